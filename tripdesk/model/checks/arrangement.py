"""Items that are not arranged to the end, or not as their readers need them."""

from collections.abc import Iterator
from datetime import timedelta

from tripdesk.model.audience import Audience
from tripdesk.model.checks import phrases
from tripdesk.model.checks.finding import Code, Finding, Severity, found
from tripdesk.model.checks.ground import Ground
from tripdesk.model.itinerary import Item, Status
from tripdesk.model.office_style.language import word_of
from tripdesk.model.text import LText
from tripdesk.model.times import elapsed
from tripdesk.model.trip import Grade

LONGEST_WAIT = timedelta(hours=5)
"""From assembly to start, a flight's check-in included."""


def unscheduled(ground: Ground) -> Iterator[Finding]:
    """Active items without a time."""
    for item in ground.active:
        if item.start is None:
            yield found(Code.ITEM_UNSCHEDULED, _weight(item), (item.id,), item=phrases.title(item))


def without_place(ground: Ground) -> Iterator[Finding]:
    """Engagements nobody could be driven to."""
    for item in ground.engagements:
        if item.place is None:
            yield _of(item, Code.PLACE_MISSING, _weight(item))


def odd_assemblies(ground: Ground) -> Iterator[Finding]:
    """Gathering after it has begun, or hours before: the item was moved and its assembly was not."""
    for item in ground.active:
        if item.assembly is None or item.start is None:
            continue
        ahead = elapsed(item.assembly.at, item.start)
        if not timedelta(0) <= ahead <= LONGEST_WAIT:
            yield _of(item, Code.ASSEMBLY_ODD, Severity.WARNING, assembly=phrases.moment(item.assembly.at))


def overrunning_agendas(ground: Ground) -> Iterator[Finding]:
    """A step that begins when the engagement is over: it was cut short and its agenda was not."""
    for item in ground.active:
        brief = ground.snapshot.brief_of.get(item.id)
        steps = [step.after_minutes for step in brief.agenda if step.after_minutes is not None] if brief else []
        if not steps or item.start is None or item.end is None:
            continue
        last = item.start.plus(max(steps))
        if last.utc >= item.end.utc:
            yield _of(item, Code.AGENDA_OVERRUNS, Severity.WARNING, until=phrases.moment(last))


def _of(item: Item, code: Code, severity: Severity, **facts: LText) -> Finding:
    """A finding about one item and its time."""
    title, when = phrases.title(item), phrases.time_of(item)
    return found(code, severity, (item.id,), item.day, (), item=title, when=when, **facts)


def _weight(item: Item) -> Severity:
    return Severity.WARNING if item.status is Status.CONFIRMED else Severity.NOTE


def closed_items_for_hosts(ground: Ground) -> Iterator[Finding]:
    """A 비공개 or 대외비 item with an organisation that receives a book: its book leaves the item out."""
    receiving = {r.organisation for r in ground.snapshot.recipients if r.audience is Audience.HOST}
    for item in ground.active:
        hosts = tuple(o for o in ground.hosts(item) if o in receiving)
        if item.grade is Grade.GENERAL or not hosts:
            continue
        yield found(
            Code.CLOSED_ITEM_FOR_HOST,
            Severity.WARNING,
            (item.id, *hosts),
            item.day,
            (item.id,),
            item=phrases.title(item),
            when=phrases.time_of(item),
            grade=LText(ko=word_of(item.grade, "ko"), en=word_of(item.grade, "en")),
            host=phrases.several([phrases.organisation(ground, o) for o in hosts]),
        )


def without_outside_title(ground: Ground) -> Iterator[Finding]:
    """An engagement with several organisations: each host reads a neutral title where none is given."""
    for item in ground.engagements:
        hosts = ground.hosts(item)
        if len(hosts) > 1 and not item.outside_title:
            yield _of(
                item,
                Code.OUTSIDE_TITLE_MISSING,
                Severity.NOTE,
                hosts=phrases.several([phrases.organisation(ground, o) for o in hosts]),
            )
