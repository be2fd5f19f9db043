"""Tables: fixed widths, head rows that repeat, rows that stay whole unless they are taller than half a page."""

from collections.abc import Sequence
from typing import NamedTuple

from tripdesk.briefs.book import BioCard, Cell, FactsTable, GridTable, Pairs, Runs
from tripdesk.briefs.roles import Align
from tripdesk.briefs.writers.docx import looks
from tripdesk.briefs.writers.docx.pictures import Pictures
from tripdesk.briefs.writers.docx.words import Words
from tripdesk.briefs.writers.docx.xml import (
    CANT_SPLIT,
    GRID,
    GRID_COL,
    TBL,
    TBL_HEADER,
    TBLPR,
    TC,
    TCPR,
    TCW,
    TR,
    TR_HEIGHT,
    TRPR,
    TYPE,
    VAL,
    WIDTH,
    Attributes,
    Element,
    sub,
    w,
)

LABEL_WIDTH = 1871
FRAME_WIDTH = 1928
FRAME_HEIGHT = 2494
_SIGN = 105
"""The width of half a Hangul syllable of a cell, in twentieths of a point."""
_LINE = 300
_PADDING = 220


class _Column(NamedTuple):
    attributes: Attributes
    width: int
    style: str


class Tables:
    """Writes the tables of one book."""

    def __init__(self, words: Words, pictures: Pictures) -> None:
        self._words = words
        self._pictures = pictures
        self._width = words.template.width
        self._half_page = words.template.height // 2
        self._styles = words.template.table

    def facts(self, parent: Element, table: FactsTable) -> None:
        """Labels at the left, what they say at the right."""
        label = _column(LABEL_WIDTH, looks.LABEL)
        said = _column(self._width - LABEL_WIDTH, looks.CELLS[Align.LEFT])
        made = self._table(parent, looks.FACTS, (label, said), "firstColumn", table.summary)
        last = len(table.rows) - 1
        for at, row in enumerate(table.rows):
            self._row(made, (label, said), ((row.label,), row.cell), keep=at == 0 != last)

    def grid(self, parent: Element, table: GridTable) -> None:
        """A head row that repeats, then rows."""
        widths = shares(self._width, [column.weight for column in table.columns])
        columns = [
            _column(width, looks.CELLS[column.align]) for width, column in zip(widths, table.columns, strict=True)
        ]
        made = self._table(parent, looks.GRID, columns, "firstRow", table.summary)
        self._head(made, columns, [column.head for column in table.columns])
        last = len(table.rows) - 1
        for at, row in enumerate(table.rows):
            self._row(made, columns, row.cells, keep=at == 0 != last)

    def pairs(self, parent: Element, table: Pairs) -> None:
        """Two languages side by side."""
        style = looks.SIDE_BY_SIDE.get(table.role, looks.CELLS[Align.LEFT])
        columns = [_column(width, style) for width in shares(self._width, (1, 1))]
        made = self._table(parent, looks.PAIRS, columns, "firstRow", "")
        self._head(made, columns, table.heads)
        last = len(table.rows) - 1
        for at, row in enumerate(table.rows):
            self._row(made, columns, row, keep=at == 0 != last)

    def card(self, parent: Element, card: BioCard) -> None:
        """A person: the frame of 30 by 40 mm with or without a picture, then the words."""
        frame = _column(FRAME_WIDTH, looks.CARD_LINE)
        said = _column(self._width - FRAME_WIDTH, looks.CARD_LINE)
        made = self._table(parent, looks.CARD, (frame, said), "firstColumn", "")
        row = sub(made, TR)
        props = sub(row, TRPR)
        if not self._tall((card.lines, card.profile), (said, said)):
            sub(props, CANT_SPLIT)
        sub(props, TR_HEIGHT, {VAL: str(FRAME_HEIGHT), w("hRule"): "atLeast"})
        picture = _cell(row, frame)
        place = self._words.paragraph(picture, looks.CARD_LINE)
        if card.portrait is not None:
            self._pictures.place(place, card.portrait)
        right = _cell(row, said)
        self._words.paragraph(right, looks.CARD_NAME, card.name)
        for line in card.lines:
            self._words.paragraph(right, looks.CARD_LINE, line)
        for point in card.profile:
            self._words.paragraph(right, looks.CARD_POINT, point)

    def _table(self, parent: Element, style: str, columns: Sequence[_Column], look: str, summary: str) -> Element:
        made = sub(parent, TBL)
        props = sub(made, TBLPR)
        sub(props, w("tblStyle"), {VAL: self._styles[style]})
        sub(props, w("tblW"), {WIDTH: str(sum(column.width for column in columns)), TYPE: "dxa"})
        sub(props, w("tblLayout"), {TYPE: "fixed"})
        sub(props, w("tblLook"), _LOOKS[look])
        if summary:
            sub(props, w("tblCaption"), {VAL: summary})
            sub(props, w("tblDescription"), {VAL: summary})
        grid = sub(made, GRID)
        for column in columns:
            sub(grid, GRID_COL, {WIDTH: column.attributes[WIDTH]})
        return made

    def _head(self, table: Element, columns: Sequence[_Column], heads: Sequence[Runs]) -> None:
        row = sub(table, TR)
        props = sub(row, TRPR)
        sub(props, CANT_SPLIT)
        sub(props, TBL_HEADER)
        for column, head in zip(columns, heads, strict=True):
            self._words.paragraph(_cell(row, column), looks.CELL_HEAD, head, keep=True)

    def _row(self, table: Element, columns: Sequence[_Column], cells: Sequence[Cell], *, keep: bool) -> None:
        row = sub(table, TR)
        if self._tall(cells, columns):
            keep = False
        else:
            sub(sub(row, TRPR), CANT_SPLIT)
        paragraph = self._words.paragraph
        for column, cell in zip(columns, cells, strict=True):
            made = _cell(row, column)
            for runs in cell or _NOTHING:
                paragraph(made, column.style, runs, keep=keep)

    def _tall(self, cells: Sequence[Cell], columns: Sequence[_Column]) -> bool:
        """Whether a row may be taller than half a page, by a careful guess."""
        for cell, column in zip(cells, columns, strict=True):
            signs = sum(len(run.text) for runs in cell for run in runs)
            if signs < _SURELY_SHORT and len(cell) < _SURELY_FEW:
                continue
            a_line = max(1, (column.width - _PADDING) // _SIGN)
            lines = sum(_lines(runs, a_line) for runs in cell)
            if lines * _LINE > self._half_page:
                return True
        return False


_NOTHING: Cell = ((),)
_SURELY_SHORT, _SURELY_FEW = 40, 8
_LOOKS = {
    name: {
        w("val"): value,
        **{w(flag): "1" if flag == name else "0" for flag in ("firstRow", "lastRow", "firstColumn", "lastColumn")},
        w("noHBand"): "1",
        w("noVBand"): "1",
    }
    for name, value in (("firstRow", "0620"), ("firstColumn", "0680"))
}


def shares(width: int, weights: Sequence[int]) -> list[int]:
    """A width divided by weight, in whole numbers that add up to it."""
    total = sum(weights)
    edges = [width * sum(weights[: at + 1]) // total for at in range(len(weights))]
    return [edge - before for edge, before in zip(edges, (0, *edges), strict=False)]


def _column(width: int, style: str) -> _Column:
    return _Column({WIDTH: str(width), TYPE: "dxa"}, width, style)


def _cell(row: Element, column: _Column) -> Element:
    made = sub(row, TC)
    sub(sub(made, TCPR), TCW, column.attributes)
    return made


def _lines(runs: Runs, a_line: int) -> int:
    """The lines of a paragraph when Hangul is two signs wide and everything else one."""
    lines = 1
    signs = 0
    for run in runs:
        for sign in run.text:
            if sign == "\n" or signs >= a_line:
                lines += 1
                signs = 0
            signs += 2 if sign > "\u10ff" else 1
    return lines
