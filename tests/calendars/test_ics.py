"""The form of calendar files: `docs/formats/ics.md`, each promise a test."""

import re
import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.calendars.trip import KEY, LA, RECIPIENTS, SEOUL, TALK, both, trip, view_for
from tripdesk.calendars.events import Event, EventStatus, events
from tripdesk.calendars.ics import calendar_file, legible
from tripdesk.model.recipients import Detail, Language
from tripdesk.model.times import ZonedTime

FILES = {
    (recipient, detail, language): calendar_file(events(view_for(recipient), detail, language, KEY), "미국 출장")
    for recipient in RECIPIENTS
    for detail in Detail
    for language in Language
}


def moment(local: str, zone: str = LA, fold: int | None = None) -> ZonedTime:
    return ZonedTime.model_validate({"local": local, "zone": zone, "fold": fold})


SIMPLE = Event(
    uid="td-aaaaaaaaaaaaaaaaaaaaaaaaaa",
    title="면담",
    description="",
    location="",
    position=None,
    start=moment("2027-01-11T14:00"),
    end=moment("2027-01-11T15:00"),
    status=EventStatus.CONFIRMED,
    busy=True,
    public=False,
    alarms=(),
    sequence=0,
    revised_at=datetime(2026, 12, 20, 1, 2, 3, tzinfo=UTC),
)


def unfolded(file: bytes) -> list[str]:
    return file.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")


def in_event(file: bytes, *names: str) -> list[str]:
    """The lines of these properties in the (first) event itself, not in its alarms."""
    body = "\n".join(unfolded(file)).split("BEGIN:VEVENT\n")[1].split("\nEND:VEVENT")[0]
    body = re.sub(r"BEGIN:VALARM.*?END:VALARM", "", body, flags=re.DOTALL)
    return [line for line in body.split("\n") if re.split("[;:]", line)[0] in names]


@pytest.mark.parametrize("how", FILES, ids=lambda how: "-".join(map(str, how)))
def test_every_file_keeps_the_form(how: tuple[str, Detail, Language]) -> None:
    file = FILES[how]
    lines = file.split(b"\r\n")
    assert lines[-1] == b""
    assert [line for line in lines if len(line) > 75] == []
    assert [line for line in lines if b"\r" in line or b"\n" in line] == []
    texts = [line.decode("utf-8") for line in lines]
    assert [text for text in texts if unicodedata.normalize("NFC", text) != text] == []
    names = {re.split("[;:]", line)[0] for line in unfolded(file) if line}
    written = {"BEGIN", "END", "VERSION", "PRODID", "METHOD", "X-WR-CALNAME"}
    zone = {"TZID", "TZNAME", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "DTSTART"}
    event = {"UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTEND", "SUMMARY", "DESCRIPTION", "LOCATION", "GEO",
             "STATUS", "TRANSP", "CLASS"}  # fmt: skip
    assert names <= written | zone | event | {"ACTION", "TRIGGER"}


@pytest.mark.parametrize("how", FILES, ids=lambda how: "-".join(map(str, how)))
def test_every_time_stands_on_firm_ground(how: tuple[str, Detail, Language]) -> None:
    """No floating time, no zone without its table, both ends always."""
    lines = unfolded(FILES[how])
    tables = [line.removeprefix("TZID:") for line in lines if line.startswith("TZID:")]
    at_events = [line for line in lines[lines.index("BEGIN:VEVENT") :] if re.match("DT(START|END)[;:]", line)]
    forms = [
        re.fullmatch(r"DT(START|END)(?:;VALUE=DATE:\d{8}|;TZID=(.+):\d{8}T\d{6}|:\d{8}T\d{6}Z)", x) for x in at_events
    ]
    assert None not in forms
    assert sorted({form[2] for form in forms if form and form[2]}) == tables
    assert [form[1] for form in forms if form] == ["START", "END"] * lines.count("BEGIN:VEVENT")


def test_the_same_trip_gives_the_same_bytes() -> None:
    for (recipient, detail, language), file in FILES.items():
        assert calendar_file(events(view_for(recipient), detail, language, KEY), "미국 출장") == file


def test_a_change_of_one_item_changes_one_event() -> None:
    def bodies(room: str) -> list[str]:
        view = view_for("r-mayor", trip(*[i | ({"room": both(room)} if i["id"] == "talk" else {}) for i in every]))
        return "\n".join(unfolded(calendar_file(events(view, Detail.ALL, Language.KO, KEY)))).split("BEGIN:VEVENT")

    every = [TALK, TALK | {"id": "other", "start": TALK["end"], "end": TALK["end"]}]
    before, after = bodies("2층"), bodies("3층")
    assert [one != other for one, other in zip(before, after, strict=True)].count(True) == 1


