"""The left of the page: the filters, and the papers that pass them."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tripdesk.model.brief import BriefState
from tripdesk.model.office_style import moment_text, word_of
from tripdesk.model.papers import Paper, Part, days_late, is_turn_of, papers, ready
from tripdesk.model.snapshot import Gathered, TripSnapshot
from tripdesk.ui.briefs.papers_list import PaperLine, PapersView
from tripdesk.ui.briefs.people import called
from tripdesk.ui.session import Session
from tripdesk.ui.theme import Theme
from tripdesk.ui.words import button, label, spoken

STATES = {
    BriefState.REQUESTED: "warn", BriefState.SUBMITTED: "note", BriefState.IN_REVIEW: "note", BriefState.FINAL: "good",
}  # fmt: skip


class PapersPane(QWidget):
    """`chosen` carries the engagement whose paper the user went to; `leaving` comes before the list changes."""

    chosen = Signal(str)
    leaving = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._filter = "all"
        self._drawing = False
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(244)
        column = QVBoxLayout(self)
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
            made = button(name, lambda key=key: self.filter_by(key), "chip")
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

    def filter_by(self, key: str) -> None:
        """Shows all papers, those that wait for me, the late, or those that are not final."""
        self.leaving.emit()
        self._filter = key
        self.filters[key].setChecked(True)
        self.draw(self._session.snapshot, self.list.chosen)

    def draw(self, gathered: Gathered | None, shown: str) -> str:
        """Draws the papers of a trip, or of a view of it. Returns the engagement whose paper is to be shown.

        That is the one that was shown, wherever it is still there; else the first.
        """
        plain = isinstance(gathered, TripSnapshot)
        lines = tuple(self._lines(gathered)) if gathered is not None else ()
        self._drawing = True
        self.list.papers.show_lines(lines)
        found = self.list.choose(shown)
        known = plain and any(item.id == shown for item in gathered.items)
        if not found and not known and plain and lines:
            shown = lines[0].item
            self.list.choose(shown)
        self._drawing = False
        self._none.setVisible(not lines)
        if self._filter == "all":
            self._none.setText(self.tr("Meetings, visits and ceremonies of the itinerary appear here."))
        else:
            self._none.setText(self.tr("No paper here."))
        for made in self.filters.values():
            made.setEnabled(plain or gathered is None)
        return shown

    def mark(self, item: str) -> bool:
        """Marks a paper as the one that is shown."""
        self._drawing = True
        found = self.list.choose(item)
        self._drawing = False
        return found

    def _chosen(self) -> None:
        if not self._drawing and self.list.chosen:
            self.chosen.emit(self.list.chosen)

    def _lines(self, gathered: Gathered) -> Iterator[PaperLine]:
        language = self._session.language
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
        brief, language = paper.brief, self._session.language
        if brief is None:
            return self.tr("No paper yet"), ""
        late = days_late(brief, self._today())
        if late:
            said = self.tr("%n day(s) late", "", late)
            by = spoken(brief.department, language)
            return (f"{said} · {by}" if by else said), "bad"
        return f"{word_of(brief.state, language)} · {len(ready(brief, gathered))}/{len(Part)}", STATES[brief.state]

    def _passes(self, paper: Paper) -> bool:
        brief = paper.brief
        match self._filter:
            case "mine":
                return brief is not None and is_turn_of(brief, self._session.desk.author.actor)
            case "late":
                return brief is not None and days_late(brief, self._today()) > 0
            case "open":
                return brief is None or brief.state is not BriefState.FINAL
            case _:
                return True

    def _today(self) -> date:
        snapshot = self._session.snapshot
        return self._session.desk.today(snapshot.trip.home_zone if snapshot else "Asia/Seoul")
