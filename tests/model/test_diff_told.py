"""What an office reads of a difference: an edit, and the lines it makes in Korean and in English."""

import json
from typing import Any

import pytest

from tests.model.small import LA, STAMP, both, edited
from tripdesk.messages import UiLanguage
from tripdesk.model.contract import read_trip
from tripdesk.model.diff import Telling, differences
from tripdesk.model.snapshot import TripSnapshot

WIDER: dict[str, Any] = {
    "people[1]": {"id": "clerk", "name": {"ko": "김도연", "en": "Kim Doyeon"}},
    "people[2]": {"id": "shilpa", "name": {"en": "Shilpa Kolhatkar", "reading": "실파 콜하트카"}},
    "people[3]": {"id": "writer", "name": {"ko": "이통역", "en": "Lee Tongyeok"}},
    "parties[1]": {"id": "crew", "name": both("실무단", "Staff")},
    "delegates[0].duties": ["head"],
    "delegates[0].protocol_order": 1,
    "delegates[1]": {"id": "officer", "person": "clerk", "party": "crew", "role": both("주무관", "Officer")},
    "delegates[2]": {
        "id": "voice",
        "person": "writer",
        "party": "crew",
        "role": both("통역", "Interpreter"),
        "duties": ["interpreter"],
    },
    "counterparts": [{"id": "google-lead", "person": "shilpa", "organisation": "org"}],
    "needs": [{"id": "needs", "delegate": "head", "reader": "officer", "diet": both("비밀", "secret")}],
    "vehicles": [{"id": "van", "name": both("1호차", "Car 1"), "seats": 7}],
    "contacts": [{"id": "consulate", "role": "mission", "name": both("총영사관", "Consulate"), "phone": "1"}],
    "terms": [{"id": "term", "text": both("인공지능집적단지", "AI cluster")}],
    "places[2]": {"id": "hq", "name": both("구글 본사", "Googleplex"), "zone": LA},
    "items[1].place": "hq",
}
BASE = json.dumps(edited(WIDER))

MOVED = {"items[1].start.local": "2023-01-09T15:30", "items[1].end.local": "2023-01-09T16:30"}
NEXT_DAY = {"items[1].start.local": "2023-01-10T10:00", "items[1].end.local": "2023-01-10T11:00"}
DINNER = {
    "id": "dinner",
    "kind": "meal",
    "status": "confirmed",
    "title": both("환영 만찬", "Welcome dinner"),
    "start": {"local": "2023-01-09T19:00", "zone": LA},
    "end": {"local": "2023-01-09T21:00", "zone": LA},
    "place": "hq",
    "parties": ["crew"],
    "calendar": STAMP,
}
LONG = (
    "광주는 국가 인공지능 데이터센터를 중심으로 산업을 키우고 있으며, "
    "구글과 함께 인재를 기르고 기업을 돕는 방안을 {}부터 논의하기를 희망함을 밝힘"
)

