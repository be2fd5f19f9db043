"""The sections of a paper that are forms: 개요, 목적·진행, 참석·좌석, 기념품·언론."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tripdesk.model.attendance import attendees, protocol
from tripdesk.model.brief import Brief, BriefState, Interpreting, Seat
from tripdesk.model.itinerary import Item, Openness
from tripdesk.model.logistics import Gift
from tripdesk.model.office_style import word_of
from tripdesk.model.people import Counterpart, Delegate, Duty
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.text import LText
from tripdesk.model.trip import Grade
from tripdesk.ui.briefs.bench import Bench
from tripdesk.ui.briefs.pairs import AgendaRows
from tripdesk.ui.briefs.people import Side, called
from tripdesk.ui.briefs.rows import Column, LineRows
from tripdesk.ui.fields import ChoiceField, LineField, new_gesture
from tripdesk.ui.session import Session
from tripdesk.ui.words import button, emptied, label, spoken


class Section(QWidget):
    """A section draws what lies on the bench."""

    def __init__(self, session: Session, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.bench = session, bench
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)

    def draw(self, snapshot: TripSnapshot, item: Item, brief: Brief) -> None:
        """Draws the paper."""

    def forget(self) -> None:
        """Is about to show another paper."""

    def heading(self, text: str, hint: str = "") -> None:
        """A heading above what comes next."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 0)
        row.setSpacing(8)
        row.addWidget(label(text, "strong"))
        if hint:
            row.addWidget(label(hint, "small"))
        row.addStretch()
        self.column.addLayout(row)

    def lines(self, name: str, hint: str, field: str, *, internal: bool) -> LineRows:
        """Lines in both languages that are a field of the paper."""
        english = self.tr("No English (internal)") if internal else self.tr("English needed")
        rows = LineRows(
            (Column(name, hint, 5), Column(self.tr("%1 in English").replace("%1", name), english, 4, dim=True))
        )
        rows.changed.connect(self.bench.saves(field))
        self.column.addWidget(rows)
        return rows


class _Form(QFrame):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(14, 12, 14, 12)
        self.grid.setHorizontalSpacing(10)
        self.grid.setVerticalSpacing(8)
        self.grid.setColumnMinimumWidth(0, 64)
        for column in (1, 3):
            self.grid.setColumnStretch(column, 1)

    def put(self, line: int, place: int, name: str, field: QWidget, span: int = 1) -> None:
        """A field with its name before it; `place` 0 or 1 is the half of the line."""
        said = label(name, "dim")
        said.setBuddy(field)
        if isinstance(field, ChoiceField):
            field.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.setMinimumContentsLength(6)
        self.grid.addWidget(said, line, place * 2, Qt.AlignmentFlag.AlignVCenter)
        self.grid.addWidget(field, line, place * 2 + 1, 1, span)


