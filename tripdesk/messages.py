"""Sentences for errors, findings, warnings and the command line, in the interface's language.

`resources/messages/{ko,en}.toml` hold one template a code, grouped in tables; facts fill the braces.
"""

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any, cast

from tripdesk import resources


class UiLanguage(StrEnum):
    """The languages of the interface."""

    KO = "ko"
    EN = "en"


@cache
def templates(language: UiLanguage) -> Mapping[str, str]:
    """Every template of a language by `table.code`."""
    read = tomllib.loads(resources.read_text("messages", f"{language}.toml"))
    return {f"{table}.{code}": text for table, codes in read.items() for code, text in codes.items()}


class _Facts(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "?"


def sentence(language: UiLanguage, key: str, facts: Mapping[str, object] | None = None) -> str:
    """The sentence of `table.code` with its facts. Raises KeyError for a code nobody wrote a sentence for.

    A fact that is itself a mapping `{"ko": …, "en": …}` is said in the language of the sentence.
    """
    said = {name: _spoken(language, fact) for name, fact in (facts or {}).items()}
    return templates(language)[key].format_map(_Facts(said))


def _spoken(language: UiLanguage, fact: object) -> str:
    if isinstance(fact, Mapping):
        both = cast(Mapping[str, Any], fact)
        return str(both.get(language.value) or both.get("ko") or both.get("en") or "")
    return str(fact)
