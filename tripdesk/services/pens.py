"""Handing a trip over to another desk, and taking it back: at any time one desk at most may edit it."""

import contextlib
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from tripdesk import files
from tripdesk.errors import Rejected, TripdeskError, Unavailable
from tripdesk.model.history import Author, Committed, Conflict, Edit, Label, Pen, Put, pen_key
from tripdesk.model.package import Passed
from tripdesk.model.times import ZonedTime, at_instant
from tripdesk.model.trip import Trip
from tripdesk.services.lineage import lineage_of
from tripdesk.services.packages import export_package
from tripdesk.services.trips import OpenTrip
from tripdesk.store import keeping
from tripdesk.store.opening import open_store
from tripdesk.store.store import Store

LONGEST_NAME = 100
"""Characters of the name of a desk or person that somebody types."""


def pen_of(store: Store, trip: str) -> Pen | None:
    """The pen of a trip as far as this store knows; None for a trip that was never handed over."""
    held = store.get(pen_key(trip))
    return held.record if held is not None and isinstance(held.record, Pen) else None


def pen_away(store: Store, trip: str) -> Pen | None:
    """The pen when it is not here."""
    pen = pen_of(store, trip)
    return None if pen is None or pen.here else pen


def pens_away(store: Store) -> tuple[tuple[str, Pen], ...]:
    """The trips whose pen is away, by id."""
    return tuple(
        (held.key.scope, held.record)
        for held in store.of_kind("pen")
        if isinstance(held.record, Pen) and not held.record.here
    )


def moment(store: Store, trip: str, now: datetime) -> ZonedTime:
    """An instant on the clocks of the trip's home."""
    held = next((one.record for one in store.of_kind("trip", trip)), None)
    return at_instant(now, held.home_zone if isinstance(held, Trip) else "Asia/Seoul")


def pen_told(store: Store, trip: str, by: Author) -> Passed | None:
    """What a copy tells of the pen, which stays where it is.

    A copy made while a package with the pen is on its way is of the turn before: it may still take that package.
    """
    pen = pen_of(store, trip)
    if pen is None:
        return None
    passed = _passed(pen, receiver=by.desk if pen.here else pen.other, giver="", passes=False)
    return passed if pen.here else passed.revised(turn=max(pen.turn - 1, 0), tickets=passed.tickets[:-1])


def hand_over(
    store: Store,
    trip: OpenTrip,
    target: Path,
    to: str,
    by: Author,
    now: datetime,
    ticket: str,
    passphrase: str = "",
    move: files.Move = files.move,
) -> Path:
    """Writes a package that carries the pen; from then on this store only reads the trip. Returns where it went.

    First the package lies whole beside its place, then the pen is given away here, then the package is moved: at no
    moment are there two. When the last step fails there is none, and `take_back` brings it here. Raises Rejected for a
    trip whose pen is away or that has changed since it was read, Unavailable.
    """
    own = str(trip.snapshot.trip.id)
    if away := pen_away(store, own):
        raise Rejected("pen_away", trip=own, other=away.holder, at=away.since)
    loaded = store.load(own)
    if loaded.snapshot != trip.snapshot:
        raise Rejected("store_moved_on")
    pen = _next(store, own, here=False, ticket=ticket, other=to, now=now)
    given = False

    def give() -> None:
        nonlocal given
        _write(store, own, pen, Label("handed_over", (own,)), by, loaded.seq)
        given = True

    passed = _passed(pen, receiver=to, giver=by.desk, passes=True)
    try:
        return export_package(trip, target, lineage_of(store, own), passphrase, passed, move, give)
    except TripdeskError:
        if given:
            raise Unavailable("hand_over_broken", path=target, trip=own) from None
        raise


def take_back(store: Store, trip: str, by: Author, now: datetime, ticket: str) -> Committed:
    """Brings the pen here, whoever has it: what the other desk does from now on comes as a plan with conflicts."""
    pen = pen_of(store, trip)
    if pen is None or pen.here:
        raise Rejected("pen_is_here", trip=trip)
    taken = _next(store, trip, here=True, ticket=ticket, other="", now=now)
    return _write(store, trip, taken, Label("taken_back", (trip,)), by)


@dataclass(frozen=True, slots=True)
class Arriving:
    """What becomes of the pen when a package is taken in: `comes`, `refused`, `copy`, or nothing."""

    what: str = ""
    edits: tuple[Edit, ...] = ()


