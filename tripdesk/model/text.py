"""Bilingual text and names."""

from typing import Annotated

from tripdesk.model.audience import WITHIN
from tripdesk.model.record import Value


class LText(Value):
    """A text in Korean and in English. An empty side is a missing translation."""

    ko: Annotated[str, WITHIN] = ""
    en: Annotated[str, WITHIN] = ""

    def __bool__(self) -> bool:
        return bool(self.ko or self.en)


class PersonName(Value):
    """A name as its owner writes it. `reading` is the Hangul reading of a foreign name."""

    ko: Annotated[str, WITHIN] = ""
    en: Annotated[str, WITHIN] = ""
    hanja: Annotated[str, WITHIN] = ""
    reading: Annotated[str, WITHIN] = ""

    def __bool__(self) -> bool:
        return bool(self.ko or self.en)


EMPTY = LText()
NAMELESS = PersonName()
