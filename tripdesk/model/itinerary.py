"""Itinerary items, with everything an engagement, a move or a stay needs."""

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from tripdesk.model.audience import (
    DELEGATION,
    EVERYONE,
    OFFICE,
    STAFF,
    TRAVELLERS,
    UNPRINTED,
    UNTOLD,
    WITHIN,
    A,
    Audience,
    Shown,
)
from tripdesk.model.ids import (
    AttachmentRef,
    CounterpartRef,
    DelegateRef,
    OrganisationRef,
    OwnItemId,
    OwnPlaceId,
    PartyRef,
    PlaceRef,
    TaskRef,
    VehicleRef,
)
from tripdesk.model.record import Record, Value
from tripdesk.model.text import EMPTY, LText
from tripdesk.model.times import KEPT_BEFORE, ZonedTime, ZoneKey, elapsed
from tripdesk.model.trip import Grade

TIMED = EVERYONE - {A.PUBLIC}
"""The public reads the day of an engagement, a derived fact, never its hour."""
ADDRESSED = EVERYONE - {A.PUBLIC, A.PRESS}
"""Those who have to find the door: by its address, or by its position, which says the same."""


class ItemKind(StrEnum):
    """What happens."""

    MEETING = "meeting"
    VISIT = "visit"
    CEREMONY = "ceremony"
    MOVE = "move"
    STAY = "stay"
    MEAL = "meal"
    PRESS = "press"
    FREE = "free"


ENGAGEMENTS = frozenset({ItemKind.MEETING, ItemKind.VISIT, ItemKind.CEREMONY})
"""면담·방문·행사: the kinds that have a meeting paper."""


class Status(StrEnum):
    """How far it is arranged: 섭외 예정, 요청, 협의 중, 확정, 예비, 불발, 취소."""

    PLANNED = "planned"
    REQUESTED = "requested"
    NEGOTIATING = "negotiating"
    CONFIRMED = "confirmed"
    BACKUP = "backup"
    DECLINED = "declined"
    CANCELLED = "cancelled"


class Openness(StrEnum):
    """What the press may see of it: nothing, the opening remarks, all."""

    CLOSED = "closed"
    OPENING = "opening"
    OPEN = "open"


class MoveMode(StrEnum):
    """How one moves."""

    FLIGHT = "flight"
    RAIL = "rail"
    VEHICLE = "vehicle"
    WALK = "walk"


class VehicleRun(Value):
    """One vehicle on one move. `passengers` sit in this order, the first in the place of honour."""

    vehicle: Annotated[VehicleRef, UNPRINTED]
    passengers: Annotated[tuple[DelegateRef, ...], Shown(DELEGATION)] = ()


class Move(Value):
    """A way from one place to another. Of a flight `number` is the flight number, the ends are airports."""

    mode: Annotated[MoveMode, WITHIN]
    number: Annotated[str, Shown(TRAVELLERS)] = ""
    carrier: Annotated[LText, Shown(TRAVELLERS)] = EMPTY
    origin: Annotated[PlaceRef, UNPRINTED]
    destination: Annotated[PlaceRef, UNPRINTED]
    vehicles: Annotated[tuple[VehicleRun, ...], Shown(DELEGATION | {A.DRIVER})] = ()
    luggage: Annotated[LText, Shown(DELEGATION)] = EMPTY


class Assembly(Value):
    """When and where those who attend gather before it."""

    at: Annotated[ZonedTime, WITHIN]
    place: Annotated[PlaceRef | None, UNPRINTED] = None
    note: Annotated[LText, WITHIN] = EMPTY


class ContactLogEntry(Value):
    """One step of arranging an engagement."""

    date: Annotated[dt.date, WITHIN]
    by: Annotated[str, WITHIN] = ""
    channel: Annotated[str, WITHIN] = ""
    result: Annotated[LText, WITHIN] = EMPTY
    next: Annotated[LText, WITHIN] = EMPTY


class Cost(Value):
    """An amount in a currency (ISO 4217)."""

    label: Annotated[LText, WITHIN] = EMPTY
    amount: Annotated[Decimal, Field(ge=0, max_digits=14, decimal_places=2), WITHIN]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$"), WITHIN]


class ItemResult(Value):
    """What came of it, written afterwards."""

    summary: Annotated[tuple[LText, ...], WITHIN] = ()
    agreed: Annotated[tuple[LText, ...], WITHIN] = ()
    follow_ups: Annotated[tuple[TaskRef, ...], UNPRINTED] = ()


class CalendarStamp(Value):
    """What calendars need to change an event that is on a phone already (RFC 5545 3.8.7).

    `confirmed_when_issued` lets those who only see confirmed items learn that one was cancelled, and nobody else.
    """

    sequence: Annotated[int, Field(ge=0, le=2_147_483_647), WITHIN] = 0
    revised_at: Annotated[dt.datetime, WITHIN]
    ever_issued: Annotated[bool, WITHIN] = False
    confirmed_when_issued: Annotated[bool, WITHIN] = False

    @model_validator(mode="after")
    def _stamped_in_utc(self) -> Self:
        if self.revised_at.utcoffset() is None or self.revised_at.utcoffset():
            raise PydanticCustomError("stamp_not_utc", "UTC expected", {})
        return self


