"""How a view hides: an allow-list of fields at any depth, nothing hidden is missing, narrowing never widens."""

import re
from typing import Annotated, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticUndefined

from tests.canary.table import EDITIONS
from tests.canary.trip import canary
from tripdesk.model.audience import EVERYONE, STAFF, UNPRINTED, WITHIN, Rule, Shown
from tripdesk.model.audience import Audience as A
from tripdesk.model.brief import Brief, Point, parted
from tripdesk.model.fields import UndeclaredField, leaves, plan, references
from tripdesk.model.itinerary import Item
from tripdesk.model.logistics import Gift
from tripdesk.model.people import Delegate
from tripdesk.model.recipients import Recipient
from tripdesk.model.record import Record, Value
from tripdesk.model.snapshot import Gathered, TripSnapshot
from tripdesk.model.text import EMPTY, LText
from tripdesk.model.trip import Trip
from tripdesk.model.view import Edition, View, edition_for, view_of
from tripdesk.model.view.admission import ROOTS, SUPPORTING
from tripdesk.model.view.conditions import CONDITIONS
from tripdesk.model.view.edition import Standpoint
from tripdesk.model.view.redaction import Gone, redacted


def values() -> dict[str, type[Value]]:
    """Every class of the model that a snapshot or a view can hold."""
    found: dict[str, type[Value]] = {}
    waiting: list[type[Value]] = [Trip, TripSnapshot, View, *Gathered.COLLECTIONS.values()]
    while waiting:
        cls = waiting.pop()
        if cls.__name__ not in found:
            found[cls.__name__] = cls
            waiting += [field.nested for field in plan(cls) if field.nested is not None]
    return found


def test_every_field_of_the_model_says_who_sees_it() -> None:
    assert len(values()) > 40
    assert all(isinstance(field.shown, Shown) for cls in values().values() for field in plan(cls))


def test_a_field_that_does_not_say_so_is_a_fault() -> None:
    class Forgetful(Value):
        told: Annotated[str, WITHIN] = ""
        forgotten: str = ""

    class Around(Record):
        record_kind = "around"
        id: Annotated[str, UNPRINTED]
        inner: Annotated[tuple[Forgetful, ...], Shown(EVERYONE)] = ()

    with pytest.raises(UndeclaredField, match=re.escape("Forgetful.forgotten")):
        plan(Forgetful)
    with pytest.raises(UndeclaredField, match="forgotten"):
        redacted(Around(id="x", inner=(Forgetful(),)), standpoint("M1"))


def test_every_kind_has_a_rule_and_every_rule_a_function() -> None:
    kinds = {"trip", *(cls.record_kind for cls in Gathered.COLLECTIONS.values())}
    assert set(ROOTS) == kinds
    assert set(SUPPORTING) <= kinds
    assert set(CONDITIONS) == set(Rule) - {Rule.ALWAYS}


def test_what_is_not_shown_to_everybody_has_a_blank() -> None:
    """Findings are hidden as a whole, by the field that holds them."""
    without = [
        f"{name}.{field.name}"
        for name, cls in values().items()
        if name != "Finding"
        for field in plan(cls)
        if (field.shown.to != EVERYONE or field.shown.rule is not Rule.ALWAYS) and field.blank is PydanticUndefined
    ]
    assert without == []


def standpoint(name: str) -> Standpoint:
    whole = canary().snapshot
    found = whole.find(Recipient, canary().id(f"to.{name}"))
    assert found is not None
    return Standpoint(whole, edition_for(found))


class Deep(Value):
    open: Annotated[str, WITHIN] = "open"
    secret: Annotated[str, Shown(STAFF)] = ""


class Middle(Value):
    deep: Annotated[tuple[Deep, ...], WITHIN] = ()
    one: Annotated[Deep | None, WITHIN] = None


class Outer(Record):
    record_kind = "outer"
    id: Annotated[str, UNPRINTED]
    middle: Annotated[Middle, WITHIN]


