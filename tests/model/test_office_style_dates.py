"""Dates and times as an office writes them."""

from datetime import date

import pytest

from tripdesk.model import office_style
from tripdesk.model.audience import Audience
from tripdesk.model.times import ZonedTime
from tripdesk.model.trip import Issue

LOS_ANGELES = "America/Los_Angeles"


def t(local: str, zone: str = LOS_ANGELES, fold: int | None = None) -> ZonedTime:
    return ZonedTime.model_validate({"local": local, "zone": zone, "fold": fold})


def d(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("day", "ko", "en"),
    [
        ("2023-01-04", "2023. 1. 4.(수)", "Wed 4 January 2023"),
        ("2024-02-29", "2024. 2. 29.(목)", "Thu 29 February 2024"),
        ("2027-12-31", "2027. 12. 31.(금)", "Fri 31 December 2027"),
    ],
)
def test_full_date(day: str, ko: str, en: str):
    assert (office_style.full_date(d(day), "ko"), office_style.full_date(d(day), "en")) == (ko, en)


def test_short_date():
    assert office_style.short_date(d("2023-01-09"), "ko") == "1. 9.(월)"
    assert office_style.short_date(d("2023-01-09"), "en") == "Mon 9 Jan"
    assert office_style.short_date(d("2023-01-09"), "ko", year=True) == "2023. 1. 9.(월)"
    assert office_style.short_date(d("2023-01-09"), "en", year=True) == "Mon 9 Jan 2023"


def test_every_weekday_has_its_own_word():
    week = [d(f"2023-01-0{n}") for n in range(2, 9)]
    assert [office_style.weekday(day, "ko") for day in week] == list("월화수목금토일")
    assert [office_style.weekday(day, "en") for day in week] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


@pytest.mark.parametrize(
    ("first", "last", "ko", "en"),
    [
        ("2023-01-04", "2023-01-12", "2023. 1. 4.(수)~1. 12.(목)", "Wed 4 – Thu 12 January 2023"),
        ("2023-01-30", "2023-02-02", "2023. 1. 30.(월)~2. 2.(목)", "Mon 30 January – Thu 2 February 2023"),
        ("2022-12-29", "2023-01-03", "2022. 12. 29.(목)~2023. 1. 3.(화)", "Thu 29 December 2022 – Tue 3 January 2023"),
        ("2023-01-04", "2023-01-04", "2023. 1. 4.(수)", "Wed 4 January 2023"),
        ("2023-01-04", "2024-01-04", "2023. 1. 4.(수)~2024. 1. 4.(목)", "Wed 4 January 2023 – Thu 4 January 2024"),
    ],
)
def test_date_range(first: str, last: str, ko: str, en: str):
    assert office_style.date_range(d(first), d(last), "ko") == ko
    assert office_style.date_range(d(first), d(last), "en") == en


def test_the_office_may_space_its_tildes():
    assert (
        office_style.date_range(d("2023-01-04"), d("2023-01-12"), "ko", spaced=True) == "2023. 1. 4.(수) ~ 1. 12.(목)"
    )
    assert office_style.time_range(t("2023-01-09T10:00"), t("2023-01-09T12:30"), "ko", spaced=True) == "10:00 ~ 12:30"


@pytest.mark.parametrize(
    ("nights", "days", "ko", "en"),
    [
        (6, 9, "6박 9일", "6 nights, 9 days"),
        (1, 2, "1박 2일", "1 night, 2 days"),
        (1, 1, "1박 1일", "1 night, 1 day"),
        (0, 2, "무박 2일", "2 days, no night in lodging"),
        (0, 1, "당일", "1 day"),
    ],
)
def test_stay_length(nights: int, days: int, ko: str, en: str):
    assert (office_style.stay_length(nights, days, "ko"), office_style.stay_length(nights, days, "en")) == (ko, en)


def test_trip_dates():
    first, last = d("2023-01-04"), d("2023-01-12")
    assert office_style.trip_dates(first, last, (6, 9), "ko") == "2023. 1. 4.(수)~1. 12.(목), 6박 9일"
    assert office_style.trip_dates(first, last, (6, 9), "en") == "Wed 4 – Thu 12 January 2023, 6 nights, 9 days"
    assert office_style.trip_dates(first, last, None, "ko") == "2023. 1. 4.(수)~1. 12.(목)"


@pytest.mark.parametrize(
    ("start", "end", "ko", "en"),
    [
        (t("2023-01-09T10:00"), t("2023-01-09T12:30"), "10:00~12:30", "10:00–12:30"),
        (t("2023-01-09T07:09"), t("2023-01-09T07:09"), "07:09", "07:09"),
        (t("2023-01-09T22:00"), t("2023-01-10T01:00"), "22:00~익일 01:00", "22:00–01:00 next day"),
        (t("2023-01-09T22:00"), t("2023-01-10T00:00"), "22:00~익일 00:00", "22:00–00:00 next day"),
        (t("2023-01-09T22:00"), t("2023-01-11T01:00"), "22:00~1. 11.(수) 01:00", "22:00 – Wed 11 Jan 01:00"),
        (t("2022-12-30T22:00"), t("2023-01-02T01:00"), "22:00~2023. 1. 2.(월) 01:00", "22:00 – Mon 2 Jan 2023 01:00"),
        (  # both ends on the clock of the place where it starts
            t("2023-01-09T10:00"),
            t("2023-01-10T05:00", "Asia/Seoul"),
            "10:00~12:00",
            "10:00–12:00",
        ),
        (  # an hour that occurs twice says which
            t("2027-11-07T01:30", fold=0),
            t("2027-11-07T01:10", fold=1),
            "01:30(시계 변경 전)~01:10(시계 변경 후)",
            "01:30 (before clocks change)–01:10 (after clocks change)",
        ),
    ],
)
def test_time_range(start: ZonedTime, end: ZonedTime, ko: str, en: str):
    assert (office_style.time_range(start, end, "ko"), office_style.time_range(start, end, "en")) == (ko, en)


def test_the_mark_of_an_issue():
    third = Issue(number=3, as_of=t("2023-01-09T23:40", "Asia/Seoul"))
    assert office_style.issue_mark(third, "ko") == "3차(1. 9. 23:40 기준)"
    assert office_style.issue_mark(third, "en") == "Issue 3 (as of 9 Jan 23:40)"
    assert office_style.issue_mark(None, "ko") == "작성 중"
    assert office_style.issue_mark(None, "en") == "Draft"
    assert office_style.reader_and_issue(Audience.PRINCIPAL, third, "ko") == "단장용 · 3차(1. 9. 23:40 기준)"
    assert office_style.reader_and_issue(Audience.PRINCIPAL, None, "en") == "For the head of delegation · Draft"
