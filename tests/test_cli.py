"""The command line is a contract: what is printed where, how it ends, what files it leaves."""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import jsonschema
import pytest

from tests.command_line import CommandLine
from tests.model.small import edited, small
from tests.oracles import ROOT
from tripdesk.cli.speech import one_line
from tripdesk.messages import UiLanguage
from tripdesk.model.contract import read_trip, write_trip
from tripdesk.services.overview import lines
from tripdesk.settings import read_settings

MAYOR = {"id": "for-mayor", "name": {"ko": "시장", "en": "Mayor"}, "audience": "principal", "delegate": "head"}
HOST = {"id": "host", "name": {"ko": "구글", "en": "Google"}, "audience": "host", "organisation": "org"}
TEAM = {"id": "team", "name": {"ko": "실무단", "en": "Staff"}, "audience": "staff"}
PUBLIC = {"id": "for-public", "name": {"ko": "시 누리집", "en": "Website"}, "audience": "public"}
KOREAN, ENGLISH = "ko_KR.UTF-8", "en_US.UTF-8"


@pytest.fixture(scope="module")
def tripdesk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CommandLine]:
    command_line = CommandLine(tmp_path_factory.mktemp("streams"))
    yield command_line
    command_line.close()


def written(folder: Path, **edits: Any) -> str:
    (folder / "trip.json").write_text(json.dumps(edited(edits)), encoding="utf-8")
    return "trip.json"


def made(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file() and p.name != "trip.json")


# Usage


