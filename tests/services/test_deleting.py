"""What was deleted is offered for 30 days, with what it needs; a whole trip goes and comes back as one."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.guest import PORTRAIT, VIEW, guest_trip
from tests.stores import KIM, LEE, START, TRIP, Clock, Ids, editing, held, opened, small_trip, taken_in, text_of
from tripdesk.errors import Rejected
from tripdesk.files import sha256
from tripdesk.model.history import SHARED, Committed, Label, Remove
from tripdesk.model.purge import Treat
from tripdesk.services.deleting import Deleting, deleted, trip_ever_called
from tripdesk.services.issuing import issue_trip
from tripdesk.services.library import trips_of
from tripdesk.services.purging import Purging, plan_purge
from tripdesk.store import blobs, keeping
from tripdesk.store.store import Store


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    made = opened(tmp_path / "tripdesk.db", clock)
    taken_in(made, small_trip())
    yield made
    made.close()


def remove(store: Store, *ids: str) -> None:
    """Deletes records of the trip, or shared ones, in one edit."""
    found = [store.get(held(store, own, scope).key) for own, scope in (split(one) for one in ids)]
    edits = [Remove(one.key, one.version) for one in found if one is not None]
    assert isinstance(store.commit(Label("removed", ids), edits, LEE), Committed)


def split(name: str) -> tuple[str, str]:
    return (name[1:], SHARED) if name.startswith("/") else (name, TRIP)


def deleting(store: Store, clock: Clock) -> Deleting:
    return Deleting(store, KIM, clock.now)


def listed(store: Store, clock: Clock, trip: str | None = TRIP) -> list[tuple[str, str, str, str, int]]:
    return [(one.kind, one.key.id, one.name, one.by, one.days_left) for one in deleted(store, trip, clock.now)]


def test_what_was_deleted_is_listed_by_name_with_the_days_left(store: Store, clock: Clock) -> None:
    remove(store, "gift")
    clock.goes(days=9, hours=1)
    remove(store, "for-mayor")
    assert listed(store, clock) == [
        ("recipient", "for-mayor", "시장", "이사무관", 30),
        ("gift", "gift", "부채", "이사무관", 21),
    ]
    clock.goes(days=21)
    assert listed(store, clock) == [("recipient", "for-mayor", "시장", "이사무관", 9)]
    assert listed(store, clock, None) == listed(store, clock)


@pytest.mark.parametrize(
    ("before", "after", "days_left"),
    [
        (timedelta(0), timedelta(days=29), [1]),
        (timedelta(0), timedelta(days=30), []),
        (timedelta(days=-400), timedelta(days=400), [30]),
        (timedelta(days=-400), timedelta(days=429), [1]),
        (timedelta(0), timedelta(days=-400), [30]),
        (timedelta(days=400), timedelta(days=-400), [30]),
    ],
)
def test_a_clock_set_wrong_never_shortens_the_days(
    store: Store, clock: Clock, before: timedelta, after: timedelta, days_left: list[int]
) -> None:
    """`before` the deletion and `after` it the clock was set; the trip was taken in at the right time."""
    clock.now += before
    remove(store, "gift")
    clock.now += after
    assert [days for *_, days in listed(store, clock)] == days_left


def test_a_clock_set_forward_hides_and_set_right_shows_again(store: Store, clock: Clock) -> None:
    remove(store, "gift")
    clock.goes(days=365)
    assert listed(store, clock) == []
    clock.goes(days=-365)
    assert len(listed(store, clock)) == 1


def test_brought_back_it_stands_where_it_stood_and_can_be_undone(store: Store, clock: Clock) -> None:
    before = text_of(store)
    remove(store, "gift")
    deleting(store, clock).bring_back(TRIP, "gift")
    assert text_of(store) == before
    assert listed(store, clock) == []
    editing(store, KIM).undo()
    assert [own for _, own, *_ in listed(store, clock)] == ["gift"]


def test_a_record_comes_back_with_what_it_needs(store: Store, clock: Clock) -> None:
    """The book's recipient, the part on the trip and the person are deleted; the recipient alone is asked for."""
    before = text_of(store)
    remove(store, "for-mayor", "head")
    remove(store, "/mayor")
    assert listed(store, clock)[0][:3] == ("person", "mayor", "강기정")
    deleting(store, clock).bring_back(TRIP, "for-mayor")
    assert text_of(store) == before
    assert keeping.damages(store.path) == ()


