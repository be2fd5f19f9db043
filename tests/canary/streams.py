"""Every form in which a word can stand in a file: parts, entities, runs, attributes, lines, codes."""

import base64
import binascii
import io
import re
import urllib.parse
import zipfile
from collections.abc import Iterator

from lxml import etree

TOKEN = re.compile(r"QX(\d{5})")
_CODED = re.compile(r"[A-Za-z0-9+/_-]{12,}={0,2}")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2}){6,}")


def numbers(text: str) -> set[int]:
    """The numbers of the tokens in a text."""
    return {int(found) for found in TOKEN.findall(text)}


def tokens(data: bytes) -> set[int]:
    """The numbers of the tokens in a file, in whatever form they stand."""
    return {number for text in texts(data) for number in numbers(text)}


def texts(data: bytes) -> Iterator[str]:
    """Everything that can be read out of a file, of a package every part and its name."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            yield "\n".join(package.namelist())
            yield package.comment.decode("latin-1")
            for part in package.infolist():
                yield (part.comment + part.extra).decode("latin-1")
                yield from _part(part.filename, package.read(part))
    else:
        yield from _forms(data.replace(b"\r\n ", b""))
        yield re.sub(r"\\(.)", r"\1", data.replace(b"\r\n ", b"").decode("utf-8"))


def _part(name: str, data: bytes) -> Iterator[str]:
    if name.endswith((".xml", ".rels")):
        root = etree.fromstring(data)
        yield "".join(root.itertext())
        for element in root.iter():
            yield from (str(value) for value in element.attrib.values())
    yield from _forms(data)


def _forms(data: bytes) -> Iterator[str]:
    plain = data.decode("utf-8", "replace")
    yield plain
    yield data.decode("latin-1")
    for shift in (0, 1):
        yield data[shift:].decode("utf-16-le", "replace")
        yield data[shift:].decode("utf-16-be", "replace")
    if "%" in plain:
        yield urllib.parse.unquote(plain)
    for found in _CODED.findall(plain):
        yield from _decoded(found)
    for found in _HEX.findall(plain):
        yield binascii.unhexlify(found).decode("utf-8", "replace")


def _decoded(coded: str) -> Iterator[str]:
    bare = coded.rstrip("=").translate(str.maketrans("-_", "+/"))
    for start in range(4):
        piece = bare[start:]
        piece = piece[: len(piece) - (len(piece) % 4 == 1)]
        yield base64.b64decode(piece + "=" * (-len(piece) % 4)).decode("utf-8", "replace")


def words(data: bytes) -> str:
    """What a reader reads: of a Word file the text of all parts, paragraphs apart; of a calendar the unfolded lines."""
    if not data.startswith(b"PK"):
        return re.sub(r"\\(.)", r"\1", data.replace(b"\r\n ", b"").decode("utf-8"))
    read: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith(".xml") and name.startswith(("word/document", "word/header", "word/footer", "docProps/")):
                root = etree.fromstring(package.read(name))
                paragraphs = [*root.iter("{*}p")] or [root]
                read += ["".join(paragraph.itertext()) for paragraph in paragraphs]
    return "\n".join(read)


def media(data: bytes) -> list[bytes]:
    """The pictures of a Word file."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return [package.read(name) for name in package.namelist() if "/media/" in name]
