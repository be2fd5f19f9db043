"""Issues compared with each other and with the present, and what new zone rules do to an issue, in a real store."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.stores import KIM, START, TRIP, editing, held, opened, small_trip, taken_in
from tripdesk.errors import Rejected
from tripdesk.messages import UiLanguage
from tripdesk.model.checks import Code
from tripdesk.model.diff import Act
from tripdesk.model.history import Label
from tripdesk.model.itinerary import Status
from tripdesk.services.checking import check_trip
from tripdesk.services.comparing import as_data, compare
from tripdesk.services.issuing import issue_trip, told_times
from tripdesk.services.library import stored_trip
from tripdesk.store.store import Store

TODAY = date(2023, 1, 2)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = opened(tmp_path / "tripdesk.db")
    taken_in(made, small_trip())
    yield made
    made.close()


def revise(store: Store, **fields: Any) -> None:
    was = held(store, "google")
    editing(store).change(was, was.record.revised(**fields), Label("changed", ("google",)))


def moved(store: Store, hours: int) -> None:
    item: Any = held(store, "google").record
    revise(store, start=item.start.plus(60 * hours), end=item.end.plus(60 * hours))


def acts(store: Store, one: int | None = None, other: int | None = None) -> list[Act]:
    return [difference.act for difference in compare(store, TRIP, one, other).differences]


def test_without_an_issue_there_is_nothing_to_compare_with(store: Store) -> None:
    with pytest.raises(Rejected) as refused:
        compare(store, TRIP)
    assert (refused.value.code, refused.value.facts) == ("nothing_issued", {"trip": TRIP})


def test_an_issue_that_is_not_there(store: Store) -> None:
    issue_trip(store, TRIP, "", KIM, START)
    with pytest.raises(Rejected, match="issue_missing"):
        compare(store, TRIP, 1, 2)


def test_freezing_alone_makes_no_difference(store: Store) -> None:
    issue_trip(store, TRIP, "", KIM, START)
    assert acts(store) == []
    issue_trip(store, TRIP, "", KIM, START)
    assert acts(store, 1, 2) == []


def test_the_last_issue_against_now_any_against_now_two_against_each_other(store: Store) -> None:
    issue_trip(store, TRIP, "", KIM, START)
    moved(store, 1)
    issue_trip(store, TRIP, "", KIM, START)
    revise(store, status=Status.CANCELLED)
    assert acts(store) == [Act.CANCELLED]
    assert acts(store, 1) == [Act.CANCELLED, Act.MOVED]
    assert acts(store, 1, 2) == [Act.MOVED]
    assert acts(store, 2, 1) == [Act.MOVED]
    assert acts(store, 2, 2) == []


def test_what_was_changed_and_changed_back_is_no_difference_though_the_stamp_has_risen(store: Store) -> None:
    issue_trip(store, TRIP, "", KIM, START)
    moved(store, 1)
    moved(store, -1)
    item: Any = held(store, "google").record
    assert item.calendar.sequence == 2
    assert acts(store) == []


def test_as_one_json_document(store: Store) -> None:
    issue_trip(store, TRIP, "", KIM, START)
    moved(store, 1)
    said = as_data(compare(store, TRIP), UiLanguage.EN)
    zone = {"zone": "America/Los_Angeles", "fold": None}
    assert json.loads(json.dumps(said)) == {
        "trip": TRIP,
        "from": 1,
        "to": None,
        "differences": [
            {
                "type": "moved",
                "kind": "item",
                "id": "google",
                "name": {"ko": "구글 면담", "en": "Meeting with Google"},
                "day": "2023-01-09",
                "changes": [
                    {
                        "field": "start",
                        "from": {"local": "2023-01-09T14:00", **zone},
                        "to": {"local": "2023-01-09T15:00", **zone},
                    },
                    {
                        "field": "end",
                        "from": {"local": "2023-01-09T15:00", **zone},
                        "to": {"local": "2023-01-09T16:00", **zone},
                    },
                ],
                "joined": [],
                "left": [],
                "affected": [{"id": "head", "name": {"ko": "강기정 단장", "en": "Kang Gijung"}, "ours": True}],
                "sentence": "Mon 9 Jan Meeting with Google: time 14:00–15:00 → 15:00–16:00",
            }
        ],
    }


# New zone rules


def frozen_under_other_rules(store: Store, **instants: str) -> None:
    """One more issue as the last, whose times stood for these instants when it was frozen."""
    line, doc = store.issue(TRIP, issue_trip(store, TRIP, "", KIM, START).line.number)
    then = dict(line.instants) | {f"item google.{name}": instant for name, instant in instants.items()}
    older = replace(line, number=line.number + 1, tzdata="2022a", instants=tuple(then.items()))
    store.commit(Label("issued", (TRIP, str(older.number))), [], KIM, freeze=(older, doc))


def warned(store: Store) -> list[str]:
    found = check_trip(stored_trip(store, TRIP), TODAY)
    return [f.records[0] for f in found if f.code is Code.ISSUED_TIME_MOVED]


def test_an_issue_freezes_the_instant_of_each_of_its_times(store: Store) -> None:
    assert issue_trip(store, TRIP, "", KIM, START).line.instants == (
        ("item flight.start", "2023-01-08T06:00:00Z"),
        ("item flight.end", "2023-01-08T17:00:00Z"),
        ("item google.start", "2023-01-09T22:00:00Z"),
        ("item google.end", "2023-01-09T23:00:00Z"),
    )
    assert warned(store) == []


def test_a_told_time_that_present_rules_read_otherwise_is_found_until_it_is_issued_again(store: Store) -> None:
    frozen_under_other_rules(store, start="2023-01-09T21:00:00Z", end="2023-01-09T22:00:00Z")
    assert warned(store) == ["google"]
    issue_trip(store, TRIP, "", KIM, START)
    assert warned(store) == []


def test_a_told_time_that_was_changed_since_is_not_found(store: Store) -> None:
    frozen_under_other_rules(store, start="2023-01-09T21:00:00Z", end="2023-01-09T22:00:00Z")
    moved(store, 1)
    assert warned(store) == []


def test_a_trip_that_was_never_issued_was_told_to_nobody(store: Store) -> None:
    assert told_times(store, TRIP) is None
    assert warned(store) == []
