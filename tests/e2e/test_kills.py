"""R2: kill -9 in the middle of whatever a user starts: it is as before or as after, never between, and works again."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SOAK
from tests.model.small import SMALL
from tests.oracles import ROOT
from tests.stores import TRIP, opened
from tripdesk.model.contract import read_trip, write_trip
from tripdesk.services.sending import sending
from tripdesk.store import keeping

pytestmark = pytest.mark.loop

CHANGED = SMALL.replace("2023-01-09T14:00", "2023-01-09T13:30").replace("감사 서한", "감사 편지")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store that was edited since its backup, an older export, and a file to be taken in."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "trip.json").write_text(SMALL, encoding="utf-8")
    tripdesk(folder, "import", "trip.json", "--yes")
    tripdesk(folder, "export", TRIP, "-o", "copy.json")
    tripdesk(folder, "backup", "-o", "copy.db")
    (folder / "trip.json").write_text(SMALL.replace("협력 제안", "협력 의제"), encoding="utf-8")
    tripdesk(folder, "import", "trip.json", "--yes")
    (folder / "trip.json").write_text(CHANGED.replace("협력 제안", "협력 의제"), encoding="utf-8")
    return folder


@pytest.fixture
def start(office: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(office, tmp_path / "kills" / "start"))


def environment() -> dict[str, str]:
    return {**os.environ, "TRIPDESK_STORE": "tripdesk.db", "TRIPDESK_USER": "김주무관", "TRIPDESK_DESK": "의전1"}


def tripdesk(folder: Path, *words: str) -> None:
    command = [sys.executable, "-m", "tripdesk", *words]
    environ = {**environment(), "PYTHONPATH": str(ROOT)}
    subprocess.run(command, cwd=folder, env=environ, check=True, capture_output=True)


def state(folder: Path) -> tuple[str, int, bool]:
    """What the trip says but for the instants it was said at, how often it was issued, and whether sending is on."""
    assert keeping.damages(folder / "tripdesk.db") == ()
    store = opened(folder / "tripdesk.db")
    loaded = store.load(TRIP)
    number = len(store.issues(TRIP))
    assert (loaded.snapshot.issue.number if loaded.snapshot.issue else 0) == number
    text = write_trip(loaded.snapshot.revised(issue=None)).decode()
    found = (re.sub(r'"revised_at": "[^"]*"', "", text), number, not sending(store).off)
    store.close()
    return found


def export_of(folder: Path) -> bytes:
    """The export, which is whole."""
    data = (folder / "copy.json").read_bytes()
    read_trip(data)
    return data


def backup_of(folder: Path) -> str:
    """The trip in the backup, which is whole."""
    assert keeping.damages(folder / "copy.db") == ()
    store = opened(folder / "copy.db", readonly="store_read_only")
    text = write_trip(store.load(TRIP).snapshot).decode()
    store.close()
    return text


FINISHED = {"tripdesk.db", "backups", "trip.json", "copy.json", "copy.db"}
UNFINISHED = (".part", ".part-journal", ".db-journal", ".db.upgrade", ".upgrade-journal", ".restoring")


@pytest.mark.parametrize(
    "words",
    [
        ("import", "trip.json", "--yes"),
        ("export", TRIP, "-o", "copy.json"),
        ("backup", "-o", "copy.db"),
        ("restore", "copy.db"),
        ("issue", TRIP, "-m", "구글 시각 변경"),
        ("undo",),
    ],
    ids=lambda words: words[0],
)
def test_it_is_as_before_or_as_after(start: Path, words: tuple[str, ...]) -> None:
    stride, number = (1, 40) if SOAK else (11, 2)
    home = start.parent
    command = [sys.executable, "-m", "tests.e2e.desk_killed", str(home), str(number), str(stride), *words]
    environ = {**environment(), "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=True)
    tried, random, through = map(int, ended.stdout.split())
    print(
        f"R2 {words[0]}: killed before each {stride}. of {tried * stride} deeds, {random - through} at random moments"
    )
    assert tried > 2

    def outcome(folder: Path) -> tuple[tuple[str, int, bool], bytes, str]:
        return state(folder), export_of(folder), backup_of(folder)

    before = outcome(start)
    after = outcome(home / str(tried * stride))
    assert before != after
    seen: set[bool] = set()
    for folder in home.iterdir():
        if folder == start:
            continue
        left = {path.name for path in folder.iterdir()} - FINISHED
        assert [name for name in left if not name.endswith(UNFINISHED)] == []
        found = outcome(folder)
        assert found in (before, after), folder.name
        seen.add(found == after)
    assert seen == {True, False}


def test_after_a_kill_it_works_again(start: Path) -> None:
    """What a killed command left does not stand in the way of the next."""
    words = ("restore", "copy.db")
    command = [sys.executable, "-m", "tests.e2e.desk_killed", str(start.parent), "0", "12", *words]
    environ = {**environment(), "PYTHONPATH": str(ROOT)}
    subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, check=True)
    folders = sorted((path for path in start.parent.iterdir() if path != start), key=lambda path: int(path.name))
    for folder in folders[:: 1 if SOAK else 4]:
        tripdesk(folder, *words)
        assert state(folder) == state(folders[-1])
        assert {path.name for path in folder.iterdir()} == FINISHED
