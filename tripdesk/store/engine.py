"""SQLite as tripdesk uses it: the only module that knows which database lies below.

Settings and why: `docs/adr/0008-the-store-on-sqlite.md`.
"""

import contextlib
import sqlite3
from collections.abc import Generator
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event, exc

from tripdesk import files
from tripdesk.errors import Rejected, TripdeskError, Unavailable

APPLICATION_ID = 0x54445354
"""`TDST` in the file's header: whose file it is."""
SCHEMA = 2
BUSY_MS = 10_000
_MAGIC = b"SQLite format 3\0"


def journal_mode(version: tuple[int, int, int], local: bool) -> str:
    """WAL only where the version is free of the WAL-reset fault (3.7.0 to 3.51.2) and the disk is local."""
    mended = version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)
    return "WAL" if mended and local else "DELETE"


def schema_of(path: Path) -> int:
    """The schema number in the header of a store, read without opening it. Raises Rejected for a foreign file."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        raise Rejected("file_missing", path=path) from None
    except IsADirectoryError:
        raise Rejected("is_directory", path=path) from None
    except OSError:
        raise Unavailable("file_unreadable", path=path) from None
    if len(head) < 100 or not head.startswith(_MAGIC) or int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise Rejected("not_a_store", path=path)
    return int.from_bytes(head[60:64], "big")


def stands_at(engine: sa.Engine, path: Path) -> int:
    """The schema number after whatever a crash left was played back. Raises Unavailable."""
    with reading(engine, path) as connection:
        return schema_in(connection)


def schema_in(connection: sa.Connection) -> int:
    """The schema number, as this transaction sees it."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def set_schema(connection: sa.Connection, schema: int) -> None:
    """Writes the schema number, with everything else in this transaction."""
    connection.exec_driver_sql(f"PRAGMA user_version={int(schema)}")


def connect(path: Path, *, readonly: bool, local: bool = True) -> sa.Engine:
    """An engine on a store file that is there. Nothing is read or written before the first use."""
    uri = _uri(path, readonly=readonly)

    def opened() -> sqlite3.Connection:
        return sqlite3.connect(uri, uri=True, timeout=BUSY_MS / 1000, isolation_level=None, check_same_thread=False)

    engine = sa.create_engine("sqlite+pysqlite://", creator=opened, hide_parameters=True, poolclass=sa.QueuePool)
    wal = journal_mode(sqlite3.sqlite_version_info, local)

    @event.listens_for(engine, "connect")
    def _settle(connection: Any, _record: Any) -> None:  # pyright: ignore[reportUnusedFunction]
        for pragma in (
            "foreign_keys=ON",
            "trusted_schema=OFF",
            "cell_size_check=ON",
            "secure_delete=ON",
            "mmap_size=0",
            "temp_store=MEMORY",
        ):
            connection.execute(f"PRAGMA {pragma}")
        if not readonly:
            connection.execute(f"PRAGMA journal_mode={wal}")
            connection.execute(f"PRAGMA synchronous={'FULL' if wal == 'WAL' else 'EXTRA'}")

    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:  # pyright: ignore[reportUnusedFunction]
        immediate = connection.get_execution_options().get("immediate")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine


def _uri(path: Path, *, readonly: bool) -> str:
    """Where SQLite opens a file, and how: to play back the journal of a killed program it must be allowed to write."""
    left = path.with_name(f"{path.name}-journal").exists()
    return f"{path.absolute().as_uri()}?mode={'ro' if readonly and not left else 'rw'}"


@contextlib.contextmanager
def reading(engine: sa.Engine, path: Path) -> Generator[sa.Connection]:
    """A transaction that sees one state. Raises Unavailable."""
    with said_of(path), engine.connect() as connection, connection.begin():
        yield connection


@contextlib.contextmanager
def writing(engine: sa.Engine, path: Path) -> Generator[sa.Connection]:
    """The one transaction that may write, from the start: `BEGIN IMMEDIATE`. Raises Unavailable; then nothing is."""
    with (
        said_of(path),
        engine.connect().execution_options(immediate=True) as connection,
        connection.begin(),
    ):
        yield connection


