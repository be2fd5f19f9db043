"""From each schema to the next: one step, one transaction, the schema number with it.

A step is written against the tables as they were, never against `tables.py`, which goes on changing. Where records or
lines of history take another form, the step passes each document through `model/upcast` and writes its hash, and the
tally of its scope, anew.
"""

from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa

from tripdesk.errors import Unavailable
from tripdesk.store import engine as database
from tripdesk.store.documents import row_hash

Step = Callable[[sa.Connection], None]


def upgrade(engine: sa.Engine, path: Path) -> int:
    """Brings a store to the present schema, step by step; returns the schema it had. Raises Unavailable.

    Killed at any moment the store is of one schema or the next, whole. Two programs may do it at once.
    """
    found = first = database.stands_at(engine, path)
    while found < database.SCHEMA:
        step = STEPS.get(found)
        if step is None:
            raise Unavailable("store_damaged", path=path)
        with database.writing(engine, path) as connection:
            if database.schema_in(connection) == found:
                step(connection)
                database.set_schema(connection, found + 1)
        found += 1
    return first


def upgrade_file(path: Path) -> None:
    """Brings a file nobody else has open to the present schema. Raises Unavailable."""
    engine = database.connect(path, readonly=False)
    try:
        upgrade(engine, path)
    finally:
        engine.dispose()


def _search_and_instants(connection: sa.Connection) -> None:
    """1 → 2: the search index, empty; the instants each issue's times stood for, which nobody knew then."""
    connection.execute(sa.text("ALTER TABLE issues ADD COLUMN instants TEXT NOT NULL DEFAULT '{}'"))
    issues = sa.table("issues", *map(sa.column, ("trip", "number", "sha256")))
    for row in connection.execute(sa.select(sa.text("*")).select_from(issues)).mappings().all():
        if row_hash({name: value for name, value in row.items() if name != "instants"}) != row["sha256"]:
            raise Unavailable("issue_damaged", number=row["number"])
        here = (issues.c.trip == row["trip"], issues.c.number == row["number"])
        connection.execute(sa.update(issues).where(*here).values(sha256=row_hash(row)))
    names = ("kind", "name", "digits", "text")
    sa.Table(
        "search",
        sa.MetaData(),
        *(sa.Column(name, sa.TEXT, primary_key=True) for name in ("scope", "id")),
        *(sa.Column(name, sa.TEXT, nullable=False) for name in names),
        sqlite_strict=True,
    ).create(connection)


STEPS: dict[int, Step] = {1: _search_and_instants}
"""Schema → the step that leads on from it."""
