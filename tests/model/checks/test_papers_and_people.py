"""What a meeting paper lacks, what is not known of those who are met, and how names are spelt."""

from datetime import date

import pytest

from tests.model.checks.trips import EN, KO, Edits, guest, item, named, person, said, text, to_check
from tripdesk.model.checks import Code, Severity
from tripdesk.model.checks.romanised import same_name

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE

PAPER_CODES = (
    Code.BRIEF_MISSING,
    Code.OBJECTIVES_MISSING,
    Code.POINTS_MISSING,
    Code.REMARKS_MISSING,
    Code.INTERPRETER_UNDECIDED,
    Code.INTERPRETER_UNNAMED,
)


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param({}, [], id="nothing"),
        pytest.param({"-visit-paper": None}, [(Code.BRIEF_MISSING, W)], id="the paper"),
        pytest.param(
            {"-visit-paper": None, "visit.status": "requested"}, [(Code.BRIEF_MISSING, N)], id="not yet confirmed"
        ),
        pytest.param({"-visit-paper": None, "visit.status": "backup"}, [], id="a backup needs none"),
        pytest.param({"-visit-paper": None, "visit.kind": "meal"}, [], id="a meal needs none"),
        pytest.param({"visit-paper.objectives": []}, [(Code.OBJECTIVES_MISSING, W)], id="objectives"),
        pytest.param({"visit-paper.objectives": [text("")]}, [(Code.OBJECTIVES_MISSING, W)], id="an empty objective"),
        pytest.param({"visit-paper.points": []}, [(Code.POINTS_MISSING, W)], id="discussion points"),
        pytest.param(
            {"visit-paper.points": [{"text": text("주의"), "kind": "caution"}]},
            [(Code.POINTS_MISSING, W)],
            id="a caution is nothing to discuss",
        ),
        pytest.param({"visit-paper.remarks": []}, [(Code.REMARKS_MISSING, W)], id="remarks"),
        pytest.param(
            {"visit-paper.remarks": [{"part": "main", "paragraphs": [text("")]}]},
            [(Code.REMARKS_MISSING, W)],
            id="remarks without a word",
        ),
        pytest.param({"visit-paper.interpreting": "undecided"}, [(Code.INTERPRETER_UNDECIDED, W)], id="interpreting"),
        pytest.param({"visit-paper.interpreting": "not_needed"}, [], id="no interpreter needed"),
        pytest.param({"visit-paper.interpreter": None}, [(Code.INTERPRETER_UNNAMED, W)], id="which interpreter"),
        pytest.param(
            {"visit-paper.interpreting": "theirs", "visit-paper.interpreter": None}, [], id="they bring the interpreter"
        ),
    ],
)
def test_what_a_paper_lacks(edits: Edits, expected: list[tuple[Code, Severity]]) -> None:
    assert named(edits, *PAPER_CODES) == expected


def test_the_engagement_and_its_hour_are_named() -> None:
    assert said({"visit-paper.remarks": []}, Code.REMARKS_MISSING) == [
        ("말씀자료 없음: ‘구글 방문’ 1. 9.(월) 10:00~11:30", "No remarks: “Visit to Google” (Mon 9 Jan 10:00–11:30)")
    ]
    assert said({"visit-paper.remarks": [], "visit.start": None, "visit.end": None}, Code.REMARKS_MISSING) == [
        ("말씀자료 없음: ‘구글 방문’ 일시 미정", "No remarks: “Visit to Google” (time to be set)")
    ]


TITLES = (Code.TITLE_OLD, Code.TITLE_UNCONFIRMED, Code.TITLE_MISSING)


def titled(**title: object) -> Edits:
    return {"shilpa.titles": [{"title": text("부문장", "Head"), "as_of": "2022-11-01", "confirmed": True} | title]}


