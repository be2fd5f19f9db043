"""Taking a changed snapshot into the store: first a plan, then one transaction that can be undone.

What was taken in or given out last is remembered for each trip, so that an edit here and an edit there are told apart;
a package also tells what states its records have had (`lineage`).
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from tripdesk.errors import Rejected
from tripdesk.model.history import (
    SHARED,
    Author,
    Committed,
    Conflict,
    Edit,
    Key,
    Label,
    Loaded,
    Mark,
    Membership,
    Pen,
    Put,
    Remove,
    key_of,
    member_key,
)
from tripdesk.model.itinerary import Item
from tripdesk.model.record import Record
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.services.editing import revised_item
from tripdesk.services.lineage import Ancestry, Standing, learned, name_of, state_of
from tripdesk.services.pens import arriving, pen_away
from tripdesk.services.proposing import propose
from tripdesk.services.trips import OpenTrip, attachment_bytes
from tripdesk.store.store import RANK_STEP, Store


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do. Records are named by kind and id; those in conflict stay as they are here.

    `kept` are changed here and not there: they stay too, and nobody need be asked. `pen` is what becomes of it
    (`Arriving`); with `away` the edits can only be proposed.
    """

    trip: str
    new: tuple[Record, ...] = field(repr=False)
    changed: tuple[Record, ...] = field(repr=False)
    removed: tuple[Record, ...] = field(repr=False)
    conflicts: tuple[Record, ...] = field(repr=False)
    kept: tuple[Record, ...] = field(repr=False)
    edits: tuple[Edit, ...] = field(repr=False)
    made: datetime
    pen: str = ""
    away: Pen | None = None

    @property
    def counts(self) -> dict[str, int]:
        """How many of each."""
        return {name: len(getattr(self, name)) for name in ("new", "changed", "removed", "conflicts", "kept")}


def plan_import(store: Store, trip: OpenTrip, now: datetime) -> Plan:
    """What taking this snapshot in would do. Nothing is written. Raises Rejected for a trip of another origin."""
    snapshot = trip.snapshot
    own = str(snapshot.trip.id)
    loaded = _loaded(store, own)
    if loaded is not None and loaded.snapshot.trip.key != snapshot.trip.key:
        raise Rejected("trip_id_taken", trip=own)
    base = {} if loaded is None else last_exchange(store, own)
    ancestry = Ancestry(store, own, trip.package) if loaded is not None and trip.package is not None else None
    pen = arriving(store, own, trip.package.pen if trip.package is not None else None, loaded is not None)
    returns = pen.what == "comes" and pen_away(store, own) is not None
    here = _here(store, loaded, snapshot)
    there = {key_of(record, own): record for _, record in snapshot.records()}
    ranks = _ranks(loaded, snapshot)
    found: dict[str, list[Record]] = {name: [] for name in ("new", "changed", "removed", "conflicts", "kept")}
    edits: list[Edit] = []
    for key, record in there.items():
        held = here.get(key)
        ours = None if held is None else held[1]
        standing = _standing(ancestry, base, key, ours, record, returns)
        rank = ranks.get(key)
        if held is None:
            if standing is Standing.AHEAD:
                found["new"].append(record)
                edits.append(Put(key.scope, record, _version(store, key), rank))
            else:
                found[_KEPT[standing]].append(record)
            continue
        version, mine = held
        if standing is Standing.SAME:
            merged = _merged(mine, record, now)
            if merged != mine or rank is not None:
                if merged != mine:
                    found["changed"].append(record)
                edits.append(Put(key.scope, merged, version, rank))
        elif standing is Standing.AHEAD:
            found["changed"].append(record)
            edits.append(Put(key.scope, _merged(mine, record, now), version, rank))
        else:
            found[_KEPT[standing]].append(record)
    for key, (version, ours) in here.items():
        if key in there or key.scope == SHARED:
            continue
        standing = _standing(ancestry, base, key, ours, None, returns)
        if standing is Standing.AHEAD:
            found["removed"].append(ours)
            edits.append(Remove(key, version))
        else:
            found[_KEPT[standing]].append(ours)
    edits += _memberships(store, snapshot)
    if snapshot.issue is not None:
        mark = store.get(Key(own, "~mark"))
        if mark is None or (isinstance(mark.record, Mark) and mark.record.issue.number < snapshot.issue.number):
            edits.append(Put(own, Mark(issue=snapshot.issue), 0 if mark is None else mark.version))
    away = None if pen.what == "comes" else pen_away(store, own)
    if away is not None and loaded is None:
        raise Rejected("pen_away", trip=own, other=away.holder, at=away.since)
    sorted_out = {name: tuple(records) for name, records in found.items()}
    return Plan(own, **sorted_out, edits=(*edits, *pen.edits), made=now, pen=pen.what, away=away)


def apply_import(store: Store, trip: OpenTrip, plan: Plan, by: Author) -> Committed:
    """Does what the plan says, in one transaction. Raises Rejected when the store has changed since the plan.

    Where the pen is away nothing is changed: what the plan says is kept as proposals.
    """
    snapshot = trip.snapshot
    blobs = [(a.sha256, attachment_bytes(trip, a)) for a in snapshot.attachments]
    if plan.away is not None:
        return propose(store, plan.trip, plan.edits, by, plan.made, blobs)
    label = Label("imported_pen" if plan.pen == "comes" else "imported", (plan.trip,))
    done = store.commit(label, plan.edits, by, blobs=blobs)
    if isinstance(done, Conflict):
        raise Rejected("import_overtaken", id=done.key.id, who=done.who.actor if done.who else "?")
    apart = {name_of(key_of(record, plan.trip)) for record in plan.conflicts}
    exchanged(store, snapshot, keep=apart)
    if trip.package is not None:
        learned(store, plan.trip, trip.package, apart)
    return done


