"""A trip and the files beside it: opened, checked, exported whole or not at all."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from tests.model.small import edited, small
from tests.test_files import held
from tripdesk import files
from tripdesk.errors import Rejected, TripdeskError, Unavailable
from tripdesk.model.contract import write_trip
from tripdesk.services.trips import OpenTrip, check_attachments, export_trip, open_trip

NOTE = b"a note that is no picture"
NAME = sha256(NOTE).hexdigest()


@pytest.fixture
def trip(tmp_path: Path) -> OpenTrip:
    attached = {"id": "note", "sha256": NAME, "media_type": "text/plain"}
    path = tmp_path / "here" / "trip.json"
    (tmp_path / "here" / "trip.files").mkdir(parents=True)
    path.write_text(json.dumps(edited({"attachments": [attached]})), encoding="utf-8")
    (tmp_path / "here" / "trip.files" / NAME).write_bytes(NOTE)
    return open_trip(str(path))


def below(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def away(tmp_path: Path) -> Path:
    folder = tmp_path / "away"
    folder.mkdir()
    return folder


def test_an_attachment_that_is_no_picture_is_only_compared(trip: OpenTrip) -> None:
    check_attachments(trip)
    (trip.folder / NAME).write_bytes(NOTE + b"!")
    with pytest.raises(Rejected, match="attachment_changed"):
        check_attachments(trip)


def test_an_export_is_opened_like_the_trip_it_came_from(trip: OpenTrip, away: Path) -> None:
    copy = open_trip(str(export_trip(trip, away / "copy.json")))
    assert copy.snapshot == trip.snapshot
    assert below(away) == {"copy.json": write_trip(trip.snapshot), f"copy.files/{NAME}": NOTE}


def test_an_export_mends_an_attachment_that_was_damaged_there(trip: OpenTrip, away: Path) -> None:
    (away / "copy.files").mkdir()
    (away / "copy.files" / NAME).write_bytes(b"half of i")
    export_trip(trip, away / "copy.json")
    assert below(away)[f"copy.files/{NAME}"] == NOTE


def full_disk(source: Path, target: Path) -> None:
    raise OSError(28, "No space left on device")


def broken_off(source: Path, target: Path) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize(("move", "error"), [(full_disk, Unavailable), (broken_off, KeyboardInterrupt)])
def test_an_export_that_fails_leaves_nothing(
    move: files.Move, error: type[BaseException], trip: OpenTrip, away: Path
) -> None:
    (away / "copy.json").write_bytes(b"old")
    with pytest.raises(error):
        export_trip(trip, away / "copy.json", move)
    assert below(away) == {"copy.json": b"old"}
    assert [path.name for path in away.iterdir()] == ["copy.json"]


def test_an_export_held_open_goes_to_a_second_name_with_its_attachments(trip: OpenTrip, away: Path) -> None:
    (away / "copy.json").write_bytes(b"old")
    path = export_trip(trip, away / "copy.json", held("copy.json"))
    assert path == away / "copy (2).json"
    check_attachments(open_trip(str(path)))
    assert (away / "copy.json").read_bytes() == b"old"


@pytest.mark.parametrize(
    ("target", "code"),
    [
        (lambda away: away / "copy", "export_suffix"),
        (lambda away: away / "missing" / "copy.json", "folder_missing"),
        (lambda away: away, "export_suffix"),
    ],
)
def test_an_export_that_cannot_be_makes_no_folders(
    target: Callable[[Path], Path], code: str, trip: OpenTrip, away: Path
) -> None:
    with pytest.raises(TripdeskError, match=code):
        export_trip(trip, target(away))
    assert list(away.iterdir()) == []


def test_the_small_trip_needs_no_folder(away: Path) -> None:
    export_trip(OpenTrip(small(), away / "trip.json"), away / "copy.json")
    assert [path.name for path in away.iterdir()] == ["copy.json"]
