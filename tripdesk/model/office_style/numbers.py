"""Levels, numbering, money, and how long remarks take to say."""

import re
from collections.abc import Iterable
from decimal import Decimal

from tripdesk.model.office_style.language import phrase
from tripdesk.wording import words

LEVEL_MARKS = ("□", "○", "-", "※")
"""The marks of lists by level, 1 to 4."""

_CONSONANTS = (0, 2, 3, 5, 6, 7, 9, 11, 12, 14, 15, 16, 17, 18)
_VOWELS = (0, 4, 8, 13, 18, 20)
_SYLLABLES = tuple(chr(0xAC00 + (c * 21 + v) * 28) for v in _VOWELS for c in _CONSONANTS)
"""가 나 다 … 하, then 거 너 … 허, 고 … as official numbering goes on after 하."""

_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def mark(level: int) -> str:
    """`□`, `○`, `-`, `※` for levels 1 to 4."""
    return LEVEL_MARKS[level - 1]


def syllable(n: int) -> str:
    """The n-th of 가 나 다 …; plain digits where the series ends."""
    return _SYLLABLES[n - 1] if n <= len(_SYLLABLES) else str(n)


def _circled(n: int) -> str:
    for first, last, point in ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if first <= n <= last:
            return chr(point + n - first)
    return f"({n})"


def number(level: int, n: int) -> str:
    """Official numbering: `1.` `가.` `1)` `가)` `(1)` `(가)` `①` `㉮` for levels 1 to 8."""
    if not 1 <= level <= 8 or n < 1:
        raise ValueError(f"no number {n} at level {level}")
    if level == 7:
        return _circled(n)
    if level == 8:
        return chr(0x326E + n - 1) if n <= 14 else f"({syllable(n)})"
    said = str(n) if level % 2 else syllable(n)
    return (f"{said}.", f"{said})", f"({said})")[(level - 1) // 2]


def roman(n: int) -> str:
    """`Ⅰ` to `Ⅻ` as the single characters offices use, letters from there on."""
    if n < 1:
        raise ValueError(f"no Roman number {n}")
    if n <= 12:
        return chr(0x2160 + n - 1)
    letters = ""
    for size, letter in _ROMAN:
        letters += letter * (n // size)
        n %= size
    return letters


def money(amount: Decimal | int, currency: str, language: str) -> str:
    """`1,250,000원`, `US$10,000,000`, `CHF 120`. Hundredths only where there are any."""
    figures = f"{amount:,.0f}" if amount == int(amount) else f"{amount:,.2f}"
    form = words(language).get(f"style.money.{currency}")
    return form.format(amount=figures) if form else f"{currency} {figures}"


_DIGITS = "영일이삼사오육칠팔구"
_PLACES = ("", "십", "백", "천")
_MYRIADS = ("", "만", "억", "조", "경")


def korean_numeral(n: int) -> str:
    """113560 as `일십일만삼천오백육십`: the full form, in which every 일 is said."""
    if not 0 <= n < 10**20:
        raise ValueError(f"cannot spell {n}")
    if n == 0:
        return _DIGITS[0]
    said = ""
    for myriad in _MYRIADS:
        n, four = divmod(n, 10000)
        if four:
            group = ""
            for place in _PLACES:
                four, digit = divmod(four, 10)
                group = f"{_DIGITS[digit]}{place}{group}" if digit else group
            said = f"{group}{myriad}{said}"
    return said


def official_won(amount: Decimal | int) -> str:
    """`금113,560원(금일십일만삼천오백육십원)`, as official papers write a sum."""
    if amount != int(amount):
        raise ValueError("a sum in won has no hundredths")
    return f"금{int(amount):,}원(금{korean_numeral(int(amount))}원)"


SYLLABLES_A_MINUTE = 300
"""How fast a prepared speaker reads Korean aloud."""
WORDS_A_MINUTE = 130
"""How fast a prepared speaker reads English aloud, with an interpreter keeping up."""
_STEP = 10

_SPOKEN_KOREAN = re.compile("[가-힣一-鿿0-9A-Z]|[a-z]+")
_SPOKEN_ENGLISH = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def reading_seconds(paragraphs: Iterable[str], language: str) -> int:
    """How long it takes to say these paragraphs, to ten seconds; 0 only when there is nothing to say."""
    korean = language == "ko"
    spoken = _SPOKEN_KOREAN if korean else _SPOKEN_ENGLISH
    count = sum(len(spoken.findall(paragraph)) for paragraph in paragraphs)
    if not count:
        return 0
    seconds = count * 60 / (SYLLABLES_A_MINUTE if korean else WORDS_A_MINUTE)
    return max(_STEP, round(seconds / _STEP) * _STEP)


def reading_time(paragraphs: Iterable[str], language: str, told_in: str = "") -> str:
    """`약 2분 30초`, `about 2 min 30 s`; empty when there is nothing to say. `told_in` where it is told in another."""
    minutes, seconds = divmod(reading_seconds(paragraphs, language), 60)
    language = told_in or language
    parts = [phrase(language, "short_minutes", count=minutes)] if minutes else []
    if seconds:
        parts.append(phrase(language, "short_seconds", count=seconds))
    return phrase(language, "about", text=" ".join(parts)) if parts else ""
