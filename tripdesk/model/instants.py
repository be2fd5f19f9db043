"""The instants the times of a trip stand for, as zone rules have them now or had them when an issue was frozen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from tripdesk.model.fields import plan
from tripdesk.model.record import Record, Value
from tripdesk.model.snapshot import Gathered
from tripdesk.model.times import ZonedTime


@dataclass(frozen=True, slots=True)
class ToldTime:
    """A time as an issue told it: the wall clock (`2023-01-09T14:00`), the zone, the instant it stood for then."""

    local: str
    zone: str
    instant: datetime


@dataclass(frozen=True, slots=True)
class Told:
    """The times of the last issue, by the name `name_of` gives them. `tzdata` is the release they were read with."""

    number: int
    tzdata: str
    times: Mapping[str, ToldTime]


def times_of(gathered: Gathered) -> Iterator[tuple[Record, str, ZonedTime]]:
    """Every time of every record, with the path to it: `start`, `assembly.at`."""
    for _, record in gathered.records():
        for path, time in _times_below(record):
            yield record, path, time


def name_of(kind: str, own: str, path: str) -> str:
    """The name of a time: `item google.start`."""
    return f"{kind} {own}.{path}"


def instants_of(gathered: Gathered) -> tuple[tuple[str, str], ...]:
    """The UTC instant of each time, by its name, as present zone rules have it: `2023-01-09T22:00:00Z`."""
    return tuple(
        (name_of(record.record_kind, str(record.id), path), f"{time.utc:%Y-%m-%dT%H:%M:%SZ}")
        for record, path, time in times_of(gathered)
    )


def wall_clock(time: ZonedTime) -> str:
    """The local time as the trip's file holds it."""
    return time.local.isoformat(timespec="minutes")


def _times_below(value: Value, way: str = "") -> Iterator[tuple[str, ZonedTime]]:
    for field in plan(type(value)):
        held = getattr(value, field.name)
        if field.nested is None or not held:
            continue
        here = f"{way}.{field.name}".lstrip(".")
        for at, part in [(f"{here}[{n}]", one) for n, one in enumerate(held)] if field.many else [(here, held)]:
            if isinstance(part, ZonedTime):
                yield at, part
            else:
                yield from _times_below(part, at)
