"""Discussion points as an outliner handles them: pure functions from one tree to another.

No step lets a line slip out of a caution, or to readers it was kept from, only because it was moved, lifted or lost
the line above it: what it had from above is then written on the line itself.
"""

from enum import StrEnum

from tripdesk.model.audience import Audience
from tripdesk.model.brief import Point, PointKind
from tripdesk.model.text import EMPTY, LText

DEEPEST = 4

Points = tuple[Point, ...]


class Mark(StrEnum):
    """What a line can be marked as: 핵심, 요청, 유의, or nothing."""

    NONE = "none"
    KEY = "key"
    ASK = "ask"
    CAUTION = "caution"


def mark_of(point: Point) -> Mark:
    """How a point is marked."""
    if point.kind is PointKind.MESSAGE:
        return Mark.KEY if point.key else Mark.NONE
    return Mark.ASK if point.kind is PointKind.ASK else Mark.CAUTION


def marked(points: Points, n: int, wanted: Mark) -> Points:
    """The point marked so; marked so already, it loses the mark."""
    mark = Mark.NONE if mark_of(points[n]) is wanted else wanted
    kind = {Mark.ASK: PointKind.ASK, Mark.CAUTION: PointKind.CAUTION}.get(mark, PointKind.MESSAGE)
    return _with(points, n, points[n].revised(kind=kind, key=mark is Mark.KEY))


def branch_end(points: Points, n: int) -> int:
    """One past the last point that stands below the n-th."""
    end = n + 1
    while end < len(points) and points[end].level > points[n].level:
        end += 1
    return end


def deeper(points: Points, n: int) -> Points:
    """The point, with what stands below it, one level in; the same where there is no way in."""
    end = branch_end(points, n)
    if n == 0 or points[n].level > points[n - 1].level or max(p.level for p in points[n:end]) >= DEEPEST:
        return points
    return _arranged(points, [(i, p.level + (n <= i < end)) for i, p in enumerate(points)])


def higher(points: Points, n: int) -> Points:
    """The point, with what stands below it, one level out."""
    end = branch_end(points, n)
    if points[n].level == 1:
        return points
    return _arranged(points, [(i, p.level - (n <= i < end)) for i, p in enumerate(points)])


def moved(points: Points, n: int, step: int) -> tuple[Points, int]:
    """The point, with what stands below it, past its neighbour of the same level; and where it stands then."""
    end = branch_end(points, n)
    if step < 0:
        before = n - 1
        while before >= 0 and points[before].level > points[n].level:
            before -= 1
        if before < 0 or points[before].level < points[n].level:
            return points, n
        order = [*range(before), *range(n, end), *range(before, n), *range(end, len(points))]
        return _arranged(points, [(i, points[i].level) for i in order]), before
    if end >= len(points) or points[end].level < points[n].level:
        return points, n
    after = branch_end(points, end)
    order = [*range(n), *range(end, after), *range(n, end), *range(after, len(points))]
    return _arranged(points, [(i, points[i].level) for i in order]), n + after - end


def inserted(points: Points, n: int, kept: LText, text: LText = EMPTY) -> Points:
    """A new point after the n-th, which keeps `kept`; where something stands below that, it becomes the first there.

    It is a caution where the n-th is one, and for the same readers.
    """
    point = points[n]
    below = n + 1 < len(points) and points[n + 1].level > point.level
    kind = PointKind.CAUTION if point.kind is PointKind.CAUTION else PointKind.MESSAGE
    new = Point(level=point.level + below, text=text, kind=kind, only_for=point.only_for)
    return (*points[:n], point.revised(text=kept), new, *points[n + 1 :])


def without(points: Points, n: int) -> Points:
    """Without that point; what stood below it comes up one level."""
    end = branch_end(points, n)
    return _arranged(points, [(i, p.level - (n < i < end)) for i, p in enumerate(points) if i != n])


def written(points: Points) -> Points:
    """Without the lines in which nothing is written and below which nothing stands."""
    kept: list[Point] = []
    for point in reversed(points):
        if point.text or (kept and kept[-1].level > point.level):
            kept.append(point)
    return tuple(reversed(kept))


def cautioned(points: Points) -> tuple[bool, ...]:
    """For each point whether it is a caution, or stands below one."""
    return tuple(caution for caution, _ in _inherited(points))


def readers_of(points: Points) -> tuple[frozenset[Audience] | None, ...]:
    """For each point whom it, and what it stands below, is narrowed to; None where nobody narrowed it."""
    return tuple(only for _, only in _inherited(points))


def _inherited(points: Points) -> list[tuple[bool, frozenset[Audience] | None]]:
    above: list[tuple[int, bool, frozenset[Audience] | None]] = []
    found: list[tuple[bool, frozenset[Audience] | None]] = []
    for point in points:
        while above and above[-1][0] >= point.level:
            above.pop()
        caution, only = (above[-1][1], above[-1][2]) if above else (False, None)
        caution = caution or point.kind is PointKind.CAUTION
        own = None if point.only_for is None else frozenset(point.only_for)
        only = own if only is None else only if own is None else only & own
        above.append((point.level, caution, only))
        found.append((caution, only))
    return found


def _arranged(points: Points, places: list[tuple[int, int]]) -> Points:
    """The points in that order and at these levels, none less guarded than it was."""
    before = _inherited(points)
    made = tuple(points[i].revised(level=level) for i, level in places)
    for place, (i, _) in enumerate(places):
        caution, only = _inherited(made)[place]
        was_caution, was_only = before[i]
        if was_caution and not caution:
            made = _with(made, place, made[place].revised(kind=PointKind.CAUTION, key=False))
        if was_only is not None and (only is None or not only <= was_only):
            made = _with(made, place, made[place].revised(only_for=tuple(a for a in Audience if a in was_only)))
    return made


def _with(points: Points, n: int, point: Point) -> Points:
    return (*points[:n], point, *points[n + 1 :])
