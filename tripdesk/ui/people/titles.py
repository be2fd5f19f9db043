"""What somebody is and was: dated titles with organisation and source, the present one last."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tripdesk.messages import UiLanguage
from tripdesk.model.people import Person
from tripdesk.model.record import Record
from tripdesk.model.text import LText
from tripdesk.services.parts import Part
from tripdesk.ui.people.forms import Card, Form
from tripdesk.ui.people.offices import Names, OfficeField
from tripdesk.ui.words import button, label, rule, spoken


def title_part(number: int, path: str) -> Part:
    """A part of the title of that number: `title.ko`, `since`. It reads as None where there is no such title."""
    field, _, inner = path.partition(".")

    def read(record: Record) -> Any:
        if not isinstance(record, Person) or number >= len(record.titles):
            return None
        held = getattr(record.titles[number], field)
        return getattr(held, inner) if inner else held

    def write(record: Record, value: Any) -> Record:
        if not isinstance(record, Person) or number >= len(record.titles):
            return record
        title = record.titles[number]
        update = getattr(title, field).revised(**{inner: value}) if inner else value
        titles = (*record.titles[:number], title.revised(**{field: update}), *record.titles[number + 1 :])
        return record.revised(titles=titles)

    return Part("titles", read, write)


class TitlesCard(Card):
    """`added` and `removed` (of a number) ask for another list; `office_named` for an organisation of a title."""

    added = Signal()
    removed = Signal(int)
    office_named = Signal(int, str, str, str)

    def __init__(
        self,
        form: Callable[[QWidget], Form],
        offices: Names,
        language: UiLanguage,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self.heading.setText(self.tr("Titles"))
        self._make_form = form
        self._offices = offices
        self._language = language
        self._rows: list[_TitleRow] = []
        self._holder = QVBoxLayout()
        self._holder.setSpacing(8)
        self.column.addLayout(self._holder)
        self.empty = label(self.tr("No title is known yet."), "dim")
        self.column.addWidget(self.empty)
        self.add = button(self.tr("+ Title"), self.added.emit, "quiet")
        self.head.addWidget(self.add)

    @property
    def rows(self) -> "list[_TitleRow]":
        """The titles as they are drawn."""
        return self._rows

    def show_person(self, person: Person) -> None:
        """Draws the titles; rows are only made or taken away where there are more or fewer."""
        while len(self._rows) > len(person.titles):
            row = self._rows.pop()
            self._holder.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self._rows) < len(person.titles):
            row = _TitleRow(len(self._rows), self._make_form, self._offices, self._language, self)
            row.removed.connect(self.removed)
            row.office_named.connect(self.office_named)
            self._rows.append(row)
            self._holder.addWidget(row)
        for row in self._rows:
            row.show_person(person)
        self.empty.setVisible(not person.titles)

    def settle(self) -> None:
        """Saves what was typed and not saved yet."""
        for row in self._rows:
            row.settle()


class _TitleRow(QWidget):
    removed = Signal(int)
    office_named = Signal(int, str, str, str)

    def __init__(
        self,
        number: int,
        form: Callable[[QWidget], Form],
        offices: Names,
        language: UiLanguage,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._number = number
        self._form = make = form(self)
        one = partial(title_part, number)
        self._language = language
        wrong = self.tr("Not a day. Write it as 2023. 1. 12.")
        self.ko = make.line(self.tr("Title in Korean"), one("title.ko"), self.tr("Title in Korean"))
        self.en = make.line(self.tr("Title in English"), one("title.en"), self.tr("Title in English"))
        self.office = OfficeField(self.tr("Organisation of the title"), offices, self._spoken)
        self.office.setProperty("role", "plain")
        self.office.setPlaceholderText(self.tr("Organisation"))
        self.office.named.connect(partial(self._office_named, number))
        self.since = make.day(self.tr("Since"), one("since"), wrong, self.tr("since"))
        self.until = make.day(self.tr("Until"), one("until"), wrong, self.tr("until"))
        self.as_of = make.day(self.tr("Looked up on"), one("as_of"), wrong, self.tr("looked up on"))
        self.source = make.line(self.tr("Source of the title"), one("source"), self.tr("Source"))
        self.confirmed = make.tick(self.tr("Confirmed"), one("confirmed"))
        self.remove = button(self.tr("Remove"), lambda: self.removed.emit(number), "quiet")
        self.remove.setAccessibleName(self.tr("Remove this title"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        if number:
            column.addWidget(rule())
        grid = QGridLayout()
        grid.setContentsMargins(-8, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for place, field in enumerate((self.ko, self.en, self.office)):
            grid.addWidget(field, 0, place)
            grid.setColumnStretch(place, 1)
        days = QHBoxLayout()
        days.setSpacing(2)
        days.addWidget(self.since)
        days.addWidget(label("~", "dim"))
        days.addWidget(self.until)
        grid.addLayout(days, 1, 0)
        looked = QHBoxLayout()
        looked.setSpacing(2)
        looked.addWidget(self.as_of, 1)
        looked.addWidget(self.source, 2)
        grid.addLayout(looked, 1, 1)
        last = QHBoxLayout()
        last.addWidget(self.confirmed)
        last.addStretch()
        last.addWidget(self.remove)
        grid.addLayout(last, 1, 2)
        column.addLayout(grid)

    def _spoken(self, text: LText) -> str:
        return spoken(text, self._language)

    def _office_named(self, number: int, own: str, name: str, gesture: str) -> None:
        self.office_named.emit(number, own, name, gesture)

    def show_person(self, person: Person) -> None:
        """Draws the title of this row's number."""
        self._form.show(person)
        self.office.show_office(person.titles[self._number].organisation)

    def settle(self) -> None:
        """Saves what was typed and not saved yet."""
        self._form.settle()
        self.office.settle()
