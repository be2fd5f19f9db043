"""Who is where when: two places at once, nights, travel times, vehicles."""

from datetime import UTC, datetime, timedelta
from itertools import combinations
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model.checks.trips import SEOUL, Edits, at, item, move, named, said, text
from tripdesk.model.checks import Code, Severity
from tripdesk.model.checks.ground import Timed, overlaps

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE
TWICE = Code.PERSON_IN_TWO_PLACES


def also(kind: str, start: str, end: str, **more: object) -> Edits:
    """One more item beside the visit to Google (10:00 to 11:30 in the hall)."""
    return {
        "+items": [item("also", kind, start, end, **{"place": "campus", "title": text("다른 일정", "Another"), **more})]
    }


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param(also("visit", "1-9 11:00", "1-9 11:45"), [(TWICE, E)], id="two confirmed engagements"),
        pytest.param(also("visit", "1-9 11:00", "1-9 11:45", status="planned"), [(TWICE, W)], id="one only planned"),
        pytest.param(also("visit", "1-9 11:00", "1-9 11:45", status="backup"), [(TWICE, N)], id="one a backup"),
        pytest.param(also("visit", "1-9 11:00", "1-9 11:45", status="declined"), [], id="one declined"),
        pytest.param(also("visit", "1-9 11:00", "1-9 11:45", status="cancelled"), [], id="one cancelled"),
        pytest.param(also("visit", "1-9 11:30", "1-9 11:45"), [], id="one begins as the other ends"),
        pytest.param(also("visit", "1-9 11:00", "1-9 11:45", absent=["mayor", "interpreter"]), [], id="nobody at both"),
        pytest.param(also("meal", "1-9 11:00", "1-9 11:45"), [(TWICE, W)], id="a meal elsewhere: one may leave early"),
        pytest.param(also("press", "1-9 11:00", "1-9 11:30", place="hall"), [], id="press at the same place"),
        pytest.param(also("press", "1-9 11:00", "1-9 11:30", place=None), [], id="press at a place not known"),
        pytest.param(also("free", "1-9 11:00", "1-9 11:30"), [], id="free time"),
        pytest.param(also("stay", "1-9 09:00", "1-9 18:00"), [], id="a stay"),
        pytest.param(
            also("meeting", "1-9 10:30", "1-9 11:00", place="hall"), [(TWICE, E)], id="two meetings in a hall"
        ),
        pytest.param(also("ceremony", "1-9 09:30", "1-9 12:00", place="hall"), [], id="a visit inside a ceremony"),
        pytest.param(
            also("ceremony", "1-9 09:30", "1-9 11:00", place="hall"), [(TWICE, E)], id="it outlasts the ceremony"
        ),
        pytest.param(also("ceremony", "1-9 09:30", "1-9 12:00"), [(TWICE, E)], id="a ceremony elsewhere"),
        pytest.param({"back.start": at("1-9 15:30")}, [(TWICE, E)], id="a flight leaves during a meeting"),
        pytest.param({"drive.end": at("1-9 15:10")}, [(TWICE, W)], id="a drive arrives late"),
    ],
)
def test_a_person_in_two_places(edits: Edits, expected: list[tuple[Code, Severity]]) -> None:
    nobody_interprets = {"visit-paper.interpreter": None, "talk-paper.interpreter": None}
    assert named(edits | nobody_interprets, TWICE) == expected


def test_times_are_told_on_the_clocks_of_the_place() -> None:
    edits = also("visit", "1-9 11:00", "1-9 11:45") | {"visit-paper.interpreter": None}
    assert said(edits, TWICE) == [
        (
            "같은 시각에 두 일정 참석: 강기정 시장, 통역 — "
            "‘구글 방문’ 1. 9.(월) 10:00~11:30, ‘다른 일정’ 1. 9.(월) 11:00~11:45",
            "In two places at once: Kang Gi-jung, Interpreter — "
            "“Visit to Google” (Mon 9 Jan 10:00–11:30) and “Another” (Mon 9 Jan 11:00–11:45)",
        )
    ]


EARLIER: Edits = {"talk.start": at("1-9 11:00"), "talk.end": at("1-9 12:00")}


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param({}, [], id="one engagement after the other"),
        pytest.param(EARLIER, [(Code.INTERPRETER_IN_TWO_PLACES, E), (TWICE, E)], id="attends and interprets both"),
        pytest.param(
            EARLIER | {"talk-paper.interpreter": None},
            [(Code.INTERPRETER_IN_TWO_PLACES, E), (TWICE, E)],
            id="attends both, interprets one",
        ),
        pytest.param(
            EARLIER | {"talk.absent": ["interpreter", "mayor"], "visit.absent": ["interpreter"]},
            [(Code.INTERPRETER_IN_TWO_PLACES, E)],
            id="named in both papers, expected at neither",
        ),
        pytest.param(
            EARLIER | {"talk-paper.interpreter": None, "talk.absent": ["interpreter"]},
            [(TWICE, E)],
            id="only the mayor",
        ),
    ],
)
def test_an_interpreter_in_two_places(edits: Edits, expected: list[tuple[Code, Severity]]) -> None:
    assert named(edits, Code.INTERPRETER_IN_TWO_PLACES, TWICE) == expected


