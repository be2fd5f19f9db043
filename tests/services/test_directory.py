"""Finding people and organisations in the list."""

from datetime import date
from pathlib import Path

import pytest

from tests.stores import opened, small_trip, taken_in
from tripdesk.messages import UiLanguage
from tripdesk.model.ids import OrganisationId, PersonId
from tripdesk.model.people import DatedTitle, Person
from tripdesk.model.text import EMPTY, LText, PersonName
from tripdesk.services.directory import Catalogue, entry, page, parts_of

TODAY = date(2023, 1, 10)
OFFICES = {"org": LText(ko="스탠퍼드대", en="Stanford")}


def person(own: str, ko: str = "", en: str = "", title: str = "", reading: str = "") -> Person:
    titles = (DatedTitle(title=LText(ko=title), organisation=OrganisationId("org")),) if title else ()
    return Person(id=PersonId(own), name=PersonName(ko=ko, en=en, reading=reading), titles=titles)


PEOPLE = (
    person("a", "이진형", "Jin Hyung Lee", "교수"),
    person("b", "이지현", "Ji-hyun Lee"),
    person("c", "김도연"),
    person("d", en="Shilpa Kolhatkar", reading="실파 콜하트카"),
)
ENTRIES = Catalogue(entry(one, UiLanguage.KO, TODAY, OFFICES, EMPTY) for one in PEOPLE)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", "abcd"),
        ("ㅇㅈㅎ", "ab"),
        ("이진ㅎ", "a"),
        ("이진", "a"),
        ("이지", "b"),
        ("이", "ab"),
        ("lee", "ab"),
        ("jin", "a"),
        ("교수", "a"),
        ("스탠퍼드 이", "a"),
        ("ㅋㅎㅌㅋ", "d"),
        ("콜하트", "d"),
        ("SHILPA", "d"),
        ("없는 사람", ""),
    ],
)
def test_what_is_typed_finds(typed: str, found: str) -> None:
    assert "".join(sorted(one.id for one in ENTRIES.matching(typed))) == found


@pytest.mark.parametrize(("typed", "found"), [("잊", "ab"), ("이지", "ab"), ("이진", "a"), ("인", ""), ("이ㅈ", "ab")])
def test_a_syllable_being_put_together_finds_what_may_become_of_it(typed: str, found: str) -> None:
    assert "".join(sorted(one.id for one in ENTRIES.matching(typed, composing=True))) == found


def test_initials_find_names_only() -> None:
    assert [one.id for one in ENTRIES.matching("ㄱㅅ")] == []


def test_a_line_says_who_somebody_is() -> None:
    line = next(one for one in ENTRIES.entries if one.id == "a")
    assert (line.name, line.other, line.detail) == ("이진형", "Jin Hyung Lee", "교수 · 스탠퍼드대")


def test_who_has_no_name_is_called_by_the_role() -> None:
    line = entry(person("x"), UiLanguage.KO, TODAY, {}, LText(ko="비서실장"))
    assert (line.name, line.other, line.detail) == ("비서실장", "", "")


def test_the_store_is_read_a_page_at_a_time(tmp_path: Path) -> None:
    store = opened(tmp_path / "desk.db")
    taken_in(store, small_trip())
    assert [str(one.id) for one in page(store, "organisation", "")] == ["city", "org"]
    assert [str(one.id) for one in page(store, "organisation", "city")] == ["org"]
    assert parts_of(store, "trip", TODAY).delegates == {"mayor"}
    store.close()
