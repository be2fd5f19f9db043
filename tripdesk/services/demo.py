"""The sample trip issued to everybody: the first thing a new user sees."""

from collections.abc import Iterator
from importlib.resources import as_file
from pathlib import Path

from tripdesk import files, resources
from tripdesk.services.making import Written, books_of, calendars_of, make_chosen
from tripdesk.services.rendering import Renderer
from tripdesk.services.trips import OpenTrip, export_trip, open_trip

SAMPLE = "ces-2023.json"


def sample_trip(folder: Path) -> OpenTrip:
    """The sample, copied to where the user can change it. Raises Unavailable."""
    with as_file(resources.root() / "sample") as shipped:
        trip = open_trip(str(shipped / SAMPLE))
        files.make_folder(folder)
        return open_trip(str(export_trip(trip, folder / SAMPLE)))


def issue_all(trip: OpenTrip, folder: Path, renderer: Renderer | None) -> Iterator[Written]:
    """Every edition's book, a host book for each organisation met, every recipient's calendar; one at a time."""
    for book in books_of(trip):
        yield make_chosen(trip, book, folder / "books", renderer)
    for calendar in calendars_of(trip):
        yield make_chosen(trip, calendar, folder / "calendars", renderer)
