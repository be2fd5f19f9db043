"""Giving items other times: at a minute of a day of the place, longer, shorter, or none yet."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tripdesk.errors import Rejected
from tripdesk.model.itinerary import Item
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.times import ZonedTime, at_instant, elapsed, in_fold, in_gap
from tripdesk.services.trip_days import TripDay

DEFAULT_LENGTH = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Placement:
    """The times an item is to have. `seen` is the item as it was on the screen."""

    seen: Item
    start: ZonedTime | None
    end: ZonedTime | None

    @property
    def twice(self) -> bool:
        """Whether one of its times occurs twice that night, and the first of the two was taken."""
        return any(moment is not None and moment.fold is not None for moment in (self.start, self.end))


def on_the_wall(day: date, minute: int, key: str) -> ZonedTime:
    """The moment the clocks of a zone show that minute of the day (1440 is the midnight after it).

    Of an hour that clocks show twice the first is taken. Raises Rejected for one that they skip.
    """
    local = datetime.combine(day, time()) + timedelta(minutes=minute)
    if in_gap(local, key):
        raise Rejected("placed_in_gap", time=f"{local:%Y-%m-%d %H:%M}", zone=key)
    return ZonedTime(local=local, zone=key, fold=0 if in_fold(local, key) else None)


def moved(item: Item, day: TripDay, minute: int) -> Placement:
    """The item so that it starts at that minute of that day, lasting as long as before; an hour if it had no times.

    The end of a way between two zones stays on the clocks of where it ends. Raises Rejected in a gap.
    """
    start = on_the_wall(day.date, minute, day.zone)
    if item.start is None or item.end is None:
        return Placement(item, start, at_instant(start.utc + DEFAULT_LENGTH, day.zone))
    if _same_clock(item.start, start):
        start = on_the_wall(day.date, minute, item.start.zone)
    key = item.end.zone if item.end.zone != item.start.zone else start.zone
    return Placement(item, start, at_instant(start.utc + elapsed(item.start, item.end), key))


def resized(item: Item, day: TripDay, minute: int, *, start: bool) -> Placement:
    """The item with another start or end, at that minute of that day. Raises Rejected: a gap, the end first."""
    if item.start is None or item.end is None:
        raise Rejected("placed_without_times", id=str(item.id))
    own = item.start if start else item.end
    key = own.zone if _same_clock(own, on_the_wall(day.date, 720, day.zone)) else day.zone
    edge = on_the_wall(day.date, minute, key)
    begun, ended = (edge, item.end) if start else (item.start, edge)
    if elapsed(begun, ended) < timedelta(0):
        raise Rejected("placed_end_first", id=str(item.id))
    return Placement(item, begun, ended)


def nudged(item: Item, minutes: int) -> Placement:
    """The item so much later or earlier, counted as time passes. Raises Rejected for one without times."""
    if item.start is None or item.end is None:
        raise Rejected("placed_without_times", id=str(item.id))
    return Placement(item, item.start.plus(minutes), item.end.plus(minutes))


def unscheduled(item: Item) -> Placement:
    """The item without times."""
    return Placement(item, None, None)


def parties_before(snapshot: TripSnapshot, start: ZonedTime | None) -> tuple[str, ...]:
    """The parties of the last item of that day before that moment: who is there already. None where there is none."""
    if start is None:
        return ()
    items = [i for i in snapshot.items if i.start is not None and i.start.date == start.date and i.parties]
    earlier = [(i.start.utc, str(i.id), i) for i in items if i.start is not None and i.start.utc <= start.utc]
    return tuple(map(str, max(earlier)[2].parties)) if earlier else ()


def _same_clock(one: ZonedTime, other: ZonedTime) -> bool:
    """Whether two zones show the same time at the second moment."""
    return one.zone == other.zone or other.at(one.zone).local == other.local
