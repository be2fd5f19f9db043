"""차량·숙소 and the places: who rides where, who sleeps where, what one needs to find the door."""

from tripdesk.briefs.book import Block, Cell, GridRow, Runs
from tripdesk.briefs.compose.blocks import grid, labelled, lead
from tripdesk.briefs.compose.pen import Pen
from tripdesk.model.attendance import protocol
from tripdesk.model.audience import A
from tripdesk.model.itinerary import Item, ItemKind, Place
from tripdesk.model.logistics import Vehicle
from tripdesk.model.office_style import full_date, listing, number_ranges
from tripdesk.model.people import Contact, Delegate, Room


def logistics(pen: Pen) -> list[Block]:
    """Vehicles, rooms, places; each only when this reader sees some."""
    return [*_vehicles(pen), *_rooms(pen), *_places(pen)]


def _vehicles(pen: Pen) -> list[Block]:
    rows: list[GridRow] = []
    for vehicle in pen.view.vehicles:
        driver = pen.view.find(Contact, vehicle.driver)
        called = listing((pen.flat_both(driver.name), driver.mobile, driver.phone), pen.lang) if driver else ""
        cells: tuple[Cell, ...] = (
            _cell(pen.say(vehicle.name)),
            _cell(pen.plain(vehicle.plate)),
            _cell(pen.words("seats", count=vehicle.seats)),
            _cell(pen.plain(called)),
        )
        rows.append(GridRow(cells, vehicle.id))
    if not rows:
        return []
    heads = (("vehicle", 4), ("plate", 3), ("capacity", 2), ("driver", 5))
    return [
        lead(pen, "lead.vehicles"),
        grid(pen, heads, rows, "vehicles", centred=frozenset({"capacity"})),
        *_drives(pen),
    ]


def _drives(pen: Pen) -> list[Block]:
    """The moves by vehicle in order, with who rides in which."""
    rows: list[GridRow] = []
    for item in pen.in_order(i for i in pen.view.items if i.move and i.move.vehicles):
        for run in item.move.vehicles if item.move else ():
            vehicle = pen.view.find(Vehicle, run.vehicle)
            then = pen.on(item.day)
            aboard = [then.delegate(d) for d in pen.view.those(Delegate, run.passengers)]
            cells: tuple[Cell, ...] = (
                _cell(pen.plain(pen.when(item) or pen.w("no_time_yet"))),
                _cell(pen.plain(pen.where(item))),
                _cell(pen.say(vehicle.name) if vehicle else ()),
                _cell(pen.plain(listing(aboard, pen.lang))),
            )
            rows.append(GridRow(cells, item.id))
    if not rows or pen.view.edition.audience is A.DRIVER:
        return []
    heads = (("time", 4), ("way", 4), ("vehicle", 3), ("seated", 5))
    return [lead(pen, "lead.drives"), grid(pen, heads, rows, "drives")]


def _rooms(pen: Pen) -> list[Block]:
    blocks: list[Block] = []
    for stay in pen.in_order(i for i in pen.view.items if i.kind is ItemKind.STAY):
        rows = [
            GridRow((_cell(pen.plain(pen.delegate(delegate))), _cell(_room(pen, room))), delegate.id)
            for delegate in sorted(pen.view.delegates, key=protocol)
            for room in delegate.rooms
            if room.stay == stay.id
        ]
        named = pen.place_name(stay.place) or pen.item_name(stay)
        blocks.append(lead(pen, "lead.stay", place=named, dates=_dates(pen, stay)))
        if rows:
            blocks.append(grid(pen, (("guest", 6), ("room", 6)), rows, "rooms"))
    return blocks


def _room(pen: Pen, room: Room) -> Runs:
    nights = pen.w("room_nights", nights=number_ranges(room.nights, pen.lang)) if room.nights else ""
    return pen.plain(listing((room.number, pen.value(room.kind), nights), pen.lang))


def _dates(pen: Pen, stay: Item) -> str:
    if stay.start is None or stay.end is None:
        return ""
    ends = (full_date(stay.start.date, pen.lang), full_date(stay.end.date, pen.lang))
    return pen.w("stay_dates", check_in=ends[0], check_out=ends[1])


def _places(pen: Pen) -> list[Block]:
    rows: list[GridRow] = []
    for place in pen.view.places:
        about = [pen.plain(place.address), pen.plain(place.phone), pen.say(place.directions), *_advance(pen, place)]
        cells: tuple[Cell, ...] = (_cell(pen.say(place.name)), tuple(line for line in about if line))
        rows.append(GridRow(cells, place.id))
    if not rows:
        return []
    return [
        lead(pen, "lead.places"),
        grid(pen, (("place", 4), ("about_place", 9)), rows, "places"),
    ]


def _advance(pen: Pen, place: Place) -> list[Runs]:
    """What the advance visit found, with who found it when."""
    found: list[Runs] = []
    for finding in place.advance:
        when = full_date(finding.date, pen.lang) if finding.date else ""
        by = listing((when, finding.by), pen.lang)
        found.append((*labelled(pen, "advance", pen.say(finding.text)), *pen.plain(f" ({by})" if by else "")))
    return found


def _cell(runs: Runs) -> Cell:
    return (runs,) if runs else ()
