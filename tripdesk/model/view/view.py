"""The view of a trip through an edition: an allow-list in three steps. Nothing leaves tripdesk except through one."""

from datetime import date
from functools import cached_property
from typing import Annotated, Any, cast

from tripdesk.model.audience import OUTSIDE, UNPRINTED, A
from tripdesk.model.brief import Brief
from tripdesk.model.fields import plan, references
from tripdesk.model.itinerary import Item
from tripdesk.model.record import Record, Value
from tripdesk.model.snapshot import Gathered, TripSnapshot
from tripdesk.model.text import EMPTY
from tripdesk.model.view.admission import ROOTS, SUPPORTING
from tripdesk.model.view.edition import Edition, Standpoint
from tripdesk.model.view.facts import Facts, ItemFacts, facts_of
from tripdesk.model.view.legible import Unfit, made_legible, suspect
from tripdesk.model.view.redaction import Gone, narrowed_away, pruned, rebuilt, redacted


class View(Gathered):
    """What one edition sees. The same collections as a snapshot, each record with what is hidden left blank."""

    edition: Annotated[Edition, UNPRINTED]
    facts: Annotated[Facts, UNPRINTED]
    own: Annotated[tuple[str, ...], UNPRINTED] = ()
    """Ids of the delegates this edition speaks for."""
    unfit: Annotated[tuple[Any, ...], UNPRINTED] = ()
    """`legible.Unfit` of each text that was cleaned."""

    def shows(self, of: type[Value] | Value, name: str) -> bool:
        """Whether this edition sees that field at all: hidden is never printed as missing."""
        cls = of if isinstance(of, type) else type(of)
        field = next(f for f in plan(cls) if f.name == name)
        return self.edition.audience in field.shown.to

    @cached_property
    def facts_by_item(self) -> dict[str, ItemFacts]:
        """What was worked out for each item, by its id."""
        return {str(facts.item): facts for facts in self.facts.items}

    def is_own(self, item: Item) -> bool:
        """Whether somebody this edition speaks for takes part in an item."""
        return self.facts_by_item[item.id].own


def view_of(snapshot: TripSnapshot, edition: Edition, today: date | None = None) -> View:
    """The trip as an edition sees it. `today` is for the findings, which only staff see."""
    who = Standpoint(snapshot, edition)
    seen = _seen_records(who)
    visible = set(seen)
    while True:
        try_again = False
        for own, record in list(seen.items()):
            try:
                seen[own] = pruned(record, visible)
            except Gone:
                del seen[own]
                visible.discard(own)
                try_again = True
        if not try_again:
            break
    issue = redacted(snapshot.issue, who) if snapshot.issue else None
    facts = redacted(pruned(facts_of(who, visible, today), visible), who)
    unfit: list[Unfit] = []
    if suspect(snapshot):
        paths = {cast(Any, record).id: path for path, record in snapshot.records()}
        seen = {own: made_legible(record, paths[own], unfit) for own, record in seen.items()}
        issue = made_legible(issue, "issue", unfit) if issue else None
        facts = made_legible(facts, "facts", [])  # worked out from records, where the same is found
    collections = {
        name: tuple(seen[str(r.id)] for r in getattr(snapshot, name) if r.id in seen) for name in Gathered.COLLECTIONS
    }
    collections["items"] = tuple(_as_read(cast(Item, item), who) for item in collections["items"])
    collections["briefs"] = tuple(_as_heard(cast(Brief, brief), who) for brief in collections["briefs"])
    make: Any = View.model_construct
    return make(
        issue=issue,
        trip=seen[snapshot.trip.id],
        edition=edition,
        facts=facts,
        own=tuple(d.id for d in snapshot.delegates if d.id in who.own),
        unfit=tuple(unfit),
        **collections,
    )


def _seen_records(who: Standpoint) -> dict[str, Record]:
    """The roots, and what they refer to as far as it may be seen: redacted, with references still unchecked."""
    by_id = who.snapshot.by_id
    seen: dict[str, Record] = {}
    waiting: list[Record] = []
    for _, record in who.snapshot.records():
        rule = ROOTS.get(record.record_kind)
        if rule is not None and rule(record, who):
            waiting.append(record)
    while waiting:
        record = waiting.pop()
        if record.id in seen or narrowed_away(record, who.audience):
            continue
        try:
            shown = redacted(record, who)
        except Gone:
            continue
        seen[record.id] = shown
        for _, _, wanted in references(shown):
            target = by_id.get(wanted)
            if target is None or wanted in seen:
                continue
            support = SUPPORTING.get(target.record_kind)
            if support is not None and support(target, who):
                waiting.append(target)
    return seen


def _as_read(item: Item, who: Standpoint) -> Item:
    """With the title this reader reads: outside the city the outside title, and of several hosts none by name."""
    if who.audience not in OUTSIDE:
        return item
    if item.outside_title:
        return rebuilt(item, {"title": item.outside_title})
    if who.audience is A.HOST and who.joint(cast(Item, who.snapshot.by_id[item.id])):
        return rebuilt(item, {"title": EMPTY})
    return item


def _as_heard(brief: Brief, who: Standpoint) -> Brief:
    """Without the agenda where it would tell one host of another."""
    if who.audience is A.HOST and who.joint(cast(Item, who.snapshot.by_id[brief.item])):
        return rebuilt(brief, {"agenda": ()})
    return brief
