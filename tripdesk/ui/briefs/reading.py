"""A paper as one reader gets it, drawn from the view of that reader and from nothing else. Read only."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from tripdesk.messages import UiLanguage
from tripdesk.model.brief import Brief, Interpreting
from tripdesk.model.itinerary import Item
from tripdesk.model.logistics import Gift
from tripdesk.model.office_style import LEVEL_MARKS, time_text, word_of
from tripdesk.model.text import LText
from tripdesk.model.view import View
from tripdesk.ui.briefs.people import called
from tripdesk.ui.briefs.points import INDENT
from tripdesk.ui.words import emptied, label, pill, spoken


class Reading(QScrollArea):
    """What a view holds of one engagement."""

    def __init__(self, language: UiLanguage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("The paper as this reader gets it"))
        self.holder = QWidget()
        self._column = QVBoxLayout(self.holder)
        self._column.setContentsMargins(26, 18, 26, 18)
        self._column.setSpacing(8)
        self.setWidget(self.holder)

    def clear(self) -> None:
        """Shows nothing."""
        emptied(self._column)

    def show_view(self, view: View, item: str, clocks: str) -> None:
        """Draws the engagement of that id as far as the view has it. `clocks` is made from the view's own times."""
        emptied(self._column)
        shown = view.find(Item, item)
        if shown is None:
            self._column.addWidget(
                label(self.tr("This reader does not see this engagement at all."), "dim", wraps=True)
            )
        else:
            self._head(view, shown, clocks)
            brief = view.brief_of.get(item)
            if brief is None:
                self._column.addWidget(label(self.tr("This reader gets no paper for it."), "dim", wraps=True))
            self._people(view, shown, brief)
            if brief is not None:
                self._brief(view, shown, brief)
        self._column.addStretch()

    def _head(self, view: View, item: Item, clocks: str) -> None:
        self._column.addWidget(label(spoken(item.title, self._language), "heading", wraps=True))
        if clocks:
            self._column.addWidget(label(clocks, "dim", wraps=True))
        if view.shows(Item, "grade"):
            self._column.addWidget(pill(word_of(item.grade, self._language)))

    def _people(self, view: View, item: Item, brief: Brief | None) -> None:
        ours = dict.fromkeys([*(brief.our_side if brief else ()), *view.facts_by_item[item.id].present])
        theirs = dict.fromkeys([*(brief.their_side if brief else ()), *item.counterparts])
        for name, ids in ((self.tr("Their side"), theirs), (self.tr("Our side"), ours)):
            people = [said for own in ids if (said := called(view, str(own), item.day, self._language))]
            if people:
                self._listed(name, [", ".join(people)])

    def _brief(self, view: View, item: Item, brief: Brief) -> None:
        language = self._language
        self._listed(self.tr("Objectives"), self._texts(brief.objectives))
        self._listed(self.tr("At least"), self._texts(brief.minimum_goals))
        steps: list[str] = []
        for step in brief.agenda:
            at = item.start.plus(step.after_minutes) if item.start and step.after_minutes is not None else None
            parts = (time_text(at, language) if at else "", *self._texts((step.text, step.who)))
            steps.append(" · ".join(part for part in parts if part))
        self._listed(self.tr("Order of events"), steps)
        if brief.points:
            card = self._card(self.tr("Discussion points"))
            for point in brief.points:
                mark = LEVEL_MARKS[point.level - 1]
                self._pair(card, point.text, f"{mark} ", INDENT * (point.level - 1))
        for remark in brief.remarks:
            card = self._card(word_of(remark.part, language))
            for paragraph in remark.paragraphs:
                self._pair(card, paragraph)
        if brief.answers:
            card = self._card(self.tr("Questions to expect"))
            for answer in brief.answers:
                self._pair(card, answer.question, self.tr("Q") + " ")
                self._pair(card, answer.answer, self.tr("A") + " ")
        self._listed(self.tr("Background"), self._texts(brief.background))
        if view.shows(Brief, "interpreting") and brief.interpreting is not Interpreting.UNDECIDED:
            who = called(view, str(brief.interpreter or ""), item.day, language)
            said = " · ".join(part for part in (word_of(brief.interpreting, language), who) if part)
            self._listed(self.tr("Interpreting"), [said])
        gifts = [spoken(gift.name, language) for gift in view.those(Gift, brief.gifts)]
        self._listed(self.tr("Gifts"), gifts)

    def _texts(self, texts: tuple[LText, ...]) -> list[str]:
        return [said for text in texts if (said := spoken(text, self._language))]

    def _card(self, name: str) -> QGridLayout:
        heading = label(name, "strong")
        heading.setContentsMargins(0, 6, 0, 0)
        self._column.addWidget(heading)
        frame = QFrame()
        frame.setProperty("role", "card")
        grid = QGridLayout(frame)
        grid.setContentsMargins(14, 8, 14, 8)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 4)
        self._column.addWidget(frame)
        return grid

    def _listed(self, name: str, lines: list[str]) -> None:
        if lines:
            grid = self._card(name)
            for n, line in enumerate(lines):
                grid.addWidget(label(line, wraps=True), n, 0, 1, 2)

    def _pair(self, grid: QGridLayout, text: LText, before: str = "", indent: int = 0) -> None:
        if not text:
            return
        line = grid.rowCount()
        korean, english = label(f"{before}{text.ko}", wraps=True), label(text.en, "dim", wraps=True)
        korean.setContentsMargins(indent, 0, 0, 0)
        grid.addWidget(korean, line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(english, line, 1, Qt.AlignmentFlag.AlignTop)
