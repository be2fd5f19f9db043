"""면담자료: writing a paper with the keyboard, who reads it, seeing it as a reader does."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget

from tests.ui.desks import DeskUnderTest, clicks, composes, ends_composing, sample
from tripdesk.messages import UiLanguage
from tripdesk.model.audience import A
from tripdesk.model.brief import Brief, BriefState, PointKind, RemarkPart
from tripdesk.model.history import Key, Label
from tripdesk.model.itinerary import Item
from tripdesk.model.people import Counterpart, Person
from tripdesk.model.view import Edition
from tripdesk.services.reading import Portion
from tripdesk.ui.briefs.page import BriefsPage
from tripdesk.ui.briefs.rows import Rows
from tripdesk.ui.briefs.sections import Overview
from tripdesk.ui.fields import ChoiceField

NVIDIA = "brief-0110-nvidia"
ALT, SHIFT, CONTROL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
POINTS, REMARKS, TABLE, GIFTS = 2, 3, 5, 6


@pytest.fixture
def desk(with_sample: DeskUnderTest) -> DeskUnderTest:
    with_sample.window.show()
    with_sample.window.activateWindow()
    with_sample.settle()
    return with_sample


@pytest.fixture
def page(desk: DeskUnderTest) -> BriefsPage:
    page = desk.page("briefs")
    assert isinstance(page, BriefsPage)
    page.reveal(NVIDIA)
    desk.settle()
    return page


def paper(desk: DeskUnderTest, own: str = NVIDIA) -> Brief:
    record = desk.record(own)
    assert isinstance(record, Brief)
    return record


def points(desk: DeskUnderTest) -> list[tuple[int, str]]:
    return [(point.level, point.text.ko) for point in paper(desk).points]


def rows(page: BriefsPage, section: int = POINTS) -> "Rows[object]":
    page.show_section(section)
    found = page.editor.sections[section].findChild(Rows)
    assert isinstance(found, Rows)
    return found


def presses(key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
    """A key to whatever has the focus."""
    modifiers = Qt.KeyboardModifier.NoModifier
    for one in held:
        modifiers |= one
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)


def types(text: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    ends_composing(focus, text)


def edits(desk: DeskUnderTest) -> int:
    """How many undos there are, by how many transactions this desk made."""
    return len({change.gesture for change in desk.desk.store.changes_of_desk("desk-1")})


# --- the outliner


def test_enter_opens_the_next_line_and_nothing_is_kept_until_something_stands_there(
    desk: DeskUnderTest, page: BriefsPage
) -> None:
    before, made = points(desk), edits(desk)
    rows(page).focus_cell(0)
    presses(Qt.Key.Key_Return)
    desk.settle()
    assert (points(desk), edits(desk)) == (before, made)
    types("새 논의")
    presses(Qt.Key.Key_Tab, SHIFT)
    desk.settle()
    assert points(desk)[:2] == [before[0], (1, "새 논의")]


def test_tab_goes_deeper_and_shift_tab_higher_with_what_stands_below(desk: DeskUnderTest, page: BriefsPage) -> None:
    before = points(desk)
    rows(page).focus_cell(4)
    presses(Qt.Key.Key_Tab)
    desk.settle()
    assert [level for level, _ in points(desk)][4:6] == [before[4][0] + 1, before[5][0] + 1]
    presses(Qt.Key.Key_Tab, SHIFT)
    desk.settle()
    assert points(desk) == before


def test_alt_and_an_arrow_moves_a_line_with_what_stands_below_and_the_cursor_goes_along(
    desk: DeskUnderTest, page: BriefsPage
) -> None:
    before = points(desk)
    outline = rows(page)
    outline.focus_cell(4, 0, 3)
    presses(Qt.Key.Key_Up, ALT)
    desk.settle()
    assert points(desk)[:2] == before[4:6]
    focus = QApplication.focusWidget()
    assert focus is outline.rows[0].cells[0]
    assert outline.rows[0].cells[0].textCursor().position() == 3


def test_backspace_in_an_empty_line_joins_up(desk: DeskUnderTest, page: BriefsPage) -> None:
    before, outline = points(desk), rows(page)
    outline.focus_cell(0)
    presses(Qt.Key.Key_Return)
    presses(Qt.Key.Key_Backspace)
    desk.settle()
    assert QApplication.focusWidget() is outline.rows[0].cells[0]
    assert (points(desk), len(outline.rows)) == (before, len(before))


def test_enter_within_a_line_parts_it(desk: DeskUnderTest, page: BriefsPage) -> None:
    first = points(desk)[0][1]
    rows(page).focus_cell(0, 0, 2)
    presses(Qt.Key.Key_Return)
    desk.settle()
    assert [text for _, text in points(desk)[:2]] == [first[:2], first[2:]]


MARKS = [
    (Qt.Key.Key_1, PointKind.MESSAGE, True),
    (Qt.Key.Key_2, PointKind.ASK, False),
    (Qt.Key.Key_3, PointKind.CAUTION, False),
    (Qt.Key.Key_NumberSign, PointKind.CAUTION, False),
]


@pytest.mark.parametrize(("key", "kind", "main"), MARKS)
def test_a_line_is_marked_by_key(
    key: Qt.Key, kind: PointKind, main: bool, desk: DeskUnderTest, page: BriefsPage
) -> None:
    rows(page).focus_cell(1)
    presses(key, CONTROL, SHIFT)
    desk.settle()
    point = paper(desk).points[1]
    assert (point.kind, point.key) == (kind, main)


def test_an_empty_english_cell_says_whether_english_is_needed(desk: DeskUnderTest, page: BriefsPage) -> None:
    outline = rows(page)
    hints = [row.cells[1].placeholderText() for row in outline.rows]
    assert (hints[0], hints[-1]) == ("영문 필요", "영문 없음(내부용)")


def test_one_visit_of_a_line_is_one_undo(desk: DeskUnderTest, page: BriefsPage) -> None:
    before, made = points(desk), edits(desk)
    outline = rows(page)
    outline.focus_cell(0)
    types(" 가")
    outline.rows[0].cells[0].settle()
    types("나")
    outline.focus_cell(1)
    desk.settle()
    assert (points(desk)[0][1], edits(desk)) == (before[0][1] + " 가나", made + 1)
    desk.window.undo()
    desk.settle()
    assert points(desk) == before
    assert outline.rows[0].cells[0].toPlainText() == before[0][1]


def test_lines_pasted_from_elsewhere_become_lines(desk: DeskUnderTest, page: BriefsPage) -> None:
    before = points(desk)
    outline = rows(page)
    outline.focus_cell(0)
    presses(Qt.Key.Key_Return)
    pasted = QMimeData()
    pasted.setText("하나\n둘\n\n셋\n")
    outline.rows[1].cells[0].insertFromMimeData(pasted)
    desk.settle()
    assert [text for _, text in points(desk)[1:4]] == ["하나", "둘", "셋"]
    assert len(points(desk)) == len(before) + 3


def clicks_on(page: BriefsPage, item: str) -> None:
    """A click on a paper in the list."""
    view = page.papers.list
    row = next(n for n, line in enumerate(view.papers.lines) if line.item == item)
    view.scrollTo(view.papers.index(row))
    clicks(view.viewport(), view.visualRect(view.papers.index(row)).center())


LEAVE: dict[str, Callable[[DeskUnderTest, BriefsPage], None]] = {
    "another section": lambda desk, page: clicks(page.editor.tabs[0]),
    "its shortcut": lambda desk, page: presses(Qt.Key.Key_1, CONTROL),
    "a click on another paper": lambda desk, page: clicks_on(page, "item-0109-google"),
    "another tab": lambda desk, page: desk.window._tab("history"),
    "saving": lambda desk, page: desk.window.settle(),
    "a reader's view": lambda desk, page: presses(Qt.Key.Key_9, CONTROL),
    "closing": lambda desk, page: desk.window.settle(),
    "a click on the mark": lambda desk, page: clicks(page.editor.tabs[POINTS]),
}


@pytest.mark.parametrize("leave", LEAVE.values(), ids=LEAVE.keys())
def test_the_syllable_under_composition_is_kept_once(
    leave: Callable[[DeskUnderTest, BriefsPage], None], desk: DeskUnderTest, page: BriefsPage
) -> None:
    before = points(desk)[0][1]
    outline = rows(page)
    outline.focus_cell(0)
    types("한")
    composes(outline.rows[0].cells[0], "글")
    leave(desk, page)
    desk.window.settle()
    desk.settle()
    assert points(desk)[0][1] == before + "한글"


def test_enter_while_a_syllable_is_composed_opens_no_line(desk: DeskUnderTest, page: BriefsPage) -> None:
    outline = rows(page)
    outline.focus_cell(0)
    composes(outline.rows[0].cells[0], "글")
    presses(Qt.Key.Key_Return)
    assert len(outline.rows) == len(points(desk))
    ends_composing(outline.rows[0].cells[0], "글")


def test_lines_that_two_people_change_at_once_both_stay(desk: DeskUnderTest, page: BriefsPage) -> None:
    outline = rows(page)
    outline.focus_cell(0)
    types(" 나")
    seen = paper(desk)
    theirs = seen.revised(points=(*seen.points[:-1], seen.points[-1].revised(text={"ko": "그들", "en": ""})))
    trip = desk.session.open_id
    desk.desk.editing.revise(Key(trip, NVIDIA), seen, theirs, Label("changed", (NVIDIA,)))
    desk.look()
    assert outline.rows[0].cells[0].toPlainText().endswith(" 나")
    desk.window.settle()
    desk.settle()
    said = [text for _, text in points(desk)]
    assert (said[0].endswith(" 나"), said[-1]) == (True, "그들")


# --- the script, the table, gifts


def test_the_reading_time_follows_what_is_typed(desk: DeskUnderTest, page: BriefsPage) -> None:
    script = rows(page, REMARKS)
    before = page.editor.tabs[REMARKS].text()
    script.focus_cell(0)
    types("가" * 300)
    assert (before, page.editor.tabs[REMARKS].text()) == ("말씀자료 약 40초", "말씀자료 약 1분 40초")


def test_a_part_of_the_script_is_added_where_it_belongs_and_kept_once_it_says_something(
    desk: DeskUnderTest, page: BriefsPage
) -> None:
    page.show_section(REMARKS)
    speech = page.editor.remarks.speech
    clicks(speech.adds[RemarkPart.TOAST])
    desk.settle()
    assert [remark.part for remark in paper(desk).remarks] == ["opening", "main", "closing"]
    types("건배")
    desk.window.settle()
    desk.settle()
    assert [remark.part for remark in paper(desk).remarks] == ["opening", "main", "closing", "toast"]


def test_a_side_is_ordered_with_alt_and_an_arrow(desk: DeskUnderTest, page: BriefsPage) -> None:
    page.show_section(TABLE)
    side = page.editor.table.ours.list
    before = paper(desk).our_side
    side.setFocus()
    side.setCurrentRow(1)
    presses(Qt.Key.Key_Up, ALT)
    desk.settle()
    assert paper(desk).our_side[:2] == (before[1], before[0])


def test_a_side_is_ordered_by_dragging(desk: DeskUnderTest, page: BriefsPage) -> None:
    page.show_section(TABLE)
    side = page.editor.table.ours.list
    before = paper(desk).our_side
    model = side.model()
    model.moveRow(side.rootIndex(), 2, side.rootIndex(), 0)  # what the view does when it is dropped there
    desk.settle()
    assert paper(desk).our_side[:3] == (before[2], before[0], before[1])


def test_both_sides_are_seated_in_their_order(desk: DeskUnderTest, page: BriefsPage) -> None:
    page.show_section(TABLE)
    clicks(page.editor.table.seat)
    desk.settle()
    seats = paper(desk).seats
    assert tuple(s.delegate for s in seats if s.delegate) == paper(desk).our_side


def test_somebody_new_of_the_other_side_becomes_a_person_and_sits_there(desk: DeskUnderTest, page: BriefsPage) -> None:
    page.show_section(TABLE)
    before = paper(desk).their_side
    page.editor.table.new_counterpart.emit()
    form = page.editor.newcomer
    QTest.keyClicks(form.fields["en"], "Jane Roe")
    QTest.keyClicks(form.fields["title_en"], "Director")
    QTest.keyClick(form.fields["title_en"], Qt.Key.Key_Return)
    desk.settle()
    new = desk.record(str(paper(desk).their_side[-1]))
    assert isinstance(new, Counterpart)
    person = desk.record(str(new.person))
    assert isinstance(person, Person)
    assert (len(paper(desk).their_side), person.name.en, new.organisation) == (
        len(before) + 1,
        "Jane Roe",
        "org-nvidia",
    )
    desk.window.undo()
    desk.settle()
    assert paper(desk).their_side == before


def test_somebody_known_is_offered_by_name_and_not_made_twice(desk: DeskUnderTest, page: BriefsPage) -> None:
    page.show_section(TABLE)
    page.editor.table.new_counterpart.emit()
    desk.settle()
    form = page.editor.newcomer
    known = next(name for name, person in form._known.items() if person.id == "person-lee")
    completer = form.fields["ko"].completer()
    completer.activated.emit(known)
    desk.settle()
    QTest.keyClick(form.fields["ko"], Qt.Key.Key_Return)
    desk.settle()
    new = desk.record(str(paper(desk).their_side[-1]))
    assert isinstance(new, Counterpart)
    assert (str(new.person), str(new.organisation)) == ("person-lee", "org-lvis")


def test_a_gift_is_added_with_its_engagement(desk: DeskUnderTest, page: BriefsPage) -> None:
    page.show_section(GIFTS)
    section = page.editor.sections[GIFTS]
    name = section.findChildren(QWidget)
    field = next(w for w in name if w.accessibleName() == "새 기념품")
    ends_composing(field, "찻잔")
    QTest.keyClick(field, Qt.Key.Key_Return)
    desk.settle()
    snapshot = desk.session.snapshot
    assert snapshot is not None
    assert [(g.name.ko, g.item) for g in snapshot.gifts if g.name.ko == "찻잔"] == [("찻잔", "item-0110-nvidia")]
    assert any("찻잔" in text.text() for text in section.findChildren(QLabel))


def test_the_state_is_chosen_and_the_list_says_it(desk: DeskUnderTest, page: BriefsPage) -> None:
    page.show_section(0)
    state = page.editor.sections[0].findChildren(ChoiceField)[0]
    state.setCurrentIndex(list(BriefState).index(BriefState.FINAL))
    state.activated.emit(state.currentIndex())
    desk.settle()
    line = next(one for one in page.papers.list.papers.lines if one.item == "item-0110-nvidia")
    assert (paper(desk).state, line.standing) == (BriefState.FINAL, "확정 · 7/7")


# --- the list


def test_papers_that_are_late_say_so_and_by_whom(desk: DeskUnderTest, page: BriefsPage) -> None:
    desk.clock.goes(days=7)
    page.papers.filter_by("late")
    assert [line.standing for line in page.papers.list.papers.lines] == ["제출 지연 4일 · 투자유치과"]
    page.papers.filter_by("open")
    assert [line.item for line in page.papers.list.papers.lines] == [
        "item-0110-nvidia",
        "item-0110-altos",
        "item-0110-altos-backup",
    ]


def test_a_paper_is_deleted_without_a_question_and_its_engagement_offers_to_make_one(
    desk: DeskUnderTest, page: BriefsPage
) -> None:
    page.show_section(0)
    overview = page.editor.sections[0]
    assert isinstance(overview, Overview)
    clicks(overview.drop)
    desk.settle()
    snapshot = desk.session.snapshot
    assert snapshot is not None
    assert ("item-0110-nvidia" in snapshot.brief_of, page.middle.currentWidget() is page.nothing) == (False, True)
    clicks(page.make)
    desk.settle()
    snapshot = desk.session.snapshot
    assert snapshot is not None
    assert ("item-0110-nvidia" in snapshot.brief_of, page.middle.currentWidget() is page.editor) == (True, True)
    desk.window.undo()
    desk.window.undo()
    desk.settle()
    assert len(paper(desk).points) == 13


@pytest.mark.parametrize("language", UiLanguage)
def test_the_list_is_a_proper_model(language: UiLanguage, opens: Callable[..., DeskUnderTest], tmp_path: Path) -> None:
    desk = opens(trip=sample(tmp_path), language=language)
    page = desk.page("briefs")
    assert isinstance(page, BriefsPage)
    tester = QAbstractItemModelTester(page.papers.list.papers, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for key in page.papers.filters:
        page.papers.filter_by(key)
    assert tester.model() is page.papers.list.papers


# --- who reads it


def test_a_click_in_the_grid_keeps_the_points_from_a_reader(desk: DeskUnderTest, page: BriefsPage) -> None:
    cell = page.editor.readers.cells[Portion.POINTS, A.PRINCIPAL]
    assert (cell.text(), cell.isEnabled()) == ("●", True)
    clicks(cell)
    desk.settle()
    assert {point.only_for for point in paper(desk).points if point.kind is not PointKind.CAUTION} == {(A.STAFF,)}
    assert (cell.text(), cell.isEnabled()) == ("–", False)
    desk.window.undo()
    desk.settle()
    assert (cell.text(), page.editor.readers.lifted.isHidden()) == ("●", True)


def test_the_last_reader_cannot_be_clicked_away(desk: DeskUnderTest, page: BriefsPage) -> None:
    clicks(page.editor.readers.cells[Portion.POINTS, A.PRINCIPAL])
    desk.settle()
    assert not page.editor.readers.cells[Portion.POINTS, A.STAFF].isEnabled()


def texts(page: BriefsPage) -> str:
    """Everything the page says in words, but for the editor, which is not shown."""
    shown = [page.reading, page.beside, page.bar]
    labels = [text.text() for part in shown for text in part.findChildren(QLabel)]
    lines = [f"{line.title} {line.who} {line.standing}" for line in page.papers.list.papers.lines]
    return "\n".join([*labels, *lines])


def test_as_the_interpreter_the_page_says_nothing_the_interpreter_does_not_see(
    desk: DeskUnderTest, page: BriefsPage
) -> None:
    presses_on(page, Qt.Key.Key_9)
    desk.settle()
    assert page.middle.currentWidget() is page.reading
    said = texts(page)
    held = paper(desk)
    hidden = [
        *(p.text.ko for p in held.points), *(a.question.ko for a in held.answers), *(o.ko for o in held.objectives),
        "실무 전략회의", "알토스벤처스", "우리 시와의 접촉 이력", "준비 상태",
    ]  # fmt: skip
    assert [text for text in hidden if text in said] == []
    assert held.remarks[0].paragraphs[0].ko in said
    assert page.reading.findChildren(QPlainTextEdit) == []
    QTest.keyClick(page.reading, Qt.Key.Key_Escape)
    desk.settle()
    assert page.middle.currentWidget() is page.editor
    assert "실무 전략회의" in texts(page)


def presses_on(page: BriefsPage, key: Qt.Key) -> None:
    page.papers.list.setFocus()
    QTest.keyClick(page.papers.list, key, CONTROL)


def test_as_a_host_of_another_meeting_nothing_is_there(desk: DeskUnderTest, page: BriefsPage) -> None:
    page.read_as(Edition(audience=A.HOST, organisation="org-google"))  # type: ignore[arg-type]
    desk.settle()
    assert [text.text() for text in page.reading.findChildren(QLabel)] == [
        "이 받는 사람에게는 이 일정이 전혀 보이지 않습니다."
    ]


def test_another_reader_is_chosen_in_the_bar(desk: DeskUnderTest, page: BriefsPage) -> None:
    page.toggle_reading()
    desk.settle()
    host = page.reader.findText("상대 기관 제공용(영문) · 엔비디아(NVIDIA)")
    page.reader.setCurrentIndex(host)
    page.reader.activated.emit(host)
    desk.settle()
    said = texts(page)
    assert ("공동연구실 설립" in said, "디지털 트윈 시연" in said) == (False, True)


def test_what_others_change_while_one_reads_as_a_reader_appears_as_that_reader_sees_it(
    desk: DeskUnderTest, page: BriefsPage
) -> None:
    page.toggle_reading()
    desk.settle()
    item = desk.record("item-0110-nvidia")
    assert isinstance(item, Item)
    new = item.revised(title=item.title.revised(ko="새 이름"), notes={"ko": "비밀 메모", "en": ""})
    desk.desk.editing.revise(Key(desk.session.open_id, item.id), item, new, Label("changed", (item.id,)))
    desk.look()
    said = texts(page)
    assert ("새 이름" in said, "비밀 메모" in said, page.is_reading) == (True, False, True)


def test_a_click_in_the_list_goes_to_that_paper(desk: DeskUnderTest, page: BriefsPage) -> None:
    clicks_on(page, "item-0109-google")
    desk.settle()
    assert page.editor.title.text() == "구글 방문·면담"
