"""What is written on an item of the timetable, ready in the interface's language."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from tripdesk.messages import UiLanguage
from tripdesk.model.brief import BriefState
from tripdesk.model.checks import Finding
from tripdesk.model.checks.finding import Code, Severity
from tripdesk.model.itinerary import Item, ItemKind, Place, Status
from tripdesk.model.office_style.clocks import duration, when
from tripdesk.model.office_style.dates import short_date, time_text
from tripdesk.model.office_style.language import word_of
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.times import ZonedTime, elapsed
from tripdesk.model.trip import Grade, Party
from tripdesk.ui.schedule.timetable.kinds import look_of
from tripdesk.ui.schedule.timetable.layout import Part
from tripdesk.ui.words import spoken

_OFF = frozenset({Status.DECLINED, Status.CANCELLED})
_PAPER_STATES = {
    BriefState.REQUESTED: "warn",
    BriefState.SUBMITTED: "note",
    BriefState.IN_REVIEW: "note",
    BriefState.FINAL: "good",
}


@dataclass(frozen=True, slots=True)
class Face:
    """What an item says: its first line, further lines, pills (words and state). The same face looks the same."""

    look: str
    head: str
    lines: tuple[str, ...] = ()
    pills: tuple[tuple[str, str], ...] = ()
    tentative: bool = False
    off: bool = False


@dataclass(frozen=True, slots=True)
class Faces:
    """The faces of the items of a trip."""

    snapshot: TripSnapshot
    language: UiLanguage
    concerning: dict[str, int]
    """How many findings concern an item, notes left out."""
    hurried: dict[str, str]
    """By how many minutes a move is shorter than its way takes."""

    def part(self, item: Item, part: Part) -> Face:
        """What a part in a day says."""
        title = spoken(item.title, self.language)
        assert item.start is not None
        assert item.end is not None
        if not part.starts:
            arrives = QCoreApplication.translate("Faces", "until %1").replace("%1", time_text(item.end, self.language))
            return self._face(item, f"{arrives} {title}", ())
        lines: list[str] = []
        if not part.ends:
            away = QCoreApplication.translate("Faces", "until %1")
            lines.append(away.replace("%1", self._moment(item.end)))
        lines.append(self.parties(item))
        if item.kind is not ItemKind.MOVE:
            lines.append(self._place(item.place))
        return self._face(item, f"{time_text(item.start, self.language)} {title}", tuple(filter(None, lines)))

    def bar(self, item: Item) -> Face:
        """What a bar over several days says: of a way both ends on their own clocks, of a stay where."""
        assert item.start is not None
        assert item.end is not None
        title = spoken(item.title, self.language)
        if item.kind is ItemKind.STAY:
            where = self._place(item.place)
            words = [title, where if where not in title else "", self.parties(item)]
            return self._face(item, " · ".join(filter(None, words)), ())
        lasting = duration(elapsed(item.start, item.end), self.language)
        ends = f"{self._end(item.start, item, first=True)} → {self._end(item.end, item, first=False)}"
        number = item.move.number if item.move is not None else title
        words = [ends, number, lasting, self.parties(item)]
        return self._face(item, " · ".join(filter(None, words)), ())

    def parties(self, item: Item) -> str:
        """The parties that take part, unless all do; those named where no party does."""
        everyone = len(self.snapshot.parties)
        if item.parties and len(item.parties) < everyone:
            those = self.snapshot.those(Party, tuple(map(str, item.parties)))
            return "·".join(spoken(party.name, self.language) for party in those)
        if not item.parties and item.people:
            return QCoreApplication.translate("Faces", "%1 named").replace("%1", str(len(item.people)))
        return ""

    def said(self, item: Item) -> str:
        """All of it in one sentence, as a screen reader or a tool tip says it: both clocks, kind, status."""
        parts = [spoken(item.title, self.language)]
        if item.start is not None and item.end is not None:
            origin = self._place(item.move.origin) if item.move else ""
            destination = self._place(item.move.destination) if item.move else ""
            home = self.snapshot.trip.home_zone
            parts.append(when(item.start, item.end, home, self.language, origin=origin, destination=destination))
        else:
            parts.append(QCoreApplication.translate("Faces", "no time yet"))
        parts += [word_of(item.kind, self.language), word_of(item.status, self.language)]
        parts += [self._place(item.place), self.parties(item)]
        parts += [words for words, _ in self._pills(item)[1:]] if item.status is not Status.CONFIRMED else []
        return ", ".join(filter(None, parts))

    def _face(self, item: Item, head: str, lines: tuple[str, ...]) -> Face:
        tentative = item.status not in _OFF | {Status.CONFIRMED}
        return Face(look_of(item), head, lines, self._pills(item), tentative, item.status in _OFF)

    def _pills(self, item: Item) -> tuple[tuple[str, str], ...]:
        pills: list[tuple[str, str]] = []
        if item.status is not Status.CONFIRMED:
            quiet = item.status in _OFF | {Status.BACKUP}
            pills.append((word_of(item.status, self.language), "" if quiet else "warn"))
        if item.grade is not Grade.GENERAL:
            pills.append((word_of(item.grade, self.language), "bad"))
        if missing := self.hurried.get(str(item.id), ""):
            pills.append((QCoreApplication.translate("Faces", "%1 min short").replace("%1", missing), "bad"))
        elif count := self.concerning.get(str(item.id), 0):
            pills.append((QCoreApplication.translate("Faces", "check %1").replace("%1", str(count)), "warn"))
        brief = self.snapshot.brief_of.get(str(item.id))
        if brief is not None and item.status not in _OFF:
            word = QCoreApplication.translate("Faces", "paper: %1")
            pills.append((word.replace("%1", word_of(brief.state, self.language)), _PAPER_STATES[brief.state]))
        return tuple(pills)

    def _place(self, own: str | None) -> str:
        place = self.snapshot.find(Place, own)
        return spoken(place.name, self.language) if place is not None else ""

    def _end(self, moment: ZonedTime, item: Item, *, first: bool) -> str:
        if item.move is None:
            return self._moment(moment)
        place = self.snapshot.find(Place, item.move.origin if first else item.move.destination)
        code = (place.airport_code or spoken(place.city or place.name, self.language)) if place is not None else ""
        return f"{time_text(moment, self.language)} {code}".strip()

    def _moment(self, moment: ZonedTime) -> str:
        return f"{short_date(moment.date, self.language)} {time_text(moment, self.language)}"


def faces_of(snapshot: TripSnapshot, findings: Sequence[Finding], language: UiLanguage) -> Faces:
    """The faces of a trip as it stands."""
    counted: dict[str, int] = {}
    hurried: dict[str, str] = {}
    for finding in findings:
        if finding.code is Code.MOVE_TOO_SHORT:
            hurried[finding.records[0]] = finding.said["short"]["en"]
        if finding.severity is not Severity.NOTE:
            for own in set(finding.records):
                counted[own] = counted.get(own, 0) + 1
    return Faces(snapshot, language, counted, hurried)
