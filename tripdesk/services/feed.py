"""What was committed since somebody last looked, by whom ever: windows refresh from here, their own edits included."""

from dataclasses import dataclass
from typing import Self

from tripdesk.model.history import Change
from tripdesk.store.store import Store


@dataclass(frozen=True, slots=True)
class News:
    """Changes in the order they were committed. `replaced` says that another store has taken this one's place.

    Then everything is to be read again; the changes are empty.
    """

    changes: tuple[Change, ...] = ()
    replaced: bool = False


NOTHING = News()


@dataclass(slots=True)
class Feed:
    """One reader of the history, who has seen it up to `seq`, a change of the transaction `tx`.

    Whoever polls decides how often; a poll that finds nothing new is one look at the end of the history.
    """

    store: Store
    seq: int
    tx: str

    @classmethod
    def from_now(cls, store: Store) -> Self:
        """A reader to whom everything that stands now is known. Raises Unavailable."""
        return cls(store, *store.newest())

    def poll(self) -> News:
        """What is new since the last poll, at most 10,000 changes at once. Raises Unavailable; then nothing is lost."""
        newest = self.store.newest()
        if newest == (self.seq, self.tx):
            return NOTHING
        seen = self.store.tx_at(self.seq) if newest[0] >= self.seq else None
        if self.seq and seen != self.tx:
            self.seq, self.tx = newest
            return News(replaced=True)
        changes = self.store.changes_after(self.seq)
        if changes:
            self.seq, self.tx = changes[-1].seq, changes[-1].tx
        return News(changes)
