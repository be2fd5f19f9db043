"""Typed ids: `PersonId` is an id of a person; `OwnPersonId` is a record's own, `PersonRef` points at one."""

from typing import Annotated, NewType

from pydantic import StringConstraints

from tripdesk.model.audience import RefersTo

SPELLING = StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")
"""1 to 64 of letters, digits, dot, low line, hyphen: safe in file names and links."""

TripId = NewType("TripId", str)
PartyId = NewType("PartyId", str)
DelegateId = NewType("DelegateId", str)
ItemId = NewType("ItemId", str)
BriefId = NewType("BriefId", str)
CounterpartId = NewType("CounterpartId", str)
ContactId = NewType("ContactId", str)
PersonId = NewType("PersonId", str)
OrganisationId = NewType("OrganisationId", str)
PlaceId = NewType("PlaceId", str)
VehicleId = NewType("VehicleId", str)
NeedsId = NewType("NeedsId", str)
GiftId = NewType("GiftId", str)
TermId = NewType("TermId", str)
TaskId = NewType("TaskId", str)
RecipientId = NewType("RecipientId", str)
AttachmentId = NewType("AttachmentId", str)

OwnTripId = Annotated[TripId, SPELLING]
OwnPartyId = Annotated[PartyId, SPELLING]
OwnDelegateId = Annotated[DelegateId, SPELLING]
OwnItemId = Annotated[ItemId, SPELLING]
OwnBriefId = Annotated[BriefId, SPELLING]
OwnCounterpartId = Annotated[CounterpartId, SPELLING]
OwnContactId = Annotated[ContactId, SPELLING]
OwnPersonId = Annotated[PersonId, SPELLING]
OwnOrganisationId = Annotated[OrganisationId, SPELLING]
OwnPlaceId = Annotated[PlaceId, SPELLING]
OwnVehicleId = Annotated[VehicleId, SPELLING]
OwnNeedsId = Annotated[NeedsId, SPELLING]
OwnGiftId = Annotated[GiftId, SPELLING]
OwnTermId = Annotated[TermId, SPELLING]
OwnTaskId = Annotated[TaskId, SPELLING]
OwnRecipientId = Annotated[RecipientId, SPELLING]
OwnAttachmentId = Annotated[AttachmentId, SPELLING]

TripRef = Annotated[TripId, SPELLING, RefersTo("trip")]
PartyRef = Annotated[PartyId, SPELLING, RefersTo("party")]
DelegateRef = Annotated[DelegateId, SPELLING, RefersTo("delegate")]
ItemRef = Annotated[ItemId, SPELLING, RefersTo("item")]
BriefRef = Annotated[BriefId, SPELLING, RefersTo("brief")]
CounterpartRef = Annotated[CounterpartId, SPELLING, RefersTo("counterpart")]
ContactRef = Annotated[ContactId, SPELLING, RefersTo("contact")]
PersonRef = Annotated[PersonId, SPELLING, RefersTo("person")]
OrganisationRef = Annotated[OrganisationId, SPELLING, RefersTo("organisation")]
PlaceRef = Annotated[PlaceId, SPELLING, RefersTo("place")]
VehicleRef = Annotated[VehicleId, SPELLING, RefersTo("vehicle")]
NeedsRef = Annotated[NeedsId, SPELLING, RefersTo("needs")]
GiftRef = Annotated[GiftId, SPELLING, RefersTo("gift")]
TermRef = Annotated[TermId, SPELLING, RefersTo("term")]
TaskRef = Annotated[TaskId, SPELLING, RefersTo("task")]
RecipientRef = Annotated[RecipientId, SPELLING, RefersTo("recipient")]
AttachmentRef = Annotated[AttachmentId, SPELLING, RefersTo("attachment")]
