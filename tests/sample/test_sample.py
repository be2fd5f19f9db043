"""The sample trip: complete, right in its dates, and silent about everybody whom the facts do not name."""

import hashlib
import importlib.util
import io
import json
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import cast

import pytest
from PIL import Image, ImageChops

from tripdesk import resources
from tripdesk.model import fields
from tripdesk.model.audience import Audience
from tripdesk.model.brief import BriefState, PointKind, RemarkPart
from tripdesk.model.itinerary import ENGAGEMENTS, Item, ItemKind, MoveMode, Status
from tripdesk.model.logistics import GiftDirection, Vehicle
from tripdesk.model.people import Duty
from tripdesk.model.record import Record, Value
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.text import LText
from tripdesk.model.times import ZonedTime
from tripdesk.model.trip import Grade

SECOND, FIRST = "ces-2023", "ces-2023.issue-1"
NAMES = (FIRST, SECOND)
STAFF_ONLY = re.compile(r"^(items\[\d+\]\.(notes|contact_log|costs)|contacts\[\d+\]\.notes)\b")
PHONE = re.compile(r"^(\+1-\d{3}-555-01\d\d|010-0000-00\d\d)$")
PHONE_LIKE = re.compile(r"\+\d[\d -]{6,}|\b0\d{1,2}-\d{3,4}-\d{4}\b|\b\d{3}-\d{3}-\d{4}\b")


def text_of(name: str) -> str:
    return resources.read_text("sample", f"{name}.json")


def snapshot(name: str) -> TripSnapshot:
    return TripSnapshot.model_validate_json(text_of(name), strict=True)


@pytest.fixture(scope="module")
def second() -> TripSnapshot:
    return snapshot(SECOND)


@pytest.fixture(scope="module")
def first() -> TripSnapshot:
    return snapshot(FIRST)


def item(trip: TripSnapshot, item_id: str) -> Item:
    found = trip.find(Item, item_id)
    assert found is not None
    return found


def ids(records: tuple[Record, ...]) -> set[str]:
    return {record.id for record in records}


def texts_in(value: Value, path: str) -> Iterator[tuple[str, LText]]:
    """Every bilingual text below a value, with its path."""
    for plan in fields.plan(type(value)):
        held = getattr(value, plan.name)
        for number, part in enumerate((held or ()) if plan.many else (held,)):
            at = f"{path}.{plan.name}[{number}]" if plan.many else f"{path}.{plan.name}"
            if isinstance(part, LText):
                yield at, part
            elif isinstance(part, Value):
                yield from texts_in(part, at)


# The files


