"""What has changed: between two issues, or since the last one."""

import argparse
from collections.abc import Iterable, Iterator, Sequence

from tripdesk.app import Desk
from tripdesk.cli.commands import Commands
from tripdesk.cli.speech import Speech
from tripdesk.messages import sentence
from tripdesk.model.diff import Difference, Telling, by_person
from tripdesk.model.office_style import short_date
from tripdesk.services.comparing import as_data, compare
from tripdesk.services.library import trip_called


def add(commands: Commands) -> None:
    """diff."""
    told = commands.told
    diff = commands.on_trip("diff", _diff)
    diff.add_argument("one", metavar="A", type=int, nargs="?", help=told("diff_from"))
    diff.add_argument("other", metavar="B", type=int, nargs="?", help=told("diff_to"))
    how = diff.add_mutually_exclusive_group()
    how.add_argument("--by-person", action="store_true", help=told("by_person"))
    how.add_argument("--json", action="store_true", help=told("json"))


def _diff(options: argparse.Namespace, desk: Desk, say: Speech) -> int:
    trip = trip_called(desk.store, options.trip)
    comparison = compare(desk.store, str(trip.id), options.one, options.other)
    if options.json:
        say.json(as_data(comparison, say.language))
        return 0
    ends = comparison.ends(say.language)
    if not comparison.differences:
        say.line("no_differences", **ends)
        return 0
    say.line("compared", **ends, count=len(comparison.differences))
    telling = comparison.telling(say.language)
    lines = _by_person if options.by_person else _by_day
    for line in lines(comparison.differences, telling, say):
        say.text(line)
    return 0


def _by_day(differences: Sequence[Difference], telling: Telling, say: Speech) -> Iterator[str]:
    """A heading a day; below it each difference, and whom it concerns once for those that follow each other."""
    for place, difference in enumerate(differences):
        if place == 0 or differences[place - 1].day != difference.day:
            yield ""
            yield _heading(difference, say)
        yield f"  {telling.line(difference)}"
        following = differences[place + 1] if place + 1 < len(differences) else None
        goes_on = following is not None and (following.about, following.day, following.affected) == (
            difference.about,
            difference.day,
            difference.affected,
        )
        if difference.affected and not goes_on:
            yield f"    {sentence(say.language, 'cli.affected', {'who': telling.affected(difference)})}"


def _by_person(differences: Iterable[Difference], telling: Telling, say: Speech) -> Iterator[str]:
    listed = tuple(differences)
    for who, those in by_person(listed):
        yield ""
        yield telling.called(who)
        yield from (f"  {telling.sentence(difference)}" for difference in those)
    if rest := [difference for difference in listed if not difference.affected]:
        yield ""
        yield sentence(say.language, "cli.affects_nobody")
        yield from (f"  {telling.sentence(difference)}" for difference in rest)


def _heading(difference: Difference, say: Speech) -> str:
    if difference.day is None:
        return sentence(say.language, "cli.differences_without_day")
    return short_date(difference.day, say.language, year=True)
