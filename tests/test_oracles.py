"""The judges are judged: a skip counts where it must, and each checker sees a fault that is there."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from tests import oracles
from tests.oracles import ROOT

SKIPS = "import pytest\ndef test_one():\n    pytest.skip('khal is missing')\n"
SKIPS_WHOLE = "import pytest\npytest.skip('khal is missing', allow_module_level=True)\n"
PASSES = "def test_one():\n    pass\n"
EXPECTED_TO_FAIL = "import pytest\n@pytest.mark.xfail\ndef test_one():\n    assert False\n"


@pytest.mark.parametrize(
    ("source", "required", "code", "last_line"),
    [
        (SKIPS, "0", 0, "1 skipped in"),
        (SKIPS, "1", 1, "1 failed in"),
        (SKIPS_WHOLE, "0", 5, "1 skipped in"),
        (SKIPS_WHOLE, "1", 2, "1 error in"),
        (EXPECTED_TO_FAIL, "1", 0, "1 xfailed in"),
        (PASSES, "1", 0, "1 passed in"),
    ],
)
def test_a_skip_is_a_failure_where_all_checkers_must_be_there(
    source: str, required: str, code: int, last_line: str, tmp_path: Path
) -> None:
    (tmp_path / "test_it.py").write_text(source, encoding="utf-8")
    ended = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-rs",
            "-p",
            "tests.conftest",
            "--rootdir",
            str(tmp_path),
            str(tmp_path),
        ],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "TRIPDESK_REQUIRE_ORACLES": required},
        timeout=60,
        check=False,
    )
    assert ended.returncode == code
    assert ended.stdout.splitlines()[-1].startswith(last_line)
    assert ("khal is missing" in ended.stdout) == ("khal" in source)


def test_no_test_reaches_the_network() -> None:
    with pytest.raises(RuntimeError, match="asked the network"):
        socket.getaddrinfo("example.invalid", 443)


def word_file(folder: Path, *, broken: bool) -> Path:
    document = docx.Document()
    document.add_paragraph("면담자료")
    if broken:
        document.element.body.append(document.element.body.makeelement(f"{{{document.element.nsmap['w']}}}nonsense"))
    document.save(str(folder / "book.docx"))
    return folder / "book.docx"


@pytest.mark.oracle
@pytest.mark.parametrize(("broken", "kinds"), [(False, set()), (True, {"Schema"})])
def test_the_validator_sees_a_broken_word_file(broken: bool, kinds: set[str], tmp_path: Path) -> None:
    assert {error["errorType"] for error in oracles.ooxml_errors(word_file(tmp_path, broken=broken))} == kinds


@pytest.mark.oracle
def test_libreoffice_lays_out_pages(tmp_path: Path) -> None:
    pages = oracles.page_texts(oracles.to_pdf(word_file(tmp_path, broken=False), tmp_path))
    assert [page.strip() for page in pages] == ["면담자료"]


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//test//EN
BEGIN:VTIMEZONE
TZID:America/Los_Angeles
BEGIN:STANDARD
DTSTART:20071104T020000
RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
TZOFFSETFROM:-0700
TZOFFSETTO:-0800
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20070311T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
TZOFFSETFROM:-0800
TZOFFSETTO:-0700
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
UID:a
DTSTAMP:20230101T000000Z
SUMMARY:면담
DTSTART;TZID=America/Los_Angeles:20230310T180000
DTEND;TZID=America/Los_Angeles:20230312T180000
END:VEVENT
BEGIN:VEVENT
UID:b
DTSTAMP:20230101T000000Z
SUMMARY:숙소
DTSTART;VALUE=DATE:20230104
DTEND;VALUE=DATE:20230105
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


@pytest.mark.oracle
def test_libical_reads_times_by_the_zones_of_the_file() -> None:
    assert oracles.read_with_libical(CALENDAR.encode("utf-8")) == {
        "errors": 0,
        "events": [
            {"uid": "a", "summary": "면담", "start": "20230311T020000Z", "end": "20230313T010000Z"},
            {"uid": "b", "summary": "숙소", "start": "20230104", "end": "20230105"},
        ],
    }
