"""The left of the page: the papers in the order of time, each with where it stands."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from tripdesk.ui.theme import PILL, RADIUS, SMALL, Theme

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole.UserRole
_PAD = 12


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper as the list says it. `state` colours the pill and is said in `standing` too."""

    item: str
    when: str
    title: str
    who: str = ""
    standing: str = ""
    state: str = ""


class Papers(QAbstractListModel):
    """The lines."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: tuple[PaperLine, ...] = ()

    def show_lines(self, lines: tuple[PaperLine, ...]) -> None:
        """Draws other lines; the same ones in the same order are drawn anew where they stand."""
        if lines == self.lines:
            return
        if [line.item for line in lines] == [line.item for line in self.lines]:
            self.lines = lines
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (line.when, line.title, line.who, line.standing) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.title
        return line if role == _ROLE else None


class _Drawn(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = index.data(_ROLE)
        text = option.fontMetrics.height()
        who = isinstance(line, PaperLine) and bool(line.who)
        pill = isinstance(line, PaperLine) and bool(line.standing)
        return QSize(200, text * (3 if who else 2) + (text + 6 if pill else 0) + 2 * 9)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(_ROLE)
        if not isinstance(line, PaperLine):
            return
        colours = self._theme.colours
        box: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            painter.setBrush(QColor(colours.accent_soft if chosen else colours.accent_faint))
            focused = chosen and bool(state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QColor(colours.accent) if focused else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box.adjusted(1, 1, -2, -2), RADIUS + 2, RADIUS + 2)
        font: QFont = option.font  # type: ignore[attr-defined]
        small = QFont(font)
        small.setPixelSize(SMALL)
        bold = QFont(font)
        bold.setBold(True)
        at = QPoint(box.left() + _PAD, box.top() + 8)
        room = box.width() - 2 * _PAD
        at.setY(self._text(painter, small, colours.dim, line.when, at, room))
        at.setY(self._text(painter, bold, colours.text, line.title, at, room))
        if line.who:
            at.setY(self._text(painter, font, colours.dim, line.who, at, room))
        if line.standing:
            small.setBold(True)
            self._pill(painter, small, line, QPoint(at.x(), at.y() + 3), room)
        painter.restore()

    def _text(self, painter: QPainter, font: QFont, colour: str, text: str, at: QPoint, room: int) -> int:
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        said = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(at.x(), at.y() + metrics.ascent(), said)
        return at.y() + metrics.height()

    def _pill(self, painter: QPainter, font: QFont, line: PaperLine, at: QPoint, room: int) -> None:
        colours = self._theme.colours
        name = line.state or "slate"
        metrics = QFontMetrics(font)
        said = metrics.elidedText(line.standing, Qt.TextElideMode.ElideRight, room - 16)
        box = QRect(at, QSize(metrics.horizontalAdvance(said) + 16, metrics.height() + 4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(colours, f"{name}_soft")))
        painter.drawRoundedRect(box, PILL, PILL)
        painter.setPen(QColor(getattr(colours, name)))
        painter.setFont(font)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), said)


class PapersView(QListView):
    """The list; the arrows walk it."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.papers = Papers(self)
        self.setModel(self.papers)
        self.setItemDelegate(_Drawn(theme, self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def choose(self, item: str) -> bool:
        """Selects the paper of that engagement, if it is in the list."""
        rows = [row for row, line in enumerate(self.papers.lines) if line.item == item]
        if rows and self.currentIndex().row() != rows[0]:
            self.setCurrentIndex(self.papers.index(rows[0]))
        return bool(rows)

    @property
    def chosen(self) -> str:
        """The engagement whose paper is selected; empty when none is."""
        row = self.currentIndex().row()
        return self.papers.lines[row].item if 0 <= row < len(self.papers.lines) else ""
