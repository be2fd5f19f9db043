"""Whom a difference touches: who takes part before or after, as far as their own editions could show it to them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Any, cast

from tripdesk.model import naming
from tripdesk.model.attendance import attendees
from tripdesk.model.audience import EVERYONE, A, Audience
from tripdesk.model.brief import Brief
from tripdesk.model.diff.difference import Edit, Who
from tripdesk.model.durations import trip_span
from tripdesk.model.fields import plan, references
from tripdesk.model.itinerary import Item
from tripdesk.model.logistics import Gift, Task, Term
from tripdesk.model.people import Contact, Counterpart, Delegate, Duty, Needs, Person
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


def readers_of(edit: Edit, record: Record, *, before: bool) -> frozenset[Audience]:
    """The audiences that may see, in the record as it stood before or stands after, what an edit changes.

    Those of the record's name, of every field on the way, and of every part on it that is for some readers only.
    Nobody, where the part is not there at that time.
    """
    shown = _readers_of_kind(type(record))
    cls: type[Value] = type(record)
    held: Any = record
    for step in edit.path[1:]:
        field = next(f for f in plan(cls) if f.name == step.name)
        shown &= field.shown.to
        cls = field.nested or cls
        held = getattr(held, step.name)
        if step.before is None and step.after is None:
            continue
        position = step.before if before else step.after
        if position is None:
            return frozenset()
        for part in _branch(held, position):
            shown &= EVERYONE if part.only_for is None else frozenset(part.only_for)
        held = held[position]
    return shown


def _branch(parts: Sequence[Any], position: int) -> Iterator[Any]:
    """A part that can be narrowed, and those of a tree that it stands below: hidden with them."""
    if not hasattr(parts[position], "only_for"):
        return
    level = None
    for part in parts[position::-1]:
        if level is None or getattr(part, "level", level) < level:
            level = getattr(part, "level", 0)
            yield part


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
        self._called: dict[str, Who] = {}
        self._at_item: dict[str, tuple[tuple[tuple[Delegate, bool], ...], tuple[Counterpart, ...]]] = {}

    @cached_property
    def day(self) -> date | None:
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
            case Trip() | Term() | Contact():
                return self._readers(self.gathered.delegates, readers)
            case _:
                theirs = isinstance(record, Item) or (isinstance(record, Brief) and not whole)
                found = [who for item in self.items_of(record) for who in self._at(item, readers, theirs)]
                return list(dict.fromkeys(found))

    def _at(self, item: Item, readers: frozenset[Audience], with_theirs: bool) -> list[Who]:
        delegates, counterparts = self._people_at(item)
        ours = [self._who(one) for one, named in delegates if self._may_know(item, one, readers, named)]
        if not with_theirs or not self._may_know_as(item, A.HOST, readers, False):
            return ours
        return ours + [self._who(one) for one in counterparts]

    def _people_at(self, item: Item) -> tuple[tuple[tuple[Delegate, bool], ...], tuple[Counterpart, ...]]:
        """Our people at an item, each with whether they are named for it, and those of the other side."""
        known = self._at_item.get(item.id)
        if known is None:
            brief = self.gathered.brief_of.get(item.id)
            interpreter = brief.interpreter if brief else None
            by_name = {*item.people, item.lead, interpreter, *(brief.our_side if brief else ())}
            there = {*attendees(self.gathered, item), item.lead, interpreter}
            theirs = dict.fromkeys((*item.counterparts, *(brief.their_side if brief else ())))
            known = self._at_item[item.id] = (
                tuple((one, one.id in by_name) for one in self.gathered.delegates if one.id in there),
                self.gathered.those(Counterpart, tuple(theirs)),
            )
        return known

    def _may_know(self, item: Item, delegate: Delegate, readers: frozenset[Audience], named: bool) -> bool:
        return any(self._may_know_as(item, audience, readers, named) for audience in self._reads(delegate))

    def _may_know_as(self, item: Item, audience: Audience, readers: frozenset[Audience], named: bool) -> bool:
        return audience in readers and may_know(item, audience, lambda: named)

    def _readers(self, delegates: Iterable[Delegate], readers: frozenset[Audience]) -> list[Who]:
        return [self._who(delegate) for delegate in delegates if self._reads(delegate) & readers]

    def _reads(self, delegate: Delegate) -> frozenset[Audience]:
        """Which editions are for somebody: those they are sent, else those of their duties."""
        return self._editions[str(delegate.id)]

    @cached_property
    def _editions(self) -> dict[str, frozenset[Audience]]:
        found: dict[str, frozenset[Audience]] = {}
        for delegate in self.gathered.delegates:
            sent = frozenset(r.audience for r in self.gathered.recipients if _sent_to(r, delegate))
            by_duty = frozenset(_READS.get(duty, A.STAFF) for duty in delegate.duties)
            found[str(delegate.id)] = sent or by_duty or frozenset({A.MEMBER})
        return found

    def _who(self, of: Delegate | Counterpart) -> Who:
        known = self._called.get(str(of.id))
        if known is None:
            if isinstance(of, Delegate):
                name = naming.delegate(self.gathered, str(of.id), self.day)
                known = Who(0, of.protocol_order, str(of.id), name)
            else:
                known = Who(1, 0, str(of.id), naming.counterpart(self.gathered, of))
            self._called[str(of.id)] = known
        return known


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
