"""The main window: side bar, open trip or another place, notices, keys."""

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from tripdesk.model.office_style import word_of
from tripdesk.ui.composing import Composition
from tripdesk.ui.session import Notice, Session
from tripdesk.ui.shell.commands import Command
from tripdesk.ui.shell.findings import FindingsDialog
from tripdesk.ui.shell.notices import Notices
from tripdesk.ui.shell.page import Page
from tripdesk.ui.shell.palette import Palette
from tripdesk.ui.shell.places import LATER, PLACES, TABS
from tripdesk.ui.shell.side_bar import SideBar
from tripdesk.ui.shell.trip_view import TripView, tab_name
from tripdesk.ui.theme import Theme
from tripdesk.ui.words import is_within, spoken

PLACE_OF = {"person": "people", "organisation": "organisations"}
"""The kinds that outlive a trip, and where they are shown."""
LEAST = (1080, 640)
SPARE_MS = 400
FRAME = (16, 48)
"""What a window manager draws around a window, at most, in px at 100 %."""


class Window(QMainWindow):
    """One window on one store."""

    sample_wanted = Signal()
    closed = Signal()
    language_wanted = Signal(str)
    appearance_wanted = Signal(str)

    def __init__(self, session: Session, composition: Composition, theme: Theme, remembered: QSettings) -> None:
        super().__init__()
        self.session = session
        self.theme = theme
        self._composition = composition
        self._remembered = remembered
        self._leaving = False
        self._wanted = ""
        self.setWindowTitle("tripdesk")
        self.setAcceptDrops(True)
        self.setMinimumSize(*LEAST)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.side = SideBar(session)
        self.side.chosen.connect(self.go)
        self._stack = QStackedWidget()
        self.trip = TripView(session, theme, TABS)
        self.trip.asked.connect(self._asked)
        self._stack.addWidget(self.trip)
        self._places: dict[str, Page] = {}
        row.addWidget(self.side)
        row.addWidget(self._stack, 1)
        self.setCentralWidget(whole)
        self.notices = Notices(whole, self.tr("Undo"), self.tr("Close this notice"))
        self.notices.undo_clicked.connect(self.undo)
        session.noticed.connect(self.notices.show_notice)
        session.trips_changed.connect(self._trips_changed)
        session.trip_changed.connect(self._trip_changed)
        session.undo_changed.connect(self._name_undo)
        self._actions()
        self._restore()
        self._later = iter(LATER)
        self._spare = QTimer(self)
        self._spare.setInterval(SPARE_MS)
        self._spare.timeout.connect(self._prepare)
        session.trips_changed.connect(self._spare.start)

    # --- where one is

    def go(self, key: str) -> None:
        """Goes to a place: `trip:<id>`, `commands`, or a key of `PLACES`."""
        self.settle()
        if key == "commands":
            self.show_palette()
            self.side.mark(self._here())
            return
        if key.startswith("trip:"):
            self.open_trip(key.removeprefix("trip:"))
            return
        if key not in self._places:
            self._places[key] = PLACES[key](self)
            self._stack.addWidget(self._places[key])
        self._stack.setCurrentWidget(self._places[key])
        self._places[key].refresh()
        self.side.mark(key)

    def open_trip(self, trip: str, tab: str = "") -> None:
        """Shows a trip, on the page it was left on or on that tab."""
        if self.session.open_id != trip:
            self.session.open(trip)
            self._remembered.setValue("trip", trip)
        elsewhere = self._stack.currentWidget() is not self.trip
        self._stack.setCurrentWidget(self.trip)
        page = self.trip.show_page(tab or self.trip.key or TABS[0].key)
        if elsewhere and (panes := page.panes()):
            panes[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.side.mark(f"trip:{trip}")

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        shown = self._stack.currentWidget()
        return self.trip.page if shown is self.trip else (shown if isinstance(shown, Page) else None)

    def _here(self) -> str:
        shown = self._stack.currentWidget()
        if shown is self.trip:
            return f"trip:{self.session.open_id}"
        return next((key for key, page in self._places.items() if page is shown), "")

    def reveal(self, record: str) -> bool:
        """Goes to a record, wherever it is shown; whether some page shows it."""
        self.settle()
        snapshot = self.session.snapshot
        held = snapshot.by_id.get(record) if snapshot is not None else None
        if held is not None and held.record_kind not in PLACE_OF:
            self._stack.setCurrentWidget(self.trip)
            self.side.mark(self._here())
            return self.trip.reveal(record)
        places = [PLACE_OF[held.record_kind]] if held is not None else [*PLACE_OF.values()]
        for key in places:
            self.go(key)
            if self._places[key].reveal(record):
                return True
        return False

    def visit(self, trip: str, record: str) -> None:
        """Goes to a record of a trip, opening the trip where it is not; without a trip to a shared one."""
        self.settle()
        if not trip or (self.session.snapshot is not None and self.session.open_id == trip):
            self.open_trip(trip) if trip else None
            self.reveal(record)
            return
        self._wanted = record
        self.open_trip(trip)

    def show_findings(self) -> None:
        """Lists what is to be checked; each finding leads to its record."""
        self.settle()
        dialog = FindingsDialog(self.session, self)
        dialog.chosen.connect(self._reveal_first)
        dialog.show()

    def _reveal_first(self, records: tuple[str, ...]) -> None:
        """Goes to the first of these records that some page shows."""
        any(self.reveal(record) for record in records)

    def _asked(self, what: str) -> None:
        if what == "findings":
            self.show_findings()
        if what in PLACES:
            self.settle()
            page = PLACES[what](self)
            page.setParent(self, Qt.WindowType.Dialog)
            page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            page.setWindowModality(Qt.WindowModality.WindowModal)
            page.refresh()
            page.show()

    def _trips_changed(self) -> None:
        wanted = self._remembered.value("trip", "")
        known = {str(trip.id) for trip in self.session.trips}
        if not self.session.open_id and self._here() in {"", "trip:"}:
            if wanted not in known and len(known) == 1:
                (wanted,) = known
            if wanted in known:
                self.open_trip(str(wanted))
            else:
                self.go("welcome")
        self.side.mark(self._here())

    def _prepare(self) -> None:
        """Imports one page more, so that none is waited for when it is first shown."""
        page = next(self._later, None)
        if page is None:
            self._spare.stop()
        else:
            import_module(page)

    def _trip_changed(self) -> None:
        if not self.session.open_id and self._stack.currentWidget() is self.trip:
            self.go("welcome")
        page = self.page
        if page is not None and page is not self.trip.page:
            page.refresh()
        if self._wanted and self.session.snapshot is not None:
            wanted, self._wanted = self._wanted, ""
            self.reveal(wanted)

    # --- commands

    def commands(self) -> Iterator[Command]:
        """Everything that can be done here and now."""
        undo, redo = self.session.undo_title, self.session.redo_title
        if undo:
            yield Command(self.tr("Undo: %1").replace("%1", undo), self.undo, "Ctrl+Z")
        if redo:
            yield Command(self.tr("Redo: %1").replace("%1", redo), self.redo, "Ctrl+Shift+Z")
        if self._stack.currentWidget() is self.trip:
            yield from self.trip.commands()
            yield Command(self.tr("Make books and calendars"), lambda: self._asked("book"))
            yield Command(self.tr("To check"), self.show_findings)
        elif self.page is not None:
            yield from self.page.commands()
        for trip in self.session.trips:
            yield Command(
                trip.title.ko or trip.title.en, lambda own=str(trip.id): self.open_trip(own), words=(trip.title.en,)
            )
        yield Command(self.tr("New trip, sample or file…"), lambda: self.go("welcome"), "Ctrl+N")
        yield Command(self.tr("People"), lambda: self.go("people"))
        yield Command(self.tr("Organisations"), lambda: self.go("organisations"))
        yield Command(self.tr("Settings"), lambda: self.go("settings"), "Ctrl+,")
        yield Command(self.tr("Quit"), self.close, "Ctrl+Q")
        yield from self._records()

    def _records(self) -> Iterator[Command]:
        """The records of the open trip that have a name."""
        snapshot = self.session.snapshot
        if snapshot is None:
            return
        for item in snapshot.items:
            name = f"{word_of(item.kind, self.session.language)} · {spoken(item.title, self.session.language)}"
            yield Command(name, partial(self.reveal, str(item.id)), words=(item.title.ko, item.title.en))
        for person in snapshot.people:
            if person.name:
                words = (person.name.ko, person.name.en, person.name.reading)
                yield Command(person.name.ko or person.name.en, partial(self.reveal, str(person.id)), words=words)
        for one in snapshot.organisations:
            name = spoken(one.name, self.session.language)
            yield Command(name, partial(self.reveal, str(one.id)), words=(one.name.ko, one.name.en))

    def shortcuts(self) -> Iterator[tuple[str, str]]:
        """What has keys: its name, its keys."""
        yield self.tr("Search and commands"), "Ctrl+K"
        yield self.tr("Undo"), "Ctrl+Z"
        yield self.tr("Redo"), "Ctrl+Shift+Z"
        yield self.tr("Save what is being typed"), "Ctrl+S"
        yield self.tr("Next pane"), "F6"
        for number, tab in enumerate(TABS, 1):
            yield tab_name(tab), f"Alt+{number}"
        yield self.tr("New trip, sample or file…"), "Ctrl+N"
        yield self.tr("Settings"), "Ctrl+,"
        yield self.tr("Quit"), "Ctrl+Q"

    def show_palette(self) -> None:
        """Ctrl+K."""
        self.settle()
        palette = Palette(list(self.commands()), self)
        palette.move(self.mapToGlobal(self.rect().center()) - palette.rect().center())
        if palette.exec() and palette.chosen is not None:
            palette.chosen.run()
        palette.deleteLater()

    def undo(self) -> None:
        """Takes back the last edit of this desk, whatever page is shown."""
        self.settle()
        self.session.undo()

    def redo(self) -> None:
        """Does again what was taken back."""
        self.settle()
        self.session.redo()

    def settle(self) -> None:
        """Saves what was typed and not saved yet, the syllable under composition included."""
        self._composition.settle()
        if self.page is not None:
            self.page.settle()

    def next_pane(self, step: int = 1) -> None:
        """F6: the next pane of the window."""
        panes = [self.side, *(self.page.panes() if self.page else ())]
        focus = QApplication.focusWidget()
        place = next((n for n, pane in enumerate(panes) if is_within(focus, pane)), -1 if step > 0 else 0)
        for ahead in range(1, len(panes) + 1):
            pane = panes[(place + step * ahead) % len(panes)]
            wanted = pane if pane.focusPolicy() != Qt.FocusPolicy.NoFocus else pane.nextInFocusChain()
            if wanted is not None and is_within(wanted, pane) and wanted.isVisible():
                wanted.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _actions(self) -> None:
        keys = QKeySequence.StandardKey
        self.undo_action = self._action(self.undo, keys.Undo)
        self.redo_action = self._action(self.redo, keys.Redo)
        self._action(self.show_palette, "Ctrl+K")
        self._action(self.next_pane, "F6")
        self._action(lambda: self.next_pane(-1), "Shift+F6")
        self._action(lambda: self.go("welcome"), keys.New)
        self._action(lambda: self.go("settings"), "Ctrl+,")
        self._action(self.close, "Ctrl+Q")
        self._action(self.settle, keys.Save)
        for number, tab in enumerate(TABS, 1):
            self._action(lambda key=tab.key: self._tab(key), f"Alt+{number}")

    def _action(self, run: Callable[[], object], keys: QKeySequence.StandardKey | str) -> QAction:
        action = QAction(self)
        standard = isinstance(keys, QKeySequence.StandardKey)
        action.setShortcuts(QKeySequence.keyBindings(keys) if standard else [QKeySequence(keys)])
        action.triggered.connect(lambda _checked=False: run())
        self.addAction(action)
        return action

    def _tab(self, key: str) -> None:
        if self._stack.currentWidget() is self.trip:
            self.settle()
            self.trip.show_page(key)

    def _name_undo(self) -> None:
        self.undo_action.setText(self.session.undo_title)
        self.redo_action.setText(self.session.redo_title)

    # --- files, closing

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.go("welcome")
            take = getattr(self._places["welcome"], "take_in", None)
            if take is not None:
                take(paths[0])
            event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settle()
        if self.session.waiting and self.session.problem is not None and not self._leaving:
            self.session.retry()
            said, act = self.session.say(self.session.problem), (self.tr("Close anyway"), self.leave)
            self.session.noticed.emit(Notice(said, bad=True, act=act))
            event.ignore()
            return
        self._remembered.setValue("geometry", self.saveGeometry())
        event.accept()
        self.closed.emit()

    def come_forward(self) -> None:
        """Shows itself above other programs' windows."""
        self.setWindowState((self.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        self.show()
        self.raise_()
        self.activateWindow()

    def leave(self) -> None:
        """Closes the window, whatever still waits for the disk."""
        self._leaving = True
        self.close()

    def _restore(self) -> None:
        geometry = self._remembered.value("geometry")
        if geometry is None or not self.restoreGeometry(geometry):
            room = self.screen().availableSize()
            self.resize(min(1440, room.width() - FRAME[0]), min(900, room.height() - FRAME[1]))
