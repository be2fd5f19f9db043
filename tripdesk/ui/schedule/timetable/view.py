"""The timetable as a widget: one viewport that is painted, moved through by keys, drawn on by the mouse."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from uuid import uuid4

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QToolTip, QWidget

from tripdesk.errors import Rejected
from tripdesk.messages import UiLanguage
from tripdesk.model.checks import Finding
from tripdesk.model.itinerary import Item
from tripdesk.model.office_style.clocks import home_word, time_difference
from tripdesk.model.office_style.dates import short_date, time_range
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.services.placing import Placement, nudged, unscheduled
from tripdesk.services.trip_days import TripDay, ahead_of_home, day_of, noon_of
from tripdesk.ui.operations.items import retimed
from tripdesk.ui.schedule.timetable.cards import Cards, Style, style
from tripdesk.ui.schedule.timetable.carrying import COARSE, SNAP, Carry, changed, snapped
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

_GRIP = 5
"""How close to an edge the pointer takes hold of it, px."""
_WARMED = 8
"""Cards that are drawn ahead at a time."""
_TURN_MS = 500
"""A drag that waits at the side this long turns to the next day."""


class TimetableView(QAbstractScrollArea):
    """Days side by side. It changes nothing itself: what the user wants is sent as a signal."""

    selection_changed = Signal(object)
    days_changed = Signal()
    placing_wanted = Signal(object, str)
    """Placements, and the gesture that joins them for undo."""
    item_wanted = Signal(object, int, str)
    """A `TripDay`, a minute of it, what was typed."""
    refused = Signal(object)
    removal_wanted = Signal()
    copy_wanted = Signal()
    opened = Signal()

    def __init__(self, language: UiLanguage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Timetable"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.outside: QWidget | None = None
        """Where items are dropped to lose their times."""
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
        self._anchor = ""
        self._gesture = ""
        self._cards = Cards()
        self._layers: dict[str, tuple[tuple[object, ...], QPixmap]] = {}
        self._style: Style | None = None
        self._pressed: tuple[QPointF, str, Part | None, str] | None = None
        self._carry: Carry | None = None
        self._ghosts: tuple[Ghost, ...] = ()
        self._pointer = QPointF()
        self._coarse = False
        self._placed = False
        self._turn = QTimer(self)
        self._turn.setInterval(_TURN_MS)
        self._turn.timeout.connect(self._turn_page)
        self._warm = QTimer(self)
        self._warm.setInterval(0)
        self._warm.timeout.connect(self._warm_up)
        self._cold: Iterator[Part] = iter(())
        self.spot = SpotEditor(self.viewport())
        self.spot.wanted.connect(self._spot_wanted)
        self.spot.stepped.connect(self._spot_stepped)
        self.spot.left.connect(self.setFocus)
        self.spot.closed.connect(self.viewport().update)
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
        self._ghosts = () if self._carry is None else self._ghosts
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

    def reveal(self, item: str) -> None:
        """Selects an item and brings it into view."""
        self.select((item,), item)
        self._anchor = item
        self._show_current()

    def _describe(self) -> None:
        item = self._item(self._current)
        said = self._faces.said(item) if self._faces is not None and item is not None else ""
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
            if said and self.hasFocus():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _item(self, own: str) -> Item | None:
        return self._pending.get(own) or self._items.get(own)

    def _chosen(self) -> tuple[Item, ...]:
        return tuple(item for own in self._selected if (item := self._item(own)) is not None)

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
            frozenset(str(item.id) for item in self._carry.items) if self._carry else frozenset(),
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

    # --- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Selects; takes hold of an item, or of an edge."""
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            return
        own, part = self.frame.at(event.position())
        keys = event.modifiers()
        if not own:
            if not keys & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier):
                self.select(())
                if event.button() is Qt.MouseButton.LeftButton:
                    self._open_spot_at(event.position())
            return
        self.spot.shut()
        if keys & Qt.KeyboardModifier.ControlModifier:
            kept = tuple(one for one in self._selected if one != own)
            self.select(kept if own in self._selected else (*kept, own), own)
            self._anchor = own
        elif keys & Qt.KeyboardModifier.ShiftModifier and self._anchor:
            self._extend_to(own)
        elif own not in self._selected:
            self.select((own,), own)
            self._anchor = own
        else:
            self._current = own
            self._describe()
            self.viewport().update()
        if event.button() is Qt.MouseButton.LeftButton and own in self._selected:
            self._pressed = (event.position(), own, part, self._edge_at(event.position(), part))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carries what was taken hold of."""
        self._pointer = event.position()
        self._coarse = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self._pressed is not None and self._carry is None:
            begun, own, part, edge = self._pressed
            far = (event.position() - begun).manhattanLength() >= QApplication.startDragDistance()
            if far and part is not None:
                self._take_up(own, part, edge, begun)
        if self._carry is not None:
            self._carried()
            return
        own, part = self.frame.at(event.position())
        edge = self._edge_at(event.position(), part)
        shape = Qt.CursorShape.SizeVerCursor if edge else Qt.CursorShape.ArrowCursor
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Puts down what was carried; a click on one of several selects it alone."""
        pressed, self._pressed = self._pressed, None
        if self._carry is not None:
            self._pointer = event.position()
            self._put_down()
        elif pressed is not None and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        ):
            self._anchor = pressed[1]
            self.select((pressed[1],), pressed[1])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens an item, or a line for a new one."""
        own, _ = self.frame.at(event.position())
        if own:
            self.opened.emit()
        else:
            self._open_spot_at(event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls the hours; the days with Shift or a sideways wheel."""
        across = event.angleDelta().x() or (
            event.angleDelta().y() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0
        )
        if across:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - (1 if across > 0 else -1))
            event.accept()
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tells all of an item where the pointer rests on it."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            own, _ = self.frame.at(QPointF(event.pos()))
            item = self._item(own)
            if item is not None and self._faces is not None and self._carry is None:
                QToolTip.showText(event.globalPos(), self._faces.said(item), self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def _edge_at(self, point: QPointF, part: Part | None) -> str:
        item = self._item(part.item) if part is not None else None
        if part is None or item is None or item.start is None or item.end is None:
            return ""
        box = self.frame.part(part)
        if item.start.zone != item.end.zone or box.height() < 4 * _GRIP - 4:
            return ""
        if part.ends and box.bottom() - point.y() <= _GRIP:
            return "end"
        return "start" if part.starts and point.y() - box.top() <= _GRIP else ""

    def _take_up(self, own: str, part: Part, edge: str, begun: QPointF) -> None:
        grabbed = self._item(own)
        if grabbed is None:
            return
        minute = self.frame.minute(begun.y())
        held = part.bottom if edge == "end" else part.top
        items = tuple(item for item in self._chosen() if item.start is not None)
        self._carry = Carry(items, grabbed, part.day, part.top, minute - held, edge)
        self._turn.start()

    def carry_in(self, item: Item, at: QPoint) -> None:
        """Something without times is carried over the timetable; `at` is on the screen."""
        self._pointer = QPointF(self.viewport().mapFromGlobal(at))
        if self._carry is None:
            self._carry = Carry((item,), item, 0, 0)
            self._turn.start()
        self._carried()

    def put_in(self, at: QPoint) -> bool:
        """What was carried in is let go here. False when it was not over a day."""
        self._pointer = QPointF(self.viewport().mapFromGlobal(at))
        if self._carry is None:
            return False
        over = self._target() is not None
        self._put_down()
        return over

    def give_up(self) -> None:
        """Escape: whatever is carried stays where it was."""
        self._carry = self._pressed = None
        self._ghosts = ()
        self._turn.stop()
        self.viewport().update()

    @property
    def carrying(self) -> bool:
        """Whether something is being dragged."""
        return self._carry is not None

    def _target(self) -> tuple[int, float] | None:
        frame = self.frame
        day = frame.day(self._pointer.x())
        if day < 0 or not frame.head <= self._pointer.y() <= frame.height:
            return None
        return day, frame.minute(self._pointer.y())

    def _wanted(self) -> tuple[Placement, ...]:
        carry, target = self._carry, self._target()
        if carry is None or target is None:
            return ()
        return carry.to(self._plan.days, *target, COARSE if self._coarse else SNAP)

    def _carried(self) -> None:
        before = self._ghosts
        try:
            self._ghosts = tuple(ghost for placed in self._wanted() for ghost in self._ghosts_of(placed))
        except Rejected:
            target = self._target()
            day, minute = target if target is not None else (0, 0.0)
            top = snapped(minute, SNAP)
            self._ghosts = (Ghost(day, top, top + 30, self.tr("Not possible here"), bad=True),)
        if before != self._ghosts:
            frame = self.frame
            boxes = [ghost_box(frame, ghost) for ghost in (*before, *self._ghosts) if ghost.day in frame.shown]
            for box in boxes:
                self.viewport().update(box.toAlignedRect().adjusted(-3, -3, 3, 3))
            if not before:
                self.viewport().update()

    def _ghosts_of(self, placed: Placement) -> list[Ghost]:
        if placed.start is None or placed.end is None:
            return []
        said = f"{time_range(placed.start, placed.end, self._language)} {spoken(placed.seen.title, self._language)}"
        day = day_of(self._plan.days, placed.start)
        top = placed.start.local.hour * 60 + placed.start.local.minute
        lasting = int((placed.end.utc - placed.start.utc).total_seconds()) // 60
        return [Ghost(day, top, min(24 * 60, top + lasting), said)] if day >= 0 else []

    def _put_down(self) -> None:
        carry = self._carry
        over_tray = self.outside is not None and self._over(self.outside)
        try:
            wanted = tuple(map(unscheduled, carry.items)) if carry and over_tray and not carry.edge else self._wanted()
        except Rejected as error:
            self.give_up()
            self.refused.emit(error)
            return
        ghosts = self._ghosts
        self.give_up()
        if changed(wanted):
            self._ghosts = ghosts
            self._want(wanted, uuid4().hex)

    def _over(self, widget: QWidget) -> bool:
        at = widget.mapFromGlobal(self.viewport().mapToGlobal(self._pointer.toPoint()))
        return widget.isVisible() and widget.rect().contains(at)

    def _want(self, placements: tuple[Placement, ...], gesture: str) -> None:
        wanted = changed(placements)
        for placed in wanted:
            self._pending[str(placed.seen.id)] = retimed(placed.seen, placed.start, placed.end)
        self.placing_wanted.emit(wanted, gesture)

    def _turn_page(self) -> None:
        frame, bar = self.frame, self.horizontalScrollBar()
        x, y = self._pointer.x(), self._pointer.y()
        down = self.verticalScrollBar()
        if frame.head <= y <= frame.height:
            bar.setValue(bar.value() + (1 if x > frame.width - 16 else -1 if x < frame.ruler + 10 else 0))
            down.setValue(down.value() + round(frame.hour) * ((y > frame.height - 24) - (y < frame.head + 24)))
        self._carried()

    # --- a new item

    def open_spot(self) -> None:
        """A line for a new item: after the current one, or in the first morning that is shown."""
        if not self._plan.days:
            return
        item = self._item(self._current)
        frame = self.frame
        if item is not None and item.end is not None and (day := day_of(self._plan.days, item.end)) >= 0:
            self._spot = (day, min(23 * 60, snapped(item.end.local.hour * 60 + item.end.local.minute, COARSE)))
            self.show_day(day)
        else:
            self._spot = (frame.shown.start, 9 * 60)
        self._place_spot(fresh=True)

    def _open_spot_at(self, point: QPointF) -> None:
        frame = self.frame
        day = frame.day(point.x())
        if day < 0 or point.y() < frame.head:
            self.spot.shut()
            self.setFocus()
            return
        self._spot = (day, min(snapped(frame.minute(point.y()) - 7, COARSE), 23 * 60 + 45))
        self._place_spot(fresh=True)

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

    def _spot_stepped(self, minutes: int) -> None:
        if self._spot is not None:
            day, minute = self._spot
            self._spot = (day, min(max(0, minute + minutes), 23 * 60 + 45))
            self._place_spot(fresh=True)

    def _spot_wanted(self, text: str) -> None:
        if self._spot is not None:
            day, minute = self._spot
            self.item_wanted.emit(self._plan.days[day], minute, text)

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walks, extends, nudges, copies, removes, opens."""
        key, keys = Qt.Key(event.key()), event.modifiers()
        shift = bool(keys & Qt.KeyboardModifier.ShiftModifier)
        control = bool(keys & Qt.KeyboardModifier.ControlModifier)
        alt = bool(keys & Qt.KeyboardModifier.AltModifier)
        arrows = {Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1), Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0)}
        if key == Qt.Key.Key_Escape:
            if self._carry is not None:
                self.give_up()
            else:
                self.select(())
        elif key in arrows and alt:
            across, down = arrows[key]
            self._nudge(across * 24 * 60 + down * (COARSE if shift else SNAP))
        elif key in arrows and control:
            across, down = arrows[key]
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + across)
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + down * round(self.frame.hour))
        elif key in arrows:
            self._walk(*arrows[key], shift)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            walk = self._plan.walk()
            self._walk_to(walk[0 if key == Qt.Key.Key_Home else -1] if walk else "", shift)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + (1 if key == Qt.Key.Key_PageDown else -1) * bar.pageStep())
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._selected:
            self.removal_wanted.emit()
        elif key == Qt.Key.Key_D and control and self._selected:
            self.copy_wanted.emit()
        elif key == Qt.Key.Key_A and control:
            self.select(self._plan.walk(), self._current)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and self._selected:
            self.opened.emit()
        elif key == Qt.Key.Key_Insert:
            self.open_spot()
        elif event.text() and event.text().isprintable() and not control and not alt:
            self.open_spot()
            self.spot.insert(event.text())
        else:
            super().keyPressEvent(event)

    def _walk(self, across: int, down: int, extend: bool) -> None:
        walk = self._plan.walk()
        if self._current not in walk:
            shown = self.frame.shown
            there = [part.item for part in self._plan.parts if part.day in shown]
            self._walk_to(there[0] if there else (walk[0] if walk else ""), extend)
            return
        if down:
            self._walk_to(walk[min(max(walk.index(self._current) + down, 0), len(walk) - 1)], extend)
            return
        here = self._plan.parts_of(self._current)
        day, top = (here[0].day, here[0].top) if here else (self._bar(self._current).first, 0)
        beyond = [part for part in self._plan.parts if part.starts and (part.day - day) * across > 0]
        if beyond:
            nearest = min(beyond, key=lambda part: (abs(part.day - day), abs(part.top - top), part.lane))
            self._walk_to(nearest.item, extend)

    def _bar(self, own: str) -> Bar:
        return next(bar for bar in self._plan.bars if bar.item == own)

    def _walk_to(self, own: str, extend: bool) -> None:
        if not own:
            return
        if extend and self._anchor:
            self._extend_to(own)
        else:
            self._anchor = own
            self.select((own,), own)
        self._show_current()

    def _extend_to(self, own: str) -> None:
        walk = self._plan.walk()
        if self._anchor not in walk or own not in walk:
            self._anchor = own
            self.select((own,), own)
            return
        ends = sorted((walk.index(self._anchor), walk.index(own)))
        self.select(walk[ends[0] : ends[1] + 1], own)

    def _nudge(self, minutes: int) -> None:
        items = self._chosen()
        if not items:
            return
        try:
            wanted = tuple(nudged(item, minutes) for item in items)
        except Rejected as error:
            self.refused.emit(error)
            return
        self._gesture = self._gesture or uuid4().hex
        self._want(wanted, self._gesture)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows where keys go on from."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No longer shows it."""
        super().focusOutEvent(event)
        self._gesture = ""
        self.viewport().update()
