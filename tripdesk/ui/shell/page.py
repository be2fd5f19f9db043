"""What every page of the desk is."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from tripdesk.ui.fields import ChoiceField, LineField, TextField
from tripdesk.ui.session import Session
from tripdesk.ui.shell.commands import Command


class Page(QWidget):
    """A page. `refresh` draws what the session holds now; it is called when that has changed and the page is shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session

    def refresh(self) -> None:
        """Draws what the session holds now. Selection, scroll place and what is being typed stay."""

    def settle(self) -> None:
        """Saves what was typed and not saved yet."""
        for kind in (LineField, TextField, ChoiceField):
            for field in self.findChildren(kind):
                field.settle()

    def commands(self) -> Iterator[Command]:
        """What Ctrl+K can do on this page."""
        return iter(())

    def panes(self) -> tuple[QWidget, ...]:
        """The widgets F6 walks through, in order."""
        return (self,)

    def reveal(self, record: str) -> bool:
        """Goes to the record of that id, if this page shows it."""
        return False
