"""Where a new time belongs: the clocks of a day, the item before it, the same day again elsewhere."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from tripdesk.errors import Rejected
from tripdesk.model.itinerary import Item, Place
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.times import ZonedTime, at_instant, elapsed, zone_names
from tripdesk.services.airports import airport
from tripdesk.services.trip_days import trip_days
from tripdesk.services.typed_times import TypedTime, moment, plain

Copy = tuple[Item, str, ZonedTime | None, ZonedTime | None]
"""An item, the id of its copy, the times of the copy."""


def in_order(items: Sequence[Item]) -> tuple[Item, ...]:
    """As a day is lived: by the instant of their start, those without times last, else in the order given."""
    timed = sorted((i for i in items if i.start), key=lambda i: (i.start.utc, i.end.utc) if i.start and i.end else ())
    return (*timed, *(i for i in items if i.start is None))


def zone_on(snapshot: TripSnapshot, day: date, place: str = "", before: Item | None = None) -> str:
    """Whose clocks a time on that date is read by: the place's; else those of the item before it that day, of the day,
    of the nearest day before, of the first destination, or at home.
    """
    found = snapshot.find(Place, place) if place else None
    if found is not None and found.zone:
        return found.zone
    if before is not None and before.end is not None and before.end.date == day:
        return before.end.zone
    days = trip_days(snapshot)
    on = [d for d in days if d.date == day] or [d for d in days if d.date < day][-1:] or list(days[:1])
    if on:
        return on[-1].zone
    destinations = snapshot.trip.destinations
    return destinations[0].zone if destinations else snapshot.trip.home_zone


def first_day(snapshot: TripSnapshot, today: date) -> date:
    """The first day of the trip, or today while it has no times."""
    days = trip_days(snapshot)
    return days[0].date if days else today


def item_before(items: Sequence[Item], item: Item | None) -> Item | None:
    """The item with times that stands before one in a list, or the last of the list."""
    timed = [i for i in items if i.start is not None]
    if item is None:
        return timed[-1] if timed else None
    at = next((n for n, one in enumerate(timed) if one.id == item.id), len(timed))
    return timed[at - 1] if at > 0 else None


def restarted(item: Item, start: ZonedTime) -> ZonedTime:
    """When an item ends that starts then and lasts as long as it does; an hour where it has no times."""
    if item.start is None or item.end is None:
        return start.plus(60)
    key = start.zone if item.end.zone == item.start.zone else item.end.zone
    return at_instant(start.utc + elapsed(item.start, item.end), key)


def on_day(item: Item, day: date, key: str) -> tuple[ZonedTime | None, ZonedTime | None]:
    """The times of an item on another day of a place: the same time on the wall, as long. Raises Rejected in a gap."""
    if item.start is None:
        return None, None
    local = item.start.local
    start = moment(TypedTime(local.hour * 60 + local.minute, fold=item.start.fold or 0), day, key)
    return start, restarted(item, start)


def rezoned(item: Item, key: str, *, start: bool = True, end: bool = True) -> Item:
    """The item with its times as they stand on the wall read by other clocks: at both ends, or at one.

    An end that would come before the start keeps its instant instead. Raises Rejected for a time they skip.
    """
    if item.start is None or item.end is None:
        return item
    begun = _read_by(item.start, key) if start else item.start
    ended = _read_by(item.end, key) if end else item.end
    if ended.utc < begun.utc:
        ended = item.end.at(key) if end and item.end.utc >= begun.utc else restarted(item, begun)
    assembly = item.assembly
    if start and assembly is not None and assembly.at.zone == item.start.zone:
        assembly = assembly.revised(at=_read_by(assembly.at, key))
    return item.revised(start=begun, end=ended, assembly=assembly)


def _read_by(held: ZonedTime, key: str) -> ZonedTime:
    if held.zone == key:
        return held
    local = held.local
    return moment(TypedTime(local.hour * 60 + local.minute, fold=held.fold or 0), local.date(), key)


def day_copies(snapshot: TripSnapshot, items: Sequence[Item], to: date, ids: Callable[[], str]) -> tuple[Copy, ...]:
    """The items of a day on another day of the trip, under new ids. Raises Rejected for a time that day skips.

    The first of them begins on `to`; what began a day later begins a day later there too.
    """
    timed = [item for item in in_order(items) if item.start is not None]
    if not timed:
        raise Rejected("placed_without_times", id=str(items[0].id) if items else "?")
    first = timed[0].day or to
    made: list[Copy] = []
    for item in timed:
        day = to + ((item.day or first) - first if item.day else timedelta(0))
        made.append((item, ids(), *on_day(item, day, zone_on(snapshot, day))))
    return tuple(made)


def typed_zone(text: str, snapshot: TripSnapshot) -> str:
    """A zone by its key, the code of an airport, or a city of the trip. Raises Rejected."""
    said = plain(text)
    for destination in snapshot.trip.destinations:
        if said and said in {plain(destination.city.ko), plain(destination.city.en)}:
            return destination.zone
    there = airport(text) if len(said) == 3 else None
    if there is not None:
        return there.zone
    for key in sorted(zone_names()):
        low = key.lower()
        if said.replace(" ", "_") in {low, low.rsplit("/", 1)[-1]}:
            return key
    raise Rejected("zone_not_read", text=text.strip()[:40])
