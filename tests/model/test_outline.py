"""The outliner: every step leads from a tree to a tree, and no line becomes less guarded by it."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tripdesk.model.audience import A, Audience
from tripdesk.model.brief import Brief, Point, PointKind
from tripdesk.model.outline import (
    Mark,
    Points,
    cautioned,
    deeper,
    higher,
    inserted,
    mark_of,
    marked,
    moved,
    readers_of,
    without,
    written,
)
from tripdesk.model.text import LText


def tree(text: str) -> Points:
    """`"a .b ..c !d"`: a dot a level below the first, `!` a caution."""
    return tuple(
        Point(
            level=1 + word.count("."),
            text=LText(ko=word.strip(".!_")),
            kind=PointKind.CAUTION if "!" in word else PointKind.MESSAGE,
        )
        for word in text.split()
    )


def said(points: Points) -> str:
    return " ".join(
        "." * (p.level - 1) + ("!" if p.kind is PointKind.CAUTION else "") + (p.text.ko or "_") for p in points
    )


STEPS: list[tuple[str, str, Callable[[Points], Points], str]] = [
    ("deeper, with what stands below", "a b .c d", lambda p: deeper(p, 1), "a .b ..c d"),
    ("the first has nothing to go below", "a b", lambda p: deeper(p, 0), "a b"),
    ("only one level at a time", "a .b", lambda p: deeper(p, 1), "a .b"),
    ("four levels at most", "a .b ..c ...d ...e", lambda p: deeper(p, 4), "a .b ..c ...d ...e"),
    ("nor may what stands below go deeper", "a .b ..c ..d ...e", lambda p: deeper(p, 3), "a .b ..c ..d ...e"),
    ("higher, with what stands below", "a .b ..c .d", lambda p: higher(p, 1), "a b .c .d"),
    ("the top is the top", "a .b", lambda p: higher(p, 0), "a .b"),
    ("down past its neighbour", "a .b c .d", lambda p: moved(p, 0, 1)[0], "c .d a .b"),
    ("up past its neighbour", "a .b c .d", lambda p: moved(p, 2, -1)[0], "c .d a .b"),
    ("never out of what it stands below", "a .b .c d", lambda p: moved(p, 2, 1)[0], "a .b .c d"),
    ("a new line after", "a b", lambda p: inserted(p, 0, p[0].text), "a _ b"),
    ("a new line where something stands below", "a .b", lambda p: inserted(p, 0, p[0].text), "a ._ .b"),
    ("after a caution comes a caution", "!a b", lambda p: inserted(p, 0, p[0].text), "!a !_ b"),
    ("split in two", "ab", lambda p: inserted(p, 0, LText(ko="a"), LText(ko="b")), "a b"),
    ("without it, the lines below come up", "a .b ..c d", lambda p: without(p, 1), "a .c d"),
    ("without the first too", "_ .b ..c", lambda p: without(p, 0), "b .c"),
    ("lifted out of a caution, it is one", "!a .b", lambda p: higher(p, 1), "!a !b"),
    ("what stood below a caution stays one without it", "!a .b ..c", lambda p: without(p, 0), "!b .c"),
    ("moved before its neighbour, below the same caution", "!a .b .c", lambda p: moved(p, 2, -1)[0], "!a .c .b"),
    ("empty lines are not kept", "a _ .b ._ c _", written, "a _ .b c"),
]


@pytest.mark.parametrize(("before", "step", "after"), [s[1:] for s in STEPS], ids=[s[0] for s in STEPS])
def test_a_step(before: str, step: Callable[[Points], Points], after: str) -> None:
    assert said(step(tree(before))) == after


def test_a_mark_is_set_changed_and_taken_away() -> None:
    points = tree("a")
    found: list[Mark] = []
    for wanted in (Mark.KEY, Mark.ASK, Mark.CAUTION, Mark.CAUTION):
        points = marked(points, 0, wanted)
        found.append(mark_of(points[0]))
    assert found == [Mark.KEY, Mark.ASK, Mark.CAUTION, Mark.NONE]


@st.composite
def trees(draw: st.DrawFn) -> Points:
    points: list[Point] = []
    for n in range(draw(st.integers(1, 8))):
        level = draw(st.integers(1, min(4, points[-1].level + 1 if points else 1)))
        kind = draw(st.sampled_from(PointKind))
        only = draw(st.sampled_from([None, None, (A.STAFF,), (A.PRINCIPAL, A.STAFF)]))
        points.append(Point(level=level, text=LText(ko=str(n)), kind=kind, only_for=only))
    return tuple(points)


@given(points=trees(), data=st.data())
def test_no_step_breaks_the_tree_or_unguards_a_line(points: Points, data: st.DataObject) -> None:
    n = data.draw(st.integers(0, len(points) - 1))
    steps: list[Callable[[], Points]] = [
        lambda: deeper(points, n), lambda: higher(points, n), lambda: moved(points, n, 1)[0],
        lambda: moved(points, n, -1)[0], lambda: without(points, n), lambda: inserted(points, n, points[n].text),
    ]  # fmt: skip
    made = data.draw(st.sampled_from(steps))()
    Brief.model_validate({"id": "b", "item": "i", "points": made})
    everyone = frozenset(Audience)
    guards = {p.text.ko: g for p, g in zip(made, zip(cautioned(made), readers_of(made), strict=True), strict=True)}
    for point, caution, only in zip(points, cautioned(points), readers_of(points), strict=True):
        if point.text.ko in guards:
            now_caution, now_only = guards[point.text.ko]
            assert now_caution >= caution
            assert (now_only if now_only is not None else everyone) <= (only if only is not None else everyone)
