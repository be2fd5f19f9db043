"""The syllable under composition: it is in no field's text yet, and is never to be lost.

Before anything that reads or leaves a field (Enter, another tab, a shortcut, closing) call `Composition.settle`.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class Composition(QObject):
    """Watches every input method event of the program and remembers what is being composed, and where."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._where: QObject | None = None
        self._text = ""
        application.installEventFilter(self)

    def stop(self) -> None:
        """No longer watches."""
        application = self.parent()
        if application is not None:
            application.removeEventFilter(self)

    @property
    def text(self) -> str:
        """What is being composed; empty when nothing is."""
        return self._text

    def within(self, widget: QObject) -> bool:
        """Whether something is being composed in that widget."""
        return bool(self._text) and self._where is widget

    def settle(self) -> None:
        """Ends the composition: its text becomes part of the field, once."""
        if not self._text:
            return
        QGuiApplication.inputMethod().commit()
        if self._text and self._where is not None:  # an input method that did not answer
            where, text = self._where, self._text
            self._forget()
            event = QInputMethodEvent()
            event.setCommitString(text)
            QCoreApplication.sendEvent(where, event)
            QGuiApplication.inputMethod().reset()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remembers the composition; ends it before a shortcut, a click elsewhere or the loss of the focus."""
        kind = event.type()
        if kind == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self._text = event.preeditString()
            self._where = watched if self._text else None
        elif self._text:
            if kind == QEvent.Type.Destroy and watched is self._where:
                self._forget()
            elif self._leaves(watched, event):
                self.settle()
        return False

    def _leaves(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return bool(event.modifiers() & _COMMANDS)
        if kind == QEvent.Type.MouseButtonPress:
            return watched is not self._where
        return watched is self._where and kind in (QEvent.Type.FocusAboutToChange, QEvent.Type.Close)

    def _forget(self) -> None:
        self._where, self._text = None, ""
