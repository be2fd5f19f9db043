"""People and organisations: finding, editing, portraits, titles, merging, deleting."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QModelIndex, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton

from tests.ui.desks import DeskUnderTest, clicks, composes, ends_composing, sample, types
from tripdesk.messages import UiLanguage
from tripdesk.model.history import SHARED, Key, Label, Put
from tripdesk.model.ids import PersonId
from tripdesk.model.logistics import Attachment
from tripdesk.model.people import Counterpart, Organisation, Person
from tripdesk.model.text import PersonName
from tripdesk.ui.people.directory import MET, OURS, THEIRS
from tripdesk.ui.people.page import OrganisationsPage, PeoplePage
from tripdesk.ui.people.profile import OrganisationProfile, PersonProfile


def people(desk: DeskUnderTest) -> PeoplePage:
    desk.window.go("people")
    desk.settle()
    page = desk.window.page
    assert isinstance(page, PeoplePage)
    return page


def profile(page: PeoplePage) -> PersonProfile:
    assert isinstance(page.profile, PersonProfile)
    return page.profile


def chosen(desk: DeskUnderTest, own: str) -> PersonProfile:
    page = people(desk)
    page.list.choose(own)
    desk.settle()
    return profile(page)


def stored(desk: DeskUnderTest, own: str) -> Person:
    held = desk.desk.store.get(Key(SHARED, own))
    assert held is not None
    assert isinstance(held.record, Person)
    return held.record


def found(page: PeoplePage) -> list[str]:
    return [str(page.list.model.index(n).data()).split(",")[0] for n in range(page.list.model.rowCount())]


# --- finding


def test_initials_find_one_person_and_say_of_how_many(with_sample: DeskUnderTest) -> None:
    page = people(with_sample)
    types(page.list.line, "ㅇㅈㅎ")
    with_sample.settle()
    assert (found(page), page.list.line.count) == (["이진형"], "1 / 28")
    assert page.profile.name.text() == "이진형"


def test_a_syllable_under_composition_counts(with_sample: DeskUnderTest) -> None:
    page = people(with_sample)
    composes(page.list.line, "이")
    with_sample.settle()
    ends_composing(page.list.line, "이")
    composes(page.list.line, "ㅈ")
    with_sample.settle()
    assert (found(page), page.list.line.text()) == (["라이징타이드펀드 측 서명자", "이진형"], "이")
    composes(page.list.line, "지")
    with_sample.settle()
    assert found(page) == ["라이징타이드펀드 측 서명자", "이진형"]
    composes(page.list.line, "진")
    with_sample.settle()
    assert found(page) == ["이진형"]


def test_arrows_walk_the_list_while_one_types(with_sample: DeskUnderTest) -> None:
    page = people(with_sample)
    QTest.keyClick(page.list.line, Qt.Key.Key_Down)
    QTest.keyClick(page.list.line, Qt.Key.Key_Down)
    with_sample.settle()
    assert page.profile.name.text() == found(page)[page.list.view.currentIndex().row()]


def test_filters(with_sample: DeskUnderTest) -> None:
    page = people(with_sample)
    counts: dict[str, int] = {}
    for which in (OURS, THEIRS, MET):
        page.list.show_only(which)
        with_sample.settle()
        counts[which] = page.list.model.rowCount()
    assert counts == {OURS: 21, THEIRS: 7, MET: 0}
    with_sample.clock.goes(days=30)
    page.directory.start()
    page.list.show_only(MET)
    with_sample.settle()
    assert "이진형" in found(page)


def test_the_list_keeps_its_promises_to_qt(with_sample: DeskUnderTest) -> None:
    page = people(with_sample)
    tester = QAbstractItemModelTester(page.list.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for text in ("ㅇ", "ㅇㅈ", "", "없는 사람", ""):
        page.list.line.setText(text)
        with_sample.settle()
    assert page.list.model.rowCount(QModelIndex()) == 28
    tester.deleteLater()


def test_what_another_program_adds_and_renames_appears_by_itself(with_sample: DeskUnderTest) -> None:
    page = people(with_sample)
    new = Person(id=PersonId("person-new"), name=PersonName(ko="가나다"))
    with_sample.desk.store.commit(Label("added"), [Put(SHARED, new, 0)], with_sample.desk.author)
    with_sample.look()
    assert page.list.line.count == "29 / 29"
    held = with_sample.desk.store.get(Key(SHARED, "person-new"))
    assert held is not None
    with_sample.desk.editing.change(held, new.revised(name=PersonName(ko="가나라")), Label("changed"))
    with_sample.look()
    assert "가나라" in found(page)


# --- editing


def test_a_name_is_saved_on_enter_and_undone(with_sample: DeskUnderTest) -> None:
    shown = chosen(with_sample, "person-lee")
    shown.english.setFocus()
    shown.english.selectAll()
    types(shown.english, "Jin H. Lee")
    QTest.keyClick(shown.english, Qt.Key.Key_Return)
    with_sample.settle()
    assert stored(with_sample, "person-lee").name.en == "Jin H. Lee"
    assert shown.other.text() == "Jin H. Lee"
    with_sample.window.undo()
    with_sample.settle()
    assert shown.other.text() == "Jin Hyung Lee"


def test_the_last_syllable_is_saved_with_the_one_it_was_typed_for(with_sample: DeskUnderTest) -> None:
    """Going to the next person while composing."""
    shown = chosen(with_sample, "person-lee")
    shown.korean.setFocus()
    shown.korean.clear()
    ends_composing(shown.korean, "이")
    composes(shown.korean, "준")
    page = people(with_sample)
    page.list.view.setFocus()
    page.list.choose("person-mayor")
    with_sample.settle()
    assert stored(with_sample, "person-lee").name.ko == "이준"
    assert stored(with_sample, "person-mayor").name.ko == "강기정"


def test_titles_are_added_dated_given_an_organisation_and_removed(with_sample: DeskUnderTest) -> None:
    shown = chosen(with_sample, "person-mayor")
    clicks(shown.titles.add)
    with_sample.settle()
    row = shown.titles.rows[1]
    for field, text in ((row.ko, "명예박사"), (row.since, "2024-01-02"), (row.office, "새로 생긴 대학")):
        field.setFocus()
        types(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
    with_sample.settle()
    title = stored(with_sample, "person-mayor").titles[1]
    office = with_sample.desk.store.get(Key(SHARED, str(title.organisation)))
    assert office is not None
    assert isinstance(office.record, Organisation)
    assert (title.title.ko, str(title.since), office.record.name.ko) == ("명예박사", "2024-01-02", "새로 생긴 대학")
    assert row.since.text() == "2024. 1. 2."
    clicks(row.remove)
    with_sample.settle()
    assert len(stored(with_sample, "person-mayor").titles) == 1


def test_what_is_no_day_is_marked_and_not_saved(with_sample: DeskUnderTest) -> None:
    shown = chosen(with_sample, "person-mayor")
    row = shown.titles.rows[0]
    row.until.setFocus()
    types(row.until, "2024. 2. 30.")
    QTest.keyClick(row.until, Qt.Key.Key_Return)
    with_sample.settle()
    assert (row.until.property("state"), row.until.text()) == ("bad", "2024. 2. 30.")
    assert stored(with_sample, "person-mayor").titles[0].until is None


def test_a_new_person_is_named_as_what_was_sought(with_sample: DeskUnderTest) -> None:
    page = people(with_sample)
    types(page.list.line, "Ada Lovelace")
    with_sample.settle()
    clicks(page.new)
    with_sample.settle()
    assert (page.profile.name.text(), page.list.line.count) == ("Ada Lovelace", "29 / 29")


# --- portrait


def picture(path: Path) -> Path:
    """A photograph of two colours, wider than high, with a word about where it was taken."""
    image = Image.new("RGB", (400, 300), "red")
    image.paste("blue", (200, 0, 400, 300))
    exif = Image.Exif()
    exif[0x010E] = "관사 앞에서"
    image.save(path, "JPEG", exif=exif)
    return path


def drop(desk: DeskUnderTest, shown: PersonProfile, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    where = QPointF(10, 10)
    action, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    shown.portrait.dropEvent(QDropEvent(where, action, data, buttons, keys))
    desk.settle()


def test_a_picture_is_dropped_turned_cut_and_kept_without_its_metadata(
    with_sample: DeskUnderTest, tmp_path: Path
) -> None:
    shown = chosen(with_sample, "person-interpreter")
    assert stored(with_sample, "person-interpreter").portrait is None
    drop(with_sample, shown, picture(tmp_path / "photo.jpg"))
    dialog = shown.cropping
    clicks(dialog.right)
    QTest.keyClick(dialog.view, Qt.Key.Key_Minus)
    for _ in range(200):
        QTest.keyClick(dialog.view, Qt.Key.Key_Down)
    clicks(dialog.take)
    with_sample.settle()
    portrait = stored(with_sample, "person-interpreter").portrait
    held = with_sample.desk.store.get(Key(SHARED, str(portrait)))
    assert held is not None
    assert isinstance(held.record, Attachment)
    data = with_sample.desk.store.blob(held.record.sha256)
    image = Image.open(io.BytesIO(data))
    assert dict(image.getexif()) == {}
    red, _, blue = image.getpixel((image.width // 2, image.height - 2))  # pyright: ignore
    assert (red < 60, blue > 190) == (True, True)
    assert abs(image.width / image.height - 3 / 4) < 0.01
    assert not shown.portrait.picture.isNull()
    with_sample.window.undo()
    with_sample.settle()
    assert (stored(with_sample, "person-interpreter").portrait, shown.portrait.picture.isNull()) == (None, True)


def test_what_is_no_picture_is_said(with_sample: DeskUnderTest, tmp_path: Path) -> None:
    shown = chosen(with_sample, "person-interpreter")
    (tmp_path / "notes.jpg").write_text("no picture")
    drop(with_sample, shown, tmp_path / "notes.jpg")
    assert with_sample.window.notices.text
    assert stored(with_sample, "person-interpreter").portrait is None


# --- where used, deleting, merging


def test_where_somebody_is_used_leads_there(with_sample: DeskUnderTest) -> None:
    shown = chosen(with_sample, "person-mayor")
    lines = [one for one in shown.used.findChildren(QPushButton) if one.text().startswith("방문단 ")]
    assert [line.text() for line in lines] == ["방문단 · 단장(광주광역시장)"]
    clicks(lines[0])
    with_sample.settle()
    assert with_sample.window.trip.key == "delegation"


def test_who_is_in_use_stays_and_it_is_said_where(with_sample: DeskUnderTest) -> None:
    page = people(with_sample)
    page.list.choose("person-lee")
    with_sample.settle()
    clicks(page.profile.delete)
    with_sample.settle()
    assert "엘비스 측 대표" in with_sample.window.notices.text
    assert stored(with_sample, "person-lee").name.ko == "이진형"


def test_who_is_not_in_use_goes_and_undo_brings_back(with_sample: DeskUnderTest) -> None:
    page = people(with_sample)
    clicks(page.new)
    with_sample.settle()
    own = page.current
    clicks(page.profile.delete)
    with_sample.settle()
    held = with_sample.desk.store.get(Key(SHARED, own))
    assert held is not None
    assert (held.deleted, page.current, page.list.line.count) == (True, "", "28 / 28")
    with_sample.window.undo()
    with_sample.settle()
    assert page.list.line.count == "29 / 29"


def test_two_entries_become_one_and_one_undo_parts_them(with_sample: DeskUnderTest) -> None:
    page = people(with_sample)
    types(page.list.line, "이진현")
    with_sample.settle()
    clicks(page.new)
    with_sample.settle()
    own = page.current
    page.merge()
    page.merging.pane.choose("person-lee")
    with_sample.settle()
    page.merging.pick("name", "drop")
    clicks(page.merging.take)
    with_sample.settle()
    kept = stored(with_sample, own)
    assert (kept.name.en, kept.portrait) == ("Jin Hyung Lee", "portrait-lee")
    part = with_sample.record("counterpart-lee")
    assert isinstance(part, Counterpart)
    assert part.person == own
    with_sample.window.undo()
    with_sample.settle()
    again = with_sample.record("counterpart-lee")
    assert isinstance(again, Counterpart)
    assert again.person == "person-lee"


# --- organisations


def test_an_organisation_is_edited_and_its_people_lead_to_them(with_sample: DeskUnderTest) -> None:
    with_sample.window.go("organisations")
    with_sample.settle()
    page = with_sample.window.page
    assert isinstance(page, OrganisationsPage)
    page.list.choose("org-lvis")
    with_sample.settle()
    shown = page.profile
    assert isinstance(shown, OrganisationProfile)
    shown.website.setFocus()
    types(shown.website, "https://lvis.example")
    QTest.keyClick(shown.website, Qt.Key.Key_Return)
    with_sample.settle()
    held = with_sample.desk.store.get(Key(SHARED, "org-lvis"))
    assert held is not None
    assert isinstance(held.record, Organisation)
    assert held.record.website == "https://lvis.example"
    page.visit_wanted.emit("", "person-lee")
    with_sample.settle()
    assert with_sample.window.page is not page
    assert people(with_sample).profile.name.text() == "이진형"


@pytest.mark.parametrize("language", [UiLanguage.KO, UiLanguage.EN])
def test_every_field_has_a_name_for_a_screen_reader(
    opens: Callable[..., DeskUnderTest], tmp_path: Path, language: UiLanguage
) -> None:
    desk = opens(trip=sample(tmp_path), language=language)
    shown = chosen(desk, "person-lee")
    nameless = [
        field
        for kind in (QLineEdit, QPlainTextEdit, QComboBox)
        for field in shown.findChildren(kind)
        if not field.accessibleName()
    ]
    assert nameless == []
