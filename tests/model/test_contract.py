"""The trip as JSON: what is written reads back the same, the schema agrees, what is wrong is said with its place."""

import contextlib
import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import jsonschema
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.model.drawn import snapshots
from tests.model.small import SMALL, edited, small
from tripdesk.errors import Rejected
from tripdesk.model.contract import read_trip, trip_schema, write_trip
from tripdesk.model.snapshot import Gathered, TripSnapshot

CHECKER = jsonschema.Draft202012Validator(trip_schema(), format_checker=jsonschema.FormatChecker())


def refusal(data: bytes) -> tuple[str, dict[str, object]]:
    with pytest.raises(Rejected) as refused:
        read_trip(data)
    return refused.value.code, {name: fact for name, fact in refused.value.facts.items() if name != "more"}


# Exact round trip


@given(snapshots())
@settings(
    max_examples=settings().max_examples // 3, phases=[Phase.explicit, Phase.reuse, Phase.generate]
)  # a whole trip takes minutes to shrink
def test_what_is_written_reads_back_the_same(snapshot: TripSnapshot) -> None:
    written = write_trip(snapshot)
    again, halved = read_trip(written)
    assert again == snapshot
    assert halved == ()
    assert write_trip(again) == written
    assert list(CHECKER.iter_errors(json.loads(written))) == []


def test_every_field_is_written_in_the_order_of_the_schema() -> None:
    written = json.loads(write_trip(small()))
    assert list(written) == list(trip_schema()["properties"])
    assert list(written["items"][0]) == list(trip_schema()["$defs"]["Item"]["properties"])


@pytest.mark.parametrize(
    "spelt",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: json.dumps(json.loads(text)),
        lambda text: json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True),
        lambda text: text.replace(":00Z", ":00+00:00"),
        lambda text: text.replace('T14:00"', 'T14:00:00"'),
    ],
    ids=["byte order mark", "CRLF", "one line, escaped", "keys sorted", "UTC as an offset", "with seconds of zero"],
)
def test_other_spellings_of_one_trip_are_the_same_trip(spelt: Callable[[str], str]) -> None:
    assert read_trip(spelt(SMALL).encode("utf-8")) == (small(), ())


# The schema


def test_the_schema_is_a_schema_and_takes_the_small_trip() -> None:
    CHECKER.check_schema(trip_schema())
    assert list(CHECKER.iter_errors(json.loads(SMALL))) == []


def places_of_objects(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    if isinstance(data, dict):
        return [path, *(p for key, part in data.items() for p in places_of_objects(part, (*path, key)))]
    if isinstance(data, list):
        return [p for number, part in enumerate(data) for p in places_of_objects(part, (*path, number))]
    return []


@pytest.mark.parametrize("path", places_of_objects(json.loads(SMALL)), ids=lambda p: ".".join(map(str, p)) or "root")
def test_a_field_nobody_knows_is_refused_wherever_it_stands(path: tuple[str | int, ...]) -> None:
    data = json.loads(SMALL)
    here = data
    for step in path:
        here = here[step]
    here["surprise"] = 1
    said = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in (*path, "surprise"))
    (error,) = CHECKER.iter_errors(data)
    assert {"additionalProperties"} == {e.validator for e in (error.context or [error])} - {"type"}
    assert refusal(json.dumps(data).encode()) == ("unknown_field", {"where": said.lstrip(".")})


def test_every_object_of_the_schema_is_closed() -> None:
    schema = trip_schema()
    objects = [part for part in [schema, *schema["$defs"].values()] if part.get("type") == "object"]
    assert [part["additionalProperties"] for part in objects] == [False] * len(objects)
    assert {cls.__name__ for cls in Gathered.COLLECTIONS.values()} <= schema["$defs"].keys()


# What is wrong, and where

LA = "America/Los_Angeles"


