"""What the Open XML validator does not see in a Word file, and what a book of ours must never hold.

    python -m tests.briefs.docx_lint FILE...

`findings(data)` is empty for a sound book. Each finding names the part and says what is wrong.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.briefs.docx_package import WP, Package, R, W

REL_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(app|core)\.xml|word/_rels/\w+\.xml\.rels|word/media/picture\d+\.(png|jpeg)"
    r"|word/(document|styles|numbering|settings|fontTable|header\d+|footer\d+)\.xml"
)
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs kinsoku wordWrap autoSpaceDE "
    "autoSpaceDN snapToGrid spacing ind contextualSpacing jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs strike color spacing sz szCs lang",
    "tcPr": "tcW gridSpan vMerge shd vAlign",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols",
}
FORBIDDEN = {
    *("ins", "del", "moveFrom", "moveTo", "vanish", "commentReference", "altChunk", "object", "pict", "updateFields"),
    *("rsids", "rsid", "attachedTemplate", "docVars", "mailMerge", "customXml"),
}
STRUCTURAL = {"TD Gap", "TD End"}
"""The only styles of empty paragraphs outside cells: what keeps tables apart, and what ends a paper."""
PLAIN = {"rStyle", "lang"}
"""What a run of the text may carry itself; everything else belongs to styles."""


def findings(data: bytes) -> list[str]:
    """Everything wrong with a Word file."""
    package = Package(data)
    return [finding for check in CHECKS for finding in check(package)]


def _zip(package: Package) -> Iterator[str]:
    if package.names[0] != "[Content_Types].xml":
        yield "zip: [Content_Types].xml is not first"
    for name, times in Counter(package.names).items():
        if times > 1:
            yield f"zip: {name} stands there {times} times"
        if not PARTS.fullmatch(name):
            yield f"zip: unexpected part {name}"
    for info in package.archive.infolist():
        if (
            info.date_time != (1980, 1, 1, 0, 0, 0)
            or info.extra
            or info.comment
            or info.create_system
            or info.external_attr not in {0, 0o600 << 16}
        ):
            yield f"zip: {info.filename} tells when or where it was packed"


def _content_types(package: Package) -> Iterator[str]:
    types = package.trees["[Content_Types].xml"]
    endings = {entry.get("Extension") for entry in types if entry.get("Extension")}
    overrides = Counter(entry.get("PartName") for entry in types if entry.get("PartName"))
    yield from (f"[Content_Types].xml: {name} twice" for name, times in overrides.items() if times > 1)
    yield from (f"[Content_Types].xml: no part {name}" for name in overrides if name[1:] not in package.names)
    for name in package.names[1:]:
        if f"/{name}" not in overrides and (name.rpartition(".")[2] not in endings or re.match(r"word/\w+\.xml", name)):
            yield f"[Content_Types].xml: no type for {name}"


def _relations(package: Package) -> Iterator[str]:
    reached, todo = {"[Content_Types].xml", "_rels/.rels"}, [""]
    while todo:
        part = todo.pop()
        folder, _, name = part.rpartition("/")
        reached.add(f"{folder}/_rels/{name}.rels" if part else "_rels/.rels")
        for ident, (kind, target, mode) in package.relations(part).items():
            if mode:
                yield f"{part}: {ident} leads outside"
            elif target not in package.names:
                yield f"{part}: {ident} leads to {target}, which is not there"
            elif target not in reached:
                reached.add(target)
                todo.append(target)
            used = kind.removeprefix(REL_TYPE) in {"header", "footer", "image", "hyperlink"}
            if part and used and ident not in _references(package.trees[part]):
                yield f"{part}: {ident} is not used"
    yield from (f"zip: {name} belongs to nothing" for name in package.names if name not in reached)
    for part in package.stories:
        known = package.relations(part)
        yield from (
            f"{part}: no relationship {ident}" for ident in _references(package.trees[part]) if ident not in known
        )


def _references(tree: Any) -> set[str]:
    return {value for found in tree.iter() for key, value in found.attrib.items() if key.startswith(R)}


def _styles(package: Package) -> Iterator[str]:
    uses = (("pStyle", "paragraph"), ("rStyle", "character"), ("tblStyle", "table"))
    for tag, kind in uses:
        for part, used in package.all(tag, *package.stories, "word/numbering.xml"):
            if used.get(W + "val") not in package.styles[kind]:
                yield f"{part}: no {kind} style {used.get(W + 'val')}"
    every = {ident for kind in package.styles.values() for ident in kind}
    for tag in ("basedOn", "next", "link"):
        for part, used in package.all(tag, "word/styles.xml"):
            if used.get(W + "val") not in every:
                yield f"{part}: no style {used.get(W + 'val')}"
    for part in [*package.stories, "word/styles.xml"]:
        for fonts in package.trees[part].iter(W + "rFonts"):
            if any(key.endswith("Theme") for key in fonts.attrib) or fonts.get(W + "eastAsia") is None:
                yield f"{part}: fonts without a Korean one, or from a theme"


def _numbering(package: Package) -> Iterator[str]:
    root = package.trees["word/numbering.xml"]
    order = [child.tag.removeprefix(W) for child in root]
    if order != sorted(order):
        yield "word/numbering.xml: a list stands before a family"
    families = {child.get(W + "abstractNumId"): child for child in root.findall(W + "abstractNum")}
    lists: dict[str, str] = {}
    for num in root.findall(W + "num"):
        lists[num.get(W + "numId")] = family = num.find(W + "abstractNumId").get(W + "val")
        if family not in families:
            yield f"word/numbering.xml: list {num.get(W + 'numId')} of no family"
    if len(lists) != len(root.findall(W + "num")):
        yield "word/numbering.xml: two lists with one number"
    for part, used in package.all("numPr", *package.stories, "word/styles.xml"):
        number, level = used.find(W + "numId").get(W + "val"), used.find(W + "ilvl").get(W + "val")
        if number not in lists:
            yield f"{part}: no list {number}"
        elif lists[number] in families and not families[lists[number]].findall(f"{W}lvl[@{W}ilvl='{level}']"):
            yield f"{part}: list {number} has no level {level}"


def _marks(package: Package) -> Iterator[str]:
    starts = [(part, mark.get(W + "id"), mark.get(W + "name")) for part, mark in package.all("bookmarkStart")]
    ends = Counter(mark.get(W + "id") for _, mark in package.all("bookmarkEnd"))
    idents, names = Counter(ident for _, ident, _ in starts), Counter(name for _, _, name in starts)
    yield from (f"bookmarks: {what} twice" for what, times in (idents + names).items() if times > 1 and what in idents)
    yield from (f"bookmarks: {name} twice" for name, times in names.items() if times > 1)
    if ends != idents:
        yield "bookmarks: starts and ends do not match"
    for part, _, name in starts:
        if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,39}", name):
            yield f"{part}: bookmark name {name}"
    for part, link in package.all("hyperlink"):
        if link.get(W + "anchor") not in names:
            yield f"{part}: a link to nothing"


def _drawings(package: Package) -> Iterator[str]:
    idents: Counter[str] = Counter()
    for part in package.stories:
        for about in package.trees[part].iter(WP + "docPr"):
            idents[about.get("id")] += 1
            if not about.get("descr"):
                yield f"{part}: a picture without words"
            if not re.fullmatch(r"picture \d+", about.get("name", "")):
                yield f"{part}: a picture with a telling name"
    yield from (f"drawings: id {ident} twice" for ident, times in idents.items() if times > 1)


def _tables(package: Package) -> Iterator[str]:
    for part, table in package.all("tbl"):
        grid = [column.get(W + "w") for column in table.find(W + "tblGrid")]
        rows = table.findall(W + "tr")
        if not rows:
            yield f"{part}: a table without rows"
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        if heads != sorted(heads, reverse=True):
            yield f"{part}: a head row below other rows"
        for row in rows:
            widths = [cell.find(f"{W}tcPr/{W}tcW").get(W + "w") for cell in row.findall(W + "tc")]
            if widths != grid:
                yield f"{part}: a row whose cells are not as wide as its columns"
        following = table.getnext()
        if following is not None and following.tag == W + "tbl":
            yield f"{part}: two tables that Word would join"
    for part, cell in package.all("tc"):
        if cell[-1].tag != W + "p":
            yield f"{part}: a cell that does not end with a paragraph"
    for part, head in package.all("tblHeader"):
        if head.attrib:
            yield f"{part}: a head row with a value"


def _order(package: Package) -> Iterator[str]:
    for part in [*package.stories, "word/styles.xml", "word/numbering.xml"]:
        for tag, order in ORDER.items():
            places = {name: at for at, name in enumerate(order.split())}
            for found in package.trees[part].iter(W + tag):
                names = [child.tag.removeprefix(W) for child in found]
                if any(name not in places for name in names):
                    yield f"{part}: unexpected {set(names) - set(places)} in {tag}"
                elif [places[name] for name in names] != sorted(places[name] for name in names):
                    yield f"{part}: {tag} out of order: {' '.join(names)}"


def _sections(package: Package) -> Iterator[str]:
    body = package.trees["word/document.xml"][0]
    if body[-1].tag != W + "sectPr":
        yield "word/document.xml: the body does not end with a section"
    known = package.relations("word/document.xml")
    heads: set[bool] = set()
    for part, section in package.all("sectPr"):
        kinds = [
            (child.tag.removeprefix(W).removesuffix("Reference"), child) for child in section if child.get(R + "id")
        ]
        heads.add("header" in dict(kinds))
        for kind, child in kinds:
            if known.get(child.get(R + "id"), ("",))[0] != REL_TYPE + kind:
                yield f"{part}: a section whose {kind} is none"
    if len(heads) > 1:
        yield "word/document.xml: some sections have a header and others none"


def _fields(package: Package) -> Iterator[str]:
    for part in package.stories:
        state = "end"
        allowed = {"end": "begin", "begin": "separate", "separate": "end"}
        for mark in package.trees[part].iter(W + "fldChar"):
            if mark.get(W + "dirty") or allowed[state] != mark.get(W + "fldCharType"):
                yield f"{part}: a field that is dirty or not closed"
            state = mark.get(W + "fldCharType")
        if state != "end":
            yield f"{part}: a field that is not closed"


def _words(package: Package) -> Iterator[str]:
    names = package.styles["paragraph"]
    for part, paragraph in package.all("p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is None:
            yield f"{part}: a paragraph without a style"
        elif (
            paragraph.getparent().tag != W + "tc"
            and next(paragraph.iter(W + "t", W + "drawing"), None) is None
            and names.get(style.get(W + "val")) not in STRUCTURAL
        ):
            yield f"{part}: an empty paragraph of style {names.get(style.get(W + 'val'))}"
    for part, props in package.all("rPr", "word/document.xml"):
        if extra := {child.tag.removeprefix(W) for child in props} - PLAIN:
            yield f"{part}: a run with a look of its own: {sorted(extra)}"


def _hygiene(package: Package) -> Iterator[str]:
    for part, tree in package.trees.items():
        for found in tree.iter():
            if found.tag in {W + name for name in FORBIDDEN} or any("rsid" in key for key in found.attrib):
                yield f"{part}: {found.tag.rpartition('}')[2]} must not be there"
    core = [child.tag.rpartition("}")[2] for child in package.trees["docProps/core.xml"]]
    app = [child.tag.rpartition("}")[2] for child in package.trees["docProps/app.xml"]]
    if core != ["title", "creator", "language", "created", "modified"] or app != ["Application"]:
        yield f"docProps: {core} {app}"


CHECKS: tuple[Callable[[Package], Iterator[str]], ...] = (
    *(_zip, _content_types, _relations, _styles, _numbering, _marks, _drawings, _tables),
    *(_order, _sections, _fields, _words, _hygiene),
)


def main(paths: list[str]) -> int:
    """Prints what is wrong with each file; 1 when anything is."""
    found = [f"{path}: {finding}" for path in paths for finding in findings(Path(path).read_bytes())]
    print("\n".join(found) or "nothing found")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
