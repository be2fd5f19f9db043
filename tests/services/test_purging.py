"""A person is destroyed: in no byte of the data directory afterwards; what others wrote stays, and everything works."""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from tests.guest import GUEST, MENTIONS, PORTRAIT, VIEW, found_in, guest_trip
from tests.model.small import both
from tests.oracles import ROOT
from tests.stores import KIM, LEE, START, TRIP, Clock, Ids, editing, held, opened, taken_in, text_of
from tripdesk import files
from tripdesk.errors import Rejected
from tripdesk.messages import UiLanguage
from tripdesk.model.audience import Audience
from tripdesk.model.history import SHARED, Edit, Key, Label, Proposal, Put
from tripdesk.model.purge import Treat
from tripdesk.model.times import at_instant
from tripdesk.model.view import Edition
from tripdesk.services import backups, chronicle, holds
from tripdesk.services.briefing import make_book
from tripdesk.services.importing import exchanged
from tripdesk.services.issuing import issue_trip, issued_snapshot
from tripdesk.services.lineage import state_of
from tripdesk.services.purging import Purging, Receipt, Wanted, chosen, person_called, plan_purge
from tripdesk.services.trips import OpenTrip
from tripdesk.store import keeping
from tripdesk.store.documents import row_hash
from tripdesk.store.engine import connect, writing
from tripdesk.store.store import Store
from tripdesk.store.tables import PUBLICATIONS


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The folder of an office's data."""
    return tmp_path / "office"


@pytest.fixture
def store(office: Path, tmp_path: Path) -> Iterator[Store]:
    """A store with a past: edits, two issues, an exchange, a ledger, and backups of every kind."""
    made = opened(office / "tripdesk.db", Clock(), "first")
    path, folder = made.path, office / "backups"
    trip = guest_trip(tmp_path)
    taken_in(made, trip)
    backups.back_up(path, folder, START, "day")
    guest: Any = held(made, GUEST, SHARED)
    edit(made, guest, profile=(both("PLANT-earlier", ""),))
    issue_trip(made, TRIP, "한소라 국장 합류", KIM, START)
    backups.back_up(path, folder, START + timedelta(hours=1), "import")
    guest = held(made, GUEST, SHARED)
    edit(made, guest, name=guest.record.name.revised(en="Han Sora-rin"))
    google = held(made, "google")
    edit(made, google, title=both("구글 면담(韓素羅 배석)", ""))
    edit(made, held(made, "google"), title=both("구글 면담", ""))
    issue_trip(made, TRIP, "시각 변경", LEE, START)
    exchanged(made, made.load(TRIP).snapshot)
    made.set_meta("handed:trip", json.dumps({"to": "한소라", "people": [GUEST]}, ensure_ascii=False))
    made.set_meta("sending", "off")
    states = {f"/{GUEST}": ["0" * 32], "trip/google": [state_of(google.record)[:32]], "/org": ["1" * 32]}
    made.set_meta("lineage:trip", json.dumps(states | {"trip/flight": ["2" * 32]}))
    made.search_rows()
    ledger(path, "row-1", {"recipient": "for-sora", "title": "PLANT-ledger"})
    ledger(path, "row-2", {"recipient": "for-mayor", "title": "구글 면담, 한소라 배석"})
    for number, why in enumerate(("restore", "upgrade"), 2):
        backups.back_up(path, folder, START + timedelta(hours=number), why)
    yield made
    made.close()


def edit(store: Store, was: Any, **update: object) -> None:
    label = Label("changed", (was.key.id,), next(iter(update)))
    store.commit(label, [Put(was.key.scope, was.record.revised(**update), was.version)], KIM)


def ledger(path: Path, own: str, doc: dict[str, str]) -> None:
    """A line of the calendar ledger, as publishing will write it."""
    row = {"id": own, "trip": TRIP, "doc": json.dumps(doc, ensure_ascii=False)}
    engine = connect(path, readonly=False)
    with writing(engine, path) as connection:
        connection.execute(sa.insert(PUBLICATIONS), {**row, "sha256": row_hash(row)})
    engine.dispose()


def purging(store: Store, office: Path) -> Purging:
    return Purging(store, LEE, START + timedelta(days=1), Ids("purge"), office / "backups", office / "work")


def purged(store: Store, office: Path, *wanted: Wanted, default: Treat | None = Treat.BLANK) -> Receipt:
    plan = plan_purge(store, person_called(store, "한소라").key.id, office / "backups")
    return purging(store, office).purge(plan, chosen(plan, wanted), default)