class Overview(Section):
    """When and who, where the paper stands, the background."""

    dropped = Signal()

    def __init__(self, session: Session, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(session, bench, parent)
        language = session.language
        self.heading(self.tr("Paper"))
        form = _Form()
        self.state = ChoiceField(self.tr("State"))
        self.state.offer([(state, word_of(state, language)) for state in BriefState])
        self.state.committed.connect(bench.saves("state"))
        self.grade = ChoiceField(self.tr("Grade"))
        self.grade.offer([(grade, word_of(grade, language)) for grade in Grade])
        self.grade.committed.connect(bench.saves_item("grade"))
        self.department = LineField(self.tr("Department"))
        self.department.committed.connect(self._set_department)
        self.department_en = LineField(self.tr("Department in English"))
        self.department_en.committed.connect(self._set_department_en)
        self.department_en.setPlaceholderText(self.tr("English"))
        self.author = LineField(self.tr("Written by"))
        self.author.committed.connect(bench.saves("author"))
        self.due = LineField(self.tr("Due"))
        self.due.setPlaceholderText("2023-01-09")
        self.due.committed.connect(self._set_due)
        form.put(0, 0, self.tr("State"), self.state)
        form.put(0, 1, self.tr("Grade"), self.grade)
        form.put(1, 0, self.tr("Department"), self.department)
        form.put(1, 1, self.tr("English"), self.department_en)
        form.put(2, 0, self.tr("Written by"), self.author)
        form.put(2, 1, self.tr("Due"), self.due)
        self.column.addWidget(form)
        self.heading(self.tr("Engagement"))
        self._facts = QFrame()
        self._facts.setProperty("role", "card")
        self._rows = QGridLayout(self._facts)
        self._rows.setContentsMargins(14, 12, 14, 12)
        self._rows.setHorizontalSpacing(10)
        self._rows.setVerticalSpacing(6)
        self._rows.setColumnMinimumWidth(0, 72)
        self._rows.setColumnStretch(1, 1)
        self.column.addWidget(self._facts)
        self.heading(self.tr("Background"))
        self.background = self.lines(self.tr("Background"), self.tr("What to know before"), "background", internal=True)
        self.drop = button(self.tr("Delete this paper"), self.dropped.emit, "quiet")
        self.column.addWidget(self.drop, 0, Qt.AlignmentFlag.AlignRight)
        self.column.addStretch()
        self._drawn: list[tuple[str, str]] = []

    def _set_department(self, text: str, gesture: str) -> None:
        if self.bench.brief is not None:
            self.bench.brief_with(gesture, department=self.bench.brief.department.revised(ko=text.strip()))

    def _set_department_en(self, text: str, gesture: str) -> None:
        if self.bench.brief is not None:
            self.bench.brief_with(gesture, department=self.bench.brief.department.revised(en=text.strip()))

    def _set_due(self, text: str, gesture: str) -> None:
        due = read_date(text)
        if due is None and text.strip():
            self.due.refuse(self.tr("A date such as 2023-01-09 or 2023. 1. 9."))
            return
        self.due.refuse("")
        self.bench.brief_with(gesture, due=due)

    def forget(self) -> None:
        self.background.forget()
        self.due.refuse("")

    def draw(self, snapshot: TripSnapshot, item: Item, brief: Brief) -> None:
        self.state.show_value(brief.state)
        self.grade.show_value(item.grade)
        self.department.show_value(brief.department.ko)
        self.department_en.show_value(brief.department.en)
        self.author.show_value(brief.author)
        if self.due.property("state") != "bad":
            self.due.show_value(brief.due.isoformat() if brief.due else "")
        self.background.show_parts(brief.background)
        language = self.session.language
        their = brief.their_side or item.counterparts
        ours = brief.our_side or attendees(snapshot, item)
        rows = [
            (self.tr("Status"), word_of(item.status, language)),
            (self.tr("Room"), spoken(item.room, language)),
            (self.tr("Their side"), ", ".join(called(snapshot, one, item.day, language) for one in their)),
            (self.tr("Our side"), ", ".join(called(snapshot, one, item.day, language) for one in ours)),
        ]
        rows = [row for row in rows if row[1]]
        if rows != self._drawn:
            self._drawn = rows
            emptied(self._rows)
            for line, (name, said) in enumerate(rows):
                self._rows.addWidget(label(name, "dim"), line, 0, Qt.AlignmentFlag.AlignTop)
                self._rows.addWidget(label(said, wraps=True), line, 1)


def read_date(text: str) -> date | None:
    """A date as people type it: `2023-01-09`, `2023. 1. 9.`, `2023/1/9`, `20230109`. None when it is none."""
    digits = "".join(c if c.isdigit() else " " for c in text).split()
    if len(digits) == 1 and len(digits[0]) == 8:
        digits = [digits[0][:4], digits[0][4:6], digits[0][6:]]
    if len(digits) != 3 or len(digits[0]) != 4:
        return None
    try:
        return date(int(digits[0]), int(digits[1]), int(digits[2]))
    except ValueError:
        return None


class Aims(Section):
    """What is to be reached, at least, and how it goes."""

    def __init__(self, session: Session, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(session, bench, parent)
        self.heading(self.tr("Objectives"))
        self.objectives = self.lines(
            self.tr("Objective"), self.tr("What is to be reached"), "objectives", internal=True
        )
        self.heading(self.tr("At least"))
        self.minimum = self.lines(
            self.tr("Minimum goal"), self.tr("What must not be missed"), "minimum_goals", internal=True
        )
        self.heading(self.tr("Order of events"), self.tr("Minutes after the start"))
        self.agenda = AgendaRows()
        self.agenda.changed.connect(bench.saves("agenda"))
        self.column.addWidget(self.agenda)
        self.column.addStretch()

    def forget(self) -> None:
        for rows in (self.objectives, self.minimum, self.agenda):
            rows.forget()

    def draw(self, snapshot: TripSnapshot, item: Item, brief: Brief) -> None:
        self.objectives.show_parts(brief.objectives)
        self.minimum.show_parts(brief.minimum_goals)
        self.agenda.starting(item.start, self.session.language)
        self.agenda.show_parts(brief.agenda)


class Table(Section):
    """Both sides in order, seats, who interprets."""

    new_counterpart = Signal()

    def __init__(self, session: Session, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(session, bench, parent)
        language = session.language
        self.heading(self.tr("Who sits there"), self.tr("Drag, or Alt+↑↓, to order; Delete takes away"))
        sides = QHBoxLayout()
        sides.setSpacing(14)
        self.ours = Side(self.tr("Our side"))
        self.theirs = Side(self.tr("Their side"))
        self.ours.changed.connect(bench.saves("our_side"))
        self.theirs.changed.connect(bench.saves("their_side"))
        sides.addWidget(self.ours, 1)
        sides.addWidget(self.theirs, 1)
        self.column.addLayout(sides)
        line = QHBoxLayout()
        line.addStretch()
        line.addWidget(button(self.tr("Somebody new of the other side…"), self.new_counterpart.emit, "quiet"))
        self.column.addLayout(line)
        self.heading(self.tr("Interpreting"))
        form = _Form()
        self.interpreting = ChoiceField(self.tr("Interpreting"))
        self.interpreting.offer([(one, word_of(one, language)) for one in Interpreting])
        self.interpreting.committed.connect(bench.saves("interpreting"))
        self.interpreter = ChoiceField(self.tr("Interpreter"))
        self.interpreter.committed.connect(self._set_interpreter)
        form.put(0, 0, self.tr("Interpreting"), self.interpreting)
        form.put(0, 1, self.tr("Interpreter"), self.interpreter)
        self.column.addWidget(form)
        self.heading(self.tr("Seats"), self.tr("1 is the middle of a side"))
        self._card = QFrame()
        self._card.setProperty("role", "card")
        self._seats = QGridLayout(self._card)
        self._seats.setContentsMargins(14, 10, 14, 10)
        self._seats.setHorizontalSpacing(14)
        self.column.addWidget(self._card)
        row = QHBoxLayout()
        self.seat = button(self.tr("Seat both sides in this order"), self._seat)
        self.clear = button(self.tr("Clear the seats"), lambda: bench.brief_with(new_gesture(), seats=()), "quiet")
        row.addWidget(self.seat)
        row.addWidget(self.clear)
        row.addStretch()
        self.column.addLayout(row)
        self.column.addStretch()
        self._drawn: list[tuple[str, str]] | None = None

    def _set_interpreter(self, value: object, gesture: str) -> None:
        """Naming one of ours says that ours interpret."""
        brief = self.bench.brief
        if brief is None:
            return
        ours = {"interpreting": Interpreting.OURS} if value and brief.interpreting is Interpreting.UNDECIDED else {}
        self.bench.brief_with(gesture, interpreter=value or None, **ours)

    def _seat(self) -> None:
        ours = [Seat.model_validate({"position": n, "delegate": d}) for n, d in enumerate(self.ours.list.ids(), 1)]
        theirs = [
            Seat.model_validate({"position": n, "counterpart": c}) for n, c in enumerate(self.theirs.list.ids(), 1)
        ]
        self.bench.brief_with(new_gesture(), seats=(*ours, *theirs))

    def draw(self, snapshot: TripSnapshot, item: Item, brief: Brief) -> None:
        language, day = self.session.language, item.day

        def named(ids: tuple[str, ...]) -> list[tuple[str, str]]:
            return [(str(own), called(snapshot, own, day, language)) for own in ids]

        ours = brief.our_side or attendees(snapshot, item)
        theirs = brief.their_side or item.counterparts
        everybody = tuple(d.id for d in sorted(snapshot.delegates, key=protocol))
        met = set(item.organisations)
        others = sorted(snapshot.counterparts, key=lambda c: c.organisation not in met)
        self.ours.show_side(named(ours), named(tuple(d for d in everybody if d not in ours)))
        self.theirs.show_side(named(theirs), named(tuple(c.id for c in others if c.id not in theirs)))
        self.interpreting.show_value(brief.interpreting)
        interpreters = sorted(snapshot.delegates, key=lambda d: (Duty.INTERPRETER not in d.duties, protocol(d)))
        self.interpreter.offer([("", self.tr("Nobody named")), *named(tuple(d.id for d in interpreters))])
        self.interpreter.show_value(str(brief.interpreter or ""))
        self._draw_seats(snapshot, brief, day)

    def _draw_seats(self, snapshot: TripSnapshot, brief: Brief, day: date | None) -> None:
        sides: tuple[list[str], list[str]] = ([], [])
        for seat in sorted(brief.seats, key=lambda one: one.position):
            who = snapshot.find(Counterpart, seat.counterpart) or snapshot.find(Delegate, seat.delegate)
            said = called(snapshot, str(who.id), day, self.session.language) if who else ""
            sides[1 if seat.counterpart else 0].append(f"{seat.position}. {said}")
        height = max(len(side) for side in sides)
        rows = [tuple(side[n] if n < len(side) else "" for side in sides) for n in range(height)]
        self.clear.setVisible(bool(rows))
        drawn = [(row[0], row[1]) for row in rows]
        if drawn == self._drawn:
            return
        self._drawn = drawn
        emptied(self._seats)
        if not drawn:
            self._seats.addWidget(label(self.tr("No seats yet."), "dim"), 0, 0)
        for line, (left, right) in enumerate(drawn):
            self._seats.addWidget(label(left, wraps=True), line, 0)
            self._seats.addWidget(label(right, wraps=True), line, 1)


class Gifts(Section):
    """What is given, and what the press may see."""

    wanted = Signal(object)

    def __init__(self, session: Session, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(session, bench, parent)
        language = session.language
        self.heading(self.tr("Gifts"))
        self._card = QFrame()
        self._card.setProperty("role", "card")
        self._rows = QVBoxLayout(self._card)
        self._rows.setContentsMargins(14, 10, 14, 10)
        self._rows.setSpacing(6)
        self.column.addWidget(self._card)
        line = QHBoxLayout()
        line.setSpacing(8)
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("New gift"))
        self.name.setPlaceholderText(self.tr("New gift, such as: lacquer box"))
        self.name_en = QLineEdit()
        self.name_en.setAccessibleName(self.tr("New gift in English"))
        self.name_en.setPlaceholderText(self.tr("English"))
        self.name.returnPressed.connect(self._add)
        self.name_en.returnPressed.connect(self._add)
        line.addWidget(self.name, 5)
        line.addWidget(self.name_en, 4)
        line.addWidget(button(self.tr("Add"), self._add))
        self.column.addLayout(line)
        self.heading(self.tr("Press"))
        form = _Form()
        self.press = ChoiceField(self.tr("What the press may see"))
        self.press.offer([(one, word_of(one, language)) for one in Openness])
        self.press.committed.connect(bench.saves_item("press"))
        form.put(0, 0, self.tr("Press"), self.press, 3)
        self.column.addWidget(form)
        self.column.addStretch()
        self._drawn: list[str] | None = None

    def _add(self) -> None:
        name = LText(ko=self.name.text().strip(), en=self.name_en.text().strip())
        if name:
            self.name.clear()
            self.name_en.clear()
            self.wanted.emit(name)
            self.name.setFocus()

    def draw(self, snapshot: TripSnapshot, item: Item, brief: Brief) -> None:
        self.press.show_value(item.press)
        language = self.session.language
        ids = dict.fromkeys([*brief.gifts, *(gift.id for gift in snapshot.gifts if gift.item == item.id)])
        said: list[str] = []
        for gift in snapshot.those(Gift, tuple(ids)):
            to = called(snapshot, str(gift.counterpart or ""), item.day, language)
            count = self.tr("%n piece(s)", "", gift.quantity)
            parts = (word_of(gift.direction, language), spoken(gift.name, language), count, to)
            said.append(" · ".join(part for part in parts if part))
        if said == self._drawn:
            return
        self._drawn = said
        emptied(self._rows)
        for line in said or [self.tr("No gift yet.")]:
            self._rows.addWidget(label(line, "" if said else "dim", wraps=True))
