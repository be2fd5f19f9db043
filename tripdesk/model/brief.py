"""The meeting paper: what is to be reached, said, asked and avoided at one engagement."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from tripdesk.model.audience import (
    OFFICE,
    SPEAKERS,
    STAFF,
    UNPRINTED,
    WITHIN,
    A,
    Audience,
    Shown,
)
from tripdesk.model.ids import CounterpartRef, DelegateRef, GiftRef, ItemRef, OwnBriefId
from tripdesk.model.record import Record, Value
from tripdesk.model.text import EMPTY, LText

AT_THE_TABLE = SPEAKERS | {A.HOST}


class BriefState(StrEnum):
    """Where a paper stands."""

    REQUESTED = "requested"
    SUBMITTED = "submitted"
    IN_REVIEW = "in_review"
    FINAL = "final"


class AgendaStep(Value):
    """A step of the agenda or order of ceremony, so many minutes after the item starts."""

    after_minutes: Annotated[int | None, Field(ge=0, le=2880), WITHIN] = None
    text: Annotated[LText, WITHIN]
    who: Annotated[LText, WITHIN] = EMPTY


class PointKind(StrEnum):
    """A message to give, an ask, or a caution, which is only ever printed on the reference sheet."""

    MESSAGE = "message"
    ASK = "ask"
    CAUTION = "caution"


class Point(Value):
    """A line of the discussion points. Points form a tree by `level` (1 to 4), in reading order."""

    level: Annotated[int, Field(ge=1, le=4), UNPRINTED] = 1
    text: Annotated[LText, WITHIN]
    kind: Annotated[PointKind, UNPRINTED] = PointKind.MESSAGE
    key: Annotated[bool, UNPRINTED] = False
    only_for: Annotated[tuple[Audience, ...] | None, Shown(STAFF, printed=False)] = None


def parted(points: tuple[Point, ...]) -> tuple[list[Point], list[Point]]:
    """What is for the table, and the cautions: with a caution goes everything that stands below it."""
    said: list[Point] = []
    cautions: list[Point] = []
    below: int | None = None
    for point in points:
        if below is None or point.level <= below:
            below = point.level if point.kind is PointKind.CAUTION else None
        (said if below is None else cautions).append(point)
    return said, cautions


class RemarkPart(StrEnum):
    """The parts of a script."""

    OPENING = "opening"
    MAIN = "main"
    CLOSING = "closing"
    ADDRESS = "address"
    TOAST = "toast"


class Remark(Value):
    """One part of the remarks, one thought a paragraph."""

    part: Annotated[RemarkPart, WITHIN]
    paragraphs: Annotated[tuple[LText, ...], WITHIN]


class Answer(Value):
    """A question to expect and what to answer."""

    question: Annotated[LText, WITHIN]
    answer: Annotated[LText, WITHIN] = EMPTY
    only_for: Annotated[tuple[Audience, ...] | None, Shown(STAFF, printed=False)] = None


class Seat(Value):
    """A seat: `position` counts from the middle of a side outwards, 1 being the head of that side."""

    position: Annotated[int, Field(ge=1, le=99), WITHIN]
    delegate: Annotated[DelegateRef | None, UNPRINTED] = None
    counterpart: Annotated[CounterpartRef | None, UNPRINTED] = None

    @model_validator(mode="after")
    def _for_one(self) -> Self:
        if (self.delegate is None) == (self.counterpart is None):
            raise PydanticCustomError("seat_for_one", "a seat is for one person", {})
        return self


class Interpreting(StrEnum):
    """Who interprets, as far as decided."""

    UNDECIDED = "undecided"
    NOT_NEEDED = "not_needed"
    OURS = "ours"
    THEIRS = "theirs"


class Brief(Record):
    """The paper of one engagement (면담자료)."""

    record_kind: ClassVar[str] = "brief"
    id: Annotated[OwnBriefId, UNPRINTED]
    item: Annotated[ItemRef, UNPRINTED]
    department: Annotated[LText, Shown(STAFF)] = EMPTY
    author: Annotated[str, Shown(STAFF)] = ""
    due: Annotated[date | None, Shown(STAFF)] = None
    state: Annotated[BriefState, Shown(STAFF)] = BriefState.REQUESTED
    objectives: Annotated[tuple[LText, ...], Shown(OFFICE)] = ()
    minimum_goals: Annotated[tuple[LText, ...], Shown(OFFICE)] = ()
    agenda: Annotated[tuple[AgendaStep, ...], Shown(AT_THE_TABLE)] = ()
    points: Annotated[tuple[Point, ...], Shown(OFFICE)] = ()
    remarks: Annotated[tuple[Remark, ...], Shown(SPEAKERS)] = ()
    answers: Annotated[tuple[Answer, ...], Shown(OFFICE)] = ()
    background: Annotated[tuple[LText, ...], Shown(OFFICE)] = ()
    our_side: Annotated[tuple[DelegateRef, ...], Shown(AT_THE_TABLE, printed=False)] = ()
    their_side: Annotated[tuple[CounterpartRef, ...], Shown(AT_THE_TABLE, printed=False)] = ()
    seats: Annotated[tuple[Seat, ...], Shown(SPEAKERS)] = ()
    interpreting: Annotated[Interpreting, Shown(SPEAKERS)] = Interpreting.UNDECIDED
    interpreter: Annotated[DelegateRef | None, Shown(SPEAKERS)] = None
    gifts: Annotated[tuple[GiftRef, ...], Shown(OFFICE, printed=False)] = ()

    @model_validator(mode="after")
    def _points_form_a_tree(self) -> Self:
        above = 0
        for number, point in enumerate(self.points):
            if point.level > above + 1:
                raise PydanticCustomError("point_level_jumps", "level jumps", {"number": number})
            above = point.level
        return self
