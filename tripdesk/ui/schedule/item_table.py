"""일정 · 목록: the items as a table that is typed into like a spreadsheet."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QMimeData, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QVBoxLayout, QWidget

from tripdesk.errors import Rejected
from tripdesk.model.checks import Finding
from tripdesk.model.itinerary import ENGAGEMENTS, Item, ItemKind, Place, Status
from tripdesk.model.office_style import short_date, word_of
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.text import EMPTY
from tripdesk.model.trip import Party
from tripdesk.services.item_cells import Sheet, Taken, dated_time, filled, typed_into
from tripdesk.services.item_days import day_copies, first_day, item_before, zone_on
from tripdesk.services.item_entry import Entry, entry, in_its_language, times_of
from tripdesk.services.item_lines import COLUMNS, Column, Line, lines_of
from tripdesk.services.item_making import NewItem
from tripdesk.services.name_matching import match, sides
from tripdesk.services.pasted_tables import as_text, cells_of
from tripdesk.services.starting import new_id
from tripdesk.services.typed_times import typed_date
from tripdesk.ui.fields import new_gesture
from tripdesk.ui.operations import items as operations
from tripdesk.ui.schedule.item_table_cells import Cells, settle_composition
from tripdesk.ui.schedule.item_table_model import Index, ItemTableModel
from tripdesk.ui.schedule.item_table_paste import PastePreview
from tripdesk.ui.schedule.item_table_strip import AskConfirmed, Strip
from tripdesk.ui.schedule.pick_field import Offer
from tripdesk.ui.session import Notice, Session
from tripdesk.ui.shell.commands import Command
from tripdesk.ui.words import spoken
from tripdesk.wording import words

WIDTHS = {
    Column.DATE: 96,
    Column.START: 72,
    Column.END: 104,
    Column.KIND: 80,
    Column.PLACE: 190,
    Column.WHO: 150,
    Column.VEHICLES: 80,
    Column.OWNER: 104,
    Column.STATUS: 92,
}
NARROWEST = {Column.VEHICLES: 60, Column.PLACE: 110, Column.WHO: 90, Column.OWNER: 76, Column.DATE: 84}
LEAST_TITLE = 190
"""In px at 100 %."""


class _View(QTableView):
    """The table; the keys that are not of a cell."""

    pasted = Signal()
    copied = Signal()
    filled_down = Signal()
    removed = Signal()
    resized = Signal()

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Before another cell is current, what is typed is taken; if it is refused, its cell stays the current one."""
        cells = self.itemDelegate()
        if isinstance(cells, Cells) and cells.editor is not None:
            if cells.keeps(current):
                return
            settle_composition()
            if not cells.leave():
                flags = QItemSelectionModel.SelectionFlag
                self.selectionModel().setCurrentIndex(previous, flags.ClearAndSelect)
                return
        super().currentChanged(current, previous)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        standard = QKeySequence.StandardKey
        if event.matches(standard.Copy):
            self.copied.emit()
        elif event.matches(standard.Paste):
            self.pasted.emit()
        elif _fills_down(event):
            self.filled_down.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._down()
        else:
            super().keyPressEvent(event)

    def _down(self) -> None:
        index = self.currentIndex()
        if index.row() < self.model().rowCount() - 1:
            self.setCurrentIndex(index.siblingAtRow(index.row() + 1))
        elif index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)


