"""Makes a calendar file for each recipient: only what that one sees, in as much detail as that one is given."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from tripdesk.calendars.events import events
from tripdesk.calendars.ics import calendar_file
from tripdesk.errors import Rejected
from tripdesk.files import safe_name
from tripdesk.model.audience import Audience
from tripdesk.model.office_style import word_of
from tripdesk.model.recipients import Language, Recipient
from tripdesk.model.view import edition_for, view_of
from tripdesk.services.trips import OpenTrip


@dataclass(frozen=True, slots=True)
class MadeCalendar:
    """A finished calendar file and for whom. Without events there is nothing to write: RFC 5545 wants one at least."""

    recipient: Recipient
    data: bytes
    events: int

    @property
    def reader(self) -> str:
        """The recipient as the office calls it."""
        return _name(self.recipient)


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
    readers = ((r.id, f"{word_of(r.audience, 'ko')}_{_name(r)}") for r in trip.snapshot.recipients)
    return distinct_names(readers, ".ics")


def distinct_names(stems: Iterable[tuple[str, str]], suffix: str) -> dict[str, str]:
    """A file name for each key, counted where two would be one on a disk that does not tell a from A."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for key, stem in stems:
        number, name = 1, safe_name(stem, suffix)
        while _folded(name) in taken:
            number += 1
            name = safe_name(stem, f"_{number}{suffix}")
        taken.add(_folded(name))
        names[key] = name
    return names


def recipients_for(trip: OpenTrip, name: str | None, audience: Audience | None) -> tuple[Recipient, ...]:
    """The recipients meant by an id or part of a name, or of an audience; all of them when neither is given."""
    all_of_them = trip.snapshot.recipients
    if not all_of_them:
        raise Rejected("no_recipients")
    if name is not None:
        wanted = _folded(name.strip())
        if not wanted:
            raise Rejected("recipient_unknown", names=_names(all_of_them))
        exact = [r for r in all_of_them if r.id == name] or [
            r for r in all_of_them if wanted in (_folded(r.name.ko), _folded(r.name.en))
        ]
        part = [r for r in all_of_them if wanted in _folded(r.name.ko) or wanted in _folded(r.name.en)]
        found = exact or part
        if len(found) != 1:
            raise Rejected("recipient_ambiguous" if found else "recipient_unknown", names=_names(found or all_of_them))
        return tuple(found)
    if audience is None:
        return all_of_them
    of_audience = tuple(r for r in all_of_them if r.audience is audience)
    if not of_audience:
        raise Rejected("no_recipient_of_edition", edition=audience)
    return of_audience


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _name(recipient: Recipient) -> str:
    return recipient.name.ko or recipient.name.en or recipient.id


def _names(recipients: Iterable[Recipient]) -> str:
    return ", ".join(f"{_name(r)} ({r.id})" for r in recipients)
