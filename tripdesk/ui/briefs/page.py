"""면담자료: the papers at the left, the one that is chosen in the middle, the other side at the right."""

from collections.abc import Callable, Iterator
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tripdesk.model.audience import A, Audience
from tripdesk.model.brief import Brief, BriefState
from tripdesk.model.itinerary import Item, Place
from tripdesk.model.office_style import moment_text, when, word_of
from tripdesk.model.papers import Paper, Part, days_late, is_turn_of, papers, ready
from tripdesk.model.snapshot import Gathered, TripSnapshot
from tripdesk.model.text import LText
from tripdesk.model.trip import Grade
from tripdesk.model.view import Edition, View, view_of
from tripdesk.services import reading
from tripdesk.services.reading import Portion, Readership, readership
from tripdesk.ui.briefs.bench import Bench
from tripdesk.ui.briefs.beside import WIDTH, Beside
from tripdesk.ui.briefs.newcomer import Newcomer
from tripdesk.ui.briefs.pairs import AnswerRows
from tripdesk.ui.briefs.papers_list import PaperLine, PapersView
from tripdesk.ui.briefs.people import called
from tripdesk.ui.briefs.points import PointRows
from tripdesk.ui.briefs.readers import Readers
from tripdesk.ui.briefs.reading import Reading
from tripdesk.ui.briefs.sections import Aims, Gifts, Overview, Section, Table
from tripdesk.ui.briefs.speech import Speech
from tripdesk.ui.fields import ChoiceField, LineField, TextField, new_gesture
from tripdesk.ui.operations.briefs import NewCounterpart, NewGift, add_counterpart, add_gift, make_paper
from tripdesk.ui.session import Session
from tripdesk.ui.shell.commands import Command
from tripdesk.ui.shell.page import Page
from tripdesk.ui.theme import Theme
from tripdesk.ui.words import button, hold_width, label, pill, set_state, spoken

_STATES = {
    BriefState.REQUESTED: "warn", BriefState.SUBMITTED: "note", BriefState.IN_REVIEW: "note", BriefState.FINAL: "good",
}  # fmt: skip
_GRADES = {Grade.CLOSED: "bad", Grade.SECRET: "bad"}


