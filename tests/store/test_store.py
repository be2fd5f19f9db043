"""What a store promises, whatever database lies below: nothing here knows SQL."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stores import KIM, LEE, TRIP, Clock, held, opened, small_trip, taken_in, text_of
from tripdesk.errors import Rejected, TripdeskError, Unavailable
from tripdesk.model.contract import write_trip
from tripdesk.model.history import SHARED, Committed, Conflict, Edit, Key, Label, Put, Remove
from tripdesk.store.store import Store

EDITED = Label("changed")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with the small trip in it. Under another database this fixture is all that changes."""
    made = opened(tmp_path / "tripdesk.db")
    taken_in(made, small_trip())
    yield made
    made.close()


def retitled(store: Store, own: str, ko: str, base: int | None = None) -> Put:
    was = held(store, own)
    title = was.record.title.revised(ko=ko)  # pyright: ignore
    return Put(TRIP, was.record.revised(title=title), was.version if base is None else base)


def test_a_trip_comes_out_as_it_went_in(store: Store) -> None:
    assert text_of(store) == write_trip(small_trip().snapshot).decode()


def test_an_edit_says_what_it_did(store: Store) -> None:
    before = held(store, "google")
    done = store.commit(Label("changed", ("google",), "title.ko"), [retitled(store, "google", "구글 방문")], LEE)

    assert isinstance(done, Committed)
    (change,) = done.changes
    assert (change.key, change.kind, change.version) == (Key(TRIP, "google"), "item", before.version + 1)
    assert (change.author, change.label) == (LEE, Label("changed", ("google",), "title.ko"))
    assert json.loads(change.before or "")["title"]["ko"] == "구글 면담"
    assert json.loads(change.after or "")["title"]["ko"] == "구글 방문"
    assert store.changes_of_record(Key(TRIP, "google"))[-1] == change


def test_an_edit_that_changes_nothing_writes_nothing(store: Store) -> None:
    last = store.last_change()
    assert store.commit(EDITED, [retitled(store, "google", "구글 면담")], KIM) == Committed("", EDITED, ())
    assert store.last_change() == last


def test_two_people_never_overwrite_each_other(store: Store) -> None:
    base = held(store, "google").record
    mine = retitled(store, "google", "내 제목")
    theirs = retitled(store, "google", "남의 제목")
    store.commit(EDITED, [theirs], LEE)
    kept = text_of(store)

    refused = store.commit(EDITED, [mine], KIM)

    assert isinstance(refused, Conflict)
    assert (refused.theirs, refused.yours, refused.base) == (theirs.record, mine.record, base)
    assert refused.who == LEE
    assert text_of(store) == kept


def test_of_several_edits_all_are_written_or_none(store: Store) -> None:
    kept, last = text_of(store), store.last_change()
    edits: list[Edit] = [retitled(store, "google", "구글 방문"), retitled(store, "flight", "다른 편", base=7)]
    assert isinstance(store.commit(EDITED, edits, KIM), Conflict)
    assert (text_of(store), store.last_change()) == (kept, last)


@pytest.mark.parametrize(
    ("scope", "own", "code", "facts"),
    [
        (SHARED, "mayor", "record_in_use", {"id": "mayor", "where": "delegate head", "count": 1, "more": 0}),
        (SHARED, "city", "record_in_use", {"id": "city", "where": "trip trip", "count": 1, "more": 0}),
        (SHARED, "icn", "record_in_use", {"id": "icn", "where": "item flight", "count": 1, "more": 0}),
        (TRIP, "google", "record_in_use", {"id": "google", "where": "brief paper", "count": 1, "more": 0}),
        (TRIP, "head", "record_in_use", {"id": "head", "where": "recipient for-mayor", "count": 1, "more": 0}),
    ],
)
def test_what_is_in_use_cannot_go(store: Store, scope: str, own: str, code: str, facts: dict[str, object]) -> None:
    kept = text_of(store)
    with pytest.raises(Rejected) as refused:
        store.commit(Label("removed"), [Remove(Key(scope, own), held(store, own, scope).version)], KIM)
    assert (refused.value.code, refused.value.facts) == (code, facts)
    assert text_of(store) == kept


