"""No loss: whatever an edition sees and a book is to print stands in its document, in its language and in order."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from importlib.resources import as_file
from pathlib import Path
from typing import Any, cast

import pytest

from tests.e2e.papers import PrintedPaper, papers_of, squeezed
from tests.synthetic import PICTURES, everything
from tests.trips import many_meetings, saved, snapshot
from tripdesk import resources
from tripdesk.model.audience import Audience
from tripdesk.model.brief import AgendaStep, Brief, PointKind
from tripdesk.model.fields import plan
from tripdesk.model.itinerary import Cost, Item
from tripdesk.model.logistics import Gift, Vehicle
from tripdesk.model.office_style import full_date, money, short_date, stay_length, word_of
from tripdesk.model.people import Counterpart, Delegate, Organisation, Person
from tripdesk.model.recipients import Language
from tripdesk.model.record import Value
from tripdesk.model.text import LText, PersonName
from tripdesk.model.times import ZonedTime
from tripdesk.model.times import zone as rules
from tripdesk.model.trip import Issue
from tripdesk.model.view import Edition, View, view_of
from tripdesk.model.view.facts import DietCount, Facts, ItemFacts
from tripdesk.services.briefing import LANGUAGES, make_book
from tripdesk.services.trips import OpenTrip, open_trip
from tripdesk.wording import word

KO, EN, BOTH = Language.KO, Language.EN, Language.BOTH
STAFF, PRINCIPAL = Edition(audience="staff"), Edition(audience="principal")
HOST = Edition(audience="host", organisation="organisation-1")
BOOKS: dict[str, tuple[Edition, Language]] = {
    "principal": (PRINCIPAL, KO),
    "staff": (STAFF, KO),
    "staff, named": (Edition(audience="staff", recipient="recipient-staff"), KO),
    "interpreter": (Edition(audience="interpreter"), BOTH),
    "member": (Edition(audience="member"), KO),
    "host": (HOST, EN),
    "other host": (Edition(audience="host", organisation="organisation-2"), EN),
    "staff in English": (STAFF, EN),
    "principal in both": (PRINCIPAL, BOTH),
    "host in Korean": (HOST, KO),
}
LANGUAGES_READ = {KO: ("ko",), EN: ("en",), BOTH: ("ko", "en")}


@dataclass(frozen=True)
class Expected:
    """One of these is to be printed for a field, all its parts in one row."""

    path: str
    forms: tuple[tuple[str, ...], ...]


def form(path: str, *texts: str) -> Expected:
    return Expected(path, tuple((text,) for text in texts))


class Reader:
    """Says what a view's printed fields look like on paper."""

    def __init__(self, view: View, language: Language) -> None:
        self.view = view
        self.languages = LANGUAGES_READ[language]
        self.lang = self.languages[0]

    def all(self) -> Iterator[Expected]:
        """Everything the view shows and a book prints."""
        if self.view.issue:
            yield from self._value(self.view.issue, "issue", None)
        for path, record in self.view.records():
            yield from self._value(record, path, record)
        yield from self._value(self.view.facts, "facts", None)
        for number, facts in enumerate(self.view.facts.items):
            yield from self._value(facts, f"facts.items[{number}]", facts)

    def _value(self, value: Value, path: str, record: Any) -> Iterator[Expected]:
        for field in plan(type(value)):
            held = getattr(value, field.name)
            if field.name == "titles" and self._by_role_alone(value):
                continue
            if not field.shown.printed or held is None or held == field.blank:
                continue
            parts = enumerate(held) if field.many else [(None, held)]
            for number, part in parts:
                at = f"{path}.{field.name}" if number is None else f"{path}.{field.name}[{number}]"
                yield from self._part(part, at, field.refers_to, value, record)

    def _by_role_alone(self, person: Value) -> bool:
        """Who has no name is called by the role alone, where no card says more."""
        without_cards = self.view.edition.audience in (Audience.HOST, Audience.MEMBER)
        return without_cards and isinstance(person, Person) and not person.name

    def _part(self, part: Any, path: str, refers_to: str | None, holder: Value, record: Any) -> Iterator[Expected]:
        match part:
            case LText():
                sides = {lang: getattr(part, lang) for lang in self.languages}
                yield from (form(f"{path}.{lang}", said) for lang, said in sides.items() if said)
            case PersonName():
                yield from self._name(part, path)
            case ZonedTime():
                yield self._time(part, path, holder)
            case DietCount():
                yield form(path, f"{word_of(part.diet, self.lang)} {part.count}")
            case Value():
                yield from self._value(part, path, record)
            case StrEnum():
                yield form(path, word_of(part, self.lang))
            case date():
                yield self._day(part, path)
            case Decimal():
                currency = cast(Gift | Cost, holder).currency
                yield form(path, money(part, currency, self.lang))
            case bool():
                yield form(path, word(self.lang, "book.reported"))
            case int():
                yield self._number(part, path, holder, record)
            case str() if refers_to:
                names = tuple((name,) for name in self._names(part))
                yield from [Expected(path, names)] if names else []
            case str() if not (isinstance(holder, Gift | Cost) and path.endswith(".currency")):
                yield form(path, part)
            case _:
                assert path.endswith(".currency"), path

    def _name(self, name: PersonName, path: str) -> Iterator[Expected]:
        """In a Korean book the Hangul and whatever else it is written with; in an English one the English.

        A host reads how its people are called, not how they are spelt.
        """
        parts = ("en",) if self.lang == "en" else ("ko", "reading", "hanja", "en")
        said = {part: getattr(name, part) for part in parts if name and getattr(name, part)}
        if self.view.edition.audience is Audience.HOST and said:
            yield form(path, *said.values())
        else:
            yield from (form(f"{path}.{part}", one) for part, one in said.items())

    def _time(self, moment: ZonedTime, path: str, holder: Value) -> Expected:
        there = moment.local.replace(tzinfo=rules(moment.zone), fold=moment.fold or 0)
        local, home = (f"{time:%H:%M}" for time in (there, there.astimezone(rules(self.view.trip.home_zone))))
        return Expected(path, ((local,) if isinstance(holder, Issue) or local == home else (local, home),))

    def _day(self, day: date, path: str) -> Expected:
        dated = (short_date(day, self.lang), short_date(day, self.lang, year=True))
        return form(path, full_date(day, self.lang), *(dated if path.startswith("facts") else ()))

    def _number(self, number: int, path: str, holder: Value, record: Any) -> Expected:
        match holder:
            case Issue():
                return form(path, f"{number}차" if self.lang == "ko" else f"Issue {number}")
            case Facts(nights=nights, days=days):
                return form(path, stay_length(nights or 0, days or 0, self.lang))
            case Gift():
                return form(path, word(self.lang, "book.pieces", count=number))
            case Vehicle():
                return form(path, word(self.lang, "book.seats", count=number))
            case AgendaStep() if isinstance(record, Brief):
                start = cast(Item, self.view.by_id[record.item]).start
                said = getattr(holder.text, self.lang)
                return Expected(path, ((f"{start.plus(number).local:%H:%M}", said) if start else (said,),))
            case ItemFacts():
                return form(path, word(self.lang, "book.aboard", vehicle="", count=number).strip(), str(number))
            case _:
                return form(path, f"{number}.")

    def _names(self, wanted: str) -> Iterator[str]:
        """How whom or what an id stands for may be called."""
        match self.view.by_id[wanted]:
            case Delegate() | Counterpart() as somebody:
                person = self.view.find(Person, somebody.person)
                assert person is not None
                name, titles = person.name, (held.title for held in person.titles)
                yield from filter(None, (getattr(text, self.lang) for text in (somebody.role, *titles)))
                if name:
                    yield from filter(None, (name.en, *((name.reading, name.ko) if self.lang == "ko" else ())))
            case Organisation() as organisation:
                yield getattr(organisation.name, self.lang)
            case other:
                raise AssertionError(f"nobody said how a {other.record_kind} is printed")


