"""Wall-clock times that know their place. A `ZonedTime` is a local time and an IANA zone; UTC is derived.

The zone rules are those of the `tzdata` package on every system, so that the same trip gives the same times.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo

import tzdata
from pydantic import AfterValidator, PlainSerializer, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError, PydanticKnownError

from tripdesk.model.audience import UNPRINTED, WITHIN
from tripdesk.model.record import Value

TZDATA_VERSION: str = tzdata.IANA_VERSION
KEPT_BEFORE: Mapping[str, bool] = MappingProxyType({"kept_before": True})
"""Context for reading what a store holds: its times were on the clocks by the zone rules of the day."""
YEARS = range(1980, 2200)
"""Years a trip can lie in: every zone is whole minutes from UTC, and no sum leaves the calendar."""


@cache
def zone_names() -> frozenset[str]:
    """Every IANA key of the form Area/Location. `UTC`, `Etc/GMT+8`, `EST` are offsets, not places."""
    names = (files("tzdata") / "zones").read_text(encoding="utf-8").split()
    return frozenset(n for n in names if "/" in n and not n.startswith(("Etc/", "SystemV/", "US/")))


@cache
def zone(key: str) -> ZoneInfo:
    """The zone of an IANA key. Raises KeyError for a key that is not in `zone_names()`."""
    if key not in zone_names():
        raise KeyError(key)
    with (files("tzdata.zoneinfo").joinpath(*key.split("/"))).open("rb") as table:
        return ZoneInfo.from_file(table, key=key)


@cache
def standing_rule(key: str) -> str:
    """The POSIX rule a zone follows after the last change its table lists: `PST8PDT,M3.2.0,M11.1.0`. Or empty."""
    table = files("tzdata.zoneinfo").joinpath(*key.split("/")).read_bytes()
    return table.rstrip(b"\n").rsplit(b"\n", 1)[-1].decode("ascii")


def _looks_like_offset(key: str) -> bool:
    bare = key.upper().replace("ETC/", "").replace("UTC", "").replace("GMT", "")
    return bare in {"", "Z"} or bare.lstrip("+-").replace(":", "").isdigit()


def _known_zone(key: str) -> str:
    if key in zone_names():
        return key
    if key and _looks_like_offset(key):
        raise PydanticCustomError("zone_fixed_offset", "not a place", {"zone": key[:40]})
    raise PydanticCustomError("zone_unknown", "unknown zone", {"zone": key[:40]})


ZoneKey = Annotated[str, AfterValidator(_known_zone)]
"""An IANA key of the form Area/Location."""


def _whole_minute(value: datetime) -> datetime:
    if value.tzinfo is not None:
        raise PydanticCustomError("time_with_offset", "a local time has no offset", {})
    if value.second or value.microsecond:
        raise PydanticCustomError("time_with_seconds", "whole minutes only", {})
    if value.year not in YEARS:
        raise PydanticKnownError("datetime_parsing", {"error": "year out of range"})
    return value


WallTime = Annotated[
    datetime,
    AfterValidator(_whole_minute),
    PlainSerializer(lambda t: t.isoformat(timespec="minutes"), return_type=str, when_used="json"),
]
"""A naive local date and time to the minute, `2023-01-04T18:00` in JSON."""


@lru_cache(maxsize=65536)
def _instant(local: datetime, key: str, fold: int) -> datetime:
    return local.replace(tzinfo=zone(key), fold=fold).astimezone(UTC)


def in_gap(local: datetime, key: str) -> bool:
    """Whether clocks in that zone skip this local time."""
    there = zone(key)
    return _instant(local, key, 0).astimezone(there).replace(tzinfo=None) != local


def in_fold(local: datetime, key: str) -> bool:
    """Whether clocks in that zone show this local time twice."""
    return not in_gap(local, key) and _instant(local, key, 0) != _instant(local, key, 1)


class ZonedTime(Value):
    """A local time to the minute at a place. `fold` (0 first, 1 second) is asked for only when it occurs twice.

    Read with the context `KEPT_BEFORE` it is taken as it is, and `is_on_clocks` says whether it still occurs once.
    """

    local: Annotated[WallTime, WITHIN]
    zone: Annotated[ZoneKey, WITHIN]
    fold: Annotated[Literal[0, 1] | None, UNPRINTED] = None

    @model_validator(mode="after")
    def _exists_once(self, info: ValidationInfo) -> Self:
        if info.context is KEPT_BEFORE:
            return self
        if in_gap(self.local, self.zone):
            raise PydanticCustomError(
                "time_in_gap", "skipped", {"time": f"{self.local:%Y-%m-%dT%H:%M}", "zone": self.zone}
            )
        twice = in_fold(self.local, self.zone)
        if twice and self.fold is None:
            raise PydanticCustomError(
                "time_in_fold", "twice", {"time": f"{self.local:%Y-%m-%dT%H:%M}", "zone": self.zone}
            )
        if not twice and self.fold is not None:
            raise PydanticCustomError("fold_not_needed", "once", {"time": f"{self.local:%Y-%m-%dT%H:%M}"})
        return self

    @property
    def utc(self) -> datetime:
        """The instant, aware, in UTC."""
        return _instant(self.local, self.zone, self.fold or 0)

    @property
    def is_on_clocks(self) -> bool:
        """Whether the zone rules as they are now have this time, and once, or it says which of two it is."""
        return not in_gap(self.local, self.zone) and in_fold(self.local, self.zone) == (self.fold is not None)

    @property
    def date(self) -> date:
        """The day on the wall at that place."""
        return self.local.date()

    def at(self, key: str) -> "ZonedTime":
        """The same instant on the clocks of another zone."""
        if key == self.zone:
            return self
        return at_instant(self.utc, key)

    def plus(self, minutes: int) -> "ZonedTime":
        """So many minutes later, counted as they pass, not as the clock shows."""
        return at_instant(self.utc + timedelta(minutes=minutes), self.zone)


def at_instant(instant: datetime, key: str) -> ZonedTime:
    """An aware instant on the clocks of a zone."""
    there = instant.astimezone(zone(key))
    local = there.replace(tzinfo=None, fold=0, second=0, microsecond=0)
    # Not validated again: what a zone makes of an instant exists, and the edge of YEARS is for what is entered.
    return ZonedTime.model_construct(local=local, zone=key, fold=there.fold if in_fold(local, key) else None)


def elapsed(start: ZonedTime, end: ZonedTime) -> timedelta:
    """The time that passes between two moments, negative when `end` comes first."""
    return end.utc - start.utc


def offset_minutes(moment: ZonedTime) -> int:
    """Minutes ahead of UTC at that moment and place."""
    there = moment.utc.astimezone(zone(moment.zone))
    ahead: Any = there.utcoffset()
    return int(ahead.total_seconds() // 60)
