"""Who sees which items, and what of them: the office's table, line by line."""

from typing import Any

import pytest

from tests.calendars.trip import LA, at, both, meeting, trip
from tripdesk.model.audience import Audience as A
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.view import Edition, View, edition_for, hosts_met, view_of

CARDS: dict[A, dict[str, Any]] = {
    A.PRINCIPAL: {"delegate": "mayor"},
    A.STAFF: {},
    A.INTERPRETER: {"delegate": "interpreter"},
    A.MEMBER: {"delegate": "contact"},
    A.COMPANY: {"delegate": "clerk"},
    A.HOST: {"organisation": "nvidia"},
    A.DRIVER: {"contact": "joe"},
    A.PRESS: {},
    A.PUBLIC: {},
}
LETTERS = dict(zip("PSIMCHDNU", CARDS, strict=True))
KNOWN = {"revised_at": "2026-12-20T01:02:03Z", "ever_issued": True, "confirmed_when_issued": True}
NEVER = {"revised_at": "2026-12-20T01:02:03Z"}


def snapshot(*items: dict[str, Any], **changed: Any) -> TripSnapshot:
    recipients = [
        {"id": f"to-{audience}", "name": both(audience), "audience": audience, **card}
        for audience, card in CARDS.items()
    ]
    return trip(*items, **({"recipients": recipients} | changed))


def view(whole: TripSnapshot, audience: A) -> View:
    found = next(r for r in whole.recipients if r.audience is audience)
    return view_of(whole, edition_for(found))


def seers(whole: TripSnapshot, own: str) -> str:
    """The letters of those who see the record of that id."""
    return "".join(letter for letter, audience in LETTERS.items() if own in view(whole, audience).by_id)


def engagement(**given: Any) -> dict[str, Any]:
    fixed = {"organisations": ["nvidia"], "press": "open", "people": ["mayor", "interpreter", "contact", "clerk"]}
    return meeting("it", "2027-01-12") | fixed | {"parties": []} | given


MATRIX = [
    ("confirmed", "general", "own", "PSIMCHNU"),
    ("confirmed", "general", "not own", "PSHNU"),
    ("confirmed", "closed", "own", "PSIM"),
    ("confirmed", "closed", "by party", "PS"),
    ("confirmed", "closed", "not own", "PS"),
    ("confirmed", "secret", "own", "PSI"),
    ("confirmed", "secret", "by party", "PS"),
    ("confirmed", "secret", "not own", "PS"),
    *[
        (status, grade, own, "PS")
        for status in ("planned", "requested", "negotiating", "backup")
        for grade in ("general", "closed", "secret")
        for own in ("own", "not own")
    ],
    *[
        ("declined", grade, own, "S")
        for grade in ("general", "closed", "secret")
        for own in ("own", "not own")
    ],
    ("cancelled", "general", "own", "PSIMCHNU"),
    ("cancelled", "general", "not own", "PSHNU"),
    ("cancelled", "closed", "own", "PSIM"),
    ("cancelled", "secret", "own", "PSI"),
    ("cancelled unknown", "general", "own", "PS"),
    ("cancelled unknown", "closed", "own", "PS"),
    ("cancelled unknown", "secret", "not own", "PS"),
]  # fmt: skip


@pytest.mark.parametrize(("status", "grade", "own", "letters"), MATRIX)
def test_items_by_status_grade_and_whose_they_are(status: str, grade: str, own: str, letters: str) -> None:
    whose: dict[str, Any] = {
        "own": {},
        "by party": {"people": [], "parties": ["mayors", "staff"]},
        "not own": {"people": ["mayor"]},
    }[own]
    stamp = KNOWN if status == "cancelled" else NEVER
    it = engagement(status=status.split()[0], grade=grade, calendar=stamp, **whose)
    assert seers(snapshot(it), "it") == letters


