"""What was deleted, for 30 days; bringing it back with what it needs; deleting a whole trip.

The 30 days count from the deletion by the times of the history, and of these by the latest up to then: a clock that was
set back does not shorten them. Set forward it hides what was deleted, and set right again it shows it; nothing is
destroyed when the days are over, and undo has no such limit.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from tripdesk.errors import Rejected
from tripdesk.model.history import (
    SHARED,
    STORE_KINDS,
    Author,
    Change,
    Committed,
    Conflict,
    Edit,
    Held,
    Key,
    Label,
    Membership,
    Put,
    Remove,
)
from tripdesk.model.people import Person
from tripdesk.model.trip import Trip
from tripdesk.services.choosing import folded
from tripdesk.services.chronicle import named_in
from tripdesk.services.library import trips_of
from tripdesk.store.store import Store

OFFERED = timedelta(days=30)
_STAY = {"mark", "pen"}
"""Put back, a mark would vouch for what is there, a pen for who may edit it."""


@dataclass(frozen=True, slots=True)
class Deleted:
    """Something that was deleted: where it stood, its kind and name, who deleted it and when (UTC), the days left."""

    key: Key
    kind: str
    name: str
    by: str
    at: datetime
    days_left: int


def deleted(store: Store, trip: str | None, now: datetime) -> tuple[Deleted, ...]:
    """What can be brought back: of a trip and among the shared records, or everywhere; the latest first.

    What went with a whole trip is told as the trip.
    """
    scopes = [SHARED, *(held.key.id for held in _trips(store) if trip in {None, held.key.id})]
    lines = sorted((line for scope in scopes for line in store.deletions(scope)), key=lambda one: one[0].seq)
    names = named_in(tuple(line for line, _ in lines))
    with_trip = {line.tx for line, _ in lines if line.kind == "trip"}
    found: list[Deleted] = []
    for line, latest in lines:
        if line.kind in STORE_KINDS or (line.kind != "trip" and line.tx in with_trip):
            continue
        at = datetime.fromisoformat(latest)
        left = min(OFFERED, at + OFFERED - now)
        if left > timedelta(0):
            name = _name(store, line, names)
            found.append(Deleted(line.key, line.kind, name, line.author.actor, at, -(-left // timedelta(days=1))))
    return tuple(reversed(found))


def _name(store: Store, line: Change, names: dict[str, str]) -> str:
    """What the thing was called; of a part that somebody plays, the name of the person."""
    own = names.get(line.key.id, line.key.id)
    person = json.loads(line.before or "{}").get("person")
    held = store.get(Key(SHARED, person)) if own == line.key.id and isinstance(person, str) else None
    return (held.record.name.ko or held.record.name.en or own) if held and isinstance(held.record, Person) else own


def trip_ever_called(store: Store, words: str) -> str:
    """The id of the one trip, deleted or not, with that id or that part of its title. Raises Rejected."""
    trips = _trips(store)
    wanted = folded(words.strip())
    exact = [held for held in trips if held.key.id == words.strip()]
    found = exact or [held for held in trips if wanted and any(wanted in folded(side) for side in _title(held))]
    if len(found) != 1:
        names = ", ".join(f"{next(filter(None, _title(held)), '-')} ({held.key.id})" for held in found or trips)
        raise Rejected("trip_ambiguous" if found else "trip_unknown", name=words[:80], names=names or "-")
    return found[0].key.id


def _trips(store: Store) -> list[Held]:
    there = [held for trip in trips_of(store) if (held := store.get(Key(str(trip.id), str(trip.id)))) is not None]
    return [*there, *store.deleted_trips()]


def _title(held: Held) -> tuple[str, str]:
    return (held.record.title.ko, held.record.title.en) if isinstance(held.record, Trip) else ("", "")


@dataclass(frozen=True, slots=True)
class Deleting:
    """Deleting trips and bringing back, at one desk by one person."""

    store: Store
    by: Author
    now: datetime

    def remove_trip(self, trip: str) -> Committed:
        """Deletes a trip with everything in it, as one edit that can be undone. Its issues and shared records stay."""
        there = [one for one in self.store.of_scope(trip) if not one.deleted]
        held = [one for one in there if one.record.record_kind not in _STAY]
        if not any(one.record.record_kind == "trip" for one in held):
            raise Rejected("trip_not_here", trip=trip)
        return self._commit(Label("trip_removed", (trip,)), [Remove(one.key, one.version) for one in held])

    def bring_back_trip(self, trip: str) -> Committed:
        """A deleted trip with everything that went with it. Raises Rejected when it is there, or over 30 days gone."""
        key = Key(trip, trip)
        gone = self._offered(key)
        lines = self.store.changes_of_tx(gone.tx)
        keys = [line.key for line in lines if line.after is None and line.key.scope == trip]
        return self._back(Label("trip_brought_back", (trip,)), keys, trip)

    def bring_back(self, trip: str, own: str) -> Committed:
        """A deleted record of a trip, or a shared one, with the deleted records it names. Raises Rejected naming what
        it needs that is not there.
        """
        keys = [Key(trip, own), Key(SHARED, own)]
        key = next((one for one in keys if (held := self.store.get(one)) is not None and held.deleted), None)
        if key is None:
            raise Rejected("not_deleted", id=own[:64], trip=trip)
        self._offered(key)
        return self._back(Label("brought_back", (own,)), [key], trip)

    def _offered(self, key: Key) -> Change:
        """The line of the deletion, while the thing is offered."""
        held = self.store.get(key)
        if held is None or not held.deleted:
            raise Rejected("not_deleted", id=key.id, trip=key.scope)
        if not any(one.key == key for one in deleted(self.store, key.scope or None, self.now)):
            raise Rejected("deleted_too_long", id=key.id)
        return self.store.changes_of_record(key)[-1]

    def _back(self, label: Label, keys: list[Key], trip: str) -> Committed:
        edits: dict[Key, Edit] = {}
        waiting = list(reversed(keys))
        while waiting:
            key = waiting.pop()
            held = self.store.get(key)
            if key in edits or held is None or not held.deleted:
                continue
            edits[key] = Put(key.scope, held.record, held.version, held.rank)
            waiting += self.store.targets(key.scope, held.record)
            if key.scope == SHARED:
                waiting += self._memberships_lost_with(key, trip)
        return self._commit(label, list(edits.values()))

    def _memberships_lost_with(self, key: Key, trip: str) -> Iterator[Key]:
        """The places a shared record had in trips and lost when it was deleted; those of deleted trips stay lost."""
        tx = self.store.changes_of_record(key)[-1].tx
        alive = {str(one.id) for one in trips_of(self.store)} | {trip}
        for line in self.store.changes_of_tx(tx):
            held = self.store.get(line.key) if line.kind == "membership" and line.key.scope in alive else None
            if held is not None and isinstance(held.record, Membership) and held.record.record == key.id:
                yield line.key

    def _commit(self, label: Label, edits: list[Edit]) -> Committed:
        try:
            done = self.store.commit(label, edits, self.by)
        except Rejected as error:
            if error.code != "reference_to_nothing":
                raise
            raise Rejected(
                "bring_back_needs", id=label.ids[0], kind=error.facts["kind"], needs=error.facts["id"]
            ) from None
        if isinstance(done, Conflict):
            raise Rejected("store_moved_on")
        return done
