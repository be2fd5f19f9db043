"""What is typed into a cell, taken as a change of its item: on the sample trip."""

from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from tripdesk.errors import Rejected
from tripdesk.messages import UiLanguage
from tripdesk.model.itinerary import Item, ItemKind, Status
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.services.demo import sample_trip
from tripdesk.services.item_cells import Sheet, filled, typed_into
from tripdesk.services.item_days import day_copies, rezoned, typed_zone, zone_on
from tripdesk.services.item_lines import Column, concerns, end_text, home_time, lines_of, who_text
from tripdesk.services.item_sides import candidates, with_delegate, with_party
from tripdesk.services.item_ways import airport_place, on_way
from tripdesk.services.pasted_items import planned_items
from tripdesk.services.pasted_tables import cells_of, items_of

LAS, SEOUL = "America/Los_Angeles", "Asia/Seoul"
KO, EN = UiLanguage.KO, UiLanguage.EN


@pytest.fixture(scope="module")
def trip(tmp_path_factory: pytest.TempPathFactory) -> TripSnapshot:
    folder: Path = tmp_path_factory.mktemp("sample")
    return sample_trip(folder / "sample").snapshot


def item(trip: TripSnapshot, own: str) -> Item:
    found = trip.find(Item, own)
    assert found is not None
    return found


def ids() -> Callable[..., str]:
    numbers = count(1)

    def new(kind: str = "item") -> str:
        return f"{kind}-{next(numbers)}"

    return new


def sheet(trip: TripSnapshot, before: str = "", day: date | None = None) -> Sheet:
    return Sheet(trip, KO, ids(), item(trip, before) if before else None, day)


def span(one: Item) -> str:
    if one.start is None or one.end is None:
        return "-"
    return f"{one.start.local:%m-%d %H:%M}~{one.end.local:%m-%d %H:%M}"


GOOGLE, NVIDIA, FLIGHT, STAY = "item-0109-google", "item-0110-nvidia", "item-0104-flight", "item-stay-lv"


@pytest.mark.parametrize(
    ("own", "column", "typed", "times"),
    [
        (GOOGLE, Column.DATE, "1/10", "01-10 10:00~01-10 11:30"),
        (GOOGLE, Column.DATE, "", "-"),
        (GOOGLE, Column.START, "930", "01-09 09:30~01-09 11:00"),
        (GOOGLE, Column.START, "1. 10. 0930", "01-10 09:30~01-10 11:00"),
        (GOOGLE, Column.START, "", "-"),
        (GOOGLE, Column.END, "+30", "01-09 10:00~01-09 10:30"),
        (GOOGLE, Column.END, "익일 01:00", "01-09 10:00~01-10 01:00"),
        (FLIGHT, Column.START, "20:00", "01-04 20:00~01-04 14:00"),
        (FLIGHT, Column.END, "14:15", "01-04 19:30~01-04 14:15"),
        (STAY, Column.END, "09:00", "01-04 15:10~01-08 09:00"),
        (STAY, Column.END, "1. 7. 09:00", "01-04 15:10~01-07 09:00"),
    ],
)
def test_a_time(trip: TripSnapshot, own: str, column: Column, typed: str, times: str) -> None:
    assert span(typed_into(sheet(trip), item(trip, own), column, typed).item) == times


def test_a_start_after_the_end_of_the_item_before(trip: TripSnapshot) -> None:
    taken = typed_into(sheet(trip, "item-0109-google-out"), item(trip, GOOGLE), Column.START, "+20")
    assert span(taken.item) == "01-09 09:45~01-09 11:15"


def test_assembly_keeps_its_distance(trip: TripSnapshot) -> None:
    taken = typed_into(sheet(trip), item(trip, NVIDIA), Column.START, "10:00").item
    assert taken.assembly is not None
    assert f"{taken.assembly.at.local:%H:%M}" == "09:40"


@pytest.mark.parametrize(
    ("own", "column", "typed", "code"),
    [
        (GOOGLE, Column.START, "곧", "time_not_read"),
        (GOOGLE, Column.END, "09:00", "end_first"),
        (GOOGLE, Column.END, "", "time_not_read"),
        (GOOGLE, Column.DATE, "내일", "date_not_read"),
        (GOOGLE, Column.STATUS, "아마도", "word_not_one"),
        (GOOGLE, Column.KIND, "이동", "way_in_place_cell"),
        (GOOGLE, Column.WHO, "모두들", "word_not_one"),
        (GOOGLE, Column.VEHICLES, "1호차", "cell_not_here"),
        (FLIGHT, Column.PLACE, "호텔", "way_has_two_ends"),
        ("item-0110-interview", Column.START, "930", "day_first"),
        ("item-0110-interview", Column.END, "930", "start_first"),
        ("item-0110-interview", Column.DATE, "1/9", "time_after_day"),
    ],
)
def test_what_cannot_be_taken_is_refused(trip: TripSnapshot, own: str, column: Column, typed: str, code: str) -> None:
    with pytest.raises(Rejected, match=code):
        typed_into(sheet(trip), item(trip, own), column, typed)


