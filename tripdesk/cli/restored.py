"""After a restore: what is in the store is looked at, then sending to phones is turned on again."""

import argparse

from tripdesk.app import Desk
from tripdesk.cli.commands import Commands
from tripdesk.cli.speech import Speech
from tripdesk.errors import Rejected
from tripdesk.services.sending import confirm, sending


def add(commands: Commands) -> None:
    """confirm-restored."""
    confirmed = commands.command("confirm-restored", _confirm)
    confirmed.add_argument("--yes", action="store_true", help=commands.told("yes"))


def warn_while_off(desk: Desk, say: Speech) -> None:
    """Says that sending is off, where it is."""
    found = sending(desk.store)
    if found.off:
        say.warning("sending_off", since=found.since or "?")


def _confirm(options: argparse.Namespace, desk: Desk, say: Speech) -> int:
    found = sending(desk.store)
    if not found.off:
        raise Rejected("sending_is_on")
    say.line("restored_since", since=found.since or "?", backup=found.backup or "?")
    if not options.yes and not say.asks("confirm_sure"):
        raise Rejected("confirm_not_sure")
    confirm(desk.store, desk.author, desk.clock())
    say.line("sending_on")
    return 0
