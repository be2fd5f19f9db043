"""Whatever is wrong with what a user gives: exit 1, one sentence that says where and what to do, nothing lost."""

import json
import os
import shutil
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import CommandLine, Ended
from tests.model.small import SMALL, edited
from tests.oracles import ROOT
from tests.test_messages import HANGUL

OLD = b"what was there before"
KO, EN = "ko_KR.UTF-8", "en_US.UTF-8"


@pytest.fixture(scope="module")
def tripdesk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CommandLine]:
    command_line = CommandLine(tmp_path_factory.mktemp("streams"))
    yield command_line
    command_line.close()


def contents(folder: Path) -> dict[str, bytes | None]:
    """Everything below a folder with its bytes; of what is no ordinary file, that it is there."""
    found = (Path(parent) / name for parent, below, names in os.walk(folder) for name in (*below, *names))
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        if path.is_file() and path.stat().st_size < 10**6
        else None
        for path in found
    }


def refused(ended: Ended) -> str:
    """The one sentence of a command that was refused."""
    assert (ended.code, ended.out) == (1, ""), ended
    assert ended.err.endswith("\n")
    assert len(ended.err.splitlines()) == 1, ended.err
    assert "Traceback" not in ended.err
    assert "?" not in ended.err
    return ended.err.rstrip("\n")


def said(tripdesk: CommandLine, folder: Path, *words: str | Path, language: str = EN) -> str:
    """What a refused command says; the folder is as it was."""
    before = contents(folder)
    sentence = refused(tripdesk(*words, folder=folder, language=language))
    assert contents(folder) == before
    return sentence


def said_in_both(tripdesk: CommandLine, folder: Path, *words: str | Path) -> tuple[str, str]:
    return said(tripdesk, folder, *words, language=KO), said(tripdesk, folder, *words)


# The trip file

HEAD = b'{"format": "tripdesk.trip", "version": 1, '


def trip(**edits: Any) -> bytes:
    return json.dumps(edited(edits), ensure_ascii=False).encode()


def changed(path: str, value: Any) -> bytes:
    return json.dumps(edited({path: value})).encode()


