"""What to check before anything is issued (확인 필요)."""

from datetime import date

from tripdesk.model.checks import Finding, findings
from tripdesk.services.trips import OpenTrip, check_attachments


def check_trip(trip: OpenTrip, today: date) -> tuple[Finding, ...]:
    """Every finding, and a look at every attachment. Raises Rejected for a damaged attachment, Unavailable."""
    check_attachments(trip)
    return findings(trip.snapshot, today, trip.told())
