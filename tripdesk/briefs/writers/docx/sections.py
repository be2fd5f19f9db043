"""Papers as sections: a right-hand start, a page count of their own, the footer that says so, the banner above."""

from collections.abc import Mapping
from xml.sax.saxutils import escape

from tripdesk.briefs.book import Book, Paper
from tripdesk.briefs.writers.docx.template import Margin, Part, Relation, Template
from tripdesk.briefs.writers.docx.xml import REL_ID, SECTPR, TYPE, VAL, Element, sub, w

_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_BETWEEN = " · "


class Sections:
    """The sections of one book. `page_counts` holds the pages of a paper by its anchor, where they were measured."""

    def __init__(self, book: Book, template: Template, page_counts: Mapping[str, int]) -> None:
        self._template = template
        self._counts = page_counts
        self._said = {
            "td:foot": _run(_BETWEEN.join(filter(None, (book.reader, book.issue)))),
            "td:copy": _run(book.copy),
        }
        self._footers: dict[str, str] = {}
        self.parts: list[Part] = []
        self.relations: list[Relation] = []
        self.inner: dict[str, tuple[Relation, ...]] = {}
        self._header = ""
        if book.marking.banner and template.header is not None:
            banner = {"td:banner": _run(book.marking.banner)}
            self._header = self._add(template.header, banner, "header", 1)

    def write(self, parent: Element, paper: Paper, *, first: bool) -> None:
        """The properties of a paper's section, in `parent`: its last paragraph, or the body for the last paper."""
        made = sub(parent, SECTPR)
        if self._header:
            sub(made, w("headerReference"), {TYPE: "default", REL_ID: self._header})
        footer = self._footer(paper)
        if footer:
            sub(made, w("footerReference"), {TYPE: "default", REL_ID: footer})
        sub(made, w("type"), {VAL: "nextPage" if first else "oddPage"})
        for name, attributes in self._template.page:
            sub(made, name, attributes)
        sub(made, w("pgNumType"), {w("start"): "1"})
        sub(made, w("cols"))

    def _footer(self, paper: Paper) -> str:
        if self._template.footer is None:
            return ""
        count = _count(paper, self._counts)
        found = self._footers.get(count)
        if found is None:
            said = {**self._said, "td:paper": count}
            found = self._add(self._template.footer, said, "footer", len(self._footers) + 1)
            self._footers[count] = found
        return found

    def _add(self, margin: Margin, said: Mapping[str, str], kind: str, number: int) -> str:
        name = f"word/{kind}{number}.xml"
        self.parts.append(Part(name, f"{_MEDIA}.{kind}+xml", margin.filled(said)))
        self.inner[name] = margin.relations
        relation = Relation(f"rId{kind[0].upper()}{number}", f"{_KIND}/{kind}", name)
        self.relations.append(relation)
        return relation.ident


def _count(paper: Paper, counts: Mapping[str, int]) -> str:
    """`Ⅳ-3 · 4-1`: of four pages the first. Without a measured count only the page: `Ⅳ-3 · 1`."""
    if not paper.label:
        return ""
    pages = counts.get(paper.anchor)
    total = _field("SECTIONPAGES", str(pages)) + _run("-") if pages else ""
    return _run(paper.label + _BETWEEN) + total + _field("PAGE", "1")


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def _field(name: str, result: str) -> str:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    instruction = f'<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
    return f"{begin}{instruction}{separate}{_run(result)}{end}"
