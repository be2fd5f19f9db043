"""The itinerary page: toolbar, timetable or list, what is selected beside it."""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QPoint, QSettings, Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from tripdesk.errors import TripdeskError
from tripdesk.model.history import Committed
from tripdesk.model.itinerary import Item, Status
from tripdesk.services.placing import Placement
from tripdesk.ui.operations.placing import place_items
from tripdesk.ui.schedule.item_table import ItemTable
from tripdesk.ui.schedule.timetable.view import TimetableView
from tripdesk.ui.schedule.toolbar import Toolbar
from tripdesk.ui.schedule.tray import Tray
from tripdesk.ui.session import Notice, Session
from tripdesk.ui.shell.commands import Command
from tripdesk.ui.shell.page import Page
from tripdesk.ui.words import rule, spoken


class SchedulePage(Page):
    """The items of the trip, on a timetable or in a list. One selection for both."""

    selection_changed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._remembered = QSettings(str(session.desk.settings.store.parent / "desk.ini"), QSettings.Format.IniFormat)
        self.selected: tuple[str, ...] = ()
        self.party = ""
        language = session.language
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.toolbar = Toolbar(language)
        column.addWidget(self.toolbar)
        column.addWidget(rule())
        self.timetable = TimetableView(language)
        self.tray = Tray(language)
        self.timetable.outside = self.tray
        hours = QWidget()
        inside = QVBoxLayout(hours)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.timetable, 1)
        inside.addWidget(rule())
        inside.addWidget(self.tray)
        self.views = QStackedWidget()
        self.views.addWidget(hours)
        self.list = ItemTable(session)
        self.views.addWidget(self.list)
        self._hours = hours
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.views)
        self.splitter.setStretchFactor(0, 1)
        column.addWidget(self.splitter, 1)
        self._connect()

    def _connect(self) -> None:
        timetable, tray = self.timetable, self.tray
        timetable.selection_changed.connect(self._select)
        timetable.days_changed.connect(self._show_days)
        timetable.placing_wanted.connect(self._place)
        timetable.refused.connect(self._refused)
        self.list.selection_changed.connect(self._select)
        tray.selection_changed.connect(self._select)
        tray.list.carried.connect(self._carry_in)
        tray.list.put.connect(self._put_in)
        tray.list.given_up.connect(timetable.give_up)
        self.toolbar.day_chosen.connect(timetable.go_to_day)
        self.toolbar.party_chosen.connect(self.show_party)
        self.toolbar.view_chosen.connect(self.show_view)
        self.toolbar.new_wanted.connect(self.add)
        self.session.checked.connect(self.refresh)

    # --- what is shown

    def refresh(self) -> None:
        """Draws the items as they stand."""
        snapshot = self.session.snapshot
        if snapshot is None or (not self.isVisible() and self.session.open_id == ""):
            return
        if self.party and all(str(party.id) != self.party for party in snapshot.parties):
            self.party = ""
        self.timetable.show_trip(snapshot, self.session.findings, self.party)
        self._show_tray()
        self.toolbar.show_parties(snapshot, self.party)
        self.list.show_trip(snapshot, self.session.findings, self.party)
        self.toolbar.show_views(self.view)
        self._show_days()
        self._select(tuple(own for own in self.selected if own in snapshot.by_id))

    def _show_tray(self) -> None:
        snapshot = self.session.snapshot
        if snapshot is not None:
            waiting = set(self.timetable.plan.unscheduled)
            self.tray.show_items(tuple(i for i in snapshot.items if str(i.id) in waiting), self.selected)

    def _show_days(self) -> None:
        snapshot = self.session.snapshot
        days = self.timetable.plan.days
        if snapshot is None:
            return
        shown = self.timetable.frame.shown
        self.toolbar.show_days(days, shown)
        self.toolbar.show_clock(days, shown, snapshot.trip.home_zone)

    def show_view(self, view: str) -> None:
        """`timetable` or `list`."""
        self.settle()
        shown = self.list if view == "list" else self._hours
        self.views.setCurrentWidget(shown)
        self.toolbar.show_views(self.view)
        if view == "list":
            self.list.select(self.selected)
            self.list.view.setFocus()

    @property
    def view(self) -> str:
        """Which of the two is shown."""
        return "list" if self.views.currentWidget() is self.list else "timetable"

    def settle(self) -> None:
        """Saves what was typed and not saved yet."""
        self.list.settle()
        super().settle()

    def show_party(self, party: str) -> None:
        """The items of one party, or of all with an empty id."""
        self.party = party
        self.refresh()

    def select(self, those: tuple[str, ...]) -> None:
        """Selects items in both views."""
        self._select(those)

    def _select(self, those: object) -> None:
        wanted = cast(tuple[str, ...], those)
        if wanted == self.selected:
            return
        self.selected = wanted
        self.timetable.select(wanted)
        if self.view == "list":
            self.list.select(wanted)
        self._show_tray()
        self.selection_changed.emit(wanted)

    def reveal(self, record: str) -> bool:
        """Goes to an item."""
        snapshot = self.session.snapshot
        if snapshot is None or snapshot.find(Item, record) is None:
            return False
        if self.party:
            self.show_party("")
        self.timetable.reveal(record)
        return True

    def panes(self) -> tuple[QWidget, ...]:
        """Toolbar, view, tray."""
        return (self.toolbar, self.timetable, self.tray)

    def commands(self) -> Iterator[Command]:
        """What Ctrl+K can do here."""
        yield Command(self.tr("Add an item"), self.add, "Insert")

    # --- what the user does

    def add(self) -> None:
        """A line for a new item."""
        self.timetable.open_spot()

    def _place(self, placements: object, gesture: str) -> None:
        those = cast(tuple[Placement, ...], placements)
        trip = self.session.open_id
        said = self._caution(those)

        def done(_committed: Committed) -> None:
            if said:
                self.session.noticed.emit(Notice(said, undo=True))

        def refused(error: TripdeskError) -> None:
            self.timetable.forget_pending()
            self._refused(error)

        self.session.edit(
            lambda editing: place_items(editing, trip, those, gesture), notice=not said, done=done, refused=refused
        )

    def _caution(self, placements: tuple[Placement, ...]) -> str:
        """What is to be said of items that are confirmed with the other side, or of an hour that comes twice."""
        said: list[str] = []
        confirmed = [p.seen for p in placements if p.seen.status is Status.CONFIRMED and p.seen.organisations]
        if confirmed:
            words = self.tr("“%1” was confirmed: tell the other side of the new time.")
            if len(confirmed) > 1:
                words = self.tr("%n confirmed items have moved: tell the other side.", "", len(confirmed))
            said.append(words.replace("%1", spoken(confirmed[0].title, self.session.language)))
        if any(placed.twice for placed in placements):
            said.append(self.tr("That hour comes twice that night (summer time ends); the first was taken."))
        return " ".join(said)

    def _refused(self, error: object) -> None:
        self.session.noticed.emit(Notice(self.session.say(cast(TripdeskError, error)), bad=True))

    def _carry_in(self, own: str, at: QPoint) -> None:
        item = self._item(own)
        if item is not None:
            self.timetable.carry_in(item, at)

    def _put_in(self, _own: str, at: QPoint) -> None:
        self.timetable.put_in(at)

    def _item(self, own: str) -> Item | None:
        snapshot = self.session.snapshot
        return snapshot.find(Item, own) if snapshot is not None else None