def _fills_down(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def _ours(event: QKeyEvent) -> bool:
    standard = QKeySequence.StandardKey
    return _fills_down(event) or event.matches(standard.Copy) or event.matches(standard.Paste)


class ItemTable(QWidget):
    """The list with what can be done to the items selected in it."""

    selection_changed = Signal(object)
    """The ids of the items selected, in their order."""
    details_wanted = Signal(bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._snapshot: TripSnapshot | None = None
        self._party = ""
        self._awaited = ""
        self._day: date | None = None
        self._quiet = False
        headings = self._headings()
        untitled = self.tr("(no title)")
        self.model = ItemTableModel(headings, self.tr("Type a time for a new item…"), untitled, self._take)
        self.model.setParent(self)
        self.view = _View()
        self.view.setAccessibleName(self.tr("List of items"))
        self.view.setModel(self.model)
        self.cells = Cells(self.view, self._find, self.tr("New place “%1”"), headings)
        self.view.setItemDelegate(self.cells)
        self._set_up_view()
        self.strip = Strip()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.view, 1)
        self._connect()

    def _headings(self) -> dict[Column, str]:
        return {
            Column.DATE: self.tr("Date"),
            Column.START: self.tr("Start"),
            Column.END: self.tr("End"),
            Column.KIND: self.tr("Kind"),
            Column.TITLE: self.tr("Item"),
            Column.PLACE: self.tr("Place"),
            Column.WHO: self.tr("Attending"),
            Column.VEHICLES: self.tr("Vehicles"),
            Column.OWNER: self.tr("In charge"),
            Column.STATUS: self.tr("Status"),
        }

    def _set_up_view(self) -> None:
        view = self.view
        view.setShowGrid(False)
        view.setFrameShape(QTableView.Shape.NoFrame)
        view.setCornerButtonEnabled(False)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        trigger = QAbstractItemView.EditTrigger
        view.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 18)
        header = view.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(56)
        view.resized.connect(self._fit)
        view.setMinimumWidth(420)

    def _fit(self) -> None:
        """The title gets what is left; where little is left, places and people give way, then all is scrolled."""
        room = self.view.viewport().width()
        widths = dict(WIDTHS)
        for column, least in NARROWEST.items():
            lacking = LEAST_TITLE + sum(widths.values()) - room
            widths[column] = max(least, widths[column] - max(0, lacking))
        widths[Column.TITLE] = max(LEAST_TITLE, room - sum(widths.values()))
        for at, column in enumerate(COLUMNS):
            self.view.horizontalHeader().resizeSection(at, widths[column])

    def _connect(self) -> None:
        self.view.selectionModel().selectionChanged.connect(self._selected)
        self.view.selectionModel().currentChanged.connect(self._current)
        self.view.copied.connect(self.copy)
        self.view.pasted.connect(self.paste)
        self.view.filled_down.connect(self.fill_down)
        self.view.removed.connect(self.remove)
        self.strip.shift_wanted.connect(self.shift)
        self.strip.day_wanted.connect(self.copy_day)
        self.strip.paste_wanted.connect(self.paste_table)
        self.strip.duplicate_wanted.connect(self.duplicate)
        self.strip.details_wanted.connect(self.details_wanted)

    # --- what is shown

    def show_trip(self, snapshot: TripSnapshot, findings: Sequence[Finding] = (), party: str = "") -> None:
        """Draws the items; selection, scroll place and what is being typed stay."""
        self._snapshot, self._party = snapshot, party
        before = self.selected
        self._quiet = True
        self.model.show_lines(lines_of(snapshot, self.session.language, party))
        self._quiet = False
        self.view.viewport().update()
        self.strip.show_days(snapshot, self.session.language)
        if self._awaited and (row := self.model.row_of(self._awaited)) >= 0:
            self._go_to_new(row)
        elif not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0, COLUMNS.index(Column.START)))
        if self.selected != before:
            self._selected()

    def _go_to_new(self, row: int) -> None:
        self._awaited = ""
        index = self.model.index(row, COLUMNS.index(Column.TITLE))
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)
        line = self.model.line(row)
        if line is not None and not line.item.title and self.view.hasFocus():
            self.view.edit(index)

    @property
    def selected(self) -> tuple[str, ...]:
        """The ids of the items selected."""
        return tuple(line.own for line in self._selected_lines())

    def _selected_lines(self) -> list[Line]:
        rows = sorted({index.row() for index in self.view.selectionModel().selectedIndexes()})
        return [line for row in rows if (line := self.model.line(row)) is not None]

    def select(self, those: tuple[str, ...]) -> None:
        """Selects these items."""
        if those == self.selected:
            return
        rows = [row for own in those if (row := self.model.row_of(own)) >= 0]
        self._quiet = True
        if rows:
            at = max(0, self.view.currentIndex().column())
            chosen = QItemSelection()
            for row in rows:
                chosen.select(self.model.index(row, at), self.model.index(row, at))
            flags = QItemSelectionModel.SelectionFlag
            self.view.selectionModel().setCurrentIndex(self.model.index(rows[-1], at), flags.NoUpdate)
            self.view.selectionModel().select(chosen, flags.ClearAndSelect)
            self.view.scrollTo(self.model.index(rows[0], at))
        else:
            self.view.clearSelection()
        self._quiet = False
        self._selected()

    def reveal(self, own: str) -> bool:
        """Goes to an item."""
        if self.model.row_of(own) < 0:
            return False
        self.select((own,))
        self.view.setFocus()
        return True

    def settle(self) -> None:
        """Takes what is being typed."""
        self.cells.leave()

    def _selected(self) -> None:
        if self._quiet:
            return
        those = self.selected
        self.strip.show_selection(len(those), timed=any(line.item.start for line in self._selected_lines()))
        self.selection_changed.emit(those)

    def _current(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.row() != before.row():
            self.view.viewport().update()

    def commands(self) -> Iterator[Command]:
        """What Ctrl+K can do to the list."""
        yield Command(self.tr("Paste a table as new items"), self.paste_table)
        if self.selected:
            for minutes in (15, -15):
                name = self.tr("Move by %1 minutes").replace("%1", f"{minutes:+d}".replace("-", "−"))
                yield Command(name, partial(self.shift, minutes))
            yield Command(self.tr("Duplicate"), self.duplicate)
            yield Command(self.tr("Remove"), self.remove, "Del")

    # --- typing into cells

    def _sheet(self, line: Line | None, places: tuple[Place, ...] = ()) -> Sheet:
        assert self._snapshot is not None
        shown = [one.item for one in self.model.lines]
        before = item_before(shown, line.item if line is not None else None)
        return Sheet(self._snapshot, self.session.language, self._new_id, before, places=places)

    def _new_id(self, kind: str) -> str:
        return new_id(kind, self.session.desk.ids)

    def _take(self, index: Index, text: str) -> str:
        """Saves what was typed into a cell; why it cannot be, or nothing."""
        line, column = self.model.line(index.row()), COLUMNS[index.column()]
        try:
            if line is None:
                self._take_new(column, text)
            else:
                taken = typed_into(self._sheet(line), line.item, column, text)
                self._save([(line.item, taken)], column)
        except Rejected as refused:
            return self.session.say(refused)
        except ValueError:
            return self.session.say(Rejected("word_not_one", text=text.strip()[:20], words="-"))
        return ""

    def _save(self, those: Sequence[tuple[Item, Taken]], path: str) -> None:
        trip, gesture = self.session.open_id, new_gesture()
        pairs = [(seen, taken.item) for seen, taken in those if taken.item != seen]
        places = tuple({str(p.id): p for _, taken in those for p in taken.places}.values())
        if not pairs:
            return

        self.session.edit(
            lambda editing: operations.revise_items(editing, trip, pairs, gesture, path, places),
            notice=len(pairs) > 1,
        )

    def _take_new(self, column: Column, text: str) -> None:
        said = text.strip()
        if not said or self._snapshot is None:
            return
        if column is Column.DATE:
            self._day = typed_date(said, self._new_day())
            self.model.day = short_date(self._day, self.session.language)
            return
        day, read = self._read_new(said, column)
        before = item_before([line.item for line in self.model.lines], None)
        key = zone_on(self._snapshot, day, before=before)
        start, end = times_of(read, day, key, before.end if before is not None else None)
        title = in_its_language(read.title) if read.title else EMPTY
        self.add(NewItem(self._new_id("item"), title, read.kind, start, end, parties=self._parties()))

    def _read_new(self, said: str, column: Column) -> tuple[date, Entry]:
        """`930`, `1. 6. 10:00`, `10:00 구글 방문 1시간`."""
        if column is Column.START:
            try:
                day, _ = dated_time(said, self._new_day())
                bare = said.split()[-1] if day is not None and len(said.split()) > 1 else said
                return day or self._new_day(), Entry("", bare)
            except Rejected:
                read = entry(said)
                if not read.start:
                    raise
                return self._new_day(), read
        return self._new_day(), entry(said)

    def _new_day(self) -> date:
        """The day a new item is put on: that typed into its row, else that of the last item."""
        assert self._snapshot is not None
        last = item_before([line.item for line in self.model.lines], None)
        if self._day is not None:
            return self._day
        return last.day if last and last.day else first_day(self._snapshot, self._today())

    def _today(self) -> date:
        assert self._snapshot is not None
        return self.session.desk.today(self._snapshot.trip.home_zone)

    def _parties(self) -> tuple[str, ...]:
        assert self._snapshot is not None
        return (self._party,) if self._party else tuple(str(party.id) for party in self._snapshot.parties)

    def start_new(self) -> None:
        """Opens the row of a new item."""
        index = self.model.index(len(self.model.lines), COLUMNS.index(Column.START))
        self.view.setFocus()
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)
        self.view.edit(index)

    def add(self, new: NewItem) -> None:
        """A new item, shown when it is saved."""
        trip = self.session.open_id
        self._awaited = new.own
        self._day, self.model.day = None, ""
        self.session.edit(lambda editing: operations.add_item(editing, trip, new, new_gesture()))

    def _find(self, column: Column, typed: str) -> Sequence[Offer]:
        """What a cell offers while it is typed into."""
        snapshot, language = self._snapshot, self.session.language
        if snapshot is None:
            return ()
        if column is Column.PLACE:
            return place_offers(snapshot, typed, language)
        if column is Column.WHO:
            named = [(str(p.id), spoken(p.name, language), sides(p.name)) for p in snapshot.those(Party, self._all())]
            everybody = words(language)["list.everybody"]
            named.insert(0, ("*", everybody, (everybody,)))
        else:
            cls = ItemKind if column is Column.KIND else Status
            named = [(str(v), word_of(v, language), (word_of(v, language), word_of(v, "en"))) for v in cls]
        return ranked([(Offer(key, word, match(typed, names))) for key, word, names in named])

    def _all(self) -> tuple[str, ...]:
        return tuple(str(p.id) for p in self._snapshot.parties) if self._snapshot else ()

    # --- many at once

    def fill_down(self) -> None:
        """Ctrl+D: the rows selected get what the first of them has, in the columns selected."""
        indexes = self.view.selectionModel().selectedIndexes()
        lines = self._selected_lines()
        if len(lines) < 2:
            return
        columns = [c for n, c in enumerate(COLUMNS) if any(i.column() == n for i in indexes)]
        try:
            first, *others = [line.item for line in lines]
            pairs = filled(self._sheet(lines[0]), first, others, columns)
        except Rejected as refused:
            self._say(refused)
            return
        self._save([(seen, Taken(wanted)) for seen, wanted in pairs], columns[0])

    def copy(self) -> None:
        """Ctrl+C: the cells selected, as a spreadsheet takes them; every day is named."""
        indexes = self.view.selectionModel().selectedIndexes()
        rows, columns = sorted({i.row() for i in indexes}), sorted({i.column() for i in indexes})
        chosen = {(i.row(), i.column()) for i in indexes}
        lines = [(row, line) for row in rows if (line := self.model.line(row)) is not None]
        cells = [[ln.cells[COLUMNS[c]] if (row, c) in chosen else "" for c in columns] for row, ln in lines]
        if cells:
            data = QMimeData()
            data.setText(as_text(cells))
            QGuiApplication.clipboard().setMimeData(data)

    def paste(self) -> None:
        """Ctrl+V: cells from the current one on; on the row of a new item, a table of new items."""
        index = self.view.currentIndex()
        if self.model.line(index.row()) is None:
            self.paste_table()
            return
        try:
            self._paste_cells(index, self._clipboard())
        except Rejected as refused:
            self._say(refused)

    def _clipboard(self) -> tuple[tuple[str, ...], ...]:
        held = QGuiApplication.clipboard().mimeData()
        return cells_of(held.text(), held.html() if held.hasHtml() else "")

    def _paste_cells(self, index: QModelIndex, rows: Sequence[tuple[str, ...]]) -> None:
        """All of the cells or none. One value is given to every row selected."""
        targets = [self.model.line(index.row() + n) for n in range(len(rows))]
        if len(rows) == 1:
            targets = list(self._selected_lines()) or targets
            rows = list(rows) * len(targets)
        those: list[tuple[Item, Taken]] = []
        places: tuple[Place, ...] = ()
        for line, row in zip(targets, rows, strict=True):
            if line is None:
                raise Rejected("pasted_beyond", count=len(rows))
            item = line.item
            for at, text in enumerate(row[: len(COLUMNS) - index.column()]):
                column = COLUMNS[index.column() + at]
                if text == line.cells[column] or (not text and column is Column.DATE):
                    continue
                taken = typed_into(self._sheet(line, places), item, column, text)
                item, places = taken.item, (*places, *taken.places)
            those.append((line.item, Taken(item, places)))
        self._save(those, COLUMNS[index.column()])

    def paste_table(self) -> None:
        """The table in the clipboard as new items, shown before they are added."""
        if self._snapshot is None:
            return
        try:
            rows = self._clipboard()
            preview = PastePreview(self.session, self._snapshot, rows, self._parties(), self._new_day(), self)
        except Rejected as refused:
            self._say(refused)
            return
        preview.open()

    def shift(self, minutes: int) -> None:
        """The items selected so much later or earlier; asks before one is moved that was confirmed with others."""
        those = [line.item for line in self._selected_lines() if line.item.start is not None]
        agreed = [i for i in those if i.status is Status.CONFIRMED and i.kind in ENGAGEMENTS]
        if agreed:
            others = [item for item in those if item not in agreed]
            everything, rest = partial(self._shift, those, minutes), partial(self._shift, others, minutes)
            AskConfirmed(self, len(agreed), len(others), everything, rest).open()
        else:
            self._shift(those, minutes)

    def _shift(self, those: Sequence[Item], minutes: int) -> None:
        trip, wanted = self.session.open_id, tuple(those)
        if wanted:
            self.session.edit(lambda editing: operations.shift_items(editing, trip, wanted, minutes), notice=True)

    def copy_day(self, to: date) -> None:
        """The items of the day selected, again on another day: planned, none of them agreed yet."""
        lines = self._selected_lines()
        day = next((line.day for line in lines if line.day), None)
        those = [line.item for line in self.model.lines if line.day == day and line.item.kind is not ItemKind.STAY]
        if self._snapshot is None or day is None or not those:
            return
        try:
            copies = day_copies(self._snapshot, those, to, partial(self._new_id, "item"))
        except Rejected as refused:
            self._say(refused)
            return
        trip = self.session.open_id
        self._awaited = copies[0][1]
        self.session.edit(lambda editing: operations.copy_day(editing, trip, copies, new_gesture()), notice=True)

    def duplicate(self) -> None:
        """The items selected, once more at the same times."""
        trip = self.session.open_id
        copies = [(line.item, self._new_id("item"), line.item.start, line.item.end) for line in self._selected_lines()]
        if copies:
            self._awaited = copies[0][1]
            self.session.edit(lambda editing: operations.copy_items(editing, trip, copies, new_gesture()), notice=True)

    def remove(self) -> None:
        """Removes the items selected; undo is offered."""
        trip, those = self.session.open_id, self.selected
        if those:
            self.session.edit(lambda editing: operations.remove_items(editing, trip, those), notice=True)

    def _say(self, refused: Rejected) -> None:
        self.session.noticed.emit(Notice(self.session.say(refused), bad=True))


def ranked(offers: Sequence[Offer]) -> Sequence[Offer]:
    """Those that fit, the best first, else in the order given."""
    return sorted((offer for offer in offers if offer.fits >= 0), key=lambda offer: offer.fits)


def place_offers(snapshot: TripSnapshot, typed: str, language: str) -> Sequence[Offer]:
    """The places of a trip that fit what was typed, by name, 초성 or airport code."""
    made: list[Offer] = []
    for place in snapshot.places:
        word = place.name.ko or place.name.en if language == "ko" else place.name.en or place.name.ko
        made.append(Offer(str(place.id), word, match(typed, (*sides(place.name), place.airport_code))))
    return ranked(made)
