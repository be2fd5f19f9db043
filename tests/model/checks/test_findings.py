"""What holds of every finding: both languages, declared facts, a stable order and key, staff only."""

from datetime import UTC, date, datetime
from string import Formatter
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.model.checks.trips import (
    EN,
    KO,
    LOS_ANGELES,
    TODAY,
    Edits,
    at,
    clean,
    edited,
    guest,
    item,
    person,
    text,
    to_check,
)
from tripdesk import messages
from tripdesk.messages import UiLanguage
from tripdesk.model import fields
from tripdesk.model.attendance import attendees
from tripdesk.model.audience import STAFF
from tripdesk.model.checks import Code, Fact, Finding, Severity, findings
from tripdesk.model.checks.finding import FACTS, found
from tripdesk.model.instants import Told, ToldTime
from tripdesk.model.itinerary import Item
from tripdesk.model.snapshot import TripSnapshot

MESSY: Edits = {
    "mayor.passport_valid_until": None,
    "mayor.entry_permit": "refused",
    "mayor.passport_name": "GANG KIJEONG",
    "interpreter.entry_permit": "unknown",
    "interpreter.passport_valid_until": "2023-02-01",
    "+delegates": [{"id": "late", "person": "nameless", "party": "city", "passport_valid_until": "2022-01-01"}],
    "kang.other_spellings": ["Kim"],
    "+people": [
        person("kang-2", "강기정", "Kang Ki-jung"),
        {"id": "bare", "name": {"en": "Nobody"}},
        guest("old", "김", "O"),
    ],
    "+counterparts": [
        {"id": "bare-guest", "person": "bare", "organisation": "berkeley"},
        {"id": "old-guest", "person": "old", "organisation": "berkeley"},
    ],
    "old.titles": [{"title": text("교수", "Professor"), "as_of": "2020-01-01"}],
    "shilpa.titles": [{"title": text("부문장", "Head"), "as_of": "2022-12-01"}],
    "shilpa.profile": [],
    "trip.travel_times": [
        {"one": "diner", "other": "campus", "minutes": 90},
        {"one": "hall", "other": "diner", "minutes": 45},
    ],
    "van.seats": 1,
    "out.end": at("1-8 22:00"),
    "bed.end": at("1-9 09:00"),
    "visit.grade": "closed",
    "visit.press": "open",
    "visit.start": at("1-9 09:30"),
    "visit.organisations": ["google", "berkeley"],
    "-visit-paper": None,
    "talk.start": at("1-9 11:00"),
    "talk.end": at("1-9 19:30"),
    "talk.counterparts": ["bare-guest", "old-guest"],
    "talk.notes": text("", "Mr. Kim"),
    "talk.assembly": {"at": at("1-9 11:10")},
    "talk-paper.agenda": [{"text": text("마무리"), "after_minutes": 600}],
    "talk-paper.objectives": [],
    "talk-paper.points": [],
    "talk-paper.remarks.0.paragraphs": [text("국문")],
    "-lunch": None,
    "+items": [
        item("lunch-2", "meal", "1-9 11:45", "1-9 11:50", place="diner"),
        item(
            "walk", "move", "1-9 20:00", "1-9 20:00", move={"mode": "walk", "origin": "campus", "destination": "hotel"}
        ),
        item("soon", "visit", "1-10 07:00", "1-10 07:30"),
        item("twin", "visit", "1-10 07:00", "1-10 07:30", place="campus"),
        item("someday", "visit", "1-12 07:00", "1-12 07:30") | {"start": None, "end": None},
        item("early", "visit", "1-10 08:00", "1-10 08:30", place="diner"),
        item("next", "visit", "1-10 09:00", "1-10 09:30", place="campus"),
        item("monday", "visit", "1-16 10:00", "1-16 11:00", place="hall"),
        item(
            "other-drive",
            "move",
            "1-9 14:00",
            "1-9 15:00",
            move={"mode": "vehicle", "origin": "hall", "destination": "hotel"},
        ),
    ],
    "other-drive.move.vehicles": [{"vehicle": "van"}],
    "+briefs": [
        {"id": "soon-paper", "item": "soon", "interpreting": "ours"},
        {"id": "twin-paper", "item": "twin", "interpreter": "late"},
    ],
}


