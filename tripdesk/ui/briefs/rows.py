"""Lines one writes below one another: Enter for the next, Alt+↑↓ to move, Backspace in an empty one to join up.

A line in which nothing is written is only on the screen; it is kept once something stands there.
"""

from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tripdesk.model.text import EMPTY, LText
from tripdesk.ui.briefs.cell import Cell
from tripdesk.ui.fields import new_gesture
from tripdesk.ui.words import set_state

P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class Column:
    """A cell of every line: what a screen reader says of it, what it says while empty, its share of the width."""

    name: str
    hint: str = ""
    share: int = 3
    dim: bool = False


class Row(QFrame):
    """The widgets of one line. They stay; what they show changes."""

    def __init__(self, columns: tuple[Column, ...], *, levels: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "row")
        self.line: QBoxLayout = QHBoxLayout(self)
        self.line.setContentsMargins(10, 3, 8, 3)
        self.line.setSpacing(6)
        self.cells: list[Cell] = []
        for column in columns:
            cell = Cell(column.name, levels=levels)
            cell.setPlaceholderText(column.hint)
            cell.setProperty("tone", "dim" if column.dim else "")
            self.cells.append(cell)
            self.line.addWidget(cell, column.share, Qt.AlignmentFlag.AlignTop)


class Rows(QFrame, Generic[P]):
    """A list of lines of one kind. `changed` carries the whole list as it is to be, and the gesture."""

    changed = Signal(object, str)
    typed = Signal()
    levels = False

    def __init__(self, columns: tuple[Column, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._columns = columns or self.columns()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self.rows: list[Row] = []
        self.parts: tuple[P, ...] = ()
        self._stored: tuple[P, ...] | None = None

    # --- what a kind of line is; subclasses say it

    def columns(self) -> tuple[Column, ...]:
        """Its cells, where they are always the same."""
        return ()

    def texts(self, part: P) -> tuple[str, ...]:
        """What stands in each cell of a line."""
        raise NotImplementedError

    def with_text(self, part: P, column: int, text: str) -> P:
        """The line with another text in a cell."""
        raise NotImplementedError

    def blank(self) -> P:
        """A line with nothing in it."""
        raise NotImplementedError

    def written(self, parts: tuple[P, ...]) -> tuple[P, ...]:
        """The lines that are to be kept."""
        return tuple(part for part in parts if any(self.texts(part)))

    def split(self, parts: tuple[P, ...], n: int, at: int) -> tuple[P, ...]:
        """A new line after the n-th, with what stood behind the cursor in its first cell."""
        text = self.texts(parts[n])[0]
        kept, new = self.with_text(parts[n], 0, text[:at]), self.with_text(self.blank(), 0, text[at:])
        return (*parts[:n], kept, new, *parts[n + 1 :])

    def removed(self, parts: tuple[P, ...], n: int) -> tuple[P, ...]:
        """Without the n-th line."""
        return (*parts[:n], *parts[n + 1 :])

    def shifted(self, parts: tuple[P, ...], n: int, step: int) -> tuple[tuple[P, ...], int]:
        """The n-th line past its neighbour, and where it stands then."""
        to = n + step
        if not 0 <= to < len(parts):
            return parts, n
        held = list(parts)
        held.insert(to, held.pop(n))
        return tuple(held), to

    def other(self, meant: str, n: int, column: int) -> None:
        """A key that only some kinds of line know."""

    def dress(self, row: Row, n: int) -> None:
        """Draws what a line has besides its cells."""

    def furnish(self, row: Row, n: int) -> None:
        """Adds to a new line what it has besides its cells."""

    # --- showing

    def show_parts(self, stored: tuple[P, ...]) -> None:
        """Shows what is kept. Empty lines under the hands of the user stay."""
        if self._stored is None or self.written(self.parts) != stored:
            self.parts = stored
        self._stored = stored
        self._draw()

    def forget(self) -> None:
        """Is about to show another paper."""
        self._stored = None
        self.parts = ()

    def _draw(self) -> None:
        if not self.parts:
            self.parts = (self.blank(),)
        while len(self.rows) < len(self.parts):
            self._add_row()
        for row in self.rows[len(self.parts) :]:
            if row.isAncestorOf(self._focus() or self):
                self.focus_cell(len(self.parts) - 1, 0)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        del self.rows[len(self.parts) :]
        for n, part in enumerate(self.parts):
            row = self.rows[n]
            for cell, text in zip(row.cells, self.texts(part), strict=True):
                cell.show_value(text)
            set_state(row, "last" if n == len(self.parts) - 1 else "")
            self.dress(row, n)

    def _focus(self) -> QWidget | None:
        return self.window().focusWidget()

    def _add_row(self) -> None:
        n = len(self.rows)
        row = Row(self._columns, levels=self.levels, parent=self)
        for column, cell in enumerate(row.cells):
            cell.committed.connect(partial(self._committed, n, column))
            cell.asked.connect(partial(self._asked, n, column))
            cell.pasted.connect(partial(self._pasted, n, column))
            cell.textChanged.connect(self.typed)
        self.furnish(row, n)
        self.rows.append(row)
        self._column.addWidget(row)
        if self.isVisible():
            row.show()

    def focus_cell(self, n: int, column: int = 0, position: int = -1) -> None:
        """Puts the cursor into a cell."""
        cell = self.rows[max(0, min(n, len(self.rows) - 1))].cells[column]
        cell.setFocus(Qt.FocusReason.OtherFocusReason)
        cell.cursor_to(position)

    def live(self) -> tuple[tuple[str, ...], ...]:
        """What stands in the cells now, saved or not."""
        return tuple(tuple(cell.toPlainText() for cell in row.cells) for row in self.rows)

    # --- acts

    def _committed(self, n: int, column: int, text: str, gesture: str) -> None:
        if n < len(self.parts):
            part = self.with_text(self.parts[n], column, text)
            self.put((*self.parts[:n], part, *self.parts[n + 1 :]), gesture)

    def put(self, parts: tuple[P, ...], gesture: str = "") -> None:
        """Shows the list as it is to be, and says so where something that is kept has changed."""
        self.parts = parts
        kept = self.written(parts)
        self._draw()
        if kept != self._stored:
            self._stored = kept
            self.changed.emit(kept, gesture or new_gesture())

    def _asked(self, n: int, column: int, meant: str) -> None:
        cell = self.rows[n].cells[column]
        position = cell.textCursor().position()
        cell.settle()
        match meant:
            case "next" if column == 0:
                self.put(self.split(self.parts, n, position))
                self.focus_cell(n + 1, 0, 0)
            case "next" if n == len(self.parts) - 1:
                self.put(self.split(self.parts, n, len(self.texts(self.parts[n])[0])))
                self.focus_cell(n + 1, 0)
            case "next":
                self.focus_cell(n + 1, column)
            case "up" | "down":
                to = n + (1 if meant == "down" else -1)
                if 0 <= to < len(self.parts):
                    self.focus_cell(to, column)
            case "left" | "right":
                self._sideways(n, column + (1 if meant == "right" else -1))
            case "move_up" | "move_down":
                parts, to = self.shifted(self.parts, n, 1 if meant == "move_down" else -1)
                self.put(parts)
                self.focus_cell(to, column, position)
            case "join":
                self._join(n, column)
            case _:
                self.other(meant, n, column)

    def _sideways(self, n: int, column: int) -> None:
        last = len(self._columns) - 1
        if column > last and n + 1 < len(self.parts):
            self.focus_cell(n + 1, 0, 0)
        elif column < 0 and n > 0:
            self.focus_cell(n - 1, last)
        elif 0 <= column <= last:
            self.focus_cell(n, column, 0 if column else -1)

    def _join(self, n: int, column: int) -> None:
        if any(self.texts(self.parts[n])):
            if column:
                self.focus_cell(n, column - 1)
            return
        if len(self.parts) > 1:
            self.put(self.removed(self.parts, n))
            self.focus_cell(max(0, n - 1), 0)

    def _pasted(self, n: int, column: int, lines: list[str]) -> None:
        cell = self.rows[n].cells[column]
        cell.settle()
        parts = self.parts
        for ahead, line in enumerate(lines):
            at = n + ahead
            if ahead and (column == 0 or at == len(parts)):
                parts = self.split(parts, at - 1, len(self.texts(parts[at - 1])[0]))
            before = self.texts(parts[at])[column]
            text = f"{before}{line}" if not ahead else line
            parts = (*parts[:at], self.with_text(parts[at], column, text), *parts[at + 1 :])
        self.put(parts)
        self.focus_cell(n + len(lines) - 1, column)

    def add_line(self) -> None:
        """A new line at the end, with the cursor in it."""
        if any(self.texts(self.parts[-1])):
            self.put(self.split(self.parts, len(self.parts) - 1, len(self.texts(self.parts[-1])[0])))
        last = len(self.parts) - 1
        QTimer.singleShot(0, self, lambda: self.focus_cell(last))


class LineRows(Rows[LText]):
    """Korean and English side by side."""

    def texts(self, part: LText) -> tuple[str, ...]:
        return part.ko, part.en

    def with_text(self, part: LText, column: int, text: str) -> LText:
        return part.revised(en=text) if column else part.revised(ko=text)

    def blank(self) -> LText:
        return EMPTY
