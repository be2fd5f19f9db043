"""A small trip with a record of many kinds, as text, and edits to it: `edited({"items[1].kind": "visit"})`."""

import json
import re
from typing import Any

from tripdesk.model.contract import read_trip
from tripdesk.model.snapshot import TripSnapshot

LA, SEOUL = "America/Los_Angeles", "Asia/Seoul"
STAMP = {"revised_at": "2022-12-20T09:00:00Z"}


def both(ko: str, en: str) -> dict[str, str]:
    return {"ko": ko, "en": en}


SMALL_TRIP: dict[str, Any] = {
    "format": "tripdesk.trip",
    "version": 1,
    "trip": {
        "id": "trip",
        "title": both("미국 출장", "Visit to the United States"),
        "organisation": "city",
        "key": "4f1d0a9c7be24a53",
    },
    "items": [
        {
            "id": "flight",
            "kind": "move",
            "status": "confirmed",
            "title": both("인천 → 로스앤젤레스", "Incheon to Los Angeles"),
            "start": {"local": "2023-01-08T15:00", "zone": SEOUL},
            "end": {"local": "2023-01-08T09:00", "zone": LA},
            "move": {"mode": "flight", "number": "KE017", "origin": "icn", "destination": "lax"},
            "parties": ["mayors"],
            "calendar": STAMP,
        },
        {
            "id": "google",
            "kind": "meeting",
            "status": "confirmed",
            "title": both("구글 면담", "Meeting with Google"),
            "start": {"local": "2023-01-09T14:00", "zone": LA},
            "end": {"local": "2023-01-09T15:00", "zone": LA},
            "parties": ["mayors"],
            "organisations": ["org"],
            "calendar": {**STAMP, "sequence": 0, "ever_issued": False},
        },
    ],
    "places": [
        {"id": "icn", "name": both("인천공항", "Incheon Airport"), "zone": SEOUL, "airport_code": "ICN"},
        {"id": "lax", "name": both("로스앤젤레스공항", "Los Angeles Airport"), "zone": LA, "latitude": 33.9416},
    ],
    "parties": [{"id": "mayors", "name": both("시장단", "Mayor's party")}],
    "people": [{"id": "mayor", "name": {"ko": "강기정", "en": "Kang Gijung"}}],
    "delegates": [{"id": "head", "person": "mayor", "party": "mayors", "role": both("단장", "Head"), "rooms": []}],
    "organisations": [
        {"id": "city", "name": both("광주광역시", "Gwangju Metropolitan City")},
        {"id": "org", "name": both("구글", "Google")},
    ],
    "briefs": [
        {"id": "paper", "item": "google", "points": [{"level": 1, "text": both("협력 제안", "Proposal")}]},
        {"id": "paper-2", "item": "flight"},
    ],
    "gifts": [{"id": "gift", "direction": "given", "name": both("부채", "Fan"), "unit_price": "49000"}],
    "tasks": [{"id": "task", "title": both("감사 서한", "Letter of thanks"), "due": "2023-01-20"}],
    "recipients": [
        {"id": "for-mayor", "name": both("시장", "Mayor"), "audience": "principal", "delegate": "head"},
        {"id": "for-public", "name": both("시 누리집", "Website"), "audience": "public"},
    ],
    "attachments": [],
}  # fmt: skip
SMALL = json.dumps(SMALL_TRIP, ensure_ascii=False, indent=2) + "\n"


def small() -> TripSnapshot:
    return read_trip(SMALL.encode("utf-8"))[0]


def edited(edits: dict[str, Any], text: str = SMALL) -> dict[str, Any]:
    """The small trip with other values at these paths; `...` takes a field away."""
    data = json.loads(text)
    for path, value in edits.items():
        *way, last = [int(n) if n else name for name, n in re.findall(r"([^.\[\]]+)|\[(\d+)\]", path)]
        here = data
        for step in way:
            here = here[step]
        if value is ...:
            del here[last]
        elif isinstance(here, list) and last == len(here):
            here.append(value)
        else:
            here[last] = value
    return data
