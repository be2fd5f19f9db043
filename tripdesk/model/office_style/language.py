"""Saying things in the language of a document. Nothing here falls back to the other language."""

from collections.abc import Iterable
from enum import StrEnum
from functools import cache

from tripdesk.model.text import LText
from tripdesk.wording import words


@cache
def table_of(cls: type[StrEnum]) -> str:
    """The wording table of an enum: `item_kind` for ItemKind."""
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in cls.__name__).lstrip("_")


def word_of(value: StrEnum, language: str) -> str:
    """The word of an enum value: `확정` for Status.CONFIRMED."""
    return words(language)[f"{table_of(type(value))}.{value.value}"]


def in_language(text: LText, language: str) -> str:
    """That side of a text; a visible mark when only the other side is there; empty when both are."""
    said = text.ko if language == "ko" else text.en
    return said or (words(language)["style.untranslated"] if text else "")


def phrase(language: str, key: str, count: int | None = None, **facts: object) -> str:
    """A phrase of the table `[style]`. `count` fills `{count}` and chooses the form for one (`key_one`), if any."""
    table = words(language)
    if count is None:
        return table[f"style.{key}"].format_map(facts)
    one = table.get(f"style.{key}_one") if abs(count) == 1 else None
    return (one or table[f"style.{key}"]).format_map({"count": count, **facts})


def listing(parts: Iterable[str], language: str) -> str:
    """`가, 나, 다`: what is empty is left out, and no particle joins the last."""
    return words(language)["style.list_joint"].join(part for part in parts if part)


def number_ranges(numbers: Iterable[int], language: str) -> str:
    """`1~3, 5`: whole numbers in order, neighbours drawn together."""
    runs: list[list[int]] = []
    for n in sorted(set(numbers)):
        if runs and n == runs[-1][1] + 1:
            runs[-1][1] = n
        else:
            runs.append([n, n])
    joint = words(language)["style.close_joint"]
    return listing((f"{a}{joint}{b}" if a != b else str(a) for a, b in runs), language)