def printed(wanted: Expected, text: str, rows: tuple[str, ...]) -> bool:
    return any(
        squeezed(parts[0]) in text if len(parts) == 1 else any(all(squeezed(p) in row for p in parts) for row in rows)
        for parts in wanted.forms
    )


def lost(view: View, language: Language, papers: list[PrintedPaper]) -> list[str]:
    """The paths of what the view shows, a book prints, and this one does not."""
    text = "\n".join(paper.text for paper in papers)
    rows = tuple(row for paper in papers for row in paper.rows)
    return [wanted.path for wanted in Reader(view, language).all() if not printed(wanted, text, rows)]


def sequences(view: View) -> Iterator[tuple[str, list[LText]]]:
    """Texts that mean something by their order."""
    for number, brief in enumerate(view.briefs):
        at = f"briefs[{number}]"
        said = [point for point in brief.points if point.kind is not PointKind.CAUTION]
        yield f"{at}.points", [point.text for point in said]
        yield f"{at}.points, cautions", [point.text for point in brief.points if point.kind is PointKind.CAUTION]
        yield f"{at}.remarks", [text for remark in brief.remarks for text in remark.paragraphs]
        yield f"{at}.answers", [text for answer in brief.answers for text in (answer.question, answer.answer)]
        yield f"{at}.agenda", [step.text for step in brief.agenda]
        lists = {"objectives": brief.objectives, "minimum_goals": brief.minimum_goals, "background": brief.background}
        yield from ((f"{at}.{name}", list(texts)) for name, texts in lists.items())
    for kind in ("people", "organisations"):
        for number, record in enumerate(getattr(view, kind)):
            yield f"{kind}[{number}].profile", list(record.profile)
            yield f"{kind}[{number}].contacts_so_far", list(record.contacts_so_far)
    yield "trip.purpose", list(view.trip.purpose)
    yield "trip.background", list(view.trip.background)


