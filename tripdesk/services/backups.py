"""Backups beside the store: before what is risky, once a day of use, thinned as they grow old."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tripdesk import files
from tripdesk.errors import Rejected, TripdeskError, Unavailable
from tripdesk.model.history import Damage
from tripdesk.services.restoring import known_at, settled
from tripdesk.services.sending import off_after_restore
from tripdesk.store import keeping
from tripdesk.store.opening import unwritable

_NAME = re.compile(r"tripdesk-(\d{8}T\d{6})Z-([a-z]+)(?:-\d+)?\.db")
ALL, DAILY, WEEKLY = timedelta(days=2), timedelta(days=14), timedelta(days=365)
"""All are kept so long, then one a day, then one a week; then none."""

AT_ONCE = 5
"""At most so many old ones go for each new one, the oldest first: a clock that jumps ahead empties no folder."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: where, of which instant (UTC), why it was made (`day`, `import`, `restore`, `upgrade`)."""

    path: Path
    at: datetime
    why: str


def backups(folder: Path) -> tuple[Backup, ...]:
    """The backups in a folder, newest first."""
    try:
        names = sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError:
        raise Unavailable("file_unreadable", path=folder) from None
    found: list[Backup] = []
    for path in names:
        if match := _NAME.fullmatch(path.name):
            at = datetime.strptime(match[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
            found.append(Backup(path, at, match[2]))
    return tuple(sorted(found, key=lambda b: (b.at, b.path.name), reverse=True))


def back_up(store: Path, folder: Path, now: datetime, why: str) -> Backup:
    """A verified backup in the folder, and the old ones thinned. Raises Unavailable."""
    files.make_private_folder(folder)
    stem = f"tripdesk-{now:%Y%m%dT%H%M%S}Z-{why}"
    path, number = folder / f"{stem}.db", 2
    while path.exists():
        path, number = folder / f"{stem}-{number}.db", number + 1
    keeping.back_up(store, path)
    files.clear_unfinished(path, "tripdesk-*.db.part*")
    for old in superfluous(backups(folder), now)[-AT_ONCE:]:
        old.path.unlink(missing_ok=True)
    return Backup(path, now, why)


def copy_to(store: Path, target: Path) -> Path:
    """A verified backup under a name of the user's choice. Returns where it went. Raises Rejected, Unavailable."""
    if store.resolve() == target.resolve():
        raise Rejected("backup_onto_itself", path=target)
    return keeping.back_up(store, target)


def back_up_daily(store: Path, folder: Path, now: datetime) -> Backup | None:
    """A backup when there is none of this day (UTC) yet; also after the clock was set back. Raises Unavailable."""
    if any(backup.at.date() == now.date() for backup in backups(folder)):
        return None
    return back_up(store, folder, now, "day")


def superfluous(kept: Iterable[Backup], now: datetime) -> tuple[Backup, ...]:
    """Those that may go: in each day (then week) the newest stays. The newest of all, and any of the future, stay."""
    newest_first = sorted(kept, key=lambda b: b.at, reverse=True)
    seen: set[tuple[str, object]] = set()
    gone: list[Backup] = []
    for number, backup in enumerate(newest_first):
        age = now - backup.at
        if number == 0 or age <= ALL:
            continue
        span = ("day", backup.at.date()) if age <= DAILY else ("week", backup.at.isocalendar()[:2])
        if age > WEEKLY or span in seen:
            gone.append(backup)
        seen.add(span)
    return tuple(gone)


def newest_good(folder: Path) -> Backup | None:
    """The newest backup that is whole."""
    for backup in backups(folder):
        try:
            if not keeping.damages(backup.path):
                return backup
        except TripdeskError:
            continue
    return None


def restore(store: Path, backup: Path, folder: Path, now: datetime) -> Backup | None:
    """Puts a backup in the place of the store, which is backed up first if it still can be. Returns that backup.

    A pen that was given away since the backup does not come back with it, what phones were told since is not told
    again under the same count, and sending to phones is off from then on.
    Raises Rejected for a damaged or foreign file; then nothing has changed.
    """
    if store.resolve() == backup.resolve():
        raise Rejected("restore_onto_itself", path=backup)
    if store.exists() and unwritable(store):
        raise Unavailable("store_read_only", path=store)
    if found := keeping.damages(backup):
        raise Rejected("backup_not_whole", path=backup, table=found[0].table, line=found[0].line)
    before: Backup | None = None
    known = known_at(store)
    if store.exists():
        try:
            before = back_up(store, folder, now, "restore")
        except TripdeskError:
            before = None  # a damaged store is what a restore is for
    with settled(backup, store.with_name(f"{store.name}.restoring"), known, now) as ready:
        keeping.restore(store, ready, off_after_restore(backup.name, now))
    return before


def verify(store: Path) -> tuple[Damage, ...]:
    """What in the store is not as it was written. Raises Rejected for what is no store."""
    return keeping.damages(store)


def mend_index(store: Path) -> bool:
    """Whether the search index of a whole store said something else than its records, and was thrown away.

    It is derived: the next search makes it anew. Raises Unavailable where nothing may be written.
    """
    if keeping.index_is_whole(store):
        return False
    keeping.drop_index(store)
    return True
