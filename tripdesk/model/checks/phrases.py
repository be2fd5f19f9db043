"""Names, places and times as a finding says them, in both languages."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

from tripdesk.model import naming
from tripdesk.model.checks.ground import Ground, Timed
from tripdesk.model.itinerary import Item
from tripdesk.model.naming import both, name, phrase, same, spoken, title
from tripdesk.model.office_style import clocks, dates
from tripdesk.model.people import Counterpart
from tripdesk.model.text import LText
from tripdesk.model.times import ZonedTime

__all__ = ["both", "name", "phrase", "same", "spoken", "title"]

MANY = 4

S = TypeVar("S")


def day(when: date) -> LText:
    """`1. 9.(월)`, `Mon 9 Jan`."""
    return LText(ko=dates.short_date(when, "ko"), en=dates.short_date(when, "en"))


def full_date(when: date) -> LText:
    """`2023. 1. 9.(월)`, `Mon 9 January 2023`."""
    return LText(ko=dates.full_date(when, "ko"), en=dates.full_date(when, "en"))


def moment(when: ZonedTime) -> LText:
    """`1. 9.(월) 14:00`, on the clocks of the place."""
    return LText(ko=dates.moment_text(when, "ko"), en=dates.moment_text(when, "en"))


def span(starts: ZonedTime, ends: ZonedTime) -> LText:
    """`1. 9.(월) 14:00~15:00`; what ends in another zone says each end on its own clock."""
    if starts.zone != ends.zone:
        return phrase("travel_span", departure=spoken(moment(starts)), arrival=spoken(moment(ends)))
    said = [f"{dates.short_date(starts.date, one)} {dates.time_range(starts, ends, one)}" for one in ("ko", "en")]
    return LText(ko=said[0], en=said[1])


def time_of(item: Item) -> LText:
    """When an item is, as far as it is known."""
    return span(item.start, item.end) if item.start and item.end else phrase("time_unset")


def time_of_timed(timed: Timed) -> LText:
    """When a scheduled item is."""
    return span(timed.starts, timed.ends)


def both_clocks(timed: Timed, home: str) -> LText:
    """`1. 9.(월) 10:00~11:00(한국 1. 10.(화) 03:00~04:00)`."""
    said = [clocks.both_clocks(timed.starts, timed.ends, home, language) for language in ("ko", "en")]
    return LText(ko=said[0], en=said[1])


def minutes(lasting: timedelta) -> int:
    """Whole minutes."""
    return int(lasting.total_seconds() // 60)


def duration(lasting: timedelta) -> LText:
    """`7시간 30분`, `7 h 30 min`."""
    return LText(ko=clocks.duration(lasting, "ko"), en=clocks.duration(lasting, "en"))


def person(ground: Ground, wanted: str) -> LText:
    """A person by name."""
    return naming.person(ground.snapshot, wanted)


def counterpart(ground: Ground, met: Counterpart) -> LText:
    """Somebody of the other side; one whose name is not known goes by organisation and role."""
    return naming.counterpart(ground.snapshot, met)


def delegate(ground: Ground, wanted: str) -> LText:
    """`강기정 시장`, with the title of the first day; one whose name is not recorded goes by the role."""
    return naming.delegate(ground.snapshot, wanted, ground.span.first if ground.span else None)


def delegates(ground: Ground, wanted: Sequence[str]) -> LText:
    """Delegates in the order given; beyond four, three and a head count."""
    return _several([delegate(ground, one) for one in _shown(wanted)], len(wanted), "persons")


def several(named: Sequence[LText]) -> LText:
    """`가, 나`, or `가, 나, 다 등 9건`."""
    return _several(_shown(named), len(named), "things")


def _shown(listed: Sequence[S]) -> Sequence[S]:
    return listed if len(listed) <= MANY else listed[: MANY - 1]


def _several(shown: Sequence[LText], total: int, counted: str) -> LText:
    some = LText(ko=", ".join(t.ko for t in shown), en=", ".join(t.en for t in shown))
    if len(shown) == total:
        return some
    return phrase(f"and_other_{counted}", some=spoken(some), total=total, others=total - len(shown))


def record(ground: Ground, wanted: str) -> LText:
    """Any record by what it is called."""
    return naming.record(ground.snapshot, wanted, ground.span.first if ground.span else None)


def organisation(ground: Ground, wanted: str) -> LText:
    """An organisation by its short name where it has one."""
    return naming.organisation(ground.snapshot, wanted)
