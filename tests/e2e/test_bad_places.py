"""R3, R4, R7, R10: a store that may only be read, a full disk, a journal that is not its own, a clock that jumps."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.command_line import CommandLine
from tests.model.small import SMALL
from tests.oracles import ROOT
from tests.stores import START, TRIP, Clock, editing, held, opened, small_trip, taken_in, text_of
from tests.test_bad_input import contents, refused
from tripdesk.errors import TripdeskError
from tripdesk.model.history import Committed, Label
from tripdesk.services import backups, chronicle
from tripdesk.store import keeping

EDITED = Label("changed")


@pytest.fixture(scope="module")
def tripdesk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CommandLine]:
    command_line = CommandLine(tmp_path_factory.mktemp("streams"))
    yield command_line
    command_line.close()


@pytest.fixture
def home(tmp_path: Path, tripdesk: CommandLine) -> Iterator[Path]:
    """The home of a user with a store in its usual place, and a folder beside it that may be written."""
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "trip.json").write_text(SMALL, encoding="utf-8")
    assert tripdesk("import", tmp_path / "desk" / "trip.json", "--yes", folder=home).code == 0
    (tmp_path / "desk" / "trip.json").write_text(SMALL.replace("감사 서한", "감사 편지"), encoding="utf-8")
    yield home
    for path in (home, *home.rglob("*")):
        path.chmod(0o700)


# R4


def read_only_file(home: Path) -> None:
    (home / ".local/share/tripdesk/tripdesk.db").chmod(0o444)


def read_only_folder(home: Path) -> None:
    (home / ".local/share/tripdesk").chmod(0o555)


def read_only_home(home: Path) -> None:
    for path in (*home.rglob("*"), home):
        path.chmod(0o555 if path.is_dir() else 0o444)


READS = (
    ("trips",),
    ("show", TRIP),
    ("check", TRIP),
    ("history", TRIP),
    ("book", TRIP, "--edition", "staff", "--pages", "never", "-o", "book.docx"),
    ("calendar", TRIP, "--for", "for-mayor", "-o", "mayor.ics"),
    ("export", TRIP, "-o", "copy.json"),
    ("backup", "-o", "copy.db"),
    ("import", "trip.json", "--plan"),
    ("undo", "--plan"),
)
WRITES = (("import", "trip.json", "--yes"), ("issue", TRIP), ("undo",), ("restore", "copy.db"))


@pytest.mark.parametrize("harm", [read_only_file, read_only_folder, read_only_home])
def test_what_may_only_be_read_is_read(
    harm: Callable[[Path], None], home: Path, tmp_path: Path, tripdesk: CommandLine
) -> None:
    store = home / ".local/share/tripdesk/tripdesk.db"
    harm(home)
    before = contents(home)
    where, desk = {"HOME": str(home)}, tmp_path / "desk"
    reason = f"{store} can only be read. Check your permission or name another place with --store; nothing was changed."
    usual = tripdesk("check", "trip.json", folder=desk).code
    for words in READS:
        ended = tripdesk(*words, folder=desk, environment=where)
        assert (ended.code, ended.err) == (usual if words[0] == "check" else 0, f"{reason}\n"), words
    for words in WRITES:
        ended = tripdesk(*words, folder=desk, environment=where)
        assert (ended.code, ended.err) == (1, f"{reason}\n"), words
    assert tripdesk("verify", folder=desk, environment=where) == (0, f"{store}: everything is as it was written.\n", "")
    assert contents(home) == before
    assert {path.name for path in desk.iterdir()} == {"trip.json", "book.docx", "mayor.ics", "copy.json", "copy.db"}


def test_a_store_that_may_not_even_be_read(home: Path, tmp_path: Path, tripdesk: CommandLine) -> None:
    store = home / ".local/share/tripdesk/tripdesk.db"
    store.chmod(0)
    said = f"{store} cannot be read. Check that you may read it."
    for words in (*READS, *WRITES[:3], ("verify",)):
        ended = tripdesk(*words, folder=tmp_path / "desk", environment={"HOME": str(home)})
        assert refused(ended) == said, words
    assert [path.name for path in (tmp_path / "desk").iterdir()] == ["trip.json"]


# R7


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = opened(tmp_path / "tripdesk.db", prefix="first")
    taken_in(made, small_trip())
    made.close()
    return tmp_path / "tripdesk.db"


def crashed(path: Path) -> tuple[Path, bytes]:
    """A store as a crash in the middle of a large transaction leaves it, and its journal."""
    left = path.with_name("left.db")
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("PRAGMA cache_size=1")
    writer.execute("PRAGMA synchronous=EXTRA")
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("UPDATE records SET doc = replace(doc, 'ko', 'xx') || ' ', version = version + 1")
    writer.execute("UPDATE changes SET after = replace(after, 'ko', 'xx') || ' '")
    shutil.copy(path, left)
    journal = path.with_name(f"{path.name}-journal").read_bytes()
    writer.execute("ROLLBACK")
    writer.close()
    assert left.read_bytes() != path.read_bytes()
    return left, journal


def shown(path: Path) -> str | None:
    """What the trip says; None when the store says that something is wrong with it."""
    try:
        if keeping.damages(path):
            return None
        store = opened(path)
        try:
            return text_of(store)
        finally:
            store.close()
    except TripdeskError:
        return None


def test_a_journal_is_played_back_or_its_lack_is_noticed(path: Path) -> None:
    store = opened(path)
    kept = text_of(store)
    store.close()
    left, journal = crashed(path)
    whole = left.read_bytes()
    own = left.with_name("left.db-journal")
    foreign = journal[:12] + bytes(4) + journal[16:]
    found: dict[str, int] = {"played back": 0, "noticed": 0}
    cuts = [len(journal) * part // 20 for part in range(20)]
    for data in (journal, foreign, *(journal[:cut] for cut in cuts), None):
        left.write_bytes(whole)
        own.unlink(missing_ok=True)
        if data is not None:
            own.write_bytes(data)
        said = shown(left)
        assert said in (kept, None)
        found["noticed" if said is None else "played back"] += 1
        if data is journal:
            assert said == kept
        if data is None:
            assert said is None
    print(f"R7: a journal whole, foreign, cut in 20 places, missing: {found}")


def test_a_journal_of_another_store_harms_nothing_unseen(path: Path, tmp_path: Path) -> None:
    """A journal that comes back from an older day, as a program that copies folders may bring it."""
    old = shown(path)
    _, journal = crashed(path)
    store = opened(path)
    editing(store).remove(held(store, "gift"), Label("removed"))
    kept = text_of(store)
    store.close()
    path.with_name("tripdesk.db-journal").write_bytes(journal)
    assert shown(path) in (kept, old, None)


def test_an_empty_file_is_no_empty_store(path: Path, tripdesk: CommandLine, tmp_path: Path) -> None:
    for size in (0, 1, 99, 100, 512, 4096):
        path.write_bytes(path.read_bytes()[:size] if size else b"")
        ended = tripdesk("--store", path, "trips", folder=tmp_path)
        assert (ended.code, ended.out, len(ended.err.splitlines())) == (1, "", 1), size
        path.write_bytes(b"")
        shutil.rmtree(tmp_path / "backups", ignore_errors=True)


# R10


def test_the_order_of_things_does_not_come_from_the_clock(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    store = opened(path, clock)
    done: list[str] = []
    for number, days in enumerate((0, -1, 365, 0, -400)):
        clock.now = START + timedelta(days=days)
        monkeypatch.setenv("TZ", ("Asia/Seoul", "America/Los_Angeles")[number % 2])
        time.tzset()
        was = held(store, "gift")
        new = was.record.revised(engraving=f"{number}")
        edit = editing(store, now=clock.now).change(was, new, EDITED)
        assert isinstance(edit, Committed)
        done.append(edit.tx)
    assert [change.tx for change in store.changes_of_record(held(store, "gift").key)][1:] == done
    told = [(old, new) for c in chronicle.history(store, TRIP) for _, _, those in c.edits for t in those
            for _, old, new in t.fields]  # fmt: skip
    assert told == [("-", "0"), ("0", "1"), ("1", "2"), ("2", "3"), ("3", "4")]
    for number in reversed(range(4)):
        editing(store, now=clock.now).undo()
        assert held(store, "gift").record.engraving == f"{number}"  # pyright: ignore
    monkeypatch.undo()
    time.tzset()
    store.close()


def test_a_clock_that_jumps_ahead_thins_no_backups_early(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    for day in range(30):
        backups.back_up_daily(path, folder, START + timedelta(days=day))
    usual = {backup.path.name for backup in backups.backups(folder)}
    ahead = START + timedelta(days=30 + 365)
    assert backups.back_up_daily(path, folder, ahead) is not None
    assert backups.back_up_daily(path, folder, ahead) is None
    lost = usual - {backup.path.name for backup in backups.backups(folder)}
    assert len(lost) <= backups.AT_ONCE
    for day in range(30, 40):
        backups.back_up_daily(path, folder, START + timedelta(days=day))
    days = [backup.at.date() for backup in backups.backups(folder)]
    assert len(days) == len(set(days))
    assert {(START + timedelta(days=day)).date() for day in range(27, 40)} <= set(days)


# R3

DISK = """
mount -t tmpfs -o size=8m none "$1" || exit 77
mkdir "$1/desk" || exit 77
cd "$1/desk" || exit 77
export TRIPDESK_STORE="$1/desk/tripdesk.db" TRIPDESK_USER=u TRIPDESK_DESK=d
"$0" -m tripdesk import "$2/trip.json" --yes > /dev/null || exit 78
"$0" -m tripdesk export trip -o copy.json > /dev/null || exit 78
printf 'what was there before' > copy.db
head -c 19999999 /dev/zero > filling 2> /dev/null
for words in "import $2/changed.json --yes" "issue trip" "undo" "backup -o copy.db" "export trip -o copy.json"
do
    "$0" -m tripdesk $words > /dev/null
    echo "$? ${words%% *}"
