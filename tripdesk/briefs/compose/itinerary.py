"""일정 총괄 and 세부 일정: a paper for all days, then one for each day of the place."""

from collections.abc import Iterable
from datetime import date, timedelta

from tripdesk.briefs.book import Block, Cell, GridRow, GridTable, Paper, Para, Runs
from tripdesk.briefs.compose.blocks import columns, labelled, lead
from tripdesk.briefs.compose.numbering import Numbering, titled
from tripdesk.briefs.compose.pen import Pen
from tripdesk.briefs.roles import Emphasis, PaperKind, ParaRole
from tripdesk.model.audience import A
from tripdesk.model.itinerary import ENGAGEMENTS, Item, ItemKind, Status
from tripdesk.model.logistics import Vehicle
from tripdesk.model.office_style import city_of, home_word, listing, moment_text, short_date, time_range, time_text
from tripdesk.model.people import Counterpart, Delegate, Organisation
from tripdesk.model.times import ZonedTime
from tripdesk.model.trip import Grade, Party

LONGEST_TRIP_DAYS = 60
"""Beyond it a date is more likely mistyped than meant, and empty days are no longer printed."""


def itinerary(pen: Pen, numbering: Numbering) -> tuple[Paper, ...]:
    """The overview under the chapter's number, then a paper a day; a host reads its own meetings instead."""
    view = pen.view
    if not view.items or pen.outside:
        return ()
    chapter = numbering.chapter()
    days = _days(pen)
    papers = [titled(numbering, PaperKind.CHAPTER, 1, chapter, pen.words("chapter.itinerary"), _summary(pen, days))]
    for number, day in enumerate(days, start=1):
        title = pen.plain(pen.w("day_title", number=number, date=short_date(day, pen.lang)))
        blocks = _day(pen, day)
        papers.append(titled(numbering, PaperKind.DAY, 2, f"{chapter}-{number}", title, blocks, day.isoformat()))
    return tuple(papers)


def _days(pen: Pen) -> list[date]:
    """Every day from the first item to the last; days without items are days of the trip, too."""
    starts = [i.start.date for i in pen.view.items if i.start]
    ends = [i.end.date for i in pen.view.items if i.end and i.kind is ItemKind.MOVE]
    if not starts:
        return []
    first, last = min(starts), max([*starts, *ends])
    if pen.view.edition.audience not in (A.PRINCIPAL, A.STAFF) or (last - first).days > LONGEST_TRIP_DAYS:
        return sorted({*starts, *ends})
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _of_day(pen: Pen, day: date) -> list[Item]:
    return pen.starting.get(day, [])


def _arriving(pen: Pen, day: date) -> list[Item]:
    """Moves that began on another day of another place and end on this one."""
    return pen.arriving.get(day, [])


def _staying(pen: Pen, day: date) -> list[Item]:
    """Stays that this night belongs to."""
    return [i for i in pen.stays if i.start and i.end and i.start.date <= day < max(i.end.date, i.start.date)]


def _summary(pen: Pen, days: list[date]) -> list[Block]:
    rows: list[GridRow] = []
    for day in days:
        happens = [(i.start, _summary_line(pen, i)) for i in _of_day(pen, day) if i.kind is not ItemKind.STAY]
        happens += [(i.end, pen.plain(_arrival(pen, i), Emphasis.QUIET)) for i in _arriving(pen, day)]
        lines = [line for _, line in sorted(happens, key=lambda one: one[0].utc.timestamp() if one[0] else 0.0)]
        stays = listing((pen.where(stay) or pen.item_name(stay) for stay in _staying(pen, day)), pen.lang)
        cell: Cell = tuple(lines) or (pen.words("nothing_planned"),)
        rows.append(GridRow(((pen.plain(short_date(day, pen.lang)),), cell, (pen.plain(stays),) if stays else ())))
    heads = columns(pen, ("day", 2), ("itinerary", 9), ("lodging", 3), centred=frozenset({"day"}))
    blocks: list[Block] = []
    if rows:
        blocks.append(GridTable(heads, tuple(rows), pen.w("summary.itinerary")))
    loose = [i for i in pen.view.items if i.start is None]
    if loose:
        blocks.append(lead(pen, "lead.unscheduled"))
        blocks.append(_table(pen, loose))
    return blocks


