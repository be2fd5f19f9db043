"""The lint must be able to fail: each of these faults, put into a sound book, is found."""

import io
import zipfile

import pytest

from tests.briefs.docx_lint import findings
from tests.briefs.writers.docx import books
from tripdesk.briefs.writers.docx import write_docx

SOUND = write_docx(books.full(), books.TEMPLATE, books.ASSETS)
DOCUMENT, RELS = "word/document.xml", "word/_rels/document.xml.rels"


def changed(part: str, old: str, new: str) -> bytes:
    """The sound book with one change in one part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SOUND)) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            data = source.read(info)
            if info.filename == part:
                text = data.decode("utf-8")
                assert old in text
                data = text.replace(old, new, 1).encode("utf-8")
            target.writestr(info, data)
    return out.getvalue()


def test_a_sound_book_has_no_findings() -> None:
    assert findings(SOUND) == []


@pytest.mark.parametrize(
    ("part", "old", "new", "found"),
    [
        (DOCUMENT, '<w:pStyle w:val="TDLabel"/>', '<w:pStyle w:val="Gone"/>', f"{DOCUMENT}: no paragraph style Gone"),
        (DOCUMENT, '<w:tblStyle w:val="TDFacts"/>', '<w:tblStyle w:val="X"/>', f"{DOCUMENT}: no table style X"),
        (DOCUMENT, '<w:rStyle w:val="TDStrong"/>', "<w:b/>", f"{DOCUMENT}: a run with a look of its own: ['b']"),
        (DOCUMENT, '<w:numId w:val="5"/>', '<w:numId w:val="99"/>', f"{DOCUMENT}: no list 99"),
        (DOCUMENT, "<w:tblHeader/>", '<w:tblHeader w:val="true"/>', f"{DOCUMENT}: a head row with a value"),
        (DOCUMENT, 'w:name="paper2"', 'w:name="paper1"', "bookmarks: paper1 twice"),
        (DOCUMENT, '<w:bookmarkEnd w:id="1"/>', "", "bookmarks: starts and ends do not match"),
        (DOCUMENT, 'w:anchor="_Toc', 'w:anchor="_Tic', f"{DOCUMENT}: a link to nothing"),
        (DOCUMENT, 'descr="', 'descr="" o="', f"{DOCUMENT}: a picture without words"),
        (DOCUMENT, 'name="picture 1"', 'name="IMG_0042.JPG"', f"{DOCUMENT}: a picture with a telling name"),
        (DOCUMENT, 'w:fldCharType="end"', 'w:fldCharType="begin"', "a field that is dirty or not closed"),
        (DOCUMENT, '<w:tcW w:w="1871"', '<w:tcW w:w="1870"', "a row whose cells are not as wide"),
        (DOCUMENT, '<w:headerReference w:type="default" r:id="rIdH1"/>', "", "some sections have a header"),
        (DOCUMENT, "<w:body>", '<w:body><w:p><w:pPr><w:pStyle w:val="TDBody"/></w:pPr></w:p>',
         f"{DOCUMENT}: an empty paragraph of style TD Body"),
        (DOCUMENT, "<w:p>", '<w:p w:rsidR="00AB">', f"{DOCUMENT}: p must not be there"),
        (RELS, "media/picture1.png", "media/picture2.png", "word/document.xml: rIdP1 leads to"),
        (RELS, 'Id="rIdF1"', 'Id="rIdX"', "word/document.xml: no relationship rIdF1"),
        ("word/numbering.xml", '<w:abstractNumId w:val="1"/>', '<w:abstractNumId w:val="9"/>', "list 2 of no family"),
        ("word/settings.xml", "<w:compat>", "<w:updateFields/><w:compat>", "updateFields must not be there"),
        ("word/styles.xml", '<w:basedOn w:val="TDCell"/>', '<w:basedOn w:val="Gone"/>', "no style Gone"),
        ("docProps/core.xml", "</cp:coreProperties>", "<cp:revision>1</cp:revision></cp:coreProperties>", "docProps: "),
    ],
)  # fmt: skip
def test_a_fault_is_found(part: str, old: str, new: str, found: str) -> None:
    wrong = findings(changed(part, old, new))
    assert any(found in finding for finding in wrong), wrong


def test_a_cell_must_end_with_a_paragraph() -> None:
    table = "<w:tbl><w:tblPr/><w:tblGrid/><w:tr/></w:tbl></w:tc>"
    assert "word/document.xml: a cell that does not end with a paragraph" in findings(
        changed(DOCUMENT, "</w:tc>", table)
    )


def test_parts_nobody_asked_for_are_found() -> None:
    out = io.BytesIO(SOUND)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("docProps/thumbnail.jpeg", b"")
    found = findings(out.getvalue())
    assert "zip: unexpected part docProps/thumbnail.jpeg" in found
    assert "zip: docProps/thumbnail.jpeg belongs to nothing" in found
