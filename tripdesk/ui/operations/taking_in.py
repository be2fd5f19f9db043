"""Taking in a file: what it would do, then doing it, with a backup first."""

from dataclasses import dataclass
from pathlib import Path

from tripdesk.app import Desk
from tripdesk.model.history import Committed
from tripdesk.model.text import LText
from tripdesk.services.backups import back_up
from tripdesk.services.importing import Plan, apply_import, plan_import
from tripdesk.services.trips import OpenTrip, open_trip


@dataclass(frozen=True, slots=True)
class PlannedImport:
    """A file that was read, and what taking it in would do."""

    trip: OpenTrip
    plan: Plan

    @property
    def title(self) -> LText:
        """What the trip of the file is called."""
        return self.trip.snapshot.trip.title


def plan(desk: Desk, path: Path) -> PlannedImport:
    """Reads the file and plans. Raises Rejected, Unavailable."""
    trip = open_trip(str(path))
    return PlannedImport(trip, plan_import(desk.store, trip, desk.clock()))


def apply(desk: Desk, planned: PlannedImport) -> Committed:
    """Does what was planned, after a backup. Raises Rejected when the store has changed since."""
    back_up(desk.settings.store, desk.settings.backup_folder, desk.clock(), "import")
    return apply_import(desk.store, planned.trip, planned.plan, desk.author)
