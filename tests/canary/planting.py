"""Tokens that stand nowhere else: planted in every text, id, file name, date, sum and time of a trip.

The number inside a token is its name: `비밀QX00042Z` and `joint.QX00042Z` are number 42, whatever is left of the rest.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from typing import Any

from tripdesk.model.fields import FieldPlan, plan
from tripdesk.model.record import Record, Value
from tripdesk.model.times import ZonedTime

CODES = frozenset({"id", "key", "country_code", "airport_code", "sha256", "media_type", "zone", "home_zone"})
"""Texts with a form of their own, which cannot hold a token."""
FIRST_DAY = date(2040, 1, 3)
"""Planted dates begin here; nothing else of the trip lies in these years."""
FIRST_SUM = 1_200_017
STEP_OF_SUMS = 137


@dataclass(frozen=True)
class Planted:
    """What stands where: `path` is `delegate.email`, without numbers of tuples; `record` the short name of a record."""

    path: str
    record: str


@dataclass
class Planter:
    """Hands out tokens and remembers each."""

    tokens: dict[int, Planted] = field(default_factory=dict[int, Planted])
    ids: dict[int, str] = field(default_factory=dict[int, str])
    dates: dict[date, Planted] = field(default_factory=dict[date, Planted])
    sums: dict[int, Planted] = field(default_factory=dict[int, Planted])
    _numbers: int = 0
    _known: dict[str, str] = field(default_factory=dict[str, str])

    def id(self, name: str) -> str:
        """The id of the record called `name` in the tests."""
        if name not in self._known:
            self._numbers += 1
            self._known[name] = f"{name}.QX{self._numbers:05d}Z"
            self.ids[self._numbers] = name
        return self._known[name]

    def name(self, own: str) -> str:
        """The short name of an id."""
        return own.rpartition(".QX")[0]

    def text(self, path: str, record: str) -> str:
        """A text."""
        self._numbers += 1
        self.tokens[self._numbers] = Planted(path, record)
        return f"비밀QX{self._numbers:05d}Z"

    def both(self, path: str, record: str) -> dict[str, str]:
        """A text in two languages, each with a token of its own."""
        return {"ko": self.text(f"{path}.ko", record), "en": self.text(f"{path}.en", record)}

    def day(self, path: str, record: str) -> str:
        """A date."""
        planted = FIRST_DAY + timedelta(days=37 * len(self.dates))
        self.dates[planted] = Planted(path, record)
        return planted.isoformat()

    def amount(self, path: str, record: str) -> str:
        """A sum of money."""
        planted = FIRST_SUM + STEP_OF_SUMS * len(self.sums)
        self.sums[planted] = Planted(path, record)
        return str(planted)

    def record(self, cls: type[Record], name: str, **given: Any) -> dict[str, Any]:
        """A record with these fields, and a token in every other field that can hold one."""
        made = self.value(cls, cls.record_kind, name, **given)
        return {"id": self.id(name), **made}

    def value(self, cls: type[Value], path: str, record: str, **given: Any) -> dict[str, Any]:
        """A value with these fields, and a token in every other field that can hold one."""
        made = dict(given)
        for one in plan(cls):
            if one.name not in given and one.name not in CODES and not one.refers_to:
                filled = self._filled(one, cls, f"{path}.{one.name}", record)
                if filled is not None:
                    made[one.name] = [filled] if one.many else filled
        return made

    def _filled(self, one: FieldPlan, cls: type[Value], path: str, record: str) -> Any:
        if one.is_text and one.name == "currency":
            return "USD"
        if one.is_text:
            return self.text(path, record)
        if one.nested is not None:
            needed = (f for f in plan(one.nested) if f.refers_to and not f.optional)
            return None if any(needed) or one.nested is ZonedTime else self.value(one.nested, path, record)
        kind = str(cls.model_fields[one.name].annotation)
        if "datetime.date" in kind and "datetime.datetime" not in kind:
            return self.day(path, record)
        return self.amount(path, record) if "Decimal" in kind else None


def empty_fields(records: Iterator[Record]) -> set[str]:
    """The fields that no record of a kind fills in, at any depth: `item.assembly.note`."""
    filled: set[str] = set()
    known: set[str] = set()
    for record in records:
        _look(record, type(record).record_kind, known, filled)
    return known - filled


def _look(value: Value, path: str, known: set[str], filled: set[str]) -> None:
    for one in plan(type(value)):
        here = f"{path}.{one.name}"
        known.add(here)
        held = getattr(value, one.name)
        parts: tuple[Any, ...] = (held or ()) if one.many else (held,)
        for part in parts:
            if isinstance(part, Value):
                _look(part, here, known, filled)
            if part is not None and part != "" and (part or isinstance(part, int | float | Enum)):
                filled.add(here)
