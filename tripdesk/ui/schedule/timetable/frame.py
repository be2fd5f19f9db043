"""From days and minutes to pixels and back: where things of a plan are in a viewport."""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF

from tripdesk.ui.schedule.timetable.layout import Bar, Part, Plan, Short

CLOCK = 43
"""Width of one clock of the ruler, px."""
HEAD, ROW = 48, 24
"""Height of the days' heads and of a row of the band, px."""
COMFORTABLE, NARROW = 140, 106
"""Width of a day, px: as wide as this at least, or narrower where that shows the whole trip at once."""
HOUR = 44
"""Height of an hour at least, px."""
MARGIN = 5
THIN = 17
"""Height of a card at least, px."""
STRIP = 17
"""Height of what says that time is short, at least, px."""


@dataclass(frozen=True, eq=False)
class Frame:
    """A viewport on a plan: its size, how many clocks it shows, which day is leftmost, how far it is scrolled."""

    plan: Plan
    width: int
    height: int
    clocks: int = 2
    first: int = 0
    scrolled: int = 0

    @cached_property
    def ruler(self) -> int:
        """Width of the ruler."""
        return CLOCK * self.clocks

    @cached_property
    def count(self) -> int:
        """How many days are shown beside each other."""
        days = max(1, len(self.plan.days))
        room = max(1, self.width - self.ruler)
        return days if room // days >= NARROW else max(1, min(days, room // COMFORTABLE))

    @cached_property
    def shown(self) -> range:
        """The days that are shown."""
        first = max(0, min(self.first, len(self.plan.days) - self.count))
        return range(first, min(len(self.plan.days), first + self.count))

    @cached_property
    def day_width(self) -> float:
        """Width of a day."""
        return max(1.0, (self.width - self.ruler) / self.count)

    @cached_property
    def rows(self) -> int:
        """How many rows the band has in the days that are shown."""
        shown = self.shown
        return max((b.row + 1 for b in self.plan.bars if b.first < shown.stop and b.last >= shown.start), default=0)

    @cached_property
    def head(self) -> int:
        """Height of what stays above the hours: the days' heads and the band."""
        return HEAD + (self.rows * ROW + 5 if self.rows else 0)

    @cached_property
    def hour(self) -> float:
        """Height of an hour: 7 to 22 fit where they can."""
        return max(float(HOUR), (self.height - self.head - 8) / 15)

    @cached_property
    def tall(self) -> int:
        """Height of all the hours."""
        return round((self.plan.closes - self.plan.opens) / 60 * self.hour) + 16

    def x(self, day: int) -> float:
        """The left side of a day."""
        return self.ruler + (day - self.shown.start) * self.day_width

    def y(self, minute: float) -> float:
        """Where a minute of the day is."""
        return self.head + 8 + (minute - self.plan.opens) / 60 * self.hour - self.scrolled

    def minute(self, y: float) -> float:
        """The minute of the day at a height, within the hours that are shown."""
        said = self.plan.opens + (y + self.scrolled - self.head - 8) * 60 / self.hour
        return min(max(said, self.plan.opens), self.plan.closes)

    def day(self, x: float) -> int:
        """The day at a width; -1 outside of all of them."""
        number = self.shown.start + int((x - self.ruler) // self.day_width)
        return number if x >= self.ruler and number in self.shown else -1

    def part(self, part: Part) -> QRectF:
        """The card of a part."""
        width = (self.day_width - 2 * MARGIN) / part.lanes
        top = self.y(part.top)
        height = max(float(THIN), self.y(part.bottom) - top - 1)
        gap = 2 if part.lane + part.span < part.lanes else 0
        return QRectF(self.x(part.day) + MARGIN + part.lane * width, top, width * part.span - gap, height)

    def bar(self, bar: Bar) -> QRectF:
        """The bar of what spans days, cut off at the days that are shown."""
        left = max(self.x(bar.first) + bar.begins * self.day_width, float(self.ruler))
        right = min(self.x(bar.last) + bar.ends * self.day_width, float(self.width))
        return QRectF(left + 1, HEAD + 2 + bar.row * ROW, max(6.0, right - left - 2), ROW - 3)

    def reach(self, bar: Bar) -> float:
        """How far to the right the words of a bar may go: a short one has the room beyond its end to itself."""
        ends = max(bar.last + bar.ends, bar.first + bar.begins + bar.kept)
        return min(self.x(0) + ends * self.day_width, float(self.width))

    def short(self, short: Short) -> QRectF:
        """The strip that says that time is short, ending where the next item begins."""
        later = self.part(short.other)
        top = min(self.y(short.top), later.top() - STRIP)
        return QRectF(later.x(), top, later.width(), later.top() - top)

    @cached_property
    def visible_parts(self) -> list[tuple[Part, QRectF]]:
        """The parts one can see, with their cards, in the order they are drawn."""
        shown = self.shown
        seen = ((part, self.part(part)) for part in self.plan.parts if part.day in shown)
        return [(part, box) for part, box in seen if box.bottom() >= self.head and box.top() <= self.height]

    @cached_property
    def visible_bars(self) -> list[tuple[Bar, QRectF]]:
        """The bars one can see."""
        shown = self.shown
        return [(b, self.bar(b)) for b in self.plan.bars if b.first < shown.stop and b.last >= shown.start]

    def at(self, point: QPointF) -> tuple[str, Part | None]:
        """The item at a point and the part that was hit; an empty id where there is none."""
        if point.y() < self.head:
            return next(((bar.item, None) for bar, box in self.visible_bars if box.contains(point)), ("", None))
        hits = [part for part, box in self.visible_parts if box.contains(point)]
        return (hits[-1].item, hits[-1]) if hits else ("", None)
