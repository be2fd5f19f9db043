"""Proposals: what somebody would change while the pen of a trip is away, kept until it comes back."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tripdesk.errors import Rejected
from tripdesk.model.history import (
    KINDS,
    PROPOSED,
    STORE_KINDS,
    Author,
    Committed,
    Conflict,
    Edit,
    Held,
    Key,
    Label,
    Proposal,
    Put,
)
from tripdesk.model.record import Record
from tripdesk.services.lineage import state_of
from tripdesk.services.pens import moment
from tripdesk.store.store import Store


class Fit(StrEnum):
    """Whether a proposal can be taken: the record is as it was; it is already so; it changed; several want it."""

    FITS = "fits"
    DONE = "done"
    OVERTAKEN = "overtaken"
    RIVAL = "rival"


@dataclass(frozen=True, slots=True)
class Offered:
    """A proposal as it stands to the trip now: the record that is there, the one that is to be; None for none."""

    held: Held
    proposal: Proposal
    now: Record | None
    wanted: Record | None
    version: int
    fit: Fit


def propose(
    store: Store,
    trip: str,
    edits: Iterable[Edit],
    by: Author,
    now: datetime,
    blobs: Iterable[tuple[str, bytes]] = (),
) -> Committed:
    """Keeps edits of a trip as proposals, each once. What only the store keeps is not proposed."""
    at = moment(store, trip, now)
    found: list[Edit] = []
    for edit in edits:
        held = store.get(edit.key)
        there = held.record if held is not None and not held.deleted else None
        wanted = edit.record if isinstance(edit, Put) else None
        kind = wanted.record_kind if wanted is not None else there.record_kind if there is not None else ""
        if not kind or kind in STORE_KINDS or (there is not None and wanted is not None and there == wanted):
            continue
        doc = "" if wanted is None else wanted.model_dump_json()
        base = "" if there is None else state_of(there)
        named = hashlib.sha256("\n".join((edit.key.scope, kind, edit.key.id, base, doc)).encode()).hexdigest()[:12]
        own = Key(trip, f"{PROPOSED}{named}")
        kept = store.get(own)
        if kept is not None and not kept.deleted:
            continue
        proposal = Proposal(
            id=own.id, scope=edit.key.scope, kind=kind, record=edit.key.id, doc=doc, base=base, by=by.actor, at=at
        )
        found.append(Put(trip, proposal, 0 if kept is None else kept.version))
    done = store.commit(Label("proposed", (trip,)), found, by, blobs=blobs if found else ())
    if isinstance(done, Conflict):
        raise Rejected("store_moved_on")
    return done


def proposals(store: Store, trip: str) -> tuple[Offered, ...]:
    """The proposals of a trip by the time they were made. Raises Rejected when there is no such trip, Unavailable."""
    offered = list(_offered(store, trip))
    wishes: dict[Key, int] = {}
    for one in offered:
        if one.fit is Fit.FITS:
            key = Key(one.proposal.scope, one.proposal.record)
            wishes[key] = wishes.get(key, 0) + 1
    rivals = {key for key, count in wishes.items() if count > 1}
    return tuple(
        Offered(one.held, one.proposal, one.now, one.wanted, one.version, Fit.RIVAL)
        if one.fit is Fit.FITS and Key(one.proposal.scope, one.proposal.record) in rivals
        else one
        for one in offered
    )


def _offered(store: Store, trip: str) -> Iterator[Offered]:
    pairs = [(one, one.record) for one in store.of_kind("proposal", trip) if isinstance(one.record, Proposal)]
    for held, proposal in sorted(pairs, key=lambda pair: (pair[1].at.utc, pair[1].id)):
        there = store.get(Key(proposal.scope, proposal.record))
        now = there.record if there is not None and not there.deleted else None
        wanted = KINDS[proposal.kind].model_validate_json(proposal.doc, strict=True) if proposal.doc else None
        state = "" if now is None else state_of(now)
        fit = Fit.FITS if state == proposal.base else Fit.OVERTAKEN
        if state == ("" if wanted is None else state_of(wanted)):
            fit = Fit.DONE
        yield Offered(held, proposal, now, wanted, 0 if there is None else there.version, fit)


def short_id(proposal: Proposal) -> str:
    """The id of a proposal as people type it."""
    return proposal.id.removeprefix(PROPOSED)
