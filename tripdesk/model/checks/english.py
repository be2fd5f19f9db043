"""Texts that a reader of English will see and that are written in Korean only."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tripdesk.model.audience import Audience
from tripdesk.model.brief import Brief
from tripdesk.model.checks import phrases
from tripdesk.model.checks.finding import Code, Finding, Severity, found
from tripdesk.model.checks.ground import Ground, Timed
from tripdesk.model.itinerary import ENGAGEMENTS, ItemKind, Place
from tripdesk.model.office_style.people import title_on
from tripdesk.model.people import Counterpart, Organisation, Person
from tripdesk.model.recipients import Language
from tripdesk.model.text import LText, PersonName
from tripdesk.model.trip import Grade

HOSTED = ENGAGEMENTS | {ItemKind.MEAL, ItemKind.PRESS}


@dataclass(frozen=True, slots=True)
class _Read:
    """Texts of one part of a record that somebody reads in English."""

    record: str
    called: LText
    day: date | None
    part: str
    texts: Iterable[LText | PersonName]


def english_missing(ground: Ground) -> Iterator[Finding]:
    """One finding for each record, with how many texts of which parts lack their English."""
    lacking: dict[str, tuple[_Read, dict[str, int]]] = {}
    for read in _read_in_english(ground):
        count = sum(1 for text in read.texts if text.ko and not text.en)
        if count:
            lacking.setdefault(read.record, (read, {}))[1][read.part] = count
    for record, (read, parts) in lacking.items():
        total = sum(parts.values())
        yield found(
            Code.ENGLISH_MISSING,
            Severity.WARNING,
            (record,),
            read.day,
            record=read.called,
            count=total,
            parts=phrases.several([phrases.phrase(f"part_{part}", count=count) for part, count in parts.items()]),
        )


def _read_in_english(ground: Ground) -> Iterator[_Read]:
    recipients = ground.snapshot.recipients
    english = (Language.EN, Language.BOTH)
    hosts = {r.organisation for r in recipients if r.audience is Audience.HOST and r.language in english}
    interpreters = [r.delegate for r in recipients if r.audience is Audience.INTERPRETER]
    everything = None in interpreters
    told: set[str] = set()
    interpreted = {t.item.id for who in interpreters if who is not None for t in ground.lines[who]}
    for timed in ground.timed:
        item = timed.item
        hosted = item.kind in HOSTED and item.grade is Grade.GENERAL and not hosts.isdisjoint(ground.hosts(item))
        translated = item.kind in ENGAGEMENTS and (everything or item.id in interpreted)
        if hosted or translated:
            yield from _around(ground, timed, hosted, translated)
            yield from _people_and_places(ground, timed, told)
    if interpreters:
        for term in ground.snapshot.terms:
            yield _Read(term.id, phrases.both(term.text), None, "term", (term.text,))


def _around(ground: Ground, timed: Timed, hosted: bool, translated: bool) -> Iterator[_Read]:
    """What an engagement brings into an English book: itself and its paper."""
    item, day = timed.item, timed.item.day
    several_hosts = len(ground.hosts(item)) > 1
    titles = (item.title,) if translated or not (item.outside_title or several_hosts) else ()
    if hosted:
        titles += (item.outside_title,)
    called = phrases.title(item)
    yield _Read(item.id, called, day, "title", titles)
    yield _Read(item.id, called, day, "room", (item.room,))
    brief = ground.snapshot.brief_of.get(item.id)
    if brief is not None:
        yield from _paper(brief, called, day, translated)


def _paper(brief: Brief, called: LText, day: date | None, translated: bool) -> Iterator[_Read]:
    paper = phrases.phrase("paper_of", item=phrases.spoken(called))
    steps = (text for step in brief.agenda for text in (step.text, step.who))
    yield _Read(brief.id, paper, day, "agenda", steps)
    if translated:
        remarks = (text for remark in brief.remarks for text in remark.paragraphs)
        yield _Read(brief.id, paper, day, "remarks", remarks)


def _people_and_places(ground: Ground, timed: Timed, told: set[str]) -> Iterator[_Read]:
    """Where it is and who is present on both sides, with the titles of that day. Nothing already told."""
    snapshot, day = ground.snapshot, timed.starts.date
    for wanted in (timed.item.place, *ground.hosts(timed.item)):
        known = snapshot.by_id.get(wanted) if wanted and _first_time(wanted, told) else None
        if isinstance(known, Place | Organisation):
            yield _Read(known.id, phrases.both(known.name), day, "name", (known.name,))
    for counterpart in snapshot.those(Counterpart, timed.item.counterparts):
        if _first_time(counterpart.id, told):
            yield _Read(counterpart.id, phrases.counterpart(ground, counterpart), day, "role", (counterpart.role,))
            yield from _names(ground, counterpart.person, day)
    for who in timed.who:
        if _first_time(who, told):
            delegate = ground.delegate(who)
            yield _Read(who, phrases.delegate(ground, who), day, "role", (delegate.role,))
            yield from _names(ground, delegate.person, day)


def _first_time(record: str, told: set[str]) -> bool:
    new = record not in told
    told.add(record)
    return new


def _names(ground: Ground, wanted: str, day: date) -> Iterator[_Read]:
    person = ground.snapshot.find(Person, wanted)
    if person is None:
        return
    title = title_on(person, day)
    called = phrases.person(ground, person.id)
    yield _Read(person.id, called, day, "name", (person.name,))
    yield _Read(person.id, called, day, "position", (title.title,) if title else ())