done
"$0" -m tripdesk trips
rm -r backups
head -c 19999999 /dev/zero > filling.too 2> /dev/null
"$0" -m tripdesk trips
"$0" -m tests.e2e.desk_on_full_disk
rm filling filling.too
for words in "import $2/changed.json --yes" "issue trip" "undo" "backup -o copy.db" "export trip -o copy.json" verify
do
    "$0" -m tripdesk $words > /dev/null
    echo "$? ${words%% *}"
done
find . -type f | grep -v backups/ | sort
"""


def test_a_full_disk_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    disk, desk = tmp_path / "disk", tmp_path / "desk"
    disk.mkdir()
    desk.mkdir()
    (desk / "trip.json").write_text(SMALL, encoding="utf-8")
    (desk / "changed.json").write_text(SMALL.replace("감사 서한", "감사 편지" * 5_000), encoding="utf-8")
    command = ["unshare", "-rm", "sh", "-c", DISK, sys.executable, str(disk), str(desk)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LANG": "en_US.UTF-8", "LC_ALL": "en_US.UTF-8"}
    ended = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=120)
    if ended.returncode == 77 or "unshare" in ended.stderr:
        pytest.skip(f"this machine lets no one mount a small disk: {ended.stderr.strip()[:200]}")
    errors = ended.stderr.splitlines()
    assert ended.stdout.splitlines()[:5] == ["1 import", "1 issue", "1 undo", "1 backup", "1 export"], ended
    assert [": the disk is full. Free some space" in line for line in errors[:5]] == [True] * 5, errors
    assert errors[5:] == [
        f"Today's backup could not be made in {disk}/desk/backups. Check the space and your permission, or make one "
        "elsewhere with ‘tripdesk backup -o FILE’."
    ]
    assert ended.stdout.splitlines()[5:] == [
        "trip  Visit to the United States",
        "trip  Visit to the United States",
        "refused disk_full; still 0; written after a little space was freed",
        "0 import", "0 issue", "0 undo", "0 backup", "0 export", "0 verify",
        "./copy.db", "./copy.json", "./tripdesk.db",
    ], ended  # fmt: skip
