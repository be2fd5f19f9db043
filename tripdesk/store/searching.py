"""The search index: a line a record, folded. Derived, so that it may lag behind, be thrown away, be made anew.

An edit does not touch it. `meta` holds how far it goes: up to which line of the history, by which rules of folding.
What was changed since is folded when it is asked for, and written once it has become much.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import sqlalchemy as sa

from tripdesk.model.folding import RULES
from tripdesk.model.history import Key
from tripdesk.model.searchable import SEARCHED, SearchRow, fold_record
from tripdesk.store.tables import CHANGES, META, RECORDS, SEARCH

MUCH = 500
"""Changes the index may lag behind before it is written."""
PAGE = 2000
"""Records written in one transaction: a desk that saves meanwhile waits no longer than that takes."""
_BATCH = 400
_FETCHED = 5000


class State(NamedTuple):
    """A line of the history: its number and its transaction, which tell a store from one that was restored since."""

    seq: int
    tx: str


NOTHING = State(0, "")


def state(connection: sa.Connection) -> State:
    """The last line of the history."""
    found = connection.execute(_LAST).first()
    return NOTHING if found is None else State(found.seq, found.tx)


def is_behind(connection: sa.Connection, seen: State) -> bool:
    """Whether that line is still there, so that what came after it is all that differs."""
    return seen == NOTHING or connection.execute(_TX, {"s": seen.seq}).scalar() == seen.tx


def watermark(connection: sa.Connection) -> State | None:
    """How far the index goes; None when it is not there, or of other rules, or of another history."""
    held = connection.execute(sa.select(META.c.value).where(META.c.name == "search")).scalar()
    try:
        rules, seq, tx = json.loads(held or "")
    except (ValueError, TypeError):
        return None
    if rules != RULES or not isinstance(seq, int) or not isinstance(tx, str):
        return None
    return State(seq, tx) if is_behind(connection, State(seq, tx)) else None


def set_watermark(connection: sa.Connection, reached: State | None) -> None:
    """Says how far the index goes, None: nowhere."""
    connection.execute(sa.delete(META).where(META.c.name == "search"))
    if reached is not None:
        value = json.dumps([RULES, *reached])
        connection.execute(sa.insert(META), {"name": "search", "value": value})


def destroyed_since(connection: sa.Connection, seen: State) -> bool:
    """Whether anything was purged after that line: the lines no longer say what, so everything is to be read anew."""
    wanted = sa.select(CHANGES.c.seq).where(CHANGES.c.seq > seen.seq, CHANGES.c.purged == 1).limit(1)
    return connection.execute(wanted).first() is not None


def changed_since(connection: sa.Connection, seen: State) -> list[Key]:
    """The records changed after that line of the history."""
    found = connection.execute(sa.select(CHANGES.c.scope, CHANGES.c.id).where(CHANGES.c.seq > seen.seq).distinct())
    return [Key(row.scope, row.id) for row in found]


def rows(connection: sa.Connection) -> Iterator[SearchRow]:
    """The index as it ought to be now, whatever of it is written."""
    reached = watermark(connection)
    if reached is None:
        yield from _fold(connection.execute(_LIVE))
        return
    changed = set(changed_since(connection, reached))
    for some in connection.execute(_WRITTEN).partitions(_FETCHED):
        yield from (row for row in map(SearchRow._make, some) if row[:2] not in changed)
    yield from rows_of(connection, changed)


def rows_of(connection: sa.Connection, keys: Iterable[Key]) -> Iterator[SearchRow]:
    """The lines of these records, of those that are there, are not deleted and are searched."""
    by_scope: dict[str, list[str]] = {}
    for key in keys:
        by_scope.setdefault(key.scope, []).append(key.id)
    for scope, ids in by_scope.items():
        for start in range(0, len(ids), _BATCH):
            yield from _fold(connection.execute(_THESE, {"s": scope, "ids": ids[start : start + _BATCH]}))


def write(connection: sa.Connection, keys: Iterable[Key]) -> None:
    """Writes the lines of these records anew, from the records."""
    those = list(keys)
    forget(connection, those)
    new = [row._asdict() for row in rows_of(connection, those)]
    if new:
        connection.execute(sa.insert(SEARCH), new)


def write_page(connection: sa.Connection, after: Key | None) -> Key | None:
    """Writes the lines of the next records after that one; returns the last of them, None when there is none."""
    wanted = sa.select(RECORDS.c.scope, RECORDS.c.id).order_by(RECORDS.c.scope, RECORDS.c.id).limit(PAGE)
    if after is not None:
        wanted = wanted.where(sa.tuple_(RECORDS.c.scope, RECORDS.c.id) > sa.tuple_(*map(sa.literal, after)))
    keys = [Key(row.scope, row.id) for row in connection.execute(wanted)]
    write(connection, keys)
    return keys[-1] if keys else None


def drop_strays(connection: sa.Connection) -> None:
    """Removes lines of records that are not there."""
    there = sa.exists().where(RECORDS.c.scope == SEARCH.c.scope, RECORDS.c.id == SEARCH.c.id, RECORDS.c.deleted == 0)
    connection.execute(sa.delete(SEARCH).where(~there))


def forget(connection: sa.Connection, keys: Iterable[Key]) -> None:
    """Takes these records out of the index, in the transaction that destroys them."""
    gone = [{"s": key.scope, "i": key.id} for key in keys]
    if gone:
        connection.execute(_FORGET, gone)


def clear(connection: sa.Connection) -> None:
    """Throws the index away."""
    connection.execute(sa.delete(SEARCH))
    set_watermark(connection, None)


def is_whole(connection: sa.Connection) -> bool:
    """Whether the index says what the records say, as far as it goes."""
    reached = watermark(connection)
    if reached is None:
        return True
    changed = set(changed_since(connection, reached))
    kept = {row.key: row for row in map(SearchRow._make, connection.execute(_WRITTEN).all())}
    for row in _fold(connection.execute(_LIVE)):
        if kept.pop(row.key, None) != row and row.key not in changed:
            return False
    return kept.keys() <= changed


def _fold(found: Iterable[Any]) -> Iterator[SearchRow]:
    for row in found:
        try:
            folded = fold_record(row.kind, json.loads(row.doc))
        except (ValueError, TypeError, KeyError, AttributeError):  # damaged: `verify` says so, and opening it does
            continue
        yield SearchRow(row.scope, row.id, row.kind, *folded)


_WRITTEN: sa.Select[Any] = sa.select(*(SEARCH.c[name] for name in SearchRow._fields))
_LAST = sa.select(CHANGES.c.seq, CHANGES.c.tx).order_by(CHANGES.c.seq.desc()).limit(1)
_TX = sa.select(CHANGES.c.tx).where(CHANGES.c.seq == sa.bindparam("s"))
_LIVE = sa.select(RECORDS.c.scope, RECORDS.c.id, RECORDS.c.kind, RECORDS.c.doc).where(
    RECORDS.c.deleted == 0, RECORDS.c.kind.in_(SEARCHED)
)
_THESE = _LIVE.where(RECORDS.c.scope == sa.bindparam("s"), RECORDS.c.id.in_(sa.bindparam("ids", expanding=True)))
_FORGET = sa.delete(SEARCH).where(SEARCH.c.scope == sa.bindparam("s"), SEARCH.c.id == sa.bindparam("i"))
