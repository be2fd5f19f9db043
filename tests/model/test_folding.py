"""How text is folded before it is searched, and where in it a word stands."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tripdesk.model.folding import dialled, folded, initials, located, located_digits


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("이진형", "이진형"),
        (normalize("NFD", "이진형"), "이진형"),
        ("Kang Gi-jung", "kang gi jung"),
        ("  두\t칸\n띄움 ", "두 칸 띄움"),
        ("ＣＥＳ　２０２３", "ces 2023"),
        ("ｶﾞ", "カ"),
        ("José Müller", "jose muller"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("Ⅳ. ① ㈜구글", "iv 1 주 구글"),
        ("AT&T (본사)", "at t 본사"),
        ("ㅇㅈㅎ", "ㅇㅈㅎ"),
        ("\u110b\u110c\u1112", "ㅇㅈㅎ"),  # conjoining, as some input methods leave them
        ("ㅎㅏ", "ㅎㅏ"),
        ("ㄳ시", "ㄱㅅ시"),
        ("姜琪正 樂", "姜琪正 樂"),
        ("보이지\u200b않는\ufeff 글자", "보이지않는 글자"),
        ("…·!", ""),
    ],
)
def test_folded(text: str, expected: str) -> None:
    assert folded(text) == expected


def test_initials_are_as_long_as_the_text() -> None:
    assert initials("이진형 lee 값") == "ㅇㅈㅎ lee ㄱ"


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("광주광역시장 강기정입니다", "강기정", "강기정"),
        ("Mayor KANG Gi-jung, of Gwangju", "kang gi jung", "KANG Gi-jung"),
        ("Mayor Kang Gi-jung", "gijung", "Gi-jung"),
        ("국제 협력과", "국제협력", "국제 협력"),
        ("이진형 교수", "ㅈㅎ", "진형"),
        ("이진형 교수", "ㅇ진ㅎ", "이진형"),
        ("이진형 교수", "ㅇ정ㅎ", None),
        ("고가의 공구", "ㄱ구", "공구"),
        ("Straße 5", "strasse", "Straße"),
        ("구글", "구굴", None),
    ],
)
def test_located(text: str, wanted: str, expected: str | None) -> None:
    span = located(text, wanted)
    assert (span and text[slice(*span)]) == expected


@pytest.mark.parametrize(
    "written", ["010-1234-5678", "01012345678", "+82 10 1234 5678", "+82-(0)10-1234.5678", "１２３４－５６７８"]
)
def test_a_number_is_found_however_it_is_written(written: str) -> None:
    text = f"비서실 {written} (저녁)"
    span = located_digits(text, ("12345678",))
    assert span is not None
    assert text[slice(*span)].strip("+(") == written.strip("+(")


@pytest.mark.parametrize(
    ("digits", "expected"),
    [
        ("01012345678", "1012345678"), ("821012345678", "1012345678"), ("0082101234", "101234"),
        ("8201012345678", "1012345678"), ("12135550100", "12135550100"), ("0", ""),
    ],
)  # fmt: skip
def test_dialled(digits: str, expected: str) -> None:
    assert dialled(digits) == expected
    assert digits.endswith(dialled(digits))


TEXT = st.text(st.sampled_from("이진형강기정가각 Abé-ßÅㅎㅏㄳ①Ⅳ２．姜"), min_size=1, max_size=20)


@given(TEXT, st.data())
def test_a_part_folds_to_a_part(text: str, data: st.DataObject) -> None:
    whole = normalize("NFC", text)
    begin = data.draw(st.integers(0, len(whole) - 1))
    part = whole[begin : data.draw(st.integers(begin + 1, len(whole)))]
    assert all(word in folded(whole) for word in folded(part).split())


@given(TEXT)
def test_what_is_folded_stays(text: str) -> None:
    assert folded(folded(text)) == folded(text)