@pytest.mark.parametrize(
    ("given", "letters"),
    [
        ({"press": "closed"}, "PSIMCH"),
        ({"press": "opening"}, "PSIMCHNU"),
        ({"kind": "meal"}, "PSIMCH"),
        ({"kind": "press"}, "PSIMCHNU"),
        ({"kind": "free"}, "PSIMC"),
        ({"kind": "stay"}, "PSIMC"),
        ({"organisations": []}, "PSIMCNU"),
        ({"organisations": ["covert"]}, "PSIMCNU"),
        ({"organisations": [], "counterparts": ["shilpa"]}, "PSIMCHNU"),
        ({"people": ["mayor"], "absent": ["mayor"]}, "PSHNU"),
        ({"absent": ["interpreter", "contact", "clerk"]}, "PSHNU"),
        ({"start": None, "end": None}, "PS"),
        ({"only_for": ["principal", "press"]}, "PN"),
        ({"only_for": ["driver"]}, ""),
        ({"only_for": []}, ""),
        ({"only_for": ["host", "public"], "status": "planned"}, ""),
        ({"only_for": ["host", "interpreter"], "grade": "secret"}, "I"),
    ],
)
def test_items_by_what_they_are(given: dict[str, Any], letters: str) -> None:
    assert seers(snapshot(engagement(**given)), "it") == letters


@pytest.mark.parametrize(
    ("named", "letters"),
    [
        ({"people": ["interpreter"]}, "PSI"),
        ({"people": [], "parties": ["mayors"]}, "PS"),
        ({"people": [], "parties": ["mayors"], "lead": "interpreter"}, "PSI"),
        ({"people": [], "parties": [], "lead": "interpreter"}, "PS"),
        ({"people": ["interpreter"], "absent": ["interpreter"]}, "PS"),
    ],
)
def test_secret_items_are_for_an_interpreter_who_is_named_and_comes(named: dict[str, Any], letters: str) -> None:
    assert seers(snapshot(engagement(grade="secret", **named)), "it") == letters


@pytest.mark.parametrize(
    ("brief", "letters"),
    [({"interpreter": "interpreter"}, "PSI"), ({"our_side": ["interpreter"]}, "PSI"), ({}, "PS")],
)
def test_the_paper_names_an_interpreter_too(brief: dict[str, Any], letters: str) -> None:
    it = engagement(grade="secret", people=[], parties=["mayors"])
    assert seers(snapshot(it, briefs=[{"id": "paper", "item": "it", **brief}]), "it") == letters


CLOSED = {"grade": "closed", "people": ["contact"], "parties": ["mayors"]}


@pytest.mark.parametrize(
    ("readers", "sees"),
    [
        ([{"delegate": "contact"}], True),
        ([{"delegate": "mayor"}], False),
        ([{"party": "mayors"}], False),
        ([{"delegate": "contact"}, {"delegate": "mayor"}], False),
        ([{"delegate": "contact"}, {"party": "mayors"}], False),
    ],
)
def test_a_closed_item_is_for_an_edition_only_when_all_its_readers_are_named(
    readers: list[dict[str, Any]], sees: bool
) -> None:
    recipients = [{"id": f"r{n}", "name": both("r"), "audience": "member", **one} for n, one in enumerate(readers)]
    whole = snapshot(engagement(**CLOSED), recipients=recipients)
    assert ("it" in view_of(whole, Edition(audience="member")).by_id) == sees


@pytest.mark.parametrize(
    ("readers", "rooms"),
    [
        ([{"delegate": "contact"}], ["contact"]),
        ([{"delegate": "contact"}, {"delegate": "clerk"}], []),
        ([{"party": "mayors"}], []),
        ([{"delegate": "interpreter"}], ["interpreter"]),
    ],
)
def test_rooms_are_ones_own_and_of_a_book_for_several_nobodys(readers: list[dict[str, Any]], rooms: list[str]) -> None:
    recipients = [{"id": f"r{n}", "name": both("r"), "audience": "member", **one} for n, one in enumerate(readers)]
    whole = trip(recipients=recipients)
    seen = view_of(whole, Edition(audience="member"))
    assert [d.id for d in seen.delegates if d.rooms] == rooms
    assert [d.id for d in view_of(whole, Edition(audience="staff")).delegates if d.rooms] == [
        "mayor", "interpreter", "contact", "clerk",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("audience", "numbers"),
    [
        (A.PRINCIPAL, ["chief"]),
        (A.STAFF, ["mayor", "chief", "spokes", "contact", "joe", "coordinator"]),
        (A.INTERPRETER, ["contact", "coordinator"]),
        (A.MEMBER, ["contact", "coordinator"]),
        (A.COMPANY, ["contact", "coordinator"]),
        (A.HOST, ["coordinator"]),
        (A.DRIVER, ["joe", "coordinator"]),
        (A.PRESS, []),
        (A.PUBLIC, []),
    ],
)
def test_mobile_numbers_of_those_one_is_to_call(audience: A, numbers: list[str]) -> None:
    duties = {"mayor": "head", "chief": "chief_of_staff", "spokes": "spokesperson", "contact": "contact"}
    delegates = [
        {"id": own, "person": "kang", "party": "mayors", "duties": [duty], "mobile": f"+1 {own}", "role": both(own)}
        for own, duty in duties.items()
    ]
    contacts = [
        {"id": own, "role": role, "name": both(own), "mobile": f"+1 {own}", "on_call": own == "coordinator"}
        for own, role in (("joe", "driver"), ("coordinator", "coordinator"))
    ]
    recipients = [
        {"id": "to", "name": both("to"), "audience": audience}
        | ({"organisation": "nvidia"} if audience is A.HOST else {})
        | ({"contact": "joe"} if audience is A.DRIVER else {})
    ]
    it = engagement(people=["mayor"])
    seen = view(snapshot(it, delegates=delegates, contacts=contacts, recipients=recipients, vehicles=[]), audience)
    assert [str(one.id) for one in (*seen.delegates, *seen.contacts) if one.mobile] == numbers


