"""Which blobs nothing names any more: they live while a record, an issue or a change that can be undone names them."""

import json
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from tripdesk.store import engine as database
from tripdesk.store.tables import BLOBS, CHANGES, ISSUES, RECORDS


def unnamed(connection: sa.Connection) -> tuple[str, ...]:
    """The hashes of blobs that no record (deleted ones too), no line of the history and no issue names."""
    held = set(connection.execute(sa.select(BLOBS.c.sha256)).scalars())
    return tuple(sorted(held - set(_named(connection)))) if held else ()


def _named(connection: sa.Connection) -> Iterator[str]:
    docs = [
        sa.select(RECORDS.c.doc).where(RECORDS.c.kind == "attachment"),
        sa.select(CHANGES.c.before).where(CHANGES.c.kind == "attachment", CHANGES.c.before.is_not(None)),
        sa.select(CHANGES.c.after).where(CHANGES.c.kind == "attachment", CHANGES.c.after.is_not(None)),
    ]
    for wanted in docs:
        for doc in connection.execute(wanted).scalars():
            yield json.loads(doc)["sha256"]
    for doc in connection.execute(sa.select(ISSUES.c.doc)).scalars():
        yield from (one["sha256"] for one in json.loads(doc).get("attachments", ()))


def forget_unnamed(connection: sa.Connection) -> int:
    """Destroys those that nothing names; how many."""
    gone = unnamed(connection)
    for sha256 in gone:
        connection.execute(sa.delete(BLOBS).where(BLOBS.c.sha256 == sha256))
    return len(gone)


def clean_up(path: Path) -> int:
    """Destroys the blobs of a store that nothing names, in one transaction; how many. Raises Unavailable."""
    engine = database.connect(path, readonly=False)
    try:
        with database.writing(engine, path) as connection:
            return forget_unnamed(connection)
    finally:
        engine.dispose()