@pytest.mark.parametrize(
    ("edit", "code", "facts"),
    [
        ({"items[1].titel": {}}, "unknown_field", {"where": "items[1].titel"}),
        ({"items[1].kind": ...}, "missing_field", {"where": "items[1].kind"}),
        ({"trip.key": ...}, "missing_field", {"where": "trip.key"}),
        ({"trip": ...}, "missing_field", {"where": "trip"}),
        ({"trip": None}, "object_expected", {"where": "trip"}),
        ({"items": {}}, "list_expected", {"where": "items"}),
        ({"items[1]": "면담"}, "object_expected", {"where": "items[1]"}),
        ({"items[1].title": "면담"}, "two_languages_expected", {"where": "items[1].title"}),
        ({"items[1].title.ko": 5}, "text_expected", {"where": "items[1].title.ko"}),
        ({"items[1].start": "2023-01-09T14:00"}, "zoned_time_expected", {"where": "items[1].start"}),
        ({"items[1].kind": "meating"}, "unknown_word", {
            "where": "items[1].kind",
            "expected": "meeting, visit, ceremony, move, stay, meal, press, free",
        }),
        ({"items[1].start.fold": 2}, "unknown_word", {"where": "items[1].start.fold", "expected": "0, 1"}),
        ({"items[1].id": "면담 1"}, "wrong_id", {"where": "items[1].id"}),
        ({"items[1].id": "a" * 65}, "wrong_id", {"where": "items[1].id"}),
        ({"items[1].id": "../a"}, "wrong_id", {"where": "items[1].id"}),
        ({"items[1].id": "a\n"}, "wrong_id", {"where": "items[1].id"}),
        ({"items[1].lead": "nobody"}, "reference_to_nothing",
         {"where": "items[1].lead", "id": "nobody", "kind": "delegate"}),
        ({"items[1].lead": "icn"}, "reference_to_nothing", {"where": "items[1].lead", "id": "icn", "kind": "delegate"}),
        ({"items[1].id": "flight"}, "duplicate_id", {"where": "items[1].id", "id": "flight", "first": "items[0]"}),
        ({"items[1].id": "icn"}, "duplicate_id", {"where": "places[0].id", "id": "icn", "first": "items[1]"}),
        ({"briefs[1].item": "google"}, "second_brief", {"where": "briefs[1].item"}),
        ({"items[1].start.zone": "Asia/Soeul"}, "zone_unknown", {"where": "items[1].start.zone", "zone": "Asia/Soeul"}),
        ({"items[1].start.zone": ""}, "zone_unknown", {"where": "items[1].start.zone", "zone": ""}),
        ({"items[1].start.zone": "../../etc/passwd"}, "zone_unknown",
         {"where": "items[1].start.zone", "zone": "../../etc/passwd"}),
        ({"items[1].start.zone": "-08:00"}, "zone_fixed_offset", {"where": "items[1].start.zone", "zone": "-08:00"}),
        ({"items[1].start.zone": "UTC"}, "zone_fixed_offset", {"where": "items[1].start.zone", "zone": "UTC"}),
        ({"items[1].start.zone": "Etc/GMT+8"}, "zone_fixed_offset",
         {"where": "items[1].start.zone", "zone": "Etc/GMT+8"}),
        ({"items[1].start.local": "2027-03-14T02:30"}, "time_in_gap",
         {"where": "items[1].start", "time": "2027-03-14T02:30", "zone": LA}),
        ({"items[1].end.local": "2027-11-07T01:30"}, "time_in_fold",
         {"where": "items[1].end", "time": "2027-11-07T01:30", "zone": LA}),
        ({"items[1].end.fold": 0}, "fold_not_needed", {"where": "items[1].end", "time": "2023-01-09T15:00"}),
        ({"items[1].end.local": "2023-01-09T13:59"}, "end_before_start", {"where": "items[1].end"}),
        ({"items[1].end.zone": "Asia/Seoul"}, "end_before_start", {"where": "items[1].end"}),
        ({"items[1].end": None}, "half_a_time", {"where": "items[1].end"}),
        ({"items[1].start.local": "2023-01-09T14:00+09:00"}, "time_with_offset", {"where": "items[1].start.local"}),
        ({"items[1].start.local": "2023-01-09T14:00Z"}, "time_with_offset", {"where": "items[1].start.local"}),
        ({"items[1].start.local": "2023-01-09T14:00:30"}, "time_with_seconds", {"where": "items[1].start.local"}),
        ({"items[1].start.local": "2023-01-09"}, "wrong_time", {"where": "items[1].start.local"}),
        ({"items[1].start.local": "2023-01-09 14:00"}, "wrong_time", {"where": "items[1].start.local"}),
        ({"items[1].start.local": "2023-01-09T24:00"}, "wrong_time", {"where": "items[1].start.local"}),
        ({"items[1].start.local": "2023-02-30T14:00"}, "wrong_time", {"where": "items[1].start.local"}),
        ({"items[1].start.local": "1023-01-09T14:00"}, "wrong_time", {"where": "items[1].start.local"}),
        ({"items[1].start.local": 1673301600}, "wrong_time", {"where": "items[1].start.local"}),
        ({"items[1].calendar.revised_at": "1671526800"}, "wrong_time", {"where": "items[1].calendar.revised_at"}),
        ({"items[1].calendar.revised_at": "2022-12-20 09:00:00Z"}, "wrong_time",
         {"where": "items[1].calendar.revised_at"}),
        ({"items[1].calendar.revised_at": "2022-12-20T09:00:00"}, "stamp_not_utc",
         {"where": "items[1].calendar.revised_at"}),
        ({"items[1].calendar.revised_at": "2022-12-20T09:00:00+09:00"}, "stamp_not_utc",
         {"where": "items[1].calendar.revised_at"}),
        ({"items[1].calendar.sequence": 2**31}, "too_large",
         {"where": "items[1].calendar.sequence", "limit": 2**31 - 1}),
        ({"items[1].calendar.sequence": -1}, "too_small", {"where": "items[1].calendar.sequence", "limit": 0}),
        ({"items[1].calendar.sequence": "1"}, "whole_number_expected", {"where": "items[1].calendar.sequence"}),
        ({"items[1].calendar.sequence": 1.5}, "whole_number_expected", {"where": "items[1].calendar.sequence"}),
        ({"items[1].calendar.ever_issued": "yes"}, "truth_expected", {"where": "items[1].calendar.ever_issued"}),
        ({"items[1].move": {"mode": "walk", "origin": "icn", "destination": "icn"}}, "move_mismatch",
         {"where": "items[1].move"}),
        ({"items[0].move": None}, "move_mismatch", {"where": "items[0].move"}),
        ({"briefs[0].points[0].level": 2}, "point_level_jumps", {"where": "briefs[0].points[0].level", "number": 0}),
        ({"briefs[0].seats": [{"position": 1}]}, "seat_for_one", {"where": "briefs[0].seats[0]"}),
        ({"recipients[1].audience": "host"}, "recipient_needs_organisation", {"where": "recipients[1].organisation"}),
        ({"trip.stay_override": {"nights": -1, "days": 9}}, "too_small",
         {"where": "trip.stay_override.nights", "limit": 0}),
        ({"delegates[0].rooms": [{"stay": "google", "nights": [0]}]}, "too_small",
         {"where": "delegates[0].rooms[0].nights[0]", "limit": 1}),
        ({"recipients[0].generation": -1}, "too_small", {"where": "recipients[0].generation", "limit": 0}),
        ({"trip.key": "short"}, "text_too_short", {"where": "trip.key", "limit": 16}),
        ({"trip.key": "k" * 129}, "text_too_long", {"where": "trip.key", "limit": 128}),
        ({"places[0].airport_code": "icn"}, "wrong_form", {"where": "places[0].airport_code"}),
        ({"places[0].latitude": "37.46"}, "number_expected", {"where": "places[0].latitude"}),
        ({"places[0].latitude": 91}, "too_large", {"where": "places[0].latitude", "limit": 90}),
        ({"gifts[0].unit_price": "1,000"}, "amount_expected", {"where": "gifts[0].unit_price"}),
        ({"gifts[0].unit_price": "1_000"}, "amount_expected", {"where": "gifts[0].unit_price"}),
        ({"gifts[0].unit_price": "1e3"}, "amount_expected", {"where": "gifts[0].unit_price"}),
        ({"gifts[0].unit_price": "NaN"}, "amount_expected", {"where": "gifts[0].unit_price"}),
        ({"gifts[0].unit_price": "1.005"}, "amount_expected", {"where": "gifts[0].unit_price"}),
        ({"tasks[0].due": "2023-1-4"}, "wrong_date", {"where": "tasks[0].due"}),
        ({"tasks[0].due": "1672531200"}, "wrong_date", {"where": "tasks[0].due"}),
        ({"tasks[0].due": "2023-02-30"}, "wrong_date", {"where": "tasks[0].due"}),
        ({"tasks[0].due": "2023-01-04T00:00"}, "wrong_date", {"where": "tasks[0].due"}),
        ({"format": "tripdesk.trips"}, "not_a_trip", {}),
        ({"format": ...}, "not_a_trip", {}),
        ({"version": 2}, "newer_version", {"version": "2", "known": 1}),
        ({"version": 0}, "wrong_version", {"where": "version"}),
        ({"version": "1"}, "wrong_version", {"where": "version"}),
        ({"version": 1.0}, "wrong_version", {"where": "version"}),
        ({"version": True}, "wrong_version", {"where": "version"}),
        ({"version": ...}, "wrong_version", {"where": "version"}),
    ],
    ids=lambda value: ", ".join(value) if isinstance(value, dict) else str(value),
)  # fmt: skip
def test_a_fault_is_named_with_its_place(edit: dict[str, Any], code: str, facts: dict[str, object]) -> None:
    assert refusal(json.dumps(edited(edit)).encode()) == (code, facts)


