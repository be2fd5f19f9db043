"""The itinerary as a list: what each column says of an item."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tripdesk.messages import UiLanguage
from tripdesk.model import naming
from tripdesk.model.attendance import attendees
from tripdesk.model.itinerary import Item, ItemKind, MoveMode, Place
from tripdesk.model.logistics import Vehicle
from tripdesk.model.office_style import city_of, head_count, short_date, time_text, word_of
from tripdesk.model.people import Delegate, Duty
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.text import LText
from tripdesk.model.times import ZonedTime, zone
from tripdesk.model.trip import Party
from tripdesk.services.item_days import in_order
from tripdesk.wording import words


class Column(StrEnum):
    """The columns of the list, in order."""

    DATE = "date"
    START = "start"
    END = "end"
    KIND = "kind"
    TITLE = "title"
    PLACE = "place"
    WHO = "who"
    VEHICLES = "vehicles"
    OWNER = "owner"
    STATUS = "status"


COLUMNS = tuple(Column)


@dataclass(frozen=True, slots=True)
class Line:
    """An item of the list. `heads` is the head count; `first` says that no line above is of the same day.

    `clock` names the clock of the end, `PST`, where that is not the clock of the start.
    """

    item: Item
    day: date | None
    first: bool
    cells: dict[Column, str]
    heads: str
    clock: str = ""

    @property
    def own(self) -> str:
        """The id of the item."""
        return str(self.item.id)


def lines_of(snapshot: TripSnapshot, language: UiLanguage, party: str = "") -> tuple[Line, ...]:
    """The items by the day of their place and as they are lived, those without times last; of one party, if given."""
    made: list[Line] = []
    day: date | None = None
    lived = in_order([i for i in snapshot.items if concerns(snapshot, i, party)])
    for item in sorted(lived, key=lambda one: one.day or date.max):
        made.append(line_of(snapshot, item, language, first=not made or item.day != day))
        day = item.day
    return tuple(made)


def concerns(snapshot: TripSnapshot, item: Item, party: str) -> bool:
    """Whether a party takes part in an item, as a whole or by one of its people."""
    if not party or party in item.parties:
        return True
    there = (snapshot.find(Delegate, own) for own in item.people)
    return any(one is not None and one.party == party for one in there)


def line_of(snapshot: TripSnapshot, item: Item, language: UiLanguage, *, first: bool = True) -> Line:
    """What the list says of an item."""
    people = snapshot.those(Delegate, attendees(snapshot, item))
    heads = _heads(snapshot, item, people, language)
    cells = {
        Column.DATE: short_date(item.day, language) if item.day else "",
        Column.START: time_text(item.start, language) if item.start else "",
        Column.END: end_text(item, language),
        Column.KIND: kind_word(item, language),
        Column.TITLE: _said(item.title, language),
        Column.PLACE: place_text(snapshot, item, language),
        Column.WHO: _who(snapshot, item, people, heads, language),
        Column.VEHICLES: _vehicles(snapshot, item, language),
        Column.OWNER: _owner(snapshot, item, language),
        Column.STATUS: word_of(item.status, language),
    }
    return Line(item, item.day, first, cells, heads, _other_clock(item))


def _said(text: LText, language: UiLanguage) -> str:
    both = naming.both(text)
    return both.ko if language is UiLanguage.KO else both.en


def end_text(item: Item, language: UiLanguage) -> str:
    """The end as it is typed too: its day first where that is not the day it starts on."""
    start, end = item.start, item.end
    if start is None or end is None:
        return ""
    shown = time_text(end, language)
    days = (end.date - start.date).days
    if days == 1 and start.zone == end.zone:
        return words(language)["style.next_day"].format(time=shown)
    return f"{short_date(end.date, language)} {shown}" if days else shown


def _other_clock(item: Item) -> str:
    if item.start is None or item.end is None or item.start.zone == item.end.zone:
        return ""
    name = item.end.utc.astimezone(zone(item.end.zone)).tzname() or ""
    return name if name.isalpha() else city_of(item.end.zone)


def kind_word(item: Item, language: UiLanguage) -> str:
    """`면담`; of a flight or a train `항공`, `철도`."""
    if item.move is not None and item.move.mode in {MoveMode.FLIGHT, MoveMode.RAIL}:
        return word_of(item.move.mode, language)
    return word_of(item.kind, language)


def place_text(snapshot: TripSnapshot, item: Item, language: UiLanguage) -> str:
    """Where it is: the place, or both ends of a way."""
    if item.kind is ItemKind.MOVE and item.move is not None:
        ends = [snapshot.find(Place, own) for own in (item.move.origin, item.move.destination)]
        return " → ".join(_said(place.name, language) for place in ends if place is not None)
    place = snapshot.find(Place, item.place)
    return _said(place.name, language) if place is not None else ""


def who_text(snapshot: TripSnapshot, item: Item, language: UiLanguage) -> str:
    """`전원`, the parties, or the head count where it is neither."""
    people = snapshot.those(Delegate, attendees(snapshot, item))
    return _who(snapshot, item, people, _heads(snapshot, item, people, language), language)


def _who(snapshot: TripSnapshot, item: Item, people: tuple[Delegate, ...], heads: str, language: UiLanguage) -> str:
    if people and len(people) == len(snapshot.delegates):
        return words(language)["list.everybody"]
    parties = snapshot.those(Party, item.parties)
    if not item.people and not item.absent and (parties or not people):
        return " · ".join(_said(party.name, language) for party in parties)
    return heads


def heads_text(snapshot: TripSnapshot, item: Item, language: UiLanguage) -> str:
    """`강기정 시장 등 9명(통역 1명 포함)`; empty where nobody attends."""
    return _heads(snapshot, item, snapshot.those(Delegate, attendees(snapshot, item)), language)


def _heads(snapshot: TripSnapshot, item: Item, people: tuple[Delegate, ...], language: UiLanguage) -> str:
    if not people:
        return ""
    leader = min(people, key=lambda d: (Duty.HEAD not in d.duties, d.protocol_order, d.id))
    head = naming.delegate(snapshot, str(leader.id), item.day)
    interpreters = sum(Duty.INTERPRETER in d.duties for d in people)
    return head_count(len(people), language, head=head, interpreters=interpreters)


def home_time(item: Item, home: str, language: UiLanguage) -> str:
    """`1. 11.(수) 03:00~05:30` on the clocks at home; empty without times or where those clocks are the same."""
    if item.start is None or item.end is None or item.start.zone == item.end.zone == home:
        return ""
    start, end = item.start.at(home), item.end.at(home)
    last = _end_beside(start, end, language)
    return f"{short_date(start.date, language)} {time_text(start, language)}~{last}"


def _end_beside(start: ZonedTime, end: ZonedTime, language: UiLanguage) -> str:
    shown = time_text(end, language)
    return shown if start.date == end.date else f"{short_date(end.date, language)} {shown}"


def _vehicles(snapshot: TripSnapshot, item: Item, language: UiLanguage) -> str:
    runs = item.move.vehicles if item.move is not None else ()
    return " · ".join(_said(v.name, language) for v in snapshot.those(Vehicle, tuple(run.vehicle for run in runs)))


def _owner(snapshot: TripSnapshot, item: Item, language: UiLanguage) -> str:
    """The department that writes its meeting paper, or else the author."""
    brief = snapshot.brief_of.get(str(item.id))
    return (_said(brief.department, language) or brief.author) if brief is not None else ""
