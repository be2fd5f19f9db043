"""Which record names which is kept beside the records: whatever is edited, it is what the records say."""

import random
from pathlib import Path

import pytest

from tests.stores import KIM, TRIP, held, opened, small_trip, taken_in
from tripdesk.errors import Rejected
from tripdesk.model.history import Committed, Edit, Key, Label, Put, Remove
from tripdesk.store import keeping

EDITED = Label("changed")
NAMES: dict[str, tuple[dict[str, object], ...]] = {
    "google": ({"place": "icn"}, {"place": None}, {"parties": ()}, {"parties": ("mayors",)}, {"lead": "head"}, {}),
    "paper": ({"gifts": ("gift",)}, {"gifts": ()}, {"our_side": ("head",)}, {"our_side": ()}),
    "task": ({"item": "google"}, {"item": None}),
}


@pytest.mark.parametrize("at_once", [1, 3])
def test_what_records_name_is_what_was_written_down(tmp_path: Path, at_once: int) -> None:
    store = opened(tmp_path / "tripdesk.db")
    taken_in(store, small_trip())
    rng = random.Random(20230109)
    written = refused = 0
    for _ in range(120):
        edits: list[Edit] = []
        for own in rng.sample(sorted(NAMES), at_once):
            was = held(store, own)
            update = rng.choice(NAMES[own])
            goes = rng.random() < 0.2 and not was.deleted
            edits.append(Remove(was.key, was.version) if goes else Put(TRIP, was.record.revised(**update), was.version))
        try:
            written += isinstance(store.commit(EDITED, edits, KIM), Committed)
        except Rejected:
            refused += 1
    store.close()
    assert (written > 60, refused > 0) == (True, True)
    assert keeping.damages(store.path) == ()


def test_a_record_that_comes_back_is_checked_as_a_new_one(tmp_path: Path) -> None:
    store = opened(tmp_path / "tripdesk.db")
    taken_in(store, small_trip())
    paper = held(store, "paper")
    store.commit(EDITED, [Remove(paper.key, paper.version)], KIM)
    google = held(store, "google")
    store.commit(EDITED, [Remove(google.key, google.version)], KIM)
    with pytest.raises(Rejected) as refused:
        store.commit(EDITED, [Put(TRIP, paper.record, held(store, "paper").version)], KIM)
    assert (refused.value.code, refused.value.facts["id"]) == ("reference_to_nothing", "google")
    assert store.get(Key(TRIP, "paper")) == held(store, "paper")
    store.close()
