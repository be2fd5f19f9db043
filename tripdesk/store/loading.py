"""Reading rows: each checked against its hash before anybody sees it."""

import json
from collections.abc import Iterable
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from tripdesk.errors import Rejected, Unavailable
from tripdesk.model.history import SHARED, STORE_KINDS, Author, Change, IssueLine, Key, Label, Loaded, Mark, Membership
from tripdesk.model.snapshot import FORMAT, VERSION, TripSnapshot
from tripdesk.store.documents import TALLY, line_hash, record_of, row_hash, weight
from tripdesk.store.tables import BLOBS, CHANGES, ISSUES, RECORDS, REFERENCES, TALLIES

_BATCH = 400
_COLUMNS = tuple(RECORDS.c.keys())
_HASHED = itemgetter(*sorted(set(_COLUMNS) - {"sha256"}))
COLLECTION = {cls.record_kind: name for name, cls in TripSnapshot.COLLECTIONS.items()}


def checked(row: sa.RowMapping) -> dict[str, Any]:
    """A row of records. Raises Unavailable, naming the record, when it is not what was written."""
    found = dict(row)
    if row_hash(found) != found["sha256"]:
        raise Unavailable("record_damaged", record=_harmless(found["id"]))
    return found


def _all(connection: sa.Connection, wanted: sa.Select[Any], scope: str) -> list[dict[str, Any]]:
    """Every row of a scope, as `checked`, without what a mapping costs a row."""
    found: list[dict[str, Any]] = []
    for one in connection.execute(wanted, {"s": scope}).all():
        line = dict(zip(_COLUMNS, one, strict=True))
        if line_hash(_HASHED(line)) != line["sha256"]:
            raise Unavailable("record_damaged", record=_harmless(line["id"]))
        found.append(line)
    return found


def row(connection: sa.Connection, key: Key) -> dict[str, Any] | None:
    """The row of one record, deleted or not."""
    found = connection.execute(_ONE, {"s": key.scope, "i": key.id}).mappings().first()
    return None if found is None else checked(found)


def rows(connection: sa.Connection, keys: Iterable[Key]) -> dict[Key, dict[str, Any]]:
    """The rows of these records, of those that are there."""
    by_scope: dict[str, list[str]] = {}
    for key in keys:
        by_scope.setdefault(key.scope, []).append(key.id)
    found: dict[Key, dict[str, Any]] = {}
    for scope, ids in by_scope.items():
        if len(ids) == 1:
            one = row(connection, Key(scope, ids[0]))
            found |= {} if one is None else {Key(scope, ids[0]): one}
            continue
        for start in range(0, len(ids), _BATCH):
            some = connection.execute(_SOME, {"s": scope, "ids": ids[start : start + _BATCH]}).mappings()
            for one in map(checked, some):
                found[Key(scope, one["id"])] = one
    return found


def of_kind(connection: sa.Connection, kind: str, scope: str | None = None) -> list[dict[str, Any]]:
    """The rows of a kind that are not deleted."""
    wanted = sa.select(RECORDS).where(RECORDS.c.kind == kind, RECORDS.c.deleted == 0)
    if scope is not None:
        wanted = wanted.where(RECORDS.c.scope == scope)
    found = connection.execute(wanted.order_by(RECORDS.c.scope, RECORDS.c.rank, RECORDS.c.id)).mappings()
    return [checked(one) for one in found]


def deleted(connection: sa.Connection, scope: str) -> list[dict[str, Any]]:
    """The deleted rows of a scope."""
    wanted = sa.select(RECORDS).where(RECORDS.c.scope == scope, RECORDS.c.deleted == 1).order_by(RECORDS.c.id)
    return [checked(one) for one in connection.execute(wanted).mappings()]


def deleted_of_kind(connection: sa.Connection, kind: str) -> list[dict[str, Any]]:
    """The deleted rows of a kind."""
    wanted = sa.select(RECORDS).where(RECORDS.c.kind == kind, RECORDS.c.deleted == 1).order_by(RECORDS.c.id)
    return [checked(one) for one in connection.execute(wanted).mappings()]


def of_scope(connection: sa.Connection, scope: str) -> list[dict[str, Any]]:
    """Every row of a scope, deleted or not."""
    return [checked(one) for one in connection.execute(_SCOPE, {"s": scope}).mappings()]


