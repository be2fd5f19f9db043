"""Two entries of one person, or organisation, side by side: which values stay, and what moves."""

from collections.abc import Callable
from functools import partial
from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tripdesk.messages import UiLanguage, sentence
from tripdesk.model.history import SHARED, Held, Key
from tripdesk.model.people import DatedTitle
from tripdesk.model.record import Record
from tripdesk.model.text import LText, PersonName
from tripdesk.services.chronicle import field_words
from tripdesk.services.merging import JOINED, differing, proposed
from tripdesk.services.uses import Use, uses
from tripdesk.ui.people.directory import Directory
from tripdesk.ui.people.listing import ListPane
from tripdesk.ui.session import Session
from tripdesk.ui.words import button, emptied, label, spoken

KEEP, DROP, BOTH = "keep", "drop", "both"


class MergeDialog(QDialog):
    """`merged` carries what stays, what goes, and what the entry that stays is to be."""

    merged = Signal(object, object, object)

    def __init__(
        self, session: Session, directory: Directory, keep: str, hint: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Make one entry of two"))
        self.resize(860, 560)
        self._session = session
        self._keep_id = keep
        self._keep: Held | None = None
        self._drop: Held | None = None
        self._groups: dict[str, QButtonGroup] = {}
        row = QHBoxLayout()
        row.setSpacing(0)
        self.pane = ListPane(directory, self.tr("The other entry"), hint, [])
        self.pane.setFixedWidth(280)
        self.pane.chosen.connect(self.choose)
        row.addWidget(self.pane)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setProperty("role", "ground")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(18, 18, 18, 18)
        area.setWidget(inside)
        row.addWidget(area, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 8, 14, 12)
        self.moves = label("", "dim", wraps=True)
        foot.addWidget(self.moves, 1)
        foot.addWidget(button(self.tr("Cancel"), self.reject))
        self.take = button(self.tr("Merge"), self._merge, "primary")
        self.take.setEnabled(False)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row, 1)
        column.addLayout(foot)
        self._column.addWidget(label(self.tr("Choose the other entry at the left."), "dim"))
        self._column.addStretch()
        self.pane.search()

    def choose(self, other: str) -> None:
        """Compares with that entry."""
        store = self._session.desk
        if other == self._keep_id:
            return

        def work() -> tuple[Held | None, Held | None, tuple[Use, ...]]:
            key = Key(SHARED, other)
            return store.store.get(Key(SHARED, self._keep_id)), store.store.get(key), uses(store.store, key)

        self._session.jobs.on_store(work, self._compare)

    def _compare(self, found: tuple[Held | None, Held | None, tuple[Use, ...]]) -> None:
        keep, drop, used = found
        if keep is None or drop is None or keep.deleted or drop.deleted:
            return
        self._keep, self._drop = keep, drop
        emptied(self._column)
        self._groups = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        grid.addWidget(label(self.tr("This entry stays"), "label"), 0, 1)
        grid.addWidget(label(self.tr("The other entry goes"), "label"), 0, 2)
        names = differing(keep.record, drop.record)
        if not names:
            self._column.addWidget(label(self.tr("They do not contradict each other."), wraps=True))
        for number, name in enumerate(names, 1):
            self._row(grid, number, name, keep.record, drop.record)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        self._column.addLayout(grid)
        self._column.addStretch()
        trips = len({use.trip for use in used if use.trip})
        said = self.tr("%n places that name the other entry will name this one", "", len(used))
        self.moves.setText(said + (self.tr(", in %n trips.", "", trips) if trips else "."))
        self.take.setEnabled(True)

    def _row(self, grid: QGridLayout, number: int, name: str, keep: Record, drop: Record) -> None:
        language = self._session.language
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(label(field_words(language, name), "dim"), number, 0, top)
        group = QButtonGroup(self)
        choices = [(KEEP, _said(getattr(keep, name), language), 1), (DROP, _said(getattr(drop, name), language), 2)]
        if name in JOINED:
            choices.append((BOTH, self.tr("Both"), 3))
        for key, said, column in choices:
            made = QRadioButton(said if column == 3 else "")
            made.setProperty("choice", key)
            made.setAccessibleName(f"{field_words(language, name)}: {said}")
            made.setChecked(key == (BOTH if name in JOINED else KEEP))
            group.addButton(made)
            if column == 3:
                grid.addWidget(made, number, column, top)
                continue
            cell = QHBoxLayout()
            cell.addWidget(made, 0, top)
            text = label(said, wraps=True)
            text.setBuddy(made)
            cell.addWidget(text, 1, top)
            grid.addLayout(cell, number, column)
        self._groups[name] = group

    def pick(self, field: str, choice: str) -> None:
        """Which value of a field stays."""
        for one in self._groups[field].buttons():
            one.setChecked(one.property("choice") == choice)

    def _merge(self) -> None:
        keep, drop = self._keep, self._drop
        if keep is None or drop is None:
            return
        wanted = proposed(keep.record, drop.record)
        update: dict[str, Any] = {}
        for name, group in self._groups.items():
            chosen = next((one.property("choice") for one in group.buttons() if one.isChecked()), KEEP)
            if chosen != BOTH:
                update[name] = getattr(keep.record if chosen == KEEP else drop.record, name)
        self.merged.emit(keep, drop, wanted.revised(**update))
        self.accept()


def _said(value: object, language: UiLanguage) -> str:
    say: Callable[[object], str] = partial(_said, language=language)
    if isinstance(value, tuple):
        parts = map(say, cast(tuple[object, ...], value))
        return "\n".join(part for part in parts if part)
    if isinstance(value, PersonName):
        return " · ".join(part for part in (value.ko, value.en, value.hanja, value.reading) if part)
    if isinstance(value, LText):
        return spoken(value, language)
    if isinstance(value, DatedTitle):
        return spoken(value.title, language)
    if isinstance(value, str) and value.startswith(("attachment", "portrait")):
        return sentence(language, "kinds.attachment")
    return str(value)
