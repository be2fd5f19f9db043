"""The right of the page: whom one meets, what the city had to do with them, their organisations, what is ready."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from tripdesk.model.brief import Brief
from tripdesk.model.itinerary import Item
from tripdesk.model.logistics import Attachment
from tripdesk.model.office_style import name_text
from tripdesk.model.papers import Part, ready
from tripdesk.model.people import Counterpart, Organisation, Person
from tripdesk.model.snapshot import Gathered
from tripdesk.model.view import View
from tripdesk.ui.briefs.people import described
from tripdesk.ui.session import Session
from tripdesk.ui.words import emptied, label, pill, spoken

WIDTH, FACE = 312, 52


@dataclass(frozen=True, slots=True)
class _Card:
    """What one card says: its lines (text, role), and the picture beside them."""

    lines: tuple[tuple[str, str], ...]
    portrait: str | None = None


_Sections = tuple[tuple[str, tuple[_Card, ...]], ...]
_Told = tuple[frozenset[Part], ...]


class Beside(QScrollArea):
    """Draws from the trip, or from a view of it: what a view hides is not here."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._drawn: tuple[_Sections, _Told] | None = None
        self._faces: dict[str, QPixmap] = {}
        self.setWidgetResizable(True)
        self.setFixedWidth(WIDTH)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("The other side"))
        holder = QWidget()
        holder.setProperty("role", "panel")
        holder.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(18, 16, 18, 16)
        self._column.setSpacing(8)
        self.setWidget(holder)

    def show_paper(self, gathered: Gathered | None, item: Item | None, brief: Brief | None) -> None:
        """Draws who and what stands beside this paper."""
        if gathered is None or item is None:
            self._draw((), ())
            return
        ids = (brief.their_side if brief else ()) or item.counterparts
        counterparts = gathered.those(Counterpart, tuple(ids))
        people = [card for c in counterparts if (card := self._person(gathered, c, item)) is not None]
        met = dict.fromkeys([*item.organisations, *(c.organisation for c in counterparts)])
        organisations = [self._organisation(o) for o in gathered.those(Organisation, tuple(met))]
        contacts: list[_Card] = []
        if not isinstance(gathered, View) or gathered.shows(Organisation, "contacts_so_far"):
            contacts = [self._contacts(gathered, counterparts, tuple(met))] if met or counterparts else []
        sections = [
            (self.tr("The other side"), [*people, *contacts]),
            (self.tr("Organisation"), organisations),
        ]
        told: tuple[frozenset[Part], ...] = ()
        if brief is not None and not isinstance(gathered, View):
            told = (ready(brief, gathered),)
        self._draw(tuple((name, tuple(cards)) for name, cards in sections if cards), told)

    def _person(self, gathered: Gathered, counterpart: Counterpart, item: Item) -> _Card | None:
        language = self._session.language
        person = gathered.find(Person, counterpart.person)
        if person is None:
            return None
        title = described(gathered, counterpart, item.day, language)
        lines = [
            (name_text(person.name, language, both=True), "strong"),
            (title, ""),
            *((said, "dim") for line in person.profile if (said := spoken(line, language)) != title),
        ]
        attachment = gathered.find(Attachment, person.portrait)
        return _Card(tuple(line for line in lines if line[0]), attachment.sha256 if attachment else None)

    def _organisation(self, organisation: Organisation) -> _Card:
        language = self._session.language
        other = organisation.name.en if spoken(organisation.name, language) == organisation.name.ko else ""
        lines = [
            (spoken(organisation.name, language), "strong"),
            (other, "dim"),
            *((spoken(line, language), "") for line in organisation.profile),
        ]
        return _Card(tuple(line for line in lines if line[0]))

    def _contacts(self, gathered: Gathered, counterparts: tuple[Counterpart, ...], met: tuple[str, ...]) -> _Card:
        language = self._session.language
        people = gathered.those(Person, tuple(c.person for c in counterparts))
        known = [*(p.contacts_so_far for p in people), *(o.contacts_so_far for o in gathered.those(Organisation, met))]
        said = [(f"· {spoken(line, language)}", "") for lines in known for line in lines]
        none = [(self.tr("Nothing on record: the first meeting"), "dim")]
        return _Card(((self.tr("Contacts with the city so far"), "strong"), *(said or none)))

    def _draw(self, sections: _Sections, told: _Told) -> None:
        if (sections, told) == self._drawn:
            return
        self._drawn = sections, told
        emptied(self._column)
        for n, (name, cards) in enumerate(sections):
            if n:
                self._column.addSpacing(8)
            self._column.addWidget(label(name, "heading"))
            for card in cards:
                self._column.addWidget(self._card(card))
        for done in told:
            self._column.addSpacing(8)
            self._column.addWidget(label(self.tr("What is ready"), "heading"))
            self._column.addWidget(self._readiness(done))
        self._column.addStretch()

    def _card(self, card: _Card) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "card")
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(10)
        if card.portrait is not None:
            face = QLabel()
            face.setFixedSize(FACE, FACE * 5 // 4)
            face.setScaledContents(True)
            row.addWidget(face, 0, Qt.AlignmentFlag.AlignTop)
            self._put_face(face, card.portrait)
        column = QVBoxLayout()
        column.setSpacing(3)
        for text, role in card.lines:
            column.addWidget(label(text, role, wraps=True))
        row.addLayout(column, 1)
        return frame

    def _put_face(self, face: QLabel, sha256: str) -> None:
        if sha256 in self._faces:
            face.setPixmap(self._faces[sha256])
            return
        store = self._session.desk.store

        def found(data: bytes) -> None:
            picture = QPixmap()
            if picture.loadFromData(data):
                wide = picture.scaledToHeight(FACE * 5 // 2, Qt.TransformationMode.SmoothTransformation)
                self._faces[sha256] = wide.copy(max(0, (wide.width() - FACE * 2) // 2), 0, FACE * 2, FACE * 5 // 2)
                self._drawn, drawn = None, self._drawn
                if drawn is not None:
                    self._draw(*drawn)

        self._session.jobs.on_store(lambda: store.blob(sha256), found, lambda _error: None)

    def _readiness(self, done: frozenset[Part]) -> QFrame:
        names = {
            Part.OBJECTIVES: self.tr("objectives"), Part.POINTS: self.tr("discussion points"),
            Part.REMARKS: self.tr("remarks"), Part.ANSWERS: self.tr("questions"),
            Part.INTERPRETING: self.tr("interpreting"), Part.SEATS: self.tr("seats"), Part.GIFTS: self.tr("gifts"),
        }  # fmt: skip
        frame = QFrame()
        frame.setProperty("role", "card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        for word, state, parts in (
            (self.tr("Ready"), "good", [part for part in Part if part in done]),
            (self.tr("To do"), "warn", [part for part in Part if part not in done]),
        ):
            if parts:
                row = QHBoxLayout()
                row.setSpacing(8)
                row.addWidget(pill(word, state), 0, Qt.AlignmentFlag.AlignTop)
                row.addWidget(label(" · ".join(names[part] for part in parts), wraps=True), 1)
                column.addLayout(row)
        return frame
