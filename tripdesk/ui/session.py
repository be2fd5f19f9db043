"""What the desk shows: the trips, the open one, whether everything is saved. One refresh path: the feed.

Edits go to the lane of the store, in the order they were made. What cannot be written now waits, is said, and is tried
again; what is refused is said. Nothing changes on the screen but through what the store says has changed.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from tripdesk.app import Desk
from tripdesk.errors import Rejected, TripdeskError, Unavailable
from tripdesk.messages import UiLanguage, sentence
from tripdesk.model.checks import Finding, findings
from tripdesk.model.history import Committed, Conflict, Loaded
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.trip import Trip
from tripdesk.services.edit_titles import edit_title
from tripdesk.services.editing import Editing
from tripdesk.services.feed import Feed
from tripdesk.services.library import trips_of
from tripdesk.ui.jobs import Job, Jobs

POLL_MS = 400
RETRY_MS = 5_000

Operation = Callable[[Editing], Committed | Conflict]
"""One intention of the user, done on the lane of the store."""


class Saved(StrEnum):
    """What the head of a trip says: all is saved, something is on its way, something waits for the disk."""

    ALL = "all"
    SAVING = "saving"
    WAITING = "waiting"
    READ_ONLY = "read_only"


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence for the user; `undo` offers to take back what was just done."""

    text: str
    undo: bool = False
    bad: bool = False
    act: tuple[str, Callable[[], None]] | None = None


@dataclass(frozen=True, slots=True)
class _Waiting:
    operation: Operation
    notice: bool
    done: Callable[[Committed], None] | None
    refused: Callable[[TripdeskError], None] | None


@dataclass(frozen=True, slots=True)
class _News:
    fresh: bool
    trips: tuple[Trip, ...] | None = None
    loaded: Loaded | None = None
    gone: bool = False
    undo: str = ""
    redo: str = ""
    done: Notice | None = None


