"""What an event is called."""

from collections.abc import Callable

from tripdesk.model.audience import A
from tripdesk.model.itinerary import Item, Move, MoveMode, Place, Status
from tripdesk.model.office_style.clocks import city_of
from tripdesk.model.office_style.dates import time_text
from tripdesk.model.office_style.language import in_language, phrase, word_of
from tripdesk.model.people import Organisation
from tripdesk.model.recipients import Detail, Language
from tripdesk.model.times import ZonedTime
from tripdesk.model.view import View
from tripdesk.wording import word


def languages(language: Language) -> tuple[str, ...]:
    """The languages a text is written in, one after the other."""
    return ("ko", "en") if language is Language.BOTH else (language.value,)


def side_by_side(language: Language, said: Callable[[str], str]) -> str:
    """`ko / en` where both are wanted and differ."""
    return " / ".join(dict.fromkeys(text for one in languages(language) if (text := said(one))))


def title(item: Item, view: View, detail: Detail, language: Language) -> str:
    """The title with its status, unless that is confirmed: `[협의 중] NVIDIA 면담`."""
    name = _driven(item, view, detail, language) or _flown(item, view, language) or _named(item, view, language)
    if item.status is Status.CONFIRMED:
        return name
    return f"[{side_by_side(language, lambda one: word_of(item.status, one))}] {name}"


def _named(item: Item, view: View, language: Language) -> str:
    """Its own title. Where the language wanted is missing: what kind of thing it is, and that it is missing."""
    wanted = languages(language)
    given = [text for one in wanted if (text := (item.title.ko if one == "ko" else item.title.en).strip())]
    if given:
        return " / ".join(dict.fromkeys(given))
    neutral = side_by_side(language, lambda one: _neutral(item, view, one))
    return f"{neutral} {word(wanted[0], 'calendar.untranslated')}" if item.title else neutral


def _neutral(item: Item, view: View, language: str) -> str:
    ours = view.find(Organisation, view.trip.organisation)
    if view.edition.audience is A.HOST and ours is not None and ours.name:
        return word(language, "calendar.meeting_with", organisation=in_language(ours.name, language))
    return word(language, f"calendar.kind.{item.kind.value}")


def _driven(item: Item, view: View, detail: Detail, language: Language) -> str:
    """What a driver reads: how many, from where, to where."""
    if view.edition.audience is not A.DRIVER or item.move is None:
        return ""
    passengers = view.facts_by_item[item.id].passengers
    parts = [side_by_side(language, lambda one: word(one, "calendar.drive"))]
    if passengers:
        parts.append(side_by_side(language, lambda one: phrase(one, "heads", passengers)))
    if detail is not Detail.TITLE:
        parts.append(side_by_side(language, lambda one: way(item.move, view, one)))
    return " · ".join(part for part in parts if part)


def _flown(item: Item, view: View, language: Language) -> str:
    """`✈ KE017 ICN 14:30 → LAX 08:40(현지)`: what is on the boarding pass, at every level of detail."""
    move = item.move
    if move is None or move.mode is not MoveMode.FLIGHT or item.start is None or item.end is None:
        return ""
    codes = [place.airport_code if place else "" for place in ends(move, view)]
    if not all(codes):
        codes = ["", ""]
    name = move.number if all(codes) else f"{move.number} {_named(item, view, language)}"
    departure = f"{codes[0]} {time_text(item.start, languages(language)[0])}"
    arrival = f"{codes[1]} {_arrives(item.start, item.end, language)}"
    return " ".join(f"✈ {name} {departure} → {arrival}".split())


def _arrives(start: ZonedTime, end: ZonedTime, language: Language) -> str:
    """`08:40(현지)`, `18:00(+1일, 현지)`."""
    days = (end.date - start.date).days
    sign = "+" if days > 0 else "-"
    remarks = [
        side_by_side(language, lambda one: phrase(one, "day_shift", days, sign=sign, size=abs(days))) if days else "",
        side_by_side(language, lambda one: word(one, "calendar.local")) if start.zone != end.zone else "",
    ]
    time = time_text(end, languages(language)[0])
    said = ", ".join(remark for remark in remarks if remark)
    return f"{time}({said})" if said else time


def ends(move: Move, view: View) -> tuple[Place | None, Place | None]:
    """Where a move begins and where it ends, as far as the reader sees it."""
    return view.find(Place, move.origin), view.find(Place, move.destination)


def way(move: Move | None, view: View, language: str) -> str:
    """`호텔 → 회의장`."""
    if move is None:
        return ""
    names = [in_language(place.name, language) if place else "" for place in ends(move, view)]
    return " → ".join(name for name in names if name)


def end_names(item: Item, view: View, detail: Detail, language: str) -> tuple[str, str]:
    """What the ends of a way are called: airports by code where places are not to be told, else cities of the zones."""
    if item.move is None or item.start is None or item.end is None:
        return "", ""
    named: list[str] = []
    for place, moment in zip(ends(item.move, view), (item.start, item.end), strict=True):
        if place is None:
            named.append(city_of(moment.zone))
        elif detail is Detail.TITLE:
            named.append(place.airport_code or city_of(moment.zone))
        else:
            named.append(in_language(place.name, language) or city_of(moment.zone))
    return named[0], named[1]
