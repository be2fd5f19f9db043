"""A full trip in which everything is a token: every kind of record, every field, every grade, status and reader.

Items are called by what is special about them; what belongs to one is called `place.ITEM`, `cp.ITEM.a` and so on.
Each item has a minute of the hour of its own, so that a time gives it away wherever it is printed.
"""

import hashlib
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from PIL import Image

from tests.canary.planting import Planter
from tripdesk.model.brief import AgendaStep, Answer, Brief, Point, Remark
from tripdesk.model.contract import read_trip
from tripdesk.model.itinerary import AdvanceFinding, Assembly, Item, ItemResult, Move, Place
from tripdesk.model.logistics import Attachment, Gift, Task, Term, Vehicle
from tripdesk.model.people import Contact, Counterpart, DatedTitle, Delegate, Needs, Organisation, Person, Room
from tripdesk.model.recipients import Recipient
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.trip import Destination, Party, Trip
from tripdesk.services.trips import OpenTrip, attachments_of

Data = dict[str, Any]
LA, SEOUL = "America/Los_Angeles", "Asia/Seoul"
ISSUED = {"sequence": 3, "revised_at": "2026-12-20T01:02:03Z", "ever_issued": True, "confirmed_when_issued": True}
NEVER_TOLD = {"revised_at": "2026-12-20T01:02:03Z", "ever_issued": False, "confirmed_when_issued": False}
PORTRAITS = {"head": (250, 10, 10), "cp.open-a.a": (10, 250, 10), "cp.secret-a.a": (10, 10, 250)}
"""Whose picture has which colour."""


@dataclass(frozen=True)
class Canary:
    """The trip, and what stands where in it."""

    data: Data
    planter: Planter
    pictures: dict[str, bytes]
    minutes: dict[str, int]

    def id(self, name: str) -> str:
        """The id of the record of that name."""
        return self.planter.id(name)

    @cached_property
    def snapshot(self) -> TripSnapshot:
        """The trip as it would be read from its file."""
        return read_trip(json.dumps(self.data).encode())[0]

    def opened(self, folder: Path) -> OpenTrip:
        """The trip with its pictures beside it."""
        path = folder / "canary.json"
        path.write_text(json.dumps(self.data), encoding="utf-8")
        attachments_of(path).mkdir(exist_ok=True)
        for sha256, picture in self.pictures.items():
            (attachments_of(path) / sha256).write_bytes(picture)
        return OpenTrip(read_trip(path.read_bytes())[0], path)


@cache
def canary() -> Canary:
    """The one trip of these tests."""
    return _Builder().build()


