"""Differences lead from one trip to the other, hold nothing else, and come in an order of their own."""

import os
from collections.abc import Iterator
from typing import Any, cast

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings
from pydantic import ValidationError

from tests.model.drawn import snapshots
from tests.model.small import small
from tests.synthetic import everything
from tripdesk.messages import UiLanguage
from tripdesk.model.audience import NOBODY, A
from tripdesk.model.diff import About, Act, Difference, Telling, apply, by_person, differences
from tripdesk.model.fields import plan
from tripdesk.model.record import Record, Value
from tripdesk.model.snapshot import Gathered, TripSnapshot
from tripdesk.model.text import LText
from tripdesk.model.view import Edition, view_of

SOAK = os.environ.get("TRIPDESK_SOAK") == "1"
OFTEN, SELDOM = (settings(max_examples=1000 if SOAK else few) for few in (25, 10))
"""Two whole trips are drawn for each example: few of them in everyday tests, many in the long run."""
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


@OFTEN
@given(pairs())
def test_applying_the_differences_of_a_and_b_to_a_gives_b(pair: tuple[TripSnapshot, TripSnapshot]) -> None:
    one, other = pair
    assert content(apply(one, differences(one, other))) == content(other)


@SELDOM
@given(pairs())
def test_there_are_none_exactly_when_nothing_that_anyone_may_see_differs(
    pair: tuple[TripSnapshot, TripSnapshot],
) -> None:
    one, other = pair
    assert (differences(one, other) == ()) == (content(one) == content(other))
    assert differences(one, one) == ()


@SELDOM
@given(pairs())
def test_there_and_back_the_same_records_are_named(pair: tuple[TripSnapshot, TripSnapshot]) -> None:
    one, other = pair

    def named(found: tuple[Difference, ...]) -> list[tuple[str, str]]:
        return sorted({difference.about[:2] for difference in found})

    assert named(differences(one, other)) == named(differences(other, one))


@SELDOM
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


@SELDOM
@given(pairs())
def test_each_person_is_told_of_what_touches_them_and_nothing_else(pair: tuple[TripSnapshot, TripSnapshot]) -> None:
    found = differences(*pair)
    told_to = by_person(found)
    assert [(who, those) for who, those in told_to] == [
        (who, tuple(d for d in found if who in d.affected)) for who, _ in told_to
    ]
    assert {who for who, _ in told_to} == {who for d in found for who in d.affected}


@SELDOM
@given(pairs(), st.sampled_from([audience for audience in A if audience is not A.HOST]))
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


@SELDOM
@given(pairs())
def test_every_difference_can_be_told_in_both_languages(pair: tuple[TripSnapshot, TripSnapshot]) -> None:
    for language in UiLanguage:
        telling = Telling(*pair, language)
        for difference in differences(*pair):
            assert telling.sentence(difference).strip()
            assert len(telling.row(difference)) == 4


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


def blanked(trip: TripSnapshot) -> Iterator[tuple[Record, str, TripSnapshot]]:
    """For each kind, and each field of it that is told and can be left out: a record, the field, a trip without it."""
    seen: set[tuple[str, str]] = set()
    for path, record in trip.records():
        for field in plan(type(record)):
            known = (record.record_kind, field.name)
            if known in seen or not field.told or getattr(record, field.name) == field.blank:
                continue
            name, _, number = path.rstrip("]").partition("[")
            try:
                other = record.revised(**{field.name: field.blank})
                records = tuple(other if held is record else held for held in getattr(trip, name)) if number else other
                yield record, field.name, trip.revised(**{name: records})
                seen.add(known)
            except ValidationError:
                continue


EVERYTHING = everything()


BLANKED = list(blanked(EVERYTHING))


@pytest.mark.parametrize(("record", "field", "less"), BLANKED, ids=[f"{r.record_kind}.{f}" for r, f, _ in BLANKED])
def test_every_field_of_every_kind_makes_its_difference(record: Record, field: str, less: TripSnapshot) -> None:
    there, back = differences(EVERYTHING, less), differences(less, EVERYTHING)
    assert {(d.about.kind, d.about.id, d.edits[0].path[1].name) for d in (*there, *back)} == {
        (record.record_kind, str(record.id), field)
    }
    assert content(apply(EVERYTHING, there)) == content(less)
    assert content(apply(less, back)) == content(EVERYTHING)


def test_those_fields_are_of_every_kind() -> None:
    assert {record.record_kind for record, _, _ in BLANKED} == {"trip"} | {
        cls.record_kind for cls in TripSnapshot.COLLECTIONS.values()
    }


@pytest.mark.parametrize(
    ("audience", "told_of"),
    [(A.PRINCIPAL, ["text", "kind"]), (A.STAFF, ["state", "text", "kind"]), (A.INTERPRETER, []), (A.MEMBER, [])],
)
def test_a_reader_is_told_only_of_what_the_edition_shows(audience: A, told_of: list[str]) -> None:
    trip = small()
    paper, other = trip.briefs
    caution = paper.points[0].revised(text=LText(ko="조심"), kind="caution")
    edited = trip.revised(briefs=(paper.revised(points=(caution,), state="final"), other))
    before, after = (view_of(held, Edition(audience=audience)) for held in (trip, edited))
    assert [d.edits[0].path[-1].name for d in differences(before, after)] == told_of
