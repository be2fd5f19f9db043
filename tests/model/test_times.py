"""Times: the cases in which a wrong program prints a wrong hour."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tripdesk.model.itinerary import Item
from tripdesk.model.times import ZonedTime, at_instant, elapsed, offset_minutes

SEOUL, LOS_ANGELES, KOLKATA = "Asia/Seoul", "America/Los_Angeles", "Asia/Kolkata"


def t(local: str, zone: str = LOS_ANGELES, fold: int | None = None) -> ZonedTime:
    return ZonedTime.model_validate({"local": local, "zone": zone, "fold": fold})


def item(start: ZonedTime, end: ZonedTime) -> Item:
    return Item.model_validate(
        {
            "id": "one",
            "kind": "free",
            "title": {"ko": "일정"},
            "start": start,
            "end": end,
            "calendar": {"revised_at": datetime(2023, 1, 1, tzinfo=UTC)},
        }
    )


# -- ways over the date line


def test_the_flight_to_las_vegas_arrives_before_it_leaves():
    leaves, arrives = t("2023-01-04T20:00", SEOUL), t("2023-01-04T14:30")
    assert arrives.local < leaves.local
    assert elapsed(leaves, arrives) == timedelta(hours=11, minutes=30)
    assert item(leaves, arrives).day == leaves.date == arrives.date


def test_the_way_back_loses_a_day():
    leaves, arrives = t("2023-01-10T23:30"), t("2023-01-12T05:30", SEOUL)
    assert (arrives.date - leaves.date).days == 2
    assert elapsed(leaves, arrives) == timedelta(hours=13)


def test_a_flight_that_lands_before_it_takes_off_is_refused():
    with pytest.raises(ValidationError) as refused:
        item(t("2023-01-04T20:00", SEOUL), t("2023-01-04T02:30"))
    assert [e["type"] for e in refused.value.errors()] == ["end_before_start"]


# -- the day of an item


@pytest.mark.parametrize(
    ("start", "end", "day"),
    [
        (t("2023-01-09T22:00"), t("2023-01-10T01:00"), "2023-01-09"),  # over midnight
        (t("2023-01-09T00:00"), t("2023-01-09T01:00"), "2023-01-09"),  # the tenth has begun in Seoul
        (t("2023-01-05T01:00", SEOUL), t("2023-01-04T18:00"), "2023-01-05"),  # where it starts, not where it ends
        (t("2023-01-11T23:50"), t("2023-01-13T05:30", SEOUL), "2023-01-11"),
    ],
)
def test_an_item_belongs_to_the_day_of_the_place_where_it_starts(start: ZonedTime, end: ZonedTime, day: str):
    assert str(item(start, end).day) == day


# -- summer time in Los Angeles, 2027


def test_the_hour_that_occurs_twice_is_two_instants():
    first, second = t("2027-11-07T01:30", fold=0), t("2027-11-07T01:30", fold=1)
    assert first.utc == datetime(2027, 11, 7, 8, 30, tzinfo=UTC)
    assert second.utc == datetime(2027, 11, 7, 9, 30, tzinfo=UTC)
    assert elapsed(first, second) == timedelta(hours=1)
    assert (first.at(SEOUL).local, second.at(SEOUL).local) == (
        datetime(2027, 11, 7, 17, 30),  # noqa: DTZ001
        datetime(2027, 11, 7, 18, 30),  # noqa: DTZ001
    )


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        (t("2027-03-13T20:00"), t("2027-03-14T08:00"), 11),  # the short night
        (t("2027-11-06T20:00"), t("2027-11-07T08:00"), 13),  # the long night
        (t("2027-03-14T01:59"), t("2027-03-14T03:59"), 1),
        (t("2027-11-07T00:30"), t("2027-11-07T02:30"), 3),
    ],
)
def test_time_passes_as_it_does_not_as_the_clock_shows(start: ZonedTime, end: ZonedTime, hours: int):
    assert elapsed(start, end) == timedelta(hours=hours)
    assert start.plus(hours * 60) == end


def test_a_minute_before_the_gap_comes_the_minute_after_it():
    assert t("2027-03-14T01:59").plus(1) == t("2027-03-14T03:00")


# -- half an hour


def test_a_zone_half_an_hour_off():
    assert t("2023-01-09T14:00", KOLKATA).at(SEOUL) == t("2023-01-09T17:30", SEOUL)
    assert t("2023-01-09T03:00", SEOUL).at(KOLKATA) == t("2023-01-08T23:30", KOLKATA)
    assert offset_minutes(t("2023-01-09T14:00", KOLKATA)) == 330


# -- what is refused


@pytest.mark.parametrize(
    ("given_", "why"),
    [
        ({"local": "2023-01-09T14:00", "zone": "Etc/GMT+8"}, "zone_fixed_offset"),
        ({"local": "2023-01-09T14:00", "zone": "+09:00"}, "zone_fixed_offset"),
        ({"local": "2023-01-09T14:00", "zone": "UTC+9"}, "zone_fixed_offset"),
        ({"local": "2023-01-09T14:00", "zone": "UTC"}, "zone_fixed_offset"),
        ({"local": "2023-01-09T14:00", "zone": "Z"}, "zone_fixed_offset"),
        ({"local": "2023-01-09T14:00", "zone": ""}, "zone_unknown"),
        ({"local": "2023-01-09T14:00", "zone": "Asia/Gwangju"}, "zone_unknown"),
        ({"local": "2023-01-09T14:00", "zone": "PST"}, "zone_unknown"),
        ({"local": "2023-01-09T14:00", "zone": "../../etc/passwd"}, "zone_unknown"),
        ({"local": "2023-01-09T14:00:30", "zone": SEOUL}, "time_with_seconds"),
        ({"local": "2023-01-09T14:00:00.5", "zone": SEOUL}, "time_with_seconds"),
        ({"local": "2023-01-09T14:00+09:00", "zone": SEOUL}, "time_with_offset"),
        ({"local": "2023-01-09T14:00Z", "zone": SEOUL}, "time_with_offset"),
        ({"local": "0001-01-01T00:00", "zone": SEOUL}, "datetime_parsing"),
        ({"local": "9999-12-31T23:59", "zone": LOS_ANGELES}, "datetime_parsing"),
        ({"local": "2027-03-14T02:30", "zone": LOS_ANGELES}, "time_in_gap"),
        ({"local": "2027-03-14T02:30", "zone": LOS_ANGELES, "fold": 0}, "time_in_gap"),
        ({"local": "2027-11-07T01:30", "zone": LOS_ANGELES}, "time_in_fold"),
        ({"local": "2023-01-09T14:00", "zone": SEOUL, "fold": 0}, "fold_not_needed"),
        ({"local": "2023-01-09T14:00", "zone": SEOUL, "fold": 2}, "literal_error"),
        ({"local": "2023-01-09T14:00", "zone": SEOUL, "offset": 9}, "extra_forbidden"),
        ({"local": "2023-01-09T14:00"}, "missing"),
    ],
)
def test_what_is_not_a_time_at_a_place_is_refused(given_: dict[str, Any], why: str):
    with pytest.raises(ValidationError) as refused:
        ZonedTime.model_validate(given_)
    assert [e["type"] for e in refused.value.errors()] == [why]


def test_the_last_evening_of_the_calendar_has_a_next_day_elsewhere():
    assert str(t("2199-12-31T20:00").at(SEOUL).local) == "2200-01-01 13:00:00"


# -- what holds of every time

ZONES = st.sampled_from(
    [
        SEOUL,
        LOS_ANGELES,
        KOLKATA,
        "Europe/Dublin",
        "Asia/Kathmandu",
        "Pacific/Apia",
        "Pacific/Kiritimati",
        "Australia/Lord_Howe",
        "America/St_Johns",
        "Africa/Casablanca",
    ]
)
MINUTES = st.integers(0, 60 * 24 * 365 * 60).map(lambda m: datetime(1990, 1, 1, tzinfo=UTC) + timedelta(minutes=m))
MOMENTS = st.builds(at_instant, MINUTES, ZONES)


@given(MOMENTS, ZONES)
def test_another_clock_shows_the_same_instant(moment: ZonedTime, zone: str):
    assert moment.at(zone).utc == moment.utc


@given(MOMENTS, ZONES)
def test_another_clock_shows_a_time_that_could_have_been_entered(moment: ZonedTime, zone: str):
    shown = moment.at(zone)
    assert ZonedTime.model_validate_json(shown.model_dump_json()) == shown


@given(MOMENTS, ZONES)
def test_there_and_back_is_the_same_time(moment: ZonedTime, zone: str):
    assert moment.at(zone).at(moment.zone) == moment


@given(MOMENTS, MOMENTS)
def test_back_takes_as_long_as_there(one: ZonedTime, other: ZonedTime):
    assert elapsed(one, other) == -elapsed(other, one)


@given(MOMENTS, st.integers(-100_000, 100_000))
def test_so_many_minutes_later_are_so_many_minutes(moment: ZonedTime, minutes: int):
    assert elapsed(moment, moment.plus(minutes)) == timedelta(minutes=minutes)
