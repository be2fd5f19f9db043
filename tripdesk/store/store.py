"""The store: every edit one transaction, guarded by version, with its line of history; every line with its hash."""

import contextlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from tripdesk.errors import Rejected, Unavailable
from tripdesk.model.history import (
    SHARED,
    Author,
    Change,
    Committed,
    Conflict,
    Edit,
    Held,
    IssueLine,
    Key,
    Label,
    Loaded,
    Put,
    Remove,
)
from tripdesk.model.record import Record
from tripdesk.model.searchable import SearchRow
from tripdesk.store import engine as database
from tripdesk.store import loading, naming, pens, searching
from tripdesk.store.documents import TALLY, doc_of, record_of, row_hash, weight
from tripdesk.store.searching import State
from tripdesk.store.tables import BLOBS, CHANGES, ISSUES, META, RECORDS, TALLIES

Clock = Callable[[], datetime]
Ids = Callable[[], str]
"""Gives an id that was never given before."""

RANK_STEP = 1024.0
LARGEST_BLOB = 20_000_000


@dataclass(frozen=True, slots=True)
class _Step:
    """One record on its way: the row that is there, the row that is to be."""

    edit: Edit
    old: dict[str, Any] | None = field(repr=False)
    new: dict[str, Any] = field(repr=False)


