"""Parts of a record that are edited by themselves: `name.ko`, one language of a list of texts, a list of spellings.

What somebody else changed meanwhile is compared part by part, so that two people may fill in two languages of a name.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from tripdesk.errors import Rejected
from tripdesk.model.history import KINDS, Committed, Conflict, Key, Label
from tripdesk.model.record import Record
from tripdesk.model.text import LText
from tripdesk.services.editing import Editing


@dataclass(frozen=True, slots=True)
class Part:
    """`read` gives the part of a record, `write` the record with another part. `field` is the field it stands in."""

    field: str
    read: Callable[[Record], Any]
    write: Callable[[Record, Any], Record]


def part(path: str) -> Part:
    """A field, or a value one step inside it: `portrait`, `name.ko`."""
    field, _, inner = path.partition(".")

    def read(record: Record) -> Any:
        held = getattr(record, field)
        return getattr(held, inner) if inner else held

    def write(record: Record, value: Any) -> Record:
        return record.revised(**{field: getattr(record, field).revised(**{inner: value}) if inner else value})

    return Part(field, read, write)


def paragraphs(field: str, side: str) -> Part:
    """One language of a list of texts, a paragraph a line; line n of both languages is paragraph n."""

    def read(record: Record) -> str:
        return "\n".join(getattr(text, side) for text in getattr(record, field)).rstrip("\n")

    def write(record: Record, value: str) -> Record:
        other = "en" if side == "ko" else "ko"
        theirs = [getattr(text, other) for text in getattr(record, field)]
        mine = [line.strip() for line in value.split("\n")]
        pairs = (LText.model_validate({side: a, other: b}) for a, b in zip_longest(mine, theirs, fillvalue=""))
        return record.revised(**{field: tuple(text for text in pairs if text)})

    return Part(field, read, write)


def listed(field: str) -> Part:
    """A list of words as they are typed: separated by commas."""

    def read(record: Record) -> str:
        return ", ".join(getattr(record, field))

    def write(record: Record, value: str) -> Record:
        words = (word.strip() for word in value.replace(";", ",").split(","))
        return record.revised(**{field: tuple(dict.fromkeys(word for word in words if word))})

    return Part(field, read, write)


def set_part(
    editing: Editing, key: Key, one: Part, seen: object, value: object, gesture: str = ""
) -> Committed | Conflict:
    """The part as it is to be, `seen` as it was shown. What this desk itself wrote since is no conflict.

    Raises Rejected when the record is gone. A Conflict says that another desk gave the part another value.
    """
    while True:
        held = editing.store.get(key)
        if held is None or held.deleted:
            raise Rejected("record_missing", id=key.id)
        now = one.read(held.record)
        if now not in (seen, value):
            other = _changed_elsewhere(editing, key, one, seen)
            if other is not None:
                return Conflict(key, held.record.record_kind, held.record, None, None, other[0], other[1])
        wanted = one.write(held.record, value)
        done = editing.change(held, wanted, Label("changed", (key.id,), one.field), gesture)
        if isinstance(done, Committed):
            return done


def _changed_elsewhere(editing: Editing, key: Key, one: Part, seen: object) -> tuple[Any, str] | None:
    """Who at another desk changed that part since it was as `seen`, and when."""
    for line in reversed(editing.store.changes_of_record(key)):
        before, after = (
            one.read(KINDS[line.kind].model_validate_json(doc, strict=True)) if doc else None
            for doc in (line.before, line.after)
        )
        if before == after:
            continue
        if line.author.desk != editing.by.desk:
            return line.author, line.at
        if before == seen:
            return None
    return None
