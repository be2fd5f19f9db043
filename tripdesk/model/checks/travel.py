"""Getting there in time, and what a move itself must satisfy."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from tripdesk.model.checks import phrases
from tripdesk.model.checks.finding import Code, Finding, Severity, found
from tripdesk.model.checks.ground import Ground, Timed
from tripdesk.model.checks.whereabouts import NEVER_IN_THE_WAY
from tripdesk.model.ids import DelegateId
from tripdesk.model.itinerary import Item, MoveMode
from tripdesk.model.times import ZonedTime

LONGEST_FLIGHT = timedelta(hours=20)

TravelTimes = dict[tuple[str, str], int]


def impossible_moves(ground: Ground) -> Iterator[Finding]:
    """A move that arrives when it leaves, a flight that lasts a day. The clock on the wall may well go back."""
    for move in ground.timed:
        if move.item.move is None:
            continue
        lasting = move.end - move.start
        if lasting <= timedelta(0):
            yield found(
                Code.ARRIVAL_BEFORE_DEPARTURE,
                Severity.ERROR,
                (move.item.id,),
                move.item.day,
                item=phrases.title(move.item),
                departure=phrases.moment(move.starts),
                arrival=phrases.moment(move.ends),
            )
        elif move.item.move.mode is MoveMode.FLIGHT and lasting > LONGEST_FLIGHT:
            yield found(
                Code.FLIGHT_TOO_LONG,
                Severity.WARNING,
                (move.item.id,),
                move.item.day,
                item=phrases.title(move.item),
                departure=phrases.moment(move.starts),
                arrival=phrases.moment(move.ends),
                lasting=phrases.duration(lasting),
            )


def short_travel_times(ground: Ground) -> Iterator[Finding]:
    """이동시간 부족: less time between two items, or for a drive, than the way takes."""
    needed = _travel_times(ground)
    if not needed:
        return
    yield from _short_moves(ground, needed)
    pairs: dict[tuple[Timed, Timed, int, int], list[DelegateId]] = {}
    for line, together in ground.together.items():
        binding = [t for t in line if t.active and t.item.kind not in NEVER_IN_THE_WAY]
        for one, other, slack, way in _short_ways(binding, needed):
            pairs.setdefault((one, other, slack, way), []).extend(together)
    for (one, other, slack, way), late in pairs.items():
        people = ground.in_order(late)
        yield found(
            Code.TRAVEL_TIME_SHORT,
            Severity.WARNING,
            (one.item.id, other.item.id, *people),
            other.item.day,
            (one.item.id, other.item.id),
            who=phrases.delegates(ground, people),
            one=phrases.title(one.item),
            one_when=phrases.moment(one.ends),
            other=phrases.title(other.item),
            other_when=phrases.moment(_gathering(one, other)[0]),
            short=way - slack,
            slack=slack,
            needed=way,
        )


def _travel_times(ground: Ground) -> TravelTimes:
    times: TravelTimes = {}
    for way in ground.snapshot.trip.travel_times:
        for ends in ((way.one, way.other), (way.other, way.one)):
            times[ends] = max(way.minutes, times.get(ends, 0))
    return times


def _short_ways(line: Sequence[Timed], needed: TravelTimes) -> Iterator[tuple[Timed, Timed, int, int]]:
    """Items one after the other, the minutes between them, and the minutes the way takes. Overlaps are not ways."""
    before: Timed | None = None
    for following in line:
        if before is not None and before.end <= following.start:
            gather, place = _gathering(before, following)
            way = needed.get((_end_of(before.item), place), 0)
            slack = phrases.minutes(gather.utc - before.end)
            if slack < way:
                yield before, following, slack, way
        if before is None or following.end >= before.end:
            before = following


def _gathering(before: Timed, following: Timed) -> tuple[ZonedTime, str]:
    """When and where one has to be for an item: at its assembly, unless one comes from there already."""
    assembly = following.item.assembly
    start = following.item.move.origin if following.item.move else following.item.place
    if assembly is None or assembly.at.utc <= before.start:
        return following.starts, start or ""
    return assembly.at, assembly.place or start or ""


def _end_of(item: Item) -> str:
    return (item.move.destination if item.move else item.place) or ""


def _short_moves(ground: Ground, needed: TravelTimes) -> Iterator[Finding]:
    for timed in ground.timed:
        move = timed.item.move
        if move is None or move.mode not in (MoveMode.VEHICLE, MoveMode.WALK):
            continue
        way, planned = needed.get((move.origin, move.destination), 0), phrases.minutes(timed.end - timed.start)
        if 0 < planned < way:
            yield found(
                Code.MOVE_TOO_SHORT,
                Severity.WARNING,
                (timed.item.id,),
                timed.item.day,
                item=phrases.title(timed.item),
                when=phrases.time_of_timed(timed),
                short=way - planned,
                planned=planned,
                needed=way,
            )
