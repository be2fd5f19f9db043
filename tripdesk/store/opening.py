"""Opens a store: makes it where there is none, refuses what is no store, reads only what may not be written."""

import os
from pathlib import Path

from tripdesk import files
from tripdesk.errors import Rejected, Unavailable
from tripdesk.store import engine as database
from tripdesk.store.store import Clock, Ids, Store
from tripdesk.store.tables import METADATA


def open_store(path: Path, clock: Clock, ids: Ids, *, readonly: str = "", local: bool = True) -> Store:
    """The store at that path. `readonly` is the code of a reason known already why it is not to be written.

    Raises Rejected for a file that is no store of ours, which is left as it is; Unavailable when a store cannot be
    made or read there.
    """
    if not _is_there(path):
        if readonly:
            raise Unavailable(readonly, path=path)
        _make(path)
    schema = database.schema_of(path)
    if schema > database.SCHEMA:
        readonly = readonly or "store_newer"
        raise Rejected("store_newer", path=path, schema=schema, known=database.SCHEMA)
    readonly = readonly or _unwritable(path)
    return Store(path, database.connect(path, readonly=bool(readonly), local=local), clock, ids, readonly)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        raise Unavailable("file_unreadable", path=path) from None


def _make(path: Path) -> None:
    files.make_private_folder(path.parent)
    database.make(path, METADATA)


def _unwritable(path: Path) -> str:
    if not os.access(path, os.W_OK):
        return "store_read_only"
    return "" if files.is_writable_folder(path.parent) else "store_read_only"
