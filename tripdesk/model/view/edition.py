"""An edition: for which kind of reader, of which organisation, for whom by name; and whose items are its own."""

from functools import cached_property
from typing import Annotated, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from tripdesk.model.attendance import attendees
from tripdesk.model.audience import UNPRINTED, A, Audience
from tripdesk.model.durations import trip_span
from tripdesk.model.ids import OrganisationRef, RecipientRef
from tripdesk.model.itinerary import Item
from tripdesk.model.people import Delegate, Duty
from tripdesk.model.recipients import Recipient
from tripdesk.model.record import Value
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.view.withheld import withheld


class Edition(Value):
    """(audience, organisation or none, recipient or none). A host edition is always of one organisation."""

    audience: Annotated[Audience, UNPRINTED]
    organisation: Annotated[OrganisationRef | None, UNPRINTED] = None
    recipient: Annotated[RecipientRef | None, UNPRINTED] = None

    @model_validator(mode="after")
    def _of_one_host(self) -> Self:
        if self.audience is A.HOST and self.organisation is None:
            raise PydanticCustomError("host_needs_organisation", "one organisation", {})
        return self


def edition_for(recipient: Recipient) -> Edition:
    """The edition a recipient is sent."""
    return Edition(audience=recipient.audience, organisation=recipient.organisation, recipient=recipient.id)


_DUTIES: dict[Audience, frozenset[Duty]] = {
    A.PRINCIPAL: frozenset({Duty.HEAD}),
    A.INTERPRETER: frozenset({Duty.INTERPRETER}),
    A.MEMBER: frozenset({Duty.MEMBER, Duty.OFFICER}),
    A.COMPANY: frozenset({Duty.COMPANY}),
}


def _named_by(snapshot: TripSnapshot, recipient: Recipient) -> frozenset[str]:
    if recipient.delegate:
        return frozenset({recipient.delegate})
    return frozenset(d.id for d in snapshot.delegates if recipient.party and d.party == recipient.party)


def speaks_for(snapshot: TripSnapshot, edition: Edition) -> frozenset[str]:
    """The delegates whose items and rooms are this edition's own.

    Those of its recipient; without one, those of every recipient of that audience; failing these, by duty.
    """
    recipient = snapshot.find(Recipient, edition.recipient)
    if recipient is not None and (recipient.delegate or recipient.party):
        return _named_by(snapshot, recipient)
    alike = [_named_by(snapshot, r) for r in snapshot.recipients if r.audience is edition.audience]
    named = frozenset[str]().union(*alike)
    if named:
        return named
    duties = _DUTIES.get(edition.audience, frozenset())
    return frozenset(d.id for d in snapshot.delegates if duties & set(d.duties))


class Standpoint:
    """Who takes part in what, seen from one edition. Worked out once for a view."""

    def __init__(self, snapshot: TripSnapshot, edition: Edition) -> None:
        self.snapshot = snapshot
        self.edition = edition
        self.audience = edition.audience
        self.own = speaks_for(snapshot, edition)
        self.recipient = snapshot.find(Recipient, edition.recipient)
        span = trip_span(snapshot)
        self.span = (span[0], span[1]) if span else None
        self._present: dict[str, tuple[str, ...]] = {}

    def present(self, item: Item) -> tuple[str, ...]:
        """Our people at an item, the interpreter of its paper included, in protocol order."""
        known = self._present.get(item.id)
        if known is None:
            known = tuple(str(one) for one in attendees(self.snapshot, item))
            brief = self.snapshot.brief_of.get(item.id)
            if brief and brief.interpreter and brief.interpreter not in known:
                known = (*known, str(brief.interpreter))
            self._present[item.id] = known
        return known

    def attends(self, item: Item) -> bool:
        """Whether somebody this edition speaks for takes part."""
        return not self.own.isdisjoint(self.present(item))

    def named(self, item: Item) -> bool:
        """Whether everybody this edition speaks for is named for it, not only as one of a party, and somebody is."""
        brief = self.snapshot.brief_of.get(item.id)
        by_name = {*item.people, item.lead, *((brief.interpreter, *brief.our_side) if brief else ())}
        return bool(self.own) and self.own <= {str(one) for one in by_name if one} & set(self.present(item))

    def organisations_at(self, item: Item) -> frozenset[str]:
        """The organisations of the other side at an item: named for it, or sitting at its table."""
        brief = self.snapshot.brief_of.get(item.id)
        seated = (*brief.their_side, *(s.counterpart for s in brief.seats if s.counterpart)) if brief else ()
        people = (self.snapshot.by_id[c] for c in (*item.counterparts, *seated))
        return frozenset({*map(str, item.organisations), *(str(getattr(c, "organisation", "")) for c in people)})

    def joint(self, item: Item) -> bool:
        """Whether several organisations of the other side meet there, none of which may learn of another."""
        return len(self.organisations_at(item) - {self.snapshot.trip.organisation}) > 1

    @cached_property
    def withheld(self) -> frozenset[str]:
        """What staff must not even find in the directory, because it belongs to items kept from them alone."""
        return withheld(self.snapshot, self.audience)

    def drives(self, item: Item) -> bool:
        """Whether this driver drives one of the vehicles of a move; any driver, when none is named."""
        if item.move is None or not item.move.vehicles:
            return False
        if self.recipient is None or self.recipient.contact is None:
            return True
        return any(self.drives_vehicle(run.vehicle) for run in item.move.vehicles)

    def drives_vehicle(self, vehicle: str) -> bool:
        """Whether this driver drives that vehicle."""
        if self.recipient is None or self.recipient.contact is None:
            return True
        return getattr(self.snapshot.by_id.get(vehicle), "driver", None) == self.recipient.contact

    def head(self) -> Delegate | None:
        """The head of delegation: by duty, else first in protocol order."""
        ranked = sorted(self.snapshot.delegates, key=lambda d: (Duty.HEAD not in d.duties, d.protocol_order))
        return ranked[0] if ranked else None
