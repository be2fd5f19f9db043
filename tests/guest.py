"""A trip with a person to be destroyed: a phrase of theirs in every text about them, and others who speak of them."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image

from tests.model.small import SMALL_TRIP, both
from tripdesk.files import sha256
from tripdesk.model.contract import read_trip
from tripdesk.services.trips import OpenTrip

GUEST = "han-sora"
"""The id carries the name, as ids typed by people do."""
NAMES = {"ko": "한소라", "en": "Han Sora", "hanja": "韓素羅", "reading": "한 소라"}
SPELLINGS = ("Hahn So-ra",)
PHONE, MOBILE, EMAIL = "062-613-2345", "+82-10-9876-5432", "sora.han@gwangju.example"
DESK_PHONE = "+1 213 555 0187"


def picture(colour: str) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(made, "PNG")
    return made.getvalue()


PORTRAIT, VIEW = picture("red"), picture("blue")


def _plant(text: str) -> str:
    return f"PLANT-{text}"


OWN: dict[str, Any] = {
    "people": [
        {
            "id": GUEST,
            "name": NAMES,
            "other_spellings": list(SPELLINGS),
            "titles": [
                {"title": both("광주광역시 국장", "Director"), "organisation": "city", "source": _plant("title")},
            ],
            "form_of_address": both("한 국장님", "Director Han"),
            "portrait": "sora-photo",
            "profile": [both(_plant("profile"), _plant("profile-en"))],
            "contacts_so_far": [both(_plant("so-far"), "")],
            "profile_source": _plant("source"),
        }
    ],
    "delegates": [
        {
            "id": "sora",
            "person": GUEST,
            "party": "mayors",
            "role": both("실무 국장", _plant("role")),
            "tasks": [both(_plant("task"), "")],
            "mobile": MOBILE,
            "email": EMAIL,
            "passport_name": "HAN SORA",
            "rooms": [],
        }
    ],
    "counterparts": [
        {"id": "sora-there", "person": GUEST, "organisation": "org", "phone": DESK_PHONE,
         "notes": both(_plant("notes"), "")},
    ],
    "contacts": [
        {"id": "sora-contact", "role": "coordinator", "name": both("소라 코디", _plant("contact")), "person": GUEST,
         "phone": PHONE, "address": both(_plant("address"), ""), "notes": both("", _plant("contact-notes"))}
    ],
    "needs": [
        {"id": "sora-needs", "delegate": "sora", "reader": "head", "diet": both(_plant("diet"), ""),
         "health": both(_plant("health"), ""), "religion": both("", _plant("religion"))},
    ],
    "recipients": [{"id": "for-sora", "name": both(_plant("recipient"), ""), "audience": "staff", "delegate": "sora"}],
    "attachments": [
        {"id": "sora-photo", "sha256": sha256(PORTRAIT), "media_type": "image/png", "file_name": _plant("file"),
         "alt": both(_plant("alt"), ""), "source": _plant("photo-source")},
    ],
}  # fmt: skip
"""The records about the guest, by collection."""

OTHERS: dict[str, Any] = {
    "needs": [{"id": "head-needs", "delegate": "head", "reader": "sora", "diet": both("STAYS-NOT: 소라가 읽음", "")}],
    "vehicles": [{"id": "van", "name": both("승합차", "Van"), "seats": 7, "driver": "sora-contact"}],
    "attachments": [{"id": "view", "sha256": sha256(VIEW), "media_type": "image/png", "alt": both("STAYS-view", "")}],
}
"""What others have to do with the guest."""

MENTIONS: dict[str, tuple[str, str]] = {
    "item google notes.ko": ("STAYS-1 한소라 국장과 통화", "STAYS-1 ○○○ 국장과 통화"),
    "item google notes.en": ("STAYS-2 call Mr. Han", "STAYS-2 call ○○○"),
    "task task result.ko": ("STAYS-3 한 국장이 010 9876 5432로", "STAYS-3 ○○○이 ○○○로"),
    "task task owner": ("한 소 라", "○○○"),
    "organisation org profile[0].ko": ("STAYS-4 Sora HAN, sora.han@gwangju.example", "STAYS-4 ○○○, ○○○"),
    "brief paper points[0].text.ko": ("STAYS-5 협력 제안(韓素羅)", "STAYS-5 협력 제안(○○○)"),
    "brief paper author": ("Hahn Sora / 062 613 2345", "○○○ / ○○○"),
}
"""Where others speak of the guest: what is said, and what is left when it is blanked."""


def with_guest() -> dict[str, Any]:
    """The small trip with the guest, as JSON."""
    data: dict[str, Any] = json.loads(json.dumps(SMALL_TRIP))
    for part in (OWN, OTHERS):
        for name, records in part.items():
            data.setdefault(name, []).extend(json.loads(json.dumps(records)))
    google = data["items"][1]
    google |= {"people": ["head", "sora"], "lead": "sora", "counterparts": ["sora-there"]}
    google["notes"] = both(MENTIONS["item google notes.ko"][0], MENTIONS["item google notes.en"][0])
    data["briefs"][0] |= {
        "our_side": ["head", "sora"],
        "interpreter": "sora",
        "seats": [{"position": 1, "delegate": "head"}, {"position": 2, "counterpart": "sora-there"}],
        "author": MENTIONS["brief paper author"][0],
        "points": [{"level": 1, "text": both(MENTIONS["brief paper points[0].text.ko"][0], "Proposal")}],
    }
    data["gifts"][0]["counterpart"] = "sora-there"
    data["tasks"][0] |= {
        "owner": MENTIONS["task task owner"][0],
        "result": both(MENTIONS["task task result.ko"][0], ""),
    }
    data["organisations"][1]["profile"] = [both(MENTIONS["organisation org profile[0].ko"][0], "")]
    data["places"][1]["advance"] = [{"text": both("STAYS-6", ""), "photo": "view"}]
    return data


def guest_trip(folder: Path) -> OpenTrip:
    """The trip, with the two pictures beside it."""
    files = folder / "trip.files"
    files.mkdir(parents=True, exist_ok=True)
    for data in (PORTRAIT, VIEW):
        (files / sha256(data)).write_bytes(data)
    text = json.dumps(with_guest(), ensure_ascii=False)
    (folder / "trip.json").write_text(text, encoding="utf-8")
    return OpenTrip(read_trip(text.encode())[0], folder / "trip.json")


def phrases() -> Iterator[bytes]:
    """Everything that tells of the guest, as bytes in the encodings a file may have it in."""
    texts = {GUEST, *NAMES.values(), *SPELLINGS, PHONE, MOBILE, EMAIL, DESK_PHONE, "HAN SORA", "PLANT-"}
    texts |= {text for text, _ in MENTIONS.values()} | {"STAYS-NOT", "sora-there", "sora-photo", "for-sora", "소라"}
    for text in sorted(texts):
        yield text.encode()
        yield text.encode("utf-16-le")
        yield text.encode("utf-16-be")
        yield json.dumps(text)[1:-1].encode()
    yield PORTRAIT
    yield sha256(PORTRAIT).encode()


def found_in(folder: Path) -> list[str]:
    """The files below a folder that tell of the guest, in bytes or in their name, each with the first phrase."""
    told: list[str] = []
    for path in sorted(folder.rglob("*")):
        data = path.read_bytes() if path.is_file() else b""
        for phrase in phrases():
            if phrase in data or phrase in path.name.encode():
                told.append(f"{path.name}: {phrase.decode(errors='replace')[:40]}")
                break
    return told
