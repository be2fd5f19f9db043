"""The public JSON of a trip: text to snapshot and back, and what is wrong with a text, in a code and a place."""

import json
import re
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from tripdesk.errors import Rejected
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.upcast import upcast

_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")

_CODES: dict[str, str] = {
    "extra_forbidden": "unknown_field",
    "missing": "missing_field",
    "enum": "unknown_word",
    "literal_error": "unknown_word",
    "date_from_datetime_parsing": "wrong_date",
    "date_parsing": "wrong_date",
    "date_type": "wrong_date",
    "datetime_parsing": "wrong_time",
    "datetime_from_date_parsing": "wrong_time",
    "datetime_type": "wrong_time",
    "timezone_aware": "wrong_time",
    "string_pattern_mismatch": "wrong_form",
    "string_too_short": "wrong_form",
    "string_too_long": "wrong_form",
}
"""pydantic's error types that have a sentence of their own; other types are `wrong_type` or `out_of_range`."""

_OWN = frozenset(
    {
        "zone_unknown",
        "zone_fixed_offset",
        "time_with_offset",
        "time_with_seconds",
        "time_in_gap",
        "time_in_fold",
        "fold_not_needed",
        "end_before_start",
        "half_a_time",
        "move_mismatch",
        "stamp_not_utc",
        "point_level_jumps",
        "seat_for_one",
        "duplicate_id",
        "reference_to_nothing",
        "second_brief",
    }
)
_INSIDE: Mapping[str, str] = {
    "end_before_start": ".end",
    "half_a_time": ".end",
    "move_mismatch": ".move",
    "stamp_not_utc": ".revised_at",
    "point_level_jumps": ".points[{number}].level",
}
"""Where below the record a fault lies that only the whole record can tell."""


def read_trip(data: bytes) -> tuple[TripSnapshot, tuple[str, ...]]:
    """The snapshot of a JSON text in UTF-8, and the paths of texts that held half a character (lone surrogates).

    Raises Rejected with `where` (`items[3].end`).
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Rejected("not_utf8") from None
    parsed = _parsed(text)
    upcast(parsed)
    halved: list[str] = []
    if _ESCAPED_SURROGATE.search(text):
        parsed = _without_surrogates(parsed, "", halved)
        text = json.dumps(parsed)
    try:
        return TripSnapshot.model_validate_json(text, strict=True), tuple(halved)
    except ValidationError as error:
        raise rejection(error) from None


def write_trip(snapshot: TripSnapshot) -> bytes:
    """The canonical JSON of a snapshot: UTF-8, two spaces, every field, in the order of the model."""
    whole = snapshot.model_dump(mode="json")
    first = {"format": whole.pop("format"), "version": whole.pop("version")}
    return (json.dumps(first | whole, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def trip_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the contract."""
    schema = TripSnapshot.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "tripdesk.trip"} | schema


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_no_key_twice, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise Rejected("broken_json", line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise Rejected("too_deep") from None


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))
        raise Rejected("key_twice", key=twice[:60])
    return found


def _no_constant(word: str) -> Any:
    raise Rejected("not_a_number", word=word)


def _without_surrogates(data: Any, path: str, halved: list[str]) -> Any:
    if isinstance(data, str):
        if _SURROGATE.search(data):
            halved.append(path)
            return _SURROGATE.sub("\ufffd", data)
        return data
    if isinstance(data, list):
        return [_without_surrogates(part, f"{path}[{n}]", halved) for n, part in enumerate(data)]  # pyright: ignore
    if isinstance(data, dict):
        return {  # pyright: ignore[reportUnknownVariableType]
            _SURROGATE.sub("\ufffd", key): _without_surrogates(part, f"{path}.{key}".lstrip("."), halved)  # pyright: ignore
            for key, part in data.items()  # pyright: ignore
        }
    return data


def rejection(error: ValidationError) -> Rejected:
    """The first fault that validation found, as a code with facts; `more` counts the others."""
    faults = error.errors(include_url=False, include_input=False)
    first = faults[0]
    code, facts = _fault(first)
    return Rejected(code, **facts, more=len(faults) - 1)


def _fault(fault: ErrorDetails) -> tuple[str, dict[str, object]]:
    context: dict[str, Any] = dict(fault.get("ctx", {}))
    kind = fault["type"]
    where = _path(fault["loc"])
    if kind in _OWN:
        inside = _INSIDE.get(kind, "").format_map(context)
        facts = {"where": context.pop("path", f"{where}{inside}" or "trip"), **context}
        return kind, facts
    code = _CODES.get(kind)
    if code is None:
        code = "wrong_type" if kind.endswith(("_type", "_parsing")) or kind.startswith("model") else "out_of_range"
    expected = context.get("expected", "")
    return code, {"where": where[:200] or "trip", "expected": expected}


def _path(location: tuple[int | str, ...]) -> str:
    path = ""
    for step in location:
        path += f"[{step}]" if isinstance(step, int) else f".{str(step)[:60]}"
    return path.lstrip(".")
