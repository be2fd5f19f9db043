"""The trip itself, its issue mark, its parties and the cities it goes to."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from tripdesk.model.audience import (
    DELEGATION,
    EVERYONE,
    NOBODY,
    OFFICE,
    STAFF,
    TRAVELLERS,
    UNPRINTED,
    WITHIN,
    A,
    Shown,
)
from tripdesk.model.ids import OrganisationRef, OwnPartyId, OwnTripId, PlaceRef
from tripdesk.model.record import Record, Value
from tripdesk.model.text import EMPTY, LText
from tripdesk.model.times import ZonedTime, ZoneKey


class Grade(StrEnum):
    """The legal grade of a book or an item: general, closed (비공개), secret (대외비)."""

    GENERAL = "general"
    CLOSED = "closed"
    SECRET = "secret"


class StayOverride(Value):
    """`6박 9일` as the office wants it, where it counts otherwise than the rule."""

    nights: Annotated[int, Field(ge=0, le=365), WITHIN]
    days: Annotated[int, Field(ge=1, le=366), WITHIN]


class Protection(Value):
    """What the cover of a 대외비 book adds, in the office's own wording."""

    until: Annotated[date | None, WITHIN] = None
    notice: Annotated[LText, WITHIN] = EMPTY


class TravelTime(Value):
    """How many minutes it takes from one place to another, both ways, with everything that belongs to it."""

    one: Annotated[PlaceRef, UNPRINTED]
    other: Annotated[PlaceRef, UNPRINTED]
    minutes: Annotated[int, Field(ge=0, le=2880), UNPRINTED]


class Destination(Value):
    """A city of the trip with what a traveller asks about it. The time difference is derived."""

    city: Annotated[LText, WITHIN]
    country: Annotated[LText, WITHIN] = EMPTY
    country_code: Annotated[str, Field(pattern=r"^([A-Z]{2}(-[A-Z0-9]{1,3})?)?$"), UNPRINTED] = ""
    zone: Annotated[ZoneKey, UNPRINTED]
    climate: Annotated[LText, WITHIN] = EMPTY
    voltage: Annotated[LText, WITHIN] = EMPTY
    currency: Annotated[LText, WITHIN] = EMPTY
    notes: Annotated[tuple[LText, ...], WITHIN] = ()


class Issue(Value):
    """The mark of a frozen issue: `3차(1. 9. 23:40 기준)`."""

    number: Annotated[int, Field(ge=1, le=999), Shown(EVERYONE)]
    as_of: Annotated[ZonedTime, Shown(EVERYONE)]
    reason: Annotated[LText, Shown(STAFF)] = EMPTY


class Party(Record):
    """시장단, 실무단, 기업단: a group that travels together. `label` is all that a driver reads of it."""

    record_kind: ClassVar[str] = "party"
    id: Annotated[OwnPartyId, UNPRINTED]
    name: Annotated[LText, Shown(TRAVELLERS)]
    label: Annotated[LText, Shown(frozenset({A.DRIVER}))] = EMPTY


class Trip(Record):
    """One overseas trip. `key` makes the names of its calendar events; no edition ever sees it."""

    record_kind: ClassVar[str] = "trip"
    id: Annotated[OwnTripId, UNPRINTED]
    title: Annotated[LText, Shown(TRAVELLERS | {A.PRESS, A.PUBLIC})]
    purpose: Annotated[tuple[LText, ...], Shown(DELEGATION)] = ()
    background: Annotated[tuple[LText, ...], Shown(OFFICE)] = ()
    organisation: Annotated[OrganisationRef, UNPRINTED]
    home_zone: Annotated[ZoneKey, UNPRINTED] = "Asia/Seoul"
    stay_override: Annotated[StayOverride | None, Shown(STAFF, printed=False)] = None
    destinations: Annotated[tuple[Destination, ...], Shown(DELEGATION)] = ()
    travel_times: Annotated[tuple[TravelTime, ...], Shown(STAFF, printed=False)] = ()
    grade: Annotated[Grade, Shown(EVERYONE, printed=False)] = Grade.GENERAL
    protection: Annotated[Protection | None, Shown(EVERYONE, printed=False)] = None
    notice: Annotated[LText, Shown(EVERYONE)] = EMPTY
    key: Annotated[str, Field(min_length=16, max_length=128), Shown(NOBODY)]
