"""The itinerary page: toolbar, timetable or list, what is selected beside it."""

from collections.abc import Iterator
from functools import partial
from typing import cast

from PySide6.QtCore import QPoint, QSettings, Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from tripdesk.errors import Rejected, TripdeskError
from tripdesk.model.history import Committed
from tripdesk.model.itinerary import Item, Status
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.services.item_days import first_day, zone_on
from tripdesk.services.item_entry import entry, in_its_language, times_of
from tripdesk.services.item_making import NewItem
from tripdesk.services.placing import Placement, parties_before, unscheduled
from tripdesk.services.starting import new_id
from tripdesk.services.trip_days import TripDay, spare_days
from tripdesk.ui.operations.items import add_item, copy_items, remove_items, retime_items
from tripdesk.ui.schedule.inspector import ItemInspector
from tripdesk.ui.schedule.item_table import ItemTable
from tripdesk.ui.schedule.item_table_model import COLUMNS, Column
from tripdesk.ui.schedule.timetable.carrying import changed
from tripdesk.ui.schedule.timetable.view import TimetableView
from tripdesk.ui.schedule.toolbar import Toolbar
from tripdesk.ui.schedule.tray import Tray
from tripdesk.ui.session import Notice, Session
from tripdesk.ui.shell.commands import Command
from tripdesk.ui.shell.page import Page
from tripdesk.ui.shell.trip_view import TripView
from tripdesk.ui.words import rule, spoken

_VIEW, _WIDTH, _DETAILS = "schedule/view", "schedule/inspector", "schedule/list_details"
REST_MS = 40
INSPECTOR = 340
"""How wide an inspector is at first, px."""


