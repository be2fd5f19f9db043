"""How a cell of the list is drawn and typed into. What cannot be taken stays in the editor, with the reason below."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QInputMethodEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from tripdesk.model.itinerary import Status
from tripdesk.services.item_lines import COLUMNS, Column, Line
from tripdesk.ui.composing import Composition
from tripdesk.ui.schedule.item_table_model import LINE, ItemTableModel
from tripdesk.ui.schedule.pick_field import Offer, PickField
from tripdesk.ui.schedule.timetable.kinds import colours_in_force
from tripdesk.ui.theme import GAP, PILL, SMALL, Colours
from tripdesk.ui.words import label

Index = QModelIndex | QPersistentModelIndex
STATES = {
    Status.CONFIRMED: "good",
    Status.PLANNED: "slate",
    Status.REQUESTED: "warn",
    Status.NEGOTIATING: "warn",
    Status.BACKUP: "note",
    Status.DECLINED: "bad",
    Status.CANCELLED: "bad",
}
PICKED = frozenset({Column.KIND, Column.STATUS, Column.PLACE, Column.WHO})
Finder = Callable[[Column, str], Sequence[Offer]]


def settle_composition() -> None:
    """Ends what is being composed, wherever that is."""
    application = QApplication.instance()
    composition = application.findChild(Composition) if application is not None else None
    if composition is not None:
        composition.settle()


class CellLine(QLineEdit):
    """The editor of a cell that holds one line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.composing = False
        self.setProperty("role", "cell")

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)


class CellPick(PickField):
    """The editor of a cell that holds one of many."""

    def __init__(self, name: str, offers: Callable[[str], Sequence[Offer]], new_words: str, parent: QWidget) -> None:
        super().__init__(name, offers, new_words, parent)
        self.composing = False
        self.setProperty("role", "cell")

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def settle(self) -> None:
        """The table takes what is typed, not the field itself."""


