"""After a restore nothing goes to phones before somebody has looked; and what a restore brings back is the backup."""

import hashlib
import json
import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.model.small import SMALL
from tests.stores import KIM, START, TRIP, editing, held, opened, small_trip, taken_in, text_of
from tripdesk.cli import main
from tripdesk.errors import Rejected, TripdeskError
from tripdesk.model.history import Label
from tripdesk.services import backups
from tripdesk.services.sending import Sending, confirm, refuse_while_off, sending
from tripdesk.store import keeping


def contents(path: Path) -> str:
    """A hash over every line of a store but for what is remembered beside the records."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    tables = ("records", "changes", "issues", "publications", "blobs", "refs", "tallies")
    lines = [sorted(map(repr, connection.execute(f"SELECT * FROM {table}"))) for table in tables]
    connection.close()
    return hashlib.sha256(repr(lines).encode()).hexdigest()


def test_sending_is_off_from_the_restore_until_somebody_confirms(tmp_path: Path) -> None:
    path = tmp_path / "tripdesk.db"
    store = opened(path)
    taken_in(store, small_trip())
    refuse_while_off(store)
    with pytest.raises(Rejected, match="sending_is_on"):
        confirm(store, KIM, START)
    store.close()
    backups.copy_to(path, tmp_path / "monday.db")
    backups.restore(path, tmp_path / "monday.db", tmp_path / "backups", START)

    store = opened(path)
    assert sending(store) == Sending(True, "restored", "2023-01-02T03:04:05+00:00", "monday.db")
    with pytest.raises(Rejected, match="sending_is_off"):
        refuse_while_off(store)
    confirm(store, KIM, START)
    assert sending(store) == Sending(False)
    refuse_while_off(store)
    store.close()


@pytest.mark.parametrize("kept", ["off", "", "{}", "[]", '{"state": "perhaps"}'])
def test_what_cannot_be_read_counts_as_off(tmp_path: Path, kept: str) -> None:
    store = opened(tmp_path / "tripdesk.db")
    store.set_meta("sending", kept)
    assert sending(store).off
    store.close()


# R17: the drill


def newest(path: Path, folder: Path) -> Path:
    return backups.back_up(path, folder, START, "day").path


def of_a_week_ago(path: Path, folder: Path) -> Path:
    made = backups.back_up(path, folder, START - timedelta(days=7), "day")
    for days in range(1, 7):
        backups.back_up(path, folder, START - timedelta(days=days), "day")
    return made.path


def before_an_import(path: Path, folder: Path) -> Path:
    return backups.back_up(path, folder, START, "import").path


def of_another_machine(path: Path, folder: Path) -> Path:
    """Made by another desk, of its own store with the same trip, and carried here."""
    other = opened(folder.parent / "other.db", prefix="elsewhere")
    taken_in(other, small_trip({"trip.title.ko": "다른 책상"}))
    other.close()
    return backups.copy_to(folder.parent / "other.db", folder.parent / "carried.db")


@pytest.mark.parametrize("made", [newest, of_a_week_ago, before_an_import, of_another_machine])
def test_what_is_restored_is_what_was_backed_up(tmp_path: Path, made: Callable[[Path, Path], Path]) -> None:
    path, folder = tmp_path / "tripdesk.db", tmp_path / "backups"
    store = opened(path)
    taken_in(store, small_trip())
    backup = made(path, folder)
    wanted, as_it_lay = contents(backup), backup.read_bytes()
    editing(store).remove(held(store, "gift"), Label("removed"))
    after = contents(path)
    store.close()

    before = backups.restore(path, backup, folder, START + timedelta(minutes=1))

    assert contents(path) == wanted
    assert backup.read_bytes() == as_it_lay
    assert before is not None
    assert contents(before.path) == after
    store = opened(path)
    assert (sending(store).off, sending(store).backup) == (True, backup.name)
    store.close()
    assert keeping.damages(path) == ()
    left = {p.name for p in tmp_path.iterdir()} - {"other.db", "carried.db"}
    assert left == {"tripdesk.db", "backups"}


def test_a_half_written_backup_is_refused_and_sending_stays_on(tmp_path: Path) -> None:
    path, folder = tmp_path / "tripdesk.db", tmp_path / "backups"
    store = opened(path)
    taken_in(store, small_trip())
    backup = newest(path, folder)
    whole, kept = backup.read_bytes(), text_of(store)
    for size in (0, 50, 4096, len(whole) // 2, len(whole) - 4096):
        backup.write_bytes(whole[:size])
        with pytest.raises(TripdeskError) as refused:
            backups.restore(path, backup, folder, START)
        assert refused.value.code in {"not_a_store", "backup_not_whole", "store_damaged"}
        assert (text_of(store), sending(store).off) == (kept, False)
    store.close()


# The command line


def test_the_office_is_told_until_it_confirms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.chdir(tmp_path)
    Path("trip.json").write_text(SMALL, encoding="utf-8")

    def says(*words: str, code: int = 0) -> tuple[str, str]:
        capsys.readouterr()
        assert main(["--store", "tripdesk.db", *words]) == code
        said = capsys.readouterr()
        return said.out, said.err

    says("import", "trip.json", "--yes")
    assert says("confirm-restored", code=1) == ("", "Sending is not off. There is nothing to confirm.\n")
    says("backup", "-o", "monday.db")
    says("restore", "monday.db")

    warned = says("trips", "--json")
    assert [trip["id"] for trip in json.loads(warned[0])] == [TRIP]
    assert warned[1].startswith("This is a restored store (20")
    assert len(warned[1].splitlines()) == 1
    assert "Sending: off since the restore" in says("doctor")[0]
    assert says("calendar", "trip", "--for", "for-mayor", "-o", "mayor.ics")[1] == warned[1]
    assert Path("mayor.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    refused = "Sending stays off. When you have looked at what was restored, add --yes.\n"
    assert says("confirm-restored", code=1)[1] == refused
    assert says("confirm-restored", "--yes")[0].endswith("Sending is on.\n")
    assert says("trips") == ("trip  Visit to the United States\n", "")
    assert "Sending" not in says("doctor")[0]
