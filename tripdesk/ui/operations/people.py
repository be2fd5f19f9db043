"""What is done with people and organisations, whatever the trip."""

from typing import Any

from tripdesk.errors import Rejected
from tripdesk.model.history import SHARED, Committed, Conflict, Edit, Held, Key, Label, Put, Remove
from tripdesk.model.ids import OrganisationId, PersonId
from tripdesk.model.people import DatedTitle, Organisation, Person
from tripdesk.model.record import Record
from tripdesk.model.text import LText, PersonName
from tripdesk.services.editing import Editing
from tripdesk.services.merging import merge
from tripdesk.services.parts import Part, set_part
from tripdesk.services.portraits import set_portrait
from tripdesk.services.starting import Ids, new_id


def change(editing: Editing, own: str, part: Part, seen: Any, value: Any, gesture: str) -> Committed | Conflict:
    """Another value for a part of a person or an organisation."""
    return set_part(editing, Key(SHARED, own), part, seen, value, gesture)


def add_person(editing: Editing, own: str, name: str) -> Committed | Conflict:
    """A new person, of no trip yet."""
    return _add(editing, Person(id=PersonId(own), name=name_from(name)))


def add_organisation(editing: Editing, own: str, name: str) -> Committed | Conflict:
    """A new organisation, of no trip yet."""
    text = LText(en=name) if name.isascii() else LText(ko=name)
    return _add(editing, Organisation(id=OrganisationId(own), name=text))


def name_from(typed: str) -> PersonName:
    """A name as it was typed, on the side of the script it is in."""
    bare = " ".join(typed.split())
    return PersonName(en=bare) if bare.isascii() else PersonName(ko=bare)


def add_title(editing: Editing, own: str) -> Committed | Conflict:
    """A title to be filled in; it counts as the present one."""
    held, person = _person(editing, own)
    return editing.change(held, person.revised(titles=(*person.titles, DatedTitle(title=LText()))), _titles(own))


def remove_title(editing: Editing, own: str, number: int, seen: DatedTitle) -> Committed | Conflict:
    """Takes a title away, as it was shown. Raises Rejected where it is another one by now."""
    held, person = _person(editing, own)
    if number >= len(person.titles) or person.titles[number] != seen:
        raise Rejected("record_missing", id=own)
    titles = (*person.titles[:number], *person.titles[number + 1 :])
    return editing.change(held, person.revised(titles=titles), _titles(own))


def set_title_office(
    editing: Editing, own: str, number: int, office: str, name: str, ids: Ids, gesture: str
) -> Committed | Conflict:
    """The organisation of a title: one there is, a new one of that name, or none."""
    held, person = _person(editing, own)
    if number >= len(person.titles):
        raise Rejected("record_missing", id=own)
    edits: list[Edit] = []
    if not office and name:
        office = new_id("organisation", ids)
        text = LText(en=name) if name.isascii() else LText(ko=name)
        edits.append(Put(SHARED, Organisation(id=OrganisationId(office), name=text), 0))
    title = person.titles[number].revised(organisation=office or None)
    titles = (*person.titles[:number], title, *person.titles[number + 1 :])
    edits.append(Put(SHARED, person.revised(titles=titles), held.version))
    return editing.store.commit(_titles(own), edits, editing.by, gesture=gesture)


def _titles(own: str) -> Label:
    return Label("changed", (own,), "titles")


def _person(editing: Editing, own: str) -> tuple[Held, Person]:
    held = editing.store.get(Key(SHARED, own))
    if held is None or held.deleted or not isinstance(held.record, Person):
        raise Rejected("record_missing", id=own)
    return held, held.record


def delete(editing: Editing, own: str) -> Committed | Conflict:
    """Takes a person or an organisation out of the store, with a portrait nobody else has. Raises Rejected in use."""
    store = editing.store
    held = store.get(Key(SHARED, own))
    if held is None or held.deleted:
        raise Rejected("record_missing", id=own)
    edits: list[Edit] = [Remove(held.key, held.version)]
    if isinstance(held.record, Person) and held.record.portrait:
        picture = store.get(Key(SHARED, str(held.record.portrait)))
        if picture and not picture.deleted and {key for key, _ in store.users(picture.key)} == {held.key}:
            edits.append(Remove(picture.key, picture.version))
    return store.commit(Label("removed", (own,)), edits, editing.by)


def join(editing: Editing, keep: Held, drop: Held, wanted: Record) -> Committed | Conflict:
    """Makes one entry of two."""
    return merge(editing, keep, drop, wanted)


def portray(editing: Editing, own: str, picture: bytes | None, ids: Ids) -> Committed | Conflict:
    """Gives a person another portrait, or none."""
    return set_portrait(editing, own, picture, ids)


def _add(editing: Editing, record: Record) -> Committed | Conflict:
    return editing.store.commit(Label("added", (str(record.id),)), [Put(SHARED, record, 0)], editing.by)
