"""What a window learns by polling: every commit, its own included, in order, once."""

import random
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import SOAK
from tests.e2e.desk_watching import edit
from tests.oracles import ROOT
from tests.stores import START, opened, small_trip, taken_in
from tripdesk.services import backups
from tripdesk.services.feed import NOTHING, Feed, News


def test_everything_that_is_committed_comes_once_and_in_order(tmp_path: Path) -> None:
    store = opened(tmp_path / "tripdesk.db")
    whole, none_yet = Feed(store, 0, ""), Feed.from_now(store)
    assert (whole.poll(), none_yet.poll()) == (NOTHING, NOTHING)
    done = taken_in(store, small_trip())
    later = Feed.from_now(store)
    one, two = edit(store, "a", 1), edit(store, "b", 2)

    assert later.poll() == News(store.changes_after(done.changes[-1].seq))
    assert [change.tx for change in whole.poll().changes] == [done.tx] * len(done.changes) + [one, two]
    assert (whole.poll(), later.poll()) == (NOTHING, NOTHING)
    store.close()


def test_a_store_that_was_restored_is_to_be_read_again(tmp_path: Path) -> None:
    path = tmp_path / "tripdesk.db"
    store = opened(path)
    taken_in(store, small_trip())
    backups.copy_to(path, tmp_path / "copy.db")
    edit(store, "a", 1)
    behind = Feed.from_now(store)
    backups.restore(path, tmp_path / "copy.db", tmp_path / "backups", START)
    assert (behind.poll(), behind.poll()) == (News(replaced=True), NOTHING)

    again = opened(path, prefix="other")
    edit(again, "a", 1)
    beside = Feed.from_now(again)
    backups.restore(path, tmp_path / "copy.db", tmp_path / "backups", START)
    third = edit(opened(path, prefix="third"), "a", 1)
    assert (beside.poll(), beside.poll(), beside.tx) == (News(replaced=True), NOTHING, third)
    again.close()
    store.close()


@pytest.mark.loop
def test_two_programs_see_each_others_edits(tmp_path: Path) -> None:
    """Both learn of everything, in one order, at the first poll after it was told as saved."""
    path, rounds, rng = tmp_path / "tripdesk.db", 400 if SOAK else 40, random.Random(20230109)
    store = opened(path, prefix="here")
    taken_in(store, small_trip())
    feed = Feed.from_now(store)
    command = [sys.executable, "-m", "tests.e2e.desk_watching", str(path), "there"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:

        def asks(word: str) -> list[str]:
            assert other.stdin
            assert other.stdout
            other.stdin.write(f"{word}\n")
            other.stdin.flush()
            return other.stdout.readline().split()

        assert other.stdout
        assert other.stdout.readline() == "ready\n"
        told: list[str] = []
        here: list[str] = []
        there: list[str] = []
        took: list[float] = []
        for number in range(rounds):
            told += asks("edit") if rng.random() < 0.5 else [edit(store, "here", number)]
            start = time.perf_counter()
            if rng.random() < 0.7:
                here += [change.tx for change in feed.poll().changes]
                there += asks("poll")
                took.append((time.perf_counter() - start) * 1000)
                assert (here, there) == (told, told)
        here += [change.tx for change in feed.poll().changes]
        there += asks("poll")
        assert other.stdin
        other.stdin.close()
    print(f"feed: {len(told)} edits of two programs; both had learnt of one {statistics.median(took):.1f} ms after it")
    assert (other.returncode, here, there) == (0, told, told)
    store.close()