TOLD = Told(
    1, "2021a", {"item monday.start": ToldTime("2023-01-16T10:00", LOS_ANGELES, datetime(2023, 1, 16, 17, tzinfo=UTC))}
)


def disorder(edits: Edits | None = None) -> tuple[Finding, ...]:
    return to_check(MESSY | (edits or {}), told=TOLD)


def test_a_trip_in_order_has_nothing_to_check() -> None:
    assert to_check({}) == ()


def test_an_empty_trip_has_nothing_to_check() -> None:
    trip = {"id": "trip", "title": text("출장"), "organisation": "us", "key": "0123456789abcdef"}
    empty = TripSnapshot.model_validate({"trip": trip, "organisations": [{"id": "us", "name": text("광주")}]})
    assert findings(empty, TODAY) == ()


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("language", list(UiLanguage))
@pytest.mark.parametrize("code", list(Code))
def test_every_code_has_a_sentence_of_the_facts_it_gives(code: Code, language: UiLanguage) -> None:
    template = messages.templates(language)[f"findings.{code}"]
    assert placeholders(template) == FACTS[code]


@pytest.mark.parametrize("language", list(UiLanguage))
def test_no_sentence_without_a_code(language: UiLanguage) -> None:
    written = {key for key in messages.templates(language) if key.startswith("findings.")}
    assert written == {f"findings.{code}" for code in Code}


def test_both_languages_have_the_same_turns_of_speech() -> None:
    korean, english = ({k for k in messages.templates(one) if k.startswith("finding_words.")} for one in (KO, EN))
    assert korean == english


def test_facts_are_those_declared() -> None:
    with pytest.raises(TypeError, match="permit_unknown"):
        found(Code.PERMIT_UNKNOWN, Severity.NOTE, ("a",), whom="b")


def test_a_trip_in_disorder_shows_every_code() -> None:
    told_by_the_store = {Code.PEN_AWAY}
    assert set(Code) - {f.code for f in disorder()} == told_by_the_store


@pytest.mark.parametrize("language", list(UiLanguage))
def test_no_sentence_has_a_gap(language: UiLanguage) -> None:
    sentences = [f.sentence(language) for f in disorder()]
    assert [s for s in sentences if "?" in s or "{" in s or "  " in s or "()" in s or "‘’" in s or "“”" in s] == []


def test_nothing_is_told_in_utc() -> None:
    assert [f.key for f in disorder() for one in (KO, EN) if "UTC" in f.sentence(one) or "Z)" in f.sentence(one)] == []


def test_keys_are_unique_and_outlast_a_change_of_times() -> None:
    before = [f.key for f in disorder()]
    after = [f.key for f in disorder({"talk.start": at("1-9 11:05")})]
    assert len(before) == len(set(before))
    assert sorted(before) == sorted(after)


def test_first_what_belongs_to_no_day_then_day_by_day_the_gravest_first() -> None:
    ranks = {severity: rank for rank, severity in enumerate(Severity)}
    order = [(f.day or date.min, ranks[f.severity], f.code) for f in disorder()]
    assert order == sorted(order)


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_records_does_not_matter(shuffled: object) -> None:
    snapshot = edited(MESSY)
    mixed = {name: sorted(getattr(snapshot, name), key=lambda _: shuffled.random()) for name in snapshot.COLLECTIONS}  # type: ignore[attr-defined]
    kept = [(f.key, f.severity, f.day) for f in findings(snapshot, TODAY, TOLD)]
    assert [(f.key, f.severity, f.day) for f in findings(snapshot.revised(**mixed), TODAY, TOLD)] == kept


@pytest.mark.parametrize("cls", [Finding, Fact])
def test_findings_are_for_staff_only(cls: type[Finding]) -> None:
    assert {field.shown.to for field in fields.plan(cls)} == {STAFF}


