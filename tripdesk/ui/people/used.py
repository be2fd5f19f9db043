"""Where a person or an organisation is used, trip by trip; each line leads there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tripdesk.messages import UiLanguage, sentence
from tripdesk.services.uses import Use
from tripdesk.ui.people.forms import Card
from tripdesk.ui.words import button, emptied, label, spoken

MOST = 12
"""Lines shown of one trip; more are counted."""


class UsedCard(Card):
    """`wanted` carries the trip and the record somebody wants to see."""

    wanted = Signal(str, str)

    def __init__(self, language: UiLanguage, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.heading.setText(self.tr("Where used"))
        self._language = language
        self._shown: tuple[Use, ...] | None = None
        self.lines = QVBoxLayout()
        self.lines.setSpacing(0)
        self.column.addLayout(self.lines)

    def show_uses(self, uses: tuple[Use, ...]) -> None:
        """Draws the places, where they are others than before."""
        if uses == self._shown:
            return
        self._shown = uses
        emptied(self.lines)
        if not uses:
            self.lines.addWidget(label(self.tr("Nowhere yet."), "dim"))
        trips = dict.fromkeys(use.trip for use in uses)
        for trip in trips:
            those = [use for use in uses if use.trip == trip]
            name = spoken(those[0].trip_title, self._language) if trip else self.tr("Records")
            self.lines.addWidget(label(name, "label", wraps=True))
            for use in those[:MOST]:
                self.lines.addWidget(self._line(use))
            if len(those) > MOST:
                self.lines.addWidget(label(self.tr("and %n more", "", len(those) - MOST), "small"))

    def _line(self, use: Use) -> QWidget:
        kind = sentence(self._language, f"kinds.{use.kind}")
        name = spoken(use.name, self._language)
        return button(f"{kind} · {name}" if name else kind, lambda: self.wanted.emit(use.trip, use.id), "line")
