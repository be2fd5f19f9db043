"""Nothing leaves except through an edition: every byte of every book and calendar, searched for what is not its own.

The trip is `tests/canary/trip.py`, who may see what is `tests/canary/table.py`.
"""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from PIL import Image

from tests.canary import streams
from tests.canary.planting import Planted, empty_fields
from tests.canary.table import EDITIONS, ITEMS, SECRET, forbidden, knowing, may_see, may_see_hours, readers
from tests.canary.trip import PORTRAITS, RECIPIENTS, canary
from tripdesk import cli
from tripdesk.briefs.book import Book, Heading, Paper, runs_of
from tripdesk.briefs.roles import PaperKind
from tripdesk.model.contract import read_trip
from tripdesk.model.office_style import full_date, roman
from tripdesk.model.recipients import Detail, Language, Recipient
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.view import Edition
from tripdesk.services.briefing import MadeBook, make_book
from tripdesk.services.calendar_files import make_calendar
from tripdesk.services.demo import issue_all
from tripdesk.services.rendering import Renderer
from tripdesk.services.trips import OpenTrip

BOOKS: dict[str, dict[str, str]] = {
    "P": {"audience": "principal"},
    "S": {"audience": "staff"},
    "R": {"audience": "staff", "recipient": "to.R"},
    "I": {"audience": "interpreter"},
    "MN": {"audience": "member"},
    "M1": {"audience": "member", "recipient": "to.M1"},
    "M2": {"audience": "member", "recipient": "to.M2"},
    "HA": {"audience": "host", "organisation": "org-a"},
    "HB": {"audience": "host", "organisation": "org-b"},
}
LANGUAGES = tuple(Language)
NEVER_PRINTED = frozenset(
    {
        "person.titles.source",
        "person.other_spellings",
        "person.profile_source",
        "organisation.short_name",
        "organisation.website",
        "organisation.source",
        "place.city",
        "attachment.file_name",
        "attachment.source",
    }
)
"""What staff may see and work with, but no book prints."""


@pytest.fixture(scope="module")
def trip(tmp_path_factory: pytest.TempPathFactory) -> OpenTrip:
    return canary().opened(tmp_path_factory.mktemp("canary"))


def edition(name: str) -> Edition:
    given = {key: value if key == "audience" else canary().id(value) for key, value in BOOKS[name].items()}
    return Edition.model_validate(given)


_MADE: dict[tuple[str, Language], MadeBook] = {}


def book(trip: OpenTrip, name: str, language: Language) -> MadeBook:
    key = (name, language)
    if key not in _MADE:
        _MADE[key] = make_book(trip, edition(name), language)
    return _MADE[key]


def recipient(trip: OpenTrip, name: str) -> Recipient:
    found = trip.snapshot.find(Recipient, canary().id(f"to.{name}"))
    assert found is not None
    return found


def calendars(trip: OpenTrip, name: str) -> Iterator[tuple[str, bytes]]:
    for detail in Detail:
        for language in LANGUAGES:
            made = make_calendar(trip, recipient(trip, name).revised(detail=detail, language=language))
            yield f"{detail} {language}", made.data


def leaks(name: str, data: bytes) -> list[str]:
    """What that edition must not hold and this file does; ids and unknown tokens are nobody's."""
    found = streams.tokens(data)
    planter = canary().planter
    secret = forbidden(name)
    texts = [f"{secret[n].path} of {secret[n].record}" for n in found if n in secret]
    ids = [f"id of {planter.ids[n]}" for n in found if n in planter.ids]
    return sorted(texts + ids + [f"token {n}" for n in found if n not in planter.tokens and n not in planter.ids])


def test_the_trip_has_everything_a_trip_can_have() -> None:
    records = [record for _, record in canary().snapshot.records()]
    folds = {f"item.{end}.fold" for end in ("start", "end", "assembly.at")}
    assert empty_fields(iter(records)) == folds


