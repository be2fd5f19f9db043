"""Which events a reader gets, what they are called, and what they say at each level of detail."""

from typing import Any

import pytest

from tests.calendars.trip import (
    BACK,
    DRIVE,
    KEY,
    LA,
    OUT,
    RECIPIENTS,
    SECRET,
    SEOUL,
    STAMP,
    STAY,
    TALK,
    at,
    both,
    item,
    meeting,
    trip,
    view_for,
)
from tripdesk.calendars.events import Event, EventStatus, events
from tripdesk.calendars.ics import calendar_file
from tripdesk.model.recipients import Detail, Language
from tripdesk.model.view import Edition, view_of


def made(
    recipient: str, *items: dict[str, Any], detail: Detail = Detail.ALL, language: Language = Language.KO
) -> tuple[Event, ...]:
    return events(view_for(recipient, trip(*items)), detail, language, KEY)


def only(recipient: str, *items: dict[str, Any], **how: Any) -> Event:
    (event,) = made(recipient, *items, **how)
    return event


CONFIRMED = [
    "숙소",
    "✈ KE017 ICN 14:30 → LAX 08:40(현지)",
    "엔비디아 이동",
    "엔비디아 면담",
    "면담 confirmed",
    "[취소] 면담 cancelled",
    "✈ KE018 LAX 12:30 → ICN 18:00(+1일, 현지)",
    "면담 india",
    "늦은 면담",
]
TO_THE_OFFICE = [
    *CONFIRMED[:4],
    "[섭외 예정] 면담 planned",
    "[요청] 면담 requested",
    "[협의 중] 면담 negotiating",
    "면담 confirmed",
    "[예비] 면담 backup",
    *CONFIRMED[5:],
]


@pytest.mark.parametrize(
    ("recipient", "titles"),
    [
        ("r-mayor", TO_THE_OFFICE),
        ("r-interpreter", CONFIRMED),
        ("r-contact", CONFIRMED),
        ("r-clerk", ["면담 paperwork"]),
        ("r-office", [*TO_THE_OFFICE[:4], "면담 paperwork", *TO_THE_OFFICE[4:]]),
        ("r-driver", ["차량 운행 · 3명 · 호텔 → 엔비디아 본사"]),
        ("r-host", ["엔비디아 면담"]),
        ("r-press", ["엔비디아 면담"]),
        ("r-public", ["엔비디아 면담"]),
    ],
)
def test_each_reader_gets_the_events_it_may_see_in_order_of_time(recipient: str, titles: list[str]) -> None:
    assert [event.title for event in made(recipient)] == titles


@pytest.mark.parametrize(
    ("status", "shown", "is_busy", "alarms"),
    [
        ("planned", EventStatus.TENTATIVE, True, (30,)),
        ("requested", EventStatus.TENTATIVE, True, (30,)),
        ("negotiating", EventStatus.TENTATIVE, True, (30,)),
        ("confirmed", EventStatus.CONFIRMED, True, (30,)),
        ("backup", EventStatus.TENTATIVE, True, (30,)),
        ("cancelled", EventStatus.CANCELLED, False, ()),
    ],
)
def test_a_status_as_phones_show_it(status: str, shown: EventStatus, is_busy: bool, alarms: tuple[int, ...]) -> None:
    event = only("r-mayor", meeting("m", "2027-01-13", status=status))
    assert (event.status, event.busy, event.alarms) == (shown, is_busy, alarms)


@pytest.mark.parametrize("status", ["declined", "cancelled"])
def test_what_nobody_was_ever_told_of_gives_no_event(status: str) -> None:
    stamp = STAMP | {"ever_issued": False, "confirmed_when_issued": False}
    assert made("r-office", meeting("m", "2027-01-13", status=status, calendar=stamp)) == ()


def test_what_was_declined_gives_no_event_even_when_it_was_issued() -> None:
    assert made("r-office", meeting("m", "2027-01-13", status="declined")) == ()


NIGHT_TRANSFER = item(
    "late",
    "move",
    both("야간 이동", "Night transfer"),
    at("2027-01-10T23:00", LA),
    at("2027-01-11T00:30", LA),
    move={"mode": "vehicle", "origin": "lax", "destination": "hotel"},
)