@pytest.mark.parametrize(
    ("data", "korean", "english"),
    [
        (HEAD + b'\n  "trip" {}}', "JSON이 깨져 있습니다: 2번째 줄 10번째 글자. 그 자리를 고치세요.",
         "The JSON is broken at line 2, column 10. Mend it there."),
        (b"", "출장 파일이 비어 있습니다. 다른 파일을 지정하거나 백업에서 되살리세요.",
         "The trip file is empty. Name another file or restore a backup."),
        (SMALL.encode("utf-16"), "출장 파일이 UTF-8로 적혀 있지 않습니다. UTF-8로 다시 저장하세요.",
         "The trip file is not in UTF-8. Save it again as UTF-8."),
        (b"null", '출장 파일이 아닙니다("format": "tripdesk.trip" 없음). 다른 파일을 지정하세요.',
         'This is no trip file (no "format": "tripdesk.trip"). Name another file.'),
        (b"[]", '출장 파일이 아닙니다("format": "tripdesk.trip" 없음). 다른 파일을 지정하세요.',
         'This is no trip file (no "format": "tripdesk.trip"). Name another file.'),
        (HEAD + b'"items": [{"id": "a", "id": "b"}]}',
         "items[0].id: 같은 이름의 항목이 두 번 있습니다. 하나만 남기세요.",
         "items[0].id stands there twice. Keep one of them."),
        (HEAD + b'"places": [{"latitude": NaN}]}',
         "places[0].latitude: NaN은(는) 쓸 수 없는 수입니다. 올바른 값을 적으세요.",
         "places[0].latitude: NaN is not a number that can be used. Write a proper value."),
        (HEAD + b'"x": ' + b"[" * 100_000, "JSON이 지나치게 깊게 겹쳐 있습니다. 올바른 출장 파일인지 확인하세요.",
         "The JSON is nested too deep. Check that it is a trip file."),
        (changed("version", 7),
         "이 파일은 더 새로운 tripdesk(7판)에서 만들었습니다. "
         "이 프로그램은 1판까지 읽습니다. 프로그램을 새로 설치하세요.",
         "This file was made by a newer tripdesk (version 7); this one reads up to 1. Update the program."),
        (changed("items[1].titel", {}), "items[1].titel: 알 수 없는 항목입니다. 이름을 확인하거나 지우세요.",
         "items[1].titel: there is no such field. Check its name or remove it."),
        (changed("items[1].\u202e\n\x1bc", 1),
         "items[1].\\u202e\\n\\x1bc: 알 수 없는 항목입니다. 이름을 확인하거나 지우세요.",
         "items[1].\\u202e\\n\\x1bc: there is no such field. Check its name or remove it."),
        (changed("items[1].title", ...), "items[1].title: 꼭 있어야 하는 항목이 없습니다. 채워 넣으세요.",
         "items[1].title is missing. Fill it in."),
        (changed("items[1].title.ko", 5), "items[1].title.ko: 글자가 와야 합니다. 따옴표로 묶어 적으세요.",
         "items[1].title.ko must be text. Write it in quotation marks."),
        (changed("items[1].title", "면담"),
         'items[1].title: 두 언어로 적는 글입니다. {"ko": "…", "en": "…"}처럼 적으세요.',
         'items[1].title is a text in two languages. Write it like {"ko": "…", "en": "…"}.'),
        (changed("delegates[0].official", "yes"),
         "delegates[0].official: true나 false만 쓸 수 있습니다. 둘 가운데 하나를 적으세요.",
         "delegates[0].official must be true or false. Write one of them."),
        (changed("trip.stay_override", {"nights": -1, "days": 3}),
         "trip.stay_override.nights: 너무 작은 값입니다. 0 이상으로 적으세요.",
         "trip.stay_override.nights is too small. Write 0 or more."),
        (changed("items[1].start.zone", "Asia/Soeul"),
         "items[1].start.zone: ‘Asia/Soeul’ 시간대는 없습니다. Asia/Seoul처럼 지역/도시로 적으세요.",
         "items[1].start.zone: there is no time zone ‘Asia/Soeul’. Write an area and city such as Asia/Seoul."),
        (changed("items[1].start.zone", "+09:00"),
         "items[1].start.zone: ‘+09:00’처럼 고정된 시차는 쓸 수 없습니다. "
         "America/Los_Angeles처럼 지역/도시로 적으세요.",
         "items[1].start.zone: a fixed offset such as ‘+09:00’ cannot be used. "
         "Write an area and city such as America/Los_Angeles."),
        (changed("items[1].start.local", "2027-03-14T02:30"),
         "items[1].start: America/Los_Angeles에는 2027-03-14T02:30이(가) 없습니다(서머타임으로 시계를 앞당김). "
         "다른 시각을 적으세요.",
         "items[1].start: 2027-03-14T02:30 does not exist in America/Los_Angeles (clocks are put forward). "
         "Write another time."),
        (changed("items[1].end.local", "2027-11-07T01:30"),
         "items[1].end: America/Los_Angeles에는 2027-11-07T01:30이(가) 두 번 있습니다(서머타임 해제). "
         '"fold"에 처음이면 0, 나중이면 1을 적으세요.',
         "items[1].end: 2027-11-07T01:30 occurs twice in America/Los_Angeles (clocks are put back). "
         'Add "fold": 0 for the first or 1 for the second.'),
        (changed("items[1].end.local", "2023-01-09T13:00"),
         "items[1].end: 끝나는 시각이 시작보다 앞섭니다. 시각이나 시간대를 고치세요.",
         "items[1].end comes before the start. Correct the time or its zone."),
        (changed("items[1].lead", "nobody"),
         "items[1].lead: 이 출장에는 식별자가 ‘nobody’인 기록(delegate)이 없습니다. 식별자를 고치거나 지우세요.",
         "items[1].lead: ‘nobody’ refers to no delegate of this trip. Correct or remove it."),
        (changed("items[1].id", "flight"),
         "items[1].id: ‘flight’은(는) items[0]에서 이미 쓴 식별자입니다. 다른 식별자를 적으세요.",
         "items[1].id: the id ‘flight’ is already used by items[0]. Give it another one."),
        (changed("recipients[1].audience", "host"),
         "recipients[1].organisation: 상대 기관 제공용(host)을 받는 기관이 없습니다. 기관 하나의 식별자를 적으세요.",
         "recipients[1].organisation is missing: a host reads for one organisation. "
         "Write the id of that organisation."),
        (trip(**{"items[1].kind": "x", "items[0].kind": "y", "trip.key": 5}),
         "trip.key: 글자가 와야 합니다. 따옴표로 묶어 적으세요. (그 밖에 2건)",
         "trip.key must be text. Write it in quotation marks. (and 2 more)"),
    ],
    ids=lambda value: value if isinstance(value, str) and not HANGUL.search(value) else "",
)  # fmt: skip
def test_a_trip_that_cannot_be_read(
    data: bytes, korean: str, english: str, tripdesk: CommandLine, tmp_path: Path
) -> None:
    (tmp_path / "trip.json").write_bytes(data)
    assert said_in_both(tripdesk, tmp_path, "show", "trip.json") == (korean, english)