def test_words(trip: TripSnapshot) -> None:
    google = item(trip, GOOGLE)

    def typed(column: Column, text: str) -> Item:
        return typed_into(sheet(trip), google, column, text).item

    assert typed(Column.KIND, "면담").kind is ItemKind.MEETING
    assert typed(Column.KIND, "meeting").kind is ItemKind.MEETING
    assert typed(Column.STATUS, "협의").status is Status.NEGOTIATING
    assert typed(Column.TITLE, "구글").title.revised(en="") == google.title.revised(ko="구글", en="")
    assert typed(Column.WHO, "전원").parties == tuple(party.id for party in trip.parties)
    assert typed(Column.WHO, "시장단·기업단").parties == ("party-mayor", "party-company")


@pytest.mark.parametrize(
    ("typed", "place"), [("엔비디아 본사", "place-nvidia"), ("ㅇㅂㄷㅇ", "place-nvidia"), ("sfo", "place-sfo")]
)
def test_a_place_that_is_known(trip: TripSnapshot, typed: str, place: str) -> None:
    taken = typed_into(sheet(trip), item(trip, GOOGLE), Column.PLACE, typed)
    assert (taken.item.place, taken.places) == (place, ())


def test_a_place_that_is_new_stands_on_the_clocks_of_the_item(trip: TripSnapshot) -> None:
    taken = typed_into(sheet(trip), item(trip, GOOGLE), Column.PLACE, "새 사무실")
    assert [(place.name.ko, place.zone, place.id) for place in taken.places] == [("새 사무실", LAS, taken.item.place)]


def test_a_place_on_other_clocks_keeps_the_time_on_the_wall(trip: TripSnapshot) -> None:
    moved = typed_into(sheet(trip), item(trip, GOOGLE), Column.PLACE, "광주광역시청").item
    assert (span(moved), moved.start.zone if moved.start else "") == ("01-09 10:00~01-09 11:30", SEOUL)


def test_fill_down_keeps_what_is_each_items_own(trip: TripSnapshot) -> None:
    pairs = filled(sheet(trip), item(trip, GOOGLE), [item(trip, NVIDIA)], [Column.START, Column.PLACE])
    assert [(span(after), after.place, after.title) for _, after in pairs] == [
        ("01-10 10:00~01-10 11:50", "place-google", item(trip, NVIDIA).title)
    ]


# --- the list


def test_lines_are_by_day_and_in_the_order_they_are_lived(trip: TripSnapshot) -> None:
    lines = lines_of(trip, KO)
    starts = [(line.day, line.item.start.utc) for line in lines if line.item.start]
    assert starts == sorted(starts)
    days = [line.day for line in lines if line.first]
    assert len(days) == len(set(days))
    assert [line.own for line in lines[-1:]] == ["item-0110-interview"]


def test_ends_say_their_day_where_it_is_another(trip: TripSnapshot) -> None:
    assert [end_text(item(trip, own), KO) for own in (GOOGLE, FLIGHT, STAY)] == ["11:30", "13:30", "1. 8.(일) 08:30"]


def test_who_attends_in_few_words(trip: TripSnapshot) -> None:
    shown = {own: who_text(trip, item(trip, own), KO) for own in (FLIGHT, "item-0105-ces", "item-0109-google")}
    assert shown == {
        FLIGHT: "전원",
        "item-0105-ces": "시장단 · 실무단",
        "item-0109-google": "강기정 시장 등 12명(통역 1명 포함)",
    }


def test_the_same_at_home(trip: TripSnapshot) -> None:
    assert home_time(item(trip, GOOGLE), SEOUL, KO) == "1. 10.(화) 03:00~04:30"
    assert home_time(item(trip, "item-0104-bus"), SEOUL, KO) == ""


def test_a_party_is_there_by_one_of_its_people(trip: TripSnapshot) -> None:
    google = item(trip, GOOGLE)
    own = next(d for d in trip.delegates if d.party == "party-company")
    assert not concerns(trip, google, "party-company")
    assert concerns(trip, google.revised(people=(own.id,)), "party-company")


# --- days, zones, ways, sides