@pytest.mark.parametrize(
    ("edits", "today", "expected"),
    [
        pytest.param({}, date(2022, 12, 20), [], id="looked up in November"),
        pytest.param(titled(as_of="2022-06-20"), date(2022, 12, 20), [], id="six months to the day"),
        pytest.param(titled(as_of="2022-06-19"), date(2022, 12, 20), [(Code.TITLE_OLD, W)], id="a day more"),
        pytest.param(titled(as_of="2022-07-08"), date(2025, 1, 1), [], id="after the trip its first day counts"),
        pytest.param(titled(as_of="2022-07-07"), date(2025, 1, 1), [(Code.TITLE_OLD, W)], id="old on the first day"),
        pytest.param(titled(confirmed=False), date(2022, 12, 20), [(Code.TITLE_UNCONFIRMED, W)], id="not confirmed"),
        pytest.param(titled(as_of=None), date(2022, 12, 20), [(Code.TITLE_UNCONFIRMED, W)], id="nobody knows when"),
        pytest.param({"shilpa.titles": []}, date(2022, 12, 20), [(Code.TITLE_MISSING, W)], id="none"),
        pytest.param(
            titled(until="2023-01-08"), date(2022, 12, 20), [(Code.TITLE_MISSING, W)], id="left the day before"
        ),
        pytest.param(titled(until="2023-01-09"), date(2022, 12, 20), [], id="the last day in office"),
    ],
)
def test_titles_of_the_other_side(edits: Edits, today: date, expected: list[tuple[Code, Severity]]) -> None:
    assert named(edits, *TITLES, today=today) == expected


def test_an_old_title_says_of_when_it_is() -> None:
    assert said(titled(as_of="2022-03-01"), Code.TITLE_OLD) == [
        (
            "직함 확인 후 6개월 경과: 실파 콜하트카(Shilpa Kolhatkar), 부문장(기준일 2022. 3. 1.(화)) — "
            "‘구글 방문’ 1. 9.(월) 10:00~11:30",
            "Title last looked up more than six months ago: Shilpa Kolhatkar, Head (as of Tue 1 March 2022) — "
            "“Visit to Google” (Mon 9 Jan 10:00–11:30)",
        )
    ]


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param({"shilpa.profile": []}, [(Code.PROFILE_MISSING, W)], id="profile"),
        pytest.param({"shilpa.form_of_address": text("")}, [(Code.ADDRESS_FORM_MISSING, N)], id="form of address"),
        pytest.param({"shilpa.profile": [], "visit.counterparts": []}, [], id="who is not met needs no profile"),
        pytest.param({"shilpa.profile": [], "visit.status": "cancelled"}, [], id="nor who was to be met"),
        pytest.param(
            {"shilpa.profile": [], "visit.counterparts": [], "talk-paper.their_side": ["guest"]},
            [(Code.PROFILE_MISSING, W)],
            id="who sits on their side in the paper is met",
        ),
        pytest.param(
            {"shilpa.profile": [], "talk.counterparts": ["guest"]},
            [(Code.PROFILE_MISSING, W)],
            id="met twice, told once",
        ),
    ],
)
def test_what_is_not_known_of_a_counterpart(edits: Edits, expected: list[tuple[Code, Severity]]) -> None:
    assert named(edits, Code.PROFILE_MISSING, Code.ADDRESS_FORM_MISSING) == expected


def test_who_has_no_name_goes_by_organisation_and_role() -> None:
    edits = {
        "shilpa.name": {},
        "shilpa.profile": [],
        "shilpa.titles": [],
        "shilpa.form_of_address": text(""),
        "guest.role": text("환영 인사", "Welcoming"),
    }
    assert [(f.code, f.sentence(KO), f.sentence(EN)) for f in to_check(edits)] == [
        (
            Code.PROFILE_MISSING,
            "상대 측 인사 프로필 없음: 구글 환영 인사 — ‘구글 방문’ 1. 9.(월) 10:00~11:30",
            "Counterpart without a profile: Welcoming, Google — “Visit to Google” (Mon 9 Jan 10:00–11:30)",
        )
    ]


