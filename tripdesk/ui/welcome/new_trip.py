"""The form of a new trip: what it is called, whose it is, where it goes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tripdesk.errors import TripdeskError
from tripdesk.model.history import Committed, Conflict
from tripdesk.model.people import Organisation
from tripdesk.model.record import Record
from tripdesk.model.text import LText
from tripdesk.model.trip import Destination
from tripdesk.services.airports import airport
from tripdesk.services.editing import Editing
from tripdesk.services.starting import NewTrip, offices, start_trip
from tripdesk.ui.session import Session
from tripdesk.ui.words import button, label, spoken


class NewTripForm(QFrame):
    """`started` carries the id of the trip that was made."""

    started = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._session = session
        self._offices: tuple[Record, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(label(self.tr("New trip"), "heading"))
        form = QFormLayout()
        form.setVerticalSpacing(8)
        self.title_ko = self._line(self.tr("Title in Korean"), self.tr("CES and Silicon Valley"))
        self.title_en = self._line(self.tr("Title in English"), "CES 2027 and Silicon Valley")
        self.office = self._line(self.tr("Organisation"), self.tr("The city whose delegation it is"))
        self.airports = self._line(self.tr("Where to"), self.tr("Airport codes in order, such as LAS SFO"))
        self.parties = self._line(self.tr("Parties"), self.tr("Groups that travel together, separated by commas"))
        for line in (self.title_ko, self.title_en, self.office, self.airports, self.parties):
            form.addRow(label(line.accessibleName(), "dim"), line)
        column.addLayout(form)
        self.problem = label("", wraps=True)
        self.problem.setProperty("role", "dim")
        row = QHBoxLayout()
        row.addWidget(self.problem, 1)
        self.make = button(self.tr("Start this trip"), self.start, "primary")
        row.addWidget(self.make)
        column.addLayout(row)

    def _line(self, name: str, hint: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        line.returnPressed.connect(self.start)
        return line

    def refresh(self) -> None:
        """Offers the organisation of earlier trips."""
        if not self._offices:
            self._session.jobs.on_store(lambda: offices(self._session.desk.store), self._know_offices)

    def _know_offices(self, found: tuple[Record, ...]) -> None:
        self._offices = found
        if found and not self.office.text() and isinstance(found[0], Organisation):
            self.office.setText(spoken(found[0].name, self._session.language))

    def start(self) -> None:
        """Makes the trip, or says what is missing."""
        codes = self.airports.text().replace(",", " ").split()
        known = [airport(code) for code in codes]
        unknown = [code for code, found in zip(codes, known, strict=True) if found is None]
        if unknown:
            self.problem.setText(self.tr("There is no airport with the code %1.").replace("%1", ", ".join(unknown)))
            return
        destinations = tuple(
            Destination(city=LText(en=found.city), country_code=found.country, zone=found.zone)
            for found in known
            if found is not None
        )
        typed = self.office.text().strip()
        same = next((o for o in self._offices if isinstance(o, Organisation) and typed in (o.name.ko, o.name.en)), None)
        new = NewTrip(
            title=LText(ko=self.title_ko.text().strip(), en=self.title_en.text().strip()),
            organisation=str(same.id) if same else "",
            organisation_name=LText(ko=typed),
            destinations=destinations,
            parties=tuple(LText(ko=name.strip()) for name in self.parties.text().split(",") if name.strip()),
        )
        ids = self._session.desk.ids
        made: list[str] = []

        def work(editing: Editing) -> Committed | Conflict:
            own, done = start_trip(editing, new, ids)
            made.append(own)
            return done

        self._session.edit(work, done=lambda _done: self._made(made[0]), refused=self._refused)

    def _made(self, own: str) -> None:
        for line in (self.title_ko, self.title_en, self.airports, self.parties):
            line.clear()
        self.problem.setText("")
        self.started.emit(own)

    def _refused(self, error: TripdeskError) -> None:
        self.problem.setText(self._session.say(error))
