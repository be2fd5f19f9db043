"""Which backups are kept: all for two days, one a day for two weeks, one a week for a year."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tripdesk.services.backups import Backup, superfluous

NOW = datetime(2023, 6, 15, 12, tzinfo=UTC)


def made(*hours_ago: float) -> list[Backup]:
    return [Backup(Path(f"{hours}"), NOW - timedelta(hours=hours), "day") for hours in hours_ago]


@pytest.mark.parametrize(
    ("hours_ago", "gone"),
    [
        ((), []),
        ((0, 1, 2, 47), []),
        ((0, 49, 50, 51), [50, 51]),
        ((0, 72, 96), []),
        ((0, 24 * 15, 24 * 16, 24 * 22), [24 * 16]),
        ((0, 24 * 364, 24 * 366), [24 * 366]),
        ((24 * 400,), []),
        ((-24 * 300, 0, 1), []),
    ],
)
def test_old_backups_are_thinned(hours_ago: tuple[float, ...], gone: list[float]) -> None:
    assert [backup.path.name for backup in superfluous(made(*hours_ago), NOW)] == [str(hours) for hours in gone]


def test_a_year_of_daily_use_keeps_some_seventy() -> None:
    kept: list[Backup] = []
    for day in range(400):
        now = NOW + timedelta(days=day)
        kept.append(Backup(Path(str(day)), now, "day"))
        gone = superfluous(kept, now)
        kept = [backup for backup in kept if backup not in gone]
    assert len(kept) == 66