def out_of_order(view: View, language: Language, papers: list[PrintedPaper]) -> list[str]:
    """The sequences that no paper holds whole and in order."""
    found: list[str] = []
    for path, texts in sequences(view):
        for lang in LANGUAGES_READ[language]:
            wanted = [squeezed(getattr(text, lang)) for text in texts]
            if not any(follows(wanted, squeezed(paper.text)) for paper in papers):
                found.append(f"{path}.{lang}")
    return found


def follows(wanted: list[str], text: str) -> bool:
    """Whether the texts stand there one after the other."""
    place = 0
    for one in filter(None, wanted):
        place = text.find(one, place)
        if place < 0:
            return False
        place += len(one)
    return True


Issued = tuple[View, Language, list[PrintedPaper]]


def issue(trip: OpenTrip, edition: Edition, language: Language) -> Issued:
    made = make_book(trip, edition, language)
    return view_of(trip.snapshot, edition), language, papers_of(made.data)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> OpenTrip:
    return saved(everything(), tmp_path_factory.mktemp("trip"), PICTURES)


@pytest.fixture(scope="module", params=BOOKS)
def issued(request: pytest.FixtureRequest, whole: OpenTrip) -> Issued:
    return issue(whole, *BOOKS[request.param])


def test_every_printed_field_of_a_view_is_in_its_book(issued: Issued) -> None:
    assert lost(*issued) == []


def test_what_has_an_order_keeps_it(issued: Issued) -> None:
    assert out_of_order(*issued) == []


@pytest.mark.parametrize("audience", [a for a in LANGUAGES if a != "host"])
def test_the_sample_loses_nothing(audience: str) -> None:
    with as_file(resources.root() / "sample") as shipped:
        trip = open_trip(str(shipped / "ces-2023.json"))
        edition = Edition(audience=audience)
        found = issue(trip, edition, LANGUAGES[edition.audience])
    assert lost(*found) == []
    assert out_of_order(*found) == []


def test_many_meetings_lose_nothing(tmp_path: Path) -> None:
    found = issue(saved(snapshot(many_meetings(8)), tmp_path), STAFF, KO)
    assert lost(*found) == []
    assert out_of_order(*found) == []


@pytest.mark.parametrize("seed", [0, 1, 2, *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(3, 200))])
def test_nothing_is_lost_where_other_texts_are_missing(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    share = chance.choice((0.1, 0.3, 0.6, 0.9))
    trip = saved(everything(lambda: chance.random() < share), tmp_path, PICTURES)
    found = {name: issue(trip, *book) for name, book in BOOKS.items()}
    assert {name: lost(*one) + out_of_order(*one) for name, one in found.items()} == {name: [] for name in BOOKS}


def fields_with_a_value(value: Value) -> Iterator[tuple[str, str]]:
    for field in plan(type(value)):
        held = getattr(value, field.name)
        if held not in (None, (), "", field.blank) or (held == field.blank and field.name in NEVER_OTHERWISE):
            yield type(value).__name__, field.name
        for part in (held or ()) if field.many else (held,):
            if isinstance(part, Value):
                yield from fields_with_a_value(part)


NEVER_OTHERWISE = frozenset({"format", "version", "home_zone", "fold"})
"""Words of the file; the one home zone of this trip; no clock is set back in January."""


def test_the_trip_these_tests_read_leaves_no_field_empty() -> None:
    trip = everything()
    records = [record for _, record in trip.records()]
    classes = {type(trip), *(type(record) for record in records)}
    todo = list(classes)
    while todo:
        inside = {field.nested for field in plan(todo.pop()) if field.nested} - classes
        classes |= inside
        todo += inside
    every = {(cls.__name__, field.name) for cls in classes for field in plan(cls)}
    assert every - set(fields_with_a_value(trip)) == set()


def test_a_text_that_no_book_holds_is_noticed(whole: OpenTrip) -> None:
    _, language, papers = issue(whole, STAFF, KO)
    other = whole.snapshot.people[0].revised(profile=(LText(ko="아무도 찍지 않은 말", en="Unprinted"),))
    trip = whole.snapshot.revised(people=(other, *whole.snapshot.people[1:]))
    assert lost(view_of(trip, STAFF), language, papers) == ["people[0].profile[0].ko"]


def test_another_order_is_noticed(whole: OpenTrip) -> None:
    _, language, papers = issue(whole, STAFF, KO)
    brief = whole.snapshot.briefs[0]
    other = brief.revised(answers=tuple(reversed(brief.answers)))
    trip = whole.snapshot.revised(briefs=(other, *whole.snapshot.briefs[1:]))
    assert out_of_order(view_of(trip, STAFF), language, papers) == ["briefs[0].answers.ko"]
