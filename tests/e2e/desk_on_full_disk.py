"""An edit on a full disk, in one open program: refused, nothing lost, and written once there is space.

python -m tests.e2e.desk_on_full_disk (in a folder with `tripdesk.db` and `filling`)
"""

import os
from pathlib import Path

from tests.stores import TRIP, editing, held, opened
from tripdesk.errors import TripdeskError
from tripdesk.model.history import Label

LONG = "새김말 " * 40_000


def main() -> None:
    store = opened(Path("tripdesk.db"))
    was = held(store, "gift", TRIP)
    new = was.record.revised(engraving=LONG)
    last = store.last_change()
    try:
        editing(store).change(was, new, Label("changed"))
        said = "written"
    except TripdeskError as error:
        said = f"refused {error.code}"
    still = store.last_change() - last
    os.truncate("filling", 0)
    editing(store).change(was, new, Label("changed"))
    assert held(store, "gift", TRIP).record == new
    print(f"{said}; still {still}; written after a little space was freed")
    store.close()


if __name__ == "__main__":
    main()