COMMA = '"id": "icn",'


def line_of(words: str) -> int:
    return SMALL[: SMALL.index(words)].count("\n") + 1


HEAD = b'{"format": "tripdesk.trip", "version": 1, '


@pytest.mark.parametrize(
    ("data", "code", "facts"),
    [
        (b"", "file_empty", {}),
        (b" \r\n", "file_empty", {}),
        (b"{", "broken_json", {"line": 1, "column": 2}),
        (b'{"a": 1,\r\n "b": [', "broken_json", {"line": 2, "column": 8}),
        (SMALL.replace(COMMA, COMMA[:-1]).encode(), "broken_json", {"line": line_of(COMMA) + 1, "column": 7}),
        (b'{"a": "\n"}', "broken_json", {"line": 1, "column": 8}),
        (SMALL.encode() + b"{}", "broken_json", {"line": SMALL.count("\n") + 1, "column": 1}),
        (SMALL.encode("utf-16"), "not_utf8", {}),
        (SMALL.encode("utf-16-le"), "not_utf8", {}),
        (SMALL.encode("utf-32-be"), "not_utf8", {}),
        (SMALL.encode("cp949"), "not_utf8", {}),
        (b"null", "not_a_trip", {}),
        (b"[]", "not_a_trip", {}),
        (b"3", "not_a_trip", {}),
        (b"\x89PNG\r\n\x1a\n\x00", "not_utf8", {}),
        (b"PK\x03\x04", "broken_json", {"line": 1, "column": 1}),
        (HEAD + b'"trip": {"id": "a", "id": "b"}}', "key_twice", {"where": "trip.id"}),
        (HEAD + b'"items": [{}, {"x": {"a": 1, "a": 1}}], "items": []}', "key_twice", {"where": "items"}),
        (HEAD + b'"places": [{"latitude": NaN}]}', "not_a_number", {"where": "places[0].latitude", "word": "NaN"}),
        (HEAD + b'"x": -Infinity}', "not_a_number", {"where": "x", "word": "-Infinity"}),
        (HEAD + b'"x": [1, %s]}' % (b"9" * 5000), "not_a_number", {"where": "x[1]", "word": "999999999999…"}),
        (HEAD + b'"x": ' + b"[" * 300 + b"]" * 300 + b"}", "too_deep", {}),
        (HEAD + b'"x": ' + b'{"a":' * 100_000, "too_deep", {}),
        (HEAD + b'"y": "\\ud800", "x": ' + b"[" * 700 + b"]" * 700 + b"}", "too_deep", {}),
        (HEAD + b'"' + b"k" * 5000 + b'": 1}', "unknown_field", {"where": "k" * 60}),
    ],
    ids=lambda value: repr(value)[:40],
)  # fmt: skip
def test_what_is_no_json_is_refused(data: bytes, code: str, facts: dict[str, object]) -> None:
    assert refusal(data) == (code, facts)


