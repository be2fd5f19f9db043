"""The sections of a paper that are lists of lines: 논의사항, 말씀자료, 질의응답."""

from PySide6.QtWidgets import QWidget

from tripdesk.model.brief import Brief
from tripdesk.model.itinerary import Item
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.ui.briefs.bench import Bench
from tripdesk.ui.briefs.pairs import AnswerRows
from tripdesk.ui.briefs.points import PointRows
from tripdesk.ui.briefs.sections import Section
from tripdesk.ui.briefs.speech import Speech
from tripdesk.ui.session import Session


class Points(Section):
    """논의사항."""

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


class Answers(Section):
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


class Remarks(Section):
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
