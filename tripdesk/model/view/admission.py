"""Step one: which records an edition sees. One rule for each kind; the matrix of `terms.md`.

`ROOTS` are seen for themselves. `SUPPORTING` kinds are seen when something visible refers to them.
A kind without a rule is seen by nobody.
"""

from collections.abc import Callable
from typing import Any

from tripdesk.model.audience import DELEGATION, OFFICE, SPEAKERS, A, Audience
from tripdesk.model.brief import Brief
from tripdesk.model.itinerary import ENGAGEMENTS, Item, ItemKind, MoveMode, Openness, Status
from tripdesk.model.logistics import GLOSSARY, Gift, GiftDirection, Vehicle
from tripdesk.model.people import Contact, Counterpart, Delegate, Needs, Organisation
from tripdesk.model.recipients import Recipient
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.trip import Grade
from tripdesk.model.view.edition import Edition, Standpoint

Admission = Callable[[Any, Standpoint], bool]

_PUBLIC_KINDS = ENGAGEMENTS | {ItemKind.PRESS}
_HOSTED_KINDS = ENGAGEMENTS | {ItemKind.PRESS, ItemKind.MEAL}


def _graded(item: Item, audience: Audience, named: Callable[[], bool]) -> bool:
    """비공개: those named for it. 대외비: besides the office only an interpreter named for it."""
    if item.grade is Grade.GENERAL or audience in OFFICE:
        return True
    if item.grade is Grade.CLOSED:
        return audience in (A.INTERPRETER, A.MEMBER) and named()
    return audience is A.INTERPRETER and named()


def _settled(item: Item, audience: Audience) -> bool:
    """Readers outside the office see what is confirmed, and what was when they were told of it."""
    match item.status:
        case Status.DECLINED:
            return audience is A.STAFF
        case Status.CONFIRMED:
            return True
        case Status.CANCELLED:
            return audience in OFFICE or item.calendar.confirmed_when_issued
        case Status.PLANNED | Status.REQUESTED | Status.NEGOTIATING | Status.BACKUP:
            return audience in OFFICE


def may_know(item: Item, audience: Audience, named: Callable[[], bool]) -> bool:
    """Whether readers of that kind may know of an item at all, as far as they have to do with it.

    `named` says whether the reader is named for it, not only as one of a party.
    """
    if item.only_for is not None and audience not in item.only_for:
        return False
    if item.start is None and audience not in OFFICE:
        return False
    return _graded(item, audience, named) and _settled(item, audience)


def _concerned(item: Item, who: Standpoint) -> bool:
    match who.audience:
        case A.PRINCIPAL | A.STAFF:
            return True
        case A.INTERPRETER | A.MEMBER | A.COMPANY:
            return who.attends(item)
        case A.HOST:
            return item.kind in _HOSTED_KINDS and who.edition.organisation in who.organisations_at(item)
        case A.DRIVER:
            return item.move is not None and item.move.mode is MoveMode.VEHICLE and who.drives(item)
        case A.PRESS | A.PUBLIC:
            return item.kind in _PUBLIC_KINDS and item.press is not Openness.CLOSED


def admits_item(item: Item, who: Standpoint) -> bool:
    """Whether the edition sees an item of the itinerary."""
    return may_know(item, who.audience, lambda: who.named(item)) and _concerned(item, who)


def _admits_brief(brief: Brief, who: Standpoint) -> bool:
    item = who.snapshot.by_id[brief.item]
    return who.audience in SPEAKERS | {A.HOST} and isinstance(item, Item) and admits_item(item, who)


def _admits_delegate(delegate: Delegate, who: Standpoint) -> bool:
    match who.audience:
        case A.PRINCIPAL | A.STAFF | A.INTERPRETER | A.MEMBER:
            return True
        case A.COMPANY:
            return delegate.official or delegate.id in who.own
        case A.HOST:
            return any(delegate.id in who.present(item) for item in who.snapshot.items if admits_item(item, who))
        case A.PRESS | A.PUBLIC:
            head = who.head()
            return head is not None and head.id == delegate.id
        case A.DRIVER:
            return False


