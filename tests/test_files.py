"""Files as users meet them: names every system takes, writes that succeed whole or leave all as it was."""

import errno
import os
import re
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tripdesk import files
from tripdesk.errors import Rejected, TripdeskError, Unavailable


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# Names


@pytest.mark.parametrize(
    ("text", "suffix", "name"),
    [
        ("단장용_시장", ".ics", "단장용_시장.ics"),
        ("상대 기관 제공용(영문)_UC버클리", ".ics", "상대 기관 제공용(영문)_UC버클리.ics"),
        ('a/b\\c:d*e?f"g<h>i|j', "", "a-b-c-d-e-f-g-h-i-j"),
        ("line\nbreak\ttab\x00nul\x7f\x85", ".ics", "line-break-tab-nul--.ics"),
        ("turned \u202egpj.exe", ".docx", "turned -gpj.exe.docx"),
        ("../../etc/passwd", "", "-..-etc-passwd"),
        (" .hidden. ", "", "hidden"),
        ("", ".ics", "-.ics"),
        ("...", "", "-"),
        ("con", ".ics", "_con.ics"),
        ("CON", "", "_CON"),
        ("com1.txt", "", "_com1.txt"),
        ("LPT²", ".docx", "_LPT².docx"),
        ("console", "", "console"),
        ("가" * 300, ".ics", "가" * 58 + ".ics"),
        ("a" * 300, "_12.docx", "a" * 172 + "_12.docx"),
    ],
)
def test_a_safe_name(text: str, suffix: str, name: str) -> None:
    assert files.safe_name(text, suffix) == name


@given(st.text(), st.sampled_from(["", ".ics", "_2.docx"]))
def test_a_safe_name_is_safe_whatever_it_is_made_of(text: str, suffix: str) -> None:
    name = files.safe_name(text, suffix)
    assert name.endswith(suffix)
    assert name.removesuffix(suffix)
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', name)
    assert name == name.strip(" ")
    assert len(name.encode("utf-8", "surrogatepass")) <= files.LONGEST_NAME_BYTES + 1
    assert not re.fullmatch(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?", name)


# Reading


def test_reading_takes_what_fits_and_no_more(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 10)
    assert files.read_limited(path, 10) == b"x" * 10
    with pytest.raises(Rejected, match="file_too_large"):
        files.read_limited(path, 9)


def test_a_device_without_end_is_too_large() -> None:
    with pytest.raises(Rejected, match="file_too_large"):
        files.read_limited(Path("/dev/zero"), 1000)


@pytest.mark.parametrize(
    ("name", "family", "code"),
    [
        ("nothing", Rejected, "file_missing"),
        ("file/below", Rejected, "file_missing"),
        ("folder", Rejected, "is_directory"),
        ("n" * 300, Rejected, "name_too_long"),
        ("loop", Unavailable, "file_unreadable"),
        ("nul\0", Unavailable, "file_unreadable"),
    ],
)
def test_what_cannot_be_read_is_refused(name: str, family: type[TripdeskError], code: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(family) as refused:
        files.read_limited(tmp_path / name, 10)
    assert refused.value.code == code


# Writing


def test_a_write_replaces_and_leaves_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "book.docx"
    for data in (b"one", b"two"):
        assert files.write_atomic(path, data) == path
        assert path.read_bytes() == data
        assert names(tmp_path) == ["book.docx"]


def test_a_private_file_stays_private(tmp_path: Path) -> None:
    path = tmp_path / "book.docx"
    path.touch(mode=0o600)
    files.write_atomic(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    link = tmp_path / "book.docx"
    link.symlink_to("far/real.docx")
    assert files.write_atomic(link, b"new") == link
    assert link.is_symlink()
    assert (names(tmp_path / "far"), link.read_bytes()) == (["real.docx"], b"new")


def test_what_a_killed_program_left_is_never_written_into(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"untouched")
    left = tmp_path / f".tripdesk-{os.getpid()}-0.part"
    left.symlink_to(elsewhere)
    files.write_atomic(tmp_path / "book.docx", b"new")
    assert elsewhere.read_bytes() == b"untouched"
    assert names(tmp_path) == [left.name, "book.docx", "elsewhere"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("folder", "target_is_directory"),
        (".", "target_is_directory"),
        ("pipe", "target_not_a_file"),
        ("loop", "target_not_a_file"),
        ("nul\0", "target_not_a_file"),
        ("/dev/full", "target_not_a_file"),
        ("/dev/null", "target_not_a_file"),
        ("missing/book.docx", "folder_missing"),
        ("file/book.docx", "folder_is_file"),
        ("n" * 300, "name_too_long"),
    ],
)
def test_a_target_that_cannot_be_is_refused_before_anything_is_written(name: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    before = names(tmp_path)
    for attempt in (files.check_target, lambda path: files.write_atomic(path, b"new")):
        with pytest.raises(TripdeskError) as refused:
            attempt(tmp_path / name)
        assert refused.value.code == code
    assert names(tmp_path) == before


def failing(error: OSError) -> files.Move:
    def move(source: Path, target: Path) -> None:
        raise error

    return move


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EDQUOT, "disk_full"),
        (errno.EACCES, "target_unwritable"),
        (errno.EPERM, "target_unwritable"),
        (errno.EROFS, "target_unwritable"),
        (errno.EIO, "target_unwritable"),
    ],
)
def test_a_move_that_fails_leaves_the_old_file(number: int, code: str, tmp_path: Path) -> None:
    path = tmp_path / "book.docx"
    path.write_bytes(b"old")
    with pytest.raises(Unavailable) as refused:
        files.write_atomic(path, b"new", failing(OSError(number, "no")))
    assert refused.value.code == code
    assert (names(tmp_path), path.read_bytes()) == (["book.docx"], b"old")


