"""The tables. Only TEXT, INTEGER, REAL and BLOB, which STRICT takes and every dialect has."""

import sqlalchemy as sa

METADATA = sa.MetaData()

RECORDS = sa.Table(
    "records",
    METADATA,
    sa.Column("scope", sa.TEXT, primary_key=True),
    sa.Column("id", sa.TEXT, primary_key=True),
    sa.Column("kind", sa.TEXT, nullable=False),
    sa.Column("version", sa.INTEGER, nullable=False),
    sa.Column("rank", sa.REAL, nullable=False),
    sa.Column("deleted", sa.INTEGER, nullable=False),
    sa.Column("doc", sa.TEXT, nullable=False),
    sa.Column("sha256", sa.TEXT, nullable=False),
    sqlite_strict=True,
)
REFERENCES = sa.Table(
    "refs",
    METADATA,
    sa.Column("scope", sa.TEXT, primary_key=True),
    sa.Column("id", sa.TEXT, primary_key=True),
    sa.Column("target_scope", sa.TEXT, primary_key=True),
    sa.Column("target_id", sa.TEXT, primary_key=True),
    sa.Column("kind", sa.TEXT, nullable=False),
    sa.Index("refs_by_target", "target_scope", "target_id"),
    sqlite_strict=True,
)
"""Which record names which; `kind` is that of the record that names. Derived from the documents."""

CHANGES = sa.Table(
    "changes",
    METADATA,
    sa.Column("seq", sa.INTEGER, primary_key=True, autoincrement=False),
    sa.Column("tx", sa.TEXT, nullable=False),
    sa.Column("gesture", sa.TEXT, nullable=False),
    sa.Column("desk", sa.TEXT, nullable=False),
    sa.Column("actor", sa.TEXT, nullable=False),
    sa.Column("at", sa.TEXT, nullable=False),
    sa.Column("label", sa.TEXT, nullable=False),
    sa.Column("undoes", sa.TEXT, nullable=False),
    sa.Column("scope", sa.TEXT, nullable=False),
    sa.Column("id", sa.TEXT, nullable=False),
    sa.Column("kind", sa.TEXT, nullable=False),
    sa.Column("version", sa.INTEGER, nullable=False),
    sa.Column("rank_before", sa.REAL),
    sa.Column("rank_after", sa.REAL),
    sa.Column("before", sa.TEXT),
    sa.Column("after", sa.TEXT),
    sa.Column("purged", sa.INTEGER, nullable=False),
    sa.Column("sha256", sa.TEXT, nullable=False),
    sa.Index("changes_by_record", "scope", "id", "seq"),
    sa.Index("changes_by_desk", "desk", "seq"),
    sa.Index("changes_by_tx", "tx"),
    sqlite_strict=True,
)
ISSUES = sa.Table(
    "issues",
    METADATA,
    sa.Column("trip", sa.TEXT, primary_key=True),
    sa.Column("number", sa.INTEGER, primary_key=True, autoincrement=False),
    sa.Column("at", sa.TEXT, nullable=False),
    sa.Column("desk", sa.TEXT, nullable=False),
    sa.Column("actor", sa.TEXT, nullable=False),
    sa.Column("reason", sa.TEXT, nullable=False),
    sa.Column("readers", sa.TEXT, nullable=False),
    sa.Column("tzdata", sa.TEXT, nullable=False),
    sa.Column("doc", sa.TEXT, nullable=False),
    sa.Column("sha256", sa.TEXT, nullable=False),
    sa.Column("instants", sa.TEXT, nullable=False, server_default=sa.text("'{}'")),
    sqlite_strict=True,
)
PUBLICATIONS = sa.Table(
    "publications",
    METADATA,
    sa.Column("id", sa.TEXT, primary_key=True),
    sa.Column("trip", sa.TEXT, nullable=False),
    sa.Column("doc", sa.TEXT, nullable=False),
    sa.Column("sha256", sa.TEXT, nullable=False),
    sqlite_strict=True,
)
BLOBS = sa.Table(
    "blobs",
    METADATA,
    sa.Column("sha256", sa.TEXT, primary_key=True),
    sa.Column("data", sa.BLOB, nullable=False),
    sqlite_strict=True,
)
META = sa.Table(
    "meta",
    METADATA,
    sa.Column("name", sa.TEXT, primary_key=True),
    sa.Column("value", sa.TEXT, nullable=False),
    sqlite_strict=True,
)
TALLIES = sa.Table(
    "tallies",
    METADATA,
    sa.Column("scope", sa.TEXT, primary_key=True),
    sa.Column("sum", sa.TEXT, nullable=False),
    sqlite_strict=True,
)
"""The sum of the hashes of a scope's records, so that one that has gone missing is missed."""

SEARCH = sa.Table(
    "search",
    METADATA,
    sa.Column("scope", sa.TEXT, primary_key=True),
    sa.Column("id", sa.TEXT, primary_key=True),
    sa.Column("kind", sa.TEXT, nullable=False),
    sa.Column("name", sa.TEXT, nullable=False),
    sa.Column("digits", sa.TEXT, nullable=False),
    sa.Column("text", sa.TEXT, nullable=False),
    sqlite_strict=True,
)
"""What is searched, folded (`store/searching.py`). Derived from the documents; may be made anew at any time."""
