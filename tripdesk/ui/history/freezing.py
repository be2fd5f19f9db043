"""The form that freezes an issue: a reason, then it is done."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tripdesk.errors import TripdeskError
from tripdesk.model.history import Committed
from tripdesk.ui.operations.issuing import freeze
from tripdesk.ui.session import Notice, Session
from tripdesk.ui.words import button, label


class FreezeForm(QFrame):
    """Shown when asked for; Escape puts it away."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._session = session
        self.next_number = 1
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        self._said = label("", "strong")
        column.addWidget(self._said)
        why = self.tr("A frozen issue is what was handed out: it can be compared with later, and is never changed.")
        column.addWidget(label(why, "dim", wraps=True))
        row = QHBoxLayout()
        self.reason = QLineEdit()
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setPlaceholderText(self.tr("Reason, such as: time of the Google visit changed"))
        self.reason.returnPressed.connect(self.freeze)
        row.addWidget(self.reason, 1)
        row.addWidget(button(self.tr("Cancel"), self.hide))
        self.go = button(self.tr("Freeze"), self.freeze, "primary")
        row.addWidget(self.go)
        column.addLayout(row)

    def ask(self) -> None:
        """Shows itself for the next issue."""
        self._said.setText(self.tr("Freeze as issue %1").replace("%1", str(self.next_number)))
        self.show()
        self.reason.setFocus()

    def freeze(self) -> None:
        """Freezes the trip as it is in the store."""
        trip, reason = self._session.open_id, self.reason.text().strip()
        self._session.edit(lambda editing: freeze(editing, trip, reason), done=self._done, refused=self._refused)

    def _done(self, done: Committed) -> None:
        self.reason.clear()
        self.hide()
        self._session.noticed.emit(Notice(self.tr("Issue %1 is frozen.").replace("%1", done.label.ids[-1])))

    def _refused(self, error: TripdeskError) -> None:
        self._session.noticed.emit(Notice(self._session.say(error), bad=True))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