def _summary_line(pen: Pen, item: Item) -> Runs:
    if item.start is None or item.end is None:
        return pen.item_title(item)
    if item.start.zone == item.end.zone:
        clock = time_range(item.start, item.end, pen.lang)
        return (*pen.plain(f"{clock} "), *pen.item_title(item), *pen.plain(_at_home(pen, item.start), Emphasis.QUIET))
    same_day = item.end.date == item.start.date
    ended = time_text(item.end, pen.lang) if same_day else moment_text(item.end, pen.lang)
    begun = f"{time_text(item.start, pen.lang)}{_at_home(pen, item.start)}"
    return (*pen.plain(f"{begun} → {ended}{_at_home(pen, item.end)} "), *pen.item_title(item))


def _at_home(pen: Pen, moment: ZonedTime) -> str:
    """Says that a time is home time, where a trip has other clocks as well."""
    if moment.zone != pen.home or not pen.abroad:
        return ""
    return pen.w("at_home", home=home_word(pen.home, pen.lang))


def _arrival(pen: Pen, item: Item) -> str:
    if item.move is None or item.end is None:
        return ""
    place = pen.place_name(item.move.destination)
    return pen.w("arrival", time=time_text(item.end, pen.lang), place=place, what=pen.item_name(item))


def _day(pen: Pen, day: date) -> list[Block]:
    items = _of_day(pen, day)
    blocks: list[Block] = [
        Para(ParaRole.NOTE, pen.plain(_arrival_with_home(pen, item)), item.id) for item in _arriving(pen, day)
    ]
    if items:
        blocks.append(_table(pen, items))
    stays = _staying(pen, day)
    if stays:
        names = listing((pen.where(stay) or pen.item_name(stay) for stay in stays), pen.lang)
        blocks.append(Para(ParaRole.NOTE, pen.words("night_at", place=names), stays[0].id))
    return blocks or [Para(ParaRole.BODY, pen.words("nothing_planned"))]


def _arrival_with_home(pen: Pen, item: Item) -> str:
    if item.move is None or item.end is None:
        return ""
    place = pen.place_name(item.move.destination)
    return pen.w("arrival", time=pen.moment(item.end), place=place, what=pen.item_name(item))


def _table(pen: Pen, items: Iterable[Item]) -> GridTable:
    heads = columns(pen, ("time", 6), ("what", 10), ("who", 5))
    own = ((i, pen.on(i.day)) for i in items)
    rows = tuple(GridRow((_times(then, i), _what(then, i), _who(then, i)), i.id) for i, then in own)
    return GridTable(heads, rows, pen.w("summary.day"))


def _times(pen: Pen, item: Item) -> Cell:
    """Local time, and below it the home time; a way between two zones names both ends."""
    if item.start is None or item.end is None:
        return (pen.words("no_time_yet"),)
    if item.kind is ItemKind.STAY or item.start.zone != item.end.zone:
        return _two_ends(pen, item)
    here = time_range(item.start, item.end, pen.lang)
    said = pen.when(item, dated=False)
    home = said.removeprefix(here).strip()[1:-1] or _at_home(pen, item.start).strip(" ()")
    return (pen.plain(here, Emphasis.STRONG), *((pen.plain(home, Emphasis.QUIET),) if home else ()))


def _two_ends(pen: Pen, item: Item) -> Cell:
    if item.start is None or item.end is None:
        return ()
    stays = item.kind is ItemKind.STAY
    names = ("departs", "arrives") if item.move else ("check_in", "check_out") if stays else ("begins", "ends")
    cities = not item.move and item.start.zone != item.end.zone
    lines: list[Runs] = []
    for name, end in zip(names, (item.start, item.end), strict=True):
        here = moment_text(end, pen.lang)
        home = pen.moment(end, dated=True).removeprefix(here).strip()[1:-1]
        city = f" {city_of(end.zone)}" if cities else ""
        lines.append(pen.plain(f"{pen.w(name)} {here}{city}", Emphasis.STRONG))
        lines.append(pen.plain(home or _at_home(pen, end).strip(" ()"), Emphasis.QUIET))
    return tuple(line for line in lines if line)


