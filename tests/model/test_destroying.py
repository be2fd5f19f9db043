"""What goes with a person, and what remains of the others: always a whole trip, without a word of who has gone."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model.drawn import snapshots
from tests.model.small import SMALL_TRIP, small
from tripdesk.model.brief import Brief, Seat
from tripdesk.model.destroying import goes_with, names_any, remaining
from tripdesk.model.fields import references
from tripdesk.model.history import SHARED, Key, key_of
from tripdesk.model.itinerary import Item
from tripdesk.model.record import Record
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.text import LText

HEAD = Key("trip", "head")


def by_key(snapshot: TripSnapshot) -> dict[Key, Record]:
    return {key_of(record, str(snapshot.trip.id)): record for _, record in snapshot.records()}


def without(snapshot: TripSnapshot, person: str) -> TripSnapshot:
    own = str(snapshot.trip.id)
    records = by_key(snapshot)
    gone = goes_with(records, Key(SHARED, person))
    left = {key: remaining(key.scope, record, gone) for key, record in records.items() if key not in gone}
    assert None not in left.values()
    update: dict[str, Any] = {
        name: tuple(left[key] for key in (key_of(record, own) for record in getattr(snapshot, name)) if key in left)
        for name in snapshot.COLLECTIONS
    }
    return snapshot.revised(trip=left[Key(own, own)], **update)


@given(snapshots(), st.sampled_from(["person.0", "person.1"]))
def test_any_trip_stays_whole_without_any_person(snapshot: TripSnapshot, person: str) -> None:
    left = without(snapshot, person)
    gone = by_key(snapshot).keys() - by_key(left).keys()
    named = {wanted for _, record in left.records() for _, _, wanted in references(record)}
    assert Key(SHARED, person) in gone
    assert named.isdisjoint(key.id for key in gone)
    assert without(left, person) == left
    untouched = [r for k, r in by_key(snapshot).items() if k not in gone and not names_any(k.scope, r, gone)]
    assert [r for r in untouched if r not in by_key(left).values()] == []


@given(snapshots())
def test_who_is_not_there_takes_nothing_along(snapshot: TripSnapshot) -> None:
    assert without(snapshot, "nobody") == snapshot


@pytest.mark.parametrize(
    ("record", "left"),
    [
        ({"lead": "head"}, {"lead": None}),
        ({"people": ("head", "second"), "absent": ("head",)}, {"people": ("second",), "absent": ()}),
        ({"people": ("second",)}, {"people": ("second",)}),
    ],
)
def test_a_reference_that_may_be_missing_is(record: dict[str, Any], left: dict[str, Any]) -> None:
    item = Item.model_validate(SMALL_TRIP["items"][1] | record)
    assert remaining("trip", item, {HEAD}) == Item.model_validate(SMALL_TRIP["items"][1] | left)


def test_a_seat_cannot_be_without_who_sits_there() -> None:
    seats = (Seat(position=1, delegate="head"), Seat(position=2, counterpart="there"))
    left = remaining("trip", Brief(id="paper", item="google", seats=seats), {HEAD})
    assert left == Brief(id="paper", item="google", seats=seats[1:])


def test_a_record_cannot_be_without_what_it_must_name() -> None:
    assert remaining("trip", Brief(id="paper", item="google"), {Key("trip", "google")}) is None


def test_the_same_id_in_another_trip_is_another_record() -> None:
    item = Item.model_validate(SMALL_TRIP["items"][1] | {"lead": "head"})
    assert remaining("another", item, {HEAD}) is item


def test_texts_are_said_anew_at_their_paths_but_never_the_id() -> None:
    asked: list[str] = []

    def say(path: str, text: str) -> str:
        asked.append(path)
        return text.upper()

    paper = Brief(id="paper", item="google", author="kim", objectives=(LText(ko="가", en="a"),))
    left = remaining("trip", paper, set(), say)
    assert left == paper.revised(author="KIM", objectives=(LText(ko="가", en="A"),))
    assert "id" not in asked
    assert {"author", "objectives[0].ko", "objectives[0].en"} <= set(asked)


def test_the_whole_trip_of_the_tests_stays_whole() -> None:
    left = without(small(), "mayor")
    assert (left.delegates, left.people, [one.id for one in left.recipients]) == ((), (), ["for-public"])
