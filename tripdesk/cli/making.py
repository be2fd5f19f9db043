"""What is made from a trip: books, calendars, findings; and what the program says of itself."""

import argparse
from pathlib import Path

from tripdesk import files
from tripdesk.app import Desk
from tripdesk.cli.commands import Commands
from tripdesk.cli.passphrases import passphrase_of
from tripdesk.cli.restored import warn_while_off
from tripdesk.cli.speech import Speech
from tripdesk.errors import Rejected
from tripdesk.messages import sentence
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
from tripdesk.services.demo import issue_all, sample_trip
from tripdesk.services.library import is_path, trip_from
from tripdesk.services.making import Written, write
from tripdesk.services.trips import OpenTrip

LARGEST_TEMPLATE = 50_000_000


def add(commands: Commands) -> None:
    """demo, show, check, book, calendar, schema, doctor."""
    told = commands.told
    demo = commands.command("demo", _demo)
    demo.add_argument("--out", type=Path, default=Path("out"), metavar="DIR", help=told("out"))
    for name, run in (("show", _show), ("check", _check)):
        added = commands.on_file(name, run)
        added.add_argument("--json", action="store_true", help=told("json"))
    book = commands.on_file("book", _book)
    book.add_argument("--edition", required=True, choices=[a.value for a in Audience], help=told("edition"))
    whose = book.add_mutually_exclusive_group()
    whose.add_argument("--org", help=told("org"))
    whose.add_argument("--for", dest="name", metavar="NAME", help=told("for_book"))
    book.add_argument("--lang", choices=[v.value for v in Language], help=told("lang"))
    book.add_argument("--format", choices=["docx"], default="docx", help=told("format"))
    book.add_argument("--template", type=Path, metavar="FILE", help=told("template"))
    book.add_argument("--pages", choices=["auto", "never"], default="auto", help=told("pages"))
    book.add_argument("-o", dest="target", type=Path, required=True, metavar="FILE", help=told("target"))
    calendar = commands.on_file("calendar", _calendar)
    who = calendar.add_mutually_exclusive_group()
    who.add_argument("--for", dest="name", metavar="NAME", help=told("for"))
    who.add_argument("--edition", choices=[a.value for a in Audience], help=told("edition"))
    calendar.add_argument("-o", dest="target", type=Path, required=True, metavar="FILE|DIR", help=told("target"))
    commands.command("schema", _schema)
    commands.command("doctor", _doctor)


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
    trip = trip_from(options.trip, lambda: desk.store, passphrase_of(options, desk, say))
    if options.json:
        say.json_text(write_trip(trip.snapshot).decode("utf-8").rstrip("\n"))
    else:
        for line in overview.lines(trip.snapshot, say.language):
            say.text(line)
    return 0


def _opened(options: argparse.Namespace, desk: Desk, say: Speech) -> OpenTrip:
    """The trip something is to be made from; says so when somebody else may be changing it."""
    trip = trip_from(options.trip, lambda: desk.store, passphrase_of(options, desk, say))
    if trip.away is not None:
        say.warning("pen_away", trip=trip.snapshot.trip.id, other=trip.away.holder, at=trip.away.since)
    return trip


def _check(options: argparse.Namespace, desk: Desk, say: Speech) -> int:
    trip = trip_from(options.trip, lambda: desk.store, passphrase_of(options, desk, say))
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
    if options.target.suffix.lower() != ".docx":
        raise Rejected("book_suffix", path=options.target)
    trip = _opened(options, desk, say)
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
    trip = _opened(options, desk, say)
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
    if not is_path(options.trip):
        warn_while_off(desk, say)
    return 0


def _schema(_options: argparse.Namespace, _desk: Desk, say: Speech) -> int:
    say.json(trip_schema())
    return 0


def _doctor(_options: argparse.Namespace, desk: Desk, say: Speech) -> int:
    report = (
        *diagnosis.examine(desk.settings.soffice, desk.settings.work_folder),
        *diagnosis.examine_store(desk.settings.store, desk.machine, desk.store_for_reading),
    )
    for finding in report:
        say.line(f"doctor_{finding.code}", **dict(finding.facts))
    return 0 if all(finding.well for finding in report) else 1
