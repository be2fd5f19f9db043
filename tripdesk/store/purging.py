"""Destroying a person in a store file: records, history, issues, blobs, what else names them; one transaction."""

import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import sqlalchemy as sa

from tripdesk.errors import Rejected, Unavailable
from tripdesk.model.contract import read_trip, write_trip
from tripdesk.model.destroying import goes_with, names_any, portraits
from tripdesk.model.history import SHARED, STORE_KINDS, Key, hold_key, key_of
from tripdesk.model.mentions import Traces, traces
from tripdesk.model.purge import Found, Order, Outlook, Place, Signed, Toll
from tripdesk.model.record import Record
from tripdesk.store import blobs, loading, naming, searching
from tripdesk.store import engine as database
from tripdesk.store.documents import TALLY, record_of, row_hash, weight
from tripdesk.store.tables import CHANGES, ISSUES, META, PUBLICATIONS, RECORDS, TALLIES
from tripdesk.store.treating import PURGED, Digest, Treatment, said_in, words_in

Ids = Callable[[], str]

Note = Callable[[Toll], str]
"""What is kept of a purge until it is finished: without a word of the person."""

EXCHANGE = "exchange:"
LINEAGE = "lineage:"
"""What was exchanged last, and which states records have had: hashes, by where the records stand."""
UNFINISHED = "purge:"
FINISHED = "purged:"
_GONE = "gone-"
_BATCH = 500


def look(path: Path, person: str) -> Outlook:
    """What a purge would touch. Nothing is written. Raises Rejected when there is no such person."""
    engine = database.connect(path, readonly=True)
    try:
        with database.reading(engine, path) as connection:
            work = _Work(connection, Order(person, Traces(), {}))
            if Key(SHARED, person) not in work.records:
                raise Rejected("record_missing", id=person)
            return work.outlook()
    finally:
        engine.dispose()


def purge(
    path: Path, order: Order, by: Signed, ids: Ids, digest: Digest, note: Note | None = None, seen: int | None = None
) -> Toll:
    """Does it to one store file, in one transaction. What `note` says of it stays there until the purge is finished.

    With `seen` nothing may have been written since that number of the history. Raises Rejected when the person is on
    hold (asked of the store with the note, not of its backups); Unavailable. Then nothing has changed.
    """
    engine = database.connect(path, readonly=False)
    try:
        with database.writing(engine, path) as connection:
            if seen is not None and (connection.execute(_LAST).scalar() or 0) != seen:
                raise Rejected("store_moved_on")
            work = _Work(connection, order)
            hold = work.records.get(hold_key(order.person))
            if note is not None and hold is not None and not work.rows[hold_key(order.person)]["deleted"]:
                raise Rejected("purge_on_hold", id=order.person)
            toll = work.destroy(by, ids, digest)
            if note is not None:
                connection.execute(sa.insert(META), {"name": f"{UNFINISHED}{by.tx}", "value": note(toll)})
            return toll
    finally:
        engine.dispose()


def unfinished(path: Path) -> dict[str, str]:
    """The notes of purges that were begun and not finished, by the number of their transaction."""
    engine = database.connect(path, readonly=True)
    try:
        with database.reading(engine, path) as connection:
            rows = connection.execute(sa.select(META).where(META.c.name.startswith(UNFINISHED, autoescape=True))).all()
            return {row.name.removeprefix(UNFINISHED): row.value for row in rows}
    finally:
        engine.dispose()


def finish(path: Path, tx: str, receipt: str) -> None:
    """Puts the receipt in the place of the note."""
    engine = database.connect(path, readonly=False)
    try:
        with database.writing(engine, path) as connection:
            connection.execute(_FORGET_META, {"n": f"{UNFINISHED}{tx}"})
            connection.execute(_FORGET_META, {"n": f"{FINISHED}{tx}"})
            connection.execute(sa.insert(META), {"name": f"{FINISHED}{tx}", "value": receipt})
    finally:
        engine.dispose()


def holds_purge(path: Path, tx: str) -> bool:
    """Whether a store, or a backup of it, was written after that purge."""
    engine = database.connect(path, readonly=True)
    try:
        with database.reading(engine, path) as connection:
            return connection.execute(sa.select(CHANGES.c.seq).where(CHANGES.c.tx == tx).limit(1)).first() is not None
    finally:
        engine.dispose()


