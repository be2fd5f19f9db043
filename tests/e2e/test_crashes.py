"""Whatever happens to the program or the disk, what was told as saved is there, and nothing half."""

import os
import random
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import SOAK
from tests.oracles import ROOT
from tests.stores import KIM, START, TRIP, editing, held, opened, small_trip, taken_in, text_of
from tripdesk.errors import TripdeskError
from tripdesk.model.history import Key, Label
from tripdesk.services import backups
from tripdesk.store import keeping

pytestmark = pytest.mark.loop


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = opened(tmp_path / "tripdesk.db", prefix="first")
    taken_in(made, small_trip())
    made.close()
    return tmp_path / "tripdesk.db"


def at_work(path: Path, desk: str, seed: int, count: int, kind: str, first: Callable[[], None] | None = None):
    command = [sys.executable, "-m", "tests.e2e.desk_at_work", str(path), desk, str(seed), str(count), kind]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, preexec_fn=first)


def told_by(lines: list[str]) -> set[str]:
    """What was told in whole lines."""
    return {line.rstrip("\n") for line in lines if line.endswith("\n")}


def what_is_kept(path: Path) -> set[str]:
    store = opened(path)
    kept = {change.tx for change in store.changes_after(0, limit=1_000_000)}
    kept |= {f"issue {line.number}" for line in store.issues(TRIP)}
    store.load(TRIP)
    store.close()
    return kept


def test_a_killed_desk_loses_nothing_it_was_told(path: Path) -> None:
    """R1: kill -9 at any moment of edits, undoes and issues."""
    kills, seed = (200, 1) if SOAK else (8, 1)
    rng = random.Random(seed)
    told: set[str] = set()
    for number in range(kills):
        program = at_work(path, f"desk-{number % 3}", seed + number, 100_000, "mixed")
        assert program.stdout is not None
        lines = [program.stdout.readline() for _ in range(rng.randrange(1, 40))]
        program.kill()
        lines += program.stdout.readlines()
        program.wait()
        program.stdout.close()
        told |= told_by(lines)
        assert keeping.damages(path) == (), f"seed {seed}, kill {number}"
    lost = {one for one in told if not one.startswith("refused")} - what_is_kept(path)
    print(f"R1: {kills} kills, {len(told)} told, {len(lost)} lost; seed {seed}")
    assert lost == set()


def test_three_desks_write_at_once(path: Path) -> None:
    """R8: every transaction of each desk is there, none failed; a conflict is tried again from what is there."""
    count = 300 if SOAK else 30
    desks = [at_work(path, f"desk-{number}", 7, count, "edit") for number in range(3)]
    told = [told_by(desk.communicate()[0].splitlines(keepends=True)) for desk in desks]
    assert [desk.returncode for desk in desks] == [0, 0, 0]
    assert [len(those) for those in told] == [count] * 3
    kept = what_is_kept(path)
    store = opened(path)
    edits = len(store.changes_of_record(Key(TRIP, "google"))) - 1
    store.close()
    print(f"R8: 3 x {count} transactions, {len(set.union(*told) - kept)} lost, {3 * count - edits} overwritten")
    assert set.union(*told) <= kept
    assert edits == 3 * count
    assert keeping.damages(path) == ()


def test_a_full_disk_is_said_and_loses_nothing(path: Path) -> None:
    """R3: no file may grow beyond a size that is soon reached (RLIMIT_FSIZE)."""
    limit = path.stat().st_size + 40_000

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    program = at_work(path, "desk-full", 3, 100_000, "edit", full)
    lines = program.communicate()[0].splitlines(keepends=True)
    assert program.returncode == 0
    assert lines[-1] in {"refused disk_full\n", "refused store_disk_error\n"}
    assert told_by(lines[:-1]) <= what_is_kept(path)
    assert keeping.damages(path) == ()
    store = opened(path)
    editing(store).remove(held(store, "gift"), Label("removed"))
    store.close()


def test_a_backup_on_a_full_disk_leaves_the_old_one(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(b"the old one")
    program = subprocess.run(
        [sys.executable, "-m", "tripdesk", "--store", str(path), "backup", "-o", str(copy)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
        env={**os.environ, "TRIPDESK_USER": "u"},
    )
    assert program.returncode == 1
    assert len(program.stderr.splitlines()) == 1
    assert copy.read_bytes() == b"the old one"
    assert [p.name for p in tmp_path.glob("*.part*")] == []


@pytest.mark.parametrize("what", ["restore", "backup"])
def test_killed_while_restoring_or_backing_up(path: Path, tmp_path: Path, what: str) -> None:
    """R2: it opens as before or as after, never between."""
    store = opened(path)
    before = text_of(store)
    store.close()
    copy = tmp_path / "copy.db"
    keeping.back_up(path, copy)
    store = opened(path)
    editing(store).remove(held(store, "gift"), Label("removed"))
    after = text_of(store)
    store.close()
    words = ["restore", str(copy)] if what == "restore" else ["backup", "-o", str(copy)]
    rng = random.Random(5)
    for _ in range(60 if SOAK else 6):
        program = subprocess.Popen(
            [sys.executable, "-m", "tripdesk", "--store", str(path), *words],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            program.wait(timeout=rng.uniform(0.3, 1.2))
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait()
        assert keeping.damages(path) == ()
        assert keeping.damages(copy) == ()
        store = opened(path)
        assert text_of(store) in {before, after}
        store.close()


def test_a_journal_left_by_a_crash_is_played_back(path: Path) -> None:
    """R7: a store whose journal is missing or cut opens whole, or says what is wrong."""
    journal = path.with_name("tripdesk.db-journal")
    store = opened(path)
    kept = text_of(store)
    store.close()
    for left in (b"", b"\0" * 512, os.urandom(600)):
        journal.write_bytes(left)
        store = opened(path)
        assert text_of(store) == kept
        store.close()
        assert keeping.damages(path) == ()
        journal.unlink(missing_ok=True)


@pytest.mark.parametrize("keep", [0.9, 0.5, 0.1])
def test_a_cut_store_is_never_taken_for_an_empty_one(path: Path, keep: float) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * keep)])
    try:
        found = keeping.damages(path)
    except TripdeskError as error:
        found = (error.code,)
    assert found != ()


def test_the_daily_backup_is_made_once_whatever_the_clock_says(path: Path, tmp_path: Path) -> None:
    """R10."""
    folder = tmp_path / "backups"
    made = [
        backups.back_up_daily(path, folder, START.replace(day=day, year=year)) is not None
        for day, year in ((2, 2023), (2, 2023), (1, 2023), (2, 2023), (2, 2024), (2, 2023))
    ]
    assert made == [True, False, True, False, True, False]
    assert KIM.actor not in " ".join(p.name for p in folder.iterdir())
