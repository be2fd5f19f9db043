"""Two clocks: the place first, home in brackets, both with both ends; travel, where each end names its place."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from tripdesk.model.office_style.dates import moment_text, short_date, time_range, time_text
from tripdesk.model.office_style.language import phrase
from tripdesk.model.times import ZonedTime, elapsed, zone
from tripdesk.wording import words

STANDARD_TIME_IN_SUMMER = frozenset({"Europe/Dublin"})
"""Irish law calls summer time the standard and winter time the exception, and so does the zone table."""


def city_of(key: str) -> str:
    """The city an IANA key names: `Los Angeles`."""
    return key.rsplit("/", 1)[-1].replace("_", " ")


def home_word(home: str, language: str) -> str:
    """What home is called beside a clock: `한국`, `Korea`; the city of the zone where no word is kept."""
    return words(language).get(f"style.home.{home}") or city_of(home)


def _dated_range(start: ZonedTime, end: ZonedTime, language: str, year_before: int | None, spaced: bool) -> str:
    """A span with its dates: one for both ends, or one each. `year_before` is the year already said, if any."""
    first = _with_year(start.date, year_before)
    if start.date == end.date:
        return f"{short_date(start.date, language, year=first)} {time_range(start, end, language, spaced=spaced)}"
    last = _with_year(end.date, year_before and start.date.year)
    joint = words(language)["style.spaced_joint" if spaced else "style.wide_joint"]
    return f"{moment_text(start, language, year=first)}{joint}{moment_text(end, language, year=last)}"


def _with_year(day: date, year_before: int | None) -> bool:
    return year_before is not None and day.year != year_before


def both_clocks(
    start: ZonedTime,
    end: ZonedTime,
    home: str,
    language: str,
    *,
    dated: bool = True,
    year: bool = False,
    spaced: bool = False,
) -> str:
    """`1. 9.(월) 14:00~15:00(한국 1. 10.(화) 07:00~08:00)`; one clock when it happens in the home zone.

    The clock of the place where it starts. `dated=False` leaves its date to a heading; home always has its own.
    """
    here = time_range(start, end, language, spaced=spaced)
    if dated:
        here = f"{short_date(start.date, language, year=year)} {here}"
    if start.zone == home:
        return here
    times = _dated_range(start.at(home), end.at(home), language, start.date.year if year else None, spaced)
    return here + phrase(language, "home_clock", home=home_word(home, language), times=times)


def both_clocks_at(moment: ZonedTime, home: str, language: str, *, dated: bool = True, year: bool = False) -> str:
    """`1. 9.(월) 13:20(한국 1. 10.(화) 06:20)`."""
    return both_clocks(moment, moment, home, language, dated=dated, year=year)


def press_time(moment: ZonedTime, home: str, language: str) -> str:
    """`10일 07:00(현지시간 9일 14:00)`: home first. For what goes to the press, and nothing else."""
    there = moment.at(home)
    named = (there.date.year, there.date.month) != (moment.date.year, moment.date.month)
    said = _press(there, language, named)
    return (
        said if moment.zone == home else said + phrase(language, "local_clock", times=_press(moment, language, named))
    )


def _press(moment: ZonedTime, language: str, named: bool) -> str:
    day = moment.date
    return phrase(
        language,
        "press_time_with_month" if named else "press_time",
        month=day.month,
        month_short=words(language)["style.months_short"].split()[day.month - 1],
        day=day.day,
        time=time_text(moment, language),
    )


def duration(length: timedelta, language: str) -> str:
    """`11시간 10분`, `11 h 10 min`."""
    hours, minutes = divmod(int(length.total_seconds()) // 60, 60)
    parts = [phrase(language, "short_hours", count=hours)] if hours else []
    if minutes or not hours:
        parts.append(phrase(language, "short_minutes", count=minutes))
    return " ".join(parts)


@dataclass(frozen=True, slots=True)
class Travel:
    """A way as it is printed: its two ends, how long it takes, and by how many days the wall date differs."""

    departure: str
    arrival: str
    elapsed: str
    shift: str

    @property
    def line(self) -> str:
        """`1. 4.(수) 20:00 인천 → 1. 4.(수) 14:30 라스베이거스(한국 1. 5.(목) 07:30), 11시간 30분`."""
        return f"{self.departure} → {self.arrival}, {self.elapsed}"


def travel(
    start: ZonedTime, end: ZonedTime, origin: str, destination: str, home: str, language: str, *, year: bool = False
) -> Travel:
    """Both ends of a way, each on its own clock. An end without a name is called by the city of its zone."""
    days = (end.date - start.date).days
    shift = phrase(language, "day_shift", days, sign="+" if days > 0 else "-", size=abs(days)) if days else ""
    return Travel(
        departure=_end(start, origin, home, language, year, ""),
        arrival=_end(end, destination, home, language, year, shift),
        elapsed=duration(elapsed(start, end), language),
        shift=shift,
    )


def _end(moment: ZonedTime, place: str, home: str, language: str, year: bool, shift: str) -> str:
    said = moment_text(moment, language, year=year)
    if shift:
        said += phrase(language, "in_brackets", text=shift)
    said += f" {place or city_of(moment.zone)}"
    if moment.zone == home:
        return said
    times = moment_text(
        moment.at(home), language, year=_with_year(moment.at(home).date, moment.date.year if year else None)
    )
    return said + phrase(language, "home_clock", home=home_word(home, language), times=times)


def when(
    start: ZonedTime,
    end: ZonedTime,
    home: str,
    language: str,
    *,
    origin: str = "",
    destination: str = "",
    year: bool = False,
    spaced: bool = False,
) -> str:
    """The time of any item: both clocks, or the line of a way when its ends lie in two zones."""
    if start.zone == end.zone:
        return both_clocks(start, end, home, language, year=year, spaced=spaced)
    return travel(start, end, origin, destination, home, language, year=year).line


@lru_cache(maxsize=4096)
def _offset(instant: datetime, key: str) -> tuple[int, bool]:
    """Minutes ahead of UTC, and whether it is summer time."""
    there = instant.astimezone(zone(key))
    ahead, saved = there.utcoffset() or timedelta(), there.dst() or timedelta()
    summer = not saved if key in STANDARD_TIME_IN_SUMMER else saved > timedelta()
    return int(ahead.total_seconds() // 60), summer


def is_summer_time(key: str, moment: ZonedTime) -> bool:
    """Whether clocks in that zone are set forward at that moment."""
    return _offset(moment.utc, key)[1]


def time_difference(there: str, home: str, moment: ZonedTime, language: str) -> str:
    """`한국보다 17시간 늦음`, `한국보다 16시간 늦음(서머타임)` at that moment."""
    ahead, summer = _offset(moment.utc, there)
    minutes = ahead - _offset(moment.utc, home)[0]
    hours, rest = divmod(abs(minutes), 60)
    parts = [phrase(language, "long_hours", hours)] if hours else []
    if rest:
        parts.append(phrase(language, "long_minutes", rest))
    key = "ahead" if minutes > 0 else "behind" if minutes < 0 else "no_difference"
    said = phrase(language, key, home=home_word(home, language), difference=" ".join(parts))
    return said + (words(language)["style.summer_time"] if summer else "")
