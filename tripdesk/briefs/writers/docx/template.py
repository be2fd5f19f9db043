"""An office's template, opened once: its styles by name, its page, and its header and footer as pieces to fill."""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast
from zipfile import BadZipFile

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.exceptions import OpcError

from tripdesk.briefs.writers.docx import looks
from tripdesk.briefs.writers.docx.xml import NUMID, VAL, Attributes, Element, XmlError, parsed, sub, to_bytes, w
from tripdesk.errors import Rejected

_HOLE = "\ue000{}\ue001"
_CARRIED = (RT.STYLES, RT.SETTINGS, RT.FONT_TABLE, RT.THEME)
_REVISIONS = re.compile(rb' w:rsid\w*="[^"]*"')


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a package as it stands in the zip."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship of a part: its id, kind, and where it leads."""

    ident: str
    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class Margin:
    """A header or footer: its XML cut at the content controls `td:…`, whose tags stand between the pieces."""

    pieces: tuple[str, ...]
    tags: tuple[str, ...]
    looks: tuple[str, ...]
    relations: tuple[Relation, ...]

    def filled(self, content: Mapping[str, str]) -> bytes:
        """The part with runs in the places of its controls. `content` holds XML runs with `{}` for their look."""
        out = [self.pieces[0]]
        for tag, look, piece in zip(self.tags, self.looks, self.pieces[1:], strict=True):
            out += [content.get(tag, "").replace("<w:r>", f"<w:r>{look}"), piece]
        return "".join(out).encode("utf-8")


@dataclass(frozen=True, slots=True)
class Template:
    """What a writer needs of a template."""

    paragraph: Mapping[str, str]
    character: Mapping[str, str]
    table: Mapping[str, str]
    page: tuple[tuple[str, Attributes], ...]
    width: int
    height: int
    numbering: str
    numbered_family: str
    first_num: int
    parts: tuple[Part, ...]
    relations: tuple[Relation, ...]
    header: Margin | None
    footer: Margin | None


@lru_cache(maxsize=4)
def opened(data: bytes) -> Template:
    """Reads a template; the same bytes are read once. Raises Rejected when it is none, or lacks a style."""
    try:
        document = cast(Any, Document(io.BytesIO(data)))
    except (OpcError, BadZipFile, KeyError, ValueError, XmlError) as error:
        raise Rejected("template_unreadable") from error
    styles = {kind: _styles(document, kind) for kind in ("paragraph", "character", "table")}
    _complete(styles)
    section = cast(Element, document.element.body.sectPr)
    numbering = parsed(to_bytes(document.part.numbering_part.element))
    first, family = _numbering(numbering, document, styles["paragraph"]["nl1"])
    size = _attributes(section, "pgSz")
    margins = _attributes(section, "pgMar")
    parts, relations = _carried(document)
    header, header_parts = _margin(document, section, "headerReference")
    footer, footer_parts = _margin(document, section, "footerReference")
    carried = {part.name: part for part in (*parts, *header_parts, *footer_parts)}
    return Template(
        paragraph={name: styles["paragraph"][name.lower()] for name in looks.PARAGRAPH_STYLES},
        character={name: styles["character"][name.lower()] for name in looks.CHARACTER_STYLES},
        table={name: styles["table"][name.lower()] for name in looks.TABLE_STYLES},
        page=((w("pgSz"), size), (w("pgMar"), margins)),
        width=int(size[w("w")]) - int(margins[w("left")]) - int(margins[w("right")]),
        height=int(size[w("h")]) - int(margins[w("top")]) - int(margins[w("bottom")]),
        numbering=to_bytes(numbering).decode("utf-8").removesuffix("</w:numbering>"),
        numbered_family=family,
        first_num=first,
        parts=tuple(carried[name] for name in sorted(carried)),
        relations=relations,
        header=header,
        footer=footer,
    )


def _styles(document: Any, kind: str) -> dict[str, str]:
    """Style ids by lower-case name; Word in Korean stores `heading 1` with the id `1`."""
    found: dict[str, str] = {}
    for style in cast(Element, document.styles.element).findall(w("style")):
        name = style.find(w("name"))
        if style.get(w("type")) == kind and name is not None:
            found.setdefault((name.get(VAL) or "").lower(), style.get(w("styleId")) or "")
    return found


