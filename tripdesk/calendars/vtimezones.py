"""VTIMEZONE components of our own: the rule a zone follows now, as yearly RRULEs, which every client reads.

The table holds from `FIRST_YEAR` on, as far as the zone has kept that rule. `agrees` says whether it gives the right
instant for a moment; where it does not, the moment is to be written in UTC. So a table can never make a time wrong.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, lru_cache

import icalendar
from icalendar.prop import vDatetime, vRecur, vText, vUTCOffset

from tripdesk.model.times import ZonedTime, offset_minutes, standing_rule

FIRST_YEAR = 2007
"""Since then the United States and the European Union have kept the rules they have."""
_ALWAYS = datetime(1970, 1, 1)  # noqa: DTZ001 - wall time, as a VTIMEZONE wants it
_WEEKDAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")


@dataclass(frozen=True, slots=True)
class Onset:
    """When clocks change each year: the n-th such weekday (5: the last) of a month, at so many minutes of the day."""

    month: int
    week: int
    weekday: int
    minute: int

    def in_year(self, year: int) -> datetime:
        """The moment on the wall clock before the change."""
        if self.week == 5:
            last = date(year + self.month // 12, self.month % 12 + 1, 1) - timedelta(days=1)
            day = last - timedelta(days=(last.isoweekday() - self.weekday) % 7)
        else:
            first = date(year, self.month, 1)
            day = first + timedelta(days=(self.weekday - first.isoweekday()) % 7 + 7 * (self.week - 1))
        return datetime.combine(day, datetime.min.time()) + timedelta(minutes=self.minute)

    @property
    def yearly(self) -> dict[str, object]:
        """As a recurrence rule."""
        nth = -1 if self.week == 5 else self.week
        return {"FREQ": "YEARLY", "BYMONTH": self.month, "BYDAY": f"{nth}{_WEEKDAYS[self.weekday]}"}


@dataclass(frozen=True, slots=True)
class Observance:
    """Minutes ahead of UTC before and after a change, and what the clock after it is called. No onset: all year."""

    before: int
    after: int
    name: str
    onset: Onset | None = None


_NAME = r"(<[^>]+>|[A-Za-z]+)"
_OFFSET = r"([+-]?\d+(?::\d+)?)"
_ONSET = r"M(\d+)\.(\d)\.(\d)(?:/([+-]?\d+(?::\d+)?))?"
_RULE = re.compile(f"{_NAME}{_OFFSET}(?:{_NAME}{_OFFSET}?,{_ONSET},{_ONSET})?")


def _minutes(text: str) -> int:
    hours, _, minutes = text.lstrip("+-").partition(":")
    size = int(hours) * 60 + int(minutes or 0)
    return -size if text.startswith("-") else size


def _onset(month: str, week: str, weekday: str, time: str | None) -> Onset | None:
    """None for a time outside its day: only BYMONTHDAY could say that, and not every client reads it."""
    minute = _minutes(time) if time else 120
    return Onset(int(month), int(week), int(weekday), minute) if 0 <= minute < 1440 else None


@cache
def observances(key: str) -> tuple[Observance, ...]:
    """What a zone's clocks do each year: one observance, or two. Empty when yearly RRULEs cannot say it."""
    found = _RULE.fullmatch(standing_rule(key))
    if found is None:
        return ()
    name, ahead, other_name, other_ahead, *onsets = found.groups()
    usual = -_minutes(ahead)
    if other_name is None:
        return (Observance(usual, usual, name.strip("<>")),)
    other = -_minutes(other_ahead) if other_ahead else usual + 60
    leaves, returns = _onset(*onsets[:4]), _onset(*onsets[4:])
    if leaves is None or returns is None:
        return ()
    return (
        Observance(usual, other, other_name.strip("<>"), leaves),
        Observance(other, usual, name.strip("<>"), returns),
    )


@lru_cache(maxsize=65536)
def _offset_in_table(key: str, local: datetime) -> int | None:
    """Minutes ahead of UTC at a wall time; None where the table shows that time twice, never, or not yet."""
    table = observances(key)
    if len(table) == 1:
        return table[0].after if local >= _ALWAYS else None
    latest: tuple[datetime, int] | None = None
    for observance in table:
        for year in (local.year - 1, local.year):
            if observance.onset is None or year < FIRST_YEAR:
                return None
            onset = observance.onset.in_year(year)
            shown = onset + timedelta(minutes=observance.after - observance.before)
            if min(onset, shown) <= local < max(onset, shown):
                return None
            if onset <= local and (latest is None or onset > latest[0]):
                latest = (onset, observance.after)
    return latest[1] if latest else None


def agrees(moment: ZonedTime) -> bool:
    """Whether the VTIMEZONE of its zone makes this wall time the instant the model means."""
    return moment.fold is None and _offset_in_table(moment.zone, moment.local) == offset_minutes(moment)


@cache
def vtimezone(key: str) -> icalendar.Timezone:
    """The component of a zone that has observances. Shared: not to be changed."""
    zone = icalendar.Timezone()
    zone["TZID"] = vText(key)
    for observance in observances(key):
        daylight = observance.after > observance.before
        part = icalendar.TimezoneDaylight() if daylight else icalendar.TimezoneStandard()
        part["DTSTART"] = vDatetime(observance.onset.in_year(FIRST_YEAR) if observance.onset else _ALWAYS)
        if observance.onset:
            part["RRULE"] = vRecur(observance.onset.yearly)
        part["TZOFFSETFROM"] = vUTCOffset(timedelta(minutes=observance.before))
        part["TZOFFSETTO"] = vUTCOffset(timedelta(minutes=observance.after))
        part["TZNAME"] = vText(observance.name)
        zone.add_component(part)
    return zone
