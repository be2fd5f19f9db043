"""Opens a store: makes it where there is none, refuses what is no store, reads only what may not be written."""

import os
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa

from tripdesk import files
from tripdesk.errors import Rejected, TripdeskError, Unavailable
from tripdesk.store import engine as database
from tripdesk.store import upgrades
from tripdesk.store.store import Clock, Ids, Store
from tripdesk.store.tables import METADATA


def open_store(
    path: Path,
    clock: Clock,
    ids: Ids,
    *,
    before_upgrade: Callable[[], object] | None = None,
    readonly: str = "",
    local: bool = True,
) -> Store:
    """The store at that path. `readonly` is the code of a reason known already why it is not to be written.

    A store of an older schema is brought to the present one; `before_upgrade` makes a verified backup of it first,
    and without that nothing is upgraded.
    Raises Rejected for a file that is no store of ours, which is left as it is; Unavailable when a store cannot be
    made or read there, or is older and cannot be backed up or written.
    """
    if not _is_there(path):
        if readonly:
            raise Unavailable(readonly, path=path)
        _make(path)
    schema = database.schema_of(path)
    if schema > database.SCHEMA:
        readonly = readonly or "store_newer"
        raise Rejected("store_newer", path=path, schema=schema, known=database.SCHEMA)
    readonly = readonly or unwritable(path)
    engine = database.connect(path, readonly=bool(readonly), local=local)
    try:
        _bring_up(engine, path, readonly, before_upgrade)
    except BaseException:
        engine.dispose()
        raise
    return Store(path, engine, clock, ids, readonly)


def _bring_up(engine: sa.Engine, path: Path, readonly: str, before_upgrade: Callable[[], object] | None) -> None:
    schema = database.stands_at(engine, path)
    if schema == database.SCHEMA:
        return
    if readonly:
        raise Unavailable("store_older", path=path, schema=schema, known=database.SCHEMA)
    refused = Unavailable("upgrade_without_backup", path=path, schema=schema, known=database.SCHEMA)
    if before_upgrade is None:
        raise refused
    try:
        before_upgrade()
    except TripdeskError as error:
        if error.code == "backup_damaged":
            raise
        raise refused from None
    upgrades.upgrade(engine, path)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        raise Unavailable("file_unreadable", path=path) from None


def _make(path: Path) -> None:
    files.make_private_folder(path.parent)
    database.make(path, METADATA)


def unwritable(path: Path) -> str:
    """The code of the reason why a store that is there may not be written, empty when it may."""
    if not os.access(path, os.W_OK):
        return "store_read_only"
    return "" if files.is_writable_folder(path.parent) else "store_read_only"
