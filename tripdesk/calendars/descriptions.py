"""What an event says beneath its title, and where it is: as much as the level of detail allows and the view shows."""

from collections.abc import Iterator

from tripdesk.calendars.readers import is_of_travellers
from tripdesk.calendars.titles import end_names, ends, languages, side_by_side, way
from tripdesk.model.audience import A
from tripdesk.model.itinerary import Item, ItemKind, Move, Place, Status
from tripdesk.model.logistics import Vehicle
from tripdesk.model.office_style.clocks import both_clocks, both_clocks_at, travel
from tripdesk.model.office_style.dates import time_text
from tripdesk.model.office_style.language import in_language, listing, word_of
from tripdesk.model.office_style.people import head_count, person_on
from tripdesk.model.people import Counterpart, Delegate, Organisation, Person
from tripdesk.model.recipients import Detail, Language
from tripdesk.model.text import EMPTY, LText
from tripdesk.model.trip import Party
from tripdesk.model.view import View
from tripdesk.wording import word


def description(item: Item, view: View, detail: Detail, language: Language) -> str:
    """Lines, the assembly first, then the time on both clocks. In two languages one block after the other."""
    blocks = ("\n".join(_lines(item, view, detail, one)) for one in languages(language))
    return "\n\n".join(block for block in blocks if block)


def location(item: Item, view: View, detail: Detail, language: Language) -> str:
    """`2788 San Tomas Expy, Santa Clara, CA 95051 (엔비디아 본사 · 2층)`: the street first, as maps look it up."""
    place = _place(item, view)
    if place is None or detail is Detail.TITLE:
        return ""
    name = side_by_side(language, lambda one: in_language(place.name, one))
    room = side_by_side(language, lambda one: in_language(item.room, one))
    name = " · ".join(text for text in (name, room) if text)
    if not place.address:
        return name
    return f"{place.address} ({name})" if name else place.address


def position(item: Item, view: View, detail: Detail) -> tuple[float, float] | None:
    """Latitude and longitude."""
    place = _place(item, view)
    if place is None or detail is Detail.TITLE or place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude


def _place(item: Item, view: View) -> Place | None:
    """Where to be when it starts."""
    return ends(item.move, view)[0] if item.move else view.find(Place, item.place)


def _lines(item: Item, view: View, detail: Detail, language: str) -> Iterator[str]:
    cancelled = item.status is Status.CANCELLED
    if not cancelled:
        yield from _assembly(item, view, detail, language)
    yield from _times(item, view, detail, language)
    if detail is not Detail.TITLE:
        yield from _ways(item, view, language)
    if detail is Detail.ALL and not cancelled:
        yield from _people(item, view, language)
        yield from _logistics(item, view, language)
        yield from _reach(view, language)


def _assembly(item: Item, view: View, detail: Detail, language: str) -> Iterator[str]:
    """`집결 13:20 호텔 로비`, with its date when that is another."""
    assembly = item.assembly
    if assembly is None or item.start is None:
        return
    alike = (assembly.at.date, assembly.at.zone) == (item.start.date, item.start.zone)
    said = [time_text(assembly.at, language) if alike else both_clocks_at(assembly.at, view.trip.home_zone, language)]
    place = view.find(Place, assembly.place)
    if place is not None and detail is not Detail.TITLE:
        said.append(in_language(place.name, language))
    if detail is Detail.ALL:
        said.append(in_language(assembly.note, language))
    yield word(language, "calendar.assembly", text=" ".join(part for part in said if part))


def _times(item: Item, view: View, detail: Detail, language: str) -> Iterator[str]:
    if item.start is None or item.end is None:
        return
    home = view.trip.home_zone
    if item.kind is ItemKind.STAY:
        yield word(language, "calendar.check_in", text=both_clocks_at(item.start, home, language))
        yield word(language, "calendar.check_out", text=both_clocks_at(item.end, home, language))
    elif item.start.zone == item.end.zone:
        yield both_clocks(item.start, item.end, home, language)
    else:
        origin, destination = end_names(item, view, detail, language) if item.move else ("", "")
        told = travel(item.start, item.end, origin, destination, home, language)
        yield word(language, "calendar.departure", text=told.departure)
        yield word(language, "calendar.arrival", text=f"{told.arrival} · {told.elapsed}")


