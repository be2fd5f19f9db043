"""No confidential text in anything that is said of a failure: sentences, facts, tracebacks, names of files.

The trip is `tests/canary/trip.py`: every text in it is a token, so a token that turns up is a leak. Ids may be said.
"""

import copy
import json
import random
import sqlite3
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from tests.canary.streams import numbers
from tests.canary.trip import canary
from tests.conftest import SOAK
from tests.stores import KIM, LEE, START, editing, opened, taken_in
from tripdesk import cli
from tripdesk.errors import TripdeskError
from tripdesk.messages import UiLanguage, sentence
from tripdesk.model.contract import read_trip
from tripdesk.model.history import Committed, Conflict, Held, Key, Label, Put, Remove
from tripdesk.model.view import Edition
from tripdesk.services import backups, chronicle
from tripdesk.services.briefing import make_book
from tripdesk.services.calendar_files import make_calendar
from tripdesk.services.choosing import recipients_for
from tripdesk.services.feed import Feed
from tripdesk.services.importing import plan_import
from tripdesk.services.issuing import issue_trip
from tripdesk.services.library import stored_trip, trip_called
from tripdesk.services.trips import OpenTrip, check_attachments
from tripdesk.store import engine, keeping
from tripdesk.store.documents import row_hash
from tripdesk.store.store import Store
from tripdesk.store.tables import RECORDS

EDITED = Label("changed")


def texts_in(said: str) -> set[str]:
    """Which texts of the trip stand there."""
    known = canary().planter.tokens
    return {known[number].path for number in numbers(said) if number in known}


def told(error: BaseException) -> Iterator[str]:
    """All that may be printed or logged of an error, and of what it came from."""
    yield "".join(traceback.format_exception(error))
    if isinstance(error, TripdeskError):
        yield repr(error.facts)
        yield from (sentence(language, f"errors.{error.code}", error.facts) for language in UiLanguage)
    found: BaseException | None = error
    while found is not None:
        yield str(found)
        found = found.__cause__ or found.__context__


def leaks(error: BaseException) -> set[str]:
    return {path for said in told(error) for path in texts_in(said)}


@pytest.fixture
def trip(tmp_path: Path) -> OpenTrip:
    (tmp_path / "given").mkdir()
    return canary().opened(tmp_path / "given")


@pytest.fixture
def store(tmp_path: Path, trip: OpenTrip) -> Iterator[Store]:
    made = opened(tmp_path / "data" / "tripdesk.db")
    taken_in(made, trip)
    yield made
    made.close()


def own() -> str:
    return canary().id("trip")


def item(store: Store, name: str = "open-a") -> Held:
    found = store.get(Key(own(), canary().id(name)))
    assert found is not None
    return found


def changed(held: Held) -> Any:
    record: Any = held.record
    return record.revised(notes=record.notes.revised(ko=f"{record.notes.ko}!"))


# What the services refuse


def still_used(store: Store, path: Path) -> None:
    place = canary().id("place.open-a")
    held = store.get(Key("", place))
    assert held is not None
    editing(store).remove(held, Label("removed"))


def leads_nowhere(store: Store, path: Path) -> None:
    held = item(store)
    editing(store).change(held, held.record.revised(lead="nobody"), EDITED)


def no_value(store: Store, path: Path) -> None:
    held = item(store)
    editing(store).change(held, held.record.revised(title=held.record), EDITED)


def undone_by_nobody(store: Store, path: Path) -> None:
    held = item(store)
    editing(store, LEE).change(held, changed(held), EDITED)
    editing(store, KIM).change(item(store), changed(item(store)), EDITED)
    editing(store, LEE).undo()


def another_kind(store: Store, path: Path) -> None:
    held = item(store, "term")
    store.commit(EDITED, [Put(own(), item(store).record.revised(id=held.key.id), held.version)], KIM)


def no_such_trip(store: Store, path: Path) -> None:
    trip_called(store, "nothing like it")


def no_such_recipient(store: Store, path: Path) -> None:
    recipients_for(store.load(own()).snapshot, "nobody like that", None)


def no_such_issue(store: Store, path: Path) -> None:
    store.issue(own(), 7)


def damaged(sql: str, hashed: bool = False) -> Callable[[Store, Path], None]:
    def reads(store: Store, path: Path) -> None:
        number = issue_trip(store, own(), "까닭", KIM, START).line.number
        connection = sqlite3.connect(path)
        connection.execute(sql)
        if hashed:
            connection.row_factory = sqlite3.Row
            for row in connection.execute("SELECT * FROM records").fetchall():
                key = (row_hash(dict(row)), row["scope"], row["id"])
                connection.execute("UPDATE records SET sha256 = ? WHERE scope = ? AND id = ?", key)
        connection.commit()
        connection.close()
        assert not any(texts_in(repr(damage)) for damage in keeping.damages(path))
        store.issue(own(), number)
        chronicle.history(store, own())
        check_attachments(stored_trip(store, own()))

    return reads


