"""Stores that somebody else prepared: whatever else lies in the file must not act, nor keep what is destroyed."""

import sqlite3
from pathlib import Path

import pytest

from tests.stores import START, opened, small_trip, taken_in
from tripdesk.errors import Rejected, TripdeskError
from tripdesk.services import backups
from tripdesk.store import keeping

KEEPS = "CREATE TABLE kept (doc TEXT)"
ADDED = {
    "a trigger that acts later": ("CREATE TRIGGER later AFTER INSERT ON changes BEGIN DELETE FROM issues; END",),
    "a trigger that keeps what is destroyed": (
        KEEPS,
        "CREATE TRIGGER keep BEFORE DELETE ON records BEGIN INSERT INTO kept VALUES (old.doc); END",
    ),
    "a table of its own": (KEEPS,),
    "a view": ("CREATE VIEW other AS SELECT doc FROM records",),
    "a view in the place of a table": (
        "ALTER TABLE blobs RENAME TO real",
        "CREATE VIEW blobs AS SELECT * FROM real",
    ),
    "a column that is worked out": ("ALTER TABLE meta ADD COLUMN copy TEXT AS (value)",),
    "a column that is filled in": ("ALTER TABLE blobs ADD COLUMN more TEXT DEFAULT 'x'",),
    "an index that works something out": ("CREATE INDEX slow ON records (hex(doc))",),
    "what a query planner is told": ("ANALYZE",),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    store = opened(tmp_path / "tripdesk.db")
    taken_in(store, small_trip())
    store.search_rows()
    store.close()
    return store.path


def prepared(path: Path, statements: tuple[str, ...]) -> None:
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


@pytest.mark.parametrize("added", ADDED)
def test_what_is_not_ours_is_named_and_neither_opened_nor_restored(path: Path, added: str, tmp_path: Path) -> None:
    copy = keeping.back_up(path, tmp_path / "copy.db")
    prepared(copy, ADDED[added])
    before, kept = path.read_bytes(), copy.read_bytes()

    assert {(found.table, found.what) for found in keeping.damages(copy)} >= {("file", "structure")}
    with pytest.raises(Rejected, match="backup_not_whole"):
        backups.restore(path, copy, tmp_path / "backups", START)
    with pytest.raises(TripdeskError, match="store_altered"):
        opened(copy)
    with pytest.raises(TripdeskError, match="store_altered"):
        opened(copy, readonly="store_read_only")
    assert (path.read_bytes(), copy.read_bytes()) == (before, kept)
