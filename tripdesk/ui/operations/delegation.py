"""What is done with the delegation of a trip: who travels, in which order and party, whom they meet, whom they call."""

from collections.abc import Sequence
from typing import Any

from tripdesk.errors import Rejected
from tripdesk.model.attendance import protocol
from tripdesk.model.folding import folded
from tripdesk.model.history import SHARED, Committed, Conflict, Edit, Key, Label, Membership, Put, Remove, member_key
from tripdesk.model.ids import ContactId, CounterpartId, DelegateId, OrganisationId, PartyId, PersonId
from tripdesk.model.people import Contact, ContactRole, Counterpart, Delegate, Organisation, Person
from tripdesk.model.text import LText, PersonName
from tripdesk.model.trip import Party
from tripdesk.services.editing import Editing
from tripdesk.services.parts import Part, set_part
from tripdesk.services.pasted_people import PastedPerson
from tripdesk.services.starting import Ids, new_id
from tripdesk.ui.operations.people import name_from

LAST = 9999
"""The protocol order of those nobody has put in order yet."""


def change(
    editing: Editing, trip: str, own: str, part: Part, seen: Any, value: Any, gesture: str
) -> Committed | Conflict:
    """Another value for a part of a delegate, a counterpart, a contact or a party."""
    return set_part(editing, Key(trip, own), part, seen, value, gesture)


def move(editing: Editing, trip: str, own: Sequence[str], before: str, gesture: str = "") -> Committed | Conflict:
    """Puts delegates before another in protocol order, or last when that is empty; the order is numbered from 1."""
    wanted = set(own)
    held = sorted(editing.store.of_kind("delegate", trip), key=lambda one: _order(one.record))
    moving = [one for one in held if one.key.id in wanted]
    rest = [one for one in held if one.key.id not in wanted]
    at = next((n for n, one in enumerate(rest) if one.key.id == before), len(rest))
    ordered = [*rest[:at], *moving, *rest[at:]]
    edits = [
        Put(trip, one.record.revised(protocol_order=place), one.version)
        for place, one in enumerate(ordered, 1)
        if isinstance(one.record, Delegate) and one.record.protocol_order != place
    ]
    return editing.store.commit(Label("reordered", tuple(wanted)), edits, editing.by, gesture=gesture)


def add_delegate(
    editing: Editing, trip: str, own: str, person: str, name: str, party: str, ids: Ids
) -> Committed | Conflict:
    """Somebody known, or somebody new of that name, joins the delegation; last in protocol order."""
    edits: list[Edit] = []
    if not person:
        person = new_id("person", ids)
        edits.append(Put(SHARED, Person(id=PersonId(person), name=name_from(name)), 0))
    edits += _member(editing, trip, person)
    if not party:
        party, made = _first_party(editing, trip, ids)
        edits += made
    delegate = Delegate(
        id=DelegateId(own),
        person=PersonId(person),
        party=PartyId(party),
        protocol_order=_next_place(editing, trip),
        organisation=_office_of(editing, person),
    )
    edits.append(Put(trip, delegate, 0))
    return editing.store.commit(Label("added", (own,)), edits, editing.by)


def add_pasted(editing: Editing, trip: str, rows: Sequence[tuple[PastedPerson, str]], ids: Ids) -> Committed | Conflict:
    """Rows of a table join the delegation, each as the person of that id or, where it is empty, as somebody new.

    Parties and organisations are found by their names, or made.
    """
    store = editing.store
    edits: list[Edit] = []
    parties = _by_name({one.key.id: one.record for one in store.of_kind("party", trip)})
    offices: dict[str, str] | None = None
    members: set[str] = set()
    place = _next_place(editing, trip)
    added: list[str] = []
    for row, known in rows:
        person = known or new_id("person", ids)
        if not known:
            name = PersonName(ko=row.name, en=row.name_en)
            edits.append(Put(SHARED, Person(id=PersonId(person), name=name), 0))
        if person not in members:
            edits += _member(editing, trip, person)
            members.add(person)
        office = ""
        if row.organisation:
            if offices is None:
                offices = _by_name({one.key.id: one.record for one in store.of_kind("organisation", SHARED)})
            office = offices.get(folded(row.organisation), "")
            if not office:
                office = offices[folded(row.organisation)] = new_id("organisation", ids)
                made = Organisation(id=OrganisationId(office), name=_text(row.organisation))
                edits.append(Put(SHARED, made, 0))
            if office not in members:
                edits += _member(editing, trip, office)
                members.add(office)
        party = parties.get(folded(row.party), "") if row.party else next(iter(parties.values()), "")
        if not party:
            party = parties[folded(row.party)] = new_id("party", ids)
            edits.append(Put(trip, Party(id=PartyId(party), name=_text(row.party) if row.party else UNNAMED), 0))
        own = new_id("delegate", ids)
        added.append(own)
        delegate = Delegate(
            id=DelegateId(own),
            person=PersonId(person),
            party=PartyId(party),
            organisation=OrganisationId(office) if office else None,
            role=LText(ko=row.role, en=row.role_en),
            tasks=(_text(row.duty),) if row.duty else (),
            protocol_order=min(place, LAST),
            mobile=row.mobile,
            email=row.email,
            passport_name=row.passport_name,
            passport_valid_until=row.passport_until,
        )
        edits.append(Put(trip, delegate, 0))
        place += 1
    return store.commit(Label("added", tuple(added[:20])), edits, editing.by)


