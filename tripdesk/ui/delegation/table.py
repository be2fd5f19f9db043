"""A table of records: cells are typed into or chosen in, rows are moved, what is shown comes from the feed."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QLineEdit,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from tripdesk.ui.delegation.rows import Row

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_DRAGGED = "application/x-tripdesk-rows"


class Kind(Enum):
    """How a cell is edited: typed, chosen, several chosen, ticked, not at all."""

    TEXT = auto()
    CHOICE = auto()
    SEVERAL = auto()
    TICK = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `choices` gives values and words; of a text, the words that are offered."""

    key: str
    heading: str
    width: int
    kind: Kind = Kind.TEXT
    choices: Callable[[], list[tuple[Any, str]]] | None = None


class RecordsModel(QAbstractTableModel):
    """`edited` carries the record, the column, and what it is to say; the feed then brings the row as it is."""

    edited = Signal(str, str, object)

    def __init__(self, columns: list[Column], parent: QObject | None = None, *, movable: bool = False) -> None:
        super().__init__(parent)
        self.columns = columns
        self._rows: list[Row] = []
        self._typed: dict[tuple[str, str], str] = {}
        self._movable = movable

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].heading
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        column = self.columns[index.column()]
        if column.kind is Kind.TICK:
            if role == Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if row.values.get(column.key) else Qt.CheckState.Unchecked
            return column.heading if role == Qt.ItemDataRole.AccessibleTextRole else None
        said = self._typed.get((row.id, column.key), row.cells.get(column.key, ""))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return said
        if role == Qt.ItemDataRole.ToolTipRole:
            return said or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.heading}: {said}"
        if role == Qt.ItemDataRole.TextAlignmentRole and column.key == "order":
            return int(Qt.AlignmentFlag.AlignCenter)
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled if self._movable else Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        kind = self.columns[index.column()].kind
        if kind is Kind.TICK:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        elif kind is not Kind.NONE:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags | Qt.ItemFlag.ItemIsDragEnabled if self._movable else flags

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return False
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and column.kind is Kind.TICK:
            self.edited.emit(row.id, column.key, Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        if role != Qt.ItemDataRole.EditRole or column.kind in (Kind.NONE, Kind.TICK):
            return False
        if column.kind is Kind.TEXT:
            text = " ".join(str(value).split())
            if text == self.data(index):
                return False
            self._typed[row.id, column.key] = text
            self.dataChanged.emit(index, index)
            self.edited.emit(row.id, column.key, text)
            return True
        if value == row.values.get(column.key):
            return False
        self.edited.emit(row.id, column.key, value)
        return True

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_DRAGGED]

    def mimeData(self, indexes: Any) -> QMimeData:
        data = QMimeData()
        rows = sorted({index.row() for index in cast(list[QModelIndex], indexes)})
        data.setData(_DRAGGED, ",".join(self._rows[row].id for row in rows).encode())
        return data

    def row(self, number: int) -> Row | None:
        """The row at that place."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def place_of(self, own: str) -> int:
        """Where a record stands; -1 where nowhere."""
        return next((n for n, row in enumerate(self._rows) if row.id == own), -1)

    def forget(self, own: str, key: str) -> None:
        """What was typed there was refused."""
        if self._typed.pop((own, key), None) is not None and (at := self.place_of(own)) >= 0:
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(self.columns) - 1))

    def show(self, rows: list[Row], *, waiting: bool = False) -> None:
        """Draws other rows; those that stay keep selection and place. `waiting`: what was typed is not written yet."""
        if not waiting:
            self._typed.clear()
        wanted = {row.id for row in rows}
        for at in reversed(range(len(self._rows))):
            if self._rows[at].id not in wanted:
                self.beginRemoveRows(_ROOT, at, at)
                del self._rows[at]
                self.endRemoveRows()
        here = {row.id for row in self._rows}
        fresh = [row for row in rows if row.id not in here]
        if fresh:
            at = len(self._rows)
            self.beginInsertRows(_ROOT, at, at + len(fresh) - 1)
            self._rows += fresh
            self.endInsertRows()
        if [row.id for row in rows] != [row.id for row in self._rows]:
            self._reorder(rows)
        self._rows = list(rows)
        if rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self.columns) - 1))

    def _reorder(self, rows: list[Row]) -> None:
        self.layoutAboutToBeChanged.emit()
        place = {row.id: n for n, row in enumerate(rows)}
        before = self.persistentIndexList()
        after = [self.index(place[self._rows[one.row()].id], one.column()) for one in before]
        self._rows = list(rows)
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()


class CellDelegate(QStyledItemDelegate):
    """The editors of the cells."""

    def __init__(self, columns: list[Column], parent: QObject) -> None:
        super().__init__(parent)
        self._columns = columns

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        column = self._columns[index.column()]
        if column.kind is Kind.CHOICE and column.choices is not None:
            box = QComboBox(parent)
            box.setAccessibleName(column.heading)
            for value, word in column.choices():
                box.addItem(word, value)
            box.activated.connect(lambda: self.commitData.emit(box))
            return box
        line = QLineEdit(parent)
        line.setAccessibleName(column.heading)
        line.setFrame(False)
        if column.choices is not None:
            completer = QCompleter([word for _, word in column.choices()], line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            line.setCompleter(completer)
        return line

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findText(str(index.data(Qt.ItemDataRole.EditRole)))))
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        editor.setGeometry(cast(Any, option).rect)


class RecordsTable(QTableView):
    """`moved` asks for rows before another (empty: last), `removed` for rows to go, `pasted` carries a table's text."""

    moved = Signal(object, str)
    removed = Signal(object)
    pasted = Signal(str)

    def __init__(self, model: RecordsModel, name: str, parent: QWidget | None = None, *, movable: bool = False) -> None:
        super().__init__(parent)
        self.records = model
        self._movable = movable
        self.setModel(model)
        self.setItemDelegate(CellDelegate(model.columns, self))
        self.setAccessibleName(name)
        self.setProperty("role", "records")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + 18)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        for place, column in enumerate(model.columns):
            header.resizeSection(place, column.width)
        if movable:
            self.setDragEnabled(True)
            self.setAcceptDrops(True)
            self.setDropIndicatorShown(True)
            self.setDragDropOverwriteMode(False)
            self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)

    @property
    def chosen(self) -> list[str]:
        """The records with a cell that is selected, in their order."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        if not rows and self.currentIndex().isValid():
            rows = [self.currentIndex().row()]
        return [row.id for row in map(self.records.row, rows) if row is not None]

    def choose(self, own: str, column: int = 1) -> None:
        """Goes to a record."""
        at = self.records.place_of(own)
        if at >= 0:
            index = self.records.index(at, column)
            self.setCurrentIndex(index)
            self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def settle(self) -> None:
        """Saves what is being typed into a cell, and closes it."""
        if self.state() is not QAbstractItemView.State.EditingState:
            return
        index = self.currentIndex()
        for editor in self.viewport().findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if isinstance(editor, QLineEdit | QComboBox) and editor.isVisible() and index.isValid():
                self.commitData(editor)
                self.closeEditor(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def move_chosen(self, step: int) -> None:
        """Moves the chosen rows one up or down."""
        own = self.chosen
        places = sorted(self.records.place_of(one) for one in own)
        if not places or not self._movable:
            return
        target = places[0] - 1 if step < 0 else places[-1] + 2
        if target < 0 or target > self.records.rowCount():
            return
        before = self.records.row(target)
        self.moved.emit(own, before.id if before is not None else "")

    def edit(self, index: Any, trigger: Any = None, event: Any = None) -> Any:
        if trigger is None:
            super().edit(index)
            return None
        column: Column | None = self.records.columns[int(index.column())] if index.isValid() else None
        if column is not None and column.kind is Kind.SEVERAL:
            triggers = QAbstractItemView.EditTrigger
            if trigger in (triggers.DoubleClicked, triggers.EditKeyPressed):
                self._choose_several(index, column)
            return trigger == triggers.AllEditTriggers
        return super().edit(index, trigger, event)

    def _choose_several(self, index: QModelIndex, column: Column) -> None:
        row = self.records.row(index.row())
        if row is None or column.choices is None:
            return
        held = tuple(row.values.get(column.key, ()))
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        every = column.choices()
        for value, word in every:
            action = menu.addAction(word)
            action.setCheckable(True)
            action.setChecked(value in held)
            action.setData(value)

        def toggled(action: Any) -> None:
            value = action.data()
            wanted = {*held} ^ {value}
            self.records.setData(index, tuple(one for one, _ in every if one in wanted))

        menu.triggered.connect(toggled)
        menu.popup(self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_chosen(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.chosen:
            self.removed.emit(self.chosen)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QGuiApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.edit(self.currentIndex(), QAbstractItemView.EditTrigger.EditKeyPressed, event)
        else:
            super().keyPressEvent(event)

    def _copy(self) -> None:
        rows: dict[int, dict[int, str]] = {}
        for index in self.selectedIndexes():
            rows.setdefault(index.row(), {})[index.column()] = str(index.data() or "")
        lines = ("\t".join(cells[column] for column in sorted(cells)) for _, cells in sorted(rows.items()))
        QGuiApplication.clipboard().setText("\n".join(lines))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        if event.mimeData().hasFormat(_DRAGGED):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        data = event.mimeData().data(_DRAGGED).data()
        own = [one for one in bytes(data).decode().split(",") if one]
        self.drop_at(own, int(event.position().y()))
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def drop_at(self, own: list[str], y: int) -> None:
        """Rows are let go at that height."""
        at = self.rowAt(y)
        if at < 0:
            at = self.records.rowCount()
        elif y > self.rowViewportPosition(at) + self.rowHeight(at) // 2:
            at += 1
        while (row := self.records.row(at)) is not None and row.id in own:
            at += 1
        if own:
            self.moved.emit(own, row.id if row is not None else "")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + 18)
