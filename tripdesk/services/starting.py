"""A new trip: the trip itself, whose it is, where it goes. Everything else is entered on its pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from tripdesk.errors import Rejected
from tripdesk.model.history import SHARED, Committed, Conflict, Edit, Key, Label, Membership, Put, member_key
from tripdesk.model.ids import OrganisationId, PartyId, TripId
from tripdesk.model.people import Organisation
from tripdesk.model.record import Record
from tripdesk.model.text import EMPTY, LText
from tripdesk.model.trip import Destination, Party, Trip
from tripdesk.services.editing import Editing
from tripdesk.store.store import Store

Ids = Callable[[], str]


@dataclass(frozen=True, slots=True)
class NewTrip:
    """What is known when a trip begins. `organisation` is the id of the office, or empty with a name for a new one."""

    title: LText
    organisation: str = ""
    organisation_name: LText = EMPTY
    destinations: Sequence[Destination] = ()
    parties: Sequence[LText] = ()
    home_zone: str = "Asia/Seoul"


def new_id(kind: str, ids: Ids) -> str:
    """An id for a record of that kind that was never given before."""
    return f"{kind}-{ids()[:20]}"


def start_trip(editing: Editing, new: NewTrip, ids: Ids) -> tuple[str, Committed | Conflict]:
    """Writes the new trip, in one transaction that can be undone. Returns its id. Raises Rejected without a title."""
    if not new.title:
        raise Rejected("trip_without_title")
    own = new_id("trip", ids)
    edits: list[Edit] = []
    office = new.organisation
    if not office:
        if not new.organisation_name:
            raise Rejected("trip_without_organisation")
        office = new_id("organisation", ids)
        edits.append(Put(SHARED, Organisation(id=OrganisationId(office), name=new.organisation_name), 0))
    member = member_key(own, office)
    edits.append(Put(own, Membership(id=member.id, record=office), 0))
    trip = Trip(
        id=TripId(own),
        title=new.title,
        organisation=OrganisationId(office),
        home_zone=new.home_zone,
        destinations=tuple(new.destinations),
        key=sha256((ids() + ids()).encode()).hexdigest(),
    )
    edits.append(Put(own, trip, 0))
    edits += [Put(own, Party(id=PartyId(new_id("party", ids)), name=name), 0) for name in new.parties]
    return own, editing.store.commit(Label("trip_started", (own,)), edits, editing.by)


def offices(store: Store) -> tuple[Record, ...]:
    """The organisations whose trips the store holds already, each once, the newest trip's first."""
    found: dict[str, Record] = {}
    for held in reversed(store.trips()):
        if isinstance(held.record, Trip):
            office = store.get(Key(SHARED, str(held.record.organisation)))
            if office is not None and not office.deleted:
                found.setdefault(office.key.id, office.record)
    return tuple(found.values())