CASES: list[tuple[str, dict[str, Any], list[str], list[str]]] = [
    (
        "moved",
        MOVED,
        ["1. 9.(월) 구글 면담: 시각 14:00~15:00 → 15:30~16:30"],
        ["Mon 9 Jan Meeting with Google: time 14:00–15:00 → 15:30–16:30"],
    ),
    (
        "longer",
        {"items[1].end.local": "2023-01-09T15:30"},
        ["1. 9.(월) 구글 면담: 시각 14:00~15:00 → 14:00~15:30"],
        ["Mon 9 Jan Meeting with Google: time 14:00–15:00 → 14:00–15:30"],
    ),
    (
        "moved to another day",
        NEXT_DAY,
        ["1. 10.(화) 구글 면담: 시각 1. 9.(월) 14:00~15:00 → 1. 10.(화) 10:00~11:00"],
        ["Tue 10 Jan Meeting with Google: time Mon 9 Jan 14:00–15:00 → Tue 10 Jan 10:00–11:00"],
    ),
    (
        "moved to another zone, at the same time on the wall",
        {"items[1].start.zone": "America/Denver", "items[1].end.zone": "America/Denver"},
        [
            "1. 9.(월) 구글 면담: 시각 1. 9.(월) 14:00~15:00(한국 1. 10.(화) 07:00~08:00)"
            " → 1. 9.(월) 14:00~15:00(한국 1. 10.(화) 06:00~07:00)"
        ],
        [
            "Mon 9 Jan Meeting with Google: time Mon 9 Jan 14:00–15:00 (Korea Tue 10 Jan 07:00–08:00)"
            " → Mon 9 Jan 14:00–15:00 (Korea Tue 10 Jan 06:00–07:00)"
        ],
    ),
    (
        "a flight that leaves later",
        {"items[0].start.local": "2023-01-08T16:00", "items[0].end.local": "2023-01-08T10:00"},
        [
            "1. 8.(일) 인천 → 로스앤젤레스: 시각 1. 8.(일) 15:00 출발, 1. 8.(일) 09:00 도착(각 현지시간)"
            " → 1. 8.(일) 16:00 출발, 1. 8.(일) 10:00 도착(각 현지시간)"
        ],
        [
            "Sun 8 Jan Incheon to Los Angeles: time leaves Sun 8 Jan 15:00, arrives Sun 8 Jan 09:00, local times"
            " → leaves Sun 8 Jan 16:00, arrives Sun 8 Jan 10:00, local times"
        ],
    ),
    (
        "no longer scheduled",
        {"items[1].start": None, "items[1].end": None},
        ["구글 면담: 시각 1. 9.(월) 14:00~15:00 → 미정"],
        ["Meeting with Google: time Mon 9 Jan 14:00–15:00 → not set"],
    ),
    (
        "elsewhere",
        {"items[1].place": "lax"},
        ["1. 9.(월) 구글 면담: 장소 구글 본사 → 로스앤젤레스공항"],
        ["Mon 9 Jan Meeting with Google: place Googleplex → Los Angeles Airport"],
    ),
    (
        "cancelled",
        {"items[1].status": "cancelled"},
        ["1. 9.(월) [취소] 구글 면담 14:00~15:00, 구글 본사"],
        ["Mon 9 Jan [Cancelled] Meeting with Google 14:00–15:00, Googleplex"],
    ),
    (
        "declined",
        {"items[1].status": "declined"},
        ["1. 9.(월) [불발] 구글 면담 14:00~15:00, 구글 본사"],
        ["Mon 9 Jan [Declined] Meeting with Google 14:00–15:00, Googleplex"],
    ),
    (
        "open again",
        {"items[1].status": "negotiating"},
        ["1. 9.(월) 구글 면담: 상태 확정 → 협의 중"],
        ["Mon 9 Jan Meeting with Google: status Confirmed → Negotiating"],
    ),
    (
        "added",
        {"items[2]": DINNER},
        ["1. 9.(월) [추가] 환영 만찬 19:00~21:00, 구글 본사"],
        ["Mon 9 Jan [Added] Welcome dinner 19:00–21:00, Googleplex"],
    ),
    (
        "withdrawn",
        {"items[1]": ..., "briefs[0]": ..., "needs[0]": ...},
        [
            "1. 9.(월) [삭제] 구글 면담 14:00~15:00, 구글 본사",
            "1. 9.(월) [삭제] 구글 면담 면담자료",
            "[삭제] 식이·건강 ‘강기정 단장’",
        ],
        [
            "Mon 9 Jan [Removed] Meeting with Google 14:00–15:00, Googleplex",
            "Mon 9 Jan [Removed] meeting paper of Meeting with Google",
            "[Removed] diet and health ‘Kang Gijung’",
        ],
    ),
    (
        "a party more",
        {"items[1].parties": ["mayors", "crew"]},
        ["1. 9.(월) 구글 면담: 참석자 추가 — 김도연 주무관, 이통역 통역"],
        ["Mon 9 Jan Meeting with Google: people added: Kim Doyeon, Lee Tongyeok"],
    ),
    (
        "one in, one out",
        {"items[1].people": ["officer"], "items[1].absent": ["head"]},
        ["1. 9.(월) 구글 면담: 참석자 추가 — 김도연 주무관, 제외 — 강기정 단장"],
        ["Mon 9 Jan Meeting with Google: people added: Kim Doyeon; removed: Kang Gijung"],
    ),
    (
        "named besides their party: nobody in, nobody out",
        {"items[1].people": ["head"]},
        ["1. 9.(월) 구글 면담: 참석자 적는 방식만 변경(참석하는 사람은 그대로)"],
        ["Mon 9 Jan Meeting with Google: people named in another way (the same people take part)"],
    ),
    (
        "somebody of the other side",
        {"items[1].counterparts": ["google-lead"]},
        ["1. 9.(월) 구글 면담: 상대 측 추가 — 실파 콜하트카(Shilpa Kolhatkar)"],
        ["Mon 9 Jan Meeting with Google: counterparts added: Shilpa Kolhatkar"],
    ),
    (
        "somebody else leads",
        {"items[1].lead": "head"},
        ["1. 9.(월) 구글 면담: 주관 추가 — 강기정 단장"],
        ["Mon 9 Jan Meeting with Google: lead added: Kang Gijung"],
    ),
    (
        "another title",
        {"items[1].title": both("구글 방문", "Visit to Google")},
        ["1. 9.(월) 구글 방문: 제목 ‘구글 면담’ → ‘구글 방문’"],
        ["Mon 9 Jan Visit to Google: title ‘Meeting with Google’ → ‘Visit to Google’"],
    ),
    (
        "another title in English only",
        {"items[1].title.en": "Google"},
        ["1. 9.(월) 구글 면담: 제목(영문) ‘Meeting with Google’ → ‘Google’"],
        ["Mon 9 Jan Google: title ‘Meeting with Google’ → ‘Google’"],
    ),
    (
        "an assembly",
        {"items[1].assembly": {"at": {"local": "2023-01-09T13:30", "zone": LA}, "place": "lax"}},
        ["1. 9.(월) 구글 면담: 집결 추가 — 1. 9.(월) 13:30, 로스앤젤레스공항"],
        ["Mon 9 Jan Meeting with Google: assembly added: Mon 9 Jan 13:30, Los Angeles Airport"],
    ),
    (
        "a point reworded, a point more",
        {
            "briefs[0].points": [
                {"level": 1, "text": both("투자 협력", "Investment"), "kind": "ask"},
                {"level": 1, "text": both("협력을 제안", "Proposal")},
            ]
        },
        [
            "1. 9.(월) 구글 면담 면담자료: 논의사항 1 추가 — 투자 협력, 요청",
            "1. 9.(월) 구글 면담 면담자료: 논의사항 2 ‘협력 제안’ → ‘협력을 제안’",
        ],
        [
            "Mon 9 Jan meeting paper of Meeting with Google: discussion points 1 added: Investment, Ask",
            "Mon 9 Jan meeting paper of Meeting with Google: discussion points 2 (Korean) ‘협력 제안’ → ‘협력을 제안’",
        ],
    ),
    (
        "a caution",
        {"briefs[0].points[0].kind": "caution"},
        ["1. 9.(월) 구글 면담 면담자료: 논의사항 1 · 종류 논의 → 유의"],
        ["Mon 9 Jan meeting paper of Meeting with Google: discussion points 1 · kind Message → Caution"],
    ),
    (
        "the interpreter",
        {"briefs[0].interpreter": "voice"},
        ["1. 9.(월) 구글 면담 면담자료: 통역관 추가 — 이통역 통역"],
        ["Mon 9 Jan meeting paper of Meeting with Google: interpreter added: Lee Tongyeok"],
    ),
    (
        "diet and health are told of, not told",
        {"needs[0].diet": both("아주 비밀", "very secret")},
        ["식이·건강 ‘강기정 단장’: 식이 변경(내용은 지정된 열람자만 볼 수 있음)"],
        ["diet and health ‘Kang Gijung’: diet changed (only the reader named for it may read it)"],
    ),
    (
        "a delegate less and one of another party",
        {"delegates[2]": ..., "delegates[1].party": "mayors"},
        ["방문단 ‘김도연 주무관’: 일행 실무단 → 시장단", "[삭제] 방문단 ‘이통역 통역’"],
        ["delegate ‘Kim Doyeon’: party Staff → Mayor's party", "[Removed] delegate ‘Lee Tongyeok’"],
    ),
    (
        "records of other kinds",
        {
            "trip.grade": "closed",
            "parties[1].name.ko": "실무진",
            "contacts[0].phone": "2",
            "people[1].name.hanja": "金度延",
            "organisations[1].short_name": both("구글", "Google"),
            "places[1].latitude": 33.9,
            "vehicles[0].seats": 8,
            "gifts[0].quantity": 2,
            "gifts[0].reported": True,
            "terms[0].note": both("", "the campus"),
            "tasks[0].due": "2023-01-25",
            "recipients[0].language": "both",
        },
        [
            "출장: 등급 일반 → 비공개",
            "일행 ‘실무진’: 이름 ‘실무단’ → ‘실무진’",
            "연락처 ‘총영사관’: 전화 ‘1’ → ‘2’",
            "인물 ‘김도연’: 이름 추가 — ‘金度延’",
            "기관 ‘구글’: 약칭 추가 — ‘구글’",
            "장소 ‘로스앤젤레스공항’: 위도 33.9416 → 33.9",
            "차량 ‘1호차’: 좌석 7 → 8",
            "기념품·선물 ‘부채’: 수량 1 → 2",
            "기념품·선물 ‘부채’: 신고 여부 아니요 → 예",
            "용어 ‘인공지능집적단지’: 비고(영문) 추가 — ‘the campus’",
            "할 일 ‘감사 서한’: 기한 2023. 1. 20.(금) → 2023. 1. 25.(수)",
            "받는 사람 ‘시장’: 언어 국문 → 국·영문",
        ],
        [
            "trip: grade General → Closed",
            "party ‘Staff’: name (Korean) ‘실무단’ → ‘실무진’",
            "contact ‘Consulate’: phone ‘1’ → ‘2’",
            "person ‘Kim Doyeon’: name added: ‘金度延’",
            "organisation ‘Google’: short name added: ‘Google’",
            "place ‘Los Angeles Airport’: latitude 33.9416 → 33.9",
            "vehicle ‘Car 1’: seats 7 → 8",
            "gift ‘Fan’: quantity 1 → 2",
            "gift ‘Fan’: reported no → yes",
            "term ‘AI cluster’: note added: ‘the campus’",
            "task ‘Letter of thanks’: due Fri 20 January 2023 → Wed 25 January 2023",
            "recipient ‘Mayor’: language Korean → Korean and English",
        ],
    ),
]


