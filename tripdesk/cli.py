"""The command line: a contract (`docs/architecture.md`). Exit 0 done, 1 refused or findings, 2 wrong usage."""

import argparse
import contextlib
import io
import json
import os
import re
import sys
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import Any, NoReturn, TextIO

from tripdesk import __version__, files
from tripdesk.app import Desk, open_desk
from tripdesk.errors import Rejected, TripdeskError, Unavailable
from tripdesk.messages import UiLanguage, sentence
from tripdesk.model.audience import Audience
from tripdesk.model.checks import Severity
from tripdesk.model.contract import trip_schema, write_trip
from tripdesk.model.recipients import Language
from tripdesk.model.view import edition_for
from tripdesk.services import diagnosis, overview
from tripdesk.services.briefing import MadeBook, make_book
from tripdesk.services.calendar_files import calendar_names, make_calendar
from tripdesk.services.checking import check_trip
from tripdesk.services.choosing import edition_of, recipient_called, recipients_for, recipients_of
from tripdesk.services.demo import Written, issue_all, sample_trip, write
from tripdesk.services.trips import export_trip, open_trip
from tripdesk.settings import read_settings

LARGEST_TEMPLATE = 50_000_000
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = read_settings(_early(given)).ui_language
    options = _parser(language).parse_args(given)
    say = Speech(language, sys.stdout, sys.stderr)
    try:
        command: Callable[[argparse.Namespace, Desk, Speech], int] = options.run
        code = command(options, open_desk(read_settings(options.ui_lang)), say)
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


class Speech:
    """Says things to the user: results on stdout, errors, warnings and progress on stderr."""

    def __init__(self, language: UiLanguage, out: TextIO | None, err: TextIO | None) -> None:
        self.language = language
        self._out = out or io.StringIO()  # none where the caller closed it
        self._err = err or io.StringIO()

    def line(self, key: str, **facts: object) -> None:
        """A sentence of the table `cli`."""
        self.text(sentence(self.language, f"cli.{key}", facts))

    def text(self, text: str) -> None:
        """One line of text."""
        self.document(one_line(text))

    def json(self, data: object) -> None:
        """One JSON document."""
        self.document(json.dumps(data, ensure_ascii=False, indent=2))

    def document(self, text: str) -> None:
        """Text as it is. Raises Unavailable when it cannot be written."""
        with self._writing():
            print(text, file=self._out)

    def finish(self) -> None:
        """Writes what still waits. Raises Unavailable when it cannot be written."""
        with self._writing():
            self._out.flush()

    def hush(self) -> None:
        """Lets go of what nobody reads any more."""
        with contextlib.suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._out.fileno())
            os.close(nowhere)

    def error(self, error: TripdeskError) -> None:
        """One sentence: what, where, what to do; and how many more there are."""
        said = sentence(self.language, f"errors.{error.code}", error.facts)
        more = error.facts.get("more")
        if isinstance(more, int) and more > 0:
            said += sentence(self.language, "cli.and_more", {"more": more})
        with contextlib.suppress(OSError):
            print(one_line(said), file=self._err)

    def warning(self, code: str, **facts: object) -> None:
        """A sentence of the table `warnings`, or of `errors` for what went wrong on the way."""
        key = f"errors.{code}" if code.startswith("renderer") else f"warnings.{code}"
        print(one_line(sentence(self.language, key, facts)), file=self._err)

    def progress(self, key: str, **facts: object) -> None:
        """Says what is being done, when somebody watches."""
        if self._err.isatty():
            print(sentence(self.language, f"cli.{key}", facts), file=self._err)

    @contextlib.contextmanager
    def _writing(self) -> Generator[None]:
        try:
            yield
        except BrokenPipeError:
            raise
        except OSError:
            self.hush()
            raise Unavailable("output_failed") from None


def one_line(text: str) -> str:
    """Without line breaks, escape sequences and turned reading order: names and ids are not to steer a terminal."""
    return _STEERING.sub(lambda found: found.group().encode("unicode_escape").decode("ascii"), text)