def _ways(item: Item, view: View, language: str) -> Iterator[str]:
    """Of a move the two ends, unless the times name them; for a driver each with its address."""
    if item.move is None or item.start is None or item.end is None:
        return
    if view.edition.audience is not A.DRIVER:
        if item.start.zone == item.end.zone and (text := way(item.move, view, language)):
            yield text
        return
    for key, place in zip(("from", "to"), ends(item.move, view), strict=True):
        if place is not None:
            yield word(language, f"calendar.{key}", text=_addressed(place, language))


def _addressed(place: Place, language: str) -> str:
    return listing((in_language(place.name, language), place.address), language)


def _people(item: Item, view: View, language: str) -> Iterator[str]:
    facts = view.facts_by_item[item.id]
    if facts.head_count is not None:
        count = facts.head_count
        leader = view.find(Delegate, count.leader)
        head = LText(ko=_delegate(leader, item, view, "ko"), en=_delegate(leader, item, view, "en"))
        said = head_count(count.total, language, head=head, interpreters=count.interpreters)
        yield word(language, "calendar.who", text=said)
    if lead := view.find(Delegate, item.lead):
        yield word(language, "calendar.lead", text=_delegate(lead, item, view, language))
    if labels := [p.label for p in view.those(Party, item.parties) if p.label]:
        yield word(language, "calendar.party", text=listing((in_language(x, language) for x in labels), language))
    if organisations := view.those(Organisation, item.organisations):
        names = listing((in_language(o.name, language) for o in organisations), language)
        yield word(language, "calendar.organisations", text=names)
    if counterparts := view.those(Counterpart, item.counterparts):
        names = listing((_person(c.person, c.role, item, view, language) for c in counterparts), language)
        yield word(language, "calendar.their_side", text=names)


def _delegate(delegate: Delegate | None, item: Item, view: View, language: str) -> str:
    return _person(delegate.person, delegate.role, item, view, language) if delegate else ""


def _person(person: str, role: LText, item: Item, view: View, language: str) -> str:
    """By name and the title of that day; whose name is not told, by role."""
    found = view.find(Person, person)
    day = view.facts_by_item[item.id].day
    if found is None or day is None:
        return in_language(role, language)
    return person_on(found, day, language, role=role)


def _logistics(item: Item, view: View, language: str) -> Iterator[str]:
    if item.move is not None:
        yield from _move(item.move, view, language)
    if item.kind is ItemKind.STAY:
        yield from _rooms(item, view, language)
        place = _place(item, view)
        if place is not None and place.phone:
            yield word(language, "calendar.phone", text=place.phone)
    if item.dress:
        yield word(language, "calendar.dress", text=in_language(item.dress, language))


def _move(move: Move, view: View, language: str) -> Iterator[str]:
    """A passenger reads of the own vehicle, if one is named."""
    if move.carrier:
        yield word(language, "calendar.carrier", text=in_language(move.carrier, language))
    us = set(view.own) if is_of_travellers(view) else set[str]()
    own = [run for run in move.vehicles if not us.isdisjoint(map(str, run.passengers))]
    for vehicle in view.those(Vehicle, tuple(run.vehicle for run in own or move.vehicles)):
        said = " ".join(part for part in (in_language(vehicle.name, language), vehicle.plate) if part)
        yield word(language, "calendar.vehicle", text=said)
    if move.luggage:
        yield word(language, "calendar.luggage", text=in_language(move.luggage, language))
    if view.edition.audience is A.DRIVER:
        for place in ends(move, view):
            if place is not None and place.directions:
                yield in_language(place.directions, language)


def _rooms(item: Item, view: View, language: str) -> Iterator[str]:
    """One's own room, never that of another."""
    for delegate in view.those(Delegate, view.own if is_of_travellers(view) else ()):
        for room in delegate.rooms:
            if room.stay == item.id:
                said = " ".join(part for part in (room.number, word_of(room.kind, language)) if part)
                yield word(language, "calendar.room", text=said)


def _reach(view: View, language: str) -> Iterator[str]:
    """Whom to call."""
    for reach in view.facts.reach:
        said = " ".join(part for part in (in_language(reach.role or EMPTY, language), reach.mobile) if part)
        yield word(language, "calendar.call", text=said)
