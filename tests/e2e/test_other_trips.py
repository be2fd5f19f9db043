"""Trips the sample does not show: every edition's book and every recipient's calendar is made, sound and whole."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from tests.briefs.docx_lint import findings
from tests.e2e.papers import papers_of
from tests.e2e.test_no_loss import lost
from tests.oracles import ooxml_errors, require, to_pdf
from tests.synthetic import PICTURES, emptied, everything, rewritten
from tests.trips import (
    BUSAN,
    EUROPE_AND_AFRICA,
    HALF_HOURS,
    ISLAND,
    SEOUL_CITY,
    SOUTH_SEA,
    Data,
    bare,
    journey,
    many_meetings,
    paper,
    peopled,
    saved,
    snapshot,
)
from tripdesk.model.audience import Audience
from tripdesk.model.view import Edition, hosts_met, view_of
from tripdesk.services.briefing import LANGUAGES, MadeBook, make_book
from tripdesk.services.calendar_files import make_calendar
from tripdesk.services.trips import OpenTrip

LONG_KOREAN = "세계에서가장긴이름을가진국제협력기구동북아시아지역인공지능공동연구위원회" * 8 + "끝"
LONG_ENGLISH = (
    "The International Committee for Joint Research on Artificial Intelligence in Northeast Asia " * 3 + "end"
)
ENDLESS = "가" * 10_000
HOSTILE = (
    "]]>",
    "{{ cycler }} {% raw %}",
    '#panic("x")',
    "<w:p><w:r/></w:p>",
    "&amp; &lt; &#10; \"'",
    "👩‍👩‍👧‍👦 🇰🇷",
    "שלום עליכם العربية",
    "\u202eright to left\u202c",
    "한글",
    "C:\\temp\\.. ../../etc/passwd",
    "=1+1",
    "\ufeff\u200b\u00ad\u2028",
)
UNFIT = "\x00\x07\x0b\x1f\ufffe\uffff\x08"


def leaving(year: int, month: int, day: int, hour: int, minute: int) -> datetime:
    """A time on the clocks of home, whichever that is."""
    return datetime(year, month, day, hour, minute)  # noqa: DTZ001


def everywhere(korean: str, english: str) -> Data:
    """Every text of a trip in which every text is there."""
    return rewritten(everything(), lambda path, _: korean if path.endswith(".ko") else english)


def here_and_there(word: str) -> Data:
    """One text in forty."""
    count = iter(range(100_000))
    return rewritten(everything(), lambda _, text: word if next(count) % 40 == 0 else text)


def long_names() -> Data:
    return everywhere(LONG_KOREAN, LONG_ENGLISH)


def hostile() -> Data:
    said = " ".join(HOSTILE) + UNFIT
    return everywhere(said, said)


def no_people() -> Data:
    """Meetings that nobody attends, at no place, with papers that say nothing."""
    whole = journey(SEOUL_CITY, ISLAND, leaving(2027, 6, 1, 9, 30))
    lonely = [{name: held for name, held in one.items() if name != "parties"} for one in whole["items"]]
    blank = [{"id": "brief", "item": "talk-1"}]
    return bare(organisations=whole["organisations"], places=whole["places"]) | {
        "items": _carless(lonely),
        "briefs": blank,
    }


def _carless(items: list[Data]) -> list[Data]:
    return [one | ({"move": one["move"] | {"vehicles": []}} if "move" in one else {}) for one in items]


TO_HAMBURG, TO_CASABLANCA = EUROPE_AND_AFRICA[:1], EUROPE_AND_AFRICA[2:]
TRIPS: dict[str, Callable[[], Data]] = {
    "Busan, Hamburg, Paris, Casablanca": lambda: journey(BUSAN, EUROPE_AND_AFRICA, leaving(2027, 3, 10, 13, 0)),
    "Casablanca in Ramadan": lambda: journey(SEOUL_CITY, TO_CASABLANCA, leaving(2026, 2, 14, 13, 0)),
    "Hamburg on the night of summer time": lambda: journey(SEOUL_CITY, TO_HAMBURG, leaving(2027, 3, 27, 9, 0)),
    "Delhi and Kathmandu": lambda: journey(SEOUL_CITY, HALF_HOURS, leaving(2027, 9, 1, 9, 0)),
    "Auckland": lambda: journey(SEOUL_CITY, SOUTH_SEA, leaving(2027, 4, 1, 17, 0)),
    "Honolulu": lambda: journey(SEOUL_CITY, ISLAND, leaving(2027, 12, 31, 21, 0)),
    "forty meetings": lambda: many_meetings(40),
    "nothing but the trip": bare,
    "people and no items": peopled,
    "items and no people": no_people,
    "every field empty": lambda: emptied(everything()),
    "a paper that says nothing": lambda: many_meetings(1) | {"briefs": [{"id": "brief", "item": "talk-0"}]},
    "a single point": lambda: many_meetings(1) | {"briefs": [paper("talk-0", 1, 0)]},
    "every field long": long_names,
    "a word without end": lambda: here_and_there(ENDLESS),
    "every field hostile": hostile,
}
ITS_OWN_WARNINGS: dict[str, frozenset[str]] = {
    "every field hostile": frozenset({"text_cleaned"}),
    "a word without end": frozenset(),
}


@dataclass(frozen=True)
class Issued:
    """A trip and all its books by edition."""

    name: str
    trip: OpenTrip
    books: dict[Edition, MadeBook]

    @property
    def staff(self) -> MadeBook:
        return self.books[Edition(audience=Audience.STAFF)]


def editions(trip: OpenTrip) -> Iterator[Edition]:
    yield from (Edition(audience=audience) for audience in LANGUAGES if audience is not Audience.HOST)
    yield from (Edition(audience=Audience.HOST, organisation=host.id) for host in hosts_met(trip.snapshot)[:2])
    readers = trip.snapshot.recipients
    yield from (Edition(audience=one.audience, recipient=one.id) for one in readers if one.audience is Audience.STAFF)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("trips")


@pytest.fixture(scope="module", params=TRIPS)
def issued(request: pytest.FixtureRequest, folder: Path) -> Issued:
    return _issued(request.param, folder)


@cache
def _issued(name: str, folder: Path) -> Issued:
    beside = folder / str(list(TRIPS).index(name))
    beside.mkdir(exist_ok=True)
    trip = saved(snapshot(TRIPS[name]()), beside, PICTURES)
    return Issued(name, trip, {edition: make_book(trip, edition) for edition in editions(trip)})


def test_every_book_is_sound(issued: Issued) -> None:
    assert {edition: findings(made.data) for edition, made in issued.books.items()} == {
        edition: [] for edition in issued.books
    }


def test_nothing_is_lost(issued: Issued) -> None:
    missing = {
        edition: lost(view_of(issued.trip.snapshot, edition), LANGUAGES[edition.audience], papers_of(made.data))
        for edition, made in issued.books.items()
    }
    assert missing == {edition: [] for edition in issued.books}


def test_no_book_warns_of_anything_but_the_trip_itself(issued: Issued) -> None:
    warned = {warning.code for made in issued.books.values() for warning in made.book.warnings}
    assert warned - {"untranslated"} == ITS_OWN_WARNINGS.get(issued.name, frozenset())


def test_every_calendar_is_made(issued: Issued) -> None:
    for recipient in issued.trip.snapshot.recipients:
        data = make_calendar(issued.trip, recipient).data
        assert data.startswith(b"BEGIN:VCALENDAR\r\n")
        assert max(map(len, data.split(b"\r\n"))) <= 75


def test_hostile_text_is_printed_as_it_is(folder: Path) -> None:
    issued = _issued("every field hostile", folder)
    text = "\n".join(paper.text for paper in papers_of(issued.staff.data))
    assert [piece for piece in HOSTILE if " ".join(piece.split()) not in text] == []
    assert [sign for sign in UNFIT if sign in text] == []


def test_a_word_without_end_is_whole(folder: Path) -> None:
    issued = _issued("a word without end", folder)
    assert any(ENDLESS in line for paper in papers_of(issued.staff.data) for line in paper.lines)


@pytest.mark.oracle
def test_the_validator_finds_nothing(issued: Issued, tmp_path: Path) -> None:
    require("ooxml-validator")
    document = tmp_path / "book.docx"
    document.write_bytes(issued.staff.data)
    assert ooxml_errors(document) == []


@pytest.mark.oracle
@pytest.mark.parametrize(
    "name", ["nothing but the trip", "every field long", "a word without end", "every field hostile"]
)
def test_libreoffice_takes_it(name: str, folder: Path, tmp_path: Path) -> None:
    require("libreoffice")
    document = tmp_path / "book.docx"
    document.write_bytes(_issued(name, folder).staff.data)
    assert to_pdf(document, tmp_path).stat().st_size > 0
