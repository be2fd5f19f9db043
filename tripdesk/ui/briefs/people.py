"""Names of people as the page calls them, and one side of the table in the order in which it sits."""

from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from tripdesk.messages import UiLanguage
from tripdesk.model.office_style import person_on, title_on
from tripdesk.model.people import Counterpart, Delegate, Organisation, Person
from tripdesk.model.snapshot import Gathered
from tripdesk.model.text import EMPTY
from tripdesk.ui.fields import ChoiceField, new_gesture
from tripdesk.ui.words import button, label, spoken

_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


def called(gathered: Gathered, own: str, day: date | None, language: UiLanguage) -> str:
    """A delegate or a counterpart by name and title, as far as they are here."""
    record = gathered.by_id.get(own)
    if not isinstance(record, Delegate | Counterpart):
        return ""
    person = gathered.find(Person, record.person)
    role = record.role
    if person is None:
        return spoken(role, language)
    return person_on(person, day or date.max, language, role=role) or spoken(role, language)


def described(gathered: Gathered, counterpart: Counterpart, day: date | None, language: UiLanguage) -> str:
    """What somebody of the other side is there: the organisation and the title of that day."""
    person = gathered.find(Person, counterpart.person)
    organisation = gathered.find(Organisation, counterpart.organisation)
    title = title_on(person, day or date.max) if person else None
    said = title.title if title else counterpart.role
    name = spoken(organisation.name if organisation else EMPTY, language)
    role = spoken(said, language)
    return role if name and name in role else " ".join(part for part in (name, role) if part)


class _List(QListWidget):
    ordered = Signal()
    away = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("role", "people")
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.model().rowsMoved.connect(self._moved)

    def _moved(self) -> None:
        QTimer.singleShot(0, self, self.ordered.emit)

    def ids(self) -> tuple[str, ...]:
        """Who is in it, in order."""
        return tuple(str(self.item(row).data(_ROLE)) for row in range(self.count()))

    def shift(self, step: int) -> None:
        """The chosen one up or down."""
        row = self.currentRow()
        if 0 <= row < self.count() and 0 <= row + step < self.count():
            taken = self.takeItem(row)
            self.insertItem(row + step, taken)
            self.setCurrentRow(row + step)
            self.ordered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.shift(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.currentRow() >= 0:
            self.away.emit(str(self.currentItem().data(_ROLE)))
        else:
            super().keyPressEvent(event)


class Side(QWidget):
    """One side of the table: drag, or Alt+↑↓, to order; Delete takes away. `changed` carries the ids in order."""

    changed = Signal(object, str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(name, "strong"))
        self.list = _List(name)
        self.list.ordered.connect(self._ordered)
        self.list.away.connect(self._away)
        column.addWidget(self.list)
        row = QHBoxLayout()
        row.setSpacing(6)
        self.more = ChoiceField(self.tr("Add to %1").replace("%1", name))
        self.more.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.more.setMinimumContentsLength(6)
        self.more.setPlaceholderText(self.tr("Add…"))
        self.more.committed.connect(self._add)
        row.addWidget(self.more, 1)
        for step, word, said in ((-1, "↑", self.tr("Up")), (1, "↓", self.tr("Down"))):
            made = button(word, partial(self.list.shift, step), "quiet")
            made.setAccessibleName(f"{name}: {said}")
            made.setToolTip(f"{said} · Alt+{word}")
            row.addWidget(made)
        column.addLayout(row)
        column.addStretch()

    def show_side(self, people: list[tuple[str, str]], others: list[tuple[str, str]]) -> None:
        """Who sits there (id, name) in order, and who could."""
        held = [(str(self.list.item(n).data(_ROLE)), self.list.item(n).text()) for n in range(self.list.count())]
        if held != people:
            chosen = self.list.currentItem().data(_ROLE) if self.list.currentItem() else None
            self.list.clear()
            for own, name in people:
                entry = QListWidgetItem(name)
                entry.setData(_ROLE, own)
                entry.setToolTip(name)
                entry.setSizeHint(QSize(60, self.list.fontMetrics().height() + 14))
                self.list.addItem(entry)
                if own == chosen:
                    self.list.setCurrentItem(entry)
        height = (self.list.fontMetrics().height() + 14) * max(1, len(people)) + 8
        self.list.setFixedHeight(height)
        self.more.offer([(own, name) for own, name in others])
        self.more.setCurrentIndex(-1)
        self.more.setEnabled(bool(others))

    def _ordered(self) -> None:
        self.changed.emit(self.list.ids(), new_gesture())

    def _away(self, own: str) -> None:
        self.changed.emit(tuple(one for one in self.list.ids() if one != own), new_gesture())

    def _add(self, own: object, gesture: str) -> None:
        self.changed.emit((*self.list.ids(), str(own)), gesture)
