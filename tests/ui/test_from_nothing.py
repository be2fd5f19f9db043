"""From an empty store to a Word book, as somebody does who has never seen the desk: with keys and the mouse."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu

from tests.stores import START
from tests.ui.desks import DeskUnderTest, clicks, ends_composing, types
from tripdesk.cli import main
from tripdesk.model.itinerary import CalendarStamp, Item, ItemKind
from tripdesk.model.people import Duty
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.services.item_lines import COLUMNS, Column
from tripdesk.ui.book.page import BookPage
from tripdesk.ui.briefs.page import BriefsPage
from tripdesk.ui.briefs.rows import Rows
from tripdesk.ui.delegation.page import THEIRS, DelegationPage
from tripdesk.ui.history.page import HistoryPage
from tripdesk.ui.people.page import PeoplePage
from tripdesk.ui.people.profile import PersonProfile
from tripdesk.ui.schedule.page import SchedulePage
from tripdesk.ui.welcome.page import WelcomePage

CONTROL = Qt.KeyboardModifier.ControlModifier
POINTS = 2
DAYS = [
    # date typed before, typed into the start, typed into the place, typed into the end
    ("2023. 1. 4.", "20:00 출국", "ICN-LAS", "14:30"),
    ("", "15:30 호텔로", "LAS→라스베이거스 호텔", "16:10"),
    ("", "17:00 ESTV 업무협약 체결식 1시간", "ESTV 스튜디오", ""),
    ("1/5", "10:00 광주 공동브랜드 홍보관 개막식", "CES 전시장", ""),
    ("", "12:00 오찬", "CES 전시장", ""),
    ("1/6", "14:00 이진형 교수 면담 1시간 30분", "CES 전시장", ""),
]


class Stranger:
    """Somebody at the desk who has read nothing."""

    def __init__(self, desk: DeskUnderTest) -> None:
        self.desk = desk
        desk.window.activateWindow()
        desk.settle()

    @property
    def trip(self) -> TripSnapshot:
        snapshot = self.desk.session.snapshot
        assert snapshot is not None
        return snapshot

    def presses(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key to whatever has the focus."""
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, held)
        self.desk.settle()

    def types(self, text: str, end: Qt.Key | None = None) -> None:
        """Types into whatever has the focus."""
        focus = QApplication.focusWidget()
        assert focus is not None
        types(focus, text)
        self.desk.settle()
        if end is not None:
            self.presses(end)

    def goes_to(self, tab: str) -> None:
        clicks(self.desk.window.trip._buttons[tab])
        self.desk.settle()

    def undoes(self) -> None:
        QTest.keyClick(self.desk.window, Qt.Key.Key_Z, CONTROL)
        self.desk.settle()

    def redoes(self) -> None:
        QTest.keyClick(self.desk.window, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
        self.desk.settle()

    # --- a trip

    def begins_a_trip(self) -> None:
        page = self.desk.window.page
        assert isinstance(page, WelcomePage)
        assert QApplication.focusWidget() is page.form.title_ko
        for text in ("CES 2023", "CES 2023 and Las Vegas", "광주광역시", "LAS"):
            self.types(text, Qt.Key.Key_Tab)
        self.types("시장단, 실무단", Qt.Key.Key_Return)

    # --- the delegation

    @property
    def delegation(self) -> DelegationPage:
        page = self.desk.window.page
        assert isinstance(page, DelegationPage)
        return page

    def adds(self, name: str, office: str = "") -> None:
        clicks(self.delegation.add)
        self.desk.settle()
        dialog = self.delegation.adding
        types(dialog.pane.line, name)
        self.desk.settle()
        if office:
            assert dialog.office is not None
            dialog.office.setFocus()
            types(dialog.office, office)
            clicks(dialog.new)
        else:
            QTest.keyClick(dialog.pane.line, Qt.Key.Key_Return)
        self.desk.settle()
        self.desk.window.activateWindow()
        self.desk.settle()

    def goes_to_cell(self, row: int, key: str) -> None:
        table = self.delegation.table
        column = [one.key for one in table.records.columns].index(key)
        index = table.records.index(row, column)
        table.scrollTo(index)
        clicks(table.viewport(), table.visualRect(index).center())
        QTest.keyClick(table, Qt.Key.Key_F2)

    def types_into(self, row: int, key: str, text: str) -> None:
        self.goes_to_cell(row, key)
        line = next(one for one in self.delegation.table.viewport().findChildren(QLineEdit) if one.isVisible())
        line.selectAll()
        types(line, text)
        QTest.keyClick(line, Qt.Key.Key_Return)
        self.desk.settle()

    def plays(self, row: int, duty: Duty) -> None:
        self.goes_to_cell(row, "duties")
        menu = next(one for one in self.delegation.table.findChildren(QMenu) if one.isVisible())
        wanted = next(action for action in menu.actions() if action.data() == duty)
        clicks(menu, menu.actionGeometry(wanted).center())
        self.desk.settle()

    def travels_with(self, row: int, party: str) -> None:
        self.goes_to_cell(row, "party")
        box = next(one for one in self.delegation.table.viewport().findChildren(QComboBox) if one.isVisible())
        while box.currentText() != party:
            QTest.keyClick(box, Qt.Key.Key_Down)
        QTest.keyClick(box, Qt.Key.Key_Return)
        self.desk.settle()

    def brings_the_delegation(self) -> None:
        self.goes_to("delegation")
        for row, (name, role, english) in enumerate(
            [
                ("강기정", "광주광역시장", "Mayor of Gwangju"),
                ("김통역", "통역", "Interpreter"),
                ("박팀장", "의전팀장", "Head of Protocol"),
            ]
        ):
            self.adds(name)
            self.types_into(row, "role", role)
            self.types_into(row, "role_en", english)
        self.plays(0, Duty.HEAD)
        self.plays(1, Duty.INTERPRETER)
        self.travels_with(2, "실무단")
        clicks(self.delegation.segments[THEIRS])
        self.adds("이진형", "엘비스")
        self.types_into(0, "role", "대표")

    # --- the itinerary

    def types_the_days(self) -> None:
        self.goes_to("schedule")
        page = self.desk.window.page
        assert isinstance(page, SchedulePage)
        clicks(page.toolbar.views.button("list"))
        self.desk.settle()
        for day, start, place, end in DAYS:
            if day:
                self.types_into_list("", Column.DATE, day)
            self.types_into_list("", Column.START, start)
            own = page.list.selected[0]
            self.types_into_list(own, Column.PLACE, place)
            if end:
                self.types_into_list(own, Column.END, end)

    def types_into_list(self, own: str, column: Column, text: str) -> None:
        page = self.desk.window.page
        assert isinstance(page, SchedulePage)
        table = page.list
        row = table.model.row_of(own) if own else len(table.model.lines)
        index = table.model.index(row, COLUMNS.index(column))
        table.view.scrollTo(index)
        clicks(table.view.viewport(), table.view.visualRect(index).center())
        QTest.keyClick(table.view, Qt.Key.Key_F2)
        editor = table.cells.editor
        assert editor is not None
        editor.selectAll()
        types(editor, text)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        self.desk.settle()
        assert table.cells.problem == ""

    def item(self, title: str) -> Item:
        return next(item for item in self.trip.items if item.title.ko == title)

    # --- people and papers

    def writes_a_profile(self, name: str, english: str, title: str) -> None:
        clicks(self.desk.window.side._places["people"])
        self.desk.settle()
        page = self.desk.window.page
        assert isinstance(page, PeoplePage)
        page.list.line.setFocus()
        page.list.line.clear()
        types(page.list.line, name)
        self.desk.settle()
        QTest.keyClick(page.list.line, Qt.Key.Key_Down)
        self.desk.settle()
        shown = page.profile
        assert isinstance(shown, PersonProfile)
        shown.english.setFocus()
        self.types(english, Qt.Key.Key_Return)
        clicks(shown.titles.add)
        self.desk.settle()
        row = shown.titles.rows[-1]
        row.ko.setFocus()
        self.types(title, Qt.Key.Key_Return)

    def writes_a_paper(self, title: str, points: list[str]) -> None:
        clicks(self.desk.window.side._places[f"trip:{self.trip.trip.id}"])
        self.goes_to("briefs")
        page = self.desk.window.page
        assert isinstance(page, BriefsPage)
        shown, own = page.papers.list, str(self.item(title).id)
        row = next(n for n, line in enumerate(shown.papers.lines) if line.item == own)
        clicks(shown.viewport(), shown.visualRect(shown.papers.index(row)).center())
        self.desk.settle()
        clicks(page.make)
        self.desk.settle()
        QTest.keyClick(self.desk.window, Qt.Key.Key_3, CONTROL)
        outline = page.editor.sections[POINTS].findChild(Rows)
        assert isinstance(outline, Rows)
        outline.focus_cell(0)
        for number, point in enumerate(points):
            if number:
                self.presses(Qt.Key.Key_Return)
            focus = QApplication.focusWidget()
            assert focus is not None
            ends_composing(focus, point)
        page.settle()
        self.desk.settle()

    # --- an issue and a book

    def freezes(self, reason: str) -> None:
        self.goes_to("history")
        page = self.desk.window.page
        assert isinstance(page, HistoryPage)
        clicks(page.freeze)
        types(page.form.reason, reason)
        QTest.keyClick(page.form.reason, Qt.Key.Key_Return)
        self.desk.settle()

    def makes_the_books(self, folder: Path) -> None:
        clicks(self.desk.window.trip.make_book)
        self.desk.settle()
        dialog = self.desk.window.findChildren(BookPage)[-1]
        dialog.folder.selectAll()
        QTest.keyClicks(dialog.folder, str(folder))
        clicks(dialog.make)
        self.desk.settle()
        clicks(dialog.leave)
        self.desk.settle()


def ways_of(trip: TripSnapshot) -> list[tuple[str, str, str, str]]:
    """Each item: its kind, when it starts and ends by the clocks there, what it is."""
    said: list[tuple[str, str, str, str]] = []
    for item in trip.items:
        assert item.start is not None
        assert item.end is not None
        times = (f"{item.start.local:%m-%d %H:%M} {item.start.zone}", f"{item.end.local:%m-%d %H:%M} {item.end.zone}")
        said.append((item.kind.value, *times, item.title.ko))
    return sorted(said, key=lambda line: (line[1][:5], line[1]))


def unstamped(trip: TripSnapshot) -> TripSnapshot:
    """The trip without what phones are told by: an undo is a change to them too."""
    stamp = CalendarStamp(revised_at=START)
    return trip.revised(items=tuple(item.revised(calendar=stamp) for item in trip.items))


@pytest.fixture
def filled(opens: Callable[..., DeskUnderTest]) -> Stranger:
    """A desk on which somebody has entered the first three days, from nothing."""
    stranger = Stranger(opens())
    stranger.begins_a_trip()
    stranger.brings_the_delegation()
    stranger.types_the_days()
    stranger.writes_a_profile("강기정", "Kang Gi-jung", "광주광역시장")
    stranger.writes_a_profile("이진형", "Jin Hyung Lee", "스탠퍼드대 교수")
    stranger.writes_a_paper("이진형 교수 면담", ["AI 실증 협력", "인재 양성"])
    return stranger


def test_what_was_typed_is_what_stands_there(filled: Stranger) -> None:
    west, home = "America/Los_Angeles", "Asia/Seoul"
    assert ways_of(filled.trip) == [
        (ItemKind.MOVE, f"01-04 15:30 {west}", f"01-04 16:10 {west}", "호텔로"),
        (ItemKind.CEREMONY, f"01-04 17:00 {west}", f"01-04 18:00 {west}", "ESTV 업무협약 체결식"),
        (ItemKind.MOVE, f"01-04 20:00 {home}", f"01-04 14:30 {west}", "출국"),
        (ItemKind.CEREMONY, f"01-05 10:00 {west}", f"01-05 11:00 {west}", "광주 공동브랜드 홍보관 개막식"),
        (ItemKind.MEAL, f"01-05 12:00 {west}", f"01-05 13:00 {west}", "오찬"),
        (ItemKind.MEETING, f"01-06 14:00 {west}", f"01-06 15:30 {west}", "이진형 교수 면담"),
    ]
    parties = {str(p.id): p.name.ko for p in filled.trip.parties}
    people = {str(p.id): p for p in filled.trip.people}
    assert [
        (people[str(d.person)].name.ko, d.role.ko, [duty.value for duty in d.duties], parties[str(d.party)])
        for d in sorted(filled.trip.delegates, key=lambda d: d.protocol_order)
    ] == [
        ("강기정", "광주광역시장", ["head"], "시장단"),
        ("김통역", "통역", ["interpreter"], "시장단"),
        ("박팀장", "의전팀장", [], "실무단"),
    ]
    lee = next(p for p in people.values() if p.name.ko == "이진형")
    assert (lee.name.en, lee.titles[-1].title.ko) == ("Jin Hyung Lee", "스탠퍼드대 교수")
    (paper,) = filled.trip.briefs
    assert paper.item == filled.item("이진형 교수 면담").id
    assert [point.text.ko for point in paper.points] == ["AI 실증 협력", "인재 양성"]


def test_everything_is_undone_to_nothing_and_done_again(filled: Stranger) -> None:
    desk, before = filled.desk, filled.trip
    undone = 0
    while desk.session.undo_title and desk.session.snapshot is not None:
        filled.undoes()
        undone += 1
    for _ in range(undone):
        desk.window.redo()
        desk.settle()
    desk.window.open_trip(str(before.trip.id))
    desk.settle()
    assert undone > 20
    assert unstamped(filled.trip) == unstamped(before)


def test_a_second_window_sees_an_edit_by_itself(filled: Stranger, opens: Callable[..., DeskUnderTest]) -> None:
    second = opens(prefix="second")
    second.window.open_trip(str(filled.trip.trip.id))
    second.settle()
    filled.goes_to("schedule")
    lunch = str(filled.item("오찬").id)
    filled.types_into_list(lunch, Column.TITLE, "대표단 오찬")
    second.look()
    record = second.record(lunch)
    assert isinstance(record, Item)
    assert record.title.ko == "대표단 오찬"


def test_the_book_of_a_desk_that_was_closed_and_opened_is_the_one_of_the_command_line(
    filled: Stranger, opens: Callable[..., DeskUnderTest], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trip, before = str(filled.trip.trip.id), filled.trip
    filled.desk.window.close()
    again = Stranger(opens(prefix="again"))
    assert again.trip == before
    again.freezes("first")
    assert len(again.desk.desk.store.issues(trip)) == 1
    again.makes_the_books(tmp_path / "window")
    again.desk.window.close()
    store = again.desk.desk.settings.store
    monkeypatch.setenv("TRIPDESK_WORK", str(tmp_path / "cli"))
    line = tmp_path / "line.docx"
    asked = ["--store", str(store), "book", trip, "--edition", "principal", "--pages", "never", "-o", str(line)]
    assert main(asked) == 0
    assert line.read_bytes() in [path.read_bytes() for path in (tmp_path / "window").glob("*.docx")]
