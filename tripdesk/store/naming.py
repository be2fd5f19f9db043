"""Which record names which: kept beside the records, so that a commit checks only what it touches."""

from collections.abc import Iterable

import sqlalchemy as sa

from tripdesk.errors import Rejected
from tripdesk.model import fields
from tripdesk.model.history import SHARED, SHARED_KINDS, Hold, Key, Membership
from tripdesk.model.record import Record
from tripdesk.store.tables import RECORDS, REFERENCES

_BATCH = 400


def targets(scope: str, record: Record) -> dict[Key, tuple[str, str]]:
    """What a record names: where that stands → (its kind, the path to the first place that names it)."""
    if isinstance(record, Membership):
        return {Key(SHARED, record.record): ("", "record")}
    if isinstance(record, Hold):
        return {Key(SHARED, record.person): ("person", "person")}
    found: dict[Key, tuple[str, str]] = {}
    for path, kind, wanted in fields.references(record):
        found.setdefault(Key(SHARED if kind in SHARED_KINDS else scope, wanted), (kind, path))
    return found


def write_checked(
    connection: sa.Connection,
    put: list[tuple[Key, Record]],
    removed: list[Key],
    *,
    standing: set[Key],
    known: set[Key],
) -> None:
    """Replaces what these records name, where it is no longer the same, and checks what is new in it.

    `standing` were there before and not deleted, `known` also those that were. Raises Rejected when what is written
    names nothing, what goes is still named, or an id stands for two.
    """
    named = {key: targets(key.scope, record) for key, record in put}
    held: dict[Key, str | None] = {}
    differing = put
    if len(put) == 1 and put[0][0] in standing:  # an edit; of an import everything is written anew
        held = _held(connection, put[0][0])
        differing = put if named[put[0][0]].keys() != held.keys() else []
    write(connection, [*removed, *(key for key, _ in differing if key in known)], differing)
    _check_targets(connection, put, named, held)
    _check_uses(connection, removed)
    _check_papers(connection, [key for key, record in differing if record.record_kind == "brief"])
    _check_names(connection, {key.id for key, _ in differing} | {t.id for key, _ in differing for t in named[key]})


def _held(connection: sa.Connection, key: Key) -> dict[Key, str | None]:
    """What one record was written down to name, with the kind of what stands there; None where nothing does."""
    rows = connection.execute(_HELD, {"s": key.scope, "i": key.id})
    return {Key(row.target_scope, row.target_id): row.kind for row in rows}


def write(connection: sa.Connection, gone: Iterable[Key], new: Iterable[tuple[Key, Record]]) -> None:
    """Replaces what these records name."""
    old = [{"s": key.scope, "i": key.id} for key in gone]
    if old:
        connection.execute(_FORGET, old)
    rows = [
        {
            "scope": key.scope,
            "id": key.id,
            "kind": record.record_kind,
            "target_scope": target.scope,
            "target_id": target.id,
        }
        for key, record in new
        for target in targets(key.scope, record)
    ]
    if rows:
        connection.execute(sa.insert(REFERENCES), rows)


def _check_targets(
    connection: sa.Connection,
    put: list[tuple[Key, Record]],
    named: dict[Key, dict[Key, tuple[str, str]]],
    held: dict[Key, str | None],
) -> None:
    wanted: dict[Key, tuple[str, str, str]] = {}
    for key, record in put:
        for target, (kind, path) in named[key].items():
            wanted.setdefault(target, (kind, f"{record.record_kind} {key.id}", path))
    there = held | kinds_of(connection, [target for target in wanted if target not in held])
    for target, (kind, whose, path) in wanted.items():
        found = there.get(target)
        if found is None or (kind and found != kind):
            where = f"{whose}.{path}" if kind else whose
            raise Rejected("reference_to_nothing", where=where, id=target.id, kind=kind or "record")


def kinds_of(connection: sa.Connection, keys: Iterable[Key]) -> dict[Key, str]:
    """The kinds of those of these records that are there and not deleted."""
    by_scope: dict[str, list[str]] = {}
    for key in keys:
        by_scope.setdefault(key.scope, []).append(key.id)
    found: dict[Key, str] = {}
    for scope, ids in by_scope.items():
        for start in range(0, len(ids), _BATCH):
            rows = connection.execute(_KINDS, {"s": scope, "ids": ids[start : start + _BATCH]})
            found |= {Key(scope, row.id): row.kind for row in rows}
    return found


def users(connection: sa.Connection, key: Key) -> list[tuple[Key, str]]:
    """The records that name this one, memberships left out, with their kinds."""
    rows = connection.execute(_USERS, {"s": key.scope, "i": key.id})
    return [(Key(row.scope, row.id), row.kind) for row in rows]


