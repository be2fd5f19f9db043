"""Vehicles: seats for all who ride, one way at a time."""

from collections.abc import Iterator
from datetime import datetime

from tripdesk.model.checks import phrases
from tripdesk.model.checks.finding import Code, Finding, Severity, found
from tripdesk.model.checks.ground import Ground, Timed, overlaps
from tripdesk.model.ids import DelegateId
from tripdesk.model.itinerary import Item
from tripdesk.model.logistics import Vehicle

Drive = tuple[datetime, datetime, str, str]
"""Two items may share one drive: the same times and the same way. Their passengers are counted together."""


def vehicles(ground: Ground) -> Iterator[Finding]:
    """More passengers than seats; one vehicle on two ways at the same time."""
    drives: dict[str, dict[Drive, list[Timed]]] = {}
    for timed in ground.held:
        move = timed.item.move
        for vehicle in dict.fromkeys(run.vehicle for run in move.vehicles) if move else ():
            if move is not None:
                drive = (timed.start, timed.end, move.origin, move.destination)
                drives.setdefault(vehicle, {}).setdefault(drive, []).append(timed)
    for vehicle in ground.snapshot.vehicles:
        shared = list(drives.get(vehicle.id, {}).values())
        for items in shared:
            yield from _over_capacity(vehicle, [t for t in items if t.active])
        yield from _driven_twice(vehicle, [next((t for t in items if t.active), items[0]) for items in shared])


def _over_capacity(vehicle: Vehicle, sharing: list[Timed]) -> Iterator[Finding]:
    riding = {who for t in sharing for who in _riding(t.item, vehicle)}
    if len(riding) > vehicle.seats:
        yield found(
            Code.VEHICLE_OVER_CAPACITY,
            Severity.ERROR,
            (vehicle.id, *(t.item.id for t in sharing)),
            sharing[0].item.day,
            vehicle=phrases.both(vehicle.name),
            item=phrases.title(sharing[0].item),
            when=phrases.time_of_timed(sharing[0]),
            passengers=len(riding),
            seats=vehicle.seats,
        )


def _riding(item: Item, vehicle: Vehicle) -> Iterator[DelegateId]:
    for run in item.move.vehicles if item.move else ():
        if run.vehicle == vehicle.id:
            yield from run.passengers


def _driven_twice(vehicle: Vehicle, drives: list[Timed]) -> Iterator[Finding]:
    for one, other in overlaps(drives):
        yield found(
            Code.VEHICLE_IN_TWO_PLACES,
            Severity.WARNING if one.active and other.active else Severity.NOTE,
            (vehicle.id, one.item.id, other.item.id),
            one.item.day,
            vehicle=phrases.both(vehicle.name),
            one=phrases.title(one.item),
            one_when=phrases.time_of_timed(one),
            other=phrases.title(other.item),
            other_when=phrases.time_of_timed(other),
        )