@dataclass
class _Work:
    """One purge in one store, within one transaction."""

    connection: sa.Connection
    order: Order
    rows: dict[Key, dict[str, Any]] = field(init=False)
    records: dict[Key, Record] = field(init=False)
    gone: dict[Key, str] = field(init=False)
    traces: Traces = field(init=False)
    treatment: Treatment = field(init=False)

    def __post_init__(self) -> None:
        self.rows = {
            Key(row["scope"], row["id"]): loading.checked(row)
            for row in self.connection.execute(sa.select(RECORDS)).mappings()
        }
        self.records = {key: record_of(row["kind"], row["doc"], key.id) for key, row in self.rows.items()}
        self.gone = goes_with(self.records, Key(SHARED, self.order.person))
        bodies = [*(self.records[key] for key in self.gone), *self._past_of(self.gone)]
        self._take_portraits(bodies)
        self.traces = self.order.traces | traces(body for body in bodies if self._about_the_person(body))
        self.treatment = Treatment(self.order, self.gone.keys(), self.traces)

    def _about_the_person(self, body: Record) -> bool:
        own = body.id if body.record_kind == "person" else getattr(body, "person", None)
        return own == self.order.person

    def _past_of(self, keys: Iterable[Key]) -> Iterator[Record]:
        for key in keys:
            for line in self.connection.execute(_LINES_OF, {"s": key.scope, "i": key.id}).mappings():
                for doc in (line["before"], line["after"]):
                    if doc is not None:
                        yield record_of(line["kind"], doc, key.id)

    def _take_portraits(self, bodies: Collection[Record]) -> None:
        """A portrait goes with the person unless another record that stays shows it too."""
        were = {Key(SHARED, one) for one in portraits(bodies)} & self.records.keys()
        others = [(key, r) for key, r in self.records.items() if key not in self.gone and key not in were]
        alone = {one for one in were if not any(_shows(key, record, one) for key, record in others)}
        self.gone |= dict.fromkeys(alone, "about")
        members = {k: "about" for k, r in others if r.record_kind == "membership" and names_any(k.scope, r, alone)}
        self.gone |= members

    # --- the plan

    def outlook(self) -> Outlook:
        found: dict[Place, list[Any]] = {}

        def note(key: Key, record: Record, column: int) -> None:
            for path, text in said_in(record):
                if not self.traces.speaks_in(text):
                    continue
                place = (key.scope, key.id, path)
                known = found.setdefault(place, [record.record_kind, self.traces.context(text), "", 0, 0, 0])
                known[column] += 1
                if column == 3:
                    known[1:3] = [self.traces.context(text), text]

        for key, record in self.records.items():
            if key not in self.gone:
                note(key, record, 3)
        lines = 0
        for line in self._lines():
            key = Key(line["scope"], line["id"])
            if key in self.gone:
                lines += 1
                continue
            if line["after"] is not None and self.treatment.touched(line["after"]):
                note(key, record_of(line["kind"], line["after"], key.id), 4)
        issues = 0
        for row in self._issue_rows():
            snapshot = read_trip(row["doc"].encode())[0]
            there = {key_of(record, row["trip"]): record for _, record in snapshot.records()}
            gone = self.treatment.gone_from(there)
            issues += bool(gone)
            for key, record in there.items():
                if key not in gone:
                    note(key, record, 5)
        going = tuple((key, self.records[key].record_kind, why) for key, why in self.gone.items())
        mentions = tuple(
            Found(scope, kind, own, path, context, text, now, history, issued)
            for (scope, own, path), (kind, context, text, now, history, issued) in sorted(found.items())
        )
        named = tuple(sorted((r.record_kind, k.id) for k, r in self.records.items() if self._carries(k, r)))
        last = self.connection.execute(_LAST).scalar() or 0
        return Outlook(last, going, self.traces, mentions, named, lines, issues, len(self._blobs_of_the_gone()))

    def _carries(self, key: Key, record: Record) -> bool:
        return key not in self.gone and record.record_kind not in STORE_KINDS and self.traces.speaks_in(key.id)

    def _blobs_of_the_gone(self) -> set[str]:
        mine = {str(getattr(self.records[key], "sha256", "")) for key in self.gone} - {""}
        others = {str(getattr(r, "sha256", "")) for k, r in self.records.items() if k not in self.gone}
        return mine - others

    # --- the deed

    def destroy(self, by: Signed, ids: Ids, digest: Digest) -> Toll:
        """Everything, in an order in which each step finds what it needs."""
        names = {key.id: f"{_GONE}{ids()}" for key in self.gone}
        destroyed: Counter[str] = Counter()
        rewritten: Counter[str] = Counter()
        rows = self._new_rows()
        seq = self.connection.execute(_LAST).scalar() or 0
        self._rewrite_history(names, destroyed, rewritten)
        self._rewrite_issues(names, destroyed, rewritten)
        self._rewrite_publications(names, destroyed, rewritten)
        self._rewrite_records(rows, destroyed, rewritten)
        self._rewrite_meta(names, digest, destroyed, rewritten)
        searching.forget(self.connection, [*self.gone, *rows])
        searching.write(self.connection, rows)
        kinds = Counter(r.record_kind for k, r in self.records.items() if k in self.gone and _told(r))
        if destroyed or rewritten:
            self._sign(seq, by, names, rows)
        blobs_gone = blobs.forget_unnamed(self.connection) if self.gone else 0
        if blobs_gone:
            destroyed["blobs"] += blobs_gone
        return Toll(
            dict(destroyed), dict(rewritten), dict(kinds), dict(self.treatment.texts),
            tuple(sorted(self.treatment.kept)), tuple(sorted(self.treatment.unchanged)),
        )  # fmt: skip

    def _new_rows(self) -> dict[Key, dict[str, Any]]:
        """The rows of records that stay and read otherwise from now on."""
        found: dict[Key, dict[str, Any]] = {}
        for key, row in self.rows.items():
            if key in self.gone:
                continue
            doc = self.treatment.doc(key, row["kind"], row["doc"])
            if doc is not None and doc != row["doc"]:
                new = {**row, "doc": doc, "version": row["version"] + 1}
                new["sha256"] = row_hash(new)
                found[key] = new
        return found

    def _rewrite_history(self, names: dict[str, str], destroyed: Counter[str], rewritten: Counter[str]) -> None:
        for line in self._lines():
            key = Key(line["scope"], line["id"])
            new = dict(line)
            if key in self.gone:
                new |= {"before": None, "after": None, "purged": 1, "id": names[key.id]}
            elif not line["purged"]:
                for side in _SIDES:
                    new[side] = line[side] and self.treatment.doc(key, line["kind"], line[side])
                if any(line[side] is not None and new[side] is None for side in _SIDES):
                    new |= {"before": None, "after": None, "purged": 1}
            new["label"] = self.treatment.label(line["label"], names)
            if new == line:
                continue
            new["sha256"] = row_hash(new)
            self.connection.execute(_SET_LINE, {**{name: new[name] for name in _LINE_COLUMNS}, "at_seq": line["seq"]})
            (destroyed if new["purged"] and not line["purged"] else rewritten)["changes"] += 1

    def _rewrite_issues(self, names: dict[str, str], destroyed: Counter[str], rewritten: Counter[str]) -> None:
        for row in self._issue_rows():
            new = dict(row)
            snapshot = read_trip(row["doc"].encode())[0]
            left = self.treatment.snapshot(snapshot)
            if left != snapshot:
                new["doc"] = write_trip(left).decode("utf-8")
            new["reason"] = self.treatment.reason(row["trip"], row["reason"])
            readers = json.loads(row["readers"])
            left_readers = [reader for reader in readers if Key(row["trip"], reader) not in self.gone]
            if left_readers != readers:
                new["readers"] = json.dumps(left_readers, ensure_ascii=False)
            if new != row:
                new["sha256"] = row_hash(new)
                at = {"t": row["trip"], "n": row["number"]}
                values = {name: new[name] for name in ("doc", "reason", "readers", "sha256")}
                self.connection.execute(_SET_ISSUE, {**values, **at})
                rewritten["issues"] += 1

    def _rewrite_publications(self, names: dict[str, str], destroyed: Counter[str], rewritten: Counter[str]) -> None:
        for found in self.connection.execute(sa.select(PUBLICATIONS)).mappings().all():
            row = dict(found)
            if row_hash(row) != row["sha256"]:
                raise Unavailable("store_damaged", path=row["trip"])
            mine = {key.id for key in self.gone if key.scope in {SHARED, row["trip"]}}
            if row["id"] in mine or not mine.isdisjoint(words_in(row["doc"])):
                self.connection.execute(_FORGET_PUBLICATION, {"i": row["id"]})
                destroyed["publications"] += 1
                continue
            doc = self.treatment.other_form(row["doc"], {})
            if doc != row["doc"]:
                row["doc"] = doc
                row["sha256"] = row_hash(row)
                self.connection.execute(_SET_PUBLICATION, {"i": row["id"], "doc": doc, "sha256": row["sha256"]})
                rewritten["publications"] += 1

    def _rewrite_records(
        self, rows: dict[Key, dict[str, Any]], destroyed: Counter[str], rewritten: Counter[str]
    ) -> None:
        for key in self.gone:
            self.connection.execute(_FORGET_RECORD, {"s": key.scope, "i": key.id})
            destroyed["records"] += 1
        for key, new in rows.items():
            values = {name: new[name] for name in ("doc", "version", "sha256")}
            self.connection.execute(_SET_RECORD, {**values, "s": key.scope, "i": key.id})
            rewritten["records"] += 1
        put = [(key, record_of(new["kind"], new["doc"], key.id)) for key, new in rows.items() if not new["deleted"]]
        naming.write(self.connection, [*self.gone, *rows], put)
        sums: dict[str, int] = {}
        for key, row in self.rows.items():
            if key not in self.gone:
                sums[key.scope] = sums.get(key.scope, 0) + weight(rows.get(key, row)["sha256"])
        for scope in {key.scope for key in [*self.gone, *rows]}:
            self.connection.execute(_FORGET_TALLY, {"s": scope})
            if scope in sums:
                self.connection.execute(sa.insert(TALLIES), {"scope": scope, "sum": str(sums[scope] % TALLY)})

    def _rewrite_meta(
        self, names: dict[str, str], digest: Digest, destroyed: Counter[str], rewritten: Counter[str]
    ) -> None:
        hashes = self.treatment.hashes(digest)
        gone = {f"{key.scope}/{key.id}" for key in self.gone}
        changed = {at for at, _ in hashes}
        for row in self.connection.execute(sa.select(META)).all():
            name, value = row.name, row.value
            if name.startswith((UNFINISHED, FINISHED)):
                continue
            if name.startswith((EXCHANGE, LINEAGE)):
                parsed = cast(dict[str, Any], json.loads(value))
                left: dict[str, Any] = {at: held for at, held in parsed.items() if at not in gone}
                if name.startswith(LINEAGE):
                    left = {at: held for at, held in left.items() if at not in changed}
                else:
                    left = {at: hashes.get((at, held), held) for at, held in left.items()}
                said = value if left == parsed else json.dumps(left, sort_keys=True, separators=(",", ":"))
            else:
                said = self.treatment.other_form(value, names)
            if self.traces.speaks_in(name) or any(word in names for word in re.split("[:/]", name)[1:]):
                self.connection.execute(_FORGET_META, {"n": name})
                destroyed["meta"] += 1
            elif said != value:
                self.connection.execute(_SET_META, {"n": name, "value": said})
                rewritten["meta"] += 1

    def _sign(self, seq: int, by: Signed, names: dict[str, str], rows: dict[Key, dict[str, Any]]) -> None:
        """Lines of the history: what kinds of records were destroyed, and which others read otherwise from now on."""
        lines: list[dict[str, Any]] = []
        for key, row in [*((key, self.rows[key]) for key in self.gone), *rows.items()]:
            destroyed = key in self.gone
            now = None if destroyed or row["deleted"] else row["doc"]
            rank = None if now is None else row["rank"]
            kind = "person" if destroyed and _is_membership_of(self.records[key], self.order.person) else row["kind"]
            own = names[key.id] if destroyed else key.id
            line: dict[str, Any] = {
                "seq": seq + len(lines) + 1, "tx": by.tx, "gesture": by.tx, "desk": by.desk, "actor": by.actor,
                "at": by.at, "label": json.dumps([PURGED, own, ""], ensure_ascii=False), "undoes": "",
                "scope": key.scope, "id": own, "kind": kind, "version": row["version"] + destroyed,
                "rank_before": rank, "rank_after": rank, "before": now, "after": now, "purged": int(destroyed),
            }  # fmt: skip
            line["sha256"] = row_hash(line)
            lines.append(line)
        if lines:
            self.connection.execute(sa.insert(CHANGES), lines)

    # --- reading

    def _lines(self) -> Iterator[dict[str, Any]]:
        """The history in order, each line checked, a batch at a time: lines already given may be rewritten."""
        last = 0
        while True:
            batch = self.connection.execute(_NEXT_LINES, {"q": last}).mappings().all()
            if not batch:
                return
            for found in batch:
                line = dict(found)
                if row_hash(line) != line["sha256"]:
                    raise Unavailable("history_damaged", line=line["seq"])
                yield line
            last = batch[-1]["seq"]

    def _issue_rows(self) -> Iterator[dict[str, Any]]:
        for trip in self.connection.execute(sa.select(ISSUES.c.trip).distinct()).scalars().all():
            yield from loading.issues(self.connection, trip)


