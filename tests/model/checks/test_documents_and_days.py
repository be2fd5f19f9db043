"""Passports and permits, meals, holidays, the night at home, English, and items not arranged to the end."""

from datetime import date

import pytest

from tests.model.checks.trips import SEOUL, Edits, at, item, named, said, text, to_check
from tripdesk.model.checks import Code, Severity
from tripdesk.model.checks.calendar_days import months_later
from tripdesk.model.checks.holidays_table import holiday
from tripdesk.model.text import LText

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE

DOCUMENTS = (
    Code.PASSPORT_EXPIRED,
    Code.PASSPORT_SHORT,
    Code.PASSPORT_UNKNOWN,
    Code.PERMIT_REFUSED,
    Code.PERMIT_UNKNOWN,
)
AT_HOME: Edits = {
    "-out": None,
    "-back": None,
    "trip.destinations": [],
    **{
        f"{own}.{end}": at("1-9 10:00", SEOUL)
        for own in ("bed", "visit", "lunch", "drive", "talk")
        for end in ("start", "end")
    },
}


def step(after_minutes: int | None) -> dict[str, object]:
    """A step of an agenda."""
    return {"text": text("논의", "Talks"), "after_minutes": after_minutes}


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param({}, [], id="in order"),
        pytest.param({"mayor.passport_valid_until": "2023-07-11"}, [], id="six months after the return on 11 January"),
        pytest.param({"mayor.passport_valid_until": "2023-07-10"}, [(Code.PASSPORT_SHORT, W)], id="a day less"),
        pytest.param(
            {"mayor.passport_valid_until": "2023-01-11"}, [(Code.PASSPORT_SHORT, W)], id="to the day of return"
        ),
        pytest.param(
            {"mayor.passport_valid_until": "2023-01-10"}, [(Code.PASSPORT_EXPIRED, E)], id="to the day before"
        ),
        pytest.param({"mayor.passport_valid_until": None}, [(Code.PASSPORT_UNKNOWN, N)], id="not entered"),
        pytest.param({"mayor.entry_permit": "refused"}, [(Code.PERMIT_REFUSED, E)], id="refused"),
        pytest.param({"mayor.entry_permit": "unknown"}, [(Code.PERMIT_UNKNOWN, W)], id="unknown"),
        pytest.param(
            {"mayor.entry_permit": "unknown", "interpreter.entry_permit": "unknown"},
            [(Code.PERMIT_UNKNOWN, W)],
            id="unknown for two, told once",
        ),
        pytest.param({"mayor.entry_permit": "not_needed"}, [], id="not needed"),
        pytest.param(AT_HOME | {"mayor.entry_permit": "unknown", "mayor.passport_valid_until": None}, [], id="at home"),
    ],
)
def test_travel_documents(edits: Edits, expected: list[tuple[Code, Severity]]) -> None:
    assert named(edits, *DOCUMENTS) == expected


def test_a_passport_as_an_office_says_it() -> None:
    assert said({"mayor.passport_valid_until": "2023-05-01"}, Code.PASSPORT_SHORT) == [
        (
            "여권 유효기간이 귀국 후 6개월 미만: 강기정 시장 — 2023. 5. 1.(월)까지 유효, 귀국 2023. 1. 11.(수)",
            "Passport valid for less than six months after the return: Kang Gi-jung — "
            "valid until Mon 1 May 2023, return Wed 11 January 2023",
        )
    ]


def test_more_than_four_persons_are_counted() -> None:
    more = [
        {"id": f"d{n}", "person": "nameless", "party": "city", "role": text(f"담당{n}", f"Officer {n}")}
        for n in range(1, 5)
    ]
    assert said({"+delegates": more, "mayor.entry_permit": "unknown"}, Code.PERMIT_UNKNOWN) == [
        (
            "비자·ESTA 미확인: 강기정 시장, 담당1, 담당2 등 5명",
            "Visa or ESTA unknown: Kang Gi-jung, Officer 1, Officer 2 and 2 more",
        )
    ]


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2023, 1, 11), 6, date(2023, 7, 11)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2023, 8, 31), -6, date(2023, 2, 28)),
        (date(2022, 12, 31), 0, date(2022, 12, 31)),
        (date(2022, 6, 1), 7, date(2023, 1, 1)),
    ],
)
def test_counting_in_months(day: date, months: int, then: date) -> None:
    assert months_later(day, months) == then


