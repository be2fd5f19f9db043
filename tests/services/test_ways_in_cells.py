"""Cells of the list that mean more than their words."""

from pathlib import Path

import pytest

from tests.stores import Ids
from tripdesk.errors import Rejected
from tripdesk.messages import UiLanguage
from tripdesk.model.itinerary import Item, ItemKind, MoveMode
from tripdesk.services.demo import sample_trip
from tripdesk.services.item_cells import Sheet, two_ends, typed_into
from tripdesk.services.item_lines import Column
from tripdesk.services.starting import new_id

WAYS = [
    ("ICN→LAS", ("ICN", "LAS")),
    ("icn - las", ("icn", "las")),
    ("호텔 -> 구글 방문지", ("호텔", "구글 방문지")),
    ("호텔 > 구글", ("호텔", "구글")),
    ("호텔-구글", None),
    ("MOU-ABC→", None),
    ("→ 구글", None),
    ("가→나→다", None),
    ("", None),
]


@pytest.mark.parametrize(("typed", "ends"), WAYS)
def test_two_places_in_one_cell(typed: str, ends: tuple[str, str] | None) -> None:
    assert two_ends(typed) == ends


def test_both_ends_make_a_move_and_each_time_is_read_by_the_clocks_of_its_end(tmp_path: Path) -> None:
    sheet, item = sheet_and_google(tmp_path)
    taken = typed_into(sheet, item, Column.PLACE, "ICN→SFO")
    move, start, end = taken.item.move, taken.item.start, taken.item.end
    assert move is not None
    assert start is not None
    assert end is not None
    assert (taken.item.kind, move.mode) == (ItemKind.MOVE, MoveMode.FLIGHT)
    assert (f"{start.local:%m-%d %H:%M}", start.zone) == ("01-09 10:00", "Asia/Seoul")
    assert (f"{end.local:%m-%d %H:%M}", end.zone) == ("01-09 11:30", "America/Los_Angeles")


def test_a_place_nobody_wrote_down_yet_is_new(tmp_path: Path) -> None:
    sheet, item = sheet_and_google(tmp_path)
    taken = typed_into(sheet, item, Column.PLACE, "구글 방문지 → 새 식당")
    assert taken.item.move is not None
    assert (taken.item.move.origin, taken.item.move.mode) == ("place-google", MoveMode.VEHICLE)
    assert [place.name.ko for place in taken.places] == ["새 식당"]


def test_the_kind_says_where_both_ends_are_typed(tmp_path: Path) -> None:
    sheet, item = sheet_and_google(tmp_path)
    with pytest.raises(Rejected) as refused:
        typed_into(sheet, item, Column.KIND, "이동")
    assert refused.value.code == "way_in_place_cell"


def sheet_and_google(folder: Path) -> tuple[Sheet, Item]:
    snapshot = sample_trip(folder).snapshot
    item = snapshot.by_id["item-0109-google"]
    assert isinstance(item, Item)
    ids = Ids()
    return Sheet(snapshot, UiLanguage.KO, lambda kind: new_id(kind, ids)), item
