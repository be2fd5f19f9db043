"""What every chapter writes with: the view, the language, and the office's ways of saying times and people."""

from collections.abc import Iterable
from copy import copy
from datetime import date
from enum import StrEnum
from functools import cached_property

from tripdesk.briefs.book import FactsRow, Runs, Text
from tripdesk.briefs.roles import Emphasis
from tripdesk.model.audience import A
from tripdesk.model.itinerary import Item, ItemKind, Place, Status
from tripdesk.model.office_style import (
    both_clocks,
    both_clocks_at,
    city_of,
    head_count,
    in_language,
    listing,
    name_and_title,
    name_text,
    person_on,
    short_date,
    title_on,
    travel,
    word_of,
)
from tripdesk.model.people import Counterpart, Delegate, Organisation, Person
from tripdesk.model.recipients import Language
from tripdesk.model.text import EMPTY, LText, PersonName
from tripdesk.model.times import ZonedTime
from tripdesk.model.view import HeadCount, View
from tripdesk.wording import word


class Pen:
    """Writes in one language; in `Language.BOTH` Korean with the English beside it."""

    def __init__(self, view: View, language: Language) -> None:
        self.view = view
        self.both = language is Language.BOTH
        self.lang = "en" if language is Language.EN else "ko"
        self.home = view.trip.home_zone
        self.outside = view.edition.audience is A.HOST

    def on(self, day: date | None) -> "Pen":
        """The same pen writing of that day: people have the titles they hold then."""
        if day is None or day == self.day:
            return self
        other = copy(self)
        other.day = day
        return other

    @cached_property
    def day(self) -> date | None:
        """The day on which titles are to be valid: the first of the trip, unless it writes of another."""
        days = [facts.day for facts in self.view.facts.items if facts.day]
        return self.view.facts.first_day or min(days, default=None)

    @cached_property
    def starting(self) -> dict[date, list[Item]]:
        """The items of each day of the place where they start, as they happen."""
        found: dict[date, list[Item]] = {}
        for item in self.in_order(self.view.items):
            if item.start:
                found.setdefault(item.start.date, []).append(item)
        return found

    @cached_property
    def arriving(self) -> dict[date, list[Item]]:
        """The moves that end on each day and began on another day of another place."""
        found: dict[date, list[Item]] = {}
        for item in self.in_order(i for i in self.view.items if i.move):
            if item.start and item.end and item.start.date != item.end.date:
                found.setdefault(item.end.date, []).append(item)
        return found

    @cached_property
    def stays(self) -> tuple[Item, ...]:
        """The lodgings, in the order given."""
        return tuple(item for item in self.view.items if item.kind is ItemKind.STAY)

    def w(self, key: str, **facts: object) -> str:
        """A word of the documents' table `[book]`."""
        return word(self.lang, f"book.{key}", **facts)

    def plain(self, text: str, emphasis: Emphasis = Emphasis.NONE) -> Runs:
        """Our own words, or a text that has no language of its own."""
        return (Text(text, self.lang, emphasis),) if text else ()

    def words(self, key: str, **facts: object) -> Runs:
        """Our own words by their key."""
        return self.plain(self.w(key, **facts))

    def say(self, text: LText, emphasis: Emphasis = Emphasis.NONE) -> Runs:
        """A text in the book's language; a missing translation is said to be missing."""
        if not text:
            return ()
        if self.both:
            return (*self._side(text, "ko", emphasis), Text("\n", "ko"), *self._side(text, "en", Emphasis.QUIET))
        return self._side(text, self.lang, emphasis)

    def _side(self, text: LText, lang: str, emphasis: Emphasis) -> Runs:
        said = text.ko if lang == "ko" else text.en
        if said:
            return (Text(said, lang, emphasis),)
        return (Text(word(self.lang, f"book.missing_{lang}"), self.lang, Emphasis.MISSING),)

    def side(self, text: LText, lang: str) -> Runs:
        """One side of a text for a column of its own; a missing one is said to be missing."""
        return self._side(text, lang, Emphasis.NONE) if text else ()

    def flat(self, text: LText) -> str:
        """A text inside a sentence of ours."""
        return in_language(text, self.lang)

    def flat_both(self, text: LText) -> str:
        """The same where a bilingual book has room for both: `2층 회의실(2F boardroom)`."""
        said = self.flat(text)
        return f"{said}({text.en})" if self.both and text.en and text.en not in said else said

    def lines(self, texts: Iterable[LText]) -> tuple[Runs, ...]:
        """Each text a paragraph."""
        return tuple(runs for runs in (self.say(text) for text in texts) if runs)

    def value(self, value: StrEnum) -> str:
        """The word of a state or kind."""
        return word_of(value, self.lang)

    def fact(self, rows: list[FactsRow], key: str, *paragraphs: Runs | str, source: str = "", label: str = "") -> None:
        """Adds a row under the label `facts.<key>`, or another label, when there is something to say in it."""
        cell = tuple(self.plain(p) if isinstance(p, str) else p for p in paragraphs if p)
        if cell:
            rows.append(FactsRow(self.plain(label) or self.words(f"facts.{key}"), cell, source))

    def person(self, person: Person, role: LText = EMPTY) -> str:
        """Somebody with the title of the day; without a name the role alone."""
        if self.day is None:
            return name_and_title(person.name, EMPTY, self.lang) or self.flat(role)
        return person_on(person, self.day, self.lang, role=role)

    def delegate(self, delegate: Delegate) -> str:
        """One of ours: `강기정 시장`, or the role of who has no name."""
        person = self.view.find(Person, delegate.person)
        return self.person(person, delegate.role) if person else self.flat(delegate.role)

    def delegate_by_id(self, delegate: str | None) -> str:
        """The same by id; empty when this reader does not see the delegate."""
        found = self.view.find(Delegate, delegate)
        return self.delegate(found) if found else ""

    def name(self, person: Person) -> str:
        """A name in full, both scripts where it is foreign; in a bilingual book always both."""
        return name_text(person.name, self.lang, both=self.both)

    def other_script(self, name: PersonName) -> str:
        """What stands below a name: the romanised name in a Korean book, with hanja; nothing in an English one."""
        return listing((name.en, name.hanja), self.lang) if self.lang == "ko" else ""

    def counterpart(self, counterpart: Counterpart) -> str:
        """One of theirs with title and organisation."""
        person = self.view.find(Person, counterpart.person)
        organisation = self.view.find(Organisation, counterpart.organisation)
        said = self.person(person, counterpart.role) if person else self.flat(counterpart.role)
        named = self.flat(organisation.name) if organisation else ""
        role = self.flat(counterpart.role)
        if self.outside and role not in said:
            said = f"{said} ({role})"
        return said if not named or named in said else f"{named} {said}".strip()

    def names(self, named: Iterable[str]) -> str:
        """Several people in order; in English set apart by semicolons, as their titles hold commas."""
        return listing(named, self.lang) if self.lang == "ko" else "; ".join(name for name in named if name)

    @cached_property
    def abroad(self) -> bool:
        """Whether anything happens on other clocks than those of home."""
        return any(i.start and i.end and {i.start.zone, i.end.zone} != {self.home} for i in self.view.items)

    def title(self, person: Person) -> LText:
        """What somebody is on the day."""
        held = title_on(person, self.day) if self.day else None
        return held.title if held else EMPTY

    def place(self, place: str | None) -> Place | None:
        """A place this reader sees."""
        return self.view.find(Place, place)

    def place_name(self, place: str | None) -> str:
        """Its name in the book's language."""
        found = self.place(place)
        return self.flat(found.name) if found else ""

    def where(self, item: Item) -> str:
        """`엔비디아 본사, 2층 회의실`."""
        place = self.place_name(item.place)
        if item.move:
            ends = (self.place_name(item.move.origin), self.place_name(item.move.destination))
            place = " → ".join(filter(None, ends))
        return listing((place, self.flat_both(item.room)), self.lang)

    def when(self, item: Item, *, dated: bool = True, year: bool = False) -> str:
        """Local time with both ends, the home time in brackets; a way between two zones names its ends."""
        if item.start is None or item.end is None:
            return ""
        if item.start.zone != item.end.zone:
            move = item.move
            ends = (self.place_name(move.origin), self.place_name(move.destination)) if move else ("", "")
            return travel(item.start, item.end, *ends, self.home, self.lang, year=year).line
        return both_clocks(item.start, item.end, self.home, self.lang, dated=dated, year=year)

    def day_of(self, item: Item) -> str:
        """`1. 9.(월)`, the day of the place where it starts."""
        facts = self.view.facts_by_item.get(item.id)
        return short_date(facts.day, self.lang) if facts and facts.day else ""

    def assembly(self, item: Item) -> str:
        """When to gather: with its date and city where these are not those of the item."""
        if item.assembly is None:
            return ""
        at, start = item.assembly.at, item.start
        elsewhere = start is not None and at.zone != start.zone
        said = self.moment(at, dated=start is None or elsewhere or at.date != start.date)
        return f"{said} {city_of(at.zone)}" if elsewhere else said

    def moment(self, moment: ZonedTime, *, dated: bool = False) -> str:
        """A moment on both clocks."""
        return both_clocks_at(moment, self.home, self.lang, dated=dated)

    def heads(self, count: HeadCount | None) -> str:
        """`강기정 시장 등 9명(통역 1명 포함)`."""
        if count is None:
            return ""
        head = self.view.find(Delegate, count.leader)
        named = self.delegate(head) if head else ""
        return head_count(count.total, self.lang, head=LText(ko=named, en=named), interpreters=count.interpreters)

    def heads_at(self, item: Item) -> str:
        """The head count of an item, worked out from the whole trip."""
        facts = self.view.facts_by_item.get(item.id)
        return self.heads(facts.head_count) if facts else ""

    def item_title(self, item: Item) -> Runs:
        """The title with what its state adds: `[취소]`, `[협의 중]`; a neutral one where this reader sees none."""
        state = Emphasis.STRONG
        runs: Runs = ()
        if item.status is not Status.CONFIRMED:
            state = Emphasis.CANCELLED if item.status in _OFF else Emphasis.TENTATIVE
            runs = self.plain(f"[{self.value(item.status)}] ", state)
        return (*runs, *(self.say(item.title, state) or self.plain(self.neutral_title(item), state)))

    def title_only(self, item: Item) -> Runs:
        """The title without what its state adds."""
        return self.say(item.title) or self.plain(self.neutral_title(item))

    def neutral_title(self, item: Item) -> str:
        """What an item is called when its title is not for this reader."""
        ours = self.view.find(Organisation, self.view.trip.organisation)
        if self.outside and ours:
            return self.w("neutral_meeting", organisation=self.flat(ours.name))
        return self.value(item.kind)

    def item_name(self, item: Item) -> str:
        """The title in one line, without emphasis."""
        return "".join(run.text for run in self.item_title(item)).replace("\n", " / ")

    def in_order(self, items: Iterable[Item]) -> list[Item]:
        """Items as they happen; those without a time at the end."""
        return sorted(items, key=lambda i: (i.start is None, i.start.utc.timestamp() if i.start else 0.0, i.id))


_OFF = frozenset({Status.CANCELLED, Status.DECLINED})
