"""Trips that come and go as files: taking in, giving out."""

import argparse
from pathlib import Path

from tripdesk.app import Desk
from tripdesk.cli.commands import Commands
from tripdesk.cli.passphrases import new_passphrase, passphrase_of
from tripdesk.cli.speech import Speech
from tripdesk.errors import Rejected
from tripdesk.messages import sentence
from tripdesk.model.office_style import in_language
from tripdesk.services.backups import back_up
from tripdesk.services.importing import apply_import, exchanged, plan_import
from tripdesk.services.library import is_path, trip_from
from tripdesk.services.lineage import lineage_of
from tripdesk.services.packages import export_package, is_package, open_file
from tripdesk.services.trips import export_trip


def add(commands: Commands) -> None:
    """import, export."""
    told = commands.told
    taken = commands.command("import", _import)
    taken.add_argument("files", metavar="FILE", nargs="+", help=told("import_file"))
    how = taken.add_mutually_exclusive_group()
    how.add_argument("--plan", action="store_true", help=told("plan"))
    how.add_argument("--yes", action="store_true", help=told("yes"))
    commands.unlocks(taken)
    export = commands.on_file("export", _export)
    export.add_argument("-o", dest="target", type=Path, required=True, metavar="FILE", help=told("target"))
    export.add_argument("--encrypt", action="store_true", help=told("encrypt"))


def _export(options: argparse.Namespace, desk: Desk, say: Speech) -> int:
    target: Path = options.target
    if options.encrypt and not is_package(target):
        raise Rejected("encrypt_needs_package", path=target)
    trip = trip_from(options.trip, lambda: desk.store, passphrase_of(options, desk, say))
    stored = not is_path(options.trip)
    if is_package(target):
        passphrase = new_passphrase(options, desk, say, target) if options.encrypt else ""
        lineage = lineage_of(desk.store, str(trip.snapshot.trip.id)) if stored else None
        path = export_package(trip, target, lineage, passphrase)
    else:
        path = export_trip(trip, target)
    if stored and not desk.store.readonly:
        exchanged(desk.store, trip.snapshot)
    if path != target:
        say.warning("held_open", path=path)
    say.line("exported_locked" if options.encrypt else "exported", path=path)
    return 0


def _import(options: argparse.Namespace, desk: Desk, say: Speech) -> int:
    code = 0
    for name in options.files:
        trip = open_file(name, passphrase_of(options, desk, say))
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
