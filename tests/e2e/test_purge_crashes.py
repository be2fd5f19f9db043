"""R2: a purge that is killed at any moment leaves a store that opens; the same words again finish it."""

import os
import random
import shutil
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest

from tests.conftest import SOAK
from tests.guest import GUEST, found_in, guest_trip
from tests.oracles import ROOT
from tests.stores import KIM, START, TRIP, opened, taken_in
from tripdesk.model.history import SHARED, Key
from tripdesk.services import backups
from tripdesk.services.issuing import issue_trip
from tripdesk.store import keeping

pytestmark = pytest.mark.loop


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A store with the guest, an issue and three backups."""
    folder = tmp_path / "office"
    store = opened(folder / "tripdesk.db", prefix="first")
    taken_in(store, guest_trip(tmp_path))
    issue_trip(store, TRIP, "한소라 국장 합류", KIM, START)
    for number, why in enumerate(("day", "import", "restore")):
        backups.back_up(store.path, folder / "backups", START + timedelta(hours=number), why)
    store.close()
    return folder


def purge(folder: Path) -> "subprocess.Popen[str]":
    words = ["--store", str(folder / "tripdesk.db"), "purge", GUEST, "--mentions", "blank", "--yes"]
    return subprocess.Popen(
        [sys.executable, "-m", "tripdesk", *words],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={
            **os.environ,
            "TRIPDESK_USER": "u",
            "TRIPDESK_DESK": "d",
            "LC_ALL": "C",
            "XDG_CACHE_HOME": str(folder.parent / "cache"),
        },
    )


def test_killed_while_purging(office: Path, tmp_path: Path) -> None:
    kills, seed = (60, 11) if SOAK else (6, 11)
    rng = random.Random(seed)
    began = time.monotonic()
    whole = tmp_path / "whole"
    shutil.copytree(office, whole)
    assert "Finished." in purge(whole).communicate()[0]
    takes = time.monotonic() - began
    assert found_in(whole) == []
    cut = changed = 0
    for number in range(kills):
        folder = tmp_path / f"office-{number}"
        shutil.copytree(office, folder)
        for _ in range(rng.randrange(1, 3)):
            program = purge(folder)
            try:
                program.wait(timeout=rng.uniform(takes * 0.3, takes))
            except subprocess.TimeoutExpired:
                program.kill()
            said = program.communicate()[0]
            cut += program.returncode < 0
            kept = [folder / "tripdesk.db", *(backup.path for backup in backups.backups(folder / "backups"))]
            assert [keeping.damages(path) for path in kept] == [()] * len(kept), f"seed {seed}, kill {number}"
            store = opened(folder / "tripdesk.db")
            store.load(TRIP)
            there = store.get(Key(SHARED, GUEST)) is not None
            store.close()
            changed += program.returncode < 0 and not there
            done = "Finished." in said
            assert not done or found_in(folder) == [], f"seed {seed}, kill {number}: said done and was not"
        ended = purge(folder)
        said = ended.communicate()[0]
        assert ended.returncode == 0 or "there is no such person" in said, said
        assert found_in(folder) == [], f"seed {seed}, kill {number}"
        shutil.rmtree(folder)
    print(f"R2 purge: {kills} stores, {cut} kills, {changed} after the store was changed; seed {seed}")