class Needed(Record):
    record_kind = "needed"
    id: Annotated[str, UNPRINTED]
    secret: Annotated[int, Shown(STAFF)]


def test_a_field_is_hidden_at_any_depth() -> None:
    whole = Outer(id="x", middle=Middle(deep=(Deep(secret="a"), Deep(secret="b")), one=Deep(secret="c")))
    hidden = Outer(id="x", middle=Middle(deep=(Deep(), Deep()), one=Deep()))
    assert redacted(whole, standpoint("S")) == whole
    assert redacted(whole, standpoint("P")) == hidden


def test_what_cannot_be_blank_takes_its_record_with_it() -> None:
    with pytest.raises(Gone, match=re.escape("Needed.secret")):
        redacted(Needed(id="x", secret=1), standpoint("P"))


@pytest.mark.parametrize(
    ("name", "cls", "field", "shown"),
    [
        ("P", Gift, "unit_price", False),
        ("S", Gift, "unit_price", True),
        ("P", Brief, "points", True),
        ("I", Brief, "points", False),
        ("I", Brief, "remarks", True),
        ("M1", Item, "notes", False),
        ("N", Delegate, "mobile", True),
        ("U", Item, "start", False),
        ("D1", Item, "title", False),
    ],
)
def test_a_view_tells_hidden_from_missing(name: str, cls: type[Value], field: str, shown: bool) -> None:
    seen = view_of(canary().snapshot, standpoint(name).edition)
    assert seen.shows(cls, field) == shown
    held = next((getattr(one, field) for one in seen.by_id.values() if type(one) is cls), None)
    assert shown or held in (None, (), EMPTY, "")


@pytest.mark.parametrize("name", EDITIONS)
def test_a_view_holds_no_reference_to_what_is_gone(name: str) -> None:
    seen = view_of(canary().snapshot, standpoint(name).edition)
    for record in (*seen.by_id.values(), seen.facts):
        dangling = [(path, wanted) for path, _, wanted in references(record) if wanted not in seen.by_id]
        assert dangling == []


@pytest.mark.parametrize("name", EDITIONS)
def test_nothing_is_in_a_view_that_nothing_leads_to(name: str) -> None:
    """Supporting records stand only where something visible refers to them; staff see the whole directory."""
    seen = view_of(canary().snapshot, standpoint(name).edition)
    wanted = {target for record in seen.by_id.values() for _, _, target in references(record)}
    wanted |= {str(seen.edition.organisation), str(seen.trip.organisation)}
    loose = [one for one, record in seen.by_id.items() if record.record_kind in SUPPORTING and one not in wanted]
    assert (loose == []) == (name not in ("S", "R"))


def point(text: str, level: int, **given: Any) -> dict[str, Any]:
    return {"level": level, "text": {"ko": text}, **given}


@pytest.mark.parametrize(
    ("points", "read"),
    [
        ([point("a", 1), point("b", 2), point("c", 1)], "abc"),
        ([point("a", 1, only_for=["staff"]), point("b", 2), point("c", 3), point("d", 1)], "d"),
        ([point("a", 1), point("b", 2, only_for=["staff"]), point("c", 3), point("d", 2)], "ad"),
        ([point("a", 1, only_for=["staff"]), point("b", 2, only_for=["principal"])], ""),
        ([point("a", 1, only_for=["principal"]), point("b", 2)], "ab"),
        ([point("a", 1, only_for=[]), point("b", 2)], ""),
    ],
)
def test_a_point_that_is_hidden_hides_what_stands_below_it(points: list[dict[str, Any]], read: str) -> None:
    brief = Brief.model_validate({"id": "paper", "item": "item", "points": points})
    assert "".join(p.text.ko for p in redacted(brief, standpoint("P")).points) == read


