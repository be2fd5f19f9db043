"""The timetable under a hand: keys, clicks, drags, typing; on a real window over a real store."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.trips import bare, saved, snapshot
from tests.ui.desks import DeskUnderTest, clicks, composes, ends_composing, sample
from tripdesk.model.history import Label
from tripdesk.model.itinerary import Item
from tripdesk.model.trip import Trip
from tripdesk.ui.schedule.page import SchedulePage

NONE, SHIFT, CONTROL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
GOOGLE, LUNCH, NVIDIA = "item-0109-google", "item-0109-lunch", "item-0110-nvidia"
FLIGHT, INTERVIEW, BUYERS = "item-0104-flight", "item-0110-interview", "item-0106-buyers"


@pytest.fixture
def page(with_sample: DeskUnderTest) -> SchedulePage:
    """The itinerary of the sample trip, from its third day on."""
    with_sample.window.resize(1440, 900)
    shown = with_sample.page("schedule")
    assert isinstance(shown, SchedulePage)
    shown.timetable.go_to_day(5)
    with_sample.settle()
    return shown


def item(desk: DeskUnderTest, own: str) -> Item:
    record = desk.record(own)
    assert isinstance(record, Item)
    return record


def times(desk: DeskUnderTest, own: str) -> str:
    """`01-09 10:00~11:30`, or nothing."""
    start, end = item(desk, own).start, item(desk, own).end
    return f"{start.local:%m-%d %H:%M}~{end.local:%H:%M}" if start and end else ""


def middle(page: SchedulePage, own: str) -> QPoint:
    """Where an item is, in the viewport."""
    return page.timetable.frame.part(page.timetable.plan.parts_of(own)[0]).center().toPoint()


def at(page: SchedulePage, day: int, minute: int) -> QPoint:
    """Where a minute of a day is, in the viewport."""
    frame = page.timetable.frame
    return QPointF(frame.x(day) + frame.day_width - 12, frame.y(minute) + 1).toPoint()


def press(page: SchedulePage, where: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(page.timetable.viewport(), Qt.MouseButton.LeftButton, keys, where)


def drag(
    page: SchedulePage, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = NONE, *, drop: bool = True
) -> None:
    port = page.timetable.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, NONE, start)
    for step in (1, 2, 3):
        QTest.mouseMove(port, start + (end - start) * step / 3)
    if keys is not NONE:
        QApplication.sendEvent(port, moves_with(port.mapToGlobal(end), end, keys))
    if drop:
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, keys, end)


def moves_with(everywhere: QPoint, here: QPoint, keys: Qt.KeyboardModifier) -> QMouseEvent:
    """A movement of the mouse with a key held down."""
    button = Qt.MouseButton.LeftButton
    return QMouseEvent(QEvent.Type.MouseMove, QPointF(here), QPointF(everywhere), button, button, keys)


def hours(page: SchedulePage, count: float) -> QPoint:
    """So many hours further down."""
    return QPoint(0, round(page.timetable.frame.hour * count))


# Selecting


def test_a_click_selects_control_adds_shift_extends_and_escape_lets_go(page: SchedulePage) -> None:
    press(page, middle(page, GOOGLE))
    assert page.selected == (GOOGLE,)
    press(page, middle(page, NVIDIA), CONTROL)
    assert page.selected == (GOOGLE, NVIDIA)
    press(page, middle(page, GOOGLE))
    assert page.selected == (GOOGLE,)
    press(page, middle(page, LUNCH), SHIFT)
    assert page.selected == (GOOGLE, "item-0109-lunch-out", LUNCH)
    QTest.keyClick(page.timetable, Qt.Key.Key_Escape)
    assert page.selected == ()


@pytest.mark.parametrize(
    ("keys", "there"),
    [
        ([Qt.Key.Key_Down], "item-0109-lunch-out"),
        ([Qt.Key.Key_Up], "item-0109-google-out"),
        ([Qt.Key.Key_Left], "item-0108-booth"),
        ([Qt.Key.Key_Right, Qt.Key.Key_Right], "item-0110-nvidia-out"),
        ([Qt.Key.Key_End], "item-0112-bus"),
        ([Qt.Key.Key_Home], "item-0104-flight"),
    ],
)
def test_arrows_walk_the_items(page: SchedulePage, keys: list[Qt.Key], there: str) -> None:
    page.timetable.reveal(GOOGLE)
    for key in keys:
        QTest.keyClick(page.timetable, key)
    assert page.selected == (there,)
    assert page.timetable.frame.at(QPointF(0, 0)) == ("", None)


def test_what_is_walked_to_comes_into_view_and_is_said(with_sample: DeskUnderTest, page: SchedulePage) -> None:
    page.timetable.setFocus()
    assert with_sample.window.page is page
    page.reveal("item-0104-estv")
    assert 1 in page.timetable.frame.shown
    box = page.timetable.frame.part(page.timetable.plan.parts_of("item-0104-estv")[0])
    assert page.timetable.frame.head <= box.top() < page.timetable.frame.height
    assert page.timetable.accessibleDescription().startswith(
        "ESTV 업무협약 체결식, 1. 4.(수) 17:30~18:20(한국 1. 5.(목) 10:30~11:20), 행사, 확정, ESTV 스튜디오"
    )


def test_the_selection_stays_when_somebody_changes_something(with_sample: DeskUnderTest, page: SchedulePage) -> None:
    page.select((GOOGLE,))
    across = page.timetable.horizontalScrollBar().value()
    held = next(iter(with_sample.desk.store.trips()))
    assert isinstance(held.record, Trip)
    renamed = held.record.revised(title=held.record.title.revised(ko="새 이름"))
    with_sample.session.edit(
        lambda editing: editing.revise(held.key, held.record, renamed, Label("changed", (), "title"))
    )
    with_sample.settle()
    assert (page.selected, page.timetable.selected) == ((GOOGLE,), (GOOGLE,))
    assert page.timetable.horizontalScrollBar().value() == across


# Dragging


def test_a_drag_moves_an_item_by_five_minutes_and_undo_brings_it_back(
    with_sample: DeskUnderTest, page: SchedulePage
) -> None:
    start = middle(page, GOOGLE)
    drag(page, start, start + hours(page, 2) + QPoint(0, 1))
    with_sample.settle()
    assert times(with_sample, GOOGLE) == "01-09 12:00~13:30"
    with_sample.window.undo()
    with_sample.settle()
    assert times(with_sample, GOOGLE) == "01-09 10:00~11:30"


def test_with_shift_a_drag_goes_by_quarters_of_an_hour(with_sample: DeskUnderTest, page: SchedulePage) -> None:
    start = middle(page, NVIDIA)
    drag(page, start, start + hours(page, 0.6), SHIFT)
    with_sample.settle()
    assert times(with_sample, NVIDIA) == "01-10 10:00~11:50"


def test_a_drag_to_another_day_keeps_the_time_and_takes_the_clocks_of_there(
    with_sample: DeskUnderTest, page: SchedulePage
) -> None:
    """Day 7 of the columns is 10 January in Korea, where the companies are home already."""
    drag(page, middle(page, LUNCH), middle(page, LUNCH) + QPoint(round(page.timetable.frame.day_width), 0))
    with_sample.settle()
    moved = item(with_sample, LUNCH).start
    assert moved is not None
    assert (f"{moved.local:%m-%d %H:%M}", moved.zone) == ("01-10 12:00", "Asia/Seoul")


def test_several_selected_items_are_carried_together_in_one_edit(
    with_sample: DeskUnderTest, page: SchedulePage
) -> None:
    press(page, middle(page, GOOGLE))
    press(page, middle(page, NVIDIA), CONTROL)
    drag(page, middle(page, NVIDIA), middle(page, NVIDIA) + hours(page, 1))
    with_sample.settle()
    assert (times(with_sample, GOOGLE), times(with_sample, NVIDIA)) == ("01-09 11:00~12:30", "01-10 10:30~12:20")
    with_sample.window.undo()
    with_sample.settle()
    assert (times(with_sample, GOOGLE), times(with_sample, NVIDIA)) == ("01-09 10:00~11:30", "01-10 09:30~11:20")


def test_an_edge_makes_an_item_longer_or_begin_earlier(with_sample: DeskUnderTest, page: SchedulePage) -> None:
    box = page.timetable.frame.part(page.timetable.plan.parts_of(GOOGLE)[0])
    foot = QPointF(box.center().x(), box.bottom() - 2).toPoint()
    drag(page, foot, foot + hours(page, 0.5))
    with_sample.settle()
    assert times(with_sample, GOOGLE) == "01-09 10:00~12:00"
    box = page.timetable.frame.part(page.timetable.plan.parts_of(GOOGLE)[0])
    top = QPointF(box.center().x(), box.top() + 2).toPoint()
    drag(page, top, top - hours(page, 0.5))
    with_sample.settle()
    assert times(with_sample, GOOGLE) == "01-09 09:30~12:00"


def test_escape_gives_a_drag_up(with_sample: DeskUnderTest, page: SchedulePage) -> None:
    start = middle(page, GOOGLE)
    drag(page, start, start + hours(page, 2), drop=False)
    assert page.timetable.carrying
    QTest.keyClick(page.timetable, Qt.Key.Key_Escape)
    QTest.mouseRelease(page.timetable.viewport(), Qt.MouseButton.LeftButton, NONE, start + hours(page, 2))
    with_sample.settle()
    assert times(with_sample, GOOGLE) == "01-09 10:00~11:30"


def test_an_edge_drawn_past_the_other_is_refused_in_a_sentence(with_sample: DeskUnderTest, page: SchedulePage) -> None:
    box = page.timetable.frame.part(page.timetable.plan.parts_of(GOOGLE)[0])
    foot = QPointF(box.center().x(), box.bottom() - 2).toPoint()
    drag(page, foot, foot - hours(page, 3))
    with_sample.settle()
    assert times(with_sample, GOOGLE) == "01-09 10:00~11:30"
    assert with_sample.window.notices.text == f"{GOOGLE}: 끝이 시작보다 앞섭니다. 시작 뒤에서 끝내세요."


def test_moving_what_was_confirmed_says_so(with_sample: DeskUnderTest, page: SchedulePage) -> None:
    drag(page, middle(page, GOOGLE), middle(page, GOOGLE) + hours(page, 1))
    with_sample.settle()
    assert with_sample.window.notices.text == (
        "‘구글 방문·면담’은(는) 확정된 일정입니다. 상대측에 바뀐 시각을 알리세요."
    )


def test_a_flight_over_the_date_line_moves_as_a_whole(with_sample: DeskUnderTest, page: SchedulePage) -> None:
    page.timetable.go_to_day(0)
    page.reveal(FLIGHT)
    drag(page, middle(page, FLIGHT), middle(page, FLIGHT) - hours(page, 1))
    with_sample.settle()
    flight = item(with_sample, FLIGHT)
    assert flight.start is not None
    assert flight.end is not None
    assert (f"{flight.start.local:%d %H:%M}", f"{flight.end.local:%d %H:%M}", flight.end.zone) == (
        "04 18:30",
        "04 12:30",
        "America/Los_Angeles",
    )


# Keys that change


def test_alt_and_arrows_nudge_and_are_one_undo(with_sample: DeskUnderTest, page: SchedulePage) -> None:
    page.timetable.setFocus()
    page.timetable.reveal(GOOGLE)
    for _ in range(3):
        QTest.keyClick(page.timetable, Qt.Key.Key_Down, ALT)
    QTest.keyClick(page.timetable, Qt.Key.Key_Down, ALT | SHIFT)
    with_sample.settle()
    assert times(with_sample, GOOGLE) == "01-09 10:30~12:00"
    with_sample.window.undo()
    with_sample.settle()
    assert times(with_sample, GOOGLE) == "01-09 10:00~11:30"


def test_delete_removes_with_a_way_back(with_sample: DeskUnderTest, page: SchedulePage) -> None:
    page.timetable.reveal(GOOGLE)
    QTest.keyClick(page.timetable, Qt.Key.Key_Delete)
    with_sample.settle()
    snapshot = with_sample.session.snapshot
    assert snapshot is not None
    assert GOOGLE not in snapshot.by_id
    assert page.selected == ()
    with_sample.window.undo()
    with_sample.settle()
    assert times(with_sample, GOOGLE) == "01-09 10:00~11:30"


def test_control_d_makes_a_copy_and_selects_it(with_sample: DeskUnderTest, page: SchedulePage) -> None:
    page.timetable.reveal(GOOGLE)
    QTest.keyClick(page.timetable, Qt.Key.Key_D, CONTROL)
    with_sample.settle()
    (copy,) = page.selected
    assert copy != GOOGLE
    assert (times(with_sample, copy), item(with_sample, copy).title) == (
        "01-09 10:00~11:30",
        item(with_sample, GOOGLE).title,
    )


# Typing a new item


@pytest.mark.parametrize(
    ("typed", "when", "title"),
    [
        ("구글 방문 1시간 30분", "01-09 21:00~22:30", "구글 방문"),
        ("구글 방문", "01-09 21:00~22:00", "구글 방문"),
        ("20:15~20:45 구글 방문", "01-09 20:15~20:45", "구글 방문"),
        ("오후 8시 구글 방문", "01-09 20:00~21:00", "구글 방문"),
    ],
)
def test_a_click_on_an_empty_place_and_typing_makes_an_item_there(
    with_sample: DeskUnderTest, page: SchedulePage, typed: str, when: str, title: str
) -> None:
    bar = page.timetable.verticalScrollBar()
    bar.setValue(bar.maximum())
    press(page, at(page, 6, 21 * 60) + QPoint(0, 8))
    assert page.timetable.spot.isVisible()
    ends_composing(page.timetable.spot, typed)
    QTest.keyClick(page.timetable.spot, Qt.Key.Key_Return)
    with_sample.settle()
    (made,) = page.selected
    assert (times(with_sample, made), item(with_sample, made).title.ko) == (when, title)
    assert not page.timetable.spot.isVisible()


def test_enter_during_a_composition_makes_nothing(with_sample: DeskUnderTest, page: SchedulePage) -> None:
    before = with_sample.session.snapshot
    page.timetable.open_spot()
    composes(page.timetable.spot, "방")
    QTest.keyClick(page.timetable.spot, Qt.Key.Key_Return)
    with_sample.settle()
    assert with_sample.session.snapshot is before
    ends_composing(page.timetable.spot, "방")
    assert page.timetable.spot.text() == "방"


def test_what_cannot_be_read_stays_to_be_mended(with_sample: DeskUnderTest, page: SchedulePage) -> None:
    page.timetable.open_spot()
    QTest.keyClicks(page.timetable.spot, "10:00")
    QTest.keyClick(page.timetable.spot, Qt.Key.Key_Return)
    with_sample.settle()
    assert (page.timetable.spot.text(), page.timetable.spot.property("state")) == ("10:00", "bad")
    assert with_sample.window.notices.text


def test_a_letter_on_the_timetable_begins_a_new_item(page: SchedulePage) -> None:
    page.timetable.reveal(GOOGLE)
    page.timetable.setFocus()
    QTest.keyClick(page.timetable, "a")
    assert page.timetable.spot.isVisible()
    assert page.timetable.spot.text() == "a"
    assert page.timetable.spot.accessibleName() == "11:30에 새 일정"


def test_a_trip_without_items_has_days_to_begin_with(opens: Callable[..., DeskUnderTest], tmp_path: Path) -> None:
    desk = opens(trip=saved(snapshot(bare()), tmp_path))
    page = desk.page("schedule")
    assert isinstance(page, SchedulePage)
    assert len(page.timetable.plan.days) == 7
    clicks(page.toolbar.new)
    QTest.keyClicks(page.timetable.spot, "City hall visit")
    QTest.keyClick(page.timetable.spot, Qt.Key.Key_Return)
    desk.settle()
    (made,) = page.selected
    assert item(desk, made).title.en == "City hall visit"
    assert len(page.timetable.plan.days) == 1


# Beside and instead of the timetable


def test_the_list_shows_the_same_selection_and_so_does_the_timetable_again(
    with_sample: DeskUnderTest, page: SchedulePage
) -> None:
    press(page, middle(page, GOOGLE))
    clicks(page.toolbar.views.button("list"))
    with_sample.settle()
    assert (page.list.selected, page.toolbar.days.isVisible()) == ((GOOGLE,), False)
    page.list.select((NVIDIA,))
    assert page.selected == (NVIDIA,)
    clicks(page.toolbar.views.button("timetable"))
    with_sample.settle()
    assert page.timetable.selected == (NVIDIA,)


def test_the_view_that_was_shown_last_is_shown_again(with_sample: DeskUnderTest, page: SchedulePage) -> None:
    page.show_view("list")
    assert SchedulePage(with_sample.session).view == "list"


def test_an_inspector_comes_when_the_mouse_is_let_go_and_keeps_its_width(
    with_sample: DeskUnderTest, page: SchedulePage
) -> None:
    beside = page.inspector
    where, port = middle(page, GOOGLE), page.timetable.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, NONE, where)
    assert not beside.isVisible()
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, NONE, where)
    with_sample.settle()
    assert beside.isVisible()
    assert beside.item is not None
    assert beside.item.id == GOOGLE
    assert abs(beside.width() - 340) < 5
    box = page.timetable.frame.part(page.timetable.plan.parts_of(GOOGLE)[0])
    assert page.timetable.viewport().rect().contains(box.toRect())
    QTest.keyClick(page.timetable, Qt.Key.Key_Escape)
    assert not beside.isVisible()


# The tray


def test_what_has_no_time_is_dragged_onto_a_day_and_back(with_sample: DeskUnderTest, page: SchedulePage) -> None:
    tray = page.tray.list
    row = tray.visualItemRect(tray.item(0)).center()
    port = page.timetable.viewport()
    there = at(page, 6, 8 * 60)
    QTest.mousePress(tray.viewport(), Qt.MouseButton.LeftButton, NONE, row)
    for where in (there - QPoint(30, 30), there):
        QTest.mouseMove(tray.viewport(), tray.viewport().mapFromGlobal(port.mapToGlobal(where)))
    QTest.mouseRelease(
        tray.viewport(), Qt.MouseButton.LeftButton, NONE, tray.viewport().mapFromGlobal(port.mapToGlobal(there))
    )
    with_sample.settle()
    assert times(with_sample, INTERVIEW) == "01-09 08:00~09:00"
    assert not page.tray.isVisible()
    page.reveal(INTERVIEW)
    with_sample.settle()
    page.tray.show()
    with_sample.settle()
    drag(page, middle(page, INTERVIEW), port.mapFromGlobal(page.tray.mapToGlobal(page.tray.rect().center())))
    with_sample.settle()
    assert times(with_sample, INTERVIEW) == ""
    assert page.tray.list.count() == 1


# The toolbar


def test_every_day_is_reached_from_the_strip(with_sample: DeskUnderTest, page: SchedulePage) -> None:
    page.timetable.go_to_day(0)
    with_sample.settle()
    lit = [button.text() for button in page.toolbar.days.findChildren(type(page.toolbar.new)) if button.isChecked()]
    assert lit == ["1–6일차"]
    clicks(page.toolbar.days.button("10"))
    with_sample.settle()
    assert 10 in page.timetable.frame.shown


def test_a_party_sees_its_own_day(with_sample: DeskUnderTest, page: SchedulePage) -> None:
    clicks(page.toolbar.parties.button("party-company"))
    with_sample.settle()
    assert BUYERS in page.timetable.plan.walk()
    assert GOOGLE not in page.timetable.plan.walk()
    assert page.reveal(GOOGLE)
    assert page.party == ""


def test_whose_clocks_these_are_is_said(page: SchedulePage) -> None:
    assert page.toolbar.clock.text() == "현지시간(PST) — 한국보다 17시간 늦음"


def test_f6_walks_the_panes_of_the_page(with_sample: DeskUnderTest, page: SchedulePage) -> None:
    page.timetable.setFocus()
    with_sample.window.next_pane()
    assert page.tray.isAncestorOf(QApplication.focusWidget())


def test_the_sample_is_shown_whole_at_1920(opens: Callable[..., DeskUnderTest], tmp_path: Path) -> None:
    desk = opens("wide", trip=sample(tmp_path))
    desk.window.resize(1920, 1080)
    page = desk.page("schedule")
    assert isinstance(page, SchedulePage)
    desk.settle()
    assert len(page.timetable.frame.shown) == len(page.timetable.plan.days) == 11
