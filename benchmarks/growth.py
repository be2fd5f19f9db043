"""One store, ten times, a hundred times as large: what an edit, opening a trip, its history and a search cost then.

python -m benchmarks.growth
"""

import statistics
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.search import filled, spent
from tests import trips
from tests.stores import KIM, taken_in
from tripdesk.model.history import Committed, Key, Label
from tripdesk.services.chronicle import history
from tripdesk.services.editing import Editing
from tripdesk.services.finding import Finder
from tripdesk.services.trips import OpenTrip
from tripdesk.store.store import Store

TIMES = (1, 10, 100)
PEOPLE = 1_000
MEETINGS = 15
EDITS = 60
QUESTIONS = ("이진형", "ㅇㅈㅎ", "jinhyung", "1234", "인공지능 교수", "zzzz")


def grown(path: Path, times: int) -> tuple[Store, list[str]]:
    """A store with so many thousand people and so many trips, and the ids of the trips."""
    store = filled(path, PEOPLE * times)
    one = trips.snapshot(trips.many_meetings(MEETINGS))
    ids = [f"trip-{number}" for number in range(times)]
    for own in ids:
        other = one.revised(trip=one.trip.revised(id=own, key=f"{own}-{one.trip.key}"))
        taken_in(store, OpenTrip(other, Path("trip.json")))
    return store, ids


def edits(store: Store, trip: str) -> Callable[[], object]:
    """One more edit of one item through the services, each time it is called."""
    own = str(next(iter(store.load(trip).snapshot.items)).id)
    done = 0

    def edit() -> None:
        nonlocal done
        done += 1
        held = store.get(Key(trip, own))
        assert held is not None
        item: Any = held.record
        new = item.revised(notes=item.notes.revised(ko=f"메모 {done}"))
        made = Editing(store, KIM, datetime.now(UTC)).change(held, new, Label("changed", (own,), "notes.ko"))
        assert isinstance(made, Committed)

    return edit


def median(work: Callable[[], object], times: int) -> float:
    return statistics.median(spent(work) for _ in range(times))


def measured(folder: Path, times: int) -> tuple[dict[str, float], float]:
    """Milliseconds of each thing, and how large the store is (MB)."""
    store, ids = grown(folder / "tripdesk.db", times)
    trip = ids[len(ids) // 2]
    finder = Finder(store)
    finder.find(QUESTIONS[0])
    took = {
        "one edit": median(edits(store, trip), EDITS),
        "opening a trip": median(lambda: store.load(trip), 9),
        "history of a trip": median(lambda: history(store, trip), 5),
        "a search": statistics.median(median(lambda one=one: finder.find(one), 7) for one in QUESTIONS),
    }
    store.close()
    return took, (folder / "tripdesk.db").stat().st_size / 1e6


def main() -> None:
    first: dict[str, float] = {}
    for times in TIMES:
        with tempfile.TemporaryDirectory() as folder:
            took, size = measured(Path(folder), times)
        first = first or took
        said = "; ".join(f"{what} {ms:.1f} ms ({ms / first[what]:.2f} x)" for what, ms in took.items())
        print(f"{times} x: {times * PEOPLE} people, {times} trips, {size:.0f} MB: {said}")


if __name__ == "__main__":
    main()