def test_the_first_fault_is_said_and_the_others_are_counted() -> None:
    with pytest.raises(Rejected) as refused:
        read_trip(json.dumps(edited({"items[1].kind": "x", "items[0].kind": "y", "trip.key": 5})).encode())
    assert refused.value.facts["where"] == "trip.key"
    assert refused.value.facts["more"] == 2


def test_half_a_character_is_replaced_and_its_place_told() -> None:
    data = json.dumps(
        edited({"items[1].title.ko": "가\ud800나", "trip.purpose": [{"ko": "\udc00"}], "items[0].title.ko": "😀"})
    )
    snapshot, halved = read_trip(data.encode("ascii"))
    assert halved == ("trip.purpose[0].ko", "items[1].title.ko")
    assert (snapshot.items[1].title.ko, snapshot.items[0].title.ko) == ("가\ufffd나", "😀")


LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=4)
ANYTHING = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner))


def paths(data: Any, path: str = "") -> list[str]:
    if isinstance(data, dict):
        return [p for key, part in data.items() for p in (f"{path}.{key}".lstrip("."), *paths(part, f"{path}.{key}"))]
    if isinstance(data, list):
        return [p for n, part in enumerate(data) for p in (f"{path}[{n}]".lstrip("."), *paths(part, f"{path}[{n}]"))]
    return []


@given(st.sampled_from(paths(json.loads(SMALL))), ANYTHING)
def test_whatever_stands_in_a_field_is_read_or_refused(path: str, value: Any) -> None:
    data = json.dumps(edited({path: value})).encode()
    with contextlib.suppress(Rejected):
        snapshot, _ = read_trip(data)
        assert read_trip(write_trip(snapshot)) == (snapshot, ())


@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with pytest.raises(Rejected):
        read_trip(data)


def test_reading_changes_nothing_it_was_given() -> None:
    data = bytearray(SMALL, "utf-8")
    before = deepcopy(data)
    read_trip(bytes(data))
    assert data == before
