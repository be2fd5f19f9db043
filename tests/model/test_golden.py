"""The trip of every release stays readable for ever: `tests/data/golden/trip-RELEASE.json`, never edited.

A release that adds fields adds a file (`tripdesk export`) with every field of that day, and a row here.
"""

import hashlib
from collections import Counter
from pathlib import Path

import pytest
from pydantic import BaseModel

from tests.oracles import ROOT
from tripdesk.model.audience import Audience
from tripdesk.model.contract import read_trip, write_trip
from tripdesk.model.fields import plan
from tripdesk.model.record import Value
from tripdesk.model.snapshot import Gathered
from tripdesk.services.trips import check_attachments, export_trip, open_trip

FOLDER = ROOT / "tests" / "data" / "golden"
RELEASES = {"0.1.0": "ea2bc2ed3e9acbe9261f01f6bc1885af3193e6ad09fc421939c16445f018e0df"}
NEWEST = FOLDER / f"trip-{[*RELEASES][-1]}.json"


def test_there_is_a_row_for_every_file() -> None:
    assert {path.name for path in FOLDER.glob("*.json")} == {f"trip-{release}.json" for release in RELEASES}


@pytest.mark.parametrize(("release", "sha256"), RELEASES.items())
def test_a_golden_file_is_as_it_was_and_is_read(release: str, sha256: str) -> None:
    path = FOLDER / f"trip-{release}.json"
    assert hashlib.sha256(path.read_bytes()).hexdigest() == sha256
    trip = open_trip(str(path))
    assert trip.halved == ()
    check_attachments(trip)
    assert read_trip(write_trip(trip.snapshot)) == (trip.snapshot, ())


def test_the_newest_is_exported_byte_for_byte(tmp_path: Path) -> None:
    export_trip(open_trip(str(NEWEST)), tmp_path / NEWEST.name)
    there, here = (
        {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (FOLDER, tmp_path)
    )
    newest = {name: data for name, data in there.items() if name.startswith(NEWEST.stem)}
    assert here == newest


def classes(cls: type[Value]) -> set[type[Value]]:
    return {cls}.union(*(classes(field.nested) for field in plan(cls) if field.nested))


def values_in(value: object) -> list[Value]:
    if isinstance(value, tuple):
        return [inner for part in value for inner in values_in(part)]
    if not isinstance(value, BaseModel):
        return []
    assert isinstance(value, Value)
    return [value, *(inner for field in plan(type(value)) for inner in values_in(getattr(value, field.name)))]


def test_the_newest_uses_every_field() -> None:
    snapshot, _ = read_trip(NEWEST.read_bytes())
    used = Counter(
        f"{type(value).__name__}.{field.name}"
        for value in values_in(snapshot)
        for field in plan(type(value))
        if getattr(value, field.name) not in ("", (), None)
    )
    program_words = {"TripSnapshot.format", "TripSnapshot.version"}
    declared = {f"{cls.__name__}.{field.name}" for cls in classes(type(snapshot)) for field in plan(cls)}
    assert declared - used.keys() - program_words == set()


def test_the_newest_has_a_record_of_every_kind_and_a_recipient_of_every_audience() -> None:
    snapshot, _ = read_trip(NEWEST.read_bytes())
    assert {record.record_kind for _, record in snapshot.records()} == {
        "trip",
        *(cls.record_kind for cls in Gathered.COLLECTIONS.values()),
    }
    assert {recipient.audience for recipient in snapshot.recipients} == set(Audience)
