"""What a restored store must know that its backup does not: where the pens went since, and what phones were told.

A phone goes by SEQUENCE (RFC 5545 3.8.7.4): an item as old as the backup, with a count as low as it was then, would
leave the later time standing there.
"""

import contextlib
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path

from tripdesk.errors import Rejected, TripdeskError
from tripdesk.model.history import Author, Conflict, Edit, Held, Key, Label, Pen, Put
from tripdesk.model.itinerary import Item
from tripdesk.services.editing import revised_item
from tripdesk.services.pens import give_pen, pen_away, pens_after_restore, pens_at
from tripdesk.store import keeping, upgrades
from tripdesk.store.opening import open_store
from tripdesk.store.store import Store

NOBODY = Author("-", "-")


@dataclass(frozen=True, slots=True)
class Known:
    """What a store knew before a backup takes its place: the pens by trip, the items, deleted ones too."""

    pens: Mapping[str, Pen] = field(default_factory=dict[str, Pen])
    items: Mapping[Key, Item] = field(default_factory=dict[Key, Item])


def known_at(path: Path) -> Known:
    """What the store in a file knows; nothing when it cannot be read."""
    return Known(pens_at(path) or {}, _items_at(path) or {})


@contextlib.contextmanager
def settled(backup: Path, beside: Path, known: Known, now: datetime) -> Generator[Path]:
    """The backup, or where it would forget what must be known, a copy beside the store that knows it.

    Raises Unavailable.
    """
    if keeping.damages(backup) or not _forgets(backup, known, now):
        yield backup
        return
    try:
        keeping.back_up(backup, beside)
        upgrades.upgrade_file(beside)
        store = open_store(beside, lambda: now, ids=_numbered(f"restore-{now:%Y%m%dT%H%M%S.%f}"))
        try:
            _raise_counts(store, known, now)
            for trip, pen in pens_after_restore(dict(known.pens), pens_at(beside) or {}):
                give_pen(store, trip, pen, Label("pen_unknown", (trip,)), NOBODY)
        finally:
            store.close()
        yield beside
    finally:
        for left in beside.parent.glob(f"{beside.name}*"):
            left.unlink(missing_ok=True)


def _forgets(backup: Path, known: Known, now: datetime) -> bool:
    if next(pens_after_restore(dict(known.pens), pens_at(backup) or {}), None):
        return True
    there = _items_at(backup)
    if there is None:  # of an older schema: read once it is brought up
        return bool(known.items)
    return any(revised_item(known.items[key], item, now) != item for key, item in there.items() if key in known.items)


def _raise_counts(store: Store, known: Known, now: datetime) -> None:
    """Raises what phones go by to more than they were told. A trip whose pen is away comes back with its own."""
    edits: dict[str, list[Edit]] = {}
    for held in _items_in(store):
        last = known.items.get(held.key)
        if held.deleted or last is None or not isinstance(held.record, Item):
            continue
        wanted = revised_item(last, held.record, now)
        if wanted != held.record:
            edits.setdefault(held.key.scope, []).append(Put(held.key.scope, wanted, held.version))
    for trip, those in sorted(edits.items()):
        if pen_away(store, trip) is None:
            done = store.commit(Label("counts_raised", (trip,)), those, NOBODY)
            if isinstance(done, Conflict):
                raise Rejected("store_moved_on")


def _items_at(path: Path) -> dict[Key, Item] | None:
    try:
        store = open_store(path, _no_clock, str, readonly="store_read_only")
    except TripdeskError:
        return None
    try:
        return {held.key: held.record for held in _items_in(store) if isinstance(held.record, Item)}
    except TripdeskError:
        return None
    finally:
        store.close()


def _items_in(store: Store) -> Iterator[Held]:
    for trip in (*store.trips(), *store.deleted_trips()):
        yield from (held for held in store.of_scope(trip.key.scope) if held.record.record_kind == "item")


def _numbered(stem: str) -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"{stem}-{next(numbers)}"


def _no_clock() -> datetime:
    raise AssertionError("nothing is written")
