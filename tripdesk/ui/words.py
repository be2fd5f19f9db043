"""Small widgets that say one thing: a label with a role, a pill with a state, a button, a rule."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QPushButton, QSizePolicy, QWidget

from tripdesk.messages import UiLanguage
from tripdesk.model.text import LText


def label(text: str = "", role: str = "", *, wraps: bool = False) -> QLabel:
    """Plain text, never markup. Roles: title, heading, strong, dim, label, section, small."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    if wraps:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return made


def spoken(text: LText, language: UiLanguage) -> str:
    """A text in the interface's language, or in the other one where it has not been translated."""
    first, second = (text.ko, text.en) if language is UiLanguage.KO else (text.en, text.ko)
    return first or second


def pill(text: str = "", state: str = "") -> QLabel:
    """A short word on a ground of its own. States: good, warn, bad, note, or none."""
    made = label(text, "pill")
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    made.setProperty("state", state)
    return made


def set_state(widget: QWidget, state: str) -> None:
    """Another state of a pill or a field, drawn at once."""
    if widget.property("state") != state:
        widget.setProperty("state", state)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def button(text: str, run: Callable[[], object], role: str = "", *, parent: QWidget | None = None) -> QPushButton:
    """A button. Roles: primary, quiet, side, tab, segment, pill."""
    made = QPushButton(text, parent)
    made.setProperty("role", role)
    made.setAutoDefault(False)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.clicked.connect(lambda _checked=False: run())
    if role == "tab":
        hold_width(made)
    return made


def hold_width(made: QPushButton) -> None:
    """Room for the bold letters a tab has while it is the one that is shown."""
    font = QFont(made.font())
    font.setBold(True)
    made.setMinimumWidth(QFontMetrics(font).horizontalAdvance(made.text()) + 8)


class ElidedButton(QPushButton):
    """A button whose text ends in … where there is no room; the whole text is its tip and its accessible name."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.whole = ""
        self.say(text)
        self.setMinimumWidth(40)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        """Another text."""
        self.whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = self.width() - 24
        self.setText(self.fontMetrics().elidedText(self.whole, Qt.TextElideMode.ElideRight, room))


def rule() -> QFrame:
    """A thin line across."""
    made = QFrame()
    made.setProperty("role", "rule")
    return made


def emptied(layout: QLayout) -> None:
    """Takes every widget out of a layout and lets go of it."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        inner = item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            emptied(inner)
            inner.deleteLater()


def is_within(inner: QObject | None, outer: QObject) -> bool:
    """Whether one object lies somewhere inside another."""
    while inner is not None and inner is not outer:
        inner = inner.parent()
    return inner is outer