def test_a_purged_person_is_in_no_byte_of_the_data_directory(store: Store, office: Path) -> None:
    left = ["tripdesk-damaged-1.db", "tripdesk-damaged-1.db-journal", "tripdesk.db.part", "backups/x.db.part"]
    for name in left:
        files.write_atomic(office / name, store.path.read_bytes())
    damaged = office / "backups" / "tripdesk-20230101T000000Z-day.db"
    damaged.write_bytes(store.path.read_bytes().replace(b"STAYS-6", b"STAYS-7"))
    assert len(found_in(office)) == 1 + 4 + len(left) + 1

    receipt = purged(store, office)

    assert found_in(office) == []
    assert (receipt.finished, receipt.left, receipt.kept, receipt.unchanged) == (True, {}, [], [])
    assert list(receipt.copies.values()) == ["destroyed"] + ["rewritten"] * 4
    kept = [store.path, *(backup.path for backup in backups.backups(office / "backups"))]
    assert [keeping.damages(path) for path in kept] == [()] * 5
    for path in kept:
        data = path.read_bytes()
        assert [n for n in (1, 2, 3, 4, 5, 6) if f"STAYS-{n}".encode() not in data] == []
        assert VIEW in data
    assert sorted(p.name for p in office.iterdir()) == ["backups", "tripdesk.db"]


def test_what_goes_and_what_others_keep(store: Store, office: Path) -> None:
    plan = plan_purge(store, GUEST, office / "backups")
    going = {f"{kind} {key.id}": why for key, kind, why in plan.outlook.going}
    assert going == {
        "person han-sora": "person",
        "delegate sora": "about",
        "counterpart sora-there": "about",
        "contact sora-contact": "about",
        "needs sora-needs": "about",
        "needs head-needs": "needs",
        "recipient for-sora": "about",
        "attachment sora-photo": "about",
        "membership ~han-sora": "about",
        "membership ~sora-photo": "about",
    }
    now = {f"{m.kind} {m.id} {m.path}" for m in plan.outlook.mentions if m.now}
    past = {f"{m.kind} {m.id} {m.path}" for m in plan.outlook.mentions if not m.now}
    assert now == {*MENTIONS}
    assert past == {"item google title.ko", "mark ~mark issue.reason.ko"}

    purged(store, office)

    snapshot: Any = store.load(TRIP).snapshot
    google, paper = snapshot.by_id["google"], snapshot.by_id["paper"]
    assert (google.people, google.lead, google.counterparts) == (("head",), None, ())
    assert (paper.our_side, paper.interpreter, [seat.position for seat in paper.seats]) == (("head",), None, [1])
    assert (snapshot.by_id["gift"].counterpart, snapshot.by_id["van"].driver) == (None, None)
    assert snapshot.needs == ()
    said = (
        google.notes.ko, google.notes.en, snapshot.by_id["task"].result.ko, snapshot.by_id["task"].owner,
        snapshot.by_id["org"].profile[0].ko, paper.points[0].text.ko, paper.author,
    )  # fmt: skip
    assert said == tuple(left for _, left in MENTIONS.values())
    assert (
        store.meta("handed:trip")
        == '{"to":"○○○","people":["' + json.loads(store.meta("handed:trip") or "")["people"][0] + '"]}'
    )
    assert store.meta("sending") == "off"
    with pytest.raises(Rejected, match="blob_missing"):
        store.blob(files.sha256(PORTRAIT))


def test_issues_open_without_the_person_and_books_are_made(store: Store, office: Path, tmp_path: Path) -> None:
    purged(store, office)
    for number, title in ((1, "구글 면담"), (2, "구글 면담")):
        issued = issued_snapshot(store, TRIP, number)
        assert [person.id for person in issued.people] == ["mayor"]
        assert (issued.items[1].title.ko, issued.items[1].notes.en) == (title, "STAYS-2 call ○○○")
    assert [line.reason for line in store.issues(TRIP)] == ["○○○ 국장 합류", "시각 변경"]
    assert [line.readers for line in store.issues(TRIP)] == [("for-mayor", "for-public")] * 2
    for snapshot in (store.load(TRIP).snapshot, issued_snapshot(store, TRIP, 1)):
        trip = OpenTrip(snapshot, store.path, blob=store.blob)
        made = make_book(trip, Edition(audience=Audience.STAFF))
        (tmp_path / "books").mkdir(exist_ok=True)
        with zipfile.ZipFile(io.BytesIO(made.data)) as parts:
            parts.extractall(tmp_path / "books")
        assert found_in(tmp_path / "books") == []


def test_the_history_says_that_something_was_there_and_undo_brings_nothing_back(store: Store, office: Path) -> None:
    purged(store, office)
    told = list(chronicle.lines(chronicle.history(store, TRIP), UiLanguage.EN))
    assert told[-8:] == [
        "  12:04 destroyed (7 records)",
        "    destroyed: delegate",
        "    destroyed: counterpart",
        "    destroyed: contact",
        "    destroyed: diet and health",
        "    destroyed: diet and health",
        "    destroyed: recipient",
        "    destroyed: person",
    ]
    assert told[-9] == "2023-01-03 12 h — 이사무관 (desk-2)"
    editing(store).undo()
    editing(store).undo()
    assert found_in(office) == []
    with pytest.raises(Rejected, match="undo_purged"):
        editing(store).undo()
    assert found_in(office) == []
    assert keeping.damages(store.path) == ()


