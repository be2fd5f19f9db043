"""A trip over the date line with one of everything a calendar has to get right."""

from typing import Any

from tripdesk.model.recipients import Recipient
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.view import View, edition_for, view_of

KEY = "a-key-that-nobody-guesses"
LA, SEOUL = "America/Los_Angeles", "Asia/Seoul"
STAMP = {"revised_at": "2026-12-20T01:02:03Z", "sequence": 2, "ever_issued": True, "confirmed_when_issued": True}


def both(ko: str, en: str = "") -> dict[str, str]:
    return {"ko": ko, "en": en}


def at(local: str, zone: str, fold: int | None = None) -> dict[str, Any]:
    return {"local": local, "zone": zone} | ({} if fold is None else {"fold": fold})


def item(own: str, kind: str, title: dict[str, str], start: Any, end: Any, **more: Any) -> dict[str, Any]:
    given = {"id": own, "kind": kind, "title": title, "start": start, "end": end}
    return given | {"status": "confirmed", "parties": ["mayors"], "calendar": STAMP} | more


def meeting(own: str, day: str, hour: int = 10, zone: str = LA, **more: Any) -> dict[str, Any]:
    title = more.pop("title", both(f"면담 {own}", f"Meeting {own}"))
    start, end = at(f"{day}T{hour:02d}:00", zone), at(f"{day}T{hour + 1:02d}:00", zone)
    return item(own, more.pop("kind", "meeting"), title, start, end, **more)


OUT = item(
    "out",
    "move",
    both("인천 → 로스앤젤레스", "Incheon to Los Angeles"),
    at("2027-01-10T14:30", SEOUL),
    at("2027-01-10T08:40", LA),
    move={
        "mode": "flight",
        "number": "KE017",
        "carrier": both("대한항공", "Korean Air"),
        "origin": "icn",
        "destination": "lax",
    },
)
BACK = item(
    "back",
    "move",
    both("로스앤젤레스 → 인천", "Los Angeles to Incheon"),
    at("2027-01-14T12:30", LA),
    at("2027-01-15T18:00", SEOUL),
    move={"mode": "flight", "number": "KE018", "origin": "lax", "destination": "icn"},
)
STAY = item(
    "stay",
    "stay",
    both("숙소", "Hotel"),
    at("2027-01-10T15:00", LA),
    at("2027-01-14T10:00", LA),
    place="hotel",
)
DRIVE = item(
    "drive",
    "move",
    both("엔비디아 이동", "To NVIDIA"),
    at("2027-01-11T13:30", LA),
    at("2027-01-11T13:55", LA),
    move={
        "mode": "vehicle",
        "origin": "hotel",
        "destination": "venue",
        "vehicles": [{"vehicle": "van", "passengers": ["mayor", "interpreter", "contact"]}],
    },
)
TALK = item(
    "talk",
    "meeting",
    both("엔비디아 면담", "NVIDIA meeting"),
    at("2027-01-11T14:00", LA),
    at("2027-01-11T15:00", LA),
    place="venue",
    room=both("2층 회의실", "2F boardroom"),
    assembly={"at": at("2027-01-11T13:20", LA), "place": "lobby", "note": both("명찰 지참", "Wear your badge")},
    lead="contact",
    organisations=["nvidia"],
    counterparts=["shilpa"],
    press="open",
    dress=both("정장", "Business attire"),
)
SECRET = meeting(
    "secret",
    "2027-01-12",
    title=both("비밀회동", "Covert talk"),
    grade="secret",
    people=["mayor", "interpreter"],
    place="bunker",
    organisations=["covert"],
)
FOLDED = item(
    "folded", "meeting", both("늦은 면담", "Late talk"), at("2027-11-07T01:30", LA, 1), at("2027-11-07T03:00", LA)
)
INDIA = meeting("india", "2027-02-01", 9, "Asia/Kolkata")
STATUSES = [
    meeting(status, "2027-01-13", hour, status=status)
    for hour, status in enumerate(
        ["planned", "requested", "negotiating", "confirmed", "backup", "declined", "cancelled"], start=9
    )
]
NEVER_ISSUED = meeting("dropped", "2027-01-13", 17, status="cancelled", calendar={"revised_at": STAMP["revised_at"]})
STAFF_ONLY = meeting("paperwork", "2027-01-12", 16, parties=["staff"])
ITEMS = [OUT, STAY, DRIVE, TALK, SECRET, *STATUSES, NEVER_ISSUED, STAFF_ONLY, BACK, INDIA, FOLDED]