@pytest.mark.parametrize(
    ("edits", "hours"),
    [
        pytest.param({}, [], id="lunch between two engagements"),
        pytest.param({"-lunch": None}, [], id="no meal, six hours from first to last"),
        pytest.param({"-lunch": None, "talk.end": at("1-9 16:01")}, ["10:00~16:01(6시간 1분)"], id="a minute more"),
        pytest.param(
            {"lunch.status": "backup", "talk.end": at("1-9 18:00")}, ["10:00~18:00(8시간)"], id="a backup meal"
        ),
        pytest.param({"talk.end": at("1-9 19:30")}, ["13:00~19:30(6시간 30분)"], id="from lunch to the end"),
        pytest.param({"visit.start": at("1-9 05:00")}, [], id="before seven one sleeps"),
        pytest.param({"-lunch": None, "talk.status": "cancelled"}, [], id="half a day"),
        pytest.param(
            {"lunch.absent": ["mayor"], "talk.end": at("1-9 17:00")}, ["10:00~17:00(7시간)"], id="one goes without"
        ),
    ],
)
def test_a_day_without_a_meal(edits: Edits, hours: list[str]) -> None:
    expected = [f"6시간 넘게 식사 없음: 1. 9.(월) 시장단, {stretch}" for stretch in hours]
    assert [ko for ko, _ in said(edits, Code.MEAL_GAP)] == expected


NEXT_MONDAY: Edits = {"visit.start": at("1-16 10:00"), "visit.end": at("1-16 11:30")}


@pytest.mark.parametrize(
    ("edits", "found"),
    [
        pytest.param({}, 0, id="9 January is a working day"),
        pytest.param(NEXT_MONDAY, 1, id="Martin Luther King Day"),
        pytest.param(NEXT_MONDAY | {"hall.country_code": "KR"}, 0, id="no holiday in Korea"),
        pytest.param(NEXT_MONDAY | {"hall.country_code": ""}, 0, id="country not known"),
        pytest.param(
            NEXT_MONDAY | {"hall.country_code": "", "trip.destinations.0.country_code": "US"},
            1,
            id="the country of the only destination there",
        ),
        pytest.param(NEXT_MONDAY | {"visit.status": "cancelled"}, 0, id="cancelled"),
    ],
)
def test_a_holiday_at_the_place(edits: Edits, found: int) -> None:
    assert len(said(edits, Code.HOLIDAY)) == found


def test_a_holiday_is_called_by_its_name() -> None:
    assert said(NEXT_MONDAY, Code.HOLIDAY) == [
        (
            "현지 공휴일: 1. 16.(월) 샌프란시스코, Martin Luther King Jr. Day — 구글 방문",
            "Public holiday: Mon 16 Jan, San Francisco, Martin Luther King Jr. Day — Visit to Google",
        )
    ]


@pytest.mark.parametrize(
    ("country", "day", "called"),
    [
        ("KR", date(2023, 10, 9), LText(ko="한글날", en="Hangul Day")),
        ("US", date(2023, 7, 4), LText(ko="Independence Day", en="Independence Day")),
        ("US-CA", date(2023, 3, 31), LText(ko="Cesar Chavez Day", en="Cesar Chavez Day")),
        ("US", date(2023, 3, 31), None),
        ("US-ZZ", date(2023, 7, 4), LText(ko="Independence Day", en="Independence Day")),
        ("ZZ", date(2023, 7, 4), None),
        ("US", date(2023, 7, 5), None),
    ],
)
def test_the_table_of_holidays(country: str, day: date, called: LText | None) -> None:
    assert holiday(country, day) == called


def press(start: str, end: str, **more: object) -> Edits:
    return {
        "+items": [item("press", "press", start, end, place="campus", title=text("기자간담회", "Press talk"), **more)]
    }


@pytest.mark.parametrize(
    ("edits", "found"),
    [
        pytest.param(press("1-9 08:00", "1-9 08:59"), 1, id="01:00 at home"),
        pytest.param(press("1-9 06:00", "1-9 07:00"), 0, id="ends at midnight at home"),
        pytest.param(press("1-9 06:00", "1-9 07:01"), 1, id="a minute past midnight"),
        pytest.param(press("1-9 12:59", "1-9 13:30"), 1, id="05:59 at home"),
        pytest.param(press("1-9 13:00", "1-9 13:30"), 0, id="06:00 at home"),
        pytest.param(press("1-9 08:00", "1-9 08:59", status="cancelled"), 0, id="cancelled"),
        pytest.param({"visit.press": "opening"}, 1, id="a visit whose opening the press sees"),
        pytest.param({"visit.press": "closed"}, 0, id="a visit the press does not see"),
    ],
)
def test_night_at_home(edits: Edits, found: int) -> None:
    assert len(said(edits, Code.HOME_DESK_AT_NIGHT)) == found


