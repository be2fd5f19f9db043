"""Which recipients are meant, and that no two of them ever share a file."""

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model.small import edited
from tripdesk.errors import Rejected
from tripdesk.files import LONGEST_NAME_BYTES
from tripdesk.model.audience import Audience
from tripdesk.model.contract import read_trip
from tripdesk.services.calendar_files import calendar_names, distinct_names, make_calendar
from tripdesk.services.choosing import recipients_for
from tripdesk.services.trips import OpenTrip


def recipient(own: str, ko: str = "", en: str = "", audience: str = "staff") -> dict[str, Any]:
    return {"id": own, "name": {"ko": ko, "en": en}, "audience": audience}


def trip_for(*recipients: dict[str, Any]) -> OpenTrip:
    return OpenTrip(read_trip(json.dumps(edited({"recipients": recipients})).encode())[0], Path("trip.json"))


OFFICE = trip_for(
    recipient("one", "총무과 김", "Kim"),
    recipient("two", "총무과 이", ""),
    recipient("three", "총무과", "General Affairs"),
    recipient("four", "", "Kim", "press"),
    recipient("Kim", "단장", "Head", "principal"),
)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("one", "one"),
        ("Kim", "Kim"),
        ("총무과", "three"),
        ("총무과 이", "two"),
        (unicodedata.normalize("NFD", "총무과 이"), "two"),
        (" 단장 ", "Kim"),
        ("GENERAL", "three"),
        ("affairs", "three"),
    ],
)
def test_a_recipient_is_meant_by_id_by_name_or_by_part_of_it(name: str, meant: str) -> None:
    assert [r.id for r in recipients_for(OFFICE.snapshot, name, None)] == [meant]


@pytest.mark.parametrize(
    ("name", "code", "names"),
    [
        ("과 ", "recipient_ambiguous", "총무과 김 (one), 총무과 이 (two), 총무과 (three)"),
        ("kim", "recipient_ambiguous", "총무과 김 (one), Kim (four)"),
        ("박", "recipient_unknown", "총무과 김 (one), 총무과 이 (two), 총무과 (three), Kim (four), 단장 (Kim)"),
        ("", "recipient_unknown", "총무과 김 (one), 총무과 이 (two), 총무과 (three), Kim (four), 단장 (Kim)"),
        ("  ", "recipient_unknown", "총무과 김 (one), 총무과 이 (two), 총무과 (three), Kim (four), 단장 (Kim)"),
    ],
)
def test_a_name_that_does_not_mean_one_is_refused(name: str, code: str, names: str) -> None:
    with pytest.raises(Rejected) as refused:
        recipients_for(OFFICE.snapshot, name, None)
    assert (refused.value.code, refused.value.facts) == (code, {"names": names})


def test_an_audience_means_all_of_it_in_the_order_of_the_office() -> None:
    assert [r.id for r in recipients_for(OFFICE.snapshot, None, Audience.STAFF)] == ["one", "two", "three"]
    assert [r.id for r in recipients_for(OFFICE.snapshot, None, None)] == ["one", "two", "three", "four", "Kim"]


def test_no_two_recipients_share_a_file() -> None:
    trip = trip_for(
        recipient("a", "김"),
        recipient("b", "김"),
        recipient("c", "", "kim"),
        recipient("d", "", "KIM"),
        recipient("e", "김_2"),
    )
    assert calendar_names(trip) == {
        "a": "실무용_김.ics",
        "b": "실무용_김_2.ics",
        "c": "실무용_kim.ics",
        "d": "실무용_KIM_2.ics",
        "e": "실무용_김_2_2.ics",
    }


def test_a_name_of_300_characters_keeps_its_suffix() -> None:
    names = [*calendar_names(trip_for(recipient("a", "김" * 300), recipient("b", "김" * 300))).values()]
    assert [name[-6:] for name in names] == ["김김.ics"[-6:], "_2.ics"]
    assert all(len(name.encode()) <= LONGEST_NAME_BYTES for name in names)


@given(st.lists(st.text(max_size=5) | st.text("aAＡ가./", max_size=2), max_size=8))
def test_names_are_distinct_on_any_disk(stems: list[str]) -> None:
    names = distinct_names(((str(n), stem) for n, stem in enumerate(stems)), ".ics")
    folded = [unicodedata.normalize("NFC", name).casefold() for name in names.values()]
    assert len(names) == len(stems) == len({*folded})


def test_a_recipient_who_attends_nothing_has_a_calendar_without_events() -> None:
    trip = trip_for(recipient("public", "누리집", "", "public"), recipient("staff", "실무", "", "staff"))
    assert [make_calendar(trip, r).events for r in trip.snapshot.recipients] == [0, 2]
