"""Whatever holds a whole trip, or all of them, is made for its user alone, however open the user's other files are."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.model.small import SMALL
from tripdesk.cli import main

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows keeps files private by their folder")


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Data in a folder that others may enter, and a user who lets others read what is made."""
    monkeypatch.setenv("TRIPDESK_STORE", str(tmp_path / "office" / "tripdesk.db"))
    monkeypatch.setenv("TRIPDESK_PASSPHRASE", "x")
    monkeypatch.chdir(tmp_path)
    Path("trip.json").write_text(SMALL, encoding="utf-8")
    before = os.umask(0o002)
    yield
    os.umask(before)


def modes(folder: Path) -> set[str]:
    return {stat.filemode(path.stat().st_mode) for path in folder.rglob("*") if path.is_file()}


def test_the_store_its_backups_and_what_is_given_out_whole(tmp_path: Path) -> None:
    office = tmp_path / "office"
    given = [("backup", "copy.db"), ("export", "trip", "a.tripdesk"), ("export", "trip", "b.json")]
    assert main(["import", "trip.json", "--yes"]) == 0
    for *words, target in given:
        assert main([*words, "-o", target]) == 0
    assert main(["export", "trip", "-o", "locked.tripdesk", "--encrypt"]) == 0
    whole = ["copy.db", "a.tripdesk", "b.json", "locked.tripdesk"]
    assert {stat.filemode(Path(name).stat().st_mode) for name in whole} == {"-rw-------"}
    assert modes(office) == {"-rw-------"}

    (office / "tripdesk.db").write_bytes(b"damaged beyond reading" * 99)
    assert main(["restore", "copy.db"]) == 0
    assert modes(office) == {"-rw-------"}


def test_what_is_made_for_readers_is_as_open_as_its_user_makes_files(tmp_path: Path) -> None:
    assert main(["calendar", "trip.json", "--for", "시장", "-o", "mayor.ics"]) == 0
    assert stat.filemode(Path("mayor.ics").stat().st_mode) == "-rw-rw-r--"


def test_who_made_a_file_open_keeps_it_open(tmp_path: Path) -> None:
    Path("a.tripdesk").touch(mode=0o664)
    assert main(["export", "trip.json", "-o", "a.tripdesk"]) == 0
    assert stat.filemode(Path("a.tripdesk").stat().st_mode) == "-rw-rw-r--"
