"""People and organisations, which outlive a trip, and the parts people play in one."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from tripdesk.model.audience import (
    DELEGATION,
    EVERYONE,
    OFFICE,
    SPEAKERS,
    STAFF,
    TRAVELLERS,
    UNPRINTED,
    WITHIN,
    A,
    Rule,
    Shown,
)
from tripdesk.model.ids import (
    AttachmentRef,
    DelegateRef,
    ItemRef,
    OrganisationRef,
    OwnContactId,
    OwnCounterpartId,
    OwnDelegateId,
    OwnNeedsId,
    OwnOrganisationId,
    OwnPersonId,
    PartyRef,
    PersonRef,
)
from tripdesk.model.record import Record, Value
from tripdesk.model.text import EMPTY, NAMELESS, LText, PersonName

NAMED = EVERYONE - {A.DRIVER}
REACHED = EVERYONE - {A.PUBLIC}


class DatedTitle(Value):
    """What somebody is, from when to when, and who says so. `as_of` is when it was last looked up."""

    title: Annotated[LText, WITHIN]
    organisation: Annotated[OrganisationRef | None, UNPRINTED] = None
    since: Annotated[date | None, UNPRINTED] = None
    until: Annotated[date | None, UNPRINTED] = None
    as_of: Annotated[date | None, Shown(STAFF, printed=False)] = None
    source: Annotated[str, Shown(STAFF, printed=False)] = ""
    confirmed: Annotated[bool, Shown(STAFF, printed=False)] = False


class Organisation(Record):
    """A company, university, agency or city. `gift_policy` is what it may accept, as far as known."""

    record_kind: ClassVar[str] = "organisation"
    id: Annotated[OwnOrganisationId, UNPRINTED]
    name: Annotated[LText, Shown(NAMED)]
    short_name: Annotated[LText, Shown(NAMED, printed=False)] = EMPTY
    profile: Annotated[tuple[LText, ...], Shown(SPEAKERS)] = ()
    contacts_so_far: Annotated[tuple[LText, ...], Shown(OFFICE)] = ()
    gift_policy: Annotated[LText, Shown(STAFF)] = EMPTY
    website: Annotated[str, Shown(STAFF, printed=False)] = ""
    source: Annotated[str, Shown(STAFF, printed=False)] = ""


class Person(Record):
    """Somebody, whatever the trip. A delegate whose name is not to be printed has none; the role is printed."""

    record_kind: ClassVar[str] = "person"
    id: Annotated[OwnPersonId, UNPRINTED]
    name: Annotated[PersonName, Shown(NAMED)] = NAMELESS
    other_spellings: Annotated[tuple[str, ...], Shown(STAFF, printed=False)] = ()
    titles: Annotated[tuple[DatedTitle, ...], Shown(NAMED, rule=Rule.VALID_TITLE)] = ()
    form_of_address: Annotated[LText, Shown(SPEAKERS)] = EMPTY
    portrait: Annotated[AttachmentRef | None, Shown(SPEAKERS, printed=False)] = None
    profile: Annotated[tuple[LText, ...], Shown(SPEAKERS)] = ()
    contacts_so_far: Annotated[tuple[LText, ...], Shown(OFFICE)] = ()
    profile_source: Annotated[str, Shown(STAFF, printed=False)] = ""


class Duty(StrEnum):
    """What somebody does on the trip, as far as the program acts on it."""

    HEAD = "head"
    CHIEF_OF_STAFF = "chief_of_staff"
    PROTOCOL = "protocol"
    INTERPRETER = "interpreter"
    SPOKESPERSON = "spokesperson"
    CONTACT = "contact"
    OFFICER = "officer"
    MEMBER = "member"
    COMPANY = "company"


class EntryPermit(StrEnum):
    """Visa or ESTA."""

    UNKNOWN = "unknown"
    NOT_NEEDED = "not_needed"
    APPLIED = "applied"
    APPROVED = "approved"
    REFUSED = "refused"


class RoomKind(StrEnum):
    """The kinds of room a hotel is asked for."""

    SINGLE = "single"
    TWIN = "twin"
    SUITE = "suite"


class Room(Value):
    """A bed in one stay. `nights` counts from the first night of the stay; empty means all of them."""

    stay: Annotated[ItemRef, UNPRINTED]
    number: Annotated[str, WITHIN] = ""
    kind: Annotated[RoomKind, WITHIN] = RoomKind.SINGLE
    nights: Annotated[tuple[Annotated[int, Field(ge=1, le=365)], ...], UNPRINTED] = ()


class Delegate(Record):
    """A person on this trip."""

    record_kind: ClassVar[str] = "delegate"
    id: Annotated[OwnDelegateId, UNPRINTED]
    person: Annotated[PersonRef, UNPRINTED]
    party: Annotated[PartyRef, UNPRINTED]
    organisation: Annotated[OrganisationRef | None, UNPRINTED] = None
    role: Annotated[LText, Shown(NAMED)] = EMPTY
    duties: Annotated[tuple[Duty, ...], Shown(EVERYONE, printed=False)] = ()
    tasks: Annotated[tuple[LText, ...], Shown(DELEGATION)] = ()
    protocol_order: Annotated[int, Field(ge=0, le=9999), Shown(EVERYONE, printed=False)] = 9999
    official: Annotated[bool, Shown(STAFF, printed=False)] = True
    mobile: Annotated[str, Shown(REACHED, rule=Rule.MOBILE)] = ""
    email: Annotated[str, Shown(STAFF)] = ""
    passport_name: Annotated[str, Shown(STAFF)] = ""
    passport_valid_until: Annotated[date | None, Shown(STAFF)] = None
    entry_permit: Annotated[EntryPermit, Shown(STAFF)] = EntryPermit.UNKNOWN
    rooms: Annotated[tuple[Room, ...], Shown(DELEGATION, rule=Rule.OWN_ROOM)] = ()


class Counterpart(Record):
    """A person of the other side, in the part played on this trip."""

    record_kind: ClassVar[str] = "counterpart"
    id: Annotated[OwnCounterpartId, UNPRINTED]
    person: Annotated[PersonRef, UNPRINTED]
    organisation: Annotated[OrganisationRef, UNPRINTED]
    role: Annotated[LText, Shown(SPEAKERS | {A.MEMBER, A.HOST})] = EMPTY
    phone: Annotated[str, Shown(STAFF)] = ""
    email: Annotated[str, Shown(STAFF)] = ""
    notes: Annotated[LText, Shown(OFFICE)] = EMPTY


class ContactRole(StrEnum):
    """Whom to call for what."""

    MISSION = "mission"
    AGENCY = "agency"
    COORDINATOR = "coordinator"
    GUIDE = "guide"
    DRIVER = "driver"
    HOSPITAL = "hospital"
    HOTEL = "hotel"
    EMERGENCY = "emergency"


class Contact(Record):
    """A number to call: a consulate, an agency, a hospital, a driver. `on_call` marks the trip's contact on site."""

    record_kind: ClassVar[str] = "contact"
    id: Annotated[OwnContactId, UNPRINTED]
    role: Annotated[ContactRole, UNPRINTED]
    name: Annotated[LText, Shown(DELEGATION | {A.DRIVER})]
    person: Annotated[PersonRef | None, Shown(STAFF, printed=False)] = None
    organisation: Annotated[OrganisationRef | None, Shown(OFFICE, printed=False)] = None
    phone: Annotated[str, Shown(DELEGATION)] = ""
    mobile: Annotated[str, Shown(TRAVELLERS | {A.HOST, A.DRIVER}, rule=Rule.MOBILE)] = ""
    address: Annotated[LText, Shown(DELEGATION)] = EMPTY
    on_call: Annotated[bool, Shown(EVERYONE, printed=False)] = False
    notes: Annotated[LText, Shown(STAFF)] = EMPTY


class Diet(StrEnum):
    """What a kitchen can be told without naming anyone."""

    VEGETARIAN = "vegetarian"
    VEGAN = "vegan"
    HALAL = "halal"
    NO_PORK = "no_pork"
    NO_BEEF = "no_beef"
    NO_SEAFOOD = "no_seafood"
    NO_SHELLFISH = "no_shellfish"
    NO_NUTS = "no_nuts"
    NO_DAIRY = "no_dairy"
    NO_GLUTEN = "no_gluten"
    LOW_SALT = "low_salt"
    DIABETIC = "diabetic"


class Needs(Record):
    """Diet, health, religion of one delegate: read by the person named in `reader`; a host reads numbers."""

    record_kind: ClassVar[str] = "needs"
    id: Annotated[OwnNeedsId, UNPRINTED]
    delegate: Annotated[DelegateRef, UNPRINTED]
    reader: Annotated[DelegateRef, UNPRINTED]
    diets: Annotated[tuple[Diet, ...], Shown(STAFF)] = ()
    diet: Annotated[LText, Shown(STAFF)] = EMPTY
    health: Annotated[LText, Shown(STAFF)] = EMPTY
    religion: Annotated[LText, Shown(STAFF)] = EMPTY
