"""A person on hold is not destroyed: the law on public records may forbid it."""

from datetime import datetime

from tripdesk.errors import Rejected
from tripdesk.model.history import SHARED, Author, Committed, Conflict, Held, Hold, Label, Put, Remove, hold_key
from tripdesk.store.store import Store


def hold_of(store: Store, person: str) -> Hold | None:
    """The hold on a person, if there is one."""
    held = store.get(hold_key(person))
    return held.record if held is not None and not held.deleted and isinstance(held.record, Hold) else None


def put_on_hold(store: Store, person: Held, reason: str, by: Author, now: datetime) -> Committed:
    """Puts a person on hold, or gives another reason for it. Raises Rejected without a reason."""
    if not reason.strip():
        raise Rejected("hold_without_reason", id=person.key.id)
    key = hold_key(person.key.id)
    at = now.isoformat(timespec="seconds")
    record = Hold(id=key.id, person=person.key.id, reason=reason.strip(), by=by.actor, at=at)
    return _done(store, Put(SHARED, record, _version(store, person.key.id)), "held", by)


def release(store: Store, person: Held, by: Author) -> Committed:
    """Takes the hold away. Raises Rejected when there is none."""
    if hold_of(store, person.key.id) is None:
        raise Rejected("not_on_hold", id=person.key.id)
    return _done(store, Remove(hold_key(person.key.id), _version(store, person.key.id)), "released", by)


def _version(store: Store, person: str) -> int:
    held = store.get(hold_key(person))
    return 0 if held is None else held.version


def _done(store: Store, edit: Put | Remove, code: str, by: Author) -> Committed:
    done = store.commit(Label(code, (edit.key.id,)), [edit], by)
    if isinstance(done, Conflict):
        raise Rejected("store_moved_on")
    return done
