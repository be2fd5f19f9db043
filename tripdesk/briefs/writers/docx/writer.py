"""A book as a Word document: a pure function of the book, the template, the pictures and the measured pages."""

from collections.abc import Mapping

from docx.opc.constants import RELATIONSHIP_TYPE as RT

from tripdesk.briefs.assets import Assets
from tripdesk.briefs.book import Book, Heading
from tripdesk.briefs.writers.docx import looks
from tripdesk.briefs.writers.docx.blocks import PAPER_MARK, Blocks
from tripdesk.briefs.writers.docx.numbering import Numbering
from tripdesk.briefs.writers.docx.package import packed
from tripdesk.briefs.writers.docx.pictures import Pictures
from tripdesk.briefs.writers.docx.sections import Sections
from tripdesk.briefs.writers.docx.tables import Tables
from tripdesk.briefs.writers.docx.template import Part, Relation, opened
from tripdesk.briefs.writers.docx.words import Words
from tripdesk.briefs.writers.docx.xml import BODY, Element, P, last_child, root, sub, to_bytes, w

_DOCUMENT = "word/document.xml"
_WORDPROCESSING = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NUMBERS = (Relation("rId9", RT.NUMBERING, "word/numbering.xml"),)


def write_docx(book: Book, template: bytes, assets: Assets, page_counts: Mapping[str, int] | None = None) -> bytes:
    """The document. `page_counts` holds the pages of each paper by anchor (`rendering.page_counts` of `paper_marks`).

    Raises Rejected when the template cannot be used.
    """
    office = opened(template)
    words = Words(office, book.lang, bookmarks(book))
    pictures, numbering = Pictures(assets), Numbering(office)
    sections = Sections(book, office, page_counts or {})
    document = root(w("document"))
    body = sub(document, BODY)
    _write_papers(book, body, Blocks(words, Tables(words, pictures), numbering), words, sections)
    of_text = Part(_DOCUMENT, f"{_WORDPROCESSING}.document.main+xml", to_bytes(document))
    numbers = Part("word/numbering.xml", f"{_WORDPROCESSING}.numbering+xml", numbering.to_bytes())
    relations = {
        _DOCUMENT: (*office.relations, *_NUMBERS, *sections.relations, *pictures.relations),
        **sections.inner,
    }
    return packed(book, (of_text, numbers, *office.parts, *sections.parts, *pictures.parts), relations)


def paper_marks(book: Book) -> dict[str, str]:
    """The bookmark at the beginning of each paper, by the paper's anchor, in reading order."""
    return {paper.anchor: f"{PAPER_MARK}{number}" for number, paper in enumerate(book.papers, 1)}


def bookmarks(book: Book) -> dict[str, str]:
    """The bookmark of each anchor, by a counter: papers `paper1`, headings `_Toc1`. Names that reveal nothing."""
    marks = paper_marks(book)
    number = 0
    for block in book.blocks():
        if isinstance(block, Heading) and block.anchor and block.anchor not in marks:
            number += 1
            marks[block.anchor] = f"_Toc{number:08d}"
    return marks


def _write_papers(book: Book, body: Element, blocks: Blocks, words: Words, sections: Sections) -> None:
    last = len(book.papers) - 1
    for at, paper in enumerate(book.papers):
        before = last_child(body)
        for block in paper.blocks:
            blocks.write(body, block)
        end = last_child(body)
        if end is before or end is None or end.tag != P:
            end = words.paragraph(body, looks.END)
        begin = body[0] if before is None else before.getnext()
        assert begin is not None
        blocks.mark_start(begin, words.marks[paper.anchor])
        sections.write(body if at == last else end[0], paper, first=at == 0)
