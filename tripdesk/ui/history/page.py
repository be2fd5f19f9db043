"""변경이력: the timeline at the left, what differs at the right."""

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from tripdesk.messages import sentence
from tripdesk.model.diff import Act, Difference, Telling
from tripdesk.model.history import IssueLine
from tripdesk.model.office_style import moment_text
from tripdesk.model.times import ZonedTime, at_instant
from tripdesk.services import chronicle
from tripdesk.services.chronicle import Chapter, Told
from tripdesk.ui.fields import ChoiceField
from tripdesk.ui.history.freezing import FreezeForm
from tripdesk.ui.history.timeline import Entry, TimelineView, ordered
from tripdesk.ui.operations.issuing import Past, past
from tripdesk.ui.session import Session
from tripdesk.ui.shell.commands import Command
from tripdesk.ui.shell.page import Page
from tripdesk.ui.theme import Theme
from tripdesk.ui.words import ElidedButton, button, emptied, label, pill, rule

MOST = 200
_STATES = {
    Act.ADDED: "good", Act.WITHDRAWN: "bad", Act.CANCELLED: "bad", Act.DECLINED: "bad", Act.ARRANGED: "good",
    Act.MOVED: "warn", Act.RELOCATED: "warn", Act.PEOPLE: "note", Act.REWORDED: "note",
}  # fmt: skip


