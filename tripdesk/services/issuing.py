"""Freezing a trip as issue N: what was told to whom, and when, stays as it was."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

from tripdesk.errors import Rejected
from tripdesk.model.contract import read_trip, write_trip
from tripdesk.model.history import Author, Conflict, Edit, IssueLine, Key, Label, Mark, Put
from tripdesk.model.instants import Told, ToldTime, instants_of, name_of
from tripdesk.model.itinerary import Item, Status
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.text import LText
from tripdesk.model.times import TZDATA_VERSION, at_instant
from tripdesk.model.trip import Issue
from tripdesk.store.store import Store


@dataclass(frozen=True, slots=True)
class Issued:
    """A frozen issue and its snapshot."""

    line: IssueLine
    snapshot: TripSnapshot = field(repr=False)


def issue_trip(store: Store, trip: str, reason: str, by: Author, now: datetime) -> Issued:
    """Freezes the trip as it stands. From then on its items count as told. Raises Rejected, Unavailable."""
    loaded = store.load(trip)
    snapshot = loaded.snapshot
    earlier = [line.number for line in store.issues(trip)]
    number = max([*earlier, loaded.last_mark.number if loaded.last_mark else 0]) + 1
    home = snapshot.trip.home_zone
    mark = Issue(number=number, as_of=at_instant(now, home), reason=LText(ko=reason))
    told = {item.id: _told(item) for item in snapshot.items}
    edits: list[Edit] = [
        Put(trip, new, loaded.held[Key(trip, str(item.id))][0])
        for item in snapshot.items
        if (new := told[item.id]) != item
    ]
    held = store.get(Key(trip, "~mark"))
    edits.append(Put(trip, Mark(issue=mark), 0 if held is None else held.version))
    frozen = snapshot.revised(issue=mark, items=tuple(told[item.id] for item in snapshot.items))
    readers = tuple(str(recipient.id) for recipient in snapshot.recipients)
    at = now.isoformat(timespec="seconds")
    line = IssueLine(trip, number, at, by, reason, readers, TZDATA_VERSION, instants_of(frozen))
    doc = write_trip(frozen).decode("utf-8")
    label = Label("issued", (trip, str(number)))
    done = store.commit(label, edits, by, freeze=(line, doc), seen=loaded.seq)
    if isinstance(done, Conflict):
        raise Rejected("issue_overtaken", id=done.key.id, who=done.who.actor if done.who else "?")
    return Issued(line, frozen)


def issued_snapshot(store: Store, trip: str, number: int) -> TripSnapshot:
    """The snapshot of an issue. Raises Rejected, Unavailable."""
    _, doc = store.issue(trip, number)
    return read_trip(doc.encode("utf-8"))[0]


def told_times(store: Store, trip: str) -> Told | None:
    """The times of the last issue, if there is one that knows which instants they stood for.

    They are taken from its text, not from a valid snapshot: a new rule may have taken one of them off the clock.
    """
    lines = store.issues(trip)
    if not lines or not lines[-1].instants:
        return None
    line, doc = store.issue(trip, lines[-1].number)
    parsed = json.loads(doc)
    clocks = {
        name_of(cls.record_kind, record["id"], path): clock
        for collection, cls in TripSnapshot.COLLECTIONS.items()
        for record in parsed.get(collection, ())
        for path, clock in _clocks(record)
    }
    times = {
        name: ToldTime(clocks[name]["local"][:16], clocks[name]["zone"], datetime.fromisoformat(instant))
        for name, instant in line.instants
        if name in clocks
    }
    return Told(line.number, line.tzdata, times)


def _clocks(held: Any, way: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Every local time below a piece of JSON, with the path to it."""
    if isinstance(held, dict):
        here = cast(dict[str, Any], held)
        if {"local", "zone"} <= here.keys():
            yield way, here
        for name, part in here.items():
            yield from _clocks(part, f"{way}.{name}".lstrip("."))
    elif isinstance(held, list):
        for number, part in enumerate(cast(list[Any], held)):
            yield from _clocks(part, f"{way}[{number}]")


def _told(item: Item) -> Item:
    """The item once it has been told: a later cancellation is news to those who could see it."""
    if item.start is None or item.status in {Status.CANCELLED, Status.DECLINED}:
        return item
    stamp = item.calendar.revised(
        ever_issued=True,
        confirmed_when_issued=item.calendar.confirmed_when_issued or item.status is Status.CONFIRMED,
    )
    return item if stamp == item.calendar else item.revised(calendar=stamp)
