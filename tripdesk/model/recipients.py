"""Who is sent what, in which language, in how much detail."""

from enum import StrEnum
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from tripdesk.model.audience import UNPRINTED, UNTOLD, Audience
from tripdesk.model.ids import ContactRef, DelegateRef, OrganisationRef, OwnRecipientId, PartyRef
from tripdesk.model.record import Record
from tripdesk.model.text import LText


class Language(StrEnum):
    """The language of a book or a calendar."""

    KO = "ko"
    EN = "en"
    BOTH = "both"


class Detail(StrEnum):
    """How much of an event goes on a phone: 제목만, 장소까지, 전체."""

    TITLE = "title"
    PLACE = "place"
    ALL = "all"


class Recipient(Record):
    """A delegate, a party, a driver, an organisation or a group outside that receives an edition.

    An edition sees no recipient but its own; the name stands in the names of files made for it.
    """

    record_kind: ClassVar[str] = "recipient"
    id: Annotated[OwnRecipientId, UNPRINTED]
    name: Annotated[LText, UNPRINTED]
    audience: Annotated[Audience, UNPRINTED]
    delegate: Annotated[DelegateRef | None, UNPRINTED] = None
    party: Annotated[PartyRef | None, UNPRINTED] = None
    organisation: Annotated[OrganisationRef | None, UNPRINTED] = None
    contact: Annotated[ContactRef | None, UNPRINTED] = None
    language: Annotated[Language, UNPRINTED] = Language.KO
    detail: Annotated[Detail, UNPRINTED] = Detail.TITLE
    generation: Annotated[int, Field(ge=0, le=9999), UNTOLD] = 0

    @model_validator(mode="after")
    def _host_of_one_organisation(self) -> Self:
        if self.audience is Audience.HOST and self.organisation is None:
            raise PydanticCustomError("recipient_needs_organisation", "a host is of one organisation", {})
        return self
