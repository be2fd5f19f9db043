"""A store of any earlier schema opens, whole, after a verified backup; nothing in between, nothing twice."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.oracles import ROOT
from tests.stores import KIM, START, TRIP, Clock, Ids, editing, held, opened, text_of
from tripdesk.errors import Rejected, TripdeskError, Unavailable
from tripdesk.model.history import Key, Label
from tripdesk.services import backups
from tripdesk.services.backups import Backup
from tripdesk.services.issuing import issue_trip, issued_snapshot
from tripdesk.store import engine, keeping
from tripdesk.store.opening import open_store

STORES = sorted((ROOT / "tests" / "data" / "stores").glob("store-schema-*.db"))
ADDED = {"issues": {"instants", "sha256"}}
"""What a step wrote anew: table → columns. Every other value stays as it was."""


@pytest.fixture(params=STORES, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A store of an earlier schema."""
    return shutil.copy(request.param, tmp_path / "tripdesk.db")


def refuses() -> None:
    raise Unavailable("disk_full", path="backups")


def lines_of(path: Path, table: str) -> list[dict[str, object]]:
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    try:
        return [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2")]
    finally:
        connection.close()


def schema_text(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Table → its columns, in their order, and its indexes."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    try:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: [
                *connection.execute(f"PRAGMA table_info({name})"),
                *sorted(row[1:] for row in connection.execute(f"PRAGMA index_list({name})")),
                *connection.execute(f"SELECT strict FROM pragma_table_list WHERE name = '{name}'"),
            ]
            for name in sorted(names)
        }
    finally:
        connection.close()


def test_there_is_a_store_of_every_earlier_schema() -> None:
    assert [path.stem for path in STORES] == [f"store-schema-{n}" for n in range(1, engine.SCHEMA)]


def test_an_earlier_store_opens_with_everything_in_it(path: Path) -> None:
    """R12."""
    tables = ("records", "refs", "changes", "issues", "publications", "blobs", "meta", "tallies")
    before = {table: lines_of(path, table) for table in tables}

    store = opened(path)

    shown = store.load(TRIP)
    assert shown.snapshot.people[0].name.hanja == "姜琪正"
    assert [str(item.start.local) for item in shown.snapshot.items if item.start] == [
        "2023-01-08 15:00:00",
        "2023-01-09 13:30:00",
    ]
    assert issued_snapshot(store, TRIP, 1).issue == shown.last_mark
    assert [line.instants for line in store.issues(TRIP)] == [()]
    assert len(store.changes_after(0)) == len(before["changes"])
    assert store.blob(shown.snapshot.attachments[0].sha256).decode() == "좌석 배치: 창가 쪽이 우리 측.\n"
    store.close()
    assert keeping.damages(path) == ()
    for table in tables:
        kept = [
            {name: value for name, value in row.items() if name not in ADDED.get(table, ())}
            for row in lines_of(path, table)
        ]
        assert kept == [
            {name: value for name, value in row.items() if name not in ADDED.get(table, ())} for row in before[table]
        ], table


def test_an_upgraded_store_has_the_tables_of_a_new_one(path: Path, tmp_path: Path) -> None:
    opened(path).close()
    opened(tmp_path / "new.db").close()
    assert schema_text(path) == schema_text(tmp_path / "new.db")


def test_the_store_as_it_was_is_kept(path: Path, tmp_path: Path) -> None:
    schema = engine.schema_of(path)
    before = {table: lines_of(path, table) for table in ("records", "changes", "issues")}

    opened(path).close()

    (kept,) = backups.backups(tmp_path / "backups")
    assert (kept.why, engine.schema_of(kept.path)) == ("upgrade", schema)
    assert {table: lines_of(kept.path, table) for table in before} == before
    assert keeping.damages(kept.path) == ()


def test_the_second_time_nothing_happens(path: Path, tmp_path: Path) -> None:
    opened(path).close()
    bytes_then = path.read_bytes()
    opened(path).close()
    assert path.read_bytes() == bytes_then
    assert len(backups.backups(tmp_path / "backups")) == 1


def test_work_goes_on_in_an_upgraded_store(path: Path) -> None:
    store = opened(path, prefix="later")
    editing(store).remove(held(store, "gift"), Label("removed"))
    editing(store).undo()
    assert issue_trip(store, TRIP, "두 번째", KIM, START).line.number == 2
    assert not held(store, "gift").deleted
    store.close()
    assert keeping.damages(path) == ()


