"""Welcome: a new trip, the sample, a file, the trips there are."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tripdesk.errors import TripdeskError
from tripdesk.ui.operations.taking_in import PlannedImport, apply, plan
from tripdesk.ui.session import Notice, Session
from tripdesk.ui.shell.commands import Command
from tripdesk.ui.shell.page import Page
from tripdesk.ui.welcome.new_trip import NewTripForm
from tripdesk.ui.words import button, emptied, label, spoken


class WelcomePage(Page):
    """`open_trip` is told the id of the trip to show."""

    sample_wanted = Signal()

    def __init__(self, session: Session, open_trip: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._open = open_trip
        self._planned: PlannedImport | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(area)
        inside = QWidget()
        area.setWidget(inside)
        middle = QHBoxLayout(inside)
        middle.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(14)
        column.setContentsMargins(20, 48, 20, 32)
        middle.addLayout(column, 6)
        middle.addStretch(1)
        column.addWidget(label(self.tr("Enter a trip once, issue it many times"), "title"))
        column.addWidget(
            label(
                self.tr(
                    "Itinerary, delegation and meeting papers go in here; books and calendars for each reader come out."
                ),
                "dim",
                wraps=True,
            )
        )
        self.form = NewTripForm(session)
        self.form.started.connect(self._open)
        column.addWidget(self.form)
        column.addWidget(self._beginnings())
        self._plan_card = QFrame()
        self._plan_card.setProperty("role", "card")
        self._plan_column = QVBoxLayout(self._plan_card)
        self._plan_column.setContentsMargins(20, 16, 20, 16)
        self._plan_card.hide()
        column.addWidget(self._plan_card)
        self._recent = QVBoxLayout()
        column.addLayout(self._recent)
        column.addStretch()
        session.trips_changed.connect(self.refresh)

    def _beginnings(self) -> QWidget:
        card = QFrame()
        card.setProperty("role", "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(20, 16, 20, 16)
        words = QVBoxLayout()
        words.addWidget(label(self.tr("Or begin with something that is there"), "heading"))
        kept = self.tr("The sample is kept in a store of its own; nothing of it mixes with your trips.")
        words.addWidget(label(kept, "dim", wraps=True))
        row.addLayout(words, 1)
        self.sample = button(self.tr("Open the sample trip"), self.sample_wanted.emit)
        self.file = button(self.tr("Import a file…"), self.choose_file)
        row.addWidget(self.sample)
        row.addWidget(self.file)
        return card

    def refresh(self) -> None:
        """Draws the trips there are."""
        self.form.refresh()
        emptied(self._recent)
        if self.session.trips:
            self._recent.addWidget(label(self.tr("Your trips"), "heading"))
        for trip in self.session.trips[:12]:
            made = button(spoken(trip.title, self.session.language), lambda own=str(trip.id): self._open(own), "side")
            self._recent.addWidget(made)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.session.trips:
            self.form.title_ko.setFocus(Qt.FocusReason.OtherFocusReason)

    def commands(self) -> Iterator[Command]:
        """What can begin here."""
        yield Command(self.tr("Open the sample trip"), self.sample_wanted.emit)
        yield Command(self.tr("Import a file…"), self.choose_file)

    def choose_file(self) -> None:
        """Asks for a trip file and shows what taking it in would do."""
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Import a file…"), "", self.tr("Trips (*.json *.tripdesk)"))
        if name:
            self.take_in(Path(name))

    def take_in(self, path: Path) -> None:
        """Shows what taking in that file would do; nothing is written before the user says so."""
        desk = self.session.desk
        self.session.jobs.on_store(lambda: plan(desk, path), self._show_plan, self._refused)

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, TripdeskError):
            self.session.noticed.emit(Notice(self.session.say(error), bad=True))
        else:
            self.session.lost.emit(error)

    def _show_plan(self, planned: PlannedImport) -> None:
        self._planned = planned
        emptied(self._plan_column)
        counts = planned.plan.counts
        self._plan_column.addWidget(label(spoken(planned.title, self.session.language), "heading"))
        said = self.tr("New %1 · changed %2 · removed %3 · in conflict %4")
        for number, name in enumerate(("new", "changed", "removed", "conflicts"), 1):
            said = said.replace(f"%{number}", str(counts[name]))
        self._plan_column.addWidget(label(said, "dim"))
        if not planned.plan.edits:
            self._plan_column.addWidget(label(self.tr("Everything in this file is here already.")))
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(button(self.tr("Cancel"), self._plan_card.hide))
        self.take = button(self.tr("Take it in"), self._apply, "primary")
        row.addWidget(self.take)
        self._plan_column.addLayout(row)
        self._plan_card.show()
        self.take.setFocus()

    def _apply(self) -> None:
        planned, desk = self._planned, self.session.desk
        if planned is None:
            return
        self._plan_card.hide()
        own = planned.plan.trip
        if not planned.plan.edits:
            self._open(own)
            return
        self.session.edit(lambda _editing: apply(desk, planned), notice=True, done=lambda _done: self._open(own))
