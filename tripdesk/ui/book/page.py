"""자료집 만들기: which readers, which language, where to; then what came of each."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tripdesk.messages import sentence
from tripdesk.model.office_style import word_of
from tripdesk.model.recipients import Language
from tripdesk.services.briefing import MadeBook
from tripdesk.services.library import stored_trip
from tripdesk.services.making import BookChoice, CalendarChoice, books_of, calendars_of
from tripdesk.services.trips import OpenTrip
from tripdesk.ui.fields import ChoiceField
from tripdesk.ui.jobs import Job
from tripdesk.ui.operations.making import Choice, Outcome, make_all
from tripdesk.ui.session import Session
from tripdesk.ui.shell.page import Page
from tripdesk.ui.words import button, emptied, label, pill, rule, set_state


class BookPage(Page):
    """Made from what is in the store when it begins; what is typed meanwhile is for the next time."""

    _told = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.setWindowTitle(self.tr("Make books and calendars"))
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.resize(820, 680)
        self._trip: OpenTrip | None = None
        self._job: Job | None = None
        self._rows: list[tuple[QCheckBox, Choice, ChoiceField | None]] = []
        self._leaving = False
        self._told.connect(self._show, Qt.ConnectionType.QueuedConnection)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(label(self.windowTitle(), "title"))
        said = self.tr("Each reader's file holds only what that reader may see.")
        column.addWidget(label(said, "dim"))
        column.addWidget(self._choices(), 1)
        column.addLayout(self._place())
        column.addLayout(self._foot())
        self._outcomes_area = QScrollArea()
        self._outcomes_area.setWidgetResizable(True)
        self._outcomes_area.setAccessibleName(self.tr("What was made"))
        holder = QFrame()
        holder.setProperty("role", "card")
        self._outcomes = QVBoxLayout(holder)
        self._outcomes.setContentsMargins(14, 10, 14, 10)
        self._outcomes.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._outcomes_area.setWidget(holder)
        self._outcomes_area.hide()
        column.addWidget(self._outcomes_area, 1)

    def _choices(self) -> QWidget:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAccessibleName(self.tr("Readers"))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        card = QFrame()
        card.setProperty("role", "card")
        self._grid = QGridLayout(card)
        self._grid.setContentsMargins(18, 14, 18, 14)
        self._grid.setColumnStretch(0, 1)
        area.setWidget(card)
        return area

    def _place(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(self.tr("Folder"), "dim"))
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.folder = QLineEdit(str(Path(documents) / "tripdesk"))
        self.folder.setAccessibleName(self.tr("Folder"))
        row.addWidget(self.folder, 1)
        row.addWidget(button(self.tr("Choose…"), self._choose_folder))
        self.open = button(self.tr("Open folder"), self._open_folder)
        row.addWidget(self.open)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.progress.hide()
        self.state = label("", "dim")
        row.addWidget(self.progress, 1)
        row.addWidget(self.state)
        row.addStretch()
        self.stop = button(self.tr("Stop"), self._stop)
        self.stop.hide()
        self.leave = button(self.tr("Close"), self.close)
        self.make = button(self.tr("Make"), self.start, "primary")
        for widget in (self.stop, self.leave, self.make):
            row.addWidget(widget)
        return row

    def refresh(self) -> None:
        """Reads the trip as it is in the store and offers its readers."""
        own = self.session.open_id
        store = self.session.desk.store
        self.session.jobs.on_store(lambda: stored_trip(store, own), self._offer)

    def _offer(self, trip: OpenTrip) -> None:
        self._trip = trip
        self._rows = []
        emptied(self._grid)
        self._section(self.tr("Books (Word)"), BookChoice)
        for book in books_of(trip):
            languages = ChoiceField(self.tr("Language"))
            languages.offer([(one, word_of(one, self.session.language)) for one in Language])
            languages.show_value(book.language)
            self._row(book, self._book_name(book), languages)
        self._section(self.tr("Calendar files (.ics)"), CalendarChoice)
        for calendar in calendars_of(trip):
            self._row(calendar, self._calendar_name(calendar), None)
        self._count()

    def _section(self, name: str, kind: type[Choice]) -> None:
        row = self._grid.rowCount()
        every = button(self.tr("All"), partial(self._tick, kind), "quiet")
        self._grid.addWidget(label(name, "heading"), row, 0)
        self._grid.addWidget(every, row, 1, Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(rule(), row + 1, 0, 1, 2)

    def _row(self, choice: Choice, name: str, languages: ChoiceField | None) -> None:
        row = self._grid.rowCount()
        box = QCheckBox(name)
        box.setChecked(isinstance(choice, BookChoice) and not choice.organisation)
        box.toggled.connect(self._count)
        self._grid.addWidget(box, row, 0)
        if languages is not None:
            self._grid.addWidget(languages, row, 1)
        self._rows.append((box, choice, languages))

    def _book_name(self, book: BookChoice) -> str:
        reader = word_of(book.edition.audience, self.session.language)
        return f"{reader} · {book.organisation}" if book.organisation else reader

    def _calendar_name(self, calendar: CalendarChoice) -> str:
        return f"{calendar.name} · {word_of(calendar.recipient.audience, self.session.language)}"

    def _tick(self, kind: type[Choice]) -> None:
        boxes = [box for box, choice, _ in self._rows if isinstance(choice, kind)]
        tick = not all(box.isChecked() for box in boxes)
        for box in boxes:
            box.setChecked(tick)

    def _count(self) -> None:
        count = sum(box.isChecked() for box, _, _ in self._rows)
        self.make.setEnabled(count > 0 and self._job is None)
        self.make.setText(self.tr("Make %n", "", count))

    def start(self) -> None:
        """Makes what is ticked."""
        trip = self._trip
        wanted = tuple((choice, _language(languages)) for box, choice, languages in self._rows if box.isChecked())
        if trip is None or not wanted or self._job is not None:
            return
        emptied(self._outcomes)
        self._outcomes_area.show()
        self.progress.setRange(0, len(wanted))
        self.progress.setValue(0)
        self.progress.show()
        self.stop.show()
        self.state.setText(self.tr("Making…"))
        folder, renderer = Path(self.folder.text()).expanduser(), self.session.desk.renderer

        def work(job: Job) -> bool:
            return make_all(job, trip, wanted, folder, renderer, self._told.emit)

        self._job = self.session.jobs.beside(work, self._ended, self._failed)
        self._count()

    def _show(self, outcome: Outcome) -> None:
        self.progress.setValue(self.progress.value() + 1)
        row = QHBoxLayout()
        mark = pill(self.tr("made"), "good")
        row.addWidget(mark)
        said = label("", wraps=True)
        row.addWidget(said, 1)
        if outcome.error is not None:
            mark.setText(self.tr("failed"))
            set_state(mark, "bad")
            said.setText(self.session.say(outcome.error))
        elif outcome.written is not None:
            said.setText(self._receipt(outcome, mark))
        self._outcomes.addLayout(row)

    def _receipt(self, outcome: Outcome, mark: QWidget) -> str:
        written = outcome.written
        if written is None:
            return ""
        language = self.session.language
        if written.path is None:
            set_state(mark, "note")
            return sentence(language, "cli.no_events", {"reader": written.reader})
        name = written.path.name
        if not isinstance(written.made, MadeBook):
            return name + " — " + self.tr("%n events", "", written.made.events)
        parts = [name]
        if written.made.pages is not None:
            parts.append(self.tr("%n pages", "", written.made.pages))
        parts += [self._warning(w.code, dict(w.facts)) for w in written.made.book.warnings]
        if written.path != written.asked:
            parts.append(sentence(language, "warnings.held_open", {"path": name}))
        if len(parts) > 2:
            set_state(mark, "warn")
        return " — ".join(parts)

    def _warning(self, code: str, facts: dict[str, str]) -> str:
        table = "errors" if code.startswith("renderer") else "warnings"
        return sentence(self.session.language, f"{table}.{code}", facts)

    def _ended(self, whole: bool) -> None:
        self._finish(self.tr("Done") if whole else self.tr("Stopped"))

    def _failed(self, error: BaseException) -> None:
        self._finish(self.tr("Stopped"))
        self.session.lost.emit(error)

    def _finish(self, said: str) -> None:
        self._job = None
        self.state.setText(said)
        self.progress.hide()
        self.stop.hide()
        self._count()
        if self._leaving:
            self.close()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.state.setText(self.tr("Stopping after this one…"))

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Folder"), self.folder.text())
        if name:
            self.folder.setText(name)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self.folder.text()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._job is not None:
            self._leaving = True
            self._stop()
            event.ignore()
            return
        super().closeEvent(event)


def _language(field: ChoiceField | None) -> Language | None:
    value = field.currentData() if field is not None else None
    return Language(value) if value is not None else None