def test_a_file_of_200_megabytes_is_refused_at_once(tripdesk: CommandLine, tmp_path: Path) -> None:
    with (tmp_path / "trip.json").open("wb") as file:
        file.truncate(200_000_000)
    assert said_in_both(tripdesk, tmp_path, "show", "trip.json") == (
        "trip.json: 파일이 너무 큽니다(50MB까지). 올바른 파일인지 확인하세요.",
        "trip.json is too large (at most 50 MB). Check that it is the right file.",
    )


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("missing.json", "missing.json: there is no such file. Check the path."),
        ("folder", "folder is a folder. Name a file."),
        ("", ". is a folder. Name a file."),
        ("closed.json", "closed.json cannot be read. Check that you may read it."),
        ("trip.tripdesk", "trip.tripdesk: there is no such file. Check the path."),
        ("no\nsuch\x1b[31m.json", "no\\nsuch\\x1b[31m.json: there is no such file. Check the path."),
        ("'\"`$.json", "'\"`$.json: there is no such file. Check the path."),
        ("n" * 300, ".: the name of the file in this folder is too long. Name a shorter one."),
    ],
)
def test_a_trip_that_is_not_there(name: str, english: str, tripdesk: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "closed.json").touch(mode=0)
    before = sorted(path.name for path in tmp_path.iterdir())
    assert refused(tripdesk("show", name, folder=tmp_path)) == english
    assert sorted(path.name for path in tmp_path.iterdir()) == before


# Attachments and pictures