def last_exchange(store: Store, trip: str) -> dict[str, str]:
    """The hash of each record as it last came in or went out, by scope and id."""
    held = store.meta(f"exchange:{trip}")
    return {} if held is None else json.loads(held)


def exchanged(store: Store, snapshot: TripSnapshot, keep: set[str] | None = None) -> None:
    """Remembers what just came in or went out, but for what stays in conflict."""
    own = str(snapshot.trip.id)
    before = last_exchange(store, own)
    now = {name_of(key_of(record, own)): state_of(record) for _, record in snapshot.records()}
    for name in keep or ():
        now.pop(name, None)
        if name in before:
            now[name] = before[name]
    if now != before:
        store.set_meta(f"exchange:{own}", json.dumps(now, sort_keys=True, separators=(",", ":")))


_KEPT = {Standing.BEHIND: "kept", Standing.APART: "conflicts"}


def _standing(
    ancestry: Ancestry | None,
    base: dict[str, str],
    key: Key,
    ours: Record | None,
    theirs: Record | None,
    returns: bool,
) -> Standing:
    """How the record there stands to the one here: by what a package tells of its past, else by the last exchange.

    When the pen `returns`, the trip could not change here since it went, so what comes is later, whatever it is.
    """
    if ours is not None and theirs is not None and state_of(ours) == state_of(theirs):
        return Standing.SAME
    if returns and key.scope != SHARED:
        return Standing.AHEAD
    told = None if ancestry is None else ancestry.standing(key, ours, theirs)
    if told is not None:
        return told
    known = base.get(name_of(key))
    if ours is None:
        if known is None:
            return Standing.AHEAD
        return Standing.BEHIND if theirs is not None and known == state_of(theirs) else Standing.APART
    if theirs is None:
        if known is None:
            return Standing.BEHIND
        return Standing.AHEAD if known == state_of(ours) else Standing.APART
    if known is None or known == state_of(ours):
        return Standing.AHEAD
    return Standing.BEHIND if known == state_of(theirs) else Standing.APART


def _loaded(store: Store, trip: str) -> Loaded | None:
    try:
        return store.load(trip)
    except Rejected:
        return None


def _here(store: Store, loaded: Loaded | None, snapshot: TripSnapshot) -> dict[Key, tuple[int, Record]]:
    """What the store holds of this trip, and of the shared records the snapshot brings."""
    found: dict[Key, tuple[int, Record]] = {}
    own = str(snapshot.trip.id)
    if loaded is not None:
        for _, record in loaded.snapshot.records():
            key = key_of(record, own)
            found[key] = (loaded.held[key][0], record)
    for _, record in snapshot.records():
        key = key_of(record, own)
        if key.scope == SHARED and key not in found:
            held = store.get(key)
            if held is not None and not held.deleted:
                found[key] = (held.version, held.record)
    return found


def _merged(ours: Record, theirs: Record, now: datetime) -> Record:
    if isinstance(ours, Item) and isinstance(theirs, Item):
        return revised_item(ours, theirs, now)
    return theirs


def _version(store: Store, key: Key) -> int:
    held = store.get(key)
    return 0 if held is None else held.version


def _memberships(store: Store, snapshot: TripSnapshot) -> Iterator[Edit]:
    own = str(snapshot.trip.id)
    for collection in snapshot.COLLECTIONS:
        for number, record in enumerate(getattr(snapshot, collection), 1):
            if key_of(record, own).scope != SHARED:
                continue
            key = member_key(own, str(record.id))
            held = store.get(key)
            if held is None or held.deleted:
                version = 0 if held is None else held.version
                yield Put(own, Membership(id=key.id, record=str(record.id)), version, number * RANK_STEP)


def _ranks(loaded: Loaded | None, snapshot: TripSnapshot) -> dict[Key, float]:
    """The places of records whose order is new: all of a kind when the file has another order, else the new ones."""
    own = str(snapshot.trip.id)
    ranks: dict[Key, float] = {}
    for collection in snapshot.COLLECTIONS:
        keys = [key_of(record, own) for record in getattr(snapshot, collection)]
        if not keys or keys[0].scope == SHARED:
            continue
        held = {} if loaded is None else {key: loaded.held[key][1] for key in keys if key in loaded.held}
        known = [key for key in keys if key in held]
        if [held[key] for key in known] == sorted(held[key] for key in known):
            ranks |= _between(keys, held)
        else:
            ranks |= {key: number * RANK_STEP for number, key in enumerate(keys, 1)}
    return ranks


def _between(keys: list[Key], held: dict[Key, float]) -> dict[Key, float]:
    found: dict[Key, float] = {}
    before = 0.0
    for number, key in enumerate(keys):
        if key in held:
            before = held[key]
            continue
        after = next((held[later] for later in keys[number + 1 :] if later in held), None)
        before = before + RANK_STEP if after is None else (before + after) / 2
        found[key] = before
    return found
