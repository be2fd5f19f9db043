"""Stores for tests: a clock that stands until it is moved, ids that count, a small trip that was taken in."""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from tests.model.small import edited
from tripdesk.model.contract import read_trip, write_trip
from tripdesk.model.history import Author, Committed, Held, Key
from tripdesk.services.backups import back_up
from tripdesk.services.editing import Editing
from tripdesk.services.importing import apply_import, plan_import
from tripdesk.services.trips import OpenTrip
from tripdesk.store.opening import open_store
from tripdesk.store.store import Store

START = datetime(2023, 1, 2, 3, 4, 5, tzinfo=UTC)
KIM, LEE = Author("김주무관", "desk-1"), Author("이사무관", "desk-2")
TRIP = "trip"


@dataclass
class Clock:
    """Says what it is told to say."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def goes(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass
class Ids:
    """Numbers, so that a failure reads well."""

    prefix: str = "tx"
    numbers: "count[int]" = field(default_factory=lambda: count(1))

    def __call__(self) -> str:
        return f"{self.prefix}{next(self.numbers)}"


def opened(path: Path, clock: Clock | None = None, prefix: str = "tx", readonly: str = "") -> Store:
    """The store at that path, made where there is none."""
    now = (clock or Clock())()
    return open_store(
        path,
        clock or Clock(),
        Ids(prefix),
        readonly=readonly,
        before_upgrade=lambda: back_up(path, path.parent / "backups", now, "upgrade"),
    )


def small_trip(changes: dict[str, object] | None = None) -> OpenTrip:
    """The small trip, with edits, as if read from a file."""
    return OpenTrip(read_trip(json.dumps(edited(changes or {})).encode())[0], Path("trip.json"))


def taken_in(store: Store, trip: OpenTrip, by: Author = KIM, now: datetime = START) -> Committed:
    """A trip imported as a user would."""
    return apply_import(store, trip, plan_import(store, trip, now), by)


def editing(store: Store, by: Author = KIM, now: datetime = START) -> Editing:
    return Editing(store, by, now)


def held(store: Store, own: str, scope: str = TRIP) -> Held:
    found = store.get(Key(scope, own))
    assert found is not None
    return found


def text_of(store: Store) -> str:
    """The trip as its JSON."""
    return write_trip(store.load(TRIP).snapshot).decode()
