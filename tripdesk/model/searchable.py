"""What of each record is searched: its names, its other texts, its phone numbers.

Sensitive records (`needs`) are not: one named person reads those. Neither are ids, codes and what no edition sees.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple
from unicodedata import normalize

from tripdesk.model import fields
from tripdesk.model.audience import NOBODY
from tripdesk.model.folding import digits_of, folded, phone_runs
from tripdesk.model.history import KINDS, STORE_KINDS, Key
from tripdesk.model.record import Value

FIRST = ("person", "organisation", "trip", "item", "brief")
"""The kinds that are shown first, in this order; the others follow as the model has them."""
ORDER = {kind: number for number, kind in enumerate([*FIRST, *(kind for kind in KINDS if kind not in FIRST)])}
HIDDEN = STORE_KINDS | {"needs"}
SEARCHED = tuple(kind for kind in ORDER if kind not in HIDDEN)

_NAMES = {
    "person": {"name", "other_spellings"},
    "organisation": {"name", "short_name"},
    "trip": {"title"},
    "item": {"title", "outside_title"},
    "place": {"name", "airport_code"},
    "delegate": {"passport_name"},
    "task": {"title"},
    "term": {"text"},
    "attachment": {"file_name"},
    **{kind: {"name"} for kind in ("party", "contact", "vehicle", "gift", "recipient")},
}
_CODES = {"id", "sha256", "media_type", "zone", "home_zone", "currency", "country_code"}
_PHONES = {"phone", "mobile"}
SHORTEST_NUMBER = 7
"""Digits that a run in any other text has at least to count as a phone number."""


class Piece(NamedTuple):
    """A text of a record (NFC), and where it stands: `points[2].text.ko`."""

    path: str
    text: str
    is_name: bool
    is_phone: bool


class Folded(NamedTuple):
    """A record as it is searched. Each line of `name` and `text` begins with a line break and a space.

    `name` also has each name of several words in one word; `digits` each number on a line.
    """

    name: str
    digits: str
    text: str


class SearchRow(NamedTuple):
    """A line of the index: where the record stands, its kind, its texts folded."""

    scope: str
    id: str
    kind: str
    name: str
    digits: str
    text: str

    @property
    def key(self) -> Key:
        """Where the record stands."""
        return Key(self.scope, self.id)


class _Part(NamedTuple):
    name: str
    many: bool
    inner: "tuple[_Part, ...] | None"


@cache
def _parts(cls: type[Value]) -> tuple[_Part, ...]:
    found: list[_Part] = []
    for field in fields.plan(cls):
        if field.name in _CODES or field.shown.to == NOBODY:
            continue
        if field.nested is not None and (inner := _parts(field.nested)):
            found.append(_Part(field.name, field.many, inner))
        elif field.is_text:
            found.append(_Part(field.name, field.many, None))
    return tuple(found)


def pieces(kind: str, doc: Mapping[str, Any]) -> Iterator[Piece]:
    """The texts of a record, given as parsed JSON or dumped, that are not empty."""
    names = _NAMES.get(kind, set())
    for part in _parts(KINDS[kind]):
        is_phone = part.name in _PHONES
        for path, text in _below(part, doc, ""):
            yield Piece(path, normalize("NFC", text), part.name in names, is_phone)


def _below(part: _Part, value: Mapping[str, Any], path: str) -> Iterator[tuple[str, str]]:
    held = value.get(part.name)
    if not held:
        return
    here = f"{path}{part.name}"
    for at, one in [(f"{here}[{n}]", one) for n, one in enumerate(held)] if part.many else [(here, held)]:
        if part.inner is None:
            yield at, one
        else:
            for inner in part.inner:
                yield from _below(inner, one, f"{at}.")


def fold_record(kind: str, doc: Mapping[str, Any]) -> Folded:
    """A record, given as parsed JSON, as it is searched."""
    names: dict[str, None] = {}
    texts: list[str] = []
    numbers: dict[str, None] = {}
    for piece in pieces(kind, doc):
        line = folded(piece.text)
        if piece.is_name:
            names[line] = None
            names[line.replace(" ", "")] = None
        elif line:
            texts.append(line)
        for _, run in phone_runs(piece.text):
            own = digits_of(run)
            if piece.is_phone or len(own) >= SHORTEST_NUMBER:
                numbers[own] = None
    names.pop("", None)
    return Folded(_lines(names), "\n".join(["", *numbers, ""]), _lines(texts))


def _lines(lines: list[str] | dict[str, None]) -> str:
    return "".join(f"\n {line}" for line in lines) + "\n"
