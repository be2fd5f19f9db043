"""The Word file as a package: the same bytes anywhere, nothing about who made it, only fit templates."""

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from tests.briefs.docx_package import Package, W
from tests.briefs.writers.docx import books
from tests.briefs.writers.docx.books import book, ko, paper, para
from tripdesk.briefs.assets import Assets
from tripdesk.briefs.roles import ParaRole
from tripdesk.briefs.writers.docx import write_docx
from tripdesk.errors import Rejected

ROOT = Path(__file__).resolve().parents[4]
MAKE = (
    "import hashlib; from tests.briefs.writers.docx import books; from tripdesk.briefs.writers.docx import write_docx;"
    "print(hashlib.sha256(write_docx(books.full(), books.TEMPLATE, books.ASSETS)).hexdigest())"
)


def test_same_bytes_in_another_process_zone_folder_and_hash_seed(tmp_path: Path) -> None:
    here = hashlib.sha256(write_docx(books.full(), books.TEMPLATE, books.ASSETS)).hexdigest()
    for seed, zone in (("1", "Asia/Seoul"), ("2", "America/Los_Angeles")):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT), "LC_ALL": "C"}
        made = subprocess.run(
            [sys.executable, "-c", MAKE], cwd=tmp_path, env=env, capture_output=True, text=True, check=True
        )
        assert made.stdout.strip() == here


def test_metadata_is_what_the_book_says_and_no_more() -> None:
    made = Package(write_docx(book(paper("Ⅰ", para(ParaRole.BODY, "말"))), books.TEMPLATE, Assets()))
    core = {child.tag.rpartition("}")[2]: child.text for child in made.trees["docProps/core.xml"]}
    app = {child.tag.rpartition("}")[2]: child.text for child in made.trees["docProps/app.xml"]}
    assert core == {
        "title": "CES 2023 · 실리콘밸리 방문",
        "creator": "광주광역시 국제관계과",
        "language": "ko-KR",
        "created": "2023-01-09T14:40:00Z",
        "modified": "2023-01-09T14:40:00Z",
    }
    assert app == {"Application": "tripdesk"}


def test_parts_of_a_plain_book() -> None:
    made = Package(write_docx(book(paper("Ⅰ", para(ParaRole.BODY, "말"))), books.TEMPLATE, books.ASSETS))
    assert made.names == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/numbering.xml",
        "word/fontTable.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/footer1.xml",
    ]


def test_hostile_words_in_metadata_and_margins_stay_words() -> None:
    bad = "<w:p>&]]>{{ x }}\"'"
    hostile = replace(
        book(paper(bad, para(ParaRole.BODY, "말")), banner=bad, title=bad), office=bad, reader=bad, copy=bad
    )
    made = Package(write_docx(hostile, books.TEMPLATE, Assets(), {f"paper-{bad}": 2}))
    assert made.trees["docProps/core.xml"][0].text == bad
    assert made.paragraphs("word/header1.xml") == [("header", bad)]
    assert [text for _, text in made.paragraphs("word/footer1.xml")] == [
        f"{bad} · 3차(1. 9. 23:40 기준)",
        f"{bad} · 2-1",
        bad,
        "",
    ]


@pytest.mark.parametrize(
    ("label", "counts", "centre", "fields"),
    [
        pytest.param("Ⅳ-3", {"paper-Ⅳ-3": 4}, "Ⅳ-3 · 4-1", [" SECTIONPAGES ", " PAGE "], id="measured"),
        pytest.param("Ⅳ-3", {}, "Ⅳ-3 · 1", [" PAGE "], id="not measured: no total rather than a wrong one"),
        pytest.param("Ⅳ-3", {"paper-other": 4}, "Ⅳ-3 · 1", [" PAGE "], id="another paper was measured"),
        pytest.param("", {"paper-meeting": 4}, "", [], id="cover and contents have no count"),
    ],
)
def test_page_count_at_the_foot(label: str, counts: dict[str, int], centre: str, fields: list[str]) -> None:
    data = write_docx(book(paper(label, para(ParaRole.BODY, "말"))), books.TEMPLATE, Assets(), counts)
    made = Package(data)
    assert made.paragraphs("word/footer1.xml")[1] == ("TD Foot Centre", centre)
    assert [found.text for _, found in made.all("instrText", "word/footer1.xml")] == fields


def test_each_paper_is_a_section_on_a_right_hand_page_that_counts_from_one() -> None:
    papers = [paper(label, para(ParaRole.BODY, label)) for label in ("Ⅰ", "Ⅱ", "Ⅲ")]
    made = Package(write_docx(book(*papers, banner="대 외 비"), books.TEMPLATE, Assets()))
    sections = [section for _, section in made.all("sectPr", "word/document.xml")]
    assert [section.find(W + "type").get(W + "val") for section in sections] == ["nextPage", "oddPage", "oddPage"]
    assert [section.find(W + "pgNumType").get(W + "start") for section in sections] == ["1", "1", "1"]
    feet = [made.paragraphs(f"word/footer{at}.xml")[1][1] for at in (1, 2, 3)]
    assert feet == ["Ⅰ · 1", "Ⅱ · 1", "Ⅲ · 1"]


