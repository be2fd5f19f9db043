"""Every value of the model: frozen, closed, changed only by `revised`, and every field says who sees it."""

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.model.drawn import snapshots
from tests.model.small import small
from tripdesk.model import fields
from tripdesk.model.itinerary import Item, Status
from tripdesk.model.people import Delegate, Room
from tripdesk.model.recipients import Recipient
from tripdesk.model.record import Record, Value
from tripdesk.model.snapshot import Gathered, TripSnapshot
from tripdesk.model.text import LText, PersonName


def below(cls: type[Value]) -> set[type[Value]]:
    return {cls}.union(*(below(field.nested) for field in fields.plan(cls) if field.nested))


CLASSES = sorted(below(TripSnapshot), key=lambda cls: cls.__name__)
FEW = settings(max_examples=settings().max_examples // 8, phases=[Phase.explicit, Phase.reuse, Phase.generate])
RECORDS = [cls for cls in CLASSES if issubclass(cls, Record)]


@pytest.mark.parametrize("cls", CLASSES)
def test_every_value_is_frozen_and_closed(cls: type[Value]) -> None:
    assert (cls.model_config.get("frozen"), cls.model_config.get("extra")) == (True, "forbid")
    assert cls.model_config.get("hide_input_in_errors") is True


@pytest.mark.parametrize("cls", CLASSES)
def test_every_field_says_who_sees_it_and_has_a_plain_type(cls: type[Value]) -> None:
    assert [field.name for field in fields.plan(cls)] == list(cls.model_fields)
    assert not any(field.bare in (list, dict, set) for field in fields.plan(cls))


def test_every_kind_of_record_is_in_one_collection_and_can_be_referred_to() -> None:
    assert {*RECORDS} == {*Gathered.COLLECTIONS.values(), type(small().trip)}
    kinds = [cls.record_kind for cls in RECORDS]
    assert len({*kinds}) == len(kinds)
    referred = {field.refers_to for cls in CLASSES for field in fields.plan(cls) if field.refers_to}
    assert referred <= {*kinds}


def test_a_value_is_changed_by_making_another() -> None:
    item = small().items[1]
    cancelled = item.revised(status=Status.CANCELLED)
    assert (item.status, cancelled.status) == (Status.CONFIRMED, Status.CANCELLED)
    assert cancelled.revised(status=Status.CONFIRMED) == item
    with pytest.raises(ValidationError):
        item.status = Status.CANCELLED  # pyright: ignore[reportAttributeAccessIssue]


@pytest.mark.parametrize(
    ("cls", "held", "update"),
    [
        (Item, small().items[1], {"end": small().items[0].end}),
        (Item, small().items[1], {"start": None}),
        (Item, small().items[1], {"move": small().items[0].move}),
        (Item, small().items[1], {"surprise": 1}),
        (Delegate, small().delegates[0], {"rooms": (Room.model_construct(stay="google", nights=(0,)).model_dump(),)}),
        (Recipient, small().recipients[0], {"audience": "host"}),
        (TripSnapshot, small(), {"people": ()}),
        (TripSnapshot, small(), {"tasks": small().tasks * 2}),
    ],
    ids=[
        "end before start",
        "half a time",
        "a way of a meeting",
        "unknown",
        "night 0",
        "host of nobody",
        "lost",
        "twice",
    ],
)
def test_a_revision_is_validated_like_anything_read(cls: type[Value], held: Value, update: dict[str, object]) -> None:
    assert isinstance(held, cls)
    with pytest.raises(ValidationError):
        held.revised(**update)


@FEW
@given(snapshots(), st.data())
def test_a_revision_with_its_own_fields_is_the_same(snapshot: TripSnapshot, data: st.DataObject) -> None:
    _, record = data.draw(st.sampled_from([*snapshot.records()]))
    name = data.draw(st.sampled_from([*type(record).model_fields]))
    assert record.revised(**{name: getattr(record, name)}) == record
    assert hash(record.revised()) == hash(record)


@FEW
@given(snapshots())
def test_everything_is_found_by_its_id_and_every_reference_leads_somewhere(snapshot: TripSnapshot) -> None:
    records = [record for _, record in snapshot.records()]
    assert [snapshot.by_id[record.id] for record in records] == records
    for record in records:
        for _, kind, wanted in fields.references(record):
            assert snapshot.by_id[wanted].record_kind == kind
    assert {brief.id for brief in snapshot.brief_of.values()} == {brief.id for brief in snapshot.briefs}
    assert snapshot.find(Item, None) is None
    assert snapshot.those(Item, ("nobody", "item.1", "person.0")) == (snapshot.find(Item, "item.1"),)


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        (LText(), False),
        (LText(en="x"), True),
        (PersonName(hanja="姜"), False),
        (PersonName(ko="강"), True),
    ],
)
def test_a_text_without_words_is_empty(text: LText | PersonName, filled: bool) -> None:
    assert bool(text) is filled
