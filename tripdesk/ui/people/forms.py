"""Fields that show a record and save the parts of it that were typed; cards that hold them."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tripdesk.model.record import Record
from tripdesk.services.parts import Part
from tripdesk.services.pasted_people import date_in
from tripdesk.ui.fields import ChoiceField, LineField, TextField, new_gesture
from tripdesk.ui.words import label

Save = Callable[[Part, Any, Any, str], None]
"""A part, its value as it was shown, the value it is to have, the gesture."""


def day_text(day: date | None) -> str:
    """A day as it is typed and read back: `2023. 1. 12.`."""
    return f"{day.year}. {day.month}. {day.day}." if day else ""


class Form(QObject):
    """The fields of one record. `show` draws another state of it; `settle` saves what is typed."""

    def __init__(self, save: Save, parent: QObject) -> None:
        super().__init__(parent)
        self.record: Record | None = None
        self._save = save
        self._shows: list[Callable[[Record], None]] = []
        self.fields: list[LineField | TextField | ChoiceField] = []

    def show(self, record: Record) -> None:
        """Draws the record; what is being typed into a field stays."""
        if self.record is not None and self.record.id != record.id:
            self.settle()
        self.record = record
        for one in self._shows:
            one(record)

    def settle(self) -> None:
        """Saves what was typed and not saved yet."""
        for field in self.fields:
            field.settle()

    def line(self, name: str, part: Part, hint: str = "", role: str = "plain") -> LineField:
        """One line of text for a part that is a text."""
        field = LineField(name)
        field.setProperty("role", role)
        field.setPlaceholderText(hint)

        def typed(text: str, gesture: str) -> None:
            self._keep(part, text.strip(), gesture)

        def shown(record: Record) -> None:
            text = part.read(record) or ""
            if not (field.hasFocus() and field.text().strip() == text):
                field.show_value(text)

        field.committed.connect(typed)
        self._shows.append(shown)
        self.fields.append(field)
        return field

    def text(self, name: str, part: Part, hint: str = "", least: int = 2) -> TextField:
        """Several lines for a part that is a text."""
        field = Paragraphs(name, least)
        field.setPlaceholderText(hint)

        def typed(text: str, gesture: str) -> None:
            self._keep(part, "\n".join(line.strip() for line in text.split("\n")).rstrip("\n"), gesture)

        def shown(record: Record) -> None:
            text = part.read(record) or ""
            if not (field.hasFocus() and field.toPlainText().rstrip() == text):
                field.show_value(text)

        field.committed.connect(typed)
        self._shows.append(shown)
        self.fields.append(field)
        return field

    def day(self, name: str, part: Part, refusal: str, hint: str = "") -> LineField:
        """A day, typed as an office writes it; what is no day is marked and not saved."""
        field = LineField(name)
        field.setProperty("role", "plain")
        field.setPlaceholderText(hint)
        field.setMinimumWidth(field.fontMetrics().horizontalAdvance("2023. 12. 30.") + 24)

        def typed(text: str, gesture: str) -> None:
            day = date_in(text)
            field.refuse(refusal if text.strip() and day is None else "")
            if day is not None or not text.strip():
                self._keep(part, day, gesture)
                field.show_value(day_text(day))

        def shown(record: Record) -> None:
            if field.property("state") != "bad":
                field.show_value(day_text(part.read(record)))

        field.committed.connect(typed)
        self._shows.append(shown)
        self.fields.append(field)
        return field

    def choice(self, name: str, part: Part, choices: list[tuple[object, str]]) -> ChoiceField:
        """One of several values."""
        field = ChoiceField(name)
        field.setProperty("role", "plain")
        field.offer(choices)

        def chosen(value: object, gesture: str) -> None:
            self._keep(part, value, gesture)

        field.committed.connect(chosen)
        self._shows.append(lambda record: field.show_value(part.read(record)))
        self.fields.append(field)
        return field

    def tick(self, word: str, part: Part) -> QCheckBox:
        """Yes or no."""
        box = QCheckBox(word)

        def ticked(checked: bool) -> None:
            self._keep(part, checked, new_gesture())

        box.clicked.connect(ticked)
        self._shows.append(lambda record: box.setChecked(bool(part.read(record))))
        return box

    def _keep(self, part: Part, value: Any, gesture: str) -> None:
        if self.record is not None:
            seen = part.read(self.record)
            if seen != value:
                self._save(part, seen, value, gesture)


class Paragraphs(TextField):
    """As high as its text, wrapped lines counted, and no higher."""

    def __init__(self, name: str, least: int, parent: QWidget | None = None) -> None:
        super().__init__(name, least, parent=parent)
        self._lines = least
        self.setProperty("role", "plain")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def _fit(self) -> None:
        layout, block, height = self.document().documentLayout(), self.document().firstBlock(), 0.0
        while block.isValid():
            height += layout.blockBoundingRect(block).height()
            block = block.next()
        wanted = int(max(height, self.fontMetrics().lineSpacing() * self._lines)) + 20
        if wanted != self.height() or wanted != self.minimumHeight():
            self.setFixedHeight(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class Card(QFrame):
    """A white card with a heading and what is under it."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(18, 14, 18, 14)
        self.column.setSpacing(4)
        self.head = QHBoxLayout()
        self.heading = label(heading, "strong")
        self.head.addWidget(self.heading)
        self.head.addStretch()
        self.column.addLayout(self.head)
        self._grid: QGridLayout | None = None

    def row(self, word: str, *fields: QWidget) -> None:
        """A line of a form: the word at the left, the fields at the right."""
        if self._grid is None:
            self._grid = QGridLayout()
            self._grid.setHorizontalSpacing(8)
            self._grid.setVerticalSpacing(2)
            self._grid.setColumnMinimumWidth(0, 84)
            self.column.addLayout(self._grid)
        at = self._grid.rowCount()
        name = label(word, "dim")
        if fields:
            name.setBuddy(fields[0])
        self._grid.addWidget(name, at, 0)
        if len(fields) == 1:
            self._grid.addWidget(fields[0], at, 1, 1, 2)
            self._grid.setColumnStretch(1, 1)
            return
        for place, field in enumerate(fields, 1):
            self._grid.addWidget(field, at, place)
            self._grid.setColumnStretch(place, 1)