def _what(pen: Pen, item: Item) -> Cell:
    lines: list[Runs] = [(*pen.plain(f"[{pen.value(item.kind)}] ", Emphasis.QUIET), *pen.item_title(item))]
    if item.assembly:
        place = listing((pen.place_name(item.assembly.place), pen.flat_both(item.assembly.note)), pen.lang)
        lines.append(labelled(pen, "assembly", pen.plain(f"{pen.assembly(item)} {place}".strip())))
    where = pen.where(item)
    lines.append(labelled(pen, "place", pen.plain(where)) if where else ())
    lines.append(labelled(pen, "counterparts", pen.plain(_counterparts(pen, item))))
    lines += _way(pen, item)
    if item.press.value != "closed":
        lines.append(labelled(pen, "press", pen.plain(pen.value(item.press))))
    if item.grade is not Grade.GENERAL:
        lines.append(labelled(pen, "grade", pen.plain(pen.value(item.grade))))
    lines.append(labelled(pen, "dress", pen.say(item.dress)))
    lines.append(labelled(pen, "notes", pen.say(item.notes)))
    if item.result:
        lines += [labelled(pen, "result", r) for r in pen.lines(item.result.summary)]
        lines += [labelled(pen, "agreed", r) for r in pen.lines(item.result.agreed)]
    return tuple(line for line in lines if line)


def _counterparts(pen: Pen, item: Item) -> str:
    people = [pen.counterpart(c) for c in pen.view.those(Counterpart, item.counterparts)]
    return listing([*people, *_organisations(pen, item)], pen.lang)


def _organisations(pen: Pen, item: Item) -> list[str]:
    """The organisations that no counterpart named here stands for."""
    named = {c.organisation for c in pen.view.those(Counterpart, item.counterparts)}
    return [pen.flat(o.name) for o in pen.view.those(Organisation, item.organisations) if o.id not in named]


def _way(pen: Pen, item: Item) -> list[Runs]:
    if item.move is None:
        return []
    carrier = f"{pen.flat_both(item.move.carrier)} {item.move.number}".strip()
    seated: list[str] = []
    for run in item.move.vehicles:
        vehicle = pen.view.find(Vehicle, run.vehicle)
        named = pen.flat(vehicle.name) if vehicle else ""
        aboard = len(pen.view.those(Delegate, run.passengers))
        seated.append(pen.w("aboard", vehicle=named, count=aboard) if aboard else named)
    by = listing((carrier, *seated), pen.lang)
    mode = f"mode_{item.move.mode}"
    lines = [labelled(pen, mode, pen.plain(by)) or pen.words(f"facts.{mode}")]
    lines.append(labelled(pen, "luggage", pen.say(item.move.luggage)))
    return [line for line in lines if line]


def _who(pen: Pen, item: Item) -> Cell:
    lines: list[Runs] = []
    if item.kind in ENGAGEMENTS or item.kind in (ItemKind.MEAL, ItemKind.PRESS):
        lines.append(pen.plain(pen.heads_at(item)))
    parties = pen.view.those(Party, item.parties)
    aboard = {p.id for p in parties}
    present = pen.view.those(Delegate, pen.view.facts_by_item[item.id].present)
    others = [pen.delegate(d) for d in present if d.party not in aboard]
    lines.append(pen.plain(listing([*(pen.flat(p.name) for p in parties), *others], pen.lang)))
    missing = [pen.delegate(d) for d in pen.view.those(Delegate, item.absent)]
    lines.append(labelled(pen, "absent", pen.plain(listing(missing, pen.lang))))
    lines.append(labelled(pen, "lead", pen.plain(pen.delegate_by_id(item.lead))))
    if item.status is not Status.CONFIRMED:
        lines.append(pen.plain(pen.value(item.status), Emphasis.STRONG))
    return tuple(line for line in lines if line)
