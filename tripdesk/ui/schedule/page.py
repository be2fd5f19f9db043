"""The itinerary page."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tripdesk.ui.session import Session
from tripdesk.ui.shell.page import Page
from tripdesk.ui.words import emptied, label, spoken


class SchedulePage(Page):
    """The items of the trip."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._column = QVBoxLayout(self)

    def refresh(self) -> None:
        """Draws the items."""
        emptied(self._column)
        snapshot = self.session.snapshot
        for item in (snapshot.items if snapshot else ())[:20]:
            self._column.addWidget(label(spoken(item.title, self.session.language)))
