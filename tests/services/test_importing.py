"""Taking a changed file in: an edit here and an edit there are told apart, and nothing is overwritten silently."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.stores import KIM, LEE, START, TRIP, editing, held, opened, small_trip, taken_in, text_of
from tripdesk.errors import Rejected
from tripdesk.model.contract import read_trip, write_trip
from tripdesk.model.history import SHARED, Label
from tripdesk.services.deleting import Deleting
from tripdesk.services.importing import apply_import, plan_import
from tripdesk.services.trips import OpenTrip
from tripdesk.store.store import Store

NOTHING = {"new": 0, "changed": 0, "removed": 0, "conflicts": 0, "kept": 0}
SECOND_TASK = {"id": "task-2", "title": {"ko": "보고", "en": "Report"}}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = opened(tmp_path / "tripdesk.db")
    taken_in(made, small_trip())
    yield made
    made.close()


def test_importing_twice_changes_nothing(store: Store) -> None:
    last = store.last_change()
    plan = plan_import(store, small_trip(), START)
    assert (plan.counts, plan.edits) == (NOTHING, ())
    assert taken_in(store, small_trip()).changes == ()
    assert store.last_change() == last


@pytest.mark.parametrize(
    ("there", "counts"),
    [
        ({"items[1].title.ko": "구글 방문"}, {"changed": 1}),
        ({"items[1].start.local": "2023-01-09T13:00", "items[0].status": "cancelled"}, {"changed": 2}),
        ({"people[0].name.en": "Kang Gi-jung"}, {"changed": 1}),
        ({"trip.title.ko": "미국 방문"}, {"changed": 1}),
        ({"items[1].calendar.ever_issued": True}, {"changed": 1}),
        ({"tasks[1]": SECOND_TASK}, {"new": 1}),
        ({"tasks[0]": SECOND_TASK}, {"new": 1, "removed": 1}),
        ({"gifts": []}, {"removed": 1}),
    ],
)
def test_what_a_changed_file_does(store: Store, there: dict[str, object], counts: dict[str, int]) -> None:
    before = text_of(store)
    changed = small_trip(there)
    assert plan_import(store, changed, START).counts == {**NOTHING, **counts}
    taken_in(store, changed)
    assert without_stamps(text_of(store)) == without_stamps(write_trip(changed.snapshot).decode())
    assert plan_import(store, changed, START).counts == NOTHING

    editing(store).undo()
    assert without_stamps(text_of(store)) == without_stamps(before)


def without_stamps(text: str) -> Any:
    """What people entered: what calendars go by only ever rises."""
    data = json.loads(text)
    for item in data["items"]:
        del item["calendar"]
    return data


@pytest.mark.parametrize(
    ("there", "counts", "title"),
    [
        ({}, {"kept": 1}, "여기서 바꿈"),
        ({"items[1].title.ko": "거기서 바꿈"}, {"conflicts": 1}, "여기서 바꿈"),
        ({"items[1].title.ko": "여기서 바꿈"}, {}, "여기서 바꿈"),
        ({"items[0].title.ko": "다른 것"}, {"changed": 1, "kept": 1}, "여기서 바꿈"),
    ],
)
def test_an_edit_here_outlives_an_import(
    store: Store, there: dict[str, object], counts: dict[str, int], title: str
) -> None:
    was = held(store, "google")
    item: Any = was.record
    editing(store).change(was, item.revised(title=item.title.revised(ko="여기서 바꿈")), Label("changed"))
    plan = plan_import(store, small_trip(there), START)
    assert plan.counts == {**NOTHING, **counts}
    taken_in(store, small_trip(there))
    now: Any = held(store, "google").record
    assert now.title.ko == title


def test_what_was_deleted_here_stays_deleted(store: Store) -> None:
    editing(store).remove(held(store, "task"), Label("removed"))
    assert plan_import(store, small_trip(), START).counts == {**NOTHING, "kept": 1}
    assert plan_import(store, small_trip({"tasks[0].title.ko": "달라짐"}), START).counts == {**NOTHING, "conflicts": 1}


def test_what_was_added_here_stays(store: Store) -> None:
    task = held(store, "task").record.revised(id="mine")
    editing(store).add(TRIP, task, Label("added"))
    assert plan_import(store, small_trip(), START).counts == {**NOTHING, "kept": 1}


def test_a_changed_order_is_taken_over(store: Store) -> None:
    data = json.loads(write_trip(small_trip().snapshot))
    data["items"].reverse()
    other = OpenTrip(read_trip(json.dumps(data).encode())[0], Path("trip.json"))
    taken_in(store, other)
    assert text_of(store) == write_trip(other.snapshot).decode()


def test_two_trips_share_their_people(store: Store) -> None:
    second = small_trip({"trip.id": "trip-2", "people[0].name.en": "Kang Gi-jung"})
    assert plan_import(store, second, START).counts["changed"] == 1
    taken_in(store, second)
    assert store.load("trip-2").snapshot.people == store.load(TRIP).snapshot.people
    assert held(store, "mayor", SHARED).version == 2


def test_another_trip_of_the_same_id_is_refused(store: Store) -> None:
    with pytest.raises(Rejected) as refused:
        plan_import(store, small_trip({"trip.key": "another-key-altogether"}), START)
    assert (refused.value.code, refused.value.facts) == ("trip_id_taken", {"trip": TRIP})


def test_another_trip_does_not_step_into_the_place_of_a_deleted_one(store: Store) -> None:
    """It would stand before the issues of the other, which may be for other eyes."""
    Deleting(store, KIM, START).remove_trip(TRIP)
    with pytest.raises(Rejected, match="trip_id_taken"):
        plan_import(store, small_trip({"trip.key": "another-key-altogether"}), START)
    assert plan_import(store, small_trip(), START).counts["new"] > 0


def test_the_file_of_another_trip_with_an_older_state_of_a_person_changes_nothing_here(store: Store) -> None:
    person: Any = held(store, "mayor", SHARED)
    newer = person.record.revised(name=person.record.name.revised(en="Kang Gi-jung"))
    editing(store).change(person, newer, Label("changed"))
    second = small_trip({"trip.id": "trip-2"})
    assert plan_import(store, second, START).counts["kept"] == 1
    taken_in(store, second)
    assert held(store, "mayor", SHARED).record == newer


def test_an_item_that_comes_back_tells_phones_more_than_they_were_told(store: Store) -> None:
    """Deleted here, then put back by an old file: phones go by SEQUENCE, and would keep the time they have."""
    moved = small_trip({"items[1].start.local": "2023-01-09T13:00"})
    taken_in(store, moved)
    taken_in(store, small_trip({"items[1].start.local": "2023-01-09T13:30"}))
    taken_in(store, small_trip({"items[1]": ..., "briefs[0]": ...}))
    taken_in(store, small_trip())
    item: Any = held(store, "google").record
    assert (item.start.local.hour, item.calendar.sequence) == (14, 3)


def test_so_does_one_that_is_entered_anew_under_its_id(store: Store) -> None:
    was = held(store, "google")
    item: Any = was.record
    editing(store).change(was, item.revised(start=item.start.plus(-60)), Label("changed"))
    editing(store).remove(held(store, "paper"), Label("removed"))
    editing(store).remove(held(store, "google"), Label("removed"))
    editing(store).add(TRIP, item, Label("added"))
    again: Any = held(store, "google").record
    assert (again.start, again.calendar.sequence) == (item.start, 2)


def test_a_plan_that_is_out_of_date_does_nothing(store: Store) -> None:
    changed = small_trip({"items[1].title.ko": "구글 방문"})
    plan = plan_import(store, changed, START)
    was = held(store, "google")
    item: Any = was.record
    editing(store, LEE).change(was, item.revised(title=item.title.revised(ko="먼저")), Label("changed"))
    kept = text_of(store)
    with pytest.raises(Rejected) as refused:
        apply_import(store, changed, plan, KIM)
    assert (refused.value.code, refused.value.facts) == ("import_overtaken", {"id": "google", "who": LEE.actor})
    assert text_of(store) == kept