@pytest.mark.parametrize("name", NAMES)
def test_file_is_as_the_model_writes_it(name: str) -> None:
    dumped = snapshot(name).model_dump(mode="json", exclude_unset=True)
    head = {key: dumped.pop(key) for key in ("format", "version")}
    assert text_of(name) == json.dumps(head | dumped, indent=2, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_folder_holds_the_attachments_and_nothing_else(name: str) -> None:
    folder = resources.root().joinpath("sample", f"{name}.files")
    held = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.iterdir()}
    named = {attachment.sha256 for attachment in snapshot(name).attachments}
    assert held == {sha256: sha256 for sha256 in named}


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    path = Path(__file__).parents[2] / "tools" / "draw_portraits.py"
    spec = importlib.util.spec_from_file_location("draw_portraits", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["draw_portraits"] = module
    spec.loader.exec_module(module)
    return module


def test_pictures_are_those_the_tool_draws(second: TripSnapshot, tool: ModuleType) -> None:
    drawn = cast(dict[str, bytes], tool.drawings())
    assert drawn == tool.drawings()
    assert {a.file_name for a in second.attachments} == set(drawn)
    for attachment in second.attachments:
        stored = resources.read_bytes("sample", f"{SECOND}.files", attachment.sha256)
        ours, theirs = (Image.open(io.BytesIO(data)) for data in (stored, drawn[attachment.file_name]))
        assert ours.format == attachment.media_type.removeprefix("image/").upper()
        assert not ours.getexif()
        difference = ImageChops.difference(ours.convert("RGB"), theirs.convert("RGB"))
        assert max(high for _, high in cast(list[tuple[int, int]], difference.getextrema())) <= 8


# The facts


@pytest.mark.parametrize("name", NAMES)
def test_only_three_people_have_names(name: str) -> None:
    known = {"person-mayor": "Kang Gi-jung", "person-lee": "Jin Hyung Lee", "person-kolhatkar": "Shilpa Kolhatkar"}
    trip = snapshot(name)
    assert {p.id: p.name.en for p in trip.people if p.name} == {
        one: known[one] for one in known if one in ids(trip.people)
    }
    for person in trip.people:
        assert all(t.as_of and t.source and t.confirmed and t.title.ko and t.title.en for t in person.titles)
        assert bool(person.titles) == bool(person.name)
    assert all(delegate.role.ko and delegate.role.en for delegate in trip.delegates)


def test_kolhatkar_is_printed_with_the_title_agreed(second: TripSnapshot) -> None:
    (person,) = [p for p in second.people if p.id == "person-kolhatkar"]
    assert person.name.reading == "실파 콜하트카"
    assert [t.title for t in person.titles] == [LText(ko="AI Nations 글로벌 총괄", en="Global Head of AI Nations")]


@pytest.mark.parametrize("name", NAMES)
def test_cover_says_what_is_made_up(name: str) -> None:
    notice = snapshot(name).trip.notice
    assert notice.ko == "예시 자료 — 시각·이동·연락처·논의사항·말씀자료는 꾸며 낸 것입니다"
    assert notice.en == "Sample data — times, moves, contacts, discussion points and remarks are made up"


@pytest.mark.parametrize("name", NAMES)
def test_phone_numbers_reach_nobody(name: str) -> None:
    trip = snapshot(name)
    written = [
        text for _, record in trip.records() for path, text in fields.texts(record) if path in ("phone", "mobile")
    ]
    numbers = [number for number in written if number]
    assert len(numbers) > 30
    assert [n for n in numbers + PHONE_LIKE.findall(text_of(name)) if not PHONE.match(n)] == []


ENGAGEMENTS_OF_THE_TRIP = [
    ("item-0104-estv", "2023-01-04", ItemKind.CEREMONY, "org-estv"),
    ("item-0105-opening", "2023-01-05", ItemKind.CEREMONY, None),
    ("item-0105-ces", "2023-01-05", ItemKind.VISIT, None),
    ("item-0106-ces", "2023-01-06", ItemKind.VISIT, None),
    ("item-0106-lvis", "2023-01-06", ItemKind.MEETING, "org-lvis"),
    ("item-0107-ces", "2023-01-07", ItemKind.VISIT, None),
    ("item-0108-experts", "2023-01-08", ItemKind.MEETING, None),
    ("item-0109-google", "2023-01-09", ItemKind.VISIT, "org-google"),
    ("item-0109-berkeley", "2023-01-09", ItemKind.VISIT, "org-berkeley"),
    ("item-0109-rtf", "2023-01-09", ItemKind.CEREMONY, "org-rtf"),
    ("item-0110-nvidia", "2023-01-10", ItemKind.VISIT, "org-nvidia"),
    ("item-0110-altos", "2023-01-10", ItemKind.MEETING, "org-altos"),
]


@pytest.mark.parametrize(("item_id", "day", "kind", "organisation"), ENGAGEMENTS_OF_THE_TRIP)
def test_engagement_stands_on_its_day(
    second: TripSnapshot, item_id: str, day: str, kind: ItemKind, organisation: str | None
) -> None:
    it = item(second, item_id)
    assert (str(it.day), it.kind, it.organisations) == (day, kind, (organisation,) if organisation else ())
    paper = second.brief_of[item_id]
    assert paper.objectives
    assert paper.minimum_goals
    assert paper.agenda
    assert paper.points
    assert paper.answers
    assert all(remark.paragraphs for remark in paper.remarks)
    assert paper.remarks


def test_results_briefing_is_a_task(second: TripSnapshot) -> None:
    (task,) = [t for t in second.tasks if t.id == "task-briefing"]
    assert str(task.due) == "2023-01-16"
    assert {i.day.isoformat() for i in second.items if i.day} <= {f"2023-01-{n:02d}" for n in range(4, 13)}


# Dates


@pytest.mark.parametrize("name", NAMES)
def test_six_nights_nine_days(name: str) -> None:
    trip = snapshot(name)
    home = trip.trip.home_zone
    moves = [i for i in trip.items if i.kind is ItemKind.MOVE and i.start and i.end]
    times = [(cast(ZonedTime, i.start), cast(ZonedTime, i.end)) for i in moves]
    leaving = min((start for start, end in times if start.zone == home != end.zone), key=lambda moment: moment.utc)
    back = max((end for start, end in times if start.zone != home == end.zone), key=lambda moment: moment.utc)
    assert (str(leaving.at(home).date), str(back.at(home).date)) == ("2023-01-04", "2023-01-12")
    assert (back.at(home).date - leaving.at(home).date).days + 1 == 9
    nights: set[int] = set()
    for stay in trip.items:
        if stay.kind is ItemKind.STAY and stay.start and stay.end:
            nights |= set(range(stay.start.date.toordinal(), stay.end.date.toordinal()))
    assert len(nights) == 6
    assert trip.trip.stay_override is None


def test_flight_out_arrives_before_it_leaves(second: TripSnapshot) -> None:
    out, back = item(second, "item-0104-flight"), item(second, "item-0111-flight")
    assert out.start
    assert out.end
    assert back.start
    assert back.end
    assert out.end.local < out.start.local
    assert out.end.utc > out.start.utc
    assert (str(back.start.date), str(back.end.date)) == ("2023-01-11", "2023-01-12")
    assert [i.id for i in second.items if i.move and i.move.mode is MoveMode.FLIGHT] == [
        "item-0104-flight",
        "item-0108-flight",
        "item-0108-c-flight",
        "item-0111-flight",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_nobody_is_in_two_places(name: str) -> None:
    trip = snapshot(name)
    idle = {Status.CANCELLED, Status.BACKUP, Status.DECLINED}
    for delegate in trip.delegates:
        held = [
            (i.start.utc, i.end.utc, i.id)
            for i in trip.items
            if i.start and i.end and i.kind is not ItemKind.STAY and i.status not in idle
            if (delegate.party in i.parties or delegate.id in i.people) and delegate.id not in i.absent
        ]
        held.sort()
        assert [(a[2], b[2]) for a, b in pairwise(held) if b[0] < a[1]] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_traveller_has_a_seat_and_no_vehicle_is_over_capacity(name: str) -> None:
    trip = snapshot(name)
    for drive in trip.items:
        if drive.move and drive.move.mode is MoveMode.VEHICLE:
            seated = [passenger for run in drive.move.vehicles for passenger in run.passengers]
            assert sorted(seated) == sorted(d.id for d in trip.delegates if d.party in drive.parties)
            for run in drive.move.vehicles:
                vehicle = trip.find(Vehicle, run.vehicle)
                assert vehicle is not None
                assert len(run.passengers) <= vehicle.seats


# Completeness


@pytest.mark.parametrize("name", NAMES)
def test_every_engagement_has_a_paper(name: str) -> None:
    trip = snapshot(name)
    assert {i.id for i in trip.items if i.kind in ENGAGEMENTS} == set(trip.brief_of)


@pytest.mark.parametrize("name", NAMES)
def test_every_korean_text_has_english_but_notes_of_the_staff(name: str) -> None:
    trip = snapshot(name)
    korean_only = [
        at
        for path, record in (*trip.records(), ("issue", cast(Record, trip.issue)))
        for at, text in texts_in(record, path)
        if bool(text.ko) != bool(text.en)
    ]
    assert [at for at in korean_only if not STAFF_ONLY.match(at)] == []


def test_delegation(second: TripSnapshot) -> None:
    assert [p.name.ko for p in second.parties] == ["시장단", "실무단", "기업단"]
    assert [p.label.en for p in second.parties] == ["Group A", "Group B", "Group C"]
    assert len(second.delegates) == 21
    holders = {duty: [d.id for d in second.delegates if duty in d.duties] for duty in Duty}
    assert holders[Duty.HEAD] == ["delegate-mayor"]
    assert holders[Duty.CHIEF_OF_STAFF] == ["delegate-chief"]
    assert holders[Duty.PROTOCOL] == holders[Duty.CONTACT] == ["delegate-protocol"]
    assert holders[Duty.INTERPRETER] == ["delegate-interpreter"]
    assert holders[Duty.SPOKESPERSON] == ["delegate-spokes"]
    orders = [d.protocol_order for d in second.delegates]
    assert orders == sorted(set(orders))
    for stay in (i for i in second.items if i.kind is ItemKind.STAY):
        staying = {d.id for d in second.delegates if d.party in stay.parties}
        assert {d.id for d in second.delegates for room in d.rooms if room.stay == stay.id} == staying


def test_every_reader_is_served(second: TripSnapshot) -> None:
    assert {r.audience for r in second.recipients} == set(Audience)
    hosts = [r.organisation for r in second.recipients if r.audience is Audience.HOST]
    assert sorted(hosts, key=str) == sorted({c.organisation for c in second.counterparts})
    staff = [r.delegate for r in second.recipients if r.audience is Audience.STAFF]
    assert staff == ["delegate-chief", "delegate-protocol", None]


def test_what_a_book_can_show_is_there(second: TripSnapshot) -> None:
    assert {i.kind for i in second.items} == set(ItemKind)
    assert {i.status for i in second.items} == set(Status) - {Status.PLANNED, Status.REQUESTED}
    assert [i.id for i in second.items if i.grade is Grade.CLOSED] == ["item-0108-experts"]
    assert [i.id for i in second.items if i.grade is Grade.SECRET] == ["item-0109-strategy"]
    assert second.trip.grade is Grade.GENERAL
    assert {p.kind for b in second.briefs for p in b.points} == set(PointKind)
    assert {p.level for b in second.briefs for p in b.points} == {1, 2, 3, 4}
    assert {r.part for b in second.briefs for r in b.remarks} == set(RemarkPart)
    assert {b.state for b in second.briefs} == set(BriefState)
    assert {g.direction for g in second.gifts} == set(GiftDirection)
    assert all(g.unit_price for g in second.gifts)
    assert len(second.terms) >= 15
    assert len(second.needs) == 2
    assert {n.reader for n in second.needs} == {"delegate-protocol"}
    assert [c.id for c in second.contacts if c.on_call] == ["contact-coordinator"]


# Two issues


def test_issue_marks(first: TripSnapshot, second: TripSnapshot) -> None:
    marks = [
        (s.issue.number, f"{s.issue.as_of.local:%m-%dT%H:%M}", s.issue.as_of.zone) for s in (first, second) if s.issue
    ]
    assert marks == [(1, "01-02T18:00", "Asia/Seoul"), (2, "01-09T23:40", "Asia/Seoul")]


def test_second_issue_adds_the_nvidia_visit(first: TripSnapshot, second: TripSnapshot) -> None:
    added = ids(second.items) - ids(first.items)
    assert added == {"item-0110-nvidia", "item-0110-nvidia-out", "item-0110-nvidia-back"}
    assert ids(first.items) - ids(second.items) == set()
    assert [w for w in ("nvidia", "엔비디아", "kolhatkar", "콜하트카") if w in text_of(FIRST).lower()] == []
    assert all(not item(second, one).calendar.ever_issued for one in added)


def test_second_issue_changes_three_items(first: TripSnapshot, second: TripSnapshot) -> None:
    def place_and_time(it: Item) -> tuple[object, ...]:
        return it.start, it.end, it.place, it.status

    pairs = [(old, item(second, old.id)) for old in first.items]
    assert {new.id for old, new in pairs if place_and_time(old) != place_and_time(new)} == {
        "item-0109-rtf",
        "item-0110-startup",
        "item-0110-interview",
    }
    for old, new in pairs:
        changed = place_and_time(old) != place_and_time(new)
        assert (old.calendar.sequence, new.calendar.sequence) == (0, int(changed))
        assert (new.calendar.revised_at > old.calendar.revised_at) == changed
        assert (old.calendar.ever_issued, new.calendar.ever_issued) == (False, True)
        assert new.calendar.confirmed_when_issued == (old.status is Status.CONFIRMED)
        assert first.issue
        assert second.issue
        assert old.calendar.revised_at < first.issue.as_of.utc
        assert new.calendar.revised_at < second.issue.as_of.utc


def test_moved_and_cancelled(first: TripSnapshot, second: TripSnapshot) -> None:
    then, now = item(first, "item-0109-rtf"), item(second, "item-0109-rtf")
    assert then.start
    assert now.start
    assert (f"{then.start.local:%H:%M}", f"{now.start.local:%H:%M}") == ("17:00", "17:30")
    gone = [i for i in second.items if i.status is Status.CANCELLED]
    assert [i.id for i in gone] == ["item-0110-startup"]
    assert gone[0].calendar.confirmed_when_issued