class _Parser(argparse.ArgumentParser):
    """Says wrong usage in the interface's language; the reason is argparse's own."""

    def __init__(self, *, language: UiLanguage, **settings: Any) -> None:
        super().__init__(allow_abbrev=False, **settings)
        self._language = language

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, one_line(sentence(self._language, "cli.wrong_usage", {"reason": message})) + "\n")


def _parser(language: UiLanguage) -> argparse.ArgumentParser:
    def told(key: str) -> str:
        return sentence(language, f"cli.help_{key}").replace("%", "%%")

    shared = _Parser(language=language, add_help=False)
    shared.add_argument(
        "--ui-lang", choices=[u.value for u in UiLanguage], default=argparse.SUPPRESS, help=told("ui_lang")
    )
    parser = _Parser(language=language, prog="tripdesk", description=told("tripdesk"), parents=[shared])
    parser.set_defaults(ui_lang=None)
    parser.add_argument("--version", action="version", version=f"tripdesk {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar=told("command"))

    def command(name: str, run: Callable[[argparse.Namespace, Desk, Speech], int]) -> argparse.ArgumentParser:
        added = commands.add_parser(name, language=language, help=told(name), description=told(name), parents=[shared])
        added.set_defaults(run=run)
        return added

    demo = command("demo", _demo)
    demo.add_argument("--out", type=Path, default=Path("out"), metavar="DIR", help=told("out"))
    for name, run in (("show", _show), ("check", _check)):
        added = command(name, run)
        added.add_argument("trip", metavar="TRIP", help=told("trip"))
        added.add_argument("--json", action="store_true", help=told("json"))
    book = command("book", _book)
    book.add_argument("trip", metavar="TRIP", help=told("trip"))
    book.add_argument("--edition", required=True, choices=[a.value for a in Audience], help=told("edition"))
    whose = book.add_mutually_exclusive_group()
    whose.add_argument("--org", help=told("org"))
    whose.add_argument("--for", dest="name", metavar="NAME", help=told("for_book"))
    book.add_argument("--lang", choices=[v.value for v in Language], help=told("lang"))
    book.add_argument("--format", choices=["docx"], default="docx", help=told("format"))
    book.add_argument("--template", type=Path, metavar="FILE", help=told("template"))
    book.add_argument("--pages", choices=["auto", "never"], default="auto", help=told("pages"))
    book.add_argument("-o", dest="target", type=Path, required=True, metavar="FILE", help=told("target"))
    calendar = command("calendar", _calendar)
    calendar.add_argument("trip", metavar="TRIP", help=told("trip"))
    who = calendar.add_mutually_exclusive_group()
    who.add_argument("--for", dest="name", metavar="NAME", help=told("for"))
    who.add_argument("--edition", choices=[a.value for a in Audience], help=told("edition"))
    calendar.add_argument("-o", dest="target", type=Path, required=True, metavar="FILE|DIR", help=told("target"))
    export = command("export", _export)
    export.add_argument("trip", metavar="TRIP", help=told("trip"))
    export.add_argument("-o", dest="target", type=Path, required=True, metavar="FILE", help=told("target"))
    command("schema", _schema)
    command("doctor", _doctor)
    return parser


def _demo(options: argparse.Namespace, desk: Desk, say: Speech) -> int:
    trip = sample_trip(options.out / "trip")
    say.line("demo_trip", path=trip.path)
    say.progress("working")
    for written in issue_all(trip, options.out, desk.renderer):
        _tell(written, say)
    if desk.renderer is None:
        say.line("no_renderer")
    return 0


def _tell(written: Written, say: Speech) -> None:
    made = written.made
    if written.path is None:
        say.line("no_events", reader=written.reader)
        return
    if written.path != written.asked:
        say.warning("held_open", path=written.path)
    if not isinstance(made, MadeBook):
        say.line("wrote_calendar", path=written.path, reader=written.reader, events=made.events)
        return
    facts = {"path": written.path, "reader": written.reader, "chapters": made.chapters, "meetings": made.meetings}
    if made.pages is None:
        say.line("wrote_book", **facts)
    else:
        say.line("wrote_book_pages", **facts, pages=made.pages)
    _warn(made, say)


def _warn(made: MadeBook, say: Speech) -> None:
    for warning in made.book.warnings:
        say.warning(warning.code, **dict(warning.facts))


def _show(options: argparse.Namespace, _desk: Desk, say: Speech) -> int:
    trip = open_trip(options.trip)
    if options.json:
        say.document(write_trip(trip.snapshot).decode("utf-8").rstrip("\n"))
    else:
        for line in overview.lines(trip.snapshot, say.language):
            say.text(line)
    return 0


def _check(options: argparse.Namespace, desk: Desk, say: Speech) -> int:
    trip = open_trip(options.trip)
    found = check_trip(trip, desk.today(trip.snapshot.trip.home_zone))
    if options.json:
        say.json(
            [
                {
                    "code": f.code,
                    "severity": f.severity,
                    "records": f.records,
                    "facts": {name: said[say.language] for name, said in f.said.items()},
                    "sentence": f.sentence(say.language),
                }
                for f in found
            ]
        )
    else:
        for finding in found:
            say.text(f"{sentence(say.language, f'cli.severity_{finding.severity}')} {finding.sentence(say.language)}")
        counts = {s.value: sum(f.severity is s for f in found) for s in Severity}
        say.line("checked", **counts)
    return 1 if any(f.severity is Severity.ERROR for f in found) else 0


def _book(options: argparse.Namespace, desk: Desk, say: Speech) -> int:
    files.check_target(options.target)
    trip = open_trip(options.trip)
    audience = Audience(options.edition)
    language = Language(options.lang) if options.lang else None
    if options.name is None:
        edition = edition_of(trip.snapshot, audience, options.org)
    else:
        recipient = recipient_called(recipients_of(trip.snapshot, audience), options.name)
        edition, language = edition_for(recipient), language or recipient.language
    template = files.read_limited(options.template, LARGEST_TEMPLATE) if options.template else None
    say.progress("working")
    made = make_book(trip, edition, language, template, desk.renderer if options.pages == "auto" else None)
    _tell(write(options.target, made.book.reader, made), say)
    return 0


def _calendar(options: argparse.Namespace, _desk: Desk, say: Speech) -> int:
    target: Path = options.target
    is_file = files.names_a_file(target, ".ics")
    if is_file:
        files.check_target(target)
    trip = open_trip(options.trip)
    meant = recipients_for(trip.snapshot, options.name, Audience(options.edition) if options.edition else None)
    if len(meant) > 1 and is_file:
        raise Rejected("calendar_needs_folder", path=target, count=len(meant))
    say.progress("working")
    made = [make_calendar(trip, recipient) for recipient in meant]
    if not any(calendar.events for calendar in made):
        raise Rejected("calendar_empty", names=", ".join(calendar.reader for calendar in made))
    if not is_file:
        files.make_folder(target)
    names = calendar_names(trip)
    for calendar in made:
        asked = target if is_file else target / names[calendar.recipient.id]
        _tell(write(asked, calendar.reader, calendar), say)
    return 0


def _export(options: argparse.Namespace, _desk: Desk, say: Speech) -> int:
    path = export_trip(open_trip(options.trip), options.target)
    if path != options.target:
        say.warning("held_open", path=path)
    say.line("exported", path=path)
    return 0


def _schema(_options: argparse.Namespace, _desk: Desk, say: Speech) -> int:
    say.json(trip_schema())
    return 0


def _doctor(_options: argparse.Namespace, desk: Desk, say: Speech) -> int:
    report = diagnosis.examine(desk.settings.soffice, desk.settings.work_folder)
    for finding in report:
        say.line(f"doctor_{finding.code}", **dict(finding.facts))
    return 0 if all(finding.well for finding in report) else 1
