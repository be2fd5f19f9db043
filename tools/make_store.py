"""Make the store that is kept for ever of the present schema: `python -m tools.make_store`.

Writes `tests/data/stores/store-schema-N.db`, through the services, with a clock that stands and ids that count: a
small trip with an attachment, edits, an undo, an issue, and an edit after it. Exit 1 when that file is there: what an
earlier program wrote is never made anew by a later one.
"""

import hashlib
import sqlite3
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.model.small import both
from tests.stores import KIM, LEE, START, TRIP, editing, held, opened, small_trip, taken_in
from tripdesk.model.history import Label
from tripdesk.services.issuing import issue_trip
from tripdesk.services.trips import OpenTrip
from tripdesk.store.engine import SCHEMA

FOLDER = Path("tests/data/stores")
NOTE = "좌석 배치: 창가 쪽이 우리 측.\n".encode()


def main() -> int:
    """Makes the file; returns the exit code."""
    target = FOLDER / f"store-schema-{SCHEMA}.db"
    if target.exists():
        print(f"{target} is there already", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "store.db"
        fill(made)
        connection = sqlite3.connect(made, isolation_level=None)
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("VACUUM")
        connection.close()
        target.write_bytes(made.read_bytes())
    print(f"{target}: {target.stat().st_size} bytes")
    return 0


def fill(path: Path) -> None:
    """A store at that path, as an office would leave it after a day."""
    store = opened(path)
    taken_in(store, with_note(path.parent))
    google: Any = held(store, "google")
    moved = google.record.revised(start=google.record.start.revised(local="2023-01-09T13:30"))
    editing(store, now=START + timedelta(minutes=1)).change(google, moved, Label("changed", ("google",), "start.local"))
    gift = held(store, "gift")
    editing(store, now=START + timedelta(minutes=2)).remove(gift, Label("removed", ("gift",)))
    editing(store, now=START + timedelta(minutes=3)).undo()
    editing(store, now=START + timedelta(minutes=4)).remove(held(store, "task"), Label("removed", ("task",)))
    issue_trip(store, TRIP, "첫 배포본", KIM, START + timedelta(minutes=5))
    mayor: Any = held(store, "mayor", "")
    named = mayor.record.revised(name=mayor.record.name.revised(hanja="姜琪正"))
    later = editing(store, LEE, START + timedelta(minutes=6))
    later.change(mayor, named, Label("changed", ("mayor",), "name.hanja"))
    store.set_meta("sending", "off")
    store.close()


def with_note(folder: Path) -> OpenTrip:
    """The small trip with a text beside it."""
    sha256 = hashlib.sha256(NOTE).hexdigest()
    attachment = {
        "id": "note", "sha256": sha256, "media_type": "text/plain", "file_name": "좌석.txt",
        "alt": both("좌석", "Seats"),
    }  # fmt: skip
    trip = OpenTrip(small_trip({"attachments[0]": attachment}).snapshot, folder / "trip.json")
    trip.folder.mkdir()
    (trip.folder / sha256).write_bytes(NOTE)
    return trip


if __name__ == "__main__":
    sys.exit(main())
