"""A timetable of 400 items on one screen: a key press until it is drawn, and a frame of a drag.

    python -m benchmarks.desk_timetable [--items 400] [--rounds 300] [--json]

Drawn into a real window without a display (Qt's `offscreen`). Promise: 99 in 100 below 16 ms, one frame of 60 a second.
"""

import argparse
import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.trips import bare, both, item, snapshot
from tripdesk.messages import UiLanguage
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.ui.schedule.timetable.view import TimetableView
from tripdesk.ui.theme import Appearance, Theme

FRAME_MS = 16
KINDS = ("meeting", "visit", "ceremony", "meal", "press")


def full(count: int) -> TripSnapshot:
    """So many items of three parties on ten days."""
    parties = [{"id": f"p{n}", "name": both(name)} for n, name in enumerate(("시장단", "실무단", "기업단"))]
    start = datetime(2026, 11, 20, 8, tzinfo=ZoneInfo("America/Los_Angeles"))
    items = []
    for number in range(count):
        day, place = number % 10, number // 10
        begun = start + timedelta(days=day, minutes=place // 3 * 60)
        own, kind = f"i{number}", KINDS[number % len(KINDS)]
        title = both(f"{number}번째 기관 방문과 협력 방안 논의", f"Visit {number} and talks on working together")
        items.append(item(own, kind, title, begun, begun + timedelta(minutes=50), parties=[f"p{place % 3}"]))
    return snapshot(bare(parties=parties, items=items))


def timed(rounds: int, act: Callable[[int], None]) -> list[float]:
    """Milliseconds of each round, from the event until everything is drawn."""
    took: list[float] = []
    for number in range(rounds):
        begun = time.perf_counter()
        act(number)
        QApplication.processEvents()
        took.append((time.perf_counter() - begun) * 1000)
    return took


def measured(view: TimetableView, rounds: int) -> dict[str, list[float]]:
    """Key presses that walk and turn days; a drag over the whole viewport."""
    keys = (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Right)
    walked = timed(rounds, lambda n: QTest.keyClick(view, keys[n % len(keys)]))
    view.reveal("i30")
    QApplication.processEvents()
    port = view.viewport()
    begun = view.frame.part(view.plan.parts_of("i30")[0]).center().toPoint()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, begun)

    def drag(number: int) -> None:
        QTest.mouseMove(
            port, QPoint(120 + number * 37 % (port.width() - 150), 150 + number * 13 % (port.height() - 200))
        )

    dragged = timed(rounds, drag)
    view.give_up()
    return {"key": walked, "drag": dragged}


def main() -> None:
    """Prints the figures; exit code 1 when a promise is not kept."""
    words = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    words.add_argument("--items", type=int, default=400)
    words.add_argument("--rounds", type=int, default=300)
    words.add_argument("--json", action="store_true")
    given = words.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qt = QApplication([])
    qt.setStyle("Fusion")
    Theme(qt, Appearance.LIGHT).apply()
    view = TimetableView(UiLanguage.KO)
    view.resize(1700, 900)
    view.show()
    trip = full(given.items)
    begun = time.perf_counter()
    view.show_trip(trip, ())
    laid = time.perf_counter() - begun
    QTest.qWait(500)
    figures: dict[str, float] = {"items": given.items, "lay_out_ms": round(laid * 1000, 1)}
    for name, took in measured(view, given.rounds).items():
        ordered = sorted(took)
        figures[f"{name}_p50_ms"] = round(statistics.median(took), 1)
        figures[f"{name}_p99_ms"] = round(ordered[int(len(ordered) * 0.99) - 1], 1)
        figures[f"{name}_p99_of_a_frame"] = round(figures[f"{name}_p99_ms"] / FRAME_MS, 2)
    view.close()
    if given.json:
        sys.stdout.write(json.dumps(figures) + "\n")
    else:
        for name, value in figures.items():
            sys.stdout.write(f"{name:24}{value}\n")
    if any(value > 1 for name, value in figures.items() if name.endswith("of_a_frame")):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
