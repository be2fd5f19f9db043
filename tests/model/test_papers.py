"""Papers as work: which there are, how far they are, whose turn it is, which are late."""

import json
from datetime import date

import pytest

from tests.model.small import edited, small
from tripdesk.model.brief import Brief, BriefState
from tripdesk.model.ids import BriefId, ItemId
from tripdesk.model.papers import Part, days_late, is_turn_of, papers, ready
from tripdesk.model.snapshot import TripSnapshot

NOW = date(2023, 1, 5)


def paper(**fields: object) -> Brief:
    return Brief.model_validate({"id": BriefId("b"), "item": ItemId("google"), **fields})


LATE = [
    (BriefState.REQUESTED, date(2023, 1, 3), 2),
    (BriefState.REQUESTED, date(2023, 1, 5), 0),
    (BriefState.REQUESTED, None, 0),
    (BriefState.SUBMITTED, date(2023, 1, 3), 0),
]


@pytest.mark.parametrize(("state", "due", "days"), LATE)
def test_late_is_what_was_not_handed_in(state: BriefState, due: date | None, days: int) -> None:
    assert days_late(paper(state=state, due=due), NOW) == days


TURNS = [
    (BriefState.REQUESTED, "김주무관", True),
    (BriefState.REQUESTED, "이사무관", False),
    (BriefState.SUBMITTED, "이사무관", True),
    (BriefState.IN_REVIEW, "이사무관", True),
    (BriefState.FINAL, "김주무관", False),
]


@pytest.mark.parametrize(("state", "author", "mine"), TURNS)
def test_my_turn_is_to_write_my_own_and_to_check_what_was_handed_in(state: BriefState, author: str, mine: bool) -> None:
    assert is_turn_of(paper(state=state, author=author), "김주무관") is mine


def trip(**more: object) -> TripSnapshot:
    return TripSnapshot.model_validate_json(json.dumps(edited({"briefs": [], **more})))


def test_engagements_without_a_paper_are_offered_and_moves_are_not() -> None:
    assert [(p.item.id, p.brief) for p in papers(trip())] == [("google", None)]
    assert papers(trip(), offered=False) == ()


def test_a_cancelled_engagement_is_not_offered() -> None:
    assert papers(trip(**{"items[1].status": "cancelled"})) == ()


def test_whatever_has_a_paper_is_there_in_the_order_of_time() -> None:
    assert [(p.item.id, p.brief.id if p.brief else "") for p in papers(small())] == [
        ("flight", "paper-2"),
        ("google", "paper"),
    ]


def test_a_caution_alone_is_no_discussion_point() -> None:
    here = trip()
    caution = {"text": {"ko": "가격은 언급하지 않음"}, "kind": "caution"}
    assert ready(paper(points=[caution]), here) == frozenset()
    assert ready(paper(points=[{"text": {"ko": "공동연구"}}], interpreting="theirs"), here) == {
        Part.POINTS,
        Part.INTERPRETING,
    }
