"""Where two values of a class differ, decided by what the declarations say of each field; and the way back."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from tripdesk.model.diff.difference import Edit, Step
from tripdesk.model.diff.matching import Pairs, matched
from tripdesk.model.fields import FieldPlan, plan
from tripdesk.model.record import Record, Value
from tripdesk.model.text import LText, PersonName
from tripdesk.model.times import ZonedTime

V = TypeVar("V", bound=Value)

WHOLE = (LText, PersonName, ZonedTime)
"""Values that are read whole: a reworded text is told with both its sides, a moved time with its zone."""


def edits_of(before: Value, after: Value, way: tuple[Step, ...] = ()) -> Iterator[Edit]:
    """Every place below two values of a class where they differ and somebody is told."""
    for field in plan(type(before)):
        if field.told:
            yield from _edits_of_field(field, getattr(before, field.name), getattr(after, field.name), way)


def _edits_of_field(field: FieldPlan, old: Any, new: Any, way: tuple[Step, ...]) -> Iterator[Edit]:
    if old == new:
        return
    if field.nested is not None and field.many:
        yield from edits_of_list(field.name, old, new, matched(old, new), way)
    elif field.nested is None or field.nested in WHOLE or old is None or new is None:
        yield Edit((*way, Step(field.name)), old, new)
    else:
        yield from edits_of(old, new, (*way, Step(field.name)))


def edits_of_list(
    name: str, old: Sequence[Value], new: Sequence[Value], pairs: Pairs, way: tuple[Step, ...] = ()
) -> Iterator[Edit]:
    """Parts that are gone, new, changed; then, where those that remain stand in another order, that order."""
    kept_old, kept_new = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, part in enumerate(old):
        if i not in kept_old:
            yield Edit((*way, Step(name, i, None)), part, None)
    for j, part in enumerate(new):
        if j not in kept_new:
            yield Edit((*way, Step(name, None, j)), None, part)
    for i, j in pairs:
        if old[i] is not new[j] and old[i] != new[j]:
            here = (*way, Step(name, i, j))
            if isinstance(old[i], WHOLE):
                yield Edit(here, old[i], new[j])
            else:
                yield from edits_of(old[i], new[j], here)
    order = tuple(i for i, _ in pairs)
    if order != tuple(sorted(order)):
        yield Edit((*way, Step(name)), tuple(old), tuple(new), order)


def same_record(old: Sequence[Record], new: Sequence[Record]) -> Pairs:
    """Records are the same by their id, wherever they stand."""
    where = {str(record.id): n for n, record in enumerate(old)}
    return [(where[str(record.id)], n) for n, record in enumerate(new) if str(record.id) in where]


def edited(value: V, edits: Iterable[Edit], depth: int = 0) -> V:
    """The value with these edits made. Raises pydantic.ValidationError when they do not make a valid one."""
    by_field: dict[str, list[Edit]] = {}
    for edit in edits:
        by_field.setdefault(edit.path[depth].name, []).append(edit)
    update: dict[str, object] = {}
    for name, those in by_field.items():
        held = getattr(value, name)
        step = those[0].path[depth]
        if len(those[0].path) == depth + 1 and step == Step(name) and not those[0].order:
            update[name] = those[0].after
        elif isinstance(held, tuple):
            update[name] = _edited_list(held, those, depth)  # pyright: ignore[reportUnknownArgumentType]
        else:
            update[name] = edited(held, those, depth + 1)
    return value.revised(**update)


def _edited_list(held: tuple[Any, ...], edits: list[Edit], depth: int) -> tuple[Any, ...]:
    order = next((edit.order for edit in edits if edit.order), None)
    inside: dict[int, list[Edit]] = {}
    gone: set[int] = set()
    new: dict[int, Any] = {}
    for edit in edits:
        step = edit.path[depth]
        if edit.order and len(edit.path) == depth + 1:
            continue
        if step.before is None:
            assert step.after is not None
            new[step.after] = edit.after
        elif step.after is None:
            gone.add(step.before)
        else:
            inside.setdefault(step.before, []).append(edit)
    kept = order if order is not None else [n for n in range(len(held)) if n not in gone]
    parts = [_edited_part(held[n], inside.get(n, []), depth) for n in kept]
    for position in sorted(new):
        parts.insert(position, new[position])
    return tuple(parts)


def _edited_part(part: Any, edits: list[Edit], depth: int) -> Any:
    if not edits:
        return part
    return edits[0].after if len(edits[0].path) == depth + 1 else edited(part, edits, depth + 1)
