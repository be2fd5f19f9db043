"""Times, dates and lengths as people type them."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tripdesk.errors import Rejected
from tripdesk.model.office_style import time_text
from tripdesk.model.times import ZonedTime, in_gap
from tripdesk.services.typed_times import (
    TypedTime,
    end_typed,
    moment,
    start_typed,
    typed_date,
    typed_length,
    typed_time,
)

LAS = "America/Los_Angeles"
SIXTH = date(2023, 1, 6)


@pytest.mark.parametrize(
    ("typed", "hour", "minute"),
    [
        ("930", 9, 30),
        ("0930", 9, 30),
        ("9:30", 9, 30),
        ("9.30", 9, 30),
        ("９：３０", 9, 30),
        ("9", 9, 0),
        ("9시", 9, 0),
        ("9시 5분", 9, 5),
        ("14시 반", 14, 30),
        ("오후 2시", 14, 0),
        ("오후2시30분", 14, 30),
        ("오후 14시", 14, 0),
        ("오전 12시", 0, 0),
        ("오후 12시", 12, 0),
        ("낮 12시", 12, 0),
        ("낮 11시", 11, 0),
        ("새벽 1시", 1, 0),
        ("저녁 7시", 19, 0),
        ("밤 10시", 22, 0),
        ("정오", 12, 0),
        ("2pm", 14, 0),
        ("2:30 p.m.", 14, 30),
        ("12am", 0, 0),
        ("noon", 12, 0),
        ("24:00", 24, 0),
    ],
)
def test_a_time(typed: str, hour: int, minute: int) -> None:
    assert typed_time(typed) == TypedTime(hour * 60 + minute)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("+30", TypedTime(30, relative=True)),
        ("+1:30", TypedTime(90, relative=True)),
        ("+1시간", TypedTime(60, relative=True)),
        ("-15", TypedTime(-15, relative=True)),
        ("익일 01:00", TypedTime(60, days=1)),
        ("01:00 다음날", TypedTime(60, days=1)),
        ("01:00 next day", TypedTime(60, days=1)),
        ("1:30 처음", TypedTime(90, fold=0)),
        ("01:30(시계 변경 후)", TypedTime(90, fold=1)),
        ("1:30 second", TypedTime(90, fold=1)),
    ],
)
def test_a_time_by_another(typed: str, read: TypedTime) -> None:
    assert typed_time(typed) == read


@pytest.mark.parametrize(
    "typed",
    ["", "곧", "25:00", "9:75", "1:5", "9.5", "24:30", "13pm", "자정", "밤 12시", "밤 1시", "+", "9:30~", "12345"],
)
def test_what_is_no_time_or_may_be_two_is_refused(typed: str) -> None:
    with pytest.raises(Rejected, match="time_not_read"):
        typed_time(typed)


@given(st.integers(0, 23), st.integers(0, 59))
def test_what_the_office_writes_is_read_back(hour: int, minute: int) -> None:
    assert typed_time(f"{hour:02d}:{minute:02d}").minute == hour * 60 + minute


@given(st.text(max_size=30))
def test_any_text_is_a_time_or_refused(text: str) -> None:
    try:
        read = typed_time(text)
    except Rejected:
        return
    assert read.relative or 0 <= read.minute <= 24 * 60


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1. 6.(금)", SIXTH),
        ("1.6", SIXTH),
        ("1/6", SIXTH),
        ("01-06", SIXTH),
        ("6", SIXTH),
        ("6일", SIXTH),
        ("1월 6일(금요일)", SIXTH),
        ("2023-01-06", SIXTH),
        ("2023. 1. 6.(금)", SIXTH),
        ("20230106", SIXTH),
        ("Fri 6 Jan", SIXTH),
        ("Jan 6, 2023", SIXTH),
        ("12. 31.", date(2022, 12, 31)),
        ("2. 30.", None),
        ("13. 1.", None),
        ("내일", None),
        ("", None),
    ],
)
def test_a_date_near_the_fourth_of_january_2023(typed: str, read: date | None) -> None:
    if read is not None:
        assert typed_date(typed, date(2023, 1, 4)) == read
    else:
        with pytest.raises(Rejected, match="date_not_read"):
            typed_date(typed, date(2023, 1, 4))


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("90", 90),
        ("90분", 90),
        ("1시간", 60),
        ("1시간 30분", 90),
        ("1시간 반", 90),
        ("1h 30m", 90),
        ("1.5h", 90),
        ("1:30", 90),
        ("2 hours", 120),
    ],
)
def test_a_length(typed: str, minutes: int) -> None:
    assert typed_length(typed) == minutes


@pytest.mark.parametrize("typed", ["", "반", "오래", "1시간 반 30분"])
def test_what_is_no_length_is_refused(typed: str) -> None:
    with pytest.raises(Rejected, match="length_not_read"):
        typed_length(typed)


def test_a_time_the_clocks_skip_is_refused() -> None:
    with pytest.raises(Rejected, match="placed_in_gap"):
        moment(typed_time("02:30"), date(2027, 3, 28), "Europe/Paris")


def test_a_time_the_clocks_show_twice_is_asked_for() -> None:
    night = date(2027, 10, 31)
    with pytest.raises(Rejected, match="time_comes_twice"):
        moment(typed_time("02:30"), night, "Europe/Paris")
    first, second = (moment(typed_time(f"02:30 {word}"), night, "Europe/Paris") for word in ("처음", "나중"))
    assert second.utc - first.utc == timedelta(hours=1)
    assert moment(typed_time(time_text(second, "ko")), night, "Europe/Paris") == second
    assert moment(typed_time(time_text(first, "en")), night, "Europe/Paris") == first


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 1439), st.sampled_from([LAS, "Europe/Paris"]))
def test_a_typed_time_is_the_time_on_the_wall_or_refused(day: date, minute: int, key: str) -> None:
    try:
        read = moment(TypedTime(minute, fold=0), day, key)
    except Rejected:
        assert in_gap(datetime.combine(day, time(minute // 60, minute % 60)), key)
        return
    assert (read.date, read.local.hour * 60 + read.local.minute) == (day, minute)


def test_a_start_after_the_item_before() -> None:
    before = moment(TypedTime(600), SIXTH, LAS)
    assert start_typed("+30", SIXTH, LAS, before) == moment(TypedTime(630), SIXTH, LAS)
    with pytest.raises(Rejected, match="nothing_before"):
        start_typed("+30", SIXTH, LAS)


@pytest.mark.parametrize(
    ("typed", "end"),
    [("11:30", "2023-01-06T11:30"), ("+90", "2023-01-06T11:30"), ("익일 01:00", "2023-01-07T01:00")],
)
def test_an_end(typed: str, end: str) -> None:
    start = moment(TypedTime(600), SIXTH, LAS)
    assert end_typed(typed, start, LAS).local.isoformat(timespec="minutes") == end


def test_an_end_before_its_start_is_refused() -> None:
    start: ZonedTime = moment(TypedTime(600), SIXTH, LAS)
    with pytest.raises(Rejected, match="end_first"):
        end_typed("9:30", start, LAS)
