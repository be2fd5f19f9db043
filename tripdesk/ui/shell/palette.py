"""Ctrl+K: every command by its name, by part of it, by its 초성."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from tripdesk.model.folding import initials
from tripdesk.services.choosing import folded
from tripdesk.ui.shell.commands import Command

MOST = 50


def matching(commands: Iterable[Command], typed: str) -> list[Command]:
    """The commands that words find: those of that whole name first, then those whose name begins so."""
    wanted = folded(typed.strip())
    if not wanted:
        return list(commands)
    found: list[tuple[int, int, Command]] = []
    for place, command in enumerate(commands):
        spelt = [name for said in (command.name, *command.words) for name in (folded(said), folded(initials(said)))]
        ranks = [0 if name == wanted else 1 if name.startswith(wanted) else 2 for name in spelt if wanted in name]
        if ranks:
            found.append((min(ranks), place, command))
    return [command for _, _, command in sorted(found, key=lambda f: f[:2])]


class Palette(QDialog):
    """A line to type in, a list to choose from; Enter does it."""

    def __init__(self, commands: list[Command], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(self.tr("Search · commands"))
        self._commands = commands
        self.chosen: Command | None = None
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Type a command, a name, or initial consonants"))
        self.line.setAccessibleName(self.windowTitle())
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Commands found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.resize(min(560, parent.width() - 80), 380)
        self.line.textChanged.connect(self._find)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(self._take)
        self._found: list[Command] = []
        self._find(self.line.text())

    def _find(self, typed: str) -> None:
        self._found = matching(self._commands, typed)[:MOST]
        self.list.clear()
        for command in self._found:
            keys = f"    {command.keys}" if command.keys else ""
            self.list.addItem(QListWidgetItem(f"{command.name}{keys}"))
        self.list.setCurrentRow(0)

    def _take(self, _item: QListWidgetItem | None = None) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._found):
            self.chosen = self._found[row]
            self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent):
            self._find(self.line.text() + event.preeditString())
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            key = Qt.Key(event.key())
            if key in steps:
                row = self.list.currentRow() + steps[key]
                self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
        return False