def arriving(store: Store, trip: str, passed: Passed | None, here: bool) -> Arriving:
    """What would become of it. It comes when it answers what this store gave away last, and never when it is old.

    `here` says that the store has the trip. A copy of a trip that was handed over may only be read by who gets it new.
    """
    held = store.get(pen_key(trip))
    pen = pen_of(store, trip)
    version = 0 if held is None else held.version
    if passed is None:
        return Arriving()
    new = Pen(
        here=passed.passes,
        turn=passed.turn,
        ticket="".join(passed.tickets[-1:]),
        line=passed.tickets[:-1],
        other=passed.giver if passed.passes else passed.receiver,
        at=passed.at,
    )
    if not passed.passes:
        return Arriving() if here or pen is not None else Arriving("copy", (Put(trip, new, version),))
    if pen is None or (passed.turn > pen.turn and (pen.ticket in passed.tickets or not pen.ticket)):
        return Arriving("comes", (Put(trip, new, version),))
    return Arriving() if pen.here and pen.ticket == passed.tickets[-1] else Arriving("refused")


def _next(store: Store, trip: str, *, here: bool, ticket: str, other: str, now: datetime) -> Pen:
    pen = pen_of(store, trip)
    line = () if pen is None else (*pen.line, *([pen.ticket] if pen.ticket else []))
    turn = 1 if pen is None else pen.turn + 1
    at = moment(store, trip, now)
    return Pen(here=here, turn=turn, ticket=ticket, line=line, other=other[:LONGEST_NAME], at=at)


def _write(store: Store, trip: str, pen: Pen, label: Label, by: Author, seen: int | None = None) -> Committed:
    held = store.get(pen_key(trip))
    done = store.commit(label, [Put(trip, pen, 0 if held is None else held.version)], by, seen=seen)
    if isinstance(done, Conflict):
        raise Rejected("store_moved_on")
    return done


def _passed(pen: Pen, *, receiver: str, giver: str, passes: bool) -> Passed:
    tickets = (*pen.line, *([pen.ticket] if pen.ticket else []))
    return Passed(
        turn=pen.turn,
        tickets=tickets,
        giver=giver[:LONGEST_NAME],
        receiver=receiver[:LONGEST_NAME],
        at=pen.at,
        passes=passes,
    )


def pens_after_restore(now: dict[str, Pen], backup: dict[str, Pen]) -> Iterator[tuple[str, Pen]]:
    """Which pens a restored store is to have other than the backup's. `now` are those of the store it replaces.

    What the store knew last holds. Where it knew nothing, or less, nobody can tell where the pen went since: it counts
    as away until somebody takes it back.
    """
    for trip in sorted(now.keys() | backup.keys()):
        last, old = now.get(trip), backup.get(trip)
        if last is not None and (old is None or last.turn >= old.turn):
            want = last
        elif old is not None and old.here:
            want = old.revised(here=False, other="")
        else:
            continue
        if want != old:
            yield trip, want


def pens_at(path: Path) -> dict[str, Pen] | None:
    """The pens of the store in a file, by trip; None when it cannot be read."""
    try:
        store = open_store(path, _no_clock, str, readonly="store_read_only")
    except TripdeskError:
        return None
    try:
        return {h.key.scope: h.record for h in store.of_kind("pen") if isinstance(h.record, Pen)}
    except TripdeskError:
        return None
    finally:
        store.close()


@contextlib.contextmanager
def settled_pens(backup: Path, beside: Path, known: dict[str, Pen], now: datetime) -> Generator[Path]:
    """The backup, or where its pens are not to be trusted, a copy beside the store with those that are."""
    wanted = dict(pens_after_restore(known, pens_at(backup) or {}))
    if not wanted or keeping.damages(backup):
        yield backup
        return
    try:
        keeping.back_up(backup, beside)
        store = open_store(beside, lambda: now, ids=_numbered(f"restore-{now:%Y%m%dT%H%M%S.%f}"))
        try:
            for trip, pen in wanted.items():
                _write(store, trip, pen, Label("pen_unknown", (trip,)), Author("-", "-"))
        finally:
            store.close()
        yield beside
    finally:
        for left in beside.parent.glob(f"{beside.name}*"):
            left.unlink(missing_ok=True)


def _numbered(stem: str) -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"{stem}-{next(numbers)}"


def _no_clock() -> datetime:
    raise AssertionError("nothing is written")
