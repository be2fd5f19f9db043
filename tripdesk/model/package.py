"""What a `.tripdesk` package says of itself (`docs/formats/package.md`)."""

import json
from typing import Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from tripdesk.errors import Rejected
from tripdesk.model.ids import OwnTripId
from tripdesk.model.record import Value
from tripdesk.model.times import ZonedTime

FORMAT = "tripdesk.package"
VERSION = 1
MANIFEST, TRIP, BLOBS = "manifest.json", "trip.json", "blobs/"

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Short = Annotated[str, StringConstraints(max_length=200)]
Ticket = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Place = Annotated[str, StringConstraints(max_length=140)]
"""Where a record stands: `SCOPE/ID`, the scope empty for what outlives a trip."""


class Member(Value):
    """A part of the package: its name, size in bytes, and hash."""

    name: Short
    size: Annotated[int, Field(ge=0)]
    sha256: Sha256


class Lineage(Value):
    """Every state a record has had, the present one too, as the first half of its hash in hex: oldest first."""

    record: Place
    states: tuple[Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")], ...]


class Passed(Value):
    """The pen of a trip that was ever handed over. `passes` says that it goes with this package.

    `tickets` are those of every hand-over and take-back, oldest first, the last that of this turn. `giver` and
    `receiver` are names of desks or people, as far as they are known.
    """

    turn: Annotated[int, Field(ge=0, le=1_000_000)]
    tickets: Annotated[tuple[Ticket, ...], Field(max_length=10_000)]
    giver: Short = ""
    receiver: Short = ""
    at: ZonedTime
    passes: bool

    @model_validator(mode="after")
    def _one_ticket_a_turn(self) -> Self:
        if len(self.tickets) != self.turn or (self.passes and not self.tickets):
            raise ValueError("a ticket for each turn")
        return self


class Manifest(Value):
    """The first part of a package."""

    format: Literal["tripdesk.package"] = FORMAT
    version: Literal[1] = VERSION
    trip: OwnTripId
    members: tuple[Member, ...]
    lineage: tuple[Lineage, ...] = ()
    pen: Passed | None = None

    @property
    def states(self) -> dict[str, frozenset[str]]:
        """The states of each record by where it stands."""
        return {line.record: frozenset(line.states) for line in self.lineage}


def read_manifest(data: bytes, path: object) -> Manifest:
    """A manifest from its JSON. Raises Rejected, naming `path`."""
    try:
        parsed: Any = json.loads(data)
    except (ValueError, RecursionError):
        raise Rejected("package_manifest", path=path) from None
    if not isinstance(parsed, dict) or parsed.get("format") != FORMAT:  # pyright: ignore[reportUnknownMemberType]
        raise Rejected("package_manifest", path=path)
    version: Any = parsed.get("version")  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    if isinstance(version, int) and version > VERSION:
        raise Rejected("package_newer", path=path, version=min(version, 10**9), known=VERSION)
    try:
        return Manifest.model_validate_json(data, strict=True)
    except ValueError:
        raise Rejected("package_manifest", path=path) from None


def write_manifest(manifest: Manifest) -> bytes:
    """The canonical JSON of a manifest."""
    return manifest.model_dump_json(indent=1).encode() + b"\n"
