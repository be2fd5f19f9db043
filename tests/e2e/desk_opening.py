"""Opens stores of an earlier schema in children that are killed on the way, each a store of its own.

python -m tests.e2e.desk_opening STORE FOLDER COUNT SEED

First one child after each statement of the upgrade, by kill -9, until one gets through; then COUNT children at random
moments of about as long as that took. Prints how many of each. `FOLDER/NAME.db` is what each left.
"""

import os
import random
import shutil
import signal
import sys
import time
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from tripdesk.app import random_ids
from tripdesk.services.backups import back_up
from tripdesk.store.opening import open_store


def opens(path: Path) -> None:
    now = datetime.now(UTC)
    folder = path.with_suffix(".backups")
    open_store(path, lambda: now, random_ids, before_upgrade=lambda: back_up(path, folder, now, "upgrade")).close()


def dies_after(statements: int) -> None:
    """kill -9 to this process once so many statements ran."""
    left = iter(range(statements))

    @event.listens_for(Engine, "after_cursor_execute")
    def _ran(*_: Any) -> None:  # pyright: ignore[reportUnusedFunction]
        if next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)


def dies_within(seconds: float) -> None:
    """Nobody handles SIGALRM: the system ends this process there and then."""
    signal.setitimer(signal.ITIMER_REAL, seconds)


def child(path: Path, statements: int | None, seconds: float | None) -> bool:
    """Whether it got through."""
    pid = os.fork()
    if not pid:
        if statements is not None:
            dies_after(statements)
        if seconds is not None:
            dies_within(seconds)
        opens(path)
        os._exit(0)
    return os.waitpid(pid, 0)[1] == 0


def main(store: str, folder: str, number: str, seed: str) -> None:
    rng = random.Random(int(seed))
    for statements in count():
        path = Path(shutil.copy(store, Path(folder) / f"statement-{statements}.db"))
        start = time.perf_counter()
        if child(path, statements, None):
            break
    took = time.perf_counter() - start
    through = 0
    for one in range(int(number)):
        path = Path(shutil.copy(store, Path(folder) / f"moment-{one}.db"))
        through += child(path, None, rng.uniform(0.0005, 1.1 * took))
    print(statements, number, through)


if __name__ == "__main__":
    main(*sys.argv[1:])
