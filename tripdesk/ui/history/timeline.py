"""The left of the history: now, what each person did in each hour, the issues between them; newest first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from tripdesk.model.history import IssueLine
from tripdesk.services.chronicle import Chapter
from tripdesk.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timeline: the present (`now`), a chapter of edits, or an issue."""

    title: str
    below: str
    chapter: Chapter | None = None
    issue: IssueLine | None = None

    @property
    def now(self) -> bool:
        """Whether it stands for the present state."""
        return self.chapter is None and self.issue is None

    @property
    def key(self) -> tuple[str, str]:
        """What stays the same when the timeline is drawn anew."""
        if self.issue is not None:
            return "issue", str(self.issue.number)
        if self.chapter is not None:
            return "chapter", f"{self.chapter.author.actor} {self.chapter.hour.isoformat()}"
        return "now", ""


class Timeline(QAbstractListModel):
    """The entries, newest first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Draws other entries."""
        if entries != self.entries:
            self.beginResetModel()
            self.entries = entries
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.entries):
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.title}, {entry.below}"
        return entry if role == _ROLE else None


def ordered(
    now: Entry, chapters: list[tuple[datetime, Entry]], issues: list[tuple[datetime, Entry]]
) -> tuple[Entry, ...]:
    """Newest first: what was done in the hour of an issue stands below it, since the issue holds it."""
    dated = [(at, 1, entry) for at, entry in issues] + [(at, 0, entry) for at, entry in chapters]
    dated.sort(key=lambda one: (one[0], one[1]), reverse=True)
    return (now, *(entry for _, _, entry in dated))


class _Drawn(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, option.fontMetrics.height() * 2 + 22)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(_ROLE)
        if not isinstance(entry, Entry):
            return
        colours = self._theme.colours
        box: QRect = option.rect  # type: ignore[attr-defined]
        selected = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        painter.save()
        if selected:
            painter.fillRect(box, QColor(colours.accent_faint))
        edge = colours.accent if entry.now else colours.warn if entry.issue else colours.line
        painter.fillRect(QRect(box.left() + 6, box.top(), 3, box.height()), QColor(edge))
        if selected and option.state & QStyle.StateFlag.State_HasFocus:  # type: ignore[attr-defined]
            painter.setPen(QColor(colours.accent))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        text = box.adjusted(20, 8, -10, -8)
        font = QFont(option.font)  # type: ignore[attr-defined]
        font.setBold(entry.now or entry.issue is not None)
        painter.setFont(font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))  # type: ignore[attr-defined]
        metrics = painter.fontMetrics()
        title = metrics.elidedText(entry.title, Qt.TextElideMode.ElideRight, text.width())
        painter.drawText(text, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), title)
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(QColor(colours.dim))
        below = metrics.elidedText(entry.below, Qt.TextElideMode.ElideRight, text.width())
        painter.drawText(text, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), below)
        painter.restore()


class TimelineView(QListView):
    """The list; the arrows walk it."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.timeline = Timeline(self)
        self.setModel(self.timeline)
        self.setItemDelegate(_Drawn(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)

    def choose(self, key: tuple[str, str]) -> None:
        """Selects the entry of that key, or the first."""
        rows = [row for row, entry in enumerate(self.timeline.entries) if entry.key == key]
        self.setCurrentIndex(self.timeline.index(rows[0] if rows else 0))

    @property
    def chosen(self) -> Entry | None:
        """The entry that is selected."""
        row = self.currentIndex().row()
        return self.timeline.entries[row] if 0 <= row < len(self.timeline.entries) else None
