"""A book read back from its document.xml: its papers, and in each the lines and table rows in order."""

import re
from dataclasses import dataclass
from typing import Any

from tests.briefs.docx_package import Package, W

_PARAGRAPH, _SECTION, _ROW = W + "p", f"{W}pPr/{W}sectPr", W + "tr"


def squeezed(text: str) -> str:
    """The text with every run of white space as one space."""
    return re.sub(r"\s+", " ", text).strip()


@dataclass(frozen=True)
class PrintedPaper:
    """The words of one paper. A line is a paragraph; a row joins the paragraphs of a table row, or is one line."""

    lines: tuple[str, ...]
    rows: tuple[str, ...]

    @property
    def text(self) -> str:
        """Everything in reading order."""
        return "\n".join(self.lines)


def papers_of(data: bytes) -> list[PrintedPaper]:
    """The papers of a book as they are printed, cover and contents included."""
    package = Package(data)
    body = package.trees["word/document.xml"][0]
    found: list[PrintedPaper] = []
    lines: list[str] = []
    rows: list[str] = []
    for child in body:
        paragraphs = [child] if child.tag == _PARAGRAPH else list(child.iter(_PARAGRAPH))
        said = [squeezed(package.text(paragraph)) for paragraph in paragraphs]
        lines += said
        rows += said if child.tag == _PARAGRAPH else [_row(package, row) for row in child.iter(_ROW)]
        if child.find(_SECTION) is not None or child is body[-1]:
            found.append(PrintedPaper(tuple(filter(None, lines)), tuple(filter(None, rows))))
            lines, rows = [], []
    return found


def _row(package: Package, row: Any) -> str:
    return squeezed(" ".join(package.text(paragraph) for paragraph in row.iter(_PARAGRAPH)))
