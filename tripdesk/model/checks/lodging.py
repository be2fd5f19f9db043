"""Every night abroad has a bed, or is spent on the way."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from tripdesk.model.checks import phrases
from tripdesk.model.checks.finding import Code, Finding, Severity, found
from tripdesk.model.checks.ground import Ground, Timed, instant
from tripdesk.model.ids import DelegateId
from tripdesk.model.itinerary import ItemKind
from tripdesk.model.people import Room

DEAD_OF_NIGHT = time(3)
"""The hour by which a night is counted: who is abroad then needs a bed."""


def nights_without_lodging(ground: Ground) -> Iterator[Finding]:
    """Nights between the first arrival abroad and the last departure home. One finding for each night."""
    without: dict[date, list[DelegateId]] = {}
    rooms = {d.id: d.rooms for d in ground.snapshot.delegates}
    stays = {str(t.item.id): t for t in ground.timed if t.item.kind is ItemKind.STAY}
    for who, held in ground.lines.items():
        line = [t for t in held if t.active]
        lodged = _nights_lodged(line, rooms[who], stays)
        moves = [t for t in line if t.item.kind is ItemKind.MOVE]
        for night, dead_of_night in _nights_abroad(line, moves, ground.home):
            if night not in lodged and not any(_spent_on(move, night, dead_of_night) for move in moves):
                without.setdefault(night, []).append(who)
    for night, people in sorted(without.items()):
        yield found(
            Code.NIGHT_WITHOUT_LODGING,
            Severity.WARNING,
            tuple(people),
            night,
            (night.isoformat(),),
            night=phrases.day(night),
            who=phrases.delegates(ground, people),
        )


def _nights_abroad(line: Sequence[Timed], moves: Sequence[Timed], home: str) -> Iterator[tuple[date, datetime]]:
    """The nights of a journey by their evening, each with the instant it is counted by."""
    outward = next((m for m in moves if m.starts.zone == home != m.ends.zone), None)
    if outward is None:
        return
    homeward = next((m for m in reversed(moves) if m.ends.zone == home != m.starts.zone), None)
    if homeward is not None and homeward.start >= outward.end:
        last_evening, until = homeward.starts.date, homeward.start
    else:
        last = max(line, key=lambda t: t.end)
        last_evening, until = last.ends.date, last.end
        homeward = None
    before = [t for t in line if t is not homeward and t.item.kind is not ItemKind.STAY]
    evening, here, position = outward.ends.date - timedelta(days=1), outward.ends.zone, 0
    while evening < last_evening:
        while position < len(before) and before[position].starts.date <= evening:
            if before[position].start >= outward.start:
                here = before[position].ends.zone
            position += 1
        dead_of_night = instant(datetime.combine(evening + timedelta(days=1), DEAD_OF_NIGHT), here)
        if outward.end <= dead_of_night < until:
            yield evening, dead_of_night
        evening += timedelta(days=1)


def _nights_lodged(line: Sequence[Timed], rooms: Sequence[Room], stays: dict[str, Timed]) -> frozenset[date]:
    """The nights a person has a bed for, by their evening. A room for some nights of a stay is a bed for those."""
    beds: dict[str, set[int]] = {}
    for room in rooms:
        beds.setdefault(room.stay, set()).update(room.nights or range(1, 1000))
    attended = {t.item.id for t in line if t.item.id in stays}
    lodged: set[date] = set()
    for stay in attended | (beds.keys() & stays.keys()):
        first, last = stays[stay].starts.date, stays[stay].ends.date
        nights = ((first + timedelta(days=n), n + 1) for n in range((last - first).days))
        lodged.update(evening for evening, number in nights if stay not in beds or number in beds[stay])
    return frozenset(lodged)


def _spent_on(move: Timed, evening: date, dead_of_night: datetime) -> bool:
    """Whether a night is spent on the way: by the dates at both ends, or by the hour."""
    return move.starts.date <= evening < move.ends.date or move.start <= dead_of_night < move.end