@pytest.mark.parametrize("backup", [refuses, None])
def test_without_a_backup_the_store_stays_as_it_is(path: Path, backup: Callable[[], object] | None) -> None:
    before = path.read_bytes()
    with pytest.raises(Unavailable) as refused:
        open_store(path, Clock(), Ids(), before_upgrade=backup)
    assert refused.value.code == "upgrade_without_backup"
    assert path.read_bytes() == before


def test_a_damaged_store_is_not_upgraded(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE changes SET actor = '다른 이' WHERE seq = 3")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(Unavailable) as refused:
        opened(path)
    assert (refused.value.code, refused.value.facts["line"]) == ("backup_damaged", "3")
    assert path.read_bytes() == before


def test_where_nothing_may_be_written_an_earlier_store_is_refused(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(Unavailable) as refused:
        opened(path, readonly="store_read_only")
    assert (refused.value.code, refused.value.facts["schema"]) == ("store_older", engine.schema_of(path))
    assert path.read_bytes() == before


def test_an_earlier_program_refuses_what_a_later_one_wrote(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    older = engine.schema_of(path)
    opened(path).close()
    monkeypatch.setattr(engine, "SCHEMA", older)
    before = path.read_bytes()
    for act in (lambda: opened(path), lambda: keeping.damages(path)):
        with pytest.raises(Rejected) as refused:
            act()
        assert (refused.value.code, refused.value.facts["known"]) == ("store_newer", older)
    assert path.read_bytes() == before


def test_an_earlier_store_can_be_verified_as_it_is(path: Path) -> None:
    schema = engine.schema_of(path)
    assert backups.verify(path) == ()
    assert engine.schema_of(path) == schema
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE issues SET tzdata = '1999a'")
    connection.close()
    assert [(found.table, found.line) for found in backups.verify(path)] == [("issues", "trip 1")]


def test_an_earlier_backup_is_restored_as_a_store_of_today(path: Path, tmp_path: Path) -> None:
    backup = path.rename(tmp_path / "old.db")
    before = backup.read_bytes()
    office = tmp_path / "office" / "tripdesk.db"
    store = opened(office)
    store.set_meta("sending", "on")

    kept = backups.restore(office, backup, tmp_path / "kept", START)

    assert isinstance(kept, Backup)
    assert engine.schema_of(office) == engine.SCHEMA
    assert store.load(TRIP).snapshot.people[0].name.hanja == "姜琪正"  # the window that was open meanwhile
    store.close()
    assert keeping.damages(office) == ()
    assert backup.read_bytes() == before
    assert sorted(p.name for p in office.parent.iterdir()) == ["tripdesk.db"]


def test_an_earlier_backup_that_is_damaged_is_not_restored(path: Path, tmp_path: Path) -> None:
    backup = path.rename(tmp_path / "old.db")
    with sqlite3.connect(backup) as connection:
        connection.execute("DELETE FROM records WHERE id = 'gift'")
    connection.close()
    office = tmp_path / "office" / "tripdesk.db"
    opened(office).close()
    before = office.read_bytes()
    with pytest.raises(Rejected) as refused:
        keeping.restore(office, backup)
    assert refused.value.code == "backup_not_whole"
    assert office.read_bytes() == before


@pytest.mark.parametrize("schema", [0, engine.SCHEMA - 1])
def test_a_schema_number_that_is_not_so_is_damage(tmp_path: Path, schema: int) -> None:
    path = tmp_path / "tripdesk.db"
    opened(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version={schema}")
    connection.close()
    with pytest.raises(TripdeskError) as refused:
        opened(path)
    assert refused.value.code == "store_damaged"


def test_an_issue_keeps_the_instants_it_was_given(path: Path) -> None:
    store = opened(path)
    line, doc = store.issue(TRIP, 1)
    given = (("item google.start", "2023-01-09T21:30:00Z"), ("item google.end", "2023-01-09T23:00:00Z"))
    later = type(line)(TRIP, 2, line.at, KIM, "둘째", line.readers, line.tzdata, given)
    gift = held(store, "gift")
    editing(store).remove(gift, Label("removed"))
    store.commit(Label("issued"), [], KIM, freeze=(later, doc))
    assert [one.instants for one in store.issues(TRIP)] == [(), given]
    assert store.get(Key(TRIP, "gift")) is not None
    assert text_of(store)
    store.close()
    assert keeping.damages(path) == ()
