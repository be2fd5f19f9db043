"""Times, dates and lengths as people type them: `930`, `9:30`, `오후 2시`, `14시 반`, `2pm`, `+30`, `1. 6.(금)`.

Nothing here guesses at what cannot be read, or at midnight, which ends one day for some and begins it for others: it
raises Rejected with one sentence that shows how to write it.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from tripdesk.errors import Rejected
from tripdesk.model.times import ZonedTime, in_fold, in_gap

DAY = 24 * 60
LONGEST = 80


@dataclass(frozen=True, slots=True)
class TypedTime:
    """A time on the wall, in minutes after midnight, on this day or so many later; or minutes after something.

    `fold` says which of the two is meant where clocks show that time twice; None when nothing was said.
    """

    minute: int
    relative: bool = False
    days: int = 0
    fold: Literal[0, 1] | None = None


_AFTERNOON = ("오후", "저녁", "밤", "낮", "pm", "p.m.", "p.m")
_MORNING = ("오전", "새벽", "아침", "am", "a.m.", "a.m")
_NEXT_DAY = re.compile(r"^(익일|다음\s*날|next\s+day)\s*|\s*(\(?\+1일?\)?|\(?다음\s*날\)?|\(?next\s+day\)?)$")
_FIRST = re.compile(r"\s*\(?(시계\s*변경\s*전|처음|first(\s+time)?|before\s+(the\s+)?clocks?\s+changes?)\)?$")
_SECOND = re.compile(r"\s*\(?(시계\s*변경\s*후|나중|second(\s+time)?|after\s+(the\s+)?clocks?\s+changes?)\)?$")
_CLOCK = re.compile(
    r"^(?P<before>오전|오후|새벽|아침|낮|저녁|밤)?\s*"
    r"(?:(?P<h>\d{1,2})\s*(?:[:.]\s*(?P<c>\d\d)|시\s*(?P<m>\d{1,2})\s*분?|(?:시\s*(?P<half>반)?)?)|(?P<run>\d{3,4}))"
    r"\s*(?P<after>am|pm|[ap]\.m\.?)?$"
)
_WORDS = {"정오": 12 * 60, "noon": 12 * 60}
_LENGTH = re.compile(
    r"^(?:(?P<h>\d{1,3}(?:\.\d{1,2})?)\s*(?:시간|hours?|hrs?|h)\s*)?"
    r"(?:(?P<half>반)|(?P<m>\d{1,4})\s*(?:분|minutes?|mins?|m)?)?$"
)


def plain(text: str) -> str:
    """As typed text is compared: full-width forms made plain, composed, small letters, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text[:LONGEST]).lower().replace("～", "~").split())


def typed_time(text: str) -> TypedTime:
    """What a time cell says. Raises Rejected for what is none."""
    said = plain(text)
    if said[:1] in {"+", "-", "−"}:
        length = _length(said[1:].strip())
        if length is None:
            raise Rejected("time_not_read", text=_shown(text))
        return TypedTime(length if said[0] == "+" else -length, relative=True)
    fold: Literal[0, 1] | None = None
    for which, pattern in ((0, _FIRST), (1, _SECOND)):
        said, found = pattern.subn("", said)
        if found:
            fold = 0 if which == 0 else 1
    said, later = _NEXT_DAY.subn("", said)
    minute = _WORDS.get(said)
    if minute is None:
        minute = _clock(said)
    if minute is None:
        raise Rejected("time_not_read", text=_shown(text))
    return TypedTime(minute, days=min(later, 1), fold=fold)


def _clock(said: str) -> int | None:
    found = _CLOCK.match(said)
    if found is None:
        return None
    if found["run"]:
        hour, minute = int(found["run"][:-2]), int(found["run"][-2:])
    else:
        hour, minute = int(found["h"]), 30 if found["half"] else int(found["c"] or found["m"] or 0)
    half = found["before"] or found["after"]
    if half is not None:
        afternoon = half in _AFTERNOON
        if afternoon and found["before"] and 13 <= hour <= 23:
            pass
        elif not 1 <= hour <= 12 or (half == "밤" and not 7 <= hour <= 11):
            return None
        elif half == "낮" and hour == 11:
            pass
        else:
            hour = hour % 12 + (12 if afternoon else 0)
    whole = hour * 60 + minute
    return whole if minute < 60 and whole <= DAY else None


