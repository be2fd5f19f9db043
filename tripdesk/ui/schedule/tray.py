"""The items without a time, at the foot of the timetable: from here they are put on a day, and back."""

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QListView, QListWidget, QListWidgetItem, QWidget

from tripdesk.messages import UiLanguage
from tripdesk.model.itinerary import Item, Status
from tripdesk.model.office_style.language import word_of
from tripdesk.ui.schedule.timetable.kinds import colours_in_force, icon, look_colours, look_of
from tripdesk.ui.theme import GAP, PAD
from tripdesk.ui.words import label, spoken

_HEIGHT = 44


class TrayList(QListWidget):
    """A row of items. Dragging one out is told step by step; the list itself never changes."""

    carried = Signal(str, QPoint)
    put = Signal(str, QPoint)
    given_up = Signal()
    opened = Signal()
    removal_wanted = Signal()
    let_go = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setSpacing(3)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.setFixedHeight(_HEIGHT - 8)
        self.setIconSize(QSize(14, 14))
        self._pressed: tuple[str, QPointF] | None = None
        self._carrying = False
        self._down = False

    @property
    def held(self) -> bool:
        """Whether a button of the mouse is down on it."""
        return self._down

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Selects, and takes hold."""
        self._down = True
        super().mousePressEvent(event)
        under = self.itemAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and under is not None:
            self._pressed = (str(under.data(Qt.ItemDataRole.UserRole)), event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tells where what was taken hold of is."""
        if self._pressed is None:
            return
        own, begun = self._pressed
        if (event.position() - begun).manhattanLength() >= QApplication.startDragDistance():
            self._carrying = True
        if self._carrying:
            self.carried.emit(own, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets go."""
        pressed, self._pressed, self._down = self._pressed, None, False
        if self._carrying and pressed is not None:
            self._carrying = False
            self.put.emit(pressed[0], event.globalPosition().toPoint())
        else:
            super().mouseReleaseEvent(event)
        self.let_go.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete removes, Escape lets go of a drag."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self._carrying:
            self._carrying, self._pressed = False, None
            self.given_up.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif key == Qt.Key.Key_Delete and self.selectedItems():
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)


class Tray(QFrame):
    """`시각 미정 2` and the items in a row; there as long as there are such items, or one is being dragged."""

    selection_changed = Signal(object)

    def __init__(self, language: UiLanguage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setFixedHeight(_HEIGHT)
        self._language = language
        self._showing = False
        row = QHBoxLayout(self)
        row.setContentsMargins(PAD, 3, PAD, 3)
        row.setSpacing(GAP)
        self.title = label("", "label")
        self.list = TrayList()
        self.list.setAccessibleName(self.tr("Items without a time"))
        self.list.itemSelectionChanged.connect(self._selected)
        row.addWidget(self.title)
        row.addWidget(self.list, 1)

    def show_items(self, items: tuple[Item, ...], selected: tuple[str, ...]) -> None:
        """Shows those items; selection and scroll place stay."""
        self._showing = True
        self.title.setText(self.tr("Without a time: %n", "", len(items)))
        ids = [str(item.id) for item in items]
        if [self._id(self.list.item(n)) for n in range(self.list.count())] != ids:
            self.list.clear()
            for own in ids:
                made = QListWidgetItem()
                made.setData(Qt.ItemDataRole.UserRole, own)
                self.list.addItem(made)
        colours = colours_in_force(QApplication.palette())
        for number, item in enumerate(items):
            shown = self.list.item(number)
            words = spoken(item.title, self._language)
            if item.status is not Status.CONFIRMED:
                words += f" · {word_of(item.status, self._language)}"
            tint = look_colours(look_of(item), colours)[2]
            shown.setText(words)
            shown.setIcon(QIcon(icon(look_of(item), tint, 14, self.devicePixelRatioF())))
            shown.setSelected(str(item.id) in selected)
        self._showing = False
        self.setVisible(bool(items))

    def _id(self, item: QListWidgetItem) -> str:
        return str(item.data(Qt.ItemDataRole.UserRole))

    def _selected(self) -> None:
        if not self._showing:
            self.selection_changed.emit(tuple(self._id(item) for item in self.list.selectedItems()))
