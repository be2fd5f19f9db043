"""Giving items other times: on the clocks of the place, through nights on which clocks are changed."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.trips import bare, both, item, snapshot
from tripdesk.errors import Rejected
from tripdesk.model.itinerary import Item
from tripdesk.services.placing import Placement, moved, nudged, on_the_wall, resized, unscheduled
from tripdesk.services.trip_days import TripDay, trip_days

BERLIN, KOREA = "Europe/Berlin", "Asia/Seoul"


def of(start: str, end: str, zone: str = BERLIN, end_zone: str = "", kind: str = "meeting", **more: Any) -> Item:
    begun = datetime.fromisoformat(start).replace(tzinfo=ZoneInfo(zone))
    ended = datetime.fromisoformat(end).replace(tzinfo=ZoneInfo(end_zone or zone))
    return snapshot(bare(items=[item("a", kind, both("a"), begun, ended, parties=[], **more)])).items[0]


def day(on: str, zone: str = BERLIN) -> TripDay:
    noon = datetime.fromisoformat(f"{on}T12:00").replace(tzinfo=ZoneInfo(zone))
    (only,) = trip_days(snapshot(bare(items=[item("a", "meeting", both("a"), noon, noon, parties=[])])))
    return only


def said(placed: Placement) -> str:
    assert placed.start is not None
    assert placed.end is not None
    return f"{placed.start.local:%m-%d %H:%M}~{placed.end.local:%m-%d %H:%M} {placed.end.zone}"


@pytest.mark.parametrize(
    ("placed", "times"),
    [
        pytest.param(
            moved(of("2026-10-20T10:00", "2026-10-20T11:30"), day("2026-10-21"), 14 * 60),
            "10-21 14:00~10-21 15:30 Europe/Berlin",
            id="it lasts as long as before",
        ),
        pytest.param(
            moved(of("2026-10-20T10:00", "2026-10-20T11:30", KOREA), day("2026-10-21"), 14 * 60),
            "10-21 14:00~10-21 15:30 Europe/Berlin",
            id="on a day elsewhere it goes by the clocks of there",
        ),
        pytest.param(
            moved(of("2026-10-20T10:00", "2026-10-20T11:30", "Europe/Paris"), day("2026-10-21"), 14 * 60),
            "10-21 14:00~10-21 15:30 Europe/Paris",
            id="clocks that show the same keep their name",
        ),
        pytest.param(
            moved(of("2026-10-24T22:00", "2026-10-25T04:00"), day("2026-10-24"), 21 * 60),
            "10-24 21:00~10-25 03:00 Europe/Berlin",
            id="seven hours through the night in which summer time ends stay seven hours",
        ),
        pytest.param(
            nudged(of("2026-10-20T10:00", "2026-10-20T11:30"), -15),
            "10-20 09:45~10-20 11:15 Europe/Berlin",
            id="a little earlier",
        ),
        pytest.param(
            resized(of("2026-10-20T10:00", "2026-10-20T11:30"), day("2026-10-20"), 12 * 60, start=False),
            "10-20 10:00~10-20 12:00 Europe/Berlin",
            id="longer",
        ),
        pytest.param(
            resized(of("2026-10-20T10:00", "2026-10-20T11:30"), day("2026-10-20"), 9 * 60, start=True),
            "10-20 09:00~10-20 11:30 Europe/Berlin",
            id="an earlier start leaves the end where it was",
        ),
    ],
)
def test_an_item_gets_other_times(placed: Placement, times: str) -> None:
    assert said(placed) == times


def test_what_had_no_times_gets_an_hour_and_loses_it_again() -> None:
    waiting = of("2026-10-20T10:00", "2026-10-20T10:30").revised(start=None, end=None)
    placed = moved(waiting, day("2026-10-21"), 10 * 60)
    assert said(placed) == "10-21 10:00~10-21 11:00 Europe/Berlin"
    assert unscheduled(of("2026-10-20T10:00", "2026-10-20T10:30")).start is None


def test_of_an_hour_that_comes_twice_the_first_is_taken_and_that_is_known() -> None:
    placed = moved(of("2026-10-20T10:00", "2026-10-20T10:30"), day("2026-10-25"), 2 * 60 + 15)
    assert placed.start is not None
    assert (placed.start.fold, placed.twice) == (0, True)


@pytest.mark.parametrize(
    ("code", "act"),
    [
        pytest.param(
            "placed_in_gap",
            lambda: on_the_wall(date(2026, 3, 29), 2 * 60 + 30, BERLIN),
            id="an hour that clocks skip",
        ),
        pytest.param(
            "placed_end_first",
            lambda: resized(of("2026-10-20T10:00", "2026-10-20T11:00"), day("2026-10-20"), 9 * 60, start=False),
            id="an end before the start",
        ),
        pytest.param(
            "placed_without_times",
            lambda: nudged(of("2026-10-20T10:00", "2026-10-20T11:00").revised(start=None, end=None), 5),
            id="later than no time",
        ),
    ],
)
def test_what_cannot_be_is_refused(code: str, act: Any) -> None:
    with pytest.raises(Rejected) as refused:
        act()
    assert refused.value.code == code
