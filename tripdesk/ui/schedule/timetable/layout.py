"""Where everything of a timetable stands, in days and minutes; without a widget, without a pixel.

A `Part` is what one day shows of an item. Parts that run at the same time stand side by side in lanes, each party's in
a lane of its own where that is possible. What spans days (lodging, a flight into another day) is a `Bar` of the band.
"""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tripdesk.model.checks import Finding
from tripdesk.model.checks.finding import Code
from tripdesk.model.itinerary import Item, ItemKind
from tripdesk.model.people import Delegate
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.services.trip_days import TripDay, day_of, trip_days

DAY = 24 * 60
OPENS, CLOSES = 7 * 60, 22 * 60
"""The hours that are shown at least, in minutes."""
STUB = 45
"""Minutes that the end of an item takes on a day that it only touches: a departure, an arrival."""
KEPT = 1.6
"""Days of the band that a way keeps to itself, to name both its ends."""
LEAST = 20
"""Minutes a part takes on the screen at least."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a day shows of an item. Lanes count from the left; `span` lanes of `lanes` are its own.

    `starts` and `ends` say whether the item really starts and ends here.
    """

    item: str
    day: int
    top: int
    bottom: int
    starts: bool = True
    ends: bool = True
    lane: int = 0
    span: int = 1
    lanes: int = 1


@dataclass(frozen=True, slots=True)
class Bar:
    """An item in the band above the days: from a place within its first day to one within its last, 0 to 1.

    It has its row to itself for `kept` days at least, for what it says.
    """

    item: str
    first: int
    last: int
    begins: float
    ends: float
    row: int = 0
    kept: float = 0


@dataclass(frozen=True, slots=True)
class Short:
    """Where time is short: after `one`, before the part `other`. `finding` is a place among those that were given."""

    other: Part
    top: int
    one: str
    finding: int


@dataclass(frozen=True, eq=False)
class Plan:
    """A laid out timetable. `opens` and `closes` are minutes of the day, whole hours."""

    days: tuple[TripDay, ...] = ()
    parts: tuple[Part, ...] = ()
    bars: tuple[Bar, ...] = ()
    shorts: tuple[Short, ...] = ()
    unscheduled: tuple[str, ...] = ()
    opens: int = OPENS
    closes: int = CLOSES

    @property
    def rows(self) -> int:
        """How many rows the band has."""
        return max((bar.row + 1 for bar in self.bars), default=0)

    def walk(self) -> tuple[str, ...]:
        """The ids of the items shown, in the order arrows walk them: day after day, from the top."""
        placed = [(bar.first, -1, bar.row, bar.item) for bar in self.bars]
        placed += [(part.day, part.top, part.lane, part.item) for part in self.parts]
        return tuple(dict.fromkeys(own for *_, own in sorted(placed)))

    def parts_of(self, item: str) -> tuple[Part, ...]:
        """What the days show of an item."""
        return tuple(part for part in self.parts if part.item == item)


