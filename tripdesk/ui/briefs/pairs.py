"""Lines with more than two cells: the agenda, and questions with their answers."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from tripdesk.messages import UiLanguage
from tripdesk.model.brief import AgendaStep, Answer
from tripdesk.model.office_style import time_text, word_of
from tripdesk.model.text import EMPTY
from tripdesk.model.times import ZonedTime
from tripdesk.ui.briefs.rows import Column, Row, Rows
from tripdesk.ui.words import label

LONGEST = 2880


class AgendaRows(Rows[AgendaStep]):
    """What happens so many minutes after the start; the clock of the place is shown with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._clock: dict[Row, QLabel] = {}
        self._start: ZonedTime | None = None
        self._language = UiLanguage.KO

    def columns(self) -> tuple[Column, ...]:
        return (
            Column(self.tr("Step"), self.tr("What happens"), 5),
            Column(self.tr("Step in English"), self.tr("English needed"), 4, dim=True),
            Column(self.tr("Who"), self.tr("Who"), 2),
            Column(self.tr("Who, in English"), self.tr("Who (English)"), 2, dim=True),
            Column(self.tr("Minutes after the start"), self.tr("min"), 0),
        )

    def starting(self, start: ZonedTime | None, language: UiLanguage) -> None:
        """When the engagement starts."""
        self._start, self._language = start, language

    def texts(self, part: AgendaStep) -> tuple[str, ...]:
        after = "" if part.after_minutes is None else str(part.after_minutes)
        return part.text.ko, part.text.en, part.who.ko, part.who.en, after

    def with_text(self, part: AgendaStep, column: int, text: str) -> AgendaStep:
        match column:
            case 0:
                return part.revised(text=part.text.revised(ko=text))
            case 1:
                return part.revised(text=part.text.revised(en=text))
            case 2:
                return part.revised(who=part.who.revised(ko=text))
            case 3:
                return part.revised(who=part.who.revised(en=text))
            case _:
                found = re.search(r"\d{1,4}", text)
                minutes = min(int(found.group()), LONGEST) if found else None
                return part.revised(after_minutes=minutes)

    def blank(self) -> AgendaStep:
        return AgendaStep(text=EMPTY)

    def furnish(self, row: Row, n: int) -> None:
        minutes = row.cells[4]
        row.line.removeWidget(minutes)
        minutes.setFixedWidth(44)
        row.line.insertWidget(0, minutes, 0, Qt.AlignmentFlag.AlignTop)
        clock = label("", "dim")
        self._clock[row] = clock
        clock.setMinimumWidth(42)
        clock.setContentsMargins(0, 5, 0, 0)
        row.line.insertWidget(0, clock, 0, Qt.AlignmentFlag.AlignTop)

    def dress(self, row: Row, n: int) -> None:
        part = self.parts[n]
        at = self._start.plus(part.after_minutes) if self._start and part.after_minutes is not None else None
        self._clock[row].setText(time_text(at, self._language) if at else "")


class AnswerRows(Rows[Answer]):
    """문 above 답, Korean and English side by side."""

    def __init__(self, language: UiLanguage, parent: QWidget | None = None) -> None:
        self._language = language
        super().__init__(parent=parent)
        self._kept: dict[Row, QLabel] = {}

    def columns(self) -> tuple[Column, ...]:
        internal = self.tr("No English (internal)")
        return (
            Column(self.tr("Question"), self.tr("A question to expect"), 5),
            Column(self.tr("Question in English"), internal, 4, dim=True),
            Column(self.tr("Answer"), self.tr("What to answer"), 5),
            Column(self.tr("Answer in English"), internal, 4, dim=True),
        )

    def texts(self, part: Answer) -> tuple[str, ...]:
        return part.question.ko, part.question.en, part.answer.ko, part.answer.en

    def with_text(self, part: Answer, column: int, text: str) -> Answer:
        name = "question" if column < 2 else "answer"
        held = part.question if column < 2 else part.answer
        return part.revised(**{name: held.revised(en=text) if column % 2 else held.revised(ko=text)})

    def blank(self) -> Answer:
        return Answer(question=EMPTY)

    def furnish(self, row: Row, n: int) -> None:
        grid = QGridLayout()
        grid.setSpacing(2)
        grid.setHorizontalSpacing(6)
        for line, word in enumerate((self.tr("Q"), self.tr("A"))):
            sign = label(word, "strong")
            sign.setContentsMargins(0, 5, 2, 0)
            grid.addWidget(sign, line, 0, Qt.AlignmentFlag.AlignTop)
            for column in (0, 1):
                cell = row.cells[2 * line + column]
                row.line.removeWidget(cell)
                grid.addWidget(cell, line, column + 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(1, 5)
        grid.setColumnStretch(2, 4)
        row.line.addLayout(grid, 1)
        kept = self._kept[row] = label("", "small")
        row.line.addWidget(kept, 0, Qt.AlignmentFlag.AlignTop)

    def dress(self, row: Row, n: int) -> None:
        only = self.parts[n].only_for
        self._kept[row].setVisible(only is not None)
        self._kept[row].setText(" · ".join(word_of(one, self._language) for one in only or ()))
