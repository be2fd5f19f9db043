"""Trips that come and go as files: taking in, giving out, handing over, and what others would change."""

import argparse
from pathlib import Path
from typing import Any

from tripdesk.app import Desk
from tripdesk.cli.commands import Commands
from tripdesk.cli.passphrases import new_passphrase, passphrase_of
from tripdesk.cli.speech import Speech
from tripdesk.errors import Rejected
from tripdesk.messages import sentence
from tripdesk.model.office_style import in_language
from tripdesk.model.record import Record
from tripdesk.model.view.admission import READ_BY_ONE
from tripdesk.services import settling
from tripdesk.services.backups import back_up
from tripdesk.services.chronicle import differences, field_words, names_of
from tripdesk.services.importing import Plan, apply_import, exchanged, plan_import
from tripdesk.services.library import is_path, trip_called, trip_from
from tripdesk.services.lineage import lineage_of
from tripdesk.services.packages import export_package, is_package, open_file
from tripdesk.services.pens import hand_over, pen_of, pen_told, take_back
from tripdesk.services.proposing import Offered, proposals, short_id
from tripdesk.services.trips import export_trip


def add(commands: Commands) -> None:
    """import, export, take-back, proposals."""
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
    export.add_argument("--hand-over", action="store_true", help=told("hand_over"))
    export.add_argument("--to", default="", metavar="NAME", help=told("to"))
    back = commands.on_trip("take-back", _take_back)
    back.add_argument("--yes", action="store_true", help=told("take_back_yes"))
    offered = commands.on_trip("proposals", _proposals)
    offered.add_argument("--json", action="store_true", help=told("json"))
    what = offered.add_mutually_exclusive_group()
    what.add_argument("--take", metavar="ID|all", help=told("take"))
    what.add_argument("--drop", metavar="ID|all", help=told("drop"))


def _export(options: argparse.Namespace, desk: Desk, say: Speech) -> int:
    target: Path = options.target
    stored = not is_path(options.trip)
    if options.encrypt and not is_package(target):
        raise Rejected("encrypt_needs_package", path=target)
    if options.passphrase_file is not None and not options.encrypt and is_package(target) and stored:
        raise Rejected("passphrase_unused", path=target)
    if options.hand_over and not (stored and is_package(target)):
        raise Rejected("hand_over_needs_package", path=target)
    trip = trip_from(options.trip, lambda: desk.store, passphrase_of(options, desk, say))
    own = str(trip.snapshot.trip.id)
    passphrase = new_passphrase(options, desk, say, target) if options.encrypt else ""
    if options.hand_over:
        path = hand_over(desk.store, trip, target, options.to, desk.author, desk.clock(), desk.ids(), passphrase)
    elif is_package(target) and stored:
        pen = pen_told(desk.store, own, desk.author)
        path = export_package(trip, target, lineage_of(desk.store, own), passphrase, pen)
    elif is_package(target):
        path = export_package(trip, target, None, passphrase)
    else:
        path = export_trip(trip, target)
    if stored and not desk.store.readonly:
        exchanged(desk.store, trip.snapshot)
    if path != target:
        say.warning("held_open", path=path)
    say.line("exported_locked" if options.encrypt else "exported", path=path)
    if options.hand_over:
        say.line("handed_over", id=own)
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
        _tell_of_pen(plan, say)
        code = code or (1 if plan.conflicts or plan.pen == "refused" else 0)
        if options.plan:
            continue
        if not plan.edits:
            say.line("import_nothing", id=plan.trip)
        elif options.yes or say.asks("import_sure"):
            desk.store.refuse_readonly()
            back_up(desk.settings.store, desk.settings.backup_folder, desk.clock(), "import")
            done = apply_import(desk.store, trip, plan, desk.author)
            count = len(done.changes)
            say.line(
                "import_nothing" if not count else "proposed" if plan.away else "imported", id=plan.trip, count=count
            )
        else:
            raise Rejected("import_not_sure", path=name)
    return code


def _tell_of_pen(plan: Plan, say: Speech) -> None:
    if plan.pen == "comes":
        say.line("pen_comes", id=plan.trip)
    elif plan.pen == "refused":
        say.warning("pen_refused", trip=plan.trip)
    elif plan.pen == "copy":
        say.line("pen_copy", id=plan.trip)
    if plan.away is not None:
        say.warning("pen_away", trip=plan.trip, other=plan.away.holder, at=plan.away.since)


def _take_back(options: argparse.Namespace, desk: Desk, say: Speech) -> int:
    trip = str(trip_called(desk.store, options.trip).id)
    pen = pen_of(desk.store, trip)
    if pen is not None and not pen.here:
        say.warning("take_back", trip=trip, other=pen.holder, at=pen.since)
        if not options.yes:
            raise Rejected("take_back_not_sure", trip=trip)
    take_back(desk.store, trip, desk.author, desk.clock(), desk.ids())
    say.line("taken_back", id=trip)
    return 0


def _proposals(options: argparse.Namespace, desk: Desk, say: Speech) -> int:
    trip = str(trip_called(desk.store, options.trip).id)
    if options.take is None and options.drop is None:
        _list(proposals(desk.store, trip), desk, trip, options.json, say)
        return 0
    if options.take is not None:
        settled = settling.take(desk.store, trip, options.take, desk.author, desk.clock())
    else:
        settled = settling.drop(desk.store, trip, options.drop, desk.author)
    left = settled.left if "all" in {options.take, options.drop} else ()
    if options.json:
        say.json({"settled": settled.count, "left": [short_id(one.proposal) for one in left]})
    else:
        say.line("proposals_taken" if options.take else "proposals_dropped", id=trip, count=settled.count)
        if left:
            _list(left, desk, trip, False, say)
    return 1 if left else 0


def _list(offered: tuple[Offered, ...], desk: Desk, trip: str, as_json: bool, say: Speech) -> None:
    if as_json:
        say.json(
            [
                {
                    "id": short_id(one.proposal),
                    "kind": one.proposal.kind,
                    "record": one.proposal.record,
                    "by": one.proposal.by,
                    "at": one.proposal.at.model_dump(mode="json"),
                    "fit": one.fit,
                    "act": _act(one),
                    "withheld": one.proposal.kind in READ_BY_ONE,
                    "now": _plain(one.now),
                    "proposed": _plain(one.wanted),
                }
                for one in offered
            ]
        )
        return
    if not offered:
        say.line("no_proposals", id=trip)
    names = names_of(desk.store, trip)
    for one in offered:
        proposal = one.proposal
        facts = {
            "id": short_id(proposal),
            "kind": sentence(say.language, f"kinds.{proposal.kind}"),
            "name": names.get(proposal.record, proposal.record),
            "by": proposal.by,
            "at": f"{proposal.at.local:%Y-%m-%d %H:%M}",
            "fit": sentence(say.language, f"proposals.{one.fit}"),
        }
        say.text(sentence(say.language, f"proposals.{_act(one)}", facts))
        if one.now is None or one.wanted is None:
            continue
        for path, old, new in differences(one.now, one.wanted, names):
            told_of = {"field": field_words(say.language, path), "old": old, "new": new}
            say.text(sentence(say.language, "proposals.field" if old is not None else "proposals.withheld", told_of))


def _act(one: Offered) -> str:
    return "added" if one.now is None else "removed" if one.wanted is None else "changed"


def _plain(record: Record | None) -> dict[str, Any] | None:
    """A record as the trip's file holds it, but for one that a named person alone reads."""
    return None if record is None or record.record_kind in READ_BY_ONE else record.model_dump(mode="json")