def test_a_write_that_is_broken_off_leaves_the_old_file(tmp_path: Path) -> None:
    def move(source: Path, target: Path) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "book.docx"
    path.write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt):
        files.write_atomic(path, b"new", move)
    assert (names(tmp_path), path.read_bytes()) == (["book.docx"], b"old")


def held(*open_names: str) -> files.Move:
    """Moves as Windows does while a program holds these files open."""

    def move(source: Path, target: Path) -> None:
        if target.name in open_names:
            raise files.HeldOpen
        files.move(source, target)

    return move


@pytest.mark.parametrize(
    ("there", "open_names", "written"),
    [
        (["book.docx"], ["book.docx"], "book (2).docx"),
        (["book.docx", "book (2).docx"], ["book.docx"], "book (3).docx"),
        (["book.docx"], ["book.docx", "book (2).docx"], "book (3).docx"),
        (["book.docx"], [], "book.docx"),
    ],
)
def test_a_target_held_open_gets_another_name(
    there: list[str], open_names: list[str], written: str, tmp_path: Path
) -> None:
    for name in there:
        (tmp_path / name).write_bytes(name.encode())
    path = files.write_atomic(tmp_path / "book.docx", b"new", held(*open_names))
    assert path == tmp_path / written
    kept = {name: (tmp_path / name).read_bytes() for name in there if name != written}
    assert (path.read_bytes(), kept) == (b"new", {name: name.encode() for name in kept})
    assert names(tmp_path) == sorted({*there, written})


def test_a_target_held_open_under_every_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="target_held_open"):
        files.write_atomic(tmp_path / "book.docx", b"new", failing_held)
    assert names(tmp_path) == []


def failing_held(source: Path, target: Path) -> None:
    raise files.HeldOpen


def fails() -> None:
    raise Unavailable("disk_full", path="")


def goes_well() -> None:
    pass


@pytest.mark.parametrize(
    ("then", "left"),
    [(goes_well, {"new/a": b"1", "old/b": b"2", "old/same": b"3"}), (fails, {"old/b": b"2", "old/same": b"3"})],
)
def test_what_is_written_together_goes_together(
    then: Callable[[], None], left: dict[str, bytes], tmp_path: Path
) -> None:
    old = tmp_path / "old"
    old.mkdir()
    (old / "b").write_bytes(b"damaged")
    (old / "same").write_bytes(b"3")
    stamp = (old / "same").stat().st_ino
    try:
        with files.written_together({tmp_path / "new/a": b"1", old / "b": b"2", old / "same": b"3"}):
            then()
    except Unavailable:
        assert then is fails
    assert {p.relative_to(tmp_path).as_posix(): p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == left
    assert (tmp_path / "new").exists() == (then is goes_well)
    assert (old / "same").stat().st_ino == stamp


# Folders


@pytest.mark.parametrize(("name", "code"), [("file", "folder_is_file"), ("file/below/it", "folder_is_file")])
def test_a_folder_where_a_file_is_in_the_way(name: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Rejected, match=code):
        files.make_folder(tmp_path / name)


def test_a_private_folder_is_closed_to_others(tmp_path: Path) -> None:
    folder = tmp_path / "work" / "inner"
    files.make_private_folder(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert files.is_writable_folder(folder)
    assert names(folder) == []
    assert not files.is_writable_folder(tmp_path / "missing")


def test_a_folder_that_was_there_stays_as_open_as_it_was(tmp_path: Path) -> None:
    shared = tmp_path / "team"
    shared.mkdir(mode=0o755)
    shared.chmod(0o755)
    files.make_private_folder(shared)
    assert stat.S_IMODE(shared.stat().st_mode) == 0o755


def test_only_what_is_old_goes_from_a_work_folder(tmp_path: Path) -> None:
    old, new = tmp_path / "render-old", tmp_path / "render-new"
    for folder in (old, new):
        folder.mkdir()
        (folder / "book.docx").touch()
    os.utime(old, (0, 0))
    files.empty_folder(tmp_path)
    assert names(tmp_path) == ["render-new"]