@pytest.mark.parametrize(
    "words",
    [
        ("fly",),
        ("show",),
        ("show", "a.json", "b.json"),
        ("show", "a.json", "--xml"),
        ("show", "a.json", "--js"),
        ("book", "a.json", "-o", "b.docx"),
        ("book", "a.json", "--edition", "mayor", "-o", "b.docx"),
        ("book", "a.json", "--edition", "staff"),
        ("book", "a.json", "--edition", "staff", "--format", "odt", "-o", "b.odt"),
        ("book", "a.json", "--edition", "staff", "--lang", "fr", "-o", "b.docx"),
        ("book", "a.json", "--edition", "staff", "--pages", "yes", "-o", "b.docx"),
        ("calendar", "a.json"),
        ("calendar", "a.json", "--for", "x", "--edition", "staff", "-o", "b"),
        ("export", "a.json"),
        ("schema", "a.json"),
        ("--ui-lang", "fr", "schema"),
        ("doctor", "--ui-lang"),
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(words: tuple[str, ...], tripdesk: CommandLine, tmp_path: Path) -> None:
    for language, says in ((ENGLISH, "Wrong usage: "), (KOREAN, "명령을 잘못 적었습니다: ")):
        ended = tripdesk(*words, folder=tmp_path, language=language)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith("usage: tripdesk")
        assert ended.err.splitlines()[-1].startswith(says)
    assert made(tmp_path) == []


def test_without_a_command_and_without_a_desk_it_says_how_to_get_one(tripdesk: CommandLine, tmp_path: Path) -> None:
    ended = tripdesk(folder=tmp_path)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("PySide6, which opens the window, is missing. Install it with ")
    assert made(tmp_path) == []


@pytest.mark.parametrize("words", [("--help",), ("book", "--help"), ("--version",)], ids=" ".join)
def test_help_is_a_result(words: tuple[str, ...], tripdesk: CommandLine, tmp_path: Path) -> None:
    ended = tripdesk(*words, folder=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.strip()


# The language of the interface

MISSING = {
    "ko": "x.json: 파일이 없습니다. 경로를 확인하세요.\n",
    "en": "x.json: there is no such file. Check the path.\n",
}


@pytest.mark.parametrize(
    ("words", "environment", "language"),
    [
        (("show", "x.json"), {"LANG": "ko_KR.UTF-8"}, "ko"),
        (("show", "x.json"), {"LANG": "en_US.UTF-8"}, "en"),
        (("show", "x.json"), {"LANG": "C"}, "en"),
        (("show", "x.json"), {"LANG": "en_US.UTF-8", "LC_MESSAGES": "ko_KR.UTF-8"}, "ko"),
        (("show", "x.json"), {"LANG": "ko_KR.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        (("show", "x.json"), {"LANG": "de_DE.UTF-8", "LC_ALL": ""}, "en"),
        (("--ui-lang", "ko", "show", "x.json"), {"LANG": "en_US.UTF-8"}, "ko"),
        (("show", "x.json", "--ui-lang", "ko"), {"LANG": "en_US.UTF-8"}, "ko"),
        (("show", "--ui-lang=en", "x.json"), {"LANG": "ko_KR.UTF-8"}, "en"),
        (("--ui-lang", "ko", "show", "x.json", "--ui-lang", "en"), {"LANG": "ko_KR.UTF-8"}, "en"),
    ],
)
def test_the_interface_speaks(
    words: tuple[str, ...], environment: dict[str, str], language: str, tripdesk: CommandLine, tmp_path: Path
) -> None:
    ended = tripdesk(*words, folder=tmp_path, environment=environment)
    assert ended == (1, "", MISSING[language])


def test_without_a_home_it_works_all_the_same(tripdesk: CommandLine, tmp_path: Path) -> None:
    words = ("book", written(tmp_path), "--edition", "staff", "-o", "book.docx")
    assert tripdesk(*words, folder=tmp_path, environment={"HOME": ""}).code == 0


def test_settings_come_from_the_environment_alone(tmp_path: Path) -> None:
    (tmp_path / "soffice").touch(mode=0o755)
    found = read_settings(None, {"LANG": "ko", "XDG_CACHE_HOME": "/cache", "PATH": str(tmp_path)})
    assert (found.ui_language, found.work_folder) == (UiLanguage.KO, Path("/cache/tripdesk/work"))
    assert found.soffice == tmp_path / "soffice"
    assert read_settings("en", {"LANG": "ko", "PATH": "/nowhere"}).soffice is None


# show, check, schema, doctor


def test_show_json_is_the_trip(tripdesk: CommandLine, tmp_path: Path) -> None:
    ended = tripdesk("show", written(tmp_path), "--json", folder=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.encode() == write_trip(small())


@pytest.mark.parametrize("language", UiLanguage)
def test_show_tells_the_days(language: UiLanguage, tripdesk: CommandLine, tmp_path: Path) -> None:
    ended = tripdesk("show", written(tmp_path), "--ui-lang", language, folder=tmp_path)
    assert ended == (0, "\n".join(lines(small(), language)) + "\n", "")
    first = {"ko": "미국 출장", "en": "Visit to the United States"}
    assert ended.out.splitlines()[0] == first[language]


def test_a_name_cannot_steer_the_terminal(tripdesk: CommandLine, tmp_path: Path) -> None:
    path = written(tmp_path, **{"trip.title": {"en": "red\x1b[31m\nline\u202eturned"}})
    assert tripdesk("show", path, folder=tmp_path).out.splitlines()[0] == "red\\x1b[31m\\nline\\u202eturned"
    assert one_line("한글 é 🏛️ ‘’") == "한글 é 🏛️ ‘’"


def test_nor_can_it_from_a_json_document(tripdesk: CommandLine, tmp_path: Path) -> None:
    title = "\x9b31mred\x7f\u061cturned\u202e\u2028end"
    path = written(tmp_path, **{"trip.title": {"en": title}})
    shown = tripdesk("show", path, "--json", folder=tmp_path).out
    assert [c for c in shown if c != "\n" and not c.isprintable()] == []
    assert json.loads(shown)["trip"]["title"]["en"] == title


def test_check_says_what_it_found_and_ends_with_1_for_an_error(tripdesk: CommandLine, tmp_path: Path) -> None:
    good = tripdesk("check", written(tmp_path), "--json", folder=tmp_path)
    findings = json.loads(good.out)
    assert (good.code, good.err) == (0, "")
    assert {finding["severity"] for finding in findings} <= {"warning", "note"}
    assert [sorted(finding) for finding in findings] == [["code", "facts", "records", "sentence", "severity"]] * len(
        findings
    )
    twice = edited({})["items"][1] | {"id": "elsewhere"}
    bad = tripdesk("check", written(tmp_path, **{"items[2]": twice}), "--json", folder=tmp_path)
    assert bad.code == 1
    assert "person_in_two_places" in {f["code"] for f in json.loads(bad.out) if f["severity"] == "error"}
    spoken = tripdesk("check", "trip.json", folder=tmp_path, language=KOREAN)
    assert (spoken.code, spoken.err) == (1, "")
    (error,) = [line for line in spoken.out.splitlines() if line.startswith("[오류]")]
    assert error.startswith("[오류] 같은 시각에 두 일정 참석: 강기정")
    assert spoken.out.splitlines()[-1].startswith("확인 필요: 오류 ")


def test_schema_is_the_schema_of_what_show_prints(tripdesk: CommandLine, tmp_path: Path) -> None:
    schema, shown = (
        json.loads(tripdesk(*words, folder=tmp_path).out)
        for words in (("schema",), ("show", written(tmp_path), "--json"))
    )
    jsonschema.Draft202012Validator(schema).validate(shown)


def test_doctor_ends_with_1_when_something_is_amiss(tripdesk: CommandLine, tmp_path: Path) -> None:
    well = tripdesk("doctor", folder=tmp_path)
    assert (well.code, well.err) == (0, "")
    work = tmp_path / ".cache" / "tripdesk" / "work"
    assert f"Work folder: {work}" in well.out.splitlines()
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o555)
    ill = tripdesk("doctor", folder=tmp_path, environment={"XDG_CACHE_HOME": str(locked)})
    said = f"The work folder cannot be written: {locked}/tripdesk/work. Check your permission."
    assert (ill.code, ill.err) == (1, "")
    assert said in ill.out.splitlines()


# book


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("staff",), "book.docx — staff"),
        (("principal", "--lang", "en"), "book.docx — "),
        (("interpreter", "--lang", "both", "--pages", "never"), "book.docx — "),
        (("host", "--org", "org"), "book.docx — "),
        (("host", "--org", "구글"), "book.docx — "),
        (("host", "--org", "GOOG"), "book.docx — "),
        (("staff", "--template", str(ROOT / "resources/templates/office-ko.docx")), "book.docx — "),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_book(words: tuple[str, ...], says: str, tripdesk: CommandLine, tmp_path: Path) -> None:
    ended = tripdesk("book", written(tmp_path), "--edition", *words, "-o", "book.docx", folder=tmp_path)
    assert ended.code == 0, ended.err
    assert made(tmp_path) == ["book.docx"]
    assert ended.out.startswith("book.docx — ")
    assert len(ended.out.splitlines()) == 1
    with ZipFile(tmp_path / "book.docx") as package:
        assert package.testzip() is None


def test_a_book_of_another_language_is_another_book(tripdesk: CommandLine, tmp_path: Path) -> None:
    for language in ("ko", "en", "both"):
        words = ("book", written(tmp_path), "--edition", "staff", "--lang", language, "-o", f"{language}.docx")
        assert tripdesk(*words, folder=tmp_path).code == 0
    assert len({(tmp_path / name).read_bytes() for name in made(tmp_path)}) == 3


MET = "Choose one of: Google (org)"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("host",), "Say with --org which organisation the book is for: Google (org)"),
        (("host", "--org", "nobody"), "There is no confirmed engagement with such an organisation. " + MET),
        (("host", "--org", " "), "There is no confirmed engagement with such an organisation. " + MET),
        (("host", "--org", "city"), "There is no confirmed engagement with such an organisation. " + MET),
        (("staff", "--org", "org"), "--org goes with the host edition only. Leave it out for staff."),
        (("driver",), "There is no book for this reader (driver) yet. "
         "Choose principal, staff, interpreter, member or host."),
        (("staff", "--template", "trip.json"), "The template cannot be read. Name a Word file (.docx)."),
        (("staff", "--template", "none.docx"), "none.docx: there is no such file. Check the path."),
        (("staff", "--template", "."), ". is a folder. Name a file."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)  # fmt: skip
def test_a_book_that_cannot_be_made(words: tuple[str, ...], says: str, tripdesk: CommandLine, tmp_path: Path) -> None:
    ended = tripdesk("book", written(tmp_path), "--edition", *words, "-o", "book.docx", folder=tmp_path)
    assert ended == (1, "", f"{says}\n")
    assert made(tmp_path) == []


def test_a_renderer_that_fails_leaves_a_book_without_pages(tripdesk: CommandLine, tmp_path: Path) -> None:
    path = written(tmp_path)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "soffice").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "bin" / "soffice").chmod(0o755)
    (tmp_path / "locked").mkdir(mode=0o555)
    for cache in ("cache", "locked"):
        environment = {"PATH": str(tmp_path / "bin"), "XDG_CACHE_HOME": str(tmp_path / cache)}
        words = ("book", path, "--edition", "staff", "-o", f"{cache}.docx")
        ended = tripdesk(*words, folder=tmp_path, environment=environment)
        assert ended.code == 0
        assert ended.err.splitlines()[-1] == "LibreOffice could not count the pages; the book was made without them."
        assert "pages" not in ended.out
    never = tripdesk(*words, "--pages", "never", folder=tmp_path, environment=environment)
    assert "LibreOffice" not in never.err


# calendar


@pytest.mark.parametrize(
    ("words", "files", "out"),
    [
        (("--for", "for-mayor", "-o", "a.ics"), ["a.ics"], "a.ics — 시장, 2 events\n"),
        (("--for", "시장", "-o", "a.ICS"), ["a.ICS"], "a.ICS — 시장, 2 events\n"),
        (("--for", "MAY", "-o", "new"), ["new/단장용_시장.ics"], "new/단장용_시장.ics — 시장, 2 events\n"),
        (("--edition", "principal", "-o", "a.ics"), ["a.ics"], "a.ics — 시장, 2 events\n"),
        (("--edition", "host", "-o", "new/deep"), ["new/deep/상대 기관 제공용(영문)_구글.ics"],
         "new/deep/상대 기관 제공용(영문)_구글.ics — 구글, 1 events\n"),
        (("-o", "."), ["단장용_시장.ics", "상대 기관 제공용(영문)_구글.ics", "실무용_실무단.ics"],
         "단장용_시장.ics — 시장, 2 events\n상대 기관 제공용(영문)_구글.ics — 구글, 1 events\n"
         "실무용_실무단.ics — 실무단, 2 events\n시 누리집: no events, so no calendar file\n"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)  # fmt: skip
def test_calendars(words: tuple[str, ...], files: list[str], out: str, tripdesk: CommandLine, tmp_path: Path) -> None:
    path = written(tmp_path, recipients=[MAYOR, HOST, TEAM, PUBLIC])
    assert tripdesk("calendar", path, *words, folder=tmp_path) == (0, out, "")
    assert made(tmp_path) == files
    assert all((tmp_path / name).read_bytes().count(b"BEGIN:VEVENT") for name in files)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--for", "for-public", "-o", "a.ics"), "시 누리집: no itinerary item is for this recipient, so there is no "
         "calendar to write. Check the items or the recipient."),
        (("--edition", "public", "-o", "new"), "시 누리집: no itinerary item is for this recipient, so there is no "
         "calendar to write. Check the items or the recipient."),
        (("--for", "e", "-o", "a.ics"), "Several recipients match that name. "
         "Choose one: 구글 (host), 시 누리집 (for-public)"),
        (("--for", "x", "-o", "a.ics"), "There is no such recipient. "
         "Choose one of: 시장 (for-mayor), 구글 (host), 실무단 (team), 시 누리집 (for-public)"),
        (("--for", "", "-o", "a.ics"), "There is no such recipient. "
         "Choose one of: 시장 (for-mayor), 구글 (host), 실무단 (team), 시 누리집 (for-public)"),
        (("--edition", "press", "-o", "a.ics"), "This trip has no recipient of that edition (press). "
         "Add one to recipients."),
        (("-o", "a.ics"), "a.ics: there are 4 calendars. Name a folder instead of a file."),
        (("-o", "trip.json"), "trip.json: there are 4 calendars. Name a folder instead of a file."),
        (("-o", "trip.json/below"), "trip.json/below: a file of that name is in the way. Name another folder."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)  # fmt: skip
def test_calendars_that_cannot_be_made(
    words: tuple[str, ...], says: str, tripdesk: CommandLine, tmp_path: Path
) -> None:
    path = written(tmp_path, recipients=[MAYOR, HOST, TEAM, PUBLIC])
    assert tripdesk("calendar", path, *words, folder=tmp_path) == (1, "", f"{says}\n")
    assert [*tmp_path.iterdir()] == [tmp_path / path]


def test_a_trip_without_recipients_has_no_calendars(tripdesk: CommandLine, tmp_path: Path) -> None:
    for who in ((), ("--for", "x"), ("--edition", "staff")):
        ended = tripdesk("calendar", written(tmp_path, recipients=[]), *who, "-o", "new", folder=tmp_path)
        assert ended == (1, "", "This trip has no recipients. Add some to recipients.\n")


def test_an_id_goes_before_a_name(tripdesk: CommandLine, tmp_path: Path) -> None:
    other = MAYOR | {"id": "other", "name": {"ko": "for-mayor", "en": ""}}
    path = written(tmp_path, recipients=[other, MAYOR])
    assert tripdesk("calendar", path, "--for", "for-mayor", "-o", "a.ics", folder=tmp_path).out.startswith(
        "a.ics — 시장"
    )


# export


def test_export_writes_every_field_the_same_every_time(tripdesk: CommandLine, tmp_path: Path) -> None:
    first = tripdesk("export", written(tmp_path), "-o", "copy.json", folder=tmp_path)
    assert first == (0, "Exported: copy.json\n", "")
    tripdesk("export", "copy.json", "-o", "again.json", folder=tmp_path)
    copy = (tmp_path / "copy.json").read_bytes()
    assert copy == (tmp_path / "again.json").read_bytes() == write_trip(small())
    assert read_trip(copy) == (small(), ())


def test_export_onto_itself_is_well(tripdesk: CommandLine, tmp_path: Path) -> None:
    assert tripdesk("export", written(tmp_path), "-o", "trip.json", folder=tmp_path).code == 0
    assert (tmp_path / "trip.json").read_bytes() == write_trip(small())


@pytest.mark.parametrize("name", ["copy", "copy.docx"])
def test_export_names_a_snapshot_or_a_package(name: str, tripdesk: CommandLine, tmp_path: Path) -> None:
    ended = tripdesk("export", written(tmp_path), "-o", name, folder=tmp_path)
    assert ended == (1, "", f"{name}: name a file that ends in .json or .tripdesk.\n")


# demo


def test_demo_tells_of_everything_it_wrote(tripdesk: CommandLine, tmp_path: Path) -> None:
    ended = tripdesk("demo", folder=tmp_path)
    assert ended.code == 0
    wrote = [line.split(" — ")[0] for line in ended.out.splitlines() if " — " in line]
    assert sorted(wrote) == [name for name in made(tmp_path) if name.startswith(("out/books/", "out/calendars/"))]
    silent = [line for line in ended.out.splitlines() if line.endswith(": no events, so no calendar file")]
    recipients = read_trip((tmp_path / "out/trip/ces-2023.json").read_bytes())[0].recipients
    assert len(silent) + sum(name.endswith(".ics") for name in wrote) == len(recipients)
    assert silent


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_demo_where_a_file_is_in_the_way(place: str, tripdesk: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ended = tripdesk("demo", "--out", place, folder=tmp_path)
    assert ended == (1, "", f"{place}/trip: a file of that name is in the way. Name another folder.\n")


# As programs of their own

ENVIRONMENT = {**os.environ, "LC_ALL": ENGLISH, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"}
PROGRAM = [sys.executable, "-m", "tripdesk"]


def test_a_pipe_that_closes_is_no_error(tmp_path: Path) -> None:
    sample = ROOT / "resources" / "sample" / "ces-2023.json"
    reading, writing = os.pipe()
    shown = subprocess.Popen(
        [*PROGRAM, "show", sample, "--json"], stdout=writing, stderr=subprocess.PIPE, env=ENVIRONMENT
    )
    os.close(writing)
    assert os.read(reading, 10) == b'{\n  "forma'
    os.close(reading)
    _, said = shown.communicate(timeout=60)
    assert (shown.returncode, said) == (1, b"")


def test_streams_that_are_closed_are_no_error(tmp_path: Path) -> None:
    for closed in (">&-", ">&- 2>&-"):
        command = f'"$@" {closed}'
        ended = subprocess.run(
            ["sh", "-c", command, "sh", *PROGRAM, "show", tmp_path / "missing.json"],
            capture_output=True,
            env=ENVIRONMENT,
        )
        said = b"" if "2>" in closed else f"{tmp_path}/missing.json: there is no such file. Check the path.\n".encode()
        assert (ended.returncode, ended.stdout, ended.stderr) == (1, b"", said)


def test_breaking_off_leaves_nothing_and_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / written(tmp_path)
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "soffice").write_text(f"#!/bin/sh\nsleep 1\n: > {tmp_path}/waiting\nsleep 60\n")
    (tools / "soffice").chmod(0o755)
    environment = ENVIRONMENT | {"PATH": f"{tools}:{os.environ['PATH']}", "XDG_CACHE_HOME": str(tmp_path / "cache")}
    target = tmp_path / "book.docx"
    target.write_bytes(b"old")
    command = [*PROGRAM, "book", path, "--edition", "staff", "-o", target]
    making = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, process_group=0)
    deadline = time.monotonic() + 60
    while not (tmp_path / "waiting").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(making.pid, signal.SIGINT)
    assert making.communicate(timeout=60) == (b"", b"")
    assert making.returncode == 130
    assert target.read_bytes() == b"old"
    assert list(tmp_path.glob(".tripdesk-*")) == []
    assert list((tmp_path / "cache" / "tripdesk" / "work").iterdir()) == []


def test_progress_is_for_somebody_who_watches(tmp_path: Path) -> None:
    command = [*PROGRAM, "book", written(tmp_path), "--edition", "staff", "--pages", "never", "-o", "book.docx"]
    watching, terminal = pty.openpty()
    watched = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=terminal, env=ENVIRONMENT, cwd=tmp_path, check=False
    )
    os.close(terminal)
    seen = os.read(watching, 1000).decode()
    os.close(watching)
    alone = subprocess.run(command, capture_output=True, env=ENVIRONMENT, cwd=tmp_path, check=False)
    assert seen.splitlines()[0] == "Working…"
    assert (watched.stdout, alone.returncode) == (alone.stdout, 0)
    assert "Working" not in alone.stderr.decode()
