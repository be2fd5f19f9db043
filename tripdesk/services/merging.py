"""Two entries of one person, or of one organisation, made into one: every reference moves, in one transaction."""

from typing import Any

from tripdesk.errors import Rejected
from tripdesk.model import fields
from tripdesk.model.history import SHARED, Committed, Conflict, Edit, Held, Label, Membership, Put, Remove, member_key
from tripdesk.model.itinerary import Item
from tripdesk.model.people import Organisation, Person
from tripdesk.model.record import Record, Value
from tripdesk.services.editing import Editing, revised_item

MERGED = {
    "person": ("name", "other_spellings", "titles", "form_of_address", "portrait", "profile", "contacts_so_far",
               "profile_source"),
    "organisation": ("name", "short_name", "profile", "contacts_so_far", "gift_policy", "website", "source"),
}  # fmt: skip
"""What is chosen from one entry or the other, in the order it is shown."""
JOINED = frozenset({"other_spellings", "titles", "profile", "contacts_so_far"})
"""Lists: both entries' lines stay unless one is chosen."""


def differing(keep: Record, drop: Record) -> tuple[str, ...]:
    """The fields in which both say something, and not the same: those to choose in."""
    names = MERGED[keep.record_kind]
    both = ((name, getattr(keep, name), getattr(drop, name)) for name in names)
    return tuple(name for name, one, other in both if one and other and one != other)


def proposed(keep: Record, drop: Record) -> Record:
    """The entry that stays with what only the other knows; of lists both, of what differs its own."""
    update: dict[str, Any] = {}
    for name in MERGED[keep.record_kind]:
        one, other = getattr(keep, name), getattr(drop, name)
        if name in JOINED:
            update[name] = tuple(dict.fromkeys((*one, *other)))
        elif not one:
            update[name] = other
    if isinstance(keep, Person) and isinstance(drop, Person):
        spellings = (*update["other_spellings"], *(n for n in (drop.name.ko, drop.name.en) if n))
        own = {keep.name.ko, keep.name.en}
        update["other_spellings"] = tuple(dict.fromkeys(s for s in spellings if s not in own))
    return keep.revised(**update)


def redirected(value: Value, kind: str, old: str, new: str) -> Any:
    """The value with every reference to one record leading to another; in a list it is named once."""
    update: dict[str, Any] = {}
    for field in fields.referring(type(value)):
        held = getattr(value, field.name)
        if not held:
            continue
        if field.refers_to == kind:
            there: Any = tuple(dict.fromkeys(new if one == old else one for one in held)) if field.many else held
            update[field.name] = there if field.many else (new if held == old else held)
        elif field.nested is not None:
            update[field.name] = (
                tuple(redirected(one, kind, old, new) for one in held)
                if field.many
                else redirected(held, kind, old, new)
            )
    changed = {name: one for name, one in update.items() if one != getattr(value, name)}
    return value.revised(**changed) if changed else value


def merge(editing: Editing, keep: Held, drop: Held, wanted: Record) -> Committed | Conflict:
    """`keep` becomes `wanted`, `drop` goes, whatever named it names `keep`.

    Raises Rejected for two kinds, or one entry. A Conflict says that one of the two was changed since it was read.
    """
    kind = keep.record.record_kind
    if not isinstance(keep.record, Person | Organisation) or drop.record.record_kind != kind or keep.key == drop.key:
        raise Rejected("cannot_merge")
    store = editing.store
    edits: list[Edit] = [Put(SHARED, wanted, keep.version)]
    for key, _kind in store.users(drop.key):
        user = store.get(key)
        if user is None or key == keep.key:
            continue
        moved = redirected(user.record, kind, drop.key.id, keep.key.id)
        if isinstance(moved, Item) and isinstance(user.record, Item):
            moved = revised_item(user.record, moved, editing.now)
        edits.append(Put(key.scope, moved, user.version))
    for trip in store.trips_with(drop.key.id):
        member = member_key(trip, keep.key.id)
        held = store.get(member)
        if held is None or held.deleted:
            edits.append(Put(trip, Membership(id=member.id, record=keep.key.id), held.version if held else 0))
    edits.append(Remove(drop.key, drop.version))
    return store.commit(Label("merged", (keep.key.id, drop.key.id)), edits, editing.by)
