"""Differences lead from one trip to the other, hold nothing else, and come in an order of their own."""

from typing import Any, cast

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings
from pydantic import ValidationError

from tests.model.drawn import snapshots
from tests.model.small import small
from tripdesk.model.audience import NOBODY, A
from tripdesk.model.diff import About, Act, Difference, apply, by_person, differences
from tripdesk.model.fields import plan
from tripdesk.model.record import Record, Value
from tripdesk.model.snapshot import Gathered, TripSnapshot
from tripdesk.model.text import LText
from tripdesk.model.view import Edition, view_of

UNTOLD = [("item", "calendar"), ("recipient", "generation"), ("trip", "key")]


def told(value: Any) -> Any:
    """A value without what nobody is told of."""
    if isinstance(value, tuple):
        return [told(part) for part in cast(tuple[Any, ...], value)]
    if not isinstance(value, Value):
        return value
    return {field.name: told(getattr(value, field.name)) for field in plan(type(value)) if field.told}


def content(snapshot: TripSnapshot) -> dict[str, Any]:
    """A trip as anyone may see it; the mark of an issue is not content."""
    return {name: held for name, held in told(snapshot).items() if name != "issue"}


@st.composite
def pairs(draw: st.DrawFn) -> tuple[TripSnapshot, TripSnapshot]:
    """A trip and an edited one: records of it revised, exchanged, in another order, gone or new."""
    one, other = draw(snapshots()), draw(snapshots())
    edited = one
    if draw(st.booleans()):
        edited = edited.revised(trip=other.trip)
    for name in Gathered.COLLECTIONS:
        records: list[Record] = []
        for was, now in zip(getattr(one, name), getattr(other, name), strict=True):
            records.append(draw(st.sampled_from([was, now]) | mixed(was, now)))
        edited = edited.revised(**{name: tuple(draw(st.permutations(records)))})
    kept, less = edited, edited
    for name in Gathered.COLLECTIONS:
        for record in getattr(less, name):
            if draw(st.booleans()):
                less = without(less, name, record)
    return (kept, less) if draw(st.booleans()) else (less, one) if draw(st.booleans()) else (one, less)


@st.composite
def mixed(draw: st.DrawFn, was: Record, now: Record) -> Record:
    """A record with some fields of one and some of the other, where they go together."""
    names = draw(st.sets(st.sampled_from(sorted(type(was).model_fields))))
    try:
        return was.revised(**{name: getattr(now, name) for name in names})
    except ValidationError:
        return was


def without(snapshot: TripSnapshot, name: str, record: Record) -> TripSnapshot:
    """The trip without a record, if nothing refers to it."""
    try:
        return snapshot.revised(**{name: tuple(held for held in getattr(snapshot, name) if held.id != record.id)})
    except ValidationError:
        return snapshot


@given(pairs())
def test_applying_the_differences_of_a_and_b_to_a_gives_b(pair: tuple[TripSnapshot, TripSnapshot]) -> None:
    one, other = pair
    assert content(apply(one, differences(one, other))) == content(other)


@given(pairs())
def test_there_are_none_exactly_when_nothing_that_anyone_may_see_differs(
    pair: tuple[TripSnapshot, TripSnapshot],
) -> None:
    one, other = pair
    assert (differences(one, other) == ()) == (content(one) == content(other))
    assert differences(one, one) == ()


@given(pairs())
def test_there_and_back_the_same_records_are_named(pair: tuple[TripSnapshot, TripSnapshot]) -> None:
    one, other = pair

    def named(found: tuple[Difference, ...]) -> list[tuple[str, str]]:
        return sorted({difference.about[:2] for difference in found})

    assert named(differences(one, other)) == named(differences(other, one))


@given(pairs(), st.data())
def test_the_order_of_records_in_the_trips_decides_nothing(
    pair: tuple[TripSnapshot, TripSnapshot], data: st.DataObject
) -> None:
    one, other = (shuffled(snapshot, data) for snapshot in pair)

    def found(one: TripSnapshot, other: TripSnapshot) -> list[Any]:
        return [(d.act, d.about, d.day, d.affected) for d in differences(one, other) if d.about.id]

    assert found(one, other) == found(*pair)


def shuffled(snapshot: TripSnapshot, data: st.DataObject) -> TripSnapshot:
    orders = {name: tuple(data.draw(st.permutations(getattr(snapshot, name)))) for name in Gathered.COLLECTIONS}
    return snapshot.revised(**orders)


@given(pairs())
def test_each_person_is_told_of_what_touches_them_and_nothing_else(pair: tuple[TripSnapshot, TripSnapshot]) -> None:
    found = differences(*pair)
    told_to = by_person(found)
    assert [(who, those) for who, those in told_to] == [
        (who, tuple(d for d in found if who in d.affected)) for who, _ in told_to
    ]
    assert {who for who, _ in told_to} == {who for d in found for who in d.affected}


@given(pairs(), st.sampled_from([audience for audience in A if audience is not A.HOST]))
@settings(max_examples=30)
def test_between_two_views_nothing_differs_that_the_reader_does_not_see(
    pair: tuple[TripSnapshot, TripSnapshot], audience: A
) -> None:
    one, other = (view_of(snapshot, Edition(audience=audience)) for snapshot in pair)
    ids = {str(record.id) for view in (one, other) for _, record in view.records()}
    found = differences(one, other)
    assert {difference.about.id for difference in found if difference.about.id} <= ids
    assert (found == ()) == (
        [(name, told(record)) for name, record in one.records()]
        == [(name, told(record)) for name, record in other.records()]
    )


def test_what_the_declarations_keep_from_everybody_is_all_that_makes_no_difference() -> None:
    untold = [
        (cls.record_kind, field.name)
        for cls in (type(small().trip), *TripSnapshot.COLLECTIONS.values())
        for field in plan(cast(type[Value], cls))
        if not field.told
    ]
    assert sorted(untold) == UNTOLD


@pytest.mark.parametrize("field", [f for f in plan(type(small().trip)) if f.shown.to == NOBODY], ids=lambda f: f.name)
def test_a_field_shown_to_nobody_makes_no_difference(field: Any) -> None:
    changed = small().trip.revised(**{field.name: "another-key-of-sixteen-signs"})
    assert differences(small(), small().revised(trip=changed)) == ()


def test_the_mark_of_an_issue_and_the_stamps_of_calendars_are_no_change_of_content() -> None:
    trip = small()
    flight, google = trip.items
    stamped = google.revised(calendar=google.calendar.revised(sequence=7, ever_issued=True))
    assert differences(trip, trip.revised(items=(flight, stamped))) == ()


def test_a_record_in_another_place_of_its_kind_is_a_difference_of_the_kind() -> None:
    trip = small()
    (found,) = differences(trip, trip.revised(items=trip.items[::-1]))
    assert (found.act, found.about, found.day) == (Act.REORDERED, About("item", "", LText()), None)
