"""The inspector beside the itinerary: each field saves itself."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from tests.ui.desks import DeskUnderTest, clicks, composes, ends_composing
from tripdesk.model.itinerary import Item, ItemKind, MoveMode, Openness, Place, Status
from tripdesk.model.people import Counterpart, Person
from tripdesk.model.trip import Grade
from tripdesk.ui.fields import ChoiceField
from tripdesk.ui.schedule.inspector import ItemInspector
from tripdesk.ui.schedule.page import SchedulePage

GOOGLE, ALTOS, FLIGHT = "item-0109-google", "item-0110-altos", "item-0108-c-flight"
INTERVIEW = "item-0110-interview"


class Hand:
    """Somebody at the inspector."""

    def __init__(self, desk: DeskUnderTest) -> None:
        self.desk = desk
        page = desk.page("schedule")
        assert isinstance(page, SchedulePage)
        self.page = page
        desk.window.activateWindow()
        self.inspector: ItemInspector = page.inspector

    def selects(self, *those: str) -> None:
        self.page.select(those)
        self.desk.settle()

    def types(self, field: QLineEdit | QPlainTextEdit, text: str, end: Qt.Key | None = Qt.Key.Key_Return) -> None:
        field.setFocus()
        field.selectAll()
        if text.isascii() and text:
            QTest.keyClicks(field, text)
        elif text:
            ends_composing(field, text)
        else:
            QTest.keyClick(field, Qt.Key.Key_Delete)
        if end is not None:
            QTest.keyClick(field, end)
        self.desk.settle()

    def chooses(self, field: ChoiceField, word: str) -> None:
        field.setFocus()
        field.setCurrentIndex(field.findText(word))
        field.activated.emit(field.currentIndex())
        self.desk.settle()

    def item(self, own: str) -> Item:
        record = self.desk.record(own)
        assert isinstance(record, Item)
        return record

    def times(self, own: str) -> str:
        item = self.item(own)
        if item.start is None or item.end is None:
            return ""
        return f"{item.start.local:%m-%d %H:%M} {item.start.zone} ~ {item.end.local:%m-%d %H:%M} {item.end.zone}"


LAS, SEOUL = "America/Los_Angeles", "Asia/Seoul"


@pytest.fixture
def hand(with_sample: DeskUnderTest) -> Hand:
    return Hand(with_sample)


def test_it_shows_what_is_selected(hand: Hand) -> None:
    assert hand.inspector.isHidden()
    hand.selects(GOOGLE)
    shown = hand.inspector
    assert (shown.isVisible(), shown.title_ko.text(), shown.title_en.text()) == (
        True,
        "구글 방문·면담",
        "Visit to Google",
    )
    assert (shown.times.day.text(), shown.times.start.text(), shown.times.end.text(), shown.times.home.text()) == (
        "2023. 1. 9.(월)",
        "10:00",
        "11:30",
        "한국 1. 10.(화) 03:00~04:30",
    )
    assert shown.ours.heads.text() == "강기정 시장 등 12명(통역 1명 포함)"
    assert shown.paper.text() == "면담자료 편집"


def test_a_visit_of_a_field_is_one_undo(hand: Hand) -> None:
    hand.selects(GOOGLE)
    field = hand.inspector.title_en
    hand.types(field, "Google", None)
    field.settle()
    hand.desk.settle()
    QTest.keyClicks(field, " visit")
    QTest.keyClick(field, Qt.Key.Key_Return)
    hand.desk.settle()
    assert hand.item(GOOGLE).title.en == "Google visit"
    hand.desk.window.undo()
    hand.desk.settle()
    assert hand.item(GOOGLE).title.en == "Visit to Google"


def test_what_is_composed_is_saved_before_another_item_is_selected(hand: Hand) -> None:
    hand.selects(GOOGLE)
    field = hand.inspector.title_ko
    field.setFocus()
    field.selectAll()
    ends_composing(field, "구글 방")
    composes(field, "문")
    hand.desk.window.settle()
    hand.selects(ALTOS)
    assert (hand.item(GOOGLE).title.ko, hand.item(ALTOS).title.ko) == ("구글 방문", "알토스벤처스 간담")


@pytest.mark.parametrize(
    ("field", "typed", "times"),
    [
        ("day", "1/10", f"01-10 10:00 {LAS} ~ 01-10 11:30 {LAS}"),
        ("start", "930", f"01-09 09:30 {LAS} ~ 01-09 11:00 {LAS}"),
        ("end", "+60", f"01-09 10:00 {LAS} ~ 01-09 11:00 {LAS}"),
        ("zone", "JFK", "01-09 10:00 America/New_York ~ 01-09 11:30 America/New_York"),
    ],
)
def test_its_times(hand: Hand, field: str, typed: str, times: str) -> None:
    hand.selects(GOOGLE)
    hand.types(getattr(hand.inspector.times, field), typed)
    assert hand.times(GOOGLE) == times


def test_a_start_takes_the_assembly_along(hand: Hand) -> None:
    own = "item-0110-nvidia"
    hand.selects(own)
    hand.types(hand.inspector.times.start, "1000")
    held = hand.item(own).assembly
    assert held is not None
    assert f"{held.at.local:%H:%M}" == "09:40"


def test_what_cannot_be_read_stays_in_the_field_with_the_reason(hand: Hand) -> None:
    hand.selects(GOOGLE)
    times = hand.inspector.times
    hand.types(times.start, "25:00")
    hand.inspector.title_en.setFocus()
    hand.desk.look()
    assert (times.start.text(), times.problem.isVisible(), hand.item(GOOGLE).title.en) == (
        "25:00",
        True,
        "Visit to Google",
    )
    times.start.setFocus()
    QTest.keyClick(times.start, Qt.Key.Key_Escape)
    assert (times.start.text(), times.problem.isVisible()) == ("10:00", False)


def test_an_item_without_a_time_is_given_a_day_and_a_time(hand: Hand) -> None:
    hand.selects(INTERVIEW)
    hand.types(hand.inspector.times.start, "1/9 1500")
    assert hand.times(INTERVIEW) == f"01-09 15:00 {LAS} ~ 01-09 16:00 {LAS}"


def test_an_assembly_so_long_before_it(hand: Hand) -> None:
    hand.selects(GOOGLE)
    hand.types(hand.inspector.times.at, "-15")
    held = hand.item(GOOGLE).assembly
    assert held is not None
    assert f"{held.at.local:%H:%M}" == "09:45"
    hand.types(hand.inspector.times.at, "10:30")
    assert hand.inspector.times.problem.text() == "집결은 시작 10:00보다 늦을 수 없습니다. 더 이른 시각을 적으세요."


def test_a_place_is_found_while_a_syllable_is_composed(hand: Hand) -> None:
    hand.selects(ALTOS)
    field = hand.inspector.where.place
    field.setFocus()
    field.selectAll()
    composes(field, "ㅇㅂㄷ")
    assert [offer.text for offer in field.offered][:1] == ["엔비디아 본사"]
    ends_composing(field, "ㅇㅂㄷ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    hand.desk.settle()
    assert hand.item(ALTOS).place == "place-nvidia"


def test_an_airport_is_typed_by_its_code_and_brings_its_clocks(hand: Hand) -> None:
    hand.selects(FLIGHT)
    hand.types(hand.inspector.way.destination, "NRT")
    item = hand.item(FLIGHT)
    assert item.move is not None
    place = hand.desk.record(str(item.move.destination))
    assert isinstance(place, Place)
    assert (place.airport_code, place.zone, item.end.zone if item.end else "") == ("NRT", "Asia/Tokyo", "Asia/Tokyo")
    assert hand.times(FLIGHT) == f"01-08 23:30 {LAS} ~ 01-10 05:30 Asia/Tokyo"


def test_an_item_becomes_a_move_when_both_ends_are_known(hand: Hand) -> None:
    hand.selects(ALTOS)
    hand.chooses(hand.inspector.kind, "이동")
    assert (hand.item(ALTOS).kind, hand.inspector.way.hint.isVisible()) == (ItemKind.MEETING, True)
    hand.types(hand.inspector.way.destination, "SFO")
    item = hand.item(ALTOS)
    assert item.move is not None
    assert (item.kind, item.move.mode, item.move.origin, item.move.destination) == (
        ItemKind.MOVE,
        MoveMode.VEHICLE,
        "place-hotel-sf",
        "place-sfo",
    )


def test_choices_save_at_once(hand: Hand) -> None:
    hand.selects(GOOGLE)
    for field, word in (("status", "예비"), ("press", "전체 공개"), ("grade", "비공개")):
        hand.chooses(getattr(hand.inspector, field), word)
    item = hand.item(GOOGLE)
    assert (item.status, item.press, item.grade) == (Status.BACKUP, Openness.OPEN, Grade.CLOSED)


def test_somebody_new_of_the_other_side(hand: Hand) -> None:
    hand.selects(GOOGLE)
    before = hand.item(GOOGLE)
    field = hand.inspector.others.add
    field.setFocus()
    QTest.keyClicks(field, "Jane Doe")
    assert [offer.text for offer in field.offered] == ["‘Jane Doe’ 새 인물", "‘Jane Doe’ 새 기관"]
    QTest.keyClick(field, Qt.Key.Key_Return)
    hand.desk.settle()
    after = hand.item(GOOGLE)
    met = hand.desk.record(str(after.counterparts[-1]))
    assert isinstance(met, Counterpart)
    person = hand.desk.record(str(met.person))
    assert isinstance(person, Person)
    assert (len(after.counterparts), person.name.en, met.organisation) == (
        len(before.counterparts) + 1,
        "Jane Doe",
        before.organisations[0],
    )
    clicks(hand.inspector.others.chips.button(str(met.id)))
    hand.desk.settle()
    assert hand.item(GOOGLE).counterparts == before.counterparts


def test_our_side_by_party_and_by_person(hand: Hand) -> None:
    hand.selects(GOOGLE)
    ours = hand.inspector.ours
    ours.parties.box("party-working").click()
    hand.desk.settle()
    assert hand.item(GOOGLE).parties == ("party-mayor",)
    clicks(ours.more)
    snapshot = hand.desk.session.snapshot
    assert snapshot is not None
    absent = next(str(d.id) for d in snapshot.delegates if d.party == "party-mayor")
    ours.people.box(absent).click()
    hand.desk.settle()
    assert hand.item(GOOGLE).absent[-1:] == (absent,)


def test_several_items_show_what_they_have_in_common(hand: Hand) -> None:
    hand.selects(GOOGLE, ALTOS)
    shown = hand.inspector
    assert (shown.heading.text(), shown.status.currentIndex(), shown.times.isVisible()) == ("일정 2건 선택", -1, False)
    hand.chooses(shown.status, "확정")
    shown.ours.parties.box("party-working").click()
    hand.desk.settle()
    assert [(hand.item(own).status, hand.item(own).parties) for own in (GOOGLE, ALTOS)] == [
        (Status.CONFIRMED, ("party-mayor",)),
        (Status.CONFIRMED, ("party-mayor",)),
    ]


def test_the_contact_log_grows_by_a_dated_line(hand: Hand) -> None:
    hand.selects(ALTOS)
    before = hand.item(ALTOS).contact_log
    last = hand.inspector.log.steps[-1]
    hand.types(last.date, "1/2", None)
    hand.types(last.result, "메일: 회신 대기")
    step = hand.item(ALTOS).contact_log[-1]
    assert (len(hand.item(ALTOS).contact_log), step.date.isoformat(), step.channel, step.result.ko, step.by) == (
        len(before) + 1,
        "2023-01-02",
        "메일",
        "회신 대기",
        "김주무관",
    )


def test_a_meeting_paper_is_made_where_there_is_none(hand: Hand) -> None:
    hand.selects(INTERVIEW)
    hand.chooses(hand.inspector.kind, "면담")
    assert hand.inspector.paper.text() == "면담자료 만들기"
    clicks(hand.inspector.paper)
    hand.desk.settle()
    snapshot = hand.desk.session.snapshot
    assert snapshot is not None
    assert INTERVIEW in snapshot.brief_of
    assert hand.inspector.paper.text() == "면담자료 편집"


def test_a_duplicate_is_planned_and_selected(hand: Hand) -> None:
    hand.selects(GOOGLE)
    clicks(hand.inspector.copy)
    hand.desk.settle()
    (own,) = hand.page.selected
    assert (own != GOOGLE, hand.item(own).status, hand.times(own) == hand.times(GOOGLE)) == (
        True,
        Status.PLANNED,
        True,
    )


def test_what_is_to_be_checked_is_said(hand: Hand) -> None:
    hand.selects(INTERVIEW)
    those = [f for f in hand.desk.session.findings if ALTOS in f.records]
    hand.selects(ALTOS)
    assert hand.inspector.check_group.isVisible() is bool(those)


def test_every_field_has_a_name(hand: Hand) -> None:
    hand.selects(GOOGLE)
    fields = [*hand.inspector.findChildren(QLineEdit), *hand.inspector.findChildren(QPlainTextEdit)]
    fields += hand.inspector.findChildren(ChoiceField)
    assert [type(field).__name__ for field in fields if not field.accessibleName()] == []
