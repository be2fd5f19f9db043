"""What to check before anything is issued (확인 필요)."""

from datetime import date

from tripdesk.model.checks import Code, Finding, Severity, findings
from tripdesk.model.checks.finding import found
from tripdesk.model.text import LText
from tripdesk.services.trips import OpenTrip, check_attachments


def check_trip(trip: OpenTrip, today: date) -> tuple[Finding, ...]:
    """Every finding, and a look at every attachment. Raises Rejected for a damaged attachment, Unavailable."""
    check_attachments(trip)
    return (*_pen(trip), *findings(trip.snapshot, today, trip.told()))


def _pen(trip: OpenTrip) -> tuple[Finding, ...]:
    """That this copy may be out of date."""
    if trip.away is None:
        return ()
    pen, own = trip.away, (str(trip.snapshot.trip.id),)
    return (found(Code.PEN_AWAY, Severity.WARNING, own, other=LText(**pen.holder), at=pen.since),)
