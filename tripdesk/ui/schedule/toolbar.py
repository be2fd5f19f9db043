"""Above the itinerary: the days, the view, the party, whose clocks these are, a new item."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from tripdesk.messages import UiLanguage
from tripdesk.model.office_style.clocks import time_difference
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.services.trip_days import TripDay, clock_name, noon_of
from tripdesk.ui.theme import GAP, PAD
from tripdesk.ui.words import button, spoken


class Segments(QWidget):
    """Buttons side by side, one of them lit. A row of it is its key, word, longer name, whether it is lit."""

    def __init__(self, name: str, chosen: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._chosen = chosen
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(1, 0, 0, 0)
        self._row.setSpacing(0)
        self._buttons: list[QPushButton] = []
        self._keys: list[str] = []

    def show_rows(self, rows: list[tuple[str, str, str, bool]]) -> None:
        """Shows these; buttons that stay keep the focus."""
        while len(self._buttons) > len(rows):
            gone = self._buttons.pop()
            gone.hide()
            self._row.removeWidget(gone)
            gone.deleteLater()
        while len(self._buttons) < len(rows):
            made = button("", partial(self._clicked, len(self._buttons)), "segment")
            made.setCheckable(True)
            self._row.addWidget(made)
            self._buttons.append(made)
        self._keys = [key for key, *_ in rows]
        for made, (key, word, name, lit) in zip(self._buttons, rows, strict=True):
            made.setText(word)
            made.setAccessibleName(name)
            place = "only" if len(rows) == 1 else {rows[0][0]: "first", rows[-1][0]: "last"}.get(key, "")
            if made.property("place") != place:
                made.setProperty("place", place)
                made.style().unpolish(made)
                made.style().polish(made)
            made.setToolTip(name if name != word else "")
            made.setChecked(lit)

    def button(self, key: str) -> QPushButton:
        """The button of a key."""
        return self._buttons[self._keys.index(key)]

    @property
    def keys(self) -> list[str]:
        """The keys there are, in order."""
        return self._keys

    def _clicked(self, place: int) -> None:
        made = self._buttons[place]
        made.setChecked(True)
        self._chosen(self._keys[place])


class _Elided(QLabel):
    """A line that says as much as there is room for; all of it where the pointer rests."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.style().drawItemText(
            painter, self.rect(), int(Qt.AlignmentFlag.AlignVCenter), self.palette(), True, shown, self.foregroundRole()
        )
        painter.end()


class Toolbar(QFrame):
    """The row above the itinerary."""

    day_chosen = Signal(int)
    view_chosen = Signal(str)
    party_chosen = Signal(str)
    new_wanted = Signal()

    def __init__(self, language: UiLanguage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._language = language
        row = QHBoxLayout(self)
        row.setContentsMargins(PAD + 4, 8, PAD + 4, 8)
        row.setSpacing(GAP)
        self.days = Segments(self.tr("Days"), lambda key: self.day_chosen.emit(int(key)))
        self.views = Segments(self.tr("View"), self.view_chosen.emit)
        self.parties = Segments(self.tr("Party"), self.party_chosen.emit)
        self.clock = _Elided()
        self.clock.setTextFormat(Qt.TextFormat.PlainText)
        self.clock.setProperty("role", "dim")
        self.clock.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.clock.setMinimumWidth(0)
        self.new = button(self.tr("+ Add item"), self.new_wanted.emit)
        for widget in (self.days, self.views, self.parties):
            row.addWidget(widget)
        row.addWidget(self.clock, 100)
        row.addStretch(1)
        row.addWidget(self.new)

    def show_days(self, days: tuple[TripDay, ...], shown: range) -> None:
        """Each day by its number, those in view joined and lit."""
        rows: list[tuple[str, str, str, bool]] = []
        seen = sorted({days[n].number for n in shown})
        placed: set[int] = set()
        for place, day in enumerate(days):
            if day.number in placed:
                continue
            if seen and day.number == seen[0]:
                placed |= set(seen)
                numbers = f"{seen[0]}–{seen[-1]}" if len(seen) > 1 else str(seen[0])
                words = self.tr("Day %1") if len(seen) == 1 else self.tr("Days %1")
                words = words.replace("%1", numbers)
                rows.append((str(place), words, words, True))
            else:
                placed.add(day.number)
                rows.append((str(place), str(day.number), self.tr("Day %1").replace("%1", str(day.number)), False))
        self.days.show_rows(rows)

    def show_views(self, view: str) -> None:
        """Which of the two views is shown."""
        names = {"timetable": self.tr("Timetable"), "list": self.tr("List")}
        self.views.show_rows([(key, word, word, key == view) for key, word in names.items()])

    def show_parties(self, snapshot: TripSnapshot, party: str) -> None:
        """Everybody, or one of the parties."""
        rows = [("", self.tr("All"), self.tr("All parties"), not party)]
        for one in snapshot.parties:
            word = spoken(one.name, self._language)
            rows.append((str(one.id), word, word, party == str(one.id)))
        self.parties.show_rows(rows)
        self.parties.setVisible(len(snapshot.parties) > 1)

    def show_clock(self, days: tuple[TripDay, ...], shown: range, home: str) -> None:
        """`현지시간(PST) — 한국보다 17시간 늦음`, of the days in view; of several clocks the one of most of them."""
        those = [days[n] for n in shown]
        said = ""
        if those:
            offsets = [day.offset for day in those]
            most = max(those, key=lambda day: (offsets.count(day.offset), -day.number))
            noon = noon_of(most)
            name = clock_name(most)
            local = self.tr("Local time (%1)").replace("%1", name) if name else self.tr("Local time")
            said = f"{local} — {time_difference(most.zone, home, noon, self._language)}"
        self.clock.setText(said)
        self.clock.setToolTip(said)
