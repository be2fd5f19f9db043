"""Zip archives made byte by byte, as no honest program makes them (APPNOTE.TXT 6.3.10, 4.3)."""

import struct
import zlib
from dataclasses import dataclass, replace
from typing import Self

SYMLINK, FOLDER = 0o120777 << 16, 0o040755 << 16


@dataclass(frozen=True)
class Part:
    """One part. What is None is as it ought to be; the rest is written as it stands."""

    name: str | bytes
    content: bytes = b""
    deflated: bool = False
    flags: int = 0
    method: int | None = None
    size: int | None = None
    packed: int | None = None
    crc: int | None = None
    attributes: int = 0
    extra: bytes = b""
    local_name: bytes | None = None
    local_size: int | None = None
    at: int | None = None
    listed: bool = True

    def but(self, **other: object) -> Self:
        return replace(self, **other)  # pyright: ignore[reportArgumentType]


def deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def archive(
    *parts: Part, before: bytes = b"", between: bytes = b"", after: bytes = b"", count: int | None = None
) -> bytes:
    """The archive of these parts, with bytes before, between parts and list, and after."""
    body, listing, listed = bytearray(before), bytearray(), 0
    for part in parts:
        name = part.name.encode() if isinstance(part.name, str) else part.name
        data = deflate(part.content) if part.deflated else part.content
        method = part.method if part.method is not None else 8 if part.deflated else 0
        crc = zlib.crc32(part.content) if part.crc is None else part.crc
        packed = len(data) if part.packed is None else part.packed
        size = len(part.content) if part.size is None else part.size
        own = name if part.local_name is None else part.local_name
        told = size if part.local_size is None else part.local_size
        at = len(body) if part.at is None else part.at
        fields = (20, part.flags, method, 0, 33)
        body += struct.pack("<4s5H3L2H", b"PK\3\4", *fields, crc, packed, told, len(own), len(part.extra))
        body += own + part.extra + data
        if part.listed:
            listing += struct.pack(
                "<4s6H3L5H2L", b"PK\1\2", 20, *fields, crc, packed, size, len(name), 0, 0, 0, 0, part.attributes, at
            )
            listing += name
            listed += 1
    body += between
    told_count = listed if count is None else count
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, told_count, told_count, len(listing), len(body), 0)
    return bytes(body + listing) + end + after
