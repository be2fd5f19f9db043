"""Trips rewritten by the declarations of the model: a word of its own in every field, any text at all, or nothing.

`everything()` holds every field of every kind of record, each text another, so that what is missing on paper shows.
"""

import itertools
from collections.abc import Callable
from datetime import datetime
from functools import cache
from types import UnionType
from typing import Annotated, Any, NewType, Union, get_args, get_origin

from tests.trips import KEY, STAMP, Data, after, at, attachment, portrait, snapshot
from tripdesk.model.audience import Shown
from tripdesk.model.fields import plan
from tripdesk.model.itinerary import Status
from tripdesk.model.record import Value
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.times import zone as rules

PICTURES = (portrait(10), portrait(90))
HOME, THERE = "Asia/Seoul", "America/Los_Angeles"
_BEGUN = datetime(2027, 1, 4, 9, 1, tzinfo=rules(HOME))


def everything(missing: Callable[[], bool] = lambda: False) -> TripSnapshot:
    """A trip with every field of every kind, each text in it another; without the texts that are `missing`."""
    count = itertools.count(1001)

    def write(path: str, _text: str) -> str:
        number = next(count)
        if missing():
            return ""
        return f"글월 {number}, 끝" if path.endswith(".ko") else f"words {number}, z"

    return snapshot(rewritten(snapshot(_skeleton()), write))


def _moment(day: int, minute: int) -> Data:
    return at(after(_BEGUN, day * 24 * 60 + minute, THERE))


def _item(number: int, kind: str, **more: Any) -> Data:
    """An item on a day of its own and at minutes of its own."""
    begins = 7 * number
    return {
        "id": f"item-{number}",
        "kind": kind,
        "status": "confirmed",
        "title": {},
        "outside_title": {},
        "start": at(_BEGUN) if number == 0 else _moment(number, begins),
        "end": _moment(number, begins + 91 + number),
        "place": f"place-{number % 2}",
        "room": {},
        "assembly": {"at": _moment(number, begins - 33), "place": "place-1", "note": {}},
        "parties": ["party-0", "party-1"],
        "people": ["delegate-0", "delegate-1", "delegate-2", "delegate-3"],
        "absent": ["delegate-4"],
        "lead": "delegate-2",
        "organisations": ["organisation-1", "organisation-2"],
        "counterparts": ["counterpart-0", "counterpart-1"],
        "press": ("opening", "open")[number % 2],
        "dress": {},
        "notes": {},
        "costs": [{"label": {}, "amount": f"{number}1234.56", "currency": "USD"}],
        "contact_log": [
            {"date": f"2026-{month:02}-{number + 1:02}", "by": "", "channel": "", "result": {}, "next": {}}
            for month in (5, 6)
        ],
        "result": {"summary": [{}, {}], "agreed": [{}, {}], "follow_ups": ["task-0"]},
        "calendar": STAMP | {"sequence": 3},
    } | more


def _brief(of: int) -> Data:
    levels = ((1, "message"), (2, "message"), (3, "ask"), (1, "caution"), (2, "caution"), (1, "ask"))
    return {
        "id": f"brief-{of}",
        "item": f"item-{of}",
        "department": {},
        "due": f"2026-11-{of + 1:02}",
        "state": "final",
        "objectives": [{}, {}],
        "minimum_goals": [{}, {}],
        "agenda": [{"after_minutes": minutes, "text": {}, "who": {}} for minutes in (3, 17)],
        "points": [
            {
                "level": level,
                "kind": kind,
                "text": {},
                "key": n < 2,
                "only_for": ["principal", "staff"] if n == 5 else None,
            }
            for n, (level, kind) in enumerate(levels)
        ],
        "remarks": [{"part": part, "paragraphs": [{}, {}, {}]} for part in ("opening", "address")],
        "answers": [{"question": {}, "answer": {}, "only_for": only} for only in (None, ["principal", "staff"])],
        "background": [{}, {}],
        "our_side": ["delegate-1", "delegate-0"],
        "their_side": ["counterpart-1", "counterpart-0"],
        "seats": [{"position": 4, "delegate": "delegate-0"}, {"position": 5, "counterpart": "counterpart-1"}],
        "interpreting": "ours",
        "interpreter": "delegate-1",
        "gifts": ["gift-0"],
    }


