"""Where the command line takes a passphrase from: a file, the environment, the terminal; never the argument list."""

import argparse
from pathlib import Path
from typing import NoReturn

from tripdesk import files
from tripdesk.app import Desk
from tripdesk.cli.speech import Speech
from tripdesk.errors import Rejected
from tripdesk.services.packages import Passphrase

LONGEST = 100_000
"""Bytes of a file that holds a passphrase in its first line."""


def passphrase_of(options: argparse.Namespace, desk: Desk, say: Speech) -> Passphrase:
    """Gives the passphrase of a file that is being opened, asked for only when it is needed."""

    def given(path: Path) -> str:
        return _told(options, desk) or say.secret("passphrase", path=path) or _nobody(path)

    return given


def new_passphrase(options: argparse.Namespace, desk: Desk, say: Speech, path: Path) -> str:
    """The passphrase a file is to be locked with; typed twice where it is typed. Raises Rejected."""
    if told := _told(options, desk):
        return told
    typed = say.secret("passphrase_new", path=path)
    if typed is None:
        _nobody(path)
    if not typed:
        raise Rejected("passphrase_empty")
    if say.secret("passphrase_again") != typed:
        raise Rejected("passphrase_differs")
    return typed


def _told(options: argparse.Namespace, desk: Desk) -> str:
    file: Path | None = options.passphrase_file
    if file is None:
        return desk.settings.passphrase
    try:
        first = files.read_limited(file, LONGEST).decode("utf-8-sig").splitlines()[:1]
    except UnicodeDecodeError:
        raise Rejected("passphrase_unreadable", path=file) from None
    if not first or not first[0]:
        raise Rejected("passphrase_empty")
    return first[0]


def _nobody(path: Path) -> NoReturn:
    raise Rejected("passphrase_needed", path=path)
