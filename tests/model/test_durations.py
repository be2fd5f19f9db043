"""`6박 9일`: how nights and days are counted."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tripdesk.model.durations import NightsAndDays, TripSpan, nights_and_days, trip_span
from tripdesk.model.snapshot import TripSnapshot

SEOUL, LOS_ANGELES, HONOLULU = "Asia/Seoul", "America/Los_Angeles", "Pacific/Honolulu"
MAYOR, STAFF = "mayors-party", "staff-party"


def at(when: str, zone: str) -> dict[str, str]:
    return {"local": when.replace(" ", "T"), "zone": zone}


def item(kind: str, start: dict[str, str] | None, end: dict[str, str] | None, **more: Any) -> dict[str, Any]:
    way = {"move": {"mode": "flight", "origin": "here", "destination": "there"}} if kind == "move" else {}
    return {
        "kind": kind,
        "status": "confirmed",
        "title": {"ko": "일정"},
        "start": start,
        "end": end,
        "parties": [MAYOR, STAFF],
        "calendar": {"revised_at": datetime(2023, 1, 1, tzinfo=UTC)},
    } | (way | more)


def flight(left: str, from_: str, arrived: str, to: str, **more: Any) -> dict[str, Any]:
    return item("move", at(left, from_), at(arrived, to), **more)


def stay(since: str, until: str, zone: str = LOS_ANGELES, **more: Any) -> dict[str, Any]:
    return item("stay", at(since, zone), at(until, zone), **more)


def trip(*items: dict[str, Any], head: bool = True, override: dict[str, int] | None = None) -> TripSnapshot:
    return TripSnapshot.model_validate(
        {
            "trip": {
                "id": "trip",
                "title": {"ko": "출장"},
                "organisation": "city",
                "home_zone": SEOUL,
                "stay_override": override,
                "key": "0123456789abcdef",
            },
            "organisations": [{"id": "city", "name": {"ko": "시"}}],
            "parties": [{"id": MAYOR, "name": {"ko": "시장단"}}, {"id": STAFF, "name": {"ko": "실무단"}}],
            "people": [{"id": "p-mayor"}, {"id": "p-officer"}],
            "delegates": [
                {"id": "mayor", "person": "p-mayor", "party": MAYOR, "duties": ["head"] if head else []},
                {"id": "officer", "person": "p-officer", "party": STAFF},
            ],
            "places": [{"id": "here", "name": {"ko": "여기"}}, {"id": "there", "name": {"ko": "저기"}}],
            "items": [one | {"id": f"item-{n}"} for n, one in enumerate(items)],
        }
    )


OUT = flight("2023-01-04 20:00", SEOUL, "2023-01-04 14:30", LOS_ANGELES)
BACK = flight("2023-01-10 23:30", LOS_ANGELES, "2023-01-12 05:30", SEOUL)
VEGAS = stay("2023-01-04 17:00", "2023-01-08 09:00")
FRANCISCO = stay("2023-01-08 14:00", "2023-01-10 19:00")
CES = (OUT, VEGAS, FRANCISCO, BACK)


def cancelled(one: dict[str, Any], status: str = "cancelled") -> dict[str, Any]:
    return one | {"status": status}


@pytest.mark.parametrize(
    ("why", "items", "expected"),
    [
        ("the sample trip", CES, (6, 9)),
        ("in whatever order", CES[::-1], (6, 9)),
        ("not yet agreed", tuple(cancelled(i, "planned") for i in CES), (6, 9)),
        ("two rooms for one night", (*CES, stay("2023-01-07 15:00", "2023-01-08 11:00")), (6, 9)),
        ("one night, an hour apart", (*CES, stay("2023-01-07 15:00", "2023-01-08 11:00", "America/Denver")), (6, 9)),
        ("arrived at one in the morning", (OUT, stay("2023-01-05 01:00", "2023-01-05 09:00"), BACK), (1, 9)),
        ("a room for the day is no night", (OUT, stay("2023-01-05 09:00", "2023-01-05 18:00"), BACK), (0, 9)),
        ("the night on the aeroplane is none", (OUT, BACK), (0, 9)),
        ("a hotel called off", (OUT, VEGAS, cancelled(FRANCISCO), BACK), (4, 9)),
        ("a hotel in reserve", (OUT, VEGAS, cancelled(FRANCISCO, "backup"), BACK), (4, 9)),
        ("a hotel that was full", (OUT, VEGAS, cancelled(FRANCISCO, "declined"), BACK), (4, 9)),
        ("a flight called off", (*CES, cancelled(BACK | {"end": at("2023-01-14 05:30", SEOUL)})), (6, 9)),
        ("what happens at home before and after", (
            *CES,
            item("meeting", at("2023-01-02 10:00", SEOUL), at("2023-01-02 11:00", SEOUL)),
            item("press", at("2023-01-16 10:00", SEOUL), at("2023-01-16 11:00", SEOUL)),
        ), (6, 9)),
        ("a flight within the country first", (
            item("move", at("2023-01-03 10:00", SEOUL), at("2023-01-03 11:00", SEOUL),
                 move={"mode": "rail", "origin": "here", "destination": "there"}),
            *CES,
        ), (6, 9)),
        ("no way back yet: to the last item", (OUT, VEGAS, FRANCISCO), (6, 8)),
        ("no way out yet: from the first item", (VEGAS, FRANCISCO, BACK), (6, 8)),
        ("no flights yet: first and last item at home", (VEGAS,), (4, 5)),
        ("one evening there, two days at home", (
            item("meal", at("2023-01-06 06:00", LOS_ANGELES), at("2023-01-06 08:00", LOS_ANGELES)),
        ), (0, 2)),
        ("over the date line two nights have one date", (
            flight("2023-01-06 08:00", SEOUL, "2023-01-05 21:00", HONOLULU),
            stay("2023-01-05 16:00", "2023-01-06 07:00", SEOUL),
            stay("2023-01-05 22:00", "2023-01-06 09:00", HONOLULU),
            flight("2023-01-06 11:00", HONOLULU, "2023-01-07 16:00", SEOUL),
        ), (2, 2)),
        ("a zone that keeps the time of home", (
            flight("2023-01-04 09:00", SEOUL, "2023-01-04 11:00", "Asia/Tokyo"),
            stay("2023-01-04 15:00", "2023-01-05 10:00", "Asia/Tokyo"),
            flight("2023-01-05 17:00", "Asia/Tokyo", "2023-01-05 19:30", SEOUL),
        ), (1, 2)),
        ("home and away again", (
            flight("2023-01-04 09:00", SEOUL, "2023-01-04 11:00", "Asia/Tokyo"),
            flight("2023-01-05 17:00", "Asia/Tokyo", "2023-01-05 19:30", SEOUL),
            flight("2023-01-07 09:00", SEOUL, "2023-01-07 11:00", "Asia/Tokyo"),
            flight("2023-01-08 17:00", "Asia/Tokyo", "2023-01-08 19:30", SEOUL),
        ), (0, 5)),
        ("checked out before dawn", (
            flight("2023-01-04 09:00", SEOUL, "2023-01-04 11:00", "Asia/Tokyo"),
            stay("2023-01-04 15:00", "2023-01-05 03:30", "Asia/Tokyo"),
            flight("2023-01-05 06:00", "Asia/Tokyo", "2023-01-05 08:30", SEOUL),
        ), (1, 2)),
        ("a room kept for the evening before a night flight", (
            flight("2023-01-04 09:00", SEOUL, "2023-01-04 11:00", "Asia/Tokyo"),
            stay("2023-01-04 15:00", "2023-01-04 23:30", "Asia/Tokyo"),
            flight("2023-01-05 02:00", "Asia/Tokyo", "2023-01-05 04:30", SEOUL),
        ), (0, 2)),
        ("nothing scheduled", (), None),
        ("nothing with a time", (item("stay", None, None),), None),
        ("everything called off", tuple(cancelled(i) for i in CES), None),
    ],
)  # fmt: skip
def test_nights_and_days(why: str, items: tuple[dict[str, Any], ...], expected: tuple[int, int] | None):
    assert nights_and_days(trip(*items)) == expected, why


def test_the_office_may_count_otherwise():
    assert nights_and_days(trip(*CES, override={"nights": 7, "days": 9})) == NightsAndDays(7, 9)
    assert nights_and_days(trip(override={"nights": 7, "days": 9})) == NightsAndDays(7, 9)


def test_the_span_is_on_the_home_calendar():
    assert trip_span(trip(*CES)) == TripSpan(date(2023, 1, 4), date(2023, 1, 12))
    assert trip_span(trip(VEGAS)) == TripSpan(date(2023, 1, 5), date(2023, 1, 9))
    assert trip_span(trip()) is None


EARLY_OUT = flight("2023-01-02 20:00", SEOUL, "2023-01-02 14:30", LOS_ANGELES, parties=[STAFF])
EARLY_STAY = stay("2023-01-02 17:00", "2023-01-10 09:00", parties=[STAFF])
MAYORS = tuple(one | {"parties": [MAYOR]} for one in CES)


@pytest.mark.parametrize(
    ("why", "items", "head", "expected"),
    [
        ("the head counts, not who went ahead", (EARLY_OUT, EARLY_STAY, *MAYORS), True, (6, 9)),
        ("without a head the longest counts", (EARLY_OUT, EARLY_STAY, *MAYORS), False, (8, 11)),
        ("nothing known of the head's way", (EARLY_OUT, EARLY_STAY, BACK | {"parties": [STAFF]}), True, (8, 11)),
        ("who is absent was not there", (*CES[:2], FRANCISCO | {"absent": ["mayor"]}, BACK), True, (4, 9)),
        ("by name instead of by party", tuple(i | {"parties": [], "people": ["mayor"]} for i in CES), True, (6, 9)),
        ("an item that names nobody is everybody's", tuple(i | {"parties": []} for i in CES), True, (6, 9)),
        ("of everybody but who is absent", (
            *(i | {"parties": []} for i in CES[:2]), FRANCISCO | {"parties": [], "absent": ["mayor"]}, BACK,
        ), True, (4, 9)),
    ],
)  # fmt: skip
def test_whose_nights_and_days(why: str, items: tuple[dict[str, Any], ...], head: bool, expected: tuple[int, int]):
    assert nights_and_days(trip(*items, head=head)) == expected, why
