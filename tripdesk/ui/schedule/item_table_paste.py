"""What a pasted table would add, row by row, before it is added."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tripdesk.model.itinerary import Place
from tripdesk.model.office_style import short_date, time_text, word_of
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.services.pasted_items import Planned, planned_items
from tripdesk.services.pasted_tables import Row, items_of
from tripdesk.services.starting import new_id
from tripdesk.ui.fields import new_gesture
from tripdesk.ui.operations.items import add_items
from tripdesk.ui.session import Session
from tripdesk.ui.theme import GAP, PAD
from tripdesk.ui.words import button, label


class PastePreview(QDialog):
    """The items of a table with their dates and times as they were read, and the rows that could not be."""

    def __init__(
        self,
        session: Session,
        snapshot: TripSnapshot,
        rows: Sequence[Row],
        parties: tuple[str, ...],
        near: date,
        parent: QWidget,
    ) -> None:
        """Raises Rejected when the table lists no items."""
        super().__init__(parent)
        self._session = session
        read = items_of(rows, near)
        ids = session.desk.ids
        self.planned: Planned = planned_items(snapshot, read, parties, lambda kind: new_id(kind, ids))
        self.setWindowTitle(self.tr("Paste a table"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(860, 520)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD * 2, PAD * 2, PAD * 2, PAD * 2)
        column.setSpacing(PAD)
        column.addWidget(label(self.tr("%n items will be added", "", len(self.planned.new)), "heading"))
        column.addWidget(label(self.tr("Check the dates and times. Each is on the clocks of its place."), "dim"))
        column.addWidget(self._table(snapshot), 1)
        for number, refused in self.planned.unread[:6]:
            said = self.tr("Row %1 is left out: %2").replace("%1", str(number)).replace("%2", session.say(refused))
            column.addWidget(label(said, "problem", wraps=True))
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addStretch()
        foot.addWidget(button(self.tr("Cancel"), self.reject))
        self.add = button(self.tr("Add them"), self._add, "primary")
        self.add.setDefault(True)
        self.add.setEnabled(bool(self.planned.new))
        foot.addWidget(self.add)
        column.addLayout(foot)

    def _table(self, snapshot: TripSnapshot) -> QTableWidget:
        language = self._session.language
        headings = [
            self.tr("Date"), self.tr("Start"), self.tr("End"), self.tr("Clocks"), self.tr("Kind"), self.tr("Item"),
            self.tr("Place"),
        ]  # fmt: skip
        table = QTableWidget(len(self.planned.new), len(headings))
        table.setAccessibleName(self.tr("Items to add"))
        table.setHorizontalHeaderLabels(headings)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        for row, new in enumerate(self.planned.new):
            place = next((p for p in new.new_places if p.id == new.place), None) or snapshot.find(Place, new.place)
            said = [
                short_date(new.start.date, language) if new.start else self.tr("no time yet"),
                time_text(new.start, language) if new.start else "",
                time_text(new.end, language) if new.end else "",
                new.start.zone.rsplit("/", 1)[-1].replace("_", " ") if new.start else "",
                word_of(new.kind, language),
                new.title.ko or new.title.en,
                ((place.name.ko or place.name.en) if place else "") + (self.tr(" (new)") if new.new_places else ""),
            ]
            for at, text in enumerate(said):
                table.setItem(row, at, QTableWidgetItem(text))
        table.resizeColumnsToContents()
        for at in range(len(headings)):
            table.setColumnWidth(at, table.columnWidth(at) + 2 * GAP)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.horizontalHeader().setSectionResizeMode(5, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        return table

    def _add(self) -> None:
        trip, new = self._session.open_id, self.planned.new
        self._session.edit(lambda editing: add_items(editing, trip, new, new_gesture()), notice=True)
        self.accept()
