"""What a day brings: a holiday at the place, the dead of night at home."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from tripdesk.model.checks import phrases
from tripdesk.model.checks.finding import Code, Finding, Severity, found
from tripdesk.model.checks.ground import Ground, Timed
from tripdesk.model.checks.holidays_table import holiday
from tripdesk.model.itinerary import ENGAGEMENTS, ItemKind, Openness, Place
from tripdesk.model.text import LText
from tripdesk.model.times import ZonedTime

WORK_BEGINS = time(6)
"""Between midnight and this hour nobody is at a desk at home."""


def holidays_at_places(ground: Ground) -> Iterator[Finding]:
    """Engagements on a public holiday of the place. One finding for each day and country."""
    kept: dict[tuple[date, str], list[Timed]] = {}
    for timed in ground.timed:
        if timed.item.kind in ENGAGEMENTS and (code := _country_of(ground, timed)):
            kept.setdefault((timed.starts.date, code), []).append(timed)
    for (day, code), items in kept.items():
        called = holiday(code, day)
        if called is None:
            continue
        yield found(
            Code.HOLIDAY,
            Severity.WARNING,
            tuple(t.item.id for t in items),
            day,
            (day.isoformat(), code),
            on=phrases.day(day),
            place=_city_of(ground, items[0], code),
            holiday=called,
            items=phrases.several([phrases.title(t.item) for t in items]),
        )


def _country_of(ground: Ground, timed: Timed) -> str:
    """The country code of the place; of the only destination in its zone where the place has none."""
    place = ground.snapshot.find(Place, timed.item.place)
    if place is not None and place.country_code:
        return place.country_code
    codes = {d.country_code for d in ground.snapshot.trip.destinations if d.zone == timed.starts.zone}
    return codes.pop() if len(codes) == 1 else ""


def _city_of(ground: Ground, timed: Timed, code: str) -> LText:
    place = ground.snapshot.find(Place, timed.item.place)
    cities = [place.city] if place and place.city else []
    cities += [d.city for d in ground.snapshot.trip.destinations if d.country_code == code]
    cities += [d.city for d in ground.snapshot.trip.destinations if d.zone == timed.starts.zone]
    return phrases.both(cities[0]) if cities else phrases.same(code)


def home_desk(ground: Ground) -> Iterator[Finding]:
    """What the press sees while it is night at home: the spokesperson's desk and the press room are needed then."""
    for timed in ground.timed:
        seen = timed.item.kind is ItemKind.PRESS or timed.item.press is not Openness.CLOSED
        starts, ends = timed.starts.at(ground.home), timed.ends.at(ground.home)
        if seen and timed.starts.zone != ground.home and _at_night(starts, ends):
            yield found(
                Code.HOME_DESK_AT_NIGHT,
                Severity.NOTE,
                (timed.item.id,),
                timed.item.day,
                item=phrases.title(timed.item),
                when=phrases.both_clocks(timed, ground.home),
            )


def _at_night(starts: ZonedTime, ends: ZonedTime) -> bool:
    """Whether any of it lies between midnight and six. Ending on the stroke of midnight is not night."""
    over_midnight = ends.local > datetime.combine(starts.date + timedelta(days=1), time(0))
    return starts.local.time() < WORK_BEGINS or over_midnight
