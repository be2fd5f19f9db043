"""What is typed into a cell of the list, taken as a change of its item."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from tripdesk.errors import Rejected
from tripdesk.messages import UiLanguage
from tripdesk.model.ids import PlaceId
from tripdesk.model.itinerary import Item, ItemKind, Place, Status
from tripdesk.model.office_style import word_of
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.text import LText
from tripdesk.model.times import ZonedTime
from tripdesk.services.airports import airport
from tripdesk.services.item_days import on_day, restarted, rezoned, zone_on
from tripdesk.services.item_entry import in_its_language
from tripdesk.services.item_lines import Column
from tripdesk.services.item_making import assembly_for
from tripdesk.services.item_ways import airport_place, on_way
from tripdesk.services.name_matching import match, sides
from tripdesk.services.typed_times import TypedTime, end_typed, moment, plain, start_typed, typed_date, typed_time
from tripdesk.wording import words

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a cell is read by: the trip, the language, the item before in the list, a day for what has none yet."""

    snapshot: TripSnapshot
    language: UiLanguage
    ids: Callable[[str], str]
    before: Item | None = None
    day: date | None = None
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """The item as it is to be, and the places that are new for it."""

    item: Item
    places: tuple[Place, ...] = ()


EDITABLE = frozenset(Column) - {Column.VEHICLES, Column.OWNER}


def typed_into(sheet: Sheet, item: Item, column: Column, text: str) -> Taken:
    """The item with what was typed into one of its cells. Raises Rejected with the sentence to show."""
    said = text.strip()
    match column:
        case Column.DATE:
            return Taken(_dated(sheet, item, said))
        case Column.START:
            return Taken(_started(sheet, item, said))
        case Column.END:
            return Taken(_ended(sheet, item, said))
        case Column.KIND:
            return Taken(_of_kind(item, one_of(ItemKind, said, sheet.language)))
        case Column.STATUS:
            return Taken(item.revised(status=one_of(Status, said, sheet.language)))
        case Column.TITLE:
            return Taken(item.revised(title=with_side(item.title, said, sheet.language)))
        case Column.PLACE:
            return placed(sheet, item, said)
        case Column.WHO:
            return Taken(_attended(sheet, item, said))
        case _:
            raise Rejected("cell_not_here")


def with_side(text: LText, said: str, language: UiLanguage) -> LText:
    """The text with another side in that language; an empty text is written on the side it is in."""
    if not text and said:
        return in_its_language(said)
    shown = text.ko or text.en if language is UiLanguage.KO else text.en or text.ko
    if shown == said:
        return text
    return text.revised(ko=said) if language is UiLanguage.KO else text.revised(en=said)


def one_of(cls: type[E], said: str, language: UiLanguage) -> E:
    """The value of that word, or of the one word that begins so. Raises Rejected with the words there are."""
    names = {value: word_of(value, language) for value in cls}
    for fits in (0, 1):
        found = [value for value, word in names.items() if match(said, (word, word_of(value, "en"))) in range(fits + 1)]
        if len(found) == 1 and said:
            return found[0]
    raise Rejected("word_not_one", text=said[:20], words=", ".join(names.values()))


def _dated(sheet: Sheet, item: Item, said: str) -> Item:
    if not said:
        return item.revised(start=None, end=None, assembly=None)
    if item.start is None:
        raise Rejected("time_after_day")
    day = typed_date(said, item.start.date)
    if day == item.start.date:
        return item
    key = zone_on(sheet.snapshot, day, str(item.place or ""))
    return _retimed(item, *on_day(item, day, key))


def _started(sheet: Sheet, item: Item, said: str) -> Item:
    if not said:
        return item.revised(start=None, end=None, assembly=None)
    day, typed = dated_time(said, item.day or sheet.day)
    day = day or item.day or sheet.day
    if day is None:
        raise Rejected("day_first")
    key = item.start.zone if item.start else zone_on(sheet.snapshot, day, str(item.place or ""), sheet.before)
    if typed.relative:
        ended = sheet.before.end if sheet.before else None
        start = start_typed(said, day, key, ended)
    else:
        start = moment(typed, day, key)
    return _retimed(item, start, restarted(item, start))