def trip(edits: dict[str, Any] | None = None) -> TripSnapshot:
    changed = dict(edits or {})
    gone = {path: changed.pop(path) for path, value in list(changed.items()) if value is ...}
    return read_trip(json.dumps(edited(changed | dict(sorted(gone.items(), reverse=True)), BASE)).encode())[0]


def told(before: TripSnapshot, after: TripSnapshot, language: UiLanguage) -> list[str]:
    telling = Telling(before, after, language)
    return [telling.sentence(difference) for difference in differences(before, after)]


@pytest.mark.parametrize(("edits", "korean", "english"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_an_edit_in_the_words_of_an_office(edits: dict[str, Any], korean: list[str], english: list[str]) -> None:
    assert told(trip(), trip(edits), UiLanguage.KO) == korean
    assert told(trip(), trip(edits), UiLanguage.EN) == english


def test_a_long_text_is_cut_to_where_it_differs() -> None:
    before, after = (trip({"briefs[0].points[0].text.ko": LONG.format(year)}) for year in ("내년", "올해"))
    cut = "…기업을 돕는 방안을 {}부터 논의하기를 희망함…"
    said = f"1. 9.(월) 구글 면담 면담자료: 논의사항 1 {cut.format('내년')} → {cut.format('올해')}"
    assert told(before, after, UiLanguage.KO) == [said]


TOUCHED: list[tuple[str, dict[str, Any], dict[str, Any], dict[str, list[str]]]] = [
    ("its time: all who attend", {}, MOVED, {"moved": ["head"]}),
    ("who joins", {}, {"items[1].parties": ["mayors", "crew"]}, {"people": ["head", "officer", "voice"]}),
    ("and who leaves", {}, {"items[1].parties": []}, {"people": ["head"]}),
    ("the interpreter of its paper", {"briefs[0].interpreter": "voice"}, MOVED, {"moved": ["head", "voice"]}),
    (
        "the other side, of what a host may read",
        {"items[1].counterparts": ["google-lead"]},
        {**MOVED, "items[1].notes": both("비밀", "secret")},
        {"moved": ["head", "google-lead"], "reworded": []},
    ),
    (
        "what only the office may read touches no interpreter",
        {"briefs[0].interpreter": "voice"},
        {"briefs[0].points[0].text.ko": "다른 제안", "briefs[0].interpreting": "ours"},
        {"reworded": ["head"], "changed": ["head", "voice"]},
    ),
    (
        "what is not confirmed yet touches none but the office",
        {"items[1].status": "requested", "items[1].people": ["voice"], "items[1].counterparts": ["google-lead"]},
        MOVED,
        {"moved": ["head"]},
    ),
    (
        "대외비 touches, besides the office, only an interpreter named for it",
        {"items[1].grade": "secret", "items[1].people": ["voice"], "items[1].counterparts": ["google-lead"]},
        MOVED,
        {"moved": ["head", "voice"]},
    ),
    (
        "a point that is only for the staff touches nobody else, nor does what stands below it",
        {
            "briefs[0].points": [
                {"level": 1, "text": both("비밀", "secret"), "only_for": ["staff"]},
                {"level": 2, "text": both("아래", "below")},
            ]
        },
        {"briefs[0].points[0].text.ko": "더 비밀", "briefs[0].points[1].text.ko": "더 아래"},
        {"reworded": []},
    ),
    ("a delegate's own record", {}, {"delegates[1].entry_permit": "approved"}, {"changed": ["officer"]}),
    ("a person, through what they are on this trip", {}, {"people[1].name.ko": "김도윤"}, {"reworded": ["officer"]}),
    ("a place, those who go there", {}, {"places[2].address": "1600 Amphitheatre"}, {"reworded": ["head"]}),
    ("a glossary, the interpreter", {}, {"terms[0].note": both("풀이", "")}, {"reworded": ["voice"]}),
]  # fmt: skip


@pytest.mark.parametrize(("base", "edits", "touched"), [c[1:] for c in TOUCHED], ids=[c[0] for c in TOUCHED])
def test_whom_a_difference_touches(base: dict[str, Any], edits: dict[str, Any], touched: dict[str, list[str]]) -> None:
    found = differences(trip(base), trip({**base, **edits}))
    assert {str(d.act): [who.id for who in d.affected] for d in found} == touched


def test_differences_come_by_day_and_time_and_last_what_is_of_no_day() -> None:
    after = trip(
        NEXT_DAY
        | {"items[0].title.ko": "인천 → LA", "items[2]": DINNER, "tasks[0].state": "done", "briefs[0].state": "final"}
    )
    assert told(trip(), after, UiLanguage.KO) == [
        "1. 8.(일) 인천 → LA: 제목 ‘인천 → 로스앤젤레스’ → ‘인천 → LA’",
        "1. 9.(월) [추가] 환영 만찬 19:00~21:00, 구글 본사",
        "1. 10.(화) 구글 면담: 시각 1. 9.(월) 14:00~15:00 → 1. 10.(화) 10:00~11:00",
        "1. 10.(화) 구글 면담 면담자료: 진행 상태 작성 요청 → 확정",
        "할 일 ‘감사 서한’: 진행 상태 진행 중 → 완료",
    ]


def test_the_cells_of_a_change_sheet() -> None:
    before, after = trip(), trip(MOVED | {"items[2]": DINNER})
    telling = Telling(before, after, UiLanguage.KO)
    assert [telling.row(difference) for difference in differences(before, after)] == [
        ("구글 면담", "시각", "14:00~15:00", "15:30~16:30"),
        ("환영 만찬", "일정", "", "19:00~21:00, 구글 본사"),
    ]
