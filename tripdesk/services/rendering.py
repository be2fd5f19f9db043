"""Pages as LibreOffice lays them out, where LibreOffice is there. Nothing of a book stays behind."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tripdesk import files
from tripdesk.briefs import rendering


@dataclass(frozen=True, slots=True)
class Renderer:
    """LibreOffice, and a folder private to the user where it may work for a moment."""

    soffice: Path
    work_folder: Path

    def pages(self, docx: bytes, marks: Mapping[str, str]) -> tuple[int, dict[str, int]]:
        """How many pages in all, and how many in each paper. Raises Unavailable."""
        files.make_private_folder(self.work_folder)
        files.empty_folder(self.work_folder)
        pdf = rendering.render_pdf(docx, self.soffice, self.work_folder)
        return rendering.count_pages(pdf), rendering.page_counts(pdf, marks)
