"""Nobody goes through a day of engagements without a meal."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from tripdesk.model.checks import phrases
from tripdesk.model.checks.finding import Code, Finding, Severity, found
from tripdesk.model.checks.ground import Ground, Timed
from tripdesk.model.itinerary import ENGAGEMENTS, ItemKind
from tripdesk.model.trip import Party

WITHOUT_A_MEAL = timedelta(hours=6)
MORNING, EVENING = time(7), time(21)

Gap = tuple[datetime, datetime]


def meal_gaps(ground: Ground) -> Iterator[Finding]:
    """More than six hours of engagements between meals, 07:00 to 21:00. The longest for each day and party."""
    longest: dict[tuple[date, str], Gap] = {}
    for line, together in ground.together.items():
        parties = {ground.delegate(who).party for who in together}
        for day, events in _days(line).items():
            if (gap := _longest_gap(day, events)) is None:
                continue
            for party in parties:
                longest[day, party] = _longer(gap, longest.get((day, party)))
    for (day, party), (since, until) in longest.items():
        known = ground.snapshot.find(Party, party)
        yield found(
            Code.MEAL_GAP,
            Severity.NOTE,
            (party,),
            day,
            (party, day.isoformat()),
            party=phrases.both(known.name) if known and known.name else phrases.same(party),
            on=phrases.day(day),
            since=f"{since:%H:%M}",
            until=f"{until:%H:%M}",
            lasting=phrases.duration(until - since),
        )


def _longer(one: Gap, other: Gap | None) -> Gap:
    return other if other is not None and other[1] - other[0] >= one[1] - one[0] else one


def _days(line: Sequence[Timed]) -> dict[date, list[Timed]]:
    days: dict[date, list[Timed]] = {}
    for timed in line:
        if timed.active and (timed.item.kind in ENGAGEMENTS or timed.item.kind is ItemKind.MEAL):
            days.setdefault(timed.starts.date, []).append(timed)
    return days


def _longest_gap(day: date, events: Sequence[Timed]) -> Gap | None:
    """The longest stretch without a meal from the first engagement to the last, on the clocks of the place."""
    busy = [t for t in events if t.item.kind in ENGAGEMENTS]
    if not busy:
        return None
    morning, evening = datetime.combine(day, MORNING), datetime.combine(day, EVENING)
    since = max(min(t.starts.local for t in busy), morning)
    close = min(max(t.ends.local for t in busy), evening)
    gaps: list[Gap] = []
    for meal in (t for t in events if t.item.kind is ItemKind.MEAL):
        gaps.append((since, min(meal.starts.local, close)))
        since = max(since, meal.ends.local)
    gaps.append((since, close))
    longest = max(gaps, key=lambda gap: gap[1] - gap[0])
    return longest if longest[1] - longest[0] > WITHOUT_A_MEAL else None
