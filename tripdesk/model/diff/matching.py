"""Which part of one list became which part of another: the same, reworded, new, gone, or at another place."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from tripdesk.model.fields import leaves, plan
from tripdesk.model.record import Value

Pairs = list[tuple[int, int]]

EQUAL = 2.0
"""What an equal pair is worth: more than any pair that is only alike, so that no equal pair is given up for one."""
UNLIKE = 0.001
"""What a pair is worth that has nothing in common: a part that was rewritten is one part still."""
LARGEST = 40_000
"""Pairs of parts that are weighed against each other; longer lists are matched by equality and position."""


def matched(old: Sequence[Value], new: Sequence[Value]) -> Pairs:
    """Pairs of positions (before, after), by position after. What is in no pair is gone or new."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    rest_old, rest_new = range(head, len(old) - tail), range(head, len(new) - tail)
    pairs = [(n, n) for n in range(head)]
    pairs += [(len(old) - n, len(new) - n) for n in range(1, tail + 1)]
    pairs += _aligned(old, new, rest_old, rest_new)
    pairs += _elsewhere(old, new, pairs, lambda part: part)
    pairs += _elsewhere(old, new, pairs, lambda part: names_of(part) or None)
    return sorted(pairs, key=lambda pair: pair[1])


def names_of(part: Value) -> tuple[Any, ...]:
    """What a part is of: the records it names itself. Parts of the same are one part, changed."""
    held = tuple(getattr(part, f.name) for f in plan(type(part)) if f.refers_to and not f.many)
    return held if any(held) else ()


def _aligned(old: Sequence[Value], new: Sequence[Value], before: range, after: range) -> Pairs:
    """The pairs, in the same order on both sides, that are worth most together."""
    if not before or not after:
        return []
    if len(before) * len(after) > LARGEST:
        return _in_order(old, new, before, after)
    worth = _worth()
    best = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    weights = [[worth(old[i], new[j]) for j in after] for i in before]
    for i in range(len(before) - 1, -1, -1):
        for j in range(len(after) - 1, -1, -1):
            paired = weights[i][j] + best[i + 1][j + 1] if weights[i][j] else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    pairs: Pairs = []
    i = j = 0
    while i < len(before) and j < len(after):
        if weights[i][j] and best[i][j] == weights[i][j] + best[i + 1][j + 1]:
            pairs.append((before[i], after[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _in_order(old: Sequence[Value], new: Sequence[Value], before: range, after: range) -> Pairs:
    """For lists too long to weigh: equal parts as they come, wherever they stand."""
    waiting: defaultdict[Any, list[int]] = defaultdict(list)
    for i in reversed(before):
        waiting[old[i]].append(i)
    return [(waiting[new[j]].pop(), j) for j in after if waiting[new[j]]]


def _elsewhere(old: Sequence[Value], new: Sequence[Value], pairs: Pairs, sign: Callable[[Value], Any]) -> Pairs:
    """Parts not paired yet that bear the same sign, wherever they stand."""
    taken_old, taken_new = {i for i, _ in pairs}, {j for _, j in pairs}
    waiting: defaultdict[Any, list[int]] = defaultdict(list)
    for i in range(len(old) - 1, -1, -1):
        if i not in taken_old and (mark := sign(old[i])) is not None:
            waiting[mark].append(i)
    return [(waiting[sign(new[j])].pop(), j) for j in range(len(new)) if j not in taken_new and waiting[sign(new[j])]]


def _worth() -> Callable[[Value, Value], float]:
    """How much a pair is worth: by the pairs of letters that both have (Dice's coefficient)."""
    known: dict[int, frozenset[str]] = {}

    def signs(part: Value) -> frozenset[str]:
        found = known.get(id(part))
        if found is None:
            text = " ".join(str(leaf.value) for leaf in leaves(part))
            found = known[id(part)] = frozenset(text[n : n + 2] for n in range(max(1, len(text) - 1)))
        return found

    def worth(one: Value, other: Value) -> float:
        if one == other:
            return EQUAL
        of_one, of_other = names_of(one), names_of(other)
        if of_one and of_other and of_one != of_other:
            return 0.0
        mine, theirs = signs(one), signs(other)
        shared = 2 * len(mine & theirs) / (len(mine) + len(theirs))
        return UNLIKE + shared * (1 - UNLIKE)

    return worth