def test_the_calendar_is_named_only_beside_several_events() -> None:
    second = replace(SIMPLE, uid="td-bbbbbbbbbbbbbbbbbbbbbbbbbb")
    assert unfolded(calendar_file([SIMPLE], "미국 출장"))[1:5] == [
        "VERSION:2.0",
        "PRODID:-//tripdesk//tripdesk//KO",
        "METHOD:PUBLISH",
        "BEGIN:VTIMEZONE",
    ]
    assert unfolded(calendar_file([SIMPLE, second], "미국\n출장"))[4] == "X-WR-CALNAME:미국 출장"
    assert "X-WR-CALNAME" not in calendar_file([SIMPLE, second]).decode()


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        (moment("2027-01-11T14:00"), moment("2027-01-11T15:00"),
         ["DTSTART;TZID=America/Los_Angeles:20270111T140000", "DTEND;TZID=America/Los_Angeles:20270111T150000"]),
        (moment("2027-01-10T14:30", SEOUL), moment("2027-01-10T08:40"),
         ["DTSTART;TZID=Asia/Seoul:20270110T143000", "DTEND;TZID=America/Los_Angeles:20270110T084000"]),
        (moment("2027-11-07T01:30", fold=0), moment("2027-11-07T01:30", fold=1),
         ["DTSTART:20271107T083000Z", "DTEND:20271107T093000Z"]),
        (moment("2027-11-07T01:30", fold=1), moment("2027-11-07T03:00"),
         ["DTSTART:20271107T093000Z", "DTEND;TZID=America/Los_Angeles:20271107T030000"]),
        (moment("2027-07-01T09:00", "Asia/Jerusalem"), moment("2027-07-01T10:00", "Asia/Jerusalem"),
         ["DTSTART:20270701T060000Z", "DTEND:20270701T070000Z"]),
        (moment("2006-04-10T09:00"), moment("2006-04-10T10:00"),
         ["DTSTART:20060410T160000Z", "DTEND:20060410T170000Z"]),
        (moment("2027-01-11T14:00"), moment("2027-01-11T14:00"),
         ["DTSTART;TZID=America/Los_Angeles:20270111T140000", "DTEND;TZID=America/Los_Angeles:20270111T140100"]),
        (date(2027, 1, 10), date(2027, 1, 14), ["DTSTART;VALUE=DATE:20270110", "DTEND;VALUE=DATE:20270114"]),
    ],
)  # fmt: skip
def test_both_ends(start: ZonedTime | date, end: ZonedTime | date, written: list[str]) -> None:
    assert in_event(calendar_file([replace(SIMPLE, start=start, end=end)]), "DTSTART", "DTEND") == written


@pytest.mark.parametrize(
    ("changed", "written"),
    [
        ({}, ["STATUS:CONFIRMED", "TRANSP:OPAQUE", "CLASS:PRIVATE"]),
        ({"public": True, "busy": False}, ["STATUS:CONFIRMED", "TRANSP:TRANSPARENT", "CLASS:PUBLIC"]),
        ({"status": EventStatus.TENTATIVE}, ["STATUS:TENTATIVE", "TRANSP:OPAQUE", "CLASS:PRIVATE"]),
    ],
)
def test_status_and_class(changed: dict[str, object], written: list[str]) -> None:
    assert in_event(calendar_file([replace(SIMPLE, **changed)]), "STATUS", "TRANSP", "CLASS") == written


def test_stamps_come_from_the_last_revision_and_not_from_a_clock() -> None:
    file = calendar_file([replace(SIMPLE, sequence=7)])
    assert in_event(file, "DTSTAMP", "LAST-MODIFIED", "SEQUENCE") == [
        "DTSTAMP:20261220T010203Z",
        "LAST-MODIFIED:20261220T010203Z",
        "SEQUENCE:7",
    ]


@pytest.mark.parametrize(
    ("minutes", "trigger"), [(30, "-PT30M"), (180, "-PT3H"), (50, "-PT50M"), (220, "-PT3H40M"), (1450, "-P1DT10M")]
)
def test_an_alarm_counts_from_the_start(minutes: int, trigger: str) -> None:
    lines = unfolded(calendar_file([replace(SIMPLE, alarms=(minutes,))]))
    alarm = lines[lines.index("BEGIN:VALARM") + 1 : lines.index("END:VALARM")]
    assert alarm == ["ACTION:DISPLAY", f"TRIGGER;RELATED=START:{trigger}", "DESCRIPTION:면담"]


def test_a_cancelled_event_rings_nobody() -> None:
    assert b"VALARM" not in calendar_file([replace(SIMPLE, status=EventStatus.CANCELLED, alarms=(30,))])


ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=300)


@given(title=ANY_TEXT, description=ANY_TEXT)
def test_any_text_is_folded_and_read_back(title: str, description: str) -> None:
    file = calendar_file([replace(SIMPLE, title=title, description=description)])
    assert all(len(line) <= 75 and line.decode("utf-8") is not None for line in file.split(b"\r\n"))
    (read,) = icalendar.Calendar.from_ical(file).walk("VEVENT")
    assert str(read["SUMMARY"]) == " ".join(legible(title).split())
    assert str(read.get("DESCRIPTION", "")) == legible(description)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("가\r\n나\r다\n라", "가\n나\n다\n라"),
        ("가\x0b나\x0c다\x85라\u2028마\u2029바", "가\n나\n다\n라\n마\n바"),
        ("가\x00\x07\x1b\x1c\x7f\x9f나", "가나"),
        ("\ud800가\udfff\ufffe\uffff", "가"),
        ("\u1100\u1161\u11a8", "각"),
        ("👨\u200d👩\u200d👧 \\n ; , : \" '", "👨\u200d👩\u200d👧 \\n ; , : \" '"),
        ("BEGIN:VEVENT\nEND:VCALENDAR", "BEGIN:VEVENT\nEND:VCALENDAR"),
    ],
)
def test_text_is_cleaned_of_what_readers_cannot_read(text: str, kept: str) -> None:
    assert legible(text) == kept
    file = calendar_file([replace(SIMPLE, description=text)])
    (read,) = icalendar.Calendar.from_ical(file).walk("VEVENT")
    assert str(read["DESCRIPTION"]) == kept


def test_no_two_events_of_a_file_share_a_name() -> None:
    for file in FILES.values():
        names = sorted(line for line in unfolded(file) if line.startswith("UID:"))
        assert all(one != other for one, other in pairwise(names))


def test_a_day_is_not_a_moment_of_any_zone() -> None:
    """A phone seventeen hours away shows the same days."""
    file = calendar_file([replace(SIMPLE, start=date(2027, 1, 10), end=date(2027, 1, 10) + timedelta(days=4))])
    assert b"VTIMEZONE" not in file
