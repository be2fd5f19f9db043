"""Pages as a renderer lays them out: LibreOffice makes a PDF, and the bookmarks in it tell where each paper begins."""

import io
import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from tripdesk.errors import Unavailable

if TYPE_CHECKING:
    from pypdf import PdfReader

_SECONDS: Final = 180
_FILTER: Final = {
    "ExportBookmarks": {"type": "boolean", "value": "true"},
    "ExportBookmarksToPDFDestination": {"type": "boolean", "value": "true"},
    "IsSkipEmptyPages": {"type": "boolean", "value": "true"},
}
_NOTHING: Final = subprocess.DEVNULL
_TO_PDF: Final = f"pdf:writer_pdf_Export:{json.dumps(_FILTER, separators=(',', ':'))}"


def render_pdf(
    docx: bytes, soffice: Path, workdir: Path, environment: Mapping[str, str] = MappingProxyType({})
) -> bytes:
    """The document as LibreOffice prints it, without the blank pages of right-hand starts.

    Works below `workdir` with a profile and temporary files of its own and leaves nothing.
    Raises Unavailable `renderer_failed`.
    """
    with TemporaryDirectory(dir=workdir, prefix="render-", ignore_cleanup_errors=True) as place:
        source, target = Path(place, "book.docx"), Path(place, "book.pdf")
        source.write_bytes(docx)
        profile = Path(place, "profile").as_uri()
        options = ["--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={profile}"]
        command = [str(soffice), *options, "--convert-to", _TO_PDF, "--outdir", place, str(source)]
        try:
            ended = subprocess.run(
                command,
                stdin=_NOTHING,
                stdout=_NOTHING,
                stderr=_NOTHING,
                timeout=_SECONDS,
                check=False,
                cwd=place,
                env={**environment, **dict.fromkeys(("TMPDIR", "TMP", "TEMP"), place)},
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise Unavailable("renderer_failed") from error
        if ended.returncode or not target.exists():
            raise Unavailable("renderer_failed")
        return target.read_bytes()


def count_pages(pdf: bytes) -> int:
    """The pages of a PDF."""
    return len(_reader(pdf).pages)


def page_counts(pdf: bytes, marks: Mapping[str, str]) -> dict[str, int]:
    """The pages of each paper by its anchor; `marks` are the papers' bookmarks by anchor, in reading order.

    Raises Unavailable when the PDF does not hold every bookmark.
    """
    reader = _reader(pdf)
    places = {name.removeprefix("/"): place for name, place in reader.named_destinations.items()}
    try:
        starts = [reader.get_destination_page_number(places[mark]) for mark in marks.values()]
    except KeyError as error:
        raise Unavailable("renderer_failed") from error
    ends = [*starts[1:], len(reader.pages)]
    return {
        anchor: end - (start or 0)
        for anchor, start, end in zip(marks, starts, ends, strict=True)
        if start is not None and end is not None and end > start
    }


def _reader(pdf: bytes) -> "PdfReader":
    from pypdf import PdfReader  # noqa: PLC0415  (slow import)
    from pypdf.errors import PyPdfError  # noqa: PLC0415  (slow import)

    try:
        return PdfReader(io.BytesIO(pdf))
    except PyPdfError as error:
        raise Unavailable("renderer_failed") from error
