"""Whole trips made up for tests and benchmarks: other cities than the sample's, many meetings, nothing at all.

Everything here is data in the form of the trip's JSON; `snapshot(data)` reads it as a user's file is read. Always the
same for the same arguments.
"""

import hashlib
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from PIL import Image

from tripdesk.model.contract import read_trip
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.times import zone as rules
from tripdesk.services.trips import OpenTrip, attachments_of

Data = dict[str, Any]
KEY = "a-key-that-nobody-guesses"
SEOUL = "Asia/Seoul"
STAMP = {"revised_at": "2026-11-20T01:02:03Z", "ever_issued": True, "confirmed_when_issued": True}


@dataclass(frozen=True)
class Stop:
    """A city somebody travels to, and how many minutes the flight there takes."""

    ko: str
    en: str
    zone: str
    flight: int
    airport: str = ""


BUSAN, SEOUL_CITY = Stop("부산", "Busan", SEOUL, 0, "PUS"), Stop("서울", "Seoul", SEOUL, 0, "ICN")
EUROPE_AND_AFRICA = (
    Stop("함부르크", "Hamburg", "Europe/Berlin", 850, "HAM"),
    Stop("파리", "Paris", "Europe/Paris", 95, "CDG"),
    Stop("카사블랑카", "Casablanca", "Africa/Casablanca", 190, "CMN"),
)
HALF_HOURS = (
    Stop("델리", "Delhi", "Asia/Kolkata", 480, "DEL"),
    Stop("카트만두", "Kathmandu", "Asia/Kathmandu", 110, "KTM"),
)
SOUTH_SEA = (Stop("오클랜드", "Auckland", "Pacific/Auckland", 700, "AKL"),)
ISLAND = (Stop("호놀룰루", "Honolulu", "Pacific/Honolulu", 510, "HNL"),)


def both(ko: str, en: str = "") -> Data:
    """A text in two languages."""
    return {"ko": ko, "en": en}


def at(moment: datetime) -> Data:
    """A time as a trip's file holds it."""
    zone = moment.tzinfo
    assert isinstance(zone, ZoneInfo)
    twice = moment.utcoffset() != moment.replace(fold=1 - moment.fold).utcoffset()
    fold = {"fold": moment.fold} if twice else {}
    return {"local": moment.strftime("%Y-%m-%dT%H:%M"), "zone": zone.key, **fold}


