"""The list of the itinerary, typed into with real keys."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.desks import DeskUnderTest, clicks, composes, ends_composing, sample
from tripdesk.messages import UiLanguage
from tripdesk.model.itinerary import Item, ItemKind, Place, Status
from tripdesk.services.item_lines import COLUMNS, Column
from tripdesk.ui.operations.items import set_fields
from tripdesk.ui.schedule.item_table import ItemTable
from tripdesk.ui.schedule.item_table_paste import PastePreview
from tripdesk.ui.schedule.item_table_strip import AskConfirmed
from tripdesk.ui.schedule.page import SchedulePage

GOOGLE, ALTOS, LUNCH = "item-0109-google", "item-0110-altos", "item-0110-lunch"


class Hand:
    """Somebody at the list."""

    def __init__(self, desk: DeskUnderTest) -> None:
        self.desk = desk
        page = desk.page("schedule")
        assert isinstance(page, SchedulePage)
        desk.window.activateWindow()
        page.show_view("list")
        desk.settle()
        self.page = page
        self.table: ItemTable = page.list

    def at(self, own: str, column: Column) -> QModelIndex:
        row = self.table.model.row_of(own) if own else len(self.table.model.lines)
        return self.table.model.index(row, COLUMNS.index(column))

    def goes(self, own: str, column: Column) -> None:
        self.table.view.setFocus()
        self.table.view.setCurrentIndex(self.at(own, column))

    def types(self, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
        """Types over the current cell, as somebody does who does not look."""
        QTest.keyClicks(self.table.view, text[0]) if text[0].isascii() else self.opens()
        editor = self.editor
        if not text[0].isascii():
            editor.selectAll()
            ends_composing(editor, text)
        else:
            QTest.keyClicks(editor, text[1:]) if text[1:].isascii() else ends_composing(editor, text[1:])
        QTest.keyClick(editor, end)
        self.desk.settle()

    def opens(self) -> None:
        self.table.view.edit(self.table.view.currentIndex())

    @property
    def editor(self) -> QLineEdit:
        editor = self.table.cells.editor
        assert editor is not None
        return editor

    def item(self, own: str) -> Item:
        record = self.desk.record(own)
        assert isinstance(record, Item)
        return record

    def shown(self, own: str, column: Column) -> str:
        return str(self.at(own, column).data() or "")

    def times(self, own: str) -> str:
        item = self.item(own)
        return f"{item.start.local:%m-%d %H:%M}~{item.end.local:%H:%M}" if item.start and item.end else ""

    @property
    def where(self) -> tuple[str, Column]:
        index = self.table.view.currentIndex()
        line = self.table.model.line(index.row())
        return (line.own if line is not None else "", COLUMNS[index.column()])

    def selects(self, those: list[str], column: Column) -> None:
        self.table.view.setFocus()
        self.table.view.clearSelection()
        for own in those:
            flags = self.table.view.selectionModel().SelectionFlag.Select
            self.table.view.selectionModel().select(self.at(own, column), flags)

    def presses(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.ControlModifier) -> None:
        QTest.keyClick(self.table.view, key, modifiers)
        self.desk.settle()


@pytest.fixture
def hand(with_sample: DeskUnderTest) -> Hand:
    return Hand(with_sample)


def test_each_day_is_named_once(hand: Hand) -> None:
    days = [hand.table.model.index(row, 0).data() for row in range(14)]
    assert (days[0], days[1], days[11], days[12]) == ("1. 4.(수)", "", "1. 5.(목)", "")


def test_a_line_of_the_list(hand: Hand) -> None:
    assert [hand.shown(GOOGLE, column) for column in COLUMNS[1:]] == [
        "10:00",
        "11:30",
        "방문",
        "구글 방문·면담",
        "구글 방문지",
        "강기정 시장 등 12명(통역 1명 포함)",
        "",
        "AI산업과",
        "확정",
    ]


def test_an_end_on_other_clocks_names_them(hand: Hand) -> None:
    assert [hand.shown(own, Column.END) for own in ("item-0104-flight", "item-0108-c-flight", "item-0104-bus")] == [
        "13:30 PST",
        "1. 10.(화) 05:30 KST",
        "15:45",
    ]


def test_the_model_keeps_the_rules_of_qt(hand: Hand) -> None:
    tester = QAbstractItemModelTester(hand.table.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    hand.goes(GOOGLE, Column.START)
    hand.types("2200")
    hand.goes("", Column.START)
    hand.types("9:00 새 회의")
    hand.page.show_party("party-company")
    hand.page.show_party("")
    hand.desk.window.undo()
    hand.desk.settle()
    assert tester.model() is hand.table.model


@pytest.mark.parametrize(
    ("typed", "times"),
    [
        ("930", "01-09 09:30~11:00"),
        ("오후 2시", "01-09 14:00~15:30"),
        ("14시 반", "01-09 14:30~16:00"),
        ("2pm", "01-09 14:00~15:30"),
        ("+30", "01-09 09:55~11:25"),
        ("1. 10. 0930", "01-10 09:30~11:00"),
    ],
)
def test_a_start_is_typed_and_the_item_lasts_as_long(hand: Hand, typed: str, times: str) -> None:
    hand.goes(GOOGLE, Column.START)
    hand.types(typed)
    assert hand.times(GOOGLE) == times


def test_enter_goes_down_and_tab_right(hand: Hand) -> None:
    below = hand.table.model.lines[hand.table.model.row_of(GOOGLE) + 1].own
    hand.goes(GOOGLE, Column.END)
    hand.types("1145")
    assert (hand.times(GOOGLE), hand.where) == ("01-09 10:00~11:45", (below, Column.END))
    hand.goes(GOOGLE, Column.TITLE)
    hand.types("Google", Qt.Key.Key_Tab)
    assert (hand.item(GOOGLE).title.ko, hand.where) == ("Google", (GOOGLE, Column.PLACE))


def test_what_cannot_be_read_stays_with_the_reason(hand: Hand) -> None:
    hand.goes(GOOGLE, Column.START)
    hand.types("25:00")
    assert hand.editor.text() == "25:00"
    assert hand.table.cells.problem == (
        "‘25:00’은(는) 시각으로 읽을 수 없습니다. 9:30, 930, 오후 2시, +30처럼 적으세요."
    )
    QTest.keyClick(hand.editor, Qt.Key.Key_Escape)
    assert (hand.table.cells.editor, hand.table.cells.problem, hand.times(GOOGLE)) == (None, "", "01-09 10:00~11:30")


def test_another_cell_is_not_reached_while_one_is_refused(hand: Hand) -> None:
    hand.goes(GOOGLE, Column.START)
    hand.types("25:00")
    clicks(hand.table.view.viewport(), hand.table.view.visualRect(hand.at(ALTOS, Column.KIND)).center())
    hand.desk.settle()
    assert (hand.editor.text(), hand.where) == ("25:00", (GOOGLE, Column.START))


def test_an_end_before_the_start_is_refused(hand: Hand) -> None:
    hand.goes(GOOGLE, Column.END)
    hand.types("9:00")
    assert hand.table.cells.problem == (
        "종료 09:00이(가) 시작 10:00보다 앞섭니다. 다음 날이면 ‘익일 09:00’로 적으세요."
    )


def test_a_syllable_that_is_being_composed_is_not_lost_when_the_row_changes(hand: Hand) -> None:
    hand.goes(GOOGLE, Column.TITLE)
    hand.opens()
    hand.editor.selectAll()
    ends_composing(hand.editor, "구글 방")
    composes(hand.editor, "문")
    clicks(hand.table.view.viewport(), hand.table.view.visualRect(hand.at(ALTOS, Column.KIND)).center())
    hand.desk.settle()
    assert hand.item(GOOGLE).title.ko == "구글 방문"


def test_enter_while_composing_belongs_to_the_input_method(hand: Hand) -> None:
    hand.goes(GOOGLE, Column.TITLE)
    hand.opens()
    composes(hand.editor, "문")
    QTest.keyClick(hand.editor, Qt.Key.Key_Return)
    assert hand.table.cells.editor is not None
    ends_composing(hand.editor, "문")
    QTest.keyClick(hand.editor, Qt.Key.Key_Return)
    hand.desk.settle()
    assert hand.item(GOOGLE).title.ko == "문"


def test_a_time_in_the_last_row_is_a_new_item(hand: Hand) -> None:
    hand.goes("", Column.DATE)
    hand.types("1/9")
    hand.goes("", Column.START)
    hand.types("0700")
    own, column = hand.where
    assert (hand.times(own), column) == ("01-09 07:00~08:00", Column.TITLE)
    ends_composing(hand.editor, "조찬")
    QTest.keyClick(hand.editor, Qt.Key.Key_Return)
    hand.desk.settle()
    item = hand.item(own)
    assert (item.title.ko, item.status, item.start.zone if item.start else "") == (
        "조찬",
        Status.PLANNED,
        "America/Los_Angeles",
    )


def test_one_line_is_a_whole_item(hand: Hand) -> None:
    hand.goes("", Column.START)
    hand.types("10:00 구글 방문 1시간 30분")
    own, _ = hand.where
    item = hand.item(own)
    assert (hand.times(own), item.title.ko, item.kind) == ("01-12 10:00~11:30", "구글 방문", ItemKind.VISIT)


@pytest.mark.parametrize(
    ("typed", "status"), [("취소", Status.CANCELLED), ("ㅊㅅ", Status.CANCELLED), ("예비", Status.BACKUP)]
)
def test_a_status_is_typed_by_its_word_or_consonants(hand: Hand, typed: str, status: Status) -> None:
    hand.goes(GOOGLE, Column.STATUS)
    hand.types(typed)
    assert hand.item(GOOGLE).status is status


def test_a_place_is_found_by_its_consonants(hand: Hand) -> None:
    hand.goes(ALTOS, Column.PLACE)
    hand.opens()
    hand.editor.selectAll()
    composes(hand.editor, "ㅇㅂㄷㅇ")
    ends_composing(hand.editor, "ㅇㅂㄷㅇ")
    QTest.keyClick(hand.editor, Qt.Key.Key_Return)
    hand.desk.settle()
    assert hand.item(ALTOS).place == "place-nvidia"


def test_a_place_that_is_new_is_made(hand: Hand) -> None:
    hand.goes(ALTOS, Column.PLACE)
    hand.types("알토스 사무실")
    place = hand.desk.record(str(hand.item(ALTOS).place))
    assert isinstance(place, Place)
    assert (place.name.ko, place.zone) == ("알토스 사무실", "America/Los_Angeles")
    hand.desk.window.undo()
    hand.desk.settle()
    assert hand.item(ALTOS).place == "place-hotel-sf"


def test_fill_down(hand: Hand) -> None:
    hand.selects([GOOGLE, ALTOS, LUNCH], Column.PLACE)
    hand.presses(Qt.Key.Key_D)
    assert [hand.item(own).place for own in (ALTOS, LUNCH)] == ["place-google", "place-google"]
    hand.desk.window.undo()
    hand.desk.settle()
    assert [hand.item(own).place for own in (ALTOS, LUNCH)] == ["place-hotel-sf", "place-hotel-sf"]


def test_copy_names_every_day(hand: Hand) -> None:
    hand.selects([ALTOS, LUNCH], Column.DATE)
    hand.presses(Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text() == "1. 10.(화)\n1. 10.(화)"


def test_cells_are_pasted_into_cells_or_none_is(hand: Hand) -> None:
    hand.goes(LUNCH, Column.START)
    copied("12:30\t13:30\n14:45\t15:45")
    hand.presses(Qt.Key.Key_V)
    assert (hand.times(LUNCH), hand.times(ALTOS)) == ("01-10 12:30~13:30", "01-10 14:45~15:45")
    hand.goes(LUNCH, Column.START)
    copied("12:00\n25:00")
    hand.presses(Qt.Key.Key_V)
    assert hand.times(LUNCH) == "01-10 12:30~13:30"


def copied(text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def test_a_table_is_shown_before_it_is_added(hand: Hand) -> None:
    before = len(hand.table.model.lines)
    html = (
        "<table><tr><td>일자</td><td>시간</td><td>일정</td><td>장소</td></tr>"
        "<tr><td rowspan=2>1. 9.(월)</td><td>20:30~21:00</td><td>결과 정리 회의</td><td>구글 방문지</td></tr>"
        "<tr><td>21:10</td><td>언론 인터뷰</td><td>호텔 로비</td></tr></table>"
    )
    copied("", html)
    clicks(hand.table.strip.table)
    hand.desk.settle()
    preview = hand.table.findChild(PastePreview)
    assert isinstance(preview, PastePreview)
    assert len(hand.table.model.lines) == before
    clicks(preview.add)
    hand.desk.settle()
    added = [line.item for line in hand.table.model.lines if line.item.title.ko in {"결과 정리 회의", "언론 인터뷰"}]
    assert [(i.kind, i.place, hand.times(str(i.id))) for i in added] == [
        (ItemKind.MEETING, "place-google", "01-09 20:30~21:00"),
        (ItemKind.PRESS, added[1].place, "01-09 21:10~22:10"),
    ]


def test_a_confirmed_engagement_is_not_moved_unasked(hand: Hand) -> None:
    hand.selects([GOOGLE, ALTOS], Column.START)
    clicks(hand.table.strip.later)
    hand.desk.settle()
    asked = hand.table.findChild(AskConfirmed)
    assert isinstance(asked, AskConfirmed)
    assert (hand.times(GOOGLE), hand.times(ALTOS)) == ("01-09 10:00~11:30", "01-10 14:30~15:30")
    clicks(asked.others)
    hand.desk.settle()
    assert (hand.times(GOOGLE), hand.times(ALTOS)) == ("01-09 10:00~11:30", "01-10 14:45~15:45")


def test_times_are_moved_by_an_own_amount(hand: Hand) -> None:
    hand.selects([ALTOS, LUNCH], Column.START)
    QTest.keyClicks(hand.table.strip.amount, "-0:20")
    QTest.keyClick(hand.table.strip.amount, Qt.Key.Key_Return)
    hand.desk.settle()
    assert (hand.times(ALTOS), hand.times(LUNCH)) == ("01-10 14:10~15:10", "01-10 12:40~13:30")


def test_a_day_is_copied_as_planned(hand: Hand) -> None:
    hand.selects([GOOGLE], Column.START)
    hand.table.copy_day(date(2023, 1, 7))
    hand.desk.settle()
    copy = next(line.item for line in hand.table.model.lines if line.item.title.ko == "구글 방문·면담")
    assert (hand.times(str(copy.id)), copy.status, copy.contact_log) == ("01-07 10:00~11:30", Status.PLANNED, ())


def test_delete_takes_the_paper_along_and_undo_brings_both_back(hand: Hand) -> None:
    snapshot = hand.desk.session.snapshot
    assert snapshot is not None
    paper = str(snapshot.brief_of[GOOGLE].id)
    hand.selects([GOOGLE], Column.START)
    hand.presses(Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    assert (hand.table.model.row_of(GOOGLE), hand.desk.session.snapshot == snapshot) == (-1, False)
    hand.desk.window.undo()
    hand.desk.settle()
    assert (hand.item(GOOGLE).title.ko, str(hand.desk.record(paper).id)) == ("구글 방문·면담", paper)


def test_a_party_filters_the_list(hand: Hand) -> None:
    hand.page.show_party("party-company")
    hand.desk.settle()
    shown = [line.item for line in hand.table.model.lines]
    assert shown
    assert all("party-company" in item.parties for item in shown)


def test_selection_and_typing_stay_while_others_change(hand: Hand) -> None:
    hand.goes(ALTOS, Column.TITLE)
    hand.opens()
    QTest.keyClicks(hand.editor, "Altos")
    google = hand.item(GOOGLE)
    session = hand.desk.session
    session.edit(lambda editing: set_fields(editing, session.open_id, [google], "", status=Status.BACKUP))
    hand.desk.settle()
    assert (hand.editor.text(), hand.shown(GOOGLE, Column.STATUS)) == ("Altos", "예비")


def test_the_list_speaks_english(opens: Callable[..., DeskUnderTest], tmp_path: Any) -> None:
    hand = Hand(opens("english", trip=sample(tmp_path), language=UiLanguage.EN))
    assert [hand.shown(GOOGLE, column) for column in (Column.KIND, Column.TITLE, Column.STATUS)] == [
        "Visit",
        "Visit to Google",
        "Confirmed",
    ]
    QApplication.processEvents()
