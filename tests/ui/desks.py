"""Desks for tests: a real window on a real store, a clock that stands, work that is done when it is asked for."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, QPoint, QSettings, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.stores import Clock, Ids
from tripdesk.app import Desk, open_desk
from tripdesk.messages import UiLanguage
from tripdesk.model.record import Record
from tripdesk.services.demo import sample_trip
from tripdesk.services.importing import apply_import, plan_import
from tripdesk.services.trips import OpenTrip
from tripdesk.settings import Settings
from tripdesk.ui.application import Application
from tripdesk.ui.jobs import Jobs
from tripdesk.ui.session import Session
from tripdesk.ui.shell.page import Page
from tripdesk.ui.shell.window import Window


class AtOnce(Executor):
    """Does what it is given at once, on the thread that asks."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as error:  # noqa: BLE001 (as an executor does)
            future.set_exception(error)
        return future


def jobs_at_once(parent: QObject) -> Jobs:
    return Jobs(AtOnce(), AtOnce(), parent)


@dataclass
class DeskUnderTest:
    """A window with everything behind it."""

    application: Application
    window: Window
    clock: Clock

    @property
    def session(self) -> Session:
        return self.window.session

    @property
    def desk(self) -> Desk:
        return self.session.desk

    def settle(self) -> None:
        """Lets every event and every result arrive."""
        for _ in range(200):
            QApplication.sendPostedEvents()
            QApplication.processEvents()
            if self.session.jobs.idle and not self.session.waiting:
                break
        bury()
        for fault in self.application.faults:
            raise fault

    def wait_for_refusal(self) -> None:
        """Lets everything arrive while the store refuses what waits."""
        for _ in range(20):
            QApplication.processEvents()

    def page(self, key: str) -> Page:
        """The page of that key, shown."""
        page = self.window.trip.show_page(key)
        self.settle()
        return page

    def record(self, own: str) -> Record:
        """A record of the open trip, as the window holds it."""
        snapshot = self.session.snapshot
        assert snapshot is not None
        return snapshot.by_id[own]

    def look(self) -> None:
        """What the timer does: asks the store for news."""
        self.session.look()
        self.settle()


def bury() -> None:
    """Lets go of what `deleteLater` was asked of: an event loop does, `processEvents` does not."""
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec()


def settings_of(folder: Path, language: UiLanguage = UiLanguage.KO) -> Settings:
    return Settings(language, folder / "work", folder / "data" / "tripdesk.db", "김주무관", "desk-1")


def open_window(
    qapp: QApplication,
    folder: Path,
    *,
    trip: OpenTrip | None = None,
    language: UiLanguage = UiLanguage.KO,
    prefix: str = "tx",
) -> DeskUnderTest:
    """A window on a store, new or not, with that trip in it and open, if one is given.

    What opens a store that is there already gives ids with another prefix.
    """
    clock, ids = Clock(), Ids(prefix)
    settings = settings_of(folder, language)
    settings.store.parent.mkdir(parents=True, exist_ok=True)
    if trip is not None:
        with open_desk(settings, clock, ids) as desk:
            apply_import(desk.store, trip, plan_import(desk.store, trip, clock()), desk.author)
    remembered = QSettings(str(folder / "desk.ini"), QSettings.Format.IniFormat)
    application = Application(qapp, remembered, lambda s: open_desk(s, clock, ids), jobs_at_once)
    window = application.open_store(settings)
    window.session.stop()  # a test looks when it says so
    opened = DeskUnderTest(application, window, clock)
    opened.settle()
    if trip is not None:
        window.open_trip(str(trip.snapshot.trip.id))
        opened.settle()
    return opened


def sample(folder: Path) -> OpenTrip:
    return sample_trip(folder / "sample")


def composes(widget: QWidget, text: str) -> None:
    """What an input method sends while a syllable is being put together."""
    QApplication.sendEvent(widget, QInputMethodEvent(text, []))


def ends_composing(widget: QWidget, text: str) -> None:
    """What an input method sends when the syllable is done."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def types(widget: QWidget, text: str) -> None:
    """Types a text: letters of ASCII by their keys, every other through an input method."""
    for letter in text:
        if letter.isascii():
            QTest.keyClicks(widget, letter)
        else:
            composes(widget, letter)
            ends_composing(widget, letter)


def clicks(widget: QWidget, at: QPoint | None = None) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at or widget.rect().center())