def load(connection: sa.Connection, trip: str) -> Loaded:
    """A whole trip. Raises Rejected when there is none, Unavailable naming what is damaged."""
    own = _all(connection, _SCOPE, trip)
    tally = connection.execute(sa.select(TALLIES.c.sum).where(TALLIES.c.scope == trip)).scalar()
    if str(sum(weight(one["sha256"]) for one in own) % TALLY) != (tally or "0"):
        raise Unavailable("trip_incomplete", trip=trip)
    live = [one for one in own if not one["deleted"]]
    whole = next((one for one in live if one["kind"] == "trip"), None)
    if whole is None:
        raise Rejected("trip_not_here", trip=trip)
    shared = _all(connection, _NEEDED, trip)
    members: dict[str, float] = {}
    mark: Mark | None = None
    parts: dict[str, list[tuple[float, str, str]]] = {name: [] for name in COLLECTION.values()}
    for one in live:
        if one["kind"] in COLLECTION:
            parts[COLLECTION[one["kind"]]].append((one["rank"], one["id"], one["doc"]))
        elif one["kind"] == "membership":
            member = record_of("membership", one["doc"], one["id"])
            if isinstance(member, Membership):
                members[member.record] = one["rank"]
        elif one["kind"] == "mark":
            found = record_of("mark", one["doc"], one["id"])
            mark = found if isinstance(found, Mark) else None
    last = float("inf")
    for one in shared:
        if not one["deleted"]:
            parts[COLLECTION[one["kind"]]].append((members.get(one["id"], last), one["id"], one["doc"]))
    changed = mark is not None and _changed_since_mark(connection, trip)
    issue = mark.issue.model_dump_json() if mark and not changed else "null"
    text = [f'{{"format":"{FORMAT}","version":{VERSION},"issue":{issue},"trip":{whole["doc"]}']
    text += [f',"{name}":[{",".join(doc for _, _, doc in sorted(those))}]' for name, those in parts.items()]
    try:
        snapshot = TripSnapshot.model_validate_json("".join(text) + "}", strict=True)
    except ValueError:
        raise Unavailable("trip_incomplete", trip=trip) from None
    held = {
        Key(one["scope"], one["id"]): (one["version"], one["rank"]) for one in [*own, *shared] if not one["deleted"]
    }
    seq = connection.execute(sa.select(sa.func.max(CHANGES.c.seq))).scalar() or 0
    return Loaded(snapshot, held, seq, mark.issue if mark else None, changed)


def within(trip: str) -> sa.ColumnElement[bool]:
    """Of the changes, those of a trip and of the shared records it has or had."""
    members = sa.select(REFERENCES.c.target_id).where(REFERENCES.c.scope == trip, REFERENCES.c.target_scope == SHARED)
    return sa.or_(
        CHANGES.c.scope == trip,
        sa.and_(CHANGES.c.scope == SHARED, CHANGES.c.id.in_(members)),
    )


def _changed_since_mark(connection: sa.Connection, trip: str) -> bool:
    at = connection.execute(_MARKED_AT, {"s": trip}).first()
    if at is None:
        return False
    later = (
        sa.select(CHANGES.c.seq)
        .where(within(trip), CHANGES.c.seq > at.seq, CHANGES.c.tx != at.tx, CHANGES.c.kind.not_in(STORE_KINDS))
        .limit(1)
    )
    return connection.execute(later).first() is not None


def changes(
    connection: sa.Connection, *conditions: sa.ColumnElement[bool], limit: int | None = None, bodies: bool = True
) -> tuple[Change, ...]:
    """Lines of the history, in order. Raises Unavailable when one is damaged."""
    columns = CHANGES.c if bodies else [c for c in CHANGES.c if c.name not in {"before", "after"}]
    wanted = sa.select(*columns).where(*conditions).order_by(CHANGES.c.seq).limit(limit)
    found: list[Change] = []
    for one in connection.execute(wanted).mappings():
        line = dict(one)
        if bodies and row_hash(line) != line["sha256"]:
            raise Unavailable("history_damaged", line=line["seq"])
        found.append(change(line))
    return tuple(found)


