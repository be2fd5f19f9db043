"""The whole command line where no desk is installed, no screen is there and the network is shut."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.oracles import ROOT
from tripdesk.model.contract import read_trip
from tripdesk.services.calendar_files import make_calendar
from tripdesk.services.trips import open_trip

SAMPLE = ROOT / "resources" / "sample" / "ces-2023.json"

BARE = """
import sys
sys.modules["PySide6"] = None
def shut(event, args):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.bind", "socket.gethostbyname"}:
        raise RuntimeError(event)
sys.addaudithook(shut)
"""
COMMAND = f"{BARE}from tripdesk.cli import main\nraise SystemExit(main())"


def bare_python(program: str, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    screens = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    kept = {name: value for name, value in os.environ.items() if name not in screens}
    home = folder / "home"
    home.mkdir(exist_ok=True)
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", program, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        cwd=folder,
        env={**kept, "HOME": str(home), "PYTHONPATH": "", "PYTHONIOENCODING": "utf-8"},
        timeout=240,
        check=False,
    )


def done(*arguments: str, folder: Path, allowed: tuple[int, ...] = (0,)) -> str:
    """What the command prints on stdout; it ends with one of the `allowed` codes."""
    ended = bare_python(COMMAND, *arguments, folder=folder)
    assert ended.returncode in allowed, ended.stderr
    assert "Traceback" not in ended.stderr
    return ended.stdout


def is_word(path: Path) -> bool:
    with zipfile.ZipFile(path) as package:
        return package.testzip() is None and "word/document.xml" in package.namelist()


@pytest.mark.parametrize(
    "reaches_out",
    [
        "import PySide6",
        "import PySide6.QtCore",
        "import socket; socket.getaddrinfo('example.invalid', 443)",
        "import socket; socket.create_connection(('127.0.0.1', 9))",
    ],
)
def test_the_bare_python_of_these_tests_has_neither_desk_nor_network(reaches_out: str, tmp_path: Path) -> None:
    ended = bare_python(f"{BARE}{reaches_out}", folder=tmp_path)
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1].startswith(("ModuleNotFoundError", "RuntimeError"))


def test_demo_writes_books_and_calendars(tmp_path: Path) -> None:
    done("demo", "--out", "out", folder=tmp_path)
    books = sorted((tmp_path / "out").rglob("*.docx"))
    calendars = sorted((tmp_path / "out").rglob("*.ics"))
    assert books
    assert all(is_word(book) for book in books)
    assert calendars
    assert all(calendar.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n") for calendar in calendars)


def test_show_prints_the_trip_and_nothing_else(tmp_path: Path) -> None:
    shown = done("show", str(SAMPLE), "--json", folder=tmp_path)
    assert read_trip(shown.encode()) == read_trip(SAMPLE.read_bytes())


def test_check_prints_findings_and_nothing_else(tmp_path: Path) -> None:
    json.loads(done("check", str(SAMPLE), "--json", folder=tmp_path, allowed=(0, 1)))


@pytest.mark.parametrize("audience", ["principal", "staff", "interpreter", "member"])
def test_book(audience: str, tmp_path: Path) -> None:
    book = tmp_path / f"{audience}.docx"
    done("book", str(SAMPLE), "--edition", audience, "-o", str(book), folder=tmp_path)
    assert is_word(book)


def test_calendar_of_everyone(tmp_path: Path) -> None:
    folder = tmp_path / "calendars"
    folder.mkdir()
    done("calendar", str(SAMPLE), "-o", str(folder), folder=tmp_path)
    trip = open_trip(str(SAMPLE))
    with_events = [r for r in trip.snapshot.recipients if make_calendar(trip, r).events]
    assert len(list(folder.rglob("*.ics"))) == len(with_events)


def test_export_gives_the_same_trip(tmp_path: Path) -> None:
    copy, again = tmp_path / "copy.json", tmp_path / "again.json"
    done("export", str(SAMPLE), "-o", str(copy), folder=tmp_path)
    done("export", str(copy), "-o", str(again), folder=tmp_path)
    assert read_trip(copy.read_bytes()) == read_trip(SAMPLE.read_bytes())
    assert again.read_bytes() == copy.read_bytes()


def test_schema_is_a_json_schema(tmp_path: Path) -> None:
    schema = json.loads(done("schema", folder=tmp_path))
    assert schema["properties"]["format"]["const"] == "tripdesk.trip"


def test_doctor_says_how_it_stands(tmp_path: Path) -> None:
    assert done("doctor", folder=tmp_path, allowed=(0, 1))