@pytest.mark.parametrize(
    ("own", "update", "code"),
    [
        ("google", {"place": "nowhere"}, "reference_to_nothing"),
        ("google", {"place": "mayor"}, "reference_to_nothing"),
        ("google", {"parties": ("head",)}, "reference_to_nothing"),
        ("paper", {"item": "flight"}, "second_brief"),
    ],
)
def test_a_reference_must_lead_somewhere(store: Store, own: str, update: dict[str, object], code: str) -> None:
    was = held(store, own)
    kept = text_of(store)
    with pytest.raises(Rejected) as refused:
        store.commit(EDITED, [Put(TRIP, was.record.revised(**update), was.version)], KIM)
    assert refused.value.code == code
    assert text_of(store) == kept


def test_a_shared_record_leaves_every_trip_with_its_memberships(store: Store) -> None:
    spare = held(store, "mayor", SHARED).record.revised(id="spare")
    store.commit(Label("added"), [Put(SHARED, spare, 0)], KIM)
    taken_in(store, small_trip({"people[1]": json.loads(spare.model_dump_json())}))
    assert [person.id for person in store.load(TRIP).snapshot.people] == ["mayor", "spare"]

    store.commit(Label("removed"), [Remove(Key(SHARED, "spare"), held(store, "spare", SHARED).version)], KIM)

    assert [person.id for person in store.load(TRIP).snapshot.people] == ["mayor"]
    assert held(store, "~spare").deleted


def test_an_id_stands_for_one_record_of_a_trip(store: Store) -> None:
    clash = held(store, "google").record.revised(id="mayor")
    with pytest.raises(Rejected) as refused:
        store.commit(Label("added"), [Put(TRIP, clash, 0)], KIM)
    assert refused.value.code == "duplicate_id"


def test_two_programs_see_each_other(store: Store) -> None:
    other = opened(store.path, prefix="other")
    seen, version = other.last_change(), other.data_version()
    done = store.commit(EDITED, [retitled(store, "google", "구글 방문")], KIM)
    assert isinstance(done, Committed)
    assert other.changes_after(seen) == done.changes
    assert other.data_version() != version
    assert text_of(other) == text_of(store)
    other.close()


def test_order_comes_from_numbers_not_from_clocks(tmp_path: Path) -> None:
    clock = Clock()
    store = opened(tmp_path / "t.db", clock)
    taken_in(store, small_trip())
    for days, ko in ((400, "하나"), (-900, "둘"), (3, "셋")):
        clock.goes(days=days)
        store.commit(EDITED, [retitled(store, "google", ko)], KIM)
    titles = [json.loads(c.after or "")["title"]["ko"] for c in store.changes_of_record(Key(TRIP, "google"))]
    assert titles == ["구글 면담", "하나", "둘", "셋"]
    store.close()


def test_a_trip_nobody_knows(store: Store) -> None:
    with pytest.raises(Rejected) as refused:
        store.load("nothing")
    assert refused.value.code == "trip_not_here"


def test_a_store_opened_to_read_writes_nothing(store: Store) -> None:
    reader = opened(store.path, readonly="store_read_only")
    with pytest.raises(Unavailable) as refused:
        reader.commit(EDITED, [retitled(reader, "google", "구글 방문")], KIM)
    assert refused.value.code == "store_read_only"
    assert text_of(reader) == text_of(store)
    reader.close()


def test_errors_carry_nothing_of_what_was_entered(store: Store) -> None:
    was = held(store, "google")
    secret = was.record.title.revised(ko="대외비-문구")  # pyright: ignore
    with pytest.raises(TripdeskError) as refused:
        store.commit(EDITED, [Put(TRIP, was.record.revised(title=secret, place="nowhere"), was.version)], KIM)
    assert "대외비-문구" not in f"{refused.value!r} {refused.value} {refused.value.facts}"
    assert refused.value.__cause__ is None
