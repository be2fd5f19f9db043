"""Damage is noticed and named, a backup is what it copies, and what is no store is left alone."""

import hashlib
import random
import sqlite3
from pathlib import Path

import pytest

from tests.conftest import SOAK
from tests.stores import KIM, START, TRIP, editing, held, opened, small_trip, taken_in, text_of
from tripdesk.errors import Rejected, TripdeskError, Unavailable
from tripdesk.model.contract import write_trip
from tripdesk.model.history import Damage, Label
from tripdesk.services import backups
from tripdesk.services.issuing import issue_trip
from tripdesk.store import engine, keeping
from tripdesk.store.engine import journal_mode


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with a trip, an edit, and an issue."""
    made = opened(tmp_path / "tripdesk.db")
    taken_in(made, small_trip())
    editing(made).remove(held(made, "task"), Label("removed"))
    issue_trip(made, TRIP, "첫 배포본", KIM, START)
    made.close()
    return tmp_path / "tripdesk.db"


def test_a_sound_store_has_no_damage(path: Path) -> None:
    assert keeping.damages(path) == ()


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("UPDATE records SET doc = '{}' WHERE id = 'google'", Damage("records", "item google", "content")),
        ("UPDATE records SET deleted = 0 WHERE id = 'task'", Damage("records", "task task", "content")),
        ("DELETE FROM records WHERE id = 'gift'", Damage("records", "trip", "missing")),
        ("UPDATE changes SET actor = '다른 이' WHERE seq = 3", Damage("changes", "3", "content")),
        ("UPDATE issues SET tzdata = '1999a'", Damage("issues", "trip 1", "content")),
        ("DELETE FROM refs WHERE id = 'google'", Damage("refs", "google", "content")),
    ],
)  # fmt: skip
def test_what_is_damaged_is_named(path: Path, sql: str, expected: Damage) -> None:
    with sqlite3.connect(path) as connection:
        assert connection.execute(sql).rowcount > 0
    connection.close()
    assert expected in keeping.damages(path)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE records SET doc = replace(doc, '구글', '구굴') WHERE id = 'google'",
        "UPDATE records SET deleted = 1 WHERE id = 'gift'",
        "DELETE FROM records WHERE id = 'gift'",
        "UPDATE records SET scope = 'other' WHERE id = 'gift'",
        "UPDATE records SET doc = replace(doc, '강기정', '강기전') WHERE id = 'mayor'",
    ],
)
def test_no_book_is_made_of_what_is_damaged(path: Path, sql: str) -> None:
    with sqlite3.connect(path) as connection:
        assert connection.execute(sql).rowcount > 0
    connection.close()
    store = opened(path)
    with pytest.raises(Unavailable) as refused:
        store.load(TRIP)
    assert refused.value.code in {"record_damaged", "trip_incomplete"}
    store.close()


@pytest.mark.loop
def test_flipped_bits_never_reach_a_book(path: Path) -> None:
    """R6: what was flipped is noticed, or changed nothing; a trip that still opens is the trip that was kept."""
    flips = 400 if SOAK else 60
    seed = 20230109
    rng = random.Random(seed)
    whole, store = path.read_bytes(), opened(path)
    good = text_of(store)
    store.close()
    content = lines_of(path)
    changed = noticed = 0
    for _ in range(flips):
        at, bit = rng.randrange(len(whole)), rng.randrange(8)
        path.write_bytes(whole[:at] + bytes([whole[at] ^ (1 << bit)]) + whole[at + 1 :])
        differs = lines_of(path) != content
        found = damage_of(path)
        changed += differs
        noticed += differs and found
        try:
            store = opened(path)
            shown = text_of(store)
            store.close()
        except TripdeskError:
            continue
        assert shown == good, f"seed {seed}: byte {at}, bit {bit}"
    print(f"R6: {flips} flips, {changed} changed content, {noticed} noticed; seed {seed}")
    assert noticed >= 0.95 * changed


def lines_of(path: Path) -> object:
    """Every line of every table, as any program would read them."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        tables = ("records", "changes", "issues", "blobs", "meta", "refs", "tallies")
        return [sorted(map(repr, connection.execute(f"SELECT * FROM {table}"))) for table in tables]
    except (sqlite3.Error, UnicodeDecodeError) as error:
        return type(error).__name__
    finally:
        connection.close()


