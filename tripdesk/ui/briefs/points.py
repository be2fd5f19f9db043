"""논의사항: the outliner. Tab and Shift+Tab change the level, Ctrl+Shift+1, 2, 3 mark a line 핵심, 요청, 유의."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from tripdesk.messages import UiLanguage
from tripdesk.model import outline
from tripdesk.model.brief import Point
from tripdesk.model.office_style import mark, word_of
from tripdesk.model.outline import Mark
from tripdesk.model.text import EMPTY, LText
from tripdesk.ui.briefs.rows import Column, Row, Rows
from tripdesk.ui.words import button, label, set_state

INDENT = 22
SHARES = (5, 4)
"""How Korean and English divide the width."""
_STATES = {Mark.NONE: "none", Mark.KEY: "good", Mark.ASK: "warn", Mark.CAUTION: "bad"}
_AFTER = {Mark.NONE: Mark.KEY, Mark.KEY: Mark.ASK, Mark.ASK: Mark.CAUTION, Mark.CAUTION: Mark.CAUTION}


class PointRows(Rows[Point]):
    """The discussion points of a paper."""

    levels = True

    def __init__(self, language: UiLanguage, parent: QWidget | None = None) -> None:
        self._language = language
        super().__init__((Column("", "", SHARES[0]), Column("", "", SHARES[1], dim=True)), parent)
        self.hint = self.tr("What to say, ask for or avoid; Enter for the next line")
        self._names = {
            Mark.NONE: "",
            Mark.KEY: self.tr("Key"),
            Mark.ASK: self.tr("Ask"),
            Mark.CAUTION: self.tr("Caution"),
        }
        self._marks: dict[Row, QLabel] = {}
        self._halves: dict[Row, QHBoxLayout] = {}
        self._pills: dict[Row, QPushButton] = {}
        self._kept: dict[Row, QLabel] = {}

    def texts(self, part: Point) -> tuple[str, ...]:
        return part.text.ko, part.text.en

    def with_text(self, part: Point, column: int, text: str) -> Point:
        return part.revised(text=part.text.revised(en=text) if column else part.text.revised(ko=text))

    def blank(self) -> Point:
        return Point(text=EMPTY)

    def written(self, parts: tuple[Point, ...]) -> tuple[Point, ...]:
        return outline.written(parts)

    def split(self, parts: tuple[Point, ...], n: int, at: int) -> tuple[Point, ...]:
        text = parts[n].text
        return outline.inserted(parts, n, text.revised(ko=text.ko[:at]), LText(ko=text.ko[at:]))

    def removed(self, parts: tuple[Point, ...], n: int) -> tuple[Point, ...]:
        return outline.without(parts, n)

    def shifted(self, parts: tuple[Point, ...], n: int, step: int) -> tuple[tuple[Point, ...], int]:
        return outline.moved(parts, n, step)

    def other(self, meant: str, n: int, column: int) -> None:
        if meant in ("deeper", "higher"):
            self.put(outline.deeper(self.parts, n) if meant == "deeper" else outline.higher(self.parts, n))
        else:
            self.put(outline.marked(self.parts, n, Mark(meant)))

    def furnish(self, row: Row, n: int) -> None:
        sign = label("", "mark")
        sign.setMinimumWidth(16)
        sign.setContentsMargins(0, 5, 0, 0)
        kept = label("", "small")
        kept.setContentsMargins(0, 5, 0, 0)
        pill = button("", partial(self._next_mark, n), "pill")
        pill.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        pill.setMinimumWidth(52)
        pill.setFixedHeight(pill.sizeHint().height())
        korean = row.cells[0]
        row.line.removeWidget(korean)
        half = QHBoxLayout()
        half.setSpacing(6)
        half.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        half.addWidget(korean, 1, Qt.AlignmentFlag.AlignTop)
        row.line.insertLayout(0, half, SHARES[0])
        self._halves[row] = half
        row.line.addWidget(kept, 0, Qt.AlignmentFlag.AlignTop)
        row.line.addWidget(pill, 0, Qt.AlignmentFlag.AlignTop)
        self._marks[row], self._kept[row], self._pills[row] = sign, kept, pill

    def dress(self, row: Row, n: int) -> None:
        point = self.parts[n]
        self._halves[row].setContentsMargins(2 + INDENT * (point.level - 1), 0, 0, 0)
        self._marks[row].setText(mark(point.level))
        kind = outline.mark_of(point)
        pill = self._pills[row]
        pill.setText(self._names[kind] or "·")
        pill.setAccessibleName(self._names[kind] or self.tr("No mark"))
        pill.setToolTip(self.tr("Ctrl+Shift+1 key, 2 ask, 3 caution; again takes the mark away"))
        set_state(pill, _STATES[kind])
        kept = self._kept[row]
        kept.setVisible(point.only_for is not None)
        kept.setText(" · ".join(word_of(one, self._language) for one in point.only_for or ()))
        korean, english = row.cells
        name = self.tr("Discussion point %1").replace("%1", str(n + 1))
        korean.setAccessibleName(f"{name}, {mark(point.level)} {self._names[kind]}".strip())
        korean.setPlaceholderText(self.hint if len(self.parts) == 1 else "")
        english.setAccessibleName(self.tr("%1 in English").replace("%1", name))
        inside = outline.cautioned(self.parts)[n]
        wanted = self.tr("No English (internal)") if inside else self.tr("English needed")
        english.setPlaceholderText(wanted if point.text.ko else "")

    def _next_mark(self, n: int) -> None:
        self.rows[n].cells[0].settle()
        self.put(outline.marked(self.parts, n, _AFTER[outline.mark_of(self.parts[n])]))
