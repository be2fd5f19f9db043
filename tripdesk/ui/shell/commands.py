"""Commands: everything that can be done has a name, and Ctrl+K finds it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be done: its name, its keys as Qt writes them, other words it is found by."""

    name: str
    run: Callable[[], object]
    keys: str = ""
    words: tuple[str, ...] = ()
