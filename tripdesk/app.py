"""The composition root: settings become a desk. Clock and paths come in here and nowhere else."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Self
from uuid import uuid4

from tripdesk.errors import TripdeskError, Unavailable
from tripdesk.model.history import Author
from tripdesk.model.times import at_instant
from tripdesk.services.backups import back_up, back_up_daily
from tripdesk.services.deleting import Deleting
from tripdesk.services.editing import Editing
from tripdesk.services.finding import Finder
from tripdesk.services.places import LOCAL, Machine, place_of, this_machine
from tripdesk.services.purging import Purging, tidy
from tripdesk.services.rendering import Renderer
from tripdesk.settings import Settings
from tripdesk.store.opening import open_store
from tripdesk.store.store import Ids, Store

Clock = Callable[[], datetime]
"""Gives the present instant, aware, in UTC."""


def system_clock() -> datetime:
    """The clock of the machine."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Desk:
    """What the command line and the window work with."""

    settings: Settings
    clock: Clock
    renderer: Renderer | None
    ids: Ids
    notices: list[TripdeskError] = field(default_factory=list[TripdeskError])
    """What the user is to be told beside the result: why the store is only read, that a backup was not made."""

    @cached_property
    def store(self) -> Store:
        """The store, made on first use where there is none. Raises Rejected, Unavailable."""
        place = place_of(self.settings.store, self.machine)
        opened = open_store(
            self.settings.store,
            self.clock,
            self.ids,
            before_upgrade=self._back_up_before_upgrade,
            readonly=place.refusal,
            local=place == LOCAL,
        )
        if opened.readonly:
            self.notices.append(Unavailable(opened.readonly, path=opened.path))
        elif self._back_up_daily():
            tidy(self.purging_of(opened))
        return opened

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Lets go of the store, if it was opened."""
        opened = self.__dict__.get("store")
        if isinstance(opened, Store):
            opened.close()

    def store_for_reading(self) -> Store:
        """A store that is there, opened beside this desk's, so that nothing is made, backed up or written."""
        return open_store(self.settings.store, self.clock, self.ids, before_upgrade=_never, readonly="store_read_only")

    def _back_up_daily(self) -> bool:
        """Whether a backup was due and made. A disk without room for one is no reason not to read what is there."""
        try:
            return back_up_daily(self.settings.store, self.settings.backup_folder, self.clock()) is not None
        except TripdeskError as error:
            if error.code not in {"disk_full", "target_unwritable", "folder_is_file", "store_disk_error"}:
                raise
            self.notices.append(Unavailable("daily_backup_missed", path=self.settings.backup_folder))
            return False

    def _back_up_before_upgrade(self) -> None:
        back_up(self.settings.store, self.settings.backup_folder, self.clock(), "upgrade")

    @property
    def machine(self) -> Machine:
        """What the machine says of its disks."""
        return this_machine(self.settings.environment)

    @property
    def author(self) -> Author:
        """Who sits at this desk."""
        return Author(self.settings.user, self.settings.desk)

    @cached_property
    def finder(self) -> Finder:
        """Finds in the store; keeps what it needs for the next search."""
        return Finder(self.store)

    @property
    def editing(self) -> Editing:
        """Edits of this desk, now."""
        return Editing(self.store, self.author, self.clock())

    def purging_of(self, store: Store) -> Purging:
        """Purges of this desk, now."""
        settings = self.settings
        return Purging(store, self.author, self.clock(), self.ids, settings.backup_folder, settings.work_folder)

    @property
    def purging(self) -> Purging:
        """Purges of this desk, now, in its store."""
        return self.purging_of(self.store)

    @property
    def deleting(self) -> Deleting:
        """What this desk deletes in whole and brings back, now."""
        return Deleting(self.store, self.author, self.clock())

    def today(self, zone: str) -> date:
        """The present day in a zone."""
        return at_instant(self.clock(), zone).date


def _never() -> None:
    """What is only read is not brought up."""


def random_ids() -> str:
    """An id that was never given before."""
    return uuid4().hex


def open_desk(settings: Settings, clock: Clock = system_clock, ids: Ids = random_ids) -> Desk:
    """A desk for these settings."""
    renderer = Renderer(settings.soffice, settings.work_folder, settings.environment) if settings.soffice else None
    return Desk(settings, clock, renderer, ids)
