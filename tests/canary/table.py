"""Who may see what, written down from the office's own table and from nothing in the program.

Readers are letters: P head, S staff, I interpreter, M member, C company, H host, D driver, N press, U public.
Editions are a reader with a mark: R is the member of staff named to read diets, M1 and M2 are members by name, MP
a party, MN members by nobody's name, HA and HB two hosts, D1 and D2 two drivers, DN drivers by nobody's name.
"""

from functools import cache

from tests.canary.planting import Planted
from tests.canary.trip import canary

EDITIONS = ("P", "S", "R", "I", "M1", "M2", "MP", "MN", "C", "HA", "HB", "D1", "D2", "DN", "N", "U")
MEMBERS = frozenset({"M1", "M2", "MP", "MN"})
HOSTS = {"HA": "org-a", "HB": "org-b"}

ITEMS: dict[str, str] = {
    "flight-out": "P S I M1 M2 MP MN C",
    "flight-back": "P S I M1 M2 MP MN C",
    "stay": "P S I M1 M2 MP MN C",
    "rail": "P S I",
    "walk": "P S M1 M2 MP MN",
    "drive-1": "P S I D1 DN",
    "drive-2": "P S I M1 M2 MP MN D1 D2 DN",
    "drive-secret": "P S",
    "open-a": "P S I M1 MP MN HA N U",
    "opening-b": "P S I HB N U",
    "closed-press": "P S I HA",
    "joint-titled": "P S I HA HB",
    "joint-untitled": "P S I HA HB",
    "planned": "P S",
    "requested": "P S",
    "negotiating": "P S",
    "backup": "P S",
    "declined": "S",
    "cancelled-known": "P S I M1 M2 MP MN HA N U",
    "cancelled-unknown": "P S",
    "closed-a": "P S I M1",
    "closed-party": "P S M2",
    "secret-a": "P S I",
    "secret-party": "P S",
    "only-staff": "S",
    "only-principal": "P",
    "only-press": "S N",
    "unscheduled": "P S",
    "m2-alone": "P S M2 MP MN",
    "press-item": "P S I N U",
    "free": "P S C",
    "of-firms": "P S C",
    "ceremony": "P S I M1 M2 MP MN HA N U",
}
SECRET = frozenset({"secret-a", "secret-party", "drive-secret"})
OUTSIDE_TITLE = frozenset({"opening-b", "joint-titled", "of-firms"})
SEVERAL_HOSTS = frozenset({"joint-titled", "joint-untitled"})

DELEGATES: dict[str, str] = {
    "head": "P S I M1 M2 MP MN C HA HB N U",
    "chief": "P S I M1 M2 MP MN C HA HB",
    "interpreter": "P S I M1 M2 MP MN C HA HB",
    "spokes": "P S I M1 M2 MP MN C HA HB",
    "contact": "P S I M1 M2 MP MN C HA",
    "m1": "P S I M1 M2 MP MN C HA",
    "m2": "P S I M1 M2 MP MN HA",
    "reader": "P S I M1 M2 MP MN HA",
    "firm": "P S I M1 M2 MP MN C",
}
ORGANISATIONS: dict[str, str] = {
    "city": "P S I M1 M2 MP MN C HA HB N U",
    "org-a": "P S I M1 M2 MP MN HA N U",
    "org-b": "P S I HB N U",
    "org-c": "P S M2 MP MN C",
    "org-firm": "P S I M1 M2 MP MN C",
    "org-only-known": "P S",
}
CONTACTS: dict[str, str] = {
    "on-call": "P S I M1 M2 MP MN C HA HB D1 D2 DN",
    "driver-1": "P S I M1 M2 MP MN D1",
    "driver-2": "P S I M1 M2 MP MN D2",
    "mission": "P S I M1 M2 MP MN",
}
VEHICLES: dict[str, str] = {
    "vehicle-1": "P S I M1 M2 MP MN D1 DN",
    "vehicle-2": "P S I M1 M2 MP MN D2 DN",
    "vehicle-3": "P S",
}
PARTIES = "P S I M1 M2 MP MN C D1 D2 DN"
CALLED: dict[str, str] = {
    "chief": "P",
    "contact": "I M1 M2 MP MN C HA HB D1 D2 DN",
    "on-call": "I M1 M2 MP MN C HA HB D1 D2 DN",
    "spokes": "N",
    "driver-1": "D1",
    "driver-2": "D2",
}
"""Whose mobile number is whose to call; staff have them all."""
ROOMS: dict[str, str] = {"head": "P", "interpreter": "I", "m1": "M1", "m2": "M2"}
"""One's own room; staff have them all, and who is one of several readers of an edition has none."""

