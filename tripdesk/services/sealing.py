"""Locking bytes with a passphrase: the age format (age-encryption.org/v1), scrypt only, all in memory."""

import re
import unicodedata
from pathlib import Path

import pyrage

from tripdesk.errors import Rejected

_HEADER = b"age-encryption.org/v1\n"
_SCRYPT = re.compile(rb"-> scrypt [A-Za-z0-9+/]{22} (\d{1,3})\n[A-Za-z0-9+/]{43}\n--- ")
HARDEST = 21
"""Base 2 logarithm of the largest work factor we take: it needs 2 GiB for some seconds. We write 18 to 20."""


def is_sealed(data: bytes) -> bool:
    """Whether bytes are an age file."""
    return data.startswith(_HEADER)


def seal(data: bytes, passphrase: str) -> bytes:
    """The bytes as an age file. The work takes about a second, so that guessing is slow. Raises Rejected."""
    if not passphrase:
        raise Rejected("passphrase_empty")
    return pyrage.passphrase.encrypt(data, _folded(passphrase))


def unseal(data: bytes, passphrase: str, path: Path) -> bytes:
    """The bytes inside an age file. Raises Rejected: wrong passphrase, damaged, or work nobody can wait for."""
    check_sealed(data, path)
    try:
        return pyrage.passphrase.decrypt(data, _folded(passphrase))
    except pyrage.DecryptError:
        raise Rejected("passphrase_wrong", path=path) from None


def check_sealed(data: bytes, path: Path) -> None:
    """Refuses, before a passphrase is asked for, what no passphrase can open in a reasonable time."""
    scrypt = _SCRYPT.match(data, len(_HEADER))
    if scrypt is None:
        raise Rejected("sealed_otherwise", path=path)
    if int(scrypt[1]) > HARDEST:
        raise Rejected("sealed_too_hard", path=path)


def _folded(passphrase: str) -> str:
    """Hangul typed on a Mac and on Windows is the same passphrase."""
    return unicodedata.normalize("NFC", passphrase)
