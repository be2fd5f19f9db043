"""Events: what goes from a view onto somebody's phone, at that reader's level of detail."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from tripdesk.calendars.descriptions import description, location, position
from tripdesk.calendars.readers import is_of_travellers
from tripdesk.calendars.titles import title
from tripdesk.calendars.uids import uid
from tripdesk.model.audience import A
from tripdesk.model.itinerary import Item, ItemKind, MoveMode, Status
from tripdesk.model.recipients import Detail, Language
from tripdesk.model.times import ZonedTime, elapsed
from tripdesk.model.view import View

ALARM = 30
FLIGHT_ALARM = 180
ASSEMBLY_ALARM = 10
"""Minutes before the start, and before the assembly."""

_PUBLISHED = frozenset({A.PRESS, A.PUBLIC})


class EventStatus(StrEnum):
    """RFC 5545 3.8.1.11."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class Event:
    """One event. Both ends are moments, or both are days; then `end` is the day after the last.

    `alarms` are minutes before the start. `busy` is whether it takes up the reader's time.
    """

    uid: str
    title: str
    description: str
    location: str
    position: tuple[float, float] | None
    start: ZonedTime | date
    end: ZonedTime | date
    status: EventStatus
    busy: bool
    public: bool
    alarms: tuple[int, ...]
    sequence: int
    revised_at: datetime


def events(view: View, detail: Detail, language: Language, key: str) -> tuple[Event, ...]:
    """The events of an edition in order of time. `key` is the trip's secret, of which UIDs are made."""
    only_own = is_of_travellers(view)
    items = (i for i in view.items if _belongs_on_a_calendar(i, view) and (not only_own or view.is_own(i)))
    made = [event for item in items if (event := _event(item, view, detail, language, key)) is not None]
    return tuple(sorted(made, key=_in_time))


def _belongs_on_a_calendar(item: Item, view: View) -> bool:
    """대외비 never; nor what came to nothing, nor what was cancelled before anybody was told of it."""
    if not view.facts_by_item[item.id].on_calendars or item.status is Status.DECLINED:
        return False
    return item.status is not Status.CANCELLED or item.calendar.ever_issued


def _in_time(event: Event) -> tuple[str, str]:
    if isinstance(event.start, ZonedTime):
        return event.start.utc.isoformat(), event.uid
    return event.start.isoformat(), event.uid


def _span(item: Item, view: View) -> tuple[ZonedTime | date, ZonedTime | date] | None:
    """When it is: lodging by nights; a reader who is not told the hour learns the day."""
    if item.start is None or item.end is None:
        day = view.facts_by_item[item.id].day
        return None if day is None else (day, day + timedelta(days=1))
    if item.kind is ItemKind.STAY:
        first = item.start.date
        return first, max(item.end.date, first + timedelta(days=1))
    return item.start, item.end


def _event(item: Item, view: View, detail: Detail, language: Language, key: str) -> Event | None:
    span = _span(item, view)
    if span is None:
        return None
    cancelled = item.status is Status.CANCELLED
    timed = isinstance(span[0], ZonedTime)
    return Event(
        uid=uid(view, item, key),
        title=title(item, view, detail, language),
        description=description(item, view, detail, language),
        location=location(item, view, detail, language),
        position=position(item, view, detail),
        start=span[0],
        end=span[1],
        status=_status(item.status),
        busy=timed and not cancelled and item.kind is not ItemKind.FREE,
        public=view.edition.audience in _PUBLISHED,
        alarms=_alarms(item) if timed and not cancelled else (),
        sequence=item.calendar.sequence,
        revised_at=item.calendar.revised_at.replace(microsecond=0),
    )


def _status(status: Status) -> EventStatus:
    match status:
        case Status.CONFIRMED:
            return EventStatus.CONFIRMED
        case Status.CANCELLED | Status.DECLINED:
            return EventStatus.CANCELLED
        case Status.PLANNED | Status.REQUESTED | Status.NEGOTIATING | Status.BACKUP:
            return EventStatus.TENTATIVE


def _alarms(item: Item) -> tuple[int, ...]:
    flight = item.move is not None and item.move.mode is MoveMode.FLIGHT
    found = {FLIGHT_ALARM if flight else ALARM}
    if item.assembly and item.start:
        ahead = int(elapsed(item.assembly.at, item.start).total_seconds() // 60)
        if ahead >= 0:
            found.add(ahead + ASSEMBLY_ALARM)
    return tuple(sorted(found, reverse=True))
