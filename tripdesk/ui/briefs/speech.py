"""말씀자료: a script in parts, one thought a paragraph, with the time it takes to say, as it is typed."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tripdesk.messages import UiLanguage
from tripdesk.model.brief import Remark, RemarkPart
from tripdesk.model.office_style import reading_time, word_of
from tripdesk.model.text import LText
from tripdesk.ui.briefs.rows import Column, LineRows
from tripdesk.ui.fields import new_gesture
from tripdesk.ui.words import button, label, pill


class _Part(QWidget):
    """One part: its name, its time, its paragraphs."""

    changed = Signal(object, str)
    dropped = Signal()

    def __init__(self, part: RemarkPart, language: UiLanguage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part, self._language = part, language
        name = word_of(part, language)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(name, "strong"))
        self.time = pill("", "note")
        head.addWidget(self.time)
        head.addStretch()
        drop = button(self.tr("Remove"), self.dropped.emit, "quiet")
        drop.setAccessibleName(self.tr("Remove %1").replace("%1", name))
        head.addWidget(drop)
        column.addLayout(head)
        hint = self.tr("One thought a paragraph; Enter for the next")
        self.rows = LineRows(
            (
                Column(name, hint, 5),
                Column(self.tr("%1 in English").replace("%1", name), self.tr("English needed"), 4, dim=True),
            )
        )
        self.rows.changed.connect(self.changed)
        self.rows.typed.connect(self.tell)
        column.addWidget(self.rows)

    def said(self) -> list[str]:
        """The Korean paragraphs as they stand now; the English where there are none."""
        live = self.rows.live()
        korean = [texts[0] for texts in live if texts[0].strip()]
        return korean or [texts[1] for texts in live if texts[1].strip()]

    def spoken_language(self) -> str:
        """The language of `said`."""
        return "ko" if any(texts[0].strip() for texts in self.rows.live()) else "en"

    def tell(self) -> None:
        """Says how long it takes."""
        time = reading_time(self.said(), self.spoken_language(), self._language)
        self.time.setText(time)
        self.time.setVisible(bool(time))


class Speech(QWidget):
    """All parts. `changed` carries the remarks; `timed` that the reading time has changed."""

    changed = Signal(object, str)
    timed = Signal()

    def __init__(self, language: UiLanguage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._remarks: tuple[Remark, ...] = ()
        self._stored: tuple[Remark, ...] | None = None
        self.parts: list[_Part] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._offer = label(self.tr("Add"), "dim")
        row.addWidget(self._offer)
        self.adds = {part: button(word_of(part, language), partial(self._add, part)) for part in RemarkPart}
        for made in self.adds.values():
            row.addWidget(made)
        row.addStretch()
        self._column.addLayout(row)

    def show_remarks(self, stored: tuple[Remark, ...]) -> None:
        """Shows the script as it is kept. A part in which nothing stands yet is only on the screen."""
        if self._stored is None or _written(self._remarks) != stored:
            self._remarks = stored
        self._stored = stored
        self._draw()

    def _draw(self) -> None:
        remarks = self._remarks
        if [one.part for one in self.parts] != [one.part for one in remarks]:
            for old in self.parts:
                self._column.removeWidget(old)
                old.hide()
                old.deleteLater()
            self.parts = [_Part(remark.part, self._language) for remark in remarks]
            for n, part in enumerate(self.parts):
                self._column.insertWidget(n, part)
                part.changed.connect(partial(self._rewritten, n))
                part.dropped.connect(partial(self._drop, n))
                part.rows.typed.connect(self.timed)
        for part, remark in zip(self.parts, remarks, strict=True):
            part.rows.show_parts(remark.paragraphs)
            part.tell()
        there = {remark.part for remark in remarks}
        for kind, made in self.adds.items():
            made.setVisible(kind not in there)
        self._offer.setVisible(there != set(RemarkPart))

    def forget(self) -> None:
        """Is about to show another paper."""
        self._stored = None
        for part in self.parts:
            part.rows.forget()

    def time(self) -> str:
        """How long all of it takes, as it stands now."""
        korean = any(part.spoken_language() == "ko" and part.said() for part in self.parts)
        said = [text for part in self.parts for text in part.said()]
        return reading_time(said, "ko" if korean else "en", self._language)

    def _rewritten(self, n: int, paragraphs: tuple[LText, ...], gesture: str) -> None:
        if n < len(self._remarks):
            remark = self._remarks[n].revised(paragraphs=paragraphs)
            self._put((*self._remarks[:n], remark, *self._remarks[n + 1 :]), gesture)

    def _add(self, part: RemarkPart) -> None:
        order = list(RemarkPart)
        place = sum(order.index(one.part) < order.index(part) for one in self._remarks)
        new = (*self._remarks[:place], Remark(part=part, paragraphs=()), *self._remarks[place:])
        self._put(new, new_gesture())
        self.parts[place].rows.focus_cell(0)

    def _drop(self, n: int) -> None:
        self._put((*self._remarks[:n], *self._remarks[n + 1 :]), new_gesture())

    def _put(self, remarks: tuple[Remark, ...], gesture: str) -> None:
        self._remarks = remarks
        self._draw()
        kept = _written(remarks)
        if kept != self._stored:
            self._stored = kept
            self.changed.emit(kept, gesture)
        self.timed.emit()


def _written(remarks: tuple[Remark, ...]) -> tuple[Remark, ...]:
    return tuple(remark for remark in remarks if any(remark.paragraphs))