@pytest.mark.parametrize(
    ("given", "minutes"),
    [
        (OUT, (180,)),
        (OUT | {"assembly": {"at": at("2027-01-10T11:00", SEOUL)}}, (220, 180)),
        (OUT | {"assembly": {"at": at("2027-01-10T11:30", SEOUL)}}, (190, 180)),
        (TALK, (50, 30)),
        (TALK | {"assembly": {"at": at("2027-01-11T13:40", LA)}}, (30,)),
        (TALK | {"assembly": {"at": at("2027-01-12T06:20", SEOUL)}}, (50, 30)),
        (TALK | {"assembly": {"at": at("2027-01-11T14:10", LA)}}, (30,)),
        (NIGHT_TRANSFER, (30,)),
        (STAY, ()),
    ],
)
def test_alarms_count_from_the_start(given: dict[str, Any], minutes: tuple[int, ...]) -> None:
    assert only("r-mayor", given).alarms == minutes


@pytest.mark.parametrize(
    ("given", "language", "title"),
    [
        (OUT, Language.KO, "✈ KE017 ICN 14:30 → LAX 08:40(현지)"),
        (OUT, Language.EN, "✈ KE017 ICN 14:30 → LAX 08:40(local)"),
        (OUT, Language.BOTH, "✈ KE017 ICN 14:30 → LAX 08:40(현지 / local)"),
        (BACK, Language.KO, "✈ KE018 LAX 12:30 → ICN 18:00(+1일, 현지)"),
        (OUT | {"move": OUT["move"] | {"destination": "hotel"}}, Language.KO,
         "✈ KE017 인천 → 로스앤젤레스 14:30 → 08:40(현지)"),
        (OUT | {"move": OUT["move"] | {"number": ""}}, Language.KO, "✈ ICN 14:30 → LAX 08:40(현지)"),
        (TALK, Language.BOTH, "엔비디아 면담 / NVIDIA meeting"),
        (TALK | {"title": both("CES", "CES")}, Language.BOTH, "CES"),
        (TALK | {"title": both("엔비디아 면담")}, Language.BOTH, "엔비디아 면담"),
        (TALK | {"title": both("엔비디아 면담")}, Language.EN, "Engagement (English missing)"),
        (TALK | {"title": both("", "NVIDIA meeting")}, Language.KO, "일정 (국문 없음)"),
        (TALK | {"title": both("")}, Language.BOTH, "일정 / Engagement"),
        (STAY | {"title": both("숙소")}, Language.EN, "Lodging (English missing)"),
        (TALK | {"status": "negotiating"}, Language.EN, "[Negotiating] NVIDIA meeting"),
        (TALK | {"status": "cancelled"}, Language.EN, "[Cancelled] NVIDIA meeting"),
        (TALK | {"status": "cancelled"}, Language.BOTH, "[취소 / Cancelled] 엔비디아 면담 / NVIDIA meeting"),
    ],
)  # fmt: skip
def test_titles(given: dict[str, Any], language: Language, title: str) -> None:
    assert only("r-mayor", given, language=language).title == title


@pytest.mark.parametrize(
    ("detail", "title", "location"),
    [
        (Detail.TITLE, "Drive · 3 people", ""),
        (Detail.PLACE, "Drive · 3 people · Grand Hotel → NVIDIA HQ",
         "333 S Figueroa St, Los Angeles, CA 90071 (Grand Hotel)"),
    ],
)  # fmt: skip
def test_a_driver_reads_how_many_and_from_where_to_where(detail: Detail, title: str, location: str) -> None:
    event = only("r-driver", DRIVE, TALK, detail=detail, language=Language.EN)
    assert (event.title, event.location) == (title, location)


def test_a_host_of_several_reads_whom_it_meets_and_not_the_title() -> None:
    talk = TALK | {"organisations": ["nvidia", "covert"]}
    event = only("r-host", talk, language=Language.EN)
    assert event.title == "Meeting with Gwangju Metropolitan City"