@pytest.mark.parametrize(
    ("audience", "reached"),
    [
        (A.PRINCIPAL, []),
        (A.STAFF, []),
        (A.INTERPRETER, ["시청 과장 +1 contact", "김코디 +1 coordinator"]),
        (A.COMPANY, ["시청 과장 +1 contact", "현지 담당 +1 coordinator"]),
        (A.HOST, ["연락 담당 +1 contact", "현지 담당 +1 coordinator"]),
        (A.DRIVER, ["연락 담당 +1 contact", "김코디 +1 coordinator"]),
        (A.PUBLIC, []),
    ],
)
def test_whom_to_call_is_named_no_further_than_this_reader_is_told(audience: A, reached: list[str]) -> None:
    delegates = [
        {"id": "mayor", "person": "kang", "party": "mayors", "duties": ["head"]},
        {"id": "clerk", "person": "park", "party": "staff", "duties": ["contact"], "mobile": "+1 contact",
         "role": both("시청 과장")},
    ]  # fmt: skip
    contacts = [
        {
            "id": "coordinator",
            "role": "coordinator",
            "name": both("김코디"),
            "mobile": "+1 coordinator",
            "on_call": True,
        }
    ]
    recipients = [
        {"id": "to", "name": both("to"), "audience": audience}
        | ({"organisation": "nvidia"} if audience is A.HOST else {})
    ]
    it = engagement(people=["mayor"])
    seen = view(snapshot(it, delegates=delegates, contacts=contacts, recipients=recipients, vehicles=[]), audience)
    assert [f"{one.role.ko} {one.mobile}" for one in seen.facts.reach] == reached


@pytest.mark.parametrize(
    ("since", "until", "shown"),
    [
        (None, None, True),
        ("2027-01-13", None, True),
        ("2027-01-14", None, False),
        (None, "2027-01-13", True),
        (None, "2027-01-12", False),
    ],
)
def test_titles_are_those_held_when_the_trip_begins(since: str | None, until: str | None, shown: bool) -> None:
    """Its first day on the home calendar: 10:00 of 12 January in Los Angeles is the 13th in Seoul."""
    title = {"title": both("시장"), "since": since, "until": until}
    people = [{"id": own, "name": both(own), "titles": [title]} for own in ("kang", "lee", "park", "kim", "kolhatkar")]
    whole = snapshot(engagement(), people=people)
    for audience in (A.STAFF, A.MEMBER, A.HOST, A.PUBLIC):
        assert bool(view(whole, audience).people[0].titles) == shown


@pytest.mark.parametrize(
    ("organisations", "outside", "own", "host", "public"),
    [
        (["nvidia"], None, "면담 it", "면담 it", "면담 it"),
        (["nvidia", "city"], None, "면담 it", "면담 it", "면담 it"),
        (["nvidia", "covert"], None, "면담 it", "", "면담 it"),
        (["nvidia"], "바깥 제목", "면담 it", "바깥 제목", "바깥 제목"),
        (["nvidia", "covert"], "바깥 제목", "면담 it", "바깥 제목", "바깥 제목"),
    ],
)
def test_titles_outside_the_city(
    organisations: list[str], outside: str | None, own: str, host: str, public: str
) -> None:
    it = engagement(organisations=organisations, outside_title=both(outside or ""))
    whole = snapshot(it)
    read = {audience: [i.title.ko for i in view(whole, audience).items] for audience in CARDS}
    company = [outside or own]
    expected = {A.HOST: [host], A.PUBLIC: [public], A.PRESS: [public], A.COMPANY: company, A.DRIVER: list[str]()}
    assert read == {audience: expected.get(audience, [own]) for audience in CARDS}


