"""What a drag would do: items carried to another time, an edge drawn to one. No widget here."""

from collections.abc import Sequence
from dataclasses import dataclass

from tripdesk.errors import Rejected
from tripdesk.model.itinerary import Item
from tripdesk.services.placing import Placement, moved, nudged, resized
from tripdesk.services.trip_days import TripDay, day_of

SNAP, COARSE = 5, 15
"""Minutes a drag goes by; the second with Shift."""


@dataclass(frozen=True, slots=True)
class Carry:
    """A drag under way: what was taken hold of, where; `edge` is `start`, `end` or empty for the whole."""

    items: tuple[Item, ...]
    grabbed: Item
    day: int
    minute: int
    offset: float = 0
    edge: str = ""

    def to(self, days: tuple[TripDay, ...], day: int, minute: float, step: int) -> tuple[Placement, ...]:
        """The times everything carried would have with the pointer there. Raises Rejected where that cannot be."""
        wanted = snapped(minute - self.offset, step)
        if self.edge:
            return (resized(self.grabbed, days[day], wanted, start=self.edge == "start"),)
        if self.grabbed.start is None:
            return (moved(self.grabbed, days[day], max(0, wanted)),)
        wanted = min(max(0, wanted), 24 * 60 - step)
        return tuple(self._one(item, days, day, wanted) for item in self.items)

    def _one(self, item: Item, days: tuple[TripDay, ...], day: int, wanted: int) -> Placement:
        if item.start is None or item.end is None:
            raise Rejected("placed_without_times", id=str(item.id))
        own, late = day_of(days, item.start), wanted - self.minute
        if item.start.zone != item.end.zone:
            return nudged(item, (day - self.day) * 24 * 60 + late)
        later, minute = divmod(item.start.local.hour * 60 + item.start.local.minute + late, 24 * 60)
        target = own + day - self.day + later
        if not 0 <= target < len(days):
            raise Rejected("placed_outside", id=str(item.id))
        return moved(item, days[target], minute)


def snapped(minute: float, step: int) -> int:
    """The nearest minute a drag may end at."""
    return round(minute / step) * step


def changed(placements: Sequence[Placement]) -> tuple[Placement, ...]:
    """Those that give their item other times than it has."""
    return tuple(p for p in placements if (p.start, p.end) != (p.seen.start, p.seen.end))
