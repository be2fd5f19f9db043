"""The form for somebody of the other side who is in no list yet."""

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tripdesk.messages import UiLanguage
from tripdesk.model.itinerary import Item
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.text import LText, PersonName
from tripdesk.ui.operations.briefs import KnownPerson, NewCounterpart
from tripdesk.ui.words import button, label, spoken


class Newcomer(QFrame):
    """Shown when asked for; Escape puts it away. `wanted` carries a `NewCounterpart`."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.addWidget(label(self.tr("Somebody new of the other side"), "strong"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        self.fields: dict[str, QLineEdit] = {}
        names = {
            "ko": self.tr("Name in Korean"), "en": self.tr("Name"), "title_ko": self.tr("Title in Korean"),
            "title_en": self.tr("Title"), "organisation": self.tr("New organisation"),
        }  # fmt: skip
        for n, (key, name) in enumerate(names.items()):
            field = QLineEdit()
            field.setAccessibleName(name)
            field.setPlaceholderText(name)
            field.returnPressed.connect(self._add)
            self.fields[key] = field
            grid.addWidget(field, n // 2, n % 2)
        self._person = ""
        self._known: dict[str, KnownPerson] = {}
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self._completed)
        self.fields["ko"].setCompleter(completer)
        self.fields["ko"].textEdited.connect(self._typed)
        self.organisation = QComboBox()
        self.organisation.setAccessibleName(self.tr("Organisation"))
        self.organisation.currentIndexChanged.connect(self._organisation_chosen)
        grid.removeWidget(self.fields["organisation"])
        grid.addWidget(self.organisation, 2, 0)
        grid.addWidget(self.fields["organisation"], 2, 1)
        column.addLayout(grid)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(button(self.tr("Cancel"), self.hide))
        row.addWidget(button(self.tr("Add"), self._add, "primary"))
        column.addLayout(row)

    def know(self, people: tuple[KnownPerson, ...]) -> None:
        """Who is in the store already: their names are offered while one types."""
        self._known = {" · ".join(part for part in (p.name.ko, p.name.en) if part): p for p in people}
        self._names.setStringList(list(self._known))

    def _completed(self, name: str) -> None:
        """The field is filled with the offer first; then its parts go where they belong."""
        QTimer.singleShot(0, self, lambda: self.take(name))

    def take(self, name: str) -> None:
        """Fills in somebody who is known."""
        person = self._known.get(name)
        if person is None:
            return
        self._person = person.id
        said = (person.name.ko, person.name.en, person.title.ko, person.title.en)
        for key, text in zip(("ko", "en", "title_ko", "title_en"), said, strict=True):
            self.fields[key].setText(text)
        place = self.organisation.findData(person.organisation)
        if person.organisation and place >= 0:
            self.organisation.setCurrentIndex(place)

    def _typed(self) -> None:
        self._person = ""

    def ask(self, snapshot: TripSnapshot, item: Item, language: UiLanguage) -> None:
        """Shows itself, the organisations of the engagement first."""
        for field in self.fields.values():
            field.clear()
        self._person = ""
        self.organisation.clear()
        met = set(item.organisations)
        known = [o for o in snapshot.organisations if o.id != snapshot.trip.organisation]
        for one in sorted(known, key=lambda o: o.id not in met):
            self.organisation.addItem(spoken(one.name, language), str(one.id))
        self.organisation.addItem(self.tr("New organisation…"), "")
        self.organisation.setCurrentIndex(0)
        self._organisation_chosen()
        self.show()
        self.fields["ko"].setFocus()

    def _organisation_chosen(self) -> None:
        self.fields["organisation"].setEnabled(not self.organisation.currentData())

    def _add(self) -> None:
        said = {key: field.text().strip() for key, field in self.fields.items()}
        name = PersonName(ko=said["ko"], en=said["en"])
        organisation = str(self.organisation.currentData() or "")
        if not name:
            self.fields["ko"].setFocus()
            return
        if not organisation and not said["organisation"]:
            self.fields["organisation"].setFocus()
            return
        korean = any("가" <= c <= "힣" for c in said["organisation"])
        own = LText(ko=said["organisation"]) if korean else LText(en=said["organisation"])
        title = LText(ko=said["title_ko"], en=said["title_en"])
        self.hide()
        self.wanted.emit(NewCounterpart(self._person, name, title, organisation, own))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