def test_somebody_has_said_of_every_text_who_may_see_it() -> None:
    assert {path: readers(path) for path in {p.path for p in canary().planter.tokens.values()}}
    assert set(ITEMS) == {canary().planter.name(item.id) for item in canary().snapshot.items}
    assert {letter for letter, _, _ in RECIPIENTS} == set(EDITIONS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", BOOKS)
def test_no_book_holds_what_is_not_its_readers(trip: OpenTrip, name: str, language: Language) -> None:
    assert leaks(name, book(trip, name, language).data) == []


@pytest.mark.parametrize("name", EDITIONS)
def test_no_calendar_holds_what_is_not_its_readers(trip: OpenTrip, name: str) -> None:
    found = {made: leaks(name, data) for made, data in calendars(trip, name)}
    assert {made: leaked for made, leaked in found.items() if leaked} == {}
    assert len(found) == 9


@pytest.mark.parametrize("name", ["S", "R", "P"])
def test_the_search_finds_everything_that_is_there(trip: OpenTrip, name: str) -> None:
    """The tests above test something: the same search finds all that the office may read, diets for one only."""
    found = {number for language in LANGUAGES for number in streams.tokens(book(trip, name, language).data)}
    own = {number: p for number, p in canary().planter.tokens.items() if may_see(name, p) and not _unprinted(p)}
    assert [planted for number, planted in own.items() if number not in found] == []
    assert {p.record for p in own.values() if p.path.startswith("needs")} == (
        {"needs.head", "needs.m1"} if name == "R" else set()
    )


def _unprinted(planted: Planted) -> bool:
    return any(planted.path == path or planted.path.startswith(f"{path}.") for path in NEVER_PRINTED)


FORMS = {
    "an entity": b"<w:t>&#48708;&#48128;&#81;&#x58;00042Z</w:t>",
    "two runs": "<w:r><w:t>비밀Q</w:t></w:r><w:r><w:t>X00042Z</w:t></w:r>".encode(),
    "an attribute": '<w:bookmarkStart w:name="비밀QX00042Z"/>'.encode(),
    "a code": b"<w:t>" + b"7KCV67mE67CAUVgwMDA0Mlo=" + b"</w:t>",
    "per cent": b"<w:t>%EB%B9%84%EB%B0%80%51%58%30%30%30%34%32Z</w:t>",
    "utf-16": b"<w:t>ok</w:t>",
}


@pytest.mark.parametrize("form", FORMS)
def test_the_search_sees_through(form: str) -> None:
    body = FORMS[form].replace(b"<w:", b"<").replace(b"</w:", b"</").replace(b" w:name", b" name")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", b"<p>" + body + b"</p>")
        if form == "utf-16":
            package.writestr("word/media/picture1.png", b"\x01" + "비밀QX00042Z".encode("utf-16-le"))
    assert streams.tokens(out.getvalue()) == {42}


def test_the_search_sees_through_folded_lines_and_names_of_parts() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/media/QX00042Z.png", b"")
    assert streams.tokens(out.getvalue()) == {42}
    assert streams.tokens("SUMMARY:비밀QX000\r\n 42Z\r\n".encode()) == {42}


@pytest.mark.parametrize("language", [Language.KO, Language.EN])
@pytest.mark.parametrize("name", BOOKS)
def test_dates_and_sums_are_staffs(trip: OpenTrip, name: str, language: Language) -> None:
    planter, said = canary().planter, streams.words(book(trip, name, language).data)
    dates = {p.path for day, p in planter.dates.items() if full_date(day, language) in said}
    sums = {p.path for amount, p in planter.sums.items() if f"{amount:,}" in said or str(amount) in said}
    if name in ("S", "R"):
        assert dates == {
            "brief.due", "delegate.passport_valid_until", "item.contact_log.date", "place.advance.date", "task.due",
            "trip.protection.until",
        }  # fmt: skip
        assert sums == {"gift.unit_price", "item.costs.amount"}
    else:
        assert dates == ({"trip.protection.until"} if name in ("P", "I") else set())
        assert sums == set()
        assert len(re.findall(r"(?<!\d)20[4-9]\d(?!\d)", said)) == len(dates)


@pytest.mark.parametrize("name", EDITIONS)
def test_times_and_positions_tell_of_no_hidden_item(trip: OpenTrip, name: str) -> None:
    """Every item begins at a minute of its own, every place lies elsewhere."""
    whole = {"00", "30"}
    minutes = {f"{minute:02d}" for minute in may_see_hours(name)} | whole
    read = [streams.words(data) for _, data in calendars(trip, name)]
    if name in BOOKS:
        read += [streams.words(book(trip, name, language).data) for language in LANGUAGES]
    for said in read:
        events = re.sub(r"BEGIN:VTIMEZONE.*?END:VTIMEZONE|\w+(?:STAMP|MODIFIED):\S+", "", said, flags=re.DOTALL)
        found = {*re.findall(r"(?<!\d)\d\d:(\d\d)(?!\d)", events), *re.findall(r"T\d\d(\d\d)00", events)}
        assert found <= minutes
    places = {p.id: p for p in trip.snapshot.places}
    own = {
        f"{places[canary().id(p)].latitude};{places[canary().id(p)].longitude}"
        for p in (canary().planter.name(one) for one in places)
        if name in knowing(p, "place") and name not in ("N", "U")
    }
    assert {found for said in read for found in re.findall(r"GEO:(\S+)", said)} <= own


@pytest.mark.parametrize("name", EDITIONS)
def test_no_secret_item_is_in_any_calendar(trip: OpenTrip, name: str) -> None:
    theirs = {n for n, p in canary().planter.tokens.items() if p.record.removeprefix("brief.") in SECRET}
    for _, data in calendars(trip, name):
        assert not streams.tokens(data) & theirs


def test_of_a_secret_trip_there_is_no_calendar(trip: OpenTrip) -> None:
    secret = replace(trip, snapshot=trip.snapshot.revised(trip=trip.snapshot.trip.revised(grade="secret")))
    assert {name: make_calendar(secret, recipient(trip, name)).events for name in EDITIONS} == dict.fromkeys(
        EDITIONS, 0
    )


@pytest.mark.parametrize(
    ("name", "marked"), [("P", True), ("S", True), ("I", True), ("MN", False), ("M1", False), ("HA", False)]
)
def test_who_holds_something_secret_holds_a_marked_book(trip: OpenTrip, name: str, marked: bool) -> None:
    """Also the interpreter, who is not told the grade of an item: red on every page, the period on the cover."""
    made = book(trip, name, Language.KO)
    notice = next(n for n, p in canary().planter.tokens.items() if p.path == "trip.protection.notice.ko")
    assert bool(made.book.marking.banner) == marked
    assert (notice in streams.tokens(made.data)) == marked


def texts_of(paper: Paper) -> str:
    return "\n".join("".join(run.text for run in runs) for block in paper.blocks for runs in runs_of(block))


@pytest.mark.parametrize("name", ["P", "S"])
def test_no_caution_shares_a_sheet_with_what_is_said(trip: OpenTrip, name: str) -> None:
    """Nor what stands below a caution, nor questions and minimum goals: the sheets lie open before the other side."""
    apart = ("brief.cautions", "brief.answers", "brief.minimum_goals")
    for paper in book(trip, name, Language.KO).book.papers:
        held = {canary().planter.tokens[n].path for n in streams.numbers(texts_of(paper))}
        cautious = {path for path in held if path.startswith(apart)}
        said = {path for path in held if path.startswith(("brief.points", "brief.remarks", "brief.agenda"))}
        assert not (cautious and said)
        assert bool(cautious) == (paper.kind is PaperKind.REFERENCE and "brief" in paper.source)


@pytest.mark.parametrize("name", BOOKS)
def test_no_number_is_left_out(trip: OpenTrip, name: str) -> None:
    """Chapters, papers, anchors, bookmarks, pictures and rows are counted over what the reader gets."""
    made = book(trip, name, Language.KO)
    chapters = [b.label for b in made.book.blocks() if isinstance(b, Heading) and b.level == 1]
    assert chapters == [f"{roman(n)}." for n in range(1, len(chapters) + 1)]
    _counted_papers(made.book)
    anchors = [p.anchor for p in made.book.papers]
    anchors += [b.anchor for b in made.book.blocks() if isinstance(b, Heading) and b.anchor not in anchors]
    assert sorted(int(a[1:]) for a in anchors) == list(range(1, len(anchors) + 1))
    with zipfile.ZipFile(io.BytesIO(made.data)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    marks = [str(mark.get(f"{word}name")) for mark in body.iter(f"{word}bookmarkStart")]
    for kind in ("paper", "_Toc"):
        found = sorted(int(mark.removeprefix(kind)) for mark in marks if mark.startswith(kind))
        assert found == list(range(1, len(found) + 1))
    assert {re.sub(r"\d+$", "", mark) for mark in marks} <= {"paper", "_Toc"}


def _counted_papers(made: Book) -> None:
    numbers: dict[str, list[int]] = {}
    for paper in made.papers:
        if paper.kind in (PaperKind.DAY, PaperKind.MEETING) and re.fullmatch(r"\S+-\d+", paper.label):
            chapter, number = paper.label.rsplit("-", 1)
            numbers.setdefault(chapter, []).append(int(number))
    assert numbers == {chapter: list(range(1, len(found) + 1)) for chapter, found in numbers.items()}


@pytest.mark.parametrize("name", BOOKS)
def test_the_package_tells_nothing_of_itself(trip: OpenTrip, name: str) -> None:
    made = book(trip, name, Language.KO)
    with zipfile.ZipFile(io.BytesIO(made.data)) as package:
        core = etree.fromstring(package.read("docProps/core.xml"))
        names = package.namelist()
        dated = {entry.date_time for entry in package.infolist()}
    told = {etree.QName(one).localname: one.text for one in core}
    stamp = "2027-01-09T14:00:00Z"
    assert told == {
        "title": made.book.title,
        "creator": made.book.office,
        "language": "ko-KR",
        "created": stamp,
        "modified": stamp,
    }
    assert dated == {(1980, 1, 1, 0, 0, 0)}
    known = r"\[Content_Types\]\.xml|(_rels|docProps|word|word/_rels|word/theme)/[A-Za-z.]+\d*(\.xml)?(\.rels)?"
    assert [n for n in names if not re.fullmatch(rf"{known}|word/media/picture\d+\.jpeg", n)] == []


SEEN_PICTURES = {"P": ["head", "cp.open-a.a", "cp.secret-a.a"], "I": ["head", "cp.open-a.a", "cp.secret-a.a"]}
SEEN_PICTURES |= {"S": SEEN_PICTURES["P"], "R": SEEN_PICTURES["P"]}


@pytest.mark.parametrize("name", BOOKS)
def test_pictures_are_of_people_seen_and_tell_nothing_else(trip: OpenTrip, name: str) -> None:
    found: set[str] = set()
    for data in streams.media(book(trip, name, Language.KO).data):
        with Image.open(io.BytesIO(data)) as picture:
            assert (dict(picture.getexif()), picture.info.get("comment"), picture.info.get("icc_profile")) == (
                {}, None, None,
            )  # fmt: skip
            colour: Any = picture.convert("RGB").getpixel((20, 20))
        found.add(min(PORTRAITS, key=lambda one: sum(abs(a - b) for a, b in zip(PORTRAITS[one], colour, strict=True))))
        assert b"Exif" not in data
    assert found == set(SEEN_PICTURES.get(name, []))


def test_names_of_events_are_shared_by_no_two_recipients(trip: OpenTrip) -> None:
    found = {name: _uids(make_calendar(trip, recipient(trip, name)).data) for name in EDITIONS}
    every = [uid for uids in found.values() for uid in uids]
    assert len(every) == len(set(every)) > len(EDITIONS)
    assert [uid for uid in every if not re.fullmatch(r"td-[a-z2-7]{26}", uid)] == []


def _uids(data: bytes) -> list[str]:
    return re.findall(r"^UID:(\S+)", data.decode(), re.MULTILINE)


def test_names_of_files_tell_only_for_whom_they_are(trip: OpenTrip, tmp_path: Path) -> None:
    planter = canary().planter
    told: dict[str, set[tuple[str, str]]] = {}
    for written in issue_all(trip, tmp_path, None):
        if written.path is not None:
            planted = [planter.tokens[n] for n in streams.numbers(written.path.name)]
            told[written.path.name] = {(p.path.removesuffix(".ko").removesuffix(".en"), p.record) for p in planted}
    calendars = [{("recipient.name", f"to.{name}")} for name in EDITIONS]
    books = [set[tuple[str, str]]()] * 4 + [{("organisation.name", host)} for host in ("org-a", "org-b", "org-c")]
    assert sorted(map(sorted, told.values())) == sorted(map(sorted, [*calendars, *books]))
    assert {p.suffix for p in tmp_path.rglob("*") if p.is_file()} == {".docx", ".ics"}


def changed(name: str) -> TripSnapshot:
    """The trip with every text, date, sum and time that edition must not hold made another."""
    planter = canary().planter
    secret = forbidden(name)
    text = json.dumps(canary().data, ensure_ascii=False)
    text = re.sub(r"비밀QX(\d{5})Z", lambda m: f"바뀐{m[1]}글 {m[1]}" if int(m[1]) in secret else m[0], text)
    if name not in ("S", "R"):
        kept = {d.isoformat() for d, p in planter.dates.items() if p.path == "trip.protection.until"}
        text = re.sub(r'"20[4-9]\d-\d\d-\d\d"', lambda m: m[0] if m[0][1:-1] in kept else '"2039-05-06"', text)
        text = re.sub(r'"1[2-9]\d{5}"', '"987654"', text)
    data = json.loads(text)
    for item in data["items"]:
        own = planter.name(item["id"])
        if name not in knowing(own, "item"):
            item["room"] = {"ko": "다른 방", "en": ""}
            if item["kind"] not in ("stay", "move"):
                item["calendar"] = {**item["calendar"], "sequence": 77, "revised_at": "2026-12-31T03:04:05Z"}
                for end in ("start", "end"):
                    if item.get(end):
                        item[end]["local"] = item[end]["local"].replace("2027-01-1", "2027-01-11T23:59:1")[:16]
    return read_trip(json.dumps(data).encode())[0]


def without_hidden(name: str) -> TripSnapshot:
    """The trip without the items that edition must not know of, and whatever and whoever belongs to these alone."""
    data = json.loads(json.dumps(canary().data))
    name_of = canary().planter.name
    spanning = {"flight-out", "flight-back", "stay"}
    gone = {
        own for own in map(name_of, (i["id"] for i in data["items"])) if name not in knowing(own, "item")
    } - spanning
    theirs = re.compile(rf"([a-z.]+\.)?({'|'.join(sorted(gone))})(\.[abc]|-assembly|-from|-to)?")
    for collection, records in data.items():
        if isinstance(records, list) and collection not in ("parties", "delegates", "recipients", "vehicles"):
            data[collection] = [one for one in records if not theirs.fullmatch(name_of(one["id"]))]
    data["trip"]["travel_times"] = []
    return read_trip(json.dumps(data).encode())[0]


@cache
def outputs(snapshot: TripSnapshot | None, folder: Path, path: Path, name: str) -> tuple[bytes, ...]:
    opened = OpenTrip(snapshot or canary().snapshot, path)
    whom = recipient(opened, name)
    made = [make_calendar(opened, whom.revised(detail=d, language=Language.BOTH)).data for d in Detail]
    if name in BOOKS:
        made.append(make_book(opened, edition(name), Language.BOTH).data)
    return tuple(made)


@pytest.mark.parametrize("name", EDITIONS)
@pytest.mark.parametrize("other", [changed, without_hidden])
def test_what_an_edition_must_not_hold_changes_no_byte_of_it(trip: OpenTrip, name: str, other: Any) -> None:
    """The strongest test: if anything hidden had any part in a book or calendar, its bytes would differ."""
    changed_trip: TripSnapshot = other(name)
    made = outputs(changed_trip, trip.folder, trip.path, name)
    assert made == outputs(None, trip.folder, trip.path, name)


def test_hidden_things_were_changed_at_all(trip: OpenTrip) -> None:
    """The test above tests something: the staff's book of the changed trip is another."""
    for other in (changed("HA"), without_hidden("HA")):
        made = outputs(other, trip.folder, trip.path, "S")
        assert made != outputs(None, trip.folder, trip.path, "S")


def test_a_host_learns_nothing_when_the_other_changes_its_people(trip: OpenTrip) -> None:
    """At a joint meeting: more people of the other side, another order, other seats; not a byte of one's own."""
    data = json.loads(json.dumps(canary().data))
    id_of = canary().id
    for item in data["items"]:
        if item["id"] in (id_of("joint-titled"), id_of("joint-untitled")):
            item["counterparts"] = [*reversed(item["counterparts"]), id_of("cp.opening-b.b")]
            item["organisations"] = [*reversed(item["organisations"]), id_of("org-c")]
    for brief in data["briefs"]:
        if brief["id"] == id_of("brief.joint-titled"):
            brief["their_side"] = [id_of("cp.opening-b.b"), *brief["their_side"]]
            brief["agenda"] = [*brief["agenda"], {"text": {"ko": "다른 기관 순서", "en": "Other"}, "after_minutes": 5}]
            brief["seats"] = []
    other = read_trip(json.dumps(data).encode())[0]
    assert outputs(other, trip.folder, trip.path, "HA") == outputs(None, trip.folder, trip.path, "HA")
    assert outputs(other, trip.folder, trip.path, "HB") != outputs(None, trip.folder, trip.path, "HB")


@pytest.mark.parametrize("language", ["ko", "en"])
def test_what_the_command_line_says_beside_results_holds_no_text_of_the_trip(
    trip: OpenTrip, tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    target = str(tmp_path / "book.docx")
    make = ["book", str(trip.path), "--pages", "never", "--ui-lang", language]
    for edition in ("principal", "staff", "interpreter", "member", "press"):
        cli.main([*make, "--edition", edition, "-o", target])
    cli.main([*make, "--edition", "member", "--org", "x", "-o", target])
    cli.main(["calendar", str(trip.path), "--ui-lang", language, "--edition", "public", "-o", str(tmp_path)])
    cli.main(["doctor", "--ui-lang", language])
    said = capsys.readouterr()
    told = {canary().planter.tokens[n].path for n in streams.numbers(said.out + said.err)}
    assert told == {"recipient.name.ko"}
    assert streams.numbers(said.err) == set()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("status", "비밀QX77777Z"),
        ("title", "비밀QX77777Z"),
        ("start", {"local": "비밀QX77777Z", "zone": "America/Los_Angeles"}),
        ("end", {"local": "2020-01-01T00:00", "zone": "America/Los_Angeles"}),
        ("costs", [{"amount": "비밀QX77777Z", "currency": "USD", "label": {}}]),
    ],
)
def test_a_refused_trip_is_not_quoted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], field: str, value: object
) -> None:
    data = json.loads(json.dumps(canary().data))
    data["items"][3][field] = value
    broken = tmp_path / "broken.json"
    broken.write_text(json.dumps(data), encoding="utf-8")
    assert cli.main(["check", str(broken)]) == 1
    said = capsys.readouterr()
    assert streams.numbers(said.out + said.err) == set()
    assert f"items[3].{field}" in said.err


def test_nothing_of_a_book_stays_where_its_pages_are_counted(trip: OpenTrip, tmp_path: Path) -> None:
    """Whatever becomes of the renderer: the folder is the user's own, and empty again."""
    work = tmp_path / "work"
    seen = tmp_path / "seen"
    program = tmp_path / "office"
    program.write_text(f"#!/bin/sh\nls -la -d . .. > {seen}\necho $TMPDIR >> {seen}\ntouch $TMPDIR/left\nexit 1\n")
    program.chmod(0o700)
    made = make_book(trip, edition("HA"), renderer=Renderer(program, work))
    assert made.pages is None
    assert list(work.iterdir()) == []
    assert work.stat().st_mode & 0o077 == 0
    own, above, temporary = seen.read_text().splitlines()
    assert (own.split()[0][:10], above.split()[0][:10]) == ("drwx------", "drwx------")
    assert temporary.startswith(str(work))
