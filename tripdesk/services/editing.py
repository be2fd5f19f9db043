"""Changing a trip: every edit is saved as it is made, and can be undone. The pen itself never goes back.

`revised_item` is the one function that changes an item: it keeps what calendars on phones go by.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tripdesk.errors import Rejected
from tripdesk.model.history import (
    KINDS,
    SHARED,
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
    member_key,
)
from tripdesk.model.itinerary import Item
from tripdesk.model.record import Record
from tripdesk.services.proposing import propose
from tripdesk.store.store import Store

CALENDAR_FIELDS = ("start", "end", "place", "status")
"""What a phone is told of again when it changes (RFC 5545 3.8.7.4)."""


def revised_item(before: Item | None, after: Item, now: datetime) -> Item:
    """The item as it is to be kept: SEQUENCE raised and stamped when its times, place or status change.

    The stamp is never older than it was, whatever the clock says, and nothing that was issued is forgotten.
    """
    if before is None:
        return after
    held, new = before.calendar, after.calendar
    moved = any(getattr(before, name) != getattr(after, name) for name in CALENDAR_FIELDS)
    sequence = max(held.sequence + 1, new.sequence) if moved else max(held.sequence, new.sequence)
    stamp = max(held.revised_at, new.revised_at, now.replace(microsecond=0) if moved else held.revised_at)
    calendar = new.revised(
        sequence=sequence,
        revised_at=stamp,
        ever_issued=held.ever_issued or new.ever_issued,
        confirmed_when_issued=held.confirmed_when_issued or new.confirmed_when_issued,
    )
    return after if calendar == new else after.revised(calendar=calendar)


NEVER_UNDONE = frozenset({"issued", "purged", "held", "released"})
"""Labels of edits that undo passes by: issues and destruction stand, a hold is released by name."""


def merged_fields(base: Record, theirs: Record, yours: Record) -> Record | None:
    """`theirs` with the fields that `yours` has changed since `base`; None when both changed one differently."""
    changed = {n: getattr(yours, n) for n in type(base).model_fields if getattr(yours, n) != getattr(base, n)}
    for name, value in changed.items():
        if getattr(theirs, name) not in (getattr(base, name), value):
            return None
    return theirs.revised(**changed) if changed else theirs


@dataclass(frozen=True, slots=True)
class Editing:
    """Edits at one desk by one person. `now` is the instant of the edits, aware, in UTC."""

    store: Store
    by: Author
    now: datetime

    def change(self, held: Held, record: Record, label: Label, gesture: str = "") -> Committed | Conflict:
        """A record as it was read, and as it is to be. Raises Rejected."""
        return self._commit(held.key.scope, label, [self._put(held, record)], gesture)

    def revise(self, key: Key, seen: Record, wanted: Record, label: Label, gesture: str = "") -> Committed | Conflict:
        """A record as the user saw it, and as it is to be; what others changed meanwhile in other fields stays.

        Raises Rejected when it is gone. A Conflict says that the same field was changed to something else.
        """
        while True:
            held = self.store.get(key)
            if held is None or held.deleted:
                raise Rejected("record_missing", id=key.id)
            merged = merged_fields(seen, held.record, wanted)
            if merged is None:
                latest = self.store.changes_of_record(key)[-1]
                return Conflict(key, seen.record_kind, held.record, wanted, seen, latest.author, latest.at)
            done = self.change(held, merged, label, gesture)
            if isinstance(done, Committed):
                return done

    def add(self, trip: str, record: Record, label: Label) -> Committed | Conflict:
        """A new record of a trip, at the end of its kind. A shared one becomes one of the trip's too."""
        from_trip = Key(trip, str(record.id))
        shared = Key(SHARED, str(record.id))
        key = shared if record.record_kind in {"person", "organisation", "place", "attachment"} else from_trip
        edits: list[Edit] = [Put(key.scope, record, self._version(key))]
        if key.scope == SHARED:
            member = member_key(trip, key.id)
            edits.append(Put(trip, Membership(id=member.id, record=key.id), self._version(member)))
        return self._commit(trip, label, edits)

    def remove(self, held: Held, label: Label) -> Committed | Conflict:
        """A record that goes. Raises Rejected naming where it is in use."""
        return self._commit(held.key.scope, label, [Remove(held.key, held.version)])

    def _commit(self, trip: str, label: Label, edits: list[Edit], gesture: str = "") -> Committed | Conflict:
        """Writes the edits; as proposals (label `proposed`) while the pen of the trip is away."""
        try:
            return self.store.commit(label, edits, self.by, gesture=gesture)
        except Rejected as error:
            if error.code != "pen_away":
                raise
            return propose(self.store, trip, edits, self.by, self.now)

    def bring_back(self, key: Key) -> Committed | Conflict:
        """A deleted record as it was last. Raises Rejected when there is none, or what it names is gone."""
        held = self.store.get(key)
        if held is None or not held.deleted:
            raise Rejected("record_missing", id=key.id)
        label = Label("brought_back", (key.id,))
        return self.store.commit(label, [Put(key.scope, held.record, held.version)], self.by)

    def undo(self) -> Committed:
        """Takes back the last edit of this desk. Raises Rejected: nothing to undo, or somebody changed it since."""
        return self._take_back(self.next_undo(), "undone", "nothing_to_undo")

    def redo(self) -> Committed:
        """Makes again what was undone last. Raises Rejected as `undo`."""
        return self._take_back(self.next_redo(), "redone", "nothing_to_redo")

    def next_undo(self) -> tuple[Change, ...]:
        """The changes (without documents) of the edit that `undo` would take back, empty when there is none."""
        return _stacks(self.store.changes_of_desk(self.by.desk))[0]

    def next_redo(self) -> tuple[Change, ...]:
        """The changes of the undo that `redo` would take back."""
        return _stacks(self.store.changes_of_desk(self.by.desk))[1]

    def _take_back(self, stack: tuple[Change, ...], code: str, nothing: str) -> Committed:
        if not stack:
            raise Rejected(nothing)
        transactions = dict.fromkeys(change.tx for change in stack)
        lines = [line for tx in transactions for line in self.store.changes_of_tx(tx)]
        edits = list(self._reversed(lines))
        label = Label(code, tuple(dict.fromkeys(line.key.id for line in lines))[:20], stack[-1].label.code)
        done = self.store.commit(label, edits, self.by, undoes=",".join(transactions))
        if isinstance(done, Conflict):
            raise Rejected("undo_overtaken", id=done.key.id, who=done.who.actor if done.who else "?", at=done.at)
        return done

    def _reversed(self, lines: list[Change]) -> Iterable[Edit]:
        first: dict[Key, Change] = {}
        last: dict[Key, Change] = {}
        for line in lines:
            first.setdefault(line.key, line)
            last[line.key] = line
        for key in reversed(first):
            if first[key].kind == "pen":
                continue
            if key.id == "~mark" and not self._mark_stands(first[key], last[key]):
                raise Rejected("undo_issued")
            held = self.store.get(key)
            if any(line.purged for line in (first[key], last[key])):
                raise Rejected("undo_purged", id=key.id)
            if held is None or not _stands(held, last[key]):
                latest = self.store.changes_of_record(key)[-1]
                raise Rejected("undo_overtaken", id=key.id, who=latest.author.actor, at=latest.at)
            before = first[key]
            if before.before is None:
                yield Remove(key, held.version)
            else:
                record = KINDS[before.kind].model_validate_json(before.before, strict=True)
                yield self._put(held, record, before.rank_before)

    def _mark_stands(self, first: Change, last: Change) -> bool:
        """Whether nothing was issued since."""
        held = self.store.get(first.key)
        return held is not None and _stands(held, last)

    def _put(self, held: Held, record: Record, rank: float | None = None) -> Put:
        if isinstance(record, Item) and isinstance(held.record, Item):
            record = revised_item(held.record, record, self.now)
        return Put(held.key.scope, record, held.version, rank)

    def _version(self, key: Key) -> int:
        held = self.store.get(key)
        return 0 if held is None else held.version