class SchedulePage(Page):
    """The items of the trip, on a timetable or in a list. One selection for both."""

    selection_changed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._remembered = QSettings(str(session.desk.settings.store.parent / "desk.ini"), QSettings.Format.IniFormat)
        self.selected: tuple[str, ...] = ()
        self.party = ""
        self._to_select: tuple[str, ...] = ()
        kept = str(self._remembered.value(_WIDTH) or "")
        self._width = int(kept) if kept.isdigit() else INSPECTOR
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(REST_MS)
        self._soon.timeout.connect(self._show_beside)
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
        self.list = ItemTable(session)
        self._hours = hours
        self.views.addWidget(hours)
        self.views.addWidget(self.list)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.views)
        self.list.strip.details.setChecked(self._remembered.value(_DETAILS, "false") in {True, "true"})
        self.inspector = ItemInspector(session)
        self.inspector.hide()
        self.splitter.addWidget(self.inspector)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        column.addWidget(self.splitter, 1)
        self._connect()
        if self._remembered.value(_VIEW) == "list":
            self.views.setCurrentWidget(self.list)

    def _connect(self) -> None:
        timetable, tray = self.timetable, self.tray
        timetable.selection_changed.connect(self._walked)
        timetable.days_changed.connect(self._show_days)
        timetable.placing_wanted.connect(self._place)
        timetable.refused.connect(self._refused)
        timetable.let_go.connect(self._show_beside)
        timetable.opened.connect(self._go_beside)
        tray.list.let_go.connect(self._show_beside)
        tray.list.opened.connect(self._go_beside)
        self.inspector.record_wanted.connect(self._open)
        self.inspector.duplicated.connect(self._await)
        self.splitter.splitterMoved.connect(self._remember_width)
        timetable.item_wanted.connect(self._add_typed)
        timetable.removal_wanted.connect(self.remove)
        timetable.copy_wanted.connect(self.duplicate)
        self.list.selection_changed.connect(self._selected_in_list)
        self.list.details_wanted.connect(self._show_details)
        tray.selection_changed.connect(self._select)
        tray.list.carried.connect(self._carry_in)
        tray.list.put.connect(self._put_in)
        tray.list.given_up.connect(timetable.give_up)
        tray.list.removal_wanted.connect(self.remove)
        self.toolbar.day_chosen.connect(timetable.go_to_day)
        self.toolbar.party_chosen.connect(self.show_party)
        self.toolbar.view_chosen.connect(self.show_view)
        self.toolbar.new_wanted.connect(self.add)
        self.session.checked.connect(self.refresh)

    def _show_beside(self) -> None:
        """The inspector comes and goes when the mouse is let go, never under a click that may become a drag."""
        inspector, snapshot = self.inspector, self.session.snapshot
        wanted = bool(self.selected) and (self.view == "timetable" or self.list.strip.details.isChecked())
        if snapshot is None:
            return
        self._soon.stop()
        inspector.show_items(snapshot, self.session.findings, self.selected)
        if inspector.isHidden() == wanted and not (self.timetable.held or self.tray.list.held):
            inspector.setVisible(wanted)
            if wanted:
                self.splitter.setSizes([max(1, self.splitter.width() - self._width), self._width])
                if self.view == "timetable":
                    self.timetable.show_selected()

    def _show_details(self, wanted: bool) -> None:
        self._remembered.setValue(_DETAILS, wanted)
        self._show_beside()

    def _remember_width(self) -> None:
        self._width = self.splitter.sizes()[1]
        self._remembered.setValue(_WIDTH, str(self._width))

    def _go_beside(self) -> None:
        if self.inspector.isVisible():
            self.inspector.title_ko.setFocus(Qt.FocusReason.TabFocusReason)

    def _await(self, own: str) -> None:
        self._to_select = (own,)

    def _open(self, record: str) -> None:
        """Goes to a record that another page shows."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, TripView):
            around = around.parentWidget()
        if around is not None:
            self.settle()
            around.reveal(record)

    # --- what is shown

    def refresh(self) -> None:
        """Draws the items as they stand."""
        snapshot = self.session.snapshot
        if snapshot is None or (not self.isVisible() and self.session.open_id == ""):
            return
        if self.party and all(str(party.id) != self.party for party in snapshot.parties):
            self.party = ""
        self.timetable.show_trip(snapshot, self.session.findings, self.party, self._spare_days(snapshot))
        if self.view == "list":
            self.list.show_trip(snapshot, self.session.findings, self.party)
        self._show_tray()
        self.toolbar.show_parties(snapshot, self.party)
        self.toolbar.show_views(self.view)
        self._show_days()
        wanted = self._to_select if all(own in snapshot.by_id for own in self._to_select) else ()
        self._to_select = () if wanted else self._to_select
        self._select(wanted or tuple(own for own in self.selected if own in snapshot.by_id))
        self._show_beside()
        if len(wanted) == 1 and self.view == "timetable":
            self.timetable.reveal(wanted[0])

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
        hours = self.view == "timetable"
        self.toolbar.days.setVisible(hours and len(self.toolbar.days.keys) > 1)
        self.toolbar.clock.setVisible(hours)

    @property
    def view(self) -> str:
        """Which of the two views is shown: `timetable` or `list`."""
        return "list" if self.views.currentWidget() is self.list else "timetable"

    def show_view(self, view: str) -> None:
        """Shows `timetable` or `list`, with the same selection."""
        self.settle()
        wanted = self.selected
        self.views.setCurrentWidget(self.list if view == "list" else self._hours)
        self._remembered.setValue(_VIEW, view)
        self.refresh()
        if view == "list":
            self.list.select(wanted)
            self.list.view.setFocus()
            self._show_beside()
        else:
            self._show_beside()
            self.timetable.setFocus()
            if self.selected:
                self.timetable.show_selected()

    def settle(self) -> None:
        """Saves what was typed and not saved yet."""
        self.list.settle()
        self.timetable.spot.settle()
        self.inspector.settle()
        super().settle()

    def show_party(self, party: str) -> None:
        """The items of one party, or of all with an empty id."""
        self.party = party
        self.refresh()

    def select(self, those: tuple[str, ...]) -> None:
        """Selects items in both views."""
        self._select(those)

    def _walked(self, those: object) -> None:
        self._select(those, walking=not self.timetable.held)

    def _select(self, those: object, *, walking: bool = False) -> None:
        """While arrows walk the timetable, the inspector follows when they rest."""
        wanted = cast(tuple[str, ...], those)
        if wanted == self.selected:
            return
        self.selected = wanted
        self.timetable.select(wanted)
        if self.view == "list":
            self.list.select(wanted)
        self._show_tray()
        if walking and wanted and self.inspector.isVisible():
            self._soon.start()
        else:
            self._show_beside()
        self.selection_changed.emit(wanted)

    def _selected_in_list(self, those: object) -> None:
        if self.view == "list":
            self._select(those)

    def reveal(self, record: str) -> bool:
        """Goes to an item."""
        snapshot = self.session.snapshot
        if snapshot is None or snapshot.find(Item, record) is None:
            return False
        if self.party:
            self.show_party("")
        if self.view == "list":
            return self.list.reveal(record)
        self.timetable.reveal(record)
        return True

    def panes(self) -> tuple[QWidget, ...]:
        """Toolbar, view, tray, inspector."""
        shown: list[QWidget] = [
            self.toolbar,
            *((self.list.view,) if self.view == "list" else (self.timetable, self.tray)),
        ]
        shown.append(self.inspector)
        return tuple(pane for pane in shown if pane.isVisible())

    def commands(self) -> Iterator[Command]:
        """What Ctrl+K can do here."""
        yield Command(self.tr("Add an item"), self.add, "Insert")
        other = "timetable" if self.view == "list" else "list"
        name = self.tr("Show as a list") if other == "list" else self.tr("Show as a timetable")
        yield Command(name, partial(self.show_view, other))
        if self.view == "list":
            yield from self.list.commands()
        elif self.selected:
            yield Command(self.tr("Duplicate the selected items"), self.duplicate, "Ctrl+D")
            yield Command(self.tr("Delete the selected items"), self.remove, "Delete")
            yield Command(self.tr("Take the times from the selected items"), self.unschedule)

    # --- what the user does

    def add(self) -> None:
        """A line for a new item, in the view that is shown."""
        if self.view == "list":
            model = self.list.model
            self.list.view.setFocus()
            self.list.view.setCurrentIndex(model.index(model.rowCount() - 1, COLUMNS.index(Column.START)))
        else:
            self.timetable.open_spot()

    def _add_typed(self, day: TripDay, minute: int, text: str) -> None:
        """A new item from what was typed at a place of the timetable; a time in it goes before that of the place."""
        snapshot, spot = self.session.snapshot, self.timetable.spot
        if snapshot is None:
            return
        try:
            read = entry(text)
            if not read.start:
                read = entry(f"{minute // 60:02}:{minute % 60:02} {text}")
            start, end = times_of(read, day.date, day.zone)
        except Rejected as error:
            spot.refuse(self.session.say(error))
            self._refused(error)
            return
        own = new_id("item", self.session.desk.ids)
        everybody = tuple(str(party.id) for party in snapshot.parties)
        parties = (self.party,) if self.party else parties_before(snapshot, start) or everybody
        new = NewItem(own, in_its_language(read.title), read.kind, start, end, parties=parties)
        trip = self.session.open_id
        spot.refuse("")
        spot.shut()
        self.timetable.setFocus()
        self._to_select = (own,)
        self.session.edit(lambda editing: add_item(editing, trip, new), notice=True)

    def duplicate(self) -> None:
        """Copies of the selected items, at the same times."""
        items = self._items(self.selected)
        copies = [(item, new_id("item", self.session.desk.ids), item.start, item.end) for item in items]
        if copies:
            trip = self.session.open_id
            self._to_select = tuple(own for _, own, _, _ in copies)
            self.session.edit(lambda editing: copy_items(editing, trip, copies), notice=True)

    def remove(self) -> None:
        """Takes the selected items out, with their meeting papers. Undo brings them back."""
        ids, trip = tuple(str(item.id) for item in self._items(self.selected)), self.session.open_id
        if ids:
            self.session.edit(lambda editing: remove_items(editing, trip, ids), notice=True)

    def unschedule(self) -> None:
        """The selected items lose their times."""
        self._place(changed([unscheduled(item) for item in self._items(self.selected)]), "")

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

        if not those:
            return
        times = [(placed.seen, placed.start, placed.end) for placed in those]
        self.session.edit(
            lambda editing: retime_items(editing, trip, times, gesture), notice=not said, done=done, refused=refused
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

    def _items(self, those: tuple[str, ...]) -> tuple[Item, ...]:
        return tuple(item for own in those if (item := self._item(own)) is not None)

    def _spare_days(self, snapshot: TripSnapshot) -> tuple[TripDay, ...]:
        if any(item.start is not None for item in snapshot.items):
            return ()
        first = first_day(snapshot, self.session.desk.today(snapshot.trip.home_zone))
        return spare_days(first, zone_on(snapshot, first))

    def _item(self, own: str) -> Item | None:
        snapshot = self.session.snapshot
        return snapshot.find(Item, own) if snapshot is not None else None
