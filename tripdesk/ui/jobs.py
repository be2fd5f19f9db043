"""Work off the interface thread: one serial lane for the store, a small pool for documents and the network.

Results come back on the interface thread. Executors are injected, so that tests drain them and never sleep.
"""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")
Then = Callable[[Any], None]
Failed = Callable[[BaseException], None]


@dataclass(frozen=True, slots=True)
class _Done:
    result: object
    error: BaseException | None
    then: Then | None
    failed: Failed | None


class Job:
    """Work that was handed over. `cancel` asks it to stop; work that listens looks at `cancelled`."""

    def __init__(self) -> None:
        self._stop = Event()

    def cancel(self) -> None:
        """Asks the work to stop."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()


class Jobs(QObject):
    """Hands work to the lane or the pool. `failed` gets what was raised; without it `unhandled` is sent."""

    unhandled = Signal(object)
    _done = Signal(object)

    def __init__(self, lane: Executor, pool: Executor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._pool = pool
        self._open = True
        self._running = 0
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def idle(self) -> bool:
        """Whether nothing is under way and every result was delivered."""
        return self._running == 0

    def on_store(
        self, work: Callable[[], T], then: Callable[[T], None] | None = None, failed: Failed | None = None
    ) -> None:
        """Work on the store, one piece after the other in the order it was asked for."""
        self._start(self._lane, work, then, failed)

    def beside(
        self, work: Callable[[Job], T], then: Callable[[T], None] | None = None, failed: Failed | None = None
    ) -> Job:
        """Work that takes long: it goes on beside everything else, and can be asked to stop."""
        job = Job()
        self._start(self._pool, lambda: work(job), then, failed)
        return job

    def _start(self, executor: Executor, work: Callable[[], object], then: Then | None, failed: Failed | None) -> None:
        if not self._open:
            return
        self._running += 1
        future = executor.submit(work)
        future.add_done_callback(lambda ended: self._hand_back(ended, then, failed))

    def _hand_back(self, ended: "Future[object]", then: Then | None, failed: Failed | None) -> None:
        error = ended.exception() if not ended.cancelled() else None
        result = None if ended.cancelled() or error else ended.result()
        if self._open:
            self._done.emit(_Done(result, error, then, failed))

    @Slot(object)
    def _deliver(self, done: _Done) -> None:
        self._running -= 1
        if not self._open:
            return
        if done.error is None:
            if done.then is not None:
                done.then(done.result)
        elif done.failed is not None:
            done.failed(done.error)
        else:
            self.unhandled.emit(done.error)

    def close(self) -> None:
        """Ends both; what was handed to the lane before is still done, what comes back is no longer told."""
        self._open = False
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._lane.shutdown(wait=True)
