"""A whole trip with everything it refers to: immutable, indexed, its references checked."""

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal, Self, TypeVar, cast

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from tripdesk.model import fields
from tripdesk.model.audience import EVERYONE, UNPRINTED, Shown
from tripdesk.model.brief import Brief
from tripdesk.model.itinerary import Item, Place
from tripdesk.model.logistics import Attachment, Gift, Task, Term, Vehicle
from tripdesk.model.people import Contact, Counterpart, Delegate, Needs, Organisation, Person
from tripdesk.model.recipients import Recipient
from tripdesk.model.record import Record, Value
from tripdesk.model.trip import Issue, Party, Trip

R = TypeVar("R", bound=Record)

FORMAT = "tripdesk.trip"
VERSION = 1


class Gathered(Value):
    """Records of every kind, each kind in a collection of its own, in the order the office gave them."""

    issue: Annotated[Issue | None, Shown(EVERYONE)] = None
    trip: Annotated[Trip, UNPRINTED]
    parties: Annotated[tuple[Party, ...], UNPRINTED] = ()
    delegates: Annotated[tuple[Delegate, ...], UNPRINTED] = ()
    items: Annotated[tuple[Item, ...], UNPRINTED] = ()
    briefs: Annotated[tuple[Brief, ...], UNPRINTED] = ()
    counterparts: Annotated[tuple[Counterpart, ...], UNPRINTED] = ()
    contacts: Annotated[tuple[Contact, ...], UNPRINTED] = ()
    people: Annotated[tuple[Person, ...], UNPRINTED] = ()
    organisations: Annotated[tuple[Organisation, ...], UNPRINTED] = ()
    places: Annotated[tuple[Place, ...], UNPRINTED] = ()
    vehicles: Annotated[tuple[Vehicle, ...], UNPRINTED] = ()
    needs: Annotated[tuple[Needs, ...], UNPRINTED] = ()
    gifts: Annotated[tuple[Gift, ...], UNPRINTED] = ()
    terms: Annotated[tuple[Term, ...], UNPRINTED] = ()
    tasks: Annotated[tuple[Task, ...], UNPRINTED] = ()
    recipients: Annotated[tuple[Recipient, ...], UNPRINTED] = ()
    attachments: Annotated[tuple[Attachment, ...], UNPRINTED] = ()

    COLLECTIONS: ClassVar[dict[str, type[Record]]] = {
        "parties": Party,
        "delegates": Delegate,
        "items": Item,
        "briefs": Brief,
        "counterparts": Counterpart,
        "contacts": Contact,
        "people": Person,
        "organisations": Organisation,
        "places": Place,
        "vehicles": Vehicle,
        "needs": Needs,
        "gifts": Gift,
        "terms": Term,
        "tasks": Task,
        "recipients": Recipient,
        "attachments": Attachment,
    }
    """Collection name → class of its records. Everything but the trip and the issue mark."""

    def records(self) -> Iterator[tuple[str, Record]]:
        """Every record with the path to it: `trip`, `items[3]`."""
        yield "trip", self.trip
        for name in self.COLLECTIONS:
            for number, record in enumerate(getattr(self, name)):
                yield f"{name}[{number}]", record

    @cached_property
    def by_id(self) -> dict[str, Record]:
        """Every record by its id; ids are unique over all kinds."""
        return {cast(Any, record).id: record for _, record in self.records()}

    def find(self, cls: type[R], wanted: str | None) -> R | None:
        """The record of that class and id, or None when there is none (here)."""
        found = self.by_id.get(wanted) if wanted is not None else None
        return found if isinstance(found, cls) else None

    def those(self, cls: type[R], wanted: tuple[str, ...]) -> tuple[R, ...]:
        """The records of these ids, in this order, without those that are not here."""
        return tuple(r for r in (self.find(cls, one) for one in wanted) if r is not None)

    @cached_property
    def brief_of(self) -> dict[str, Brief]:
        """The meeting paper by the id of its item."""
        return {str(brief.item): brief for brief in self.briefs}


class TripSnapshot(Gathered):
    """`{"format": "tripdesk.trip", "version": 1, …}`: the public contract (`docs/formats/trip-json.md`)."""

    format: Annotated[Literal["tripdesk.trip"], UNPRINTED] = FORMAT
    version: Annotated[Literal[1], UNPRINTED] = VERSION

    @model_validator(mode="after")
    def _whole(self) -> Self:
        seen: dict[str, tuple[str, Record]] = {}
        for path, record in self.records():
            own = cast(Any, record).id
            if own in seen:
                raise PydanticCustomError(
                    "duplicate_id", "twice", {"path": f"{path}.id", "id": own, "first": seen[own][0]}
                )
            seen[own] = (path, record)
        for path, record in self.records():
            for inner, kind, wanted in fields.references(record):
                target = seen.get(wanted)
                if target is None or target[1].record_kind != kind:
                    raise PydanticCustomError(
                        "reference_to_nothing",
                        "nothing",
                        {"path": f"{path}.{inner}", "id": wanted, "kind": kind},
                    )
        papers: set[str] = set()
        for number, brief in enumerate(self.briefs):
            if brief.item in papers:
                raise PydanticCustomError("second_brief", "twice", {"path": f"briefs[{number}].item"})
            papers.add(brief.item)
        return self