def test_the_text_of_a_meeting_at_each_level_of_detail() -> None:
    told = {detail: only("r-mayor", TALK, detail=detail) for detail in Detail}
    times = "1. 11.(월) 14:00~15:00(한국 1. 12.(화) 07:00~08:00)"
    assert {detail: event.description for detail, event in told.items()} == {
        Detail.TITLE: f"집결 13:20\n{times}",
        Detail.PLACE: f"집결 13:20 호텔 로비\n{times}",
        Detail.ALL: "\n".join(
            [
                "집결 13:20 호텔 로비 명찰 지참",
                times,
                "참석 강기정 등 3명(통역 1명 포함)",
                "담당 박연락",
                "상대 기관 엔비디아",
                "상대 측 실파 콜하트카(Shilpa Kolhatkar) AI Nations 글로벌 총괄",
                "복장 정장",
            ]
        ),
    }
    where = "2788 San Tomas Expy, Santa Clara, CA 95051 (엔비디아 본사 · 2층 회의실)"
    assert {detail: (event.location, event.position) for detail, event in told.items()} == {
        Detail.TITLE: ("", None),
        Detail.PLACE: (where, (37.3708, -121.9675)),
        Detail.ALL: (where, (37.3708, -121.9675)),
    }


@pytest.mark.parametrize(
    ("recipient", "given", "language", "lines"),
    [
        ("r-mayor", OUT, Language.KO, [
            "출발 1. 10.(일) 14:30 인천국제공항",
            "도착 1. 10.(일) 08:40 LA국제공항(한국 1. 11.(월) 01:40) · 11시간 10분",
            "참석 강기정 등 3명(통역 1명 포함)",
            "항공사 대한항공",
        ]),
        ("r-mayor", BACK, Language.EN, [
            "Departs Thu 14 Jan 12:30 Los Angeles Airport (Korea Fri 15 Jan 05:30)",
            "Arrives Fri 15 Jan 18:00 (+1 day) Incheon Airport · 12 h 30 min",
            "Attending: Kang Gi-jung and 2 others (3 incl. 1 interpreter)",
        ]),
        ("r-interpreter", DRIVE, Language.KO, [
            "1. 11.(월) 13:30~13:55(한국 1. 12.(화) 06:30~06:55)",
            "호텔 → 엔비디아 본사",
            "참석 강기정 등 3명(통역 1명 포함)",
            "차량 1호차 8ABC123",
            "연락처 연락 담당 +1 213 555 0102",
        ]),
        ("r-driver", DRIVE, Language.EN, [
            "Mon 11 Jan 13:30–13:55 (Korea Tue 12 Jan 06:30–06:55)",
            "From Grand Hotel, 333 S Figueroa St, Los Angeles, CA 90071",
            "To NVIDIA HQ, 2788 San Tomas Expy, Santa Clara, CA 95051",
            "Group: Group A",
            "Vehicle: Van 1 8ABC123",
            "Call: Contact +1 213 555 0102",
        ]),
        ("r-mayor", TALK | {"assembly": {"at": at("2027-01-10T22:00", LA)}, "lead": None, "organisations": [],
                            "counterparts": [], "dress": {}}, Language.KO, [
            "집결 1. 10.(일) 22:00(한국 1. 11.(월) 15:00)",
            "1. 11.(월) 14:00~15:00(한국 1. 12.(화) 07:00~08:00)",
            "참석 강기정 등 3명(통역 1명 포함)",
        ]),
        ("r-mayor", TALK | {"status": "cancelled"}, Language.KO, [
            "1. 11.(월) 14:00~15:00(한국 1. 12.(화) 07:00~08:00)",
        ]),
        ("r-public", TALK, Language.KO, ["상대 기관 엔비디아"]),
        ("r-public", TALK | {"organisations": []}, Language.KO, [""]),
    ],
)  # fmt: skip
def test_texts(recipient: str, given: dict[str, Any], language: Language, lines: list[str]) -> None:
    assert only(recipient, given, language=language).description.split("\n") == lines


@pytest.mark.parametrize(
    ("recipient", "rooms"),
    [("r-mayor", ["객실 1200 싱글"]), ("r-contact", ["객실 1202 싱글"]), ("r-office", [])],
)
def test_a_traveller_reads_the_own_room_and_no_other(recipient: str, rooms: list[str]) -> None:
    stay = next(event for event in made(recipient) if event.title == "숙소")
    assert [line for line in stay.description.split("\n") if line.startswith("객실")] == rooms


