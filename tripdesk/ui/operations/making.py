"""Making what was ticked, one file after the other; it stops where it is asked to."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tripdesk.errors import TripdeskError
from tripdesk.model.recipients import Language
from tripdesk.services.making import BookChoice, CalendarChoice, Written, make_chosen
from tripdesk.services.rendering import Renderer
from tripdesk.services.trips import OpenTrip
from tripdesk.ui.jobs import Job

Choice = BookChoice | CalendarChoice


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one choice: the file, or why there is none."""

    choice: Choice
    written: Written | None = None
    error: TripdeskError | None = None


def make_all(
    job: Job,
    trip: OpenTrip,
    choices: tuple[tuple[Choice, Language | None], ...],
    folder: Path,
    renderer: Renderer | None,
    tell: Callable[[Outcome], None],
) -> bool:
    """Makes each and tells what became of it; one that fails does not stop the others. False when it was stopped."""
    for choice, language in choices:
        if job.cancelled:
            return False
        try:
            tell(Outcome(choice, make_chosen(trip, choice, folder, renderer, language)))
        except TripdeskError as error:
            tell(Outcome(choice, error=error))
    return True
