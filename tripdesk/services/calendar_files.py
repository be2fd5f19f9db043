"""Makes a calendar file for each recipient: only what that one sees, in as much detail as that one is given."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tripdesk.calendars.events import events
from tripdesk.calendars.ics import calendar_file
from tripdesk.files import safe_name
from tripdesk.model.office_style import word_of
from tripdesk.model.recipients import Language, Recipient
from tripdesk.model.view import edition_for, view_of
from tripdesk.services.choosing import folded, name_of
from tripdesk.services.trips import OpenTrip


@dataclass(frozen=True, slots=True)
class MadeCalendar:
    """A finished calendar file and for whom. Without events there is nothing to write: RFC 5545 wants one at least."""

    recipient: Recipient = field(repr=False)
    data: bytes = field(repr=False)
    events: int

    @property
    def reader(self) -> str:
        """The recipient as the office calls it."""
        return name_of(self.recipient)


def make_calendar(trip: OpenTrip, recipient: Recipient) -> MadeCalendar:
    """The calendar file of one recipient."""
    view = view_of(trip.snapshot, edition_for(recipient))
    found = events(view, recipient.detail, recipient.language, trip.snapshot.trip.key)
    title = view.trip.title
    name = (title.en if recipient.language is Language.EN else title.ko) or title.ko or title.en
    return MadeCalendar(recipient, calendar_file(found, name), len(found))


def calendar_names(trip: OpenTrip) -> dict[str, str]:
    """File names by recipient, `단장용_시장.ics`: the reader and the recipient, nothing of the trip.

    No two are the same, and each is the same whoever else is written for.
    """
    readers = ((r.id, f"{word_of(r.audience, 'ko')}_{name_of(r)}") for r in trip.snapshot.recipients)
    return distinct_names(readers, ".ics")


def distinct_names(stems: Iterable[tuple[str, str]], suffix: str) -> dict[str, str]:
    """A file name for each key, counted where two would be one on a disk that does not tell a from A."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for key, stem in stems:
        number, name = 1, safe_name(stem, suffix)
        while folded(name) in taken:
            number += 1
            name = safe_name(stem, f"_{number}{suffix}")
        taken.add(folded(name))
        names[key] = name
    return names
