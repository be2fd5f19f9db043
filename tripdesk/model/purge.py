"""What is asked of a purge, what it will touch, and what it has done: values without a word of the person."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tripdesk.model.history import Key
from tripdesk.model.mentions import Traces


class Treat(StrEnum):
    """What becomes of a text that speaks of the person."""

    KEEP = "keep"
    BLANK = "blank"
    REWORD = "reword"


@dataclass(frozen=True, slots=True)
class Choice:
    """What becomes of one text. `text` is the new wording; it takes the place of `of` and of nothing else."""

    act: Treat
    text: str = field(default="", repr=False)
    of: str = field(default="", repr=False)


Place = tuple[str, str, str]
"""Where a text stands: scope, id of the record, path of the field."""


@dataclass(frozen=True, slots=True)
class Order:
    """A purge of a person: what they are known by, and what becomes of mentions; `default` where nothing was chosen."""

    person: str
    traces: Traces = field(repr=False)
    choices: Mapping[Place, Choice] = field(repr=False)
    default: Treat = Treat.BLANK


@dataclass(frozen=True, slots=True)
class Found:
    """A text of another record that speaks of the person: how often it stands now, in the history, in issues.

    `text` is what stands there now, empty when only the past speaks of them.
    """

    scope: str
    kind: str
    id: str
    path: str
    context: str = field(repr=False)
    text: str = field(repr=False)
    now: int = 0
    history: int = 0
    issues: int = 0

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.scope, self.id, self.path


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a purge would touch in one store. `going` says why each record goes: `person`, `about`, `needs`.

    `named` are ids of records that stay and carry the name; ids are never changed.
    """

    seq: int
    going: tuple[tuple[Key, str, str], ...]
    traces: Traces = field(repr=False)
    mentions: tuple[Found, ...]
    named: tuple[tuple[str, str], ...]
    lines: int
    issues: int
    blobs: int


@dataclass(frozen=True, slots=True)
class Signed:
    """Who purges, when (ISO 8601, UTC), under which number of transaction."""

    actor: str
    desk: str
    at: str
    tx: str


@dataclass(frozen=True, slots=True)
class Toll:
    """What a purge did to one store: lines destroyed and lines rewritten by table, records by kind, texts by act."""

    destroyed: Mapping[str, int]
    rewritten: Mapping[str, int]
    kinds: Mapping[str, int]
    texts: Mapping[str, int]
    kept: tuple[tuple[str, str, str, str], ...] = ()
    unchanged: tuple[tuple[str, str, str, str], ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether there was nothing to do."""
        return not (self.destroyed or self.rewritten)