def _admits_contact(contact: Contact, who: Standpoint) -> bool:
    if who.audience in DELEGATION:
        return True
    itself = who.recipient is not None and who.recipient.contact == contact.id
    return who.audience in (A.COMPANY, A.HOST, A.DRIVER) and (contact.on_call or itself)


def _admits_gift(gift: Gift, who: Standpoint) -> bool:
    """The public reads what the law reports, but not of a meeting it must not know of."""
    item = who.snapshot.find(Item, gift.item)
    if who.audience is A.PUBLIC:
        known = item is None or (item.grade is Grade.GENERAL and item.only_for is None)
        return gift.direction is GiftDirection.RECEIVED and gift.reported and known
    return who.audience in OFFICE and (item is None or admits_item(item, who))


def _admits_needs(needs: Needs, who: Standpoint) -> bool:
    return who.audience is A.STAFF and who.recipient is not None and who.recipient.delegate == needs.reader


def _supports_counterpart(counterpart: Counterpart, who: Standpoint) -> bool:
    if who.audience is A.HOST:
        return counterpart.organisation == who.edition.organisation
    return who.audience in DELEGATION


def _supports_organisation(organisation: Organisation, who: Standpoint) -> bool:
    """A host learns of no other organisation that is met."""
    if who.audience is not A.HOST:
        return who.audience is not A.DRIVER or organisation.id == who.snapshot.trip.organisation
    ours = {who.snapshot.trip.organisation, who.edition.organisation}
    if organisation.id in ours:
        return True
    met = (who.organisations_at(item) for item in who.snapshot.items)
    theirs = {str(counterpart.organisation) for counterpart in who.snapshot.counterparts}
    return organisation.id not in theirs.union(*met)


def _staff(record: Any, who: Standpoint) -> bool:
    return who.audience is A.STAFF and record.id not in who.withheld


def _anyone(_record: object, _who: Standpoint) -> bool:
    return True


ROOTS: dict[str, Admission] = {
    "trip": _anyone,
    "item": admits_item,
    "brief": _admits_brief,
    "delegate": _admits_delegate,
    "contact": _admits_contact,
    "gift": _admits_gift,
    "needs": _admits_needs,
    "term": lambda _term, who: who.audience in GLOSSARY,
    "task": _staff,
    "recipient": lambda record, who: isinstance(record, Recipient) and record.id == who.edition.recipient,
    "party": _staff,
    "counterpart": _staff,
    "person": _staff,
    "organisation": lambda record, who: _staff(record, who) or record.id == who.edition.organisation,
    "place": _staff,
    "vehicle": _staff,
    "attachment": _staff,
}

SUPPORTING: dict[str, Admission] = {
    "party": _anyone,
    "person": lambda _person, who: who.audience is not A.DRIVER,
    "counterpart": _supports_counterpart,
    "organisation": _supports_organisation,
    "place": _anyone,
    "vehicle": lambda record, who: (
        isinstance(record, Vehicle)
        and (who.audience in DELEGATION or (who.audience is A.DRIVER and who.drives_vehicle(record.id)))
    ),
    "attachment": lambda _attachment, who: who.audience in SPEAKERS,
}


READ_BY_ONE = frozenset({"needs"})
"""Kinds whose content is read by one named person: told of to staff, but not what stands there."""


def hosts_met(snapshot: TripSnapshot) -> tuple[Organisation, ...]:
    """The organisations that can be given a host edition: each takes part in something it may see."""
    met: list[Organisation] = []
    for organisation in snapshot.organisations:
        if organisation.id == snapshot.trip.organisation:
            continue
        who = Standpoint(snapshot, Edition(audience=A.HOST, organisation=organisation.id))
        if any(admits_item(item, who) for item in snapshot.items):
            met.append(organisation)
    return tuple(met)
