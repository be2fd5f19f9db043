"""The sample trip issued to everybody: the first thing a new user sees."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import as_file
from pathlib import Path

from tripdesk import files, resources
from tripdesk.model.audience import Audience
from tripdesk.model.office_style import word_of
from tripdesk.model.view import Edition, hosts_met
from tripdesk.services.briefing import LANGUAGES, MadeBook, make_book
from tripdesk.services.calendar_files import MadeCalendar, calendar_names, distinct_names, make_calendar
from tripdesk.services.rendering import Renderer
from tripdesk.services.trips import OpenTrip, export_trip, open_trip

SAMPLE = "ces-2023.json"


@dataclass(frozen=True, slots=True)
class Written:
    """What was made, for whom, and the file; `asked` is the name it was meant to have. No path: nothing to write."""

    reader: str = field(repr=False)
    made: MadeBook | MadeCalendar
    path: Path | None = None
    asked: Path | None = None


def write(asked: Path, reader: str, made: MadeBook | MadeCalendar) -> Written:
    """Writes what was made. Raises Rejected or Unavailable."""
    if isinstance(made, MadeCalendar) and not made.events:
        return Written(reader, made)
    return Written(reader, made, files.write_atomic(asked, made.data), asked)


def sample_trip(folder: Path) -> OpenTrip:
    """The sample, copied to where the user can change it. Raises Unavailable."""
    with as_file(resources.root() / "sample") as shipped:
        trip = open_trip(str(shipped / SAMPLE))
        files.make_folder(folder)
        return open_trip(str(export_trip(trip, folder / SAMPLE)))


def issue_all(trip: OpenTrip, folder: Path, renderer: Renderer | None) -> Iterator[Written]:
    """Every edition's book, a host book for each organisation met, every recipient's calendar; one at a time."""
    books, calendars = folder / "books", folder / "calendars"
    files.make_folder(books)
    files.make_folder(calendars)
    editions = tuple(_editions(trip))
    names = distinct_names(((str(edition), stem) for stem, edition in editions), ".docx")
    for _, edition in editions:
        book = make_book(trip, edition, renderer=renderer)
        yield write(books / names[str(edition)], book.book.reader, book)
    names = calendar_names(trip)
    for recipient in trip.snapshot.recipients:
        calendar = make_calendar(trip, recipient)
        yield write(calendars / names[recipient.id], calendar.reader, calendar)


def _editions(trip: OpenTrip) -> Iterator[tuple[str, Edition]]:
    number = f"_{trip.snapshot.issue.number}차" if trip.snapshot.issue else ""
    for audience in LANGUAGES:
        if audience is not Audience.HOST:
            yield f"{word_of(audience, 'ko')}{number}", Edition(audience=audience)
    for host in hosts_met(trip.snapshot):
        name = host.name.en or host.name.ko or host.id
        yield f"{word_of(Audience.HOST, 'ko')}_{name}{number}", Edition(audience=Audience.HOST, organisation=host.id)
