"""Settings, what the program is, whether this machine lacks something, and every key."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFormLayout, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tripdesk import __version__
from tripdesk.messages import UiLanguage, sentence
from tripdesk.services import diagnosis
from tripdesk.services.diagnosis import Examined
from tripdesk.ui.fields import ChoiceField
from tripdesk.ui.session import Session
from tripdesk.ui.shell.page import Page
from tripdesk.ui.theme import Appearance, Theme
from tripdesk.ui.words import button, emptied, label, pill

Shortcuts = Callable[[], list[tuple[str, str]]]


class SettingsPage(Page):
    """What the user decides about the desk. A choice holds at once and is remembered."""

    language_chosen = Signal(str)
    appearance_chosen = Signal(str)

    def __init__(self, session: Session, theme: Theme, shortcuts: Shortcuts, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._shortcuts = shortcuts
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAccessibleName(self.tr("Settings"))
        outer.addWidget(area)
        inside = QWidget()
        area.setWidget(inside)
        row = QHBoxLayout(inside)
        row.setContentsMargins(24, 20, 24, 20)
        column = QVBoxLayout()
        column.setSpacing(14)
        row.addLayout(column, 5)
        row.addStretch(2)
        column.addWidget(label(self.tr("Settings"), "title"))
        column.addWidget(self._choices())
        column.addWidget(self._keys())
        column.addWidget(self._diagnosis())
        column.addWidget(self._about())
        column.addStretch()

    def _card(self, name: str) -> tuple[QFrame, QVBoxLayout]:
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(label(name, "heading"))
        return card, column

    def _choices(self) -> QFrame:
        card, column = self._card(self.tr("Display"))
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(16)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.language = ChoiceField(self.tr("Language"))
        self.language.offer([(UiLanguage.KO, "한국어"), (UiLanguage.EN, "English")])
        self.language.committed.connect(self._choose_language)
        self.appearance = ChoiceField(self.tr("Appearance"))
        self.appearance.offer(
            [
                (Appearance.SYSTEM, self.tr("As the system")),
                (Appearance.LIGHT, self.tr("Light")),
                (Appearance.DARK, self.tr("Dark")),
            ]
        )
        self.appearance.committed.connect(self._choose_appearance)
        form.addRow(label(self.tr("Language"), "dim"), self.language)
        form.addRow(label(self.tr("Appearance"), "dim"), self.appearance)
        place = QHBoxLayout()
        place.addWidget(label(str(self.session.desk.settings.store), wraps=True), 1)
        self.open_folder = button(self.tr("Open folder"), self._open_folder)
        place.addWidget(self.open_folder)
        form.addRow(label(self.tr("Data"), "dim"), place)
        column.addLayout(form)
        return card

    def _keys(self) -> QFrame:
        card, column = self._card(self.tr("Keys"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        column.addLayout(self._grid)
        return card

    def _diagnosis(self) -> QFrame:
        card, column = self._card(self.tr("This machine"))
        self._found = QVBoxLayout()
        self.examine = button(self.tr("Look again"), self.look)
        foot = QHBoxLayout()
        foot.addWidget(self.examine)
        foot.addStretch()
        column.addLayout(self._found)
        column.addLayout(foot)
        return card

    def _about(self) -> QFrame:
        card, column = self._card(self.tr("About tripdesk"))
        column.addWidget(label(self.tr("Version %1").replace("%1", __version__)))
        said = self.tr("One overseas trip, entered once and issued many times. It sends nothing by itself.")
        column.addWidget(label(said, "dim", wraps=True))
        licences = self.tr("Made with Qt (LGPL-3.0) and other open libraries; LICENCES.md lists their licences.")
        column.addWidget(label(licences, "dim", wraps=True))
        return card

    def refresh(self) -> None:
        """Shows what is in force."""
        self.language.show_value(self.session.language)
        self.appearance.show_value(self._theme.appearance)
        emptied(self._grid)
        for number, (name, keys) in enumerate(self._shortcuts()):
            across = (number % 2) * 2
            self._grid.addWidget(label(name), number // 2, across)
            self._grid.addWidget(pill(keys), number // 2, across + 1)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        if self._found.count() == 0:
            self.look()

    def look(self) -> None:
        """Examines the machine, beside everything else."""
        settings = self.session.desk.settings
        self.session.jobs.beside(lambda _job: diagnosis.examine(settings.soffice, settings.work_folder), self._show)

    def _show(self, found: tuple[Examined, ...]) -> None:
        emptied(self._found)
        for one in found:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(pill(self.tr("well") if one.well else self.tr("to mend"), "good" if one.well else "bad"))
            said = sentence(self.session.language, f"cli.doctor_{one.code}", dict(one.facts))
            row.addWidget(label(said, wraps=True), 1)
            self._found.addLayout(row)

    def _choose_language(self, value: object, _gesture: str) -> None:
        if value != self.session.language:
            self.language_chosen.emit(str(value))

    def _choose_appearance(self, value: object, _gesture: str) -> None:
        self.appearance_chosen.emit(str(value))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.session.desk.settings.store.parent)))