def memberships(connection: sa.Connection, shared: str) -> list[Key]:
    """The memberships of a shared record, in every trip."""
    rows = connection.execute(_MEMBERSHIPS, {"i": shared})
    return [Key(row.scope, row.id) for row in rows]


def _check_uses(connection: sa.Connection, removed: list[Key]) -> None:
    for key in removed:
        using = users(connection, key)
        if using:
            named = ", ".join(f"{kind} {user.id}" for user, kind in using[:5])
            raise Rejected("record_in_use", id=key.id, where=named, count=len(using), more=max(0, len(using) - 5))


def _check_papers(connection: sa.Connection, briefs: list[Key]) -> None:
    for key in briefs:
        if connection.execute(_SECOND_PAPER, {"s": key.scope, "i": key.id}).first():
            raise Rejected("second_brief", where=f"brief {key.id}")


def _check_names(connection: sa.Connection, ids: set[str]) -> None:
    every = sorted(ids)
    for start in range(0, len(every), _BATCH):
        twice = connection.execute(_TWO_OF_A_NAME, {"ids": every[start : start + _BATCH]}).first()
        if twice:
            raise Rejected("duplicate_id", where=twice.kind, id=twice.id, first="shared")


_FORGET = sa.delete(REFERENCES).where(REFERENCES.c.scope == sa.bindparam("s"), REFERENCES.c.id == sa.bindparam("i"))
_HELD = (
    sa.select(REFERENCES.c.target_scope, REFERENCES.c.target_id, RECORDS.c.kind)
    .select_from(REFERENCES)
    .outerjoin(
        RECORDS,
        sa.and_(
            RECORDS.c.scope == REFERENCES.c.target_scope,
            RECORDS.c.id == REFERENCES.c.target_id,
            RECORDS.c.deleted == 0,
        ),
    )
    .where(REFERENCES.c.scope == sa.bindparam("s"), REFERENCES.c.id == sa.bindparam("i"))
)
_KINDS = sa.select(RECORDS.c.id, RECORDS.c.kind).where(
    RECORDS.c.scope == sa.bindparam("s"),
    RECORDS.c.deleted == 0,
    RECORDS.c.id.in_(sa.bindparam("ids", expanding=True)),
)
_USERS = (
    sa.select(REFERENCES.c.scope, REFERENCES.c.id, REFERENCES.c.kind)
    .where(
        REFERENCES.c.target_scope == sa.bindparam("s"),
        REFERENCES.c.target_id == sa.bindparam("i"),
        REFERENCES.c.kind != "membership",
        sa.not_(sa.and_(REFERENCES.c.scope == sa.bindparam("s"), REFERENCES.c.id == sa.bindparam("i"))),
    )
    .order_by(REFERENCES.c.scope, REFERENCES.c.kind, REFERENCES.c.id)
)
_MEMBERSHIPS = sa.select(REFERENCES.c.scope, REFERENCES.c.id).where(
    REFERENCES.c.target_scope == SHARED,
    REFERENCES.c.target_id == sa.bindparam("i"),
    REFERENCES.c.kind == "membership",
)
_OTHER = REFERENCES.alias("other")
_SECOND_PAPER = (
    sa.select(_OTHER.c.id)
    .select_from(REFERENCES)
    .join(
        _OTHER,
        sa.and_(
            _OTHER.c.scope == REFERENCES.c.scope,
            _OTHER.c.target_id == REFERENCES.c.target_id,
            _OTHER.c.target_scope == REFERENCES.c.target_scope,
        ),
    )
    .join(
        RECORDS,
        sa.and_(
            RECORDS.c.scope == REFERENCES.c.target_scope,
            RECORDS.c.id == REFERENCES.c.target_id,
            RECORDS.c.kind == "item",
        ),
    )
    .where(
        REFERENCES.c.scope == sa.bindparam("s"),
        REFERENCES.c.id == sa.bindparam("i"),
        REFERENCES.c.kind == "brief",
        _OTHER.c.kind == "brief",
        _OTHER.c.id != sa.bindparam("i"),
    )
)
_OWN = RECORDS.alias("own")
_TWO_OF_A_NAME = (
    sa.select(_OWN.c.kind, _OWN.c.id)
    .select_from(REFERENCES)
    .join(
        _OWN,
        sa.and_(_OWN.c.scope == REFERENCES.c.scope, _OWN.c.id == REFERENCES.c.target_id, _OWN.c.deleted == 0),
    )
    .where(
        REFERENCES.c.target_scope == SHARED,
        REFERENCES.c.scope != SHARED,
        REFERENCES.c.target_id.in_(sa.bindparam("ids", expanding=True)),
    )
)
