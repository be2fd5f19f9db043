"""Who reads what of a paper is what the views of the trip show, and narrowing only ever takes readers away."""

import json
from collections.abc import Callable

import pytest

from tests.model.small import SMALL_TRIP
from tripdesk.model.audience import A, Audience
from tripdesk.model.brief import Brief
from tripdesk.model.itinerary import Item
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.view import view_of
from tripdesk.services.reading import (
    Extent,
    Portion,
    Readership,
    editions,
    is_narrowed,
    narrowed_item,
    narrowed_paper,
    opened_paper,
    readership,
)

PAPER = {
    "id": "paper",
    "item": "google",
    "objectives": [{"ko": "목적"}],
    "agenda": [{"text": {"ko": "소개"}}],
    "points": [{"text": {"ko": "논의"}}, {"text": {"ko": "유의"}, "kind": "caution"}],
    "remarks": [{"part": "opening", "paragraphs": [{"ko": "안녕하십니까"}]}],
    "answers": [{"question": {"ko": "언제"}}],
    "interpreter": "words",
}


@pytest.fixture
def trip() -> TripSnapshot:
    interpreter = {"id": "words", "person": "mayor", "party": "mayors", "duties": ["interpreter"], "rooms": []}
    whole = {**SMALL_TRIP, "briefs": [PAPER], "delegates": [*SMALL_TRIP["delegates"], interpreter]}
    return TripSnapshot.model_validate_json(json.dumps(whole))


def seen(found: Readership, reader: Audience) -> list[str]:
    return [portion for portion in Portion if found[portion, reader] is not Extent.NONE]


def test_each_reader_sees_what_the_matrix_of_readers_says(trip: TripSnapshot) -> None:
    found = readership(trip, "google")
    assert {reader.value: seen(found, reader) for reader in (A.PRINCIPAL, A.INTERPRETER, A.HOST, A.DRIVER)} == {
        "principal": ["engagement", "objectives", "agenda", "points", "remarks", "private", "people", "gifts"],
        "interpreter": ["engagement", "agenda", "remarks", "people"],
        "host": ["engagement", "agenda", "people"],
        "driver": [],
    }


NARROW: list[tuple[str, Callable[[Item, Brief], tuple[Item, Brief]], Portion, Audience]] = [
    ("points", lambda i, b: (i, narrowed_paper(b, Portion.POINTS, A.PRINCIPAL)), Portion.POINTS, A.PRINCIPAL),
    ("private", lambda i, b: (i, narrowed_paper(b, Portion.PRIVATE, A.PRINCIPAL)), Portion.PRIVATE, A.PRINCIPAL),
    ("all from the host", lambda i, b: (narrowed_item(i, A.HOST), b), Portion.ENGAGEMENT, A.HOST),
]  # fmt: skip


@pytest.mark.parametrize(("narrow", "portion", "reader"), [n[1:] for n in NARROW], ids=[n[0] for n in NARROW])
def test_narrowing_takes_one_reader_away_and_gives_nobody_anything(
    narrow: Callable[[Item, Brief], tuple[Item, Brief]], portion: Portion, reader: Audience, trip: TripSnapshot
) -> None:
    item, brief = trip.items[1], trip.briefs[0]
    before = readership(trip, "google")
    item, brief = narrow(item, brief)
    after = readership(trip.revised(items=(trip.items[0], item), briefs=(brief,)), "google")
    assert (before[portion, reader], after[portion, reader]) == (Extent.ALL, Extent.NONE)
    assert {
        place for place, extent in after.items() if before[place] is Extent.NONE and extent is not Extent.NONE
    } == set()
    assert {r for (p, r), extent in after.items() if p is portion and extent is not before[p, r]} == {reader}


def test_the_last_reader_is_not_taken_away(trip: TripSnapshot) -> None:
    brief = trip.briefs[0]
    for reader in (A.PRINCIPAL, A.STAFF, A.PRINCIPAL):
        brief = narrowed_paper(brief, Portion.POINTS, reader)
    assert brief.points[0].only_for == (A.STAFF,)


def test_what_was_narrowed_can_be_opened_again_by_a_step_of_its_own(trip: TripSnapshot) -> None:
    item, brief = trip.items[1], trip.briefs[0]
    narrowed = narrowed_paper(brief, Portion.PRIVATE, A.PRINCIPAL)
    assert (is_narrowed(item, brief), is_narrowed(item, narrowed)) == (False, True)
    assert opened_paper(narrowed) == brief


def test_the_hosts_that_meet_there_are_offered_one_by_one_and_no_other(trip: TripSnapshot) -> None:
    hosts = [e.organisation for e in editions(trip, trip.items[1]) if e.audience is A.HOST]
    assert hosts == ["org"]
    assert all(view_of(trip, edition).edition == edition for edition in editions(trip, trip.items[1]))
