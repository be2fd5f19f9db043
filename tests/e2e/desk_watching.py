"""A desk with a feed of its own, which does what it is told on its standard input and tells what came of it.

python -m tests.e2e.desk_watching STORE DESK

`poll` prints the transactions that are new, `edit` makes an edit and prints its transaction.
"""

import sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from tests.stores import TRIP
from tripdesk.app import random_ids
from tripdesk.model.history import Author, Committed, Conflict, Key, Label
from tripdesk.services.editing import Editing
from tripdesk.services.feed import Feed
from tripdesk.store.opening import open_store
from tripdesk.store.store import Store


def edit(store: Store, desk: str, number: int) -> str:
    """The transaction of one more edit of the gift's note."""
    done: Committed | Conflict | None = None
    while not isinstance(done, Committed):
        held = store.get(Key(TRIP, "gift"))
        assert held is not None
        new = held.record.revised(engraving=f"{desk} {number}")
        done = Editing(store, Author(desk, desk), datetime.now(UTC)).change(held, new, Label("changed", ("gift",)))
    return done.tx


def main(path: str, desk: str) -> None:
    store = open_store(Path(path), lambda: datetime.now(UTC), random_ids, before_upgrade=lambda: None)
    feed = Feed.from_now(store)
    print("ready", flush=True)
    for number, line in zip(count(), sys.stdin, strict=False):
        if line == "poll\n":
            print(*dict.fromkeys(change.tx for change in feed.poll().changes), flush=True)
        else:
            print(edit(store, desk, number), flush=True)
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
