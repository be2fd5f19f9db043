"""Dates and times as an office writes them: `2023. 1. 4.(수)~1. 12.(목)`, `10:00~12:30`."""

from datetime import date, timedelta
from functools import cache, lru_cache

from tripdesk.model.audience import Audience
from tripdesk.model.office_style.language import phrase, word_of
from tripdesk.model.times import ZonedTime
from tripdesk.model.trip import Issue
from tripdesk.wording import words


@cache
def _names(language: str, key: str) -> tuple[str, ...]:
    return tuple(words(language)[f"style.{key}"].split())


def weekday(day: date, language: str) -> str:
    """`수`, `Wed`."""
    return _names(language, "weekdays")[day.weekday()]


def _written(template: str, day: date, language: str, time: str = "") -> str:
    return words(language)[f"style.{template}"].format(
        year=day.year,
        month=day.month,
        day=day.day,
        weekday=weekday(day, language),
        month_name=_names(language, "months")[day.month - 1],
        month_short=_names(language, "months_short")[day.month - 1],
        time=time,
    )


@lru_cache(maxsize=4096)
def full_date(day: date, language: str) -> str:
    """`2023. 1. 4.(수)`, `Wed 4 January 2023`."""
    return _written("date", day, language)


@lru_cache(maxsize=4096)
def short_date(day: date, language: str, *, year: bool = False) -> str:
    """`1. 9.(월)`, `Mon 9 Jan`; with the year `2023. 1. 9.(월)`, `Mon 9 Jan 2023`."""
    return _written("short_date_with_year" if year else "short_date", day, language)


def _joint(language: str, *, wide: bool, spaced: bool) -> str:
    """The tilde stands close unless the office wants it spaced; the English dash is wide between spaced ends."""
    return words(language)["style.spaced_joint" if spaced else "style.wide_joint" if wide else "style.close_joint"]


@lru_cache(maxsize=4096)
def date_range(first: date, last: date, language: str, *, spaced: bool = False) -> str:
    """`2023. 1. 4.(수)~1. 12.(목)`: the year once, again only where it changes."""
    if first == last:
        return full_date(first, language)
    if first.year != last.year:
        begun, ended = full_date(first, language), full_date(last, language)
    else:
        begun = _written(
            "date_first_same_month" if first.month == last.month else "date_first_same_year", first, language
        )
        ended = _written("date_last_same_year", last, language)
    return f"{begun}{_joint(language, wide=True, spaced=spaced)}{ended}"


def stay_length(nights: int, days: int, language: str) -> str:
    """`6박 9일`, `당일`, `무박 2일`; `6 nights, 9 days`."""
    if nights == 0:
        return phrase(language, "no_nights", days)
    return phrase(language, "nights_and_days", nights, days=phrase(language, "days", days))


def trip_dates(first: date, last: date, stay: tuple[int, int] | None, language: str, *, spaced: bool = False) -> str:
    """`2023. 1. 4.(수)~1. 12.(목), 6박 9일`."""
    dates = date_range(first, last, language, spaced=spaced)
    return f"{dates}, {stay_length(*stay, language)}" if stay else dates


@lru_cache(maxsize=2048)
def _clock(hour: int, minute: int) -> str:
    return f"{hour:02d}:{minute:02d}"


def time_text(moment: ZonedTime, language: str) -> str:
    """`10:00`. A time that occurs twice says which: `01:30(시계 변경 전)`."""
    shown = _clock(moment.local.hour, moment.local.minute)
    if moment.fold is None:
        return shown
    return phrase(language, "second_of_two" if moment.fold else "first_of_two", time=shown)


def time_range(start: ZonedTime, end: ZonedTime, language: str, *, spaced: bool = False) -> str:
    """`10:00~12:30`, `22:00~익일 01:00`, `22:00~1. 11.(수) 01:00`, on the clock of the place where it starts."""
    begun = time_text(start, language)
    if start == end:
        return begun
    end = end.at(start.zone)
    ended, days = time_text(end, language), end.date - start.date
    if not days:
        return f"{begun}{_joint(language, wide=False, spaced=spaced)}{ended}"
    if days == timedelta(days=1):
        ended = phrase(language, "next_day", time=ended)
        return f"{begun}{_joint(language, wide=False, spaced=spaced)}{ended}"
    ended = f"{short_date(end.date, language, year=end.date.year != start.date.year)} {ended}"
    return f"{begun}{_joint(language, wide=True, spaced=spaced)}{ended}"


def moment_text(moment: ZonedTime, language: str, *, year: bool = False) -> str:
    """`1. 9.(월) 14:00`, `Mon 9 Jan 14:00`."""
    return f"{short_date(moment.date, language, year=year)} {time_text(moment, language)}"


def issue_mark(issue: Issue | None, language: str) -> str:
    """`3차(1. 9. 23:40 기준)`, and `작성 중` before anything is issued."""
    if issue is None:
        return words(language)["style.draft"]
    as_of = _written("as_of", issue.as_of.date, language, time_text(issue.as_of, language))
    return phrase(language, "issue", number=issue.number, as_of=as_of)


def reader_and_issue(audience: Audience, issue: Issue | None, language: str) -> str:
    """The left of every footer: `단장용 · 3차(1. 9. 23:40 기준)`."""
    return f"{word_of(audience, language)} · {issue_mark(issue, language)}"