def test_hashes_of_what_was_exchanged_do_not_outlive_the_text(store: Store, office: Path) -> None:
    before: Any = [held(store, own, scope).record for own, scope in ((GUEST, SHARED), ("sora", TRIP), ("google", TRIP))]
    hashes = [state_of(record).encode() for record in before]
    assert all(one in store.path.read_bytes() for one in hashes)
    purged(store, office)
    assert [one for one in hashes if one in store.path.read_bytes()] == []
    assert json.loads(store.meta("lineage:trip") or "") == {"trip/flight": ["2" * 32]}
    known = json.loads(store.meta("exchange:trip") or "")
    assert known["trip/google"] == state_of(held(store, "google").record)


@pytest.mark.parametrize(
    ("wanted", "default", "notes"),
    [
        ((), Treat.KEEP, "STAYS-1 한소라 국장과 통화"),
        ((Wanted("item", "google", "notes.ko", Treat.BLANK),), Treat.KEEP, "STAYS-1 ○○○ 국장과 통화"),
        ((Wanted("item", "google", "notes.ko", Treat.KEEP),), Treat.BLANK, "STAYS-1 한소라 국장과 통화"),
        ((Wanted("item", "google", "notes.ko", Treat.REWORD, "담당 국장과 통화"),), Treat.BLANK, "담당 국장과 통화"),
        ((Wanted("item", "google", "notes.ko", Treat.REWORD, "통화", TRIP),), Treat.KEEP, "통화"),
    ],
)
def test_each_mention_as_it_was_chosen(
    store: Store, office: Path, wanted: tuple[Wanted, ...], default: Treat, notes: str
) -> None:
    receipt = purged(store, office, *wanted, default=default)
    google: Any = held(store, "google").record
    assert google.notes.ko == notes
    kept = [TRIP, "item", "google", "notes.ko"] in receipt.kept
    assert kept == ("한소라" in notes)
    assert keeping.damages(store.path) == ()


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (Wanted("item", "google", "notes.fr", Treat.KEEP), "mention_unknown"),
        (Wanted("item", "google", "notes.ko", Treat.KEEP, trip="other"), "mention_unknown"),
        (Wanted("item", "google", "notes.ko", Treat.REWORD, "한 국장과 통화"), "reword_names_person"),
        (Wanted("item", "google", "notes.ko", Treat.KEEP), "purge_undecided"),
    ],
)
def test_a_choice_that_cannot_be_taken_destroys_nothing(store: Store, office: Path, wanted: Wanted, code: str) -> None:
    before = store.path.read_bytes()
    with pytest.raises(Rejected, match=code):
        purged(store, office, wanted, default=None)
    assert store.path.read_bytes() == before


def test_a_person_on_hold_is_refused_until_released(store: Store, office: Path) -> None:
    guest = person_called(store, "Hahn")
    holds.put_on_hold(store, guest, "공공기록물법에 따른 보존", KIM, START)
    with pytest.raises(Rejected, match="purge_on_hold") as refused:
        purged(store, office)
    assert refused.value.facts == {"id": GUEST}
    with pytest.raises(Rejected, match="record_in_use"):
        editing(store).remove(held(store, GUEST, SHARED), Label("removed"))
    holds.release(store, guest, KIM)
    purged(store, office)
    assert "공공기록물법".encode() not in store.path.read_bytes()
    assert found_in(office) == []


def test_a_purge_again_finds_nobody(store: Store, office: Path) -> None:
    purged(store, office)
    with pytest.raises(Rejected, match="person_unknown"):
        person_called(store, "한소라")
    assert purging(store, office).finish() == ()


def test_two_of_one_name_are_told_apart_by_id(store: Store) -> None:
    assert person_called(store, "강기정").key.id == "mayor"
    with pytest.raises(Rejected, match="person_ambiguous") as several:
        person_called(store, "an")
    assert several.value.facts["names"] == "한소라 (han-sora), 강기정 (mayor)"


