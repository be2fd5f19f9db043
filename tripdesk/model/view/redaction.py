"""Step two: which fields an edition sees, at any depth; and references to what is gone, which go too."""

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any, TypeVar

from pydantic_core import PydanticUndefined

from tripdesk.model.audience import Audience, Rule
from tripdesk.model.fields import FieldPlan, plan, referring
from tripdesk.model.record import Value
from tripdesk.model.view.conditions import CONDITIONS
from tripdesk.model.view.edition import Standpoint

V = TypeVar("V", bound=Value)


def rebuilt(value: V, changed: Mapping[str, Any]) -> V:
    """The value with some fields replaced, unvalidated: what is hidden may be blank where a record may not."""
    cls: Any = type(value)
    return cls.model_construct(**{name: changed.get(name, getattr(value, name)) for name in cls.model_fields})


class Gone(Exception):
    """A value cannot be shown without something this edition does not see, so it is not shown at all."""


@cache
def open_to(cls: type[Value], audience: Audience) -> bool:
    """Whether that audience sees everything inside values of a class, whatever the record."""
    return all(
        audience in field.shown.to
        and field.shown.rule is Rule.ALWAYS
        and field.name != "only_for"
        and (field.nested is None or open_to(field.nested, audience))
        for field in plan(cls)
    )


@cache
def _narrows(cls: type[Value]) -> bool:
    return "only_for" in cls.model_fields


def narrowed_away(value: Value, audience: Audience) -> bool:
    """Whether the value itself says that it is only for others."""
    if not _narrows(type(value)):
        return False
    only_for: Collection[Audience] | None = getattr(value, "only_for", None)
    return only_for is not None and audience not in only_for


def redacted(record: V, who: Standpoint) -> V:
    """The record with every field hidden that this edition does not see. Hidden is the field's blank."""
    return _redacted(record, record, who)


def _redacted(value: V, record: Value, who: Standpoint) -> V:
    cls = type(value)
    if open_to(cls, who.audience):
        return value
    return rebuilt(value, {field.name: _field(value, field, record, who) for field in plan(cls)})


def _field(value: Value, field: FieldPlan, record: Value, who: Standpoint) -> Any:
    held = getattr(value, field.name)
    if who.audience not in field.shown.to:
        return _blank(value, field)
    if field.shown.rule is not Rule.ALWAYS:
        held = CONDITIONS[field.shown.rule](record, held, who)
        if held is None:
            return _blank(value, field)
    if field.nested is None or held is None:
        return held
    if not field.many:
        return _blank(value, field) if narrowed_away(held, who.audience) else _redacted(held, record, who)
    kept = _whole_branches(held, who.audience)
    return tuple(_redacted(part, record, who) for part in kept)


def _whole_branches(parts: tuple[Value, ...], audience: Audience) -> tuple[Value, ...]:
    """The parts not narrowed away; below a hidden point of a tree everything is hidden."""
    if not parts or not _narrows(type(parts[0])):
        return parts
    kept: list[Value] = []
    hidden_at: int | None = None
    for part in parts:
        level = getattr(part, "level", None)
        if hidden_at is not None and level is not None and level > hidden_at:
            continue
        hidden_at = None
        if narrowed_away(part, audience):
            hidden_at = level
        else:
            kept.append(part)
    return tuple(kept)


def _blank(value: Value, field: FieldPlan) -> Any:
    if field.blank is PydanticUndefined:
        raise Gone(f"{type(value).__name__}.{field.name}")
    return field.blank


def pruned(value: V, visible: Collection[str]) -> V:
    """The value without references to records that are not visible. Raises Gone when it needs one of them."""
    changed: dict[str, Any] = {}
    for field in referring(type(value)):
        held = getattr(value, field.name)
        kept = _pruned_field(held, field, visible)
        if kept is not held:
            changed[field.name] = kept
    if not changed:
        return value
    return rebuilt(value, changed)


def _pruned_field(held: Any, field: FieldPlan, visible: Collection[str]) -> Any:
    if held is None or held == ():
        return held
    if field.many:
        kept = [part for part in (_pruned_part(p, field, visible) for p in held) if part is not None]
        return held if len(kept) == len(held) and all(a is b for a, b in zip(kept, held, strict=True)) else tuple(kept)
    part = _pruned_part(held, field, visible)
    if part is None and not field.optional:
        raise Gone(field.name)
    return part


def _pruned_part(part: Any, field: FieldPlan, visible: Collection[str]) -> Any:
    if field.nested is None:
        return part if part in visible else None
    try:
        return pruned(part, visible)
    except Gone:
        return None
