"""The program with a window: one `QApplication`, and a window for each store that is open."""

import sys
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from types import TracebackType

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QApplication

from tripdesk.app import Desk, open_desk
from tripdesk.errors import Unavailable
from tripdesk.messages import UiLanguage
from tripdesk.model.history import Committed
from tripdesk.settings import Settings
from tripdesk.ui import i18n
from tripdesk.ui.composing import Composition
from tripdesk.ui.jobs import Jobs
from tripdesk.ui.one_instance import OneInstance
from tripdesk.ui.session import Notice, Session
from tripdesk.ui.shell.window import Window
from tripdesk.ui.theme import Appearance, Theme

OpenDesk = Callable[[Settings], Desk]


def new_jobs(parent: QObject) -> Jobs:
    """One thread for the store, two for documents."""
    lane = ThreadPoolExecutor(1, thread_name_prefix="store")
    return Jobs(lane, ThreadPoolExecutor(2, thread_name_prefix="beside"), parent)


class Application(QObject):
    """What outlives a window: theme, language, composition, the windows that are open."""

    def __init__(
        self,
        qt: QApplication,
        remembered: QSettings,
        desks: OpenDesk = open_desk,
        jobs: Callable[[QObject], Jobs] = new_jobs,
    ) -> None:
        super().__init__(qt)
        self._qt = qt
        self._desks = desks
        self._jobs = jobs
        self.remembered = remembered
        self.composition = Composition(qt)
        self.theme = Theme(qt, Appearance(str(remembered.value("appearance", Appearance.SYSTEM))))
        self.windows: list[Window] = []
        self._moving = False
        self.faults: list[BaseException] = []
        self.theme.apply()

    def open_store(self, settings: Settings, *, sample: bool = False) -> Window:
        """A window on a store, or the one that is open on it already."""
        for window in self.windows:
            if window.session.desk.settings.store == settings.store:
                window.raise_()
                window.activateWindow()
                return window
        remembered = str(self.remembered.value("language", ""))
        if remembered in set(UiLanguage) and not settings.language_given:
            settings = replace(settings, ui_language=UiLanguage(remembered))
        i18n.install(self._qt, settings.ui_language)
        desk = self._desks(settings)
        jobs = self._jobs(self)
        session = Session(desk, jobs, self)
        window = Window(session, self.composition, self.theme, self.remembered)
        window.sample_wanted.connect(lambda: self.open_sample(settings))
        window.language_wanted.connect(partial(self._speak, window))
        window.appearance_wanted.connect(self._appear)
        window.closed.connect(lambda: self._closed(window))
        session.lost.connect(partial(self._lost, window))
        self.windows.append(window)
        window.show()
        if sample:
            from tripdesk.ui.operations.sample import take_in_sample  # noqa: PLC0415 (it makes documents)

            session.edit(lambda _editing: take_in_sample(desk), done=partial(self._show_sample, window))
        session.start()
        return window

    def open_sample(self, settings: Settings) -> Window:
        """The sample trip in a store of its own, beside the real one."""
        store = settings.store.with_name(f"{settings.store.stem}-sample.db")
        return self.open_store(replace(settings, store=store), sample=True)

    def fault(self, error: BaseException, window: Window | None = None) -> None:
        """A fault of the program: one message, a report without personal data; the window lives on."""
        self.faults.append(error)
        where = window or next((w for w in self.windows if w.isVisible()), None)
        report = fault_report(error)
        if where is not None:
            text = self.tr("Something went wrong in the program ({what}). Nothing that was saved is lost.")
            copy = (self.tr("Copy the report"), lambda: QApplication.clipboard().setText(report))
            where.notices.show_notice(Notice(text.replace("{what}", type(error).__name__), bad=True, act=copy))
        else:
            sys.stderr.write(report)

    def _speak(self, window: Window, language: str) -> None:
        """Draws the window anew in another language."""
        self.remembered.setValue("language", language)
        settings = replace(window.session.desk.settings, ui_language=UiLanguage(language), language_given=False)
        trip = window.session.open_id
        self._moving = True
        window.leave()
        self._moving = False
        opened = self.open_store(settings)
        if trip:
            opened.open_trip(trip)
        opened.go("settings")

    def _appear(self, appearance: str) -> None:
        self.remembered.setValue("appearance", appearance)
        self.theme.apply(Appearance(appearance))

    def _show_sample(self, window: Window, done: Committed) -> None:
        window.open_trip(done.label.ids[0])

    def _lost(self, window: Window, error: BaseException) -> None:
        self.fault(error, window)

    def close(self) -> None:
        """Closes every window and lets go of everything."""
        for window in list(self.windows):
            window.leave()
        self.composition.stop()

    def _closed(self, window: Window) -> None:
        window.session.stop()
        window.session.jobs.close()
        window.session.desk.__exit__()
        self.windows.remove(window)
        window.deleteLater()
        window.session.deleteLater()
        window.session.jobs.deleteLater()
        if not self.windows and not self._moving:
            self._qt.quit()


def fault_report(error: BaseException) -> str:
    """Where in the program it happened, without what the user was working on."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [
        f"{frame.filename.replace(chr(92), '/').split('tripdesk/')[-1]}:{frame.lineno} {frame.name}" for frame in frames
    ]
    return "\n".join([f"tripdesk {type(error).__name__}", *lines, ""])


def run(settings: Settings) -> int:
    """Opens the desk and returns the exit code when the last window is closed. Raises Unavailable without a screen."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(settings.environment.get(name) for name in screens):
        raise Unavailable("no_screen")
    qt = QApplication([sys.argv[0]])
    qt.setApplicationName("tripdesk")
    qt.setQuitOnLastWindowClosed(False)
    qt.setStyle("Fusion")
    remembered = QSettings(str(settings.store.parent / "desk.ini"), QSettings.Format.IniFormat)
    settings.store.parent.mkdir(parents=True, exist_ok=True)
    instance = OneInstance(settings.store)
    if not instance.first:
        return 0 if instance.call() else 1
    application = Application(qt, remembered)

    def hook(_kind: type[BaseException], error: BaseException, _where: TracebackType | None) -> None:
        application.fault(error)

    sys.excepthook = hook
    window = application.open_store(settings)
    instance.called.connect(window.come_forward)
    code = qt.exec()
    instance.leave()
    return code
