"""Runs one command in children that are killed on the way, each in a folder of its own.

python -m tests.e2e.desk_killed FOLDER NUMBER STRIDE WORD...

`FOLDER/start` holds what each child starts from. Child n is killed, by kill -9, before the n-th thing it does to the
world: a statement to a database, a file that is opened, moved, removed, linked or cut. One of STRIDE is tried, until
one gets through; then NUMBER children at random moments. Prints how many of each; `FOLDER/n` is what each left.
"""

import os
import random
import shutil
import signal
import sys
import time
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from tripdesk.cli import main as tripdesk

WORLDLY = frozenset({"open", "os.rename", "os.remove", "os.mkdir", "os.chmod", "os.truncate", "sqlite3.connect"})


def dies_before(deed: int) -> None:
    """kill -9 to this process when it would do that deed."""
    left = iter(range(deed))

    def does() -> None:
        if next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    @event.listens_for(Engine, "before_cursor_execute")
    def _statement(*_: Any) -> None:  # pyright: ignore[reportUnusedFunction]
        does()

    @event.listens_for(Engine, "commit")
    def _commit(*_: Any) -> None:  # pyright: ignore[reportUnusedFunction]
        does()

    def _audit(name: str, _: Any) -> None:
        if name in WORLDLY:
            does()

    sys.addaudithook(_audit)


def child(folder: Path, words: list[str], deed: int | None, seconds: float | None) -> int | None:
    """The exit code, or None when it was killed."""
    pid = os.fork()
    if not pid:
        os.chdir(folder)
        nowhere = os.open(os.devnull, os.O_RDWR)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        if deed is not None:
            dies_before(deed)
        if seconds is not None:
            signal.setitimer(signal.ITIMER_REAL, seconds)
        os._exit(tripdesk(words))
    status = os.waitpid(pid, 0)[1]
    return None if os.WIFSIGNALED(status) else os.waitstatus_to_exitcode(status)


def main(place: str, number: str, stride: str, *words: str) -> None:
    home = Path(place)
    rng = random.Random(20230109)
    took = 0.0
    tried = 0
    for deed in count(0, int(stride)):
        folder = Path(shutil.copytree(home / "start", home / str(deed)))
        start = time.perf_counter()
        code = child(folder, list(words), deed, None)
        took = time.perf_counter() - start
        tried += 1
        if code is not None:
            assert code == 0, code
            break
    through = 0
    for one in range(int(number)):
        folder = Path(shutil.copytree(home / "start", home / f"moment-{one}"))
        through += child(folder, list(words), None, rng.uniform(0.0005, 1.1 * took)) == 0
    print(tried - 1, int(number), through)


if __name__ == "__main__":
    main(*sys.argv[1:])