def _ended(sheet: Sheet, item: Item, said: str) -> Item:
    if item.start is None or item.end is None:
        raise Rejected("start_first")
    if not said:
        raise Rejected("time_not_read", text="")
    day, typed = dated_time(said, item.end.date)
    if typed.relative:
        return item.revised(end=end_typed(said, item.start, item.end.zone))
    if day is None:
        far = item.start.zone != item.end.zone or (item.end.date - item.start.date).days > 1
        day = item.end.date if far else item.start.date
    end = moment(typed, day, item.end.zone)
    if end.utc < item.start.utc:
        raise Rejected("end_first", start=f"{item.start.local:%H:%M}", end=f"{end.local:%H:%M}")
    return item.revised(end=end)


def _retimed(item: Item, start: ZonedTime | None, end: ZonedTime | None) -> Item:
    return item.revised(start=start, end=end, assembly=assembly_for(item, start))


def dated_time(said: str, near: date | None) -> tuple[date | None, TypedTime]:
    """A time, with a date before it or without: `1. 8. 08:30`. Raises Rejected."""
    try:
        return None, typed_time(said)
    except Rejected:
        pieces = said.split()
        for cut in range(len(pieces) - 1, 0, -1):
            if near is None:
                break
            try:
                return typed_date(" ".join(pieces[:cut]), near), typed_time(" ".join(pieces[cut:]))
            except Rejected:
                continue
        raise


def _of_kind(item: Item, kind: ItemKind) -> Item:
    if kind is item.kind:
        return item
    if kind is ItemKind.MOVE:
        raise Rejected("way_in_place_cell")
    return item.revised(kind=kind, move=None)


def placed(sheet: Sheet, item: Item, said: str) -> Taken:
    """The item at the place of that name, or at a new one; its times are read by the clocks there.

    `ICN→LAS`, `호텔 -> 구글`: a move between two places. Raises Rejected for one place of a move, and for a time that
    is skipped there.
    """
    if way := two_ends(said):
        return _on_the_way(sheet, item, *way)
    if item.move is not None:
        raise Rejected("way_has_two_ends")
    if not said:
        return Taken(item.revised(place=None))
    known = place_called(sheet, said)
    if known is not None:
        return Taken(at_place(item, known))
    new = new_place(sheet, said, item)
    return Taken(item.revised(place=new.id), (new,))


_ARROW = re.compile(r"\s*(?:→|[-=]?>)\s*")
_CODES = re.compile(r"([A-Za-z]{3})\s*[-–~]\s*([A-Za-z]{3})")


def two_ends(said: str) -> tuple[str, str] | None:
    """Both ends of a way that is typed as one: parted by an arrow, or two codes of airports by a dash."""
    ends = [end for end in _ARROW.split(said) if end]
    if len(ends) == 2 and _ARROW.search(said):
        return ends[0], ends[1]
    codes = _CODES.fullmatch(said)
    if codes is not None and airport(codes[1]) and airport(codes[2]):
        return codes[1], codes[2]
    return None


def _on_the_way(sheet: Sheet, item: Item, *ends: str) -> Taken:
    places: list[Place] = []
    fresh: list[Place] = []
    for end in ends:
        place = place_called(sheet, end)
        if place is None and len(end) == 3 and airport(end) is not None:
            place, new = airport_place(sheet.snapshot, end, sheet.ids)
            fresh += [place] if new else []
        elif place is None:
            place = new_place(sheet, end, item)
            fresh.append(place)
        places.append(place)
    origin, destination = places
    return Taken(on_way(item, origin, destination), tuple(fresh))


def at_place(item: Item, place: Place) -> Item:
    """The item at a place; the same time on the wall, by the clocks of that place."""
    there = item.revised(place=place.id)
    return rezoned(there, place.zone) if place.zone else there


