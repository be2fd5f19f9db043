"""What goes with an item that was narrowed away: its paper, gifts and tasks, and whoever is met nowhere else."""

from typing import Any, cast

from tripdesk.model.audience import Audience
from tripdesk.model.fields import references
from tripdesk.model.logistics import Gift, Task
from tripdesk.model.snapshot import TripSnapshot

_DIRECTORY = frozenset({"counterpart", "person", "organisation", "place", "vehicle", "attachment"})


def withheld(snapshot: TripSnapshot, audience: Audience) -> frozenset[str]:
    """Ids of the items that are only for others, and of everything that only these lead to."""
    gone = {str(i.id) for i in snapshot.items if i.only_for is not None and audience not in i.only_for}
    if not gone:
        return frozenset()
    gone |= {str(brief.id) for item, brief in snapshot.brief_of.items() if item in gone}
    of_items: tuple[Gift | Task, ...] = (*snapshot.gifts, *snapshot.tasks)
    gone |= {str(one.id) for one in of_items if one.item in gone}
    leading: dict[str, set[str]] = {}
    for _, record in snapshot.records():
        own = str(cast(Any, record).id)
        for _, kind, wanted in references(record):
            if kind in _DIRECTORY and wanted != own:
                leading.setdefault(wanted, set()).add(own)
    while True:
        more = {one for one, leads in leading.items() if leads <= gone} - gone
        if not more:
            return frozenset(gone)
        gone |= more