def after(moment: datetime, minutes: float, zone: str | None = None) -> datetime:
    """So many minutes later as they pass, on the clocks of that place or another."""
    there = rules(zone) if zone else moment.tzinfo
    return (moment.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(there)


def item(own: str, kind: str, title: Data, start: datetime | None, end: datetime | None, **more: Any) -> Data:
    """A confirmed item of the whole party."""
    times = {"start": at(start), "end": at(end)} if start and end else {}
    made = {"id": own, "kind": kind, "status": "confirmed", "title": title, **times}
    return made | {"parties": ["party"], "calendar": STAMP} | more


def bare(**more: Any) -> Data:
    """A trip with nothing but itself and the organisation it is made for."""
    data: Data = {
        "format": "tripdesk.trip",
        "version": 1,
        "trip": {"id": "trip", "title": both("국외출장", "Trip abroad"), "organisation": "city", "key": KEY},
        "organisations": [{"id": "city", "name": both("가온시", "Gaon City")}],
    }
    return data | more


def peopled() -> Data:
    """The same with a head of delegation, an officer and an interpreter, and a recipient for every edition."""
    roles = (
        ("mayor", "head", both("시장", "Mayor"), both("한가온", "Han Gaon")),
        ("officer", "contact", both("과장", "Director"), both("나들이", "Na Deulli")),
        ("interpreter", "interpreter", both("통역", "Interpreter"), both("다정해", "Da Jeonghae")),
    )
    readers: dict[str, Data] = {
        "principal": {"delegate": "mayor"},
        "staff": {"delegate": "officer"},
        "interpreter": {"delegate": "interpreter", "language": "both"},
        "member": {"party": "party"},
        "company": {"party": "party"},
        "host": {"organisation": "host-1", "language": "en"},
        "driver": {"contact": "driver"},
        "press": {},
        "public": {},
    }
    return bare(
        parties=[{"id": "party", "name": both("시장단", "Mayor's party"), "label": both("가조", "Group A")}],
        people=[{"id": f"p-{own}", "name": name} for own, _, _, name in roles],
        delegates=[
            {"id": own, "person": f"p-{own}", "party": "party", "role": role, "duties": [duty], "protocol_order": order}
            for order, (own, duty, role, _) in enumerate(roles)
        ],
        contacts=[{"id": "driver", "role": "driver", "name": both("라 기사", "Ra"), "mobile": "+1-202-555-0101"}],
        organisations=[
            {"id": "city", "name": both("가온시", "Gaon City")},
            {"id": "host-1", "name": both("첫째 기관", "First Institute")},
        ],
        recipients=[
            {"id": f"r-{audience}", "name": both(f"{audience} 수신"), "audience": audience, "detail": "all"} | more
            for audience, more in readers.items()
        ],
    )


def journey(home: Stop, stops: Sequence[Stop], leaves: datetime) -> Data:
    """From home over the stops and back: a flight, a night, a drive and a meeting in each; the last flight home."""
    data = peopled()
    now = leaves.replace(tzinfo=rules(home.zone))
    data["trip"] |= {
        "home_zone": home.zone,
        "destinations": [{"city": both(s.ko, s.en), "country": both(s.ko, s.en), "zone": s.zone} for s in stops],
    }
    data["places"] = [
        {"id": f"{what}-{n}", "name": both(f"{stop.ko} {ko}", f"{stop.en} {en}"), "airport_code": code}
        for n, stop in enumerate((home, *stops))
        for what, ko, en, code in (
            ("airport", "공항", "Airport", stop.airport),
            ("hotel", "호텔", "Hotel", ""),
            ("venue", "청사", "City Hall", ""),
        )
    ]
    data["vehicles"] = [{"id": "car", "name": both("1호차", "Car 1"), "seats": 7, "driver": "driver"}]
    items: list[Data] = []
    briefs: list[Data] = []

    def fly(n: int, origin: int, destination: int, stop: Stop, minutes: int) -> None:
        nonlocal now
        lands = after(now, minutes, stop.zone)
        way = {"mode": "flight", "number": f"TD{n:03}", "origin": f"airport-{origin}"}
        title = both(f"{stop.ko} 이동", f"To {stop.en}")
        items.append(
            item(f"flight-{n}", "move", title, now, lands, move=way | {"destination": f"airport-{destination}"})
        )
        now = lands

    for n, stop in enumerate(stops, start=1):
        fly(n, n - 1, n, stop, stop.flight)
        night = now.replace(hour=23, minute=0)
        morning = (night + timedelta(days=1)).replace(hour=9)
        hotel = {"place": f"hotel-{n}"}
        items.append(item(f"stay-{n}", "stay", both(f"{stop.ko} 숙박", f"Stay in {stop.en}"), night, morning, **hotel))
        ride = {"vehicle": "car", "passengers": ["mayor", "officer", "interpreter"]}
        way = {"mode": "vehicle", "origin": f"hotel-{n}", "destination": f"venue-{n}", "vehicles": [ride]}
        items.append(item(f"drive-{n}", "move", both("차량 이동", "Drive"), morning, after(morning, 25), move=way))
        talk = {"place": f"venue-{n}", "organisations": ["host-1"], "press": "opening"}
        begins = morning.replace(hour=10)
        items.append(
            item(f"talk-{n}", "meeting", both(f"{stop.ko} 면담", f"{stop.en} talks"), begins, after(begins, 90), **talk)
        )
        briefs.append(paper(f"talk-{n}", 1))
        now = morning.replace(hour=20)
    fly(len(stops) + 1, len(stops), 0, home, stops[-1].flight + 40)
    return data | {"items": items, "briefs": briefs}


SENTENCE = "공동연구소 설립과 인공지능 창업기업 지원을 위한 실무 협의를 올해 안에 시작하기로 함"
IN_ENGLISH = "Both sides agree to open working talks this year on a joint laboratory and support for AI start-ups"


def said(what: str) -> Data:
    """A sentence of ordinary length in both languages."""
    return both(f"{what} {SENTENCE}", f"{what} {IN_ENGLISH}")


def paper(of: str, points: int = 12, answers: int = 4) -> Data:
    """The paper of an item: facts, points, remarks, questions and answers."""
    levels = (1, 2, 3, 2, 3, 2, 1, 2, 3, 3, 2, 2)
    return {
        "id": f"brief-{of}",
        "item": of,
        "objectives": [said("목적")],
        "minimum_goals": [said("최소 목표")],
        "agenda": [{"after_minutes": 10 * n, "text": said(f"{n}")} for n in range(3)],
        "points": [{"level": levels[n % 12], "text": said(f"{n + 1})"), "key": n == 0} for n in range(points)],
        "remarks": [{"part": "main", "paragraphs": [said(f"{n + 1}.") for n in range(5)]}],
        "answers": [{"question": said(f"{n + 1}?"), "answer": said(f"{n + 1}!")} for n in range(answers)],
        "our_side": ["mayor", "officer"],
        "interpreting": "ours",
        "interpreter": "interpreter",
    }


def many_meetings(count: int) -> Data:
    """`count` meetings with all that belongs to them, five a day, and the drives and meals between: 8 rows for 3."""
    data = peopled()
    people, sides, items, briefs = list(data["people"]), [], [], []
    organisations = list(data["organisations"])
    places: list[Data] = [{"id": "hotel", "name": both("숙소", "Hotel")}]
    first = datetime(2027, 3, 15, 8, 0, tzinfo=rules("America/Los_Angeles"))
    for n in range(count):
        host = f"host-{n + 1}"
        if n:
            organisations.append({"id": host, "name": both(f"기관 {n + 1}", f"Institute {n + 1}")})
        organisations[-1] |= {"profile": [said("현황"), said("연혁"), said("주요 사업")]}
        places.append({"id": f"venue-{n}", "name": both(f"회의장 {n}", f"Venue {n}"), "address": f"{n} Main St"})
        for of in range(3):
            own = f"guest-{n}-{of}"
            name = {"en": f"Alex Morgan {n}-{of}", "reading": f"알렉스 모건 {n}-{of}"}
            title = {"title": both("총괄", "Head of Programmes")}
            people.append({"id": f"p-{own}", "name": name, "titles": [title], "profile": [said("약력")] * 4})
            sides.append({"id": own, "person": f"p-{own}", "organisation": host})
        start = first + timedelta(days=n // 5, hours=2.5 * (n % 5))
        way = {"mode": "vehicle", "origin": "hotel", "destination": f"venue-{n}"}
        items.append(item(f"drive-{n}", "move", both("이동", "Drive"), after(start, -30), start, move=way))
        guests = [f"guest-{n}-{of}" for of in range(3)]
        talk = {"place": f"venue-{n}", "organisations": [host], "counterparts": guests}
        title = both(f"{n + 1}차 협력 면담", f"Meeting {n + 1}")
        items.append(item(f"talk-{n}", "meeting", title, start, after(start, 60), **talk))
        if n % 3:
            meal = both("업무 오찬", "Working lunch")
            items.append(item(f"meal-{n}", "meal", meal, after(start, 70), after(start, 110), place="hotel"))
        briefs.append(paper(f"talk-{n}") | {"their_side": guests})
    made = {"items": items, "briefs": briefs, "people": people, "counterparts": sides}
    return data | made | {"organisations": organisations, "places": places}


def snapshot(data: Data) -> TripSnapshot:
    """The data, read as a file is."""
    return read_trip(json.dumps(data).encode("utf-8"))[0]


def portrait(shade: int) -> bytes:
    """A small picture, another for each shade."""
    out = io.BytesIO()
    Image.new("RGB", (30, 40), (shade, 120, 200)).save(out, "PNG")
    return out.getvalue()


def attachment(own: str, data: bytes, **more: Any) -> Data:
    """The record of a picture."""
    return {"id": own, "sha256": hashlib.sha256(data).hexdigest(), "media_type": "image/png"} | more


def saved(trip: TripSnapshot, folder: Path, pictures: Sequence[bytes] = ()) -> OpenTrip:
    """The trip opened from a folder that holds its pictures."""
    path = folder / "trip.json"
    beside = attachments_of(path)
    beside.mkdir(exist_ok=True)
    for picture in pictures:
        (beside / hashlib.sha256(picture).hexdigest()).write_bytes(picture)
    return OpenTrip(trip, path)
