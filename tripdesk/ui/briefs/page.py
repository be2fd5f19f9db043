"""면담자료: the papers at the left, the one that is chosen in the middle, the other side at the right."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tripdesk.model.audience import A
from tripdesk.model.brief import Brief
from tripdesk.model.itinerary import Item, Place
from tripdesk.model.office_style import when, word_of
from tripdesk.model.snapshot import Gathered, TripSnapshot
from tripdesk.model.view import Edition, View, view_of
from tripdesk.services import reading
from tripdesk.ui.briefs.bench import Bench
from tripdesk.ui.briefs.beside import WIDTH, Beside
from tripdesk.ui.briefs.editor import Editor
from tripdesk.ui.briefs.left import PapersPane
from tripdesk.ui.briefs.reading import Reading
from tripdesk.ui.fields import ChoiceField
from tripdesk.ui.operations.briefs import make_paper
from tripdesk.ui.session import Session
from tripdesk.ui.shell.commands import Command
from tripdesk.ui.shell.page import Page
from tripdesk.ui.theme import Theme
from tripdesk.ui.words import button, label, spoken

FRAME = 3
INTERPRETER = Edition(audience=A.INTERPRETER)


class BriefsPage(Page):
    """The meeting papers of a trip."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._shown = ""
        self._view: View | None = None
        self._edition: Edition | None = None
        self._editions: tuple[Edition, ...] = ()
        self.bench = Bench(session, self)
        self.bench.moved.connect(self._draw_paper)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._frame = QFrame()
        outer.addWidget(self._frame)
        self._whole = QVBoxLayout(self._frame)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(self._bar())
        row = QHBoxLayout()
        row.setSpacing(0)
        self._whole.addLayout(row, 1)
        self.papers = PapersPane(session, theme)
        self.papers.chosen.connect(self._go)
        self.papers.leaving.connect(self.settle)
        row.addWidget(self.papers)
        self.middle = QStackedWidget()
        self.nothing = self._empty()
        self.editor = Editor(session, self.bench)
        self.editor.look.connect(lambda: self.read_as(INTERPRETER))
        self.reading = Reading(session.language)
        for one in (self.nothing, self.editor, self.reading):
            self.middle.addWidget(one)
        row.addWidget(self.middle, 1)
        self.beside = Beside(session)
        row.addWidget(self.beside)
        for n in range(len(self.editor.sections)):
            self._key(f"Ctrl+{n + 1}", lambda n=n: self.show_section(n, focus=True))
        self._key("Ctrl+8", self.show_readers)
        self._key("Ctrl+9", self.toggle_reading)
        self._escape = self._key("Escape", self.stop_reading)
        self._escape.setEnabled(False)

    def _bar(self) -> QWidget:
        self.bar = QFrame()
        self.bar.setProperty("role", "reading_bar")
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(10)
        row.addWidget(label(self.tr("As this reader gets it:")))
        self.reader = ChoiceField(self.tr("Reader"))
        self.reader.committed.connect(self._choose_reader)
        row.addWidget(self.reader)
        row.addStretch()
        row.addWidget(button(self.tr("Back to writing · Esc"), self.stop_reading))
        self.bar.hide()
        return self.bar

    def _empty(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(26, 18, 26, 18)
        column.setSpacing(10)
        self._empty_title = label("", "heading", wraps=True)
        self._empty_when = label("", "dim", wraps=True)
        self._empty_why = label("", "dim", wraps=True)
        self.make = button(self.tr("Make a meeting paper"), self.make_paper, "primary")
        column.addWidget(self._empty_title)
        column.addWidget(self._empty_when)
        column.addSpacing(12)
        column.addWidget(self._empty_why)
        column.addWidget(self.make, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        return holder

    def _key(self, keys: str, run: Callable[[], object]) -> QShortcut:
        made = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(lambda: run())
        return made

    # --- drawing

    def refresh(self) -> None:
        """Draws what the session holds; what is being typed, or on its way to the store, stays."""
        snapshot = self.session.snapshot
        if snapshot is None:
            self.stop_reading()
            self._go("")
            self.papers.draw(None, "")
            return
        if self._edition is not None:
            self._look(self._edition)
            return
        wanted = self.papers.draw(snapshot, self._shown)
        if wanted != self._shown:
            self._go(wanted)
        elif self.bench.current and not self.editor.typing:
            self.bench.lay(self._shown)
            self._draw_paper()

    def _draw_paper(self) -> None:
        if self._edition is not None:
            return
        snapshot, item, brief = self.session.snapshot, self.bench.item, self.bench.brief
        if snapshot is None or item is None:
            self._offer("", "", self.tr("A paper for each meeting: what to reach, say, ask and avoid."), False)
            self.beside.show_paper(None, None, None)
            return
        clocks = self._when_and_where(snapshot, item)
        self.beside.show_paper(snapshot, item, brief)
        if brief is None:
            title = spoken(item.title, self.session.language)
            self._offer(title, clocks, self.tr("There is no meeting paper for it yet."), True)
        else:
            self.editor.draw(snapshot, item, brief, clocks)
            self.middle.setCurrentWidget(self.editor)

    def _offer(self, title: str, clocks: str, why: str, make: bool) -> None:
        self._empty_title.setText(title)
        self._empty_when.setText(clocks)
        self._empty_why.setText(why)
        self.make.setVisible(make)
        self.middle.setCurrentWidget(self.nothing)

    def _when_and_where(self, gathered: Gathered, item: Item) -> str:
        language = self.session.language
        place = gathered.find(Place, item.place)
        at = self.tr("no time yet")
        if item.start is not None and item.end is not None:
            at = when(item.start, item.end, gathered.trip.home_zone, language)
        return " · ".join(part for part in (at, spoken(place.name, language) if place else "") if part)

    # --- choosing

    def _go(self, item: str) -> None:
        """To the paper of an engagement; what was typed in the one before is saved first."""
        if item == self._shown:
            return
        self.settle()
        self._shown = item
        self.editor.forget()
        self.bench.lay(item)
        self._draw_paper()
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
        self.papers.filter_by("all")
        self._go(own)
        return self.papers.mark(own)

    def show_section(self, n: int, *, focus: bool = False) -> None:
        """Shows a section of the paper."""
        if self._edition is None:
            self.editor.show_section(n, focus=focus)

    def show_readers(self) -> None:
        """Goes to who reads it."""
        if self._edition is None:
            self.editor.show_readers()

    def make_paper(self) -> None:
        """An empty paper for the engagement that is shown."""
        item, trip, ids = self.bench.item, self.session.open_id, self.session.desk.ids
        if item is not None and self.bench.brief is None:
            own = item.id
            self.session.edit(lambda editing: make_paper(editing, trip, own, ids), notice=True, done=self.bench.done)

    # --- reading as somebody

    @property
    def is_reading(self) -> bool:
        """Whether the page shows what a reader gets."""
        return self._edition is not None

    def toggle_reading(self) -> None:
        """To what the interpreter gets, and back."""
        if self._edition is None:
            self.read_as(INTERPRETER)
        else:
            self.stop_reading()

    def read_as(self, edition: Edition) -> None:
        """Shows the whole page as a reader gets it: drawn from the view of that reader, read only."""
        if self.session.snapshot is not None and self.bench.item is not None:
            self.settle()
            self._look(edition)

    def _choose_reader(self, place: object, _gesture: str) -> None:
        self.read_as(self._editions[int(str(place))])

    def _look(self, edition: Edition) -> None:
        snapshot = self.session.snapshot
        if snapshot is None:
            return
        if edition != self._edition:
            self._view = None
            self.reading.clear()
            self.beside.show_paper(None, None, None)
            self.papers.list.papers.show_lines(())
        self._edition = edition
        self._frame_it(True)
        self._name_readers(snapshot, edition)
        self.middle.setCurrentWidget(self.reading)
        self.reading.setFocus()
        self.session.jobs.beside(
            lambda _job: view_of(snapshot, edition), lambda view: self._show_view(snapshot, edition, view)
        )

    def _show_view(self, snapshot: TripSnapshot, edition: Edition, view: View) -> None:
        if self._edition != edition or self.session.snapshot is not snapshot:
            return
        self._view = view
        shown = view.find(Item, self._shown)
        self.reading.show_view(view, self._shown, self._when_and_where(view, shown) if shown is not None else "")
        self.beside.show_paper(view, shown, view.brief_of.get(self._shown))
        self.papers.draw(view, self._shown)

    def _name_readers(self, snapshot: TripSnapshot, edition: Edition) -> None:
        held = snapshot.find(Item, self._shown)
        self._editions = reading.editions(snapshot, held) if held is not None else (edition,)
        language = self.session.language
        names: list[tuple[object, str]] = []
        for n, one in enumerate(self._editions):
            host = reading.host_name(snapshot, one)
            said = word_of(one.audience, language)
            names.append((n, f"{said} · {spoken(host.name, language)}" if host else said))
        self.reader.offer(names)
        self.reader.show_value(next((n for n, one in enumerate(self._editions) if one == edition), -1))

    def stop_reading(self) -> None:
        """Back to writing."""
        if self._edition is None:
            return
        self._edition = self._view = None
        self.reading.clear()
        self._frame_it(False)
        self.papers.draw(self.session.snapshot, self._shown)
        self.bench.lay(self._shown)
        self._draw_paper()
        self.papers.list.setFocus()

    def _frame_it(self, on: bool) -> None:
        self.bar.setVisible(on)
        self._escape.setEnabled(on)
        role = "reading" if on else ""
        if self._frame.property("role") != role:
            self._frame.setProperty("role", role)
            self._whole.setContentsMargins(*((FRAME if on else 0,) * 4))
            self._frame.style().unpolish(self._frame)
            self._frame.style().polish(self._frame)

    # --- the shell

    def commands(self) -> Iterator[Command]:
        """The sections, the readers, a new paper."""
        for n, name in enumerate(self.editor.names):
            yield Command(name, lambda n=n: self.show_section(n, focus=True), f"Ctrl+{n + 1}")
        yield Command(self.tr("Who reads it"), self.show_readers, "Ctrl+8")
        yield Command(self.tr("See as the interpreter"), self.toggle_reading, "Ctrl+9")
        if self.bench.brief is not None:
            yield Command(self.tr("Delete this paper"), self.editor.remove_paper)
        if self.bench.item is not None and self.bench.brief is None:
            yield Command(self.make.text(), self.make_paper)

    def panes(self) -> tuple[QWidget, ...]:
        """The papers, the paper, the other side."""
        return (self.papers.list, self.middle, self.beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.beside.setFixedWidth(WIDTH if self.width() >= 1150 else 252)
