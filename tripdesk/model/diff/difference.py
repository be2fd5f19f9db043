"""What a difference between two trips is: a kind, the record it is about, the fields that differ, whom it touches."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from tripdesk.model.text import LText


class Act(StrEnum):
    """What happened, as an office would sort it."""

    ADDED = "added"
    """A record that was not there."""
    WITHDRAWN = "withdrawn"
    """A record that is there no more."""
    CANCELLED = "cancelled"
    DECLINED = "declined"
    ARRANGED = "arranged"
    """Any other step of an item's status: 협의 중 → 확정."""
    MOVED = "moved"
    """To another time."""
    RELOCATED = "relocated"
    """To another place."""
    PEOPLE = "people"
    """Somebody takes part who did not, or no longer does."""
    REWORDED = "reworded"
    REORDERED = "reordered"
    CHANGED = "changed"
    """Any other field."""


class Step(NamedTuple):
    """One step of a way into a trip: a field and, in a list, where the part stood before and stands after.

    A part that is new has no `before`, one that is gone no `after`; a field that is no list has neither.
    """

    name: str
    before: int | None = None
    after: int | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """One value that differs, whole. For a list whose parts changed place, `order` holds their old positions."""

    path: tuple[Step, ...]
    before: Any = field(repr=False)
    after: Any = field(repr=False)
    order: tuple[int, ...] = ()


class About(NamedTuple):
    """The record: its kind, its id, what it is called. A reordered collection has a kind alone."""

    kind: str
    id: str
    name: LText


class Who(NamedTuple):
    """Somebody a difference touches: a delegate or a counterpart. They sort by side and protocol order."""

    side: int
    protocol_order: int
    id: str
    name: LText

    @property
    def ours(self) -> bool:
        """Whether of our delegation."""
        return self.side == 0


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference. `day` and `at` are those of the item it belongs to, None where it belongs to no one day.

    `affected` are those of the delegation whose editions can show it, and the counterparts who have to know.
    `joined` and `left` are ids of delegates, counterparts and persons, parties resolved to their members.
    """

    act: Act
    about: About
    day: date | None
    at: datetime | None
    edits: tuple[Edit, ...] = field(repr=False)
    affected: tuple[Who, ...] = ()
    joined: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def by_person(differences: Iterable[Difference]) -> tuple[tuple[Who, tuple[Difference, ...]], ...]:
    """For each person the differences that touch them, in their order; our side first, in protocol order."""
    found: dict[Who, list[Difference]] = {}
    for difference in differences:
        for who in difference.affected:
            found.setdefault(who, []).append(difference)
    return tuple((who, tuple(found[who])) for who in sorted(found, key=lambda who: who[:3]))
