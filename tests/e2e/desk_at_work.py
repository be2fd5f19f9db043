"""A desk at work, to be killed: edits, undoes and issues through the real services, and tells each thing it was told.

python -m tests.e2e.desk_at_work STORE DESK SEED COUNT edit|mixed
"""

import random
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.stores import TRIP
from tripdesk.app import random_ids
from tripdesk.errors import Rejected, TripdeskError
from tripdesk.model.history import Author, Conflict, Key, Label
from tripdesk.services.editing import Editing
from tripdesk.services.issuing import issue_trip
from tripdesk.store.opening import open_store


def main(path: str, desk: str, seed: str, count: str, kind: str) -> None:
    rng = random.Random(f"{seed}{desk}")
    store = open_store(Path(path), lambda: datetime.now(UTC), random_ids)
    by = Author(desk, desk)
    number = 0
    while number < int(count):
        editing = Editing(store, by, datetime.now(UTC))
        act = rng.choice(["edit", "edit", "edit", "undo", "issue"]) if kind == "mixed" else "edit"
        try:
            if act == "undo":
                done: Any = editing.undo()
                told = done.tx
            elif act == "issue":
                told = f"issue {issue_trip(store, TRIP, f'{desk} {number}', by, datetime.now(UTC)).line.number}"
            else:
                held = store.get(Key(TRIP, "google"))
                assert held is not None
                item: Any = held.record
                title = item.title.revised(en=f"{item.title.en[-200:]} {desk}-{number}")
                done = editing.change(held, item.revised(title=title), Label("changed", ("google",)))
                if isinstance(done, Conflict):
                    continue
                told = done.tx
        except Rejected:
            number += 1
            continue
        except TripdeskError as error:
            print(f"refused {error.code}", flush=True)
            break
        number += 1
        print(told, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
