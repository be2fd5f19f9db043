"""Zone rules change after a time was entered: the trip opens, nothing calls it damaged, and `check` says which time."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.stores import KIM, START, TRIP, editing, held, opened, small_trip, taken_in
from tripdesk.errors import Rejected
from tripdesk.messages import UiLanguage
from tripdesk.model import times
from tripdesk.model.checks import Code
from tripdesk.model.history import Label
from tripdesk.services import backups, chronicle
from tripdesk.services.checking import check_trip
from tripdesk.services.issuing import issue_trip, issued_snapshot
from tripdesk.services.library import stored_trip
from tripdesk.services.proposing import proposals
from tripdesk.store import keeping
from tripdesk.store.store import Store

SKIPPED = datetime.fromisoformat("2023-01-09T14:00")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A store with an issue, in which a meeting is at two o'clock; then the clocks of that place skip two o'clock."""
    made = opened(tmp_path / "tripdesk.db")
    taken_in(made, small_trip())
    issue_trip(made, TRIP, "", KIM, START)
    backups.back_up(made.path, tmp_path / "backups", START, "day")
    real = times.in_gap
    monkeypatch.setattr(times, "in_gap", lambda local, key: local == SKIPPED or real(local, key))
    yield made
    made.close()


def off(store: Store) -> list[str]:
    found = check_trip(stored_trip(store, TRIP), START.date())
    return [one.records[0] for one in found if one.code is Code.TIME_OFF_THE_CLOCKS]


def test_the_trip_opens_and_check_names_the_time(store: Store) -> None:
    assert off(store) == ["google"]
    assert keeping.damages(store.path) == ()
    assert issued_snapshot(store, TRIP, 1).items[1].start == store.load(TRIP).snapshot.items[1].start
    assert proposals(store, TRIP) == ()
    assert issue_trip(store, TRIP, "", KIM, START).line.number == 2


def test_it_is_mended_by_another_time_and_undo_says_so_again(store: Store) -> None:
    google: Any = held(store, "google")
    later = google.record.start.plus(30)
    editing(store).change(google, google.record.revised(start=later), Label("changed", ("google",), "start"))
    assert off(store) == []
    told = [*chronicle.lines(chronicle.history(store, TRIP), UiLanguage.KO)]
    assert "    일정 ‘구글 면담’ 시작: 2023-01-09 14:00 → 2023-01-09 14:30" in told
    editing(store).undo()
    assert off(store) == ["google"]


def test_a_backup_with_it_is_restored(store: Store, tmp_path: Path) -> None:
    google: Any = held(store, "google")
    later = google.record.start.plus(30)
    editing(store).change(google, google.record.revised(start=later), Label("changed"))
    (backup,) = backups.backups(tmp_path / "backups")
    backups.restore(store.path, backup.path, tmp_path / "backups", START + timedelta(hours=1))
    google = held(store, "google")
    assert (google.record.start.local, google.record.calendar.sequence) == (SKIPPED, 2)


def test_a_file_with_it_is_still_refused() -> None:
    with pytest.raises(Rejected, match="time_in_gap"):
        small_trip({"items[1].start.local": "2023-03-12T02:30", "items[1].end.local": "2023-03-12T03:30"})
