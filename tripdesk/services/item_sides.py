"""Who attends an item on either side: ticking our people, adding theirs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tripdesk.errors import Rejected
from tripdesk.model import naming
from tripdesk.model.attendance import attendees, protocol
from tripdesk.model.ids import CounterpartId, DelegateId, OrganisationId, PartyId, PersonId
from tripdesk.model.itinerary import Item
from tripdesk.model.people import Counterpart, Delegate, Organisation, Person
from tripdesk.model.record import Record
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.text import LText, PersonName
from tripdesk.services.item_entry import in_its_language
from tripdesk.services.name_matching import match, sides


def with_party(item: Item, party: str, there: bool) -> Item:
    """The item with or without a party."""
    kept = tuple(own for own in item.parties if own != party)
    return item.revised(parties=(*kept, PartyId(party)) if there else kept)


def with_delegate(snapshot: TripSnapshot, item: Item, own: str, there: bool) -> Item:
    """The item with or without one of our people: absent from a party that attends, or there beside the parties."""
    delegate = snapshot.find(Delegate, own)
    if delegate is None:
        raise Rejected("record_missing", id=own)
    people = tuple(one for one in item.people if one != own)
    absent = tuple(one for one in item.absent if one != own)
    within = delegate.party in item.parties
    if there and not within:
        people = (*people, DelegateId(own))
    if not there and within:
        absent = (*absent, DelegateId(own))
    lead = None if not there and item.lead == own else item.lead
    return item.revised(people=people, absent=absent, lead=lead)


def roll(snapshot: TripSnapshot, item: Item) -> tuple[tuple[Delegate, bool], ...]:
    """Everybody of the trip in protocol order, and whether they attend."""
    there = set(attendees(snapshot, item))
    return tuple((delegate, delegate.id in there) for delegate in sorted(snapshot.delegates, key=protocol))


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody, or an organisation, that can be added to the other side. `key` is its id; `fits` as `match` says."""

    key: str
    name: str
    fits: int


def candidates(snapshot: TripSnapshot, item: Item, typed: str, language: str) -> tuple[Candidate, ...]:
    """Counterparts of the trip, people and organisations it knows, that fit what was typed and are not there yet."""
    ours = {delegate.person for delegate in snapshot.delegates}
    known = {met.person for met in snapshot.counterparts}
    found: list[Candidate] = []
    for met in snapshot.counterparts:
        person = snapshot.find(Person, met.person)
        if met.id not in item.counterparts:
            fits = match(typed, (*(_names(person.name) if person else ()), *sides(met.role)))
            found.append(Candidate(str(met.id), _said(naming.counterpart(snapshot, met), language), fits))
    for person in snapshot.people:
        if person.id not in ours and person.id not in known and person.name:
            fits = match(typed, _names(person.name))
            found.append(Candidate(str(person.id), _said(naming.name(person.name), language), fits))
    for host in snapshot.organisations:
        if host.id not in item.organisations and host.id != snapshot.trip.organisation:
            fits = match(typed, sides(host.name, host.short_name))
            found.append(Candidate(str(host.id), _said(naming.both(host.name), language), fits))
    return tuple(sorted((one for one in found if one.fits >= 0), key=lambda one: one.fits))


def _names(name: PersonName) -> tuple[str, ...]:
    return tuple(filter(None, (name.ko, name.en, name.reading)))


def _said(text: LText, language: str) -> str:
    return text.ko if language == "ko" else text.en


def with_other_side(
    snapshot: TripSnapshot, item: Item, own: str, ids: Callable[[str], str]
) -> tuple[Item, list[Record]]:
    """The item with a counterpart, a person or an organisation added, and the records that are new for it.

    Raises Rejected for a person of no organisation while the item has none.
    """
    known = snapshot.by_id.get(own)
    match known:
        case Counterpart():
            return _met(item, known), []
        case Organisation():
            return item.revised(organisations=(*item.organisations, known.id)), []
        case Person():
            return _new_met(snapshot, item, known, ids)
        case _:
            raise Rejected("record_missing", id=own)


def new_person(snapshot: TripSnapshot, item: Item, said: str, ids: Callable[[str], str]) -> tuple[Item, list[Record]]:
    """The item with somebody nobody wrote down yet. Raises Rejected while the item has no organisation."""
    text = in_its_language(said)
    person = Person(id=PersonId(ids("person")), name=PersonName(ko=text.ko, en=text.en))
    wanted, records = _new_met(snapshot, item, person, ids)
    return wanted, [person, *records]


def new_organisation(item: Item, said: str, ids: Callable[[str], str]) -> tuple[Item, list[Record]]:
    """The item with an organisation nobody wrote down yet."""
    host = Organisation(id=OrganisationId(ids("organisation")), name=in_its_language(said))
    return item.revised(organisations=(*item.organisations, host.id)), [host]


def _new_met(
    snapshot: TripSnapshot, item: Item, person: Person, ids: Callable[[str], str]
) -> tuple[Item, list[Record]]:
    held = [title.organisation for title in person.titles if title.organisation is not None]
    hosts: Sequence[OrganisationId] = [own for own in reversed(held) if own in snapshot.by_id] or item.organisations
    if not hosts:
        raise Rejected("organisation_first")
    met = Counterpart(id=CounterpartId(ids("counterpart")), person=person.id, organisation=hosts[0])
    return _met(item, met), [met]


def _met(item: Item, met: Counterpart) -> Item:
    hosts = item.organisations if met.organisation in item.organisations else (*item.organisations, met.organisation)
    return item.revised(counterparts=(*item.counterparts, met.id), organisations=hosts)


def without_other_side(item: Item, own: str) -> Item:
    """The item without a counterpart or an organisation; the records stay."""
    return item.revised(
        counterparts=tuple(one for one in item.counterparts if one != own),
        organisations=tuple(one for one in item.organisations if one != own),
    )
