"""The sample's books as other programs see them: sound, laid out as meant, marked, counted, the same every time."""

import hashlib
import itertools
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import as_file
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.briefs.docx_lint import findings
from tests.briefs.docx_package import Package
from tests.oracles import ROOT, ooxml_errors, page_texts, require, to_pdf
from tripdesk import resources
from tripdesk.briefs.book import Heading
from tripdesk.model.audience import Audience
from tripdesk.model.brief import PointKind
from tripdesk.model.text import LText
from tripdesk.model.trip import Grade
from tripdesk.model.view import Edition, View, hosts_met, view_of
from tripdesk.services.briefing import LANGUAGES, MadeBook, make_book
from tripdesk.services.rendering import Renderer
from tripdesk.services.trips import OpenTrip, open_trip

BANNER = "대외비"
MEASURED = ("principal",)
"""Whose pages are counted before they are printed; a renderer takes its time."""


def tight(text: str) -> str:
    """The text without white space: a page breaks lines where it likes."""
    return re.sub(r"\s", "", text)


@dataclass(frozen=True)
class Printed:
    """A book, its Word file, and the pages LibreOffice makes of it."""

    name: str
    view: View
    made: MadeBook
    pdf: Path

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page without white space; empty for those that a right-hand start leaves blank."""
        return [tight(page) for page in page_texts(self.pdf)]

    @property
    def written_pages(self) -> list[str]:
        return [page for page in self.pages if page]


@pytest.fixture(scope="module")
def sample() -> Iterator[OpenTrip]:
    with as_file(resources.root() / "sample") as shipped:
        yield open_trip(str(shipped / "ces-2023.json"))


def edition(trip: OpenTrip, name: str) -> Edition:
    if name == "host":
        return Edition(audience=Audience.HOST, organisation=hosts_met(trip.snapshot)[0].id)
    return Edition(audience=Audience(name))


def graded(trip: OpenTrip) -> OpenTrip:
    """The same trip as a 대외비 one."""
    secret = trip.snapshot.trip.revised(grade=Grade.SECRET)
    return OpenTrip(trip.snapshot.revised(trip=secret), trip.path)


@pytest.fixture(scope="module", params=[*(str(audience.value) for audience in LANGUAGES), "member, secret"])
def printed(request: pytest.FixtureRequest, sample: OpenTrip, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    soffice = Path(require("libreoffice")[0])
    require("pdftotext")
    name = str(request.param)
    folder = tmp_path_factory.mktemp("book")
    trip = graded(sample) if name.endswith("secret") else sample
    for_whom = edition(trip, name.partition(",")[0])
    renderer = Renderer(soffice, folder / "work") if name in MEASURED else None
    made = make_book(trip, for_whom, renderer=renderer)
    document = folder / "book.docx"
    document.write_bytes(made.data)
    return Printed(name, view_of(trip.snapshot, for_whom), made, to_pdf(document, folder))


@pytest.mark.oracle
def test_validator_and_lint_find_nothing(printed: Printed) -> None:
    require("ooxml-validator")
    assert ooxml_errors(printed.pdf.with_suffix(".docx")) == []
    assert findings(printed.made.data) == []


@pytest.mark.oracle
def test_no_two_blank_pages_follow_each_other(printed: Printed) -> None:
    blank = [not page for page in printed.pages]
    assert [at for at in range(1, len(blank)) if blank[at - 1] and blank[at]] == []
    assert not blank[-1]


def headings(printed: Printed) -> list[tuple[int, str, bool]]:
    """The level and the words of each heading, and whether the contents list it."""
    blocks = [block for block in printed.made.book.blocks() if isinstance(block, Heading)]
    words = [tight(f"{one.label} {''.join(run.text for run in one.runs)}") for one in blocks]
    return [(one.level, text, one.in_contents) for one, text in zip(blocks, words, strict=True)]


@pytest.mark.oracle
def test_the_outline_is_the_headings_of_the_book(printed: Printed) -> None:
    said = Package(printed.made.data).paragraphs()
    in_word = [(int(style[-1]), tight(text)) for style, text in said if re.fullmatch(r"heading \d", style.lower())]
    assert in_word == [(level, text) for level, text, listed in headings(printed) if listed]
    assert outline(PdfReader(printed.pdf).outline) == [text for _, text, _ in headings(printed)]


def outline(entries: list[object]) -> list[str]:
    found: list[str] = []
    for entry in entries:
        found += outline(entry) if isinstance(entry, list) else [tight(str(getattr(entry, "title", "")))]
    return found


def openings(texts: list[LText], printed: Printed) -> set[str]:
    """How each text begins on paper, in the language of the book."""
    lang = printed.made.book.lang
    return {tight(getattr(text, lang))[:12] for text in texts if getattr(text, lang)}


def kept_apart(printed: Printed) -> tuple[set[str], set[str]]:
    """What the other side must never read across the table, and what lies open on it."""
    reference: list[LText] = []
    on_the_table: list[LText] = []
    for brief in printed.view.briefs:
        cautions = [point.text for point in brief.points if point.kind is PointKind.CAUTION]
        answers = [text for answer in brief.answers for text in (answer.question, answer.answer)]
        reference += [*cautions, *brief.minimum_goals, *answers]
        on_the_table += [point.text for point in brief.points if point.kind is not PointKind.CAUTION]
        on_the_table += [text for remark in brief.remarks for text in remark.paragraphs]
    hidden, shown = openings(reference, printed), openings(on_the_table, printed)
    return hidden - shown, shown - hidden


@pytest.mark.oracle
def test_what_is_not_for_the_meeting_room_shares_no_page_with_what_is(printed: Printed) -> None:
    hidden, shown = kept_apart(printed)
    for page in printed.written_pages:
        found = [text for text in hidden if text in page]
        assert not found or not [text for text in shown if text in page], page[:80]
    everything = "".join(printed.pages)
    assert [text for text in hidden if text not in everything] == []
    if printed.view.edition.audience in (Audience.PRINCIPAL, Audience.STAFF):
        assert len(hidden) > 10
        assert len(shown) > 10


@pytest.mark.oracle
def test_secret_stands_on_every_page_where_due_and_on_no_other(printed: Printed) -> None:
    grades = {printed.view.trip.grade, *(item.grade for item in printed.view.items)}
    due = Grade.SECRET in grades
    assert due or not printed.name.endswith("secret")
    assert [BANNER in page for page in printed.written_pages] == [due] * len(printed.written_pages)


@pytest.mark.oracle
def test_every_page_says_whose_book_and_which_issue_it_is(printed: Printed) -> None:
    book = printed.made.book
    foot = tight(f"{book.reader} · {book.issue}")
    assert [page for page in printed.written_pages if foot not in page] == []


@pytest.mark.oracle
def test_every_paper_counts_its_own_pages(printed: Printed) -> None:
    """`Ⅳ-3 · 4-1`: of four pages the first; where pages were not measured `Ⅳ-3 · 1`. Cover and contents count none."""
    measured = printed.name in MEASURED
    papers = printed.made.book.papers
    pages = iter(printed.written_pages)
    found = [at_the_foot(page) for page in pages]
    wanted: list[str] = []
    for paper in papers:
        if not paper.label:
            wanted += itertools.takewhile(lambda foot: not foot, found[len(wanted) :])
            continue
        total = counted(found[len(wanted) :], tight(paper.label))
        wanted += [
            f"{tight(paper.label)}·{total}-{at}" if measured else f"{tight(paper.label)}·{at}"
            for at in range(1, total + 1)
        ]
    assert found == wanted
    assert printed.made.pages == (len(found) if measured else None)


def at_the_foot(page: str) -> str:
    """What stands at the foot of a page: the paper and the page; empty when there is none."""
    found = re.search(r"[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ][-\d]*\D{0,6}·[-\d]+$", page)
    return found.group() if found else ""


def counted(feet: list[str], label: str) -> int:
    """How many pages from here on are of the paper."""
    return sum(1 for _ in itertools.takewhile(lambda foot: foot.rpartition("·")[0] == label, feet))


ENVIRONMENTS = (
    {"PYTHONHASHSEED": "0", "TZ": "Asia/Seoul", "LANG": "ko_KR.UTF-8"},
    {"PYTHONHASHSEED": "4242", "TZ": "America/St_Johns", "LANG": "C", "LC_ALL": "C"},
)


@pytest.mark.parametrize("name", ["staff", "interpreter"])
def test_the_same_trip_gives_the_same_bytes_everywhere(name: str, sample: OpenTrip, tmp_path: Path) -> None:
    made = {hashlib.sha256(make_book(sample, edition(sample, name)).data).hexdigest()}
    for number, changed in enumerate(ENVIRONMENTS):
        folder = tmp_path / f"somewhere {number}"
        folder.mkdir()
        words = ["-m", "tripdesk", "book", str(sample.path.resolve()), "--edition", name, "--pages", "never"]
        command = [sys.executable, *words, "-o", "book.docx"]
        environment = os.environ | changed | {"PYTHONPATH": str(ROOT)}
        subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
        made.add(hashlib.sha256((folder / "book.docx").read_bytes()).hexdigest())
    assert len(made) == 1