class _Points(Section):
    """논의사항, with what is to be expected below it."""

    def __init__(self, session: Session, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(session, bench, parent)
        self.heading(
            self.tr("Discussion points"), self.tr("Tab level · Enter next · Alt+↑↓ move · Ctrl+Shift+1 2 3 mark")
        )
        self.rows = PointRows(session.language)
        self.rows.changed.connect(bench.saves("points"))
        self.column.addWidget(self.rows)
        self.column.addStretch()

    def forget(self) -> None:
        self.rows.forget()

    def draw(self, snapshot: TripSnapshot, item: Item, brief: Brief) -> None:
        self.rows.show_parts(brief.points)


class _Answers(Section):
    """질의응답."""

    def __init__(self, session: Session, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(session, bench, parent)
        self.heading(self.tr("Questions to expect"), self.tr("Enter for the next question"))
        self.rows = AnswerRows(session.language)
        self.rows.changed.connect(bench.saves("answers"))
        self.column.addWidget(self.rows)
        self.column.addStretch()

    def forget(self) -> None:
        self.rows.forget()

    def draw(self, snapshot: TripSnapshot, item: Item, brief: Brief) -> None:
        self.rows.show_parts(brief.answers)


class _Remarks(Section):
    """말씀자료."""

    def __init__(self, session: Session, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(session, bench, parent)
        self.speech = Speech(session.language)
        self.speech.changed.connect(bench.saves("remarks"))
        self.column.addWidget(self.speech)
        self.column.addStretch()

    def forget(self) -> None:
        self.speech.forget()

    def draw(self, snapshot: TripSnapshot, item: Item, brief: Brief) -> None:
        self.speech.show_remarks(brief.remarks)


class BriefsPage(Page):
    """The meeting papers of a trip."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._shown = ""
        self._drawing = False
        self._filter = "all"
        self._readership: tuple[object, Readership] = (None, {})
        self._view: View | None = None
        self._edition: Edition | None = None
        self.bench = Bench(session, self)
        self.bench.moved.connect(self._draw_paper)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._frame = QFrame()
        outer.addWidget(self._frame)
        whole = QVBoxLayout(self._frame)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._bar())
        row = QHBoxLayout()
        row.setSpacing(0)
        whole.addLayout(row, 1)
        row.addWidget(self._left(theme))
        self.middle = QStackedWidget()
        self._nothing = self._empty()
        self._editor = self._paper()
        self.reading = Reading(session.language)
        for one in (self._nothing, self._editor, self.reading):
            self.middle.addWidget(one)
        row.addWidget(self.middle, 1)
        self.beside = Beside(session)
        row.addWidget(self.beside)
        self._keys()

    # --- what it is made of

    def _bar(self) -> QWidget:
        self.bar = QFrame()
        self.bar.setProperty("role", "reading_bar")
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(10)
        self._reading_as = label("")
        row.addWidget(self._reading_as)
        self.reader = ChoiceField(self.tr("Reader"))
        self.reader.committed.connect(self._choose_reader)
        self._editions: tuple[Edition, ...] = ()
        row.addWidget(self.reader)
        row.addStretch()
        self.leave = button(self.tr("Back to writing · Esc"), self.stop_reading)
        row.addWidget(self.leave)
        self.bar.hide()
        return self.bar

    def _left(self, theme: Theme) -> QWidget:
        side = QWidget()
        side.setProperty("role", "panel")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setFixedWidth(244)
        column = QVBoxLayout(side)
        column.setContentsMargins(10, 12, 10, 10)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(4)
        self.filters: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        for key, name in (
            ("all", self.tr("All")), ("mine", self.tr("My turn")), ("late", self.tr("Late")),
            ("open", self.tr("Not final")),
        ):  # fmt: skip
            made = button(name, lambda key=key: self._choose_filter(key), "chip")
            made.setCheckable(True)
            group.addButton(made)
            self.filters[key] = made
            row.addWidget(made)
        row.addStretch()
        self.filters["all"].setChecked(True)
        column.addLayout(row)
        self.list = PapersView(theme, self.tr("Meeting papers"))
        self.list.selectionModel().currentChanged.connect(self._chosen)
        column.addWidget(self.list, 1)
        self._none = label("", "dim", wraps=True)
        self._none.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self._none)
        return side

    def _empty(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(26, 18, 26, 18)
        column.setSpacing(10)
        self._empty_title = label("", "heading", wraps=True)
        self._empty_when = label("", "dim", wraps=True)
        self._empty_why = label("", "dim", wraps=True)
        self.make = button(self.tr("Make a meeting paper"), self._make, "primary")
        column.addWidget(self._empty_title)
        column.addWidget(self._empty_when)
        column.addSpacing(12)
        column.addWidget(self._empty_why)
        column.addWidget(self.make, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        return holder

    def _paper(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
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
        head.addWidget(button(self.tr("See as a reader"), lambda: self.read_as(None)))
        column.addLayout(head)
        self.clocks = label("", "dim", wraps=True)
        column.addWidget(self.clocks)
        tabs = QHBoxLayout()
        tabs.setSpacing(14)
        tabs.setContentsMargins(0, 4, 0, 0)
        self._names = (
            self.tr("Overview"), self.tr("Aims, order"), self.tr("Discussion points"), self.tr("Remarks"),
            self.tr("Questions"), self.tr("Table, seats"), self.tr("Gifts, press"),
        )  # fmt: skip
        self.tabs: list[QPushButton] = []
        group = QButtonGroup(self)
        for n, name in enumerate(self._names):
            made = button(name, lambda n=n: self.show_section(n), "tab")
            made.setCheckable(True)
            made.setToolTip(f"Ctrl+{n + 1}")
            group.addButton(made)
            self.tabs.append(made)
            tabs.addWidget(made)
        tabs.addStretch()
        column.addLayout(tabs)
        self._points = _Points(self.session, self.bench)
        self._remarks = _Remarks(self.session, self.bench)
        self._remarks.speech.timed.connect(self._name_remarks)
        self._gifts = Gifts(self.session, self.bench)
        self._gifts.wanted.connect(self._add_gift)
        self._table = Table(self.session, self.bench)
        self._table.new_counterpart.connect(self._ask_newcomer)
        self.sections: tuple[Section, ...] = (
            Overview(self.session, self.bench), Aims(self.session, self.bench), self._points, self._remarks,
            _Answers(self.session, self.bench), self._table, self._gifts,
        )  # fmt: skip
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(self.tr("Paper"))
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
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
        self.readers.look.connect(lambda: self.read_as(Edition(audience=A.INTERPRETER)))
        lines.addWidget(self.readers)
        lines.addStretch()
        self.area.setWidget(inside)
        column.addWidget(self.area, 1)
        self.section = -1
        self.show_section(2)
        return holder

    def _keys(self) -> None:
        for n in range(len(self.sections)):
            self._key(f"Ctrl+{n + 1}", lambda n=n: self.show_section(n, focus=True))
        self._key("Ctrl+8", self.show_readers)
        self._key("Ctrl+9", self._toggle_reading)
        self._escape = self._key("Escape", self.stop_reading)
        self._escape.setEnabled(False)

    def _key(self, keys: str, run: Callable[[], object]) -> QShortcut:
        made = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(lambda: run())
        return made

    # --- drawing

    def refresh(self) -> None:
        """Draws what the session holds; what is being typed, or on its way to the store, stays."""
        snapshot = self.session.snapshot
        if snapshot is None:
            self._shown = ""
            self.stop_reading()
            self.bench.lay("")
            self._draw_list()
            self._draw_paper()
            return
        self._draw_list()
        if not self.bench.current or self._typing():
            return
        self.bench.lay(self._shown)
        self._draw_paper()
        if self._edition is not None:
            self._look(self._edition)

    def _typing(self) -> bool:
        kinds = (LineField, TextField)
        return any(field.dirty for kind in kinds for field in self._editor.findChildren(kind))

    def _draw_list(self) -> None:
        gathered: Gathered | None = self._view if self._view is not None else self.session.snapshot
        lines = tuple(self._lines(gathered)) if gathered is not None else ()
        self._drawing = True
        self.list.papers.show_lines(lines)
        found = self.list.choose(self._shown)
        self._drawing = False
        if not found and lines and self._view is None:
            self._show(lines[0].item)
            self._drawing = True
            self.list.choose(self._shown)
            self._drawing = False
        self._none.setVisible(not lines)
        if self._filter == "all":
            why = self.tr("Meetings, visits and ceremonies of the itinerary appear here.")
        else:
            why = self.tr("No paper here.")
        self._none.setText(why)
        for made in self.filters.values():
            made.setEnabled(self._view is None)

    def _lines(self, gathered: Gathered) -> Iterator[PaperLine]:
        language = self.session.language
        plain = isinstance(gathered, TripSnapshot)
        for paper in papers(gathered, offered=plain):
            item, brief = paper.item, paper.brief
            if plain and not self._passes(paper):
                continue
            theirs = (brief.their_side if brief else ()) or item.counterparts
            who = called(gathered, str(theirs[0]), item.day, language) if theirs else ""
            text, state = self._standing(paper, gathered) if plain else ("", "")
            at = moment_text(item.start, language) if item.start else self.tr("no time yet")
            yield PaperLine(item.id, at, spoken(item.title, language), who, text, state)

    def _standing(self, paper: Paper, gathered: Gathered) -> tuple[str, str]:
        brief, language = paper.brief, self.session.language
        if brief is None:
            return self.tr("No paper yet"), ""
        late = days_late(brief, self._today())
        if late:
            said = self.tr("%n day(s) late", "", late)
            by = spoken(brief.department, language)
            return (f"{said} · {by}" if by else said), "bad"
        return f"{word_of(brief.state, language)} · {len(ready(brief, gathered))}/{len(Part)}", _STATES[brief.state]

    def _passes(self, paper: Paper) -> bool:
        brief = paper.brief
        match self._filter:
            case "mine":
                return brief is not None and is_turn_of(brief, self.session.desk.author.actor)
            case "late":
                return brief is not None and days_late(brief, self._today()) > 0
            case "open":
                return brief is None or brief.state is not BriefState.FINAL
            case _:
                return True

    def _today(self) -> date:
        snapshot = self.session.snapshot
        return self.session.desk.today(snapshot.trip.home_zone if snapshot else "Asia/Seoul")

    def _clocks(self, gathered: Gathered, item: Item) -> str:
        if item.start is None or item.end is None:
            return self.tr("no time yet")
        language = self.session.language
        return when(item.start, item.end, gathered.trip.home_zone, language)

    def _place(self, gathered: Gathered, item: Item) -> str:
        place = gathered.find(Place, item.place)
        return spoken(place.name, self.session.language) if place else ""

    def _draw_paper(self) -> None:
        snapshot, item, brief = self.session.snapshot, self.bench.item, self.bench.brief
        if self._edition is not None:
            return
        if snapshot is None or item is None:
            self._empty_title.setText("")
            self._empty_when.setText("")
            self._empty_why.setText(self.tr("A paper for each meeting: what to reach, say, ask and avoid."))
            self.make.hide()
            self.middle.setCurrentWidget(self._nothing)
            self.beside.show_paper(None, None, None)
            return
        language = self.session.language
        clocks = " · ".join(part for part in (self._clocks(snapshot, item), self._place(snapshot, item)) if part)
        self.beside.show_paper(snapshot, item, brief)
        if brief is None:
            self._empty_title.setText(spoken(item.title, language))
            self._empty_when.setText(clocks)
            self._empty_why.setText(self.tr("There is no meeting paper for it yet."))
            self.make.show()
            self.middle.setCurrentWidget(self._nothing)
            return
        self.title.setText(spoken(item.title, language))
        self.clocks.setText(clocks)
        self.grade.setVisible(item.grade is not Grade.GENERAL)
        self.grade.setText(word_of(item.grade, language))
        set_state(self.grade, _GRADES.get(item.grade, ""))
        self.state.setText(word_of(brief.state, language))
        set_state(self.state, _STATES[brief.state])
        self.sections[self.section].draw(snapshot, item, brief)
        self._name_remarks()
        self._show_readership(snapshot, item, brief)
        self.middle.setCurrentWidget(self._editor)

    def _name_remarks(self) -> None:
        brief = self.bench.brief
        if brief is None:
            return
        speech = self._remarks.speech
        if self.section != 3:
            speech.forget()
            speech.show_remarks(brief.remarks)
        time = speech.time()
        self.tabs[3].setText(f"{self._names[3]} {time}" if time else self._names[3])
        hold_width(self.tabs[3])

    def _show_readership(self, snapshot: TripSnapshot, item: Item, brief: Brief) -> None:
        seen, known = self._readership
        narrowed = reading.is_narrowed(item, brief)
        self.readers.show_readers(known, narrowed)
        key = (snapshot, item.id)
        if isinstance(seen, tuple) and seen[0] is snapshot and seen[1] == item.id:
            return
        self._readership = key, known if isinstance(seen, tuple) and seen[1] == item.id else {}

        def found(result: Readership) -> None:
            if self._readership[0] == key and self.bench.item is not None and self.bench.item.id == item.id:
                self._readership = key, result
                self.readers.show_readers(result, reading.is_narrowed(self.bench.item, self.bench.brief))

        self.session.jobs.beside(lambda _job: readership(snapshot, item.id), found)

    # --- choosing

    def _choose_filter(self, key: str) -> None:
        self.settle()
        self._filter = key
        self._draw_list()

    def _chosen(self) -> None:
        if not self._drawing and self.list.chosen:
            self.settle()
            self._show(self.list.chosen)

    def _show(self, item: str) -> None:
        if item == self._shown:
            return
        self._shown = item
        self._readership = (None, {})
        self.newcomer.hide()
        for section in self.sections:
            section.forget()
        self.bench.lay(item)
        self._draw_paper()
        self.area.verticalScrollBar().setValue(0)
        if self._edition is not None:
            self._look(self._edition)

    def reveal(self, record: str) -> bool:
        """Goes to a paper, or to the paper of an engagement."""
        snapshot = self.session.snapshot
        if snapshot is None:
            return False
        brief = snapshot.find(Brief, record)
        own = str(brief.item) if brief else record if record in snapshot.brief_of else ""
        if not own:
            return False
        self.stop_reading()
        self.settle()
        self._filter = "all"
        self.filters["all"].setChecked(True)
        self._draw_list()
        self._show(own)
        self._drawing = True
        found = self.list.choose(own)
        self._drawing = False
        return found

    def show_section(self, n: int, *, focus: bool = False) -> None:
        """Shows a section; what was typed in the one before is saved first."""
        if n != self.section:
            if self.section >= 0:
                self.settle()
                self.sections[self.section].hide()
            self.section = n
            self.newcomer.hide()
            snapshot, item, brief = self.session.snapshot, self.bench.item, self.bench.brief
            if snapshot is not None and item is not None and brief is not None:
                self.sections[n].draw(snapshot, item, brief)
            self.sections[n].show()
            self.tabs[n].setChecked(True)
            if hasattr(self, "area"):
                self.area.verticalScrollBar().setValue(0)
        if focus:
            self._focus_first(self.sections[n])

    def _focus_first(self, section: QWidget) -> None:
        kinds = (TextField, LineField, ChoiceField, QPushButton)
        for child in section.findChildren(QWidget):
            if isinstance(child, kinds) and child.isVisible() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
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

    def _make(self) -> None:
        item, trip, ids = self.bench.item, self.session.open_id, self.session.desk.ids
        if item is not None:
            own = item.id
            self.session.edit(lambda editing: make_paper(editing, trip, own, ids), notice=True, done=self.bench.done)

    def _add_gift(self, name: LText) -> None:
        brief, trip, ids = self.bench.brief, self.session.open_id, self.session.desk.ids
        if brief is not None:
            gift = NewGift(name)
            self.session.edit(lambda editing: add_gift(editing, trip, brief, gift, ids), done=self.bench.done)

    def _ask_newcomer(self) -> None:
        snapshot, item = self.session.snapshot, self.bench.item
        if snapshot is not None and item is not None:
            self.newcomer.ask(snapshot, item, self.session.language)
            self.area.ensureWidgetVisible(self.newcomer)

    def _add_counterpart(self, new: NewCounterpart) -> None:
        brief, item, trip = self.bench.brief, self.bench.item, self.session.open_id
        if brief is None or item is None:
            return
        known, own, ids = tuple(item.counterparts), brief.id, self.session.desk.ids
        self.session.edit(
            lambda editing: add_counterpart(editing, trip, own, known, new, ids), notice=True, done=self.bench.done
        )

    def _narrow(self, portion: Portion, reader: Audience) -> None:
        self.settle()
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
            self.bench.put(item.revised(only_for=None), gesture)
            points = tuple(point.revised(only_for=None) for point in brief.points)
            answers = tuple(answer.revised(only_for=None) for answer in brief.answers)
            self.bench.put(brief.revised(points=points, answers=answers), gesture)

    # --- reading as somebody

    @property
    def is_reading(self) -> bool:
        """Whether the page shows what a reader gets."""
        return self._edition is not None

    def _toggle_reading(self) -> None:
        if self.is_reading:
            self.stop_reading()
        else:
            self.read_as(Edition(audience=A.INTERPRETER))

    def read_as(self, edition: Edition | None) -> None:
        """Shows the whole page as a reader gets it; the interpreter, unless another is named."""
        snapshot, item = self.session.snapshot, self.bench.item
        if snapshot is None or item is None:
            return
        self.settle()
        self._look(edition or Edition(audience=A.INTERPRETER))

    def _choose_reader(self, place: object, _gesture: str) -> None:
        self.read_as(self._editions[int(str(place))])

    def _look(self, edition: Edition) -> None:
        snapshot = self.session.snapshot
        if snapshot is None:
            return
        self._edition = edition
        self.session.jobs.beside(
            lambda _job: view_of(snapshot, edition), lambda view: self._show_view(snapshot, edition, view)
        )

    def _show_view(self, snapshot: TripSnapshot, edition: Edition, view: View) -> None:
        if self._edition != edition or self.session.snapshot is not snapshot:
            return
        self._view = view
        language = self.session.language
        held = snapshot.find(Item, self._shown)
        self._editions = reading.editions(snapshot, held) if held is not None else (edition,)
        names: list[tuple[object, str]] = []
        for n, one in enumerate(self._editions):
            host = reading.host_name(snapshot, one)
            said = word_of(one.audience, language)
            names.append((n, f"{said} · {spoken(host.name, language)}" if host else said))
        self.reader.offer(names)
        places = [n for n, one in enumerate(self._editions) if one == edition]
        self.reader.show_value(places[0] if places else -1)
        self._reading_as.setText(self.tr("As this reader gets it:"))
        shown = view.find(Item, self._shown)
        clocks = ""
        if shown is not None:
            clocks = " · ".join(part for part in (self._clocks(view, shown), self._place(view, shown)) if part)
        self.reading.show_view(view, self._shown, clocks)
        brief = view.brief_of.get(self._shown)
        self.beside.show_paper(view, shown, brief)
        self._draw_list()
        self.bar.show()
        self._frame_it("reading")
        self._escape.setEnabled(True)
        if self.middle.currentWidget() is not self.reading:
            self.middle.setCurrentWidget(self.reading)
            self.reading.setFocus()

    def stop_reading(self) -> None:
        """Back to writing."""
        if self._edition is None:
            return
        self._edition = self._view = None
        self.bar.hide()
        self._frame_it("")
        self._escape.setEnabled(False)
        self.bench.lay(self._shown)
        self._draw_list()
        self._draw_paper()

    def _frame_it(self, role: str) -> None:
        if self._frame.property("role") != role:
            self._frame.setProperty("role", role)
            self._frame.style().unpolish(self._frame)
            self._frame.style().polish(self._frame)

    # --- the shell

    def commands(self) -> Iterator[Command]:
        """The sections, the readers, a new paper."""
        for n, name in enumerate(self._names):
            yield Command(name, lambda n=n: self.show_section(n, focus=True), f"Ctrl+{n + 1}")
        yield Command(self.tr("Who reads it"), self.show_readers, "Ctrl+8")
        yield Command(self.tr("See as the interpreter"), self._toggle_reading, "Ctrl+9")
        if self.bench.item is not None and self.bench.brief is None:
            yield Command(self.make.text(), self._make)

    def panes(self) -> tuple[QWidget, ...]:
        """The papers, the paper, the other side."""
        return (self.list, self.middle, self.beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.beside.setFixedWidth(WIDTH if self.width() >= 1150 else 252)
