"""Portraits: part of a picture, and nothing else of it."""

import io
from pathlib import Path

import pytest
from PIL import Image

from tests.stores import editing, opened, small_trip, taken_in
from tripdesk.errors import Rejected
from tripdesk.model.history import SHARED, Key
from tripdesk.model.people import Person
from tripdesk.services.portraits import cut_portrait, portrait_bytes, read_picture, set_portrait
from tripdesk.store.store import Store


def picture(wide: int = 400, high: int = 300) -> bytes:
    """Red at the left, blue at the right, with a word about where it was taken."""
    image = Image.new("RGB", (wide, high), "red")
    image.paste("blue", (wide // 2, 0, wide, high))
    exif = Image.Exif()
    exif[0x010E] = "where it was taken"
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)
    return out.getvalue()


def colours(data: bytes) -> set[str]:
    """Which of the two colours are there."""
    image = Image.open(io.BytesIO(data)).convert("RGB")
    every = {image.getpixel((x, y)) for x in (2, image.width - 3) for y in (2, image.height - 3)}
    return {"red" if colour[0] > 128 else "blue" for colour in every if isinstance(colour, tuple)}


def person(store: Store) -> Person:
    held = store.get(Key(SHARED, "mayor"))
    assert held is not None
    assert isinstance(held.record, Person)
    return held.record


@pytest.mark.parametrize(
    ("turns", "frame", "seen"),
    [
        (0, (0, 0, 1, 1), {"red", "blue"}),
        (0, (0, 0, 0.4, 1), {"red"}),
        (0, (0.6, 0, 1, 1), {"blue"}),
        (1, (0, 0, 1, 0.4), {"red"}),
        (1, (0, 0.6, 1, 1), {"blue"}),
        (2, (0, 0, 0.4, 1), {"blue"}),
        (3, (0, 0, 1, 0.4), {"blue"}),
        (0, (-0.5, -0.5, 0.4, 2), {"red"}),
    ],
)
def test_what_is_outside_the_frame_is_gone(
    turns: int, frame: tuple[float, float, float, float], seen: set[str]
) -> None:
    data = cut_portrait(picture(), turns, frame)
    assert colours(data) == seen
    assert b"where it was taken" not in data


def test_an_empty_frame_is_no_picture() -> None:
    with pytest.raises(Rejected, match="picture_unreadable"):
        cut_portrait(picture(), 0, (0.5, 0.5, 0.5, 0.5))


def test_a_file_is_read_with_a_small_picture_to_choose_from(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(picture(2000, 1500))
    data, preview = read_picture(tmp_path / "photo.jpg")
    assert (data, Image.open(io.BytesIO(preview)).size) == (picture(2000, 1500), (900, 675))


def test_the_portrait_before_goes_and_undo_brings_it_back(tmp_path: Path) -> None:
    store = opened(tmp_path / "desk.db")
    taken_in(store, small_trip())
    ids = iter(("first0000", "second000")).__next__
    first, second = cut_portrait(picture(), 0, (0, 0, 0.4, 1)), cut_portrait(picture(), 0, (0.6, 0, 1, 1))
    set_portrait(editing(store), "mayor", first, ids)
    set_portrait(editing(store), "mayor", second, ids)
    assert colours(portrait_bytes(store, person(store)) or b"") == {"blue"}
    assert [held.key.id for held in store.of_kind("attachment")] == ["attachment-second000"]
    editing(store).undo()
    assert colours(portrait_bytes(store, person(store)) or b"") == {"red"}
    assert store.load("trip").snapshot.attachments[0].id == "attachment-first0000"
    set_portrait(editing(store), "mayor", None, ids)
    assert (portrait_bytes(store, person(store)), store.load("trip").snapshot.attachments) == (None, ())
    store.close()
