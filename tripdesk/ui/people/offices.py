"""The field in which an organisation is chosen by its name, or a new one named."""

from collections.abc import Callable

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from tripdesk.model.folding import folded
from tripdesk.model.text import LText
from tripdesk.ui.fields import LineField

Names = Callable[[], dict[str, LText]]
"""The names of the organisations there are, by id."""


class OfficeField(LineField):
    """`named` carries the id of the organisation and the name typed: of a new one no id, of none neither."""

    named = Signal(str, str, str)

    def __init__(self, name: str, names: Names, spoken: Callable[[LText], str], parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._names = names
        self._spoken = spoken
        self._offered = QStringListModel(self)
        completer = QCompleter(self._offered, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        self.textEdited.connect(self._offer)
        self.committed.connect(self._name)

    def show_office(self, own: str | None) -> None:
        """Shows the organisation of that id."""
        name = self._names().get(own or "")
        self.show_value(self._spoken(name) if name is not None else "")

    def _offer(self) -> None:
        words = sorted({self._spoken(name) for name in self._names().values()})
        if words != self._offered.stringList():
            self._offered.setStringList(words)

    def _name(self, text: str, gesture: str) -> None:
        wanted = folded(text)
        known = (own for own, name in self._names().items() if wanted in (folded(name.ko), folded(name.en)))
        self.named.emit(next(known, "") if wanted else "", text.strip(), gesture)
