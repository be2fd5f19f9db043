"""A difference in words: 구분 · 당초 · 변경, in one line or in the cells of a change sheet."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from tripdesk.messages import UiLanguage, sentence
from tripdesk.model import naming
from tripdesk.model.diff.comparing import WHEN, WHO_IS_THERE, field_at
from tripdesk.model.diff.difference import Act, Difference, Edit, Step, Who
from tripdesk.model.diff.excerpts import excerpts
from tripdesk.model.diff.touching import Side
from tripdesk.model.fields import FieldPlan, plan
from tripdesk.model.history import KINDS
from tripdesk.model.itinerary import Item
from tripdesk.model.office_style import (
    both_clocks,
    both_clocks_at,
    duration,
    full_date,
    head_count,
    listing,
    moment_text,
    short_date,
    time_range,
    time_text,
    word_of,
)
from tripdesk.model.record import Record, Value
from tripdesk.model.snapshot import Gathered
from tripdesk.model.text import LText, PersonName
from tripdesk.model.times import ZonedTime
from tripdesk.model.view.admission import READ_BY_ONE

NAMED = 3
"""So many people are named; of more, the first and how many they are."""
_SAID_BY_ITS_FIELD = frozenset({"text", "at"})
"""Steps that say nothing after the one before: `논의사항 3`, `집결`."""
_PLAIN_NAMES = frozenset({"item", "brief"})
"""Kinds whose records are known by name alone."""


class Row(NamedTuple):
    """The cells of a change sheet: what it is about, 구분, 당초, 변경. A side that has nothing to say is empty."""

    name: str
    field: str
    before: str
    after: str


class Telling:
    """Tells differences between two trips in one language."""

    def __init__(self, before: Gathered, after: Gathered, language: UiLanguage) -> None:
        self._before, self._after = Side(before), Side(after)
        self._home = after.trip.home_zone
        self._language = language

    def sentence(self, difference: Difference) -> str:
        """`1. 9.(월) 구글 방문: 시각 14:00~15:00 → 15:30~16:30`."""
        day = f"{short_date(difference.day, self._language)} " if difference.day else ""
        return f"{day}{self.line(difference)}"

    def line(self, difference: Difference) -> str:
        """The sentence without its day."""
        row = self.row(difference)
        facts = {"name": row.name, "field": row.field, "old": row.before, "new": row.after}
        match difference.act:
            case Act.ADDED | Act.WITHDRAWN | Act.CANCELLED | Act.DECLINED:
                said = row.after if difference.act is Act.ADDED else row.before
                return self._say(difference.act, name=row.name, what=f" {said}" if said else "")
            case Act.REORDERED:
                return self._say("reordered" if row.name else "records_reordered", **facts)
            case _ if self._is_withheld(difference):
                return self._say("withheld", **facts)
            case _ if self._is_same_people(difference):
                return self._say("same_people", **facts)
            case _ if self._tells_parts(difference):
                key = "in_and_out" if row.before and row.after else "taken_in" if row.after else "taken_out"
                return self._say(key, **facts)
            case _ if row.before and row.after:
                return self._say("changed", **facts)
            case _:
                return self._say("filled" if row.after else "cleared", **facts)

    def row(self, difference: Difference) -> Row:
        """The cells of a change sheet."""
        name = self._name(difference)
        field = self._field(difference)
        if difference.act is Act.REORDERED:
            return Row(name, field, "", "" if self._is_withheld(difference) else self._new_order(difference))
        if difference.act in {Act.ADDED, Act.WITHDRAWN, Act.CANCELLED, Act.DECLINED}:
            was = self._details(difference, self._before)
            now = self._details(difference, self._after)
            return Row(name, field, *((was, "") if difference.act is not Act.ADDED else ("", now)))
        if self._is_withheld(difference) or self._is_same_people(difference):
            return Row(name, field, "", "")
        if self._is_time(difference):
            return Row(name, field, *self._times(difference))
        if self._tells_parts(difference):
            return Row(name, field, *self._in_and_out(difference))
        old, new = self._both_sides(difference)
        return Row(name, field, *excerpts(old, new))

    def affected(self, difference: Difference) -> str:
        """`강기정 시장 등 9명, 상대 측 실파 콜하트카`; empty when it touches nobody."""
        return self._everybody(difference.affected)

    def called(self, who: Who) -> str:
        """Somebody by name."""
        return self._in(who.name)

    # What it is about

    def _name(self, difference: Difference) -> str:
        kind, name = difference.about.kind, self._in(difference.about.name)
        if kind == "trip":
            return sentence(self._language, "kinds.trip")
        if not difference.about.id or kind in _PLAIN_NAMES:
            return name
        return self._say("named", kind=sentence(self._language, f"kinds.{kind}"), name=name)

    def _field(self, difference: Difference) -> str:
        edit = difference.edits[0]
        if len(edit.path) == 1:
            return sentence(self._language, f"kinds.{difference.about.kind}")
        if self._is_time(difference):
            return self._say("time")
        if difference.act is Act.PEOPLE and edit.path[-1].name in WHO_IS_THERE:
            return naming.field_words(self._language, "people")
        steps = list(edit.path[1:])
        if len(steps) > 1 and steps[-1].name in _SAID_BY_ITS_FIELD and steps[-1].after is None:
            steps.pop()
        said = naming.field_words(self._language, way(steps))
        return said + self._other_side(difference, edit)

    def _other_side(self, difference: Difference, edit: Edit) -> str:
        """Which side of a bilingual text it is, when it is only the other one."""
        old, new = edit.before, edit.after
        if not isinstance(old, LText) or not isinstance(new, LText):
            return ""
        own, other = ("ko", "en") if self._language is UiLanguage.KO else ("en", "ko")
        if getattr(old, own) != getattr(new, own):
            return ""
        return self._say("of_side", side=naming.field_words(self._language, other))

    def _is_withheld(self, difference: Difference) -> bool:
        return difference.about.kind in READ_BY_ONE and len(difference.edits[0].path) > 1

    def _is_time(self, difference: Difference) -> bool:
        edit = difference.edits[0]
        return difference.about.kind == "item" and len(edit.path) == 2 and edit.path[1].name in WHEN

    def _details(self, difference: Difference, side: Side) -> str:
        """Of an item when and where it is, or was to be; of other records nothing but the name."""
        item = side.gathered.find(Item, difference.about.id)
        if item is None:
            return ""
        time = self._time_of(item, dated=False) if item.start else ""
        return listing((time, self._place_of(item, side)), self._language)

    # People and other lists

    def _is_same_people(self, difference: Difference) -> bool:
        """Whether they are only named in another way: as one of a party, or by themselves."""
        return difference.act is Act.PEOPLE and not difference.joined and not difference.left

    def _tells_parts(self, difference: Difference) -> bool:
        """Whether it is told by what came in and what went out, not by the whole before and after."""
        edit = difference.edits[0]
        return isinstance(edit.before, tuple) and isinstance(edit.after, tuple)

    def _in_and_out(self, difference: Difference) -> tuple[str, str]:
        edit, field = difference.edits[0], self._plan(difference)
        if difference.act is Act.PEOPLE:
            return self._people(difference.left, self._before), self._people(difference.joined, self._after)
        old: Counter[Any] = Counter(edit.before or ())  # pyright: ignore[reportUnknownArgumentType, reportUnknownMemberType]
        new: Counter[Any] = Counter(edit.after or ())  # pyright: ignore[reportUnknownArgumentType, reportUnknownMemberType]
        gone, come = tuple((old - new).elements()), tuple((new - old).elements())
        return self._value(gone, field, self._before), self._value(come, field, self._after)

    def _people(self, ids: Sequence[str], side: Side) -> str:
        return listing((self._in(naming.record(side.gathered, one, side.day)) for one in ids), self._language)

    def _new_order(self, difference: Difference) -> str:
        edit = difference.edits[0]
        if len(edit.path) == 1:
            return ""
        named = [self._value(part, self._plan(difference), self._after) for part in edit.after]
        return listing((excerpts("", part)[1] for part in named), self._language)

    def _everybody(self, people: Sequence[Who]) -> str:
        ours = [who for who in people if who.ours]
        theirs = [self._in(who.name) for who in people if not who.ours]
        said = [self._counted(ours)] if ours else []
        if theirs:
            said.append(self._say("other_side", who=listing(theirs, self._language)))
        return listing(said, self._language)

    def _counted(self, people: Sequence[Who]) -> str:
        if len(people) > NAMED:
            return head_count(len(people), self._language, head=people[0].name)
        return listing((self._in(who.name) for who in people), self._language)

    # Times and places

    def _times(self, difference: Difference) -> tuple[str, str]:
        """Both ends before and after: without the day where it stays, on both clocks where the zone differs."""
        old = self._before.gathered.find(Item, difference.about.id)
        new = self._after.gathered.find(Item, difference.about.id)
        assert old is not None
        assert new is not None
        same_day = old.day == new.day and old.day is not None
        zones = [(i.start.zone, i.end.zone) if i.start and i.end else None for i in (old, new)]
        was, now = self._time_of(old, dated=not same_day), self._time_of(new, dated=not same_day)
        if was == now or (None not in zones and zones[0] != zones[1]):
            return self._time_of(old, dated=True, home=True), self._time_of(new, dated=True, home=True)
        return was, now

    def _time_of(self, item: Item, *, dated: bool, home: bool = False) -> str:
        start, end = item.start, item.end
        if start is None or end is None:
            return self._say("not_set")
        if start.zone != end.zone:
            ends = [
                both_clocks_at(at, self._home, self._language) if home else moment_text(at, self._language)
                for at in (start, end)
            ]
            return sentence(self._language, "finding_words.travel_span", {"departure": ends[0], "arrival": ends[1]})
        if home:
            return both_clocks(start, end, self._home, self._language)
        day = f"{short_date(start.date, self._language)} " if dated else ""
        return f"{day}{time_range(start, end, self._language)}"

    def _place_of(self, item: Item, side: Side) -> str:
        ends = (item.move.origin, item.move.destination) if item.move else (item.place,)
        named = [self._in(naming.record(side.gathered, place, side.day)) for place in ends if place]
        return " → ".join(named)

    # Values

    def _both_sides(self, difference: Difference) -> tuple[str, str]:
        edits = difference.edits
        sides = [(self._value_of(e, e.before, self._before), self._value_of(e, e.after, self._after)) for e in edits]
        return listing((old for old, _ in sides), self._language), listing((new for _, new in sides), self._language)

    def _value_of(self, edit: Edit, held: Any, side: Side) -> str:
        cls: type[Record] = KINDS[_kind_at(edit, self._before.gathered)]
        if isinstance(edit.before, ZonedTime) and isinstance(edit.after, ZonedTime):
            return self._moment(held, edit.before, edit.after)
        if isinstance(edit.before, LText | PersonName) and isinstance(edit.after, LText | PersonName):
            return self._changed_side(held, edit.before, edit.after)
        return self._value(held, field_at(edit, cls), side)

    def _moment(self, held: ZonedTime, old: ZonedTime, new: ZonedTime) -> str:
        if old.zone != new.zone:
            return both_clocks(held, held, self._home, self._language)
        return time_text(held, self._language) if old.date == new.date else moment_text(held, self._language)

    def _changed_side(self, held: LText | PersonName, old: LText | PersonName, new: LText | PersonName) -> str:
        """The side of a name or text that differs; of several the one in this language."""
        differing = [f.name for f in plan(type(held)) if getattr(old, f.name) != getattr(new, f.name)]
        own = self._language.value
        said = getattr(held, own if own in differing else differing[0])
        return self._quoted(said) if said else ""

    def _quoted(self, text: str) -> str:
        return self._say("quoted", text=" ".join(text.split()))

    def _value(self, held: Any, field: FieldPlan, side: Side) -> str:
        if held is None or held == "" or held == ():
            return ""
        match held:
            case tuple():
                return listing((self._value(one, field, side) for one in held), self._language)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
            case LText():
                return self._quoted(self._in(naming.both(held))) if held else ""
            case PersonName():
                return self._in(naming.name(held))
            case ZonedTime():
                return moment_text(held, self._language)
            case Value():
                return self._parts(held, side)
            case bool():
                return self._say("yes" if held else "no")
            case StrEnum():
                return word_of(held, self._language)
            case date():
                return full_date(held, self._language)
            case int() if field.name.endswith("minutes"):
                return duration(timedelta(minutes=held), self._language)
            case str() if field.refers_to:
                return self._in(naming.record(side.gathered, held, side.day))
            case str() if field.is_text:
                return self._quoted(held)
            case _:
                return str(held)

    def _parts(self, held: Value, side: Side) -> str:
        """A value by what it holds, without what is as it would be anyway."""
        said: list[str] = []
        for field in plan(type(held)):
            inner = getattr(held, field.name)
            if inner == field.blank or not field.told:
                continue
            one = self._in(naming.both(inner)) if isinstance(inner, LText) else self._value(inner, field, side)
            said.append(str(inner) if field.is_text and not field.many else one)
        return listing(said, self._language)

    def _plan(self, difference: Difference) -> FieldPlan:
        return field_at(difference.edits[0], KINDS[difference.about.kind])

    def _in(self, text: LText) -> str:
        return text.ko if self._language is UiLanguage.KO else text.en

    def _say(self, key: str, **facts: object) -> str:
        return sentence(self._language, f"differences.{key}", facts)


def way(steps: Sequence[Step]) -> str:
    """A way as a path: `points[2].text`. A part that is gone stands where it stood."""
    return ".".join(step.name if (at := _at(step)) is None else f"{step.name}[{at}]" for step in steps)


def _at(step: Step) -> int | None:
    return step.before if step.after is None else step.after


def _kind_at(edit: Edit, gathered: Gathered) -> str:
    name = edit.path[0].name
    return "trip" if name == "trip" else gathered.COLLECTIONS[name].record_kind
