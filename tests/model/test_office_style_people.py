"""Head counts and names."""

from datetime import date

import pytest

from tripdesk.model import office_style
from tripdesk.model.people import DatedTitle, Person
from tripdesk.model.text import EMPTY, LText, PersonName

MAYOR = LText(ko="강기정 시장", en="Mayor Kang Gi-jung")
DAY = date(2023, 1, 9)


@pytest.mark.parametrize(
    ("total", "interpreters", "head", "ko", "en"),
    [
        (9, 1, MAYOR, "강기정 시장 등 9명(통역 1명 포함)", "Mayor Kang Gi-jung and 8 others (9 incl. 1 interpreter)"),
        (9, 2, MAYOR, "강기정 시장 등 9명(통역 2명 포함)", "Mayor Kang Gi-jung and 8 others (9 incl. 2 interpreters)"),
        (9, 0, MAYOR, "강기정 시장 등 9명", "Mayor Kang Gi-jung and 8 others"),
        (2, 0, MAYOR, "강기정 시장 등 2명", "Mayor Kang Gi-jung and 1 other"),
        (1, 0, MAYOR, "강기정 시장", "Mayor Kang Gi-jung"),
        (9, 0, EMPTY, "9명", "9 people"),
        (9, 1, EMPTY, "9명(통역 1명 포함)", "9 people (incl. 1 interpreter)"),
        (1, 0, EMPTY, "1명", "1 person"),
        (0, 0, EMPTY, "0명", "0 people"),
        (9, 0, LText(ko="강기정 시장"), "강기정 시장 등 9명", "[English missing] and 8 others"),
    ],
)
def test_head_count(total: int, interpreters: int, head: LText, ko: str, en: str):
    assert office_style.head_count(total, "ko", head=head, interpreters=interpreters) == ko
    assert office_style.head_count(total, "en", head=head, interpreters=interpreters) == en


@pytest.mark.parametrize(
    ("total", "interpreters", "ko"),
    [(9, 1, "강기정 시장 외 8명(통역 1명 포함)"), (2, 0, "강기정 시장 외 1명"), (1, 0, "강기정 시장")],
)
def test_head_count_in_the_form_of_others(total: int, interpreters: int, ko: str):
    assert office_style.head_count(total, "ko", head=MAYOR, interpreters=interpreters, others_form=True) == ko


def titled(*titles: tuple[str, str | None, str | None]) -> Person:
    return Person.model_validate(
        {"id": "p", "titles": [{"title": {"ko": ko}, "since": since, "until": until} for ko, since, until in titles]},
    )


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        ([("시장", None, None)], "시장"),
        ([("시장", "2023-01-09", None)], "시장"),
        ([("시장", "2023-01-10", None)], None),
        ([("시장", None, "2023-01-09")], "시장"),
        ([("시장", None, "2023-01-08")], None),
        ([("국회의원", None, "2022-06-30"), ("시장", "2022-07-01", None)], "시장"),
        ([("시장", None, None), ("단장", None, None)], "단장"),
        ([("시장", None, None), ("단장", "2023-02-01", None)], "시장"),
        ([], None),
    ],
)
def test_the_title_valid_on_the_day(titles: list[tuple[str, str | None, str | None]], expected: str | None):
    found = office_style.title_on(titled(*titles), DAY)
    assert (found and found.title.ko) == expected


KANG = PersonName(ko="강기정", en="Kang Gi-jung", hanja="姜琪正")
LEE = PersonName(ko="이진형", en="Jin Hyung Lee")
KOLHATKAR = PersonName(en="Shilpa Kolhatkar", reading="실파 콜하트카")
UNREAD = PersonName(en="Shilpa Kolhatkar")
UNROMANISED = PersonName(ko="강기정")


@pytest.mark.parametrize(
    ("name", "both", "ko", "en"),
    [
        (KANG, False, "강기정", "Kang Gi-jung"),
        (LEE, False, "이진형", "Jin Hyung Lee"),
        (LEE, True, "이진형(Jin Hyung Lee)", "Jin Hyung Lee (이진형)"),
        (KOLHATKAR, False, "실파 콜하트카(Shilpa Kolhatkar)", "Shilpa Kolhatkar"),
        (KOLHATKAR, True, "실파 콜하트카(Shilpa Kolhatkar)", "Shilpa Kolhatkar"),
        (UNREAD, False, "Shilpa Kolhatkar", "Shilpa Kolhatkar"),
        (UNROMANISED, False, "강기정", "[English missing]"),
        (PersonName(), False, "", ""),
    ],
)
def test_name(name: PersonName, both: bool, ko: str, en: str):
    assert (office_style.name_text(name, "ko", both=both), office_style.name_text(name, "en", both=both)) == (ko, en)


def person(name: PersonName, title: LText = EMPTY) -> Person:
    return Person.model_validate({"id": "p", "name": name, "titles": [DatedTitle(title=title)] if title else []})


MAYOR_OF_GWANGJU = LText(ko="시장", en="Mayor of Gwangju Metropolitan City")
GLOBAL_HEAD = LText(ko="AI Nations 글로벌 총괄", en="Global Head of AI Nations")
CHIEF = LText(ko="비서실장", en="Chief of Staff")


@pytest.mark.parametrize(
    ("who", "role", "ko", "en"),
    [
        (person(KANG, MAYOR_OF_GWANGJU), EMPTY, "강기정 시장", "Kang Gi-jung, Mayor of Gwangju Metropolitan City"),
        (
            person(KOLHATKAR, GLOBAL_HEAD),
            EMPTY,
            "실파 콜하트카(Shilpa Kolhatkar) AI Nations 글로벌 총괄",
            "Shilpa Kolhatkar, Global Head of AI Nations",
        ),
        (person(KANG), EMPTY, "강기정", "Kang Gi-jung"),
        (person(KANG, MAYOR_OF_GWANGJU), CHIEF, "강기정 시장", "Kang Gi-jung, Mayor of Gwangju Metropolitan City"),
        (person(PersonName()), CHIEF, "비서실장", "Chief of Staff"),
        (person(PersonName(), MAYOR_OF_GWANGJU), CHIEF, "비서실장", "Chief of Staff"),
        (person(PersonName(), MAYOR_OF_GWANGJU), EMPTY, "시장", "Mayor of Gwangju Metropolitan City"),
        (person(PersonName()), EMPTY, "", ""),
        (person(KANG, LText(ko="시장")), EMPTY, "강기정 시장", "Kang Gi-jung, [English missing]"),
    ],
)
def test_somebody_on_a_day(who: Person, role: LText, ko: str, en: str):
    assert office_style.person_on(who, DAY, "ko", role=role) == ko
    assert office_style.person_on(who, DAY, "en", role=role) == en


def test_several_people():
    both = (person(KANG, LText(ko="시장")), person(PersonName()), person(LEE, LText(ko="교수")))
    assert office_style.persons_on(both, DAY, "ko") == "강기정 시장, 이진형 교수"
