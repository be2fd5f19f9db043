"""Backups, what is damaged, and putting a backup back. A backup is a store; it is read back before it counts."""

import contextlib
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import sqlalchemy as sa

from tripdesk import files
from tripdesk.errors import Rejected, TripdeskError, Unavailable
from tripdesk.model.history import Damage
from tripdesk.store import engine as database
from tripdesk.store import naming, searching, upgrades
from tripdesk.store.documents import TALLY, record_of, row_hash, weight
from tripdesk.store.tables import BLOBS, CHANGES, ISSUES, META, METADATA, PUBLICATIONS, RECORDS, REFERENCES, TALLIES

_CHECKED = (
    (RECORDS, ("kind", "id")),
    (CHANGES, ("seq",)),
    (ISSUES, ("trip", "number")),
    (PUBLICATIONS, ("id",)),
)
MOST = 200
"""Damages named at once."""


def damages(path: Path) -> tuple[Damage, ...]:
    """Everything in a store that is not what was written: at most the first 200. Raises Rejected for no store.

    A store of an older schema is looked at as it is.
    """
    schema = database.schema_of(path)
    if schema > database.SCHEMA:
        raise Rejected("store_newer", path=path, schema=schema, known=database.SCHEMA)
    database.play_back(path)
    engine = database.connect(path, readonly=True)
    try:
        found = [Damage("file", path.name, fault) for fault in database.faults(engine, path)]
        try:
            with database.reading(engine, path) as connection:
                for damage in _damages(connection):
                    found.append(damage)
                    if len(found) >= MOST:
                        break
        except Unavailable as error:
            found.append(Damage("file", path.name, error.code))
        return tuple(found)
    finally:
        engine.dispose()


def _damages(connection: sa.Connection) -> Iterator[Damage]:
    for table, names in _CHECKED:
        for row in connection.execute(sa.select(sa.text("*")).select_from(table)).mappings():
            line = " ".join(_harmless(row[name]) for name in names)
            if row_hash(row) != row["sha256"]:
                yield Damage(table.name, line, "content")
            elif table is RECORDS:
                yield from _unreadable(row["kind"], row["doc"], line)
    for row in connection.execute(sa.select(BLOBS)).mappings():
        if files.sha256(row["data"]) != row["sha256"]:
            yield Damage("blobs", row["sha256"][:12], "content")
    yield from _missing(connection)


def _unreadable(kind: str, doc: str, line: str) -> Iterator[Damage]:
    try:
        record_of(kind, doc, line)
    except Unavailable:
        yield Damage("records", line, "content")


def _missing(connection: sa.Connection) -> Iterator[Damage]:
    """Lines that are gone: the sums of each scope, the numbers of the history, each record against its last line."""
    sums: dict[str, int] = {}
    named: dict[tuple[str, str], set[tuple[str, str]]] = {}
    last = {
        (row.scope, row.id): row
        for row in connection.execute(
            sa.select(CHANGES.c.scope, CHANGES.c.id, CHANGES.c.version, CHANGES.c.after, CHANGES.c.purged).order_by(
                CHANGES.c.seq
            )
        )
    }
    for row in connection.execute(sa.select(RECORDS)).mappings():
        sums[row["scope"]] = sums.get(row["scope"], 0) + weight(row["sha256"])
        line = last.get((row["scope"], row["id"]))
        doc = None if row["deleted"] else row["doc"]
        if line is None or (not line.purged and (line.version != row["version"] or line.after != doc)):
            yield Damage("changes", f"{row['kind']} {_harmless(row['id'])}", "missing")
        if not row["deleted"]:
            try:
                record = record_of(row["kind"], row["doc"], row["id"])
            except Unavailable:
                continue
            named[(row["scope"], row["id"])] = {(k.scope, k.id) for k in naming.targets(row["scope"], record)}
    held = {row.scope: int(row.sum) for row in connection.execute(sa.select(TALLIES))}
    for scope in sorted(sums.keys() | held.keys()):
        if sums.get(scope, 0) % TALLY != held.get(scope, 0):
            yield Damage("records", _harmless(scope) or "shared", "missing")
    numbers = connection.execute(sa.select(sa.func.count(), sa.func.max(CHANGES.c.seq))).one()
    if numbers[0] != (numbers[1] or 0):
        yield Damage("changes", str(numbers[1]), "missing")
    kept: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for row in connection.execute(sa.select(REFERENCES)):
        kept.setdefault((row.scope, row.id), set()).add((row.target_scope, row.target_id))
    for key, targets in named.items():
        if kept.pop(key, set()) != targets:
            yield Damage("refs", _harmless(key[1]), "content")
    yield from (Damage("refs", _harmless(key[1]), "content") for key in kept)


def index_is_whole(path: Path) -> bool:
    """Whether the search index says what the records say; true of a store of an earlier schema, which has none."""
    if database.schema_of(path) < database.SCHEMA:
        return True
    engine = database.connect(path, readonly=True)
    try:
        with database.reading(engine, path) as connection:
            return searching.is_whole(connection)
    finally:
        engine.dispose()


