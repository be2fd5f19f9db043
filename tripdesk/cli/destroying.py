"""What goes: deleting a trip, what was deleted and bringing it back, a hold on a person, destroying a person."""

import argparse
import json
from pathlib import Path

from tripdesk import files
from tripdesk.app import Desk
from tripdesk.cli.commands import Commands
from tripdesk.cli.speech import Speech
from tripdesk.errors import Rejected, Unavailable
from tripdesk.messages import sentence
from tripdesk.model.purge import Treat
from tripdesk.model.view.admission import READ_BY_ONE
from tripdesk.services import holds
from tripdesk.services.chronicle import field_words
from tripdesk.services.deleting import deleted, trip_ever_called
from tripdesk.services.library import trip_called
from tripdesk.services.purging import PurgePlan, Receipt, Wanted, chosen, person_called, plan_purge

LARGEST_CHOICES = 20_000_000
_NOT_SHOWN = READ_BY_ONE | {"proposal"}
"""Kinds whose texts a plan does not print; a proposal may hold a record of any kind."""


def add(commands: Commands) -> None:
    """remove, deleted, bring-back, hold, purge."""
    told = commands.told
    removed = commands.on_trip("remove", _remove)
    removed.add_argument("--yes", action="store_true", help=told("yes"))
    listed = commands.command("deleted", _deleted)
    listed.add_argument("trip", metavar="TRIP", nargs="?", help=told("trip"))
    listed.add_argument("--json", action="store_true", help=told("json"))
    back = commands.command("bring-back", _bring_back)
    back.add_argument("trip", metavar="TRIP", help=told("trip_deleted"))
    back.add_argument("id", metavar="ID", nargs="?", help=told("deleted_id"))
    hold = commands.command("hold", _hold)
    hold.add_argument("person", metavar="PERSON", help=told("person"))
    how = hold.add_mutually_exclusive_group()
    how.add_argument("-m", dest="reason", metavar="REASON", help=told("hold_reason"))
    how.add_argument("--release", action="store_true", help=told("release"))
    purge = commands.command("purge", _purge)
    purge.add_argument("person", metavar="PERSON", help=told("person"))
    sure = purge.add_mutually_exclusive_group()
    sure.add_argument("--plan", action="store_true", help=told("plan"))
    sure.add_argument("--yes", action="store_true", help=told("yes"))
    purge.add_argument("--mentions", choices=[Treat.KEEP.value, Treat.BLANK.value], help=told("mentions"))
    purge.add_argument(
        "--mention", action="append", default=[], metavar='"KIND ID PATH=keep|blank"', help=told("mention")
    )
    purge.add_argument("--reword", action="append", default=[], metavar='"KIND ID PATH=TEXT"', help=told("reword"))
    purge.add_argument("--choices", type=Path, metavar="FILE", help=told("choices"))
    purge.add_argument("--json", action="store_true", help=told("json"))


def _remove(options: argparse.Namespace, desk: Desk, say: Speech) -> int:
    trip = str(trip_called(desk.store, options.trip).id)
    if not (options.yes or say.asks("remove_sure")):
        raise Rejected("remove_not_sure", id=trip)
    done = desk.deleting.remove_trip(trip)
    say.line("removed", id=trip, count=len(done.changes))
    return 0


def _deleted(options: argparse.Namespace, desk: Desk, say: Speech) -> int:
    trip = None if options.trip is None else trip_ever_called(desk.store, options.trip)
    found = deleted(desk.store, trip, desk.clock())
    if options.json:
        say.json(
            [
                {
                    "trip": one.key.scope or None, "kind": one.kind, "id": one.key.id, "name": one.name, "by": one.by,
                    "at": one.at.isoformat(timespec="seconds"), "days_left": one.days_left,
                }
                for one in found
            ]
        )  # fmt: skip
        return 0
    for one in found:
        kind = sentence(say.language, f"kinds.{one.kind}")
        at = f"{one.at:%Y-%m-%d %H:%M}Z"
        say.line("deleted", kind=kind, id=one.key.id, name=one.name, who=one.by, at=at, days=one.days_left)
    if not found:
        say.line("deleted_nothing")
    return 0


def _bring_back(options: argparse.Namespace, desk: Desk, say: Speech) -> int:
    trip = trip_ever_called(desk.store, options.trip)
    if options.id is None or options.id == trip:
        done = desk.deleting.bring_back_trip(trip)
    else:
        done = desk.deleting.bring_back(trip, options.id)
    say.line("brought_back", ids=", ".join(done.label.ids), count=len(done.changes))
    return 0


def _hold(options: argparse.Namespace, desk: Desk, say: Speech) -> int:
    person = person_called(desk.store, options.person)
    own = person.key.id
    if options.release:
        holds.release(desk.store, person, desk.author)
        say.line("released", id=own)
    elif options.reason is not None:
        holds.put_on_hold(desk.store, person, options.reason, desk.author, desk.clock())
        say.line("held", id=own)
    else:
        hold = holds.hold_of(desk.store, own)
        if hold is None:
            raise Rejected("not_on_hold", id=own)
        say.line("hold", id=own, who=hold.by, at=hold.at, reason=hold.reason)
    return 0


def _purge(options: argparse.Namespace, desk: Desk, say: Speech) -> int:
    finished = () if options.plan else desk.purging.finish()
    try:
        person = person_called(desk.store, options.person).key.id
    except Rejected as error:
        if not finished or error.code != "person_unknown":
            raise
        return _receipts(finished, options, say)
    plan = plan_purge(desk.store, person, desk.settings.backup_folder)
    if options.plan:
        _show(plan, options, say)
        return 0
    choices = chosen(plan, _wanted(options))
    if not options.json:
        _show(plan, options, say)
    if not (options.yes or say.asks("purge_sure")):
        raise Rejected("purge_not_sure", id=person)
    default = Treat(options.mentions) if options.mentions else None
    return _receipts((*finished, desk.purging.purge(plan, choices, default)), options, say)