@pytest.mark.parametrize(
    ("edits", "nights"),
    [
        pytest.param({}, [], id="both nights in the hotel"),
        pytest.param({"bed.end": at("1-9 09:00")}, ["1. 9.(월) 밤 숙소 없음: 강기정 시장, 통역"], id="one night short"),
        pytest.param({"bed.status": "backup"}, ["1. 8.(일)", "1. 9.(월)"], id="a backup is no bed"),
        pytest.param({"bed.absent": ["mayor"]}, ["1. 8.(일) 밤 숙소 없음: 강기정 시장", "1. 9.(월)"], id="one of them"),
        pytest.param(
            {"mayor.rooms": [{"stay": "bed", "nights": [1]}]},
            ["1. 9.(월) 밤 숙소 없음: 강기정 시장"],
            id="a room for the first",
        ),
        pytest.param({"mayor.rooms": [{"stay": "bed"}], "bed.absent": ["mayor"]}, [], id="a room is enough"),
        pytest.param(
            {"bed.end": at("1-9 20:00"), "back.start": at("1-10 01:00"), "back.end": at("1-11 06:30", SEOUL)},
            [],
            id="the flight home leaves at one in the night",
        ),
        pytest.param(
            {
                "bed.end": at("1-9 20:00"),
                "+items": [
                    move("red-eye", "flight", "1-9 22:00", "1-10 06:30", "sfo", "hall")
                    | {"end": at("1-10 06:30", "America/New_York")}
                ],
                "back.start": at("1-10 12:00", "America/New_York"),
            },
            [],
            id="a night on the way",
        ),
        pytest.param({"-out": None}, [], id="nothing is known of the way out"),
    ],
)
def test_a_night_without_lodging(edits: Edits, nights: list[str]) -> None:
    sentences = [ko for ko, _ in said(edits, Code.NIGHT_WITHOUT_LODGING)]
    assert len(sentences) == len(nights)
    assert all(sentence.startswith(night) for sentence, night in zip(sentences, nights, strict=True))


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param({}, [], id="the clock on the wall goes back, which is fine"),
        pytest.param({"out.end": at("1-8 01:00")}, [(Code.ARRIVAL_BEFORE_DEPARTURE, E)], id="arrives as it leaves"),
        pytest.param({"out.end": at("1-8 21:00")}, [], id="twenty hours"),
        pytest.param({"out.end": at("1-8 21:01")}, [(Code.FLIGHT_TOO_LONG, W)], id="twenty hours and a minute"),
        pytest.param({"drive.end": at("1-9 13:30")}, [(Code.ARRIVAL_BEFORE_DEPARTURE, E)], id="a drive of no time"),
        pytest.param({"out.end": at("1-8 21:01"), "out.status": "cancelled"}, [], id="cancelled"),
    ],
)
def test_a_move_that_cannot_be(edits: Edits, expected: list[tuple[Code, Severity]]) -> None:
    assert named(edits, Code.ARRIVAL_BEFORE_DEPARTURE, Code.FLIGHT_TOO_LONG) == expected


def test_both_ends_of_a_flight_are_told() -> None:
    assert said({"out.end": at("1-8 21:30")}, Code.FLIGHT_TOO_LONG) == [
        (
            "비행시간 20시간 30분, 날짜·시간대 확인 필요: ‘out’ "
            "1. 8.(일) 18:00 출발, 1. 8.(일) 21:30 도착(각 현지시간)",
            "Flight of 20 h 30 min, check dates and zones: “out” "
            "leaves Sun 8 Jan 18:00, arrives Sun 8 Jan 21:30 (local times)",
        )
    ]


BY_FOOT: Edits = {"-drive": None}
GATHER = {"at": at("1-9 13:40"), "place": "campus"}


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param({}, [], id="a move lies between"),
        pytest.param(BY_FOOT, [], id="two hours for an hour's way"),
        pytest.param(BY_FOOT | {"talk.start": at("1-9 14:00")}, [], id="just enough"),
        pytest.param(BY_FOOT | {"talk.start": at("1-9 13:59")}, ["1분(여유 59분·필요 60분)"], id="a minute short"),
        pytest.param(BY_FOOT | {"talk.assembly": GATHER}, ["20분(여유 40분·필요 60분)"], id="to the assembly"),
        pytest.param(BY_FOOT | {"talk.start": at("1-9 13:20"), "talk.place": "hall"}, [], id="a way nobody measured"),
        pytest.param(BY_FOOT | {"talk.start": at("1-9 13:20"), "talk.place": "diner"}, [], id="the same place"),
        pytest.param(BY_FOOT | {"talk.start": at("1-9 13:20"), "talk.status": "backup"}, [], id="a backup"),
        pytest.param(
            BY_FOOT | {"talk.start": at("1-9 13:20"), "lunch.absent": ["mayor", "interpreter"]}, [], id="others"
        ),
        pytest.param({"drive.end": at("1-9 14:10")}, ["20분(계획 40분·필요 60분)"], id="the drive itself"),
        pytest.param({"drive.end": at("1-9 14:10"), "drive.move.mode": "rail"}, [], id="a train has its timetable"),
        pytest.param({"drive.assembly": {"at": at("1-9 13:20"), "place": "diner"}}, [], id="gathering where one eats"),
    ],
)
def test_travel_time_is_short(edits: Edits, expected: list[str]) -> None:
    sentences = said(edits, Code.TRAVEL_TIME_SHORT) + said(edits, Code.MOVE_TOO_SHORT)
    assert [ko.partition("이동시간 부족 ")[2].partition(")")[0] + ")" for ko, _ in sentences] == expected


