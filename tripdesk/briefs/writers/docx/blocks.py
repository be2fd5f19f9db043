"""The blocks of a paper in reading order: one case a node, and a node without a case is a type error."""

from typing import assert_never

from tripdesk.briefs.book import (
    QA,
    BioCard,
    Block,
    Contents,
    FactsTable,
    GridTable,
    Heading,
    Pairs,
    Para,
    PointList,
    Text,
)
from tripdesk.briefs.roles import ListFamily, ParaRole
from tripdesk.briefs.writers.docx import looks
from tripdesk.briefs.writers.docx.contents import write_contents
from tripdesk.briefs.writers.docx.numbering import Numbering
from tripdesk.briefs.writers.docx.tables import Tables
from tripdesk.briefs.writers.docx.words import Words
from tripdesk.briefs.writers.docx.xml import (
    ID,
    ILVL,
    MARK_END,
    MARK_START,
    NAME,
    NUMID,
    NUMPR,
    PPR,
    TBL,
    VAL,
    Element,
    P,
    last_child,
    sub,
)

PAPER_MARK = "paper"
"""Papers' bookmarks begin so; `paper_marks` numbers them."""
_LEVELS = tuple({VAL: str(level)} for level in range(4))


class Blocks:
    """Writes blocks into a body."""

    def __init__(self, words: Words, tables: Tables, numbering: Numbering) -> None:
        self._words = words
        self._tables = tables
        self._numbering = numbering
        self._marks = 0

    def write(self, parent: Element, block: Block) -> None:
        """One block, at the end of `parent`."""
        words = self._words
        match block:
            case Heading():
                self._heading(parent, block)
            case Para():
                words.paragraph(parent, looks.PARAGRAPHS[block.role], block.runs)
            case PointList():
                self._list(parent, block)
            case QA():
                words.paragraph(parent, looks.PARAGRAPHS[ParaRole.QUESTION], block.question)
                last = len(block.answer) - 1
                for at, runs in enumerate(block.answer):
                    words.paragraph(parent, looks.PARAGRAPHS[ParaRole.ANSWER], runs, keep=at == 0 != last)
            case FactsTable():
                self._apart(parent)
                if block.rows:
                    self._tables.facts(parent, block)
            case GridTable():
                self._apart(parent)
                self._tables.grid(parent, block)
            case BioCard():
                self._apart(parent)
                self._tables.card(parent, block)
            case Pairs():
                self._apart(parent)
                self._tables.pairs(parent, block)
            case Contents():
                write_contents(parent, block, words)
            case _:
                assert_never(block)

    def mark_start(self, element: Element, name: str) -> None:
        """Marks the first paragraph of an element. Between paragraphs LibreOffice takes a mark for the page before."""
        place = next(element.iter(P))
        start, end = self._mark(place, name)
        place.insert(1, end)
        place.insert(1, start)

    def _mark(self, parent: Element, name: str) -> tuple[Element, Element]:
        self._marks += 1
        number = str(self._marks)
        return sub(parent, MARK_START, {ID: number, NAME: name}), sub(parent, MARK_END, {ID: number})

    def _heading(self, parent: Element, heading: Heading) -> None:
        words = self._words
        styles = looks.HEADINGS if heading.in_contents else looks.UNLISTED
        made = words.paragraph(parent, styles[heading.level - 1])
        mark = words.marks.get(heading.anchor)
        end = self._mark(made, mark)[1] if mark and not mark.startswith(PAPER_MARK) else None
        if heading.label:
            words.run(made, Text(f"{heading.label} ", words.lang))
        for run in heading.runs:
            words.run(made, run)
        if end is not None:
            made.append(end)

    def _list(self, parent: Element, points: PointList) -> None:
        styles = looks.LISTS[points.family]
        if points.family is ListFamily.POINTS:
            for item in points.items:
                self._words.paragraph(parent, styles[item.level - 1], item.runs)
            return
        number = {VAL: self._numbering.new_list()} if points.items else {}
        for item in points.items:
            made = self._words.paragraph(parent, styles[item.level - 1], item.runs)
            props = made[0]
            assert props.tag == PPR
            bound = sub(props, NUMPR)
            sub(bound, ILVL, _LEVELS[item.level - 1])
            sub(bound, NUMID, number)

    def _apart(self, parent: Element) -> None:
        """Keeps two tables apart."""
        last = last_child(parent)
        if last is not None and last.tag == TBL:
            self._words.paragraph(parent, looks.GAP)
