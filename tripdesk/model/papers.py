"""Meeting papers as work to be done: which there are, how far they are, whose turn it is, which are late."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tripdesk.model.brief import Brief, BriefState, Interpreting, PointKind
from tripdesk.model.itinerary import ENGAGEMENTS, Item, Status
from tripdesk.model.logistics import GiftDirection
from tripdesk.model.snapshot import Gathered


@dataclass(frozen=True, slots=True)
class Paper:
    """An engagement and its paper, if it has one."""

    item: Item
    brief: Brief | None


class Part(StrEnum):
    """What a paper is complete with."""

    OBJECTIVES = "objectives"
    POINTS = "points"
    REMARKS = "remarks"
    ANSWERS = "answers"
    INTERPRETING = "interpreting"
    SEATS = "seats"
    GIFTS = "gifts"


OVER = frozenset({Status.CANCELLED, Status.DECLINED})


def papers(gathered: Gathered, *, offered: bool = True) -> tuple[Paper, ...]:
    """Every paper in the order of time, and with `offered` every engagement that is to have one."""
    found = [
        Paper(item, gathered.brief_of.get(item.id))
        for item in gathered.items
        if item.id in gathered.brief_of or (offered and item.kind in ENGAGEMENTS and item.status not in OVER)
    ]
    unscheduled = [paper for paper in found if paper.item.start is None]
    dated = [(paper.item.start.utc, n, paper) for n, paper in enumerate(found) if paper.item.start is not None]
    return (*(paper for _, _, paper in sorted(dated, key=lambda one: one[:2])), *unscheduled)


def ready(brief: Brief, gathered: Gathered) -> frozenset[Part]:
    """The parts that are there."""
    given = (g for g in gathered.gifts if g.direction is GiftDirection.GIVEN and g.item == brief.item)
    there = {
        Part.OBJECTIVES: any(brief.objectives),
        Part.POINTS: any(point.text for point in brief.points if point.kind is not PointKind.CAUTION),
        Part.REMARKS: any(any(remark.paragraphs) for remark in brief.remarks),
        Part.ANSWERS: any(answer.question for answer in brief.answers),
        Part.INTERPRETING: brief.interpreting is not Interpreting.UNDECIDED
        and (brief.interpreting is not Interpreting.OURS or brief.interpreter is not None),
        Part.SEATS: bool(brief.seats),
        Part.GIFTS: bool(brief.gifts) or any(given),
    }
    return frozenset(part for part, done in there.items() if done)


def days_late(brief: Brief, today: date) -> int:
    """By how many days it should have been handed in; 0 when it was, or the day has not come."""
    if brief.state is not BriefState.REQUESTED or brief.due is None:
        return 0
    return max(0, (today - brief.due).days)


def is_turn_of(brief: Brief, name: str) -> bool:
    """Whether the next step is theirs: to write what they are named for, or to check what was handed in."""
    if brief.state is BriefState.REQUESTED:
        return bool(name) and brief.author == name
    return brief.state is not BriefState.FINAL
