"""The sample trip issued to everybody: the first thing a new user sees."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import as_file
from pathlib import Path

from tripdesk import files, resources
from tripdesk.model.audience import Audience
from tripdesk.model.office_style import word_of
from tripdesk.model.view import Edition, hosts_met
from tripdesk.services.briefing import LANGUAGES, MadeBook, make_book
from tripdesk.services.calendar_files import MadeCalendar, make_calendar
from tripdesk.services.rendering import Renderer
from tripdesk.services.trips import OpenTrip, export_trip, open_trip

SAMPLE = "ces-2023.json"


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written, for whom, and what is in it."""

    path: Path
    reader: str
    made: MadeBook | MadeCalendar


def sample_trip(folder: Path) -> OpenTrip:
    """The sample, copied to where the user can change it. Raises Unavailable."""
    with as_file(resources.root() / "sample") as shipped:
        trip = open_trip(str(shipped / SAMPLE))
        files.make_folder(folder)
        export_trip(trip, folder / SAMPLE)
    return open_trip(str(folder / SAMPLE))


def issue_all(trip: OpenTrip, folder: Path, renderer: Renderer | None) -> Iterator[Written]:
    """Every edition's book, a host book for each organisation met, every recipient's calendar; one at a time."""
    books, calendars = folder / "books", folder / "calendars"
    files.make_folder(books)
    files.make_folder(calendars)
    number = f"_{trip.snapshot.issue.number}차" if trip.snapshot.issue else ""
    for edition, suffix in _editions(trip):
        made = make_book(trip, edition, renderer=renderer)
        name = files.safe_name(f"{word_of(edition.audience, 'ko')}{suffix}{number}.docx")
        yield Written(files.write_atomic(books / name, made.data), made.book.reader, made)
    for recipient in trip.snapshot.recipients:
        made = make_calendar(trip, recipient)
        yield Written(files.write_atomic(calendars / made.file_name, made.data), recipient.name.ko, made)


def _editions(trip: OpenTrip) -> Iterator[tuple[Edition, str]]:
    for audience in LANGUAGES:
        if audience is not Audience.HOST:
            yield Edition(audience=audience), ""
    for host in hosts_met(trip.snapshot):
        yield Edition(audience=Audience.HOST, organisation=host.id), f"_{host.name.en or host.name.ko or host.id}"
