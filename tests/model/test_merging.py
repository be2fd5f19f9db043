"""Lists that two people changed at once."""

import pytest

from tests.model.test_outline import tree
from tripdesk.model.brief import Brief
from tripdesk.model.ids import BriefId, ItemId
from tripdesk.model.merging import merged_parts, woven

MERGED = [
    ("only mine", "abc", "abc", "aXc", "aXc"),
    ("only theirs", "abc", "aXc", "abc", "aXc"),
    ("different lines", "abc", "Xbc", "abY", "XbY"),
    ("neighbours", "abc", "aXc", "abY", "aXY"),
    ("a line of theirs before one of mine", "abc", "Xabc", "abY", "XabY"),
    ("both add at the same place", "ab", "aXb", "aYb", "aXYb"),
    ("both the same", "abc", "aXc", "aXc", "aXc"),
    ("they take one away, I change another", "abc", "bc", "abY", "bY"),
    ("the same line", "abc", "aXc", "aYc", None),
    ("they take away what I change", "abc", "ac", "aYc", None),
]


@pytest.mark.parametrize(("base", "theirs", "yours", "both"), [m[1:] for m in MERGED], ids=[m[0] for m in MERGED])
def test_each_line_goes_its_own_way(base: str, theirs: str, yours: str, both: str | None) -> None:
    merged = merged_parts(base, theirs, yours)
    assert (None if merged is None else "".join(merged)) == both


def paper(points: str) -> Brief:
    return Brief(id=BriefId("b"), item=ItemId("i"), points=tree(points))


def test_a_paper_is_woven_line_by_line() -> None:
    seen, theirs, yours = paper("a b c"), paper("a B c"), paper("a b C")
    woven_seen, woven_yours = woven(seen, theirs, yours)
    assert (woven_seen, woven_yours) == (paper("a B c"), paper("a B C"))


def test_what_would_be_no_tree_stays_a_conflict() -> None:
    seen, theirs, yours = paper("a .b c"), paper("a c"), paper("a .b ..c")
    assert woven(seen, theirs, yours) == (seen, yours)
