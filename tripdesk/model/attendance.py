"""Who attends an item."""

from tripdesk.model.ids import DelegateId
from tripdesk.model.itinerary import Item
from tripdesk.model.people import Delegate
from tripdesk.model.snapshot import Gathered


def attendees(gathered: Gathered, item: Item) -> tuple[DelegateId, ...]:
    """The delegates of its parties and those named, without those absent, in protocol order and then by id.

    Passengers of a vehicle are not attendees for that.
    """
    there = [d for d in gathered.delegates if (d.party in item.parties or d.id in item.people)]
    return tuple(d.id for d in sorted(there, key=protocol) if d.id not in item.absent)


def protocol(delegate: Delegate) -> tuple[int, str]:
    """Sorts delegates by protocol order (의전순위), then by id."""
    return delegate.protocol_order, delegate.id
