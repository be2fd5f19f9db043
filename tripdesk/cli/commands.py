"""The words of the command line: each command of a room is added here by the room that runs it."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from tripdesk import __version__
from tripdesk.app import Desk
from tripdesk.cli.speech import Speech, one_line
from tripdesk.messages import UiLanguage, sentence

Run = Callable[[argparse.Namespace, Desk, Speech], int]
"""One command: does it, says what came of it, and returns the exit code."""


class _Parser(argparse.ArgumentParser):
    """Says wrong usage in the interface's language; the reason is argparse's own."""

    def __init__(self, *, language: UiLanguage, **settings: Any) -> None:
        super().__init__(allow_abbrev=False, **settings)
        self._language = language

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, one_line(sentence(self._language, "cli.wrong_usage", {"reason": message})) + "\n")


class Commands:
    """The parser while commands are being added to it."""

    def __init__(self, language: UiLanguage) -> None:
        self._language = language
        self._shared = _Parser(language=language, add_help=False)
        self._shared.add_argument(
            "--ui-lang", choices=[u.value for u in UiLanguage], default=argparse.SUPPRESS, help=self.told("ui_lang")
        )
        self._shared.add_argument("--store", metavar="PATH", default=argparse.SUPPRESS, help=self.told("store"))
        self.parser: argparse.ArgumentParser = _Parser(
            language=language, prog="tripdesk", description=self.told("tripdesk"), parents=[self._shared]
        )
        self.parser.add_argument("--version", action="version", version=f"tripdesk {__version__}")
        self._all = self.parser.add_subparsers(dest="command", metavar=self.told("command"))

    def told(self, key: str) -> str:
        """The help text of that key."""
        return sentence(self._language, f"cli.help_{key}").replace("%", "%%")

    def command(self, name: str, run: Run) -> argparse.ArgumentParser:
        """A command of that name; arguments are added to what is returned."""
        said = self.told(name)
        added = self._all.add_parser(name, language=self._language, help=said, description=said, parents=[self._shared])
        added.set_defaults(run=run)
        return added

    def on_trip(self, name: str, run: Run) -> argparse.ArgumentParser:
        """A command whose first word is the trip."""
        added = self.command(name, run)
        added.add_argument("trip", metavar="TRIP", help=self.told("trip"))
        return added

    def on_file(self, name: str, run: Run) -> argparse.ArgumentParser:
        """A command whose first word is the trip, which may be a file that is locked."""
        added = self.on_trip(name, run)
        self.unlocks(added)
        return added

    def unlocks(self, added: argparse.ArgumentParser) -> None:
        """Lets a command read a passphrase from a file."""
        added.add_argument("--passphrase-file", type=Path, metavar="FILE", help=self.told("passphrase_file"))