def remove(editing: Editing, trip: str, own: Sequence[str]) -> Committed | Conflict:
    """Takes delegates, counterparts, contacts or a party out of the trip. Raises Rejected where one is in use."""
    edits: list[Edit] = []
    for one in own:
        held = editing.store.get(Key(trip, one))
        if held is not None and not held.deleted:
            edits.append(Remove(held.key, held.version))
    return editing.store.commit(Label("removed", tuple(own)), edits, editing.by)


def set_for_all(editing: Editing, trip: str, own: Sequence[str], field: str, value: Any) -> Committed | Conflict:
    """The same value for a field of several records."""
    edits: list[Edit] = []
    for one in own:
        held = editing.store.get(Key(trip, one))
        if held is not None and not held.deleted:
            edits.append(Put(trip, held.record.revised(**{field: value}), held.version))
    return editing.store.commit(Label("changed", tuple(own), field), edits, editing.by)


def set_office(editing: Editing, trip: str, own: str, office: str, name: str, ids: Ids) -> Committed | Conflict:
    """The organisation of a delegate or a counterpart: one there is, a new one of that name, or none.

    Raises Rejected where there has to be one.
    """
    held = editing.store.get(Key(trip, own))
    if held is None or held.deleted:
        raise Rejected("record_missing", id=own)
    edits: list[Edit] = []
    if not office and name:
        office = new_id("organisation", ids)
        edits.append(Put(SHARED, Organisation(id=OrganisationId(office), name=_text(name)), 0))
    if not office and isinstance(held.record, Counterpart):
        raise Rejected("counterpart_without_organisation")
    if office:
        edits += _member(editing, trip, office)
    edits.append(Put(trip, held.record.revised(organisation=office or None), held.version))
    return editing.store.commit(Label("changed", (own,), "organisation"), edits, editing.by)


def add_party(editing: Editing, trip: str, own: str, name: str) -> Committed | Conflict:
    """A new party."""
    made = Put(trip, Party(id=PartyId(own), name=_text(name)), 0)
    return editing.store.commit(Label("added", (own,)), [made], editing.by)


def add_counterpart(
    editing: Editing, trip: str, own: str, person: str, name: str, organisation: str, office: str, ids: Ids
) -> Committed | Conflict:
    """Somebody of the other side; person and organisation by their ids, or by name where they are new.

    Raises Rejected without an organisation.
    """
    edits: list[Edit] = []
    if not person:
        person = new_id("person", ids)
        edits.append(Put(SHARED, Person(id=PersonId(person), name=name_from(name)), 0))
    if not organisation:
        organisation = str(_office_of(editing, person) or "")
    if not organisation:
        if not office:
            raise Rejected("counterpart_without_organisation")
        organisation = new_id("organisation", ids)
        edits.append(Put(SHARED, Organisation(id=OrganisationId(organisation), name=_text(office)), 0))
    edits += [*_member(editing, trip, person), *_member(editing, trip, organisation)]
    made = Counterpart(id=CounterpartId(own), person=PersonId(person), organisation=OrganisationId(organisation))
    edits.append(Put(trip, made, 0))
    return editing.store.commit(Label("added", (own,)), edits, editing.by)


def add_contact(editing: Editing, trip: str, own: str, name: str) -> Committed | Conflict:
    """A new number to call."""
    made = Put(trip, Contact(id=ContactId(own), role=ContactRole.COORDINATOR, name=_text(name)), 0)
    return editing.store.commit(Label("added", (own,)), [made], editing.by)


UNNAMED = LText(ko="방문단", en="Delegation")
"""What the first party of a trip is called until somebody names it."""


def _text(typed: str) -> LText:
    bare = " ".join(typed.split())
    return LText(en=bare) if bare.isascii() else LText(ko=bare)


def _order(record: object) -> tuple[int, str]:
    return protocol(record) if isinstance(record, Delegate) else (LAST, "")


def _next_place(editing: Editing, trip: str) -> int:
    places = [
        one.record.protocol_order for one in editing.store.of_kind("delegate", trip) if isinstance(one.record, Delegate)
    ]
    return min(max((place for place in places if place < LAST), default=0) + 1, LAST)


def _member(editing: Editing, trip: str, shared: str) -> list[Edit]:
    """The membership of a shared record, where the trip has it not."""
    member = member_key(trip, shared)
    held = editing.store.get(member)
    if held is not None and not held.deleted:
        return []
    return [Put(trip, Membership(id=member.id, record=shared), held.version if held else 0)]


def _first_party(editing: Editing, trip: str, ids: Ids) -> tuple[str, list[Edit]]:
    there = editing.store.of_kind("party", trip)
    if there:
        return there[0].key.id, []
    own = new_id("party", ids)
    return own, [Put(trip, Party(id=PartyId(own), name=UNNAMED), 0)]


def _office_of(editing: Editing, person: str) -> OrganisationId | None:
    """The organisation of somebody's last title."""
    held = editing.store.get(Key(SHARED, person))
    if held is None or held.deleted or not isinstance(held.record, Person):
        return None
    return next((one.organisation for one in reversed(held.record.titles) if one.organisation), None)


def _by_name(records: dict[str, Any]) -> dict[str, str]:
    """Folded name → id; of two of one name the first."""
    found: dict[str, str] = {}
    for own, record in records.items():
        names = (record.name, record.short_name) if isinstance(record, Organisation) else (record.name,)
        for text in names:
            for side in (text.ko, text.en):
                if side:
                    found.setdefault(folded(side), own)
    return found