def _items() -> list[Data]:
    ride = [{"vehicle": f"vehicle-{n}", "passengers": [f"delegate-{n}", f"delegate-{n + 2}"]} for n in range(2)]
    ends: Data = {"origin": "place-0", "destination": "place-1", "carrier": {}, "luggage": {}}
    ways = [
        {"mode": mode, **ends} | ({"vehicles": ride} if mode == "vehicle" else {}) for mode in ("flight", "vehicle")
    ]
    kinds: list[tuple[str, Data]] = [
        ("move", {"move": ways[0]}),
        *(("stay", {}), ("meeting", {}), ("visit", {}), ("ceremony", {}), ("meal", {}), ("press", {}), ("free", {})),
        ("move", {"move": ways[1]}),
        *(("meeting", {"status": status}) for status in Status if status is not Status.CONFIRMED),
        ("meeting", {"grade": "closed"}),
        ("meeting", {"grade": "secret", "only_for": ["principal", "staff", "interpreter"]}),
        ("meeting", {"start": None, "end": None, "assembly": None}),
    ]
    return [_item(number, kind, **more) for number, (kind, more) in enumerate(kinds)]


def _skeleton() -> Data:
    """Every field but the words."""
    items = _items()
    duties = (["head"], ["interpreter"], ["chief_of_staff", "contact"], ["member"], ["spokesperson"])
    diets = (["halal", "no_nuts"], ["vegan"])
    readers: dict[str, Data] = {
        "staff": {"delegate": "delegate-2"},
        "interpreter": {"delegate": "delegate-1"},
        "host": {"organisation": "organisation-1"},
        "driver": {"contact": "contact-0"},
        "company": {"party": "party-1", "generation": 2},
    }
    return {
        "format": "tripdesk.trip",
        "version": 1,
        "issue": {"number": 3, "as_of": at(after(_BEGUN, -5000)), "reason": {}},
        "trip": {
            "id": "trip",
            "title": {},
            "purpose": [{}, {}],
            "background": [{}, {}],
            "organisation": "organisation-0",
            "home_zone": HOME,
            "stay_override": {"nights": 21, "days": 23},
            "destinations": [
                {"city": {}, "country": {}, "country_code": "US", "zone": zone, "climate": {}, "voltage": {}}
                | {"currency": {}, "notes": [{}, {}]}
                for zone in (THERE, "America/New_York")
            ],
            "travel_times": [{"one": "place-0", "other": "place-1", "minutes": 20}],
            "grade": "secret",
            "protection": {"until": "2031-07-23", "notice": {}},
            "notice": {},
            "key": KEY,
        },
        "parties": [{"id": f"party-{n}", "name": {}, "label": {}} for n in range(2)],
        "delegates": [
            {
                "id": f"delegate-{n}",
                "person": f"person-{n}",
                "party": f"party-{n % 2}",
                "organisation": f"organisation-{n % 2}",
                "role": {},
                "duties": held,
                "tasks": [{}, {}],
                "protocol_order": n + 1,
                "official": n != 3,
                "passport_valid_until": f"2033-04-{n + 11}",
                "entry_permit": ("approved", "applied", "not_needed", "refused", "approved")[n],
                "rooms": [{"stay": "item-1", "kind": ("suite", "twin")[n % 2], "nights": [1]}],
            }
            for n, held in enumerate(duties)
        ],
        "items": items,
        "briefs": [
            _brief(n) for n, one in enumerate(items) if one["kind"] in ("meeting", "visit", "ceremony", "press")
        ],
        "counterparts": [
            {"id": f"counterpart-{n}", "person": f"person-{n + 5}", "organisation": f"organisation-{1 + n % 2}"}
            | {"role": {}, "notes": {}}
            for n in range(3)
        ],
        "contacts": [
            {"id": f"contact-{n}", "role": role, "name": {}, "person": "person-5", "organisation": "organisation-2"}
            | {"address": {}, "on_call": n == 0, "notes": {}}
            for n, role in enumerate(("driver", "hospital"))
        ],
        "people": [
            {
                "id": f"person-{n}",
                "name": {},
                "other_spellings": [""],
                "titles": [
                    {"title": {}, "organisation": "organisation-0", "since": "2020-01-01", "until": "2040-01-01"}
                    | {"as_of": "2026-10-01", "confirmed": True}
                ],
                "form_of_address": {},
                "portrait": f"attachment-{n % 2}",
                "profile": [{}, {}],
                "contacts_so_far": [{}, {}],
            }
            for n in range(8)
        ],
        "organisations": [
            {"id": f"organisation-{n}", "name": {}, "short_name": {}, "profile": [{}, {}], "contacts_so_far": [{}, {}]}
            | {"gift_policy": {}}
            for n in range(3)
        ],
        "places": [
            {"id": f"place-{n}", "name": {}, "city": {}, "zone": THERE, "country_code": "US", "airport_code": "LAX"}
            | {"latitude": 33.9, "longitude": -118.4, "directions": {}}
            | {"advance": [{"date": f"2026-09-{n + 1:02}", "text": {}, "photo": "attachment-0"}]}
            for n in range(2)
        ],
        "vehicles": [{"id": f"vehicle-{n}", "name": {}, "seats": 41 + n, "driver": "contact-0"} for n in range(2)],
        "needs": [
            {"id": f"needs-{n}", "delegate": f"delegate-{n}", "reader": "delegate-2", "diets": held}
            | {"diet": {}, "health": {}, "religion": {}}
            for n, held in enumerate(diets)
        ],
        "gifts": [
            {"id": f"gift-{n}", "direction": direction, "name": {}, "item": "item-3", "counterpart": "counterpart-0"}
            | {"organisation": "organisation-1", "quantity": 61 + n, "unit_price": f"{n}9876.54", "currency": "USD"}
            | {"reported": True, "notes": {}}
            for n, direction in enumerate(("given", "received"))
        ],
        "terms": [{"id": f"term-{n}", "text": {}, "note": {}} for n in range(2)],
        "tasks": [
            {"id": f"task-{n}", "title": {}, "due": f"2026-12-{n + 21}", "state": state, "item": "item-3"}
            | {"organisation": "organisation-1", "result": {}}
            for n, state in enumerate(("done", "dropped"))
        ],
        "recipients": [
            {"id": f"recipient-{audience}", "name": {}, "audience": audience, "language": "en", "detail": "all"} | more
            for audience, more in readers.items()
        ],
        "attachments": [attachment(f"attachment-{n}", picture, alt={}) for n, picture in enumerate(PICTURES)],
    }


