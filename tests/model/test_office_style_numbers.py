"""Levels, numbering, money, reading time, lists."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tripdesk.model import office_style
from tripdesk.model.text import EMPTY, LText


def test_the_marks_of_the_levels():
    assert [office_style.mark(level) for level in (1, 2, 3, 4)] == ["□", "○", "-", "※"]


@pytest.mark.parametrize(
    ("n", "levels"),
    [
        (1, ["1.", "가.", "1)", "가)", "(1)", "(가)", "①", "㉮"]),
        (2, ["2.", "나.", "2)", "나)", "(2)", "(나)", "②", "㉯"]),
        (14, ["14.", "하.", "14)", "하)", "(14)", "(하)", "⑭", "㉻"]),
        (15, ["15.", "거.", "15)", "거)", "(15)", "(거)", "⑮", "(거)"]),
        (16, ["16.", "너.", "16)", "너)", "(16)", "(너)", "⑯", "(너)"]),
        (21, ["21.", "서.", "21)", "서)", "(21)", "(서)", "㉑", "(서)"]),
        (28, ["28.", "허.", "28)", "허)", "(28)", "(허)", "㉘", "(허)"]),
        (29, ["29.", "고.", "29)", "고)", "(29)", "(고)", "㉙", "(고)"]),
        (36, ["36.", "오.", "36)", "오)", "(36)", "(오)", "㊱", "(오)"]),
        (50, ["50.", "우.", "50)", "우)", "(50)", "(우)", "㊿", "(우)"]),
        (51, ["51.", "주.", "51)", "주)", "(51)", "(주)", "(51)", "(주)"]),
        (85, ["85.", "85.", "85)", "85)", "(85)", "(85)", "(85)", "(85)"]),
    ],
)
def test_official_numbering(n: int, levels: list[str]):
    assert [office_style.number(level, n) for level in range(1, 9)] == levels


@pytest.mark.parametrize("level", range(1, 9))
def test_no_number_comes_twice(level: int):
    assert len({office_style.number(level, n) for n in range(1, 200)}) == 199


@pytest.mark.parametrize(("level", "n"), [(0, 1), (9, 1), (1, 0), (8, -1)])
def test_there_is_no_such_number(level: int, n: int):
    with pytest.raises(ValueError, match="no number"):
        office_style.number(level, n)


@pytest.mark.parametrize(
    ("n", "said"),
    [(1, "Ⅰ"), (4, "Ⅳ"), (9, "Ⅸ"), (12, "Ⅻ"), (13, "XIII"), (14, "XIV"), (40, "XL"), (99, "XCIX"), (2023, "MMXXIII")],
)
def test_roman_numerals(n: int, said: str):
    assert office_style.roman(n) == said


@pytest.mark.parametrize(
    ("amount", "currency", "ko", "en"),
    [
        (1250000, "KRW", "1,250,000원", "KRW 1,250,000"),
        (10_000_000, "USD", "US$10,000,000", "US$10,000,000"),
        (Decimal("12.50"), "USD", "US$12.50", "US$12.50"),
        (Decimal("12.00"), "USD", "US$12", "US$12"),
        (120, "CHF", "CHF 120", "CHF 120"),
        (0, "KRW", "0원", "KRW 0"),
    ],
)
def test_money(amount: Decimal | int, currency: str, ko: str, en: str):
    assert (office_style.money(amount, currency, "ko"), office_style.money(amount, currency, "en")) == (ko, en)


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (113560, "금113,560원(금일십일만삼천오백육십원)"),
        (0, "금0원(금영원)"),
        (10, "금10원(금일십원)"),
        (10000, "금10,000원(금일만원)"),
        (Decimal("1250000.00"), "금1,250,000원(금일백이십오만원)"),
        (100_000_000, "금100,000,000원(금일억원)"),
        (100_010_000_001, "금100,010,000,001원(금일천억일천만일원)"),
    ],
)
def test_a_sum_in_official_papers(amount: Decimal | int, said: str):
    assert office_style.official_won(amount) == said


@pytest.mark.parametrize("amount", [Decimal("0.5"), -1, 10**20])
def test_a_sum_that_cannot_be_spelt_is_refused(amount: Decimal | int):
    with pytest.raises(ValueError, match=r"hundredths|cannot spell"):
        office_style.official_won(amount)


def spelt(text: str) -> int:
    """The number a Korean numeral spells, read the other way round."""
    total = group = digit = 0
    for letter in text:
        if letter in "영일이삼사오육칠팔구":
            digit = "영일이삼사오육칠팔구".index(letter)
        elif letter in "십백천":
            group, digit = group + digit * 10 ** ("십백천".index(letter) + 1), 0
        else:
            total, group, digit = total + (group + digit) * 10000 ** ("만억조경".index(letter) + 1), 0, 0
    return total + group + digit


@given(st.integers(0, 10**20 - 1))
def test_a_korean_numeral_reads_back(n: int):
    assert spelt(office_style.korean_numeral(n)) == n


@pytest.mark.parametrize(
    ("paragraphs", "language", "said"),
    [
        (["가" * 750], "ko", "약 2분 30초"),
        (["가나 다라." * 75, "마" * 300], "ko", "약 2분"),
        (["가" * 300], "ko", "약 1분"),
        (["예."], "ko", "약 10초"),
        (["AI" * 75 + "2023" * 75 + "가" * 150], "ko", "약 2분"),
        (["word " * 325], "en", "about 2 min 30 s"),
        (["It's a state-of-the-art centre."], "en", "about 10 s"),
        (["word " * 130], "en", "about 1 min"),
        ([], "ko", ""),
        ([" … "], "en", ""),
    ],
)
def test_reading_time(paragraphs: list[str], language: str, said: str):
    assert office_style.reading_time(paragraphs, language) == said


def test_lists():
    assert office_style.listing(["가", "", "나"], "ko") == "가, 나"
    assert office_style.number_ranges([5, 1, 2, 3, 3, 8, 9], "ko") == "1~3, 5, 8~9"
    assert office_style.number_ranges([1, 2, 3, 5], "en") == "1–3, 5"
    assert office_style.number_ranges([], "en") == ""


@pytest.mark.parametrize(
    ("text", "ko", "en"),
    [
        (LText(ko="면담", en="Meeting"), "면담", "Meeting"),
        (LText(ko="면담"), "면담", "[English missing]"),
        (LText(en="Meeting"), "[국문 없음]", "Meeting"),
        (EMPTY, "", ""),
    ],
)
def test_a_missing_translation_is_visible_and_never_the_other_language(text: LText, ko: str, en: str):
    assert (office_style.in_language(text, "ko"), office_style.in_language(text, "en")) == (ko, en)
