"""Where shipped files lie: inside the wheel, or in the checkout's `resources/`."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


@cache
def root() -> Traversable:
    """The folder of shipped files."""
    bundled = files("tripdesk") / "_resources"
    return bundled if bundled.is_dir() else Path(__file__).resolve().parents[1] / "resources"


def read_bytes(*parts: str) -> bytes:
    """The bytes of the shipped file at `parts` below the root."""
    return root().joinpath(*parts).read_bytes()


def read_text(*parts: str) -> str:
    """The UTF-8 text of the shipped file at `parts` below the root."""
    return read_bytes(*parts).decode("utf-8")
