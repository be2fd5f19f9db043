"""말씀자료: large, one thought a paragraph, on a sheet of its own; side by side where two languages are needed."""

from tripdesk.briefs.book import Block, Cell, Pairs, Para
from tripdesk.briefs.compose.pen import Pen
from tripdesk.briefs.roles import ParaRole
from tripdesk.model.brief import Brief, Remark, RemarkPart
from tripdesk.model.office_style import reading_time

IN_PUBLIC = frozenset({RemarkPart.ADDRESS, RemarkPart.TOAST})
"""Spoken to a hall: printed in both languages (국·영)."""


def remarks_blocks(pen: Pen, brief: Brief, *, both: bool) -> list[Block]:
    """The script with its reading time."""
    blocks: list[Block] = []
    for remark in brief.remarks:
        blocks.append(Para(ParaRole.REMARKS_PART, pen.plain(_heading(pen, remark)), brief.id))
        if pen.both or (both and remark.part in IN_PUBLIC):
            blocks.append(_side_by_side(pen, remark, brief.id))
        else:
            blocks += [Para(ParaRole.REMARKS, runs, brief.id) for runs in pen.lines(remark.paragraphs)]
    return blocks


def _heading(pen: Pen, remark: Remark) -> str:
    spoken = [pen.flat(paragraph) for paragraph in remark.paragraphs]
    return pen.w("remark_part", part=pen.value(remark.part), time=reading_time(spoken, pen.lang))


def _side_by_side(pen: Pen, remark: Remark, source: str) -> Pairs:
    rows: list[tuple[Cell, Cell]] = [
        ((pen.side(paragraph, "ko"),), (pen.side(paragraph, "en"),)) for paragraph in remark.paragraphs if paragraph
    ]
    heads = (pen.words("column.korean"), pen.words("column.english"))
    return Pairs(heads, tuple(rows), ParaRole.REMARKS, source)