def staff() -> Edition:
    return Edition.model_validate({"audience": "staff"})


def cut(store: Store, path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    store.load(own())


def no_store_any_more(store: Store, path: Path) -> None:
    path.write_bytes(json.dumps(canary().data, ensure_ascii=False).encode())
    store.load(own())


def half_a_backup(store: Store, path: Path) -> None:
    backup = backups.copy_to(path, path.with_name("half.db"))
    backup.write_bytes(backup.read_bytes()[:-8192])
    backups.restore(path, backup, path.parent / "backups", START)


def locked(store: Store, path: Path) -> None:
    monkey = sqlite3.connect(path, isolation_level=None)
    monkey.execute("BEGIN EXCLUSIVE")
    try:
        with engine.said_of(path):
            other = sqlite3.connect(path, timeout=0)
            try:
                other.execute("UPDATE records SET doc = ?", (changed_doc(),))
            finally:
                other.close()
    finally:
        monkey.execute("ROLLBACK")
        monkey.close()


def changed_doc() -> str:
    return json.dumps(canary().data["items"][0], ensure_ascii=False)


def bound_values(store: Store, path: Path) -> None:
    """What SQLAlchemy says of a statement that fails, with values bound to it."""
    raw = engine.connect(path, readonly=False)
    try:
        with raw.connect() as connection:
            connection.execute(sa.insert(RECORDS), [{"scope": own(), "id": "x", "doc": changed_doc()}])
    finally:
        raw.dispose()


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (still_used, "record_in_use"),
        (leads_nowhere, "reference_to_nothing"),
        (no_value, None),
        (undone_by_nobody, "undo_overtaken"),
        (another_kind, "id_of_another_kind"),
        (no_such_issue, "issue_missing"),
        (cut, "store_damaged"),
        (no_store_any_more, "store_damaged"),
        (half_a_backup, "backup_not_whole"),
        (locked, "store_busy"),
        (bound_values, None),
        (damaged("UPDATE records SET doc = replace(doc, 'QX', 'QY') WHERE kind = 'brief'"), "record_damaged"),
        (damaged("UPDATE records SET doc = substr(doc, 1, length(doc) / 2)", hashed=True), "trip_incomplete"),
        (damaged("UPDATE records SET doc = replace(doc, '\"kind\":', '\"kin\":')", hashed=True), "trip_incomplete"),
        (damaged("UPDATE changes SET after = replace(after, 'QX', 'QY') WHERE kind = 'brief'"), "history_damaged"),
        (damaged("UPDATE issues SET doc = replace(doc, 'QX', 'QY')"), "issue_damaged"),
        (damaged("UPDATE blobs SET data = x'00'"), "attachment_changed"),
        (damaged("DELETE FROM records WHERE kind = 'person'"), "trip_incomplete"),
        (damaged("UPDATE records SET doc = cast(x'ff' || cast(doc as blob) as text)"), "store_damaged"),
    ],
)
def test_what_is_said_of_a_failure(store: Store, act: Callable[[Store, Path], None], code: str | None) -> None:
    with pytest.raises(Exception) as failed:  # noqa: PT011
        act(store, store.path)
    assert getattr(failed.value, "code", None) == code or code is None
    assert leaks(failed.value) == set()


OFFERED: dict[Callable[[Store, Path], None], set[str]] = {
    no_such_trip: {"trip.title.ko"},
    no_such_recipient: {"recipient.name.ko"},
}
"""Where a user is to choose, the names of what there is are offered: on the screen, to whom they are shown anyway."""


@pytest.mark.parametrize("act", OFFERED)
def test_what_is_offered_to_choose_from(store: Store, act: Callable[[Store, Path], None]) -> None:
    with pytest.raises(TripdeskError) as failed:
        act(store, store.path)
    assert leaks(failed.value) == OFFERED[act]


# Files that cannot be read


