"""A program killed in the middle of writing leaves a journal: whoever opens the store next, even to read, is served."""

import os
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.stores import START, opened, small_trip, taken_in, text_of
from tripdesk.services import backups
from tripdesk.services.pens import pens_at
from tripdesk.store import keeping


def killed_while_writing(path: Path) -> None:
    """Leaves half a transaction in the file, and the journal that takes it back."""
    child = os.fork()
    if child == 0:
        try:
            writer = sqlite3.connect(path, isolation_level=None)
            writer.execute("PRAGMA cache_size=1")
            writer.execute("BEGIN IMMEDIATE")
            writer.execute("UPDATE changes SET after = 'half'")
            writer.execute("UPDATE records SET doc = 'half'")
            os.kill(os.getpid(), signal.SIGKILL)
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    assert path.with_name(f"{path.name}-journal").stat().st_size > 0
    assert b"half" in path.read_bytes()


READERS: dict[str, Callable[[Path], object]] = {
    "verify": keeping.damages,
    "backup": lambda path: keeping.damages(keeping.back_up(path, path.with_name("copy.db"))),
    "pens": lambda path: () if pens_at(path) == {} else "unreadable",
    "restore": lambda path: keeping.damages(
        backups.restore(path, path.with_name("old.db"), path.parent, START).path  # pyright: ignore
    ),
}


@pytest.mark.parametrize("reader", READERS)
def test_what_was_half_written_is_taken_back_first(reader: str, tmp_path: Path) -> None:
    path = tmp_path / "tripdesk.db"
    store = opened(path)
    taken_in(store, small_trip())
    whole = text_of(store)
    store.close()
    keeping.back_up(path, tmp_path / "old.db")
    killed_while_writing(path)
    assert READERS[reader](path) == ()
    store = opened(path)
    assert text_of(store) == whole
    store.close()
