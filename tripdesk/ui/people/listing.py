"""The list at the left: a line to search in, filters, the entries that were found."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QInputMethodEvent, QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from tripdesk.services.directory import Entry
from tripdesk.ui.people.directory import ALL, Directory
from tripdesk.ui.theme import GAP, SMALL
from tripdesk.ui.words import button, label

ENTRY = int(Qt.ItemDataRole.UserRole) + 1
_ROOT = QModelIndex()
_AVATAR = 34
FETCHED = 500
"""Rows the view is told of at a time."""
FAR = 5_000
"""Further down a record is shown, but not marked in the list: laying out so many rows would be felt."""
AnyIndex = QModelIndex | QPersistentModelIndex


class EntryModel(QAbstractListModel):
    """The entries that were found. Its text is read by screen readers; the entry itself is drawn."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._reach = FETCHED

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else min(self._reach, len(self._entries))

    def canFetchMore(self, parent: AnyIndex) -> bool:
        return not parent.isValid() and self._reach < len(self._entries)

    def fetchMore(self, parent: AnyIndex) -> None:
        self.reach(self._reach + FETCHED - 1)

    def reach(self, row: int) -> None:
        """Makes sure that the view knows of a row: it is told of so many at a time."""
        if not self._reach <= row or self._reach >= len(self._entries):
            return
        wanted = min((row // FETCHED + 1) * FETCHED, len(self._entries))
        self.beginInsertRows(_ROOT, self._reach, wanted - 1)
        self._reach = wanted
        self.endInsertRows()

    @property
    def found(self) -> int:
        """How many entries there are, whether the view knows of them or not."""
        return len(self._entries)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        one = self._entries[index.row()]
        if role == ENTRY:
            return one
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(part for part in (one.name, one.other, one.detail) if part)
        return None

    def show(self, entries: list[Entry]) -> bool:
        """Shows other entries. Returns whether there are others, or others' order, than before."""
        if entries == self._entries:
            return False
        if [one.id for one in entries] == [one.id for one in self._entries]:
            old, self._entries = self._entries, entries
            for row, (before, after) in enumerate(zip(old, entries, strict=True)):
                if before != after and row < self._reach:
                    self.dataChanged.emit(self.index(row), self.index(row))
            return False
        self.beginResetModel()
        self._entries = entries
        self._reach = FETCHED
        self.endResetModel()
        return True

    def row_of(self, own: str) -> int:
        """Where a record stands; -1 where nowhere."""
        return next((row for row, one in enumerate(self._entries) if one.id == own), -1)

    def at(self, row: int) -> Entry | None:
        """The entry in that row."""
        return self._entries[row] if 0 <= row < len(self._entries) else None


class EntryDelegate(QStyledItemDelegate):
    """Draws an entry: initial in a circle, name and other name, title and organisation."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(120, max(_AVATAR, 2 * QFontMetrics(option.font).lineSpacing()) + 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        one = index.data(ENTRY)
        if not isinstance(one, Entry):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = option.palette
        group = QPalette.ColorGroup.Active
        text, faint, accent = (
            palette.color(group, role)
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Link)
        )
        box = QRectF(option.rect).adjusted(2, 2, -2, -2)
        soft = palette.color(group, QPalette.ColorRole.Link)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or hovered:
            soft.setAlphaF(0.14 if chosen else 0.06)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(soft)
            painter.drawRoundedRect(box, 8, 8)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 8, 8)
        circle = QRectF(box.left() + 8, box.center().y() - _AVATAR / 2, _AVATAR, _AVATAR)
        ground = palette.color(group, QPalette.ColorRole.Text)
        ground.setAlphaF(0.08)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawEllipse(circle)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(accent)
        painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), one.name[:1].upper())
        left, room = circle.right() + 10, box.right() - circle.right() - 18
        metrics, plain = QFontMetrics(bold), QFontMetrics(option.font)
        height = plain.lineSpacing()
        top = box.center().y() - (height if one.detail else height / 2)
        self._line(painter, QRectF(left, top, room, height), metrics, one.name, text)
        used = metrics.horizontalAdvance(one.name) + 6
        painter.setFont(option.font)
        if one.other and used < room - 20:
            self._line(painter, QRectF(left + used, top, room - used, height), plain, one.other, faint)
        if one.detail:
            small = QFont(option.font)
            small.setPixelSize(SMALL + 1)
            painter.setFont(small)
            self._line(painter, QRectF(left, top + height, room, height), QFontMetrics(small), one.detail, faint)
        painter.restore()

    def _line(self, painter: QPainter, box: QRectF, metrics: QFontMetrics, text: str, colour: Any) -> None:
        painter.setPen(colour)
        said = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), said)


class SearchLine(QLineEdit):
    """`sought` carries what stands there, the syllable under composition included, and whether there is one."""

    sought = Signal(str, bool)
    stepped = Signal(int)

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self._preedit = ""
        self._count = QLabel(self)
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._count.setProperty("role", "small")
        self._count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.textChanged.connect(self._tell)

    @property
    def count(self) -> str:
        """What is said of how many were found."""
        return self._count.text()

    def show_count(self, text: str) -> None:
        """Says how many were found of how many."""
        if text != self._count.text():
            self._count.setText(text)
            self._place()

    @property
    def typed(self) -> str:
        """What stands there, the syllable under composition at its place."""
        at = self.cursorPosition()
        return f"{self.text()[:at]}{self._preedit}{self.text()[at:]}"

    def _tell(self, _text: str = "") -> None:
        self.sought.emit(self.typed, bool(self._preedit))

    def _place(self) -> None:
        self._count.adjustSize()
        wide = self._count.width()
        self.setTextMargins(0, 0, wide + 6, 0)
        self._count.move(self.width() - wide - 10, (self.height() - self._count.height()) // 2)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        before, self._preedit = self._preedit, event.preeditString()
        text = self.text()
        super().inputMethodEvent(event)
        if self._preedit != before and self.text() == text:
            self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}
        key = Qt.Key(event.key())
        if key in steps and not self._preedit:
            self.stepped.emit(steps[key])
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()


class ListPane(QWidget):
    """`chosen` carries the id of the record to be shown, `taken` one that was picked by Enter or clicked twice."""

    chosen = Signal(str)
    taken = Signal(str)

    def __init__(
        self, directory: Directory, name: str, hint: str, filters: list[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._directory = directory
        self._which = ALL
        self.current = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(GAP)
        self.line = SearchLine(name, hint)
        self.line.sought.connect(self._seek)
        self.line.stepped.connect(self.step)
        column.addWidget(self.line)
        self._filters: dict[str, QPushButton] = {}
        if filters:
            column.addLayout(self._filter_row(filters))
        self.model = EntryModel(self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(EntryDelegate(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setAccessibleName(name)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.selectionModel().currentChanged.connect(self._moved)
        self.view.activated.connect(self._take)
        self.line.returnPressed.connect(self._take)
        column.addWidget(self.view, 1)
        self.empty = label("", "dim", wraps=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.hide()
        column.insertWidget(column.indexOf(self.view), self.empty)
        self.foot = QVBoxLayout()
        column.addLayout(self.foot)
        self._showing = False
        directory.changed.connect(self.search)

    def _filter_row(self, filters: list[tuple[str, str]]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        group = QButtonGroup(self)
        for key, word in filters:
            made = button(word, lambda key=key: self.show_only(key), "filter")
            made.setCheckable(True)
            made.setChecked(key == ALL)
            group.addButton(made)
            self._filters[key] = made
            row.addWidget(made)
        row.addStretch()
        return row

    def show_only(self, which: str) -> None:
        """Another filter."""
        self._which = which
        self._filters[which].setChecked(True)
        self.search()

    def search(self) -> None:
        """Finds again what stands in the line."""
        line = self.line
        self._directory.search(line.typed, self._which, line.typed != line.text(), self._found)

    def _seek(self, _typed: str, _composing: bool) -> None:
        self.search()

    def _found(self, entries: list[Entry]) -> None:
        self._showing = True
        moved = self.model.show(entries)
        total = self._directory.total
        self.line.show_count(f"{len(entries)} / {total}")
        if moved or not self.view.currentIndex().isValid():
            row = self.model.row_of(self.current)
            if row < 0 and entries and self.line.typed:
                row = 0
            if 0 <= row < FAR:
                self.model.reach(row)
                self.view.setCurrentIndex(self.model.index(row))
        self._showing = False
        self.empty.setVisible(not entries and self._directory.complete)
        shown = self.model.at(self.view.currentIndex().row())
        if shown is not None and shown.id != self.current:
            self._show(shown.id)

    def show_empty(self, text: str) -> None:
        """What is said where nothing is found."""
        self.empty.setText(text)

    def choose(self, own: str) -> None:
        """Shows that record, and marks it where it is in the list."""
        row = self.model.row_of(own)
        if row < 0 and (self.line.text() or self._which != ALL):
            self.line.clear()
            if self._which != ALL:
                self.show_only(ALL)
        self._show(own)
        if 0 <= row < FAR:
            self.model.reach(row)
            self.view.setCurrentIndex(self.model.index(row))
            self.view.scrollTo(self.view.currentIndex())

    def step(self, rows: int) -> None:
        """Moves on in the list while one types above it."""
        at = max(0, min(self.view.currentIndex().row() + rows, self.model.found - 1))
        self.model.reach(at)
        self.view.setCurrentIndex(self.model.index(at))

    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        one = self.model.at(index.row())
        if one is not None and not self._showing:
            self._show(one.id)

    def _take(self, _index: QModelIndex | None = None) -> None:
        if self.current:
            self.taken.emit(self.current)

    def _show(self, own: str) -> None:
        if own != self.current:
            self.current = own
            self.chosen.emit(own)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.view.viewport().update()
