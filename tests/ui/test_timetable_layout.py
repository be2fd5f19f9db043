"""Where things of a timetable stand: days of the place, lanes, bars; no window here."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.trips import HALF_HOURS, ISLAND, SEOUL_CITY, SOUTH_SEA, Stop, bare, both, item, journey, snapshot
from tripdesk.model.checks import findings
from tripdesk.services.trip_days import ahead_of_home, clock_name, trip_days
from tripdesk.ui.schedule.timetable.frame import Frame
from tripdesk.ui.schedule.timetable.layout import Plan, plan

PACIFIC = ZoneInfo("America/Los_Angeles")
KOREA = ZoneInfo("Asia/Seoul")
PARTIES = [{"id": "mayor", "name": both("시장단")}, {"id": "working", "name": both("실무단")}]


def lone(own: str, kind: str, start: datetime, end: datetime, **more: Any) -> dict[str, Any]:
    """An item of no party, unless one is given."""
    return item(own, kind, both(own), start, end, **({"parties": []} | more))


def meets(own: str, begins: str, ends: str, *parties: str, kind: str = "meeting", **more: Any) -> dict[str, Any]:
    """An item on 10 January in California, between two clock times."""
    start, end = (datetime.fromisoformat(f"2023-01-10T{clock}").replace(tzinfo=PACIFIC) for clock in (begins, ends))
    return lone(own, kind, start, end, parties=list(parties), **more)


def planned(*items: dict[str, Any], party: str = "") -> Plan:
    return plan(snapshot(bare(parties=PARTIES, items=list(items))), party=party)


def lanes(laid: Plan) -> list[tuple[str, int, int, int]]:
    """Item, lane, lanes taken, lanes there are; by lane, from the top."""
    ordered = sorted(laid.parts, key=lambda part: (part.lane, part.top))
    return [(part.item, part.lane, part.span, part.lanes) for part in ordered]


@pytest.mark.parametrize(
    ("stops", "leaves", "days"),
    [
        pytest.param(
            ISLAND,
            datetime(2026, 11, 20, 21, tzinfo=KOREA),
            ["11-20 Asia/Seoul", "11-20 Pacific/Honolulu", "11-21 Pacific/Honolulu", "11-23 Asia/Seoul"],
            id="over the date line one lands before one left, and loses a date on the way back",
        ),
        pytest.param(
            HALF_HOURS,
            datetime(2026, 11, 20, 9, tzinfo=KOREA),
            ["11-20 Asia/Seoul", "11-20 Asia/Kolkata", "11-21 Asia/Kolkata", "11-21 Asia/Kathmandu"],
            id="a quarter of an hour is another clock",
        ),
        pytest.param(
            SOUTH_SEA,
            datetime(2026, 11, 20, 9, tzinfo=KOREA),
            ["11-20 Asia/Seoul", "11-21 Pacific/Auckland", "11-22 Pacific/Auckland"],
            id="a flight into the next day",
        ),
    ],
)
def test_days_are_those_of_the_place_in_the_order_they_are_reached(
    stops: Sequence[Stop], leaves: datetime, days: list[str]
) -> None:
    trip = snapshot(journey(SEOUL_CITY, stops, leaves))
    assert [f"{day.date:%m-%d} {day.zone}" for day in trip_days(trip)][: len(days)] == days


def test_a_day_without_items_is_there_all_the_same() -> None:
    start, later = datetime(2023, 1, 9, 10, tzinfo=PACIFIC), datetime(2023, 1, 12, 10, tzinfo=PACIFIC)
    trip = snapshot(bare(items=[lone("a", "meeting", start, start), lone("b", "meeting", later, later)]))
    assert [(day.date.day, day.number) for day in trip_days(trip)] == [(9, 1), (10, 2), (11, 3), (12, 4)]


def test_two_zones_that_show_the_same_time_are_one_day() -> None:
    berlin, paris = (
        datetime(2026, 11, 20, hour, tzinfo=ZoneInfo(zone))
        for hour, zone in ((10, "Europe/Berlin"), (15, "Europe/Paris"))
    )
    trip = snapshot(bare(items=[lone("a", "meeting", berlin, berlin), lone("b", "meeting", paris, paris)]))
    assert len(trip_days(trip)) == 1


def test_a_day_knows_its_clocks() -> None:
    (day,) = planned(meets("a", "10:00", "11:00")).days
    assert (clock_name(day), ahead_of_home(day, "Asia/Seoul"), day.begins) == (
        "PST",
        -17 * 60,
        datetime(2023, 1, 10, 8, tzinfo=UTC),
    )


# Lanes


def test_parties_at_the_same_time_stand_side_by_side_in_lanes_of_their_own() -> None:
    laid = planned(
        meets("fair", "10:00", "12:00", "mayor"),
        meets("talk", "09:30", "11:00", "working"),
        meets("lunch", "11:30", "12:30", "working"),
    )
    assert lanes(laid) == [("fair", 0, 1, 2), ("talk", 1, 1, 2), ("lunch", 1, 1, 2)]


def test_one_after_the_other_takes_the_whole_day() -> None:
    laid = planned(meets("one", "10:00", "11:00", "mayor"), meets("two", "11:00", "12:00", "working"))
    assert lanes(laid) == [("one", 0, 1, 1), ("two", 0, 1, 1)]


def test_what_has_room_beside_it_takes_it() -> None:
    laid = planned(
        meets("long", "09:00", "12:00", "mayor"),
        meets("early", "09:00", "10:00", "mayor"),
        meets("other", "09:30", "10:00", "mayor"),
        meets("late", "11:00", "12:00", "mayor"),
    )
    assert {one: (lane, span) for one, lane, span, _ in lanes(laid)} == {
        "early": (0, 1),
        "long": (1, 1),
        "other": (2, 1),
        "late": (0, 1),
    }


@given(
    st.lists(st.tuples(st.integers(0, 1380), st.integers(0, 180), st.sampled_from(["mayor", "working"])), max_size=14)
)
def test_nothing_ever_lies_on_anything_else(rows: list[tuple[int, int, str]]) -> None:
    items = [
        meets(
            f"i{n}",
            f"{at // 60:02}:{at % 60:02}",
            f"{min(1439, at + long) // 60:02}:{min(1439, at + long) % 60:02}",
            who,
        )
        for n, (at, long, who) in enumerate(rows)
    ]
    parts = planned(*items).parts
    assert len(parts) == len(items)
    for n, one in enumerate(parts):
        assert one.lane + one.span <= one.lanes
        for other in parts[n + 1 :]:
            apart = max(one.bottom, one.top + 1) <= other.top or max(other.bottom, other.top + 1) <= one.top
            beside = one.lanes == other.lanes and (
                one.lane + one.span <= other.lane or other.lane + other.span <= one.lane
            )
            assert apart or beside


def test_a_party_sees_its_own_items_and_those_of_its_people() -> None:
    laid = planned(
        meets("ours", "10:00", "11:00", "mayor"), meets("theirs", "10:00", "11:00", "working"), party="mayor"
    )
    assert [part.item for part in laid.parts] == ["ours"]


# Bars


def test_lodging_is_a_bar_from_the_day_it_begins_to_the_day_it_ends() -> None:
    night = lone(
        "night",
        "stay",
        datetime(2023, 1, 9, 18, tzinfo=PACIFIC),
        datetime(2023, 1, 11, 6, tzinfo=PACIFIC),
    )
    laid = planned(night, meets("a", "10:00", "11:00"))
    (bar,) = laid.bars
    assert (bar.first, bar.last, bar.begins, bar.ends) == (0, 2, 0.75, 0.25)
    assert [part.item for part in laid.parts] == ["a"]


def test_a_flight_over_the_date_line_is_a_bar_with_a_stub_at_each_end() -> None:
    trip = snapshot(journey(SEOUL_CITY, ISLAND, datetime(2026, 11, 20, 21, tzinfo=KOREA)))
    laid = plan(trip)
    bar = next(bar for bar in laid.bars if bar.item == "flight-1")
    away, back = laid.parts_of("flight-1")
    assert (bar.first, bar.last) == (0, 1)
    assert (away.day, away.top, away.starts, away.ends) == (0, 21 * 60, True, False)
    assert (back.day, back.bottom, back.starts, back.ends) == (1, 10 * 60 + 30, False, True)


def test_what_goes_on_over_midnight_is_shown_on_both_days() -> None:
    late = lone(
        "late",
        "meal",
        datetime(2023, 1, 10, 23, tzinfo=PACIFIC),
        datetime(2023, 1, 11, 1, tzinfo=PACIFIC),
    )
    laid = planned(late)
    assert [(part.day, part.top, part.bottom) for part in laid.parts] == [(0, 23 * 60, 24 * 60), (1, 0, 60)]
    assert (laid.opens, laid.closes) == (0, 24 * 60)


# Hours, time that is short


def test_seven_to_ten_in_the_evening_is_shown_at_least() -> None:
    laid = planned(meets("a", "10:00", "11:00"))
    assert (laid.opens, laid.closes) == (7 * 60, 22 * 60)
    early = planned(meets("a", "05:50", "11:00"))
    assert (early.opens, early.closes) == (5 * 60, 22 * 60)


def test_where_time_is_short_a_strip_stands_before_the_later_item() -> None:
    data = bare(
        parties=PARTIES,
        people=[{"id": "p", "name": {"ko": "강", "en": "Kang"}}],
        delegates=[{"id": "d", "person": "p", "party": "mayor", "role": both("시장"), "protocol_order": 1}],
        places=[{"id": "here", "name": both("여기")}, {"id": "there", "name": both("저기")}],
        items=[
            meets("one", "10:00", "11:00", "mayor", place="here"),
            meets("two", "11:05", "12:00", "mayor", place="there"),
        ],
    )
    data["trip"]["travel_times"] = [{"one": "here", "other": "there", "minutes": 25}]
    trip = snapshot(data)
    found = findings(trip, date(2023, 1, 1))
    (short,) = plan(trip, found).shorts
    assert (short.one, short.top, short.other.item, short.other.top) == ("one", 11 * 60, "two", 11 * 60 + 5)
    assert found[short.finding].said["short"]["ko"] == "20"


# Pixels


def test_all_days_are_shown_where_they_fit_and_as_many_as_are_legible_elsewhere() -> None:
    start = datetime(2023, 1, 1, 10, tzinfo=KOREA)
    end = datetime(2023, 1, 10, 10, tzinfo=KOREA)
    laid = plan(snapshot(bare(items=[lone("a", "visit", start, start), lone("b", "visit", end, end)])))
    assert [Frame(laid, width, 800).count for width in (1900, 1160, 1000, 400, 90)] == [10, 10, 6, 2, 1]


def test_a_point_says_which_day_and_minute_it_is() -> None:
    laid = planned(meets("a", "10:00", "11:00"))
    frame = Frame(laid, 800, 700)
    (part,) = laid.parts
    box = frame.part(part)
    assert frame.day(box.center().x()) == 0
    assert round(frame.minute(box.top())) == 10 * 60
    assert frame.at(box.center()) == ("a", part)
    assert frame.day(10) == -1
