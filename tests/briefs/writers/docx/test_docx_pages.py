"""The Word file as other programs see it: the Open XML SDK finds nothing, LibreOffice lays out every page as meant."""

import re
from pathlib import Path

import pytest

from tests import oracles
from tests.briefs.docx_lint import findings
from tests.briefs.writers.docx import books
from tests.briefs.writers.docx.books import book, ko, paper, para, points
from tripdesk.briefs.assets import Assets
from tripdesk.briefs.book import Block, Book, Heading
from tripdesk.briefs.rendering import count_pages, page_counts, render_pdf
from tripdesk.briefs.roles import ListFamily, ParaRole
from tripdesk.briefs.writers.docx import paper_marks, write_docx
from tripdesk.errors import Unavailable

pytestmark = pytest.mark.oracle


def pages(data: bytes, folder: Path) -> list[str]:
    """The text of each page of a Word file."""
    file = folder / "book.docx"
    file.write_bytes(data)
    return oracles.page_texts(oracles.to_pdf(file, folder))


def measured(made: Book, folder: Path) -> dict[str, int]:
    """The pages of each paper as LibreOffice lays them out."""
    soffice = Path(oracles.require("libreoffice")[0])
    oracles.require("pypdf")
    pdf = render_pdf(write_docx(made, books.TEMPLATE, books.ASSETS), soffice, folder)
    counts = page_counts(pdf, paper_marks(made))
    assert sum(counts.values()) == count_pages(pdf)
    return counts


@pytest.mark.parametrize("counts", [{}, {paper.anchor: 3 for paper in books.full().papers}])
@pytest.mark.parametrize("banner", ["", "대 외 비"])
def test_the_validator_finds_nothing(tmp_path: Path, banner: str, counts: dict[str, int]) -> None:
    oracles.require("ooxml-validator")
    file = tmp_path / "book.docx"
    file.write_bytes(write_docx(books.full(banner), books.TEMPLATE, books.ASSETS, counts))
    assert oracles.ooxml_errors(file) == []
    assert findings(file.read_bytes()) == []


def test_totals_at_the_foot_are_those_of_the_pages(tmp_path: Path) -> None:
    made = books.full()
    counts = measured(made, tmp_path)
    assert counts["paper-Ⅲ"] > 1
    found = pages(write_docx(made, books.TEMPLATE, books.ASSETS, counts), tmp_path)
    feet = [re.findall(r"(Ⅰ|Ⅲ|Ⅳ-3(?: 말씀| 참고)?) · (\d+)-(\d+)", page) for page in found]
    wanted = [
        [(paper.label, str(counts[paper.anchor]), str(at))] if paper.label else []
        for paper in made.papers
        for at in range(1, counts[paper.anchor] + 1)
    ]
    assert feet == wanted


def test_the_banner_and_the_reader_stand_on_every_page(tmp_path: Path) -> None:
    found = pages(write_docx(books.full(), books.TEMPLATE, books.ASSETS), tmp_path)
    assert [("대 외 비" in page, "단장용 · 3" in page, "사본 2" in page) for page in found] == [(True,) * 3] * len(
        found
    )


def test_the_head_of_a_long_table_repeats_on_each_page(tmp_path: Path) -> None:
    found = pages(write_docx(book(books.schedule(60)), books.TEMPLATE, Assets()), tmp_path)
    assert len(found) > 2
    assert [all(head in page for head in books.SCHEDULE_HEADS) for page in found] == [True] * len(found)


def test_two_numbered_lists_both_start_at_one(tmp_path: Path) -> None:
    lists = [points((1, f"{name} 하나"), (1, f"{name} 둘"), family=ListFamily.NUMBERED) for name in ("앞", "뒤")]
    (page,) = pages(write_docx(book(paper("Ⅰ", *lists)), books.TEMPLATE, Assets()), tmp_path)
    assert re.findall(r"(\d)\.\s+([앞뒤] \w+)", page) == [
        ("1", "앞 하나"),
        ("2", "앞 둘"),
        ("1", "뒤 하나"),
        ("2", "뒤 둘"),
    ]


def test_a_heading_is_never_the_last_line_of_a_page(tmp_path: Path) -> None:
    papers = []
    for lines in range(30, 42):
        blocks: list[Block] = [para(ParaRole.BODY, f"본문 {at}") for at in range(lines)]
        blocks += [Heading(2, "", ko(f"제목 {lines}"), f"h{lines}"), para(ParaRole.BODY, f"다음 {lines}")]
        papers.append(paper(f"P{lines}", *blocks))
    found = pages(write_docx(book(*papers), books.TEMPLATE, Assets()), tmp_path)
    assert len(found) > len(papers)
    apart = [page for page in found if len(re.findall(r"제목 \d+", page)) != len(re.findall(r"다음 \d+", page))]
    assert apart == []


def test_every_word_is_on_the_pages(tmp_path: Path) -> None:
    found = re.sub(r"\s", "", "".join(pages(write_docx(books.full(), books.TEMPLATE, books.ASSETS), tmp_path)))
    missing = [
        run.text
        for block in (books.remarks(), books.reference(), books.meeting())
        for runs in map(books.words_of, block.blocks)
        for run in runs
        if re.sub(r"\s", "", run.text) not in found
    ]
    assert missing == []


def test_rendering_leaves_nothing_behind(tmp_path: Path) -> None:
    measured(book(paper("Ⅰ", para(ParaRole.BODY, "말"))), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_renderer_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as refused:
        render_pdf(b"", tmp_path / "no-such-program", tmp_path)
    assert refused.value.code == "renderer_failed"


def test_what_is_no_document(tmp_path: Path) -> None:
    soffice = Path(oracles.require("libreoffice")[0])
    with pytest.raises(Unavailable):
        page_counts(render_pdf(b"PK\x03\x04", soffice, tmp_path), {"paper": "paper1"})
