"""Which of two states of a record is the later one: each desk knows what states a record has had, and packages tell.

A record that stood somewhere as it now stands here, and went on there, is simply behind. Two that went on from a
common state, each its own way, are apart: that is for people to settle. Clocks are not asked.
"""

import hashlib
import json
from enum import Enum

from tripdesk.model.history import KINDS, STORE_KINDS, Key
from tripdesk.model.itinerary import Item
from tripdesk.model.package import Lineage, Manifest
from tripdesk.model.record import Record
from tripdesk.store.store import Store

MOST_STATES = 100
"""Of one record. Older ones are forgotten: at worst somebody is asked who need not be."""


class Standing(Enum):
    """How a record there stands to the one here."""

    SAME = "same"
    AHEAD = "ahead"
    BEHIND = "behind"
    APART = "apart"


def state_of(record: Record) -> str:
    """The sha256 of what people enter: what calendars go by is kept by the program."""
    doc = record.model_dump_json(exclude={"calendar"} if isinstance(record, Item) else None)
    return hashlib.sha256(doc.encode()).hexdigest()


def name_of(key: Key) -> str:
    """Where a record stands, in one text."""
    return f"{key.scope}/{key.id}"


def lineage_of(store: Store, trip: str) -> tuple[Lineage, ...]:
    """The states of every record of a trip, also of those that are gone, here and in packages that were taken in."""
    return tuple(Lineage(record=name, states=tuple(states)) for name, states in sorted(_known(store, trip).items()))


def learned(store: Store, trip: str, package: Manifest, apart: set[str]) -> None:
    """Keeps the states a package told of, for the packages to come; not of records that stay in conflict."""
    held = _told(store, trip)
    merged = dict(held)
    for line in package.lineage:
        if line.record in apart:
            continue
        merged[line.record] = _newest([*line.states, *held.get(line.record, ())])
    if merged != held:
        store.set_meta(f"lineage:{trip}", json.dumps(merged, sort_keys=True, separators=(",", ":")))


class Ancestry:
    """What is known of the records of a trip, here and in a package."""

    def __init__(self, store: Store, trip: str, package: Manifest) -> None:
        self._here = {name: frozenset(states) for name, states in _known(store, trip).items()}
        self._there = package.states

    def standing(self, key: Key, ours: Record | None, theirs: Record | None) -> Standing | None:
        """How theirs stands to ours; a record that is not there was deleted, or never was.

        None where the package knows nothing of that record.
        """
        there = self._there.get(name_of(key))
        if there is None:
            return Standing.BEHIND if theirs is None and self._there else None
        here = self._here.get(name_of(key), frozenset())
        ahead = not here if ours is None else _short(ours) in there
        behind = False if theirs is None else _short(theirs) in here
        if ahead == behind:
            return Standing.APART
        return Standing.AHEAD if ahead else Standing.BEHIND


def _known(store: Store, trip: str) -> dict[str, list[str]]:
    found = _told(store, trip)
    for line in store.changes_of_trip(trip):
        if line.kind in STORE_KINDS:
            continue
        states = found.setdefault(name_of(line.key), [])
        for doc in (line.before, line.after):
            if doc is not None:
                states.append(_short(KINDS[line.kind].model_validate_json(doc, strict=True)))
    return {name: _newest(states) for name, states in found.items()}


def _told(store: Store, trip: str) -> dict[str, list[str]]:
    held = store.meta(f"lineage:{trip}")
    return {} if held is None else json.loads(held)


def _newest(states: list[str]) -> list[str]:
    """Each once, where it stood last; the newest of them."""
    return list(reversed(dict.fromkeys(reversed(states))))[-MOST_STATES:]


def _short(record: Record) -> str:
    return state_of(record)[:32]
