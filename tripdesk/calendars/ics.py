"""Calendar files (RFC 5545): CRLF, lines of at most 75 octets, UTF-8 in NFC, the same bytes for the same events."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, timedelta

import icalendar
from icalendar.prop import vDate, vDatetime, vDuration, vGeo, vInt, vText

from tripdesk.calendars.events import Event, EventStatus
from tripdesk.calendars.vtimezones import agrees, vtimezone
from tripdesk.model.times import ZonedTime

PRODID = "-//tripdesk//tripdesk//KO"
"""No version and no names: the same trip gives the same file from every desk."""

_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNFIT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def calendar_file(events: Iterable[Event], name: str = "") -> bytes:
    """The file. `name` is written only beside several events: with it Outlook opens a calendar of its own."""
    gathered = tuple(events)
    calendar = icalendar.Calendar()
    calendar["VERSION"] = vText("2.0")
    calendar["PRODID"] = vText(PRODID)
    calendar["METHOD"] = vText("PUBLISH")
    if name and len(gathered) > 1:
        calendar["X-WR-CALNAME"] = _one_line(name)
    for key in sorted({zone for event in gathered for zone in zones(event)}):
        calendar.add_component(vtimezone(key))
    for event in gathered:
        calendar.add_component(vevent(event))
    return calendar.to_ical(sorted=False)


def zones(event: Event) -> tuple[str, ...]:
    """The zones an event names, whose VTIMEZONEs have to stand beside it."""
    return tuple(end.zone for end in (event.start, event.end) if isinstance(end, ZonedTime) and agrees(end))


def vevent(event: Event) -> icalendar.Event:
    """The component of an event."""
    made = icalendar.Event()
    made["UID"] = vText(event.uid)
    made["DTSTAMP"] = vDatetime(event.revised_at)
    made["LAST-MODIFIED"] = vDatetime(event.revised_at)
    made["SEQUENCE"] = vInt(event.sequence)
    made["DTSTART"] = _end(event.start)
    made["DTEND"] = _end(_after(event.start, event.end))
    made["SUMMARY"] = _one_line(event.title)
    if event.description:
        made["DESCRIPTION"] = _text(event.description)
    if event.location:
        made["LOCATION"] = _one_line(event.location)
    if event.position:
        made["GEO"] = vGeo(event.position)
    made["STATUS"] = vText(event.status.value)
    made["TRANSP"] = vText("OPAQUE" if event.busy else "TRANSPARENT")
    made["CLASS"] = vText("PUBLIC" if event.public else "PRIVATE")
    if event.status is not EventStatus.CANCELLED:
        for minutes in event.alarms:
            made.add_component(_valarm(event, minutes))
    return made


def _valarm(event: Event, minutes: int) -> icalendar.Alarm:
    alarm = icalendar.Alarm()
    alarm["ACTION"] = vText("DISPLAY")
    trigger = vDuration(timedelta(minutes=-minutes))
    trigger.params["RELATED"] = "START"
    alarm["TRIGGER"] = trigger
    alarm["DESCRIPTION"] = _one_line(event.title)
    return alarm


def _after(start: ZonedTime | date, end: ZonedTime | date) -> ZonedTime | date:
    """RFC 5545 3.8.2.2: the end lies after the start. What takes no time is given a minute."""
    if isinstance(start, ZonedTime) and isinstance(end, ZonedTime) and end.utc <= start.utc:
        return start.plus(1)
    return end


def _end(moment: ZonedTime | date) -> vDate | vDatetime:
    """On the wall clock of its zone; in UTC where that could be read otherwise; a day as a day."""
    if not isinstance(moment, ZonedTime):
        day = vDate(moment)
        day.params["VALUE"] = "DATE"
        return day
    if not agrees(moment):
        return vDatetime(moment.utc)
    wall = vDatetime(moment.local)
    wall.params["TZID"] = moment.zone
    return wall


def legible(text: str) -> str:
    """In NFC, without what readers take for the end of a line or cannot read; line breaks and tabs as they are."""
    return unicodedata.normalize("NFC", _UNFIT.sub("", _BREAKS.sub("\n", text)))


def _text(text: str) -> vText:
    return vText(legible(text))


def _one_line(text: str) -> vText:
    return vText(" ".join(legible(text).split()))
