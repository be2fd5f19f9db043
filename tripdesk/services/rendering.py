"""Pages as LibreOffice lays them out, where LibreOffice is there. Nothing of a book stays behind."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tripdesk import files
from tripdesk.briefs import rendering
from tripdesk.errors import TripdeskError, Unavailable


@dataclass(frozen=True, slots=True)
class Renderer:
    """LibreOffice, and a folder private to the user where it may work for a moment."""

    soffice: Path
    work_folder: Path
    environment: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)

    def pages(self, docx: bytes, marks: Mapping[str, str]) -> tuple[int, dict[str, int]]:
        """How many pages in all, and how many in each paper. Raises Unavailable."""
        try:
            files.make_private_folder(self.work_folder)
            files.empty_folder(self.work_folder)
            pdf = rendering.render_pdf(docx, self.soffice, self.work_folder, self.environment)
        except (OSError, TripdeskError) as error:
            raise Unavailable("renderer_failed") from error
        return rendering.count_pages(pdf), rendering.page_counts(pdf, marks)
