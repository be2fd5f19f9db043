"""The people or organisations of a store as a list to search: small entries, read a page at a time."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate

from tripdesk.errors import Rejected
from tripdesk.messages import UiLanguage
from tripdesk.model.folding import INITIALS, folded, has_initials, in_initials, initials
from tripdesk.model.history import SHARED, Key
from tripdesk.model.itinerary import Item, Status
from tripdesk.model.office_style import title_on
from tripdesk.model.people import Counterpart, Delegate, Organisation, Person
from tripdesk.model.record import Record
from tripdesk.model.text import EMPTY, LText
from tripdesk.store.store import Store

PAGE = 500
"""Records read at a time: the lane of the store is free in between."""
FINALS = 28
_FINAL_TO_INITIAL: dict[int, str] = dict(
    zip((1, 2, 4, 7, 8, 16, 17, 19, 20, 21, 22, 23, 24, 25, 26, 27), "ㄱㄲㄴㄷㄹㅁㅂㅅㅆㅇㅈㅊㅋㅌㅍㅎ", strict=True)
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list. `names` are folded, for 초성; `words` is everything else it is found by, folded."""

    id: str
    name: str = field(repr=False)
    other: str = field(repr=False)
    detail: str = field(repr=False)
    names: str = field(repr=False)
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts people play on one trip: who travels, who is met and when last (the day of the place)."""

    roles: dict[str, LText] = field(default_factory=dict[str, LText], repr=False)
    delegates: frozenset[str] = frozenset()
    counterparts: frozenset[str] = frozenset()
    met: dict[str, date] = field(default_factory=dict[str, date], repr=False)


def parts_of(store: Store, trip: str, today: date) -> Parts:
    """Who plays which part on that trip. Raises Unavailable."""
    roles: dict[str, LText] = {}
    delegates: set[str] = set()
    persons: dict[str, str] = {}
    for held in store.of_kind("delegate", trip):
        if isinstance(held.record, Delegate):
            roles[str(held.record.person)] = held.record.role
            delegates.add(str(held.record.person))
    for held in store.of_kind("counterpart", trip):
        if isinstance(held.record, Counterpart):
            roles.setdefault(str(held.record.person), held.record.role)
            persons[held.key.id] = str(held.record.person)
    met: dict[str, date] = {}
    for held in store.of_kind("item", trip) if persons else ():
        item = held.record
        if isinstance(item, Item) and item.day and item.day <= today and item.status is Status.CONFIRMED:
            for one in item.counterparts:
                person = persons.get(str(one), "")
                met[person] = max(met.get(person, item.day), item.day)
    return Parts(roles, frozenset(delegates), frozenset(persons.values()), met)


def entry(record: Record, language: UiLanguage, today: date, organisations: dict[str, LText], role: LText) -> Entry:
    """A person or organisation as its line. Who has no name is called by the role."""
    if isinstance(record, Person):
        return _of_person(record, language, today, organisations, role)
    if isinstance(record, Organisation):
        name, other = _sides(record.name, language)
        short, _ = _sides(record.short_name, language)
        names = folded(" ".join((record.name.ko, record.short_name.ko, record.name.en, record.short_name.en)))
        profile = next((_sides(text, language)[0] for text in record.profile), "")
        detail = " · ".join(part for part in (short if short != name else "", profile) if part)
        return Entry(str(record.id), name or str(record.id), other, detail, names, folded(detail))
    raise Rejected("record_missing", id=str(record.id))


def _of_person(
    person: Person, language: UiLanguage, today: date, organisations: dict[str, LText], role: LText
) -> Entry:
    full = person.name
    hangul = full.reading or full.ko
    name, other = (hangul or full.en, full.en if hangul else "") if language is UiLanguage.KO else (full.en, hangul)
    name, other = (name, other) if name else (other, "")
    held = title_on(person, today)
    title = _sides(held.title, language)[0] if held else ""
    office = _sides(organisations.get(str(held.organisation), EMPTY), language)[0] if held else ""
    part = _sides(role, language)[0]
    detail = " · ".join(p for p in (title, office) if p) or (part if name else "")
    names = folded(" ".join((full.ko, full.reading, full.en, full.hanja, *person.other_spellings, part)))
    titles = (side for one in person.titles for side in (one.title.ko, one.title.en))
    offices = (organisations.get(str(one.organisation), EMPTY) for one in person.titles)
    words = folded(" ".join((*titles, *(side for text in offices for side in (text.ko, text.en)))))
    return Entry(str(person.id), name or part or str(person.id), other, detail, names, words)


def _sides(text: LText, language: UiLanguage) -> tuple[str, str]:
    first, second = (text.ko, text.en) if language is UiLanguage.KO else (text.en, text.ko)
    return (first, second) if first else (second, "")


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """By name, as a list is read."""
    return sorted(entries, key=lambda one: (one.name.casefold(), one.id))


class Catalogue:
    """Entries in order, their texts one after the other: a search is a few runs of `str.find`."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = in_order(entries)
        self._names = _Column([one.names for one in self.entries])
        self._words = _Column([one.words for one in self.entries])
        self._initials = initials(self._names.text)

    def matching(self, typed: str, among: frozenset[str] | None = None, *, composing: bool = False) -> Iterator[Entry]:
        """The entries every typed word finds: in a name also by its 초성 and, while the last syllable is being put
        together, by what may become of it."""
        words = folded(typed).split()
        rows: set[int] | None = None
        for number, word in enumerate(words, 1):
            found = self._rows(word, composing and number == len(words))
            rows = found if rows is None else rows & found
        for row in range(len(self.entries)) if rows is None else sorted(rows):
            one = self.entries[row]
            if among is None or one.id in among:
                yield one

    def _rows(self, word: str, composing: bool) -> set[int]:
        names = self._names
        if has_initials(word):
            return names.rows(lambda start: in_initials(names.text, self._initials, word, start))
        found = {*names.rows(lambda start: names.text.find(word, start)), *self._words.having(word)}
        if composing and "가" <= word[-1] <= "힣":
            found |= {names.row_at(match.start()) for match in re.finditer(unfinished(word), names.text)}
        return found


