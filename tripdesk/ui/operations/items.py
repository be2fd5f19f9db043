"""Items of the itinerary: what the user means to do with one or with many. One edit each, one undo."""

from collections.abc import Sequence

from tripdesk.errors import Rejected
from tripdesk.model.brief import Brief
from tripdesk.model.history import Committed, Conflict, Edit, Held, Key, Label, Put, Remove
from tripdesk.model.itinerary import Item, Place
from tripdesk.model.record import Record
from tripdesk.model.times import ZonedTime
from tripdesk.services.editing import Editing, merged_fields, revised_item
from tripdesk.services.item_making import NewItem, assembly_for, copied, made, shared_edits

Pair = tuple[Item, Item]
"""An item as it was on the screen, and as it is to be."""


def revise_items(
    editing: Editing, trip: str, pairs: Sequence[Pair], gesture: str, path: str = "", places: Sequence[Place] = ()
) -> Committed | Conflict:
    """Changes items; what others changed meanwhile in other fields stays. `places` are new and written with them.

    Raises Rejected for one that is gone.
    """
    edits: list[Edit] = shared_edits(trip, places)
    for seen, wanted in pairs:
        held = _held(editing, trip, str(seen.id))
        merged = _merged(editing, held, seen, wanted)
        if isinstance(merged, Conflict):
            return merged
        edits.append(_put(editing, held, merged))
    ids = tuple(str(seen.id) for seen, _ in pairs)
    return editing.store.commit(Label("changed", ids, path), edits, editing.by, gesture=gesture)


def set_fields(
    editing: Editing, trip: str, seen: Sequence[Item], gesture: str, places: Sequence[Place] = (), **fields: object
) -> Committed | Conflict:
    """Gives fields of one or several items the same values."""
    pairs = [(item, item.revised(**fields)) for item in seen]
    return revise_items(editing, trip, pairs, gesture, next(iter(fields), ""), places)


def retimed(item: Item, start: ZonedTime | None, end: ZonedTime | None) -> Item:
    """The item at other times; those who attend gather as long before it as they did."""
    assembly = item.assembly if start == item.start else assembly_for(item, start)
    return item.revised(start=start, end=end, assembly=assembly)


def move_item(
    editing: Editing, trip: str, item_id: str, start: ZonedTime | None, end: ZonedTime | None, gesture: str
) -> Committed | Conflict:
    """Gives an item other times, or none. Raises Rejected when it is gone."""
    item = _item(_held(editing, trip, item_id))
    return revise_items(editing, trip, [(item, retimed(item, start, end))], gesture, "start")


def retime_items(
    editing: Editing,
    trip: str,
    times: Sequence[tuple[Item, ZonedTime | None, ZonedTime | None]],
    gesture: str,
) -> Committed | Conflict:
    """Gives several items other times."""
    return revise_items(editing, trip, [(i, retimed(i, start, end)) for i, start, end in times], gesture, "start")


def shift_items(
    editing: Editing, trip: str, seen: Sequence[Item], minutes: int, gesture: str = ""
) -> Committed | Conflict:
    """Items with times so much later or earlier, counted as time passes; those without stay as they are."""
    timed = [(i, i.start.plus(minutes), i.end.plus(minutes)) for i in seen if i.start and i.end]
    if not timed:
        raise Rejected("placed_without_times", id=str(seen[0].id) if seen else "?")
    return retime_items(editing, trip, timed, gesture)


def add_item(editing: Editing, trip: str, new: NewItem, gesture: str = "") -> Committed | Conflict:
    """A new item, with the place it is at where that is new too."""
    return add_items(editing, trip, [new], gesture)


def add_items(editing: Editing, trip: str, new: Sequence[NewItem], gesture: str = "") -> Committed | Conflict:
    """New items, all or none."""
    places = {str(place.id): place for one in new for place in one.new_places}
    edits = shared_edits(trip, tuple(places.values()))
    edits += [Put(trip, made(one, editing.now), 0) for one in new]
    return editing.store.commit(Label("added", tuple(one.own for one in new)[:20]), edits, editing.by, gesture=gesture)


