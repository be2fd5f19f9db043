"""누가 보나: a row for each portion, a column for each reader. A click takes a reader away, never adds one."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tripdesk.model.audience import A, Audience
from tripdesk.services.reading import NARROWED, Extent, Portion, Readership
from tripdesk.ui.words import button, label

_COLUMNS = (A.PRINCIPAL, A.STAFF, A.INTERPRETER, A.MEMBER, A.HOST)
_OTHERS = (A.COMPANY, A.DRIVER, A.PRESS, A.PUBLIC)
_SIGNS = {Extent.ALL: "●", Extent.SOME: "◐", Extent.NONE: "–"}


class Readers(QWidget):
    """The grid. `narrow` carries a portion and the reader it is to be kept from; `lift` takes all narrowing back."""

    narrow = Signal(object, object)
    lift = Signal()
    look = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(self.tr("Who reads it"), "strong"))
        head.addWidget(label(self.tr("can only be narrowed"), "small"))
        head.addStretch()
        self.lifted = button(self.tr("Back to the default"), self.lift.emit, "quiet")
        head.addWidget(self.lifted)
        head.addWidget(button(self.tr("See as the interpreter"), self.look.emit, "quiet"))
        column.addLayout(head)
        card = QFrame()
        card.setProperty("role", "card")
        grid = QGridLayout(card)
        grid.setContentsMargins(1, 1, 1, 6)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(0)
        names = {
            A.PRINCIPAL: self.tr("Principal"), A.STAFF: self.tr("Staff"), A.INTERPRETER: self.tr("Interpreter"),
            A.MEMBER: self.tr("Member"), A.HOST: self.tr("Host"),
        }  # fmt: skip
        self._portions = {
            Portion.ENGAGEMENT: self.tr("The engagement itself"), Portion.OBJECTIVES: self.tr("Objectives"),
            Portion.AGENDA: self.tr("Order of events"), Portion.POINTS: self.tr("Discussion points"),
            Portion.REMARKS: self.tr("Remarks"), Portion.PRIVATE: self.tr("Cautions, questions"),
            Portion.PEOPLE: self.tr("Those present"), Portion.GIFTS: self.tr("Gifts"),
        }  # fmt: skip
        self._names = names
        for place, reader in enumerate(_COLUMNS, 1):
            said = label(names[reader], "small")
            said.setContentsMargins(3, 7, 3, 5)
            grid.addWidget(said, 0, place, Qt.AlignmentFlag.AlignCenter)
        rest = label(self.tr("Others"), "small")
        rest.setContentsMargins(3, 7, 8, 5)
        rest.setToolTip(self.tr("Companies, drivers, press, the public"))
        grid.addWidget(rest, 0, len(_COLUMNS) + 1, Qt.AlignmentFlag.AlignCenter)
        self.cells: dict[tuple[Portion, Audience | None], QPushButton] = {}
        for line, portion in enumerate(Portion, 1):
            said = label(self._portions[portion], wraps=True)
            said.setContentsMargins(13, 3, 4, 3)
            grid.addWidget(said, line, 0)
            for place, reader in enumerate((*_COLUMNS, None), 1):
                cell = button("", partial(self._clicked, portion, reader), "grid")
                self.cells[portion, reader] = cell
                grid.addWidget(cell, line, place)
        grid.setColumnMinimumWidth(0, 120)
        grid.setColumnStretch(0, 3)
        for place in range(1, len(_COLUMNS) + 2):
            grid.setColumnStretch(place, 2)
        column.addWidget(card)
        self._readership: Readership = {}

    def show_readers(self, readership: Readership, narrowed: bool) -> None:
        """Shows who reads what, and whether something was narrowed here."""
        self._readership = readership
        self.lifted.setVisible(narrowed)
        if not readership:
            return
        for (portion, reader), cell in self.cells.items():
            extent = self._extent(portion, reader)
            agenda = reader is A.HOST and portion is Portion.POINTS and extent is Extent.NONE
            if agenda and readership[Portion.AGENDA, A.HOST] is not Extent.NONE:
                cell.setText(self.tr("topics"))
            else:
                cell.setText(_SIGNS[extent])
            can = reader is not None and portion in NARROWED and extent is not Extent.NONE and not self._last(portion)
            cell.setEnabled(can)
            said = {
                Extent.ALL: self.tr("seen"), Extent.SOME: self.tr("seen in part"), Extent.NONE: self.tr("not seen")
            }[extent]  # fmt: skip
            name = self._names[reader] if reader is not None else self.tr("Others")
            cell.setAccessibleName(f"{self._portions[portion]}, {name}: {said}")
            cell.setToolTip(self._tip(portion, reader, extent, can))

    def _tip(self, portion: Portion, reader: Audience | None, extent: Extent, can: bool) -> str:
        if can:
            return self.tr("Click to keep it from this reader")
        if extent is not Extent.NONE and reader is not None and portion not in NARROWED:
            return self.tr("Cannot be narrowed by itself: narrow the engagement, or its grade")
        return ""

    def _extent(self, portion: Portion, reader: Audience | None) -> Extent:
        if reader is not None:
            return self._readership[portion, reader]
        found = [self._readership[portion, one] for one in _OTHERS]
        if all(one is Extent.ALL for one in found):
            return Extent.ALL
        return Extent.NONE if all(one is Extent.NONE for one in found) else Extent.SOME

    def _last(self, portion: Portion) -> bool:
        """Whether only one kind of reader is left."""
        return sum(self._readership[portion, one] is not Extent.NONE for one in (*_COLUMNS, *_OTHERS)) < 2

    def _clicked(self, portion: Portion, reader: Audience | None) -> None:
        if reader is not None:
            self.narrow.emit(portion, reader)
