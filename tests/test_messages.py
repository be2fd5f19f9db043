"""Every code has its sentence in both languages, every sentence its code, and every brace a fact that is given."""

import ast
import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.oracles import ROOT
from tripdesk import wording
from tripdesk.messages import UiLanguage, sentence, templates
from tripdesk.model import contract

KO, EN = UiLanguage.KO, UiLanguage.EN
CODE = ROOT / "tripdesk"
FAMILIES = {"Rejected", "Conflict", "Unavailable"}
OF_A_FAULT = {"where", "expected", "limit"}
"""What `contract._fault` can say of a fault pydantic found."""


@cache
def calls() -> tuple[tuple[str, ast.Call], ...]:
    """Every call in tripdesk, by the last word of what is called."""
    return tuple(_calls())


def _calls() -> Iterator[tuple[str, ast.Call]]:
    for path in sorted(CODE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                yield name, node


def texts(node: ast.expr) -> list[str]:
    """The texts an expression can be: of `"a" if x else "b"` both."""
    if isinstance(node, ast.IfExp):
        return [*texts(node.body), *texts(node.orelse)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def braces(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def raised() -> dict[str, set[str]]:
    """Codes of errors that stand as text where they are raised, with the facts given there every time."""
    found: dict[str, set[str]] = {}
    for name, call in calls():
        if name in FAMILIES and call.args:
            given = {word.arg for word in call.keywords if word.arg}
            for code in texts(call.args[0]):
                found[code] = found.get(code, given) & given
    return found


def of_the_model() -> dict[str, set[str]]:
    """Codes of the model's own faults, with their facts."""
    found: dict[str, set[str]] = {}
    for name, call in calls():
        if name == "PydanticCustomError":
            context = ast.literal_eval(ast.unparse(keys_only(call.args[2])))
            found |= {code: {"where"} | set(context) for code in texts(call.args[0])}
    return found


def keys_only(node: ast.expr) -> ast.expr:
    assert isinstance(node, ast.Dict)
    return ast.Set([key for key in node.keys if key]) if node.keys else ast.Dict([], [])


NAMED_ELSEWHERE = {
    "picture_unreadable": {"where"},
    "picture_too_large": {"where"},
    "attachment_missing": {"where", "limit"},
    "attachment_too_large": {"where", "limit"},
    "organisation_ambiguous": {"names"},
    "organisation_not_met": {"names"},
    "key_twice": {"where"},
    "not_a_number": {"where", "word"},
}
"""Codes that go through a variable, or are given their place further up."""


def codes() -> dict[str, set[str]]:
    faults = dict.fromkeys({*vars(contract)["_CODES"].values(), "wrong_type", "out_of_range"}, OF_A_FAULT)
    misspelt = {code: {"where"} for _, code in vars(contract)["_FORMS"].values()}
    return of_the_model() | faults | misspelt | raised() | NAMED_ELSEWHERE


def test_every_fault_of_the_model_is_known_to_the_contract() -> None:
    of_an_edition = {"host_needs_organisation"}
    assert of_the_model().keys() - of_an_edition == vars(contract)["_OWN"]


@pytest.mark.parametrize("language", UiLanguage)
def test_every_error_has_a_sentence_and_every_sentence_an_error(language: UiLanguage) -> None:
    assert {key.removeprefix("errors.") for key in templates(language) if key.startswith("errors.")} == codes().keys()


@pytest.mark.parametrize("language", UiLanguage)
def test_every_brace_of_an_error_is_a_fact_that_is_given(language: UiLanguage) -> None:
    missing = {code: braces(templates(language)[f"errors.{code}"]) - given for code, given in codes().items()}
    assert {code: names for code, names in missing.items() if names} == {}


def keys_used(table: str) -> set[str]:
    """Keys of a table that the code names."""
    used: set[str] = set()
    for name, call in calls():
        if not call.args:
            continue
        said = texts(call.args[0])
        if table == "cli":
            used |= {f"cli.{text}" for text in said if name in {"line", "progress", "asks", "secret"}}
            used |= {f"cli.help_{text}" for text in said if name in {"told", "command", "on_trip", "on_file"}}
            used |= {f"cli.doctor_{text}" for text in said if name == "Examined"}
            used |= {t for arg in call.args for t in texts(arg) if name == "sentence" and t.startswith("cli.")}
        elif name == "warning" or (name == "Warn" and "renderer" not in "".join(said)):
            used |= {f"warnings.{text}" for text in said}
    return used


CHOSEN_BY_A_VALUE = {
    "cli.help_show", "cli.help_check", "cli.doctor_folder", "cli.doctor_folder_unwritable",
    "cli.severity_error", "cli.severity_warning", "cli.severity_note",
    "cli.help_undo", "cli.help_redo", "cli.undo_plan", "cli.redo_plan", "cli.undo_done", "cli.redo_done",
}  # fmt: skip


@pytest.mark.parametrize(("table", "chosen"), [("cli", CHOSEN_BY_A_VALUE), ("warnings", set[str]())])
def test_every_key_is_used_and_every_key_used_is_there(table: str, chosen: set[str]) -> None:
    assert keys_used(table) | chosen == {key for key in templates(EN) if key.startswith(f"{table}.")}


# Both languages


def test_messages_have_the_same_keys_and_the_same_braces() -> None:
    one, other = ({key: braces(text) for key, text in templates(language).items()} for language in (KO, EN))
    words_of_an_order = {key for key in one if key.startswith("finding_words.")}
    assert one.keys() == other.keys()
    assert {k: (one[k], other[k]) for k in one.keys() - words_of_an_order if one[k] != other[k]} == {}


def test_wording_has_the_same_keys_and_the_same_braces() -> None:
    one, other = ({key: braces(text) for key, text in wording.words(language).items()} for language in ("ko", "en"))
    assert one.keys() == other.keys()
    laid_out_by_language = {key for key in one if key.startswith("style.")}
    assert {k: (one[k], other[k]) for k in one.keys() - laid_out_by_language if one[k] != other[k]} == {}


HANGUL = re.compile("[가-힣]")


def test_each_language_is_itself() -> None:
    assert [key for key, text in templates(EN).items() if HANGUL.search(text)] == []
    without = [key for key, text in templates(KO).items() if not HANGUL.search(re.sub(r"\{\w+\}", "", text))]
    said_with_facts_alone = {
        "cli.doctor_program", "cli.doctor_part", "cli.search_hit", "cli.search_hit_of_trip",
        "finding_words.travel_span",
    }  # fmt: skip
    assert {key for key in without if key.split(".")[0] in {"errors", "warnings", "cli"}} <= said_with_facts_alone


@pytest.mark.parametrize("language", UiLanguage)
def test_an_error_says_what_to_do_in_whole_sentences(language: UiLanguage) -> None:
    ends = (".", "{names}", "{expected}")
    errors = {key: text for key, text in templates(language).items() if key.startswith("errors.")}
    assert [key for key, text in errors.items() if not text.endswith(ends) or "\n" in text] == []


# Filling in


@pytest.mark.parametrize(
    ("key", "facts", "ko", "en"),
    [
        (
            "errors.zone_unknown",
            {"where": "items[3].start.zone", "zone": "Asia/Soeul"},
            "items[3].start.zone: ‘Asia/Soeul’ 시간대는 없습니다. Asia/Seoul처럼 지역/도시로 적으세요.",
            "items[3].start.zone: there is no time zone ‘Asia/Soeul’. Write an area and city such as Asia/Seoul.",
        ),
        (
            "errors.is_directory",
            {"path": Path("a{where}b")},
            "a{where}b: 파일이 아니라 폴더입니다. 파일을 지정하세요.",
            "a{where}b is a folder. Name a file.",
        ),
        (
            "errors.two_languages_expected",
            {"where": "trip.title"},
            'trip.title: 두 언어로 적는 글입니다. {"ko": "…", "en": "…"}처럼 적으세요.',
            'trip.title is a text in two languages. Write it like {"ko": "…", "en": "…"}.',
        ),
        (
            "warnings.held_open",
            {"path": {"ko": "자료", "en": "book"}},
            "다른 프로그램이 파일을 열고 있어 자료에 저장했습니다.",
            "Another program holds the file open; written to book instead.",
        ),
    ],
)
def test_a_sentence(key: str, facts: dict[str, object], ko: str, en: str) -> None:
    assert (sentence(KO, key, facts), sentence(EN, key, facts)) == (ko, en)


def test_a_code_without_a_sentence_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError):
        sentence(KO, "errors.nobody_wrote_this")
