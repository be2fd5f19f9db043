"""Archives as strangers send them: each hostile one is made byte by byte and refused, and nothing swells."""

import hashlib
import io
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.zips import FOLDER, SYMLINK, Part, archive, deflate
from tripdesk import archives
from tripdesk.errors import Rejected

HERE = Path("x.tripdesk")
A, B = Part("a.json", b"{}"), Part("blobs/b", b"bytes", deflated=True)


def test_an_honest_archive_is_read_part_by_part() -> None:
    assert archives.read(archive(A, B), HERE) == {"a.json": b"{}", "blobs/b": b"bytes"}


def test_what_is_written_is_read_by_us_and_by_others() -> None:
    parts = {"a.json": b'{"x": 1}' * 999, "blobs/b": bytes(range(256)), "empty": b"", "zeros.json": b" " * 1_000_000}
    written = archives.write(parts, HERE)
    assert written == archives.write(parts, HERE)
    assert archives.read(written, HERE) == parts
    with zipfile.ZipFile(io.BytesIO(written)) as other:
        assert other.testzip() is None
        assert {name: other.read(name) for name in other.namelist()} == parts


@given(st.dictionaries(st.from_regex(r"\A[a-z]{1,8}(\.json)?\Z"), st.binary(max_size=300), max_size=5))
def test_any_parts_come_back(parts: dict[str, bytes]) -> None:
    assert archives.read(archives.write(parts, HERE), HERE) == parts


BOMB = deflate(b"\0" * 40_000_000)
TWO = archive(A, B)

HOSTILE = [
    ("nothing", b"", "archive_broken"),
    ("cut short", TWO[:-1], "archive_broken"),
    ("cut in half", TWO[: len(TWO) // 2], "archive_broken"),
    ("only a beginning", b"PK\3\4", "archive_broken"),
    ("something before", archive(A, B, before=b"#!/bin/sh\n"), "archive_broken"),
    ("something put before, places not moved", b"MZ" + TWO, "archive_broken"),
    ("something after", archive(A, after=b"\0"), "archive_broken"),
    ("something between parts and list", archive(A, B, between=b"hidden"), "archive_broken"),
    ("a part that is not listed", archive(A.but(listed=False), B), "archive_broken"),
    ("two ends", archive(A) + archive(B), "archive_broken"),
    ("more parts told than listed", archive(A, count=2), "archive_broken"),
    ("fewer parts told than listed", archive(A, B, count=1), "archive_broken"),
    ("two parts in one place", archive(A, Part("b.json", b"{}", at=0)), "archive_broken"),
    ("a part that lies in another", archive(Part("a", b"x" * 99), Part("b", b"y", at=40)), "archive_broken"),
    ("another name where it lies", archive(A.but(local_name=b"b.json"), B), "archive_broken"),
    ("another size where it lies", archive(A.but(local_size=1), B), "archive_broken"),
    ("a wrong sum", archive(A.but(crc=1)), "archive_broken"),
    ("a size too small", archive(A.but(size=1)), "archive_broken"),
    ("a size too large", archive(A.but(size=3)), "archive_broken"),
    ("a packed size too large", archive(A, B.but(packed=9_999)), "archive_broken"),
    ("bytes after the packed ones", archive(Part("a", deflate(b"x") + b"!", method=8, size=1, crc=2363233923)),
     "archive_broken"),
    ("no deflate", archive(Part("a", b"\xff\xff", method=8)), "archive_broken"),
    ("another method", archive(A.but(method=12)), "archive_broken"),
    ("sizes after the part", archive(A.but(flags=8)), "archive_broken"),
    ("ZIP64", archive(A.but(size=0xFFFFFFFF)), "archive_too_large"),
    ("a zip password", archive(A, B.but(flags=1)), "archive_encrypted"),
    ("a link", archive(A, Part("b", b"/etc/passwd", attributes=SYMLINK)), "archive_link"),
    ("a folder", archive(A, Part("blobs", attributes=FOLDER)), "archive_link"),
    ("up and out", archive(Part("../a")), "archive_name"),
    ("up and out on the way", archive(Part("blobs/../../a")), "archive_name"),
    ("here", archive(Part("./a")), "archive_name"),
    ("from the root", archive(Part("/etc/passwd")), "archive_name"),
    ("from a drive", archive(Part("C:a")), "archive_name"),
    ("backslashes", archive(Part(r"blobs\a")), "archive_name"),
    ("a share", archive(Part("//host/a")), "archive_name"),
    ("a stream of NTFS", archive(Part("a:b")), "archive_name"),
    ("a dot at the end", archive(Part("a.")), "archive_name"),
    ("a NUL", archive(Part("a\0b")), "archive_name"),
    ("an escape", archive(Part("a\x1b[2Jb")), "archive_name"),
    ("no name", archive(Part("")), "archive_name"),
    ("no UTF-8", archive(Part(b"\xff\xfe")), "archive_name"),
    ("one name twice", archive(A, A), "archive_name_twice"),
    ("one name in two cases", archive(A, Part("A.JSON", b"{}")), "archive_name_twice"),
    ("too many", archive(*(Part(f"p{n}") for n in range(2_001))), "archive_too_many"),
    ("a bomb that says so", archive(Part("a", BOMB, method=8, size=40_000_000)), "archive_bomb"),
    ("a bomb that lies", archive(Part("a", BOMB, method=8, size=len(BOMB), packed=len(BOMB))), "archive_bomb"),
    ("a part too large", archive(Part("a", b"", size=50_000_001)), "archive_too_large"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "code"), [case[1:] for case in HOSTILE], ids=[case[0] for case in HOSTILE])
def test_a_hostile_archive_is_refused(data: bytes, code: str) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(Rejected) as refused:
            archives.read(data, HERE)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert refused.value.code == code
    assert refused.value.facts.keys() <= {"path", "number", "limit", "whole"}
    assert peak < 4_000_000


def test_the_whole_is_limited_too() -> None:
    content = b"".join(hashlib.sha256(b"%d" % n).digest() + bytes(2_000) for n in range(20_000))
    packed = deflate(content)
    parts = [Part(f"p{n}", packed, method=8, size=len(content), crc=zlib.crc32(content)) for n in range(5)]
    with pytest.raises(Rejected, match="archive_too_large"):
        archives.read(archive(*parts), HERE)


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({f"p{n}": b"" for n in range(2_001)}, "archive_too_many"),
        ({"a": bytes(50_000_001)}, "archive_too_large"),
        (dict.fromkeys("abcde", bytes(44_000_000)), "archive_too_large"),
    ],
)  # fmt: skip
def test_what_could_not_be_read_again_is_not_written(parts: dict[str, bytes], code: str) -> None:
    with pytest.raises(Rejected, match=code):
        archives.write(parts, HERE)


@given(st.data())
def test_no_flipped_or_missing_byte_goes_unnoticed_or_breaks_the_reader(data: st.DataObject) -> None:
    whole = archives.write({"a.json": b'{"x": 12345}', "blobs/b": bytes(range(64))}, HERE)
    at = data.draw(st.integers(0, len(whole) - 1))
    other = bytearray(whole)
    if data.draw(st.booleans()):
        other[at] ^= data.draw(st.integers(1, 255))
    else:
        del other[at]
    try:
        read = archives.read(bytes(other), HERE)
    except Rejected:
        return
    assert read == archives.read(whole, HERE)
