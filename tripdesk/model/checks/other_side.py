"""The people of the other side: profile, title, form of address."""

from collections.abc import Iterator

from tripdesk.model.checks import phrases
from tripdesk.model.checks.calendar_days import months_later
from tripdesk.model.checks.finding import Code, Finding, Severity, found
from tripdesk.model.checks.ground import Ground
from tripdesk.model.itinerary import Item
from tripdesk.model.office_style.people import title_on
from tripdesk.model.people import Person
from tripdesk.model.text import LText

TITLE_KEEPS = 6
"""Months after which a title is looked up again."""


def counterparts(ground: Ground) -> Iterator[Finding]:
    """What is not known of those who are met. Each person once, at the first engagement.

    Who has no name yet has no title and no form of address either: the missing profile says enough.
    """
    for counterpart, item in ground.counterparts_met:
        person = ground.snapshot.find(Person, counterpart.person)
        if person is None:
            continue
        who = phrases.counterpart(ground, counterpart)
        if not any(person.profile):
            yield _of(Code.PROFILE_MISSING, Severity.WARNING, person, who, item)
        if person.name:
            if not person.form_of_address:
                yield _of(Code.ADDRESS_FORM_MISSING, Severity.NOTE, person, who, item)
            yield from _title(ground, person, who, item)


def _title(ground: Ground, person: Person, who: LText, item: Item) -> Iterator[Finding]:
    begins = ground.span.first if ground.span else ground.today
    title = title_on(person, item.day or begins)
    if title is None or not title.title:
        yield _of(Code.TITLE_MISSING, Severity.WARNING, person, who, item)
        return
    called = phrases.both(title.title)
    if title.as_of is not None and title.as_of < months_later(min(begins, ground.today), -TITLE_KEEPS):
        as_of = phrases.full_date(title.as_of)
        yield _of(Code.TITLE_OLD, Severity.WARNING, person, who, item, title=called, as_of=as_of)
    elif not title.confirmed or title.as_of is None:
        yield _of(Code.TITLE_UNCONFIRMED, Severity.WARNING, person, who, item, title=called)


def _of(code: Code, severity: Severity, person: Person, who: LText, item: Item, **facts: LText) -> Finding:
    return found(
        code,
        severity,
        (person.id, item.id),
        item.day,
        (person.id,),
        who=who,
        item=phrases.title(item),
        when=phrases.time_of(item),
        **facts,
    )
