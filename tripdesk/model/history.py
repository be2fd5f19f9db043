"""What is remembered of edits: what was asked, what came of it, who did it; and the records only the store keeps."""

from dataclasses import dataclass, field
from typing import Annotated, ClassVar, NamedTuple

from tripdesk.model.audience import NOBODY, Shown
from tripdesk.model.record import Record
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.times import ZonedTime
from tripdesk.model.trip import Issue, Trip

KEPT = Shown(NOBODY, printed=False)
"""For what no edition ever sees."""

SHARED = ""
"""The scope of records that outlive a trip. Every other scope is the id of a trip."""
SHARED_KINDS = frozenset({"person", "organisation", "place", "attachment"})


class Key(NamedTuple):
    """Where a record stands: in a trip (or shared by all of them), under its id."""

    scope: str
    id: str


class Membership(Record):
    """That a shared record is among those of a trip, whether or not anything there refers to it yet."""

    record_kind: ClassVar[str] = "membership"
    id: Annotated[str, KEPT]
    record: Annotated[str, KEPT]


class Mark(Record):
    """The mark of the last issue of a trip. It holds as long as nothing has changed since."""

    record_kind: ClassVar[str] = "mark"
    id: Annotated[str, KEPT] = "~mark"
    issue: Annotated[Issue, KEPT]


class Hold(Record):
    """That a person is not to be destroyed: why, who said so, when (ISO 8601, UTC). It stands among the shared."""

    record_kind: ClassVar[str] = "hold"
    id: Annotated[str, KEPT]
    person: Annotated[str, KEPT]
    reason: Annotated[str, KEPT]
    by: Annotated[str, KEPT]
    at: Annotated[str, KEPT]


class Pen(Record):
    """Who may edit a trip, once it has been handed over. `here` says that it is this store.

    `turn` rises with every hand-over and take-back, and each has a ticket of its own; `line` holds the earlier ones,
    oldest first. `other` is whom it was given to, or came from; empty when nobody was named.
    """

    record_kind: ClassVar[str] = "pen"
    id: Annotated[str, KEPT] = "~pen"
    here: Annotated[bool, KEPT]
    turn: Annotated[int, KEPT]
    ticket: Annotated[str, KEPT]
    line: Annotated[tuple[str, ...], KEPT] = ()
    other: Annotated[str, KEPT] = ""
    at: Annotated[ZonedTime, KEPT]

    @property
    def holder(self) -> dict[str, str]:
        """Who has it when it is not here, in both languages."""
        return {"ko": self.other or "다른 자리", "en": self.other or "another desk"}

    @property
    def since(self) -> str:
        """Since when, on the clocks of the trip's home."""
        return f"{self.at.local:%Y-%m-%d %H:%M}"


class Proposal(Record):
    """A change wished for while the pen was away.

    `doc` is the record as it is to be, in JSON, empty when it is to go; `base` the state (`lineage`) it was made from,
    empty for a new one.
    """

    record_kind: ClassVar[str] = "proposal"
    id: Annotated[str, KEPT]
    scope: Annotated[str, KEPT]
    kind: Annotated[str, KEPT]
    record: Annotated[str, KEPT]
    doc: Annotated[str, KEPT]
    base: Annotated[str, KEPT]
    by: Annotated[str, KEPT]
    at: Annotated[ZonedTime, KEPT]


KINDS: dict[str, type[Record]] = {
    cls.record_kind: cls for cls in (Trip, *TripSnapshot.COLLECTIONS.values(), Membership, Mark, Hold, Pen, Proposal)
}
"""Record kind → class, of everything a store holds."""
STORE_KINDS = frozenset({"membership", "mark", "hold", "pen", "proposal"})
PROPOSED = "~proposal-"
"""What the ids of proposals begin with."""


def key_of(record: Record, trip: str) -> Key:
    """Where a record of that trip stands."""
    return Key(SHARED if record.record_kind in SHARED_KINDS else trip, str(record.id))


def pen_key(trip: str) -> Key:
    """Where the pen of a trip stands."""
    return Key(trip, "~pen")


def member_key(trip: str, shared: str) -> Key:
    """Where the membership of a shared record in a trip stands."""
    return Key(trip, f"~{shared}")


def hold_key(person: str) -> Key:
    """Where the hold on a person stands."""
    return Key(SHARED, f"~hold-{person}")


@dataclass(frozen=True, slots=True)
class Label:
    """What an edit was, in a code (`labels.<code>` in the messages), the ids it is about, and a field path if one."""

    code: str
    ids: tuple[str, ...] = ()
    path: str = ""


@dataclass(frozen=True, slots=True)
class Author:
    """Who edits, at which desk."""

    actor: str
    desk: str


@dataclass(frozen=True, slots=True)
class Put:
    """A record as it is to be. `base` is the version it was made from, 0 for a new one. `rank` orders its kind."""

    scope: str
    record: Record = field(repr=False)
    base: int
    rank: float | None = None

    @property
    def key(self) -> Key:
        """Where it is to stand."""
        return Key(self.scope, str(self.record.id))


@dataclass(frozen=True, slots=True)
class Remove:
    """A record that is to go. `base` is the version that was seen."""

    key: Key
    base: int


Edit = Put | Remove


@dataclass(frozen=True, slots=True)
class Held:
    """A record as the store holds it. `version` counts its changes from 1; `rank` orders its kind in the trip."""

    key: Key
    version: int
    rank: float
    deleted: bool
    record: Record = field(repr=False)


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the history: a record before and after, as canonical JSON; None where there was, or is, none.

    `seq` is the order of changes; `at` (ISO 8601, UTC) is what the clock said and orders nothing. `purged` says
    that something stood here and was destroyed.
    """

    seq: int
    tx: str
    gesture: str
    author: Author
    at: str
    label: Label
    undoes: str
    key: Key
    kind: str
    version: int
    rank_before: float | None
    rank_after: float | None
    before: str | None = field(repr=False)
    after: str | None = field(repr=False)
    purged: bool = False


@dataclass(frozen=True, slots=True)
class Committed:
    """What was written, in one transaction. Without changes nothing was to be written, and `tx` is empty."""

    tx: str
    label: Label
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody else changed the same record since; nothing was written. `who` and `at` are theirs."""

    key: Key
    kind: str
    theirs: Record | None = field(repr=False)
    yours: Record | None = field(repr=False)
    base: Record | None = field(repr=False)
    who: Author | None = None
    at: str = ""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A trip as it stands: the snapshot, the version and rank of each record, the number of the last change seen.

    `changed_since_issue` says that the snapshot carries no mark because it is no longer what was issued.
    """

    snapshot: TripSnapshot = field(repr=False)
    held: dict[Key, tuple[int, float]] = field(repr=False)
    seq: int
    last_mark: Issue | None = field(default=None, repr=False)
    changed_since_issue: bool = False


@dataclass(frozen=True, slots=True)
class IssueLine:
    """A frozen issue. `at` in ISO 8601 UTC; `tzdata` the release of the zone rules its times were read with.

    `instants` are the UTC instants its times stood for then: `("item google.start", "2023-01-09T22:00:00Z")`.
    """

    trip: str
    number: int
    at: str
    author: Author
    reason: str = field(repr=False)
    readers: tuple[str, ...] = ()
    tzdata: str = ""
    instants: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Damage:
    """Something the store holds that is not what was written: which table, which line, what is wrong with it."""

    table: str
    line: str
    what: str
