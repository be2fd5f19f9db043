"""Reads trips of earlier versions: one step from each version to the next. Version 1 is the first.

A golden file of every release is kept in `tests/data/golden/` and must stay readable.
"""

from typing import Any

from tripdesk.errors import Rejected
from tripdesk.model.snapshot import FORMAT, VERSION


def upcast(data: Any) -> None:
    """Checks that `data` (parsed JSON) is a trip this program can read. Raises Rejected."""
    if not isinstance(data, dict):
        raise Rejected("not_a_trip")
    found: dict[str, Any] = data  # pyright: ignore[reportUnknownVariableType]
    if found.get("format") != FORMAT:
        raise Rejected("not_a_trip")
    version = found.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise Rejected("wrong_version", where="version")
    if version > VERSION:
        raise Rejected("newer_version", version=str(version)[:12], known=VERSION)
