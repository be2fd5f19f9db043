"""Whether anything may go out to phones: after a restore not before somebody has looked and said so.

What was published since the backup is not in the store any more; sending at once would take it off the phones.
"""

import json
from dataclasses import dataclass
from datetime import datetime

from tripdesk.errors import Rejected
from tripdesk.model.history import Author
from tripdesk.store.store import Store

_NAME = "sending"


@dataclass(frozen=True, slots=True)
class Sending:
    """Off with `why` (`restored`), `since` (ISO 8601, UTC; empty when not known) and the file name of the backup."""

    off: bool
    why: str = ""
    since: str = ""
    backup: str = ""


def off_after_restore(backup: str, now: datetime) -> dict[str, str]:
    """What a store is to remember when a backup takes its place, written in the same transaction."""
    held = {"state": "off", "why": "restored", "since": now.isoformat(timespec="seconds"), "backup": backup}
    return {_NAME: json.dumps(held, ensure_ascii=False)}


def sending(store: Store) -> Sending:
    """Whether it is on, and if not, why. What cannot be read counts as off. Raises Unavailable."""
    held = store.meta(_NAME)
    if held is None:
        return Sending(off=False)
    try:
        parsed = json.loads(held)
        if parsed["state"] == "on":
            return Sending(off=False)
        return Sending(True, str(parsed["why"]), str(parsed["since"]), str(parsed["backup"]))
    except (ValueError, KeyError, TypeError):
        return Sending(off=True, why="restored")


def refuse_while_off(store: Store) -> None:
    """Raises Rejected unless sending is on. Whatever sends asks here first."""
    found = sending(store)
    if found.off:
        raise Rejected("sending_is_off", since=found.since or "?")


def confirm(store: Store, by: Author, now: datetime) -> Sending:
    """Turns sending on again, in somebody's name. Returns what held it off. Raises Rejected when nothing does."""
    found = sending(store)
    if not found.off:
        raise Rejected("sending_is_on")
    held = {"state": "on", "by": by.actor, "desk": by.desk, "at": now.isoformat(timespec="seconds")}
    store.set_meta(_NAME, json.dumps(held, ensure_ascii=False))
    return found
