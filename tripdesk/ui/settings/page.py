"""Settings: language, theme, where the data lie."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QVBoxLayout, QWidget

from tripdesk.ui.fields import ChoiceField
from tripdesk.ui.session import Session
from tripdesk.ui.shell.page import Page
from tripdesk.ui.theme import Appearance, Theme
from tripdesk.ui.words import label


class SettingsPage(Page):
    """What the user decides about the desk."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.addWidget(label(self.tr("Settings"), "title"))
        card = QFrame()
        card.setProperty("role", "card")
        form = QFormLayout(card)
        form.setContentsMargins(20, 16, 20, 16)
        self.appearance = ChoiceField(self.tr("Appearance"))
        self.appearance.offer(
            [
                (Appearance.SYSTEM, self.tr("As the system")),
                (Appearance.LIGHT, self.tr("Light")),
                (Appearance.DARK, self.tr("Dark")),
            ]
        )
        self.appearance.committed.connect(self._choose_appearance)
        form.addRow(label(self.tr("Appearance"), "dim"), self.appearance)
        form.addRow(label(self.tr("Data"), "dim"), label(str(session.desk.settings.store), wraps=True))
        column.addWidget(card)
        column.addStretch()

    def _choose_appearance(self, value: object, _gesture: str) -> None:
        self._theme.apply(Appearance(str(value)))

    def refresh(self) -> None:
        """Shows what is in force."""
        self.appearance.show_value(self._theme.appearance)