def test_a_stay_lasts_from_the_day_of_arrival_to_that_of_leaving_and_takes_no_time() -> None:
    stay = only("r-mayor", STAY, detail=Detail.TITLE)
    assert (str(stay.start), str(stay.end), stay.busy, stay.alarms) == ("2027-01-10", "2027-01-14", False, ())
    assert stay.description == "\n".join(
        ["체크인 1. 10.(일) 15:00(한국 1. 11.(월) 08:00)", "체크아웃 1. 14.(목) 10:00(한국 1. 15.(금) 03:00)"]
    )


def test_a_stay_left_on_the_day_of_arrival_is_that_day() -> None:
    stay = only("r-mayor", STAY | {"end": at("2027-01-10T21:00", LA)})
    assert (str(stay.start), str(stay.end)) == ("2027-01-10", "2027-01-11")


def test_the_public_learns_the_day_at_the_place_and_never_the_hour() -> None:
    event = only("r-public", TALK)
    assert (str(event.start), str(event.end), event.alarms, event.public) == ("2027-01-11", "2027-01-12", (), True)


def test_the_stamp_of_an_event_is_that_of_its_item() -> None:
    event = only("r-mayor", TALK)
    assert (event.sequence, event.revised_at.isoformat()) == (2, "2026-12-20T01:02:03+00:00")


@pytest.mark.parametrize("recipient", RECIPIENTS)
@pytest.mark.parametrize("detail", list(Detail))
def test_nothing_of_a_secret_item_is_in_any_file(recipient: str, detail: Detail) -> None:
    file = calendar_file(made(recipient, detail=detail, language=Language.BOTH)).replace(b"\r\n ", b"").decode("utf-8")
    assert [word for word in ("비밀", "Covert", "Hideout", "Nowhere") if word in file] == []


def test_a_secret_item_would_be_in_the_files_of_those_who_see_it() -> None:
    """The test above tests something: the same item without its grade."""
    open_item = SECRET | {"grade": "general"}
    assert [len(made(recipient, open_item)) for recipient in ("r-mayor", "r-interpreter", "r-office")] == [1, 1, 1]
    assert [len(made(recipient, SECRET)) for recipient in ("r-mayor", "r-interpreter", "r-office")] == [0, 0, 0]
    assert "비밀회동" in only("r-interpreter", open_item).title


def test_title_only_names_no_place_and_nobody() -> None:
    file = calendar_file(made("r-mayor", STAY, DRIVE, TALK, OUT, detail=Detail.TITLE)).replace(b"\r\n ", b"").decode()
    named = [
        "호텔",
        "로비",
        "본사",
        "회의실",
        "Figueroa",
        "공항",
        "강기정",
        "박연락",
        "실파",
        "1호차",
        "GEO",
        "LOCATION",
        "정장",
    ]
    assert [name for name in named if name in file] == []


def uids(recipient: str, key: str = KEY, generation: int = 0) -> set[str]:
    whole = trip()
    changed = [r.revised(generation=generation) if r.id == recipient else r for r in whole.recipients]
    view = view_for(recipient, whole.revised(recipients=tuple(changed)))
    return {event.uid for event in events(view, Detail.TITLE, Language.KO, key)}


def test_names_of_events_reveal_nothing_and_are_shared_by_nobody() -> None:
    sets = [uids(recipient) for recipient in RECIPIENTS]
    sets += [uids("r-mayor", key="another key altogether"), uids("r-mayor", generation=1)]
    every = [uid for one in sets for uid in one]
    assert len(set(every)) == len(every) == sum(map(len, sets))
    assert {len(uid) for uid in every} == {29}
    assert {uid[:3] for uid in every} == {"td-"}
    assert set("".join(uid[3:] for uid in every)) <= set("abcdefghijklmnopqrstuvwxyz234567")
    assert uids("r-mayor") == uids("r-mayor")


def test_editions_without_a_recipient_share_no_names_either() -> None:
    editions = [
        Edition(audience="press"),
        Edition(audience="public"),
        Edition(audience="host", organisation="nvidia"),
        Edition(audience="staff"),
    ]
    found = [events(view_of(trip(), edition), Detail.TITLE, Language.KO, KEY) for edition in editions]
    every = [event.uid for one in found for event in one]
    assert len(every) == len(set(every)) > len(editions)