def _complete(styles: Mapping[str, Mapping[str, str]]) -> None:
    wanted = (
        ("paragraph", looks.PARAGRAPH_STYLES),
        ("character", looks.CHARACTER_STYLES),
        ("table", looks.TABLE_STYLES),
    )
    missing = sorted(name for kind, names in wanted for name in names if name.lower() not in styles[kind])
    if missing:
        raise Rejected("template_incomplete", missing=", ".join(missing))


def _attributes(section: Element, name: str) -> dict[str, str]:
    found = section.find(w(name))
    if found is None:
        raise Rejected("template_unreadable")
    return dict(found.attrib)


def _numbering(numbering: Element, document: Any, numbered_style: str) -> tuple[int, str]:
    """The first free number of a list, and the family of 1. 가. 1) 가)."""
    for last in numbering.findall(w("numIdMacAtCleanup")):
        numbering.remove(last)
    families: dict[str, str] = {}
    for num in numbering.findall(w("num")):
        family = num.find(w("abstractNumId"))
        families[num.get(w("numId")) or ""] = (family.get(VAL) or "") if family is not None else ""
    for style in cast(Element, document.styles.element).findall(w("style")):
        if style.get(w("styleId")) == numbered_style:
            bound = next(style.iter(NUMID), None)
            family = families.get(bound.get(VAL) or "") if bound is not None else None
            if family is None:
                raise Rejected("template_incomplete", missing="NL1")
            return max(map(int, families)) + 1, family
    raise Rejected("template_incomplete", missing="NL1")


def _carried(document: Any) -> tuple[list[Part], tuple[Relation, ...]]:
    parts: list[Part] = []
    relations: list[Relation] = []
    for rel in document.part.rels.values():
        if rel.reltype in _CARRIED and not rel.is_external:
            part = _part(rel.target_part)
            parts.append(part)
            relations.append(Relation(f"rId{_CARRIED.index(rel.reltype) + 1}", rel.reltype, part.name))
    return parts, tuple(sorted(relations, key=lambda relation: relation.ident))


def _part(part: Any) -> Part:
    name = str(part.partname).removeprefix("/")
    data = bytes(part.blob)
    if name == "word/settings.xml":
        data = _settings(data)
    return Part(name, str(part.content_type), _REVISIONS.sub(b"", data) if name.endswith(".xml") else data)


def _settings(data: bytes) -> bytes:
    """Settings without what tells of people, machines and former versions."""
    settings = parsed(data)
    telling = ("rsids", "attachedTemplate", "docVars", "mailMerge", "updateFields", "trackRevisions", "writeProtection")
    for name in telling:
        for found in settings.findall(w(name)):
            settings.remove(found)
    return to_bytes(settings)


def _margin(document: Any, section: Element, reference: str) -> tuple[Margin | None, list[Part]]:
    for found in section.findall(w(reference)):
        ident = found.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
        if found.get(w("type")) in (None, "default") and ident is not None:
            part = document.part.rels[ident].target_part
            inner = [
                (rel.rId, rel.reltype, _part(rel.target_part)) for rel in part.rels.values() if not rel.is_external
            ]
            relations = tuple(Relation(own, kind, target.name) for own, kind, target in inner)
            return _cut(parsed(bytes(part.blob)), relations), [target for _, _, target in inner]
    return None, []


def _cut(margin: Element, relations: tuple[Relation, ...]) -> Margin:
    tags: list[str] = []
    run_looks: list[str] = []
    for control in list(margin.iter(w("sdt"))):
        tag = control.find(f"{w('sdtPr')}/{w('tag')}")
        parent = control.getparent()
        if tag is None or parent is None or parent.tag != w("p") or not (tag.get(VAL) or "").startswith("td:"):
            continue
        look = control.find(f"{w('sdtContent')}/{w('r')}/{w('rPr')}")
        run_looks.append("" if look is None else _inner(look))
        hole = sub(parent, w("r"))
        hole.text = _HOLE.format(len(tags))
        parent.replace(control, hole)
        tags.append(tag.get(VAL) or "")
    text = _REVISIONS.sub(b"", to_bytes(margin)).decode("utf-8")
    pieces = re.split(r"<w:r>\ue000\d+\ue001</w:r>", text)
    return Margin(tuple(pieces), tuple(tags), tuple(run_looks), relations)


def _inner(look: Element) -> str:
    """A run's look as XML without the namespaces its part declares anyway."""
    return re.sub(r'^<\?xml[^>]*\?>\s*| xmlns:\w+="[^"]*"', "", to_bytes(look).decode("utf-8"))
