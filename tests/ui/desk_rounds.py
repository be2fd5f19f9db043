"""The program with a window, its threads and its event loop: every page and dialog opened and closed, many times.

    python -m tests.ui.desk_rounds STORE ROUNDS

Prints, for each round after the first, the resident memory in KiB; then `warnings` and `faults` with their counts.
Exit code 0 when there were none and the program ended as it does for a user.
"""

import gc
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QMessageLogContext, QSettings, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from tripdesk.messages import UiLanguage
from tripdesk.settings import Settings
from tripdesk.ui.application import Application
from tripdesk.ui.delegation.page import DELEGATES, THEIRS, DelegationPage
from tripdesk.ui.schedule.page import SchedulePage
from tripdesk.ui.shell.places import PLACES, TABS
from tripdesk.ui.shell.window import Window

NOT_OURS = ("This plugin does not support", "QStandardPaths: XDG_RUNTIME_DIR")
"""What Qt says of the offscreen screen, and of a machine without a session."""


def resident() -> int:
    """KiB of this process that are in memory; 0 where the system does not say."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)


class Rounds:
    """Walks through the program; each step is a turn of the event loop in which all that was asked has arrived."""

    def __init__(self, application: Application, window: Window, rounds: int) -> None:
        self.application, self.window = application, window
        self._steps = self._walk(rounds)
        self._timer = QTimer(application)
        self._timer.timeout.connect(self._step)
        self._timer.start(0)

    def _step(self) -> None:
        session = self.window.session
        if not session.jobs.idle or session.waiting:
            return
        try:
            next(self._steps)
        except StopIteration:
            self._timer.stop()
            self.application.close()

    def _walk(self, rounds: int) -> Iterator[None]:
        yield
        for number in range(rounds):
            yield from self._pages()
            yield from self._dialogs()
            if number % 5 == 4:
                yield from self._another_language(UiLanguage.EN if number % 2 else UiLanguage.KO)
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            gc.collect()
            if number:
                print(resident(), flush=True)

    def _pages(self) -> Iterator[None]:
        (trip, *_) = self.window.session.trips
        self.window.open_trip(str(trip.id))
        yield
        for tab in TABS:
            page = self.window.trip.show_page(tab.key)
            yield
            if isinstance(page, SchedulePage):
                for view in ("list", "timetable"):
                    page.show_view(view)
                    yield
            if isinstance(page, DelegationPage):
                for table in page.tables:
                    page.show_table(table)
                    yield
        for place in PLACES:
            if place != "book":
                self.window.go(place)
                yield
        self.window.open_trip(str(trip.id))
        yield

    def _dialogs(self) -> Iterator[None]:
        self.window.trip.asked.emit("book")
        yield
        yield from self._close_those_on_top()
        page = self.window.trip.show_page("delegation")
        yield
        if isinstance(page, DelegationPage):
            for table in (DELEGATES, THEIRS):
                page.show_table(table)
                page.add.click()
                yield
                yield from self._close_those_on_top()
        QTimer.singleShot(0, self._close_modal)
        self.window.show_palette()
        yield

    def _close_modal(self) -> None:
        modal = QApplication.activeModalWidget()
        if modal is not None:
            modal.close()

    def _close_those_on_top(self) -> Iterator[None]:
        on_top = [w for w in QApplication.topLevelWidgets() if w.isVisible() and not isinstance(w, Window)]
        assert on_top, "no dialog opened"
        for widget in on_top:
            widget.close()
            yield

    def _another_language(self, language: UiLanguage) -> Iterator[None]:
        self.window.language_wanted.emit(language.value)
        self.window = self.application.windows[-1]
        yield


def main(store: Path, rounds: int) -> int:
    """Runs the rounds; the exit code."""
    qt = QApplication(["tripdesk"])
    qt.setQuitOnLastWindowClosed(False)
    qt.setStyle("Fusion")
    warnings: list[str] = []

    def hear(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if not message.startswith(NOT_OURS):
            warnings.append(message)

    qInstallMessageHandler(hear)
    remembered = QSettings(str(store.with_name("desk.ini")), QSettings.Format.IniFormat)
    application = Application(qt, remembered)

    def hook(_kind: type[BaseException], error: BaseException, _where: TracebackType | None) -> None:
        sys.__excepthook__(type(error), error, error.__traceback__)
        application.fault(error)

    sys.excepthook = hook
    settings = Settings(UiLanguage.KO, store.parent / "work", store, "김주무관", "desk-1")
    walk = Rounds(application, application.open_store(settings), rounds)
    code = qt.exec()
    del walk
    qInstallMessageHandler(None)
    print(f"warnings {len(warnings)}", *dict.fromkeys(warnings), sep="\n  ")
    print(f"faults {len(application.faults)}")
    return code or bool(warnings or application.faults)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
