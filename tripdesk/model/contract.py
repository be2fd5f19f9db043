"""The public JSON of a trip: text to snapshot and back, and what is wrong with a text, in a code and a place."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, cast

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from tripdesk.errors import Rejected
from tripdesk.model.fields import FieldPlan, plan
from tripdesk.model.ids import SPELLING
from tripdesk.model.record import Value
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.times import KEPT_BEFORE
from tripdesk.model.upcast import upcast

_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")

_LONGEST_NUMBER = 400
"""Digits; Python itself takes 4,300 at most."""

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
    "pattern of ids": "wrong_id",
    "string_too_short": "text_too_short",
    "string_too_long": "text_too_long",
    "string_type": "text_expected",
    "int_type": "whole_number_expected",
    "int_from_float": "whole_number_expected",
    "float_type": "number_expected",
    "bool_type": "truth_expected",
    "tuple_type": "list_expected",
    "model_type": "object_expected",
    "model_type of LText": "two_languages_expected",
    "model_type of ZonedTime": "zoned_time_expected",
    "greater_than_equal": "too_small",
    "less_than_equal": "too_large",
    "decimal_type": "amount_expected",
    "decimal_parsing": "amount_expected",
    "decimal_max_digits": "amount_expected",
    "decimal_max_places": "amount_expected",
    "decimal_whole_digits": "amount_expected",
    "finite_number": "amount_expected",
}
"""pydantic's error types that have a sentence of their own; other types are `wrong_type` or `out_of_range`."""

_ID_FORM = SPELLING.pattern
_LIMITS = ("ge", "le", "min_length", "max_length")

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
        "recipient_needs_organisation",
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
    "recipient_needs_organisation": ".organisation",
    "point_level_jumps": ".points[{number}].level",
}
"""Where below the record a fault lies that only the whole record can tell."""


_FORMS: Mapping[type, tuple[re.Pattern[str], str]] = {
    date: (re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII), "wrong_date"),
    datetime: (re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|\+00:00)?", re.ASCII), "wrong_time"),
    Decimal: (re.compile(r"\d+(\.\d+)?", re.ASCII), "amount_expected"),
}
"""How a text must be written. pydantic reads more: `1672531200` as a date, `1_000` as an amount."""


def read_trip(data: bytes, *, kept: bool = False) -> tuple[TripSnapshot, tuple[str, ...]]:
    """The snapshot of a JSON text in UTF-8, and the paths of texts that held half a character (lone surrogates).

    `kept` says that it was frozen in a store, perhaps under other zone rules. Raises Rejected with `where`
    (`items[3].end`).
    """
    text = _decoded(data)
    halved: list[str] = []
    try:
        parsed = _parsed(text)
        upcast(parsed)
        if _ESCAPED_SURROGATE.search(text):
            parsed = _without_surrogates(parsed, "", halved)
            text = json.dumps(parsed)
    except RecursionError:
        raise Rejected("too_deep") from None
    try:
        snapshot = TripSnapshot.model_validate_json(text, strict=True, context=KEPT_BEFORE if kept else None)
    except ValidationError as error:
        raise rejection(error) from None
    for where, code in _misspelt(TripSnapshot, parsed):
        raise Rejected(code, where=where, more=0)
    return snapshot, tuple(halved)


