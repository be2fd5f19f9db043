"""The composition root: settings become a desk. Clock and paths come in here and nowhere else."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Self
from uuid import uuid4

from tripdesk.model.history import Author
from tripdesk.model.times import at_instant
from tripdesk.services.backups import back_up, back_up_daily
from tripdesk.services.editing import Editing
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

    @cached_property
    def store(self) -> Store:
        """The store, made on first use where there is none. Raises Rejected, Unavailable."""
        opened = open_store(self.settings.store, self.clock, self.ids, before_upgrade=self._back_up_before_upgrade)
        if not opened.readonly:
            back_up_daily(self.settings.store, self.settings.backup_folder, self.clock())
        return opened

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Lets go of the store, if it was opened."""
        opened = self.__dict__.get("store")
        if isinstance(opened, Store):
            opened.close()

    def _back_up_before_upgrade(self) -> None:
        back_up(self.settings.store, self.settings.backup_folder, self.clock(), "upgrade")

    @property
    def author(self) -> Author:
        """Who sits at this desk."""
        return Author(self.settings.user, self.settings.desk)

    @property
    def editing(self) -> Editing:
        """Edits of this desk, now."""
        return Editing(self.store, self.author, self.clock())

    def today(self, zone: str) -> date:
        """The present day in a zone."""
        return at_instant(self.clock(), zone).date


def random_ids() -> str:
    """An id that was never given before."""
    return uuid4().hex


def open_desk(settings: Settings, clock: Clock = system_clock, ids: Ids = random_ids) -> Desk:
    """A desk for these settings."""
    renderer = Renderer(settings.soffice, settings.work_folder, settings.environment) if settings.soffice else None
    return Desk(settings, clock, renderer, ids)
