"""Portraits: a picture somebody chose becomes an attachment that holds nothing but the face."""

import hashlib
from pathlib import Path

from tripdesk import files
from tripdesk.briefs import pictures
from tripdesk.errors import Rejected
from tripdesk.model.history import SHARED, Committed, Conflict, Edit, Key, Label, Put, Remove
from tripdesk.model.ids import AttachmentId
from tripdesk.model.logistics import Attachment
from tripdesk.model.people import Person
from tripdesk.model.text import LText
from tripdesk.services.editing import Editing
from tripdesk.services.starting import Ids, new_id
from tripdesk.store.store import Store

Frame = tuple[float, float, float, float]
"""Left, top, right, bottom in fractions of a picture."""
SHAPE = pictures.FRAME_MM
"""Width and height of a portrait, in millimetres."""


def read_picture(path: Path) -> tuple[bytes, bytes]:
    """The bytes of a file, and the picture to choose a part of. Raises Rejected, Unavailable."""
    data = files.read_limited(path, pictures.MAX_BYTES)
    return data, pictures.preview(data)


def cut_portrait(data: bytes, turns: int, frame: Frame) -> bytes:
    """The chosen part as books print it, without a word about where and when it was taken. Raises Rejected."""
    return pictures.framed(data, turns, frame)


def portrait_bytes(store: Store, person: Person) -> bytes | None:
    """The portrait of a person, small and upright; None where there is none. Raises Rejected, Unavailable."""
    held = store.get(Key(SHARED, str(person.portrait))) if person.portrait else None
    if held is None or held.deleted or not isinstance(held.record, Attachment):
        return None
    return pictures.normalise(store.blob(held.record.sha256))


def set_portrait(editing: Editing, person: str, picture: bytes | None, ids: Ids) -> Committed | Conflict:
    """Another portrait for somebody, made by `cut_portrait`, or none; the one before goes where nobody else has it."""
    store = editing.store
    held = store.get(Key(SHARED, person))
    if held is None or held.deleted or not isinstance(held.record, Person):
        raise Rejected("record_missing", id=person)
    edits: list[Edit] = []
    blobs: list[tuple[str, bytes]] = []
    own: str | None = None
    if picture is not None:
        own, sha256 = new_id("attachment", ids), hashlib.sha256(picture).hexdigest()
        name = held.record.name
        made = Attachment(
            id=AttachmentId(own),
            sha256=sha256,
            media_type=f"image/{pictures.kind_of(picture)}",
            file_name=f"portrait.{pictures.kind_of(picture).replace('jpeg', 'jpg')}",
            alt=LText(ko=name.reading or name.ko, en=name.en),
        )
        edits.append(Put(SHARED, made, 0))
        blobs.append((sha256, picture))
    edits.append(Put(SHARED, held.record.revised(portrait=own), held.version))
    old = Key(SHARED, str(held.record.portrait))
    before = store.get(old) if held.record.portrait else None
    if before is not None and not before.deleted and {key for key, _ in store.users(old)} == {held.key}:
        edits.append(Remove(old, before.version))
    return store.commit(Label("changed", (person,), "portrait"), edits, editing.by, blobs=blobs)