@pytest.mark.parametrize(("organisations", "steps"), [(["nvidia"], 1), (["nvidia", "covert"], 0)])
def test_the_agenda_is_kept_from_hosts_who_would_read_of_each_other(organisations: list[str], steps: int) -> None:
    whole = snapshot(
        engagement(organisations=organisations),
        briefs=[{"id": "paper", "item": "it", "agenda": [{"text": both("발표", "Talk"), "who": both("비밀기관")}]}],
    )
    assert {a: len(view(whole, a).briefs[0].agenda) for a in (A.PRINCIPAL, A.STAFF, A.INTERPRETER, A.HOST)} == {
        A.PRINCIPAL: 1, A.STAFF: 1, A.INTERPRETER: 1, A.HOST: steps,
    }  # fmt: skip


def test_a_host_sees_of_the_other_side_only_its_own() -> None:
    people = [*trip().model_dump(mode="json")["people"], {"id": "spy", "name": both("첩자")}]
    counterparts = [
        {"id": "shilpa", "person": "kolhatkar", "organisation": "nvidia"},
        {"id": "agent", "person": "spy", "organisation": "covert"},
    ]
    it = engagement(organisations=["nvidia", "covert"], counterparts=["agent", "shilpa"])
    brief = {"id": "paper", "item": "it", "their_side": ["agent", "shilpa"], "our_side": ["mayor", "clerk"]}
    seen = view(snapshot(it, people=people, counterparts=counterparts, briefs=[brief]), A.HOST)
    assert [str(c.id) for c in seen.counterparts] == ["shilpa"]
    assert [str(o.id) for o in seen.organisations] == ["city", "nvidia"]
    assert (seen.items[0].counterparts, seen.items[0].organisations) == (("shilpa",), ("nvidia",))
    assert seen.briefs[0].their_side == ("shilpa",)
    assert "spy" not in seen.by_id
    assert [str(o.id) for o in hosts_met(snapshot(it, people=people, counterparts=counterparts))] == [
        "nvidia", "covert",
    ]  # fmt: skip


def test_what_only_an_item_kept_from_staff_leads_to_is_kept_from_staff() -> None:
    """Narrowing an item to the head of delegation alone takes its people, places, gifts and tasks with it."""
    places = [{"id": own, "name": both(own)} for own in ("here", "there", "nowhere")]
    kept = engagement(only_for=["principal"], counterparts=["shilpa"], organisations=[], place="there")
    other = meeting("other", "2027-01-13", place="here")
    given = {
        "places": places,
        "gifts": [{"id": "gift", "direction": "given", "name": both("선물"), "item": "it", "counterpart": "shilpa"}],
        "tasks": [{"id": "task", "title": both("할 일"), "item": "it"}],
    }
    staff, head = (view(snapshot(kept, other, **given), audience) for audience in (A.STAFF, A.PRINCIPAL))
    gone = {"it", "shilpa", "kolhatkar", "there", "gift", "task"}
    assert gone - set(staff.by_id) == gone
    assert {"here", "nowhere", "kang", "covert"} <= set(staff.by_id)
    assert {"it", "shilpa", "kolhatkar", "there", "gift", "nvidia"} <= set(head.by_id)


@pytest.mark.parametrize(
    ("given", "letters"),
    [
        ({}, "PS"),
        ({"direction": "received"}, "PS"),
        ({"direction": "received", "reported": True}, "PSU"),
        ({"reported": True}, "PS"),
        ({"direction": "received", "reported": True, "item": "it"}, "PSU"),
        ({"direction": "received", "reported": True, "item": "hidden"}, "PS"),
        ({"item": "off"}, "S"),
    ],
)
def test_gifts(given: dict[str, Any], letters: str) -> None:
    items = (
        engagement(),
        meeting("hidden", "2027-01-13", grade="secret"),
        meeting("off", "2027-01-13", status="declined"),
    )
    gift = {"id": "gift", "direction": "given", "name": both("선물"), "unit_price": 1000} | given
    whole = snapshot(*items, gifts=[gift])
    assert seers(whole, "gift") == letters
    assert [str(g.unit_price) for a in (A.PRINCIPAL, A.STAFF) for g in view(whole, a).gifts if g.unit_price] == ["1000"]


