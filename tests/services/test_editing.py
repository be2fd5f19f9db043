"""Editing as a user feels it: saved at once, undone by name, refused when somebody else was there."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stores import KIM, LEE, START, TRIP, editing, held, opened, small_trip, taken_in, text_of
from tripdesk.errors import Rejected
from tripdesk.model.history import SHARED, Author, Committed, Key, Label
from tripdesk.model.itinerary import Item, Status
from tripdesk.services.editing import revised_item
from tripdesk.store.store import Store

RETITLED = Label("changed", ("google",), "title.ko")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = opened(tmp_path / "tripdesk.db")
    taken_in(made, small_trip(), by=Author("이사무관", "elsewhere"))
    yield made
    made.close()


def retitle(store: Store, ko: str, by: Author = KIM, gesture: str = "") -> None:
    was = held(store, "google")
    item: Any = was.record
    done = editing(store, by).change(was, item.revised(title=item.title.revised(ko=ko)), RETITLED, gesture)
    assert isinstance(done, Committed)


def title(store: Store) -> str:
    item: Any = held(store, "google").record
    return item.title.ko


def test_twenty_edits_twenty_undos_a_restart_twenty_redos(store: Store) -> None:
    before = text_of(store)
    for number in range(20):
        retitle(store, f"제목 {number}")
    after = text_of(store)
    for number in reversed(range(20)):
        assert title(store) == f"제목 {number}"
        editing(store).undo()
    assert text_of(store) == before

    again = opened(store.path, prefix="again")
    for number in range(20):
        editing(again).redo()
        assert title(again) == f"제목 {number}"
    assert text_of(again) == after
    with pytest.raises(Rejected, match="nothing_to_redo"):
        editing(again).redo()
    again.close()


def test_a_new_edit_ends_what_could_be_redone(store: Store) -> None:
    retitle(store, "하나")
    editing(store).undo()
    retitle(store, "둘")
    assert editing(store).next_redo() == ()
    editing(store).undo()
    assert title(store) == "구글 면담"


def test_one_gesture_is_one_undo(store: Store) -> None:
    retitle(store, "앞")
    for typed in ("구", "구글", "구글 방"):
        retitle(store, typed, gesture="typing-1")
    assert [change.gesture for change in editing(store).next_undo()] == ["typing-1"] * 3
    editing(store).undo()
    assert title(store) == "앞"
    editing(store).redo()
    assert title(store) == "구글 방"


def test_undo_is_of_a_desk(store: Store) -> None:
    retitle(store, "김의 것", KIM)
    with pytest.raises(Rejected, match="nothing_to_undo"):
        editing(store, LEE).undo()


def test_undo_is_refused_when_somebody_else_was_there(store: Store) -> None:
    retitle(store, "김의 것", KIM)
    retitle(store, "이의 것", LEE)
    with pytest.raises(Rejected) as refused:
        editing(store, KIM).undo()
    assert refused.value.code == "undo_overtaken"
    assert refused.value.facts == {"id": "google", "who": LEE.actor, "at": "2023-01-02T03:04:05.000+00:00"}
    assert title(store) == "이의 것"


def test_a_deleted_thing_comes_back(store: Store) -> None:
    before = text_of(store)
    editing(store).remove(held(store, "task"), Label("removed", ("task",)))
    assert [one.key.id for one in store.deleted(TRIP)] == ["task"]
    editing(store).bring_back(Key(TRIP, "task"))
    assert text_of(store) == before
    editing(store).undo()
    editing(store).undo()
    assert text_of(store) == before


def test_a_new_person_becomes_one_of_the_trip(store: Store) -> None:
    before = text_of(store)
    person = held(store, "mayor", SHARED).record.revised(id="guest")
    editing(store).add(TRIP, person, Label("added", ("guest",)))
    assert [one.id for one in store.load(TRIP).snapshot.people] == ["mayor", "guest"]
    editing(store).undo()
    assert text_of(store) == before


NOW = datetime(2023, 1, 3, 9, 0, 0, 500, tzinfo=UTC)
STAMPED = datetime(2022, 12, 20, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("update", "sequence", "stamp"),
    [
        ({"status": Status.CANCELLED}, 1, NOW.replace(microsecond=0)),
        ({"place": "lax"}, 1, NOW.replace(microsecond=0)),
        ({"start": None, "end": None}, 1, NOW.replace(microsecond=0)),
        ({"room": {"ko": "2층", "en": "2F"}}, 0, STAMPED),
        ({}, 0, STAMPED),
    ],
)
def test_phones_are_told_of_times_places_and_status(update: dict[str, object], sequence: int, stamp: datetime) -> None:
    item = small_trip().snapshot.items[1]
    new = revised_item(item, item.revised(**update), NOW)
    assert (new.calendar.sequence, new.calendar.revised_at) == (sequence, stamp)


def test_undoing_a_moved_item_is_a_change_to_a_phone_too(store: Store) -> None:
    was = held(store, "google")
    assert isinstance(was.record, Item)
    start, end = was.record.start, was.record.end
    assert start is not None
    assert end is not None
    moved = was.record.revised(start=start.plus(60), end=end.plus(60))
    editing(store).change(was, moved, Label("changed", ("google",), "start"))
    editing(store, now=START + timedelta(hours=1)).undo()
    back = held(store, "google").record
    assert isinstance(back, Item)
    assert (back.start, back.calendar.sequence) == (start, 2)
    editing(store).redo()
    again = held(store, "google").record
    assert isinstance(again, Item)
    assert (again.start, again.calendar.sequence) == (moved.start, 3)


@given(st.lists(st.sampled_from(["edit", "undo", "redo"]), max_size=25))
def test_undo_and_redo_walk_one_line_of_states(tmp_path_factory: pytest.TempPathFactory, steps: list[str]) -> None:
    store = opened(tmp_path_factory.mktemp("walk") / "t.db")
    taken_in(store, small_trip(), by=LEE)
    states, at = [text_of(store)], 0
    for number, step in enumerate(steps):
        if step == "edit":
            retitle(store, f"제목 {number}")
            states, at = [*states[: at + 1], text_of(store)], at + 1
        elif step == "undo" and at > 0:
            editing(store).undo()
            at -= 1
        elif step == "redo" and at + 1 < len(states):
            editing(store).redo()
            at += 1
        assert text_of(store) == states[at]
    store.close()