def place_called(sheet: Sheet, said: str) -> Place | None:
    """The place of that name; or the only one it is the beginning or the consonants of."""
    found: dict[int, list[Place]] = {0: [], 1: []}
    for place in (*sheet.places, *sheet.snapshot.places):
        fits = match(said, (*sides(place.name), place.airport_code))
        if fits in found:
            found[fits].append(place)
    if found[0]:
        return found[0][0]
    short = all("ㄱ" <= c <= "ㅎ" for c in said)
    return found[1][0] if short and len(found[1]) == 1 else None


def new_place(sheet: Sheet, said: str, item: Item | None = None) -> Place:
    """A place of that name, on the clocks of the item."""
    key = item.start.zone if item is not None and item.start else None
    return Place(id=PlaceId(sheet.ids("place")), name=in_its_language(said), zone=key)


def _attended(sheet: Sheet, item: Item, said: str) -> Item:
    snapshot = sheet.snapshot
    everybody = {plain(words(language)["list.everybody"]) for language in ("ko", "en")}
    if not said:
        return item.revised(parties=(), people=(), absent=())
    if plain(said) in everybody:
        return item.revised(parties=tuple(p.id for p in snapshot.parties), people=(), absent=())
    chosen: list[str] = []
    for name in filter(None, re.split(r"\s*[,·ㆍ;/]\s*", said)):
        fits = [(match(name, sides(party.name)), party) for party in snapshot.parties]
        found = [p for how, p in fits if how == 0] or [p for how, p in fits if how == 1]
        if len(found) != 1:
            ours = (p.name.ko or p.name.en if sheet.language is UiLanguage.KO else p.name.en for p in snapshot.parties)
            known = ", ".join((words(sheet.language)["list.everybody"], *ours))
            raise Rejected("word_not_one", text=name[:20], words=known)
        chosen.append(str(found[0].id))
    return item.revised(parties=tuple(dict.fromkeys(chosen)), people=(), absent=())


def filled(sheet: Sheet, first: Item, others: Sequence[Item], columns: Sequence[Column]) -> list[tuple[Item, Item]]:
    """The others with the values the first has in those columns: pairs of before and after. Raises Rejected."""
    pairs: list[tuple[Item, Item]] = []
    for item in others:
        wanted = item
        for column in columns:
            wanted = _like(sheet, first, wanted, column)
        pairs.append((item, wanted))
    return pairs


def _like(sheet: Sheet, first: Item, item: Item, column: Column) -> Item:
    match column:
        case Column.DATE:
            if first.start is None or item.start is None:
                raise Rejected("time_after_day")
            day = first.start.date
            return _retimed(item, *on_day(item, day, zone_on(sheet.snapshot, day, str(item.place or ""))))
        case Column.START if first.start is not None:
            day = item.day or first.start.date
            key = item.start.zone if item.start else first.start.zone
            local = first.start.local
            start = moment(TypedTime(local.hour * 60 + local.minute, fold=first.start.fold or 0), day, key)
            return _retimed(item, start, restarted(item if item.start else first, start))
        case Column.END if first.end is not None and item.start is not None and first.start is not None:
            local = first.end.local
            later = (first.end.date - first.start.date).days
            wanted = TypedTime(local.hour * 60 + local.minute, days=later, fold=first.end.fold or 0)
            end = moment(wanted, item.start.date, item.end.zone if item.end else item.start.zone)
            if end.utc < item.start.utc:
                raise Rejected("end_first", start=f"{item.start.local:%H:%M}", end=f"{end.local:%H:%M}")
            return item.revised(end=end)
        case Column.KIND:
            return _of_kind(item, first.kind)
        case Column.TITLE:
            return item.revised(title=first.title)
        case Column.PLACE if item.move is None and first.move is None:
            return item.revised(place=first.place)
        case Column.WHO:
            return item.revised(parties=first.parties, people=first.people, absent=first.absent)
        case Column.STATUS:
            return item.revised(status=first.status)
        case _:
            return item
