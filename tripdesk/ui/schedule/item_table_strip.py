"""Above the list: how many are selected, and what can be done to them together."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QMessageBox, QPushButton, QWidget

from tripdesk.errors import Rejected
from tripdesk.messages import UiLanguage
from tripdesk.model.office_style import short_date
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.services.trip_days import trip_days
from tripdesk.services.typed_times import typed_length
from tripdesk.ui.theme import GAP, PAD
from tripdesk.ui.words import button, label, set_state, spoken

STEP = 15


class Strip(QWidget):
    """Buttons for the selection: move its times, duplicate, copy its day, paste a table."""

    shift_wanted = Signal(int)
    day_wanted = Signal(object)
    paste_wanted = Signal()
    duplicate_wanted = Signal()
    details_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(PAD, GAP, PAD, GAP)
        row.setSpacing(GAP)
        self.count = label("", "dim")
        self.later = button(self.tr("Move times +15 min"), partial(self.shift_wanted.emit, STEP))
        self.earlier = button(self.tr("−15 min"), partial(self.shift_wanted.emit, -STEP))
        self.amount = QLineEdit()
        self.amount.setAccessibleName(self.tr("Move times by"))
        self.amount.setPlaceholderText(self.tr("±min"))
        self.amount.setToolTip(self.tr("Move times by another amount, like +20 or −1:30"))
        self.amount.setFixedWidth(84)
        self.amount.returnPressed.connect(self._own_amount)
        self.days = QMenu(self)
        self.copy = QPushButton(self.tr("Copy day"))
        self.copy.setMenu(self.days)
        self.copy.setAutoDefault(False)
        self.twice = button(self.tr("Duplicate"), self.duplicate_wanted.emit)
        self.table = button(self.tr("Paste a table"), self.paste_wanted.emit)
        for widget in (self.count, self.later, self.earlier, self.amount, self.copy, self.twice):
            row.addWidget(widget)
        row.addStretch()
        row.addWidget(self.table)
        self.details = QPushButton(self.tr("Details"))
        self.details.setAutoDefault(False)
        self.details.setCheckable(True)
        self.details.setProperty("role", "segment")
        self.details.setProperty("place", "only")
        self.details.toggled.connect(self.details_wanted)
        row.addWidget(self.details)
        self._shown: tuple[object, ...] = ()
        self.show_selection(0, timed=False)

    def show_selection(self, count: int, *, timed: bool) -> None:
        """How many items are selected, and whether any of them has a time."""
        self.count.setText(self.tr("%n selected", "", count) if count else self.tr("Nothing selected"))
        for widget in (self.later, self.earlier, self.amount, self.copy):
            widget.setEnabled(timed)
        self.twice.setEnabled(count > 0)

    def show_days(self, snapshot: TripSnapshot, language: UiLanguage) -> None:
        """The days to which a day can be copied: those of the trip and the one after."""
        days = trip_days(snapshot)
        wanted = tuple(dict.fromkeys((day.date, spoken(day.city, language)) for day in days))
        if wanted == self._shown:
            return
        self._shown = wanted
        self.days.clear()
        for day, city in wanted:
            self._offer(f"{short_date(day, language)}  {city}".strip(), day)
        if days:
            after = max(day.date for day in days) + timedelta(days=1)
            self._offer(short_date(after, language), after)

    def _offer(self, text: str, day: object) -> None:
        self.days.addAction(text.replace("&", "&&")).triggered.connect(partial(self._chosen, day))

    def _chosen(self, day: object, _checked: bool = False) -> None:
        self.day_wanted.emit(day)

    def _own_amount(self) -> None:
        said = self.amount.text().strip().replace("−", "-")
        try:
            minutes = typed_length(said.lstrip("+-").strip())
        except Rejected:
            set_state(self.amount, "bad")
            return
        set_state(self.amount, "")
        self.amount.clear()
        if minutes:
            self.shift_wanted.emit(-minutes if said.startswith("-") else minutes)


class AskConfirmed(QMessageBox):
    """Asks whether engagements that were confirmed are to be moved too. Nothing moves unless one is chosen."""

    def __init__(
        self, parent: QWidget, agreed: int, others: int, everything: Callable[[], object], rest: Callable[[], object]
    ) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.NoIcon)
        self.setWindowTitle(self.tr("Move times"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(self.tr("%n of these were confirmed with the other side.", "", agreed))
        self.setInformativeText(self.tr("If they move too, tell the other side."))
        self.others = self.addButton(self.tr("Move the others only"), QMessageBox.ButtonRole.AcceptRole)
        self.others.clicked.connect(lambda _checked=False: rest())
        self.others.setVisible(others > 0)
        self.all = self.addButton(self.tr("Move all of them"), QMessageBox.ButtonRole.DestructiveRole)
        self.all.clicked.connect(lambda _checked=False: everything())
        self.none = self.addButton(self.tr("Leave them"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self.others if others else self.none)
        self.setEscapeButton(self.none)
        self.finished.connect(self.deleteLater)
