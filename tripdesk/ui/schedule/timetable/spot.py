"""The line into which a new item is typed, where it is to be: `구글 방문 1시간 30분`."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, Qt
from PySide6.QtWidgets import QLineEdit, QWidget


class SpotEditor(QLineEdit):
    """It is there before the first key, so that the first syllable is composed in it."""

    wanted = Signal(str)
    stepped = Signal(int)
    """Arrows in an empty line: so many minutes later."""
    left = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._composing = False
        self.hide()

    def open_at(self, area: QRect, minute: int, *, fresh: bool) -> None:
        """Stands at a place for that minute of the day; nowhere when the place cannot be seen."""
        clock = f"{minute // 60:02}:{minute % 60:02}"
        self.setPlaceholderText(self.tr("%1 new item…").replace("%1", clock))
        self.setAccessibleName(self.tr("New item at %1").replace("%1", clock))
        if area.isEmpty():
            return
        self.setGeometry(area)
        if fresh:
            self.show()
            self.raise_()
            self.setFocus()

    def shut(self) -> None:
        """Goes away; what was typed is let go."""
        self.clear()
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def settle(self) -> None:
        """Makes an item of what was typed and not sent off yet."""
        if self.isVisible() and self.text().strip():
            self.wanted.emit(self.text().strip())

    def refuse(self, why: str) -> None:
        """Says why what was typed cannot be taken; it stays to be mended."""
        self.setProperty("state", "bad" if why else "")
        self.setToolTip(why)
        self.style().unpolish(self)
        self.style().polish(self)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._composing and self.text().strip():
                self.wanted.emit(self.text().strip())
            return
        if key == Qt.Key.Key_Escape:
            self.left.emit()
            self.shut()
            return
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not self.text() and not self._composing:
            self.stepped.emit(15 if key == Qt.Key.Key_Down else -15)
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.text().strip():
            self.shut()
