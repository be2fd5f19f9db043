"""The days of a trip as they are lived: each date at a place, in order, with the city and the clocks of that place.

A date on which the clocks change with the place (a flight over the date line) is two days here, one for each place, so
that every time of a day is read off one clock.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from tripdesk.model.itinerary import Item, ItemKind, Place
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.text import EMPTY, LText
from tripdesk.model.times import ZonedTime, offset_minutes, zone


@dataclass(frozen=True, slots=True)
class TripDay:
    """A date at a place. `offset` is in minutes ahead of UTC at noon; `number` counts dates from 1 (일차)."""

    date: date
    zone: str
    offset: int
    number: int
    city: LText = EMPTY

    @property
    def begins(self) -> datetime:
        """The instant of midnight, aware, in UTC."""
        return datetime.combine(self.date, time(), UTC) - timedelta(minutes=self.offset)


def trip_days(snapshot: TripSnapshot) -> tuple[TripDay, ...]:
    """Every day from the first to the last item, those without items too, in the order in which they are reached."""
    seen: dict[tuple[date, int], Counter[str]] = {}
    reached: dict[tuple[date, int], datetime] = {}
    for moment in _moments(snapshot):
        key = _key(moment.date, moment.zone)
        seen.setdefault(key, Counter())[moment.zone] += 1
        reached[key] = min(reached.get(key, moment.utc), moment.utc)
    if not seen:
        return ()
    first, last = min(day for day, _ in seen), max(day for day, _ in seen)
    zones = {key: counted.most_common(1)[0][0] for key, counted in seen.items()}
    for ahead in range((last - first).days + 1):
        day = first + timedelta(days=ahead)
        if not any(key[0] == day for key in reached):
            before = max((key for key in reached if key[0] < day), key=lambda key: (key[0], reached[key]))
            key = _key(day, zones[before])
            noon = datetime.combine(day, time(12), UTC) - timedelta(minutes=key[1])
            # Over the date line a date may be left out: nobody lives it.
            if noon < min(instant for other, instant in reached.items() if other[0] > day):
                zones[key], reached[key] = zones[before], noon
    lived = sorted(reached, key=lambda key: (reached[key], key[0]))
    bare = [TripDay(day, zones[day, offset], offset, (day - first).days + 1) for day, offset in lived]
    return tuple(TripDay(d.date, d.zone, d.offset, d.number, _city(snapshot, d)) for d in bare)


def spare_days(first: date, key: str, count: int = 7) -> tuple[TripDay, ...]:
    """Days to begin with where nothing has a time yet."""
    dates = [first + timedelta(days=ahead) for ahead in range(count)]
    return tuple(TripDay(day, key, _key(day, key)[1], number) for number, day in enumerate(dates, 1))


def day_of(days: tuple[TripDay, ...], moment: ZonedTime) -> int:
    """Which of the days a moment belongs to; -1 when none."""
    key = _key(moment.date, moment.zone)
    return next((n for n, day in enumerate(days) if (day.date, day.offset) == key), -1)


def ahead_of_home(day: TripDay, home: str) -> int:
    """Minutes the clocks of a day are ahead of those at home, negative when behind."""
    noon = day.begins + timedelta(hours=12)
    there = noon.astimezone(zone(home)).utcoffset() or timedelta()
    return day.offset - int(there.total_seconds() // 60)


def noon_of(day: TripDay) -> ZonedTime:
    """Noon of a day at its place. No zone has ever skipped it."""
    return ZonedTime(local=datetime.combine(day.date, time(12)), zone=day.zone)


def clock_name(day: TripDay) -> str:
    """What the clocks of a day are called by those who live there: `PST`; empty where they have no such name."""
    name = (day.begins + timedelta(hours=12)).astimezone(zone(day.zone)).tzname() or ""
    return name if name.isalpha() else ""


def _key(day: date, key: str) -> tuple[date, int]:
    return day, offset_minutes(ZonedTime(local=datetime.combine(day, time(12)), zone=key))


def _moments(snapshot: TripSnapshot) -> Iterator[ZonedTime]:
    for item in snapshot.items:
        if item.start is not None and item.end is not None:
            yield item.start
            yield item.end


def _city(snapshot: TripSnapshot, day: TripDay) -> LText:
    """Where most of the day's time is spent; the night's city, or the only destination on those clocks, otherwise."""
    spent: Counter[LText] = Counter()
    nights: list[LText] = []
    for item in snapshot.items:
        if item.start is None or item.end is None:
            continue
        city = _city_of_item(snapshot, item)
        if not city:
            continue
        if item.kind is ItemKind.STAY:
            if item.start.utc < day.begins + timedelta(days=1) and item.end.utc > day.begins:
                nights.append(city)
        elif _key(item.start.date, item.start.zone) == (day.date, day.offset):
            spent[city] += 1 + int((item.end.utc - item.start.utc).total_seconds()) // 60
        elif _key(item.end.date, item.end.zone) == (day.date, day.offset):
            spent[city] += 1
    if spent:
        return spent.most_common(1)[0][0]
    if nights:
        return nights[-1]
    there = [d.city for d in snapshot.trip.destinations if d.zone == day.zone]
    return there[0] if len(there) == 1 else EMPTY


def _city_of_item(snapshot: TripSnapshot, item: Item) -> LText:
    if item.move is not None:
        ends = [snapshot.find(Place, own) for own in (item.move.origin, item.move.destination)]
        if item.start and item.end and item.start.zone != item.end.zone:
            return ends[0].city if ends[0] is not None else EMPTY
        return ends[1].city if ends[1] is not None else EMPTY
    place = snapshot.find(Place, item.place)
    return place.city if place is not None else EMPTY
