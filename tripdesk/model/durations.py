"""`6박 9일`: nights in lodging, and home-calendar days from leaving home to coming back.

Both are counted on the head of delegation's way; on everybody's where nothing is known of the head's.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from tripdesk.model.attendance import attendees, protocol
from tripdesk.model.ids import DelegateId
from tripdesk.model.itinerary import Item, ItemKind, Status
from tripdesk.model.people import Duty
from tripdesk.model.snapshot import Gathered
from tripdesk.model.times import ZonedTime, zone

ACTIVE = frozenset({Status.PLANNED, Status.REQUESTED, Status.NEGOTIATING, Status.CONFIRMED})
"""What is going to happen as far as anyone knows: not a backup, not declined, not cancelled."""

_NIGHT = time(21), time(8)
_SLEPT = timedelta(hours=4)
"""Who has a room for so long between these hours has spent the night: check-in at 01:00, or check-out at 03:30."""
_ONE_NIGHT = timedelta(hours=12)
"""Nights of two places that begin closer than this are one night; no way leads through two of them."""


class NightsAndDays(NamedTuple):
    """박 and 일."""

    nights: int
    days: int


class TripSpan(NamedTuple):
    """The first and the last day of a trip on the home calendar."""

    first: date
    last: date


class _Timed(NamedTuple):
    item: Item
    start: ZonedTime
    end: ZonedTime


def nights_and_days(snapshot: Gathered) -> NightsAndDays | None:
    """As the office says it, where it says so; otherwise counted. None when nothing is scheduled."""
    stated = snapshot.trip.stay_override
    if stated:
        return NightsAndDays(stated.nights, stated.days)
    span = trip_span(snapshot)
    if span is None:
        return None
    nights = max(_nights(one) for one in _ways(snapshot))
    return NightsAndDays(nights, (span.last - span.first).days + 1)


def trip_span(snapshot: Gathered) -> TripSpan | None:
    """From the first departure out of the home zone to the last arrival back, both ends included.

    Where one of the two is not known yet, the outermost item stands for it. None when nothing is scheduled.
    """
    ways = [way for way in _ways(snapshot) if way]
    if not ways:
        return None
    home = snapshot.trip.home_zone
    timed = {one.item.id: one for way in ways for one in way}.values()
    out = min((t.start.utc for t in timed if _leaves(t, home)), default=None)
    back = max((t.end.utc for t in timed if _comes_back(t, home) and (out is None or t.end.utc >= out)), default=None)
    first = out or min(t.start.utc for t in timed)
    last = back or max(t.end.utc for t in timed)
    return TripSpan(_on_calendar(first, home), _on_calendar(last, home))


def _ways(snapshot: Gathered) -> list[list[_Timed]]:
    """What each traveller that counts goes through: the head alone, or everybody; never an empty list."""
    timed = [
        _Timed(item, item.start, item.end)
        for item in snapshot.items
        if item.status in ACTIVE and item.start is not None and item.end is not None
    ]
    there = {t.item.id: _who(snapshot, t.item) for t in timed}
    heads = sorted((d for d in snapshot.delegates if Duty.HEAD in d.duties), key=protocol)
    of_the_head = [[t for t in timed if head.id in there[t.item.id]] for head in heads[:1]]
    if any(_is_way(t, snapshot.trip.home_zone) for way in of_the_head for t in way):
        return of_the_head
    of_everybody = [[t for t in timed if delegate.id in there[t.item.id]] for delegate in snapshot.delegates]
    return of_everybody if any(of_everybody) else [timed]


def _who(snapshot: Gathered, item: Item) -> frozenset[DelegateId]:
    """Those who attend; of an item that names neither parties nor people, everybody."""
    if item.parties or item.people:
        return frozenset(attendees(snapshot, item))
    return frozenset(d.id for d in snapshot.delegates if d.id not in item.absent)


def _is_way(timed: _Timed, home: str) -> bool:
    return timed.item.kind is ItemKind.STAY or _leaves(timed, home) or _comes_back(timed, home)


def _leaves(timed: _Timed, home: str) -> bool:
    return timed.item.kind is ItemKind.MOVE and timed.start.zone == home != timed.end.zone


def _comes_back(timed: _Timed, home: str) -> bool:
    return timed.item.kind is ItemKind.MOVE and timed.end.zone == home != timed.start.zone


def _on_calendar(instant: datetime, key: str) -> date:
    return instant.astimezone(zone(key)).date()


def _nights(way: Iterable[_Timed]) -> int:
    """Nights spent in a room. Two rooms for one night, or two places an hour apart, are one night."""
    nights = 0
    last: datetime | None = None
    for night in sorted({n for t in way if t.item.kind is ItemKind.STAY for n in _slept(t)}):
        if last is None or night - last >= _ONE_NIGHT:
            nights, last = nights + 1, night
    return nights


def _slept(stay: _Timed) -> list[datetime]:
    """When each night begins that is spent in the room."""
    there = zone(stay.start.zone)
    first = stay.start.date - timedelta(days=1)
    nights: list[datetime] = []
    for n in range((stay.end.utc.astimezone(there).date() - first).days + 1):
        day = first + timedelta(days=n)
        evening = datetime.combine(day, _NIGHT[0], there).astimezone(UTC)
        morning = datetime.combine(day + timedelta(days=1), _NIGHT[1], there).astimezone(UTC)
        if min(stay.end.utc, morning) - max(stay.start.utc, evening) >= _SLEPT:
            nights.append(evening)
    return nights
