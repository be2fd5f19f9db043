"""Vehicles, gifts, follow-ups, glossary, files."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from tripdesk.model.audience import DELEGATION, EVERYONE, OFFICE, SPEAKERS, STAFF, UNPRINTED, A, Shown
from tripdesk.model.ids import (
    ContactRef,
    CounterpartRef,
    ItemRef,
    OrganisationRef,
    OwnAttachmentId,
    OwnGiftId,
    OwnTaskId,
    OwnTermId,
    OwnVehicleId,
)
from tripdesk.model.record import Record
from tripdesk.model.text import EMPTY, LText

GLOSSARY = frozenset({A.STAFF, A.INTERPRETER})
WHO_READS_GIFTS = OFFICE | {A.PUBLIC}


class Vehicle(Record):
    """A car, van or bus. `seats` are those for passengers."""

    record_kind: ClassVar[str] = "vehicle"
    id: Annotated[OwnVehicleId, UNPRINTED]
    name: Annotated[LText, Shown(DELEGATION | {A.DRIVER})]
    plate: Annotated[str, Shown(DELEGATION | {A.DRIVER})] = ""
    seats: Annotated[int, Field(ge=1, le=99), Shown(EVERYONE)]
    driver: Annotated[ContactRef | None, Shown(OFFICE | {A.DRIVER}, printed=False)] = None


class GiftDirection(StrEnum):
    """기념품 or 선물."""

    GIVEN = "given"
    RECEIVED = "received"


class Gift(Record):
    """A gift given or received. The price is the staff's; the public reads what the law reports."""

    record_kind: ClassVar[str] = "gift"
    id: Annotated[OwnGiftId, UNPRINTED]
    direction: Annotated[GiftDirection, Shown(EVERYONE)]
    name: Annotated[LText, Shown(WHO_READS_GIFTS)]
    item: Annotated[ItemRef | None, Shown(OFFICE, printed=False)] = None
    counterpart: Annotated[CounterpartRef | None, Shown(OFFICE)] = None
    organisation: Annotated[OrganisationRef | None, Shown(WHO_READS_GIFTS, printed=False)] = None
    quantity: Annotated[int, Field(ge=1, le=9999), Shown(WHO_READS_GIFTS)] = 1
    unit_price: Annotated[Decimal | None, Field(ge=0, max_digits=14, decimal_places=2), Shown(STAFF)] = None
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$"), Shown(STAFF)] = "KRW"
    engraving: Annotated[str, Shown(STAFF)] = ""
    reported: Annotated[bool, Shown(STAFF)] = False
    notes: Annotated[LText, Shown(STAFF)] = EMPTY


class TaskState(StrEnum):
    """Open, done, or dropped."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Task(Record):
    """Something to prepare or to follow up."""

    record_kind: ClassVar[str] = "task"
    id: Annotated[OwnTaskId, UNPRINTED]
    title: Annotated[LText, Shown(STAFF)]
    owner: Annotated[str, Shown(STAFF)] = ""
    due: Annotated[date | None, Shown(STAFF)] = None
    state: Annotated[TaskState, Shown(STAFF)] = TaskState.OPEN
    item: Annotated[ItemRef | None, Shown(STAFF, printed=False)] = None
    organisation: Annotated[OrganisationRef | None, Shown(STAFF, printed=False)] = None
    result: Annotated[LText, Shown(STAFF)] = EMPTY


class Term(Record):
    """A line of the interpreter's glossary."""

    record_kind: ClassVar[str] = "term"
    id: Annotated[OwnTermId, UNPRINTED]
    text: Annotated[LText, Shown(GLOSSARY)]
    note: Annotated[LText, Shown(GLOSSARY)] = EMPTY


class Attachment(Record):
    """A file beside the trip, at `NAME.files/<sha256>`. `alt` says what a picture shows."""

    record_kind: ClassVar[str] = "attachment"
    id: Annotated[OwnAttachmentId, UNPRINTED]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$"), UNPRINTED]
    media_type: Annotated[str, Field(pattern=r"^[a-z]+/[a-z0-9.+-]+$"), UNPRINTED]
    file_name: Annotated[str, Shown(STAFF, printed=False)] = ""
    alt: Annotated[LText, Shown(SPEAKERS, printed=False)] = EMPTY
    source: Annotated[str, Shown(STAFF, printed=False)] = ""