def _peeled(held: Any) -> tuple[Any, list[Any]]:
    """What an annotation holds at last, and the marks on the way."""
    marks: list[Any] = []
    while get_origin(held) or isinstance(held, NewType):
        parts = get_args(held)
        if isinstance(held, NewType):
            held = held.__supertype__
        elif get_origin(held) in (Union, UnionType):
            held = next(part for part in parts if part is not type(None))
        else:
            marks += parts[1:] if get_origin(held) is Annotated else ()
            held = parts[0]
    return held, marks


@cache
def free_texts(cls: type[Value]) -> frozenset[str]:
    """The fields of a class in which a user may write anything at all: no pattern, no length, no zone."""
    free: set[str] = set()
    for name, info in cls.model_fields.items():
        bare, marks = _peeled(info.annotation)
        if bare is str and all(isinstance(mark, Shown) for mark in (*info.metadata, *marks)):
            free.add(name)
    return frozenset(free)


def rewritten(value: Value, write: Callable[[str, str], str], path: str = "") -> Data:
    """The JSON of a value with every free text replaced by `write(path, text)`, empty ones too."""
    dumped = value.model_dump(mode="json")
    free = free_texts(type(value))
    for field in plan(type(value)):
        held = getattr(value, field.name)
        here = f"{path}.{field.name}".lstrip(".")
        if held is None or (field.name not in free and field.nested is None):
            continue
        change = write if field.name in free else _below(write)
        dumped[field.name] = (
            [change(f"{here}[{n}]", one) for n, one in enumerate(held)] if field.many else change(here, held)
        )
    return dumped


def _below(write: Callable[[str, str], str]) -> Callable[[str, Any], Any]:
    return lambda path, value: rewritten(value, write, path)


_NEEDED: dict[str, set[str]] = {
    "TripSnapshot": {"format", "version"},
    "Item": {"move"},
    "Recipient": {"organisation"},
}
"""What may be left out by the form of the file, but not of every record of the kind."""


def emptied(value: Value) -> Data:
    """The JSON of a value in which everything that may be left out is left out, at any depth. Records remain."""
    dumped = value.model_dump(mode="json")
    kept: Data = {}
    records = TripSnapshot.COLLECTIONS if isinstance(value, TripSnapshot) else {}
    for name, info in type(value).model_fields.items():
        held = getattr(value, name)
        if name in records:
            kept[name] = [emptied(one) for one in held]
        elif held is not None and (info.is_required() or name in _NEEDED.get(type(value).__name__, ())):
            kept[name] = emptied(held) if isinstance(held, Value) else dumped[name]
    return kept