def test_a_purge_cut_off_before_its_end_is_finished_by_the_next(store: Store, office: Path) -> None:
    """The store was changed and the program killed; a backup that somebody made meanwhile still holds the person."""
    late = office / "backups" / "tripdesk-20230103T000000Z-day.db"
    keeping.back_up(store.path, late)
    waiting = late.read_bytes()
    late.unlink()

    class Cut(Exception):
        pass

    class Killed(Purging):
        def _finished(self, receipt: Receipt) -> Receipt:
            raise Cut

    plan = plan_purge(store, GUEST, office / "backups")
    killed = Killed(store, LEE, START, Ids("purge"), office / "backups", office / "work")
    with pytest.raises(Cut):
        killed.purge(plan, {}, Treat.BLANK)
    late.write_bytes(waiting)
    (receipt,) = purging(store, office).finish()
    assert (receipt.finished, receipt.copies[late.name]) == (True, "destroyed")
    assert found_in(office) == []
    assert purging(store, office).finish() == ()


def test_a_backup_of_an_earlier_schema_is_purged_too(office: Path) -> None:
    (office / "backups").mkdir(parents=True)
    path = office / "tripdesk.db"
    path.write_bytes((ROOT / "tests" / "data" / "stores" / "store-schema-1.db").read_bytes())
    store = opened(path)
    (old,) = backups.backups(office / "backups")
    assert "강기정".encode() in old.path.read_bytes()
    receipt = purging(store, office).purge(plan_purge(store, "mayor", office / "backups"), {}, Treat.BLANK)
    assert (receipt.finished, receipt.copies) == (True, {old.path.name: "rewritten"})
    told = [
        phrase
        for phrase in ("강기정", "姜琪正", "Kang")
        for one in (path, old.path)
        if phrase.encode() in one.read_bytes()
    ]
    assert told == []
    backups.restore(path, old.path, office / "backups", START)
    assert store.load(TRIP).snapshot.people == ()
    store.close()


def test_another_window_that_searches_forgets_the_person(store: Store, office: Path) -> None:
    seen, rows = store.search_rows()
    assert GUEST in {row.id for row in rows}
    purged(store, office)
    assert store.search_rows_since(seen) is None
    assert {row.id for row in store.search_rows()[1]}.isdisjoint({GUEST, "sora", "sora-there"})
    assert keeping.index_is_whole(store.path)


def test_somebody_deleted_long_ago_is_purged_too(store: Store, office: Path) -> None:
    """Deleting hides a record; its text stands in the store until it is purged."""
    editing(store).remove(held(store, "sora-needs"), Label("removed"))
    editing(store).remove(held(store, "for-sora"), Label("removed"))
    assert person_called(store, GUEST).deleted is False
    purged(store, office)
    assert found_in(office) == []


def test_a_portrait_that_another_shows_stays(store: Store, office: Path) -> None:
    was: Any = held(store, "mayor", SHARED)
    edit(store, was, portrait="sora-photo")
    purged(store, office)
    assert store.blob(files.sha256(PORTRAIT)) == PORTRAIT
    assert person_called(store, "mayor").record == was.record.revised(portrait="sora-photo")


def test_a_backup_of_before_does_not_bring_the_person_back(store: Store, office: Path) -> None:
    purged(store, office)
    oldest = backups.backups(office / "backups")[-1]
    backups.restore(store.path, oldest.path, office / "backups", START + timedelta(days=2))
    assert found_in(office) == []
    assert [person.id for person in store.load(TRIP).snapshot.people] == ["mayor"]


def test_another_desk_with_the_old_text_on_screen_cannot_write_it_back(store: Store, office: Path) -> None:
    was = held(store, "google")
    purged(store, office)
    done = editing(store).change(was, was.record, Label("changed"))
    assert type(done).__name__ == "Conflict"
    assert "한소라" not in text_of(store)
    assert store.get(Key(SHARED, GUEST)) is None


def test_a_proposal_about_the_person_goes_and_another_loses_the_mention(store: Store, office: Path) -> None:
    flight: Any = held(store, "flight")
    guest: Any = held(store, GUEST, SHARED)
    proposed = {
        "~proposal-1": guest.record.revised(profile=(both("PLANT-proposed", ""),)),
        "~proposal-2": flight.record.revised(title=both("출국, 한소라 동행 제안", "")),
    }
    edits: list[Edit] = [
        Put(
            TRIP,
            Proposal(
                id=own,
                scope=SHARED if record.record_kind == "person" else TRIP,
                kind=record.record_kind,
                record=str(record.id),
                doc=record.model_dump_json(),
                base="",
                by="이사무관",
                at=at_instant(START, "Asia/Seoul"),
            ),
            0,
        )
        for own, record in proposed.items()
    ]
    store.commit(Label("proposed", (TRIP,)), edits, LEE)
    purged(store, office)
    left = [one.record for one in store.of_kind("proposal", TRIP)]
    assert [(one.id, "한소라" in one.doc, "○○○" in one.doc) for one in left if isinstance(one, Proposal)] == [
        ("~proposal-2", False, True)
    ]
    assert b"PLANT-proposed" not in b"".join(file.read_bytes() for file in office.rglob("*") if file.is_file())
