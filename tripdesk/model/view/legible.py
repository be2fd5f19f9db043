"""Text made safe for documents, once: what XML 1.0 cannot hold goes, with a notice of the field it stood in.

XML 1.0 §2.2 allows tab, line feed, carriage return and everything from U+0020 but surrogates, U+FFFE, U+FFFF.
"""

import re
from dataclasses import dataclass
from typing import Any, TypeVar

from tripdesk.model.fields import plan
from tripdesk.model.record import Value
from tripdesk.model.view.redaction import rebuilt

V = TypeVar("V", bound=Value)

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("\r\n?|[\x0b\x0c]")
_SUSPECT = re.compile(rb"\\u00[01]|\\[bfr]|\xef\xbf[\xbe\xbf]")


@dataclass(frozen=True, slots=True)
class Unfit:
    """A field whose text was cleaned: `items[3].title.ko`, and how many characters went."""

    path: str
    count: int


def legible(text: str) -> str:
    """The text as XML can hold it: vertical tabs and form feeds become line breaks, the rest of the unfit goes."""
    return _UNFIT.sub("", _BREAKS.sub("\n", text))


def suspect(value: Value) -> bool:
    """Whether a value may hold unfit text; quick, never wrong when it says no."""
    return _SUSPECT.search(value.model_dump_json().encode("utf-8", "surrogatepass")) is not None


def made_legible(value: V, path: str, found: list[Unfit]) -> V:
    """The value with legible texts; what was cleaned is added to `found`."""
    changed: dict[str, Any] = {}
    for field in plan(type(value)):
        held = getattr(value, field.name)
        here = f"{path}.{field.name}"
        if field.many:
            if held is None:
                continue
            parts = tuple(_part(part, f"{here}[{n}]", field.is_text, found) for n, part in enumerate(held))
            if parts != held:
                changed[field.name] = parts
        elif (part := _part(held, here, field.is_text, found)) is not held:
            changed[field.name] = part
    if not changed:
        return value
    return rebuilt(value, changed)


def _part(part: Any, path: str, is_text: bool, found: list[Unfit]) -> Any:
    if isinstance(part, Value):
        return made_legible(part, path, found)
    if not is_text or not isinstance(part, str):
        return part
    unfit = len(_UNFIT.findall(part))
    cleaned = legible(part)
    if unfit:
        found.append(Unfit(path, unfit))
    return cleaned if cleaned != part else part
