"""Names in Latin letters, however they are cut, hyphenated or turned round."""

import re
import unicodedata

_CUT = re.compile(r"[\s,]+")
_NOT_A_LETTER = re.compile(r"[^a-z]")


def letters(name: str) -> tuple[str, ...]:
    """The parts of a name as bare small letters: `KANG, Gi-jung` → `kang`, `gijung`."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return tuple(part for part in (_NOT_A_LETTER.sub("", cut) for cut in _CUT.split(plain)) if part)


def same_name(one: str, other: str) -> bool:
    """Whether two spellings are the same but for case, hyphens, spaces, marks and which name stands first."""
    return _turned_into(letters(one), letters(other)) or _turned_into(letters(other), letters(one))


def _turned_into(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    wanted = "".join(other)
    return any("".join(one[cut:] + one[:cut]) == wanted for cut in range(max(len(one), 1)))


def bucket(name: str) -> str:
    """Equal for two spellings that `same_name` holds the same (and for some that it does not)."""
    return "".join(sorted("".join(letters(name))))