def test_short_travel_time_as_an_office_says_it() -> None:
    edits = BY_FOOT | {"lunch.end": at("1-9 14:35"), "trip.travel_times.0.minutes": 45}
    assert said(edits, Code.TRAVEL_TIME_SHORT) == [
        (
            "이동시간 부족 20분(여유 25분·필요 45분): 강기정 시장, 통역 — "
            "‘오찬’ 1. 9.(월) 14:35 종료, ‘버클리 면담’ 1. 9.(월) 15:00까지",
            "Travel time 20 min short (25 min free, 45 min needed): Kang Gi-jung, Interpreter — "
            "“Lunch” ends Mon 9 Jan 14:35, due at “Talk at Berkeley” Mon 9 Jan 15:00",
        )
    ]


def test_who_comes_from_the_assembly_is_not_late_for_it() -> None:
    assembly = {"at": at("1-9 13:20"), "place": "diner"}
    assert said({"talk.assembly": assembly}, Code.TRAVEL_TIME_SHORT) == []


def drive(own: str, start: str, end: str, *passengers: str, **more: object) -> Edits:
    runs = [{"vehicle": "van", "passengers": list(passengers)}]
    return {"+items": [move(own, "vehicle", start, end, "diner", "campus", parties=[], vehicles=runs, **more)]}


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param({}, [], id="two seats for two"),
        pytest.param({"van.seats": 1}, [(Code.VEHICLE_OVER_CAPACITY, E)], id="one seat for two"),
        pytest.param({"van.seats": 1, "drive.status": "cancelled"}, [], id="a cancelled drive"),
        pytest.param(
            {"van.seats": 1, "drive.move.vehicles": [{"vehicle": "van", "passengers": ["mayor", "mayor"]}]},
            [],
            id="one person listed twice",
        ),
        pytest.param(
            drive("shared", "1-9 13:30", "1-9 14:40", "interpreter")
            | {"van.seats": 1, "drive.move.vehicles": [{"vehicle": "van", "passengers": ["mayor"]}]},
            [(Code.VEHICLE_OVER_CAPACITY, E)],
            id="two items share a drive",
        ),
        pytest.param(drive("other", "1-9 14:00", "1-9 15:00"), [(Code.VEHICLE_IN_TWO_PLACES, W)], id="driven twice"),
        pytest.param(
            drive("other", "1-9 14:00", "1-9 15:00", status="backup"),
            [(Code.VEHICLE_IN_TWO_PLACES, N)],
            id="driven twice, once as a backup",
        ),
        pytest.param(drive("other", "1-9 14:40", "1-9 15:40"), [], id="one drive after the other"),
    ],
)
def test_vehicles(edits: Edits, expected: list[tuple[Code, Severity]]) -> None:
    assert named(edits, Code.VEHICLE_OVER_CAPACITY, Code.VEHICLE_IN_TWO_PLACES) == expected


def test_seats_and_passengers_are_told() -> None:
    assert said({"van.seats": 1}, Code.VEHICLE_OVER_CAPACITY) == [
        (
            "승차 정원 초과: 1호차 정원 1명에 2명 배정 — ‘버클리로 이동’ 1. 9.(월) 13:30~14:40",
            "More passengers than seats: Van 1 seats 1, passengers 2 — “To Berkeley” (Mon 9 Jan 13:30–14:40)",
        )
    ]


MIDNIGHT = datetime(2023, 1, 9, tzinfo=UTC)


def running(start: int, lasting: int) -> Timed:
    begins = MIDNIGHT + timedelta(minutes=start)
    nothing = cast(Any, None)
    return Timed(nothing, nothing, nothing, begins, begins + timedelta(minutes=lasting), ())


@given(st.lists(st.builds(running, st.integers(0, 30), st.integers(0, 15)), max_size=12))
def test_the_sweep_finds_every_overlap_once(items: list[Timed]) -> None:
    line = sorted(items, key=lambda t: (t.start, t.end))
    one_by_one = [(a, b) for a, b in combinations(line, 2) if a.end > b.start]
    assert sorted(overlaps(line), key=lambda p: (line.index(p[0]), line.index(p[1]))) == one_by_one
