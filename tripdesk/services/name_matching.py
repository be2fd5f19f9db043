"""Finding a name by part of it, or by the first consonants of its syllables (초성): ㄱㄱ finds 구글."""

from collections.abc import Iterable

from tripdesk.model.folding import INITIALS, initials
from tripdesk.model.text import LText
from tripdesk.services.choosing import folded


def match(typed: str, names: Iterable[str]) -> int:
    """How well names fit what was typed: 0 the same, 1 begins so, 2 holds it or its consonants, -1 not at all."""
    wanted = folded("".join(typed.split()))
    if not wanted:
        return 2
    best = -1
    for name in names:
        whole = folded("".join(name.split()))
        if not whole:
            continue
        if whole == wanted:
            return 0
        fits = 1 if whole.startswith(wanted) else 2 if wanted in whole else -1
        if fits < 0 and all(c in INITIALS for c in wanted):
            bare = initials(whole)
            fits = 1 if bare.startswith(wanted) else 2 if wanted in bare else -1
        if fits >= 0 and (best < 0 or fits < best):
            best = fits
    return best


def sides(*texts: LText) -> tuple[str, ...]:
    """Both sides of texts, those that are there."""
    return tuple(side for text in texts for side in (text.ko, text.en) if side)
