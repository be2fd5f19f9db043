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
from tripdesk.model.history import Change, Committed
from tripdesk.model.office_style import in_language
from tripdesk.model.recipients import Language
from tripdesk.model.view import edition_for
from tripdesk.services import backups, chronicle, diagnosis, overview
from tripdesk.services.backups import back_up
from tripdesk.services.briefing import MadeBook, make_book
from tripdesk.services.calendar_files import calendar_names, make_calendar
from tripdesk.services.checking import check_trip
from tripdesk.services.choosing import edition_of, recipient_called, recipients_for, recipients_of
from tripdesk.services.demo import Written, issue_all, sample_trip, write
from tripdesk.services.importing import apply_import, exchanged, plan_import
from tripdesk.services.issuing import issue_trip
from tripdesk.services.library import is_path, trip_called, trip_from, trips_of
from tripdesk.services.trips import export_trip, open_trip
from tripdesk.settings import Settings, read_settings

LARGEST_TEMPLATE = 50_000_000
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = read_settings(_early(given), store="-").ui_language
    options = _parser(language).parse_args(given)
    say = Speech(language, sys.stdout, sys.stderr)
    try:
        command: Callable[[argparse.Namespace, Desk, Speech], int] = options.run
        with open_desk(_settings(options)) as desk:
            code = command(options, desk, say)
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

    def asks(self, key: str) -> bool:
        """Asks for a yes, when somebody is there to give one."""
        if not (sys.stdin and sys.stdin.isatty() and self._err.isatty()):
            return False
        print(sentence(self.language, f"cli.{key}"), end=" ", file=self._err, flush=True)
        return sys.stdin.readline().strip().casefold() in {"y", "yes", "예", "네"}

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
    shared.add_argument("--store", metavar="PATH", default=argparse.SUPPRESS, help=told("store"))
    parser = _Parser(language=language, prog="tripdesk", description=told("tripdesk"), parents=[shared])
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
    trips = command("trips", _trips)
    trips.add_argument("--json", action="store_true", help=told("json"))
    taken = command("import", _import)
    taken.add_argument("files", metavar="FILE", nargs="+", help=told("import_file"))
    how = taken.add_mutually_exclusive_group()
    how.add_argument("--plan", action="store_true", help=told("plan"))
    how.add_argument("--yes", action="store_true", help=told("yes"))
    issue = command("issue", _issue)
    issue.add_argument("trip", metavar="TRIP", help=told("trip"))
    issue.add_argument("-m", dest="reason", default="", metavar="REASON", help=told("reason"))
    told_of = command("history", _history)
    told_of.add_argument("trip", metavar="TRIP", help=told("trip"))
    told_of.add_argument("--json", action="store_true", help=told("json"))
    for name, run in (("undo", _undo), ("redo", _redo)):
        command(name, run).add_argument("--plan", action="store_true", help=told("plan"))
    backup = command("backup", _backup)
    backup.add_argument("-o", dest="target", type=Path, required=True, metavar="FILE", help=told("target"))
    command("restore", _restore).add_argument("file", type=Path, metavar="FILE", help=told("restore_file"))
    command("verify", _verify)
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


def _show(options: argparse.Namespace, desk: Desk, say: Speech) -> int:
    trip = trip_from(options.trip, lambda: desk.store)
    if options.json:
        say.document(write_trip(trip.snapshot).decode("utf-8").rstrip("\n"))
    else:
        for line in overview.lines(trip.snapshot, say.language):
            say.text(line)
    return 0


def _check(options: argparse.Namespace, desk: Desk, say: Speech) -> int:
    trip = trip_from(options.trip, lambda: desk.store)
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
    trip = trip_from(options.trip, lambda: desk.store)
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


def _calendar(options: argparse.Namespace, desk: Desk, say: Speech) -> int:
    target: Path = options.target
    is_file = files.names_a_file(target, ".ics")
    if is_file:
        files.check_target(target)
    trip = trip_from(options.trip, lambda: desk.store)
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


def _export(options: argparse.Namespace, desk: Desk, say: Speech) -> int:
    trip = trip_from(options.trip, lambda: desk.store)
    path = export_trip(trip, options.target)
    if not is_path(options.trip) and not desk.store.readonly:
        exchanged(desk.store, trip.snapshot)
    if path != options.target:
        say.warning("held_open", path=path)
    say.line("exported", path=path)
    return 0


def _trips(options: argparse.Namespace, desk: Desk, say: Speech) -> int:
    trips = trips_of(desk.store)
    if options.json:
        say.json([{"id": trip.id, "title": trip.title.model_dump()} for trip in trips])
    elif not trips:
        say.line("no_trips")
    else:
        for trip in trips:
            say.text(f"{trip.id}  {in_language(trip.title, say.language)}")
    return 0


