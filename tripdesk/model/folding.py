"""Text as it is searched: without case, width, accents and punctuation; 초성 of Hangul; the digits of phone numbers.

Every character is folded by itself, so that a part of a text folds to a part of the folded text.
"""

import re
from collections.abc import Iterator
from unicodedata import category, normalize, unidata_version

RULES = f"1 {unidata_version}"
"""Changes whenever anything here folds otherwise, so that an index made by other rules is known."""

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_INITIALS = frozenset(INITIALS)
_NO_INITIALS = re.compile(rf"[^\s{INITIALS}]+")
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = ("ㄱ", "ㄲ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ",
           "ㅁ", "ㅂ", "ㅂㅅ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ")  # fmt: skip
_CONJOINING = {
    **{0x1100 + n: letter for n, letter in enumerate(INITIALS)},
    **{0x1161 + n: letter for n, letter in enumerate(_VOWELS)},
    **{0x11A8 + n: letters for n, letters in enumerate(_FINALS)},
}
_CLUSTERS = dict(
    zip(
        map(ord, "ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ"),
        ("ㄱㅅ", "ㄴㅈ", "ㄴㅎ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ", "ㅂㅅ"),
        strict=True,
    )
)
"""What an input method makes of two consonants typed one after the other."""
_OF_SYLLABLES = {code: INITIALS[(code - 0xAC00) // 588] for code in range(0xAC00, 0xD7A4)}


class _Folds(dict[int, str]):
    """Character → what it folds to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _fold(chr(code))
        return found


def _fold(character: str) -> str:
    if "가" <= character <= "힣":
        return character
    if "ㄱ" <= character <= "ㆎ":
        return _CLUSTERS.get(ord(character), character)
    bare = _without_marks(_without_marks(character).casefold())
    return "".join(_plain(one) for one in normalize("NFC", bare))


def _without_marks(text: str) -> str:
    return "".join(one for one in normalize("NFKD", text) if category(one) not in {"Mn", "Me", "Cf"})


def _plain(character: str) -> str:
    if ord(character) in _CONJOINING:
        return _CONJOINING[ord(character)]
    return " " if category(character)[0] in "PSZ" or category(character) == "Cc" else character


_FOLDS = _Folds()


def folded(text: str) -> str:
    """One line of words with one space between them."""
    return " ".join(normalize("NFC", text).translate(_FOLDS).split())


def initials(text: str) -> str:
    """Folded text with each syllable as its 초성: `이진형 lee` → `ㅇㅈㅎ lee`. As long as the text."""
    return text.translate(_OF_SYLLABLES)


def has_initials(text: str) -> bool:
    """Whether any character stands for a syllable by its 초성."""
    return not _INITIALS.isdisjoint(text)


_BETWEEN = r"().·/‐–−－-"
_PHONE = re.compile(rf"\d(?:[\s{_BETWEEN}]{{0,3}}\d)+")
_PART = re.compile(rf"[+＋{_BETWEEN}]*\d[\d{_BETWEEN}]*")


def phone_runs(text: str) -> Iterator[tuple[int, str]]:
    """Where digits stand together as in a phone number: the position and the run, with what stands between them."""
    for found in _PHONE.finditer(text):
        yield found.start(), found.group()


def is_part_of_number(word: str) -> bool:
    """Whether a typed word is nothing but digits and what stands between them in a phone number."""
    return bool(_PART.fullmatch(word))


def digits_of(text: str) -> str:
    """The digits, as 0 to 9, whatever script or width they are in."""
    return "".join(str(int(one)) for one in text if one.isdecimal())


def dialled(digits: str) -> str:
    """A number without what depends on where one calls from: `0101234`, `82101234`, `0082101234` → `101234`.

    The end of the number, so that a number that has it in it is found whichever way it is written.
    """
    bare = digits.lstrip("0")
    return bare[2:].lstrip("0") if bare.startswith("82") else bare


def located(text: str, wanted: str) -> tuple[int, int] | None:
    """Where in an NFC text a folded word stands: as it is, with spaces left out, or by its 초성. Begin and end."""
    quick = folded(text)
    if not has_initials(wanted) and wanted not in quick and wanted not in quick.replace(" ", ""):
        return None
    places: list[int] = []
    spaced: list[str] = []
    for at, character in enumerate(text):
        for one in _FOLDS[ord(character)]:
            if one != " " or (spaced and spaced[-1] != " "):
                spaced.append(one)
                places.append(at)
    whole = "".join(spaced)
    tight = [(one, at) for one, at in zip(spaced, places, strict=True) if one != " "]
    squeezed = "".join(one for one, _ in tight)
    for hay, back in ((whole, places), (squeezed, [at for _, at in tight])):
        begin = in_initials(hay, initials(hay), wanted) if has_initials(wanted) else hay.find(wanted)
        if begin >= 0:
            return back[begin], back[begin + len(wanted) - 1] + 1
    return None


def in_initials(text: str, of_text: str, wanted: str, start: int = 0) -> int:
    """Where a word of 초성, syllables or both begins in a folded text whose 초성 are given; -1 where nowhere."""
    pattern = initials(wanted)
    offset, run = max(
        ((found.start(), found.group()) for found in _NO_INITIALS.finditer(wanted)),
        key=lambda one: len(one[1]),
        default=(0, ""),
    )
    hay, needle = (text, run) if run else (of_text, pattern)
    at = hay.find(needle, start + offset)
    while at >= 0:
        begin = at - offset
        if of_text.startswith(pattern, begin) and all(
            one in _INITIALS or text[begin + n] == one for n, one in enumerate(wanted)
        ):
            return begin
        at = hay.find(needle, at + 1)
    return -1


def located_digits(text: str, wanted: tuple[str, ...]) -> tuple[int, int] | None:
    """Where in a text a number stands that has one of these digits in it. Begin and end of the number."""
    for begin, run in phone_runs(text):
        own = digits_of(run)
        if any(one in own for one in wanted):
            return begin, begin + len(run)
    return None
