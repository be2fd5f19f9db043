"""Choosing the part of a picture that becomes a portrait: turn it, move the frame, make it larger or smaller."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QTransform, QWheelEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from tripdesk.services.portraits import SHAPE, Frame
from tripdesk.ui.words import button, label

STEP, LARGER = 0.01, 1.06
"""An arrow moves by this part of the picture; plus and minus change the size by this factor."""
LEAST = 0.08


class CropView(QWidget):
    """The picture with the frame on it. Everything outside the frame is dimmed."""

    def __init__(self, picture: QPixmap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._original = picture
        self.turns = 0
        self._picture = picture
        self._frame = QRectF()
        self._grip: tuple[str, QPointF, QRectF] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(420, 420)
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self._centre()

    @property
    def frame(self) -> Frame:
        """Left, top, right, bottom in fractions of the turned picture."""
        wide, high = self._picture.width(), self._picture.height()
        f = self._frame
        return f.left() / wide, f.top() / high, f.right() / wide, f.bottom() / high

    def turn(self, quarters: int) -> None:
        """Turns the picture clockwise; the frame begins anew."""
        self.turns = (self.turns + quarters) % 4
        self._picture = self._original.transformed(QTransform().rotate(90 * self.turns))
        self._centre()
        self.update()

    def _centre(self) -> None:
        wide, high = self._picture.width(), self._picture.height()
        size = QSizeF(*map(float, SHAPE)).scaled(QSizeF(wide, high), Qt.AspectRatioMode.KeepAspectRatio)
        self._frame = QRectF(QPointF((wide - size.width()) / 2, (high - size.height()) / 2), size)

    def _place(self) -> tuple[QPointF, float]:
        """Where the picture is drawn, and how large."""
        scale = min(self.width() / self._picture.width(), self.height() / self._picture.height())
        free_x, free_y = self.width() - self._picture.width() * scale, self.height() - self._picture.height() * scale
        return QPointF(free_x / 2, free_y / 2), scale

    def move_by(self, dx: float, dy: float) -> None:
        """Moves the frame by pixels of the picture, as far as there is picture."""
        f = QRectF(self._frame)
        f.moveLeft(max(0.0, min(f.left() + dx, self._picture.width() - f.width())))
        f.moveTop(max(0.0, min(f.top() + dy, self._picture.height() - f.height())))
        self._frame = f
        self.update()

    def scale_by(self, factor: float) -> None:
        """Makes the frame larger or smaller around its middle."""
        wide, high = self._picture.width(), self._picture.height()
        width = max(LEAST * wide, min(self._frame.width() * factor, wide, high * SHAPE[0] / SHAPE[1]))
        size = QSizeF(width, width * SHAPE[1] / SHAPE[0])
        middle = self._frame.center()
        self._frame = QRectF(middle - QPointF(size.width() / 2, size.height() / 2), size)
        self.move_by(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        at, scale = self._place()
        whole = QRectF(at, QSizeF(self._picture.width() * scale, self._picture.height() * scale))
        painter.drawPixmap(whole, self._picture, QRectF(self._picture.rect()))
        frame = QRectF(at + self._frame.topLeft() * scale, self._frame.size() * scale)
        shade = QColor(self.palette().shadow().color())
        shade.setAlphaF(0.55)
        for part in (
            QRectF(whole.topLeft(), QPointF(whole.right(), frame.top())),
            QRectF(QPointF(whole.left(), frame.bottom()), whole.bottomRight()),
            QRectF(QPointF(whole.left(), frame.top()), frame.bottomLeft()),
            QRectF(frame.topRight(), QPointF(whole.right(), frame.bottom())),
        ):
            painter.fillRect(part, shade)
        painter.setPen(QPen(self.palette().highlight().color(), 3 if self.hasFocus() else 2))
        painter.drawRect(frame)
        grip = QRectF(frame.bottomRight() - QPointF(7, 7), QSizeF(14, 14))
        painter.fillRect(grip, self.palette().highlight())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at, scale = self._place()
        corner = at + self._frame.bottomRight() * scale
        near = (event.position() - corner).manhattanLength() < 24
        self._grip = ("size" if near else "move", event.position(), QRectF(self._frame))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            return
        what, start, before = self._grip
        _, scale = self._place()
        moved = (event.position() - start) / scale
        self._frame = QRectF(before)
        if what == "move":
            self.move_by(moved.x(), moved.y())
            return
        room = min(self._picture.width() - before.left(), (self._picture.height() - before.top()) * SHAPE[0] / SHAPE[1])
        width = max(LEAST * self._picture.width(), min(before.width() + moved.x(), room))
        self._frame.setSize(QSizeF(width, width * SHAPE[1] / SHAPE[0]))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.scale_by(LARGER if event.angleDelta().y() > 0 else 1 / LARGER)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        step = STEP * self._picture.width()
        moves = {
            Qt.Key.Key_Left: (-step, 0.0), Qt.Key.Key_Right: (step, 0.0),
            Qt.Key.Key_Up: (0.0, -step), Qt.Key.Key_Down: (0.0, step),
        }  # fmt: skip
        if key in moves:
            self.move_by(*moves[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.scale_by(LARGER)
        elif key == Qt.Key.Key_Minus:
            self.scale_by(1 / LARGER)
        else:
            super().keyPressEvent(event)


class CropDialog(QDialog):
    """Accepted, `view.turns` and `view.frame` say what was chosen."""

    def __init__(self, picture: QPixmap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Portrait"))
        column = QVBoxLayout(self)
        hint = self.tr("Move the frame with the mouse or the arrow keys; + and − change its size.")
        column.addWidget(label(hint, "dim", wraps=True))
        self.view = CropView(picture)
        self.view.setAccessibleName(self.tr("Part of the picture that becomes the portrait"))
        column.addWidget(self.view, 1)
        row = QHBoxLayout()
        self.left = button(self.tr("Turn left"), lambda: self.view.turn(-1))
        self.right = button(self.tr("Turn right"), lambda: self.view.turn(1))
        row.addWidget(self.left)
        row.addWidget(self.right)
        row.addStretch()
        row.addWidget(button(self.tr("Cancel"), self.reject))
        self.take = button(self.tr("Use this part"), self.accept, "primary")
        self.take.setDefault(True)
        row.addWidget(self.take)
        column.addLayout(row)
        self.view.setFocus()
