"""The pages of people and of organisations: the list, beside it the one that is chosen."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tripdesk.errors import Rejected, TripdeskError
from tripdesk.messages import sentence
from tripdesk.model.history import SHARED, Committed, Conflict, Held, Key
from tripdesk.model.record import Record
from tripdesk.services.directory import record_at
from tripdesk.services.editing import Editing
from tripdesk.services.starting import new_id
from tripdesk.services.uses import Use, uses
from tripdesk.ui.operations import people as operations
from tripdesk.ui.people.directory import ALL, MET, OURS, THEIRS, Directory
from tripdesk.ui.people.listing import ListPane
from tripdesk.ui.people.merging import MergeDialog
from tripdesk.ui.people.profile import OrganisationProfile, PersonProfile, Profile
from tripdesk.ui.session import Notice, Session
from tripdesk.ui.shell.commands import Command
from tripdesk.ui.shell.page import Page
from tripdesk.ui.words import button, label, spoken

LIST_WIDTH = 346


class RecordsPage(Page):
    """`visit_wanted` carries the trip and the record that were asked for."""

    visit_wanted = Signal(str, str)

    kind = ""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        name, hint, new, nothing = self.words()
        self._new_word, self._hint = new, hint
        self._wanted = ""
        self._pending: set[str] = set()
        self.directory = Directory(session, self.kind, self)
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.list = ListPane(self.directory, name, hint, self.filters())
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.chosen.connect(self._show)
        self.new = button(new, self.add)
        self.list.foot.addWidget(self.new)
        row.addWidget(self.list)
        edge = QFrame()
        edge.setProperty("role", "rule")
        edge.setStyleSheet("max-width: 1px; min-width: 1px; max-height: 16777215px;")
        row.addWidget(edge)
        self._stack = QStackedWidget()
        row.addWidget(self._stack, 1)
        self._stack.addWidget(self._nothing(nothing))
        self.profile = self.make_profile()
        self.profile.merge_wanted.connect(self.merge)
        self.profile.delete_wanted.connect(self.delete)
        self.profile.used.wanted.connect(self.visit_wanted)
        self._stack.addWidget(self.profile)
        self.list.show_empty(self.tr("Nobody and nothing is found by these words."))
        session.records_changed.connect(self._follow)
        self.directory.changed.connect(self._arrived)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.list.line.setFocus)

    def words(self) -> tuple[str, str, str, str]:
        """The name of the list, the hint in its line, the button for a new entry, what an empty page says."""
        raise NotImplementedError

    def filters(self) -> list[tuple[str, str]]:
        """The filters of the list, with their words."""
        return []

    def make_profile(self) -> Profile:
        """What shows an entry."""
        raise NotImplementedError

    def _nothing(self, text: str) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch()
        said = label(text, "dim", wraps=True)
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(said)
        column.addStretch()
        return page

    # --- what is shown

    @property
    def current(self) -> str:
        """The id of the record that is shown; empty when none is."""
        return str(self.profile.record.id) if self.profile.record is not None and self._stack.currentIndex() else ""

    def refresh(self) -> None:
        """Reads what has changed."""
        if not self.directory.complete and not self.directory.total:
            self.directory.start()
        else:
            self.directory.catch_up()
        if self.current:
            self._read(self.current)

    def settle(self) -> None:
        """Saves what was typed and not saved yet."""
        self.profile.settle()

    def reveal(self, record: str) -> bool:
        """Goes to that person or organisation; whether there is one is known later."""
        self._wanted = record
        self._arrived()
        return record.startswith(self.kind) or self.directory.entry(record) is not None

    def _arrived(self) -> None:
        if self._wanted and self.directory.entry(self._wanted) is not None:
            wanted, self._wanted = self._wanted, ""
            self.list.choose(wanted)

    def _show(self, own: str) -> None:
        self.profile.settle()
        self._read(own)

    def _read(self, own: str) -> None:
        desk = self.session.desk

        def work() -> tuple[Record | None, tuple[Use, ...]]:
            return record_at(desk.store, own), uses(desk.store, Key(SHARED, own))

        self.session.jobs.on_store(work, partial(self._draw, own))

    def _draw(self, own: str, found: tuple[Record | None, tuple[Use, ...]]) -> None:
        record, used = found
        if own != self.list.current:
            return
        if record is None:
            self.list.current = ""
            self._stack.setCurrentIndex(0)
            return
        line = self.directory.entry(own)
        self.profile.called = line.name if line is not None and line.name != own else ""
        self.profile.show_record(record)
        self.profile.used.show_uses(used)
        if not self._stack.currentIndex():
            self._stack.setCurrentIndex(1)
        if own in self._pending:
            self._pending.discard(own)
            self._begin()

    def _begin(self) -> None:
        """A new entry is being named."""
        if isinstance(self.profile, PersonProfile):
            field = self.profile.english if self.profile.english.text() else self.profile.korean
            field.setFocus()

    def _follow(self, changes: tuple[tuple[Key, str], ...]) -> None:
        shown = self.list.current
        if shown and self.isVisible():
            self.directory.catch_up()
            self._read(shown)

    # --- what can be done

    def commands(self) -> Iterator[Command]:
        """What can be done with the entry that is shown."""
        yield Command(self._new_word, self.add)
        if self.current:
            yield Command(self.tr("Merge with another entry…"), self.merge)
            yield Command(self.tr("Delete this entry"), self.delete)

    def panes(self) -> tuple[QWidget, ...]:
        """The list, the entry."""
        return (self.list, self.profile)

    def add(self) -> None:
        """A new entry, named as what is typed in the line when nothing is found by it."""
        self.settle()
        typed = self.list.line.text().strip()
        name = typed if typed and not self.list.model.rowCount() else ""
        own = new_id(self.kind, self.session.desk.ids)
        self._wanted = own
        self._pending.add(own)
        add = operations.add_person if self.kind == "person" else operations.add_organisation
        self.session.edit(partial(add, own=own, name=name))

    def delete(self) -> None:
        """Takes the entry out of the store; where it is in use, says where."""
        own = self.current
        if own:
            self.settle()
            self.session.edit(partial(operations.delete, own=own), notice=True, refused=partial(self._refused, own))

    def _refused(self, own: str, error: TripdeskError) -> None:
        if error.code != "record_in_use":
            self.session.noticed.emit(Notice(self.session.say(error), bad=True))
            return
        desk = self.session.desk

        def told(used: tuple[Use, ...]) -> None:
            language = self.session.language
            named = [
                " ".join(p for p in (sentence(language, f"kinds.{u.kind}"), spoken(u.name, language)) if p)
                for u in used
            ]
            words = ", ".join(f"‘{name}’" for name in named[:3]) or "-"
            name, count = self.profile.name.text(), len(used)
            said = Rejected("record_in_use", id=name, where=words, count=count, more=max(0, count - 3))
            self.session.noticed.emit(Notice(self.session.say(said), bad=True))

        self.session.jobs.on_store(lambda: uses(desk.store, Key(SHARED, own)), told)

    def merge(self) -> None:
        """Asks for the other entry and makes one of the two."""
        if not self.current:
            return
        self.settle()
        dialog = self.merging = MergeDialog(self.session, self.directory, self.current, self._hint, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.merged.connect(self._merge)
        dialog.open()

    def _merge(self, keep: Held, drop: Held, wanted: Record) -> None:
        def work(editing: Editing) -> Committed | Conflict:
            return operations.join(editing, keep, drop, wanted)

        self.session.edit(work, notice=True)


class PeoplePage(RecordsPage):
    """인물."""

    kind = "person"

    def words(self) -> tuple[str, str, str, str]:
        """What is said of people."""
        return (
            self.tr("People"),
            self.tr("Name, title, initial consonants"),
            self.tr("+ Person"),
            self.tr("Choose somebody at the left, or add somebody."),
        )

    def filters(self) -> list[tuple[str, str]]:
        """All, the other side, those who travel, those met lately."""
        return [
            (ALL, self.tr("All")),
            (THEIRS, self.tr("Their side")),
            (OURS, self.tr("Delegation")),
            (MET, self.tr("Met lately")),
        ]

    def make_profile(self) -> Profile:
        """A person."""
        return PersonProfile(self.session, lambda: self.directory.offices)


class OrganisationsPage(RecordsPage):
    """기관."""

    kind = "organisation"

    def words(self) -> tuple[str, str, str, str]:
        """What is said of organisations."""
        return (
            self.tr("Organisations"),
            self.tr("Name, initial consonants"),
            self.tr("+ Organisation"),
            self.tr("Choose an organisation at the left, or add one."),
        )

    def make_profile(self) -> Profile:
        """An organisation."""
        return OrganisationProfile(self.session)
