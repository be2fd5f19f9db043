"""Independent programs that judge what tripdesk writes. `require(name)` gives the command, or skips and says why.

`make oracles` installs them all; with `TRIPDESK_REQUIRE_ORACLES=1` one that is missing is a failure.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
VALIDATOR = ROOT / "tools" / "oracles" / "node_modules" / ".bin" / "ooxml-validator"
SYSTEM_PYTHON = "/usr/bin/python3"
"""libical's binding is an apt package and belongs to the system's own Python."""


def _program(name: str) -> Callable[[], tuple[str, ...] | None]:
    def found() -> tuple[str, ...] | None:
        path = shutil.which(name)
        return (path,) if path else None

    return found


def _beside_python(name: str) -> Callable[[], tuple[str, ...] | None]:
    def found() -> tuple[str, ...] | None:
        path = Path(sys.executable).with_name(name)
        return (str(path),) if path.exists() else None

    return found


def _python_with(check: str, python: str = sys.executable) -> Callable[[], tuple[str, ...] | None]:
    def found() -> tuple[str, ...] | None:
        if not Path(python).exists():
            return None
        works = subprocess.run([python, "-c", check], capture_output=True, check=False).returncode == 0
        return (python,) if works else None

    return found


def _validator() -> tuple[str, ...] | None:
    node = shutil.which("node")
    return (node, str(VALIDATOR)) if node and VALIDATOR.exists() else None


LOCATE: dict[str, Callable[[], tuple[str, ...] | None]] = {
    "libreoffice": _program("soffice"),
    "pdftotext": _program("pdftotext"),
    "pdftoppm": _program("pdftoppm"),
    "calcurse": _program("calcurse"),
    "ooxml-validator": _validator,
    "khal": _beside_python("khal"),
    "vobject": _python_with("import vobject"),
    "pypdf": _python_with("import pypdf"),
    "libical": _python_with(
        "import gi; gi.require_version('ICalGLib', '3.0'); from gi.repository import ICalGLib", SYSTEM_PYTHON
    ),
}


@cache
def _located(name: str) -> tuple[str, ...] | None:
    return LOCATE[name]()


def require(name: str) -> list[str]:
    """The command of a checker (for a library: the Python that has it). Skips the test when it is not there."""
    command = _located(name)
    if command is None:
        reason = f"{name} is missing: run `make oracles`"
        if os.environ.get("TRIPDESK_REQUIRE_ORACLES") == "1":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    return list(command)


def run(command: Sequence[str | Path], *, timeout: int = 240, **options: Any) -> subprocess.CompletedProcess[str]:
    """The finished command with its output as text. Fails the test when it takes too long."""
    return subprocess.run(
        [str(word) for word in command],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=timeout,
        check=False,
        **options,
    )


def ooxml_errors(document: Path) -> list[dict[str, Any]]:
    """What the Open XML SDK finds wrong with a Word file."""
    done = run([*require("ooxml-validator"), document])
    return json.loads(done.stdout)["errors"]


def to_pdf(document: Path, folder: Path) -> Path:
    """The Word file as LibreOffice lays it out, in `folder`. Each call has a LibreOffice profile of its own."""
    soffice = require("libreoffice")
    profile = (folder / ".libreoffice").resolve().as_uri()
    settings = [f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir"]
    done = run([*soffice, *settings, folder, document])
    made = folder / f"{document.stem}.pdf"
    assert made.exists(), f"LibreOffice made no PDF: {done.stdout}{done.stderr}"
    return made


def page_texts(pdf: Path) -> list[str]:
    """The text of each page, laid out as on the page."""
    done = run([*require("pdftotext"), "-layout", pdf, "-"])
    return done.stdout.split("\f")[:-1]


_READ_WITH_LIBICAL = """
import json, sys
import gi
gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib
whole = ICalGLib.Component.new_from_string(sys.stdin.read())
assert whole is not None, "libical cannot read it"
def said(time, component, kind):
    if time.is_null_time():
        return None
    if time.is_date():
        return time.as_ical_string()
    zoned = component.get_first_property(kind)
    parameter = zoned.get_first_parameter(ICalGLib.ParameterKind.TZID_PARAMETER) if zoned else None
    if parameter is not None:
        zone = whole.get_timezone(parameter.get_tzid())
        assert zone is not None, "no VTIMEZONE " + parameter.get_tzid()
        time.convert_timezone(zone, ICalGLib.Timezone.get_utc_timezone())
        time.set_timezone(ICalGLib.Timezone.get_utc_timezone())
    return time.as_ical_string()
found = []
event = whole.get_first_component(ICalGLib.ComponentKind.VEVENT_COMPONENT)
while event is not None:
    found.append({
        "uid": event.get_uid(),
        "summary": event.get_summary(),
        "start": said(event.get_dtstart(), event, ICalGLib.PropertyKind.DTSTART_PROPERTY),
        "end": said(event.get_dtend(), event, ICalGLib.PropertyKind.DTEND_PROPERTY),
    })
    event = whole.get_next_component(ICalGLib.ComponentKind.VEVENT_COMPONENT)
json.dump({"errors": whole.count_errors(), "events": found}, sys.stdout)
"""


def read_with_libical(calendar: bytes) -> dict[str, Any]:
    """`{"errors": n, "events": [{uid, summary, start, end}]}`: times in UTC by the file's VTIMEZONEs, days as days."""
    done = subprocess.run(
        [*require("libical"), "-c", _READ_WITH_LIBICAL], input=calendar, capture_output=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return json.loads(done.stdout)
