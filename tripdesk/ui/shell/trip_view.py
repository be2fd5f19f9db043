"""An open trip: its head (title, dates, what is to be checked, whether all is saved), its tabs, its pages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from tripdesk.model.durations import nights_and_days, trip_span
from tripdesk.model.office_style import trip_dates
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.ui.session import Saved, Session
from tripdesk.ui.shell.commands import Command
from tripdesk.ui.shell.page import Page
from tripdesk.ui.theme import GAP, WIDE, Theme
from tripdesk.ui.words import button, label, rule, set_state, spoken


@dataclass(frozen=True, slots=True)
class Tab:
    """A page of a trip: its key, its name in English (translated in the context `Tabs`), how it is made."""

    key: str
    name: str
    make: Callable[[Session, Theme], Page]


class TripView(QWidget):
    """Head, tabs and the pages of the open trip. A page is made when it is first shown."""

    asked = Signal(str)
    """`findings`, `book`: what the buttons of the head ask for."""

    def __init__(self, session: Session, theme: Theme, tabs: tuple[Tab, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._tabs = tabs
        self._pages: dict[str, Page] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(rule())
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        session.trip_changed.connect(self.refresh)
        session.checked.connect(self._show_findings)
        session.saved_changed.connect(self._show_saved)

    def _head(self) -> QWidget:
        head = QWidget()
        head.setProperty("role", "panel")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(head)
        column.setContentsMargins(24, 16, 24, 0)
        column.setSpacing(4)
        first = QHBoxLayout()
        self.title = label("", "title")
        self.title.setMinimumWidth(0)
        first.addWidget(self.title, 1)
        self.make_book = button(self.tr("Make books"), lambda: self.asked.emit("book"), "primary")
        first.addWidget(self.make_book)
        column.addLayout(first)
        second = QHBoxLayout()
        second.setSpacing(GAP + 4)
        self.facts = label("", "dim")
        self.to_check = button("", lambda: self.asked.emit("findings"), "pill")
        self.to_check.setProperty("state", "warn")
        self.saved = button("", self._session.retry, "pill")
        second.addWidget(self.facts)
        second.addWidget(self.to_check)
        second.addWidget(self.saved)
        second.addStretch()
        column.addLayout(second)
        third = QHBoxLayout()
        third.setSpacing(WIDE)
        self._buttons: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        for tab in self._tabs:
            made = button(tab_name(tab), lambda key=tab.key: self.show_page(key), "tab")
            made.setCheckable(True)
            group.addButton(made)
            self._buttons[tab.key] = made
            third.addWidget(made)
        third.addStretch()
        column.addLayout(third)
        return head

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    @property
    def key(self) -> str:
        """The key of the page that is shown."""
        return next((key for key, page in self._pages.items() if page is self.page), "")

    def show_page(self, key: str) -> Page:
        """Shows a page; what was typed on the one before is saved first."""
        if self.page is not None:
            self.page.settle()
        page = self._made(key)
        self._stack.setCurrentWidget(page)
        self._buttons[key].setChecked(True)
        page.refresh()
        return page

    def _made(self, key: str) -> Page:
        if key not in self._pages:
            tab = next(tab for tab in self._tabs if tab.key == key)
            self._pages[key] = tab.make(self._session, self._theme)
            self._stack.addWidget(self._pages[key])
            self._pages[key].refresh()
        return self._pages[key]

    def refresh(self) -> None:
        """Draws the head and the page that is shown."""
        snapshot = self._session.snapshot
        self.title.setText(self._title(snapshot))
        self.facts.setText(self._facts(snapshot))
        self._show_findings()
        self._show_saved()
        if self.page is not None:
            self.page.refresh()

    def reveal(self, record: str) -> bool:
        """Goes to the first page that shows that record."""
        for tab in self._tabs:
            if self._made(tab.key).reveal(record):
                self.show_page(tab.key)
                return True
        return False

    def commands(self) -> Iterator[Command]:
        """The tabs, and what the page that is shown can do."""
        for number, tab in enumerate(self._tabs, 1):
            yield Command(tab_name(tab), lambda key=tab.key: self.show_page(key), f"Alt+{number}")
        if self.page is not None:
            yield from self.page.commands()

    def _title(self, snapshot: TripSnapshot | None) -> str:
        return spoken(snapshot.trip.title, self._session.language) if snapshot else ""

    def _facts(self, snapshot: TripSnapshot | None) -> str:
        if snapshot is None:
            return ""
        language = self._session.language
        parts: list[str] = []
        span = trip_span(snapshot)
        if span is not None:
            parts.append(trip_dates(span.first, span.last, nights_and_days(snapshot), language))
        cities = " · ".join(spoken(d.city, language) for d in snapshot.trip.destinations)
        if cities:
            parts.append(cities)
        parts.append(self.tr("Delegation of %n", "", len(snapshot.delegates)))
        return "    ".join(parts)

    def _show_findings(self) -> None:
        count = len(self._session.findings)
        self.to_check.setVisible(count > 0)
        self.to_check.setText(self.tr("%n to check", "", count))

    def _show_saved(self) -> None:
        saved = self._session.saved
        words = {
            Saved.ALL: (self.tr("All changes saved"), "good"),
            Saved.SAVING: (self.tr("Saving…"), ""),
            Saved.WAITING: (self.tr("%n not saved yet — try again", "", self._session.waiting), "warn"),
            Saved.READ_ONLY: (self.tr("Read only"), "warn"),
        }
        text, state = words[saved]
        self.saved.setText(text)
        set_state(self.saved, state)
        problem = self._session.problem
        self.saved.setToolTip(self._session.say(problem) if problem else "")


def tab_name(tab: Tab) -> str:
    """The name of a tab in the interface's language."""
    return QCoreApplication.translate("Tabs", tab.name)
