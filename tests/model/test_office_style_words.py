"""Every word of the model is a word in both languages."""

import importlib
import inspect
import pkgutil
import tomllib
from collections.abc import Iterator
from enum import StrEnum

import pytest

import tripdesk.model
from tripdesk import resources
from tripdesk.model.checks.finding import Code
from tripdesk.model.diff import Act
from tripdesk.model.itinerary import ItemKind, Status
from tripdesk.model.mentions import What
from tripdesk.model.office_style.language import table_of, word_of
from tripdesk.model.purge import Treat
from tripdesk.wording import words

SAID_IN_MESSAGES = {Act, Code, Treat, What}
"""Enums whose values are told in whole sentences (`resources/messages`)."""


def enums_of_the_model() -> Iterator[type[StrEnum]]:
    for module in pkgutil.walk_packages(tripdesk.model.__path__, "tripdesk.model."):
        for _, found in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if issubclass(found, StrEnum) and found.__module__ == module.name and found not in SAID_IN_MESSAGES:
                yield found


ENUMS = sorted(set(enums_of_the_model()), key=lambda cls: cls.__name__)


def test_the_walk_finds_the_enums():
    assert {"Audience", "Diet", "ItemKind", "Status"} <= {cls.__name__ for cls in ENUMS}
    assert len({cls.__name__ for cls in ENUMS}) == len(ENUMS)


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("cls", ENUMS, ids=lambda cls: cls.__name__)
def test_an_enum_has_a_word_for_each_value_and_no_other(cls: type[StrEnum], language: str):
    table = tomllib.loads(resources.read_text("wording", f"{language}.toml"))[table_of(cls)]
    assert set(table) == {value.value for value in cls}
    assert [key for key, word in table.items() if not word.strip()] == []


@pytest.mark.parametrize("cls", ENUMS, ids=lambda cls: cls.__name__)
def test_two_values_of_an_enum_have_two_words(cls: type[StrEnum]):
    for language in ("ko", "en"):
        assert len({word_of(value, language) for value in cls}) == len(cls)


def test_the_style_has_the_same_words_in_both_languages():
    ko, en = ({key for key in words(language) if key.startswith("style.")} for language in ("ko", "en"))
    assert ko == en


def test_a_word():
    assert (table_of(ItemKind), word_of(ItemKind.MEETING, "ko")) == ("item_kind", "면담")
    assert (word_of(Status.PLANNED, "ko"), word_of(Status.CONFIRMED, "en")) == ("섭외 예정", "Confirmed")
