"""The command line: a contract (`docs/architecture.md`). Exit 0 done, 1 refused or findings, 2 wrong usage."""

import argparse
import contextlib
import io
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TextIO

from tripdesk import __version__, files
from tripdesk.app import Desk, open_desk
from tripdesk.errors import Rejected, TripdeskError
from tripdesk.messages import UiLanguage, sentence
from tripdesk.model.audience import Audience
from tripdesk.model.checks import Severity
from tripdesk.model.contract import trip_schema, write_trip
from tripdesk.model.recipients import Language
from tripdesk.services import diagnosis, overview
from tripdesk.services.briefing import MadeBook, edition_of, make_book
from tripdesk.services.calendar_files import make_calendar, recipients_for
from tripdesk.services.checking import check_trip
from tripdesk.services.demo import Written, issue_all, sample_trip
from tripdesk.services.trips import export_trip, open_trip
from tripdesk.settings import read_settings

LARGEST_TEMPLATE = 50_000_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = read_settings(_early(given)).ui_language
    options = _parser(language).parse_args(given)
    say = Speech(read_settings(options.ui_lang).ui_language, sys.stdout, sys.stderr)
    try:
        command: Callable[[argparse.Namespace, Desk, Speech], int] = options.run
        return command(options, open_desk(read_settings(options.ui_lang)), say)
    except TripdeskError as error:
        say.error(error)
        return 1
    except BrokenPipeError:
        with contextlib.suppress(OSError):
            sys.stderr.close()
        return 1
    except KeyboardInterrupt:
        return 130


def _early(given: list[str]) -> str | None:
    """The interface language, wherever it stands, so that help and usage errors are in it."""
    for position, word in enumerate(given):
        value = word.partition("=")[2] if word.startswith("--ui-lang=") else None
        if word == "--ui-lang" and position + 1 < len(given):
            value = given[position + 1]
        if value in {language.value for language in UiLanguage}:
            return value
    return None


class Speech:
    """Says things to the user: results on stdout, errors, warnings and progress on stderr."""

    def __init__(self, language: UiLanguage, out: TextIO, err: TextIO) -> None:
        self.language = language
        self._out = out
        self._err = err

    def line(self, key: str, **facts: object) -> None:
        """A sentence of the table `cli`."""
        print(sentence(self.language, f"cli.{key}", facts), file=self._out)

    def text(self, text: str) -> None:
        """Text as it is."""
        print(text, file=self._out)

    def json(self, data: object) -> None:
        """One JSON document."""
        print(json.dumps(data, ensure_ascii=False, indent=2), file=self._out)

    def error(self, error: TripdeskError) -> None:
        """One sentence: what, where, what to do; and how many more there are."""
        said = sentence(self.language, f"errors.{error.code}", error.facts)
        more = error.facts.get("more")
        if isinstance(more, int) and more > 0:
            said += sentence(self.language, "cli.and_more", {"more": more})
        print(said, file=self._err)

    def warning(self, code: str, **facts: object) -> None:
        """A sentence of the table `warnings`, or of `errors` for what went wrong on the way."""
        key = f"errors.{code}" if code.startswith("renderer") else f"warnings.{code}"
        print(sentence(self.language, key, facts), file=self._err)

    def progress(self, key: str, **facts: object) -> None:
        """Says what is being done, when somebody watches."""
        if self._err.isatty():
            print(sentence(self.language, f"cli.{key}", facts), file=self._err)


def _parser(language: UiLanguage) -> argparse.ArgumentParser:
    def told(key: str) -> str:
        return sentence(language, f"cli.help_{key}").replace("%", "%%")

    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--ui-lang", choices=[u.value for u in UiLanguage], default=argparse.SUPPRESS, help=told("ui_lang")
    )
    parser = argparse.ArgumentParser(prog="tripdesk", description=told("tripdesk"), parents=[shared])
    parser.set_defaults(ui_lang=None)
    parser.add_argument("--version", action="version", version=f"tripdesk {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar=told("command"))

    def command(name: str, run: Callable[[argparse.Namespace, Desk, Speech], int]) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=told(name), description=told(name), parents=[shared])
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
    book.add_argument("--org", help=told("org"))
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
        say.text(write_trip(trip.snapshot).decode("utf-8").rstrip("\n"))
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
    trip = open_trip(options.trip)
    edition = edition_of(trip.snapshot, Audience(options.edition), options.org)
    language = Language(options.lang) if options.lang else None
    template = files.read_limited(options.template, LARGEST_TEMPLATE) if options.template else None
    files.check_target(options.target)
    say.progress("working")
    made = make_book(trip, edition, language, template, desk.renderer if options.pages == "auto" else None)
    path = files.write_atomic(options.target, made.data)
    if path != options.target:
        say.warning("held_open", path=path)
    _tell(Written(path, made.book.reader, made), say)
    return 0


def _calendar(options: argparse.Namespace, _desk: Desk, say: Speech) -> int:
    trip = open_trip(options.trip)
    meant = recipients_for(trip, options.name, Audience(options.edition) if options.edition else None)
    target: Path = options.target
    into_folder = target.is_dir() or (len(meant) > 1 and target.suffix.lower() != ".ics")
    if len(meant) > 1 and not into_folder:
        raise Rejected("calendar_needs_folder", path=target, count=len(meant))
    if into_folder:
        files.make_folder(target)
    for recipient in meant:
        made = make_calendar(trip, recipient)
        asked = target / made.file_name if into_folder else target
        path = files.write_atomic(asked, made.data)
        if path != asked:
            say.warning("held_open", path=path)
        _tell(Written(path, recipient.name.ko or recipient.name.en, made), say)
    return 0


def _export(options: argparse.Namespace, _desk: Desk, say: Speech) -> int:
    path = export_trip(open_trip(options.trip), options.target)
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
