"""Lists that two people changed at once: each line goes its own way, and only the same line is a conflict."""

from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher
from typing import Any, TypeVar

from pydantic import ValidationError

from tripdesk.model.record import Record

V = TypeVar("V", bound=Hashable)
R = TypeVar("R", bound=Record)


def merged_parts(base: Sequence[V], theirs: Sequence[V], yours: Sequence[V]) -> tuple[V, ...] | None:
    """What both made of `base`; None when they changed the same part to something else."""
    steps = dict.fromkeys([*_steps(base, theirs, 0), *(s for s in _steps(base, yours, 1))])
    ordered: list[tuple[int, int, int, tuple[V, ...]]] = []
    for first, last, who, new in sorted(steps, key=lambda step: step[:3]):
        same = (first, last, new) in {(f, e, n) for f, e, _, n in ordered}
        if not same:
            ordered.append((first, last, who, new))
    made: list[V] = []
    at = 0
    for first, last, _, new in ordered:
        if first < at:
            return None
        made += [*base[at:first], *new]
        at = last
    return (*made, *base[at:])


def _steps(base: Sequence[V], other: Sequence[V], who: int) -> list[tuple[int, int, int, tuple[V, ...]]]:
    codes = SequenceMatcher(None, base, other, autojunk=False).get_opcodes()
    return [(i1, i2, who, tuple(other[j1:j2])) for code, i1, i2, j1, j2 in codes if code != "equal"]


def woven(seen: R, theirs: R, yours: R) -> tuple[R, R]:
    """`seen` and `yours` as if the user had seen what others did to other parts of the same lists.

    Where that cannot be, both come back as they are, and the fields stand against each other.
    """
    for name in type(seen).model_fields:
        is_list = isinstance(getattr(seen, name), tuple)
        old: Any = getattr(seen, name)
        there: Any = getattr(theirs, name)
        here: Any = getattr(yours, name)
        if not is_list or there in (old, here) or here == old:
            continue
        merged: Any = merged_parts(old, there, here)
        if merged is not None:
            try:
                seen, yours = seen.revised(**{name: there}), yours.revised(**{name: merged})
            except ValidationError:
                continue
    return seen, yours
