"""The items a pasted table would become: on the clocks of their days, at places that are there or new."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tripdesk.errors import Rejected
from tripdesk.messages import UiLanguage
from tripdesk.model.itinerary import ItemKind, Move, MoveMode, Place, Status
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.text import EMPTY
from tripdesk.model.times import ZonedTime
from tripdesk.services.item_cells import Sheet, new_place, one_of, place_called
from tripdesk.services.item_days import zone_on
from tripdesk.services.item_entry import DEFAULT_MINUTES, in_its_language, kind_of
from tripdesk.services.item_making import NewItem
from tripdesk.services.name_matching import sides
from tripdesk.services.pasted_tables import PastedItem, ReadTable
from tripdesk.services.typed_times import end_typed, start_typed


@dataclass(frozen=True, slots=True)
class Planned:
    """The items to add, and the rows left out with the reason for each."""

    new: tuple[NewItem, ...]
    unread: tuple[tuple[int, Rejected], ...]


def planned_items(
    snapshot: TripSnapshot, read: ReadTable, parties: tuple[str, ...], ids: Callable[[str], str]
) -> Planned:
    """What the rows of a table become. A row without a date above it is put on no day.

    A kind or status that is not one of ours is told by the title, or planned.
    """
    new: list[NewItem] = []
    unread = list(read.unread)
    places: tuple[Place, ...] = ()
    before: ZonedTime | None = None
    for row in read.items:
        try:
            one = _planned(snapshot, row, parties, ids, places, before)
        except Rejected as refused:
            unread.append((row.row, refused))
            continue
        places = (*places, *one.new_places)
        before = one.end or before
        new.append(one)
    return Planned(tuple(new), tuple(sorted(unread, key=lambda each: each[0])))


def _planned(
    snapshot: TripSnapshot,
    row: PastedItem,
    parties: tuple[str, ...],
    ids: Callable[[str], str],
    places: tuple[Place, ...],
    before: ZonedTime | None,
) -> NewItem:
    sheet = Sheet(snapshot, UiLanguage.KO, ids, places=places)
    known = place_called(sheet, row.place) if row.place else None
    start = end = None
    if row.start:
        if row.date is None:
            raise Rejected("day_first")
        key = known.zone if known and known.zone else zone_on(snapshot, row.date)
        start = start_typed(row.start, row.date, key, before)
        end = end_typed(row.end, start, key) if row.end else start.plus(DEFAULT_MINUTES)
    kind = _kind(row)
    made: tuple[Place, ...] = ()
    move = None
    if kind is ItemKind.MOVE:
        ends = [place_called(sheet, name) or new_place(sheet, name) for name in _ends(row.title)]
        made = tuple(end for end in ends if end not in (*snapshot.places, *places))
        move = Move(mode=_mode(row), origin=ends[0].id, destination=ends[1].id)
        known = ends[0]
    elif row.place and known is None:
        created = new_place(sheet, row.place)
        made = (created.revised(zone=start.zone) if start else created,)
    place = known or (made[0] if made else None)
    return NewItem(
        ids("item"),
        in_its_language(row.title),
        kind,
        start,
        end,
        _status(row.status),
        place=str(place.id) if place else "",
        parties=_who(snapshot, row.who) or parties,
        notes=in_its_language(row.notes) if row.notes else EMPTY,
        move=move,
        new_places=made,
    )


_WAY = re.compile(r"\s*(?:→|⇒|->|=>|▶)\s*")


def _ends(title: str) -> tuple[str, str]:
    """Both ends of a way in its title: `호텔 → 전시장`. Raises Rejected without them."""
    ends = [part for part in _WAY.split(title) if part]
    if len(ends) != 2:
        raise Rejected("way_incomplete")
    return ends[0], ends[1]


def _mode(row: PastedItem) -> MoveMode:
    try:
        return one_of(MoveMode, row.kind, UiLanguage.KO)
    except Rejected:
        return MoveMode.VEHICLE


def _kind(row: PastedItem) -> ItemKind:
    """The kind its cell or else its title speaks of. Raises Rejected for a move whose ends are not told."""
    for cls in (ItemKind, MoveMode):
        try:
            said = one_of(cls, row.kind, UiLanguage.KO)
        except Rejected:
            continue
        return said if isinstance(said, ItemKind) else ItemKind.MOVE
    return ItemKind.MOVE if _WAY.search(row.title) else kind_of(row.title)


def _status(said: str) -> Status:
    try:
        return one_of(Status, said, UiLanguage.KO)
    except Rejected:
        return Status.PLANNED


def _who(snapshot: TripSnapshot, said: str) -> tuple[str, ...]:
    """The parties the cell names; none where it names other people."""
    return tuple(str(p.id) for p in snapshot.parties if said and any(name in said for name in sides(p.name)))