class Session(QObject):
    """The desk's state. `trips_changed` and `trip_changed` say that what they name is to be drawn again."""

    trips_changed = Signal()
    trip_changed = Signal()
    checked = Signal()
    saved_changed = Signal()
    undo_changed = Signal()
    noticed = Signal(object)
    lost = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.jobs = jobs
        self.trips: tuple[Trip, ...] = ()
        self.open_id = ""
        self.loaded: Loaded | None = None
        self.findings: tuple[Finding, ...] = ()
        self.undo_title = self.redo_title = ""
        self.problem: TripdeskError | None = None
        self.readonly = ""
        self._feed: Feed | None = None
        self._queue: deque[_Waiting] = deque()
        self._busy = False
        self._polling = False
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self.look)
        self._retry = QTimer(self)
        self._retry.setInterval(RETRY_MS)
        self._retry.setSingleShot(True)
        self._retry.timeout.connect(self._next)
        self._check: Job | None = None
        jobs.unhandled.connect(self._failed)

    # --- what is shown

    @property
    def language(self) -> UiLanguage:
        """The language of the interface."""
        return self.desk.settings.ui_language

    @property
    def snapshot(self) -> TripSnapshot | None:
        """The open trip as it stands."""
        return self.loaded.snapshot if self.loaded else None

    @property
    def saved(self) -> Saved:
        """Whether what was typed is in the store."""
        if self.readonly:
            return Saved.READ_ONLY
        if self.problem is not None:
            return Saved.WAITING
        return Saved.SAVING if self._queue or self._busy else Saved.ALL

    def start(self) -> None:
        """Reads the store and goes on looking for what others change."""
        self.look()
        self._poll.start()

    def stop(self) -> None:
        """No longer looks; what waits is still written where the disk allows."""
        self._poll.stop()
        self._retry.stop()

    def open(self, trip: str) -> None:
        """Opens another trip; an empty id closes the open one."""
        self.open_id = trip
        self.loaded = None
        self.findings = ()
        self.trip_changed.emit()
        if trip:
            self.jobs.on_store(lambda: self._news(whole=True), self._told, self._failed)

    def look(self) -> None:
        """Asks the store what was committed since, by whomever."""
        if not self._polling:
            self._polling = True
            self.jobs.on_store(lambda: self._news(), self._looked, self._looked_in_vain)

    # --- edits

    def edit(
        self,
        operation: Operation,
        *,
        notice: bool = False,
        done: Callable[[Committed], None] | None = None,
        refused: Callable[[TripdeskError], None] | None = None,
    ) -> None:
        """Does what the user meant, after what was asked before. `notice` says what was done and offers undo."""
        self._queue.append(_Waiting(operation, notice, done, refused))
        self.saved_changed.emit()
        self._next()

    def undo(self) -> None:
        """Takes back the last edit of this desk."""
        self.edit(lambda editing: editing.undo(), notice=True)

    def redo(self) -> None:
        """Does again what was taken back."""
        self.edit(lambda editing: editing.redo(), notice=True)

    def retry(self) -> None:
        """Tries at once to write what waits."""
        self._retry.stop()
        self._next()

    @property
    def waiting(self) -> int:
        """How many edits are not in the store yet."""
        return len(self._queue)

    def _next(self) -> None:
        if self._busy or not self._queue:
            return
        self._busy = True
        operation = self._queue[0].operation

        def work() -> Committed | Conflict:
            return operation(self.desk.editing)

        self.jobs.on_store(work, self._written, self._refused)

    def _written(self, result: Committed | Conflict) -> None:
        waited = self._queue.popleft()
        self._busy = False
        if self.problem is not None:
            self.problem = None
        if isinstance(result, Conflict):
            self._overtaken(result, waited)
        else:
            if waited.done is not None:
                waited.done(result)
            self.jobs.on_store(lambda: self._news(result if waited.notice else None), self._told, self._failed)
        self.saved_changed.emit()
        self._next()

    def _refused(self, error: BaseException) -> None:
        self._busy = False
        if isinstance(error, Unavailable) and error.code != "store_damaged":
            self.problem = error
            self._retry.start()
            self.saved_changed.emit()
            return
        waited = self._queue.popleft()
        if isinstance(error, TripdeskError):
            if waited.refused is not None:
                waited.refused(error)
            else:
                self.noticed.emit(Notice(self.say(error), bad=True))
        else:
            self.lost.emit(error)
        self.trip_changed.emit()
        self.saved_changed.emit()
        self._next()

    def _overtaken(self, conflict: Conflict, waited: _Waiting) -> None:
        who = conflict.who.actor if conflict.who else "?"
        error = Rejected("edit_overtaken", id=conflict.key.id, who=who)
        if waited.refused is not None:
            waited.refused(error)
        self.noticed.emit(Notice(self.say(error), bad=True))
        self.look()
        self.trip_changed.emit()

    def say(self, error: TripdeskError) -> str:
        """An error in the interface's language."""
        return sentence(self.language, f"errors.{error.code}", error.facts)

    # --- the feed

    def _news(self, committed: Committed | None = None, *, whole: bool = False) -> _News:
        """On the lane: what has changed, and the open trip again if that concerns it."""
        store, trip = self.desk.store, self.open_id
        fresh = self._feed is None
        if self._feed is None:
            self._feed = Feed.from_now(store)
        news = self._feed.poll()
        fresh, changes = fresh or news.replaced, news.changes
        trips = trips_of(store) if fresh or any(c.kind in {"trip", "mark"} or c.purged for c in changes) else None
        loaded, gone = None, False
        if trip and (whole or fresh or any(c.key.scope in {trip, ""} or c.purged for c in changes)):
            try:
                loaded = store.load(trip)
            except Rejected:
                gone = True
        undo = redo = ""
        if fresh or changes or whole:
            editing = self.desk.editing
            undo = edit_title(store, editing.next_undo(), self.language)
            redo = edit_title(store, editing.next_redo(), self.language)
        else:
            undo, redo = self.undo_title, self.redo_title
        done = None
        if committed is not None and committed.changes:
            title = edit_title(store, committed.changes, self.language)
            done = Notice(title, undo=committed.label.code != "undone")
        return _News(fresh, trips, loaded, gone, undo, redo, done)

    def _looked(self, news: _News) -> None:
        self._polling = False
        self._told(news)

    def _looked_in_vain(self, error: BaseException) -> None:
        self._polling = False
        self._failed(error)

    def _told(self, news: _News) -> None:
        self.readonly = self.desk.store.readonly if news.fresh else self.readonly
        if (news.undo, news.redo) != (self.undo_title, self.redo_title):
            self.undo_title, self.redo_title = news.undo, news.redo
            self.undo_changed.emit()
        if news.trips is not None:
            self.trips = news.trips
            self.trips_changed.emit()
        if news.gone:
            self.open("")
        elif news.loaded is not None and str(news.loaded.snapshot.trip.id) == self.open_id:
            self.loaded = news.loaded
            self.trip_changed.emit()
            self._look_for_findings(news.loaded.snapshot)
        if news.done is not None:
            self.noticed.emit(news.done)
        if news.fresh:
            self.saved_changed.emit()

    def _look_for_findings(self, snapshot: TripSnapshot) -> None:
        if self._check is not None:
            self._check.cancel()
        today = self.desk.today(snapshot.trip.home_zone)

        def found(those: tuple[Finding, ...]) -> None:
            if self.snapshot is snapshot:
                self.findings = those
                self.checked.emit()

        self._check = self.jobs.beside(lambda _job: findings(snapshot, today), found, self._failed)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, TripdeskError):
            if self.problem is None or self.problem.code != error.code:
                self.problem = error
                self.noticed.emit(Notice(self.say(error), bad=True))
                self.saved_changed.emit()
        else:
            self.lost.emit(error)
