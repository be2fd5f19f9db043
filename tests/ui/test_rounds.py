"""Every page and dialog, opened and closed many times by the program as it runs: no warning, no fault, no growth."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SOAK
from tests.oracles import ROOT
from tests.stores import Clock, Ids
from tests.ui.desks import sample, settings_of
from tripdesk.app import open_desk
from tripdesk.services.importing import apply_import, plan_import

pytestmark = pytest.mark.loop

ROUNDS = 500 if SOAK else 6
MOST_KIB = ROUNDS * 400 if SOAK else 40_000
"""In the first rounds what is used once, another language too, is still being loaded."""


def test_many_rounds_of_every_page_and_dialog(tmp_path: Path) -> None:
    settings, clock = settings_of(tmp_path), Clock()
    settings.store.parent.mkdir(parents=True)
    trip = sample(tmp_path)
    with open_desk(settings, clock, Ids()) as desk:
        apply_import(desk.store, trip, plan_import(desk.store, trip, clock()), desk.author)
    command = [sys.executable, "-m", "tests.ui.desk_rounds", str(settings.store), str(ROUNDS)]
    around = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(command, cwd=ROOT, env=around, capture_output=True, text=True, check=False)
    *figures, warnings, faults = ended.stdout.splitlines()
    assert (ended.returncode, warnings, faults, ended.stderr) == (0, "warnings 0", "faults 0", "")
    memory = [int(figure) for figure in figures]
    print(f"{ROUNDS} rounds: {memory[0]} KiB, {memory[len(memory) // 2]} KiB, {memory[-1]} KiB")
    assert memory[-1] - memory[0] < MOST_KIB
