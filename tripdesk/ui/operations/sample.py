"""The sample trip, taken into a store of its own."""

from tripdesk.app import Desk
from tripdesk.model.history import Committed, Label
from tripdesk.services.demo import sample_trip
from tripdesk.services.importing import apply_import, plan_import


def take_in_sample(desk: Desk) -> Committed:
    """Takes in the sample trip where it is not there yet."""
    trip = sample_trip(desk.settings.store.parent / "sample")
    plan = plan_import(desk.store, trip, desk.clock())
    if desk.store.trips():
        return Committed("", Label("imported", (plan.trip,)), ())
    return apply_import(desk.store, trip, plan, desk.author)