@pytest.mark.parametrize(
    ("edition", "sees"),
    [
        ({"audience": "staff", "recipient": "named"}, True),
        ({"audience": "staff", "recipient": "other"}, False),
        ({"audience": "staff", "recipient": "party"}, False),
        ({"audience": "staff"}, False),
        ({"audience": "principal", "recipient": "as-head"}, False),
    ],
)
def test_diets_are_for_one_named_member_of_staff(edition: dict[str, Any], sees: bool) -> None:
    recipients = [
        {"id": "named", "name": both("a"), "audience": "staff", "delegate": "clerk"},
        {"id": "other", "name": both("b"), "audience": "staff", "delegate": "contact"},
        {"id": "party", "name": both("c"), "audience": "staff", "party": "staff"},
        {"id": "as-head", "name": both("d"), "audience": "principal", "delegate": "clerk"},
    ]
    needs = [{"id": "needs", "delegate": "mayor", "reader": "clerk", "diets": ["halal"], "health": both("천식")}]
    whole = snapshot(engagement(kind="meal"), recipients=recipients, needs=needs)
    assert ("needs" in view_of(whole, Edition.model_validate(edition)).by_id) == sees
    host = view_of(whole, Edition(audience="host", organisation="nvidia"))
    assert [(str(d.diet), d.count) for d in host.facts.items[0].diets] == [("halal", 1)]
    assert host.needs == ()


@pytest.mark.parametrize(
    ("grade", "of_trip", "marked", "on_calendars"),
    [
        ("general", "general", "general", True),
        ("closed", "general", "closed", True),
        ("secret", "general", "secret", False),
        ("general", "secret", "secret", False),
    ],
)
def test_the_grade_of_what_an_edition_holds(grade: str, of_trip: str, marked: str, on_calendars: bool) -> None:
    base = trip().model_dump(mode="json")["trip"]
    it = engagement(grade=grade, people=["interpreter"])
    seen = view(snapshot(it, trip={**base, "grade": of_trip}), A.INTERPRETER)
    assert (str(seen.facts.grade), seen.facts.items[0].on_calendars) == (marked, on_calendars)
    assert str(seen.items[0].grade) == grade


def test_a_position_says_as_much_as_an_address() -> None:
    place = {"id": "venue", "name": both("회의장"), "address": "1 Road", "latitude": 37.5, "longitude": -121.5}
    whole = snapshot(engagement(place="venue"), places=[place])
    for audience in CARDS:
        for seen in view(whole, audience).places:
            assert bool(seen.address) == (seen.latitude is not None) == (seen.longitude is not None)


def test_two_drivers_learn_of_no_other_vehicle() -> None:
    contacts = [{"id": own, "role": "driver", "name": both(own)} for own in ("joe", "ann")]
    vehicles = [
        {"id": "van", "name": both("1호차"), "seats": 7, "driver": "joe"},
        {"id": "bus", "name": both("2호차"), "seats": 20, "driver": "ann"},
    ]
    runs = [{"vehicle": "van", "passengers": ["mayor"]}, {"vehicle": "bus", "passengers": ["clerk", "contact"]}]
    drive = {
        "id": "drive", "kind": "move", "status": "confirmed", "title": both("비밀 이동"), "parties": ["mayors"],
        "start": at("2027-01-12T09:00", LA), "end": at("2027-01-12T10:00", LA), "calendar": KNOWN,
        "move": {"mode": "vehicle", "origin": "hotel", "destination": "venue", "vehicles": runs},
    }  # fmt: skip
    seen = view(snapshot(drive, contacts=contacts, vehicles=vehicles), A.DRIVER)
    move = seen.items[0].move
    assert move is not None
    assert ([str(run.vehicle) for run in move.vehicles], move.vehicles[0].passengers) == (["van"], ())
    assert ([str(v.id) for v in seen.vehicles], [str(c.id) for c in seen.contacts]) == (["van"], ["joe"])
    assert (seen.facts.items[0].passengers, seen.items[0].title.ko, seen.people, seen.delegates) == (1, "", (), ())