@pytest.mark.parametrize(
    ("spelling", "written", "places"),
    [
        ("Kang Ki-jung", "Mayor Kang Ki-jung", 1),
        ("Kang Ki-jung", "Mayor KANG KI-JUNG speaks", 1),
        ("Kang Ki-jung", "Kang Gi-jung", 0),
        ("Kang", "Kang Gi-jung and Kangaroo", 0),
        ("Kang", "Mr. Kang and Kang Gi-jung", 1),
        ("강기종", "강기종의 인사", 1),
        ("강기종", "남강기종", 0),
        ("강기정", "강기정 시장", 0),
        (" ", "강기정 시장", 0),
        ("a.*", "anything at all", 0),
    ],
)
def test_a_spelling_that_is_not_used_stands_in_a_text(spelling: str, written: str, places: int) -> None:
    edits = {"kang.other_spellings": [spelling], "talk.notes": text("", written)}
    assert len(named(edits, Code.SPELLING_IN_TEXT)) == places


def test_every_place_of_a_spelling_is_told() -> None:
    edits = {
        "kang.other_spellings": ["강기종"],
        "talk.title": text("강기종 면담", "Talk"),
        "talk-paper.remarks.0.paragraphs.0": text("강기종입니다. 강기종.", "I am Kang."),
    }
    assert said(edits, Code.SPELLING_IN_TEXT) == [
        (
            "이름 표기 불일치: 쓰지 않기로 한 표기 ‘강기종’ 2곳(강기종 면담, 강기종 면담 면담자료), 바른 표기 강기정",
            "Name spelt two ways: “강기종”, not to be used, found 2 × "
            "(Talk, meeting paper of Talk); it is Kang Gi-jung",
        )
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Kang Gi-jung", "KANG GIJUNG", True),
        ("Gi-Jung Kang", "KANG, GI JUNG", True),
        ("José Núñez", "NUNEZ JOSE", True),
        ("Kang Gi-jung", "KANG KIJUNG", False),
        ("Lee Jin Hyung", "Lee Hyung Jin", False),
        ("", "", True),
        ("", "Kang", False),
    ],
)
def test_romanised_names(one: str, other: str, same: bool) -> None:
    assert (same_name(one, other), same_name(other, one)) == (same, same)


def test_the_passport_says_otherwise() -> None:
    assert said({"mayor.passport_name": "KANG KIJUNG"}, Code.PASSPORT_NAME_DIFFERS) == [
        (
            "여권 영문 성명과 다름: 강기정 시장 — 여권 KANG KIJUNG, 자료집 Kang Gi-jung",
            "Name differs from the passport: Kang Gi-jung — passport KANG KIJUNG, book Kang Gi-jung",
        )
    ]


@pytest.mark.parametrize(
    ("people", "pairs"),
    [
        pytest.param(
            [person("kang-2", "강기정", "Kang Ki-jung")], [("kang", "kang-2")], id="one Korean name, two in English"
        ),
        pytest.param([person("kang-2", "강기정", "Gijung Kang")], [], id="turned round"),
        pytest.param([person("kang-2", "강기정", "")], [], id="English not known yet"),
        pytest.param([guest("s-2", "", "Shilpa Kolhatkar", "실파 콜하트가")], [("s-2", "shilpa")], id="two readings"),
        pytest.param([guest("s-2", "", "", "실파 콜하카")], [("s-2", "shilpa")], id="a syllable missing"),
        pytest.param([guest("s-2", "", "Shilpa Kolhatker", "실파 콜하트커")], [("s-2", "shilpa")], id="a letter apart"),
        pytest.param([guest("s-2", "", "John Smith", "실파 콜하트가")], [], id="somebody else"),
        pytest.param([guest("a", "", "", "존 리"), guest("b", "", "", "존 이")], [], id="too short to tell"),
    ],
)
def test_one_name_spelt_two_ways(people: list[dict[str, object]], pairs: list[tuple[str, str]]) -> None:
    found = [f.records for f in to_check({"+people": people}) if f.code is Code.NAME_SPELT_TWO_WAYS]
    assert found == pairs


def test_an_engagement_beyond_the_papers() -> None:
    extra = item("dinner", "ceremony", "1-9 18:00", "1-9 20:00", place="hall")
    assert named({"+items": [extra]}, *PAPER_CODES) == [(Code.BRIEF_MISSING, W)]
