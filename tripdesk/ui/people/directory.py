"""All people or organisations, read a page at a time beside everything else, kept up to date by the feed."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from tripdesk.model.history import SHARED, Key
from tripdesk.model.people import Organisation
from tripdesk.model.record import Record
from tripdesk.model.text import EMPTY, LText
from tripdesk.services.directory import PAGE, Catalogue, Entry, Parts, entry, page, parts_of, record_at
from tripdesk.ui.jobs import Job
from tripdesk.ui.session import Session

ALL, THEIRS, OURS, MET = "all", "theirs", "ours", "met"
_PARTS = frozenset({"delegate", "counterpart", "item", "trip"})
_TELL_EVERY = 20
"""Pages between two drawings of a list that is still being read."""


class Directory(QObject):
    """`changed` says that there are other entries than before."""

    changed = Signal()

    def __init__(self, session: Session, kind: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._kind = kind
        self._entries: dict[str, Entry] = {}
        self._catalogue: Catalogue | None = None
        self._offices: dict[str, LText] = {}
        self._same: dict[str, str] = {}
        self._parts: dict[str, Parts] = {}
        self._stale: set[str] = set()
        self._later: list[tuple[Key, str]] = []
        self._round = self._pages = self._revision = 0
        self._search: Job | None = None
        self._growing = True
        self.complete = False
        session.records_changed.connect(self._follow)
        session.replaced.connect(self._again)

    # --- what there is

    @property
    def total(self) -> int:
        """How many there are, as far as they have been read."""
        return len(self._entries)

    @property
    def offices(self) -> dict[str, LText]:
        """The names of the organisations by id."""
        return self._offices

    def entry(self, own: str) -> Entry | None:
        """The line of that record."""
        return self._entries.get(own)

    def search(self, typed: str, which: str, composing: bool, then: Callable[[list[Entry]], None]) -> None:
        """Finds, beside everything else; a search that is overtaken by another is not told of."""
        if self._search is not None:
            self._search.cancel()
        known, catalogue, revision = list(self._entries.values()), self._catalogue, self._revision
        among = self._among(which)
        met: dict[str, str] = self._met() if which == MET else {}

        def work(_job: Job) -> tuple[Catalogue, list[Entry]]:
            every = Catalogue(known) if catalogue is None else catalogue
            found = list(every.matching(typed, among, composing=composing))
            if met:
                found.sort(key=lambda one: met[one.id], reverse=True)
            return every, found

        def told(result: tuple[Catalogue, list[Entry]]) -> None:
            if not job.cancelled:
                if revision == self._revision:
                    self._catalogue = result[0]
                then(result[1])

        job = self._search = self._session.jobs.beside(work, told)

    def _among(self, which: str) -> frozenset[str] | None:
        parts = self._parts.values()
        if which == OURS:
            return frozenset(own for one in parts for own in one.delegates)
        if which == THEIRS:
            return frozenset(own for one in parts for own in one.counterparts)
        return frozenset(self._met()) if which == MET else None

    def _met(self) -> dict[str, str]:
        """The day each was met last."""
        last: dict[str, str] = {}
        for parts in self._parts.values():
            for person, day in parts.met.items():
                last[person] = max(last.get(person, ""), day.isoformat())
        return last

    # --- reading

    def start(self) -> None:
        """Reads everything anew."""
        self._round += 1
        self._pages = 0
        self._growing = not self._entries
        self.complete = False
        self._later = []
        self._read_offices(self._round, "", {})

    def catch_up(self) -> None:
        """Reads again who plays a part in the trips that have changed."""
        for trip in sorted(self._stale):
            self._read_parts(self._round, [trip])
        self._stale.clear()

    def _read_offices(self, turn: int, after: str, found: dict[str, LText]) -> None:
        store = self._session.desk

        def told(records: tuple[Record, ...]) -> None:
            if turn != self._round:
                return
            for one in records:
                if isinstance(one, Organisation):
                    found[str(one.id)] = one.short_name if one.short_name else one.name
            if len(records) == PAGE:
                self._read_offices(turn, str(records[-1].id), found)
                return
            self._offices = found
            trips = [str(trip.id) for trip in self._session.trips] if self._kind == "person" else []
            self._read_parts(turn, trips, lambda: self._read_page(turn, "", {}))

        self._session.jobs.on_store(lambda: page(store.store, "organisation", after), told)

    def _read_parts(self, turn: int, trips: list[str], then: Callable[[], None] | None = None) -> None:
        if not trips:
            if then is not None:
                then()
            else:
                self.changed.emit()
            return
        desk, trip = self._session.desk, trips[0]
        today = desk.today("Asia/Seoul")

        def told(parts: Parts) -> None:
            if turn == self._round:
                self._parts[trip] = parts
                self._read_parts(turn, trips[1:], then)

        self._session.jobs.on_store(lambda: parts_of(desk.store, trip, today), told)

    def _read_page(self, turn: int, after: str, found: dict[str, Entry]) -> None:
        desk = self._session.desk

        def work() -> tuple[Entry, ...]:
            return tuple(self._shared(self._entry(one)) for one in page(desk.store, self._kind, after))

        def told(entries: tuple[Entry, ...]) -> None:
            if turn != self._round:
                return
            found.update((one.id, one) for one in entries)
            self._pages += 1
            whole = len(entries) < PAGE
            if whole or (self._growing and self._pages % _TELL_EVERY == 1):
                self._entries = dict(found)
                self.complete = whole
                self._tell()
            if not whole:
                self._read_page(turn, entries[-1].id, found)
                return
            self._same.clear()
            if self._later:
                later, self._later = tuple(self._later), []
                self._follow(later)

        self._session.jobs.on_store(work, told)

    def _shared(self, one: Entry) -> Entry:
        """The entry with the texts that many have (titles, organisations) held once."""
        detail, words = (self._same.setdefault(text, text) for text in (one.detail, one.words))
        return replace(one, detail=detail, words=words)

    def _entry(self, record: Record) -> Entry:
        desk = self._session.desk
        roles = (parts.roles.get(str(record.id)) for parts in list(self._parts.values()))
        role = next((role for role in roles if role), EMPTY)
        return entry(record, self._session.language, desk.today("Asia/Seoul"), self._offices, role)

    def _tell(self) -> None:
        self._revision += 1
        self._catalogue = None
        self.changed.emit()

    # --- the feed

    def _again(self) -> None:
        if self._round:
            self.start()

    def _follow(self, changes: tuple[tuple[Key, str], ...]) -> None:
        if not self.complete:
            self._later += changes if self._round else ()
            return
        self._stale |= {key.scope for key, kind in changes if kind in _PARTS and key.scope}
        own = sorted({key.id for key, kind in changes if key.scope == SHARED and kind == self._kind})
        offices = sorted({key.id for key, kind in changes if key.scope == SHARED and kind == "organisation"})
        if not own and not offices:
            return
        desk = self._session.desk

        def work() -> tuple[dict[str, Record | None], dict[str, Record | None]]:
            return (
                {one: record_at(desk.store, one) for one in own},
                {one: record_at(desk.store, one) for one in offices},
            )

        self._session.jobs.on_store(work, self._updated)

    def _updated(self, news: tuple[dict[str, Record | None], dict[str, Record | None]]) -> None:
        records, offices = news
        renamed = False
        for own, office in offices.items():
            if isinstance(office, Organisation):
                name = office.short_name if office.short_name else office.name
                renamed |= own in self._offices and self._offices[own] != name
                self._offices[own] = name
            else:
                renamed |= self._offices.pop(own, None) is not None
        for own, record in records.items():
            if record is None:
                self._entries.pop(own, None)
            else:
                self._entries[own] = self._entry(record)
        self._tell()
        if renamed and self._kind == "person":
            self.start()
