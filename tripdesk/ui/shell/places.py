"""What the window can show: the tabs of a trip, and the places outside a trip."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from tripdesk.ui.book.page import BookPage
from tripdesk.ui.briefs.page import BriefsPage
from tripdesk.ui.delegation.page import DelegationPage
from tripdesk.ui.history.page import HistoryPage
from tripdesk.ui.people.page import OrganisationsPage, PeoplePage, RecordsPage
from tripdesk.ui.schedule.page import SchedulePage
from tripdesk.ui.settings.page import SettingsPage
from tripdesk.ui.shell.page import Page
from tripdesk.ui.shell.trip_view import Tab
from tripdesk.ui.welcome.page import WelcomePage

if TYPE_CHECKING:
    from tripdesk.ui.shell.window import Window

TABS: tuple[Tab, ...] = (
    Tab("schedule", str(QT_TRANSLATE_NOOP("Tabs", "Itinerary")), lambda session, theme: SchedulePage(session)),
    Tab("briefs", str(QT_TRANSLATE_NOOP("Tabs", "Meeting papers")), BriefsPage),
    Tab("delegation", str(QT_TRANSLATE_NOOP("Tabs", "Delegation")), lambda session, theme: DelegationPage(session)),
    Tab("history", str(QT_TRANSLATE_NOOP("Tabs", "History")), HistoryPage),
)
"""In the order of the screen. The names are translated in the context `Tabs`."""


def welcome(window: "Window") -> Page:
    """The welcome page of a window."""
    page = WelcomePage(window.session, window.open_trip)
    page.sample_wanted.connect(window.sample_wanted)
    return page


def settings(window: "Window") -> Page:
    """The settings page of a window."""
    page = SettingsPage(window.session, window.theme, lambda: list(window.shortcuts()))
    page.language_chosen.connect(window.language_wanted)
    page.appearance_chosen.connect(window.appearance_wanted)
    return page


def people(window: "Window") -> Page:
    """The page of people of a window."""
    return _leading(PeoplePage(window.session), window)


def organisations(window: "Window") -> Page:
    """The page of organisations of a window."""
    return _leading(OrganisationsPage(window.session), window)


def _leading(page: RecordsPage, window: "Window") -> RecordsPage:
    page.visit_wanted.connect(window.visit)
    return page


PLACES: "dict[str, Callable[[Window], Page]]" = {
    "welcome": welcome,
    "people": people,
    "organisations": organisations,
    "settings": settings,
    "book": lambda window: BookPage(window.session),
}
