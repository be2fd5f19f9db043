"""A small trip with nothing to check, and edits to it: `edited({"google.end": at("1-9 16:00")})`."""

import json
from copy import deepcopy
from datetime import date
from typing import Any

from tripdesk.messages import UiLanguage
from tripdesk.model.checks import Code, Finding, Severity, findings
from tripdesk.model.instants import Told
from tripdesk.model.snapshot import TripSnapshot

KO, EN = UiLanguage.KO, UiLanguage.EN
SEOUL, LOS_ANGELES = "Asia/Seoul", "America/Los_Angeles"
TODAY = date(2022, 12, 20)

Edits = dict[str, Any]


def at(when: str, zone: str = LOS_ANGELES) -> dict[str, str]:
    """A time of January 2023: `at("1-9 14:00")`."""
    day, clock = when.split()
    month, number = day.split("-")
    return {"local": f"2023-{int(month):02}-{int(number):02}T{clock}", "zone": zone}


def text(ko: str, en: str = "") -> dict[str, str]:
    return {"ko": ko, "en": en}


def item(own: str, kind: str, start: str, end: str, **more: Any) -> dict[str, Any]:
    """A confirmed item of all the party, on local time."""
    return {
        "id": own,
        "kind": kind,
        "status": "confirmed",
        "title": text(own),
        "start": at(start),
        "end": at(end),
        "parties": ["city"],
        "calendar": {"revised_at": "2022-12-01T00:00:00Z"},
    } | more


def move(own: str, mode: str, start: str, end: str, origin: str, destination: str, **more: Any) -> dict[str, Any]:
    way: dict[str, Any] = {"mode": mode, "origin": origin, "destination": destination}
    way["vehicles"] = more.pop("vehicles", [])
    return item(own, "move", start, end, move=way, **more)


def brief(own: str, of: str, **more: Any) -> dict[str, Any]:
    """A paper that lacks nothing."""
    return {
        "id": own,
        "item": of,
        "objectives": [text("협력")],
        "points": [{"text": text("인재 양성")}],
        "remarks": [{"part": "opening", "paragraphs": [text("반갑습니다.", "Good to meet you.")]}],
        "agenda": [{"text": text("인사", "Greetings")}],
        "interpreting": "ours",
        "interpreter": "interpreter",
    } | more


def person(own: str, ko: str, en: str, **more: Any) -> dict[str, Any]:
    return {"id": own, "name": {"ko": ko, "en": en}} | more


def delegate(own: str, of: str, role: dict[str, str], order: int, **more: Any) -> dict[str, Any]:
    return {
        "id": own,
        "person": of,
        "party": "city",
        "role": role,
        "protocol_order": order,
        "passport_valid_until": "2030-01-01",
        "entry_permit": "approved",
    } | more


def guest(own: str, ko: str, en: str, reading: str = "") -> dict[str, Any]:
    """Somebody of the other side of whom everything is known."""
    title = {"title": text("부문장", "Head"), "as_of": "2022-11-01", "confirmed": True}
    name = {"ko": ko, "en": en, "reading": reading}
    known = {"profile": [text("경력", "Career")], "form_of_address": text("부문장님", "Dr.")}
    return {"id": own, "name": name, "titles": [title]} | known


