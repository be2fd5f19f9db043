"""The delegation: order, parties, cells, adding, pasting, their side, contacts."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu

from tests.ui.desks import DeskUnderTest, clicks, composes, ends_composing, types
from tripdesk.model.attendance import protocol
from tripdesk.model.history import Label
from tripdesk.model.people import Contact, Counterpart, Delegate, Duty, EntryPermit, Organisation, Person
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.trip import Party
from tripdesk.ui.delegation.page import CALLS, DELEGATES, THEIRS, DelegationPage
from tripdesk.ui.delegation.table import RecordsTable


def delegation(desk: DeskUnderTest) -> DelegationPage:
    page = desk.page("delegation")
    assert isinstance(page, DelegationPage)
    return page


def trip(desk: DeskUnderTest) -> TripSnapshot:
    snapshot = desk.session.snapshot
    assert snapshot is not None
    return snapshot


def order(desk: DeskUnderTest) -> list[str]:
    return [str(one.id).removeprefix("delegate-") for one in sorted(trip(desk).delegates, key=protocol)]


def cell(table: RecordsTable, own: str, key: str) -> Any:
    column = [one.key for one in table.records.columns].index(key)
    return table.records.index(table.records.place_of(own), column)


def goes_to(table: RecordsTable, own: str, key: str) -> None:
    table.setFocus()
    table.setCurrentIndex(cell(table, own, key))


def editor(table: RecordsTable) -> QLineEdit:
    return next(one for one in table.viewport().findChildren(QLineEdit) if one.isVisible())


def types_into(desk: DeskUnderTest, table: RecordsTable, own: str, key: str, text: str) -> None:
    """F2, the text, Enter."""
    goes_to(table, own, key)
    QTest.keyClick(table, Qt.Key.Key_F2)
    line = editor(table)
    line.selectAll()
    types(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    desk.settle()


def delegate(desk: DeskUnderTest, own: str) -> Delegate:
    found = trip(desk).find(Delegate, own)
    assert found is not None
    return found


# --- order


def test_alt_and_arrows_move_in_protocol_order(with_sample: DeskUnderTest) -> None:
    page = delegation(with_sample)
    before = order(with_sample)
    goes_to(page.table, "delegate-ai", "role")
    QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    with_sample.settle()
    assert order(with_sample)[:4] == [before[0], before[1], before[3], "ai"]
    assert page.table.chosen == ["delegate-ai"]
    QTest.keyClick(page.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    with_sample.settle()
    assert order(with_sample) == before


def test_dragged_rows_land_where_they_are_let_go_and_undo_takes_them_back(with_sample: DeskUnderTest) -> None:
    page = delegation(with_sample)
    before = order(with_sample)
    top = page.table.rowViewportPosition(0)
    page.table.drop_at(["delegate-ai", "delegate-intl"], top + 2)
    with_sample.settle()
    assert order(with_sample)[:3] == ["ai", "intl", before[0]]
    assert [one.protocol_order for one in sorted(trip(with_sample).delegates, key=protocol)] == list(range(1, 22))
    with_sample.window.undo()
    with_sample.settle()
    assert order(with_sample) == before


def test_the_first_does_not_move_up(with_sample: DeskUnderTest) -> None:
    page = delegation(with_sample)
    before = order(with_sample)
    goes_to(page.table, "delegate-mayor", "role")
    QTest.keyClick(page.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    with_sample.settle()
    assert order(with_sample) == before


# --- cells


def test_cells_are_typed_into(with_sample: DeskUnderTest) -> None:
    page = delegation(with_sample)
    table = page.table
    for key, text in (
        ("role", "AI산업국장"),
        ("mobile", "010-1111-2222"),
        ("passport_until", "20310615"),
        ("organisation", "광주테크노파크"),
        ("name_en", "Hong Gil-dong"),
    ):
        types_into(with_sample, table, "delegate-ai", key, text)
    one = delegate(with_sample, "delegate-ai")
    office, person = trip(with_sample).find(Organisation, one.organisation), trip(with_sample).find(Person, one.person)
    assert office is not None
    assert person is not None
    assert (one.role.ko, one.mobile, str(one.passport_valid_until)) == ("AI산업국장", "010-1111-2222", "2031-06-15")
    assert (office.name.ko, person.name.en) == ("광주테크노파크", "Hong Gil-dong")


def test_an_organisation_there_is_is_not_made_again(with_sample: DeskUnderTest) -> None:
    page = delegation(with_sample)
    before = len(trip(with_sample).organisations)
    types_into(with_sample, page.table, "delegate-ai", "organisation", "엔비디아(NVIDIA)")
    assert delegate(with_sample, "delegate-ai").organisation == "org-nvidia"
    assert len(trip(with_sample).organisations) == before


def test_what_is_no_day_is_said_and_not_kept(with_sample: DeskUnderTest) -> None:
    page = delegation(with_sample)
    before = delegate(with_sample, "delegate-ai").passport_valid_until
    types_into(with_sample, page.table, "delegate-ai", "passport_until", "soon")
    assert delegate(with_sample, "delegate-ai").passport_valid_until == before
    assert "soon" in with_sample.window.notices.text
    assert cell(page.table, "delegate-ai", "passport_until").data() == "2030. 6. 15."


def test_the_syllable_being_typed_into_a_cell_is_saved_before_another_page(with_sample: DeskUnderTest) -> None:
    page = delegation(with_sample)
    goes_to(page.table, "delegate-ai", "role")
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    line = editor(page.table)
    line.clear()
    ends_composing(line, "국")
    composes(line, "장")
    with_sample.window.go("people")
    with_sample.settle()
    assert delegate(with_sample, "delegate-ai").role.ko == "국장"


def test_what_others_change_does_not_disturb_who_is_typing(with_sample: DeskUnderTest) -> None:
    page = delegation(with_sample)
    goes_to(page.table, "delegate-ai", "role")
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    line = editor(page.table)
    line.selectAll()
    types(line, "Half a wo")
    held = next(one for one in with_sample.desk.store.of_kind("delegate") if one.key.id == "delegate-mayor")
    from_elsewhere = held.record.revised(mobile="010-9999-9999")
    with_sample.desk.editing.change(held, from_elsewhere, Label("changed"))
    with_sample.look()
    assert line.text() == "Half a wo"
    assert cell(page.table, "delegate-mayor", "mobile").data() == "010-9999-9999"
    types(line, "rd")
    QTest.keyClick(line, Qt.Key.Key_Return)
    with_sample.settle()
    assert delegate(with_sample, "delegate-ai").role.ko == "Half a word"


def test_party_and_permit_are_chosen(with_sample: DeskUnderTest) -> None:
    page = delegation(with_sample)
    for key, value in (("party", "party-company"), ("permit", EntryPermit.REFUSED)):
        goes_to(page.table, "delegate-ai", key)
        QTest.keyClick(page.table, Qt.Key.Key_F2)
        box = next(one for one in page.table.viewport().findChildren(QComboBox) if one.isVisible())
        box.setCurrentIndex(box.findData(value))
        QTest.keyClick(box, Qt.Key.Key_Return)
        with_sample.settle()
    one = delegate(with_sample, "delegate-ai")
    assert (one.party, one.entry_permit) == ("party-company", EntryPermit.REFUSED)


def test_several_parts_are_played_by_one(with_sample: DeskUnderTest) -> None:
    page = delegation(with_sample)
    goes_to(page.table, "delegate-ai", "duties")
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    menu = next(one for one in page.table.findChildren(QMenu) if one.isVisible())
    next(action for action in menu.actions() if action.data() == Duty.SPOKESPERSON).trigger()
    menu.close()
    with_sample.settle()
    assert delegate(with_sample, "delegate-ai").duties == (Duty.SPOKESPERSON, Duty.OFFICER)


def test_the_table_keeps_its_promises_to_qt(with_sample: DeskUnderTest) -> None:
    page = delegation(with_sample)
    testers = [
        QAbstractItemModelTester(one.records, QAbstractItemModelTester.FailureReportingMode.Fatal)
        for one in page.tables.values()
    ]
    page.show_party("party-working")
    page.show_party("")
    page.table.drop_at(["delegate-mayor"], 10_000)
    with_sample.settle()
    with_sample.window.undo()
    with_sample.settle()
    assert len(testers) == 3


# --- parties


def test_a_party_is_added_named_and_deleted(with_sample: DeskUnderTest) -> None:
    page = delegation(with_sample)
    clicks(page.new_party)
    with_sample.settle()
    korean, english, _ = page.party_form.fields
    for field, text in ((korean, "의전단"), (english, "Protocol party")):
        field.setFocus()
        field.selectAll()
        types(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
    with_sample.settle()
    assert [(p.name.ko, p.name.en) for p in trip(with_sample).parties][-1] == ("의전단", "Protocol party")
    clicks(page.delete_party)
    with_sample.settle()
    assert len(trip(with_sample).parties) == 3
    assert page.party_buttons[""].isChecked()


def test_a_party_with_people_stays(with_sample: DeskUnderTest) -> None:
    page = delegation(with_sample)
    page.show_party("party-working")
    clicks(page.delete_party)
    with_sample.settle()
    assert trip(with_sample).find(Party, "party-working") is not None
    assert "실무단" in with_sample.window.notices.text


def test_heads_are_counted_by_the_one_formatter(with_sample: DeskUnderTest) -> None:
    page = delegation(with_sample)
    assert page.count.text() == "강기정 시장 등 21명(통역 1명 포함)"
    page.show_party("party-company")
    assert page.count.text() == "참가기업 1 대표 등 9명"


# --- adding, taking out, pasting


def test_somebody_known_joins_last(with_sample: DeskUnderTest) -> None:
    page = delegation(with_sample)
    clicks(page.add)
    with_sample.settle()
    types(page.adding.pane.line, "ㅇㅈㅎ")
    with_sample.settle()
    QTest.keyClick(page.adding.pane.line, Qt.Key.Key_Return)
    with_sample.settle()
    last = max(trip(with_sample).delegates, key=protocol)
    assert (last.person, last.organisation) == ("person-lee", "org-lvis")
    assert page.table.chosen == [last.id]


def test_somebody_new_joins_by_name_and_undo_leaves_nobody_behind(with_sample: DeskUnderTest) -> None:
    page = delegation(with_sample)
    people = len(with_sample.desk.store.of_kind("person"))
    clicks(page.add)
    with_sample.settle()
    types(page.adding.pane.line, "김도연")
    with_sample.settle()
    QTest.keyClick(page.adding.pane.line, Qt.Key.Key_Return)
    with_sample.settle()
    last = max(trip(with_sample).delegates, key=protocol)
    person = trip(with_sample).find(Person, last.person)
    assert person is not None
    assert person.name.ko == "김도연"
    with_sample.window.undo()
    with_sample.settle()
    assert len(with_sample.desk.store.of_kind("person")) == people
    assert len(trip(with_sample).delegates) == 21


def test_who_is_in_use_is_not_taken_out_and_it_is_said_where(with_sample: DeskUnderTest) -> None:
    page = delegation(with_sample)
    goes_to(page.table, "delegate-mayor", "name")
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    with_sample.settle()
    assert len(trip(with_sample).delegates) == 21
    assert with_sample.window.notices.text.startswith("강기정:")


def test_a_table_is_pasted_after_a_look_at_it(with_sample: DeskUnderTest) -> None:
    page = delegation(with_sample)
    table = (
        "성명\t직위\t소속\t구분\t휴대전화\n김도연\t과장\t광주광역시\t홍보단\t010-3333-4444\n이진형\t교수\t\t실무단\t\n"
    )
    QGuiApplication.clipboard().setText(table)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    with_sample.settle()
    assert [box.currentData() for box in page.pasting.who] == ["", "person-lee"]
    assert len(trip(with_sample).delegates) == 21
    clicks(page.pasting.take)
    with_sample.settle()
    kim, lee = sorted(trip(with_sample).delegates, key=protocol)[-2:]
    party, office = trip(with_sample).find(Party, kim.party), kim.organisation
    assert party is not None
    assert (party.name.ko, office, kim.mobile, kim.role.ko) == ("홍보단", "org-city", "010-3333-4444", "과장")
    assert (lee.person, lee.party) == ("person-lee", "party-working")
    with_sample.window.undo()
    with_sample.settle()
    assert (len(trip(with_sample).delegates), len(trip(with_sample).parties)) == (21, 3)


def test_an_empty_clipboard_is_said(with_sample: DeskUnderTest) -> None:
    page = delegation(with_sample)
    QGuiApplication.clipboard().clear()
    clicks(page.paste)
    with_sample.settle()
    assert "클립보드" in with_sample.window.notices.text


# --- their side, contacts


def test_somebody_of_the_other_side_is_added_with_an_organisation(with_sample: DeskUnderTest) -> None:
    page = delegation(with_sample)
    clicks(page.segments[THEIRS])
    clicks(page.add)
    with_sample.settle()
    types(page.adding.pane.line, "Grace Hopper")
    assert page.adding.office is not None
    types(page.adding.office, "Navy")
    with_sample.settle()
    clicks(page.adding.new)
    with_sample.settle()
    last = trip(with_sample).counterparts[-1]
    assert isinstance(last, Counterpart)
    office = trip(with_sample).find(Organisation, last.organisation)
    assert office is not None
    assert (office.name.en, len(trip(with_sample).counterparts)) == ("Navy", 8)


def test_one_of_the_other_side_without_an_organisation_is_refused(with_sample: DeskUnderTest) -> None:
    page = delegation(with_sample)
    clicks(page.segments[THEIRS])
    types_into(with_sample, page.table, "counterpart-lee", "phone", "+1-650-555-0100")
    goes_to(page.table, "counterpart-lee", "organisation")
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    editor(page.table).clear()
    QTest.keyClick(editor(page.table), Qt.Key.Key_Return)
    with_sample.settle()
    found = trip(with_sample).find(Counterpart, "counterpart-lee")
    assert found is not None
    assert (found.phone, found.organisation) == ("+1-650-555-0100", "org-lvis")
    assert cell(page.table, "counterpart-lee", "organisation").data() == "엘비스"


def test_a_contact_is_added_called_and_put_on_call(with_sample: DeskUnderTest) -> None:
    page = delegation(with_sample)
    clicks(page.segments[CALLS])
    clicks(page.add)
    with_sample.settle()
    own = page.table.chosen[0]
    types_into(with_sample, page.table, own, "name", "현지 병원")
    types_into(with_sample, page.table, own, "mobile", "+1-702-555-0199")
    page.table.records.setData(cell(page.table, own, "on_call"), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    with_sample.settle()
    found = trip(with_sample).find(Contact, own)
    assert found is not None
    assert (found.name.ko, found.mobile, found.on_call) == ("현지 병원", "+1-702-555-0199", True)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    with_sample.settle()
    assert trip(with_sample).find(Contact, own) is None


def test_an_empty_trip_says_what_belongs_here(empty: DeskUnderTest) -> None:
    form = empty.window.page.form  # type: ignore[union-attr]
    types(form.title_en, "CES 2027")
    types(form.office, "Gwangju")
    clicks(form.make)
    empty.settle()
    page = delegation(empty)
    assert (page.empty.isVisible(), page.key, page.count.text()) == (True, DELEGATES, "")
    clicks(page.add)
    empty.settle()
    types(page.adding.pane.line, "Kim Do-yeon")
    empty.settle()
    QTest.keyClick(page.adding.pane.line, Qt.Key.Key_Return)
    empty.settle()
    assert [p.name.ko for p in trip(empty).parties] == ["방문단"]
    assert not page.empty.isVisible()
