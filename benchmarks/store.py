"""One edit through the services beside the same bytes committed by bare sqlite3; opening a trip beside validating it.

python -m benchmarks.store
"""

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests import trips
from tests.stores import KIM, opened, taken_in
from tripdesk.model.contract import write_trip
from tripdesk.model.history import Change, Committed, Key, Label
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.services.editing import Editing
from tripdesk.services.trips import OpenTrip
from tripdesk.store import engine

EDITS = 300
OPENINGS = 15


def spent(work: Callable[[], Any]) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def p99(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.99) - 1]


def bare_edit(connection: sqlite3.Connection, change: Change) -> None:
    """The bytes of one edit: the record and its line of history."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE records SET doc=?, version=? WHERE id=?", (change.after, change.version, change.key.id))
    connection.execute("INSERT INTO changes VALUES (?,?,?)", (change.seq, change.before, change.after))
    connection.execute("COMMIT")


def edits(folder: Path, trip: OpenTrip) -> None:
    store = opened(folder / "tripdesk.db")
    taken_in(store, trip)
    scope, own = str(trip.snapshot.trip.id), str(trip.snapshot.items[0].id)
    bare = sqlite3.connect(folder / "bare.db", isolation_level=None)
    bare.execute(f"PRAGMA journal_mode={engine.journal_mode(sqlite3.sqlite_version_info, True)}")
    bare.execute("PRAGMA synchronous=EXTRA")
    bare.execute("PRAGMA secure_delete=ON")
    bare.execute("CREATE TABLE records (id TEXT PRIMARY KEY, doc TEXT, version INTEGER)")
    bare.execute("CREATE TABLE changes (seq INTEGER PRIMARY KEY, before TEXT, after TEXT)")
    for key, _ in store.load(scope).held.items():
        held = store.get(key)
        if held:
            bare.execute("INSERT OR IGNORE INTO records VALUES (?,?,1)", (key.id, held.record.model_dump_json()))
    ours: list[float] = []
    theirs: list[float] = []
    for number in range(EDITS):
        editing = Editing(store, KIM, datetime.now(UTC))
        held = store.get(Key(scope, own))
        assert held is not None
        item: Any = held.record
        new = item.revised(notes=item.notes.revised(ko=f"메모 {number}"))
        done: list[Any] = []

        def edit(held: Any = held, new: Any = new, editing: Editing = editing, done: list[Any] = done) -> None:
            done.append(editing.change(held, new, Label("changed", (own,), "notes.ko")))

        ours.append(spent(edit))
        assert isinstance(done[0], Committed)
        change = done[0].changes[0]
        theirs.append(spent(lambda change=change: bare_edit(bare, change)))
    bare.close()
    store.close()
    median, plain = statistics.median(ours), statistics.median(theirs)
    print(
        f"one edit: median {median:.2f} ms beside {plain:.2f} ms bare = {median / plain:.2f} x; "
        f"p99 {p99(ours):.2f} ms beside {p99(theirs):.2f} ms"
    )


def opening(folder: Path, trip: OpenTrip) -> None:
    store = opened(folder / "open.db")
    taken_in(store, trip)
    scope = str(trip.snapshot.trip.id)
    text = write_trip(trip.snapshot)
    both = [
        (spent(lambda: store.load(scope)), spent(lambda: TripSnapshot.model_validate_json(text, strict=True)))
        for _ in range(OPENINGS)
    ]
    ours, once = statistics.median(a for a, _ in both), statistics.median(b for _, b in both)
    count = sum(1 for _ in trip.snapshot.records())
    size = store.path.stat().st_size / 1e6
    print(
        f"opening {count} records: {ours:.0f} ms beside {once:.0f} ms validating = {ours / once:.2f} x; "
        f"file {size:.1f} MB"
    )
    store.close()


def main() -> None:
    for meetings in (15, 150, 300):
        with tempfile.TemporaryDirectory() as folder:
            trip = OpenTrip(trips.snapshot(trips.many_meetings(meetings)), Path("trip.json"))
            opening(Path(folder), trip)
            edits(Path(folder), trip)


if __name__ == "__main__":
    main()