FIELDS: dict[str, str] = {
    "trip.title": "PSIMCNU",
    "trip.purpose": "PSIM",
    "trip.background": "PS",
    "trip.destinations": "PSIM",
    "trip.notice": "PSIMCHDNU",
    "trip.protection": "PSI",
    "issue.reason": "S",
    "party.name": "PSIMC",
    "party.label": "D",
    "delegate.role": "PSIMCHNU",
    "delegate.tasks": "PSIM",
    "delegate.mobile": "PSIMCHDN",
    "delegate.email": "S",
    "delegate.passport_name": "S",
    "delegate.passport_valid_until": "S",
    "delegate.rooms": "PSIM",
    "person.name": "PSIMCHNU",
    "person.titles.title": "PSIMCHNU",
    "person.titles.source": "S",
    "person.titles.as_of": "S",
    "person.past_titles": "",
    "person.other_spellings": "S",
    "person.form_of_address": "PSI",
    "person.profile": "PSI",
    "person.contacts_so_far": "PS",
    "person.profile_source": "S",
    "organisation.name": "PSIMCHNU",
    "organisation.short_name": "PSIMCHNU",
    "organisation.profile": "PSI",
    "organisation.contacts_so_far": "PS",
    "organisation.gift_policy": "S",
    "organisation.website": "S",
    "organisation.source": "S",
    "item.title": "PSIMCHNU",
    "item.outside_title": "CHNU",
    "item.room": "PSIMCH",
    "item.move.number": "PSIMC",
    "item.move.carrier": "PSIMC",
    "item.move.luggage": "PSIM",
    "item.assembly": "PSIMC",
    "item.dress": "PSIMC",
    "item.notes": "S",
    "item.costs": "S",
    "item.contact_log": "S",
    "item.result": "PS",
    "place.name": "PSIMCHDNU",
    "place.city": "PSIMCHDNU",
    "place.address": "PSIMCHD",
    "place.phone": "PSIM",
    "place.directions": "PSIMD",
    "place.advance": "S",
    "brief.department": "S",
    "brief.author": "S",
    "brief.due": "S",
    "brief.objectives": "PS",
    "brief.minimum_goals": "PS",
    "brief.agenda": "PSIH",
    "brief.points": "PS",
    "brief.points_for_staff": "S",
    "brief.points_for_principal": "P",
    "brief.points_for_interpreter": "",
    "brief.cautions": "PS",
    "brief.remarks": "PSI",
    "brief.answers": "PS",
    "brief.answers_for_staff": "S",
    "brief.background": "PS",
    "counterpart.role": "PSIMH",
    "counterpart.phone": "S",
    "counterpart.email": "S",
    "counterpart.notes": "PS",
    "contact.name": "PSIMD",
    "contact.phone": "PSIM",
    "contact.mobile": "SIMCHD",
    "contact.address": "PSIM",
    "contact.notes": "S",
    "vehicle": "PSIMD",
    "needs": "S",
    "gift.name": "PSU",
    "gift.unit_price": "S",
    "gift.engraving": "S",
    "gift.notes": "S",
    "term": "SI",
    "task": "S",
    "recipient.name": "",
    "attachment.alt": "PSI",
    "attachment.file_name": "S",
    "attachment.source": "S",
    "attachment.exif": "",
}


def _editions(letters: str) -> frozenset[str]:
    found = frozenset(letters.split())
    return found | {"R"} if "S" in found else found


