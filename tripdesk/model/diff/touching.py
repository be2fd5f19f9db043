"""Whom a difference touches: who takes part before or after, as far as their own editions could show it to them."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Any, cast

from tripdesk.model import naming
from tripdesk.model.attendance import attendees
from tripdesk.model.audience import EVERYONE, STAFF, A, Audience
from tripdesk.model.brief import Brief
from tripdesk.model.diff.difference import Edit, Who
from tripdesk.model.durations import trip_span
from tripdesk.model.fields import plan, references
from tripdesk.model.itinerary import Item
from tripdesk.model.logistics import Gift, Task
from tripdesk.model.people import Counterpart, Delegate, Duty, Needs, Person
from tripdesk.model.recipients import Recipient
from tripdesk.model.record import Record, Value
from tripdesk.model.snapshot import Gathered
from tripdesk.model.trip import Party, Trip
from tripdesk.model.view.admission import may_know

NAMED_BY = ("title", "name", "text")

_READS: dict[Duty, Audience] = {
    Duty.HEAD: A.PRINCIPAL,
    Duty.INTERPRETER: A.INTERPRETER,
    Duty.MEMBER: A.MEMBER,
    Duty.OFFICER: A.MEMBER,
    Duty.COMPANY: A.COMPANY,
}


def readers_of(edit: Edit, cls: type[Value]) -> frozenset[Audience]:
    """The audiences that may see what an edit changes: those of the record's name, and of every field on the way."""
    shown = _readers_of_kind(cls)
    for step in edit.path[1:]:
        field = next(f for f in plan(cls) if f.name == step.name)
        shown &= field.shown.to
        cls = field.nested or cls
    return shown


def _readers_of_kind(cls: type[Value]) -> frozenset[Audience]:
    for field in plan(cls):
        if field.name in NAMED_BY:
            return field.shown.to
    printed = [field.shown.to for field in plan(cls) if field.shown.printed]
    return frozenset[Audience]().union(*printed) if printed else EVERYONE


class Side:
    """One of the two trips, with who has to do with what in it."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered

    @cached_property
    def day(self) -> Any:
        """The first day of the trip, whose titles people are called by."""
        span = trip_span(self.gathered)
        return span.first if span else None

    @cached_property
    def items_by_name(self) -> dict[str, list[Item]]:
        """The items by the id of everything they, their papers, or those who sit there refer to."""
        found: defaultdict[str, list[Item]] = defaultdict(list)
        for item in self.gathered.items:
            brief = self.gathered.brief_of.get(item.id)
            named = {wanted for record in (item, brief) if record for _, _, wanted in references(record)}
            for one in list(named):
                held = self.gathered.by_id.get(one)
                if isinstance(held, Delegate | Counterpart):
                    named |= {wanted for _, _, wanted in references(held)}
            for one in named - {item.id}:
                found[one].append(item)
        return found

    def items_of(self, record: Record) -> list[Item]:
        """The items a record belongs to: itself, the one it names, those where it is met, used or visited."""
        if isinstance(record, Item):
            return [record]
        if isinstance(record, Brief | Gift | Task):
            item = self.gathered.find(Item, record.item)
            return [item] if item else []
        return self.items_by_name.get(str(record.id), [])

    def touched(self, record: Record, readers: frozenset[Audience], whole: bool) -> list[Who]:
        """Who is touched by a change that those audiences may see; `whole` when the record itself came or went."""
        match record:
            case Delegate():
                return [self._who(record)]
            case Needs():
                return [self._who(d) for d in self.gathered.those(Delegate, (record.delegate,))]
            case Recipient():
                return [self._who(d) for d in self.gathered.delegates if _sent_to(record, d)]
            case Party():
                return self._readers((d for d in self.gathered.delegates if d.party == record.id), readers)
            case Person() if of_ours := [d for d in self.gathered.delegates if d.person == record.id]:
                return [self._who(d) for d in of_ours]
            case Trip():
                return self._readers(self.gathered.delegates, readers)
            case _:
                theirs = isinstance(record, Item) or (isinstance(record, Brief) and not whole)
                found = [who for item in self.items_of(record) for who in self._at(item, readers, theirs)]
                return list(dict.fromkeys(found))

    def _at(self, item: Item, readers: frozenset[Audience], with_theirs: bool) -> list[Who]:
        brief = self.gathered.brief_of.get(item.id)
        by_name = {*item.people, item.lead, *((brief.interpreter, *brief.our_side) if brief else ())}
        there = {*attendees(self.gathered, item), item.lead, *((brief.interpreter,) if brief else ())}
        ours = [
            self._who(delegate)
            for delegate in self.gathered.delegates
            if delegate.id in there and self._may_know(item, delegate, readers, delegate.id in by_name)
        ]
        if not with_theirs or not self._may_know_as(item, A.HOST, readers, False):
            return ours
        theirs = {*item.counterparts, *(brief.their_side if brief else ())}
        return ours + [self._who(one) for one in self.gathered.counterparts if one.id in theirs]

    def _may_know(self, item: Item, delegate: Delegate, readers: frozenset[Audience], named: bool) -> bool:
        return any(self._may_know_as(item, audience, readers, named) for audience in self._reads(delegate))

    def _may_know_as(self, item: Item, audience: Audience, readers: frozenset[Audience], named: bool) -> bool:
        return audience in readers and may_know(item, audience, lambda: named)

    def _readers(self, delegates: Iterable[Delegate], readers: frozenset[Audience]) -> list[Who]:
        return [self._who(delegate) for delegate in delegates if self._reads(delegate) & readers]

    def _reads(self, delegate: Delegate) -> frozenset[Audience]:
        """Which editions are for somebody: those they are sent, else those of their duties."""
        sent = frozenset(r.audience for r in self.gathered.recipients if _sent_to(r, delegate))
        return sent or frozenset(_READS.get(duty, A.STAFF) for duty in delegate.duties) or STAFF

    def _who(self, of: Delegate | Counterpart) -> Who:
        if isinstance(of, Delegate):
            return Who(0, of.protocol_order, str(of.id), naming.delegate(self.gathered, str(of.id), self.day))
        return Who(1, 0, str(of.id), naming.counterpart(self.gathered, of))


def _sent_to(recipient: Recipient, delegate: Delegate) -> bool:
    if recipient.delegate:
        return recipient.delegate == delegate.id
    return recipient.party is not None and recipient.party == delegate.party


def together(before: Iterable[Who], after: Iterable[Who]) -> tuple[Who, ...]:
    """Everybody once, called as they are called after."""
    found = {(who.side, who.id): who for who in [*before, *after]}
    return tuple(sorted(found.values(), key=lambda who: who[:3]))


def people_named(gathered: Gathered, kind: str, ids: Iterable[Any]) -> set[str]:
    """The people behind references of a kind: themselves, or the members of a party."""
    if kind != "party":
        return {str(one) for one in ids}
    parties = set(ids)
    return {str(delegate.id) for delegate in gathered.delegates if cast(str, delegate.party) in parties}
