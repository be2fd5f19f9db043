"""The middle of the page: the head of a paper, its sections by Ctrl+1…7, who reads it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from tripdesk.model.audience import Audience
from tripdesk.model.brief import Brief
from tripdesk.model.itinerary import Item
from tripdesk.model.office_style import reading_time, word_of
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.text import LText
from tripdesk.model.trip import Grade
from tripdesk.services import reading
from tripdesk.services.reading import Portion, Readership, readership
from tripdesk.ui.briefs.bench import Bench
from tripdesk.ui.briefs.left import STATES
from tripdesk.ui.briefs.newcomer import Newcomer
from tripdesk.ui.briefs.readers import Readers
from tripdesk.ui.briefs.sections import Aims, Gifts, Overview, Section, Table
from tripdesk.ui.briefs.writing import Answers, Points, Remarks
from tripdesk.ui.fields import ChoiceField, LineField, TextField, new_gesture
from tripdesk.ui.operations.briefs import NewCounterpart, NewGift, add_counterpart, add_gift, known_people, remove_paper
from tripdesk.ui.session import Session
from tripdesk.ui.words import button, hold_width, label, pill, set_state, spoken

POINTS, REMARKS = 2, 3


class Editor(QWidget):
    """Draws what lies on the bench. `look` asks to see it as a reader does."""

    look = Signal()

    def __init__(self, session: Session, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self.bench = session, bench
        self._known: tuple[object, str, Readership] = (None, "", Readership())
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 16, 20, 0)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(8)
        self.title = label("", "heading", wraps=True)
        self.grade = pill()
        self.state = pill()
        head.addWidget(self.title, 1)
        head.addWidget(self.grade)
        head.addWidget(self.state)
        head.addWidget(button(self.tr("See as a reader"), self.look.emit))
        column.addLayout(head)
        self.clocks = label("", "dim", wraps=True)
        column.addWidget(self.clocks)
        self.names = (
            self.tr("Overview"), self.tr("Aims"), self.tr("Points"), self.tr("Remarks"), self.tr("Questions"),
            self.tr("Seats"), self.tr("Gifts"),
        )  # fmt: skip
        column.addLayout(self._tabs())
        self.remarks = Remarks(session, bench)
        self.remarks.speech.timed.connect(self._name_remarks)
        self.table = Table(session, bench)
        self.table.new_counterpart.connect(self._ask_newcomer)
        overview = Overview(session, bench)
        overview.dropped.connect(self.remove_paper)
        gifts = Gifts(session, bench)
        gifts.wanted.connect(self._add_gift)
        self.sections: tuple[Section, ...] = (
            overview, Aims(session, bench), Points(session, bench), self.remarks,
            Answers(session, bench), self.table, gifts,
        )  # fmt: skip
        self.area = self._area()
        column.addWidget(self.area, 1)
        self.section = POINTS
        self.sections[POINTS].show()
        self.tabs[POINTS].setChecked(True)

    def _tabs(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.setContentsMargins(0, 4, 0, 0)
        self.tabs: list[QPushButton] = []
        group = QButtonGroup(self)
        for n, name in enumerate(self.names):
            made = button(name, lambda n=n: self.show_section(n), "tab")
            made.setCheckable(True)
            made.setToolTip(f"Ctrl+{n + 1}")
            group.addButton(made)
            self.tabs.append(made)
            row.addWidget(made)
        row.addStretch()
        return row

    def _area(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.tr("Paper"))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 10, 8, 20)
        lines.setSpacing(6)
        for section in self.sections:
            section.hide()
            lines.addWidget(section)
        self.newcomer = Newcomer()
        self.newcomer.wanted.connect(self._add_counterpart)
        self.newcomer.hide()
        lines.addWidget(self.newcomer)
        self.readers = Readers()
        self.readers.narrow.connect(self._narrow)
        self.readers.lift.connect(self._lift)
        self.readers.look.connect(self.look)
        lines.addWidget(self.readers)
        lines.addStretch()
        area.setWidget(inside)
        return area

    # --- drawing

    @property
    def typing(self) -> bool:
        """Whether something was typed that is not saved yet."""
        fields = [*self.findChildren(LineField), *self.findChildren(TextField)]
        return any(field.dirty for field in fields)

    def forget(self) -> None:
        """Is about to show another paper."""
        self._known = (None, "", Readership())
        self.newcomer.hide()
        for section in self.sections:
            section.forget()
        self.area.verticalScrollBar().setValue(0)

    def draw(self, snapshot: TripSnapshot, item: Item, brief: Brief, clocks: str) -> None:
        """Draws the paper."""
        language = self._session.language
        self.title.setText(spoken(item.title, language))
        self.clocks.setText(clocks)
        self.grade.setVisible(item.grade is not Grade.GENERAL)
        self.grade.setText(word_of(item.grade, language))
        set_state(self.grade, "bad")
        self.state.setText(word_of(brief.state, language))
        set_state(self.state, STATES[brief.state])
        self.sections[self.section].draw(snapshot, item, brief)
        self._name_remarks()
        self._show_readers(snapshot, item, brief)

    def _name_remarks(self) -> None:
        brief = self.bench.brief
        if brief is None:
            return
        if self.section == REMARKS:
            time = self.remarks.speech.time()
        else:
            said = [text for remark in brief.remarks for text in remark.paragraphs]
            korean = any(text.ko for text in said)
            aloud = [text.ko if korean else text.en for text in said]
            time = reading_time(aloud, "ko" if korean else "en", self._session.language)
        self.tabs[REMARKS].setText(f"{self.names[REMARKS]} {time}" if time else self.names[REMARKS])
        hold_width(self.tabs[REMARKS])

    def _show_readers(self, snapshot: TripSnapshot, item: Item, brief: Brief) -> None:
        """Shows who read it last time, and asks the views anew where the trip has changed."""
        seen, which, known = self._known
        if which != item.id:
            known = Readership()
        self.readers.show_readers(known, reading.is_narrowed(item, brief))
        if seen is snapshot and which == item.id:
            return
        self._known = snapshot, item.id, known

        def found(result: Readership) -> None:
            if self._known[0] is snapshot and self._known[1] == item.id and self.bench.item is not None:
                self._known = snapshot, item.id, result
                self.readers.show_readers(result, reading.is_narrowed(self.bench.item, self.bench.brief))

        self._session.jobs.beside(lambda _job: readership(snapshot, item.id), found)

    # --- sections

    def show_section(self, n: int, *, focus: bool = False) -> None:
        """Shows a section; what was typed in the one before is saved first."""
        if n != self.section:
            self._settle_section()
            self.sections[self.section].hide()
            self.section = n
            self.newcomer.hide()
            snapshot, item, brief = self._session.snapshot, self.bench.item, self.bench.brief
            if snapshot is not None and item is not None and brief is not None:
                self.sections[n].draw(snapshot, item, brief)
            self.sections[n].show()
            self.tabs[n].setChecked(True)
            self._name_remarks()
            self.area.verticalScrollBar().setValue(0)
        if focus:
            self._focus_first(self.sections[n])

    def _settle_section(self) -> None:
        section = self.sections[self.section]
        for field in (*section.findChildren(LineField), *section.findChildren(TextField)):
            field.settle()

    def _focus_first(self, section: QWidget) -> None:
        for child in section.findChildren(QWidget):
            fits = isinstance(child, TextField | LineField | ChoiceField | QPushButton)
            if fits and child.isVisible() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
                child.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def show_readers(self) -> None:
        """Goes to who reads it."""
        self.area.ensureWidgetVisible(self.readers)
        for cell in self.readers.cells.values():
            if cell.isEnabled():
                cell.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    # --- acts

    def _add_gift(self, name: LText) -> None:
        brief, trip, ids = self.bench.brief, self._session.open_id, self._session.desk.ids
        if brief is not None:
            gift = NewGift(name)
            self._session.edit(lambda editing: add_gift(editing, trip, brief, gift, ids), done=self.bench.done)

    def _ask_newcomer(self) -> None:
        snapshot, item = self._session.snapshot, self.bench.item
        if snapshot is not None and item is not None:
            desk = self._session.desk
            self._session.jobs.on_store(lambda: known_people(desk.editing), self.newcomer.know)
            self.newcomer.ask(snapshot, item, self._session.language)
            self.area.ensureWidgetVisible(self.newcomer)

    def _add_counterpart(self, new: NewCounterpart) -> None:
        brief, item, trip = self.bench.brief, self.bench.item, self._session.open_id
        if brief is None or item is None:
            return
        known, own, ids = tuple(item.counterparts), brief.id, self._session.desk.ids
        self._session.edit(
            lambda editing: add_counterpart(editing, trip, own, known, new, ids), notice=True, done=self.bench.done
        )

    def remove_paper(self) -> None:
        """Takes the paper away, and offers to take that back."""
        brief, trip = self.bench.brief, self.bench.trip
        if brief is not None:
            own = brief.id
            self._session.edit(lambda editing: remove_paper(editing, trip, own), notice=True, done=self.bench.done)

    def _narrow(self, portion: Portion, reader: Audience) -> None:
        self._settle_section()
        item, brief = self.bench.item, self.bench.brief
        if item is None or brief is None:
            return
        if portion is Portion.ENGAGEMENT:
            self.bench.put(reading.narrowed_item(item, reader), new_gesture())
        else:
            self.bench.put(reading.narrowed_paper(brief, portion, reader), new_gesture())

    def _lift(self) -> None:
        item, brief, gesture = self.bench.item, self.bench.brief, new_gesture()
        if item is not None and brief is not None:
            self.bench.put(item.revised(only_for=None), gesture, notice=True)
            self.bench.put(reading.opened_paper(brief), gesture, notice=True)
