"""New items: one from what is known of it, and copies of one on another day."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from tripdesk.model.history import SHARED, Edit, Membership, Put, member_key
from tripdesk.model.ids import DelegateId, ItemId, OrganisationId, PartyId, PlaceId
from tripdesk.model.itinerary import Assembly, CalendarStamp, Item, ItemKind, Move, Place, Status
from tripdesk.model.record import Record
from tripdesk.model.text import EMPTY, LText
from tripdesk.model.times import ZonedTime, elapsed


@dataclass(frozen=True, slots=True)
class NewItem:
    """What is known of an item that is to be. `new_places` are shared places it needs that nobody wrote down yet."""

    own: str
    title: LText
    kind: ItemKind = ItemKind.MEETING
    start: ZonedTime | None = None
    end: ZonedTime | None = None
    status: Status = Status.PLANNED
    place: str = ""
    parties: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    notes: LText = EMPTY
    move: Move | None = None
    new_places: tuple[Place, ...] = field(default=())


def made(new: NewItem, now: datetime) -> Item:
    """The item as it begins. `now` is aware, in UTC."""
    return Item(
        id=ItemId(new.own),
        kind=new.kind,
        status=new.status,
        title=new.title,
        start=new.start,
        end=new.end,
        place=PlaceId(new.place) if new.place else None,
        move=new.move,
        parties=tuple(PartyId(own) for own in new.parties),
        people=tuple(DelegateId(own) for own in new.people),
        organisations=tuple(OrganisationId(own) for own in new.organisations),
        notes=new.notes,
        calendar=fresh_stamp(now),
    )


def fresh_stamp(now: datetime) -> CalendarStamp:
    """The stamp of an item no phone has heard of."""
    return CalendarStamp(revised_at=now.replace(microsecond=0))


def copied(item: Item, own: str, start: ZonedTime | None, end: ZonedTime | None, now: datetime) -> Item:
    """A copy with other times: who, where and what stay; what was arranged, spent and reported of it does not.

    It is planned, not confirmed: nobody agreed to a second one. The time of assembly keeps its distance.
    """
    return item.revised(
        id=own,
        start=start,
        end=end,
        status=Status.PLANNED,
        assembly=assembly_for(item, start),
        contact_log=(),
        costs=(),
        result=None,
        calendar=fresh_stamp(now),
    )


def assembly_for(item: Item, start: ZonedTime | None) -> Assembly | None:
    """The assembly of an item that starts at another time, as long before it as it was; None without a time."""
    if item.assembly is None or item.start is None or start is None:
        return item.assembly if start is not None else None
    before = int(elapsed(item.assembly.at, item.start).total_seconds()) // 60
    there = item.assembly.at.zone
    key = start.zone if there == item.start.zone else there
    return item.assembly.revised(at=start.at(key).plus(-before))


def shared_edits(trip: str, records: Sequence[Record]) -> list[Edit]:
    """The edits that write new shared records and make them the trip's too."""
    edits: list[Edit] = []
    for record in records:
        edits.append(Put(SHARED, record, 0))
        member = member_key(trip, str(record.id))
        edits.append(Put(trip, Membership(id=member.id, record=str(record.id)), 0))
    return edits
