"""The people or organisations of a store as a list to search: small entries, read a page at a time."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from tripdesk.errors import Rejected
from tripdesk.messages import UiLanguage
from tripdesk.model.folding import folded, has_initials, in_initials, initials
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


def matching(
    entries: Sequence[Entry], typed: str, among: frozenset[str] | None = None, *, composing: bool = False
) -> Iterator[Entry]:
    """The entries every typed word finds: in a name also by its 초성 and, while the last syllable is being put
    together, by what may become of it."""
    words = folded(typed).split()
    wanted = [_Wanted(word, composing and n == len(words)) for n, word in enumerate(words, 1)]
    for one in entries:
        if (among is None or one.id in among) and all(word.finds(one) for word in wanted):
            yield one


class _Wanted:
    """A word that is looked for."""

    def __init__(self, word: str, composing: bool) -> None:
        self._word = word
        self._by_initials = has_initials(word)
        self._open = re.compile(unfinished(word)) if composing and "가" <= word[-1] <= "힣" else None

    def finds(self, one: Entry) -> bool:
        if self._by_initials:
            return in_initials(one.names, initials(one.names), self._word) >= 0
        if self._word in one.names or self._word in one.words:
            return True
        return self._open is not None and self._open.search(one.names) is not None


def unfinished(word: str) -> str:
    """A pattern for names that begin so, the last syllable being put together: `이지` is on its way to 이진, 이질…"""
    last = ord(word[-1]) - 0xAC00
    begun, final = word[:-1], last % FINALS
    if final == 0:
        return f"{re.escape(begun)}[{word[-1]}-{chr(0xAC00 + last + FINALS - 1)}]"
    initial = _FINAL_TO_INITIAL.get(final)
    if initial is None:
        return re.escape(word)
    first = 0xAC00 + "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ".index(initial) * 588
    return f"{re.escape(begun)}{chr(0xAC00 + last - final)}[{chr(first)}-{chr(first + 587)}]"


def page(store: Store, kind: str, after: str) -> tuple[Record, ...]:
    """The next shared records of a kind after that id; fewer than `PAGE` are the last."""
    return tuple(held.record for held in store.page_of_kind(kind, SHARED, after, PAGE))


def record_at(store: Store, own: str) -> Record | None:
    """The shared record of that id as it stands; None when it is gone."""
    held = store.get(Key(SHARED, own))
    return None if held is None or held.deleted else held.record