class Store:
    """A store that is open. Every method is one transaction; each raises Unavailable when the disk does not allow it.

    May be used from one thread at a time; several programs may have the same store open.
    """

    def __init__(self, path: Path, engine: sa.Engine, clock: Clock, ids: Ids, readonly: str = "") -> None:
        """`readonly` is the code of the reason why nothing may be written, empty when it may."""
        self.path = path
        self.readonly = readonly
        self._engine = engine
        self._clock = clock
        self._ids = ids

    def close(self) -> None:
        """Lets go of the file."""
        self._engine.dispose()

    # --- edits

    def commit(
        self,
        label: Label,
        edits: Sequence[Edit],
        by: Author,
        *,
        gesture: str = "",
        undoes: str = "",
        blobs: Iterable[tuple[str, bytes]] = (),
        freeze: tuple[IssueLine, str] | None = None,
        seen: int | None = None,
    ) -> Committed | Conflict:
        """Writes all of the edits or none, with their lines of history and, if given, blobs and a frozen issue.

        `gesture` joins what the user felt as one edit. With `seen` nothing may have been written since that number of
        the history. Raises Rejected for a reference to nothing, a record still in use, a trip whose pen is away.
        """
        self.refuse_readonly()
        with database.writing(self._engine, self.path) as connection:
            if seen is not None and self._last(connection) != seen:
                raise Rejected("store_moved_on")
            wanted = self._with_memberships(connection, edits)
            pens.check(connection, wanted)
            old = loading.rows(connection, [_key(edit) for edit in wanted])
            for edit in wanted:
                if _version(old.get(_key(edit))) != edit.base:
                    return self._conflict(connection, edit, old.get(_key(edit)))
            steps = [step for step in self._steps(connection, wanted, old) if _differs(step)]
            self._write_records(connection, steps)
            naming.write_checked(
                connection,
                [(s.edit.key, s.edit.record) for s in steps if isinstance(s.edit, Put)],
                [s.edit.key for s in steps if isinstance(s.edit, Remove)],
                standing={_key(s.edit) for s in steps if s.old is not None and not s.old["deleted"]},
                known={_key(s.edit) for s in steps if s.old is not None},
            )
            self._write_blobs(connection, blobs)
            changes = self._write_changes(connection, steps, label, by, gesture, undoes)
            if freeze is not None:
                self._write_issue(connection, *freeze)
            self._check_written(connection, steps)
        return Committed(changes[0].tx if changes else "", label, changes)

    def _with_memberships(self, connection: sa.Connection, edits: Sequence[Edit]) -> list[Edit]:
        """A shared record that goes takes its memberships with it."""
        wanted: list[Edit] = []
        known = {_key(edit) for edit in edits}
        for edit in edits:
            if isinstance(edit, Remove) and edit.key.scope == SHARED:
                keys = [key for key in naming.memberships(connection, edit.key.id) if key not in known]
                held = loading.rows(connection, keys)
                wanted += [Remove(key, held[key]["version"]) for key in keys]
            wanted.append(edit)
        return wanted

    def _conflict(self, connection: sa.Connection, edit: Edit, row: dict[str, Any] | None) -> Conflict:
        key = _key(edit)
        theirs = None if row is None or row["deleted"] else record_of(row["kind"], row["doc"], key.id)
        lines = loading.changes(connection, CHANGES.c.scope == key.scope, CHANGES.c.id == key.id)
        seen = next((line for line in lines if line.version == edit.base), None)
        base = record_of(seen.kind, seen.after, key.id) if seen and seen.after else None
        last = lines[-1] if lines else None
        yours = edit.record if isinstance(edit, Put) else None
        kind = row["kind"] if row else (yours.record_kind if yours else "")
        return Conflict(key, kind, theirs, yours, base, last.author if last else None, last.at if last else "")

    def _steps(
        self, connection: sa.Connection, edits: Sequence[Edit], old: dict[Key, dict[str, Any]]
    ) -> Iterator[_Step]:
        ends: dict[tuple[str, str], float] = {}
        for edit in edits:
            key = _key(edit)
            before = old.get(key)
            version = edit.base + 1
            if isinstance(edit, Remove):
                if before is None:
                    raise Rejected("record_missing", id=key.id)
                new = {**before, "version": version, "deleted": 1}
            else:
                kind = edit.record.record_kind
                if before is not None and before["kind"] != kind:
                    raise Rejected("id_of_another_kind", id=key.id, kind=before["kind"])
                rank = edit.rank
                if rank is None:
                    rank = before["rank"] if before is not None else self._end(connection, key.scope, kind, ends)
                new = {
                    "scope": key.scope, "id": key.id, "kind": kind, "version": version, "rank": float(rank),
                    "deleted": 0, "doc": doc_of(edit.record),
                }  # fmt: skip
            new["sha256"] = row_hash(new)
            yield _Step(edit, before, new)

    def _end(self, connection: sa.Connection, scope: str, kind: str, ends: dict[tuple[str, str], float]) -> float:
        if scope == SHARED:
            return 0.0
        at = (scope, kind)
        if at not in ends:
            ends[at] = connection.execute(_HIGHEST_RANK, {"s": scope, "k": kind}).scalar() or 0.0
        ends[at] += RANK_STEP
        return ends[at]

    def _write_records(self, connection: sa.Connection, steps: list[_Step]) -> None:
        new = [step.new for step in steps if step.old is None]
        if new:
            connection.execute(sa.insert(RECORDS), new)
        for step in steps:
            if step.old is None:
                continue
            row = {name: step.new[name] for name in _REWRITTEN}
            at = {"at_scope": step.new["scope"], "at_id": step.new["id"], "seen": step.edit.base}
            if connection.execute(_UPDATE, row | at).rowcount != 1:
                raise Unavailable("store_damaged", path=self.path)
        sums: dict[str, int] = {}
        for step in steps:
            less = weight(step.old["sha256"]) if step.old is not None else 0
            scope = step.new["scope"]
            sums[scope] = sums.get(scope, 0) + weight(step.new["sha256"]) - less
        for scope, more in sums.items():
            held = connection.execute(_TALLY, {"s": scope}).scalar()
            total = {"scope": scope, "sum": str((int(held or 0) + more) % TALLY)}
            if held is None:
                connection.execute(sa.insert(TALLIES), total)
            else:
                connection.execute(_SET_TALLY, {"s": scope, "sum": total["sum"]})

    def _write_blobs(self, connection: sa.Connection, blobs: Iterable[tuple[str, bytes]]) -> None:
        for sha256, data in blobs:
            if not connection.execute(_HAS_BLOB, {"h": sha256}).first():
                connection.execute(sa.insert(BLOBS), {"sha256": sha256, "data": data})

    def _write_changes(
        self, connection: sa.Connection, steps: list[_Step], label: Label, by: Author, gesture: str, undoes: str
    ) -> tuple[Change, ...]:
        if not steps:
            return ()
        seq = self._last(connection)
        tx = self._ids()
        at = self._clock().isoformat(timespec="milliseconds")
        rows: list[dict[str, Any]] = []
        for number, step in enumerate(steps, 1):
            was = step.old if step.old is not None and not step.old["deleted"] else None
            now = step.new if not step.new["deleted"] else None
            row: dict[str, Any] = {
                "seq": seq + number, "tx": tx, "gesture": gesture or tx, "desk": by.desk, "actor": by.actor, "at": at,
                "label": json.dumps([label.code, *label.ids, label.path], ensure_ascii=False), "undoes": undoes,
                "scope": step.new["scope"], "id": step.new["id"], "kind": step.new["kind"],
                "version": step.new["version"],
                "rank_before": was["rank"] if was else None, "rank_after": now["rank"] if now else None,
                "before": was["doc"] if was else None, "after": now["doc"] if now else None, "purged": 0,
            }  # fmt: skip
            row["sha256"] = row_hash(row)
            rows.append(row)
        connection.execute(sa.insert(CHANGES), rows)
        return tuple(loading.change(row) for row in rows)

    def _write_issue(self, connection: sa.Connection, line: IssueLine, doc: str) -> None:
        row: dict[str, Any] = {
            "trip": line.trip, "number": line.number, "at": line.at, "desk": line.author.desk,
            "actor": line.author.actor, "reason": line.reason,
            "readers": json.dumps(line.readers, ensure_ascii=False), "tzdata": line.tzdata, "doc": doc,
            "instants": json.dumps(dict(line.instants), ensure_ascii=False),
        }  # fmt: skip
        row["sha256"] = row_hash(row)
        connection.execute(sa.insert(ISSUES), row)

    def _check_written(self, connection: sa.Connection, steps: list[_Step]) -> None:
        """Reads back what was just written, inside the transaction."""
        written = loading.rows(connection, [_key(step.edit) for step in steps])
        if any(written.get(_key(step.edit)) != step.new for step in steps):
            raise Unavailable("store_damaged", path=self.path)

    def _last(self, connection: sa.Connection) -> int:
        return connection.execute(_LAST).scalar() or 0

    # --- reading

    def get(self, key: Key) -> Held | None:
        """The record that stands there, also a deleted one. Raises Unavailable when it is damaged."""
        with database.reading(self._engine, self.path) as connection:
            row = loading.row(connection, key)
        return None if row is None else _held(row)

    def load(self, trip: str) -> Loaded:
        """The trip as it stands. Raises Rejected when there is none, Unavailable when something in it is damaged."""
        with database.reading(self._engine, self.path) as connection:
            return loading.load(connection, trip)

    def trips(self) -> tuple[Held, ...]:
        """The trip records, newest first by their first change."""
        with database.reading(self._engine, self.path) as connection:
            return tuple(_held(row) for row in loading.of_kind(connection, "trip"))

    def of_kind(self, kind: str, scope: str | None = None) -> tuple[Held, ...]:
        """Every record of a kind that is not deleted, in a scope or in all."""
        with database.reading(self._engine, self.path) as connection:
            return tuple(_held(row) for row in loading.of_kind(connection, kind, scope))

    def deleted(self, scope: str) -> tuple[Held, ...]:
        """The deleted records of a scope."""
        with database.reading(self._engine, self.path) as connection:
            return tuple(_held(row) for row in loading.deleted(connection, scope))

    def deleted_trips(self) -> tuple[Held, ...]:
        """The trip records that are deleted."""
        with database.reading(self._engine, self.path) as connection:
            return tuple(_held(row) for row in loading.deleted_of_kind(connection, "trip"))

    def of_scope(self, scope: str) -> tuple[Held, ...]:
        """Every record of a scope, deleted ones too, those of the store's own kinds too."""
        with database.reading(self._engine, self.path) as connection:
            return tuple(_held(row) for row in loading.of_scope(connection, scope))

    def targets(self, scope: str, record: Record) -> tuple[Key, ...]:
        """What a record names."""
        return tuple(naming.targets(scope, record))

    def last_change(self) -> int:
        """The number of the last change; 0 before the first."""
        with database.reading(self._engine, self.path) as connection:
            return self._last(connection)

    def newest(self) -> tuple[int, str]:
        """The number and the transaction of the last change; (0, "") before the first."""
        with database.reading(self._engine, self.path) as connection:
            found = connection.execute(_NEWEST).first()
        return (0, "") if found is None else (found.seq, found.tx)

    def tx_at(self, seq: int) -> str | None:
        """The transaction of the change of that number, None where there is none."""
        with database.reading(self._engine, self.path) as connection:
            return connection.execute(_TX_AT, {"q": seq}).scalar()

    def changes_after(self, seq: int, limit: int = 10_000) -> tuple[Change, ...]:
        """The feed: what was committed after that number, by whom ever, in order."""
        with database.reading(self._engine, self.path) as connection:
            return loading.changes(connection, CHANGES.c.seq > seq, limit=limit)

    def changes_of_trip(self, trip: str) -> tuple[Change, ...]:
        """Every change of a trip's records and of the shared records it has, in order."""
        with database.reading(self._engine, self.path) as connection:
            return loading.changes(connection, loading.within(trip))

    def deletions(self, scope: str) -> tuple[tuple[Change, str], ...]:
        """The lines that deleted what is deleted now in a scope, in order, each with the latest time up to then."""
        with database.reading(self._engine, self.path) as connection:
            return loading.deletions(connection, scope)

    def changes_of_record(self, key: Key) -> tuple[Change, ...]:
        """Every change of a record, in order."""
        with database.reading(self._engine, self.path) as connection:
            return loading.changes(connection, CHANGES.c.scope == key.scope, CHANGES.c.id == key.id)

    def changes_of_desk(self, desk: str) -> tuple[Change, ...]:
        """Every change made at a desk, in order, without the documents (`before`, `after` are None)."""
        with database.reading(self._engine, self.path) as connection:
            return loading.changes(connection, CHANGES.c.desk == desk, bodies=False)

    def changes_of_tx(self, tx: str) -> tuple[Change, ...]:
        """The changes of one transaction."""
        with database.reading(self._engine, self.path) as connection:
            return loading.changes(connection, CHANGES.c.tx == tx)

    def blob(self, sha256: str) -> bytes:
        """The bytes of that hash. Raises Rejected when they are not here, Unavailable when they are damaged."""
        with database.reading(self._engine, self.path) as connection:
            return loading.blob(connection, sha256)

    def issues(self, trip: str) -> tuple[IssueLine, ...]:
        """The frozen issues of a trip, by number."""
        with database.reading(self._engine, self.path) as connection:
            return tuple(loading.issue_line(row) for row in loading.issues(connection, trip))

    def issue(self, trip: str, number: int) -> tuple[IssueLine, str]:
        """A frozen issue and its snapshot as JSON. Raises Rejected, Unavailable."""
        with database.reading(self._engine, self.path) as connection:
            found = [row for row in loading.issues(connection, trip) if row["number"] == number]
        if not found:
            raise Rejected("issue_missing", trip=trip, number=number)
        return loading.issue_line(found[0]), found[0]["doc"]

    def many(self, keys: Iterable[Key]) -> dict[Key, Held]:
        """The records that stand there, deleted ones left out. Raises Unavailable when one is damaged."""
        with database.reading(self._engine, self.path) as connection:
            found = loading.rows(connection, keys)
        return {key: _held(row) for key, row in found.items() if not row["deleted"]}

    def search_rows(self) -> tuple[State, list[SearchRow]]:
        """Everything that is searched, folded, and up to which line of the history. Raises Unavailable."""
        if not self.readonly:
            with contextlib.suppress(Unavailable):  # what cannot be written is worked out below
                self._write_search()
        with database.reading(self._engine, self.path) as connection:
            return searching.state(connection), list(searching.rows(connection))

    def search_rows_since(self, seen: State) -> tuple[State, list[Key], list[SearchRow]] | None:
        """What was changed since: where, and the lines of what is still there. None when that history is gone."""
        with database.reading(self._engine, self.path) as connection:
            now = searching.state(connection)
            if now == seen:
                return now, [], []
            if not searching.is_behind(connection, seen) or searching.destroyed_since(connection, seen):
                return None
            keys = searching.changed_since(connection, seen)
            return now, keys, list(searching.rows_of(connection, keys))

    def _write_search(self) -> None:
        """Brings the written index up to date when it lags far behind, a page a transaction."""
        with database.reading(self._engine, self.path) as connection:
            now, reached = searching.state(connection), searching.watermark(connection)
            if reached is not None and now.seq - reached.seq < searching.MUCH:
                return
            changed = [] if reached is None else searching.changed_since(connection, reached)
        if reached is None:
            after: Key | None = None
            while True:
                with database.writing(self._engine, self.path) as connection:
                    after = searching.write_page(connection, after)
                    if after is None:
                        searching.drop_strays(connection)
                        searching.set_watermark(connection, now)
                        return
        for start in range(0, len(changed), searching.PAGE):
            with database.writing(self._engine, self.path) as connection:
                searching.write(connection, changed[start : start + searching.PAGE])
        with database.writing(self._engine, self.path) as connection:
            searching.set_watermark(connection, now)

    def meta(self, name: str) -> str | None:
        """A value the program keeps beside the records."""
        with database.reading(self._engine, self.path) as connection:
            return connection.execute(_META, {"n": name}).scalar()

    def set_meta(self, name: str, value: str) -> None:
        """Keeps a value beside the records. It is no edit: no history, no undo."""
        self.refuse_readonly()
        with database.writing(self._engine, self.path) as connection:
            connection.execute(_FORGET_META, {"n": name})
            connection.execute(sa.insert(META), {"name": name, "value": value})

    def data_version(self) -> int:
        """Differs when another program has written since this store was opened."""
        return database.data_version(self._engine, self.path)

    def refuse_readonly(self) -> None:
        """Raises Unavailable, with the reason, where nothing may be written."""
        if self.readonly:
            raise Unavailable(self.readonly, path=self.path)


