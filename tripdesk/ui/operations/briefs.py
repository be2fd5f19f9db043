"""Meeting papers: making one, writing in it, people and gifts that come with it."""

from dataclasses import dataclass

from tripdesk.errors import Rejected
from tripdesk.model.brief import Brief
from tripdesk.model.history import SHARED, Committed, Conflict, Edit, Key, Label, Membership, Put, key_of, member_key
from tripdesk.model.ids import BriefId, CounterpartId, GiftId, ItemId, OrganisationId, PersonId
from tripdesk.model.logistics import Gift, GiftDirection
from tripdesk.model.merging import woven
from tripdesk.model.people import Counterpart, DatedTitle, Organisation, Person
from tripdesk.model.record import Record
from tripdesk.model.text import EMPTY, NAMELESS, LText, PersonName
from tripdesk.services.editing import Editing
from tripdesk.services.starting import Ids, new_id


def make_paper(editing: Editing, trip: str, item: str, ids: Ids) -> Committed | Conflict:
    """An empty paper for an engagement. Raises Rejected when it has one."""
    own = new_id("brief", ids)
    return editing.add(trip, Brief(id=BriefId(own), item=ItemId(item)), Label("added", (own,)))


def write(editing: Editing, trip: str, seen: Record, wanted: Record, gesture: str) -> Committed | Conflict:
    """A paper or its item as the user saw it, and as it is to be; lines others changed meanwhile stay as they are."""
    key = key_of(seen, trip)
    held = editing.store.get(key)
    if held is not None and not held.deleted:
        seen, wanted = woven(seen, held.record, wanted)
    return editing.revise(key, seen, wanted, Label("changed", (key.id,)), gesture)


def remove_paper(editing: Editing, trip: str, brief: str) -> Committed | Conflict:
    """Takes a paper away; its engagement stays. Raises Rejected when it is gone."""
    held = editing.store.get(Key(trip, brief))
    if held is None or held.deleted:
        raise Rejected("record_missing", id=brief)
    return editing.remove(held, Label("removed", (brief,)))


@dataclass(frozen=True, slots=True)
class NewGift:
    """A gift to give at an engagement."""

    name: LText
    quantity: int = 1


def add_gift(editing: Editing, trip: str, brief: Brief, gift: NewGift, ids: Ids) -> Committed | Conflict:
    """A new gift, for the engagement of this paper."""
    own = new_id("gift", ids)
    record = Gift(
        id=GiftId(own), direction=GiftDirection.GIVEN, name=gift.name, item=brief.item, quantity=gift.quantity
    )
    return editing.add(trip, record, Label("added", (own,)))


@dataclass(frozen=True, slots=True)
class NewCounterpart:
    """Somebody of the other side: a person known already (`person`), or a name; likewise the organisation."""

    person: str = ""
    name: PersonName = NAMELESS
    title: LText = EMPTY
    organisation: str = ""
    organisation_name: LText = EMPTY


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody in the store: what is filled in when the name is chosen."""

    id: str
    name: PersonName
    title: LText
    organisation: str


def known_people(editing: Editing) -> tuple[KnownPerson, ...]:
    """Everybody in the store, with the title and organisation listed last."""
    found: list[KnownPerson] = []
    for held in editing.store.of_kind("person"):
        if isinstance(held.record, Person) and held.record.name:
            last = held.record.titles[-1] if held.record.titles else None
            organisation = str(last.organisation or "") if last else ""
            found.append(KnownPerson(held.key.id, held.record.name, last.title if last else EMPTY, organisation))
    return tuple(found)


def add_counterpart(
    editing: Editing, trip: str, brief: str, known: tuple[str, ...], new: NewCounterpart, ids: Ids
) -> Committed | Conflict:
    """Somebody new at the table, at the end of their side, in one transaction. `known` are who sits there by default.

    Raises Rejected when the paper is gone.
    """
    held = editing.store.get(Key(trip, brief))
    if held is None or held.deleted or not isinstance(held.record, Brief):
        raise Rejected("record_missing", id=brief)
    edits: list[Edit] = []
    organisation, person = new.organisation, new.person
    if not organisation:
        organisation = new_id("organisation", ids)
        made = Organisation(id=OrganisationId(organisation), name=new.organisation_name)
        edits += _shared(trip, made)
    if not person:
        person = new_id("person", ids)
        titles = (DatedTitle(title=new.title, organisation=OrganisationId(organisation)),) if new.title else ()
        edits += _shared(trip, Person(id=PersonId(person), name=new.name, titles=titles))
    own = CounterpartId(new_id("counterpart", ids))
    counterpart = Counterpart(
        id=own, person=PersonId(person), organisation=OrganisationId(organisation), role=new.title
    )
    edits.append(Put(trip, counterpart, 0))
    their = held.record.their_side or tuple(CounterpartId(one) for one in known)
    edits.append(Put(trip, held.record.revised(their_side=(*their, own)), held.version))
    return editing.store.commit(Label("added", (own,)), edits, editing.by)


def _shared(trip: str, record: Record) -> list[Edit]:
    member = member_key(trip, str(record.id))
    return [Put(SHARED, record, 0), Put(trip, Membership(id=member.id, record=str(record.id)), 0)]
