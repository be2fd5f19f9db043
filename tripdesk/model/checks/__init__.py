"""Findings (확인 필요): what an experienced eye would ask about a trip before a book goes out."""

from collections.abc import Callable, Iterator
from datetime import date

from tripdesk.model.checks.arrangement import (
    closed_items_for_hosts,
    odd_assemblies,
    overrunning_agendas,
    unscheduled,
    without_outside_title,
    without_place,
)
from tripdesk.model.checks.days import holidays_at_places, home_desk
from tripdesk.model.checks.documents import travel_documents
from tripdesk.model.checks.driving import vehicles
from tripdesk.model.checks.english import english_missing
from tripdesk.model.checks.finding import Code, Fact, Finding, Severity
from tripdesk.model.checks.ground import Ground
from tripdesk.model.checks.lodging import nights_without_lodging
from tripdesk.model.checks.meals import meal_gaps
from tripdesk.model.checks.names import passport_names, people_spelt_twice, spellings_in_texts
from tripdesk.model.checks.other_side import counterparts
from tripdesk.model.checks.papers import papers
from tripdesk.model.checks.travel import impossible_moves, short_travel_times
from tripdesk.model.checks.whereabouts import two_places
from tripdesk.model.checks.zone_rules import issued_times_moved
from tripdesk.model.instants import Told
from tripdesk.model.snapshot import TripSnapshot

__all__ = ["Code", "Fact", "Finding", "Severity", "findings"]

CHECKS: tuple[Callable[[Ground], Iterator[Finding]], ...] = (
    two_places,
    impossible_moves,
    short_travel_times,
    nights_without_lodging,
    vehicles,
    papers,
    counterparts,
    spellings_in_texts,
    passport_names,
    people_spelt_twice,
    travel_documents,
    meal_gaps,
    holidays_at_places,
    home_desk,
    english_missing,
    closed_items_for_hosts,
    without_outside_title,
    unscheduled,
    without_place,
    odd_assemblies,
    overrunning_agendas,
    issued_times_moved,
)
GRAVEST_FIRST = {severity: rank for rank, severity in enumerate(Severity)}


def findings(snapshot: TripSnapshot, today: date, told: Told | None = None) -> tuple[Finding, ...]:
    """Everything to check, by day (first what belongs to none), severity, code and key.

    `told` are the times of the last issue, to be held against the present zone rules.
    """
    ground = Ground(snapshot, today, told)
    all_found = (finding for check in CHECKS for finding in check(ground))
    return tuple(sorted(all_found, key=_order))


def _order(finding: Finding) -> tuple[date, int, str, str]:
    return finding.day or date.min, GRAVEST_FIRST[finding.severity], finding.code, finding.key
