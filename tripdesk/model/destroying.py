"""What goes with a person, and what remains of a record when others have gone. Pure functions."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import cast

from pydantic import ValidationError

from tripdesk.model import fields
from tripdesk.model.history import SHARED, SHARED_KINDS, Hold, Key, Membership, Proposal
from tripdesk.model.people import Person
from tripdesk.model.record import Record, Value

Say = Callable[[str, str], str]
"""Given the path of a text and the text, says what is to stand there."""

ABOUT: Mapping[str, tuple[str, ...]] = {
    "delegate": ("person",),
    "counterpart": ("person",),
    "contact": ("person",),
    "needs": ("delegate",),
    "recipient": ("delegate", "contact"),
}
"""Kind → the fields that say whom such a record is about: it goes with them, even where the field is optional."""


class _Gone(Exception):
    """A value that cannot be without what has gone."""


def goes_with(records: Mapping[Key, Record], person: Key) -> dict[Key, str]:
    """What goes when the person goes → why: `person`, `about` (the same person), `needs` (cannot be without it)."""
    gone = {person: "person"} if person in records else {}
    growing = True
    while growing:
        growing = False
        for key, record in records.items():
            if key not in gone and (why := _why(key, record, gone)):
                gone[key] = why
                growing = True
    return gone


def _why(key: Key, record: Record, gone: Collection[Key]) -> str:
    if isinstance(record, Membership):
        return "about" if Key(SHARED, record.record) in gone else ""
    if isinstance(record, Hold):
        return "about" if Key(SHARED, record.person) in gone else ""
    if isinstance(record, Proposal):
        return "about" if _proposes(record, gone) else ""
    for name in ABOUT.get(record.record_kind, ()):
        wanted = getattr(record, name)
        if wanted is not None and Key(SHARED if name == "person" else key.scope, wanted) in gone:
            return "about"
    if not names_any(key.scope, record, gone):
        return ""
    return "needs" if remaining(key.scope, record, gone) is None else ""


def portraits(bodies: Collection[Record]) -> frozenset[str]:
    """The ids of attachments that were the person's portrait."""
    return frozenset(str(body.portrait) for body in bodies if isinstance(body, Person) and body.portrait)


def names_any(scope: str, record: Record, keys: Collection[Key]) -> bool:
    """Whether a record names one of these."""
    if isinstance(record, Proposal):
        return _proposes(record, keys)
    if isinstance(record, Membership | Hold):
        return Key(SHARED, record.record if isinstance(record, Membership) else record.person) in keys
    return any(_key(scope, kind, wanted) in keys for _, kind, wanted in fields.references(record))


def _proposes(proposal: Proposal, keys: Collection[Key]) -> bool:
    """Whether a proposal is about one of these, or names it in the record it proposes."""
    return Key(proposal.scope, proposal.record) in keys or any(f'"{key.id}"' in proposal.doc for key in keys)


def remaining(scope: str, record: Record, gone: Collection[Key], say: Say | None = None) -> Record | None:
    """The record without references to what has gone, its texts as `say` wants them; None when it cannot be so.

    A reference that may be missing is; in a list it is left out, and so is a part of a list that cannot be without it.
    """
    if isinstance(record, Membership | Hold | Proposal) and names_any(scope, record, gone):
        return None
    if isinstance(record, Membership | Hold):
        return record
    try:
        return cast(Record, _remaining(scope, record, gone, say, ""))
    except _Gone:
        return None


def _remaining(scope: str, value: Value, gone: Collection[Key], say: Say | None, path: str) -> Value:
    update: dict[str, object] = {}
    for field in fields.plan(type(value)):
        held = getattr(value, field.name)
        if held is None or held == ():
            continue
        if not path and field.name == "id":
            continue
        here = f"{path}.{field.name}" if path else field.name
        if field.many:
            kept = tuple(_parts(scope, held, gone, say, here, field))
            if kept != held:
                update[field.name] = kept
            continue
        try:
            part = _part(scope, held, gone, say, here, field)
        except _Gone:
            if not field.optional:
                raise
            part = None
        if part != held:
            update[field.name] = part
    if not update:
        return value
    try:
        return value.revised(**update)
    except ValidationError:
        raise _Gone from None


def _parts(
    scope: str, held: tuple[object, ...], gone: Collection[Key], say: Say | None, path: str, field: fields.FieldPlan
) -> Iterator[object]:
    for number, part in enumerate(held):
        try:
            yield _part(scope, part, gone, say, f"{path}[{number}]", field)
        except _Gone:
            continue


def _part(
    scope: str, part: object, gone: Collection[Key], say: Say | None, path: str, field: fields.FieldPlan
) -> object:
    if isinstance(part, Value):
        return _remaining(scope, part, gone, say, path)
    if field.refers_to:
        if _key(scope, field.refers_to, str(part)) in gone:
            raise _Gone
        return part
    if field.is_text and say is not None and isinstance(part, str):
        return say(path, part)
    return part


def _key(scope: str, kind: str, wanted: str) -> Key:
    return Key(SHARED if kind in SHARED_KINDS else scope, wanted)