def _import(options: argparse.Namespace, desk: Desk, say: Speech) -> int:
    code = 0
    for name in options.files:
        trip = open_trip(name)
        plan = plan_import(desk.store, trip, desk.clock())
        title = in_language(trip.snapshot.trip.title, say.language)
        say.line("import_plan", path=name, title=title, id=plan.trip, **plan.counts)
        for record in plan.conflicts:
            kind = sentence(say.language, f"kinds.{record.record_kind}")
            say.line("import_conflict", kind=kind, id=record.id)
        code = code or (1 if plan.conflicts else 0)
        if options.plan:
            continue
        if not plan.edits:
            say.line("import_nothing", id=plan.trip)
        elif options.yes or say.asks("import_sure"):
            back_up(desk.settings.store, desk.settings.backup_folder, desk.clock(), "import")
            done = apply_import(desk.store, trip, plan, desk.author)
            say.line("imported", id=plan.trip, count=len(done.changes))
        else:
            raise Rejected("import_not_sure", path=name)
    return code


def _issue(options: argparse.Namespace, desk: Desk, say: Speech) -> int:
    trip = trip_called(desk.store, options.trip)
    issued = issue_trip(desk.store, str(trip.id), options.reason, desk.author, desk.clock())
    mark = issued.snapshot.issue
    as_of = f"{mark.as_of.local:%Y-%m-%d %H:%M}" if mark else ""
    say.line("issued", id=trip.id, number=issued.line.number, as_of=as_of, tzdata=issued.line.tzdata)
    return 0


def _history(options: argparse.Namespace, desk: Desk, say: Speech) -> int:
    chapters = chronicle.history(desk.store, str(trip_called(desk.store, options.trip).id))
    if not options.json:
        for line in chronicle.lines(chapters, say.language):
            say.text(line)
        return 0
    say.json(
        [
            {
                "at": at.isoformat(),
                "actor": chapter.author.actor,
                "desk": chapter.author.desk,
                "label": code,
                "changes": [
                    {
                        "kind": one.kind,
                        "id": one.id,
                        "act": one.act,
                        "fields": [{"path": path, "from": old, "to": new} for path, old, new in one.fields],
                    }
                    for one in told
                ],
            }
            for chapter in chapters
            for at, code, told in chapter.edits
        ]
    )
    return 0


def _undo(options: argparse.Namespace, desk: Desk, say: Speech) -> int:
    return _back(options, say, "undo", desk.editing.next_undo, desk.editing.undo)


def _redo(options: argparse.Namespace, desk: Desk, say: Speech) -> int:
    return _back(options, say, "redo", desk.editing.next_redo, desk.editing.redo)


def _back(
    options: argparse.Namespace,
    say: Speech,
    key: str,
    upcoming: Callable[[], tuple[Change, ...]],
    act: Callable[[], Committed],
) -> int:
    waiting = upcoming()
    if not waiting:
        raise Rejected("nothing_to_undo" if key == "undo" else "nothing_to_redo")
    code = waiting[-1].label.path if waiting[-1].label.code in {"undone", "redone"} else waiting[-1].label.code
    what = chronicle.label(say.language, code, len(waiting))
    if options.plan:
        say.line(f"{key}_plan", what=what, at=waiting[-1].at, count=len(waiting))
        return 0
    say.line(f"{key}_done", what=what, count=len(act().changes))
    return 0


def _backup(options: argparse.Namespace, desk: Desk, say: Speech) -> int:
    path = backups.copy_to(desk.store.path, options.target)
    if path != options.target:
        say.warning("held_open", path=path)
    say.line("backed_up", path=path)
    return 0


def _restore(options: argparse.Namespace, desk: Desk, say: Speech) -> int:
    before = backups.restore(desk.settings.store, options.file, desk.settings.backup_folder, desk.clock())
    if before is not None:
        say.line("restore_before", path=before.path)
    desk.store.set_meta("sending", "off")
    say.line("restored", path=options.file)
    return 0


def _verify(_options: argparse.Namespace, desk: Desk, say: Speech) -> int:
    found = backups.verify(desk.settings.store)
    for damage in found:
        say.line("damage", table=damage.table, line=damage.line)
    if not found:
        say.line("verified", path=desk.settings.store)
        return 0
    good = backups.newest_good(desk.settings.backup_folder)
    if good is None:
        say.line("damaged_no_backup", count=len(found))
    else:
        say.line("damaged", count=len(found), path=good.path)
    return 1


def _schema(_options: argparse.Namespace, _desk: Desk, say: Speech) -> int:
    say.json(trip_schema())
    return 0


def _doctor(_options: argparse.Namespace, desk: Desk, say: Speech) -> int:
    report = diagnosis.examine(desk.settings.soffice, desk.settings.work_folder)
    for finding in report:
        say.line(f"doctor_{finding.code}", **dict(finding.facts))
    return 0 if all(finding.well for finding in report) else 1
