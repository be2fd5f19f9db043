"""What was done, or went wrong, in one sentence at the foot of the window; with a way back."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from tripdesk.ui.session import Notice
from tripdesk.ui.words import label

SHOWN_MS, BAD_MS = 6_000, 15_000


class Notices(QFrame):
    """Shows one notice at a time, above the foot of its parent. It never takes the focus."""

    def __init__(self, parent: QWidget, undo_word: str, close_word: str) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self._text = label()
        self._over = parent
        self._undo = QPushButton(undo_word)
        self._act = QPushButton()
        self._close = QPushButton("✕")
        self._close.setAccessibleName(close_word)
        self._close.clicked.connect(self.hide)
        self._notice: Notice | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        for widget in (self._text, self._act, self._undo, self._close):
            row.addWidget(widget)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self._act.clicked.connect(self._do)
        self.undo_clicked = self._undo.clicked
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What is said now."""
        return self._text.text() if self.isVisible() else ""

    def show_notice(self, notice: Notice) -> None:
        """Says it until it has been read."""
        self._notice = notice
        self._text.setText(notice.text)
        self._undo.setVisible(notice.undo)
        self._act.setVisible(notice.act is not None)
        if notice.act is not None:
            self._act.setText(notice.act[0])
        self.show()
        self.raise_()
        self._place()
        self._timer.start(BAD_MS if notice.bad else SHOWN_MS)

    def _do(self) -> None:
        self.hide()
        if self._notice is not None and self._notice.act is not None:
            self._notice.act[1]()

    def _place(self) -> None:
        parent = self._over
        room = parent.width() - 48
        self._text.setWordWrap(False)
        if self.sizeHint().width() > room:
            self._text.setWordWrap(True)
            self.setFixedWidth(max(room, 120))
        else:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)
        self.adjustSize()
        self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - 20)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False
