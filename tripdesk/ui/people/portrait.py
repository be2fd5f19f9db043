"""The portrait of a person: drop a picture on it, or click it to choose one."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QFont,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QWidget

SIZE = QSize(96, 128)
_ROUND = 8


class Portrait(QAbstractButton):
    """`chosen` carries the path of a picture."""

    chosen = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QPixmap()
        self._initial = ""
        self.setFixedSize(SIZE)
        self.setAcceptDrops(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(self.tr("Drop a picture here, or click to choose one"))
        self.setAccessibleName(self.tr("Portrait: choose a picture"))
        self.clicked.connect(self.choose)

    @property
    def picture(self) -> QPixmap:
        """What is shown; empty where there is no portrait."""
        return self._picture

    def show_picture(self, data: bytes | None, initial: str) -> None:
        """Shows a portrait, or the first letter of the name where there is none."""
        self._picture = QPixmap()
        if data is not None:
            self._picture.loadFromData(data)
        self._initial = initial
        self.update()

    def choose(self) -> None:
        """Asks for a picture."""
        kinds = self.tr("Pictures (*.jpg *.jpeg *.png *.webp *.gif *.bmp *.tif *.tiff)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Portrait"), "", kinds)
        if name:
            self.chosen.emit(Path(name))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        path = QPainterPath()
        path.addRoundedRect(box, _ROUND, _ROUND)
        ground = QColor(self.palette().color(QPalette.ColorRole.Text))
        ground.setAlphaF(0.12)
        painter.fillPath(path, ground)
        painter.save()
        painter.setClipPath(path)
        if not self._picture.isNull():
            size = self._picture.size().scaled(box.size().toSize(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
            target = QRectF(0, 0, size.width(), size.height())
            target.moveCenter(box.center())
            painter.drawPixmap(target, self._picture, QRectF(self._picture.rect()))
        else:
            font = QFont(self.font())
            font.setPixelSize(34)
            painter.setFont(font)
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._initial)
        painter.restore()
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
            painter.drawPath(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.chosen.emit(paths[0])
