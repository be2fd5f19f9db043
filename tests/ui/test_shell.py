"""The frame of the desk: places, saving, undo, notices, keys."""

from PySide6.QtTest import QTest

from tests.ui.desks import DeskUnderTest, clicks
from tripdesk.model.history import Label
from tripdesk.model.trip import Trip
from tripdesk.ui.session import Saved
from tripdesk.ui.welcome.page import WelcomePage


def test_an_empty_desk_asks_for_a_trip(empty: DeskUnderTest) -> None:
    assert isinstance(empty.window.page, WelcomePage)
    assert empty.session.trips == ()


def test_a_trip_is_started_from_the_form(empty: DeskUnderTest) -> None:
    page = empty.window.page
    assert isinstance(page, WelcomePage)
    QTest.keyClicks(page.form.title_en, "CES 2027")
    QTest.keyClicks(page.form.office, "Gwangju")
    QTest.keyClicks(page.form.airports, "las, sfo")
    clicks(page.form.make)
    empty.settle()
    snapshot = empty.session.snapshot
    assert snapshot is not None
    assert (snapshot.trip.title.en, [d.zone for d in snapshot.trip.destinations]) == (
        "CES 2027",
        ["America/Los_Angeles", "America/Los_Angeles"],
    )
    assert empty.window.trip.title.text() == "CES 2027"


def test_an_unknown_airport_is_named_and_nothing_is_made(empty: DeskUnderTest) -> None:
    page = empty.window.page
    assert isinstance(page, WelcomePage)
    QTest.keyClicks(page.form.title_en, "CES 2027")
    QTest.keyClicks(page.form.airports, "LAS QQQ")
    clicks(page.form.make)
    empty.settle()
    assert page.form.problem.text() == "QQQ 공항 코드는 없습니다. 세 글자 코드를 확인하세요."
    assert empty.session.trips == ()


def test_what_another_program_changes_appears_by_itself(with_sample: DeskUnderTest) -> None:
    trip = with_sample.session.snapshot
    assert trip is not None
    store = with_sample.desk.store
    held = next(held for held in store.trips())
    assert isinstance(held.record, Trip)
    renamed = held.record.revised(title=held.record.title.revised(ko="새 이름"))
    with_sample.desk.editing.change(held, renamed, Label("changed", (held.key.id,), "title"))
    with_sample.look()
    assert with_sample.window.trip.title.text() == "새 이름"


def test_undo_is_named_and_said(with_sample: DeskUnderTest) -> None:
    held = next(iter(with_sample.desk.store.trips()))
    assert isinstance(held.record, Trip)
    before = held.record.title.ko
    renamed = held.record.revised(title=held.record.title.revised(ko="새 이름"))
    with_sample.session.edit(lambda editing: editing.change(held, renamed, Label("changed", (held.key.id,), "title")))
    with_sample.settle()
    assert with_sample.session.undo_title == "‘새 이름’ 제목 변경"
    with_sample.window.undo()
    with_sample.settle()
    assert with_sample.window.trip.title.text() == before
    assert with_sample.session.redo_title == f"‘{before[:40]}’ 제목 변경"
    assert with_sample.window.notices.text == with_sample.session.redo_title


def test_what_cannot_be_written_waits_and_is_said(with_sample: DeskUnderTest) -> None:
    store = with_sample.desk.store
    held = next(iter(store.trips()))
    assert isinstance(held.record, Trip)
    renamed = held.record.revised(title=held.record.title.revised(ko="새 이름"))
    away = store.path.with_name("away.db")
    store.close()
    store.path.rename(away)
    with_sample.session.edit(lambda editing: editing.change(held, renamed, Label("changed", (held.key.id,), "title")))
    with_sample.wait_for_refusal()
    assert (with_sample.session.saved, with_sample.session.waiting) == (Saved.WAITING, 1)
    away.rename(store.path)
    with_sample.session.retry()
    with_sample.settle()
    assert (with_sample.session.saved, with_sample.window.trip.title.text()) == (Saved.ALL, "새 이름")