def png(wide: int, high: int, rows: bytes) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", wide, high, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def whole_picture(wide: int, high: int) -> bytes:
    row = b"\0" * (1 + (wide + 7) // 8)
    pressed = zlib.compressobj(1)
    return png(wide, high, b"".join(pressed.compress(row * 1000) for _ in range(high // 1000)) + pressed.flush())


def with_attachment(folder: Path, data: bytes, media_type: str = "image/png") -> Path:
    attached = {"id": "portrait", "sha256": sha256(data).hexdigest(), "media_type": media_type}
    path = folder / "trip.json"
    path.write_bytes(trip(**{"attachments": [attached], "people[0].portrait": "portrait"}))
    (folder / "trip.files").mkdir()
    (folder / "trip.files" / attached["sha256"]).write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("picture", "korean", "english"),
    [
        (lambda: b"GIF89a and no more", "attachments[0]: 그림 파일이 아닙니다. JPEG나 PNG 그림으로 바꾸세요.",
         "attachments[0] is not a picture. Replace it by a JPEG or PNG."),
        (lambda: b"", "attachments[0]: 그림 파일이 아닙니다. JPEG나 PNG 그림으로 바꾸세요.",
         "attachments[0] is not a picture. Replace it by a JPEG or PNG."),
        (lambda: whole_picture(8, 1000)[:-40], "attachments[0]: 그림 파일이 아닙니다. JPEG나 PNG 그림으로 바꾸세요.",
         "attachments[0] is not a picture. Replace it by a JPEG or PNG."),
        (lambda: png(30_000, 30_000, zlib.compress(b"")),
         "attachments[0]: 그림이 너무 큽니다(4천만 화소, 20MB까지). 줄여서 다시 첨부하세요.",
         "attachments[0]: the picture is too large (at most 40 megapixels and 20 MB). Attach a smaller one."),
        (lambda: whole_picture(30_000, 30_000),
         "attachments[0]: 그림이 너무 큽니다(4천만 화소, 20MB까지). 줄여서 다시 첨부하세요.",
         "attachments[0]: the picture is too large (at most 40 megapixels and 20 MB). Attach a smaller one."),
    ],
    ids=["no picture", "empty", "cut off", "a header of 30,000 × 30,000", "30,000 × 30,000 in full"],
)  # fmt: skip
@pytest.mark.parametrize("command", ["check", "book"])
def test_a_picture_that_cannot_be_printed(
    picture: Callable[[], bytes], korean: str, english: str, command: str, tripdesk: CommandLine, tmp_path: Path
) -> None:
    path = with_attachment(tmp_path, picture())
    target = tmp_path / "book.docx"
    target.write_bytes(OLD)
    words = {"check": ("check", path), "book": ("book", path, "--edition", "staff", "--pages", "never", "-o", target)}
    assert said_in_both(tripdesk, tmp_path, *words[command]) == (korean, english)


def lost(folder: Path, file: Path) -> None:
    file.unlink()


def damaged(folder: Path, file: Path) -> None:
    file.write_bytes(b"something else")


def without_folder(folder: Path, file: Path) -> None:
    shutil.rmtree(folder)


def replaced_by_a_folder(folder: Path, file: Path) -> None:
    file.unlink()
    file.mkdir()


def far_too_large(folder: Path, file: Path) -> None:
    os.truncate(file, 21_000_000)


@pytest.mark.parametrize(
    ("harm", "english"),
    [
        (lost, "attachments[0]: the attached file cannot be found. Keep the .files folder beside the trip file."),
        (without_folder, "attachments[0]: the attached file cannot be found. "
         "Keep the .files folder beside the trip file."),
        (replaced_by_a_folder, "attachments[0]: the attached file cannot be found. "
         "Keep the .files folder beside the trip file."),
        (damaged, "attachments[0]: the attached file has changed (its sha256 differs). "
         "Restore it or attach it again."),
        (far_too_large, "attachments[0]: the attached file is too large (at most 20 MB). Attach a smaller one."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("command", ["check", "export"])
def test_an_attachment_that_is_not_what_it_was(
    harm: Callable[[Path, Path], None], english: str, command: str, tripdesk: CommandLine, tmp_path: Path
) -> None:
    path = with_attachment(tmp_path, whole_picture(8, 1000))
    folder = tmp_path / "trip.files"
    harm(folder, next(folder.iterdir()))
    words = {"check": ("check", path), "export": ("export", path, "-o", tmp_path / "copy.json")}
    assert said(tripdesk, tmp_path, *words[command]) == english


@pytest.mark.parametrize("name", ["../trip.json", "/etc/passwd", "A" * 64, "0" * 63, "0" * 64 + "\n"])
def test_an_attachment_is_named_by_its_hash_alone(name: str, tripdesk: CommandLine, tmp_path: Path) -> None:
    attached = {"id": "portrait", "sha256": name, "media_type": "image/png"}
    (tmp_path / "trip.json").write_bytes(changed("attachments", [attached]))
    assert said(tripdesk, tmp_path, "check", "trip.json") == (
        "attachments[0].sha256 does not have the form it needs. Correct it as `tripdesk schema` says."
    )


# Where it is to be written


def folder_there(target: Path) -> Path:
    target.mkdir()
    return target


def read_only_file(target: Path) -> Path:
    target.write_bytes(OLD)
    target.chmod(0o444)
    return target


def read_only_folder(target: Path) -> Path:
    target.parent.joinpath("locked").mkdir()
    inside = target.parent / "locked" / target.name
    inside.write_bytes(OLD)
    inside.parent.chmod(0o555)
    return inside


def link_to_read_only(target: Path) -> Path:
    target.symlink_to(read_only_folder(target))
    return target


def link_to_itself(target: Path) -> Path:
    target.symlink_to(target.name)
    return target


def pipe(target: Path) -> Path:
    os.mkfifo(target)
    return target


def missing_folder(target: Path) -> Path:
    return target.parent / "missing" / target.name


def below_a_file(target: Path) -> Path:
    (target.parent / "file").touch()
    return target.parent / "file" / target.name


def long_name(target: Path) -> Path:
    return target.with_name("n" * 300 + target.suffix)


UNWRITABLE = "cannot be written. Check your permission or name another folder; the old file is unchanged."
NO_FILE = "is not an ordinary file and cannot be written. Name another file."


@pytest.mark.parametrize(
    ("made", "english"),
    [
        (folder_there, "{path} is a folder. Name a file in it."),
        (read_only_file, f"{{path}} {UNWRITABLE}"),
        (read_only_folder, f"{{path}} {UNWRITABLE}"),
        (link_to_read_only, f"{{path}} {UNWRITABLE}"),
        (link_to_itself, f"{{path}} {NO_FILE}"),
        (pipe, f"{{path}} {NO_FILE}"),
        (missing_folder, "{path.parent}: there is no such folder. Make it first or name another place."),
        (below_a_file, "{path.parent}: a file of that name is in the way. Name another folder."),
        (long_name, "{path.parent}: the name of the file in this folder is too long. Name a shorter one."),
    ],
)
@pytest.mark.parametrize("command", ["book", "calendar", "export"])
def test_a_target_that_cannot_be_written(
    made: Callable[[Path], Path], english: str, command: str, tripdesk: CommandLine, tmp_path: Path
) -> None:
    source = with_attachment(tmp_path, whole_picture(8, 1000))
    suffix = {"book": "docx", "calendar": "ics", "export": "json"}[command]
    path = made(tmp_path / f"out.{suffix}")
    who = {"book": ("--edition", "staff"), "calendar": ("--for", "for-mayor"), "export": ()}[command]
    if command == "calendar" and made is folder_there:
        path = folder_there(path / "단장용_시장.ics").parent
        english = f"{path / '단장용_시장.ics'} is a folder. Name a file in it."
    assert said(tripdesk, tmp_path, command, source, *who, "-o", path) == english.format(path=path)


@pytest.mark.parametrize("device", ["/dev/full", "/dev/null", "/dev/zero"])
def test_a_device_is_no_target(device: str, tripdesk: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "trip.json").write_text(SMALL, encoding="utf-8")
    words = ("book", "trip.json", "--edition", "staff", "-o", device)
    assert said(tripdesk, tmp_path, *words) == f"{device} {NO_FILE}"
    assert Path(device).is_char_device()


def test_a_target_is_refused_before_the_trip_is_read(tripdesk: CommandLine, tmp_path: Path) -> None:
    words = ("missing.json", "--edition", "staff", "-o", tmp_path)
    assert said(tripdesk, tmp_path, "book", *words) == f"{tmp_path} is a folder. Name a file in it."


FULL = """
mount -t tmpfs -o size=64k,nr_inodes=20 none "$1" || exit 77
cd "$1" || exit 77
printf 'what was there before' > book.docx
cp book.docx trip.ics
cp book.docx copy.json
head -c 99999 /dev/zero > filling 2>/dev/null
shift
for words in 'book {} --edition staff --pages never -o book.docx' 'calendar {} --for for-mayor -o trip.ics' \
    'export {} -o copy.json'
do
    "$0" -m tripdesk $(printf %s "$words" | sed "s|{}|$1|")
    echo "exit $?"
done
ls -A
cat book.docx trip.ics copy.json
"""


def test_a_full_disk_keeps_the_old_file(tmp_path: Path) -> None:
    source = with_attachment(tmp_path, os.urandom(5000) + b"no picture", "application/pdf")
    source.write_bytes(source.read_bytes().replace(b'"portrait": "portrait"', b'"portrait": null'))
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["unshare", "-rm", "sh", "-c", FULL, sys.executable, str(disk), str(source)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LANG": "en_US.UTF-8", "LC_ALL": "en_US.UTF-8"}
    ended = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=60)
    if ended.returncode == 77 or "unshare" in ended.stderr:
        pytest.skip(f"this machine lets no one mount a small disk: {ended.stderr.strip()[:200]}")
    full = "the disk is full. Free some space or write elsewhere; the old file is unchanged."
    assert ended.stderr.splitlines()[0] == f"book.docx: {full}"
    assert [line.endswith(full) for line in ended.stderr.splitlines()] == [True] * 3
    left = ["book.docx", "copy.json", "filling", "trip.ics", OLD.decode() * 3]
    assert ended.stdout.splitlines() == ["exit 1"] * 3 + left


# Where the result cannot be shown


def test_a_result_that_cannot_be_printed(tripdesk: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "trip.json").write_text(SMALL, encoding="utf-8")
    for words in (("show", "trip.json", "--json"), ("show", "trip.json"), ("schema",)):
        assert refused(tripdesk(*words, folder=tmp_path, out="/dev/full")) == (
            "The result cannot be printed. Check that the disk has space and that the place it goes to is open."
        )
