"""Zip archives as strangers send them: read in memory within limits, every byte accounted for, nothing extracted.

Only what `write` makes is read: parts one after another, stored or deflated, then their list, then the end
(APPNOTE.TXT 6.3.10, 4.3). No ZIP64, no data descriptors, no comments, no encryption, nothing before, between or after.
"""

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tripdesk.errors import Rejected

MOST_PARTS = 2_000
LARGEST_PART = 50_000_000
LARGEST = 200_000_000
HIGHEST_RATIO = 200
"""Parts; bytes of one, of all of them unpacked; unpacked to packed bytes of one."""

_LOCAL = struct.Struct("<4s5H3L2H")
_LISTED = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_SIGNS = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_ENCRYPTED, _UTF8 = 0x1, 0x800
_HARMLESS_FLAGS = _UTF8 | 0x6
_STORED, _DEFLATED = 0, 8
_UNSAFE = re.compile(r'[\\:*?"<>|\x00-\x1f\x7f-\x9f]|^/|//|(^|/)\.{1,2}(/|$)|[. ](/|$)')


@dataclass(frozen=True, slots=True)
class _Listed:
    """A part as the list at the end tells of it."""

    name: str
    number: int
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    at: int


def is_archive(data: bytes) -> bool:
    """Whether bytes begin like a zip archive that has parts."""
    return data.startswith(_SIGNS[0])


def read(data: bytes, path: Path) -> dict[str, bytes]:
    """The parts of an archive by name, in their order. `path` is what a refusal names.

    Raises Rejected: `archive_…`, with `path`, never the name of a part.
    """
    listed = list(_listed(data, path))
    _check_names(listed, path)
    found: dict[str, bytes] = {}
    total = at = 0
    for part in listed:
        if part.at != at:
            raise Rejected("archive_broken", path=path)
        start = _start(data, part, path)
        content = _content(data[start : start + part.packed], part, min(LARGEST_PART, LARGEST - total), path)
        total += len(content)
        at = start + part.packed
        found[part.name] = content
    if at != _list_place(data, path)[1]:
        raise Rejected("archive_broken", path=path)
    return found


def write(parts: Mapping[str, bytes], path: Path) -> bytes:
    """An archive of these parts in their order: the same bytes for the same parts. Raises Rejected over the limits."""
    if len(parts) > MOST_PARTS:
        raise Rejected("archive_too_many", path=path, limit=MOST_PARTS)
    if sum(map(len, parts.values())) > LARGEST or any(len(part) > LARGEST_PART for part in parts.values()):
        raise _too_large(path)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 0
            archive.writestr(entry, content, _method(name, content), 9)
    return made.getvalue()


def _method(name: str, content: bytes) -> int:
    """Texts are deflated, unless that made them look like a bomb."""
    if not name.endswith(".json") or len(content) > HIGHEST_RATIO // 2 * len(zlib.compress(content, 9)):
        return zipfile.ZIP_STORED
    return zipfile.ZIP_DEFLATED


def _list_place(data: bytes, path: Path) -> tuple[int, int]:
    """How many parts the end tells of, and where their list begins; it reaches to the end."""
    end = len(data) - _END.size
    if end < 0:
        raise Rejected("archive_broken", path=path)
    sign, disk, first, here, count, size, start, comment = _END.unpack_from(data, end)
    if sign != _SIGNS[2] or disk or first or comment or here != count or start + size != end:
        raise Rejected("archive_broken", path=path)
    return count, start


def _listed(data: bytes, path: Path) -> Iterator[_Listed]:
    count, at = _list_place(data, path)
    if count > MOST_PARTS:
        raise Rejected("archive_too_many", path=path, limit=MOST_PARTS)
    end = len(data) - _END.size
    for number in range(1, count + 1):
        if at + _LISTED.size > end:
            raise Rejected("archive_broken", path=path)
        sign, _, _, flags, method, _, _, crc, packed, size, *rest = _LISTED.unpack_from(data, at)
        name_size, extra_size, comment_size, disk, _, attributes, start = rest
        at += _LISTED.size
        raw = data[at : at + name_size]
        at += name_size + extra_size + comment_size
        if sign != _SIGNS[1] or disk or at > end:
            raise Rejected("archive_broken", path=path)
        if flags & _ENCRYPTED:
            raise Rejected("archive_encrypted", path=path)
        if stat.S_IFMT(attributes >> 16) not in {0, stat.S_IFREG}:
            raise Rejected("archive_link", path=path, number=number)
        if flags & ~_HARMLESS_FLAGS or method not in {_STORED, _DEFLATED}:
            raise Rejected("archive_broken", path=path)
        yield _Listed(_name(raw, path, number), number, flags, method, crc, packed, size, start)
    if at != end:
        raise Rejected("archive_broken", path=path)


def _name(raw: bytes, path: Path, number: int) -> str:
    try:
        name = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise Rejected("archive_name", path=path, number=number) from None
    if not name or _UNSAFE.search(name):
        raise Rejected("archive_name", path=path, number=number)
    return name


def _check_names(listed: list[_Listed], path: Path) -> None:
    seen: set[str] = set()
    for part in listed:
        if part.name.casefold() in seen:
            raise Rejected("archive_name_twice", path=path, number=part.number)
        seen.add(part.name.casefold())


def _start(data: bytes, part: _Listed, path: Path) -> int:
    """Where the bytes of a part begin, if what stands before them says the same as the list."""
    if part.at + _LOCAL.size > len(data):
        raise Rejected("archive_broken", path=path)
    sign, _, flags, method, _, _, crc, packed, size, name_size, extra_size = _LOCAL.unpack_from(data, part.at)
    at = part.at + _LOCAL.size
    name = data[at : at + name_size]
    start = at + name_size + extra_size
    told = (flags, method, crc, packed, size, name)
    known = (part.flags, part.method, part.crc, part.packed, part.size, part.name.encode())
    if sign != _SIGNS[0] or told != known or start + part.packed > len(data):
        raise Rejected("archive_broken", path=path)
    return start


def _content(packed: bytes, part: _Listed, most: int, path: Path) -> bytes:
    """What a part unpacks to; never more than is allowed and told is unpacked."""
    if part.size > most:
        raise _too_large(path)
    if part.size > HIGHEST_RATIO * max(part.packed, 1):
        raise Rejected("archive_bomb", path=path, limit=HIGHEST_RATIO)
    content = packed
    if part.method == _DEFLATED:
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            content = unpacker.decompress(packed, part.size + 1)
        except zlib.error:
            raise Rejected("archive_broken", path=path) from None
        if len(content) > part.size:
            raise Rejected("archive_bomb", path=path, limit=HIGHEST_RATIO)
        if not unpacker.eof or unpacker.unused_data:
            raise Rejected("archive_broken", path=path)
    if len(content) != part.size or zlib.crc32(content) != part.crc:
        raise Rejected("archive_broken", path=path)
    return content


def _too_large(path: Path) -> Rejected:
    return Rejected("archive_too_large", path=path, limit=LARGEST_PART // 1_000_000, whole=LARGEST // 1_000_000)