def _shows(key: Key, record: Record, attachment: Key) -> bool:
    return record.record_kind not in STORE_KINDS and names_any(key.scope, record, {attachment})


def _is_membership_of(record: Record, person: str) -> bool:
    return record.record_kind == "membership" and getattr(record, "record", "") == person


def _told(record: Record) -> bool:
    return record.record_kind not in STORE_KINDS


_SIDES = ("before", "after")
_LINE_COLUMNS = ("id", "label", "before", "after", "purged", "sha256")
_LAST = sa.select(sa.func.max(CHANGES.c.seq))
_LINES_OF = sa.select(CHANGES).where(CHANGES.c.scope == sa.bindparam("s"), CHANGES.c.id == sa.bindparam("i"))
_NEXT_LINES = sa.select(CHANGES).where(CHANGES.c.seq > sa.bindparam("q")).order_by(CHANGES.c.seq).limit(_BATCH)
_SET_LINE = (
    sa.update(CHANGES)
    .where(CHANGES.c.seq == sa.bindparam("at_seq"))
    .values({name: sa.bindparam(name) for name in _LINE_COLUMNS})
)
_SET_ISSUE = (
    sa.update(ISSUES)
    .where(ISSUES.c.trip == sa.bindparam("t"), ISSUES.c.number == sa.bindparam("n"))
    .values({name: sa.bindparam(name) for name in ("doc", "reason", "readers", "sha256")})
)
_FORGET_PUBLICATION = sa.delete(PUBLICATIONS).where(PUBLICATIONS.c.id == sa.bindparam("i"))
_SET_PUBLICATION = (
    sa.update(PUBLICATIONS)
    .where(PUBLICATIONS.c.id == sa.bindparam("i"))
    .values(doc=sa.bindparam("doc"), sha256=sa.bindparam("sha256"))
)
_FORGET_RECORD = sa.delete(RECORDS).where(RECORDS.c.scope == sa.bindparam("s"), RECORDS.c.id == sa.bindparam("i"))
_SET_RECORD = (
    sa.update(RECORDS)
    .where(RECORDS.c.scope == sa.bindparam("s"), RECORDS.c.id == sa.bindparam("i"))
    .values({name: sa.bindparam(name) for name in ("doc", "version", "sha256")})
)
_FORGET_TALLY = sa.delete(TALLIES).where(TALLIES.c.scope == sa.bindparam("s"))
_FORGET_META = sa.delete(META).where(META.c.name == sa.bindparam("n"))
_SET_META = sa.update(META).where(META.c.name == sa.bindparam("n")).values(value=sa.bindparam("value"))