def copy_items(
    editing: Editing,
    trip: str,
    copies: Sequence[tuple[Item, str, ZonedTime | None, ZonedTime | None]],
    gesture: str = "",
) -> Committed | Conflict:
    """Copies of items under new ids at other times. See `copied` for what a copy leaves behind."""
    edits: list[Edit] = [Put(trip, copied(item, own, start, end, editing.now), 0) for item, own, start, end in copies]
    return editing.store.commit(
        Label("added", tuple(own for _, own, _, _ in copies)[:20]), edits, editing.by, gesture=gesture
    )


def duplicate_item(editing: Editing, trip: str, item_id: str, own: str, gesture: str = "") -> Committed | Conflict:
    """A copy of an item at the same times."""
    item = _item(_held(editing, trip, item_id))
    return copy_items(editing, trip, [(item, own, item.start, item.end)], gesture)


copy_day = copy_items
"""The items of a day on another: `services.item_days.day_copies` says which times they have there."""


def remove_items(editing: Editing, trip: str, ids: Sequence[str], gesture: str = "") -> Committed | Conflict:
    """Items with their meeting papers. Gifts, tasks and beds that name them stay, without them.

    Raises Rejected for one that is gone.
    """
    loaded = editing.store.load(trip)
    snapshot, gone = loaded.snapshot, set(ids)

    def version(record: Record) -> int:
        return loaded.held[Key(trip, str(record.id))][0]

    edits: list[Edit] = []
    papers = [brief for brief in snapshot.briefs if brief.item in gone]
    for record in (*snapshot.gifts, *snapshot.tasks):
        if record.item in gone:
            edits.append(Put(trip, record.revised(item=None), version(record)))
    for delegate in snapshot.delegates:
        kept = tuple(room for room in delegate.rooms if room.stay not in gone)
        if kept != delegate.rooms:
            edits.append(Put(trip, delegate.revised(rooms=kept), version(delegate)))
    edits += [Remove(Key(trip, str(brief.id)), version(brief)) for brief in papers]
    for own in dict.fromkeys(ids):
        item = snapshot.find(Item, own)
        if item is None:
            raise Rejected("record_missing", id=own)
        edits.append(Remove(Key(trip, own), version(item)))
    return editing.store.commit(Label("removed", tuple(ids)[:20]), edits, editing.by, gesture=gesture)


def ask_for_paper(editing: Editing, trip: str, item_id: str, brief: Brief) -> Committed | Conflict:
    """A meeting paper for an item. Raises Rejected when there is one."""
    if item_id in editing.store.load(trip).snapshot.brief_of:
        raise Rejected("second_brief", where=item_id)
    return editing.add(trip, brief, Label("added", (str(brief.id),)))


def add_counterpart(
    editing: Editing, trip: str, seen: Item, records: Sequence[Record], wanted: Item, gesture: str = ""
) -> Committed | Conflict:
    """Somebody, or an organisation, of the other side of an item, with the records that are new for it."""
    edits: list[Edit] = []
    for record in records:
        if record.record_kind in {"person", "organisation", "place"}:
            edits += shared_edits(trip, [record])
        else:
            edits.append(Put(trip, record, 0))
    held = _held(editing, trip, str(seen.id))
    merged = _merged(editing, held, seen, wanted)
    if isinstance(merged, Conflict):
        return merged
    edits.append(_put(editing, held, merged))
    label = Label("changed", (str(seen.id),), "counterparts")
    return editing.store.commit(label, edits, editing.by, gesture=gesture)


def _held(editing: Editing, trip: str, own: str) -> Held:
    held = editing.store.get(Key(trip, own))
    if held is None or held.deleted or not isinstance(held.record, Item):
        raise Rejected("record_missing", id=own)
    return held


def _merged(editing: Editing, held: Held, seen: Item, wanted: Item) -> Item | Conflict:
    try:
        merged = merged_fields(seen, held.record, wanted)
    except ValueError:  # each change is sound, the two together are not
        raise Rejected("placed_end_first", id=held.key.id) from None
    if isinstance(merged, Item):
        return merged
    latest = editing.store.changes_of_record(held.key)[-1]
    return Conflict(held.key, "item", held.record, wanted, seen, latest.author, latest.at)


def _item(held: Held) -> Item:
    assert isinstance(held.record, Item)
    return held.record


def _put(editing: Editing, held: Held, wanted: Item) -> Put:
    return Put(held.key.scope, revised_item(_item(held), wanted, editing.now), held.version)