def _length(said: str) -> int | None:
    colon = re.match(r"^(\d{1,2}):([0-5]\d)$", said)
    if colon:
        return int(colon[1]) * 60 + int(colon[2])
    found = _LENGTH.match(said)
    if found is None or not said or (found["half"] and not found["h"]):
        return None
    hours = round(float(found["h"]) * 60) if found["h"] else 0
    return hours + (30 if found["half"] else int(found["m"] or 0))


def typed_length(text: str) -> int:
    """Minutes: `90`, `1시간 30분`, `1시간 반`, `1h 30`, `1:30`. Raises Rejected for what is no length."""
    length = _length(plain(text))
    if length is None:
        raise Rejected("length_not_read", text=_shown(text))
    return length


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = re.compile(r"\s*[(（]?\s*(?:[월화수목금토일](?:요일)?|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\s*[)）,]?\s*$")
_WEEKDAY_FIRST = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+")
_DATES = (
    re.compile(r"^(?:(?P<y>\d{4})\s*[-./년]\s*)?(?P<m>\d{1,2})\s*[-./월]\s*(?P<d>\d{1,2})\s*[.일]?$"),
    re.compile(r"^(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})$"),
    re.compile(r"^(?P<d>\d{1,2})\s*일?$"),
    re.compile(r"^(?P<d>\d{1,2})\s+(?P<name>[a-z]{3})[a-z]*\.?(?:,?\s+(?P<y>\d{4}))?$"),
    re.compile(r"^(?P<name>[a-z]{3})[a-z]*\.?\s+(?P<d>\d{1,2})(?:,?\s+(?P<y>\d{4}))?$"),
)


def typed_date(text: str, near: date) -> date:
    """A date; what was left out (year, month) is taken so that it falls nearest to `near`. Raises Rejected."""
    said = _WEEKDAY_FIRST.sub("", plain(text))
    cut = _WEEKDAY.sub("", said)
    said = cut if cut and cut[-1:] in "0123456789.일" else said
    for pattern in _DATES:
        found = pattern.match(said.strip())
        if found is None:
            continue
        parts = found.groupdict()
        month = _MONTHS.index(parts["name"]) + 1 if parts.get("name") in _MONTHS else int(parts.get("m") or 0)
        if parts.get("name") and not month:
            break
        nearest = _nearest(int(parts.get("y") or 0), month, int(parts["d"]), near)
        if nearest is not None:
            return nearest
        break
    raise Rejected("date_not_read", text=_shown(text))


def _nearest(year: int, month: int, day: int, near: date) -> date | None:
    years = [year] if year else [near.year - 1, near.year, near.year + 1]
    months = [month] if month else list(range(1, 13))
    found: list[date] = []
    for y in years:
        for m in months:
            try:
                found.append(date(y, m, day))
            except ValueError:
                continue
    return min(found, key=lambda one: abs((one - near).days), default=None)


def moment(typed: TypedTime, day: date, key: str) -> ZonedTime:
    """The moment the clocks of a zone show a typed time of a day.

    Raises Rejected for a time they skip, and for one they show twice when it was not said which.
    """
    local = datetime.combine(day, time()) + timedelta(minutes=typed.minute, days=typed.days)
    shown = f"{local:%H:%M}"
    if in_gap(local, key):
        raise Rejected("placed_in_gap", time=f"{local:%Y-%m-%d %H:%M}", zone=key)
    if not in_fold(local, key):
        return ZonedTime(local=local, zone=key)
    if typed.fold is None:
        raise Rejected("time_comes_twice", time=shown, zone=key)
    return ZonedTime(local=local, zone=key, fold=typed.fold)


def start_typed(text: str, day: date, key: str, after: ZonedTime | None = None) -> ZonedTime:
    """A start as typed on a day; `+30` is half an hour after `after` (the end of the item before). Raises Rejected."""
    typed = typed_time(text)
    if not typed.relative:
        return moment(typed, day, key)
    if after is None:
        raise Rejected("nothing_before", text=_shown(text))
    return after.plus(typed.minute).at(key)


def end_typed(text: str, start: ZonedTime, key: str, day: date | None = None) -> ZonedTime:
    """An end as typed for an item that starts then, on its day or on `day`; `+30` is half an hour after the start.

    Raises Rejected when it comes before the start.
    """
    typed = typed_time(text)
    end = start.plus(typed.minute).at(key) if typed.relative else moment(typed, day or start.at(key).date, key)
    if end.utc < start.utc:
        raise Rejected("end_first", start=f"{start.local:%H:%M}", end=f"{end.local:%H:%M}")
    return end


def _shown(text: str) -> str:
    return text.strip()[:20]