class HistoryPage(Page):
    """Compares with the last issue unless another is chosen."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._past: Past | None = None
        self._seq = -1
        self._one: int | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left(theme))
        row.addWidget(self._right(), 1)
        session.undo_changed.connect(self._name_undo)

    def _left(self, theme: Theme) -> QWidget:
        side = QWidget()
        side.setProperty("role", "panel")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setFixedWidth(300)
        column = QVBoxLayout(side)
        column.setContentsMargins(14, 14, 14, 14)
        self.compared = ChoiceField(self.tr("Compared with"))
        self.compared.committed.connect(self._choose)
        column.addWidget(self.compared)
        self.timeline = TimelineView(theme, self.tr("Timeline"))
        self.timeline.selectionModel().currentChanged.connect(self._draw)
        column.addWidget(self.timeline, 1)
        self.undo = ElidedButton("")
        self.undo.clicked.connect(self._undo)
        column.addWidget(self.undo)
        return side

    def _right(self) -> QWidget:
        right = QWidget()
        right.setProperty("role", "ground")
        right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(right)
        column.setContentsMargins(28, 18, 28, 18)
        column.setSpacing(12)
        head = QHBoxLayout()
        self.heading = label("", "heading")
        self.count = pill("", "note")
        head.addWidget(self.heading)
        head.addWidget(self.count)
        head.addStretch()
        self.freeze = button("", self._ask, "primary")
        head.addWidget(self.freeze)
        column.addLayout(head)
        self.form = FreezeForm(self.session)
        self.form.hide()
        column.addWidget(self.form)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(self.tr("Differences"))
        holder = QWidget()
        outer = QVBoxLayout(holder)
        outer.setContentsMargins(0, 0, 0, 0)
        self._card = QFrame()
        self._card.setProperty("role", "card")
        self._rows = QVBoxLayout(self._card)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        outer.addWidget(self._card)
        outer.addStretch()
        self._area.setWidget(holder)
        column.addWidget(self._area, 1)
        return right

    # --- what is shown

    def refresh(self) -> None:
        """Reads the history and the comparison anew when something was committed."""
        self._name_undo()
        loaded = self.session.loaded
        if loaded is None:
            self._past, self._seq, self._one = None, -1, None
            return
        if loaded.seq != self._seq or self._past is None or self._past.trip != self.session.open_id:
            self._seq = loaded.seq
            self._read()

    def _read(self) -> None:
        desk, trip, one = self.session.desk, self.session.open_id, self._one
        self.session.jobs.on_store(lambda: past(desk, trip, one, None), self._show)

    def _show(self, found: Past) -> None:
        if found.trip != self.session.open_id:
            return
        self._past = found
        last = max((line.number for line in found.issues), default=0)
        offers: list[tuple[object, str]] = [
            (line.number, self.tr("Compare with issue %1").replace("%1", str(line.number)))
            for line in reversed(found.issues)
        ]
        self.compared.offer(offers or [(0, self.tr("Nothing issued yet"))])
        self.compared.setEnabled(bool(found.issues))
        self.compared.show_value(self._one or last)
        self.freeze.setText(self.tr("Freeze issue %1…").replace("%1", str(last + 1)))
        self.form.next_number = last + 1
        chosen = self.timeline.chosen
        self.timeline.timeline.show_entries(self._entries(found))
        self.timeline.choose(chosen.key if chosen else ("now", ""))
        self._draw()

    def _entries(self, found: Past) -> tuple[Entry, ...]:
        count = len(found.comparison.differences) if found.comparison else 0
        now = Entry(self.tr("Now (not frozen)"), self.tr("%n changes", "", count) if found.issues else "")
        chapters = [(chapter.hour, self._chapter(chapter)) for chapter in found.chapters]
        issues = [(self._instant(line), self._issue(line)) for line in found.issues]
        return ordered(now, chapters, issues)

    def _chapter(self, chapter: Chapter) -> Entry:
        language = self.session.language
        edits = [edit for edit in chapter.edits if edit[2] or edit[1] == "imported"]
        told = [one for _, _, those in edits for one in those]
        first = self._summary(told[0]) if len(told) == 1 else ""
        labels = {chronicle.label(language, code, len(those)) for _, code, those in edits}
        title = first or (labels.pop() if len(labels) == 1 and len(edits) == 1 else self.tr("%n edits", "", len(edits)))
        last = chapter.edits[-1][0] if chapter.edits else chapter.hour
        when = moment_text(ZonedTime(local=last.replace(second=0, microsecond=0), zone=self._home), language)
        return Entry(title, f"{chapter.author.actor} · {when}", chapter=chapter)

    @property
    def _home(self) -> str:
        snapshot = self.session.snapshot
        return snapshot.trip.home_zone if snapshot else "Asia/Seoul"

    def _instant(self, line: IssueLine) -> datetime:
        return at_instant(datetime.fromisoformat(line.at), self._home).local

    def _issue(self, line: IssueLine) -> Entry:
        at = moment_text(at_instant(datetime.fromisoformat(line.at), self._home), self.session.language)
        below = f"{at} · {line.reason}" if line.reason else at
        return Entry(self.tr("Issue %1 frozen").replace("%1", str(line.number)), below, issue=line)

    def _draw(self) -> None:
        emptied(self._rows)
        entry, found = self.timeline.chosen, self._past
        if entry is None or found is None:
            return
        if entry.chapter is not None:
            self._draw_chapter(entry.chapter)
        elif entry.issue is not None:
            self._draw_issue(entry.issue)
        else:
            self._draw_now(found)

    def _draw_now(self, found: Past) -> None:
        comparison = found.comparison
        if comparison is None:
            self._say_head(self.tr("Nothing issued yet"), "")
            self._nothing(
                self.tr("Freeze the first issue when the trip is ready to be handed out; changes show from then on.")
            )
            return
        ends = comparison.ends(self.session.language)
        self._say_head(f"{ends['one']} → {ends['other']}", self.tr("%n changes", "", len(comparison.differences)))
        if not comparison.differences:
            self._nothing(self.tr("Nothing has changed since."))
        telling = comparison.telling(self.session.language)
        for difference in comparison.differences[:MOST]:
            self._difference(difference, telling)
        self._rest(len(comparison.differences))

    def _draw_issue(self, line: IssueLine) -> None:
        self._say_head(self._issue(line).title, "")
        said = (
            self.tr("Frozen by %1. Zone rules: tzdata %2.").replace("%1", line.author.actor).replace("%2", line.tzdata)
        )
        self._nothing(said if not line.reason else f"{line.reason}\n{said}")

    def _draw_chapter(self, chapter: Chapter) -> None:
        told = [(at, code, one) for at, code, those in chapter.edits for one in those]
        self._say_head(
            f"{chapter.author.actor} · {chapter.hour:%Y. %m. %d. %H:00}", self.tr("%n changes", "", len(told))
        )
        for at, code, one in told[:MOST]:
            self._told(at, code, one)
        self._rest(len(told))

    def _rest(self, count: int) -> None:
        if count > MOST:
            self._nothing(self.tr("and %n more", "", count - MOST))

    def _say_head(self, heading: str, count: str) -> None:
        self.heading.setText(heading)
        self.count.setText(count)
        self.count.setVisible(bool(count))

    def _nothing(self, text: str) -> None:
        said = label(text, "dim", wraps=True)
        said.setContentsMargins(18, 16, 18, 16)
        self._rows.addWidget(said)

    def _difference(self, difference: Difference, telling: Telling) -> None:
        row = telling.row(difference)
        self._line(
            row.field, _STATES.get(difference.act, ""), row.name, row.before, row.after, telling.affected(difference)
        )

    def _told(self, at: datetime, code: str, one: Told) -> None:
        language = self.session.language
        kind = sentence(language, f"kinds.{one.kind}")
        what = chronicle.label(language, code, 1)
        if not one.fields:
            state = {"added": "good", "removed": "bad", "purged": "bad"}.get(one.act, "")
            self._line(what, state, f"{kind} {one.name}".strip(), "", "", f"{at:%H:%M}")
        for path, old, new in one.fields:
            name = f"{one.name} · {chronicle.field_words(language, path)}"
            self._line(what, "note", name, old, new, f"{at:%H:%M}")

    def _summary(self, one: Told) -> str:
        language = self.session.language
        if len(one.fields) == 1:
            return f"{one.name} · {chronicle.field_words(language, one.fields[0][0])}"
        return f"{sentence(language, f'kinds.{one.kind}')} {one.name}".strip()

    def _line(self, what: str, state: str, name: str, old: str, new: str, aside: str) -> None:
        if self._rows.count():
            self._rows.addWidget(rule())
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(18, 10, 18, 10)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(3)
        grid.setColumnMinimumWidth(0, 56)
        grid.addWidget(pill(what, state), 0, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(label(name, "strong", wraps=True), 0, 1)
        side = label(aside, "dim")
        grid.addWidget(side, 0, 2, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        if old or new:
            grid.addLayout(self._from_to(old, new), 1, 1, 1, 2)
        grid.setColumnStretch(1, 1)
        self._rows.addWidget(holder)

    def _from_to(self, old: str, new: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        parts: list[QLabel] = []
        if old:
            was = label(old, "was", wraps=len(old) > 24)
            font = was.font()
            font.setStrikeOut(True)
            was.setFont(font)
            parts.append(was)
        if old and new:
            parts.append(label("→", "dim"))
        if new:
            parts.append(label(new, "becomes", wraps=len(new) > 24))
        for part in parts:
            row.addWidget(part, 1 if part.wordWrap() else 0)
        row.addStretch(0 if any(part.wordWrap() for part in parts) else 1)
        return row

    # --- acts

    def _choose(self, number: object, _gesture: str) -> None:
        self._one = int(str(number))
        self.timeline.choose(("now", ""))
        self._read()

    def _ask(self) -> None:
        self.settle()
        self.form.ask()

    def _undo(self) -> None:
        self.session.undo()

    def _name_undo(self) -> None:
        title = self.session.undo_title
        self.undo.setVisible(bool(title))
        self.undo.say(self.tr("Undo: %1").replace("%1", title))

    def commands(self) -> Iterator[Command]:
        """What can be done here."""
        yield Command(self.freeze.text(), self._ask)

    def panes(self) -> tuple[QWidget, ...]:
        """Timeline, differences."""
        return (self.timeline, self._area)