def test_both_clocks_are_told() -> None:
    assert said({"visit.press": "open"}, Code.HOME_DESK_AT_NIGHT) == [
        (
            "국내 심야 대응 필요(대변인·보도 담당): ‘구글 방문’ 1. 9.(월) 10:00~11:30(한국 1. 10.(화) 03:00~04:30)",
            "Desk at home needed at night (spokesperson, press room): "
            "“Visit to Google”, Mon 9 Jan 10:00–11:30 (Korea Tue 10 Jan 03:00–04:30)",
        )
    ]


KOREAN_ONLY = text("국문만")
NO_HOST: Edits = {"-host": None}
NO_INTERPRETER: Edits = {"-ear": None}


@pytest.mark.parametrize(
    ("edits", "counts"),
    [
        pytest.param({}, {}, id="all in English"),
        pytest.param({"visit.title": KOREAN_ONLY}, {"visit": "1"}, id="a title"),
        pytest.param({"visit.title": KOREAN_ONLY, "visit.room": KOREAN_ONLY}, {"visit": "2"}, id="a title and a room"),
        pytest.param({"visit.title": KOREAN_ONLY} | NO_HOST | NO_INTERPRETER, {}, id="nobody reads English"),
        pytest.param(
            {"visit.title": KOREAN_ONLY, "host.language": "ko"} | NO_INTERPRETER, {}, id="a host who reads Korean"
        ),
        pytest.param({"talk.title": KOREAN_ONLY} | NO_INTERPRETER, {}, id="not the engagement with that host"),
        pytest.param(
            {"visit.title": KOREAN_ONLY, "visit.outside_title": text("방문", "Visit")} | NO_INTERPRETER,
            {},
            id="the host reads the outside title",
        ),
        pytest.param(
            {"visit.title": KOREAN_ONLY, "visit.grade": "closed"} | NO_INTERPRETER, {}, id="closed to the host"
        ),
        pytest.param({"visit-paper.remarks.0.paragraphs.0": KOREAN_ONLY}, {"visit-paper": "1"}, id="remarks"),
        pytest.param(
            {"visit-paper.remarks.0.paragraphs.0": KOREAN_ONLY} | NO_INTERPRETER, {}, id="no host reads remarks"
        ),
        pytest.param(
            {"visit-paper.agenda.0.text": KOREAN_ONLY} | NO_INTERPRETER, {"visit-paper": "1"}, id="the agenda"
        ),
        pytest.param({"visit-paper.points.0.text": KOREAN_ONLY}, {}, id="discussion points are not read in English"),
        pytest.param({"hall.name": KOREAN_ONLY}, {"hall": "1"}, id="the place"),
        pytest.param({"google.name": KOREAN_ONLY}, {"google": "1"}, id="the organisation"),
        pytest.param({"kang.name.en": ""}, {"kang": "1"}, id="a name"),
        pytest.param({"shilpa.titles.0.title": KOREAN_ONLY}, {"shilpa": "1"}, id="a title of somebody met"),
        pytest.param({"mayor.role": KOREAN_ONLY}, {"mayor": "1"}, id="a role"),
        pytest.param({"+terms": [{"id": "term", "text": KOREAN_ONLY}]}, {"term": "1"}, id="a term of the glossary"),
        pytest.param(
            {"+terms": [{"id": "term", "text": KOREAN_ONLY}]} | NO_INTERPRETER, {}, id="a glossary nobody reads"
        ),
    ],
)
def test_english_missing(edits: Edits, counts: dict[str, str]) -> None:
    found = [f for f in to_check(edits) if f.code is Code.ENGLISH_MISSING]
    assert {f.records[0]: f.said["count"]["ko"] for f in found} == counts


def test_the_parts_without_english_are_counted() -> None:
    edits = {"visit-paper.remarks.0.paragraphs": [KOREAN_ONLY, KOREAN_ONLY], "visit-paper.agenda.0.text": KOREAN_ONLY}
    assert said(edits, Code.ENGLISH_MISSING) == [
        (
            "영문 없음 3건: 구글 방문 면담자료 — 식순 1, 말씀자료 2",
            "English missing (3): meeting paper of Visit to Google — agenda 1, remarks 2",
        )
    ]


