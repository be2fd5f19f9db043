"""Who holds the pen: the one place where an edit of a trip that was handed over is refused."""

from collections.abc import Sequence

import sqlalchemy as sa

from tripdesk.errors import Rejected
from tripdesk.model.history import PROPOSED, SHARED, Edit, Pen, Put, pen_key
from tripdesk.store import loading
from tripdesk.store.documents import record_of


def check(connection: sa.Connection, edits: Sequence[Edit]) -> None:
    """Raises Rejected for an edit of a trip whose pen is away, unless it brings the pen, or is a proposal.

    A pen's turn never falls, and only a higher one brings it here: what is old takes nothing.
    """
    for scope in sorted({edit.key.scope for edit in edits} - {SHARED}):
        key = pen_key(scope)
        row = loading.row(connection, key)
        held = record_of("pen", row["doc"], key.id) if row is not None else None
        if not isinstance(held, Pen):
            continue
        own = [edit for edit in edits if edit.key.scope == scope]
        brought = [edit for edit in own if edit.key == key]
        if not all(_follows(edit, held) for edit in brought):
            raise Rejected("pen_old", trip=scope)
        comes = any(isinstance(e, Put) and isinstance(e.record, Pen) and e.record.here for e in brought)
        other = [edit for edit in own if edit.key != key and not edit.key.id.startswith(PROPOSED)]
        if not held.here and not comes and other:
            raise Rejected("pen_away", trip=scope, other=held.holder, at=held.since)


def _follows(edit: Edit, held: Pen) -> bool:
    if not isinstance(edit, Put) or not isinstance(edit.record, Pen):
        return False
    return edit.record.turn > held.turn or (edit.record.turn == held.turn and not edit.record.here)
