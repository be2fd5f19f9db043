"""방문단: who travels, in protocol order and parties; whom they meet; whom they call."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from tripdesk.errors import Rejected, TripdeskError
from tripdesk.messages import sentence
from tripdesk.model.folding import folded
from tripdesk.model.history import Committed, Conflict, Key
from tripdesk.model.office_style import word_of
from tripdesk.model.people import ContactRole, Counterpart, Delegate, Duty, EntryPermit
from tripdesk.model.text import LText
from tripdesk.model.trip import Party
from tripdesk.services.directory import Entry
from tripdesk.services.editing import Editing
from tripdesk.services.parts import Part, part
from tripdesk.services.pasted_people import PastedPerson, date_in, table_of
from tripdesk.services.starting import new_id
from tripdesk.services.uses import Use, uses
from tripdesk.ui.delegation.adding import AddDialog
from tripdesk.ui.delegation.pasting import PasteDialog
from tripdesk.ui.delegation.rows import contact_rows, counterpart_rows, delegate_rows, heads, name_of, spoken_in
from tripdesk.ui.delegation.table import Column, Kind, RecordsModel, RecordsTable
from tripdesk.ui.operations import delegation as operations
from tripdesk.ui.operations import people as shared
from tripdesk.ui.people.directory import Directory
from tripdesk.ui.people.forms import Form
from tripdesk.ui.session import Notice, Session
from tripdesk.ui.shell.commands import Command
from tripdesk.ui.shell.page import Page
from tripdesk.ui.theme import GAP
from tripdesk.ui.words import button, emptied, label

DELEGATES, THEIRS, CALLS = "delegates", "counterparts", "contacts"
_PARTS: dict[str, Part] = {
    "role": part("role.ko"), "role_en": part("role.en"), "party": part("party"), "duties": part("duties"),
    "mobile": part("mobile"), "email": part("email"), "passport_name": part("passport_name"),
    "permit": part("entry_permit"), "phone": part("phone"), "notes": part("notes.ko"), "kind": part("role"),
    "address": part("address.ko"), "on_call": part("on_call"), "passport_until": part("passport_valid_until"),
}  # fmt: skip
_NAMES = {"name": part("name.ko"), "name_en": part("name.en")}


class DelegationPage(Page):
    """Three tables of one trip; one is shown at a time."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._party = ""
        self._trip = ""
        self._reveal = ""
        self._directory: Directory | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(10)
        column.addLayout(self._head())
        self._parties_row = QWidget()
        self._parties = QHBoxLayout(self._parties_row)
        self._parties.setContentsMargins(0, 0, 0, 0)
        self._parties.setSpacing(4)
        self._drawn_parties: object = None
        column.addWidget(self._parties_row)
        self._party_form = self._make_party_form()
        column.addWidget(self._party_form)
        self._stack = QStackedWidget()
        self.tables = {
            DELEGATES: self._table(self._delegate_columns(), self.tr("Delegation"), DELEGATES, movable=True),
            THEIRS: self._table(self._counterpart_columns(), self.tr("Their side"), THEIRS),
            CALLS: self._table(self._contact_columns(), self.tr("Contacts"), CALLS),
        }
        for table in self.tables.values():
            self._stack.addWidget(table)
        column.addWidget(self._stack, 1)
        self.empty = label("", "dim", wraps=True)
        column.addWidget(self.empty)
        self.show_table(DELEGATES)

    # --- how it looks

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        group = QButtonGroup(self)
        self.segments: dict[str, QPushButton] = {}
        words = {DELEGATES: self.tr("Delegation"), THEIRS: self.tr("Their side"), CALLS: self.tr("Contacts")}
        inside = QHBoxLayout()
        inside.setSpacing(0)
        for key, word in words.items():
            made = button(word, lambda key=key: self.show_table(key), "segment")
            made.setCheckable(True)
            group.addButton(made)
            self.segments[key] = made
            inside.addWidget(made)
        row.addLayout(inside)
        self.count = label("", "strong")
        row.addSpacing(GAP)
        row.addWidget(self.count)
        row.addStretch()
        self.up = button("↑", lambda: self.table.move_chosen(-1), "quiet")
        self.up.setAccessibleName(self.tr("Up in protocol order"))
        self.up.setToolTip(self.tr("Up in protocol order") + " (Alt+↑)")
        self.down = button("↓", lambda: self.table.move_chosen(1), "quiet")
        self.down.setAccessibleName(self.tr("Down in protocol order"))
        self.down.setToolTip(self.tr("Down in protocol order") + " (Alt+↓)")
        self.paste = button(self.tr("Paste from Excel"), self.paste_clipboard)
        self.take_out = button(self.tr("Take out"), self.remove_chosen)
        self.add = button(self.tr("+ Add"), self.add_somebody, "primary")
        for one in (self.up, self.down, self.take_out, self.paste, self.add):
            row.addWidget(one)
        return row

    def _make_party_form(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        self.party_form = Form(self._save_party, self)
        row.addWidget(label(self.tr("Name of the party"), "dim"))
        for word, path in (
            (self.tr("Party in Korean"), "name.ko"),
            (self.tr("Party in English"), "name.en"),
            (self.tr("What a driver reads of it"), "label.ko"),
        ):
            line = self.party_form.line(word, part(path), word, "")
            line.setMaximumWidth(200)
            row.addWidget(line)
        self.delete_party = button(self.tr("Delete the party"), self._delete_party, "quiet")
        row.addWidget(self.delete_party)
        row.addStretch()
        holder.hide()
        return holder

    def _table(self, columns: list[Column], name: str, key: str, *, movable: bool = False) -> RecordsTable:
        model = RecordsModel(columns, self, movable=movable)
        model.edited.connect(partial(self._edited, key))
        table = RecordsTable(model, name, movable=movable)
        table.removed.connect(self._remove)
        table.moved.connect(self._move)
        table.pasted.connect(self._paste)
        return table

    def _delegate_columns(self) -> list[Column]:
        return [
            Column("order", self.tr("Order"), 46, Kind.NONE),
            Column("name", self.tr("Name"), 96),
            Column("name_en", self.tr("Name in English"), 128),
            Column("role", self.tr("Role"), 150),
            Column("role_en", self.tr("Role in English"), 170),
            Column("duties", self.tr("Part played"), 92, Kind.SEVERAL, self._words(tuple(Duty))),
            Column("organisation", self.tr("Organisation"), 104, Kind.TEXT, self._office_words),
            Column("party", self.tr("Party"), 76, Kind.CHOICE, self._party_words),
            Column("mobile", self.tr("Mobile"), 116),
            Column("email", self.tr("E-mail"), 150),
            Column("passport_name", self.tr("Name in the passport"), 140),
            Column("passport_until", self.tr("Passport valid until"), 104),
            Column("permit", self.tr("Visa, ESTA"), 84, Kind.CHOICE, self._words(tuple(EntryPermit))),
        ]

    def _counterpart_columns(self) -> list[Column]:
        return [
            Column("name", self.tr("Name"), 120),
            Column("name_en", self.tr("Name in English"), 150),
            Column("organisation", self.tr("Organisation"), 150, Kind.TEXT, self._office_words),
            Column("role", self.tr("Role"), 160),
            Column("role_en", self.tr("Role in English"), 180),
            Column("phone", self.tr("Telephone"), 130),
            Column("email", self.tr("E-mail"), 160),
            Column("notes", self.tr("Notes"), 220),
        ]

    def _contact_columns(self) -> list[Column]:
        return [
            Column("on_call", self.tr("On call"), 62, Kind.TICK),
            Column("kind", self.tr("Kind"), 100, Kind.CHOICE, self._words(tuple(ContactRole))),
            Column("name", self.tr("Name"), 190),
            Column("name_en", self.tr("Name in English"), 190),
            Column("phone", self.tr("Telephone"), 124),
            Column("mobile", self.tr("Mobile"), 124),
            Column("address", self.tr("Address"), 150),
            Column("notes", self.tr("Notes"), 170),
        ]

    def _words(self, values: Sequence[Any]) -> Callable[[], list[tuple[Any, str]]]:
        return lambda: [(value, word_of(value, self.session.language.value)) for value in values]

    def _party_words(self) -> list[tuple[Any, str]]:
        snapshot, language = self.session.snapshot, self.session.language
        return [(str(p.id), spoken_in(p.name, language)) for p in (snapshot.parties if snapshot else ())]

    def _office_words(self) -> list[tuple[Any, str]]:
        return [(own, spoken_in(name, self.session.language)) for own, name in self._offices().items()]

    def _offices(self) -> dict[str, LText]:
        """The organisations a name may mean: those of the trip, and every other once they have been read."""
        snapshot = self.session.snapshot
        found = {str(o.id): o.name for o in (snapshot.organisations if snapshot else ())}
        return {**(self._directory.offices if self._directory else {}), **found}

    # --- what is shown

    @property
    def key(self) -> str:
        """Which table is shown."""
        return next(key for key, table in self.tables.items() if table is self._stack.currentWidget())

    @property
    def table(self) -> RecordsTable:
        """The table that is shown."""
        return self.tables[self.key]

    def show_table(self, key: str) -> None:
        """Another of the three tables."""
        self.settle()
        self._stack.setCurrentWidget(self.tables[key])
        self.segments[key].setChecked(True)
        ours = key == DELEGATES
        for one in (self.up, self.down, self.paste, self.count, self._parties_row):
            one.setVisible(ours)
        self.refresh()

    def show_party(self, party: str) -> None:
        """Only one party, or everybody."""
        self.settle()
        self._party = party
        self.refresh()

    def refresh(self) -> None:
        """Draws the tables; what is being typed stays."""
        snapshot, language = self.session.snapshot, self.session.language
        if snapshot is None:
            return
        if str(snapshot.trip.id) != self._trip:
            self._trip, self._party = str(snapshot.trip.id), ""
        party = snapshot.find(Party, self._party)
        if party is None:
            self._party = ""
        waiting = self.session.waiting > 0
        self.tables[DELEGATES].records.show(delegate_rows(snapshot, language, self._party), waiting=waiting)
        self.tables[THEIRS].records.show(counterpart_rows(snapshot, language), waiting=waiting)
        self.tables[CALLS].records.show(contact_rows(snapshot, language), waiting=waiting)
        self.count.setText(heads(snapshot, language, self._party))
        self._draw_parties()
        self._party_form.setVisible(party is not None and self.key == DELEGATES)
        if party is not None:
            self.party_form.show(party)
        words = {
            DELEGATES: self.tr("Nobody travels yet. Add somebody, or paste a table from Excel."),
            THEIRS: self.tr("Nobody of the other side is known yet."),
            CALLS: self.tr("No number to call yet: consulate, agency, hospital, driver."),
        }
        self.empty.setText(words[self.key])
        self.empty.setVisible(not self.table.records.rowCount())
        if self._reveal:
            wanted, self._reveal = self._reveal, ""
            self.reveal(wanted)

    def _draw_parties(self) -> None:
        snapshot, language = self.session.snapshot, self.session.language
        if snapshot is None:
            return
        counts = {str(p.id): sum(d.party == p.id for d in snapshot.delegates) for p in snapshot.parties}
        names = [(str(p.id), spoken_in(p.name, language)) for p in snapshot.parties]
        now = (names, counts, self._party)
        if now == self._drawn_parties:
            return
        had = self._parties_row.isAncestorOf(focus) if (focus := self.focusWidget()) else False
        self._drawn_parties = now
        emptied(self._parties)
        self.party_buttons: dict[str, QPushButton] = {}
        for own, name in [("", self.tr("All")), *names]:
            count = counts[own] if own else len(snapshot.delegates)
            made = button(f"{name} {count}", partial(self.show_party, own), "filter")
            made.setCheckable(True)
            made.setChecked(own == self._party)
            self.party_buttons[own] = made
            self._parties.addWidget(made)
        self.new_party = button(self.tr("+ Party"), self.add_party, "filter")
        self._parties.addWidget(self.new_party)
        self._parties.addStretch()
        if had:
            self.party_buttons[self._party].setFocus()

    def settle(self) -> None:
        """Saves what was typed and not saved yet, the cell that is being typed into too."""
        super().settle()
        if hasattr(self, "tables"):
            for table in self.tables.values():
                table.settle()

    def panes(self) -> tuple[QWidget, ...]:
        """The table."""
        return (self.table,)

    def reveal(self, record: str) -> bool:
        """Goes to a delegate, a counterpart, a contact or a party."""
        snapshot = self.session.snapshot
        if snapshot is not None and snapshot.find(Party, record) is not None:
            self.show_table(DELEGATES)
            self.show_party(record)
            return True
        if snapshot is not None and snapshot.find(Delegate, record) is not None:
            self.show_party("")
        for key, table in self.tables.items():
            if table.records.place_of(record) >= 0:
                self.show_table(key)
                table.choose(record)
                table.setFocus()
                return True
        return False

    def commands(self) -> Iterator[Command]:
        """What can be done with the delegation."""
        yield Command(self.tr("Add somebody to the delegation…"), lambda: self._add_to(DELEGATES))
        yield Command(self.tr("Add somebody of the other side…"), lambda: self._add_to(THEIRS))
        yield Command(self.tr("Add a contact"), lambda: self._add_to(CALLS))
        yield Command(self.tr("Add a party"), self.add_party)
        yield Command(self.tr("Paste people from Excel"), self.paste_clipboard)
        for key, word in ((THEIRS, self.tr("Show their side")), (CALLS, self.tr("Show contacts"))):
            yield Command(word, partial(self.show_table, key))

    # --- cells

    def _edited(self, table: str, own: str, key: str, value: Any) -> None:
        snapshot = self.session.snapshot
        record = snapshot.by_id.get(own) if snapshot else None
        if record is None:
            return
        if key == "organisation":
            self._name_office(table, own, str(value))
            return
        if key in _NAMES and isinstance(record, Delegate | Counterpart):
            person = snapshot.by_id.get(str(record.person)) if snapshot else None
            if person is not None:
                seen = _NAMES[key].read(person)
                self._do(
                    table,
                    own,
                    key,
                    partial(
                        shared.change, own=str(record.person), part=_NAMES[key], seen=seen, value=value, gesture=""
                    ),
                )
            return
        if key == "passport_until":
            day = date_in(str(value))
            if day is None and value:
                self.tables[table].records.forget(own, key)
                said = self.tr("“%1” is not a day. Write it as 2030. 6. 15.").replace("%1", str(value))
                self.session.noticed.emit(Notice(said, bad=True))
                return
            value = day
        one = _NAMES.get(key) or _PARTS[key]
        trip, seen = self._trip, one.read(record)
        work = partial(operations.change, trip=trip, own=own, part=one, seen=seen, value=value, gesture="")
        self._do(table, own, key, work)

    def _name_office(self, table: str, own: str, name: str) -> None:
        snapshot, wanted = self.session.snapshot, folded(name)
        offices = snapshot.organisations if snapshot else ()
        here = {
            folded(side): str(o.id) for o in offices for text in (o.short_name, o.name) for side in (text.ko, text.en)
        }
        known = here | {
            folded(side): office
            for office, text in (self._directory.offices if self._directory else {}).items()
            for side in (text.ko, text.en)
        }
        office = known.get(wanted, "") if wanted else ""
        ids, trip = self.session.desk.ids, self._trip
        work = partial(operations.set_office, trip=trip, own=own, office=office, name=name, ids=ids)
        self._do(table, own, "organisation", work)

    def _do(self, table: str, own: str, key: str, work: Callable[[Editing], Committed | Conflict]) -> None:
        def refused(error: TripdeskError) -> None:
            self.tables[table].records.forget(own, key)
            self.session.noticed.emit(Notice(self.session.say(error), bad=True))

        self.session.edit(work, refused=refused)

    # --- order, parties

    def _move(self, own: list[str], before: str) -> None:
        self.session.edit(partial(operations.move, trip=self._trip, own=own, before=before))

    def add_party(self) -> None:
        """A new party, to be named at once."""
        own = new_id("party", self.session.desk.ids)
        name = self.tr("New party")

        def done(_done: Committed) -> None:
            self._reveal = own

        self.session.edit(partial(operations.add_party, trip=self._trip, own=own, name=name), done=done)

    def _save_party(self, one: Part, seen: Any, value: Any, gesture: str) -> None:
        record = self.party_form.record
        if record is not None:
            own = str(record.id)
            self.session.edit(
                partial(operations.change, trip=self._trip, own=own, part=one, seen=seen, value=value, gesture=gesture)
            )

    def _delete_party(self) -> None:
        if self._party:
            self._remove([self._party])

    # --- adding, taking out

    def add_somebody(self) -> None:
        """Asks who joins the table that is shown."""
        self._add_to(self.key)

    def _add_to(self, key: str) -> None:
        self.settle()
        if key != self.key:
            self.show_table(key)
        if key == CALLS:
            own = new_id("contact", self.session.desk.ids)
            self._reveal = ""
            name = self.tr("New contact")
            work = partial(operations.add_contact, trip=self._trip, own=own, name=name)
            self.session.edit(work, done=lambda _done: self._show_next(own))
            return
        title = self.tr("Add to the delegation") if key == DELEGATES else self.tr("Add to their side")
        dialog = self.adding = AddDialog(
            self._people(), self.session.language, title, office=key == THEIRS, parent=self
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.added.connect(partial(self._added, key))
        dialog.open()

    def _people(self) -> Directory:
        if self._directory is None:
            self._directory = Directory(self.session, "person", self)
            self._directory.start()
        return self._directory

    def _show_next(self, own: str) -> None:
        self._reveal = own

    def _added(self, key: str, person: str, name: str, office: str, office_name: str) -> None:
        ids, trip = self.session.desk.ids, self._trip
        if key == DELEGATES:
            own = new_id("delegate", ids)
            work = partial(
                operations.add_delegate, trip=trip, own=own, person=person, name=name, party=self._party, ids=ids
            )
        else:
            own = new_id("counterpart", ids)
            work = partial(
                operations.add_counterpart,
                trip=trip,
                own=own,
                person=person,
                name=name,
                organisation=office,
                office=office_name,
                ids=ids,
            )
        self.session.edit(work, done=lambda _done: self._show_next(own))

    def remove_chosen(self) -> None:
        """Takes the chosen rows out of the trip."""
        own = self.table.chosen
        if own:
            self._remove(own)

    def _remove(self, own: list[str]) -> None:
        work = partial(operations.remove, trip=self._trip, own=own)
        self.session.edit(work, notice=True, refused=partial(self._in_use, own))

    def _in_use(self, own: list[str], error: TripdeskError) -> None:
        """Says where somebody is in use, by name."""
        snapshot, language = self.session.snapshot, self.session.language
        used = error.facts.get("id")
        record = snapshot.by_id.get(str(used)) if snapshot else None
        if error.code != "record_in_use" or record is None or snapshot is None:
            self.session.noticed.emit(Notice(self.session.say(error), bad=True))
            return
        desk, key, name = self.session.desk, Key(self._trip, str(used)), name_of(record, snapshot, language)

        def told(places: tuple[Use, ...]) -> None:
            named = [
                " ".join(p for p in (sentence(language, f"kinds.{u.kind}"), spoken_in(u.name, language)) if p)
                for u in places
            ]
            where = ", ".join(f"‘{one}’" for one in named[:3]) or "-"
            count = len(places)
            said = Rejected("record_in_use", id=name, where=where, count=count, more=max(0, count - 3))
            self.session.noticed.emit(Notice(self.session.say(said), bad=True))

        self.session.jobs.on_store(lambda: uses(desk.store, key), told)

    # --- pasting

    def paste_clipboard(self) -> None:
        """Shows what the table on the clipboard would add."""
        self._paste(QGuiApplication.clipboard().text())

    def _paste(self, text: str) -> None:
        if self.key != DELEGATES:
            return
        if not table_of(text):
            said = self.tr("There is no table on the clipboard. Copy the rows in Excel first.")
            self.session.noticed.emit(Notice(said, bad=True))
            return
        people = self._people()
        if people.complete:
            people.search("", "all", False, partial(self._preview, text))
        else:
            people.changed.connect(partial(self._when_read, text), Qt.ConnectionType.SingleShotConnection)

    def _when_read(self, text: str) -> None:
        self._paste(text)

    def _preview(self, text: str, known: list[Entry]) -> None:
        snapshot = self.session.snapshot
        if snapshot is None:
            return
        parties = tuple(side for p in snapshot.parties for side in (p.name.ko, p.name.en) if side)
        travelling = frozenset(str(one.person) for one in snapshot.delegates)
        dialog = self.pasting = PasteDialog(text, parties, known, travelling, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.accepted_rows.connect(self._add_rows)
        dialog.open()

    def _add_rows(self, rows: list[tuple[PastedPerson, str]]) -> None:
        if rows:
            ids, trip = self.session.desk.ids, self._trip
            self.session.edit(partial(operations.add_pasted, trip=trip, rows=rows, ids=ids), notice=True)
