"""Freezing a trip as issue N: what was told to whom, and when, stays as it was."""

from dataclasses import dataclass, field
from datetime import datetime

from tripdesk.errors import Rejected
from tripdesk.model.contract import read_trip, write_trip
from tripdesk.model.history import Author, Conflict, Edit, IssueLine, Key, Label, Mark, Put
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
    line = IssueLine(trip, number, now.isoformat(timespec="seconds"), by, reason, readers, TZDATA_VERSION)
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


def _told(item: Item) -> Item:
    """The item once it has been told: a later cancellation is news to those who could see it."""
    if item.start is None or item.status in {Status.CANCELLED, Status.DECLINED}:
        return item
    stamp = item.calendar.revised(
        ever_issued=True,
        confirmed_when_issued=item.calendar.confirmed_when_issued or item.status is Status.CONFIRMED,
    )
    return item if stamp == item.calendar else item.revised(calendar=stamp)
