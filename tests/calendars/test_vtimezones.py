"""Our VTIMEZONEs against zoneinfo, read by an independent reader, hour by hour and both ways."""

import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from dateutil import tz
from icalendar.parser_tools import to_unicode

from tripdesk.calendars.vtimezones import FIRST_YEAR, agrees, observances, vtimezone
from tripdesk.model.times import ZonedTime, at_instant, in_fold, in_gap, zone, zone_names

FIXED = [
    "Asia/Seoul",
    "Asia/Tokyo",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Dubai",
    "Asia/Singapore",
    "America/Sao_Paulo",
]
CHANGING = [
    "America/Los_Angeles",
    "America/New_York",
    "America/St_Johns",
    "Europe/London",
    "Europe/Paris",
    "Europe/Dublin",
    "Australia/Sydney",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
]
UNSAYABLE = ["Asia/Jerusalem", "Africa/Cairo", "America/Santiago", "America/Nuuk", "Asia/Gaza"]


def read_by_dateutil(key: str) -> Any:
    text = vtimezone(key).to_ical(sorted=False).decode("ascii")
    return tz.tzical(io.StringIO(text.replace("\r\n", "\n"))).get(key)


def hours_and_changes(key: str) -> list[datetime]:
    """Every hour of 2026 to 2030, and every ten minutes for three hours about each change of the clocks."""
    there = zone(key)
    first = datetime(2026, 1, 1, tzinfo=UTC)
    hours = [first + timedelta(hours=n) for n in range(24 * (365 * 5 + 1))]
    offsets = [hour.astimezone(there).utcoffset() for hour in hours]
    about = [hours[n] for n in range(1, len(hours)) if offsets[n] != offsets[n - 1]]
    return hours + [change + timedelta(minutes=10 * n) for change in about for n in range(-18, 19)]


@pytest.mark.parametrize("key", FIXED + CHANGING)
def test_every_hour_from_2026_to_2030_is_the_one_of_zoneinfo(key: str) -> None:
    read, truth = read_by_dateutil(key), zone(key)
    wrong = []
    for instant in hours_and_changes(key):
        wall = instant.astimezone(truth).replace(tzinfo=None, fold=0)
        if instant.astimezone(read).replace(tzinfo=None) != wall:
            wrong.append(("to the wall", instant))
        if wall.replace(tzinfo=read).astimezone(UTC) != instant and not in_fold(wall, key):
            wrong.append(("from the wall", instant))
    assert wrong == []


@pytest.mark.parametrize("key", FIXED + CHANGING)
def test_the_table_is_used_for_every_time_that_occurs_once(key: str) -> None:
    first = datetime(2027, 1, 1)  # noqa: DTZ001
    walls = [first + timedelta(minutes=30 * step) for step in range(48 * 365)]
    once = [wall for wall in walls if not in_gap(wall, key) and not in_fold(wall, key)]
    assert [wall for wall in once if not agrees(ZonedTime(local=wall, zone=key))] == []


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("America/Los_Angeles", [
            ("DAYLIGHT", "20070311T020000", "FREQ=YEARLY;BYDAY=2SU;BYMONTH=3", "-0800", "-0700"),
            ("STANDARD", "20071104T020000", "FREQ=YEARLY;BYDAY=1SU;BYMONTH=11", "-0700", "-0800"),
        ]),
        ("Europe/Dublin", [
            ("STANDARD", "20071028T020000", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "+0100", "+0000"),
            ("DAYLIGHT", "20070325T010000", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "+0000", "+0100"),
        ]),
        ("Asia/Seoul", [("STANDARD", "19700101T000000", None, "+0900", "+0900")]),
        ("Asia/Kathmandu", [("STANDARD", "19700101T000000", None, "+0545", "+0545")]),
    ],
)  # fmt: skip
def test_a_rule_is_written_as_clients_read_it(key: str, said: list[tuple[Any, ...]]) -> None:
    def text(part: Any, name: str) -> str | None:
        return to_unicode(part[name].to_ical()) if name in part else None

    parts = [
        (part.name, *(text(part, name) for name in ("DTSTART", "RRULE", "TZOFFSETFROM", "TZOFFSETTO")))
        for part in vtimezone(key).subcomponents
    ]
    assert parts == said


@pytest.mark.parametrize("key", UNSAYABLE)
def test_a_rule_that_yearly_weekdays_cannot_say_gives_no_table(key: str) -> None:
    assert observances(key) == ()
    assert not agrees(ZonedTime(local=datetime(2027, 7, 1, 12), zone=key))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("key", "local", "used"),
    [
        ("America/Los_Angeles", "2023-01-09T14:00", True),
        ("America/Los_Angeles", "2027-03-14T01:59", True),
        ("America/Los_Angeles", "2027-03-14T03:00", True),
        ("America/Los_Angeles", "2027-11-07T00:59", True),
        ("America/Los_Angeles", "2027-11-07T02:00", True),
        ("America/Los_Angeles", "2006-04-10T12:00", False),  # summer time then began in April
        ("America/Los_Angeles", "2007-12-01T12:00", False),  # before the first full year of the table
        ("Asia/Seoul", "1988-07-01T12:00", False),  # summer time of the Olympic year
        ("Asia/Seoul", "1995-07-01T12:00", True),
        ("America/Sao_Paulo", "2018-12-01T12:00", False),  # summer time was given up in 2019
        ("America/Sao_Paulo", "2022-12-01T12:00", True),
        ("Europe/Moscow", "2012-07-01T12:00", False),
    ],
)
def test_where_the_table_would_be_wrong_it_is_not_used(key: str, local: str, used: bool) -> None:
    assert agrees(ZonedTime(local=datetime.fromisoformat(local), zone=key)) is used


@pytest.mark.parametrize("fold", [0, 1])
@pytest.mark.parametrize(
    ("key", "local"),
    [
        ("America/Los_Angeles", "2027-11-07T01:30"),
        ("Asia/Seoul", "1988-10-09T02:30"),  # the table knows of no change here, and the second is what it says
    ],
)
def test_a_time_that_occurs_twice_is_not_left_to_the_table(key: str, local: str, fold: int) -> None:
    assert not agrees(ZonedTime.model_validate({"local": local, "zone": key, "fold": fold}))


def test_no_zone_of_the_world_is_ever_read_wrongly() -> None:
    """Wherever a table is used, dateutil reads it as zoneinfo means it: each zone twice a week for six years."""
    first = datetime(FIRST_YEAR + 13, 1, 1, 12, 7, tzinfo=UTC)
    steps = [first + timedelta(hours=125 * n) for n in range(420)]
    used = 0
    for key in sorted(zone_names()):
        read = read_by_dateutil(key) if observances(key) else None
        for instant in steps:
            moment = at_instant(instant, key)
            if agrees(moment):
                used += 1
                assert moment.local.replace(tzinfo=read).astimezone(UTC) == moment.utc, moment
    assert used > 150_000
