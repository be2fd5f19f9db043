"""A person: portrait, names, titles, form of address, profile, contacts with the city, where used."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tripdesk.errors import TripdeskError
from tripdesk.model.office_style import title_on
from tripdesk.model.people import DatedTitle, Organisation, Person
from tripdesk.model.record import Record
from tripdesk.services.parts import Part, listed, paragraphs, part
from tripdesk.services.portraits import cut_portrait, portrait_bytes, read_picture
from tripdesk.ui.operations import people as operations
from tripdesk.ui.people.cropping import CropDialog
from tripdesk.ui.people.forms import Card, Form, day_text
from tripdesk.ui.people.offices import Names
from tripdesk.ui.people.portrait import Portrait
from tripdesk.ui.people.titles import TitlesCard
from tripdesk.ui.people.used import UsedCard
from tripdesk.ui.session import Notice, Session
from tripdesk.ui.theme import GAP
from tripdesk.ui.words import button, label, pill, spoken


class Profile(QScrollArea):
    """What person and organisation have in common. `called` is how who has no name is called.

    `merge_wanted` and `delete_wanted` are asked for by its head.
    """

    merge_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.record: Record | None = None
        self.called = ""
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setProperty("role", "ground")
        self.setWidget(inside)
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(28, 24, 28, 24)
        self.column.setSpacing(14)
        self.form = Form(self.save, self)
        self.used = UsedCard(session.language)
        self.name = label("", "title")
        self.other = label("", "heading")
        self.other.setProperty("role", "dim")
        self.merge = button(self.tr("Merge…"), self.merge_wanted.emit, "quiet")
        self.merge.setToolTip(self.tr("Make one entry of two"))
        self.delete = button(self.tr("Delete"), self.delete_wanted.emit, "quiet")

    def save(self, one: Part, seen: Any, value: Any, gesture: str) -> None:
        """Saves another value for a part of what is shown."""
        if self.record is not None:
            work = partial(
                operations.change, own=str(self.record.id), part=one, seen=seen, value=value, gesture=gesture
            )
            self.session.edit(work)

    def show_record(self, record: Record) -> None:
        """Draws a record; what is being typed into a field stays."""
        self.record = record
        self.form.show(record)

    def settle(self) -> None:
        """Saves what was typed and not saved yet."""
        self.form.settle()

    def both(self, card: Card, word: str, field: str, names: tuple[str, str]) -> None:
        """A line with Korean and English side by side."""
        ko, en = self.form.line(names[0], part(f"{field}.ko")), self.form.line(names[1], part(f"{field}.en"))
        ko.setPlaceholderText(self.tr("Korean"))
        en.setPlaceholderText(self.tr("English"))
        card.row(word, ko, en)

    def texts(self, card: Card, field: str, names: tuple[str, str], hint: str = "") -> None:
        """Paragraphs, Korean and English side by side."""
        row = QHBoxLayout()
        row.setContentsMargins(-8, 0, 0, 0)
        row.setSpacing(GAP)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.form.text(names[0], paragraphs(field, "ko"), hint or self.tr("Korean")), 1, top)
        row.addWidget(self.form.text(names[1], paragraphs(field, "en"), self.tr("English")), 1, top)
        card.column.addLayout(row)

    def head_row(self) -> QHBoxLayout:
        """The name, the other name, what can be done with the entry."""
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.name)
        row.addWidget(self.other)
        row.addStretch()
        row.addWidget(self.merge)
        row.addWidget(self.delete)
        return row


class PersonProfile(Profile):
    """One person."""

    def __init__(self, session: Session, offices: Names, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._offices = offices
        self._drawn: tuple[str, str | None] = ("", None)
        head = QHBoxLayout()
        head.setSpacing(18)
        self.portrait = Portrait()
        self.portrait.chosen.connect(self.take_picture)
        beside = QVBoxLayout()
        beside.setSpacing(3)
        beside.addLayout(self.head_row())
        self.title_line = label("", "", wraps=True)
        self.office_line = label("", "dim", wraps=True)
        beside.addWidget(self.title_line)
        beside.addWidget(self.office_line)
        pills = QHBoxLayout()
        pills.setSpacing(6)
        self.confirmed, self.untranslated = pill("", "good"), pill(self.tr("No English title"), "warn")
        self.remove_picture = button(self.tr("Remove the portrait"), self._remove_picture, "quiet")
        for one in (self.confirmed, self.untranslated):
            pills.addWidget(one)
        pills.addStretch()
        pills.addWidget(self.remove_picture)
        beside.addLayout(pills)
        beside.addStretch()
        head.addWidget(self.portrait, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(beside, 1)
        self.column.addLayout(head)
        grid = QGridLayout()
        grid.setSpacing(14)
        grid.addWidget(self._names(), 0, 0)
        grid.addWidget(self._protocol(), 0, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.column.addLayout(grid)
        self.titles = TitlesCard(lambda parent: Form(self.save, parent), offices, session.language)
        self.titles.added.connect(self._add_title)
        self.titles.removed.connect(self._remove_title)
        self.titles.office_named.connect(self._name_office)
        self.column.addWidget(self.titles)
        self.column.addWidget(self._profile())
        contacts = Card(self.tr("Contacts with the city so far"))
        self.texts(
            contacts,
            "contacts_so_far",
            (self.tr("Contacts so far in Korean"), self.tr("Contacts so far in English")),
            self.tr("One meeting a line, such as 2023. 1. 6. Meeting at CES"),
        )
        self.column.addWidget(contacts)
        self.column.addWidget(self.used)
        self.column.addStretch()

    def _names(self) -> Card:
        card = Card(self.tr("Name"))
        line = self.form.line
        self.korean = line(self.tr("Name in Korean"), part("name.ko"))
        self.english = line(self.tr("Name in English"), part("name.en"))
        card.row(self.tr("Korean"), self.korean)
        card.row(self.tr("English"), self.english)
        card.row(self.tr("Hanja"), line(self.tr("Name in Hanja"), part("name.hanja")))
        card.row(self.tr("Korean reading"), line(self.tr("Korean reading of a foreign name"), part("name.reading")))
        hint = self.tr("separated by commas")
        card.row(self.tr("Other spellings"), line(self.tr("Other spellings"), listed("other_spellings"), hint))
        card.column.addStretch()
        return card

    def _protocol(self) -> Card:
        card = Card(self.tr("Address and protocol"))
        line = self.form.line
        ko = line(self.tr("Form of address in Korean"), part("form_of_address.ko"))
        card.row(self.tr("Address, Korean"), ko)
        en = line(self.tr("Form of address in English"), part("form_of_address.en"))
        card.row(self.tr("Address, English"), en)
        card.row(self.tr("Source"), line(self.tr("Source of the profile"), part("profile_source")))
        card.column.addStretch()
        return card

    def _profile(self) -> Card:
        card = Card(self.tr("Profile"))
        names = (self.tr("Profile in Korean"), self.tr("Profile in English"))
        self.texts(card, "profile", names, self.tr("One paragraph a line"))
        return card

    # --- drawing

    def show_record(self, record: Record) -> None:
        """Draws a person."""
        if not isinstance(record, Person):
            return
        super().show_record(record)
        self.titles.show_person(record)
        language, name = self.session.language, record.name
        korean = language.value == "ko"
        hangul = f"{name.reading} ({name.ko})" if name.reading and name.ko else name.reading or name.ko
        first, second = (hangul, name.en) if korean else (name.en, hangul)
        self.name.setText(first or second or self.called or self.tr("(no name)"))
        more = [part for part in (second if first else "", name.hanja) if part]
        self.other.setText("  ".join(more))
        today = self.session.desk.today("Asia/Seoul")
        held = title_on(record, today)
        self.title_line.setText(self._title(held) if held else "")
        self.title_line.setVisible(held is not None)
        others = [one for one in record.titles if one is not held and _holds(one, today)]
        self.office_line.setText(" · ".join(map(self._title, others)))
        self.office_line.setVisible(bool(others))
        sure = held is not None and held.confirmed
        day: date | None = held.as_of if held else None
        word = self.tr("Title confirmed %1") if sure else self.tr("Title not confirmed")
        self.confirmed.setText(word.replace("%1", day_text(day)).strip())
        self.confirmed.setVisible(held is not None)
        state = "good" if sure else "warn"
        if self.confirmed.property("state") != state:
            self.confirmed.setProperty("state", state)
            self.confirmed.style().unpolish(self.confirmed)
            self.confirmed.style().polish(self.confirmed)
        self.untranslated.setVisible(held is not None and bool(held.title.ko) and not held.title.en)
        self.remove_picture.setVisible(record.portrait is not None)
        self._show_portrait(record)

    def _title(self, one: DatedTitle) -> str:
        """The title, with its organisation where the title does not name it."""
        title = spoken(one.title, self.session.language)
        office = self._offices().get(str(one.organisation)) if one.organisation else None
        named = spoken(office, self.session.language) if office else ""
        return title if not named or named in title else " · ".join(part for part in (title, named) if part)

    def _show_portrait(self, person: Person) -> None:
        wanted = (str(person.id), str(person.portrait) if person.portrait else None)
        if wanted == self._drawn:
            return
        self._drawn = wanted
        initial = self.name.text()[:1] if person.name else ""
        self.portrait.show_picture(None, initial)
        desk = self.session.desk

        def told(data: bytes | None) -> None:
            if self._drawn == wanted:
                self.portrait.show_picture(data, initial)

        self.session.jobs.on_store(lambda: portrait_bytes(desk.store, person), told, self._no_picture)

    def _no_picture(self, error: BaseException) -> None:
        if isinstance(error, TripdeskError):
            self.session.noticed.emit(Notice(self.session.say(error), bad=True))
        else:
            self.session.lost.emit(error)

    def settle(self) -> None:
        """Saves what was typed and not saved yet."""
        super().settle()
        self.titles.settle()

    # --- titles

    def _add_title(self) -> None:
        if self.record is not None:
            self.settle()
            self.session.edit(partial(operations.add_title, own=str(self.record.id)))

    def _remove_title(self, number: int) -> None:
        if isinstance(self.record, Person) and number < len(self.record.titles):
            seen = self.record.titles[number]
            work = partial(operations.remove_title, own=str(self.record.id), number=number, seen=seen)
            self.session.edit(work, notice=True)

    def _name_office(self, number: int, office: str, name: str, gesture: str) -> None:
        if self.record is not None:
            self.session.edit(
                partial(
                    operations.set_title_office,
                    own=str(self.record.id),
                    number=number,
                    office=office,
                    name=name,
                    ids=self.session.desk.ids,
                    gesture=gesture,
                )
            )

    # --- portrait

    def take_picture(self, path: Path) -> None:
        """Reads a picture, lets the user choose a part of it, and makes that the portrait."""
        self.session.jobs.beside(lambda _job: read_picture(path), self._crop, self._no_picture)

    def _crop(self, read: tuple[bytes, bytes]) -> None:
        data, preview = read
        picture = QPixmap()
        picture.loadFromData(preview)
        person = self.record
        if person is None or picture.isNull():
            return
        dialog = self.cropping = CropDialog(picture, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)

        def taken() -> None:
            turns, frame = dialog.view.turns, dialog.view.frame
            own = str(person.id)
            self.session.jobs.beside(
                lambda _job: cut_portrait(data, turns, frame), lambda made: self._portray(own, made), self._no_picture
            )

        dialog.accepted.connect(taken)
        dialog.open()

    def _portray(self, own: str, picture: bytes | None) -> None:
        ids = self.session.desk.ids
        self.session.edit(partial(operations.portray, own=own, picture=picture, ids=ids), notice=True)

    def _remove_picture(self) -> None:
        if self.record is not None:
            self._portray(str(self.record.id), None)


def _holds(title: DatedTitle, day: date) -> bool:
    return (title.since is None or title.since <= day) and (title.until is None or day <= title.until)


class OrganisationProfile(Profile):
    """One organisation. Its people are among the places where it is used."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.column.addLayout(self.head_row())
        self.short_line = label("", "dim")
        self.column.addWidget(self.short_line)
        names = Card(self.tr("Basics"))
        self.both(
            names, self.tr("Name of the organisation"), "name", (self.tr("Name in Korean"), self.tr("Name in English"))
        )
        short = (self.tr("Short name in Korean"), self.tr("Short name in English"))
        self.both(names, self.tr("Short name"), "short_name", short)
        self.website = self.form.line(self.tr("Website"), part("website"))
        names.row(self.tr("Website"), self.website)
        names.row(self.tr("Source"), self.form.line(self.tr("Source"), part("source")))
        policy = (
            self.tr("What it may accept as a gift, in Korean"),
            self.tr("What it may accept as a gift, in English"),
        )
        self.both(names, self.tr("Gift policy"), "gift_policy", policy)
        self.column.addWidget(names)
        profile = Card(self.tr("Profile"))
        words = (self.tr("Profile in Korean"), self.tr("Profile in English"))
        self.texts(profile, "profile", words, self.tr("One paragraph a line"))
        self.column.addWidget(profile)
        contacts = Card(self.tr("Contacts with the city so far"))
        words = (self.tr("Contacts so far in Korean"), self.tr("Contacts so far in English"))
        self.texts(
            contacts, "contacts_so_far", words, self.tr("One meeting a line, such as 2023. 1. 6. Meeting at CES")
        )
        self.column.addWidget(contacts)
        self.column.addWidget(self.used)
        self.column.addStretch()

    def show_record(self, record: Record) -> None:
        """Draws an organisation."""
        if not isinstance(record, Organisation):
            return
        super().show_record(record)
        korean = self.session.language.value == "ko"
        first, second = (record.name.ko, record.name.en) if korean else (record.name.en, record.name.ko)
        self.name.setText(first or second or self.called or self.tr("(no name)"))
        self.other.setText(second if first != second and first else "")
        short = spoken(record.short_name, self.session.language)
        self.short_line.setText(short)
        self.short_line.setVisible(bool(short) and short != self.name.text())
