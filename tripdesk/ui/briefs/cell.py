"""A field without a frame in a list of lines: it wraps, grows with its text, and tells the list of the keys it uses."""

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QWidget

from tripdesk.ui.fields import TextField

_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MARKS = {
    Qt.Key.Key_1: "key", Qt.Key.Key_Exclam: "key", Qt.Key.Key_2: "ask", Qt.Key.Key_At: "ask",
    Qt.Key.Key_3: "caution", Qt.Key.Key_NumberSign: "caution",
}  # fmt: skip
ROOM = 8


class Cell(TextField):
    """`asked` carries what a key means here: next, up, down, left, right, move_up, move_down, join, deeper, higher,
    or the name of a mark. `pasted` carries the lines of a text that has several.
    """

    asked = Signal(str)
    pasted = Signal(object)

    def __init__(self, name: str, *, levels: bool = False, parent: QWidget | None = None) -> None:
        """With `levels`, Tab and Shift+Tab mean deeper and higher instead of leaving."""
        super().__init__(name, 1, 1, parent)
        self._levels = levels
        self.setProperty("role", "cell")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def cursor_to(self, position: int) -> None:
        """Puts the cursor there; -1 is the end."""
        cursor = self.textCursor()
        if position < 0:
            cursor.movePosition(QTextCursor.MoveOperation.End)
        else:
            cursor.setPosition(min(position, len(self.toPlainText())))
        self.setTextCursor(cursor)

    def _grow(self) -> None:
        lines = max(1, int(self.document().size().height()))
        height = QFontMetrics(self.font()).lineSpacing() * lines + ROOM + 2
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        return QSize(120, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def insertFromMimeData(self, source: QMimeData) -> None:
        lines = [line.strip() for line in source.text().splitlines() if line.strip()]
        if len(lines) < 2:
            self.textCursor().insertText(" ".join(lines) if "\n" in source.text() else source.text())
        else:
            self.pasted.emit(lines)

    def focusNextPrevChild(self, next: bool) -> bool:
        if self._levels:
            if not self._saving.composing:
                self.asked.emit("deeper" if next else "higher")
            return True
        return super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        meant = "" if self._saving.composing and not event.text().isprintable() else self._meaning(event)
        if self._saving.composing and event.key() in _ENTER:
            return
        if meant:
            self.asked.emit(meant)
            return
        super().keyPressEvent(event)

    def _meaning(self, event: QKeyEvent) -> str:
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == _CONTROL | _SHIFT and key in _MARKS:
            return _MARKS[key]
        if held == _ALT and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return "move_up" if key == Qt.Key.Key_Up else "move_down"
        if held not in (Qt.KeyboardModifier.NoModifier, _SHIFT):
            return ""
        if key in _ENTER:
            return "next"
        if held == _SHIFT or self.textCursor().hasSelection():
            return ""
        return self._leaving(key)

    def _leaving(self, key: Qt.Key) -> str:
        """The arrows at the edge of the text, and Backspace in nothing."""
        cursor = self.textCursor()
        if key == Qt.Key.Key_Backspace and not self.toPlainText():
            return "join"
        if key == Qt.Key.Key_Left and cursor.atStart():
            return "left"
        if key == Qt.Key.Key_Right and cursor.atEnd():
            return "right"
        probe = QTextCursor(cursor)
        if key == Qt.Key.Key_Up and not probe.movePosition(QTextCursor.MoveOperation.Up):
            return "up"
        if key == Qt.Key.Key_Down and not probe.movePosition(QTextCursor.MoveOperation.Down):
            return "down"
        return ""
