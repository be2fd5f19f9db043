"""Destroying a person, as the law asks: first a plan, then the backups, then the store; a receipt without the name.

The backups go first, so that as long as anything is left the store still knows whom to look for: killed halfway, the
same purge again does the rest. What was handed out of the store (books, exports, copies elsewhere) is out of reach.
"""

import contextlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from tripdesk import files
from tripdesk.errors import Rejected, TripdeskError, Unavailable
from tripdesk.model.history import SHARED, Author, Held, Key
from tripdesk.model.people import Person
from tripdesk.model.purge import Choice, Order, Outlook, Place, Signed, Toll, Treat
from tripdesk.services import backups
from tripdesk.services.choosing import folded
from tripdesk.services.holds import hold_of
from tripdesk.services.lineage import state_of
from tripdesk.services.pens import pens_away
from tripdesk.store import blobs, keeping, purging
from tripdesk.store.store import Ids, Store

_JOURNALS = ("-journal", "-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asks for one text: the record by kind and id, the path; `trip` when ids alone do not tell."""

    kind: str
    id: str
    path: str
    act: Treat
    text: str = field(default="", repr=False)
    trip: str | None = None


@dataclass(frozen=True, slots=True)
class PurgePlan:
    """What a purge would do: what goes, which texts speak of the person, which backups will be read."""

    person: str
    outlook: Outlook
    backups: tuple[str, ...]
    held: bool
    name: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was done, without a word of the person. `finished` only when nothing is left to do.

    `destroyed` and `rewritten` count lines by table, `kinds` records by kind, `texts` mentions by what became of them.
    `kept` and `unchanged` name texts that still speak of the person; `copies` says of each backup what became of it;
    `left` names what could not be done, with the code of the reason.
    """

    tx: str
    at: str
    actor: str
    desk: str
    destroyed: dict[str, int]
    rewritten: dict[str, int]
    kinds: dict[str, int]
    texts: dict[str, int]
    kept: list[list[str]]
    unchanged: list[list[str]]
    named: list[list[str]]
    copies: dict[str, str]
    left: dict[str, str]
    finished: bool = False

    def json(self) -> dict[str, Any]:
        """The receipt as it is kept and printed."""
        return asdict(self)


def person_called(store: Store, words: str) -> Held:
    """The one person with that id or name, deleted ones too. Raises Rejected, naming those that fit."""
    people = [*store.of_kind("person", SHARED), *(h for h in store.deleted(SHARED) if isinstance(h.record, Person))]
    named = words.strip()
    exact = [held for held in people if held.key.id == named]
    found = exact or [held for held in people if folded(named) in map(folded, _names(held))]
    found = found or [held for held in people if named and any(folded(named) in folded(n) for n in _names(held))]
    if not found:
        raise Rejected("person_unknown", name=named[:80], count=len(people))
    if len(found) > 1:
        names = ", ".join(f"{_names(held)[0] if _names(held) else '-'} ({held.key.id})" for held in found[:10])
        raise Rejected("person_ambiguous", name=named[:80], names=names)
    return found[0]


def _names(held: Held) -> list[str]:
    if not isinstance(held.record, Person):
        return []
    name = held.record.name
    return [one for one in (name.ko, name.en, name.hanja, name.reading, *held.record.other_spellings) if one]


def plan_purge(store: Store, person: str, folder: Path) -> PurgePlan:
    """What a purge would do. Nothing is written. Raises Rejected, Unavailable."""
    outlook = purging.look(store.path, person)
    copies = tuple(path.name for path in _copies(store.path, folder))
    held = store.get(Key(SHARED, person))
    name = next(iter(_names(held)), "") if held is not None else ""
    return PurgePlan(person, outlook, copies, hold_of(store, person) is not None, name)


def chosen(plan: PurgePlan, wanted: Iterable[Wanted]) -> dict[Place, Choice]:
    """What was asked, for the texts of the plan. Raises Rejected for a text the plan does not have, a wording that
    names the person again, or one for a text that stands nowhere now.
    """
    found: dict[Place, Choice] = {}
    for one in wanted:
        where = f"{one.kind} {one.id} {one.path}"[:120]
        places = [
            mention
            for mention in plan.outlook.mentions
            if (mention.kind, mention.id, mention.path) == (one.kind, one.id, one.path)
            and one.trip in {None, mention.scope}
        ]
        if not places:
            raise Rejected("mention_unknown", where=where)
        if one.act is Treat.REWORD and plan.outlook.traces.speaks_in(one.text):
            raise Rejected("reword_names_person", where=where)
        if one.act is Treat.REWORD and one.kind == "proposal":
            raise Rejected("reword_proposal", where=where)
        for mention in places:
            found[mention.place] = Choice(one.act, one.text, mention.text)
    return found


def undecided(plan: PurgePlan, choices: Mapping[Place, Choice]) -> list[str]:
    """The texts nobody has decided about: kind, id and path."""
    return [f"{m.kind} {m.id} {m.path}" for m in plan.outlook.mentions if m.place not in choices]


@dataclass(frozen=True, slots=True)
class Purging:
    """Purges at one desk by one person. `folder` holds the backups, `work_folder` what a renderer leaves behind."""

    store: Store
    by: Author
    now: datetime
    ids: Ids
    folder: Path
    work_folder: Path

    def purge(self, plan: PurgePlan, choices: Mapping[Place, Choice], default: Treat | None) -> Receipt:
        """Does what the plan says. Raises Rejected while the person is on hold, while a mention is undecided, when
        the store has changed since the plan; Unavailable for a damaged or busy store.
        """
        if self.store.readonly:
            raise Unavailable(self.store.readonly, path=self.store.path)
        if hold_of(self.store, plan.person) is not None:
            raise Rejected("purge_on_hold", id=plan.person)
        for trip, pen in pens_away(self.store):
            if trip in self.store.trips_with(plan.person):
                raise Rejected("purge_while_away", id=plan.person, trip=trip, other=pen.holder)
        open_texts = undecided(plan, choices) if default is None else []
        if open_texts:
            raise Rejected("purge_undecided", count=len(open_texts), where=open_texts[0][:120])
        if keeping.damages(self.store.path):
            raise Unavailable("store_damaged", path=self.store.path)
        if self.store.last_change() != plan.outlook.seq:
            raise Rejected("store_moved_on")
        order = Order(plan.person, plan.outlook.traces, choices, default or Treat.BLANK)
        signed = Signed(self.by.actor, self.by.desk, self.now.isoformat(timespec="milliseconds"), self.ids())
        copies: dict[str, str] = {}
        left: dict[str, str] = {}
        self._treat_copies(order, signed, copies, left)
        named = [list(one) for one in plan.outlook.named]

        def note(toll: Toll) -> str:
            return json.dumps(_receipt(signed, toll, named, copies, left).json(), ensure_ascii=False)

        toll = purging.purge(self.store.path, order, signed, self.ids, state_of, note, plan.outlook.seq)
        self._treat_copies(order, signed, copies, left)
        return self._finished(_receipt(signed, toll, named, copies, left))

    def finish(self) -> tuple[Receipt, ...]:
        """Finishes purges that were begun and cut off. Whom they were about nobody knows any more: a backup that was
        made meanwhile and is not known to be clean is destroyed. Raises Unavailable.
        """
        done: list[Receipt] = []
        for tx, note in sorted(purging.unfinished(self.store.path).items()):
            receipt = Receipt(**json.loads(note))
            copies, left = dict(receipt.copies), dict(receipt.left)
            for backup in backups.backups(self.folder):
                if backup.path.name not in copies and not _is_after(backup.path, tx):
                    _destroy(backup.path, copies, left)
            done.append(self._finished(replace(receipt, copies=copies, left=left)))
        return tuple(done)

    def _finished(self, receipt: Receipt) -> Receipt:
        left = dict(receipt.left)
        try:
            keeping.press(self.store.path)
        except Unavailable as error:
            raise Unavailable("purge_unfinished", path=self.store.path) from error
        _remove_leftovers(self.store.path, self.folder, left)
        if self.work_folder.is_dir():
            files.empty_folder(self.work_folder, older_than=-1)
        if found := keeping.damages(self.store.path):
            left[self.store.path.name] = f"{found[0].table} {found[0].line}"
        whole = replace(receipt, left=left, finished=not left)
        purging.finish(self.store.path, receipt.tx, json.dumps(whole.json(), ensure_ascii=False))
        return whole

    def _treat_copies(self, order: Order, signed: Signed, copies: dict[str, str], left: dict[str, str]) -> None:
        """Every backup that has not been treated yet."""
        for path in _copies(self.store.path, self.folder):
            if path.name in copies:
                continue
            try:
                if keeping.is_newer(path):
                    left[path.name] = "store_newer"
                elif keeping.damages(path):
                    _destroy(path, copies, left)
                else:
                    copies[path.name] = self._treat(path, order, signed)
            except TripdeskError as error:
                left[path.name] = error.code

    def _treat(self, path: Path, order: Order, signed: Signed) -> str:
        def act(copy: Path) -> bool:
            return not purging.purge(copy, order, signed, self.ids, state_of).nothing

        return "rewritten" if keeping.rework(path, act) else "untouched"


def tidy(purging_there: Purging) -> None:
    """Once a day: finishes purges that were cut off, destroys blobs that nothing names. Later if the store is busy."""
    with contextlib.suppress(Unavailable):
        purging_there.finish()
        blobs.clean_up(purging_there.store.path)


def _receipt(
    signed: Signed, toll: Toll, named: list[list[str]], copies: dict[str, str], left: dict[str, str]
) -> Receipt:
    return Receipt(
        signed.tx, signed.at, signed.actor, signed.desk,
        dict(toll.destroyed), dict(toll.rewritten), dict(toll.kinds), dict(toll.texts),
        [list(one) for one in toll.kept], [list(one) for one in toll.unchanged], named, dict(copies), dict(left),
    )  # fmt: skip


def _copies(store: Path, folder: Path) -> list[Path]:
    """Every store file in the folder of backups, whatever it is called."""
    try:
        there = sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError:
        raise Unavailable("file_unreadable", path=folder) from None
    return [path for path in there if path.is_file() and path.suffix == ".db" and path != store]


def _is_after(path: Path, tx: str) -> bool:
    try:
        return purging.holds_purge(path, tx)
    except TripdeskError:
        return False


def _remove_leftovers(store: Path, folder: Path, left: dict[str, str]) -> None:
    """Destroys what crashes and restores left beside the store: damaged stores set aside, half-written files."""
    gone: dict[str, str] = {}
    set_aside = f"{store.stem}-damaged-"
    beside = [p for p in _files(store.parent) if p.name.startswith(set_aside) or _is_half(p, store.name)]
    inside = [p for p in _files(folder) if _is_half(p, "") or p.name.endswith(_JOURNALS)]
    for path in [*beside, *inside]:
        _destroy(path, gone, left)


def _is_half(path: Path, of: str) -> bool:
    bare = path.name
    for extra in _JOURNALS:
        bare = bare.removesuffix(extra)
    return bare.endswith((".part", ".new", ".upgrade", ".restoring")) and bare.startswith((of, ".tripdesk-"))


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []
    except OSError:
        return []


def _destroy(path: Path, gone: dict[str, str], left: dict[str, str]) -> None:
    try:
        files.destroy(path)
        gone[path.name] = "destroyed"
    except TripdeskError as error:
        left[path.name] = error.code
