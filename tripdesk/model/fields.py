"""What the declarations say of every field: who sees it, what it refers to, what stands inside it.

Read once per class from the annotations, used by redaction, reference checks, the schema and the tests.
"""

import types
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Annotated, Any, NewType, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from tripdesk.model.audience import RefersTo, Shown
from tripdesk.model.record import Value


class UndeclaredField(TypeError):
    """A field of the model does not say who sees it. That is a fault of the program."""


@dataclass(frozen=True, slots=True)
class FieldPlan:
    """One field: its readers, the kind it refers to, the value class inside it, what it is when hidden.

    `bare` is its type without Optional, tuple and marks.
    """

    name: str
    shown: Shown
    refers_to: str | None
    nested: type[Value] | None
    many: bool
    optional: bool
    is_text: bool
    blank: Any
    bare: Any

    @property
    def told(self) -> bool:
        """Whether a change of it is news to anyone: somebody may see it, and it is not only kept for the program."""
        return bool(self.shown.to) and self.shown.told


def _peel(annotation: Any) -> tuple[Any, list[Any], bool, bool]:
    """The bare type inside Annotated, NewType, Optional and tuple, with the metadata on the way."""
    found: list[Any] = []
    many = optional = False
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation, *marks = get_args(annotation)
            found += marks
        elif isinstance(annotation, NewType):
            annotation = annotation.__supertype__
        elif origin in (Union, types.UnionType):
            optional = True
            (annotation,) = [a for a in get_args(annotation) if a is not type(None)]
        elif origin is tuple:
            many = True
            annotation = get_args(annotation)[0]
        else:
            return annotation, found, many, optional


def _blank(info: FieldInfo, bare: Any, many: bool, optional: bool) -> Any:
    if info.default is not PydanticUndefined:
        return info.default
    if many:
        return ()
    if optional:
        return None
    if bare is str:
        return ""
    if (
        isinstance(bare, type)
        and issubclass(bare, BaseModel)
        and not any(f.is_required() for f in bare.model_fields.values())
    ):
        return bare()
    return PydanticUndefined


@cache
def plan(cls: type[Value]) -> tuple[FieldPlan, ...]:
    """The fields of a class in their declared order. Raises UndeclaredField."""
    plans: list[FieldPlan] = []
    for name, info in cls.model_fields.items():
        bare, marks, many, optional = _peel(info.annotation)
        marks = [*info.metadata, *marks]
        shown = next((m for m in marks if isinstance(m, Shown)), None)
        if shown is None:
            raise UndeclaredField(f"{cls.__name__}.{name} has no Shown(...)")
        refers = next((m.kind for m in marks if isinstance(m, RefersTo)), None)
        nested = bare if isinstance(bare, type) and issubclass(bare, Value) else None
        plans.append(
            FieldPlan(
                name=name,
                shown=shown,
                refers_to=refers,
                nested=nested,
                many=many,
                optional=optional,
                is_text=bare is str and refers is None,
                blank=_blank(info, bare, many, optional),
                bare=bare,
            )
        )
    return tuple(plans)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value that holds no other value, with the path to it from the record: `points[2].text.ko`."""

    path: str
    value: Any
    plan: FieldPlan
    printed: bool


def leaves(value: Value, path: str = "", printed: bool = True) -> Iterator[Leaf]:
    """Every leaf below a value, in declared order. `printed` is false below any field that is not printed."""
    for field in plan(type(value)):
        held = getattr(value, field.name)
        here = f"{path}.{field.name}" if path else field.name
        on_paper = printed and field.shown.printed
        parts = enumerate(held or ()) if field.many else [(None, held)]
        for number, part in parts:
            at = here if number is None else f"{here}[{number}]"
            if isinstance(part, Value):
                yield from leaves(part, at, on_paper)
            elif part is not None:
                yield Leaf(at, part, field, on_paper)


@cache
def referring(cls: type[Value]) -> tuple[FieldPlan, ...]:
    """The fields of a class that hold references, at any depth."""
    return tuple(f for f in plan(cls) if f.refers_to or (f.nested is not None and referring(f.nested)))


def references(value: Value, path: str = "") -> Iterator[tuple[str, str, str]]:
    """Every reference below a value: its path, the kind it refers to, the id."""
    for field in referring(type(value)):
        held = getattr(value, field.name)
        if held is None or held == ():
            continue
        here = f"{path}.{field.name}" if path else field.name
        parts = [(f"{here}[{n}]", part) for n, part in enumerate(held)] if field.many else [(here, held)]
        for at, part in parts:
            if field.refers_to:
                yield at, field.refers_to, part
            else:
                yield from references(part, at)


def texts(value: Value) -> Iterator[tuple[str, str]]:
    """Every text below a value that is not a reference or a word of the program."""
    for leaf in leaves(value):
        if leaf.plan.is_text and not isinstance(leaf.value, Enum):
            yield leaf.path, leaf.value
