"""Readers, and how a field says which of them it is for (`terms.md`, "Who sees what")."""

from dataclasses import dataclass
from enum import StrEnum


class Audience(StrEnum):
    """The nine kinds of reader."""

    PRINCIPAL = "principal"
    STAFF = "staff"
    INTERPRETER = "interpreter"
    MEMBER = "member"
    COMPANY = "company"
    HOST = "host"
    DRIVER = "driver"
    PRESS = "press"
    PUBLIC = "public"


A = Audience

EVERYONE = frozenset(Audience)
STAFF = frozenset({A.STAFF})
OFFICE = frozenset({A.PRINCIPAL, A.STAFF})
"""The head of delegation and the staff: they prepare and decide."""
SPEAKERS = OFFICE | {A.INTERPRETER}
"""Those who say or translate the remarks."""
DELEGATION = SPEAKERS | {A.MEMBER}
TRAVELLERS = DELEGATION | {A.COMPANY}
OUTSIDE = frozenset({A.COMPANY, A.HOST, A.DRIVER, A.PRESS, A.PUBLIC})
"""Readers who do not belong to the city: they read the outside title, never a purpose."""
NOBODY: frozenset[Audience] = frozenset()


class Rule(StrEnum):
    """A condition beyond the audience. `model/view/conditions.py` holds one function for each."""

    ALWAYS = "always"
    OWN_ROOM = "own_room"
    MOBILE = "mobile"
    VALID_TITLE = "valid_title"


@dataclass(frozen=True, slots=True)
class Shown:
    """Stands in `Annotated[...]` on every field of every record: who may see it, and whether a book prints it.

    `printed=False` is for what is visible but not meant for paper (identifiers, states of the program).
    `told=False` is for what the program keeps for itself: when only that changes, nobody has anything new to read.
    """

    to: frozenset[Audience]
    rule: Rule = Rule.ALWAYS
    printed: bool = True
    told: bool = True


WITHIN = Shown(EVERYONE)
"""For the parts of a value: seen as far as the field that holds it is seen."""
UNPRINTED = Shown(EVERYONE, printed=False)
"""For identifiers and references: they hold a view together and are not text."""
UNTOLD = Shown(EVERYONE, printed=False, told=False)
"""For what calendars and the program go by: it travels with a view, and no reader reads it."""


@dataclass(frozen=True, slots=True)
class RefersTo:
    """Stands in `Annotated[...]` on a field that holds the id of a record of this kind."""

    kind: str