def _key(edit: Edit) -> Key:
    return edit.key


def _version(row: dict[str, Any] | None) -> int:
    return 0 if row is None else row["version"]


def _differs(step: _Step) -> bool:
    old, new = step.old, step.new
    return old is None or any(old[name] != new[name] for name in ("doc", "rank", "deleted"))


def _held(row: dict[str, Any]) -> Held:
    record = record_of(row["kind"], row["doc"], row["id"])
    return Held(Key(row["scope"], row["id"]), row["version"], row["rank"], bool(row["deleted"]), record)


_REWRITTEN = ("version", "rank", "deleted", "doc", "sha256")
_UPDATE = (
    sa.update(RECORDS)
    .where(
        RECORDS.c.scope == sa.bindparam("at_scope"),
        RECORDS.c.id == sa.bindparam("at_id"),
        RECORDS.c.version == sa.bindparam("seen"),
    )
    .values({name: sa.bindparam(name) for name in _REWRITTEN})
)
_HIGHEST_RANK = sa.select(sa.func.max(RECORDS.c.rank)).where(
    RECORDS.c.scope == sa.bindparam("s"), RECORDS.c.kind == sa.bindparam("k")
)
_TALLY = sa.select(TALLIES.c.sum).where(TALLIES.c.scope == sa.bindparam("s"))
_SET_TALLY = sa.update(TALLIES).where(TALLIES.c.scope == sa.bindparam("s")).values(sum=sa.bindparam("sum"))
_HAS_BLOB = sa.select(BLOBS.c.sha256).where(BLOBS.c.sha256 == sa.bindparam("h"))
_LAST = sa.select(sa.func.max(CHANGES.c.seq))
_NEWEST = sa.select(CHANGES.c.seq, CHANGES.c.tx).order_by(CHANGES.c.seq.desc()).limit(1)
_TX_AT = sa.select(CHANGES.c.tx).where(CHANGES.c.seq == sa.bindparam("q"))
_META = sa.select(META.c.value).where(META.c.name == sa.bindparam("n"))
_FORGET_META = sa.delete(META).where(META.c.name == sa.bindparam("n"))
