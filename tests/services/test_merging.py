"""Two entries of one person made into one."""

from pathlib import Path

import pytest

from tests.stores import Clock, editing, opened, taken_in
from tests.ui.desks import sample
from tripdesk.errors import Rejected
from tripdesk.model.history import SHARED, Committed, Held, Key, Label, Put
from tripdesk.model.ids import DelegateId, PersonId
from tripdesk.model.people import Delegate, Organisation, Person
from tripdesk.model.text import LText, PersonName
from tripdesk.services.merging import differing, merge, proposed, redirected
from tripdesk.services.uses import uses
from tripdesk.store.store import Store

OWN = "trip-ces-2023"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = opened(tmp_path / "desk.db", Clock())
    taken_in(made, sample(tmp_path))
    return made


def shared(store: Store, own: str) -> Held:
    found = store.get(Key(SHARED, own))
    assert found is not None
    return found


def second_lee(store: Store) -> Held:
    """이진형 once more, as somebody typed her in without looking."""
    twice = Person(
        id=PersonId("person-lee-2"),
        name=PersonName(ko="이진형", en="Jin H. Lee"),
        profile=(LText(ko="교수"),),
        contacts_so_far=(LText(ko="2022년 방문"),),
    )
    editing(store).store.commit(Label("added", ("person-lee-2",)), [Put(SHARED, twice, 0)], editing(store).by)
    return shared(store, "person-lee-2")


def test_the_proposal_keeps_what_both_know(store: Store) -> None:
    keep, drop = shared(store, "person-lee"), second_lee(store)
    wanted = proposed(keep.record, drop.record)
    assert isinstance(wanted, Person)
    assert isinstance(keep.record, Person)
    assert wanted.name == keep.record.name
    assert wanted.other_spellings == (*keep.record.other_spellings, "Jin H. Lee")
    assert wanted.profile == (*keep.record.profile, LText(ko="교수"))
    assert wanted.contacts_so_far[-1] == LText(ko="2022년 방문")
    assert "name" in differing(keep.record, drop.record)


def test_every_reference_moves_and_one_undo_brings_all_back(store: Store) -> None:
    drop, keep = shared(store, "person-lee"), second_lee(store)
    trip = store.trips()[0].key.scope
    before = store.load(trip).snapshot
    used = {use.id for use in uses(store, drop.key)}
    done = merge(editing(store), keep, drop, proposed(keep.record, drop.record))
    assert isinstance(done, Committed)
    after = store.load(trip).snapshot
    assert after.find(Person, "person-lee") is None
    assert {use.id for use in uses(store, keep.key)} == used
    assert [c.person for c in after.counterparts if c.id == "counterpart-lee"] == ["person-lee-2"]
    editing(store).undo()
    back = store.load(trip).snapshot
    assert {p.id: p for p in back.people} == {p.id: p for p in before.people}
    assert back.counterparts == before.counterparts


def test_what_changed_meanwhile_stops_it(store: Store) -> None:
    drop, keep = shared(store, "person-lee"), second_lee(store)
    assert isinstance(drop.record, Person)
    editing(store).change(drop, drop.record.revised(profile_source="새 출처"), Label("changed"))
    assert not isinstance(merge(editing(store), keep, drop, keep.record), Committed)


def test_a_person_and_an_organisation_are_not_one(store: Store) -> None:
    with pytest.raises(Rejected, match="cannot_merge"):
        merge(editing(store), second_lee(store), shared(store, "org-lvis"), second_lee(store).record)


def test_an_organisation_moves_with_titles_and_the_trip_itself(store: Store) -> None:
    city, other = shared(store, "org-city"), shared(store, "org-giel")
    assert isinstance(city.record, Organisation)
    done = merge(editing(store), other, city, proposed(other.record, city.record))
    assert isinstance(done, Committed)
    snapshot = store.load(store.trips()[0].key.scope).snapshot
    assert snapshot.trip.organisation == "org-giel"
    assert not [p for p in snapshot.people if any(t.organisation == "org-city" for t in p.titles)]


def test_a_list_names_the_one_that_stays_once() -> None:
    two = Delegate.model_validate(
        {"id": "d", "person": "a", "party": "p", "rooms": [{"stay": "x"}], "duties": ["head"]}, strict=False
    )
    assert redirected(two, "person", "a", "b").person == "b"
    assert redirected(two, "party", "q", "r") is two
    assert DelegateId("d") == two.id
