"""The timetable as it is seen: days side by side in one painted viewport, and which items are selected."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from tripdesk.messages import UiLanguage
from tripdesk.model.checks import Finding
from tripdesk.model.itinerary import Item
from tripdesk.model.office_style.clocks import home_word, time_difference
from tripdesk.model.office_style.dates import short_date
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.services.trip_days import TripDay, ahead_of_home, noon_of
from tripdesk.ui.schedule.timetable.cards import Cards, Style, style
from tripdesk.ui.schedule.timetable.faces import Face, Faces, faces_of
from tripdesk.ui.schedule.timetable.frame import Frame
from tripdesk.ui.schedule.timetable.kinds import colours_in_force
from tripdesk.ui.schedule.timetable.layout import Bar, Part, Plan, plan
from tripdesk.ui.schedule.timetable.painting import (
    DayWords,
    Ghost,
    Scene,
    ghost_box,
    paint_body,
    paint_head,
    paint_over,
)
from tripdesk.ui.schedule.timetable.spot import SpotEditor
from tripdesk.ui.words import spoken

_WARMED = 8
"""Cards that are drawn ahead at a time."""


class Sheet(QAbstractScrollArea):
    """Shows a trip. What a hand does on it is in `TimetableView`."""

    selection_changed = Signal(object)
    days_changed = Signal()

    def __init__(self, language: UiLanguage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Timetable"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._language = language
        self._trip = self._home = ""
        self._plan = Plan()
        self._frame = Frame(self._plan, 0, 0)
        self._heads: tuple[DayWords, ...] = ()
        self._ruler: tuple[tuple[int, str], ...] = ()
        self._items: dict[str, Item] = {}
        self._pending: dict[str, Item] = {}
        self._faces: Faces | None = None
        self._part_faces: dict[Part, Face] = {}
        self._bar_faces: dict[Bar, Face] = {}
        self._shorts: tuple[tuple[str, str], ...] = ()
        self._selected: tuple[str, ...] = ()
        self._current = ""
        self._gesture = ""
        self._cards = Cards()
        self._layers: dict[str, tuple[tuple[object, ...], QPixmap]] = {}
        self._style: Style | None = None
        self._lifted: frozenset[str] = frozenset()
        self._ghosts: tuple[Ghost, ...] = ()
        self._placed = False
        self._warm = QTimer(self)
        self._warm.setInterval(0)
        self._warm.timeout.connect(self._warm_up)
        self._cold: Iterator[Part] = iter(())
        self.spot = SpotEditor(self.viewport())
        self._spot: tuple[int, int] | None = None

    # --- what is shown

    def show_trip(
        self, snapshot: TripSnapshot, findings: Sequence[Finding], party: str = "", spare: tuple[TripDay, ...] = ()
    ) -> None:
        """Shows a trip as it stands; `spare` days while nothing has a time. Selection and place stay."""
        others, self._trip = self._trip != str(snapshot.trip.id), str(snapshot.trip.id)
        self._plan = plan(snapshot, findings, party, spare)
        self._items = {str(item.id): item for item in snapshot.items}
        for own, wanted in list(self._pending.items()):
            item = self._items.get(own)
            if item is None or (item.start, item.end) == (wanted.start, wanted.end):
                del self._pending[own]
        self._faces = faces_of(snapshot, findings, self._language)
        self._part_faces.clear()
        self._bar_faces.clear()
        self._shorts = tuple(self._short(findings[short.finding]) for short in self._plan.shorts)
        self._home = home = snapshot.trip.home_zone
        self._heads = tuple(self._head(day, home) for day in self._plan.days)
        self._ghosts = self._ghosts if self._lifted else ()
        self.select(tuple(own for own in self._selected if own in self._items))
        if others or not self._placed:
            self.horizontalScrollBar().setValue(0)
        self._measure()
        if self._plan.days and (others or not self._placed):
            self._placed = self.isVisible()
            self._scroll_to_morning()
        self._describe()
        self._start_warming()
        self.viewport().update()
        self.days_changed.emit()

    def forget_pending(self) -> None:
        """What was wanted did not come about: shows what stands."""
        self._pending.clear()
        self._ghosts = ()
        self.viewport().update()

    @property
    def plan(self) -> Plan:
        """What is laid out."""
        return self._plan

    @property
    def frame(self) -> Frame:
        """Where things are now."""
        size = self.viewport().size()
        first, scrolled = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        kept = self._frame
        if (kept.plan, kept.width, kept.height, kept.first) != (self._plan, size.width(), size.height(), first):
            kept = Frame(self._plan, size.width(), size.height(), first=first)
            kept = replace(kept, clocks=1 + min(2, len({self._ahead(day) for day in kept.shown} - {0})))
        if kept.scrolled != scrolled:
            kept = replace(kept, scrolled=scrolled)
        self._frame = kept
        return kept

    def show_day(self, day: int) -> None:
        """Brings a day into view."""
        shown = self.frame.shown
        if day not in shown:
            self.horizontalScrollBar().setValue(day if day < shown.start else day - len(shown) + 1)

    def go_to_day(self, day: int) -> None:
        """Makes a day the leftmost, where the days after it fill the view."""
        self.horizontalScrollBar().setValue(day)

    def _ahead(self, day: int) -> int:
        return ahead_of_home(self._plan.days[day], self._home) if self._plan.days else 0

    def _head(self, day: TripDay, home: str) -> DayWords:
        date = short_date(day.date, self._language)
        ahead = ahead_of_home(day, home)
        clock = self.tr("home time") if not ahead else ""
        away = {ahead_of_home(one, home) for one in self._plan.days} - {0}
        if ahead and len(away) > 1:
            clock = time_difference(day.zone, home, noon_of(day), self._language)
        return DayWords(date, spoken(day.city, self._language), clock if away else "")

    def _short(self, finding: Finding) -> tuple[str, str]:
        said = finding.said
        whole, brief = self.tr("Short of time by %1 min (slack %2, needed %3)"), self.tr("%1 min short")
        for number, name in enumerate(("short", "slack", "needed"), 1):
            whole = whole.replace(f"%{number}", said[name]["en"])
            brief = brief.replace(f"%{number}", said[name]["en"])
        return whole, brief

    # --- selection

    @property
    def selected(self) -> tuple[str, ...]:
        """The ids of the selected items."""
        return self._selected

    @property
    def current(self) -> str:
        """The item keys act from."""
        return self._current

    def select(self, those: tuple[str, ...], current: str = "") -> None:
        """Selects items; the last of them (or `current`) is where keys go on from."""
        known = tuple(own for own in dict.fromkeys(those) if own in self._items)
        before = {*self._selected, self._current}
        last = self._current
        if current or known:
            self._current = current or (self._current if self._current in known else known[-1])
        elif self._current not in self._items:
            self._current = ""
        if known != self._selected:
            self._selected = known
            self._gesture = ""
            self._describe()
            self.selection_changed.emit(known)
        self._touch((before ^ {*known, self._current}) | {last, self._current})

    def _touch(self, those: set[str]) -> None:
        """Draws items again, and the heads of the days, which say where the selection is."""
        frame, port = self.frame, self.viewport()
        port.update(QRect(0, 0, frame.width, frame.head))
        for part, box in frame.visible_parts:
            if part.item in those:
                port.update(box.toAlignedRect().adjusted(-4, -4, 4, 4))

    def _describe(self) -> None:
        item = self._item(self._current)
        said = self._faces.said(item) if self._faces is not None and item is not None else ""
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
            if said and self.hasFocus():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _item(self, own: str) -> Item | None:
        return self._pending.get(own) or self._items.get(own)

    def _show_current(self) -> None:
        parts = self._plan.parts_of(self._current)
        bars = [bar for bar in self._plan.bars if bar.item == self._current]
        shown = self.frame.shown
        if parts and parts[0].day not in shown:
            self.show_day(parts[0].day)
        elif not parts and bars and (bars[0].last < shown.start or bars[0].first >= shown.stop):
            self.show_day(bars[0].first)
        if parts:
            frame = self.frame
            box = frame.part(parts[0])
            bar = self.verticalScrollBar()
            if box.top() < frame.head + 8:
                bar.setValue(bar.value() - round(frame.head + 8 - box.top()))
            elif box.bottom() > frame.height - 4:
                bar.setValue(bar.value() + round(min(box.bottom() - frame.height + 4, box.top() - frame.head - 8)))

    # --- measuring, painting

    def _measure(self) -> None:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        frame = self.frame
        across.setRange(0, max(0, len(self._plan.days) - frame.count))
        across.setPageStep(frame.count)
        frame = self.frame
        down.setRange(0, max(0, frame.tall - (frame.height - frame.head)))
        down.setPageStep(max(1, frame.height - frame.head))
        down.setSingleStep(round(frame.hour / 2))

    def _scroll_to_morning(self) -> None:
        frame = self.frame
        self.verticalScrollBar().setValue(round((7 * 60 - self._plan.opens) / 60 * frame.hour))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits as many days as there is room for."""
        kept = self.frame.minute(self.frame.head)
        super().resizeEvent(event)
        self._measure()
        if not self._placed:
            self._placed = bool(self._plan.days) and self.isVisible()
            self._scroll_to_morning()
        else:
            frame = self.frame
            self.verticalScrollBar().setValue(round((kept - self._plan.opens) / 60 * frame.hour))
        self._place_spot()
        self._start_warming()
        self.days_changed.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Draws again; nothing of the viewport can be pushed, its head stands still."""
        self.viewport().update()
        self._place_spot()
        if dx:
            self._measure()
            self.days_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Takes the colours and fonts of another theme."""
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._style = None
            self._cards.clear()
            self._layers.clear()
            self.viewport().update()
        super().changeEvent(event)

    def _look(self) -> Style:
        ratio = self.devicePixelRatioF()
        if self._style is None or self._style.ratio != ratio:
            self._cards.clear()
            self._layers.clear()
            self._style = style(colours_in_force(QApplication.palette()), QApplication.font(), ratio)
        return self._style

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws what can be seen."""
        painter = QPainter(self.viewport())
        look = self._look()
        if not self._plan.days:
            painter.fillRect(event.rect(), look.colours.panel)
            painter.end()
            return
        scene = self._scene()
        body = self._layer("body", (scene.frame, scene.lifted), scene, look)
        ends = frozenset(bar.item for bar, _ in scene.frame.visible_bars)
        marked = (scene.here, ends & scene.selected, scene.current if scene.focused and scene.current in ends else "")
        head = self._layer("head", (scene.frame.plan, scene.frame.shown, scene.frame.width, *marked), scene, look)
        ratio = look.ratio
        area = QRectF(event.rect())
        source = QRectF(area.x() * ratio, area.y() * ratio, area.width() * ratio, area.height() * ratio)
        painter.drawPixmap(area, body, source)
        paint_over(painter, scene, look)
        painter.drawPixmap(0, 0, head)
        if not self._plan.parts and not self._plan.bars and self._spot is None:
            self._say_empty(painter, look)
        painter.end()

    def _say_empty(self, painter: QPainter, look: Style) -> None:
        frame = self.frame
        said = self.tr("Nothing has a time yet. Click where the first item is to be, and type: 10:00 City hall visit")
        area = QRectF(frame.ruler + 24, frame.head + 24, frame.width - frame.ruler - 48, 64)
        painter.setPen(look.colours.dim)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, said)

    def _layer(self, name: str, key: tuple[object, ...], scene: Scene, look: Style) -> QPixmap:
        """A picture of what does not change from one key press to the next, drawn again when `key` does."""
        kept = self._layers.get(name)
        if kept is not None and kept[0] == key:
            return kept[1]
        height = scene.frame.height if name == "body" else scene.frame.head
        pixmap = QPixmap(round(scene.frame.width * look.ratio), round(height * look.ratio))
        pixmap.setDevicePixelRatio(look.ratio)
        painter = QPainter(pixmap)
        (paint_body if name == "body" else paint_head)(painter, scene, self._cards, look)
        painter.end()
        self._layers[name] = (key, pixmap)
        return pixmap

    def _start_warming(self) -> None:
        self._cold = iter(self._plan.parts)
        self._warm.start()

    def _warm_up(self) -> None:
        """While nothing else is to be done, draws cards that may be scrolled to, a few at a time."""
        frame, look = self.frame, self._look()
        those = tuple(islice(self._cold, _WARMED))
        for part in those:
            box = frame.part(part)
            self._cards.picture(self._part_face(part), round(box.width()), round(box.height()), look)
        if not those:
            self._warm.stop()

    def _scene(self) -> Scene:
        frame = self.frame
        away = list(dict.fromkeys(self._ahead(day) for day in frame.shown))
        home = home_word(self._home, self._language)
        ruler = tuple((home, ahead) for ahead in away if ahead)[:2]
        spot = None
        if self._spot is not None and self.spot.isVisible():
            day, minute = self._spot
            spot = Ghost(day, minute, min(24 * 60, minute + 60), "")
        return Scene(
            frame,
            self._heads,
            ruler,
            self.tr("Local") if ruler else "",
            self._part_face,
            self._bar_face,
            self._shorts,
            frozenset(self._selected),
            self._current,
            self.hasFocus(),
            self._ghosts,
            self._lifted,
            spot,
        )

    def _part_face(self, part: Part) -> Face:
        face = self._part_faces.get(part)
        if face is None:
            assert self._faces is not None
            face = self._part_faces[part] = self._faces.part(self._items[part.item], part)
        return face

    def _bar_face(self, bar: Bar) -> Face:
        face = self._bar_faces.get(bar)
        if face is None:
            assert self._faces is not None
            face = self._bar_faces[bar] = self._faces.bar(self._items[bar.item])
        return face

    def _place_spot(self, *, fresh: bool = False) -> None:
        if self._spot is None or not (fresh or self.spot.isVisible()):
            return
        frame = self.frame
        day, minute = self._spot
        box = ghost_box(frame, Ghost(day, minute, minute + 60, ""))
        inside = day in frame.shown and frame.head - 10 <= box.top() <= frame.height
        area = QRect(round(box.x()) + 2, round(box.y()) + 2, round(box.width()) - 4, 28)
        self.spot.open_at(area if inside else QRect(), minute, fresh=fresh)
        self.viewport().update()
