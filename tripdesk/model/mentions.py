"""Where a text speaks of a person: by name in any of its spellings, family name and title, telephone number, e-mail.

Not found, because too many others are called so: the family name or the given name alone, a title alone, a nickname.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from tripdesk.model.people import Contact, Counterpart, Delegate, Person
from tripdesk.model.record import Record
from tripdesk.model.text import LText

BLANK = "○○○"
"""What stands where a mention was, as offices write a name that is withheld."""

_HANGUL = re.compile("[가-힣]")
_FAMILY_OF_TWO = ("남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방", "망절", "어금")
_COURTESIES = ("Mr", "Ms", "Mrs", "Miss", "Mx", "Dr", "Prof", "Professor", "Hon")
_BETWEEN = r"[\s\-‐‑–'’.,·・/_]*"
_BETWEEN_DIGITS = r"[\s().\-‐‑–·/]*"
_SHORTEST_WORD = 4
_SHORTEST_NUMBER, _TELLING_DIGITS = 7, 8
_CONTEXT = 24


class What(StrEnum):
    """What gives a person away."""

    NAME = "name"
    TITLE = "title"
    PHONE = "phone"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a text that speaks of the person, from `start` to before `end`."""

    start: int
    end: int
    what: What


@dataclass(frozen=True)
class Traces:
    """What a person is known by. Names as written; `forms` of address, taken word for word; titles that stand by the
    family name.
    """

    names: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()

    def __or__(self, other: "Traces") -> "Traces":
        return Traces(
            self.names | other.names,
            self.forms | other.forms,
            self.titles | other.titles,
            self.phones | other.phones,
            self.emails | other.emails,
        )

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Where the text (composed, NFC) speaks of the person, in order; what overlaps is one."""
        found = sorted(
            (Mention(*match.span(), what) for what, pattern in self._patterns for match in pattern.finditer(text)),
            key=lambda mention: (mention.start, -mention.end),
        )
        joined: list[Mention] = []
        for mention in found:
            if joined and mention.start < joined[-1].end:
                last = joined[-1]
                joined[-1] = Mention(last.start, max(last.end, mention.end), last.what)
            else:
                joined.append(mention)
        return tuple(joined)

    def speaks_in(self, text: str) -> bool:
        """Whether a text speaks of the person at all."""
        composed = unicodedata.normalize("NFC", text)
        return any(pattern.search(composed) for _, pattern in self._patterns)

    def blanked(self, text: str) -> str:
        """The text with `○○○` for each mention; the same text when there is none.

        What is left is looked at again: beside `○○○` a word may speak of the person that did not beside a name.
        """
        composed = unicodedata.normalize("NFC", text)
        found = self.mentions(composed)
        if not found:
            return text
        parts: list[str] = []
        at = 0
        for mention in found:
            parts += [composed[at : mention.start], BLANK]
            at = mention.end
        return self.blanked("".join([*parts, composed[at:]]))

    def context(self, text: str) -> str:
        """The first mention with a little of what stands around it, on one line; empty when there is none."""
        composed = unicodedata.normalize("NFC", text)
        found = self.mentions(composed)
        if not found:
            return ""
        start, end = max(0, found[0].start - _CONTEXT), min(len(composed), found[0].end + _CONTEXT)
        cut = " ".join(composed[start:end].split())
        return f"{'…' if start else ''}{cut}{'…' if end < len(composed) else ''}"

    @cached_property
    def _patterns(self) -> tuple[tuple[What, re.Pattern[str]], ...]:
        names = sorted({p for name in self.names for p in _name_patterns(name)})
        names += sorted({p for form in self.forms for p in _name_patterns(form, as_said=True)})
        titles = sorted({p for name in self.names for p in _titled_patterns(name, self.titles)})
        phones = sorted({p for number in self.phones for p in _phone_patterns(number)})
        emails = sorted(rf"(?<![A-Za-z0-9_.+-]){re.escape(one)}(?![A-Za-z0-9_-])" for one in self.emails if "@" in one)
        parts = ((What.NAME, names), (What.TITLE, titles), (What.PHONE, phones), (What.EMAIL, emails))
        return tuple((what, re.compile("|".join(those), re.IGNORECASE)) for what, those in parts if those)


def traces(records: Iterable[Record]) -> Traces:
    """What the records about a person (the person, parts played on trips) say the person is known by."""
    names: set[str] = set()
    forms: set[str] = set()
    titles: set[str] = set()
    phones: set[str] = set()
    emails: set[str] = set()
    for record in records:
        if isinstance(record, Person):
            name = record.name
            names |= {name.ko, name.en, name.hanja, name.reading, *record.other_spellings}
            titles |= set(_sides(*(held.title for held in record.titles)))
            forms |= {side for side in _sides(record.form_of_address) if _holds_family_name(side, name.ko, name.en)}
        elif isinstance(record, Delegate):
            names.add(record.passport_name)
            titles |= set(_sides(record.role))
            phones.add(record.mobile)
            emails.add(record.email)
        elif isinstance(record, Counterpart):
            titles |= set(_sides(record.role))
            phones.add(record.phone)
            emails.add(record.email)
        elif isinstance(record, Contact):
            names |= set(_sides(record.name))
            phones |= {record.phone, record.mobile}
    return Traces(*(frozenset(_composed(those)) for those in (names, forms, titles, phones, emails)))


def _composed(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        if text.strip():
            yield " ".join(unicodedata.normalize("NFC", text).split())


def _sides(*texts: LText) -> Iterator[str]:
    for text in texts:
        yield from (side for side in (text.ko, text.en) if side)


def _holds_family_name(words: str, ko: str, en: str) -> bool:
    family = _family(ko) if _HANGUL.search(ko) else ""
    latin = [part.casefold() for part in re.findall(r"[^\W\d_]+", en)]
    said = [part.casefold() for part in re.findall(r"[^\W\d_]+", words)]
    return bool(family and words.startswith(family) and len(words) > len(family)) or (
        len(said) > 1 and any(part in latin and len(part) > 1 for part in said)
    )


def _family(ko: str) -> str:
    bare = "".join(ko.split())
    return bare[:2] if bare.startswith(_FAMILY_OF_TWO) and len(bare) > 2 else bare[:1]


def _name_patterns(name: str, as_said: bool = False) -> Iterator[str]:
    letters = [c for c in name if c.isalnum()]
    if len(letters) < 2:
        return
    if _HANGUL.search(name) or all(ord(c) > 0x2E7F for c in letters):
        short = "(?<![가-힣])" if len(letters) == 2 else ""
        yield short + _BETWEEN.join(re.escape(c) for c in letters)
        return
    words = re.findall(r"[^\W_]+", name)
    if len(words) == 1 and len(letters) < _SHORTEST_WORD:  # "An" is a name, "an" is not
        yield rf"(?-i:(?<![^\W\d_])(?:{re.escape(name)}|{re.escape(name.upper())})(?![^\W\d_가-힣]))"
        return
    orders = {tuple(words)}
    if len(words) > 1 and not as_said:
        orders |= {(*words[1:], words[0]), (words[-1], *words[:-1])}
    for order in orders:
        spelt = [rf"{_BETWEEN}".join(re.escape(c) for c in word) for word in order]
        yield rf"(?<![^\W\d_]){_BETWEEN.join(spelt)}(?![^\W\d_가-힣])"


def _titled_patterns(name: str, titles: frozenset[str]) -> Iterator[str]:
    bare = "".join(c for c in name if c.isalnum())
    if _HANGUL.search(bare):
        if 2 <= len(bare) <= 4 and " " not in name:
            endings = {ending for title in titles for ending in _endings(title)}
            for ending in sorted(endings):
                yield rf"(?<![가-힣]){re.escape(_family(bare))}\s?{re.escape(ending)}"
        return
    words = re.findall(r"[^\W\d_]{2,}", name)
    if len(words) < 2 or not name.isascii():
        return
    called = {title.split()[-1] for title in titles if title.isascii() and title.split()} | set(_COURTESIES)
    before = "|".join(re.escape(one) for one in sorted(called))
    for word in sorted({words[0], words[-1]}):
        yield rf"(?<![^\W\d_])(?:{before})\b\.?\s+{re.escape(word)}(?![^\W\d_가-힣])"


_TITLE_WORDS = (
    "부시장", "시장", "부지사", "도지사", "지사", "군수", "구청장", "청장", "부총리", "총리", "장관", "차관",
    "대통령", "총영사", "부영사", "영사", "대사", "공사", "참사관", "서기관", "사무관", "주무관", "비서관",
    "비서실장", "비서", "실장", "국장", "과장", "팀장", "계장", "본부장", "단장", "부단장", "원장", "소장",
    "센터장", "위원장", "위원", "의장", "부의장", "의원", "총장", "학장", "교수", "박사", "회장", "부회장",
    "사장", "부사장", "전무", "상무", "이사장", "이사", "대표이사", "대표", "부장", "차장", "대리", "매니저",
    "기사", "통역사", "통역관", "통역", "변호사", "회계사", "기자", "감독", "관장", "지점장", "지사장",
    "법인장", "조합장", "총무", "간사",
)  # fmt: skip


def _endings(title: str) -> Iterator[str]:
    """`광주광역시장` → 시장: the word of rank a Korean title ends with, as it follows a family name."""
    if not _HANGUL.search(title):
        return
    bare = "".join(title.split())
    found = [word for word in _TITLE_WORDS if bare.endswith(word)]
    if found:
        yield max(found, key=len)
    elif 2 <= len(bare) <= 4:
        yield bare


def _phone_patterns(number: str) -> Iterator[str]:
    digits = [str(unicodedata.digit(c)) for c in number if c.isdigit()]
    if len(digits) < _SHORTEST_NUMBER:
        return
    telling = digits[-_TELLING_DIGITS:]
    spelt = _BETWEEN_DIGITS.join(f"[{d}{chr(0xFF10 + int(d))}]" for d in telling)
    yield rf"(?<!\d)(?:[+(]*\d{{1,5}}{_BETWEEN_DIGITS}){{0,4}}{spelt}(?!\d)"