@pytest.mark.parametrize(
    ("day", "place", "key"),
    [
        (date(2023, 1, 6), "", LAS),
        (date(2023, 1, 6), "place-icn", SEOUL),
        (date(2023, 1, 12), "", SEOUL),
        (date(2023, 1, 13), "", SEOUL),
        (date(2023, 1, 1), "", SEOUL),
    ],
)
def test_whose_clocks_a_day_has(trip: TripSnapshot, day: date, place: str, key: str) -> None:
    assert zone_on(trip, day, place) == key


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("LAS", LAS),
        ("america/los_angeles", LAS),
        ("Los Angeles", LAS),
        ("라스베이거스", LAS),
        ("paris", "Europe/Paris"),
    ],
)
def test_a_zone_is_typed(trip: TripSnapshot, typed: str, key: str) -> None:
    assert typed_zone(typed, trip) == key


def test_a_zone_that_is_none_is_refused(trip: TripSnapshot) -> None:
    with pytest.raises(Rejected, match="zone_not_read"):
        typed_zone("달나라", trip)


def test_times_read_by_other_clocks(trip: TripSnapshot) -> None:
    moved = rezoned(item(trip, GOOGLE), "Europe/Paris")
    assert (span(moved), moved.end.zone if moved.end else "") == ("01-09 10:00~01-09 11:30", "Europe/Paris")


def test_a_day_is_copied_hour_by_hour(trip: TripSnapshot) -> None:
    copies = day_copies(trip, [item(trip, GOOGLE), item(trip, "item-0109-lunch")], date(2023, 1, 7), ids())
    assert [(own, f"{start.local:%m-%d %H:%M}" if start else "") for _, own, start, _ in copies] == [
        ("item-1", "01-07 10:00"),
        ("item-2", "01-07 12:00"),
    ]


def test_a_flight_between_two_clocks(trip: TripSnapshot) -> None:
    las, _ = airport_place(trip, "las", ids())
    narita, new = airport_place(trip, "NRT", ids())
    flight = on_way(item(trip, GOOGLE), las, narita)
    assert (new, flight.start.zone if flight.start else "", flight.end.zone if flight.end else "") == (
        True,
        LAS,
        "Asia/Tokyo",
    )
    assert flight.start is not None
    assert flight.end is not None
    assert flight.end.utc > flight.start.utc


def test_an_airport_that_is_none_is_refused(trip: TripSnapshot) -> None:
    with pytest.raises(Rejected, match="airport_unknown"):
        airport_place(trip, "QQQ", ids())


def test_our_people_come_and_go(trip: TripSnapshot) -> None:
    google = item(trip, GOOGLE)
    ours = next(d for d in trip.delegates if d.party == "party-mayor" and d.id not in google.absent)
    theirs = next(d for d in trip.delegates if d.party == "party-company")
    away = with_delegate(trip, google, ours.id, there=False)
    assert ours.id in away.absent
    assert with_delegate(trip, away, ours.id, there=True).absent == google.absent
    assert with_delegate(trip, google, theirs.id, there=True).people[-1] == theirs.id
    assert with_party(google, "party-company", there=True).parties[-1] == "party-company"


def test_the_other_side_is_found_by_name_or_consonants(trip: TripSnapshot) -> None:
    google = item(trip, GOOGLE)
    assert [c.name for c in candidates(trip, google, "콜하트카", "ko")] == ["실파 콜하트카(Shilpa Kolhatkar)"]
    assert [c.name for c in candidates(trip, google, "ㅅㅍㅋ", "ko")] == ["실파 콜하트카(Shilpa Kolhatkar)"]
    assert candidates(trip, google, "아무도", "ko") == ()


def test_a_table_becomes_items_at_places_known_and_new(trip: TripSnapshot) -> None:
    text = (
        "일자\t시간\t구분\t일정\t장소\n1. 9.(월)\t20:30~21:00\t회의\t정리 회의\t구글 방문지\n"
        "\t+10\t\t숙소 → 공항\t\n\t25:00\t\t면담\t\n\t22:00\t이동\t숙소로\t\n"
    )
    planned = planned_items(trip, items_of(cells_of(text), date(2023, 1, 4)), ("party-mayor",), ids())
    assert [(new.title.ko, new.kind, new.place if new.kind is ItemKind.MEETING else "") for new in planned.new] == [
        ("정리 회의", ItemKind.MEETING, "place-google"),
        ("숙소 → 공항", ItemKind.MOVE, ""),
    ]
    assert [f"{new.start.local:%m-%d %H:%M}" for new in planned.new if new.start] == ["01-09 20:30", "01-09 21:10"]
    assert [(row, refused.code) for row, refused in planned.unread] == [(4, "time_not_read"), (5, "way_incomplete")]
