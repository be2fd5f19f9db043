"""Moves: airports by code, both ends, whose clocks stand at each."""

from collections.abc import Callable
from dataclasses import dataclass

from tripdesk.errors import Rejected
from tripdesk.model.ids import PlaceId
from tripdesk.model.itinerary import Item, ItemKind, Move, MoveMode, Place
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.text import LText
from tripdesk.services.airports import airport
from tripdesk.services.item_days import rezoned


@dataclass(frozen=True, slots=True)
class Way:
    """Both ends of a move as far as they are known."""

    origin: Place | None
    destination: Place | None


def way_of(snapshot: TripSnapshot, item: Item) -> Way:
    """The ends of a move; of what is to become one, it starts where it is."""
    if item.move is None:
        return Way(snapshot.find(Place, item.place), None)
    return Way(snapshot.find(Place, item.move.origin), snapshot.find(Place, item.move.destination))


def airport_place(snapshot: TripSnapshot, code: str, ids: Callable[[str], str]) -> tuple[Place, bool]:
    """The place of an airport, and whether it is new. Name, city, country and zone come from the table.

    Raises Rejected for a code that is none.
    """
    wanted = code.strip().upper()
    known = next((place for place in snapshot.places if place.airport_code == wanted), None)
    if known is not None:
        return known, False
    found = airport(wanted)
    if found is None:
        raise Rejected("airport_unknown", airport=wanted[:10])
    return (
        Place(
            id=PlaceId(ids("place")),
            name=LText(en=found.name),
            city=LText(en=found.city),
            zone=found.zone,
            country_code=found.country,
            airport_code=found.code,
        ),
        True,
    )


def on_way(item: Item, origin: Place, destination: Place, mode: MoveMode | None = None) -> Item:
    """The item as a move between two places: each time on the wall is read by the clocks of its end.

    Raises Rejected for a time that is skipped there.
    """
    held = item.move
    if held is None:
        flies = bool(origin.airport_code and destination.airport_code)
        chosen = mode or (MoveMode.FLIGHT if flies else MoveMode.VEHICLE)
        move = Move(mode=chosen, origin=origin.id, destination=destination.id)
    else:
        move = held.revised(origin=origin.id, destination=destination.id, mode=mode or held.mode)
    moved = item.revised(kind=ItemKind.MOVE, move=move, place=origin.id)
    if origin.zone:
        moved = rezoned(moved, origin.zone, end=False)
    if destination.zone:
        moved = rezoned(moved, destination.zone, start=False)
    return moved
