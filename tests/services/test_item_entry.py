"""An item typed on one line."""

from datetime import date

import pytest

from tripdesk.errors import Rejected
from tripdesk.model.itinerary import ItemKind
from tripdesk.model.text import LText
from tripdesk.services.item_entry import Entry, entry, in_its_language, times_of

LAS = "America/Los_Angeles"
MEETING, VISIT, MEAL = ItemKind.MEETING, ItemKind.VISIT, ItemKind.MEAL


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("10:00 구글 방문 1시간 30분", Entry("구글 방문", "10:00", minutes=90, kind=VISIT)),
        ("14:00~15:30 NVIDIA visit", Entry("NVIDIA visit", "14:00", "15:30", kind=VISIT)),
        ("930 수행원 회의", Entry("수행원 회의", "930", kind=MEETING)),
        ("오후 2시 반 알토스벤처스 간담 30분", Entry("알토스벤처스 간담", "오후 2시 반", minutes=30, kind=MEETING)),
        ("오후 2시~4시 간담", Entry("간담", "오후 2시", "오후 4시", kind=MEETING)),
        ("22:00~익일 01:00 리셉션", Entry("리셉션", "22:00", "익일 01:00", kind=ItemKind.CEREMONY)),
        ("+30 오찬", Entry("오찬", "+30", kind=MEAL)),
        ("2pm Dinner with hosts 2h", Entry("Dinner with hosts", "2pm", minutes=120, kind=MEAL)),
        ("구글 방문", Entry("구글 방문", kind=VISIT)),
        ("CES 2023 참관", Entry("CES 2023 참관", kind=VISIT)),
        ("5G 포럼 10분 발표", Entry("5G 포럼 10분 발표", kind=MEETING)),
        ("3자 회의", Entry("3자 회의", kind=MEETING)),
    ],
)
def test_a_line(line: str, read: Entry) -> None:
    assert entry(line) == read


@pytest.mark.parametrize("line", ["", "   ", "10:00", "10:00~11:00"])
def test_a_line_without_a_name_is_refused(line: str) -> None:
    with pytest.raises(Rejected, match="entry_empty"):
        entry(line)


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("10:00 구글 방문 1시간 30분", "10:00", "11:30"),
        ("14:00~15:30 NVIDIA visit", "14:00", "15:30"),
        ("930 회의", "09:30", "10:30"),
    ],
)
def test_its_times(line: str, start: str, end: str) -> None:
    read = times_of(entry(line), date(2023, 1, 9), LAS)
    assert [f"{moment.local:%H:%M}" for moment in read if moment] == [start, end]


def test_a_name_alone_has_no_times() -> None:
    assert times_of(entry("구글 방문"), date(2023, 1, 9), LAS) == (None, None)


def test_an_end_before_its_start_is_refused() -> None:
    with pytest.raises(Rejected, match="end_first"):
        times_of(entry("14:00~13:00 회의"), date(2023, 1, 9), LAS)


def test_a_title_stands_on_the_side_of_its_language() -> None:
    assert (in_its_language("NVIDIA 방문"), in_its_language("NVIDIA visit")) == (
        LText(ko="NVIDIA 방문"),
        LText(en="NVIDIA visit"),
    )
