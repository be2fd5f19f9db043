"""Giving items other times by hand: one edit, whatever their number."""

from collections.abc import Sequence

from tripdesk.errors import Rejected
from tripdesk.model.history import Committed, Conflict, Edit, Key, Label, Put
from tripdesk.model.itinerary import Item
from tripdesk.services.editing import Editing, revised_item
from tripdesk.services.placing import Placement


def place_items(editing: Editing, trip: str, placements: Sequence[Placement], gesture: str) -> Committed | Conflict:
    """Gives each item its times. What others changed meanwhile in other fields stays.

    Raises Rejected: an item is gone, or somebody gave it other times meanwhile.
    """
    edits: list[Edit] = []
    for placed in placements:
        key = Key(trip, str(placed.seen.id))
        held = editing.store.get(key)
        if held is None or held.deleted or not isinstance(held.record, Item):
            raise Rejected("record_missing", id=key.id)
        now = held.record
        if (now.start, now.end) != (placed.seen.start, placed.seen.end):
            latest = editing.store.changes_of_record(key)[-1]
            return Conflict(key, now.record_kind, now, placed.seen, placed.seen, latest.author, latest.at)
        wanted = now.revised(start=placed.start, end=placed.end)
        edits.append(Put(key.scope, revised_item(now, wanted, editing.now), held.version))
    ids = tuple(str(placed.seen.id) for placed in placements)
    return editing.store.commit(Label("changed", ids, "start"), edits, editing.by, gesture=gesture)