def damage_of(path: Path) -> bool:
    try:
        return bool(keeping.damages(path))
    except TripdeskError:
        return True


def test_a_backup_is_the_store(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    assert keeping.back_up(path, copy) == copy
    assert lines_of(copy) == lines_of(path)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["copy.db", "tripdesk.db"]


def test_a_restore_brings_everything_back(path: Path, tmp_path: Path) -> None:
    keeping.back_up(path, tmp_path / "copy.db")
    store = opened(path)
    kept = text_of(store)
    editing(store).remove(held(store, "gift"), Label("removed"))
    store.close()

    before = backups.restore(path, tmp_path / "copy.db", tmp_path / "backups", START)

    store = opened(path)
    assert text_of(store) == kept
    store.close()
    assert before is not None
    assert keeping.damages(before.path) == ()


@pytest.mark.parametrize("cut", [0, 100, 5000, -4096])
def test_a_store_that_is_cut_is_restored(path: Path, tmp_path: Path, cut: int) -> None:
    keeping.back_up(path, tmp_path / "copy.db")
    lines = lines_of(path)
    path.write_bytes(path.read_bytes()[:cut])
    backups.restore(path, tmp_path / "copy.db", tmp_path / "backups", START)
    with sqlite3.connect(path) as connection:
        assert connection.execute("DELETE FROM meta WHERE name = 'sending'").rowcount == 1
    connection.close()
    assert lines_of(path) == lines


def test_half_a_backup_is_refused_and_the_store_stays(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    keeping.back_up(path, copy)
    copy.write_bytes(copy.read_bytes()[:-8192])
    kept = path.read_bytes()
    with pytest.raises(TripdeskError) as refused:
        keeping.restore(path, copy)
    assert refused.value.code in {"backup_not_whole", "store_damaged"}
    assert path.read_bytes() == kept


FOREIGN = {
    "empty": b"",
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "text": "안녕하세요. ".encode() * 40,
}


@pytest.mark.parametrize("name", [*FOREIGN, "other database", "newer"])
def test_what_is_no_store_of_ours_is_left_alone(tmp_path: Path, name: str) -> None:
    """R5."""
    path = tmp_path / "some.db"
    if name in FOREIGN:
        path.write_bytes(FOREIGN[name])
    else:
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE notes (text)")
        if name == "newer":
            connection.execute(f"PRAGMA application_id={engine.APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version={engine.SCHEMA + 1}")
        connection.close()
    before = hashlib.sha256(path.read_bytes()).digest()
    with pytest.raises(Rejected) as refused:
        opened(path)
    assert refused.value.code == ("store_newer" if name == "newer" else "not_a_store")
    assert hashlib.sha256(path.read_bytes()).digest() == before
    assert [p.name for p in tmp_path.iterdir()] == ["some.db"]


@pytest.mark.parametrize(
    ("version", "local", "mode"),
    [
        ((3, 40, 1), True, "DELETE"),
        ((3, 51, 2), True, "DELETE"),
        ((3, 51, 3), True, "WAL"),
        ((3, 50, 6), True, "DELETE"),
        ((3, 50, 7), True, "WAL"),
        ((3, 44, 6), True, "WAL"),
        ((3, 45, 0), True, "DELETE"),
        ((3, 53, 1), True, "WAL"),
        ((3, 53, 1), False, "DELETE"),
    ],
)
def test_the_journal_fits_the_version(version: tuple[int, int, int], local: bool, mode: str) -> None:
    assert journal_mode(version, local) == mode


def test_an_issue_stays_as_it_was(path: Path) -> None:
    store = opened(path)
    issued = store.issue(TRIP, 1)
    assert write_trip(store.load(TRIP).snapshot).decode() == issued[1]
    editing(store).remove(held(store, "gift"), Label("removed"))
    assert store.issue(TRIP, 1) == issued
    assert store.load(TRIP).snapshot.issue is None
    store.close()