@pytest.mark.parametrize(("banner", "headers"), [("대 외 비", 2), ("", 0)])
def test_banner_on_every_section_or_none(banner: str, headers: int) -> None:
    papers = [paper(label, para(ParaRole.BODY, label)) for label in ("Ⅰ", "Ⅱ")]
    made = Package(write_docx(book(*papers, banner=banner), books.TEMPLATE, Assets()))
    assert len(list(made.all("headerReference", "word/document.xml"))) == headers
    assert ("word/header1.xml" in made.names) is bool(banner)


def test_python_docx_opens_the_book_and_keeps_its_words() -> None:
    data = write_docx(books.full(), books.TEMPLATE, books.ASSETS)
    out = io.BytesIO()
    Document(io.BytesIO(data)).save(out)
    again = Package(out.getvalue())
    assert again.paragraphs() == Package(data).paragraphs()


def template(**changes: tuple[str, str]) -> bytes:
    """The office's template with one change a part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(books.TEMPLATE)) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            text = source.read(info).decode("utf-8")
            old, new = changes.get(info.filename.removeprefix("word/").removesuffix(".xml"), ("", ""))
            assert old in text
            target.writestr(info, text.replace(old, new) if old else text)
    return out.getvalue()


ONE = book(paper("Ⅰ", para(ParaRole.NOTE, "말"), books.points((1, "가"))))


@pytest.mark.parametrize(
    "office",
    [
        pytest.param(
            template(styles=('"TDNote"', '"a3"'), numbering=('"TDNote"', '"a3"')), id="ids as Korean Word makes them"
        ),
        pytest.param(template(styles=('w:val="heading 1"', 'w:val="Heading 1"')), id="names as LibreOffice saves them"),
    ],
)
def test_styles_are_found_by_name(office: bytes) -> None:
    assert Package(write_docx(ONE, office, Assets())).paragraphs()[0] == ("TD Note", "말")


@pytest.mark.parametrize(
    ("office", "code"),
    [
        pytest.param(b"", "template_unreadable", id="nothing"),
        pytest.param(b"PK\x03\x04 not a zip", "template_unreadable", id="no zip"),
        pytest.param(
            template(styles=('w:val="TD Note"', 'w:val="TD Nicht"')), "template_incomplete", id="a style is missing"
        ),
        pytest.param(template(document=("<w:pgSz ", "<w:pgSx ")), "template_unreadable", id="no page size"),
    ],
)
def test_unfit_templates_are_refused(office: bytes, code: str) -> None:
    with pytest.raises(Rejected) as refused:
        write_docx(ONE, office, Assets())
    assert refused.value.code == code


def test_the_missing_styles_are_named() -> None:
    with pytest.raises(Rejected) as refused:
        write_docx(ONE, template(styles=('w:val="TP3"', 'w:val="X"')), Assets())
    assert refused.value.facts == {"missing": "TP3"}


def test_what_a_template_tells_of_people_is_left_behind() -> None:
    telling = '<w:rsids><w:rsid w:val="00CA0001"/></w:rsids><w:themeFontLang '
    told = template(settings=("<w:themeFontLang ", telling), footer=("<w:p>", '<w:p w:rsidR="00CA0002">'))
    made = write_docx(ONE, told, Assets())
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert [name for name in archive.namelist() if b"00CA000" in archive.read(name)] == []


def test_the_shipped_template_is_what_the_tool_makes(tmp_path: Path) -> None:
    made = tmp_path / "office.docx"
    subprocess.run([sys.executable, str(ROOT / "tools" / "make_template.py"), "-o", str(made)], check=True)
    assert made.read_bytes() == books.TEMPLATE


def test_fonts_and_languages_of_the_template() -> None:
    made = Package(books.TEMPLATE)
    fonts = {
        value for tag in ("rFonts",) for _, found in made.all(tag, "word/styles.xml") for value in found.attrib.values()
    }
    languages = [dict(found.attrib) for _, found in made.all("lang", "word/styles.xml")]
    theme = [found.get(W + "eastAsia") for _, found in made.all("themeFontLang", "word/settings.xml")]
    assert fonts == {"맑은 고딕"}
    assert languages == [{W + "val": "en-US", W + "eastAsia": "ko-KR", W + "bidi": "ar-SA"}]
    assert theme == ["ko-KR"]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_words_stand_out_from_the_darkest_ground_they_can_stand_on() -> None:
    made = Package(books.TEMPLATE)
    grounds = {found.get(W + "fill") for _, found in made.all("shd", "word/styles.xml")}
    inks = {found.get(W + "val") for _, found in made.all("color", "word/styles.xml")}
    worst = min(luminance(ground) for ground in grounds)
    weak = [ink for ink in sorted(inks) if (worst + 0.05) / (luminance(ink) + 0.05) < 4.5]
    assert weak == []


@pytest.mark.parametrize("text", ["", "가"])
def test_a_paper_without_blocks_still_is_a_page(text: str) -> None:
    blocks = (para(ParaRole.BODY, text),) if text else ()
    made = Package(write_docx(book(paper("Ⅰ", *blocks), paper("Ⅱ", *blocks)), books.TEMPLATE, Assets()))
    assert made.paragraphs() == [("TD Body", "가") if text else ("TD End", "")] * 2


def test_words_in_another_language_than_the_book() -> None:
    english = book(paper("IV-3", books.Para(ParaRole.BODY, ko("말"))), lang="en")
    made = Package(write_docx(english, books.TEMPLATE, Assets()))
    assert [found.get(W + "eastAsia") for _, found in made.all("lang", "word/document.xml")] == ["ko-KR"]
    assert made.trees["docProps/core.xml"][2].text == "en-US"