def drop_index(path: Path) -> None:
    """Throws the search index away; the next search makes it anew. Raises Unavailable where nothing may be written."""
    engine = database.connect(path, readonly=False)
    try:
        with database.writing(engine, path) as connection:
            searching.clear(connection)
    finally:
        engine.dispose()


def back_up(path: Path, target: Path) -> Path:
    """A verified copy of a store, written beside the target and moved into place. Raises Rejected, Unavailable."""
    files.check_target(target)
    beside = target.with_name(f"{target.name}.part")
    try:
        _remove(beside)
        database.copy(path, beside)
        if found := damages(beside):
            raise Unavailable("backup_damaged", table=found[0].table, line=found[0].line, count=len(found))
        files.settle(beside)
        return files.replace(beside, target)
    except OSError:
        raise Unavailable("target_unwritable", path=target) from None
    finally:
        _remove(beside)


def rework(path: Path, act: Callable[[Path], bool]) -> bool:
    """Changes a backup: a copy beside it is changed by `act`, written anew, verified and put in its place.

    At every moment a whole backup lies there. `act` says whether it changed anything. Raises Unavailable; then the
    backup is as it was.
    """
    beside = path.with_name(f"{path.name}.part")
    try:
        _remove(beside)
        database.copy(path, beside)
        upgrades.upgrade_file(beside)
        if not act(beside):
            return False
        database.press(beside)
        if found := damages(beside):
            raise Unavailable("backup_damaged", table=found[0].table, line=found[0].line, count=len(found))
        files.settle(beside)
        if files.replace(beside, path) != path:
            raise Unavailable("target_held_open", path=path)
        return True
    except OSError:
        raise Unavailable("target_unwritable", path=path) from None
    finally:
        with contextlib.suppress(OSError):
            _remove(beside)


def press(path: Path) -> None:
    """Writes a store anew without what was deleted. Raises Unavailable, also while another program reads it."""
    database.press(path)


def is_newer(path: Path) -> bool:
    """Whether a newer program made that store. Raises Rejected for a foreign file."""
    return database.schema_of(path) > database.SCHEMA


def restore(path: Path, backup: Path, meta: Mapping[str, str] | None = None) -> None:
    """Puts a backup in the place of the store, in one transaction: killed halfway, the old store is there.

    A backup of an older schema is brought to the present one on the way, and `meta` is kept beside the records from
    the same instant on; the file of the backup stays as it is.
    Raises Rejected for what is no backup, or a damaged one; then the store is as it was.
    """
    if found := damages(backup):
        raise Rejected("backup_not_whole", path=backup, table=found[0].table, line=found[0].line)
    if database.schema_of(backup) == database.SCHEMA and not meta:
        _put_back(path, backup)
        return
    newer = path.with_name(f"{path.name}.upgrade")
    try:
        _remove(newer)
        files.make_folder(path.parent)
        database.copy(backup, newer)
        upgrades.upgrade_file(newer)
        _remember(newer, meta or {})
        _put_back(path, newer)
    except OSError:
        raise Unavailable("target_unwritable", path=path) from None
    finally:
        _remove(newer)


def _remember(path: Path, meta: Mapping[str, str]) -> None:
    engine = database.connect(path, readonly=False)
    try:
        with database.writing(engine, path) as connection:
            for name, value in meta.items():
                connection.execute(sa.delete(META).where(META.c.name == name))
                connection.execute(sa.insert(META), {"name": name, "value": value})
    finally:
        engine.dispose()


def _put_back(path: Path, backup: Path) -> None:
    if not path.exists():
        database.make(path, METADATA)
    try:
        database.schema_of(path)
        database.copy(backup, path)
    except TripdeskError as error:
        if error.code not in {"not_a_store", "store_damaged"}:
            raise
        _replace(path, backup)
    if damages(path):
        raise Unavailable("store_damaged", path=path)


def _replace(path: Path, backup: Path) -> None:
    """A store that SQLite no longer reads is set aside whole, under a name of its own."""
    beside = path.with_name(f"{path.name}.part")
    _remove(beside)
    database.copy(backup, beside)
    files.settle(beside)
    number = 1
    while (aside := path.with_name(f"{path.stem}-damaged-{number}{path.suffix}")).exists():
        number += 1
    try:
        path.replace(aside)
        for extra in ("-journal", "-wal", "-shm"):
            left = path.with_name(path.name + extra)
            if left.exists():
                left.replace(aside.with_name(aside.name + extra))
        beside.replace(path)
    except OSError:
        raise Unavailable("target_unwritable", path=path) from None


def _remove(path: Path) -> None:
    for name in (path, path.with_name(f"{path.name}-journal")):
        name.unlink(missing_ok=True)


def _harmless(text: object) -> str:
    said = json.dumps(str(text))[1:-1]
    return "".join(c if c.isalnum() or c in "._-~" else "?" for c in said)[:64]
