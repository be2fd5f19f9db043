"""What every check stands on: the snapshot, today, and who is where when, worked out once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property

from tripdesk.model.attendance import attendees, protocol
from tripdesk.model.durations import ACTIVE, TripSpan, trip_span
from tripdesk.model.ids import DelegateId
from tripdesk.model.instants import Told
from tripdesk.model.itinerary import ENGAGEMENTS, Item, ItemKind, Status
from tripdesk.model.people import Counterpart, Delegate
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.times import ZonedTime, zone

HELD = ACTIVE | {Status.BACKUP}


@dataclass(frozen=True, slots=True, eq=False)
class Timed:
    """An item with its times, both as said and as instants."""

    item: Item
    starts: ZonedTime
    ends: ZonedTime
    start: datetime
    end: datetime
    who: tuple[DelegateId, ...]

    @property
    def active(self) -> bool:
        return self.item.status in ACTIVE


def overlaps(line: Sequence[Timed]) -> Iterator[tuple[Timed, Timed]]:
    """Every pair of a line (in order of start) that runs at the same time."""
    running: list[Timed] = []
    for following in line:
        running = [t for t in running if t.end > following.start]
        for earlier in running:
            yield earlier, following
        running.append(following)


class Ground:
    """A snapshot with what several checks need of it. Nothing here changes.

    `told` are the times of its last issue, where it has one.
    """

    def __init__(self, snapshot: TripSnapshot, today: date, told: Told | None = None) -> None:
        self.snapshot = snapshot
        self.today = today
        self.told = told

    @cached_property
    def home(self) -> str:
        """The home zone."""
        return self.snapshot.trip.home_zone

    @cached_property
    def active(self) -> tuple[Item, ...]:
        """The items that are planned, requested, under negotiation or confirmed."""
        return tuple(i for i in self.snapshot.items if i.status in ACTIVE)

    @cached_property
    def engagements(self) -> tuple[Item, ...]:
        """The active engagements."""
        return tuple(i for i in self.active if i.kind in ENGAGEMENTS)

    @cached_property
    def held(self) -> tuple[Timed, ...]:
        """The scheduled items that are active or kept as backup, in order of start."""
        rows = [
            Timed(i, i.start, i.end, i.start.utc, i.end.utc, attendees(self.snapshot, i))
            for i in self.snapshot.items
            if i.status in HELD and i.start is not None and i.end is not None
        ]
        return tuple(sorted(rows, key=lambda t: (t.start, t.end, t.item.id)))

    @cached_property
    def timed(self) -> tuple[Timed, ...]:
        """The active ones of `held`."""
        return tuple(t for t in self.held if t.active)

    @cached_property
    def interpreted(self) -> dict[DelegateId, frozenset[str]]:
        """The ids of the items a delegate interprets."""
        rows: dict[DelegateId, set[str]] = {}
        for brief in self.snapshot.briefs:
            if brief.interpreter is not None:
                rows.setdefault(brief.interpreter, set()).add(brief.item)
        return {who: frozenset(items) for who, items in rows.items()}

    @cached_property
    def lines(self) -> dict[DelegateId, tuple[Timed, ...]]:
        """What each delegate attends or interprets, in order of start; delegates in protocol order."""
        rows: dict[DelegateId, list[Timed]] = {d.id: [] for d in sorted(self.snapshot.delegates, key=protocol)}
        for timed in self.held:
            brief = self.snapshot.brief_of.get(timed.item.id)
            interpreter = brief.interpreter if brief else None
            for who in timed.who:
                rows[who].append(timed)
            if interpreter is not None and interpreter not in timed.who:
                rows[interpreter].append(timed)
        return {who: tuple(line) for who, line in rows.items()}

    @cached_property
    def together(self) -> dict[tuple[Timed, ...], list[DelegateId]]:
        """The delegates who go the same way from first to last: what holds of one holds of all of them."""
        rows: dict[tuple[Timed, ...], list[DelegateId]] = {}
        for who, line in self.lines.items():
            rows.setdefault(line, []).append(who)
        return rows

    def in_order(self, people: Iterable[DelegateId]) -> tuple[DelegateId, ...]:
        """Delegates in protocol order."""
        return tuple(sorted(people, key=lambda who: protocol(self.delegate(who))))

    @cached_property
    def span(self) -> TripSpan | None:
        """The first and the last day of the trip on the home calendar."""
        return trip_span(self.snapshot)

    @cached_property
    def abroad(self) -> bool:
        """Whether the trip leaves the home zone."""
        trip = self.snapshot.trip
        return any(d.zone != self.home for d in trip.destinations) or any(
            self.home not in (t.starts.zone, t.ends.zone) for t in self.timed
        )

    @cached_property
    def counterparts_met(self) -> tuple[tuple[Counterpart, Item], ...]:
        """Each person of the other side once, with the first active engagement they are met at."""
        order = {t.item.id: number for number, t in enumerate(self.timed)}
        met: dict[str, tuple[Counterpart, Item]] = {}
        items = [i for i in self.active if i.kind not in (ItemKind.MOVE, ItemKind.STAY, ItemKind.FREE)]
        for item in sorted(items, key=lambda i: (order.get(i.id, len(order)), i.id)):
            brief = self.snapshot.brief_of.get(item.id)
            seated = item.counterparts + (brief.their_side if brief else ())
            for counterpart in self.snapshot.those(Counterpart, seated):
                met.setdefault(counterpart.person, (counterpart, item))
        return tuple(met.values())

    @cached_property
    def _delegates(self) -> dict[str, Delegate]:
        return {d.id: d for d in self.snapshot.delegates}

    def delegate(self, wanted: DelegateId) -> Delegate:
        """The delegate of an id; references are known to hold."""
        return self._delegates[wanted]

    def hosts(self, item: Item) -> tuple[str, ...]:
        """The organisations that take part in an item, without our own, in the order given."""
        people = self.snapshot.those(Counterpart, item.counterparts)
        both = (*item.organisations, *(c.organisation for c in people))
        return tuple(dict.fromkeys(o for o in both if o != self.snapshot.trip.organisation))


def instant(local: datetime, key: str) -> datetime:
    """The instant of a local time; one that clocks skip counts as if they had not been changed yet."""
    return local.replace(tzinfo=zone(key)).astimezone(UTC)
