"""What is kept in the store: issues, history, undo, backups."""

import argparse
from collections.abc import Callable
from pathlib import Path

from tripdesk.app import Desk
from tripdesk.cli.commands import Commands
from tripdesk.cli.restored import warn_while_off
from tripdesk.cli.speech import Speech
from tripdesk.errors import Rejected
from tripdesk.model.history import Change, Committed
from tripdesk.model.office_style import in_language
from tripdesk.services import backups, chronicle
from tripdesk.services.issuing import issue_trip
from tripdesk.services.library import trip_called, trips_of
from tripdesk.services.pens import pens_away
from tripdesk.services.places import refuse_to_write


def add(commands: Commands) -> None:
    """trips, issue, history, undo, redo, backup, restore, verify."""
    told = commands.told
    trips = commands.command("trips", _trips)
    trips.add_argument("--json", action="store_true", help=told("json"))
    issue = commands.on_trip("issue", _issue)
    issue.add_argument("-m", dest="reason", default="", metavar="REASON", help=told("reason"))
    told_of = commands.on_trip("history", _history)
    told_of.add_argument("--json", action="store_true", help=told("json"))
    for name, run in (("undo", _undo), ("redo", _redo)):
        commands.command(name, run).add_argument("--plan", action="store_true", help=told("plan"))
    backup = commands.command("backup", _backup)
    backup.add_argument("-o", dest="target", type=Path, required=True, metavar="FILE", help=told("target"))
    commands.command("restore", _restore).add_argument("file", type=Path, metavar="FILE", help=told("restore_file"))
    commands.command("verify", _verify)


def _trips(options: argparse.Namespace, desk: Desk, say: Speech) -> int:
    trips = trips_of(desk.store)
    warn_while_off(desk, say)
    if options.json:
        say.json([{"id": trip.id, "title": trip.title.model_dump()} for trip in trips])
    elif not trips:
        say.line("no_trips")
    else:
        for trip in trips:
            say.text(f"{trip.id}  {in_language(trip.title, say.language)}")
    return 0


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
    refuse_to_write(desk.settings.store, desk.machine)
    before = backups.restore(desk.settings.store, options.file, desk.settings.backup_folder, desk.clock())
    if before is not None:
        say.line("restore_before", path=before.path)
    say.line("restored", path=options.file)
    for trip, pen in pens_away(desk.store):
        say.warning("pen_away_after_restore", trip=trip, other=pen.holder, at=pen.since)
    if before is None:
        say.warning("pens_unknown")
    return 0


def _verify(_options: argparse.Namespace, desk: Desk, say: Speech) -> int:
    found = backups.verify(desk.settings.store)
    for damage in found:
        say.line("damage", table=damage.table, line=damage.line)
    if not found:
        if backups.mend_index(desk.settings.store):
            say.line("index_mended")
        say.line("verified", path=desk.settings.store)
        return 0
    good = backups.newest_good(desk.settings.backup_folder)
    if good is None:
        say.line("damaged_no_backup", count=len(found))
    else:
        say.line("damaged", count=len(found), path=good.path)
    return 1