class _Column:
    def __init__(self, texts: list[str]) -> None:
        self.text = "\n".join(texts) + "\n"
        self._starts = array("Q", [0])
        self._starts.extend(accumulate(len(text) + 1 for text in texts))

    def row_at(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    def rows(self, following: Callable[[int], int]) -> set[int]:
        """The rows in which `following` finds something; it is given where to begin, and says where, or -1."""
        found: set[int] = set()
        at = following(0)
        while at >= 0:
            row = self.row_at(at)
            found.add(row)
            at = following(self._starts[row + 1])
        return found

    def having(self, word: str) -> set[int]:
        return self.rows(lambda start: self.text.find(word, start))


def unfinished(word: str) -> str:
    """A pattern for names that begin so, the last syllable being put together: `이지` is on its way to 이진, 이질…"""
    last = ord(word[-1]) - 0xAC00
    begun, final = word[:-1], last % FINALS
    if final == 0:
        return f"{re.escape(begun)}[{word[-1]}-{chr(0xAC00 + last + FINALS - 1)}]"
    initial = _FINAL_TO_INITIAL.get(final)
    if initial is None:
        return re.escape(word)
    first = 0xAC00 + INITIALS.index(initial) * 588
    return f"{re.escape(begun)}{chr(0xAC00 + last - final)}[{chr(first)}-{chr(first + 587)}]"


def page(store: Store, kind: str, after: str) -> tuple[Record, ...]:
    """The next shared records of a kind after that id; fewer than `PAGE` are the last."""
    return tuple(held.record for held in store.page_of_kind(kind, SHARED, after, PAGE))


def record_at(store: Store, own: str) -> Record | None:
    """The shared record of that id as it stands; None when it is gone."""
    held = store.get(Key(SHARED, own))
    return None if held is None or held.deleted else held.record
