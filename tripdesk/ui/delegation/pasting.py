"""What a pasted table would add, before it is added."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tripdesk.model.folding import folded
from tripdesk.services.directory import Entry
from tripdesk.services.pasted_people import COLUMNS, PastedPerson, columns_of, date_in, person_in, table_of
from tripdesk.ui.words import button, label


class PasteDialog(QDialog):
    """`accepted_rows` carries pairs of a row and the id of the person it is (empty: somebody new)."""

    accepted_rows = Signal(object)

    def __init__(
        self, text: str, parties: tuple[str, ...], known: list[Entry], travelling: frozenset[str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Paste people"))
        self.resize(980, 520)
        self._cells = table_of(text)
        self._columns, self._headed = columns_of(self._cells, parties)
        self._known: dict[str, list[Entry]] = {}
        for entry in known:
            for name in {folded(entry.name), folded(entry.other)} - {""}:
                self._known.setdefault(name, []).append(entry)
        self._travelling = travelling
        self.people: list[PastedPerson | None] = []
        self.who: list[QComboBox] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        said = self.tr("Nothing is added yet. Check what each column holds, and who is known already.")
        column.addWidget(label(said, "dim", wraps=True))
        self.table = QTableWidget(len(self._rows) + 1, len(self._columns) + 1)
        self.table.setProperty("role", "records")
        self.table.setAccessibleName(self.tr("What will be added"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + 20)
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        self.summary = label("", "dim", wraps=True)
        foot.addWidget(self.summary, 1)
        foot.addWidget(button(self.tr("Cancel"), self.reject))
        self.take = button(self.tr("Add"), self._take, "primary")
        foot.addWidget(self.take)
        column.addLayout(foot)
        self.choices = [self._column_choice(number, what) for number, what in enumerate(self._columns)]
        for number, row in enumerate(self._rows, 1):
            for place, text in enumerate(row, 1):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(number, place, item)
        self.table.setItem(0, 0, QTableWidgetItem(self.tr("Person")))
        self.table.setColumnWidth(0, 230)
        for place in range(1, len(self._columns) + 1):
            self.table.setColumnWidth(place, min(max(self.table.sizeHintForColumn(place) + 16, 110), 220))
        self._draw()
        self.table.setFocus()

    @property
    def _rows(self) -> list[list[str]]:
        return self._cells[1 if self._headed else 0 :]

    def _column_choice(self, number: int, what: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self.tr("What column %1 holds").replace("%1", str(number + 1)))
        for key in ("", *COLUMNS):
            box.addItem(self._word(key), key)
        box.setCurrentIndex(box.findData(what))
        box.activated.connect(self._chosen)
        self.table.setCellWidget(0, number + 1, box)
        return box

    def _word(self, key: str) -> str:
        words = {
            "": self.tr("(leave out)"),
            "name": self.tr("Name"),
            "name_en": self.tr("Name in English"),
            "role": self.tr("Role"),
            "role_en": self.tr("Role in English"),
            "organisation": self.tr("Organisation"),
            "party": self.tr("Party"),
            "mobile": self.tr("Mobile"),
            "email": self.tr("E-mail"),
            "passport_name": self.tr("Name in the passport"),
            "passport_until": self.tr("Passport valid until"),
            "duty": self.tr("What they do"),
        }
        return words[key]

    def _chosen(self, _place: int) -> None:
        self._columns = [str(box.currentData()) for box in self.choices]
        self._draw()

    def _draw(self) -> None:
        self.people = [person_in(row, self._columns) for row in self._rows]
        self.who = []
        for row, person in enumerate(self.people, 1):
            box = self._choice(person) if person is not None else QComboBox()
            if person is None:
                box.addItem(self.tr("(leave out)"), None)
                box.setEnabled(False)
            self.who.append(box)
            self.table.setCellWidget(row, 0, box)
            for place, what in enumerate(self._columns, 1):
                item = self.table.item(row, place)
                if item is not None:
                    self._mark(item, self._rows[row - 1][place - 1], what)
        self.take.setEnabled(any(self.people))
        self._sum_up()

    def _mark(self, item: QTableWidgetItem, text: str, what: str) -> None:
        """A day that is none is marked; a column that is left out is faint."""
        wrong = what == "passport_until" and bool(text) and date_in(text) is None
        item.setText(f"⚠ {text}" if wrong else text)
        item.setToolTip(self.tr("Not a day: it is left out. Write it as 2030. 6. 15.") if wrong else text)
        role = QPalette.ColorRole.Text if what else QPalette.ColorRole.PlaceholderText
        item.setForeground(self.palette().color(role))

    def _choice(self, person: PastedPerson) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self.tr("Who is %1").replace("%1", person.name or person.name_en))
        box.addItem(self.tr("New person"), "")
        names = {folded(person.name), folded(person.name_en)} - {""}
        found = {entry.id: entry for name in names for entry in self._known.get(name, [])}
        for entry in found.values():
            word = self.tr("%1, travels already") if entry.id in self._travelling else "%1"
            who = " · ".join(part for part in (entry.name, entry.detail) if part)
            box.addItem(word.replace("%1", who), entry.id)
        box.addItem(self.tr("(leave out)"), None)
        if len(found) == 1:
            box.setCurrentIndex(2 if next(iter(found)) in self._travelling else 1)
        box.activated.connect(self._sum_up)
        return box

    def _sum_up(self, _place: int = 0) -> None:
        chosen = [box.currentData(Qt.ItemDataRole.UserRole) for box in self.who]
        new, known = sum(one == "" for one in chosen), sum(bool(one) for one in chosen)
        said = self.tr("New people: %1 · known already: %2 · left out: %3")
        for number, count in enumerate((new, known, len(chosen) - new - known), 1):
            said = said.replace(f"%{number}", str(count))
        self.summary.setText(said)

    def _take(self) -> None:
        chosen = [(person, box.currentData()) for person, box in zip(self.people, self.who, strict=True)]
        self.accepted_rows.emit([(one, str(own)) for one, own in chosen if one is not None and own is not None])
        self.accept()