def plan(
    snapshot: TripSnapshot, findings: Sequence[Finding] = (), party: str = "", spare: tuple[TripDay, ...] = ()
) -> Plan:
    """Lays out the items of a trip, or those that concern one party; on `spare` days while nothing has a time."""
    days = trip_days(snapshot) or spare
    order = {str(own.id): number for number, own in enumerate(snapshot.parties)}
    shown = [item for item in snapshot.items if not party or concerns(snapshot, item, party)]
    parts: list[Part] = []
    bars: list[Bar] = []
    for item in shown:
        if item.start is None or item.end is None:
            continue
        begun, ended = day_of(days, item.start), day_of(days, item.end)
        if item.kind is ItemKind.STAY or begun != ended:
            ends = sorted(((begun, _within(item.start.local)), (ended, _within(item.end.local))))
            kept = 0 if item.kind is ItemKind.STAY else KEPT
            bars.append(Bar(str(item.id), ends[0][0], ends[1][0], ends[0][1], ends[1][1], kept=kept))
        if item.kind is not ItemKind.STAY:
            parts += _parts(item, begun, ended)
    groups = {str(item.id): _group(item, order) for item in shown}
    placed = _in_lanes(parts, groups)
    shorts = tuple(_shorts(placed, findings))
    tops = [part.top for part in placed] + [short.top for short in shorts]
    return Plan(
        days,
        placed,
        _in_rows(bars),
        shorts,
        tuple(str(item.id) for item in shown if item.start is None),
        min([OPENS, *tops]) // 60 * 60,
        -(-max([CLOSES, *(part.bottom for part in placed)]) // 60) * 60,
    )


def concerns(snapshot: TripSnapshot, item: Item, party: str) -> bool:
    """Whether a party takes part in an item, or somebody of it does."""
    people = snapshot.those(Delegate, tuple(map(str, item.people)))
    return party in item.parties or any(one.party == party for one in people)


def _within(local: datetime) -> float:
    return (local.hour * 60 + local.minute) / DAY


def _minute(local: datetime) -> int:
    return local.hour * 60 + local.minute


def _parts(item: Item, begun: int, ended: int) -> list[Part]:
    """One part in one day; in two days the departure and the arrival, or all of it up to midnight and from it on."""
    own = str(item.id)
    assert item.start is not None
    assert item.end is not None
    top, bottom = _minute(item.start.local), _minute(item.end.local)
    if begun == ended:
        return [Part(own, begun, top, max(bottom, top))]
    if item.kind is not ItemKind.MOVE and (item.end.local - item.start.local).total_seconds() < DAY * 60:
        first = Part(own, begun, top, DAY, ends=False)
        return [first, Part(own, ended, 0, bottom, starts=False)] if bottom else [first]
    away = Part(own, begun, top, min(DAY, top + STUB), ends=False)
    return [away, Part(own, ended, max(0, bottom - STUB), max(bottom, LEAST), starts=False)]


def _group(item: Item, order: dict[str, int]) -> int:
    """The first of its parties; those without any go with the first."""
    return min((order.get(str(party), 0) for party in item.parties), default=0)


def _in_lanes(parts: Iterable[Part], groups: dict[str, int]) -> tuple[Part, ...]:
    placed: list[Part] = []
    ordered = sorted(parts, key=lambda p: (p.day, p.top, groups[p.item], p.bottom, p.item))
    bundle: list[Part] = []
    until = -1
    for part in ordered:
        if bundle and (part.day != bundle[0].day or part.top >= until):
            placed += _bundle(bundle, groups)
            bundle, until = [], -1
        bundle.append(part)
        until = max(until, _foot(part))
    return tuple(placed + _bundle(bundle, groups))


def _foot(part: Part) -> int:
    return max(part.bottom, part.top + 1)


def _bundle(parts: list[Part], groups: dict[str, int]) -> list[Part]:
    """Lanes for parts that hang together: one for each group of parties where that holds, else as few as there can."""
    wanted = sorted({groups[part.item] for part in parts})
    lanes: list[list[Part]] = [[] for _ in wanted]
    for part in parts:
        lanes[wanted.index(groups[part.item])].append(part)
    if any(_foot(one) > two.top for lane in lanes for one, two in itertools.pairwise(lane)):
        lanes = []
        for part in parts:
            free = next((lane for lane in lanes if _foot(lane[-1]) <= part.top), None)
            if free is None:
                lanes.append([part])
            else:
                free.append(part)
    placed: list[Part] = []
    for number, lane in enumerate(lanes):
        for part in lane:
            span = 1
            while number + span < len(lanes) and not any(_meet(part, other) for other in lanes[number + span]):
                span += 1
            placed.append(replace(part, lane=number, span=span, lanes=len(lanes)))
    return placed


def _meet(one: Part, other: Part) -> bool:
    return one.top < _foot(other) and other.top < _foot(one)


def _in_rows(bars: Iterable[Bar]) -> tuple[Bar, ...]:
    rows: list[float] = []
    placed: list[Bar] = []
    for bar in sorted(bars, key=lambda b: (b.first + b.begins, b.last + b.ends, b.item)):
        begins = bar.first + bar.begins
        ends = max(bar.last + bar.ends, begins + bar.kept)
        row = next((n for n, until in enumerate(rows) if until <= begins), len(rows))
        if row == len(rows):
            rows.append(0)
        rows[row] = ends
        placed.append(replace(bar, row=row))
    return tuple(placed)


def _shorts(parts: Sequence[Part], findings: Sequence[Finding]) -> Iterable[Short]:
    starts = {part.item: part for part in parts if part.starts}
    ends = {part.item: part for part in parts if part.ends}
    for number, finding in enumerate(findings):
        if finding.code is not Code.TRAVEL_TIME_SHORT or len(finding.about) != 2:
            continue
        one, other = ends.get(finding.about[0]), starts.get(finding.about[1])
        if one is not None and other is not None and one.day == other.day:
            yield Short(other, min(one.bottom, other.top), one.item, number)