@contextlib.contextmanager
def said_of(path: Path) -> Generator[None]:
    """Says what the database says in a sentence of ours, without the bound values."""
    try:
        yield
    except TripdeskError:
        raise
    except exc.DBAPIError as error:
        _hush(error, error.orig)
        raise _said(error.orig, path) from None
    except sqlite3.Error as error:
        _hush(error)
        raise _said(error, path) from None
    except (exc.SQLAlchemyError, ValueError, TypeError):  # what a flipped bit makes of a text or a number
        raise Unavailable("store_damaged", path=path) from None


def _hush(*errors: BaseException | None) -> None:
    """Takes the words from an error: sqlite3 quotes the whole of a text that is no UTF-8 any more."""
    for error in errors:
        if error is not None:
            error.args = (getattr(error, "sqlite_errorname", ""),)


def _said(error: BaseException | None, path: Path) -> TripdeskError:
    name = getattr(error, "sqlite_errorname", None) or ""
    if name.startswith("SQLITE_FULL"):
        return Unavailable("disk_full", path=path)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return Unavailable("store_busy", path=path)
    if name.startswith(("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH")):
        return Unavailable("store_read_only", path=path)
    if name.startswith("SQLITE_CANTOPEN"):
        return Unavailable("store_unreadable", path=path)
    if name.startswith("SQLITE_IOERR"):
        return Unavailable("store_disk_error", path=path)
    return Unavailable("store_damaged", path=path)


def initialise(path: Path, metadata: sa.MetaData) -> None:
    """Makes an empty store in a file that is not there. Raises Unavailable."""
    with said_of(path):
        made = sqlite3.connect(path, isolation_level=None)
        try:
            made.execute(f"PRAGMA application_id={APPLICATION_ID}")
            made.execute(f"PRAGMA user_version={SCHEMA}")
        finally:
            made.close()
        engine = connect(path, readonly=False)
        try:
            with writing(engine, path) as connection:
                metadata.create_all(connection)
        finally:
            engine.dispose()


def play_back(path: Path) -> None:
    """Undoes what a crash left half written, where it may: a connection that only reads cannot."""
    if not any(path.with_name(path.name + left).exists() for left in ("-journal", "-wal")):
        return
    with contextlib.suppress(sqlite3.Error):
        held = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=BUSY_MS / 1000)
        try:
            held.execute("SELECT count(*) FROM sqlite_master").fetchone()
        finally:
            held.close()


def copy(source: Path, target: Path) -> None:
    """A copy of a store through the backup API, as of one moment, whoever writes meanwhile. Raises Unavailable.

    Into a store that is there it is one transaction: what reads it sees the old or the new.
    """
    play_back(source)
    with said_of(target):
        reader = sqlite3.connect(_uri(source, readonly=True), uri=True, timeout=BUSY_MS / 1000)
        try:
            writer = sqlite3.connect(target, timeout=BUSY_MS / 1000)
            try:
                writer.execute("PRAGMA synchronous=EXTRA")
                writer.execute("PRAGMA secure_delete=ON")
                reader.backup(writer)
            finally:
                writer.close()
        finally:
            reader.close()


def press(path: Path) -> None:
    """Writes a store anew without what was deleted, and leaves no journal with old pages. Raises Unavailable."""
    with said_of(path):
        pressed = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=BUSY_MS / 1000, isolation_level=None
        )
        try:
            for pragma in ("secure_delete=ON", "temp_store=MEMORY", "synchronous=EXTRA"):
                pressed.execute(f"PRAGMA {pragma}")
            pressed.execute("VACUUM")
            pressed.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            pressed.close()


def faults(engine: sa.Engine, path: Path) -> tuple[str, ...]:
    """What SQLite itself finds wrong with the file; empty when nothing."""
    try:
        with reading(engine, path) as connection:
            found = connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars().all()
    except Unavailable as error:
        return (error.code,)
    return () if list(found) == ["ok"] else tuple("structure" for _ in found)


def data_version(engine: sa.Engine, path: Path) -> int:
    """A number that differs when another connection has written since."""
    with reading(engine, path) as connection:
        return int(connection.exec_driver_sql("PRAGMA data_version").scalar_one())


def make(path: Path, metadata: sa.MetaData) -> None:
    """A new store, complete or not at all. Raises Unavailable; Rejected when something lies there."""
    files.make_folder(path.parent)
    beside = path.with_name(f"{path.name}.new")
    beside.unlink(missing_ok=True)
    try:
        initialise(beside, metadata)
        if path.exists():
            raise Rejected("target_exists", path=path)
        beside.replace(path)
    except OSError:
        raise Unavailable("target_unwritable", path=path) from None
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
