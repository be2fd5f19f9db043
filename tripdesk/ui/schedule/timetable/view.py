"""The timetable under a hand: moved through by keys, drawn on by the mouse, typed into."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from tripdesk.errors import Rejected
from tripdesk.messages import UiLanguage
from tripdesk.model.itinerary import Item
from tripdesk.model.office_style.dates import time_range
from tripdesk.services.placing import Placement, nudged, unscheduled
from tripdesk.services.trip_days import day_of
from tripdesk.ui.fields import new_gesture
from tripdesk.ui.operations.items import retimed
from tripdesk.ui.schedule.timetable.carrying import COARSE, SNAP, Carry, changed, snapped
from tripdesk.ui.schedule.timetable.layout import Bar, Part
from tripdesk.ui.schedule.timetable.painting import (
    Ghost,
    ghost_box,
)
from tripdesk.ui.schedule.timetable.sheet import Sheet
from tripdesk.ui.words import spoken

_GRIP = 5
"""How close to an edge the pointer takes hold of it, px."""
_TURN_MS = 500
"""A drag that waits at the side this long turns to the next day."""


class TimetableView(Sheet):
    """Days side by side. It changes nothing itself: what the user wants is sent as a signal."""

    placing_wanted = Signal(object, str)
    """Placements, and the gesture that joins them for undo."""
    item_wanted = Signal(object, int, str)
    """A `TripDay`, a minute of it, what was typed."""
    refused = Signal(object)
    removal_wanted = Signal()
    copy_wanted = Signal()
    opened = Signal()
    let_go = Signal()
    """The mouse was let go."""

    def __init__(self, language: UiLanguage, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self.outside: QWidget | None = None
        """Where items are dropped to lose their times."""
        self._anchor = ""
        self._pressed: tuple[QPointF, str, Part | None, str] | None = None
        self._carry: Carry | None = None
        self._pointer = QPointF()
        self._coarse = False
        self._down = False
        self._turn = QTimer(self)
        self._turn.setInterval(_TURN_MS)
        self._turn.timeout.connect(self._turn_page)
        self.spot.wanted.connect(self._spot_wanted)
        self.spot.stepped.connect(self._spot_stepped)
        self.spot.left.connect(self.setFocus)
        self.spot.closed.connect(self.viewport().update)

    def reveal(self, item: str) -> None:
        """Selects an item and brings it into view."""
        self.select((item,), item)
        self._anchor = item
        self._show_current()

    def show_selected(self) -> None:
        """Brings what is selected into view."""
        if self._selected:
            self._show_current()

    def _chosen(self) -> tuple[Item, ...]:
        return tuple(item for own in self._selected if (item := self._item(own)) is not None)

    # --- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Selects; takes hold of an item, or of an edge."""
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            return
        self._down = True
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
        pressed, self._pressed, self._down = self._pressed, None, False
        if self._carry is not None:
            self._pointer = event.position()
            self._put_down()
        elif pressed is not None and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        ):
            self._anchor = pressed[1]
            self.select((pressed[1],), pressed[1])
        self.let_go.emit()

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
        self._lifted = frozenset(str(item.id) for item in items)
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
        self._lifted = frozenset()
        self._ghosts = ()
        self._turn.stop()
        self.viewport().update()

    @property
    def held(self) -> bool:
        """Whether a button of the mouse is down on it."""
        return self._down

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
            self._want(wanted, new_gesture())

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
        self._gesture = self._gesture or new_gesture()
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
