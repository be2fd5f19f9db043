"""Freezing an issue, and what the page of the history shows."""

from dataclasses import dataclass, field

from tripdesk.app import Desk
from tripdesk.model.history import Committed, IssueLine, Label
from tripdesk.services import chronicle
from tripdesk.services.chronicle import Chapter
from tripdesk.services.comparing import Comparison, compare
from tripdesk.services.editing import Editing
from tripdesk.services.issuing import issue_trip


def freeze(editing: Editing, trip: str, reason: str) -> Committed:
    """Freezes the trip as it stands as the next issue. Raises Rejected when somebody changes it meanwhile."""
    issued = issue_trip(editing.store, trip, reason, editing.by, editing.now)
    return Committed("", Label("issued", (trip, str(issued.line.number))), ())


@dataclass(frozen=True, slots=True)
class Past:
    """The history of a trip by hour and person, its issues, and what differs between the two that are compared."""

    trip: str
    chapters: tuple[Chapter, ...] = field(repr=False)
    issues: tuple[IssueLine, ...]
    comparison: Comparison | None = field(repr=False)


def past(desk: Desk, trip: str, one: int | None, other: int | None) -> Past:
    """Read on the lane: the last issue against now unless others are named. Raises Rejected, Unavailable."""
    store = desk.store
    issues = store.issues(trip)
    comparison = compare(store, trip, one, other) if issues else None
    return Past(trip, chronicle.history(store, trip), issues, comparison)