def _wanted(options: argparse.Namespace) -> list[Wanted]:
    """What is asked of single mentions; what is said last, and said in words, counts."""
    found = _from_file(options.choices) if options.choices else []
    for said in options.mention:
        place, _, act = said.rpartition("=")
        if act not in {Treat.KEEP, Treat.BLANK}:
            raise Rejected("mention_misspelt", where=said[:120])
        found.append(Wanted(*_place(place, said), Treat(act)))
    for said in options.reword:
        place, _, text = said.partition("=")
        found.append(Wanted(*_place(place, said), Treat.REWORD, text))
    return found


def _place(words: str, said: str) -> tuple[str, str, str]:
    parts = words.split()
    if len(parts) != 3:
        raise Rejected("mention_misspelt", where=said[:120])
    return parts[0], parts[1], parts[2]


def _from_file(path: Path) -> list[Wanted]:
    """The plan as `purge --plan --json` gave it, with a `choice` (and `text` for a rewording) at each mention."""
    try:
        mentions = json.loads(files.read_limited(path, LARGEST_CHOICES).decode("utf-8-sig"))["mentions"]
        return [
            Wanted(m["kind"], m["id"], m["path"], Treat(m["choice"]), m.get("new_text") or "", m["trip"] or "")
            for m in mentions
            if m.get("choice")
        ]
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Rejected("choices_unreadable", path=path) from None


def _show(plan: PurgePlan, options: argparse.Namespace, say: Speech) -> None:
    outlook = plan.outlook
    if options.json:
        say.json(
            {
                "person": plan.person,
                "on_hold": plan.held,
                "going": [
                    {"trip": key.scope or None, "kind": kind, "id": key.id, "why": why}
                    for key, kind, why in outlook.going
                ],
                "mentions": [
                    {
                        "trip": m.scope or None, "kind": m.kind, "id": m.id, "path": m.path,
                        "context": None if m.kind in _NOT_SHOWN else m.context,
                        "text": None if m.kind in _NOT_SHOWN else m.text,
                        "now": m.now, "history": m.history, "issues": m.issues,
                        "choice": None, "new_text": None,
                    }
                    for m in outlook.mentions
                ],
                "ids_that_stay": [{"kind": kind, "id": own} for kind, own in outlook.named],
                "history_lines": outlook.lines,
                "issues": outlook.issues,
                "blobs": outlook.blobs,
                "backups": list(plan.backups),
            }
        )  # fmt: skip
        return
    told = [(key, kind, why) for key, kind, why in outlook.going if kind not in {"membership", "hold"}]
    counts = {"lines": outlook.lines, "issues": outlook.issues, "blobs": outlook.blobs, "backups": len(plan.backups)}
    say.line(
        "purge_plan", name=plan.name or "-", id=plan.person, count=len(told), mentions=len(outlook.mentions), **counts
    )
    for key, kind, why in told:
        facts = {"kind": sentence(say.language, f"kinds.{kind}"), "id": key.id, "trip": key.scope or "-"}
        say.line("purge_goes_too" if why == "needs" else "purge_goes", **facts)
    for m in outlook.mentions:
        words = field_words(say.language, m.path)
        say.line(
            "purge_mention" if m.now else "purge_mention_past",
            place=f"{m.kind} {m.id} {m.path}",
            field=words,
            context=sentence(say.language, "cli.withheld") if m.kind in _NOT_SHOWN else m.context,
        )
    for kind, own in outlook.named:
        say.line("purge_id_stays", kind=sentence(say.language, f"kinds.{kind}"), id=own)
    if plan.held:
        say.line("purge_held", id=plan.person)


def _receipts(receipts: tuple[Receipt, ...], options: argparse.Namespace, say: Speech) -> int:
    if options.json:
        say.json([receipt.json() for receipt in receipts] if len(receipts) != 1 else receipts[0].json())
    else:
        for receipt in receipts:
            _tell(receipt, say)
    left = {path: code for receipt in receipts for path, code in receipt.left.items()}
    if left:
        raise Unavailable("purge_left", count=len(left), path=next(iter(left)))
    return 0


def _tell(receipt: Receipt, say: Speech) -> None:
    say.line("receipt", at=receipt.at, who=receipt.actor, desk=receipt.desk)
    kinds = ", ".join(f"{sentence(say.language, f'kinds.{kind}')} {n}" for kind, n in receipt.kinds.items())
    say.line("receipt_kinds", kinds=kinds or "-")
    say.line("receipt_destroyed", counts=_counts(receipt.destroyed))
    say.line("receipt_rewritten", counts=_counts(receipt.rewritten))
    texts = {act.value: receipt.texts.get(act.value, 0) for act in Treat}
    say.line("receipt_mentions", **texts)
    for one in receipt.kept:
        say.line("receipt_kept", place=" ".join(one[1:]))
    for one in receipt.unchanged:
        say.line("receipt_unchanged", place=" ".join(one[1:]))
    done = list(receipt.copies.values())
    counts = {name: done.count(name) for name in ("rewritten", "untouched", "destroyed")}
    say.line("receipt_backups", **counts)
    for name, code in receipt.left.items():
        say.line("receipt_left", path=name, code=code)
    say.line("receipt_outside" if receipt.finished else "receipt_unfinished")


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{table} {number}" for table, number in sorted(counts.items())) or "-"