class Item(Record):
    """One line of the itinerary. It belongs to the day of the place where it starts; without times it is unscheduled.

    Readers outside the city read `outside_title` where it is given, and never `title` of what they do not attend.
    """

    record_kind: ClassVar[str] = "item"
    id: Annotated[OwnItemId, UNPRINTED]
    kind: Annotated[ItemKind, Shown(EVERYONE, printed=False)]
    status: Annotated[Status, Shown(EVERYONE, printed=False)] = Status.PLANNED
    title: Annotated[LText, Shown(EVERYONE - {A.DRIVER})]
    outside_title: Annotated[LText, Shown(frozenset({A.COMPANY, A.HOST, A.PRESS, A.PUBLIC}), printed=False)] = EMPTY
    start: Annotated[ZonedTime | None, Shown(TIMED)] = None
    end: Annotated[ZonedTime | None, Shown(TIMED)] = None
    place: Annotated[PlaceRef | None, Shown(EVERYONE, printed=False)] = None
    room: Annotated[LText, Shown(TRAVELLERS | {A.HOST})] = EMPTY
    move: Annotated[Move | None, Shown(TRAVELLERS | {A.DRIVER})] = None
    assembly: Annotated[Assembly | None, Shown(TRAVELLERS)] = None
    parties: Annotated[tuple[PartyRef, ...], Shown(TRAVELLERS | {A.DRIVER}, printed=False)] = ()
    people: Annotated[tuple[DelegateRef, ...], Shown(DELEGATION | {A.HOST}, printed=False)] = ()
    absent: Annotated[tuple[DelegateRef, ...], Shown(OFFICE, printed=False)] = ()
    lead: Annotated[DelegateRef | None, Shown(DELEGATION)] = None
    organisations: Annotated[tuple[OrganisationRef, ...], Shown(EVERYONE - {A.DRIVER}, printed=False)] = ()
    counterparts: Annotated[tuple[CounterpartRef, ...], Shown(DELEGATION | {A.HOST}, printed=False)] = ()
    press: Annotated[Openness, Shown(DELEGATION | {A.HOST, A.PRESS})] = Openness.CLOSED
    grade: Annotated[Grade, Shown(DELEGATION)] = Grade.GENERAL
    only_for: Annotated[tuple[Audience, ...] | None, Shown(STAFF, printed=False)] = None
    dress: Annotated[LText, Shown(TRAVELLERS)] = EMPTY
    notes: Annotated[LText, Shown(STAFF)] = EMPTY
    costs: Annotated[tuple[Cost, ...], Shown(STAFF)] = ()
    contact_log: Annotated[tuple[ContactLogEntry, ...], Shown(STAFF)] = ()
    result: Annotated[ItemResult | None, Shown(OFFICE)] = None
    calendar: Annotated[CalendarStamp, UNTOLD]

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        if (self.start is None) != (self.end is None):
            raise PydanticCustomError("half_a_time", "start and end go together", {})
        if self.start and self.end and elapsed(self.start, self.end).total_seconds() < 0:
            raise PydanticCustomError("end_before_start", "ends before it starts", {})
        if (self.move is not None) != (self.kind is ItemKind.MOVE):
            raise PydanticCustomError("move_mismatch", "a move, and only a move, has a way", {})
        return self

    @property
    def day(self) -> dt.date | None:
        """The day of the place where it starts; None while unscheduled."""
        return self.start.date if self.start else None

    def stamped(self, calendar: CalendarStamp) -> "Item":
        """The item with another stamp; times that newer zone rules no longer have stay as they are."""
        held = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self).model_validate(held | {"calendar": calendar}, context=KEPT_BEFORE)


class AdvanceFinding(Value):
    """What the advance visit found at a place."""

    date: Annotated[dt.date | None, WITHIN] = None
    by: Annotated[str, WITHIN] = ""
    text: Annotated[LText, WITHIN]
    photo: Annotated[AttachmentRef | None, UNPRINTED] = None


class Place(Record):
    """Where something happens. `address` is in the language of the place, as a driver needs it."""

    record_kind: ClassVar[str] = "place"
    id: Annotated[OwnPlaceId, UNPRINTED]
    name: Annotated[LText, Shown(EVERYONE)]
    city: Annotated[LText, Shown(EVERYONE, printed=False)] = EMPTY
    address: Annotated[str, Shown(ADDRESSED)] = ""
    zone: Annotated[ZoneKey | None, UNPRINTED] = None
    country_code: Annotated[str, Field(pattern=r"^([A-Z]{2}(-[A-Z0-9]{1,3})?)?$"), Shown(EVERYONE, printed=False)] = ""
    airport_code: Annotated[str, Field(pattern=r"^([A-Z]{3})?$"), Shown(EVERYONE, printed=False)] = ""
    latitude: Annotated[float | None, Field(ge=-90, le=90), Shown(ADDRESSED, printed=False)] = None
    longitude: Annotated[float | None, Field(ge=-180, le=180), Shown(ADDRESSED, printed=False)] = None
    phone: Annotated[str, Shown(DELEGATION)] = ""
    directions: Annotated[LText, Shown(DELEGATION | {A.DRIVER})] = EMPTY
    advance: Annotated[tuple[AdvanceFinding, ...], Shown(STAFF)] = ()
