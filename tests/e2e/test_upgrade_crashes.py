"""R2: killed at any moment of an upgrade, a store is of one schema or the next, whole, and the next start goes on."""

import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import SOAK
from tests.oracles import ROOT
from tests.stores import START, opened, small_trip, taken_in, text_of
from tripdesk.services import backups
from tripdesk.store import engine, keeping

pytestmark = pytest.mark.loop
FIRST = ROOT / "tests" / "data" / "stores" / "store-schema-1.db"


def test_killed_while_upgrading(tmp_path: Path) -> None:
    moments, seed = (200, 3) if SOAK else (12, 3)
    whole = opened(shutil.copy(FIRST, tmp_path / "whole.db"))
    expected = text_of(whole)
    whole.close()
    folder = tmp_path / "killed"
    folder.mkdir()
    words = [sys.executable, "-m", "tests.e2e.desk_opening", str(FIRST), str(folder), str(moments), str(seed)]
    told = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    left: Counter[int] = Counter()
    stores = sorted(folder.glob("*.db"))
    for path in stores:
        assert keeping.damages(path) == (), f"seed {seed}: {path.name}"
        connection = engine.connect(path, readonly=False)
        left[engine.stands_at(connection, path)] += 1
        connection.dispose()
        for backup in path.with_suffix(".backups").glob("*.db"):
            assert keeping.damages(backup) == (), f"seed {seed}: {path.name}"
        store = opened(path)
        assert text_of(store) == expected
        store.close()
        assert engine.schema_of(path) == engine.SCHEMA
    print(
        f"R2 upgrade: killed after each of {told[0]} statements and at {told[1]} moments ({told[2]} of them too late); "
        f"left at schema {dict(sorted(left.items()))}; seed {seed}"
    )
    assert len(stores) == int(told[0]) + 1 + moments
    assert left.keys() == {1, engine.SCHEMA}


_HALF_WRITTEN = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size=1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE changes SET actor = actor || hex(zeroblob(2000))")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("what", ["verify", "backup", "restore"])
def test_what_a_crash_left_half_written_is_no_damage(tmp_path: Path, what: str) -> None:
    path = tmp_path / "tripdesk.db"
    store = opened(path)
    taken_in(store, small_trip())
    expected = text_of(store)
    store.close()
    copy = keeping.back_up(path, tmp_path / "copy.db")
    whole = path.read_bytes()
    assert subprocess.run([sys.executable, "-c", _HALF_WRITTEN, str(path)], check=False).returncode == -9
    assert path.read_bytes() != whole

    if what == "verify":
        assert keeping.damages(path) == ()
    elif what == "backup":
        keeping.back_up(path, copy)
    else:
        before = backups.restore(path, copy, tmp_path / "backups", START)
        assert before is not None
        assert keeping.damages(before.path) == ()

    assert keeping.damages(copy) == ()
    store = opened(path)
    assert text_of(store) == expected
    store.close()
