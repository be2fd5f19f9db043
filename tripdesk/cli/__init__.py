"""The command line: a contract (`docs/architecture.md`). Exit 0 done, 1 refused or findings, 2 wrong usage."""

import argparse
import io
import sys
from collections.abc import Callable, Sequence

from tripdesk.app import open_desk
from tripdesk.cli import comparing, destroying, exchanging, finding, keeping, making, restored
from tripdesk.cli.commands import Commands, Run
from tripdesk.cli.speech import Speech
from tripdesk.errors import TripdeskError, Unavailable
from tripdesk.messages import UiLanguage
from tripdesk.settings import Settings, read_settings

ROOMS = (making, keeping, comparing, finding, destroying, exchanging, restored)


def main(arguments: Sequence[str] | None = None, *, desk: Callable[[Settings], int] | None = None) -> int:
    """Runs one command and returns its exit code. `desk` opens the window, where no command is given."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = read_settings(_early(given), store="-").ui_language
    options = _parser(language).parse_args(given)
    say = Speech(language, sys.stdout, sys.stderr)
    try:
        if options.command is None:
            if desk is None:
                raise Unavailable("no_desk")
            return desk(_settings(options))
        command: Run = options.run
        with open_desk(_settings(options)) as opened:
            code = command(options, opened, say)
            for notice in opened.notices:
                say.error(notice)
        say.finish()
        return code
    except TripdeskError as error:
        say.error(error)
        return 1
    except BrokenPipeError:
        say.hush()
        return 1
    except KeyboardInterrupt:
        say.hush()
        return 130


def _settings(options: argparse.Namespace) -> Settings:
    """What this command line chooses; words that were not given are not there."""
    return read_settings(getattr(options, "ui_lang", None), store=getattr(options, "store", None))


def _early(given: list[str]) -> str | None:
    """The interface language, wherever it stands, so that help and usage errors are in it. The last one counts."""
    found = None
    for position, word in enumerate(given):
        value = word.partition("=")[2] if word.startswith("--ui-lang=") else None
        if word == "--ui-lang" and position + 1 < len(given):
            value = given[position + 1]
        if value in {language.value for language in UiLanguage}:
            found = value
    return found


def _parser(language: UiLanguage) -> argparse.ArgumentParser:
    commands = Commands(language)
    for room in ROOMS:
        room.add(commands)
    return commands.parser
