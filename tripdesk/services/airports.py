"""Airports by IATA code: name, city, time zone, from the table of the airportsdata package."""

from dataclasses import dataclass
from functools import cache
from typing import cast

import airportsdata

from tripdesk.model.times import zone_names


@dataclass(frozen=True, slots=True)
class Airport:
    """`zone` is an IANA key; `country` an ISO 3166-1 code."""

    code: str
    name: str
    city: str
    country: str
    zone: str


@cache
def _table() -> dict[str, dict[str, str]]:
    return cast(dict[str, dict[str, str]], airportsdata.load("IATA"))


def airport(code: str) -> Airport | None:
    """The airport of a three-letter code, in either case; None when there is none, or its zone is not one we know."""
    found = _table().get(code.strip().upper())
    if found is None or found["tz"] not in zone_names():
        return None
    return Airport(found["iata"], found["name"], found["city"], found["country"], found["tz"])
