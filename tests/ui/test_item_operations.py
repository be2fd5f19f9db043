"""What is done to items, on a real store: one edit, one undo, nothing of others lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stores import KIM, LEE, START, editing, opened, taken_in
from tripdesk.errors import Rejected
from tripdesk.model.history import Committed, Conflict, Key
from tripdesk.model.itinerary import Item, Status
from tripdesk.model.text import LText
from tripdesk.services.demo import sample_trip
from tripdesk.services.item_making import NewItem
from tripdesk.store.store import Store
from tripdesk.ui.operations import items

GOOGLE, NVIDIA, STAY = "item-0109-google", "item-0110-nvidia", "item-stay-sf"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = opened(tmp_path / "tripdesk.db")
    taken_in(store, sample_trip(tmp_path / "sample"))
    yield store
    store.close()


@pytest.fixture
def trip(store: Store) -> str:
    return store.trips()[0].key.id


def item(store: Store, trip: str, own: str) -> Item:
    held = store.get(Key(trip, own))
    assert held is not None
    assert isinstance(held.record, Item)
    return held.record


def test_what_moves_takes_its_assembly_along_and_phones_are_told(store: Store, trip: str) -> None:
    before = item(store, trip, NVIDIA)
    assert before.start is not None
    assert before.end is not None
    items.move_item(editing(store), trip, NVIDIA, before.start.plus(30), before.end.plus(30), "")
    after = item(store, trip, NVIDIA)
    assert before.assembly is not None
    assert after.assembly is not None
    assert after.assembly.at == before.assembly.at.plus(30)
    assert after.calendar.sequence == before.calendar.sequence + 1
    editing(store).undo()
    assert item(store, trip, NVIDIA).assembly == before.assembly


def test_what_others_changed_in_other_fields_stays(store: Store, trip: str) -> None:
    seen = item(store, trip, GOOGLE)
    items.set_fields(editing(store, LEE), trip, [seen], "", status=Status.BACKUP)
    items.set_fields(editing(store, KIM), trip, [seen], "", title=LText(ko="구글"))
    after = item(store, trip, GOOGLE)
    assert (after.status, after.title.ko) == (Status.BACKUP, "구글")


def test_the_same_field_changed_twice_is_a_conflict_and_nothing_is_written(store: Store, trip: str) -> None:
    seen = [item(store, trip, own) for own in (GOOGLE, NVIDIA)]
    items.set_fields(editing(store, LEE), trip, seen[:1], "", status=Status.BACKUP)
    result = items.set_fields(editing(store, KIM), trip, seen, "", status=Status.CANCELLED)
    assert isinstance(result, Conflict)
    assert (result.who, item(store, trip, NVIDIA).status) == (LEE, Status.CONFIRMED)


def test_two_sound_changes_that_do_not_fit_together_are_refused(store: Store, trip: str) -> None:
    seen = item(store, trip, GOOGLE)
    assert seen.start is not None
    assert seen.end is not None
    items.set_fields(editing(store, LEE), trip, [seen], "", end=seen.start.plus(10))
    with pytest.raises(Rejected, match="placed_end_first"):
        items.revise_items(editing(store, KIM), trip, [(seen, seen.revised(start=seen.start.plus(60)))], "")


def test_many_are_shifted_and_taken_back_as_one(store: Store, trip: str) -> None:
    before = [item(store, trip, own) for own in (GOOGLE, NVIDIA)]
    items.shift_items(editing(store), trip, before, 15)
    starts = [one.start for one in (item(store, trip, GOOGLE), item(store, trip, NVIDIA))]
    assert starts == [one.start.plus(15) if one.start else None for one in before]
    editing(store).undo()
    assert [item(store, trip, own).start for own in (GOOGLE, NVIDIA)] == [one.start for one in before]


def test_a_copy_leaves_behind_what_was_arranged(store: Store, trip: str) -> None:
    items.duplicate_item(editing(store), trip, GOOGLE, "item-copy")
    before, after = item(store, trip, GOOGLE), item(store, trip, "item-copy")
    assert (after.title, after.start, after.parties) == (before.title, before.start, before.parties)
    assert (after.status, after.contact_log, after.costs, after.result) == (Status.PLANNED, (), (), None)
    assert (after.calendar.sequence, after.calendar.ever_issued, after.calendar.revised_at) == (
        0,
        False,
        START.replace(microsecond=0),
    )


def test_what_is_removed_goes_with_its_paper_and_lets_go_of_the_rest(store: Store, trip: str) -> None:
    before = store.load(trip).snapshot
    result = items.remove_items(editing(store), trip, (GOOGLE, STAY))
    assert isinstance(result, Committed)
    after = store.load(trip).snapshot
    assert GOOGLE in before.brief_of
    assert GOOGLE not in after.brief_of
    assert [t.id for t in after.tasks] == [t.id for t in before.tasks]
    assert all(room.stay != STAY for delegate in after.delegates for room in delegate.rooms)
    editing(store).undo()
    assert store.load(trip).snapshot.brief_of.keys() == before.brief_of.keys()


def test_a_new_item_is_planned_until_somebody_agrees(store: Store, trip: str) -> None:
    items.add_item(editing(store), trip, NewItem("item-new", LText(ko="회의")))
    made = item(store, trip, "item-new")
    assert (made.status, made.start, made.calendar.ever_issued) == (Status.PLANNED, None, False)


def test_what_is_gone_cannot_be_changed(store: Store, trip: str) -> None:
    seen = item(store, trip, GOOGLE)
    items.remove_items(editing(store), trip, (GOOGLE,))
    with pytest.raises(Rejected, match="record_missing"):
        items.set_fields(editing(store), trip, [seen], "", status=Status.BACKUP)
