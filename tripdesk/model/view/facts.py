"""Step three: what is worked out from the whole trip and shown as far as each fact is declared for a reader."""

from collections import Counter
from collections.abc import Collection
from datetime import date
from enum import StrEnum
from typing import Annotated

from tripdesk.model.audience import DELEGATION, EVERYONE, STAFF, TRAVELLERS, UNPRINTED, WITHIN, A, Shown
from tripdesk.model.checks import Finding, findings
from tripdesk.model.durations import nights_and_days, trip_span
from tripdesk.model.fields import plan
from tripdesk.model.ids import DelegateRef, ItemRef
from tripdesk.model.itinerary import Item
from tripdesk.model.office_style.language import word_of
from tripdesk.model.people import Contact, Delegate, Diet, Duty
from tripdesk.model.record import Value
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.text import LText
from tripdesk.model.trip import Grade
from tripdesk.model.view.conditions import REACHED_BY
from tripdesk.model.view.edition import Standpoint

SPANNED = TRAVELLERS | {A.PRESS, A.PUBLIC}


class HeadCount(Value):
    """How many of ours, how many of them interpreters, and who is named first."""

    total: Annotated[int, WITHIN]
    interpreters: Annotated[int, WITHIN] = 0
    leader: Annotated[DelegateRef | None, UNPRINTED] = None


class DietCount(Value):
    """So many with such a diet; never who."""

    diet: Annotated[Diet, WITHIN]
    count: Annotated[int, WITHIN]


class Reach(Value):
    """Whom this reader calls: a role and a mobile number."""

    role: Annotated[LText, WITHIN]
    mobile: Annotated[str, WITHIN]


class ItemFacts(Value):
    """What is worked out for one item."""

    item: Annotated[ItemRef, UNPRINTED]
    day: Annotated[date | None, Shown(EVERYONE)] = None
    present: Annotated[tuple[DelegateRef, ...], Shown(TRAVELLERS | {A.HOST}, printed=False)] = ()
    head_count: Annotated[HeadCount | None, Shown(TRAVELLERS | {A.HOST}, printed=False)] = None
    passengers: Annotated[int | None, Shown(DELEGATION | {A.DRIVER})] = None
    diets: Annotated[tuple[DietCount, ...], Shown(frozenset({A.HOST}))] = ()
    own: Annotated[bool, UNPRINTED] = False
    on_calendars: Annotated[bool, UNPRINTED] = False
    """Whether calendars may hold it: 대외비 goes into none, also of readers who are not told its grade."""


class Facts(Value):
    """What is worked out for the trip."""

    nights: Annotated[int | None, Shown(SPANNED)] = None
    days: Annotated[int | None, Shown(SPANNED)] = None
    first_day: Annotated[date | None, Shown(SPANNED)] = None
    last_day: Annotated[date | None, Shown(SPANNED)] = None
    head_count: Annotated[HeadCount | None, Shown(SPANNED, printed=False)] = None
    reach: Annotated[tuple[Reach, ...], Shown(EVERYONE - {A.PUBLIC})] = ()
    grade: Annotated[Grade, Shown(EVERYONE, printed=False)] = Grade.GENERAL
    """The highest grade of what this edition holds, told to its reader or not: books are marked by it."""
    items: Annotated[tuple[ItemFacts, ...], UNPRINTED] = ()
    findings: Annotated[tuple[Finding, ...], Shown(STAFF, printed=False)] = ()


def _count(people: tuple[Delegate, ...]) -> HeadCount | None:
    if not people:
        return None
    ranked = sorted(people, key=lambda d: (Duty.HEAD not in d.duties, d.protocol_order, d.id))
    interpreters = sum(Duty.INTERPRETER in d.duties for d in people)
    return HeadCount(total=len(people), interpreters=interpreters, leader=ranked[0].id)


def _passengers(item: Item, who: Standpoint) -> int | None:
    if item.move is None:
        return None
    runs = [run for run in item.move.vehicles if who.audience is not A.DRIVER or who.drives_vehicle(run.vehicle)]
    return sum(len(run.passengers) for run in runs) or len(who.present(item)) or None


def _diets(present: tuple[str, ...], who: Standpoint) -> tuple[DietCount, ...]:
    counted = Counter(diet for needs in who.snapshot.needs if needs.delegate in present for diet in needs.diets)
    return tuple(DietCount(diet=diet, count=counted[diet]) for diet in Diet if counted[diet])


def _of_item(item: Item, who: Standpoint) -> ItemFacts:
    present = who.present(item)
    return ItemFacts(
        item=item.id,
        day=item.day,
        present=present,  # pyright: ignore[reportArgumentType]
        head_count=_count(who.snapshot.those(Delegate, present)),
        passengers=_passengers(item, who),
        diets=_diets(present, who) if who.audience is A.HOST else (),
        own=who.attends(item),
        on_calendars=Grade.SECRET not in (item.grade, who.snapshot.trip.grade),
    )


def _reach(who: Standpoint, visible: Collection[str]) -> tuple[Reach, ...]:
    """Called by role or name as far as this reader is told them, else by what they are there for."""
    duty = REACHED_BY.get(who.audience)
    if duty is None:
        return ()
    found: list[Reach] = []
    for delegate in who.snapshot.delegates:
        if duty in delegate.duties and delegate.mobile:
            told = delegate.id in visible and _tells(Delegate, "role", who)
            found.append(Reach(role=delegate.role if told else _word(duty), mobile=delegate.mobile))
    for contact in who.snapshot.contacts if duty is Duty.CONTACT else ():
        if contact.on_call and contact.mobile:
            told = contact.id in visible and _tells(Contact, "name", who)
            found.append(Reach(role=contact.name if told else _word(contact.role), mobile=contact.mobile))
    return tuple(found)


def _tells(cls: type[Value], name: str, who: Standpoint) -> bool:
    return any(field.name == name and who.audience in field.shown.to for field in plan(cls))


def _word(value: StrEnum) -> LText:
    return LText(ko=word_of(value, "ko"), en=word_of(value, "en"))


def _grade(snapshot: TripSnapshot, items: tuple[Item, ...]) -> Grade:
    grades = {snapshot.trip.grade, *(item.grade for item in items)}
    return next((one for one in (Grade.SECRET, Grade.CLOSED) if one in grades), Grade.GENERAL)


def facts_of(who: Standpoint, visible: Collection[str], today: date | None) -> Facts:
    """The facts of the whole trip, and of the items this edition sees (`visible` ids). Findings only with a `today`."""
    visible_items = tuple(item for item in who.snapshot.items if item.id in visible)
    span = trip_span(who.snapshot)
    stay = nights_and_days(who.snapshot)
    wants_findings = who.audience is A.STAFF and today is not None
    return Facts(
        nights=stay[0] if stay else None,
        days=stay[1] if stay else None,
        first_day=span[0] if span else None,
        last_day=span[1] if span else None,
        head_count=_count(who.snapshot.delegates),
        reach=_reach(who, visible),
        grade=_grade(who.snapshot, visible_items),
        items=tuple(_of_item(item, who) for item in visible_items),
        findings=findings(who.snapshot, today) if wants_findings and today is not None else (),
    )
