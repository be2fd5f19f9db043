"""Who reads what of a meeting paper, asked of the views of the trip and never worked out anew; and narrowing it."""

from collections.abc import Iterable
from enum import StrEnum

from tripdesk.model.audience import EVERYONE, OFFICE, A, Audience
from tripdesk.model.brief import Brief, Point, parted
from tripdesk.model.itinerary import Item
from tripdesk.model.outline import cautioned
from tripdesk.model.people import Organisation
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.view import Edition, View, hosts_met, view_of


class Portion(StrEnum):
    """The parts of a paper that have readers of their own."""

    ENGAGEMENT = "engagement"
    OBJECTIVES = "objectives"
    AGENDA = "agenda"
    POINTS = "points"
    REMARKS = "remarks"
    PRIVATE = "private"
    PEOPLE = "people"
    GIFTS = "gifts"


class Extent(StrEnum):
    """How much of a portion a reader sees."""

    ALL = "all"
    SOME = "some"
    NONE = "none"


READERS = (A.PRINCIPAL, A.STAFF, A.INTERPRETER, A.MEMBER, A.HOST, A.COMPANY, A.DRIVER, A.PRESS, A.PUBLIC)
"""In the order of the grid."""
NARROWED = frozenset({Portion.ENGAGEMENT, Portion.POINTS, Portion.PRIVATE})
"""The portions that can be kept from a reader by themselves."""

Readership = dict[tuple[Portion, Audience], Extent]


def editions(snapshot: TripSnapshot, item: Item) -> tuple[Edition, ...]:
    """Every edition in which this engagement could be looked at, the hosts that meet there one by one."""
    brief = snapshot.brief_of.get(item.id)
    seated = (*item.counterparts, *(brief.their_side if brief else ()))
    there = {*item.organisations, *(getattr(snapshot.by_id[c], "organisation", "") for c in seated)}
    hosts = [Edition(audience=A.HOST, organisation=o.id) for o in hosts_met(snapshot) if o.id in there]
    plain = {reader: Edition(audience=reader) for reader in READERS if reader is not A.HOST}
    found: list[Edition] = []
    for reader in READERS:
        found += hosts if reader is A.HOST else [plain[reader]]
    return tuple(found)


def readership(snapshot: TripSnapshot, item: str) -> Readership:
    """For each portion and reader how much is seen. Of several hosts, what the one that sees most of it sees."""
    held = snapshot.find(Item, item)
    found: Readership = {(portion, reader): Extent.NONE for portion in Portion for reader in READERS}
    if held is None:
        return found
    rank = [Extent.NONE, Extent.SOME, Extent.ALL]
    for edition in editions(snapshot, held):
        for portion, extent in _seen(snapshot, held, view_of(snapshot, edition)).items():
            place = portion, edition.audience
            found[place] = max(found[place], extent, key=rank.index)
    return found


def _seen(snapshot: TripSnapshot, item: Item, view: View) -> dict[Portion, Extent]:
    shown = view.find(Item, item.id)
    if shown is None:
        return {}
    brief, seen = snapshot.brief_of.get(item.id), view.brief_of.get(item.id)
    facts = view.facts_by_item[item.id]
    ours = set(facts.present)
    theirs = {*shown.counterparts, *(seen.their_side if seen else ())}
    at_table = {*item.counterparts, *(brief.their_side if brief else ())}
    present = {*item.people, *(brief.our_side if brief else ())} | ours
    found = {
        Portion.ENGAGEMENT: Extent.ALL,
        Portion.PEOPLE: _extent(len(at_table | present), len(theirs | ours)),
    }
    if brief is None or seen is None:
        return found
    counts = {
        Portion.OBJECTIVES: (_aims(brief), _aims(seen), "objectives"),
        Portion.AGENDA: (len(brief.agenda), len(seen.agenda), "agenda"),
        Portion.POINTS: (len(parted(brief.points)[0]), len(parted(seen.points)[0]), "points"),
        Portion.REMARKS: (len(brief.remarks), len(seen.remarks), "remarks"),
        Portion.PRIVATE: (_private(brief), _private(seen), "answers"),
        Portion.GIFTS: (len(brief.gifts), len(seen.gifts), "gifts"),
    }
    for portion, (whole, part, field) in counts.items():
        found[portion] = _extent(whole, part) if whole else Extent.ALL if view.shows(Brief, field) else Extent.NONE
    return found


def _aims(brief: Brief) -> int:
    return len(brief.objectives) + len(brief.minimum_goals)


def _private(brief: Brief) -> int:
    return len(parted(brief.points)[1]) + len(brief.answers)


def _extent(whole: int, part: int) -> Extent:
    return Extent.NONE if not part else Extent.ALL if part >= whole else Extent.SOME


def narrowed(
    held: tuple[Audience, ...] | None, without: Audience, within: Iterable[Audience] = EVERYONE
) -> tuple[Audience, ...] | None:
    """`only_for` without one more reader; as it was where that would leave nobody."""
    readers = set(within) if held is None else set(held) & set(within)
    left = tuple(one for one in Audience if one in readers and one is not without)
    return left or held


def narrowed_item(item: Item, without: Audience) -> Item:
    """The engagement, and all of its paper, kept from one more kind of reader."""
    return item.revised(only_for=narrowed(item.only_for, without))


def narrowed_paper(brief: Brief, portion: Portion, without: Audience) -> Brief:
    """A portion of the paper kept from one more kind of reader."""
    private = portion is Portion.PRIVATE

    def kept(point: Point, caution: bool) -> Point:
        if caution is not private:
            return point
        return point.revised(only_for=narrowed(point.only_for, without, OFFICE))

    inside = cautioned(brief.points)
    points = tuple(kept(point, caution) for point, caution in zip(brief.points, inside, strict=True))
    answers = brief.answers
    if private:
        answers = tuple(a.revised(only_for=narrowed(a.only_for, without, OFFICE)) for a in answers)
    return brief.revised(points=points, answers=answers)


def opened_paper(brief: Brief) -> Brief:
    """The paper with nothing kept from readers who see it by default."""
    points = tuple(point.revised(only_for=None) for point in brief.points)
    return brief.revised(points=points, answers=tuple(answer.revised(only_for=None) for answer in brief.answers))


def is_narrowed(item: Item, brief: Brief | None) -> bool:
    """Whether anything of it is kept from readers who would see it by default."""
    lines = (*brief.points, *brief.answers) if brief else ()
    return item.only_for is not None or any(line.only_for is not None for line in lines)


def host_name(snapshot: TripSnapshot, edition: Edition) -> Organisation | None:
    """The organisation of a host edition."""
    return snapshot.find(Organisation, edition.organisation)