_PEOPLE = {
    "kang": both("강기정", "Kang Gi-jung"),
    "lee": both("이통역", "Lee Interpreter"),
    "park": both("박연락", "Park Contact"),
    "kim": both("김실무", "Kim Staff"),
}
_DELEGATES = [
    ("mayor", "kang", "mayors", both("시장", "Mayor"), ["head"]),
    ("interpreter", "lee", "mayors", both("통역", "Interpreter"), ["interpreter"]),
    ("contact", "park", "mayors", both("연락 담당", "Contact"), ["contact", "member"]),
    ("clerk", "kim", "staff", both("주무관", "Officer"), ["officer"]),
]
_PLACES = [
    {"id": "icn", "name": both("인천국제공항", "Incheon Airport"), "airport_code": "ICN"},
    {"id": "lax", "name": both("LA국제공항", "Los Angeles Airport"), "airport_code": "LAX"},
    {
        "id": "hotel",
        "name": both("호텔", "Grand Hotel"),
        "address": "333 S Figueroa St, Los Angeles, CA 90071",
        "phone": "+1 213 555 0111",
    },
    {
        "id": "venue",
        "name": both("엔비디아 본사", "NVIDIA HQ"),
        "address": "2788 San Tomas Expy, Santa Clara, CA 95051",
        "latitude": 37.3708,
        "longitude": -121.9675,
    },
    {"id": "lobby", "name": both("호텔 로비", "Hotel lobby")},
    {"id": "bunker", "name": both("비밀장소", "Hideout"), "address": "1 Nowhere Rd"},
]
_RECIPIENTS = [
    {"id": "r-mayor", "audience": "principal", "delegate": "mayor", "detail": "all"},
    {"id": "r-interpreter", "audience": "interpreter", "delegate": "interpreter", "detail": "all", "language": "both"},
    {"id": "r-contact", "audience": "member", "delegate": "contact"},
    {"id": "r-clerk", "audience": "staff", "delegate": "clerk", "detail": "all"},
    {"id": "r-office", "audience": "staff", "detail": "all"},
    {"id": "r-driver", "audience": "driver", "contact": "joe", "detail": "all", "language": "en"},
    {"id": "r-host", "audience": "host", "organisation": "nvidia", "detail": "place", "language": "en"},
    {"id": "r-press", "audience": "press", "detail": "place"},
    {"id": "r-public", "audience": "public"},
]
RECIPIENTS = [str(recipient["id"]) for recipient in _RECIPIENTS]


def trip(*items: dict[str, Any], **changed: Any) -> TripSnapshot:
    """The trip, with these items instead of its own if any are given."""
    return TripSnapshot.model_validate(
        {
            "trip": {"id": "trip", "title": both("미국 출장", "US trip"), "organisation": "city", "key": KEY},
            "parties": [
                {"id": "mayors", "name": both("시장단", "Mayor's party"), "label": both("A조", "Group A")},
                {"id": "staff", "name": both("실무단", "Staff")},
            ],
            "people": [
                *({"id": own, "name": name} for own, name in _PEOPLE.items()),
                {
                    "id": "kolhatkar",
                    "name": {"en": "Shilpa Kolhatkar", "reading": "실파 콜하트카"},
                    "titles": [{"title": both("AI Nations 글로벌 총괄", "Global Head of AI Nations")}],
                },
            ],
            "delegates": [
                {
                    "id": own,
                    "person": person,
                    "party": party,
                    "role": role,
                    "duties": duties,
                    "protocol_order": order,
                    "mobile": f"+1 213 555 010{order}",
                    "rooms": [{"stay": "stay", "number": f"120{order}"}] if not items else [],
                }
                for order, (own, person, party, role, duties) in enumerate(_DELEGATES)
            ],
            "organisations": [
                {"id": "city", "name": both("광주광역시", "Gwangju Metropolitan City")},
                {"id": "nvidia", "name": both("엔비디아", "NVIDIA")},
                {"id": "covert", "name": both("비밀기관", "Covert Agency")},
            ],
            "counterparts": [{"id": "shilpa", "person": "kolhatkar", "organisation": "nvidia"}],
            "contacts": [{"id": "joe", "role": "driver", "name": both("조 기사", "Joe"), "mobile": "+1 213 555 0122"}],
            "vehicles": [
                {"id": "van", "name": both("1호차", "Van 1"), "plate": "8ABC123", "seats": 7, "driver": "joe"}
            ],
            "places": _PLACES,
            "recipients": [{"name": both(str(one["id"])), **one} for one in _RECIPIENTS],
            "items": list(items or ITEMS),
            **changed,
        }
    )


def view_for(recipient: str, snapshot: TripSnapshot | None = None) -> View:
    """The trip as that recipient sees it."""
    whole = snapshot or trip()
    found = whole.find(Recipient, recipient)
    assert found is not None
    return view_of(whole, edition_for(found))
