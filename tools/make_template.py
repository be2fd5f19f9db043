"""Makes `resources/templates/office-ko.docx`, the Word template of a Korean public office, from nothing.

    python tools/make_template.py [-o FILE]

The same program gives the same bytes. The look lies in `template_styles.py`; `docs/formats/docx.md` holds the contract.
"""

import argparse
import io
import zipfile
from pathlib import Path

from template_styles import FONT, HEAD, WIDTH, W, numbering, styles

R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def control(tag: str, words: str) -> str:
    return (
        f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/><w:text/></w:sdtPr>'
        f"<w:sdtContent><w:r><w:t>{words}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def footer() -> str:
    widths = (3719, WIDTH - 2 * 3719, 3719)
    places = (
        ("Footer", "td:foot", "받는 사람 · 배포"),
        ("TDFootCentre", "td:paper", "쪽"),
        ("TDFootRight", "td:copy", "사본"),
    )
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
    row = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/><w:vAlign w:val="bottom"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{look}"/></w:pPr>{control(tag, words)}</w:p></w:tc>'
        for wide, (look, tag, words) in zip(widths, places, strict=True)
    )
    return (
        f'{HEAD}<w:ftr {W} {R}><w:tbl><w:tblPr><w:tblStyle w:val="TDFoot"/><w:tblW w:w="{WIDTH}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid><w:tr>{row}</w:tr></w:tbl>'
        '<w:p><w:pPr><w:pStyle w:val="TDEnd"/></w:pPr></w:p></w:ftr>'
    )


def header() -> str:
    banner = f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{control("td:banner", "대 외 비")}</w:p>'
    return f"{HEAD}<w:hdr {W} {R}>{banner}</w:hdr>"


def settings() -> str:
    compat = "http://schemas.microsoft.com/office/word"
    flags = (
        ("compatibilityMode", "15"),
        ("overrideTableStyleFontSizeAndJustification", "1"),
        ("doNotFlipMirrorIndents", "1"),
    )
    kept = "".join(f'<w:compatSetting w:name="{name}" w:uri="{compat}" w:val="{value}"/>' for name, value in flags)
    return (
        f'{HEAD}<w:settings {W}><w:defaultTabStop w:val="800"/><w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{kept}</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="ko-KR"/></w:settings>'
    )


def font_table() -> str:
    return (
        f'{HEAD}<w:fonts {W}><w:font w:name="{FONT}"><w:altName w:val="Malgun Gothic"/>'
        '<w:panose1 w:val="020B0503020000020004"/>'
        '<w:charset w:val="81"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def document() -> str:
    return (
        f'{HEAD}<w:document {W} {R}><w:body><w:sectPr><w:headerReference w:type="default" r:id="rId5"/>'
        '<w:footerReference w:type="default" r:id="rId6"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"'
        ' w:header="454" w:footer="454" w:gutter="0"/>'
        "<w:cols/></w:sectPr></w:body></w:document>"
    )


PARTS = {
    "styles": styles,
    "numbering": numbering,
    "settings": settings,
    "fontTable": font_table,
    "header": header,
    "footer": footer,
}


def package() -> dict[str, str]:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{kind}+xml"/>'
        for name, kind in [("document", "document.main"), *((name, name) for name in PARTS)]
    )
    rels = "".join(
        f'<Relationship Id="rId{at}" Type="{REL}/{name}" Target="{name}.xml"/>' for at, name in enumerate(PARTS, 1)
    )
    relationships = f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'{relationships}<Relationship Id="rId1" Type="{REL}/officeDocument"'
        ' Target="word/document.xml"/>'
        "</Relationships>",
        "word/document.xml": document(),
        "word/_rels/document.xml.rels": f"{relationships}{rels}</Relationships>",
        **{f"word/{name}.xml": make() for name, make in PARTS.items()},
    }


def packed(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(entry, text.encode("utf-8"))
    return out.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    here = Path(__file__).resolve().parents[1] / "resources" / "templates" / "office-ko.docx"
    parser.add_argument("-o", "--out", type=Path, default=here)
    parser.parse_args().out.write_bytes(packed(package()))


if __name__ == "__main__":
    main()
