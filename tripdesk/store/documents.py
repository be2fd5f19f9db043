"""Canonical JSON of records, and the hashes that tell whether a line is what was written."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from tripdesk.errors import Unavailable
from tripdesk.model.history import KINDS
from tripdesk.model.record import Record

TALLY = 1 << 64
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=repr)


def doc_of(record: Record) -> str:
    """A record as canonical JSON: every field, in the order of the model, no spaces."""
    return record.model_dump_json()


def record_of(kind: str, doc: str, where: str) -> Record:
    """The record of a document. Raises Unavailable when it is no longer one."""
    try:
        return KINDS[kind].model_validate_json(doc, strict=True)
    except (KeyError, ValueError):
        raise Unavailable("record_damaged", record=where) from None


def line_hash(parts: Iterable[object]) -> str:
    """sha256 (hex) over the columns of a line, in their order."""
    return hashlib.sha256(_ENCODER.encode(list(parts)).encode(errors="surrogatepass")).hexdigest()


def row_hash(row: Mapping[Any, Any]) -> str:
    """sha256 over every column of a line but the hash itself, by name."""
    return line_hash(row[name] for name in sorted(row) if name != "sha256")


def weight(sha256: str) -> int:
    """What a record adds to the tally of its scope."""
    return int(sha256[:16], 16)