def test_a_finding_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        disorder()[0].severity = Severity.NOTE


@pytest.mark.parametrize(
    ("edits", "there"),
    [
        pytest.param({}, ("mayor", "interpreter"), id="the party in protocol order"),
        pytest.param({"mayor.protocol_order": 3}, ("interpreter", "mayor"), id="another order"),
        pytest.param({"mayor.protocol_order": 2}, ("interpreter", "mayor"), id="the same rank: by id"),
        pytest.param({"talk.absent": ["mayor"]}, ("interpreter",), id="without the absent"),
        pytest.param({"talk.parties": [], "talk.people": ["mayor"]}, ("mayor",), id="one named"),
        pytest.param({"talk.people": ["mayor"]}, ("mayor", "interpreter"), id="named and of the party: once"),
        pytest.param({"talk.people": ["mayor"], "talk.absent": ["mayor"]}, ("interpreter",), id="named and absent"),
        pytest.param({"talk.parties": []}, (), id="nobody"),
    ],
)
def test_attendees(edits: Edits, there: tuple[str, ...]) -> None:
    snapshot = edited(edits)
    talk = snapshot.find(Item, "talk")
    assert talk is not None
    assert attendees(snapshot, talk) == there


def test_passengers_do_not_attend() -> None:
    snapshot = edited({"drive.parties": []})
    drive = snapshot.find(Item, "drive")
    assert drive is not None
    assert attendees(snapshot, drive) == ()


def stranger(n: int) -> tuple[str, str]:
    """A foreign name and its reading, unlike those of all the others."""
    first, last = divmod(n * 7919 % 4096, 64)
    signs = "bcdfghjklmnprstv"
    english = f"A{signs[first % 16]}o{signs[first // 16]}e {signs[last % 16]}a{signs[last // 16]}i{n % 3 * 'n'}"
    return english, "".join(chr(0xAC00 + 100 * (ord(letter) - 97)) for letter in english.lower() if letter.isalpha())


def big_trip(meetings: int) -> TripSnapshot:
    """Twenty days, thirty delegates, as many meetings with papers and guests, and five items for two of them."""
    doc = clean()
    base = {b["item"]: b for b in doc["briefs"]}["visit"]
    doc["people"][0]["other_spellings"] = ["Kang Ki-jung"]
    for n in range(28):
        doc["delegates"].append({"id": f"d{n}", "person": "nameless", "party": "city", "protocol_order": n})
    for n in range(meetings):
        day, hour = 1 + n % 20, 8 + (n // 20) % 10
        start, end = f"1-{day} {hour:02}:00", f"1-{day} {hour:02}:50"
        doc["people"].append(guest(f"p{n}", "", *stranger(n)))
        doc["counterparts"].append({"id": f"c{n}", "person": f"p{n}", "organisation": "google"})
        met = {"place": ("hall", "campus")[n % 2], "organisations": ["google"], "counterparts": [f"c{n}"]}
        doc["items"].append(item(f"m{n}", "meeting", start, end, **met))
        points = [{"text": text(f"논의사항 {k}", f"Point {k}")} for k in range(12)]
        remarks = [{"part": "main", "paragraphs": [text("말씀", "Remarks")] * 12}]
        doc["briefs"].append(base | {"id": f"b{n}", "item": f"m{n}", "points": points, "remarks": remarks})
    for n in range(meetings * 5 // 3):
        day, hour = 1 + n % 20, 8 + (n // 20) % 13
        doc["items"].append(item(f"x{n}", "meal", f"1-{day} {hour:02}:50", f"1-{day} {hour:02}:59", place="diner"))
    return TripSnapshot.model_validate(doc)


def seconds(snapshot: TripSnapshot) -> float:
    runs: list[float] = []
    for _ in range(3):
        begun = process_time()
        findings(snapshot, TODAY)
        runs.append(process_time() - begun)
    return min(runs)


def test_a_big_trip_is_checked_in_time_that_grows_with_it() -> None:
    small, big = big_trip(75), big_trip(300)
    assert seconds(big) < 10 * seconds(small)
