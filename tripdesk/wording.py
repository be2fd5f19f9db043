"""The words of documents and calendars, in the document's language: `resources/wording/{ko,en}.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any, cast

from tripdesk import resources


def _flat(table: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, Mapping):
            found |= _flat(cast(Mapping[str, Any], value), f"{prefix}{key}.")
        else:
            found[f"{prefix}{key}"] = str(value)
    return found


@cache
def words(language: str) -> Mapping[str, str]:
    """Every word of a language (`ko` or `en`) by its dotted key: `words("ko")["status.confirmed"]`."""
    return _flat(tomllib.loads(resources.read_text("wording", f"{language}.toml")))


def word(language: str, key: str, **facts: object) -> str:
    """One word or phrase with its facts filled in. Raises KeyError for a key that is not there."""
    return words(language)[key].format_map(facts)
