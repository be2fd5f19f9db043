"""Differences between two states of a trip: typed, in a stable order, each with the people it touches."""

from tripdesk.model.diff.comparing import apply, differences
from tripdesk.model.diff.difference import About, Act, Difference, Edit, Step, Who, by_person
from tripdesk.model.diff.telling import Row, Telling, way

__all__ = [
    "About",
    "Act",
    "Difference",
    "Edit",
    "Row",
    "Step",
    "Telling",
    "Who",
    "apply",
    "by_person",
    "differences",
    "way",
]
