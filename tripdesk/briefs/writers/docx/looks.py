"""The contract with a template: which named style stands for which role. `docs/formats/docx.md` explains it."""

from collections.abc import Mapping
from typing import Final

from tripdesk.briefs.roles import Align, Emphasis, ListFamily, ParaRole

PARAGRAPHS: Final[Mapping[ParaRole, str]] = {
    ParaRole.BODY: "TD Body",
    ParaRole.LEAD: "TD Lead",
    ParaRole.NOTE: "TD Note",
    ParaRole.NOTICE: "TD Notice",
    ParaRole.CAUTION: "TD Caution",
    ParaRole.REMARKS: "TD Remarks",
    ParaRole.REMARKS_PART: "TD Remarks Part",
    ParaRole.QUESTION: "TD Question",
    ParaRole.ANSWER: "TD Answer",
    ParaRole.COVER_TITLE: "TD Cover Title",
    ParaRole.COVER_LINE: "TD Cover Line",
    ParaRole.COVER_OFFICE: "TD Cover Office",
}
CELLS: Final[Mapping[Align, str]] = {Align.LEFT: "TD Cell", Align.CENTRE: "TD Cell Centre"}
SIDE_BY_SIDE: Final[Mapping[ParaRole, str]] = {ParaRole.REMARKS: "TD Cell Remarks"}
"""Where the text of a pair is more than a cell; every other role is a plain cell."""
EMPHASIS: Final[Mapping[Emphasis, str]] = {
    Emphasis.STRONG: "TD Strong",
    Emphasis.QUIET: "TD Quiet",
    Emphasis.MISSING: "TD Missing",
    Emphasis.TENTATIVE: "TD Tentative",
    Emphasis.CANCELLED: "TD Cancelled",
}
LISTS: Final[Mapping[ListFamily, tuple[str, str, str, str]]] = {
    ListFamily.POINTS: ("TP1", "TP2", "TP3", "TP4"),
    ListFamily.NUMBERED: ("NL1", "NL2", "NL3", "NL4"),
}
HEADINGS: Final = ("heading 1", "heading 2", "heading 3")
UNLISTED: Final = ("TD Unlisted 1", "TD Unlisted 2", "TD Unlisted 3")
"""Headings the contents leave out, also when Word makes them anew."""
CONTENTS: Final = ("toc 1", "toc 2", "toc 3")
LABEL: Final = "TD Label"
CELL_HEAD: Final = "TD Cell Head"
CARD_NAME, CARD_LINE, CARD_POINT = "TD Card Name", "TD Card Line", "TD Card Point"
GAP: Final = "TD Gap"
"""The line that keeps two tables apart; without it Word makes one of them."""
END: Final = "TD End"
"""The line a paper needs when it ends with a table: it holds the section."""
FACTS, GRID, CARD, PAIRS = "TD Facts", "TD Grid", "TD Card", "TD Pairs"

PARAGRAPH_STYLES: Final = frozenset(
    {
        *PARAGRAPHS.values(),
        *CELLS.values(),
        *SIDE_BY_SIDE.values(),
        *(name for family in LISTS.values() for name in family),
        *HEADINGS,
        *UNLISTED,
        *CONTENTS,
        *(LABEL, CELL_HEAD, CARD_NAME, CARD_LINE, CARD_POINT, GAP, END),
    }
)
CHARACTER_STYLES: Final = frozenset(EMPHASIS.values())
TABLE_STYLES: Final = frozenset({FACTS, GRID, CARD, PAIRS})
