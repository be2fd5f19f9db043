"""A line in which one of many is found by name or 초성 as it is typed, or a new one is offered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QHideEvent, QInputMethodEvent, QKeyEvent, QMoveEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from tripdesk.ui.fields import new_gesture

MOST = 8


@dataclass(frozen=True, slots=True)
class Offer:
    """One to choose: its key, its name. `fits` as `name_matching.match` says; a new one has the key empty."""

    key: str
    text: str
    fits: int = 1

    @property
    def new(self) -> bool:
        """Whether it is one that is not there yet."""
        return not self.key


class Popup(QListWidget):
    """The offers below a field. It never takes the focus."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.Box)
        self.setProperty("role", "popup")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName(field.accessibleName())

    def show_below(self, field: QWidget, rows: Sequence[tuple[str, bool]], chosen: int) -> None:
        """Shows these rows, a new one in its own way, and marks the chosen one."""
        self.clear()
        for text, new in rows:
            row = QListWidgetItem(text)
            if new:
                font = self.font()
                font.setBold(True)
                row.setFont(font)
            self.addItem(row)
        self.setCurrentRow(chosen)
        width = max(field.width(), 240)
        height = self.sizeHintForRow(0) * self.count() + 2 * self.frameWidth() + 2
        at = field.mapToGlobal(QPoint(0, field.height() + 2))
        screen = field.screen() or QGuiApplication.primaryScreen()
        room = screen.availableGeometry() if screen else QRect(at.x(), at.y(), width, height)
        if at.y() + height > room.bottom():
            at.setY(field.mapToGlobal(QPoint(0, 0)).y() - height - 2)
        at.setX(max(room.left(), min(at.x(), room.right() - width)))
        self.setGeometry(QRect(at.x(), at.y(), width, height))
        self.show()
        self.raise_()


class PickField(QLineEdit):
    """Finds one by name as it is typed, also while a syllable is composed.

    `picked` carries the offer chosen with Enter, a click or on leaving (None when emptied) and a gesture. Nothing is
    chosen by a pause of typing.
    """

    picked = Signal(object, str)

    def __init__(
        self, name: str, offers: Callable[[str], Sequence[Offer]], new_words: str = "", parent: QWidget | None = None
    ) -> None:
        """`offers` gives those that fit, best first. `new_words` offers a new one: `New place “%1”`."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._find, self._new_words = offers, new_words
        self._shown = ""
        self._preedit = ""
        self._rows: list[Offer] = []
        self._moved = False
        self._popup: Popup | None = None
        self.textEdited.connect(self._typed)

    @property
    def popup(self) -> Popup:
        """The list of offers, made when it is first needed."""
        if self._popup is None:
            self._popup = Popup(self)
            self._popup.itemClicked.connect(self._clicked)
        return self._popup

    @property
    def offered(self) -> tuple[Offer, ...]:
        """What is offered now."""
        return tuple(self._rows) if self._popup is not None and self._popup.isVisible() else ()

    @property
    def dirty(self) -> bool:
        """Whether something was typed that was not chosen yet."""
        return self.text() != self._shown

    def show_value(self, text: str) -> None:
        """Shows a saved value, unless somebody is typing another."""
        if self.hasFocus() and self.dirty:
            return
        self._shown = text
        if self.text() != text:
            self.setText(text)
        if not self.hasFocus():
            self.setCursorPosition(0)

    def forget(self) -> None:
        """Empties the field for the next one."""
        self._shown = ""
        self.clear()
        self._close()

    def settle(self) -> None:
        """Takes what is typed, or the offer that is marked."""
        if not self.dirty:
            self._close()
            return
        chosen = self.best()
        self._close()
        if chosen is None and self.text().strip():
            return
        self._shown = self.text()
        self.picked.emit(chosen, new_gesture())

    def best(self) -> Offer | None:
        """The offer that is marked, or would be."""
        typed = self.text().strip()
        if not typed:
            return None
        if self.offered and self._popup is not None and self._moved:
            return self._rows[self._popup.currentRow()]
        self._look(typed)
        return self._rows[self._marked()] if self._rows else None

    def refuse(self, why: str) -> None:
        """Says that what was typed cannot be taken; it stays to be mended."""
        self.setProperty("state", "bad" if why else "")
        self.setToolTip(why)
        self.style().unpolish(self)
        self.style().polish(self)

    def _look(self, typed: str) -> None:
        self._rows = list(self._find(typed))[:MOST]
        if self._new_words and typed and not any(offer.fits == 0 for offer in self._rows):
            self._rows.append(Offer("", typed, 3))

    def _marked(self) -> int:
        """The first that is or begins as typed; else the new one."""
        if self._rows and self._rows[0].fits > 1 and self._rows[-1].new:
            return len(self._rows) - 1
        return 0

    def _typed(self) -> None:
        self._moved = False
        at = self.cursorPosition()
        typed = (self.text()[:at] + self._preedit + self.text()[at:]).strip()
        self._look(typed)
        if not typed or not self._rows:
            self._close()
            return
        rows = [(self._new_words.replace("%1", o.text) if o.new else o.text, o.new) for o in self._rows]
        self.popup.show_below(self, rows, self._marked())

    def _clicked(self, row: QListWidgetItem) -> None:
        self.popup.setCurrentItem(row)
        self._moved = True
        self.settle()

    def _close(self) -> None:
        if self._popup is not None:
            self._popup.hide()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._preedit = event.preeditString()
        super().inputMethodEvent(event)
        if self._preedit:
            self._typed()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            taken = event.key() == Qt.Key.Key_Escape and (self.dirty or bool(self.offered))
            if taken:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._preedit:
            super().keyPressEvent(event)
            return
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if not self.offered:
                self._typed_or_all()
            elif self._popup is not None:
                step = 1 if key == Qt.Key.Key_Down else -1
                self._popup.setCurrentRow((self._popup.currentRow() + step) % self._popup.count())
                self._moved = True
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.settle()
            return
        if key == Qt.Key.Key_Escape and (self.dirty or self.offered):
            self._close()
            self.setText(self._shown)
            return
        super().keyPressEvent(event)

    def _typed_or_all(self) -> None:
        typed = self.text().strip() if self.dirty else ""
        self._look(typed)
        if self._rows:
            rows = [(self._new_words.replace("%1", o.text) if o.new else o.text, o.new) for o in self._rows]
            self.popup.show_below(self, rows, 0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.settle()

    def hideEvent(self, event: QHideEvent) -> None:
        self._close()
        super().hideEvent(event)

    def moveEvent(self, event: QMoveEvent) -> None:
        self._close()
        super().moveEvent(event)
