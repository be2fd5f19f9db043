"""The trips of a store, and which one a user means: an id, part of a title, or the path of a file."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tripdesk.errors import Rejected
from tripdesk.model.trip import Trip
from tripdesk.services.choosing import folded
from tripdesk.services.issuing import told_times
from tripdesk.services.packages import Passphrase, open_file
from tripdesk.services.pens import pen_away
from tripdesk.services.trips import OpenTrip
from tripdesk.store.store import Store

FILES = (".json", ".tripdesk")
LONGEST = 200
"""Characters of a title or an id that somebody types."""


def is_path(reference: str) -> bool:
    """Whether words mean a file: they end like one, or lead through folders."""
    separators = [os.sep, *([os.altsep] if os.altsep else [])]
    if Path(reference).suffix.lower() in FILES or any(s in reference for s in separators):
        return True
    return len(reference) > LONGEST or Path(reference).is_dir()


def trips_of(store: Store) -> tuple[Trip, ...]:
    """The trips of a store, by id."""
    return tuple(held.record for held in store.trips() if isinstance(held.record, Trip))


def trip_called(store: Store, words: str) -> Trip:
    """The one trip with that id, or with that part of its title. Raises Rejected naming the trips there are."""
    trips = trips_of(store)
    wanted = folded(words.strip())
    exact = [t for t in trips if t.id == words.strip()]
    found = exact or [t for t in trips if wanted and any(wanted in folded(s) for s in (t.title.ko, t.title.en))]
    if len(found) != 1:
        names = ", ".join(f"{t.title.ko or t.title.en or t.id} ({t.id})" for t in found or trips)
        raise Rejected("trip_ambiguous" if found else "trip_unknown", name=words[:80], names=names or "-")
    return found[0]


def trip_from(reference: str, store: Callable[[], Store], passphrase: Passphrase) -> OpenTrip:
    """The trip a user means. `store` is opened only when no file is meant. Raises Rejected, Unavailable."""
    if is_path(reference):
        return open_file(reference, passphrase)
    opened = store()
    return stored_trip(opened, str(trip_called(opened, reference).id))


def stored_trip(store: Store, trip: str) -> OpenTrip:
    """A trip of the store, with its attachments, what its last issue told, and who has the pen."""
    told = partial(told_times, store, trip)
    return OpenTrip(store.load(trip).snapshot, store.path, blob=store.blob, told=told, away=pen_away(store, trip))
