"""확인 필요: every finding, worst first; each leads to where it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from tripdesk.model.checks import Finding, Severity
from tripdesk.model.office_style import short_date
from tripdesk.ui.session import Session
from tripdesk.ui.words import button, label

_RECORDS = Qt.ItemDataRole.UserRole


class FindingsDialog(QDialog):
    """`chosen` carries the ids of the records a finding is about. It stays open, and follows what changes."""

    chosen = Signal(object)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(self.tr("To check"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(620, 420)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        self.heading = label(self.windowTitle(), "heading")
        column.addWidget(self.heading)
        self.list = QListWidget()
        self.list.setAccessibleName(self.windowTitle())
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._go)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addWidget(label(self.tr("Enter goes there"), "small"))
        row.addStretch()
        row.addWidget(button(self.tr("Close"), self.close))
        column.addLayout(row)
        session.checked.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Draws the findings there are now; the place in the list stays."""
        place = self.list.currentRow()
        self.list.clear()
        found = sorted(self._session.findings, key=lambda f: list(Severity).index(f.severity))
        self.heading.setText(self.tr("%n to check", "", len(found)))
        for finding in found:
            item = QListWidgetItem(self._said(finding))
            item.setData(_RECORDS, finding.records)
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(place, 0), self.list.count() - 1))

    def _said(self, finding: Finding) -> str:
        language = self._session.language
        words = {
            Severity.ERROR: self.tr("Error"),
            Severity.WARNING: self.tr("Check"),
            Severity.NOTE: self.tr("Note"),
        }
        day = f" · {short_date(finding.day, language)}" if finding.day else ""
        return f"{words[finding.severity]}{day} · {finding.sentence(language)}"

    def _go(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_RECORDS))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the finding; Escape closes."""
        row = self.list.currentRow()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self._go(self.list.item(row))
        else:
            super().keyPressEvent(event)