def paths(data: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    parts = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, part in parts:
        yield (*at, key)
        yield from paths(part, (*at, key))


BROKEN: tuple[Callable[[Any], Any], ...] = (
    lambda held: [held], lambda held: {"ko": held}, lambda held: 5, lambda held: None, lambda held: f"{held}" * 3,
    lambda held: {"x": held, "y": held}, lambda held: True,
)  # fmt: skip


def test_what_is_said_of_a_file_that_is_broken(store: Store) -> None:
    """A value in the wrong place, anywhere in the file, is named by where it stands and not by what it is."""
    rng = random.Random(20230109)
    every = sorted(paths(canary().data), key=repr)
    refused = 0
    told_of: set[tuple[Any, str]] = set()
    for path in rng.sample(every, 1500 if SOAK else 60):
        data = copy.deepcopy(canary().data)
        inner = data
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = rng.choice(BROKEN)(inner[path[-1]])
        try:
            snapshot = read_trip(json.dumps(data, ensure_ascii=False).encode())[0]
            plan = plan_import(store, OpenTrip(snapshot, Path("trip.json")), START)
            assert texts_in(repr(plan)) == set()
        except TripdeskError as error:
            refused += 1
            told_of |= {(path, leak) for leak in leaks(error)}
    print(f"canary: {refused} broken files refused, {len(told_of)} times with what stands in them")
    assert refused > 20
    assert told_of == set()


# What a debugger or a logger prints of our own values


def test_what_our_values_say_of_themselves(store: Store, trip: OpenTrip) -> None:
    held = item(store)
    feed = Feed.from_now(store)
    done = editing(store, LEE).change(held, changed(held), EDITED)
    clash = editing(store).change(held, changed(held), EDITED)
    assert isinstance(done, Committed)
    assert isinstance(clash, Conflict)
    issued = issue_trip(store, own(), "비밀QX00042Z", KIM, START)
    recipient = recipients_for(trip.snapshot, canary().id("to.P"), None)[0]
    values = [
        held, done, clash, issued, feed, feed.poll(), trip, store, store.load(own()), store.issues(own()),
        store.issue(own(), issued.line.number)[0], plan_import(store, trip, START), stored_trip(store, own()),
        editing(store),
        Put(own(), held.record, 1), Remove(held.key, 1), chronicle.history(store, own()),
        make_book(trip, staff()), make_calendar(trip, recipient), keeping.damages(store.path),
    ]  # fmt: skip
    assert {type(value).__name__: texts_in(repr(value)) for value in values if texts_in(repr(value))} == {}


# The command line, and what it leaves behind


def test_what_the_command_line_says_and_leaves(
    tmp_path: Path, trip: OpenTrip, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    for name, value in {
        "HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), "XDG_DATA_HOME": str(home / "data"),
        "TMPDIR": str(tmp_path / "temporary"), "TRIPDESK_USER": "u", "TRIPDESK_DESK": "d", "LANG": "ko_KR.UTF-8",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    for name in ("LC_ALL", "TRIPDESK_STORE"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "temporary").mkdir()
    monkeypatch.chdir(tmp_path)
    broken = tmp_path / "broken.json"
    data = copy.deepcopy(canary().data)
    data["items"][0]["title"]["ko"] = 5
    broken.write_text(json.dumps(data), encoding="utf-8")
    store = home / "data" / "tripdesk" / "tripdesk.db"
    given = str(trip.path)
    said: list[str] = []
    failed = 0

    def runs(*words: str) -> None:
        nonlocal failed
        failed += cli.main(list(words)) != 0
        captured = capsys.readouterr()
        said.append(captured.err)

    for words in (
        ("import", given), ("import", given, "--yes"), ("import", str(broken), "--yes"), ("trips",), ("undo",),
        ("undo",), ("redo",), ("issue", own(), "-m", "비밀QX00042Z"), ("history", own()), ("check", own()),
        ("show", own()), ("book", own(), "--edition", "press", "-o", "x.docx"), ("diff", "x"),
        ("book", own(), "--edition", "staff", "--pages", "never", "-o", "out/x.docx"), ("export", own(), "-o", "x.xml"),
        ("calendar", own(), "-o", "calendars"), ("backup", "-o", "copy.db"), ("restore", "x.json"),
        ("restore", "copy.db"), ("calendar", own(), "-o", "calendars"), ("verify",), ("doctor",),
    ):  # fmt: skip
        try:
            runs(*words)
        except SystemExit:
            said.append(capsys.readouterr().err)
    connection = sqlite3.connect(store)
    connection.execute("UPDATE records SET doc = replace(doc, 'QX', 'QY') WHERE kind = 'brief'")
    connection.commit()
    connection.close()
    for words in (("show", own()), ("verify",), ("book", own(), "--edition", "staff", "-o", "x.docx"), ("trips",)):
        runs(*words)
    assert failed >= 8
    assert {path for text in said for path in texts_in(text)} == set()
    names = [str(path.relative_to(tmp_path)) for folder in (home, tmp_path / "temporary") for path in folder.rglob("*")]
    assert {name for name in names if "QX" in name} == set()
    assert not any((tmp_path / "temporary").iterdir())