def deletions(connection: sa.Connection, scope: str) -> tuple[tuple[Change, str], ...]:
    """The lines that deleted what is deleted now, each with the latest time (ISO 8601, UTC) the history had by then."""
    there = {one["id"]: one["version"] for one in deleted(connection, scope)}
    lines = changes(connection, CHANGES.c.scope == scope, CHANGES.c.after.is_(None), CHANGES.c.purged == 0)
    standing = [line for line in lines if there.get(line.key.id) == line.version]
    if not standing:
        return ()
    wanted = sa.select(CHANGES.c.seq, CHANGES.c.at).where(CHANGES.c.seq <= standing[-1].seq).order_by(CHANGES.c.seq)
    latest: dict[int, str] = {}
    clock = ""
    for one in connection.execute(wanted):
        clock = max(clock, one.at)
        latest[one.seq] = clock
    return tuple((line, latest[line.seq]) for line in standing)


def change(line: dict[str, Any]) -> Change:
    """A line of the history from its row."""
    code, *ids, path = json.loads(line["label"])
    return Change(
        seq=line["seq"],
        tx=line["tx"],
        gesture=line["gesture"],
        author=Author(line["actor"], line["desk"]),
        at=line["at"],
        label=Label(code, tuple(ids), path),
        undoes=line["undoes"],
        key=Key(line["scope"], line["id"]),
        kind=line["kind"],
        version=line["version"],
        rank_before=line["rank_before"],
        rank_after=line["rank_after"],
        before=line.get("before"),
        after=line.get("after"),
        purged=bool(line["purged"]),
    )


def blob(connection: sa.Connection, sha256: str) -> bytes:
    """The bytes of a blob, if they are the ones its name says. Raises Rejected, Unavailable."""
    data = connection.execute(sa.select(BLOBS.c.data).where(BLOBS.c.sha256 == sha256)).scalar()
    if data is None:
        raise Rejected("blob_missing", sha256=sha256[:12])
    return data


def issues(connection: sa.Connection, trip: str) -> list[dict[str, Any]]:
    """The rows of a trip's issues. Raises Unavailable when one is damaged."""
    found = [
        dict(one)
        for one in connection.execute(
            sa.select(ISSUES).where(ISSUES.c.trip == trip).order_by(ISSUES.c.number)
        ).mappings()
    ]
    for one in found:
        if row_hash(one) != one["sha256"]:
            raise Unavailable("issue_damaged", number=one["number"])
    return found


def issue_line(row: dict[str, Any]) -> IssueLine:
    """An issue without its snapshot."""
    author = Author(row["actor"], row["desk"])
    readers = tuple(json.loads(row["readers"]))
    instants = tuple(json.loads(row["instants"]).items())
    return IssueLine(row["trip"], row["number"], row["at"], author, row["reason"], readers, row["tzdata"], instants)


def _harmless(text: object) -> str:
    """An id as far as it still reads like one: a flipped bit is not to steer a terminal."""
    return "".join(c if c.isascii() and (c.isalnum() or c in "._-~") else "?" for c in str(text))[:64]


_ONE = sa.select(RECORDS).where(RECORDS.c.scope == sa.bindparam("s"), RECORDS.c.id == sa.bindparam("i"))
_SOME = sa.select(RECORDS).where(
    RECORDS.c.scope == sa.bindparam("s"), RECORDS.c.id.in_(sa.bindparam("ids", expanding=True))
)
_SCOPE = sa.select(RECORDS).where(RECORDS.c.scope == sa.bindparam("s"))
_needed = (
    sa.select(REFERENCES.c.target_id.label("id"))
    .where(REFERENCES.c.scope == sa.bindparam("s"), REFERENCES.c.target_scope == SHARED)
    .cte("needed", recursive=True)
)
_needed = _needed.union(
    sa.select(REFERENCES.c.target_id).join(
        _needed, sa.and_(REFERENCES.c.scope == SHARED, REFERENCES.c.id == _needed.c.id)
    )
)
_NEEDED = sa.select(RECORDS).join(_needed, sa.and_(RECORDS.c.scope == SHARED, RECORDS.c.id == _needed.c.id))
_MARKED_AT = (
    sa.select(CHANGES.c.seq, CHANGES.c.tx)
    .where(CHANGES.c.scope == sa.bindparam("s"), CHANGES.c.id == "~mark")
    .order_by(CHANGES.c.seq.desc())
    .limit(1)
)