@pytest.mark.parametrize(
    ("points", "said", "cautions"),
    [
        ([point("a", 1), point("b", 1, kind="caution"), point("c", 2), point("d", 3), point("e", 1)], "ae", "bcd"),
        ([point("a", 1), point("b", 2, kind="caution"), point("c", 3, kind="ask"), point("d", 2)], "ad", "bc"),
        ([point("a", 1, kind="caution"), point("b", 1, kind="caution"), point("c", 2)], "", "abc"),
        ([], "", ""),
    ],
)
def test_with_a_caution_goes_what_stands_below_it(points: list[dict[str, Any]], said: str, cautions: str) -> None:
    parts = parted(tuple(Point.model_validate(one) for one in points))
    assert tuple("".join(p.text.ko for p in part) for part in parts) == (said, cautions)


SEEN_BY = tuple(name for name in EDITIONS if name not in ("MN", "DN"))
ITEM_NAMES = tuple(sorted(canary().minutes))
NARROWER = st.one_of(
    st.builds(lambda given: {"only_for": sorted(given)}, st.sets(st.sampled_from(list(A)))),
    st.sampled_from([{"grade": "closed"}, {"grade": "secret"}]),
)


def held(seen: View, *, without: frozenset[str] = frozenset()) -> set[tuple[str, str]]:
    """Every text and value a view holds, with the record it stands in."""
    found: set[tuple[str, str]] = set()
    for own, record in seen.by_id.items():
        found |= {(own, str(leaf.value)) for leaf in leaves(record) if leaf.plan.name not in without}
    return found


@settings(max_examples=40)
@given(name=st.sampled_from(SEEN_BY), item=st.sampled_from(ITEM_NAMES), narrower=NARROWER)
def test_narrowing_an_item_never_shows_anything_new(name: str, item: str, narrower: dict[str, Any]) -> None:
    whole = canary().snapshot
    edition = standpoint(name).edition
    items = tuple(_narrowed(i, narrower) if i.id == canary().id(item) else i for i in whole.items)
    before, after = view_of(whole, edition), view_of(whole.revised(items=items), edition)
    telling = frozenset({"grade", "only_for"})
    assert held(after, without=telling) <= held(before, without=telling)


def _narrowed(item: Item, narrower: dict[str, Any]) -> Item:
    if "only_for" in narrower and item.only_for is not None:
        return item.revised(only_for=[a for a in narrower["only_for"] if a in item.only_for])
    stays = narrower.get("grade") == "closed" and str(item.grade) == "secret"
    return item if stays else item.revised(**narrower)


@settings(max_examples=30)
@given(
    name=st.sampled_from(["P", "S", "I", "HA"]),
    chosen=st.sets(st.integers(0, 7), min_size=1),
    only_for=st.sets(st.sampled_from(list(A))),
)
def test_narrowing_a_point_never_shows_anything_new(name: str, chosen: set[int], only_for: set[A]) -> None:
    whole = canary().snapshot
    edition = standpoint(name).edition
    brief = whole.briefs[0]
    points = [
        p.revised(only_for=sorted(only_for & set(p.only_for or A))) if n in chosen else p
        for n, p in enumerate(brief.points)
    ]
    narrowed = whole.revised(briefs=(brief.revised(points=points), *whole.briefs[1:]))
    telling = frozenset({"only_for"})
    assert held(view_of(narrowed, edition), without=telling) <= held(view_of(whole, edition), without=telling)


@pytest.mark.parametrize("name", EDITIONS)
def test_no_edition_sees_the_key_or_a_recipient_but_its_own(name: str) -> None:
    seen = view_of(canary().snapshot, standpoint(name).edition)
    assert seen.trip.key == ""
    assert [canary().planter.name(r.id) for r in seen.recipients] == [f"to.{name}"]
    assert view_of(canary().snapshot, Edition(audience="staff")).recipients == ()


def test_a_text_nobody_may_see_is_in_no_view() -> None:
    staff = view_of(canary().snapshot, standpoint("R").edition)
    texts = {leaf.value for record in staff.by_id.values() for leaf in leaves(record)}
    hidden = {n for n, p in canary().planter.tokens.items() if p.path.startswith("person.past_titles")}
    assert not {t for t in texts if isinstance(t, str) and any(f"QX{n:05d}" in t for n in hidden)}
    assert LText(ko="", en="") == EMPTY
