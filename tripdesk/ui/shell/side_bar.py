"""The side bar: search and commands, trips, what outlives a trip, settings at the foot."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from tripdesk.model.trip import Trip
from tripdesk.ui.session import Session
from tripdesk.ui.theme import GAP
from tripdesk.ui.words import ElidedButton, button, emptied, label, spoken

WIDTH = 228


class _Growing(QScrollArea):
    """As high as what is in it, up to twelve trips; then it scrolls."""

    def sizeHint(self) -> QSize:
        inside = self.widget()
        return QSize(WIDTH, min(inside.sizeHint().height() if inside else 0, 400))


class SideBar(QWidget):
    """`chosen` carries where to go: `trip:<id>`, `people`, `organisations`, `settings`, `welcome`, `commands`."""

    chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self._session = session
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._places: dict[str, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 14, 10, 14)
        column.setSpacing(2)
        self.search = button(self.tr("Search · commands"), lambda: self.chosen.emit("commands"))
        self.search.setStyleSheet("text-align: left;")
        keys = label("Ctrl K", "small")
        inside = QHBoxLayout(self.search)
        inside.setContentsMargins(0, 0, 10, 0)
        inside.addStretch()
        inside.addWidget(keys)
        column.addWidget(self.search)
        column.addSpacing(GAP)
        column.addWidget(self._section(self.tr("Trips")))
        holder = QWidget()
        holder.setProperty("role", "side")
        holder.setStyleSheet("border: none;")
        self._trips = QVBoxLayout(holder)
        self._trips.setContentsMargins(0, 0, 0, 0)
        self._trips.setSpacing(2)
        area = self._area = _Growing()
        area.setWidgetResizable(True)
        area.setWidget(holder)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column.addWidget(area)
        column.addWidget(button(self.tr("+ New trip"), lambda: self.chosen.emit("welcome"), "quiet"))
        column.addSpacing(GAP)
        column.addWidget(self._section(self.tr("Records")))
        for key, word in (("people", self.tr("People")), ("organisations", self.tr("Organisations"))):
            column.addWidget(self._place(key, word))
        column.addStretch(1)
        column.addWidget(self._place("settings", self.tr("Settings")))
        session.trips_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Draws the trips anew."""
        chosen = next((key for key, place in self._places.items() if place.isChecked()), "")
        for key in [key for key in self._places if key.startswith("trip:")]:
            self._group.removeButton(self._places.pop(key))
        emptied(self._trips)
        for trip in self._session.trips:
            self._trips.addWidget(self._place(f"trip:{trip.id}", self._title(trip)))
        self._area.updateGeometry()
        if chosen:
            self.mark(chosen)

    def mark(self, key: str) -> None:
        """Shows where one is."""
        place = self._places.get(key)
        checked = self._group.checkedButton()
        if place is not None:
            place.setChecked(True)
        elif checked is not None:
            self._group.setExclusive(False)
            checked.setChecked(False)
            self._group.setExclusive(True)

    def _title(self, trip: Trip) -> str:
        return spoken(trip.title, self._session.language) or str(trip.id)

    def _section(self, word: str) -> QWidget:
        made = label(word, "section")
        made.setContentsMargins(8, 4, 0, 2)
        return made

    def _place(self, key: str, word: str) -> QPushButton:
        made = ElidedButton(word)
        made.setProperty("role", "side")
        made.setAutoDefault(False)
        made.clicked.connect(lambda _checked=False: self.chosen.emit(key))
        made.setCheckable(True)
        self._group.addButton(made)
        self._places[key] = made
        return made
