"""Small parts of the inspector: a field that keeps what was refused, a titled group, a chip that can be removed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from tripdesk.ui.fields import LineField
from tripdesk.ui.theme import GAP
from tripdesk.ui.words import label

Take = Callable[[str, str], str]
"""Takes a text and a gesture; says why it cannot be taken, or nothing."""


class TypedField(LineField):
    """A line that is read: what cannot be read stays in it, marked, until it is mended or given up with Escape."""

    def __init__(self, name: str, take: Take, problem: Callable[[str], object], parent: QWidget | None = None) -> None:
        """`problem` shows one sentence, or takes it away."""
        super().__init__(name, parent)
        self._take, self._problem = take, problem
        self._known = ""
        self.held = False
        self.committed.connect(self._taken)

    def show_value(self, text: str) -> None:
        """Shows a saved value, unless another is being mended."""
        self._known = text
        if not self.held:
            super().show_value(text)

    def drop(self) -> None:
        """Gives up what was refused."""
        if self.held:
            self.held = False
            self._saving.rest.stop()
            self._say("")
            self._saving.shown = self._known
            self.setText(self._known)

    def settle(self) -> None:
        """Saves what was typed; what was refused is not asked again."""
        if not self.held:
            super().settle()

    def _typed(self) -> None:
        if self.held:
            self.held = False
            self._say("")
        super()._typed()

    def _taken(self, text: str, gesture: str) -> None:
        why = self._take(text, gesture)
        self.held = bool(why)
        if why:
            self._saving.shown = self._known
        self._say(why)

    def _say(self, why: str) -> None:
        self.refuse(why)
        self._problem(why)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.held:
            self.drop()
            return
        super().keyPressEvent(event)


class Group(QWidget):
    """A label above what it names."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.heading = label(title, "label")
        self._column.addWidget(self.heading)

    def add(self, *widgets: QWidget) -> "Group":
        """Widgets below each other."""
        for widget in widgets:
            self._column.addWidget(widget)
        return self

    def beside(self, *widgets: QWidget, stretches: tuple[int, ...] = ()) -> "Group":
        """Widgets side by side."""
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for at, widget in enumerate(widgets):
            row.addWidget(widget, stretches[at] if at < len(stretches) else 1)
        self._column.addLayout(row)
        return self


class Chips(QWidget):
    """Names in a column, each with a button that takes it away; buttons that stay keep the focus."""

    def __init__(self, remove_words: str, removed: Callable[[str], object], parent: QWidget | None = None) -> None:
        """`remove_words` is what a screen reader says: `Remove %1`."""
        super().__init__(parent)
        self._words, self._removed = remove_words, removed
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._rows: dict[str, tuple[QWidget, QPushButton]] = {}
        self._names: list[tuple[str, str, str]] = []

    def show_names(self, names: list[tuple[str, str, str]]) -> None:
        """Key, name and a word about it, in order."""
        if names == self._names:
            return
        self._names = names
        for row, _ in self._rows.values():
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()
        self._rows.clear()
        for key, name, about in names:
            self._rows[key] = self._row(key, name, about)
        self.setVisible(bool(names))

    def button(self, key: str) -> QPushButton:
        """The button that takes one away."""
        return self._rows[key][1]

    def _row(self, key: str, name: str, about: str) -> tuple[QWidget, QPushButton]:
        row = QWidget()
        row.setProperty("role", "chip")
        row.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        across = QHBoxLayout(row)
        across.setContentsMargins(8, 3, 3, 3)
        across.setSpacing(GAP)
        said = label(name, wraps=True)
        said.setToolTip(name)
        across.addWidget(said, 1)
        if about:
            across.addWidget(label(about, "small"))
        gone = QPushButton("✕")
        gone.setProperty("role", "quiet")
        gone.setAutoDefault(False)
        gone.setAccessibleName(self._words.replace("%1", name))
        gone.setToolTip(self._words.replace("%1", name))
        gone.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        gone.clicked.connect(lambda _checked=False: self._removed(key))
        across.addWidget(gone)
        self._column.addWidget(row)
        return row, gone


class Checks(QWidget):
    """Boxes to tick; of several items one may be half ticked. `changed` gets the key and whether it is ticked."""

    def __init__(self, changed: Callable[[str, bool], object], across: int = 1, parent: QWidget | None = None) -> None:
        """`across` boxes stand side by side."""
        super().__init__(parent)
        self._changed, self._across = changed, across
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._boxes: dict[str, QCheckBox] = {}

    def show_boxes(self, rows: list[tuple[str, str, bool | None]]) -> None:
        """Key, name, ticked or not, None for half."""
        if list(self._boxes) != [key for key, _, _ in rows]:
            for box in self._boxes.values():
                box.hide()
                self._grid.removeWidget(box)
                box.deleteLater()
            self._boxes = {key: self._box(key, at) for at, (key, _, _) in enumerate(rows)}
        for key, name, ticked in rows:
            box = self._boxes[key]
            state = Qt.CheckState.PartiallyChecked if ticked is None else Qt.CheckState.Unchecked
            state = Qt.CheckState.Checked if ticked else state
            box.setTristate(ticked is None)
            if box.text() != name:
                box.setText(name.replace("&", "&&"))
            if box.checkState() != state:
                box.setCheckState(state)

    def box(self, key: str) -> QCheckBox:
        """The box of a key."""
        return self._boxes[key]

    def _box(self, key: str, at: int) -> QCheckBox:
        box = QCheckBox()
        box.clicked.connect(lambda _checked=False: self._clicked(key))
        self._grid.addWidget(box, at // self._across, at % self._across)
        return box

    def _clicked(self, key: str) -> None:
        self._changed(key, self._boxes[key].checkState() is not Qt.CheckState.Unchecked)
