"""What the window can show: the tabs of a trip, and the places outside a trip.

What is not shown at the start is imported when it is made, or when the window has been drawn and nothing else is to be
done (`LATER`): half of the time to the first picture would go into it.
"""

# ruff: noqa: PLC0415

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from tripdesk.ui.schedule.page import SchedulePage
from tripdesk.ui.shell.page import Page
from tripdesk.ui.shell.trip_view import Tab
from tripdesk.ui.welcome.page import WelcomePage

if TYPE_CHECKING:
    from tripdesk.ui.people.page import RecordsPage
    from tripdesk.ui.session import Session
    from tripdesk.ui.shell.window import Window
    from tripdesk.ui.theme import Theme

LATER = (
    "tripdesk.ui.briefs.page",
    "tripdesk.ui.delegation.page",
    "tripdesk.ui.history.page",
    "tripdesk.ui.people.page",
    "tripdesk.ui.settings.page",
    "tripdesk.ui.book.page",
)


def _briefs(session: "Session", theme: "Theme") -> Page:
    from tripdesk.ui.briefs.page import BriefsPage

    return BriefsPage(session, theme)


def _delegation(session: "Session", _theme: "Theme") -> Page:
    from tripdesk.ui.delegation.page import DelegationPage

    return DelegationPage(session)


def _history(session: "Session", theme: "Theme") -> Page:
    from tripdesk.ui.history.page import HistoryPage

    return HistoryPage(session, theme)


def _book(window: "Window") -> Page:
    from tripdesk.ui.book.page import BookPage

    return BookPage(window.session)


TABS: tuple[Tab, ...] = (
    Tab("schedule", str(QT_TRANSLATE_NOOP("Tabs", "Itinerary")), lambda session, theme: SchedulePage(session)),
    Tab("briefs", str(QT_TRANSLATE_NOOP("Tabs", "Meeting papers")), _briefs),
    Tab("delegation", str(QT_TRANSLATE_NOOP("Tabs", "Delegation")), _delegation),
    Tab("history", str(QT_TRANSLATE_NOOP("Tabs", "History")), _history),
)
"""In the order of the screen. The names are translated in the context `Tabs`."""


def welcome(window: "Window") -> Page:
    """The welcome page of a window."""
    page = WelcomePage(window.session, window.open_trip)
    page.sample_wanted.connect(window.sample_wanted)
    return page


def settings(window: "Window") -> Page:
    """The settings page of a window."""
    from tripdesk.ui.settings.page import SettingsPage

    page = SettingsPage(window.session, window.theme, lambda: list(window.shortcuts()))
    page.language_chosen.connect(window.language_wanted)
    page.appearance_chosen.connect(window.appearance_wanted)
    return page


def people(window: "Window") -> Page:
    """The page of people of a window."""
    from tripdesk.ui.people.page import PeoplePage

    return _leading(PeoplePage(window.session), window)


def organisations(window: "Window") -> Page:
    """The page of organisations of a window."""
    from tripdesk.ui.people.page import OrganisationsPage

    return _leading(OrganisationsPage(window.session), window)


def _leading(page: "RecordsPage", window: "Window") -> Page:
    page.visit_wanted.connect(window.visit)
    return page


PLACES: "dict[str, Callable[[Window], Page]]" = {
    "welcome": welcome,
    "people": people,
    "organisations": organisations,
    "settings": settings,
    "book": _book,
}
