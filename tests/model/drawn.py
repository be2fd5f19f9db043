"""Whole trips drawn from the declarations of the model: every kind of record, every field, any text."""

import string
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

from hypothesis import strategies as st
from pydantic.fields import FieldInfo

from tripdesk.model.audience import Audience
from tripdesk.model.brief import Brief, Seat
from tripdesk.model.fields import FieldPlan, plan
from tripdesk.model.itinerary import Item, ItemKind, Move
from tripdesk.model.recipients import Recipient
from tripdesk.model.record import Value
from tripdesk.model.snapshot import Gathered, TripSnapshot
from tripdesk.model.times import ZonedTime, at_instant
from tripdesk.model.trip import Issue, Trip

ZONES = (
    "Asia/Seoul",
    "America/Los_Angeles",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Africa/Casablanca",
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6) | st.sampled_from(
    ["", "한글", "\x00\x1b[31m", "\ufffe", "{{ }}", "]]>", "\u202e", '"\\\n', "🏛️"]
)
EPOCH = datetime(1990, 1, 1, tzinfo=UTC)
MINUTES = st.integers(0, 60 * 24 * 365 * 150)
KINDS = {"trip": Trip} | {cls.record_kind: cls for cls in Gathered.COLLECTIONS.values()}
IDS = {kind: tuple(f"{kind}.{n}" for n in range(1 if kind == "trip" else 2)) for kind in KINDS}


@st.composite
def moments(draw: st.DrawFn) -> ZonedTime:
    return at_instant(EPOCH + timedelta(minutes=draw(MINUTES)), draw(st.sampled_from(ZONES)))


@st.composite
def pieces_of(draw: st.DrawFn, cls: type[Value]) -> dict[str, Any]:
    """The fields of a value of the class: the required ones, and any of the others."""
    held = draw(OWN[cls]) if cls in OWN else {}
    for name, strategy in fields_of(cls).items():
        if name not in held and (cls.model_fields[name].is_required() or draw(st.booleans())):
            held[name] = draw(strategy)
    return held


@cache
def fields_of(cls: type[Value]) -> dict[str, st.SearchStrategy[Any]]:
    return {field.name: field_of(field, cls.model_fields[field.name]) for field in plan(cls)}


def field_of(field: FieldPlan, info: FieldInfo) -> st.SearchStrategy[Any]:
    marks = [*info.metadata, *marks_in(info.annotation)]
    one = values(field, marks)
    if field.many:
        one = st.lists(one, max_size=2)
    return st.none() | one if field.optional else one


def marks_in(annotation: Any) -> list[Any]:
    """Every mark in a declaration, at any depth: limits and patterns."""
    inner = [mark for part in get_args(annotation) for mark in marks_in(part)]
    return [*inner, *get_args(annotation)[1:]] if get_origin(annotation) is Annotated else inner


def limit(marks: list[Any], name: str) -> Any:
    flat = [part for mark in marks for part in (mark.metadata if isinstance(mark, FieldInfo) else [mark])]
    return next((getattr(mark, name) for mark in flat if getattr(mark, name, None) is not None), None)


def values(field: FieldPlan, marks: list[Any]) -> st.SearchStrategy[Any]:
    if field.refers_to:
        return st.sampled_from(IDS[field.refers_to])
    if field.nested is ZonedTime:
        return moments()
    if field.nested is not None:
        return pieces_of(field.nested)
    if field.name in {"zone", "home_zone"}:
        return st.sampled_from(ZONES)
    if isinstance(field.bare, type) and issubclass(field.bare, Enum):
        return st.sampled_from(list(field.bare))
    if get_origin(field.bare) is Literal:
        return st.sampled_from(get_args(field.bare))
    return PLAIN[field.bare](marks)


def texts(marks: list[Any]) -> st.SearchStrategy[str]:
    if pattern := limit(marks, "pattern"):
        return st.from_regex(pattern, fullmatch=True, alphabet=string.printable)
    if least := limit(marks, "min_length"):
        return st.text(st.characters(exclude_categories=["Cs"]), min_size=least, max_size=limit(marks, "max_length"))
    return TEXTS


PLAIN: dict[type, Callable[[list[Any]], st.SearchStrategy[Any]]] = {
    str: texts,
    bool: lambda _: st.booleans(),
    int: lambda marks: st.integers(limit(marks, "ge"), limit(marks, "le")),
    float: lambda marks: st.floats(limit(marks, "ge"), limit(marks, "le")),
    date: lambda _: st.dates(),
    datetime: lambda _: st.datetimes(timezones=st.just(UTC)),
    Decimal: lambda _: st.decimals(0, 999_999_999_999, places=2) | st.integers(0, 10**11).map(Decimal),
}


@st.composite
def _item(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from(ItemKind))
    held: dict[str, Any] = {"kind": kind, "move": None, "start": None, "end": None}
    if kind is ItemKind.MOVE:
        held["move"] = draw(pieces_of(Move))
    if draw(st.booleans()):
        ends = sorted(draw(st.tuples(moments(), moments())), key=lambda moment: moment.utc)
        held |= {"start": ends[0], "end": ends[1]}
    return held


@st.composite
def _brief(draw: st.DrawFn) -> dict[str, Any]:
    points = draw(fields_of(Brief)["points"])
    above = 0
    for point in points:
        point["level"] = above = min(point.get("level", 1), above + 1)
    return {"points": points}


@st.composite
def _seat(draw: st.DrawFn) -> dict[str, Any]:
    kinds = draw(st.permutations(["delegate", "counterpart"]))
    return {kinds[0]: draw(st.sampled_from(IDS[kinds[0]])), kinds[1]: None}


@st.composite
def _recipient(draw: st.DrawFn) -> dict[str, Any]:
    audience = draw(st.sampled_from(Audience))
    organisations = st.sampled_from(IDS["organisation"])
    return {
        "audience": audience,
        "organisation": draw(organisations if audience is Audience.HOST else st.none() | organisations),
    }


OWN: dict[type[Value], st.SearchStrategy[dict[str, Any]]] = {
    Item: _item(),
    Brief: _brief(),
    Seat: _seat(),
    Recipient: _recipient(),
}
"""Fields that hang together, drawn together."""


@st.composite
def snapshots(draw: st.DrawFn) -> TripSnapshot:
    """A trip with records of every kind, one or two of each."""
    collections: dict[str, Any] = {}
    for name, cls in Gathered.COLLECTIONS.items():
        ids = IDS[cls.record_kind]
        collections[name] = [draw(pieces_of(cls)) | {"id": own} for own in ids]
    for number, brief in enumerate(collections["briefs"]):
        brief["item"] = IDS["item"][number]
    issue = draw(st.none() | pieces_of(Issue))
    trip = draw(pieces_of(Trip)) | {"id": IDS["trip"][0]}
    return TripSnapshot.model_validate({"trip": trip, "issue": issue, **collections})
