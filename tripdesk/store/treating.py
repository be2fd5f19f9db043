"""Documents without the person: records, frozen trips, labels, whatever else is kept as JSON. Pure, but for counts."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, field
from typing import Any, cast

from tripdesk.model.destroying import goes_with, remaining
from tripdesk.model.fields import texts
from tripdesk.model.history import STORE_KINDS, Hold, Key, Membership, key_of
from tripdesk.model.mentions import Traces
from tripdesk.model.purge import Order, Treat
from tripdesk.model.record import Record
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.store.documents import doc_of, record_of

Digest = Callable[[Record], str]
"""The hash of a record as it is remembered of exchanges with other desks."""

PURGED = "purged"
Spot = tuple[str, str, str, str]
"""Where a text stands: scope, kind, id, path."""


@dataclass
class Treatment:
    """What becomes of documents, and what became of the texts in them: how many of each, which were kept."""

    order: Order
    gone: Set[Key]
    traces: Traces
    texts: Counter[str] = field(default_factory=Counter[str])
    kept: set[Spot] = field(default_factory=set[Spot])
    unchanged: set[Spot] = field(default_factory=set[Spot])
    _treated: dict[tuple[Key, str, str], str | None] = field(default_factory=dict[tuple[Key, str, str], str | None])

    def doc(self, key: Key, kind: str, doc: str) -> str | None:
        """A document without the person; None when nothing can remain of it."""
        if not self.touched(doc):
            return doc
        known = (key, kind, doc)
        if known not in self._treated:
            record = record_of(kind, doc, key.id)
            left = self._left(key, record, self.gone)
            self._treated[known] = None if left is None else (doc if left == record else doc_of(left))
        return self._treated[known]

    def touched(self, doc: str) -> bool:
        """Whether a document may name what goes or speak of it: sooner asked than parsed."""
        return "\\" in doc or any(f'"{key.id}"' in doc for key in self.gone) or self.traces.speaks_in(doc)

    def _left(self, key: Key, record: Record, gone: Set[Key]) -> Record | None:
        left = remaining(key.scope, record, gone, self._say(key, record.record_kind))
        if left is not None:
            return left
        left = remaining(key.scope, record, gone)
        if left is not None:  # a wording that a field does not take: its text stays, and the receipt says so
            spoken = (path for path, text in said_in(record) if self.traces.speaks_in(text))
            self.unchanged |= {(key.scope, record.record_kind, key.id, path) for path in spoken}
        return left

    def _say(self, key: Key, kind: str) -> Callable[[str, str], str]:
        def say(path: str, text: str) -> str:
            if not self.traces.speaks_in(text):
                return text
            choice = self.order.choices.get((key.scope, key.id, path))
            act = choice.act if choice else self.order.default
            if choice is not None and act is Treat.REWORD and choice.of == text:
                self.texts[Treat.REWORD.value] += 1
                return choice.text
            if act is Treat.KEEP:
                self.texts[Treat.KEEP.value] += 1
                self.kept.add((key.scope, kind, key.id, path))
                return text
            self.texts[Treat.BLANK.value] += 1
            return self.traces.blanked(text)

        return say

    def reason(self, trip: str, text: str) -> str:
        """The reason of an issue, treated as in the mark of that issue."""
        return self._say(Key(trip, "~mark"), "mark")("issue.reason.ko", text)

    def gone_from(self, there: dict[Key, Record]) -> set[Key]:
        """What goes from an issue: what goes from the store, and what was about the person at that time."""
        gone = {key for key in self.gone if key in there}
        for key in list(gone):
            gone |= goes_with(there, key).keys()
        return gone

    def snapshot(self, snapshot: TripSnapshot) -> TripSnapshot:
        """A frozen trip without the person: still a whole one."""
        own = str(snapshot.trip.id)
        gone = self.gone_from({key_of(record, own): record for _, record in snapshot.records()})

        def left(record: Record) -> Record | None:
            key = key_of(record, own)
            return None if key in gone else self._left(key, record, gone)

        update: dict[str, object] = {"trip": left(snapshot.trip)}
        for name in snapshot.COLLECTIONS:
            update[name] = tuple(one for one in map(left, getattr(snapshot, name)) if one is not None)
        if snapshot.issue is not None:
            say = self._say(Key(own, "~mark"), "mark")
            reason = snapshot.issue.reason
            said = reason.revised(ko=say("issue.reason.ko", reason.ko), en=say("issue.reason.en", reason.en))
            update["issue"] = snapshot.issue.revised(reason=said)
        return snapshot.revised(**update)

    def label(self, label: str, names: dict[str, str]) -> str:
        """The label of an edit, other names in the place of the ids of what goes."""
        code, *words, path = json.loads(label)
        said = [names.get(word) or self.traces.blanked(word) for word in words]
        return json.dumps([code, *said, path], ensure_ascii=False) if said != words else label

    def other_form(self, text: str, names: dict[str, str]) -> str:
        """What is no record: ids of what goes and mentions are blanked wherever they stand in it."""
        parsed = _parsed(text)
        if not isinstance(parsed, dict | list):
            return self.traces.blanked(text)
        said = self._blanked(parsed, names)
        return text if said == parsed else json.dumps(said, ensure_ascii=False, separators=(",", ":"))

    def _blanked(self, part: Any, names: dict[str, str]) -> Any:
        if isinstance(part, str):
            return names.get(part) or self.traces.blanked(part)
        if isinstance(part, list):
            return [self._blanked(one, names) for one in cast(list[Any], part)]
        if isinstance(part, dict):
            those = cast(dict[str, Any], part)
            return {self._blanked(key, names): self._blanked(value, names) for key, value in those.items()}
        return part

    def hashes(self, digest: Digest) -> dict[tuple[str, str], str]:
        """Of each text that was changed: where it stands and its hash → the hash of what stands there instead.

        The plain hash of a short text can be guessed, so it does not outlive the text.
        """
        found: dict[tuple[str, str], str] = {}
        for (key, kind, doc), left in self._treated.items():
            if left != doc and kind not in STORE_KINDS:
                was = digest(record_of(kind, doc, key.id))
                now = PURGED if left is None else digest(record_of(kind, left, key.id))
                found[(f"{key.scope}/{key.id}", was)] = now
        return found


def said_in(record: Record) -> Iterator[tuple[str, str]]:
    """The texts of a record but its id, which other records go by."""
    if not isinstance(record, Membership | Hold):
        yield from ((path, text) for path, text in texts(record) if path != "id")


def words_in(text: str) -> Iterator[str]:
    """Every text in a JSON document."""
    yield from _words(_parsed(text))


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _words(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for key, value in cast(dict[str, Any], part).items():
            yield key
            yield from _words(value)
    elif isinstance(part, list):
        for one in cast(list[Any], part):
            yield from _words(one)
