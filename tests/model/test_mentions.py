"""Where a text speaks of a person: each line a text and what is left when the mentions are blanked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tripdesk.model.mentions import BLANK, Traces, traces
from tripdesk.model.people import Contact, Counterpart, Delegate, Person

KANG = Person.model_validate(
    {
        "id": "kang",
        "name": {"ko": "강기정", "en": "Kang Gijung", "hanja": "姜琪正"},
        "other_spellings": ("Gi-jeong Kang",),
        "titles": ({"title": {"ko": "광주광역시장", "en": "Mayor of Gwangju"}},),
        "form_of_address": {"ko": "강 시장님", "en": "Mayor Kang"},
    }
)
AS_DELEGATE = Delegate.model_validate(
    {
        "id": "head", "person": "kang", "party": "mayors", "role": {"ko": "단장", "en": "Head"},
        "mobile": "+82-10-1234-5678", "email": "Kang@Gwangju.example", "passport_name": "KANG GIJUNG",
    }
)  # fmt: skip
AS_COUNTERPART = Counterpart.model_validate(
    {"id": "there", "person": "kang", "organisation": "org", "phone": "213.555.0187"}
)
AS_CONTACT = Contact.model_validate(
    {"id": "call", "role": "driver", "name": {"ko": "기사 강씨", "en": ""}, "person": "kang", "phone": "119"}
)
KNOWN = traces([KANG, AS_DELEGATE, AS_COUNTERPART, AS_CONTACT])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        # the name, in any spelling
        ("강기정 시장이 인사", "○○○ 시장이 인사"),
        ("광주시장강기정", "광주시장○○○"),
        ("강 기 정", "○○○"),
        ("강\n기정", "○○○"),
        ("姜 琪正 시장", "○○○ 시장"),
        ("with Gijung Kang.", "with ○○○."),
        ("Kang, Gi-jung", "○○○"),
        ("KANG/GIJUNG MR", "○○○ MR"),
        ("kang gijung시장", "○○○시장"),
        ("Gi-jeong Kang and Kang Gi Jeong", "○○○ and ○○○"),
        ("강기정", "○○○"),
        ("강기정강시장", "○○○○○○"),
        # the family name with a title of theirs
        ("강시장께", "○○○께"),
        ("강 단장", "○○○"),
        ("Mr. Kang, Mayor Kang", "○○○, ○○○"),
        ("기사 강씨", "○○○"),
        # numbers and addresses
        ("010-1234-5678, 010 1234 5678", "○○○, ○○○"),
        ("+82 10 1234 5678", "○○○"),
        ("０１０１２３４５６７８", "○○○"),
        ("(213) 555-0187 / +1 213 555 0187", "○○○ / ○○○"),
        ("kang@gwangju.example에게", "○○○에게"),
        # others
        ("강 국장", "강 국장"),
        ("우강시장 상인회", "우강시장 상인회"),
        ("Kangaroo, Mr. Kangas", "Kangaroo, Mr. Kangas"),
        ("010-1234-5679", "010-1234-5679"),
        ("주문번호 9010123456780", "주문번호 9010123456780"),
        ("xkang@gwangju.example", "xkang@gwangju.example"),
        ("119로 전화", "119로 전화"),
        ("강, 기정, 시장님", "○○○, 시장님"),
        ("", ""),
    ],
)  # fmt: skip
def test_what_speaks_of_a_person(text: str, left: str) -> None:
    assert KNOWN.blanked(text) == left
    assert KNOWN.speaks_in(text) == (text != left)


def test_a_short_name_is_not_found_inside_another_word() -> None:
    short = Traces(names=frozenset({"이진"}))
    assert short.blanked("이진 과장, 어이진짜") == "○○○ 과장, 어이진짜"


def test_a_short_word_is_a_name_only_as_it_is_written() -> None:
    short = Traces(names=frozenset({"An"}))
    assert short.blanked("An, AN; an hour in Answer, AN씨") == "○○○, ○○○; an hour in Answer, ○○○씨"


def test_names_of_one_letter_and_numbers_of_few_digits_are_too_common_to_be_found() -> None:
    assert Traces(names=frozenset({"김", "A"}), phones=frozenset({"119"})).blanked("김 A 119") == "김 A 119"


def test_the_context_is_short_and_on_one_line() -> None:
    assert KNOWN.context("가" * 50 + "\n강기정\n" + "나" * 50) == "…" + "가" * 23 + " 강기정 " + "나" * 23 + "…"
    assert KNOWN.context("다른 사람") == ""


WORDS = st.sampled_from(
    [
        "강",
        "기정",
        "강기정",
        " ",
        "\n",
        "Kang",
        "kang",
        "Gijung",
        "Mr.",
        "-",
        ",",
        "시장",
        "010",
        "1234",
        "5678",
        "82",
        "가",
        "x",
    ]
)


@given(st.lists(WORDS, max_size=12).map("".join) | st.text(max_size=60))
def test_what_is_blanked_speaks_of_nobody_and_says_so(text: str) -> None:
    left = KNOWN.blanked(text)
    assert not KNOWN.speaks_in(left)
    assert (BLANK in left) if KNOWN.speaks_in(text) else (left == text)