def test_what_was_purged_with_a_person_is_not_offered(store: Store, clock: Clock) -> None:
    remove(store, "for-mayor", "head")
    remove(store, "/mayor")
    folder = store.path.parent / "backups"
    plan = plan_purge(store, "mayor", folder)
    Purging(store, KIM, clock.now, Ids("purge"), folder, folder).purge(plan, {}, Treat.BLANK)
    assert listed(store, clock) == []
    with pytest.raises(Rejected, match="not_deleted"):
        deleting(store, clock).bring_back(TRIP, "for-mayor")


@pytest.mark.parametrize(
    ("own", "code"), [("gift", "not_deleted"), ("nothing", "not_deleted"), ("task", "deleted_too_long")]
)
def test_what_cannot_be_brought_back_is_refused(store: Store, clock: Clock, own: str, code: str) -> None:
    remove(store, "task")
    clock.goes(days=31)
    with pytest.raises(Rejected, match=code):
        deleting(store, clock).bring_back(TRIP, own)


def test_a_trip_goes_and_comes_back_as_one(store: Store, clock: Clock) -> None:
    issue_trip(store, TRIP, "1차", KIM, clock.now)
    before = text_of(store)
    remove(store, "gift")
    with_gift_gone = text_of(store)
    deleting(store, clock).remove_trip(TRIP)
    assert trips_of(store) == ()
    assert [line.number for line in store.issues(TRIP)] == [1]
    assert [(kind, own) for kind, own, *_ in listed(store, clock)] == [("trip", TRIP), ("gift", "gift")]
    assert trip_ever_called(store, "미국") == TRIP
    with pytest.raises(Rejected, match="trip_not_here"):
        deleting(store, clock).remove_trip(TRIP)

    deleting(store, clock).bring_back_trip(TRIP)
    assert text_of(store) == with_gift_gone
    deleting(store, clock).bring_back(TRIP, "gift")
    assert after_the_mark(text_of(store)) == after_the_mark(before)
    assert store.load(TRIP).changed_since_issue
    assert keeping.damages(store.path) == ()


def after_the_mark(text: str) -> str:
    """The trip without the mark of its issue: what came back may be as it was issued, and does not claim so."""
    return text[text.index('"title"') :]


def test_deleting_a_trip_is_undone_and_made_again(store: Store, clock: Clock) -> None:
    before = text_of(store)
    deleting(store, clock).remove_trip(TRIP)
    editing(store, KIM).undo()
    assert text_of(store) == before
    editing(store, KIM).redo()
    assert trips_of(store) == ()


def test_a_deleted_trip_can_be_taken_in_again_from_its_file(store: Store, clock: Clock) -> None:
    before = text_of(store)
    deleting(store, clock).remove_trip(TRIP)
    taken_in(store, small_trip())
    assert text_of(store) == before


def test_blobs_live_while_a_record_an_issue_or_the_history_names_them(tmp_path: Path) -> None:
    store = opened(tmp_path / "office.db")
    taken_in(store, guest_trip(tmp_path))
    store.commit(Label("changed"), [], KIM, blobs=[(sha256(b"nobody's"), b"nobody's")])
    assert blobs.clean_up(store.path) == 1
    assert (store.blob(sha256(VIEW)), store.blob(sha256(PORTRAIT))) == (VIEW, PORTRAIT)
    Deleting(store, KIM, START).remove_trip(TRIP)
    assert blobs.clean_up(store.path) == 0
    assert store.blob(sha256(VIEW)) == VIEW
    store.close()
