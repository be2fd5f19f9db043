"""The composition root: settings become a desk. Clock and paths come in here and nowhere else."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from tripdesk.model.times import at_instant
from tripdesk.services.rendering import Renderer
from tripdesk.settings import Settings

Clock = Callable[[], datetime]
"""Gives the present instant, aware, in UTC."""


def system_clock() -> datetime:
    """The clock of the machine."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Desk:
    """What the command line and the window work with."""

    settings: Settings
    clock: Clock
    renderer: Renderer | None

    def today(self, zone: str) -> date:
        """The present day in a zone."""
        return at_instant(self.clock(), zone).date


def open_desk(settings: Settings, clock: Clock = system_clock) -> Desk:
    """A desk for these settings."""
    renderer = Renderer(settings.soffice, settings.work_folder, settings.environment) if settings.soffice else None
    return Desk(settings, clock, renderer)
