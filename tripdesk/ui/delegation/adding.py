"""Somebody joins the trip: found among those who are known, or new by name."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from tripdesk.messages import UiLanguage
from tripdesk.ui.fields import LineField
from tripdesk.ui.people.directory import Directory
from tripdesk.ui.people.listing import ListPane
from tripdesk.ui.people.offices import OfficeField
from tripdesk.ui.words import button, label, spoken


class AddDialog(QDialog):
    """`added` carries the person (empty: new), the name typed, the organisation (empty: new or none), its name."""

    added = Signal(str, str, str, str)

    def __init__(
        self, directory: Directory, language: UiLanguage, title: str, *, office: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(440, 520)
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.setContentsMargins(0, 0, 0, 12)
        self.pane = ListPane(directory, self.tr("Somebody who is known"), self.tr("Name or initial consonants"), [])
        self.pane.show_empty(self.tr("Nobody of that name is known. Enter adds a new person."))
        self.pane.taken.connect(self._take_known)
        self.pane.line.returnPressed.connect(self._new_if_unknown)
        column.addWidget(self.pane, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(14, 0, 14, 0)
        foot.setSpacing(8)
        self.office: LineField | None = None
        self._office_id = ""
        if office:
            field = self.office = OfficeField(
                self.tr("Organisation"), lambda: directory.offices, lambda text: spoken(text, language)
            )
            field.setPlaceholderText(self.tr("Empty: that of the last title"))
            field.named.connect(self._name_office)
            row = QHBoxLayout()
            row.addWidget(label(self.tr("Organisation"), "dim"))
            row.addWidget(field, 1)
            foot.addLayout(row)
        buttons = QHBoxLayout()
        buttons.addWidget(button(self.tr("Cancel"), self.reject))
        buttons.addStretch()
        self.new = button(self.tr("Add as a new person"), self._take_new)
        self.take = button(self.tr("Add"), lambda: self._take_known(self.pane.current), "primary")
        buttons.addWidget(self.new)
        buttons.addWidget(self.take)
        foot.addLayout(buttons)
        column.addLayout(foot)
        self.pane.search()
        self.pane.line.setFocus()

    def _name_office(self, own: str, _name: str, _gesture: str) -> None:
        self._office_id = own

    def _take_known(self, own: str) -> None:
        if own:
            self._add(own, "")

    def _new_if_unknown(self) -> None:
        if not self.pane.model.rowCount():
            self._take_new()

    def _take_new(self) -> None:
        name = self.pane.line.text().strip()
        if name:
            self._add("", name)

    def _add(self, own: str, name: str) -> None:
        office = ""
        if self.office is not None:
            self.office.settle()
            office = self.office.text().strip()
        self.added.emit(own, name, self._office_id if office else "", office)
        self.accept()
