"""The package: the same parts give the same bytes, and nothing tells when, where or by whom they were packed."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from posixpath import relpath
from xml.sax.saxutils import escape, quoteattr

from tripdesk.briefs.book import Book
from tripdesk.briefs.writers.docx.template import Part, Relation

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_CORE = "http://schemas.openxmlformats.org/package/2006"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_LANGUAGES = {"ko": "ko-KR", "en": "en-US"}
_PICTURES = ("jpeg", "png")


def packed(book: Book, parts: Iterable[Part], relations: Mapping[str, tuple[Relation, ...]]) -> bytes:
    """The zip. `relations` holds those of each part by its name; parts stand in the order given."""
    every = [
        Part("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml", _app()),
        Part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", _core(book)),
        *parts,
    ]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        _add(archive, "[Content_Types].xml", _content_types(every))
        _add(archive, "_rels/.rels", _root_relations())
        for part in every:
            _add(archive, part.name, part.data)
            if relations.get(part.name):
                folder, _, name = part.name.rpartition("/")
                _add(archive, f"{folder}/_rels/{name}.rels", _part_relations(folder, relations[part.name]))
    return out.getvalue()


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _LONG_AGO)
    entry.create_system = 0
    entry.compress_type = zipfile.ZIP_STORED if name.endswith(_PICTURES) else zipfile.ZIP_DEFLATED
    archive.writestr(entry, data)


def _content_types(parts: Iterable[Part]) -> bytes:
    overrides: list[str] = []
    kinds = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    for part in parts:
        if part.name.endswith(".xml"):
            overrides.append(f'<Override PartName="/{part.name}" ContentType="{part.media_type}"/>')
        else:
            kinds[part.name.rpartition(".")[2]] = part.media_type
    defaults = "".join(f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in kinds.items())
    return f'{_HEAD}<Types xmlns="{_TYPES}">{defaults}{"".join(overrides)}</Types>'.encode()


def _root_relations() -> bytes:
    leads = (
        (f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
        (f"{_CORE}/relationships/metadata/core-properties", "docProps/core.xml"),
        (f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
    )
    return _relations((f"rId{at}", kind, target) for at, (kind, target) in enumerate(leads, 1))


def _part_relations(folder: str, relations: tuple[Relation, ...]) -> bytes:
    return _relations((relation.ident, relation.kind, relpath(relation.target, folder)) for relation in relations)


def _relations(rows: Iterable[tuple[str, str, str]]) -> bytes:
    made = "".join(
        f'<Relationship Id="{ident}" Type="{kind}" Target={quoteattr(target)}/>' for ident, kind, target in rows
    )
    return f'{_HEAD}<Relationships xmlns="{_RELATIONS}">{made}</Relationships>'.encode()


def _core(book: Book) -> bytes:
    moment = escape(book.issued_at)
    dated = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_CORE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(book.title)}</dc:title><dc:creator>{escape(book.office)}</dc:creator>"
        f"<dc:language>{_LANGUAGES.get(book.lang, book.lang)}</dc:language>{dated}</cp:coreProperties>"
    ).encode()


def _app() -> bytes:
    return (
        f'{_HEAD}<Properties xmlns="{_OFFICE}/extended-properties"><Application>tripdesk</Application></Properties>'
    ).encode()
