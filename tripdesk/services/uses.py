"""Where a person or an organisation is used: the trips, and in them the parts, items, papers, each by its name."""

from dataclasses import dataclass, field

from tripdesk.model.brief import Brief
from tripdesk.model.history import SHARED, Key
from tripdesk.model.itinerary import Item
from tripdesk.model.people import Counterpart, Delegate
from tripdesk.model.record import Record
from tripdesk.model.text import EMPTY, LText, PersonName
from tripdesk.model.trip import Trip
from tripdesk.store.store import Store

ORDER = ("trip", "delegate", "counterpart", "contact", "item", "brief", "recipient", "gift", "task", "person")


@dataclass(frozen=True, slots=True)
class Use:
    """A record that names somebody, itself or through the part played on a trip. Without a trip it is shared."""

    trip: str
    trip_title: LText = field(repr=False)
    kind: str
    id: str
    name: LText = field(repr=False)


def uses(store: Store, key: Key) -> tuple[Use, ...]:
    """Everything that names this record, trip by trip; people and organisations are followed through their parts."""
    seen: dict[Key, Record] = {}
    for user, kind in store.users(key):
        _take(store, user, seen)
        if kind in {"delegate", "counterpart"}:
            for further, kind_there in store.users(user):
                if kind_there in {"item", "brief"}:
                    _take(store, further, seen)
    titles: dict[str, LText] = {}
    found: list[Use] = []
    for user, record in seen.items():
        if user.scope and user.scope not in titles:
            trip = store.get(Key(user.scope, user.scope))
            titles[user.scope] = trip.record.title if trip is not None and isinstance(trip.record, Trip) else EMPTY
        name = name_of(store, user.scope, record)
        found.append(Use(user.scope, titles.get(user.scope, EMPTY), record.record_kind, user.id, name))
    return tuple(sorted(found, key=_place))


def name_of(store: Store, scope: str, record: Record) -> LText:
    """What a record is called: its title or name, of a paper that of its item, of a part its role or the person."""
    if isinstance(record, Brief):
        item = store.get(Key(scope, str(record.item)))
        return item.record.title if item is not None and isinstance(item.record, Item) else EMPTY
    if isinstance(record, Delegate | Counterpart):
        if record.role:
            return record.role
        person = store.get(Key(SHARED, str(record.person)))
        return name_of(store, SHARED, person.record) if person is not None else EMPTY
    named = getattr(record, "title", None) or getattr(record, "name", None) or getattr(record, "role", None)
    if isinstance(named, PersonName):
        return LText(ko=named.ko, en=named.en)
    return named if isinstance(named, LText) else EMPTY


def _take(store: Store, key: Key, seen: dict[Key, Record]) -> None:
    if key not in seen:
        held = store.get(key)
        if held is not None and not held.deleted:
            seen[key] = held.record


def _place(use: Use) -> tuple[str, int, str]:
    order = ORDER.index(use.kind) if use.kind in ORDER else len(ORDER)
    return use.trip, order, use.name.ko or use.name.en
