"""The book as a semantic tree: what it says, in which order, in which language; never how it looks.

A book is papers; a paper starts on a right-hand page and counts its own pages. Every block names the record
it comes from (`source`), so that a reader's click and a replaced sheet find their way back.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tripdesk.briefs.roles import Align, Emphasis, ListFamily, PaperKind, ParaRole
from tripdesk.model.trip import Grade


@dataclass(frozen=True, slots=True)
class Text:
    """Words in one language (`ko` or `en`). A line feed breaks the line, a tab is a tab."""

    text: str
    lang: str
    emphasis: Emphasis = Emphasis.NONE


@dataclass(frozen=True, slots=True)
class Ref:
    """Words that lead to the paper or heading with this anchor."""

    text: str
    lang: str
    anchor: str


Run = Text | Ref
Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (chapter), 2 (paper or section) or 3. `label` is its number: `Ⅳ-3`, possibly empty.

    `in_contents` headings are listed in the contents, which link to `anchor`; anchors are unique in a book.
    """

    level: int
    label: str
    runs: Runs
    anchor: str
    in_contents: bool = True
    source: str = ""


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph in a role."""

    role: ParaRole
    runs: Runs
    source: str = ""


@dataclass(frozen=True, slots=True)
class ListItem:
    """A line of a list at level 1 to 4."""

    level: int
    runs: Runs
    source: str = ""


@dataclass(frozen=True, slots=True)
class PointList:
    """A list of its own; numbering starts anew."""

    family: ListFamily
    items: tuple[ListItem, ...]


Cell = tuple[Runs, ...]
"""The paragraphs of a table cell; an empty tuple is an empty cell."""


@dataclass(frozen=True, slots=True)
class FactsRow:
    """A label and what it says."""

    label: Runs
    cell: Cell
    source: str = ""


@dataclass(frozen=True, slots=True)
class FactsTable:
    """일 시 / 장 소 / 상대측 …: labels at the left. `summary` describes the table to those who cannot see it."""

    rows: tuple[FactsRow, ...]
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its head; `weight` is its share of the width."""

    head: Runs
    weight: int
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row, one cell a column."""

    cells: tuple[Cell, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class GridTable:
    """A table whose head row repeats on each page. `summary` describes it to those who cannot see it."""

    columns: tuple[Column, ...]
    rows: tuple[GridRow, ...]
    summary: str = ""


@dataclass(frozen=True, slots=True)
class QA:
    """A question to expect and the answer."""

    question: Runs
    answer: tuple[Runs, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Portrait:
    """A picture by the sha256 of the attachment, with what it shows."""

    sha256: str
    alt: str


@dataclass(frozen=True, slots=True)
class BioCard:
    """A person: portrait or an empty frame, name line, lines below it, then a profile as a list."""

    portrait: Portrait | None
    name: Runs
    lines: tuple[Runs, ...]
    profile: tuple[Runs, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Korean and English side by side, row by row: remarks, glossary. `heads` name the two columns."""

    heads: tuple[Runs, Runs]
    rows: tuple[tuple[Cell, Cell], ...]
    role: ParaRole = ParaRole.BODY
    source: str = ""


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents."""

    level: int
    label: str
    text: str
    lang: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents, filled in: never empty, never to be updated by the reader."""

    entries: tuple[ContentsEntry, ...]


Block = Heading | Para | PointList | FactsTable | GridTable | QA | BioCard | Pairs | Contents


@dataclass(frozen=True, slots=True)
class Paper:
    """Sheets that belong together: they start on a right-hand page and count their own pages in the footer.

    `label` is `Ⅳ-3`, `Ⅳ-3 말씀`; empty on the cover and contents, which have no page count.
    """

    kind: PaperKind
    label: str
    anchor: str
    blocks: tuple[Block, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Marking:
    """The grade of a book. `banner` is printed in red at the top centre of every page when not empty."""

    grade: Grade
    banner: str = ""


@dataclass(frozen=True, slots=True)
class Warn:
    """Something the maker of the book should know: a code of `messages` table `warnings`, with facts."""

    code: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """A whole book for one reader. `lang` is the language of its own words.

    `reader` and `issue` stand at the foot: `단장용 · 3차(1. 9. 23:40 기준)`; `copy` at its right.
    `issued_at` (ISO, UTC, seconds) is the only time in the metadata: that of the issue, never of the making.
    """

    title: str
    office: str
    lang: str
    reader: str
    issue: str
    issued_at: str
    marking: Marking
    papers: tuple[Paper, ...]
    copy: str = ""
    warnings: tuple[Warn, ...] = field(default=())

    def blocks(self) -> Iterator[Block]:
        """Every block in reading order."""
        for paper in self.papers:
            yield from paper.blocks


def runs_of(block: Block) -> Iterator[Runs]:
    """Every line of words of a block in reading order."""
    match block:
        case Heading() | Para():
            yield block.runs
        case PointList():
            yield from (item.runs for item in block.items)
        case FactsTable():
            for row in block.rows:
                yield row.label
                yield from row.cell
        case GridTable():
            yield from (column.head for column in block.columns)
            for row in block.rows:
                for cell in row.cells:
                    yield from cell
        case QA():
            yield block.question
            yield from block.answer
        case BioCard():
            yield block.name
            yield from block.lines
            yield from block.profile
        case Pairs():
            yield from block.heads
            for left, right in block.rows:
                yield from left
                yield from right
        case Contents():
            for entry in block.entries:
                yield (Ref(f"{entry.label} {entry.text}".strip(), entry.lang, entry.anchor),)