def clean() -> dict[str, Any]:
    """Seoul → San Francisco on 8 January 2023, two engagements on the 9th, home on the 11th."""
    places = {
        "icn": "인천공항",
        "sfo": "샌프란시스코공항",
        "hotel": "호텔",
        "hall": "구글",
        "diner": "식당",
        "campus": "버클리",
    }
    ours = text("광주", "Gwangju")
    return {
        "format": "tripdesk.trip",
        "version": 1,
        "trip": {
            "id": "trip",
            "title": text("출장", "Trip"),
            "organisation": "gwangju",
            "key": "0123456789abcdef",
            "destinations": [{"city": text("샌프란시스코", "San Francisco"), "zone": LOS_ANGELES}],
            "travel_times": [{"one": "diner", "other": "campus", "minutes": 60}],
        },
        "parties": [{"id": "city", "name": text("시장단", "Mayor's party")}],
        "people": [
            person("kang", "강기정", "Kang Gi-jung"),
            guest("shilpa", "", "Shilpa Kolhatkar", "실파 콜하트카"),
            {"id": "nameless"},
        ],
        "delegates": [
            delegate("mayor", "kang", text("시장", "Mayor"), 1, duties=["head"], passport_name="KANG GIJUNG"),
            delegate("interpreter", "nameless", text("통역", "Interpreter"), 2),
        ],
        "organisations": [
            {"id": "gwangju", "name": ours},
            {"id": "google", "name": text("구글", "Google")},
            {"id": "berkeley", "name": text("버클리대", "UC Berkeley")},
        ],
        "counterparts": [{"id": "guest", "person": "shilpa", "organisation": "google"}],
        "places": [
            {"id": own, "name": text(ko, own), "country_code": "KR" if own == "icn" else "US-CA"}
            for own, ko in places.items()
        ],
        "vehicles": [{"id": "van", "name": text("1호차", "Van 1"), "seats": 2}],
        "items": [
            move("out", "flight", "1-8 18:00", "1-8 11:00", "icn", "sfo") | {"start": at("1-8 18:00", SEOUL)},
            item("bed", "stay", "1-8 15:00", "1-10 09:00", place="hotel"),
            item(
                "visit",
                "visit",
                "1-9 10:00",
                "1-9 11:30",
                place="hall",
                title=text("구글 방문", "Visit to Google"),
                organisations=["google"],
                counterparts=["guest"],
            ),
            item("lunch", "meal", "1-9 12:00", "1-9 13:00", place="diner", title=text("오찬", "Lunch")),
            move(
                "drive",
                "vehicle",
                "1-9 13:30",
                "1-9 14:40",
                "diner",
                "campus",
                title=text("버클리로 이동", "To Berkeley"),
                vehicles=[{"vehicle": "van", "passengers": ["mayor", "interpreter"]}],
            ),
            item(
                "talk",
                "meeting",
                "1-9 15:00",
                "1-9 16:00",
                place="campus",
                title=text("버클리 면담", "Talk at Berkeley"),
                organisations=["berkeley"],
            ),
            move("back", "flight", "1-10 12:00", "1-11 17:30", "sfo", "icn") | {"end": at("1-11 17:30", SEOUL)},
        ],
        "briefs": [brief("visit-paper", "visit"), brief("talk-paper", "talk")],
        "recipients": [
            {
                "id": "host",
                "name": text("구글", "Google"),
                "audience": "host",
                "organisation": "google",
                "language": "en",
            },
            {
                "id": "ear",
                "name": text("통역"),
                "audience": "interpreter",
                "delegate": "interpreter",
                "language": "both",
            },
        ],
    }


def edited(edits: Edits) -> TripSnapshot:
    """The small trip with `id.field` set, `+collection` added to, `-id` taken away."""
    doc = clean()
    for key, value in edits.items():
        if key.startswith("+"):
            doc.setdefault(key[1:], []).extend(deepcopy(value))
        elif key.startswith("-"):
            _holder(doc, key[1:]).remove(_record(doc, key[1:]))
        else:
            own, *path = key.split(".")
            held: Any = _record(doc, own)
            for step in path[:-1]:
                held = held[int(step) if step.isdigit() else step]
            held[int(path[-1]) if path[-1].isdigit() else path[-1]] = deepcopy(value)
    return TripSnapshot.model_validate_json(json.dumps(doc))


def _holder(doc: dict[str, Any], own: str) -> list[dict[str, Any]]:
    return next(held for held in doc.values() if isinstance(held, list) and any(r["id"] == own for r in held))


def _record(doc: dict[str, Any], own: str) -> dict[str, Any]:
    return doc["trip"] if own == "trip" else next(r for r in _holder(doc, own) if r["id"] == own)


def to_check(edits: Edits, today: date = TODAY, told: Told | None = None) -> tuple[Finding, ...]:
    return findings(edited(edits), today, told)


def named(edits: Edits, *codes: Code, today: date = TODAY) -> list[tuple[Code, Severity]]:
    """Code and severity of what is found; only of these codes, where some are given."""
    return [(f.code, f.severity) for f in to_check(edits, today) if not codes or f.code in codes]


def said(edits: Edits, code: Code, today: date = TODAY) -> list[tuple[str, str]]:
    """The Korean and the English sentence of each finding of a code."""
    return [(f.sentence(KO), f.sentence(EN)) for f in to_check(edits, today) if f.code is code]