class Cells(QStyledItemDelegate):
    """Draws the cells and makes their editors. Enter goes down, Tab right, Escape leaves the cell as it was."""

    def __init__(self, view: QAbstractItemView, find: Finder, new_place: str, headings: dict[Column, str]) -> None:
        super().__init__(view)
        self._view, self._find, self._new_place, self._headings = view, find, new_place, headings
        self._problem: QLabel = label("", "problem", wraps=True)
        self._problem.setParent(view.viewport())
        self._problem.hide()
        self._editing: tuple[QLineEdit, QPersistentModelIndex, str] | None = None

    @property
    def editor(self) -> QLineEdit | None:
        """The editor that is open."""
        return self._editing[0] if self._editing is not None else None

    @property
    def problem(self) -> str:
        """Why what stands in the editor cannot be taken."""
        return self._problem.text() if not self._problem.isHidden() else ""

    # --- drawing

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, option.fontMetrics.height() + 18)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = colours_in_force(self._view.palette())
        column = COLUMNS[index.column()]
        line = index.data(LINE)
        ground = self._ground(option, index, colours)
        painter.save()
        if ground:
            painter.fillRect(option.rect, QColor(ground))
        painter.setPen(QColor(colours.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        text = str(index.data() or "")
        room = option.rect.adjusted(GAP, 0, -GAP, 0)
        if isinstance(line, Line) and column is Column.STATUS:
            self._pill(painter, room, text, STATES[line.item.status], colours)
        else:
            self._text(painter, room, text, column, line, colours)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if focused or (index == self._view.currentIndex() and self._view.hasFocus()):
            painter.setPen(QColor(colours.accent))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _ground(self, option: QStyleOptionViewItem, index: Index, colours: Colours) -> str:
        if option.state & QStyle.StateFlag.State_Selected:
            return colours.accent_soft
        return colours.accent_faint if index.row() == self._view.currentIndex().row() else ""

    def _text(
        self, painter: QPainter, room: QRect, text: str, column: Column, line: Line | None, colours: Colours
    ) -> None:
        font = QFont(self._view.font())
        if column is Column.DATE:
            font.setBold(True)
        gone = line is not None and line.item.status in {Status.DECLINED, Status.CANCELLED}
        if gone and column is Column.TITLE:
            font.setStrikeOut(True)
        faint = line is None or (column is Column.TITLE and not line.item.title)
        painter.setFont(font)
        painter.setPen(QColor(colours.faint if faint else colours.dim if gone else colours.text))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)

    def _pill(self, painter: QPainter, room: QRect, text: str, state: str, colours: Colours) -> None:
        font = QFont(self._view.font())
        font.setPixelSize(SMALL)
        font.setBold(True)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width() - 16)
        high = metrics.height() + 4
        box = QRectF(room.x(), room.center().y() - high / 2 + 1, metrics.horizontalAdvance(shown) + 16, high)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(colours, f"{state}_soft")))
        painter.drawRoundedRect(box, PILL, PILL)
        painter.setPen(QColor(getattr(colours, state)))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), shown)

    # --- typing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = COLUMNS[index.column()]
        name = self._headings[column]
        if column in PICKED:
            new = self._new_place if column is Column.PLACE else ""

            def find(typed: str) -> Sequence[Offer]:
                return self._find(column, typed)

            editor: QLineEdit = CellPick(name, find, new, parent)
        else:
            editor = CellLine(parent)
            editor.setAccessibleName(name)
        self._editing = (editor, QPersistentModelIndex(index), str(index.data(Qt.ItemDataRole.EditRole) or ""))
        editor.textEdited.connect(self._edited)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit) and self._editing is not None and self._editing[0] is editor:
            if not editor.isModified():
                text = str(index.data(Qt.ItemDataRole.EditRole) or "")
                self._editing = (editor, self._editing[1], text)
                if isinstance(editor, PickField):
                    editor.show_value(text)
                elif editor.text() != text:
                    editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        """Nothing: `leave` has asked already."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect.adjusted(0, 2, 0, -3)
        rect.setWidth(max(rect.width(), 96))
        editor.setGeometry(rect)
        self._place_problem(rect)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if self._editing is not None and self._editing[0] is editor:
            self._editing = None
            self._problem.hide()
        super().destroyEditor(editor, index)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        kind = event.type()
        if not isinstance(editor, QLineEdit) or self._editing is None or self._editing[0] is not editor:
            return False
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
                event.accept()
            return False
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(editor, event)
        if kind == QEvent.Type.FocusOut:
            self.leave()
            return False
        return False

    def _key(self, editor: QLineEdit, event: QKeyEvent) -> bool:
        key = event.key()
        step = {
            Qt.Key.Key_Return: (1, 0),
            Qt.Key.Key_Enter: (1, 0),
            Qt.Key.Key_Tab: (0, 1),
            Qt.Key.Key_Backtab: (0, -1),
        }.get(Qt.Key(key))
        if isinstance(editor, CellLine | CellPick) and editor.composing and key != Qt.Key.Key_Tab:
            return step is not None
        if key == Qt.Key.Key_Escape:
            self._close(editor)
            return True
        if step is None:
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not isinstance(editor, PickField):
                step = (1 if key == Qt.Key.Key_Down else -1, 0)
            else:
                return False
        settle_composition()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            step = (-1, 0)
        if self.leave():
            self._step(*step)
        return True

    def _step(self, down: int, right: int) -> None:
        index = self._view.currentIndex()
        model = self._view.model()
        next_one = model.index(
            max(0, min(index.row() + down, model.rowCount() - 1)),
            max(0, min(index.column() + right, model.columnCount() - 1)),
        )
        self._view.setCurrentIndex(next_one)

    def keeps(self, index: Index) -> bool:
        """Whether the editor is that of this cell."""
        return self._editing is not None and QPersistentModelIndex(index) == self._editing[1]

    def leave(self) -> bool:
        """Takes what is typed and closes the editor; False when it is refused, and the editor stays."""
        if self._editing is None:
            return True
        editor, index, before = self._editing
        text = editor.text()
        if isinstance(editor, PickField) and editor.isModified():
            best = editor.best()
            if best is not None:
                text = best.text
        elif isinstance(editor, PickField) and (best := editor.best()) is not None and editor.offered:
            text = best.text
        model = self._view.model()
        if isinstance(model, ItemTableModel) and index.isValid() and text.strip() != before.strip():
            why = model.refusal(index, text)
            if why:
                self._refuse(editor, why)
                return False
        self._close(editor)
        return True

    def _close(self, editor: QLineEdit) -> None:
        self._editing = None
        self._problem.hide()
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def _refuse(self, editor: QLineEdit, why: str) -> None:
        if isinstance(editor, PickField):
            editor.popup.hide()
        editor.setProperty("state", "bad")
        editor.style().unpolish(editor)
        editor.style().polish(editor)
        editor.setAccessibleDescription(why)
        self._problem.setText(why)
        self._problem.show()
        self._place_problem(editor.geometry())

    def _edited(self) -> None:
        if self.problem and self._editing is not None:
            self._problem.hide()
            editor = self._editing[0]
            editor.setProperty("state", "")
            editor.style().unpolish(editor)
            editor.style().polish(editor)

    def _place_problem(self, beside: QRect) -> None:
        if self._problem.isHidden():
            return
        room = self._view.viewport().rect()
        width = min(420, room.width() - 2 * GAP)
        self._problem.setFixedWidth(width)
        self._problem.setFixedHeight(self._problem.heightForWidth(width))
        x = max(GAP, min(beside.x(), room.right() - width - GAP))
        y = beside.bottom() + 4
        if y + self._problem.height() > room.bottom():
            y = beside.y() - self._problem.height() - 4
        self._problem.move(x, y)
        self._problem.raise_()
