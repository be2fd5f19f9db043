"""The paper under the user's hands: what was edited here and is on its way to the store counts as done."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from tripdesk.model.brief import Brief
from tripdesk.model.history import Committed
from tripdesk.model.itinerary import Item
from tripdesk.model.record import Record
from tripdesk.ui.operations.briefs import write
from tripdesk.ui.session import Session


class Bench(QObject):
    """The paper and its engagement as they are to be. `moved` says that they are to be drawn again."""

    moved = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._until = -1
        self.trip = ""
        self.item: Item | None = None
        self.brief: Brief | None = None

    @property
    def current(self) -> bool:
        """Whether the session holds everything that was edited here."""
        loaded = self._session.loaded
        return not self._session.waiting and loaded is not None and loaded.seq >= self._until

    def lay(self, item: str) -> None:
        """Takes the engagement of that id, with its paper, as the store has them."""
        snapshot, self.trip = self._session.snapshot, self._session.open_id
        self.item = snapshot.find(Item, item) if snapshot else None
        self.brief = snapshot.brief_of.get(item) if snapshot else None

    def put(self, wanted: Record, gesture: str = "", *, notice: bool = False) -> None:
        """Saves the paper or the engagement as it is to be; with `notice` it says so and offers to take it back."""
        seen: Record | None = self.brief if isinstance(wanted, Brief) else self.item
        if seen is None or seen == wanted:
            return
        if isinstance(wanted, Brief):
            self.brief = wanted
        elif isinstance(wanted, Item):
            self.item = wanted
        trip = self.trip
        self._session.edit(lambda editing: write(editing, trip, seen, wanted, gesture), notice=notice, done=self.done)
        self.moved.emit()

    def brief_with(self, gesture: str = "", **fields: object) -> None:
        """Saves the paper with other fields."""
        if self.brief is not None:
            self.put(self.brief.revised(**fields), gesture)

    def item_with(self, gesture: str = "", **fields: object) -> None:
        """Saves the engagement with other fields."""
        if self.item is not None:
            self.put(self.item.revised(**fields), gesture)

    def saves(self, field: str) -> Callable[[object, str], None]:
        """What a field of the page calls to save its value into that field of the paper."""

        def save(value: object, gesture: str) -> None:
            self.brief_with(gesture, **{field: value})

        return save

    def saves_item(self, field: str) -> Callable[[object, str], None]:
        """The same for a field of the engagement."""

        def save(value: object, gesture: str) -> None:
            self.item_with(gesture, **{field: value})

        return save

    def done(self, committed: Committed) -> None:
        """Remembers up to where the session has to be before it knows of this."""
        if committed.changes:
            self._until = max(self._until, committed.changes[-1].seq)