def _stands(held: Held, line: Change) -> bool:
    """Whether a record is as that line left it. What calendars go by only ever rises, and does not count."""
    if line.after is None:
        return held.deleted
    if held.deleted or held.rank != line.rank_after:
        return False
    return _comparable(held.record.model_dump_json()) == _comparable(line.after)


def _comparable(doc: str) -> Any:
    parsed = json.loads(doc)
    parsed.pop("calendar", None)
    return parsed


def _stacks(lines: tuple[Change, ...]) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """What undo and redo would take back, of the transactions of one desk in order."""
    undo: list[list[Change]] = []
    redo: list[list[Change]] = []
    by_tx: dict[str, list[Change]] = {}
    for line in lines:
        by_tx.setdefault(line.tx, []).append(line)
    for those in by_tx.values():
        if all(line.kind == "pen" for line in those):
            continue
        code = those[0].label.code
        if code in NEVER_UNDONE:
            continue
        if code == "undone":
            del undo[-1:]
            redo.append(those)
        elif code == "redone":
            del redo[-1:]
            undo.append(those)
        else:
            redo.clear()
            if undo and undo[-1][0].gesture == those[0].gesture:
                undo[-1] += those
            else:
                undo.append(those)
    return tuple(undo[-1]) if undo else (), tuple(redo[-1]) if redo else ()
