"""What differs between two issues of a trip, or between an issue and the present state."""

from dataclasses import dataclass, field
from typing import Any

from tripdesk.errors import Rejected
from tripdesk.messages import UiLanguage, sentence
from tripdesk.model.diff import Difference, Telling, differences, way
from tripdesk.model.office_style import issue_mark
from tripdesk.model.record import Value
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.trip import Issue
from tripdesk.model.view.admission import READ_BY_ONE
from tripdesk.services.issuing import issued_snapshot
from tripdesk.store.store import Store


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two states of a trip and how they differ. `other` is None for the present state."""

    one: Issue
    other: Issue | None
    before: TripSnapshot = field(repr=False)
    after: TripSnapshot = field(repr=False)
    differences: tuple[Difference, ...] = field(repr=False)

    def telling(self, language: UiLanguage) -> Telling:
        """The words for them."""
        return Telling(self.before, self.after, language)

    def ends(self, language: UiLanguage) -> dict[str, str]:
        """What is compared: `1차(1. 9. 23:40 기준)`, `현재`."""
        now = sentence(language, "cli.compared_now")
        return {"one": issue_mark(self.one, language), "other": issue_mark(self.other, language) if self.other else now}


def compare(store: Store, trip: str, one: int | None = None, other: int | None = None) -> Comparison:
    """Issue `one` (the last, when None) against issue `other` (the present state, when None).

    Raises Rejected when there is no such issue, Unavailable.
    """
    if one is None:
        numbers = [line.number for line in store.issues(trip)]
        if not numbers:
            raise Rejected("nothing_issued", trip=trip)
        one = max(numbers)
    before = issued_snapshot(store, trip, one)
    after = store.load(trip).snapshot if other is None else issued_snapshot(store, trip, other)
    assert before.issue is not None
    return Comparison(before.issue, None if other is None else after.issue, before, after, differences(before, after))


def as_data(comparison: Comparison, language: UiLanguage) -> dict[str, Any]:
    """The comparison as one JSON document; the sentences in that language, the values as the trip's file holds them."""
    telling = comparison.telling(language)
    return {
        "trip": str(comparison.after.trip.id),
        "from": comparison.one.number,
        "to": comparison.other.number if comparison.other else None,
        "differences": [_entry(difference, telling) for difference in comparison.differences],
    }


def _entry(difference: Difference, telling: Telling) -> dict[str, Any]:
    withheld = difference.about.kind in READ_BY_ONE
    return {
        "type": difference.act.value,
        "kind": difference.about.kind,
        "id": difference.about.id,
        "name": difference.about.name.model_dump(),
        "day": difference.day.isoformat() if difference.day else None,
        "changes": [
            {
                "field": way(edit.path[1:]),
                "from": None if withheld else _plain(edit.before),
                "to": None if withheld else _plain(edit.after),
            }
            for edit in difference.edits
        ],
        "joined": difference.joined,
        "left": difference.left,
        "affected": [{"id": who.id, "name": who.name.model_dump(), "ours": who.ours} for who in difference.affected],
        "sentence": telling.sentence(difference),
    }


def _plain(held: Any) -> Any:
    match held:
        case Value():
            return held.model_dump(mode="json")
        case tuple():
            return [_plain(one) for one in held]  # pyright: ignore[reportUnknownVariableType]
        case None | bool() | int() | float() | str():
            return held
        case _:
            return str(held)