def write_trip(snapshot: TripSnapshot) -> bytes:
    """The canonical JSON of a snapshot: UTF-8, two spaces, every field, in the order of the model."""
    whole = snapshot.model_dump(mode="json")
    first = {"format": whole.pop("format"), "version": whole.pop("version")}
    return (json.dumps(first | whole, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def trip_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the contract."""
    schema = TripSnapshot.model_json_schema()
    first = ("format", "version")
    properties: dict[str, Any] = schema.pop("properties")
    local: dict[str, Any] = schema["$defs"]["ZonedTime"]["properties"]["local"]
    del local["format"]  # a date-time of RFC 3339 has an offset; this has none
    local["pattern"] = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:00)?$"
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "tripdesk.trip",
        "properties": {name: properties[name] for name in (*first, *(n for n in properties if n not in first))},
        "required": [*first, "trip"],
    }


def _decoded(data: bytes) -> str:
    if not data.strip():
        raise Rejected("file_empty")
    if b"\0" in data[:4]:
        raise Rejected("not_utf8")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Rejected("not_utf8") from None


class _Flaw:
    """Stands where the parser found something it may not take, until the way to it is known."""

    def __init__(self, error: Rejected, step: str = "") -> None:
        self.error, self.step = error, step


def _parsed(text: str) -> Any:
    flaws: list[_Flaw] = []

    def noted(flaw: _Flaw) -> _Flaw:
        flaws.append(flaw)
        return flaw

    def closed(pairs: list[tuple[str, Any]]) -> Any:
        found = dict(pairs)
        if len(found) == len(pairs):
            return found
        seen: set[str] = set()
        step = next(f".{key}" for key, _ in pairs if key in seen or seen.add(key))
        return noted(_Flaw(Rejected("key_twice"), step))

    def whole(digits: str) -> Any:
        return int(digits) if len(digits) < _LONGEST_NUMBER else unusable(f"{digits[:12]}…")

    def unusable(word: str) -> _Flaw:
        return noted(_Flaw(Rejected("not_a_number", word=word)))

    try:
        parsed = json.loads(text, object_pairs_hook=closed, parse_int=whole, parse_constant=unusable)
    except json.JSONDecodeError as error:
        raise Rejected("broken_json", line=error.lineno, column=error.colno) from None
    if flaws:
        raise _found(parsed)
    return parsed


def _found(parsed: Any) -> Rejected:
    """The first flaw in the order of the text."""
    waiting: list[tuple[str, Any]] = [("", parsed)]
    while waiting:
        path, here = waiting.pop()
        if isinstance(here, _Flaw):
            return Rejected(here.error.code, **here.error.facts, where=_short(f"{path}{here.step}"))
        inside: list[tuple[str, Any]] = []
        if isinstance(here, dict):
            inside = [(f"{path}.{key}", part) for key, part in cast(dict[str, Any], here).items()]
        elif isinstance(here, list):
            inside = [(f"{path}[{number}]", part) for number, part in enumerate(cast(list[Any], here))]
        waiting += reversed(inside)
    raise AssertionError("a flaw was noted and is not there")


@cache
def _spelt(cls: type[Value]) -> tuple[FieldPlan, ...]:
    """The fields whose texts must be written in one way, and those that lead to such."""
    return tuple(f for f in plan(cls) if f.bare in _FORMS or (f.nested is not None and _spelt(f.nested)))


def _misspelt(cls: type[Value], raw: dict[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    """Where a text of a valid trip is not written as the contract says, and the code for it."""
    for field in _spelt(cls):
        held = raw.get(field.name)
        if held is None:
            continue
        here = f"{path}.{field.name}".lstrip(".")
        for at, part in [(f"{here}[{n}]", one) for n, one in enumerate(held)] if field.many else [(here, held)]:
            if field.nested is not None:
                yield from _misspelt(field.nested, part, at)
            elif isinstance(part, str) and not _FORMS[field.bare][0].fullmatch(part):
                yield at, _FORMS[field.bare][1]


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
    """The fault to mend first: a misspelt field, which others follow from, else the first. `more` counts the others."""
    faults = error.errors(include_url=False, include_input=False)
    first = next((fault for fault in faults if fault["type"] == "extra_forbidden"), faults[0])
    code, facts = _fault(first)
    return Rejected(code, **facts, more=len(faults) - 1)


def _fault(fault: ErrorDetails) -> tuple[str, dict[str, object]]:
    context: dict[str, Any] = dict(fault.get("ctx", {}))
    kind = fault["type"]
    where = _path(fault["loc"])
    if kind in _OWN:
        inside = _INSIDE.get(kind, "").format_map(context)
        return kind, {"where": context.pop("path", f"{where}{inside}" or "trip"), **context}
    if kind == "json_invalid":
        return "too_deep", {}
    code = _CODES.get(kind)
    if code is None:
        code = "wrong_type" if kind.endswith(("_type", "_parsing")) or kind.startswith("model") else "out_of_range"
    facts: dict[str, object] = {"where": _short(where)}
    if code == "object_expected":
        code = _CODES.get(f"model_type of {context.get('class_name')}", code)
    elif code == "wrong_form":
        code = _CODES["pattern of ids"] if context.get("pattern") == _ID_FORM else code
    elif code == "unknown_word":
        facts["expected"] = str(context["expected"]).replace(" or ", ", ").replace("'", "")
    for limit in (context[name] for name in _LIMITS if name in context):
        facts["limit"] = int(limit)
    return code, facts


def _path(location: tuple[int | str, ...]) -> str:
    path = ""
    for step in location:
        path += f"[{step}]" if isinstance(step, int) else f".{str(step)[:60]}"
    return path.lstrip(".")


def _short(path: str) -> str:
    return path.lstrip(".")[:200] or "trip"
