"""Tables of people as spreadsheets put them on the clipboard."""

from datetime import date

import pytest

from tripdesk.services.pasted_people import PastedPerson, columns_of, date_in, people_of, table_of

PARTIES = ("시장단", "실무단", "Mayor's party")


def read(text: str) -> list[PastedPerson]:
    table = table_of(text)
    columns, headed = columns_of(table, PARTIES)
    return people_of(table, columns, headed)


def test_columns_are_known_by_their_heads() -> None:
    assert read(
        "연번\t성명\t직위\t소속\t구분\t휴대전화\t여권 만료일\n"
        "1\t김도연\t과장\t광주광역시\t실무단\t010-0000-0000\t2030. 6. 15.\n"
    ) == [
        PastedPerson(
            name="김도연",
            role="과장",
            organisation="광주광역시",
            party="실무단",
            mobile="010-0000-0000",
            passport_until=date(2030, 6, 15),
        )
    ]


def test_columns_without_heads_are_known_by_what_stands_in_them() -> None:
    assert read("1\t김도연\t과장\t시장단\t010-0000-0000\tkim@city.example\r\n2\t이서준\t주무관\t실무단\t\t\r\n") == [
        PastedPerson(name="김도연", role="과장", party="시장단", mobile="010-0000-0000", email="kim@city.example"),
        PastedPerson(name="이서준", role="주무관", party="실무단"),
    ]


def test_english_heads_and_names() -> None:
    assert read("Name\tTitle\tCompany\tE-mail\nJin Hyung Lee\tProfessor\tLVIS\tlee@lvis.example") == [
        PastedPerson(name_en="Jin Hyung Lee", role="Professor", organisation="LVIS", email="lee@lvis.example")
    ]


def test_a_cell_of_two_lines_stays_one_cell() -> None:
    assert read('성명\t직위\n김도연\t"국제협력과\n과장"') == [PastedPerson(name="김도연", role="국제협력과 과장")]


def test_a_single_column_of_names() -> None:
    assert [row.name for row in read("김도연\n이서준\n")] == ["김도연", "이서준"]


def test_a_date_that_is_none_is_said_and_not_guessed() -> None:
    assert read("성명\t여권만료일\n김도연\t확인 중") == [PastedPerson(name="김도연", unread="확인 중")]


@pytest.mark.parametrize("text", ["", "\n\n", "\t\t\n"])
def test_nothing_is_nobody(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2030. 6. 15.", date(2030, 6, 15)),
        ("2030-06-15", date(2030, 6, 15)),
        ("20300615", date(2030, 6, 15)),
        ("2030년 6월 15일", date(2030, 6, 15)),
        ("2030. 2. 30.", None),
        ("15/06/2030", None),
        ("", None),
    ],
)
def test_days(text: str, day: date | None) -> None:
    assert date_in(text) == day
