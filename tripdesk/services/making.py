"""Books and calendar files, made and written: for whom, under which name, one after the other."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tripdesk import files
from tripdesk.model.audience import Audience
from tripdesk.model.office_style import word_of
from tripdesk.model.recipients import Language, Recipient
from tripdesk.model.view import Edition, hosts_met
from tripdesk.services.briefing import LANGUAGES, MadeBook, make_book
from tripdesk.services.calendar_files import MadeCalendar, calendar_names, distinct_names, make_calendar
from tripdesk.services.choosing import name_of
from tripdesk.services.rendering import Renderer
from tripdesk.services.trips import OpenTrip


@dataclass(frozen=True, slots=True)
class Written:
    """What was made, for whom, and the file; `asked` is the name it was meant to have. No path: nothing to write."""

    reader: str = field(repr=False)
    made: MadeBook | MadeCalendar
    path: Path | None = None
    asked: Path | None = None


@dataclass(frozen=True, slots=True)
class BookChoice:
    """A book that can be made: its edition, its language if none is asked for, its file name."""

    edition: Edition
    organisation: str
    language: Language
    file: str


@dataclass(frozen=True, slots=True)
class CalendarChoice:
    """A calendar file that can be made, and its name."""

    recipient: Recipient
    name: str
    file: str


def books_of(trip: OpenTrip) -> tuple[BookChoice, ...]:
    """Every edition's book, and a host book for each organisation met."""
    editions = tuple(_editions(trip))
    names = distinct_names(((str(edition), stem) for stem, edition, _ in editions), ".docx")
    return tuple(
        BookChoice(edition, organisation, LANGUAGES[edition.audience], names[str(edition)])
        for _, edition, organisation in editions
    )


def calendars_of(trip: OpenTrip) -> tuple[CalendarChoice, ...]:
    """A calendar file for each recipient."""
    names = calendar_names(trip)
    return tuple(CalendarChoice(r, name_of(r), names[r.id]) for r in trip.snapshot.recipients)


def make_chosen(
    trip: OpenTrip,
    choice: BookChoice | CalendarChoice,
    folder: Path,
    renderer: Renderer | None,
    language: Language | None = None,
) -> Written:
    """Makes one and writes it into the folder. Raises Rejected, Unavailable; an old file then stays."""
    files.make_folder(folder)
    if isinstance(choice, CalendarChoice):
        calendar = make_calendar(trip, choice.recipient)
        return write(folder / choice.file, calendar.reader, calendar)
    book = make_book(trip, choice.edition, language or choice.language, renderer=renderer)
    return write(folder / choice.file, book.book.reader, book)


def write(asked: Path, reader: str, made: MadeBook | MadeCalendar) -> Written:
    """Writes what was made. Raises Rejected or Unavailable."""
    if isinstance(made, MadeCalendar) and not made.events:
        return Written(reader, made)
    return Written(reader, made, files.write_atomic(asked, made.data), asked)


def _editions(trip: OpenTrip) -> Iterator[tuple[str, Edition, str]]:
    number = f"_{trip.snapshot.issue.number}차" if trip.snapshot.issue else ""
    for audience in LANGUAGES:
        if audience is not Audience.HOST:
            yield f"{word_of(audience, 'ko')}{number}", Edition(audience=audience), ""
    for host in hosts_met(trip.snapshot):
        name = host.name.en or host.name.ko or host.id
        edition = Edition(audience=Audience.HOST, organisation=host.id)
        yield f"{word_of(Audience.HOST, 'ko')}_{name}{number}", edition, name
