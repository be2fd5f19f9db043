"""Makes a calendar file for each recipient: only what that one sees, in as much detail as that one is given."""

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
    """A finished calendar file and for whom."""

    recipient: Recipient
    data: bytes
    events: int

    @property
    def file_name(self) -> str:
        """`단장용_시장.ics`: the reader and the recipient, nothing of the trip."""
        reader = word_of(self.recipient.audience, "ko")
        return safe_name(f"{reader}_{self.recipient.name.ko or self.recipient.name.en or self.recipient.id}.ics")


def make_calendar(trip: OpenTrip, recipient: Recipient) -> MadeCalendar:
    """The calendar file of one recipient."""
    view = view_of(trip.snapshot, edition_for(recipient))
    found = events(view, recipient.detail, recipient.language, trip.snapshot.trip.key)
    title = view.trip.title
    name = (title.en if recipient.language is Language.EN else title.ko) or title.ko or title.en
    return MadeCalendar(recipient, calendar_file(found, name), len(found))


def recipients_for(trip: OpenTrip, name: str | None, audience: Audience | None) -> tuple[Recipient, ...]:
    """The recipients meant by an id or part of a name, or of an audience; all of them when neither is given."""
    all_of_them = trip.snapshot.recipients
    if name is not None:
        exact = [r for r in all_of_them if name in (r.id, r.name.ko, r.name.en)]
        wanted = name.casefold()
        part = [r for r in all_of_them if wanted in r.name.ko.casefold() or wanted in r.name.en.casefold()]
        found = exact or part
        if len(found) != 1:
            raise Rejected("recipient_ambiguous" if found else "recipient_unknown", names=_names(found or all_of_them))
        return tuple(found)
    if audience is None:
        if not all_of_them:
            raise Rejected("no_recipients")
        return all_of_them
    of_audience = tuple(r for r in all_of_them if r.audience is audience)
    if not of_audience:
        raise Rejected("no_recipient_of_edition", edition=audience)
    return of_audience


def _names(recipients: list[Recipient] | tuple[Recipient, ...]) -> str:
    return ", ".join(r.name.ko or r.name.en or r.id for r in recipients) or "-"
