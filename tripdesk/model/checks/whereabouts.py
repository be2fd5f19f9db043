"""One person, one place at a time."""

from collections.abc import Iterator

from tripdesk.model.checks import phrases
from tripdesk.model.checks.finding import Code, Finding, Severity, found
from tripdesk.model.checks.ground import Ground, Timed, overlaps
from tripdesk.model.ids import DelegateId
from tripdesk.model.itinerary import ENGAGEMENTS, Item, ItemKind, MoveMode, Status

NEVER_IN_THE_WAY = frozenset({ItemKind.STAY, ItemKind.FREE})


def two_places(ground: Ground) -> Iterator[Finding]:
    """A person attends, or interprets, two items at the same time. One finding for each pair of items."""
    pairs: dict[tuple[Timed, Timed, Code], list[DelegateId]] = {}
    for line, together in ground.together.items():
        binding = [t for t in line if t.item.kind not in NEVER_IN_THE_WAY]
        for one, other in overlaps(binding):
            for who in together if _clash(one, other) else ():
                pairs.setdefault((one, other, _code(ground, who, one, other)), []).append(who)
    for (one, other, code), expected in pairs.items():
        people = ground.in_order(expected)
        yield found(
            code,
            _severity(one.item, other.item),
            (one.item.id, other.item.id, *people),
            one.item.day,
            (one.item.id, other.item.id),
            who=phrases.delegates(ground, people),
            one=phrases.title(one.item),
            one_when=phrases.time_of_timed(one),
            other=phrases.title(other.item),
            other_when=phrases.time_of_timed(other),
        )


def _code(ground: Ground, who: DelegateId, one: Timed, other: Timed) -> Code:
    interprets = ground.interpreted.get(who, frozenset())
    if one.item.id in interprets or other.item.id in interprets:
        return Code.INTERPRETER_IN_TWO_PLACES
    return Code.PERSON_IN_TWO_PLACES


def _clash(one: Timed, other: Timed) -> bool:
    here, there = _where(one.item), _where(other.item)
    if one.item.kind in ENGAGEMENTS and other.item.kind in ENGAGEMENTS:
        return not (here is not None and here == there and (_inside(one, other) or _inside(other, one)))
    return here is not None and there is not None and here != there


def _inside(part: Timed, ceremony: Timed) -> bool:
    """Whether an item is a part of a ceremony."""
    whole = ceremony.item.kind is ItemKind.CEREMONY
    return whole and ceremony.start <= part.start and part.end <= ceremony.end


def _where(item: Item) -> tuple[str, ...] | None:
    """The place of an item, both ends of a move; None where it is not known."""
    if item.move is not None:
        return item.move.origin, item.move.destination
    return (item.place,) if item.place is not None else None


def _severity(one: Item, other: Item) -> Severity:
    if Status.BACKUP in (one.status, other.status):
        return Severity.NOTE
    settled = one.status is other.status is Status.CONFIRMED
    return Severity.ERROR if settled and _fixed(one) and _fixed(other) else Severity.WARNING


def _fixed(item: Item) -> bool:
    """Whether one cannot come late to it or leave early: an engagement, a flight."""
    return item.kind in ENGAGEMENTS or (item.move is not None and item.move.mode is MoveMode.FLIGHT)