class _Builder:
    def __init__(self) -> None:
        self.plant = Planter()
        self.minutes: dict[str, int] = {}
        self.pictures: dict[str, bytes] = {}
        self.data: Data = {"format": "tripdesk.trip", "version": 1}

    def add(self, collection: str, record: Data) -> None:
        self.data.setdefault(collection, []).append(record)

    def refs(self, names: Sequence[str]) -> list[str]:
        return [self.plant.id(name) for name in names]

    def build(self) -> Canary:
        plant = self.plant
        self._people_of_ours()
        for name in ("city", "org-a", "org-b", "org-c", "org-firm", "org-only-known"):
            self.add("organisations", plant.record(Organisation, name))
        self._contacts_and_vehicles()
        self._items()
        self.add("terms", plant.record(Term, "term"))
        self.add("tasks", plant.record(Task, "task"))
        self._unmet()
        self._recipients()
        destination = plant.value(Destination, "trip.destinations", "trip", zone=LA, country_code="US-NV")
        self.data["trip"] = plant.record(
            Trip,
            "trip",
            organisation=plant.id("city"),
            key="비밀열쇠QX99999Z-that-nobody-guesses",
            destinations=[destination],
            travel_times=[{"one": plant.id("place.open-a"), "other": plant.id("place.stay"), "minutes": 17}],
            stay_override={"nights": 41, "days": 43},
        )
        self.data["issue"] = {
            "number": 3,
            "as_of": {"local": "2027-01-09T23:00", "zone": SEOUL},
            "reason": plant.both("issue.reason", "issue"),
        }
        return Canary(self.data, plant, self.pictures, self.minutes)

    def _attachment(self, name: str) -> str:
        own = f"picture.{name}"
        exif = Image.Exif()
        exif[0x010E] = f"QX{90000 + len(self.pictures):05d}"
        exif[0x9286] = self.plant.text("attachment.exif", own)
        out = io.BytesIO()
        Image.new("RGB", (60, 80), PORTRAITS[name]).save(
            out, "JPEG", exif=exif, comment=f"QX{90000 + len(self.pictures):05d}".encode()
        )
        sha256 = hashlib.sha256(out.getvalue()).hexdigest()
        self.pictures[sha256] = out.getvalue()
        self.add("attachments", self.plant.record(Attachment, own, sha256=sha256, media_type="image/jpeg"))
        return self.plant.id(own)

    def _person(self, name: str, organisation: str) -> str:
        own = f"person.{name}"
        now = self.plant.value(
            DatedTitle,
            "person.titles",
            own,
            organisation=self.plant.id(organisation),
            since="1911-02-03",
            until="2027-12-31",
        )
        past = self.plant.value(DatedTitle, "person.past_titles", own, since="1912-02-03", until="2026-12-31")
        future = self.plant.value(DatedTitle, "person.past_titles", own, since="2027-12-01", until=None)
        portrait = self._attachment(name) if name in PORTRAITS else None
        self.add("people", self.plant.record(Person, own, titles=[past, now, future], portrait=portrait))
        return self.plant.id(own)

    def _people_of_ours(self) -> None:
        for party in ("mayors", "staff", "firms"):
            self.add("parties", self.plant.record(Party, party))
        for order, (name, party, duties, official) in enumerate(
            (
                ("head", "mayors", ["head"], True),
                ("chief", "mayors", ["chief_of_staff"], True),
                ("interpreter", "mayors", ["interpreter"], True),
                ("spokes", "mayors", ["spokesperson"], True),
                ("contact", "staff", ["contact"], True),
                ("m1", "staff", ["member"], True),
                ("m2", "staff", ["member"], False),
                ("reader", "staff", ["officer", "protocol"], False),
                ("firm", "firms", ["company"], True),
            )
        ):
            person = self._person(name, "org-firm" if name == "firm" else "city")
            room = self.plant.value(Room, "delegate.rooms", name, stay=self.plant.id("stay"), nights=[2])
            self.add(
                "delegates",
                self.plant.record(
                    Delegate,
                    name,
                    person=person,
                    party=self.plant.id(party),
                    organisation=self.plant.id("org-firm" if name == "firm" else "city"),
                    duties=duties,
                    official=official,
                    protocol_order=order * 7,
                    rooms=[room],
                    entry_permit="refused",
                ),
            )
            if name in ("head", "m1"):
                diets = ["halal", "no_nuts"] if name == "head" else ["halal"]
                self.add(
                    "needs",
                    self.plant.record(
                        Needs,
                        f"needs.{name}",
                        delegate=self.plant.id(name),
                        reader=self.plant.id("reader"),
                        diets=diets,
                    ),
                )

    def _contacts_and_vehicles(self) -> None:
        plant = self.plant
        roles = {"driver-1": "driver", "driver-2": "driver", "on-call": "coordinator", "mission": "mission"}
        for name, role in roles.items():
            person = self._person(name, "org-only-known")
            organisation = plant.id("org-only-known")
            self.add(
                "contacts",
                plant.record(
                    Contact, name, role=role, person=person, organisation=organisation, on_call=name == "on-call"
                ),
            )
        for number in ("1", "2", "3"):
            driver = plant.id(f"driver-{number}") if number != "3" else None
            self.add("vehicles", plant.record(Vehicle, f"vehicle-{number}", seats=70 + int(number), driver=driver))

    def _unmet(self) -> None:
        """What nothing visible refers to."""
        self._person("unmet", "org-only-known")
        self._place("unmet")
        self.add(
            "counterparts",
            self.plant.record(
                Counterpart,
                "cp.unmet.c",
                person=self.plant.id("person.unmet"),
                organisation=self.plant.id("org-c"),
            ),
        )
        self.add("gifts", self.plant.record(Gift, "gift.loose", direction="given", quantity=3, currency="USD"))

    def _place(self, name: str, **given: Any) -> str:
        own = f"place.{name}"
        photo = self.data["attachments"][0]["id"] if self.data.get("attachments") else None
        advance = self.plant.value(AdvanceFinding, "place.advance", own, photo=photo)
        number = len(self.data.get("places", []))
        fixed = {"latitude": 33.5 + number / 1000, "longitude": -118.25 - number / 1000, "zone": LA}
        fixed |= {"country_code": "US-NV", "airport_code": f"Z{chr(65 + number // 26)}{chr(65 + number % 26)}"}
        self.add("places", self.plant.record(Place, own, advance=[advance], **(fixed | given)))
        return self.plant.id(own)

    def _items(self) -> None:
        self._way("flight-out", ["mayors", "staff", "firms"], "2027-01-10T14", "2027-01-10T08", SEOUL, LA, "flight")
        self._stay()
        self._engagements()
        self._way("rail", ["mayors"], "2027-01-12T06", "2027-01-12T07", LA, LA, "rail")
        self._way("walk", ["staff"], "2027-01-12T06", "2027-01-12T07", LA, LA, "walk")
        self._drive("drive-1", ["mayors"], {"1": ["head", "chief"]})
        self._drive("drive-2", ["mayors", "staff"], {"1": ["head"], "2": ["m1", "m2"]})
        self._drive("drive-secret", ["mayors"], {"1": ["head"], "3": ["interpreter"]}, grade="secret")
        self._way("flight-back", ["mayors", "staff", "firms"], "2027-01-16T12", "2027-01-17T18", LA, SEOUL, "flight")

    def _engagements(self) -> None:
        mayors, all_of_ours = ["mayors"], ["mayors", "staff"]
        known = {"organisations": ["org-a"], "parties": all_of_ours, "press": "open"}
        self._meeting("open-a", parties=mayors, people=["m1"], press="open", absent=["spokes"])
        self._meeting("opening-b", kind="visit", organisations=["org-b"], press="opening", outside=True)
        self._meeting("closed-press", kind="meal")
        self._meeting("joint-titled", organisations=["org-a", "org-b"], outside=True)
        self._meeting("joint-untitled", organisations=["org-b", "org-a"])
        for status in ("planned", "requested", "negotiating", "backup", "declined"):
            self._meeting(status, status=status, **known)
        self._meeting("cancelled-known", status="cancelled", **known)
        self._meeting("cancelled-unknown", status="cancelled", calendar=NEVER_TOLD, **known)
        self._meeting("closed-a", grade="closed", press="open", parties=mayors, people=["interpreter", "m1"])
        self._meeting("closed-party", grade="closed", press="open", parties=all_of_ours)
        self._meeting("secret-a", grade="secret", press="open", people=["interpreter", "m1"], parties=["mayors"])
        self._meeting("secret-party", grade="secret", press="open", parties=all_of_ours)
        self._meeting("only-staff", only_for=["staff"], **known)
        self._meeting("only-principal", only_for=["principal"], **known)
        self._meeting("only-press", only_for=["press", "staff"], **known)
        self._meeting("unscheduled", timed=False, **known)
        self._meeting("m2-alone", kind="visit", people=["m2"], parties=[], organisations=["org-c"])
        self._meeting("press-item", kind="press", press="open", organisations=[])
        self._meeting("free", kind="free", parties=["firms"], organisations=[])
        self._meeting("of-firms", kind="visit", parties=["firms"], organisations=["org-c"], outside=True)
        self._meeting("ceremony", kind="ceremony", **known)

    def _times(self, name: str, start: str, end: str, zone: str, other: str) -> Data:
        minute = len(self.minutes) + 1
        self.minutes[name] = minute
        return {
            "start": {"local": f"{start}:{minute:02d}", "zone": zone},
            "end": {"local": f"{end}:{minute:02d}", "zone": other},
        }

    def _meeting(self, name: str, *, timed: bool = True, outside: bool = False, **given: Any) -> None:
        plant = self.plant
        organisations: list[str] = given.pop("organisations", ["org-a"])
        hour = 8 + len(self.minutes) % 9
        day = f"2027-01-{11 + len(self.minutes) % 4}"
        made: Data = {"kind": "meeting", "status": "confirmed", "calendar": ISSUED, "parties": ["mayors"]} | given
        made["assembly"] = None
        if timed:
            made |= self._times(name, f"{day}T{hour:02d}", f"{day}T{hour + 1:02d}", LA, LA)
            assembly = {"local": f"{day}T{hour - 1:02d}:{self.minutes[name]:02d}", "zone": LA}
            place = self._place(f"{name}-assembly")
            made["assembly"] = plant.value(Assembly, "item.assembly", name, at=assembly, place=place)
        for field in ("parties", "people", "absent"):
            made[field] = self.refs(made.get(field, []))
        counterparts = [self._counterpart(name, one) for one in organisations]
        made |= {"organisations": self.refs(organisations), "counterparts": counterparts}
        made |= {"place": self._place(name), "lead": plant.id("chief"), "move": None}
        if not outside:
            made["outside_title"] = {}
        task = plant.record(Task, f"task.{name}", item=plant.id(name), organisation=plant.id("org-a"))
        self.add("tasks", task)
        made["result"] = plant.value(ItemResult, "item.result", name, follow_ups=[task["id"]])
        self.add("items", plant.record(Item, name, **made))
        if made["kind"] in ("meeting", "visit", "ceremony"):
            self._brief(name, counterparts, made)

    def _counterpart(self, name: str, organisation: str) -> str:
        own = f"cp.{name}.{organisation[-1]}"
        person = self._person(own, organisation)
        self.add("counterparts", self.plant.record(
            Counterpart, own, person=person, organisation=self.plant.id(organisation)
        ))  # fmt: skip
        return self.plant.id(own)

    def _brief(self, name: str, counterparts: list[str], item: Data) -> None:
        plant = self.plant
        own = f"brief.{name}"

        def point(path: str, **given: Any) -> Data:
            return plant.value(Point, f"brief.{path}", own, **given)

        gifts: list[str] = []
        for direction in ("given", "received"):
            gift = plant.record(
                Gift,
                f"gift.{direction}.{name}",
                direction=direction,
                item=plant.id(name),
                counterpart=counterparts[0] if counterparts else None,
                organisation=item["organisations"][0] if item["organisations"] else None,
                quantity=4321,
                reported=direction == "received",
            )
            self.add("gifts", gift)
            gifts.append(gift["id"])
        points = [
            point("points", key=True),
            point("points", level=2, kind="ask"),
            point("points_for_staff", level=1, only_for=["staff"]),
            point("points_for_staff", level=2),
            point("points_for_principal", only_for=["principal"]),
            point("points_for_interpreter", only_for=["interpreter", "member", "host"]),
            point("cautions", kind="caution"),
            point("cautions", level=2),
        ]
        answers = [
            plant.value(Answer, "brief.answers", own, only_for=None),
            plant.value(Answer, "brief.answers_for_staff", own, only_for=["staff"]),
        ]
        remarks = [plant.value(Remark, "brief.remarks", own, part=part) for part in ("opening", "address", "toast")]
        named = "interpreter" in [plant.name(one) for one in item["people"]]
        self.add(
            "briefs",
            plant.record(
                Brief,
                own,
                item=plant.id(name),
                state="in_review",
                agenda=[plant.value(AgendaStep, "brief.agenda", own, after_minutes=60)],
                points=points,
                answers=answers,
                remarks=remarks,
                our_side=self.refs(["head", "m2"]),
                their_side=counterparts,
                seats=[{"position": 1, "delegate": plant.id("head")}]
                + [{"position": 2, "counterpart": one} for one in counterparts],
                interpreting="ours",
                interpreter=plant.id("interpreter") if named else None,
                gifts=gifts,
            ),
        )

    def _way(self, name: str, parties: list[str], start: str, end: str, zone: str, other: str, mode: str) -> None:
        made = self._times(name, start, end, zone, other)
        move = self.plant.value(
            Move,
            "item.move",
            name,
            mode=mode,
            origin=self._place(f"{name}-from", zone=zone),
            destination=self._place(f"{name}-to", zone=other),
        )
        self.add("items", self._plain(name, "move", parties, move=move, **made))

    def _drive(self, name: str, parties: list[str], seated: dict[str, list[str]], **given: Any) -> None:
        made = self._times(name, "2027-01-13T18", "2027-01-13T19", LA, LA) | given
        vehicles = [
            {"vehicle": self.plant.id(f"vehicle-{number}"), "passengers": self.refs(who)}
            for number, who in seated.items()
        ]
        ends = {"origin": self._place(f"{name}-from"), "destination": self._place(f"{name}-to")}
        move = self.plant.value(Move, "item.move", name, mode="vehicle", vehicles=vehicles, **ends)
        self.add("items", self._plain(name, "move", parties, move=move, **made))

    def _stay(self) -> None:
        made = self._times("stay", "2027-01-10T15", "2027-01-16T10", LA, LA)
        self.add("items", self._plain("stay", "stay", ["mayors", "staff", "firms"], place=self._place("stay"), **made))

    def _plain(self, name: str, kind: str, parties: list[str], **given: Any) -> Data:
        fixed: Data = {"kind": kind, "status": "confirmed", "calendar": ISSUED, "outside_title": {}, "move": None}
        fixed |= {"parties": self.refs(parties), "result": None, "assembly": None}
        return self.plant.record(Item, name, **(fixed | given))

    def _recipients(self) -> None:
        for name, audience, more in RECIPIENTS:
            given = {key: self.plant.id(value) for key, value in more.items()}
            self.add("recipients", self.plant.record(Recipient, f"to.{name}", audience=audience, **given))


RECIPIENTS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("P", "principal", {"delegate": "head"}),
    ("S", "staff", {}),
    ("R", "staff", {"delegate": "reader"}),
    ("I", "interpreter", {"delegate": "interpreter"}),
    ("M1", "member", {"delegate": "m1"}),
    ("M2", "member", {"delegate": "m2"}),
    ("MP", "member", {"party": "staff"}),
    ("MN", "member", {}),
    ("C", "company", {"party": "firms"}),
    ("HA", "host", {"organisation": "org-a"}),
    ("HB", "host", {"organisation": "org-b"}),
    ("D1", "driver", {"contact": "driver-1"}),
    ("D2", "driver", {"contact": "driver-2"}),
    ("DN", "driver", {}),
    ("N", "press", {}),
    ("U", "public", {}),
)
"""Recipients by the letters of the tables: by delegate, by party, by contact, by organisation, by nobody."""
