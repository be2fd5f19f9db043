"""From the start of the process until a trip is drawn, against a bare PySide6 window started in the same run.

    python -m benchmarks.desk_start [--records 2000] [--rounds 5] [--json]

Each start is a process of its own, without a display (Qt's `offscreen`); the stores are made before. Promise: the
sample within 3 times a bare window, a trip of 2,000 records within 5 times. Rounds alternate, so that all meet the
same machine. What the program imports before Qt (the command line) is imported before Qt here too.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.trips import bare, both, item, snapshot
from tripdesk.app import open_desk
from tripdesk.messages import UiLanguage
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.services.demo import sample_trip
from tripdesk.services.importing import apply_import, plan_import
from tripdesk.services.trips import OpenTrip
from tripdesk.settings import Settings

GOALS = {"sample": 3, "large": 5}
ROOT = Path(__file__).parent.parent

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
qt = QApplication([""])
qt.setStyle("Fusion")
window = QMainWindow()
window.resize(1440, 900)
window.show()
qt.processEvents()
window.grab()
print("drawn", flush=True)
"""

DESK = """
import gc
import sys
from pathlib import Path
import tripdesk.__main__
gc.disable()
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from tripdesk.messages import UiLanguage
from tripdesk.settings import Settings
from tripdesk.ui.application import Application
gc.freeze()
gc.enable()
store = Path(sys.argv[1])
qt = QApplication([""])
qt.setQuitOnLastWindowClosed(False)
qt.setStyle("Fusion")
remembered = QSettings(str(store.with_name("desk.ini")), QSettings.Format.IniFormat)
application = Application(qt, remembered)
window = application.open_store(Settings(UiLanguage.KO, store.parent / "work", store, "", "desk-1"))
window.resize(1440, 900)
def look():
    if window.session.snapshot is not None:
        window.grab()
        print("drawn", flush=True)
        application.close()
window.session.trip_changed.connect(look)
sys.exit(qt.exec())
"""


def large(records: int) -> TripSnapshot:
    """A trip of so many items in twelve days, which is more than a trip ever has."""
    start = datetime(2026, 11, 20, 8, tzinfo=ZoneInfo("America/Los_Angeles"))
    parties = [{"id": f"p{n}", "name": both(name)} for n, name in enumerate(("시장단", "실무단", "기업단"))]
    items = []
    for number in range(records):
        begun = start + timedelta(days=number % 12, minutes=number // 12 % 144 * 5)
        title = both(f"{number}번째 기관 방문과 협력 방안 논의", f"Visit {number} and talks on working together")
        items.append(
            item(f"i{number}", "meeting", title, begun, begun + timedelta(minutes=50), parties=[f"p{number % 3}"])
        )
    return snapshot(bare(parties=parties, items=items))


def store_with(trip: OpenTrip, folder: Path) -> Path:
    """A store that holds that trip and nothing else, so that the desk opens it at once."""
    folder.mkdir(parents=True)
    settings = Settings(UiLanguage.KO, folder / "work", folder / "tripdesk.db", "", "desk-1")
    with open_desk(settings) as desk:
        apply_import(desk.store, trip, plan_import(desk.store, trip, datetime.now(UTC)), desk.author)
    return settings.store


def drawn_after(program: str, *arguments: str) -> float:
    """Milliseconds from the start of a process until it says that it has drawn."""
    around = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    begun = time.perf_counter()
    command = [sys.executable, "-c", program, *arguments]
    with subprocess.Popen(command, cwd=ROOT, env=around, stdout=subprocess.PIPE, text=True) as started:
        assert started.stdout is not None
        line = started.stdout.readline()
        took = (time.perf_counter() - begun) * 1000
    if line != "drawn\n" or started.returncode:
        raise SystemExit(f"the program ended with {started.returncode}")
    return took


def main() -> None:
    """Prints the medians and their ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        big = OpenTrip(large(options.records), folder / "large.json")
        stores = {
            "sample": store_with(sample_trip(folder / "trip"), folder / "sample"),
            "large": store_with(big, folder / "large"),
        }
        took: dict[str, list[float]] = {"bare": [], **{name: [] for name in stores}}
        for _ in range(options.rounds + 1):
            took["bare"].append(drawn_after(BARE))
            for name, store in stores.items():
                took[name].append(drawn_after(DESK, str(store)))
    medians = {name: statistics.median(times[1:]) for name, times in took.items()}
    ratios = {name: medians[name] / medians["bare"] for name in stores}
    if options.json:
        print(json.dumps({"ms": medians, "ratios": ratios}))
        return
    print(f"bare PySide6 window   {medians['bare']:7.0f} ms")
    for name, ratio in ratios.items():
        said = {"sample": "sample trip drawn", "large": f"{options.records:,} records drawn"}[name]
        print(f"{said:21} {medians[name]:7.0f} ms   {ratio:4.1f} × (goal {GOALS[name]} ×)")


if __name__ == "__main__":
    main()
