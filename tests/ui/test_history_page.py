"""변경이력: what differs from the last issue, who did what, freezing, undo from there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel

from tests.ui.desks import DeskUnderTest, clicks, sample
from tripdesk.messages import UiLanguage
from tripdesk.model.history import Label
from tripdesk.model.itinerary import Item
from tripdesk.ui.history.page import HistoryPage


def history(desk: DeskUnderTest) -> HistoryPage:
    page = desk.page("history")
    assert isinstance(page, HistoryPage)
    desk.settle()
    return page


def rows(page: HistoryPage) -> list[str]:
    """What the card at the right says."""
    return [label.text() for label in page._card.findChildren(QLabel)]


def titles(page: HistoryPage) -> list[str]:
    return [entry.title for entry in page.timeline.timeline.entries]


def freezes(desk: DeskUnderTest, page: HistoryPage, reason: str) -> None:
    clicks(page.freeze)
    QTest.keyClicks(page.form.reason, reason)
    QTest.keyClick(page.form.reason, Qt.Key.Key_Return)
    desk.settle()


def rename(desk: DeskUnderTest, name: str) -> str:
    """Renames the first item as another program would; returns what it was called."""
    snapshot = desk.session.snapshot
    assert snapshot is not None
    item = snapshot.items[0]
    new = item.revised(title=item.title.revised(ko=name))
    desk.session.edit(
        lambda editing: editing.revise(
            next(h.key for h in editing.store.of_kind("item") if h.key.id == item.id),
            item,
            new,
            Label("changed", (item.id,)),
        )
    )
    desk.settle()
    return item.title.ko


def test_before_the_first_issue_the_page_says_what_to_do(with_sample: DeskUnderTest) -> None:
    page = history(with_sample)
    assert rows(page) == ["나누어 줄 준비가 되면 1차 배포본을 확정하세요. 그 뒤로 바뀐 것이 여기에 보입니다."]
    assert titles(page)[0] == "지금 (확정 전)"


def test_an_issue_is_frozen_with_a_reason_and_changes_show_from_then_on(with_sample: DeskUnderTest) -> None:
    page = history(with_sample)
    freezes(with_sample, page, "first")
    assert page.form.isHidden()
    assert rows(page) == ["그 뒤로 바뀐 것이 없습니다."]
    old = rename(with_sample, "새 일정명")
    with_sample.settle()
    said = rows(page)
    assert (f"‘{old}’" in said or old in said, "새 일정명" in " ".join(said)) == (True, True)
    assert page.count.text() == "변경 1건"


def test_undo_from_the_page_takes_the_difference_away(with_sample: DeskUnderTest) -> None:
    page = history(with_sample)
    freezes(with_sample, page, "first")
    rename(with_sample, "새 일정명")
    clicks(page.undo)
    with_sample.settle()
    assert rows(page) == ["그 뒤로 바뀐 것이 없습니다."]


def test_a_chapter_says_who_changed_what_from_what_to_what(with_sample: DeskUnderTest) -> None:
    page = history(with_sample)
    with_sample.clock.goes(hours=2)
    old = rename(with_sample, "새 일정명")
    with_sample.settle()
    page.timeline.setCurrentIndex(page.timeline.timeline.index(1))
    assert page.heading.text().startswith("김주무관 · ")
    assert {old, "새 일정명"} <= set(rows(page))


@pytest.mark.parametrize("language", UiLanguage)
def test_the_timeline_is_a_proper_model(
    language: UiLanguage, opens: Callable[..., DeskUnderTest], tmp_path: Path
) -> None:
    desk = opens(trip=sample(tmp_path), language=language)
    page = history(desk)
    tester = QAbstractItemModelTester(page.timeline.timeline, QAbstractItemModelTester.FailureReportingMode.Fatal)
    freezes(desk, page, "first")
    rename(desk, "x")
    assert isinstance(desk.record(str(desk.session.snapshot.items[0].id)) if desk.session.snapshot else None, Item)
    assert tester.model() is page.timeline.timeline