@cache
def knowing(record: str, kind: str) -> frozenset[str]:
    """The editions that may know that there is such a record at all."""
    rest = record.partition(".")[2]
    staff = _editions("S")
    match kind:
        case "trip" | "issue":
            return frozenset(EDITIONS)
        case "party":
            return _editions(PARTIES)
        case "delegate":
            return _editions(DELEGATES[record])
        case "organisation":
            return _editions(ORGANISATIONS[record])
        case "contact":
            return _editions(CONTACTS[record])
        case "vehicle":
            return _editions(VEHICLES[record])
        case "item":
            return _editions(ITEMS[record])
        case "person" | "attachment":
            return _person(rest)
        case "counterpart":
            return _counterpart(rest)
        case "brief":
            return _editions(ITEMS[rest]) & (staff | {"P", "I", "HA", "HB"})
        case "place":
            return _place(rest)
        case "gift":
            return _gift(rest)
        case "needs":
            return frozenset({"R"})
        case "term":
            return _editions("S I")
        case "task":
            return _of_item(rest) & staff if rest else staff
        case "recipient":
            return frozenset({rest})
        case _:
            raise AssertionError(f"nobody has said who may know a {kind}")


def _of_item(name: str) -> frozenset[str]:
    return _editions(ITEMS[name])


def _person(name: str) -> frozenset[str]:
    if name in DELEGATES:
        return _editions(DELEGATES[name])
    return _counterpart(name.removeprefix("cp.")) if name.startswith("cp.") else _editions("S")


def _counterpart(name: str) -> frozenset[str]:
    """Known to ours at the item, and to the host of that very organisation."""
    item, _, organisation = name.rpartition(".")
    if item == "unmet":
        return _editions("S")
    met = _of_item(item)
    hosts = {host for host, own in HOSTS.items() if own == f"org-{organisation}"}
    return met & (_editions("P S I") | MEMBERS | hosts)


def _place(name: str) -> frozenset[str]:
    if name == "unmet":
        return _editions("S")
    item = name.removesuffix("-assembly").removesuffix("-from").removesuffix("-to")
    met = _of_item(item)
    return met & (_editions("P S I C") | MEMBERS) if name.endswith("-assembly") else met


def _gift(name: str) -> frozenset[str]:
    if name == "loose":
        return _editions("P S")
    direction, _, item = name.partition(".")
    public = {"U"} if direction == "received" and item not in SECRET and not _narrowed(item) else set[str]()
    return (_of_item(item) & _editions("P S")) | public


def _narrowed(item: str) -> bool:
    return item.startswith(("only-", "closed-a", "closed-party"))


def readers(path: str) -> str:
    """The letters of the readers of a field, by the longest path that is written down."""
    found = max((one for one in FIELDS if path == one or path.startswith(f"{one}.")), key=len, default=None)
    if found is None:
        raise AssertionError(f"nobody has said who may see {path}")
    return FIELDS[found]


@cache
def may_see(edition: str, planted: Planted) -> bool:
    """Whether an edition may hold that text at all."""
    kind = planted.path.partition(".")[0]
    letter = "S" if edition == "R" else edition[0]
    if planted.path in ("delegate.mobile", "contact.mobile"):
        return letter == "S" or edition in CALLED.get(planted.record, "").split()
    if letter not in readers(planted.path) or edition not in knowing(planted.record, kind):
        return False
    return letter == "S" or _beyond(edition, letter, planted)


def _beyond(edition: str, letter: str, planted: Planted) -> bool:
    """What the table says beside readers and records."""
    record = planted.record
    if planted.path.startswith("delegate.rooms"):
        return edition in ROOMS.get(record, "").split()
    if planted.path.startswith("item.title") and letter in "CHNU":
        return record not in OUTSIDE_TITLE and not (letter == "H" and record in SEVERAL_HOSTS)
    if planted.path.startswith("brief.agenda") and letter == "H":
        return record.removeprefix("brief.") not in SEVERAL_HOSTS
    return True


def forbidden(edition: str) -> dict[int, Planted]:
    """Every token that edition must not hold."""
    return {number: planted for number, planted in canary().planter.tokens.items() if not may_see(edition, planted)}


def may_see_hours(edition: str) -> frozenset[int]:
    """The minutes of the hour at which that edition's items begin."""
    seen = (name for name in canary().minutes if edition in _of_item(name) and edition != "U")
    return frozenset(canary().minutes[name] for name in seen)
