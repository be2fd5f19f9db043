"""What becomes of proposals once the pen is here: taken as one edit that can be undone, or dropped."""

from dataclasses import dataclass
from datetime import datetime

from tripdesk.errors import Rejected
from tripdesk.model.history import SHARED, Author, Committed, Conflict, Edit, Label, Membership, Put, Remove, member_key
from tripdesk.model.itinerary import Item
from tripdesk.services.editing import revised_item
from tripdesk.services.proposing import Fit, Offered, proposals, short_id
from tripdesk.store.store import Store

ALL = "all"


@dataclass(frozen=True, slots=True)
class Settled:
    """What was written, how many proposals it settles, and those that stay because they no longer fit."""

    done: Committed
    count: int
    left: tuple[Offered, ...]


def take(store: Store, trip: str, which: str, by: Author, now: datetime) -> Settled:
    """Makes a proposal, or all that fit, part of the trip. Several for one record are taken one by one.

    Raises Rejected for one that no longer fits, and while the pen is away; Unavailable.
    """
    every = proposals(store, trip)
    if which == ALL:
        chosen = [one for one in every if one.fit in {Fit.FITS, Fit.DONE}]
    else:
        chosen = [_called(every, which)]
        if chosen[0].fit is Fit.OVERTAKEN:
            raise Rejected("proposal_overtaken", id=which, record=chosen[0].proposal.record)
    edits = [edit for one in chosen if one.fit is not Fit.DONE for edit in _edits(store, trip, one, now)]
    return _settled(store, trip, chosen, edits, Label("proposals_taken", (trip,)), every, by)


def drop(store: Store, trip: str, which: str, by: Author) -> Settled:
    """Lets a proposal, or all of them, go. Raises Rejected, Unavailable."""
    every = proposals(store, trip)
    chosen = list(every) if which == ALL else [_called(every, which)]
    return _settled(store, trip, chosen, [], Label("proposals_dropped", (trip,)), every, by)


def _called(every: tuple[Offered, ...], which: str) -> Offered:
    found = [one for one in every if short_id(one.proposal) == which]
    if not found:
        names = ", ".join(short_id(one.proposal) for one in every[:20])
        raise Rejected("proposal_unknown", id=which[:40], names=names or "-")
    return found[0]


def _edits(store: Store, trip: str, one: Offered, now: datetime) -> list[Edit]:
    if one.wanted is None:
        return [Remove(one.held.key._replace(scope=one.proposal.scope, id=one.proposal.record), one.version)]
    record = one.wanted
    if isinstance(one.now, Item) and isinstance(record, Item):
        record = revised_item(one.now, record, now)
    edits: list[Edit] = [Put(one.proposal.scope, record, one.version)]
    if one.proposal.scope == SHARED:
        key = member_key(trip, one.proposal.record)
        member = store.get(key)
        if member is None or member.deleted:
            version = 0 if member is None else member.version
            edits.append(Put(trip, Membership(id=key.id, record=one.proposal.record), version))
    return edits


def _settled(
    store: Store,
    trip: str,
    chosen: list[Offered],
    edits: list[Edit],
    label: Label,
    every: tuple[Offered, ...],
    by: Author,
) -> Settled:
    gone = [Remove(one.held.key, one.held.version) for one in chosen]
    done = store.commit(label, [*edits, *gone], by)
    if isinstance(done, Conflict):
        raise Rejected("proposal_overtaken", id="", record=done.key.id)
    ids = {one.proposal.id for one in chosen}
    return Settled(done, len(chosen), tuple(one for one in every if one.proposal.id not in ids))
