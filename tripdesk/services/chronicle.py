"""The history in words a protocol officer reads: who, when, what, from what to what."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any, cast

from tripdesk.messages import UiLanguage, sentence
from tripdesk.model import fields
from tripdesk.model.history import KINDS, STORE_KINDS, Author, Change
from tripdesk.model.naming import field_words
from tripdesk.model.record import Record
from tripdesk.model.times import at_instant
from tripdesk.store.store import Store

LONGEST = 120
_CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class Told:
    """One change: the record's kind, id and name, and for each field that differs its path, old and new text."""

    kind: str
    id: str
    name: str = field(repr=False)
    act: str
    fields: tuple[tuple[str, str, str], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Chapter:
    """What one person did within one hour of the home clock, edit by edit: when, the code of its label, its changes."""

    author: Author
    hour: datetime
    edits: tuple[tuple[datetime, str, tuple[Told, ...]], ...]


def history(store: Store, trip: str) -> tuple[Chapter, ...]:
    """The history of a trip, oldest first, on the clock of its home zone. Raises Rejected, Unavailable."""
    zone = store.load(trip).snapshot.trip.home_zone
    lines = store.changes_of_trip(trip)
    names = named_in(lines)
    edits = [(those[0], those) for those in (list(g) for _, g in groupby(lines, lambda line: line.tx))]

    def hour(entry: tuple[Change, list[Change]]) -> tuple[Author, datetime]:
        return entry[0].author, _local(entry[0].at, zone).replace(minute=0)

    return tuple(
        Chapter(
            author,
            at,
            tuple((_local(first.at, zone), first.label.code, _told(those, names)) for first, those in entries),
        )
        for (author, at), entries in groupby(edits, hour)
    )


def lines(chapters: tuple[Chapter, ...], language: UiLanguage) -> Iterator[str]:
    """The history as text, a line a change."""
    for chapter in chapters:
        facts = {"actor": chapter.author.actor, "desk": chapter.author.desk, "hour": f"{chapter.hour:%Y-%m-%d %H}"}
        yield sentence(language, "history.chapter", facts)
        for at, code, told in chapter.edits:
            yield sentence(language, "history.edit", {"at": f"{at:%H:%M}", "label": label(language, code, len(told))})
            if code in {"imported", "imported_pen"} and len(told) > 20:
                continue
            for one in told:
                yield from _one(one, language)


def label(language: UiLanguage, code: str, count: int) -> str:
    """What an edit was, in words."""
    return sentence(language, f"labels.{code}", {"count": count})


def _one(told: Told, language: UiLanguage) -> Iterator[str]:
    kind = sentence(language, f"kinds.{told.kind}")
    if told.act != "changed":
        yield sentence(language, f"history.{told.act}", {"kind": kind, "name": told.name})
    for path, old, new in told.fields:
        facts = {"kind": kind, "name": told.name, "field": field_words(language, path), "old": old, "new": new}
        yield sentence(language, "history.changed", facts)


def _told(those: list[Change], names: dict[str, str]) -> tuple[Told, ...]:
    found: list[Told] = []
    for line in those:
        if line.kind in STORE_KINDS:
            continue
        name = names.get(line.key.id, line.key.id)
        if line.purged:
            found.append(Told(line.kind, line.key.id, "", "purged", ()))
        elif line.before is None or line.after is None:
            act = "added" if line.before is None else "removed"
            found.append(Told(line.kind, line.key.id, name, act, ()))
        elif differing := _differences(line, names):
            found.append(Told(line.kind, line.key.id, name, "changed", differing))
    return tuple(found)


def _differences(line: Change, names: dict[str, str]) -> tuple[tuple[str, str, str], ...]:
    cls = KINDS[line.kind]
    before = cls.model_validate_json(line.before or "", strict=True)
    return differences(before, cls.model_validate_json(line.after or "", strict=True), names)


def differences(one: Record, other: Record, names: dict[str, str]) -> tuple[tuple[str, str, str], ...]:
    """The fields in which two states of a record differ: path, text in one, text in the other."""
    before, after = dict(_leaves(one, names)), dict(_leaves(other, names))
    paths = list(dict.fromkeys([*before, *after]))
    return tuple(
        (path, before.get(path, "-") or "-", after.get(path, "-") or "-")
        for path in paths
        if before.get(path, "") != after.get(path, "") and not path.startswith(_CALENDAR)
    )


def _leaves(record: Record, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    for leaf in fields.leaves(record):
        path, value = leaf.path, leaf.value
        if path.endswith(".zone") or path.endswith(".fold"):
            continue
        if leaf.plan.refers_to:
            yield path, names.get(str(value), str(value))
        elif isinstance(value, datetime):
            yield path.removesuffix(".local"), f"{value:%Y-%m-%d %H:%M}"
        else:
            text = " ".join(str(value).split())
            yield path, text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def names_of(store: Store, trip: str) -> dict[str, str]:
    """What each record of a trip was called last, by id."""
    return named_in(store.changes_of_trip(trip))


def named_in(lines: tuple[Change, ...]) -> dict[str, str]:
    """What each record was called last: its title, its name, or the name of the person it is about."""
    named: dict[str, str] = {}
    through: dict[str, str] = {}
    for line in lines:
        doc = line.after or line.before
        if doc is None or line.kind in STORE_KINDS:
            continue
        parsed = cast(dict[str, Any], json.loads(doc))
        for name in ("title", "name", "text"):
            held: Any = parsed.get(name)
            if isinstance(held, dict):
                text = cast(dict[str, str], held)
                if said := text.get("ko") or text.get("en"):
                    named[line.key.id] = said
                    break
        for name in ("person", "item", "delegate"):
            if isinstance(parsed.get(name), str):
                through.setdefault(line.key.id, str(parsed[name]))
    for own, other in through.items():
        if own not in named:
            target = through.get(other, other) if other not in named else other
            named[own] = named.get(target, own)
    return named


def _local(at: str, zone: str) -> datetime:
    return at_instant(datetime.fromisoformat(at), zone).local