@pytest.mark.parametrize(
    ("edits", "code", "severities"),
    [
        pytest.param({"visit.grade": "closed"}, Code.CLOSED_ITEM_FOR_HOST, [W], id="비공개, and the host gets a book"),
        pytest.param({"visit.grade": "secret"}, Code.CLOSED_ITEM_FOR_HOST, [W], id="대외비"),
        pytest.param({"talk.grade": "closed"}, Code.CLOSED_ITEM_FOR_HOST, [], id="this host gets none"),
        pytest.param(
            {"visit.grade": "closed", "visit.organisations": []},
            Code.CLOSED_ITEM_FOR_HOST,
            [W],
            id="through a counterpart",
        ),
        pytest.param({"visit.organisations": ["google", "berkeley"]}, Code.OUTSIDE_TITLE_MISSING, [N], id="two hosts"),
        pytest.param(
            {"visit.organisations": ["google", "gwangju"]}, Code.OUTSIDE_TITLE_MISSING, [], id="one and ourselves"
        ),
        pytest.param(
            {"visit.organisations": ["google", "berkeley"], "visit.outside_title": text("방문", "Visit")},
            Code.OUTSIDE_TITLE_MISSING,
            [],
            id="two hosts and a title for them",
        ),
        pytest.param({"talk.start": None, "talk.end": None}, Code.ITEM_UNSCHEDULED, [W], id="confirmed for no hour"),
        pytest.param(
            {"talk.start": None, "talk.end": None, "talk.status": "requested"},
            Code.ITEM_UNSCHEDULED,
            [N],
            id="requested",
        ),
        pytest.param(
            {"talk.start": None, "talk.end": None, "talk.status": "declined"}, Code.ITEM_UNSCHEDULED, [], id="declined"
        ),
        pytest.param({"talk.place": None}, Code.PLACE_MISSING, [W], id="confirmed for nowhere"),
        pytest.param({"talk.place": None, "talk.status": "planned"}, Code.PLACE_MISSING, [N], id="planned"),
        pytest.param({"lunch.place": None}, Code.PLACE_MISSING, [], id="a meal"),
        pytest.param({"visit.assembly": {"at": at("1-9 09:40")}}, Code.ASSEMBLY_ODD, [], id="gathering before it"),
        pytest.param({"visit.assembly": {"at": at("1-9 10:00")}}, Code.ASSEMBLY_ODD, [], id="gathering as it begins"),
        pytest.param({"visit.assembly": {"at": at("1-9 10:10")}}, Code.ASSEMBLY_ODD, [W], id="gathering too late"),
        pytest.param({"visit.assembly": {"at": at("1-9 04:30")}}, Code.ASSEMBLY_ODD, [W], id="gathering hours before"),
        pytest.param({"visit-paper.agenda": [step(80)]}, Code.AGENDA_OVERRUNS, [], id="an agenda that fits"),
        pytest.param({"visit-paper.agenda": [step(90)]}, Code.AGENDA_OVERRUNS, [W], id="a step when it is over"),
        pytest.param({"visit-paper.agenda": [step(None)]}, Code.AGENDA_OVERRUNS, [], id="an agenda without times"),
    ],
)
def test_arrangement(edits: Edits, code: Code, severities: list[Severity]) -> None:
    assert named(edits, code) == [(code, severity) for severity in severities]


def test_an_assembly_and_an_agenda_that_no_longer_fit_say_when() -> None:
    late = {"visit.assembly": {"at": at("1-9 10:10")}, "visit-paper.agenda": [step(95)]}
    assert [s for code in (Code.ASSEMBLY_ODD, Code.AGENDA_OVERRUNS) for s in said(late, code)] == [
        (
            "집결 시각이 맞지 않음: ‘구글 방문’ 1. 9.(월) 10:00~11:30 — 집결 1. 9.(월) 10:10",
            "Assembly does not fit: “Visit to Google” (Mon 9 Jan 10:00–11:30) — assembly Mon 9 Jan 10:10",
        ),
        (
            "진행 순서가 끝나는 시각을 넘김: ‘구글 방문’ 1. 9.(월) 10:00~11:30 — 마지막 순서 1. 9.(월) 11:35",
            "Agenda runs past the end: “Visit to Google” (Mon 9 Jan 10:00–11:30) — last step at Mon 9 Jan 11:35",
        ),
    ]


def test_a_closed_item_says_whose_book_lacks_it() -> None:
    assert said({"visit.grade": "closed"}, Code.CLOSED_ITEM_FOR_HOST) == [
        (
            "비공개 일정에 상대 기관 포함: ‘구글 방문’ 1. 9.(월) 10:00~11:30 — "
            "구글 제공용 자료집에서 빠지므로 확인 필요",
            "Host takes part in an item marked “Closed”: “Visit to Google” (Mon 9 Jan 10:00–11:30) — "
            "the book for Google leaves it out; check that this is meant",
        )
    ]
