"""Fields that save themselves: on Enter, on leaving, or after a rest; never per key, never a half syllable."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, QUuid, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QInputMethodEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

REST_MS = 1500
"""A pause of typing after which what was typed is saved."""


def new_gesture() -> str:
    """A name for what the user feels as one edit: savings that share it are undone together."""
    return QUuid.createUuid().toString(QUuid.StringFormat.Id128)


class Settles(Protocol):
    """A field that can be asked to save what was typed into it."""

    def settle(self) -> None:
        """Saves what was typed and not saved yet."""
        ...


class _Saving(QObject):
    """What both kinds of field do: a value shown, a value typed, the timer between them."""

    def __init__(self, field: QWidget, read: Callable[[], str], write: Callable[[str], None]) -> None:
        super().__init__(field)
        self.shown = ""
        self.gesture = ""
        self.composing = False
        self._read = read
        self._write = write
        self._waiting: str | None = None
        self.rest = QTimer(self)
        self.rest.setSingleShot(True)
        self.rest.setInterval(REST_MS)

    @property
    def dirty(self) -> bool:
        return self.composing or self._read() != self.shown

    def show(self, text: str, editing: bool) -> None:
        """Shows a saved value; while somebody types something else, that stays."""
        if editing and self.dirty:
            self._waiting = text
            return
        self.shown = text
        if self._read() != text:
            self._write(text)

    def taken(self) -> str | None:
        """What is to be saved, once; None when nothing is."""
        self.rest.stop()
        text = self._read()
        if text == self.shown:
            return None
        self.shown, self._waiting = text, None
        return text

    def reverted(self) -> None:
        self.rest.stop()
        if self._waiting is not None:
            self.shown, self._waiting = self._waiting, None
        self._write(self.shown)

    def started(self) -> None:
        self.gesture = new_gesture()


def _is_undo(event: QEvent) -> bool:
    """Whether the keys of undo or redo are about to be looked up."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


class LineField(QLineEdit):
    """One line of text. `committed` carries the text and the gesture that joins its savings for undo."""

    committed = Signal(str, str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name` is what a screen reader says."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._saving = _Saving(self, self.text, self.setText)
        self._saving.rest.timeout.connect(self.settle)
        self.textEdited.connect(self._typed)
        self.returnPressed.connect(self.settle)

    def show_value(self, text: str) -> None:
        """Shows a saved value, unless somebody is typing another."""
        self._saving.show(text, self.hasFocus())
        if not self.hasFocus():
            self.setCursorPosition(0)

    @property
    def dirty(self) -> bool:
        """Whether something was typed that is not saved yet."""
        return self._saving.dirty

    def settle(self) -> None:
        """Saves what was typed."""
        text = self._saving.taken()
        if text is not None:
            self.committed.emit(text, self._saving.gesture)

    def refuse(self, why: str) -> None:
        """Says that what was typed cannot be taken; it stays to be mended."""
        self.setProperty("state", "bad" if why else "")
        self.setToolTip(why)
        self.style().unpolish(self)
        self.style().polish(self)

    def _typed(self) -> None:
        self._saving.rest.start()

    def event(self, event: QEvent) -> bool:
        if _is_undo(event) and not self.dirty:  # letters not saved yet are the field's own to undo
            event.ignore()
            return False
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._saving.composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if self._saving.composing:
            self._saving.rest.stop()
        elif self.dirty:
            self._saving.rest.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.dirty:
            self._saving.reverted()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._saving.started()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.settle()


class TextField(QPlainTextEdit):
    """Several lines of text; Ctrl+Enter saves, Tab leaves. It grows with its text up to `most` lines."""

    committed = Signal(str, str)

    def __init__(self, name: str, least: int = 2, most: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self._least, self._most = least, most
        self._saving = _Saving(self, self.toPlainText, self.setPlainText)
        self._saving.rest.timeout.connect(self.settle)
        self.textChanged.connect(self._typed)
        self._grow()

    def show_value(self, text: str) -> None:
        """Shows a saved value, unless somebody is typing another."""
        self._saving.show(text, self.hasFocus())
        self._saving.rest.stop()

    @property
    def dirty(self) -> bool:
        """Whether something was typed that is not saved yet."""
        return self._saving.dirty

    def settle(self) -> None:
        """Saves what was typed."""
        text = self._saving.taken()
        if text is not None:
            self.committed.emit(text, self._saving.gesture)

    def _typed(self) -> None:
        self._grow()
        if self.dirty and not self._saving.composing:
            self._saving.rest.start()

    def _grow(self) -> None:
        lines = min(max(self.document().blockCount(), self._least), self._most)
        height = QFontMetrics(self.font()).lineSpacing() * lines + 16
        if self.minimumHeight() != height:
            self.setMinimumHeight(height)

    def event(self, event: QEvent) -> bool:
        if _is_undo(event) and not self.dirty:  # letters not saved yet are the field's own to undo
            event.ignore()
            return False
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._saving.composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if self._saving.composing:
            self._saving.rest.stop()
        elif self.dirty:
            self._saving.rest.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.settle()
            return
        if event.key() == Qt.Key.Key_Escape and self.dirty:
            self._saving.reverted()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._saving.started()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.settle()


class ChoiceField(QComboBox):
    """One of several values, saved when it is chosen. The wheel does not change it unless it has the focus."""

    committed = Signal(object, str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._chosen)

    def offer(self, choices: list[tuple[object, str]]) -> None:
        """The values and their words, in order."""
        if [(self.itemData(n), self.itemText(n)) for n in range(self.count())] != choices:
            self.clear()
            for value, word in choices:
                self.addItem(word, value)

    def show_value(self, value: object) -> None:
        """Shows a saved value; one that is not offered shows as nothing."""
        places = [n for n in range(self.count()) if self.itemData(n) == value]
        self.setCurrentIndex(places[0] if places else -1)

    def settle(self) -> None:
        """Nothing waits here."""

    def _chosen(self, place: int) -> None:
        self.committed.emit(self.itemData(place), new_gesture())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
