"""`make shots`: a picture of every page of the desk, Korean and English, light and dark, from the sample trip.

Opens the real window on a virtual screen of its own (Xvfb) and writes PNG files into the folder it is given.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from tripdesk.ui.session import Session

SIZES = ((1440, 900), (1280, 800))


@contextmanager
def screen() -> Generator[str]:
    """A virtual screen with real fonts; its DISPLAY."""
    program = shutil.which("Xvfb")
    if program is None:
        raise SystemExit("Xvfb is missing: apt-get install xvfb")
    reader, writer = os.pipe()
    words = [program, "-displayfd", str(writer), "-screen", "0", "1920x1080x24", "-nolisten", "tcp"]
    server = subprocess.Popen(words, pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    try:
        with os.fdopen(reader) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def shoot(folder: Path) -> None:
    """Every page in every language and appearance."""
    from PySide6.QtCore import QSettings  # noqa: PLC0415 (only once there is a screen)
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from tripdesk.messages import UiLanguage  # noqa: PLC0415
    from tripdesk.settings import read_settings  # noqa: PLC0415
    from tripdesk.ui.application import Application  # noqa: PLC0415
    from tripdesk.ui.shell.places import PLACES, TABS  # noqa: PLC0415
    from tripdesk.ui.theme import Appearance  # noqa: PLC0415

    qt = QApplication(["tripdesk"])
    qt.setQuitOnLastWindowClosed(False)
    qt.setStyle("Fusion")
    folder.mkdir(parents=True, exist_ok=True)
    appearances = (Appearance.LIGHT, Appearance.DARK)
    for language, appearance in product(UiLanguage, appearances):
        with tempfile.TemporaryDirectory() as data:
            environment = {**os.environ, "XDG_DATA_HOME": data, "XDG_CACHE_HOME": data, "TRIPDESK_USER": "김주무관"}
            settings = replace(read_settings(language, environment), store=Path(data) / "trips.db")
            remembered = QSettings(str(Path(data) / "desk.ini"), QSettings.Format.IniFormat)
            remembered.setValue("appearance", appearance)
            application = Application(qt, remembered)
            window = application.open_sample(settings)
            _settle(qt, lambda: window.session.snapshot is not None and bool(window.session.findings))  # noqa: B023
            _work(window.session)
            _settle(qt, lambda: window.session.saved == "all")  # noqa: B023
            for size in SIZES:
                window.resize(*size)
                for place in [*(tab.key for tab in TABS), *(key for key in PLACES if key != "book")]:
                    if place in PLACES:
                        window.go(place)
                    else:
                        window.open_trip(window.session.open_id, place)
                    _settle(qt, lambda: window.session.jobs.idle)  # noqa: B023
                    _save(window, folder / f"{place}-{language}-{appearance}-{size[0]}.png")
            window.open_trip(window.session.open_id)
            window.trip.asked.emit("book")
            _settle(qt, lambda: window.session.jobs.idle)  # noqa: B023
            for dialog in qt.topLevelWidgets():
                if dialog.isVisible() and dialog is not window:
                    _save(dialog, folder / f"book-{language}-{appearance}.png")
                    dialog.close()
            application.close()
            _settle(qt, lambda: True)
            for fault in application.faults:
                raise fault


def _work(session: "Session") -> None:
    """An issue and a few edits after it, so that the history has something to show."""
    from tripdesk.model.history import Committed, Label  # noqa: PLC0415
    from tripdesk.model.itinerary import Item, Status  # noqa: PLC0415
    from tripdesk.services.editing import Editing  # noqa: PLC0415
    from tripdesk.ui.operations.issuing import freeze  # noqa: PLC0415

    snapshot = session.snapshot
    if snapshot is None:
        raise SystemExit("the sample did not open")
    trip = str(snapshot.trip.id)
    session.edit(lambda editing: freeze(editing, trip, "면담 일정 확정"))
    timed = [item for item in snapshot.items if item.start and item.end and item.kind in {"meeting", "visit"}]

    def change(item: Item, **fields: object) -> None:
        def work(editing: Editing) -> Committed:
            held = next(held for held in editing.store.of_kind("item", trip) if held.key.id == item.id)
            done = editing.change(held, held.record.revised(**fields), Label("changed", (str(item.id),)))
            assert isinstance(done, Committed)
            return done

        session.edit(work)

    first, second, third = timed[0], timed[1], timed[-1]
    assert first.start
    assert first.end
    later = {
        n: getattr(first, n).revised(local=getattr(first, n).local + timedelta(minutes=30)) for n in ("start", "end")
    }
    change(first, **later)
    change(second, notes=second.notes.revised(ko="통역 1명 추가 요청"))
    change(third, status=Status.CANCELLED)


def _settle(qt: "QApplication", until: Callable[[], bool]) -> None:
    from PySide6.QtCore import QElapsedTimer  # noqa: PLC0415

    clock, rest = QElapsedTimer(), QElapsedTimer()
    clock.start()
    rest.start()
    while clock.elapsed() < 20_000:
        qt.processEvents()
        if not until():
            rest.restart()
        elif rest.elapsed() > 300:
            return
    raise SystemExit("a page did not come to rest")


def _save(widget: "QWidget", file: Path) -> None:
    if not widget.grab().save(str(file)):
        raise SystemExit(f"{file} cannot be written")
    print(file)


def main() -> None:
    """Starts the screen and this program once more on it."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "out/shots")
    if os.environ.get("TRIPDESK_SHOTS") == "1":
        shoot(folder)
        return
    with screen() as display:
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "TRIPDESK_SHOTS": "1"}
        words = [sys.executable, "-m", "tools.shots", str(folder)]
        raise SystemExit(subprocess.run(words, env=environment, check=False).returncode)


if __name__ == "__main__":
    main()
