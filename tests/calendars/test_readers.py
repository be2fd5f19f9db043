"""Independent readers see the instants of the model: icalendar, vobject, khal, libical, calcurse."""

import json
import os
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest

from tests.calendars.trip import ITEMS, KEY, meeting, trip, view_for
from tests.oracles import read_with_libical, require, run
from tripdesk.calendars.events import Event, events
from tripdesk.calendars.ics import calendar_file
from tripdesk.model.recipients import Detail, Language
from tripdesk.model.times import ZonedTime, zone

Ends = tuple[str, str]

ELSEWHERE = [
    meeting("kathmandu", "2027-03-01", 9, "Asia/Kathmandu"),
    meeting("lord-howe", "2027-04-05", 9, "Australia/Lord_Howe"),
    meeting("st-johns", "2027-07-05", 9, "America/St_Johns"),
    meeting("dublin", "2027-12-06", 9, "Europe/Dublin"),
    meeting("sydney", "2027-10-04", 9, "Australia/Sydney"),
    meeting("jerusalem", "2027-07-06", 9, "Asia/Jerusalem"),
    meeting("spring", "2027-03-14", 3, "America/Los_Angeles"),
    meeting("spring-before", "2027-03-14", 0, "America/Los_Angeles"),
    meeting("autumn", "2027-11-07", 2, "America/Los_Angeles"),
    meeting("sample-year", "2023-01-09", 14, "America/Los_Angeles"),
    meeting("long-ago", "2006-04-10", 9, "America/Los_Angeles"),
]
EVENTS = events(view_for("r-mayor", trip(*ITEMS, *ELSEWHERE)), Detail.ALL, Language.BOTH, KEY)
FILE = calendar_file(EVENTS, "미국 출장")


def stamp(moment: datetime | ZonedTime | date) -> str:
    """An instant in UTC, or a day."""
    if isinstance(moment, ZonedTime):
        moment = moment.utc
    if isinstance(moment, datetime):
        return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return moment.strftime("%Y%m%d")


TRUTH: dict[str, Ends] = {event.uid: (stamp(event.start), stamp(event.end)) for event in EVENTS}


def test_there_is_something_to_read() -> None:
    assert len(TRUTH) == 24
    assert len({event.start.zone for event in EVENTS if isinstance(event.start, ZonedTime)}) == 9


def test_icalendar_reads_the_instants() -> None:
    read = icalendar.Calendar.from_ical(FILE)
    assert {str(e["UID"]): (stamp(e.start), stamp(e.end)) for e in read.walk("VEVENT")} == TRUTH
    assert [error for component in read.walk() for error in component.errors] == []


@pytest.mark.oracle
def test_libical_reads_the_instants_and_the_titles() -> None:
    read = read_with_libical(FILE)
    assert read["errors"] == 0
    assert {e["uid"]: (e["start"], e["end"]) for e in read["events"]} == TRUTH
    assert {e["uid"]: e["summary"] for e in read["events"]} == {event.uid: event.title for event in EVENTS}


_READ_WITH_VOBJECT = """
import json, sys
from datetime import datetime, timezone
import vobject
def said(moment):
    if isinstance(moment, datetime):
        assert moment.tzinfo is not None
        return moment.astimezone(timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    return moment.strftime("%Y%m%d")
(calendar,) = vobject.readComponents(sys.stdin.buffer.read().decode("utf-8"))
found = {e.uid.value: (said(e.dtstart.value), said(e.dtend.value), e.summary.value) for e in calendar.vevent_list}
json.dump(found, sys.stdout)
"""


@pytest.mark.oracle
def test_vobject_reads_the_instants_and_the_titles(tmp_path: Path) -> None:
    file = tmp_path / "trip.ics"
    file.write_bytes(FILE)
    script = _READ_WITH_VOBJECT.replace("sys.stdin.buffer", "open(sys.argv[1], 'rb')")
    done = run([*require("vobject"), "-c", script, file])
    assert done.returncode == 0, done.stderr
    titles = {event.uid: event.title for event in EVENTS}
    assert {uid: tuple(told) for uid, told in json.loads(done.stdout).items()} == {
        uid: (*TRUTH[uid], titles[uid]) for uid in TRUTH
    }


_KHAL = """
[calendars]
[[trip]]
path = {folder}
readonly = True
[locale]
local_timezone = {zone}
default_timezone = {zone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%dT%H:%M
longdatetimeformat = %Y-%m-%dT%H:%M
[sqlite]
path = {home}/khal.db
"""


def on_the_clock_of(key: str, event: Event) -> Ends:
    """As khal prints it: moments on the local clock, of days the first and the last."""
    if isinstance(event.start, ZonedTime) and isinstance(event.end, ZonedTime):
        walls = [end.utc.astimezone(zone(key)).strftime("%Y-%m-%dT%H:%M") for end in (event.start, event.end)]
        return walls[0], walls[1]
    assert not isinstance(event.end, ZonedTime)
    return str(event.start), str(event.end - timedelta(days=1))


@pytest.mark.oracle
@pytest.mark.parametrize("key", ["America/Los_Angeles", "Asia/Seoul"])
def test_khal_prints_the_local_times_of_both_clocks(key: str, tmp_path: Path) -> None:
    """Each event in a file of its own, as calendars on servers are kept."""
    folder = tmp_path / "trip"
    folder.mkdir()
    for event in EVENTS:
        (folder / f"{event.uid}.ics").write_bytes(calendar_file([event]))
    settings = tmp_path / "khal.conf"
    settings.write_text(_KHAL.format(folder=folder, zone=key, home=tmp_path), encoding="utf-8")
    listing = ["list", "--once", "--format", "{uid}|{start-long}|{end-long}", "--day-format", "", "2006-01-01", "9000d"]
    home = os.environ | {"HOME": str(tmp_path), "PYTHONWARNINGS": "ignore"}
    done = run([*require("khal"), "-c", settings, *listing], env=home)
    assert done.returncode == 0, done.stderr
    lines = [line.split("|") for line in done.stdout.splitlines() if line]
    assert {uid: (start, end) for uid, start, end in lines} == {e.uid: on_the_clock_of(key, e) for e in EVENTS}
    assert len(lines) == len(EVENTS)


_CALCURSE = re.compile(r"(\S+) @ (\S+) -> (\S+) @ (\S+?)\s*(?:>[0-9a-f]+ ?)?[|!](.*)")


@pytest.mark.oracle
def test_calcurse_reads_the_instants(tmp_path: Path) -> None:
    file = tmp_path / "trip.ics"
    file.write_bytes(FILE)
    kept = tmp_path / "calcurse"
    done = run([*require("calcurse"), "-D", kept, "-i", file], env=os.environ | {"TZ": "UTC", "LC_ALL": "C.UTF-8"})
    assert "23 apps / 1 event / 0 todos / 0 skipped" in done.stdout.replace("\n", " "), done.stdout + done.stderr
    read = [
        found.groups() for line in (kept / "apts").read_text("utf-8").splitlines() if (found := _CALCURSE.match(line))
    ]

    def utc(day: str, time: str) -> str:
        return datetime.strptime(f"{day} {time}", "%m/%d/%Y %H:%M").strftime("%Y%m%dT%H%M%SZ")  # noqa: DTZ007

    assert {title: (utc(*ends[:2]), utc(*ends[2:])) for *ends, title in read} == {
        event.title: TRUTH[event.uid] for event in EVENTS if isinstance(event.start, ZonedTime)
    }
