"""The differences between two states of a trip, as whole snapshots or as one reader's views of them.

They are empty exactly when no field that anyone may see differs. The mark of an issue is not content. From views
they hold nothing that the views do not hold.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any, TypeVar, cast

from tripdesk.model import naming
from tripdesk.model.attendance import attendees
from tripdesk.model.audience import Audience
from tripdesk.model.diff.difference import About, Act, Difference, Edit, Step, Who
from tripdesk.model.diff.edits import edited, edits_of, edits_of_list, same_record
from tripdesk.model.diff.touching import Side, people_named, readers_of, together
from tripdesk.model.fields import FieldPlan, plan
from tripdesk.model.itinerary import Item, Status
from tripdesk.model.record import Record, Value
from tripdesk.model.snapshot import Gathered, TripSnapshot
from tripdesk.model.text import EMPTY, LText, PersonName
from tripdesk.model.times import ZonedTime
from tripdesk.model.trip import Trip

G = TypeVar("G", bound=Gathered)

PEOPLE = frozenset({"party", "delegate", "counterpart", "person"})
WHEN, WHO_IS_THERE = ("start", "end"), ("parties", "people", "absent")
"""Fields of an item that are one thing to whoever reads them: its time, and who takes part."""

_KINDS = ["trip", *(cls.record_kind for cls in Gathered.COLLECTIONS.values())]
_ACTS = list(Act)
_LAST = datetime(9999, 12, 31, tzinfo=UTC)


def differences(before: G, after: G) -> tuple[Difference, ...]:
    """Every difference, by day (last what belongs to no one day), time, kind, id, and the order of the fields."""
    one, other = Side(before), Side(after)
    found: list[tuple[tuple[Any, ...], Difference]] = []
    for cls, old, new, edits in _by_record(before, after):
        for group in _grouped(edits, cls):
            difference = _difference(cls, old, new, group, one, other)
            found.append((_order(difference, cls), difference))
    return tuple(difference for _, difference in sorted(found, key=lambda pair: pair[0]))


def apply(snapshot: TripSnapshot, made: Iterable[Difference]) -> TripSnapshot:
    """The snapshot with these differences made; what nobody is told of stays as it is.

    Raises pydantic.ValidationError when they do not lead from here to a valid trip.
    """
    return edited(snapshot, (edit for difference in made for edit in difference.edits))


def _by_record(
    before: Gathered, after: Gathered
) -> Iterator[tuple[type[Record], Record | None, Record | None, list[Edit]]]:
    """For each record that differs its class, how it was and is, and its edits; for an order the class alone."""
    if edits := list(edits_of(before.trip, after.trip, (Step("trip"),))):
        yield Trip, before.trip, after.trip, edits
    for name, cls in Gathered.COLLECTIONS.items():
        old: Sequence[Record] = getattr(before, name)
        new: Sequence[Record] = getattr(after, name)
        if old == new:
            continue
        by_step: dict[Step, list[Edit]] = {}
        for edit in edits_of_list(name, old, new, same_record(old, new)):
            by_step.setdefault(edit.path[0], []).append(edit)
        for step, edits in by_step.items():
            was = None if step.before is None else old[step.before]
            now = None if step.after is None else new[step.after]
            yield cls, was, now, edits


def _grouped(edits: list[Edit], cls: type[Record]) -> Iterator[list[Edit]]:
    """The edits of a record, those together that are one thing to a reader."""
    rest = edits
    if cls is Item:
        for names in (WHEN, WHO_IS_THERE):
            if those := [edit for edit in rest if len(edit.path) == 2 and edit.path[1].name in names]:
                yield those
                rest = [edit for edit in rest if edit not in those]
    yield from ([edit] for edit in rest)


def _difference(
    cls: type[Record], old: Record | None, new: Record | None, edits: list[Edit], one: Side, other: Side
) -> Difference:
    record = new or old
    if record is None:
        return Difference(Act.REORDERED, About(cls.record_kind, "", EMPTY), None, None, tuple(edits))
    side = other if new is not None else one
    act = _act(edits[0], cls)
    whole = act in (Act.ADDED, Act.WITHDRAWN)
    was = _touched(one, old, edits, whole, before=True)
    now = _touched(other, new, edits, whole, before=False)
    day, at = _when(side, record)
    joined, left = _in_and_out(edits, old, new, one, other) if act is Act.PEOPLE else ((), ())
    name = naming.record(side.gathered, str(record.id), side.day)
    about = About(cls.record_kind, str(record.id), name)
    return Difference(act, about, day, at, tuple(edits), together(was, now), joined, left)


def _touched(side: Side, record: Record | None, edits: list[Edit], whole: bool, *, before: bool) -> list[Who]:
    if record is None:
        return []
    readers = frozenset[Audience]().union(*(readers_of(edit, record, before=before) for edit in edits))
    return side.touched(record, readers, whole)


def _act(edit: Edit, cls: type[Record]) -> Act:
    if len(edit.path) == 1 and edit.path[0].name != "trip":
        return Act.ADDED if edit.before is None else Act.WITHDRAWN
    field = field_at(edit, cls)
    if edit.order:
        return Act.REORDERED
    if field.bare is Status:
        return {Status.CANCELLED: Act.CANCELLED, Status.DECLINED: Act.DECLINED}.get(edit.after, Act.ARRANGED)
    if field.nested is ZonedTime:
        return Act.MOVED
    if field.refers_to == "place":
        return Act.RELOCATED
    if field.many and field.refers_to in PEOPLE:
        same = sorted(edit.before) == sorted(edit.after) and edit.path[-1].name not in WHO_IS_THERE
        return Act.REORDERED if same else Act.PEOPLE
    if field.many and field.nested is None and sorted(edit.before or ()) == sorted(edit.after or ()):
        return Act.REORDERED if edit.before and edit.after else Act.CHANGED
    return Act.REWORDED if field.nested in (LText, PersonName) or field.is_text else Act.CHANGED


def field_at(edit: Edit, cls: type[Value]) -> FieldPlan:
    """The field an edit is in. `cls` is the class of the record."""
    found: FieldPlan | None = None
    for step in edit.path[1:]:
        found = next(f for f in plan(cls) if f.name == step.name)
        cls = found.nested or cls
    assert found is not None
    return found


def _in_and_out(
    edits: list[Edit], old: Record | None, new: Record | None, one: Side, other: Side
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who takes part that did not, and who no longer does."""
    if isinstance(old, Item) and isinstance(new, Item) and edits[0].path[-1].name in WHO_IS_THERE:
        was, now = set(map(str, attendees(one.gathered, old))), set(map(str, attendees(other.gathered, new)))
    else:
        field = field_at(edits[0], type(cast(Record, new or old)))
        was = people_named(one.gathered, field.refers_to or "", edits[0].before or ())
        now = people_named(other.gathered, field.refers_to or "", edits[0].after or ())
    return tuple(sorted(now - was)), tuple(sorted(was - now))


def _when(side: Side, record: Record) -> tuple[date | None, datetime | None]:
    """The day and the instant of the item a record belongs to; of a counterpart, the first meeting."""
    if record.record_kind not in {"item", "brief", "gift", "task", "counterpart"}:
        return None, None
    starts = [item.start for item in side.items_of(record) if item.start]
    first = min(starts, key=lambda start: start.utc, default=None)
    return (first.date, first.utc) if first else (None, None)


def _order(difference: Difference, cls: type[Record]) -> tuple[Any, ...]:
    first = difference.edits[0]
    way: list[tuple[int, int, int]] = []
    inside: type[Value] = cls
    for step in first.path[1:]:
        fields = plan(inside)
        number = next(n for n, field in enumerate(fields) if field.name == step.name)
        inside = fields[number].nested or inside
        way.append((number, _position(step.after), _position(step.before)))
    return (
        difference.day or date.max,
        difference.at or _LAST,
        _KINDS.index(difference.about.kind),
        difference.about.id,
        _ACTS.index(difference.act) if not way else 0,
        way,
    )


def _position(held: int | None) -> int:
    return -1 if held is None else held
