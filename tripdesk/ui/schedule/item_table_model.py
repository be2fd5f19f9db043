"""The rows of the list, as Qt asks for them. The last row is for a new item."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from tripdesk.services.item_cells import EDITABLE
from tripdesk.services.item_lines import COLUMNS, Column, Line

Index = QModelIndex | QPersistentModelIndex
LINE = int(Qt.ItemDataRole.UserRole)
_NOWHERE = QModelIndex()


class ItemTableModel(QAbstractTableModel):
    """Lines of the itinerary. It changes only by `show_lines`; what is typed goes to `take`, which may refuse it."""

    def __init__(
        self, headings: dict[Column, str], hint: str, untitled: str, take: Callable[[Index, str], str]
    ) -> None:
        super().__init__()
        self.lines: tuple[Line, ...] = ()
        self._headings, self._hint, self._untitled, self._take = headings, hint, untitled, take
        self.day = ""

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Shows these lines; rows that stay keep their selection and their editor."""
        self._remove_missing({line.own for line in lines})
        here = {line.own: n for n, line in enumerate(self.lines)}
        wanted = [line for line in lines if line.own in here]
        if [line.own for line in wanted] != [line.own for line in self.lines]:
            self._reorder(tuple(wanted))
        self._insert_new(lines)
        changed = [n for n, (old, new) in enumerate(zip(self.lines, lines, strict=True)) if old != new]
        self.lines = lines
        if changed:
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], len(COLUMNS) - 1))

    def _remove_missing(self, staying: set[str]) -> None:
        for n in range(len(self.lines) - 1, -1, -1):
            if self.lines[n].own not in staying:
                self.beginRemoveRows(QModelIndex(), n, n)
                self.lines = (*self.lines[:n], *self.lines[n + 1 :])
                self.endRemoveRows()

    def _reorder(self, wanted: tuple[Line, ...]) -> None:
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        place = {line.own: n for n, line in enumerate(wanted)}
        new = [
            self.createIndex(place[self.lines[i.row()].own] if i.row() < len(self.lines) else i.row(), i.column())
            for i in old
        ]
        self.lines = wanted
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _insert_new(self, lines: tuple[Line, ...]) -> None:
        have = {line.own for line in self.lines}
        for n, line in enumerate(lines):
            if line.own not in have:
                self.beginInsertRows(QModelIndex(), n, n)
                self.lines = (*self.lines[:n], line, *self.lines[n:])
                self.endInsertRows()

    # --- what Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines) + 1

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def line(self, row: int) -> Line | None:
        """The line of a row; None for the one of a new item."""
        return self.lines[row] if 0 <= row < len(self.lines) else None

    def row_of(self, own: str) -> int:
        """The row of an item; -1 when it is not here."""
        return next((n for n, line in enumerate(self.lines) if line.own == own), -1)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        line, column = self.line(index.row()), COLUMNS[index.column()]
        if role == LINE:
            return line
        if line is None:
            if role == int(Qt.ItemDataRole.DisplayRole):
                return {Column.TITLE: self._hint, Column.DATE: self.day}.get(column)
            return None
        text = line.cells[column]
        if role == int(Qt.ItemDataRole.EditRole):
            return text
        if role == int(Qt.ItemDataRole.DisplayRole):
            if column is Column.DATE and not line.first:
                return ""
            if column is Column.END and line.clock:
                return f"{text} {line.clock}"
            return text or (self._untitled if column is Column.TITLE else "")
        if role == int(Qt.ItemDataRole.ToolTipRole):
            said = line.heads if column is Column.WHO else text
            return said or None
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            return f"{self._headings[column]} {text}".strip()
        return None

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        if role != int(Qt.ItemDataRole.EditRole):
            return False
        return not self.refusal(index, str(value))

    def refusal(self, index: Index, text: str) -> str:
        """Gives what was typed into a cell to be saved; why it cannot be, or nothing."""
        return self._take(index, text)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        column = COLUMNS[index.column()]
        held = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        new = {Column.DATE, Column.START, Column.TITLE}
        editable = column in (EDITABLE if index.row() < len(self.lines) else new)
        return held | Qt.ItemFlag.ItemIsEditable if editable else held

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if role == int(Qt.ItemDataRole.DisplayRole) and orientation == Qt.Orientation.Horizontal:
            return self._headings[COLUMNS[section]] if section < len(COLUMNS) else None
        return None
