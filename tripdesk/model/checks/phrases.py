"""Names, places and times as a finding says them, in both languages."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

from tripdesk import messages
from tripdesk.messages import UiLanguage
from tripdesk.model.brief import Brief
from tripdesk.model.checks.ground import Ground, Timed
from tripdesk.model.itinerary import Item
from tripdesk.model.office_style import clocks, dates
from tripdesk.model.office_style.people import name_text, title_on
from tripdesk.model.people import Counterpart, Delegate, Organisation, Person
from tripdesk.model.text import LText, PersonName
from tripdesk.model.times import ZonedTime

MANY = 4

S = TypeVar("S")


def phrase(key: str, **facts: object) -> LText:
    """A turn of speech from the table `finding_words` of the messages."""
    full = f"finding_words.{key}"
    return LText(
        ko=messages.sentence(UiLanguage.KO, full, facts),
        en=messages.sentence(UiLanguage.EN, full, facts),
    )


def both(text: LText) -> LText:
    """A text that stands in for its missing side: staff are to recognise what is meant."""
    return LText(ko=text.ko or text.en, en=text.en or text.ko)


def same(text: str) -> LText:
    """What is said alike in both languages."""
    return LText(ko=text, en=text)


def spoken(text: LText) -> dict[str, str]:
    """A text as a fact of another phrase."""
    return {"ko": text.ko, "en": text.en}


def title(item: Item) -> LText:
    """What an item is called."""
    return both(item.title) if item.title else phrase("untitled")


def day(when: date) -> LText:
    """`1. 9.(월)`, `Mon 9 Jan`."""
    return LText(ko=dates.short_date(when, "ko"), en=dates.short_date(when, "en"))


def full_date(when: date) -> LText:
    """`2023. 1. 9.(월)`, `Mon 9 January 2023`."""
    return LText(ko=dates.full_date(when, "ko"), en=dates.full_date(when, "en"))


def moment(when: ZonedTime) -> LText:
    """`1. 9.(월) 14:00`, on the clocks of the place."""
    return LText(ko=dates.moment_text(when, "ko"), en=dates.moment_text(when, "en"))


def span(starts: ZonedTime, ends: ZonedTime) -> LText:
    """`1. 9.(월) 14:00~15:00`; what ends in another zone says each end on its own clock."""
    if starts.zone != ends.zone:
        return phrase("travel_span", departure=spoken(moment(starts)), arrival=spoken(moment(ends)))
    said = [f"{dates.short_date(starts.date, one)} {dates.time_range(starts, ends, one)}" for one in ("ko", "en")]
    return LText(ko=said[0], en=said[1])


def time_of(item: Item) -> LText:
    """When an item is, as far as it is known."""
    return span(item.start, item.end) if item.start and item.end else phrase("time_unset")


def time_of_timed(timed: Timed) -> LText:
    """When a scheduled item is."""
    return span(timed.starts, timed.ends)


def both_clocks(timed: Timed, home: str) -> LText:
    """`1. 9.(월) 10:00~11:00(한국 1. 10.(화) 03:00~04:00)`."""
    said = [clocks.both_clocks(timed.starts, timed.ends, home, language) for language in ("ko", "en")]
    return LText(ko=said[0], en=said[1])


def minutes(lasting: timedelta) -> int:
    """Whole minutes."""
    return int(lasting.total_seconds() // 60)


def duration(lasting: timedelta) -> LText:
    """`7시간 30분`, `7 h 30 min`."""
    return LText(ko=clocks.duration(lasting, "ko"), en=clocks.duration(lasting, "en"))


def name(called: PersonName) -> LText:
    """A name of a person; `실파 콜하트카(Shilpa Kolhatkar)` in Korean."""
    return LText(ko=name_text(called, "ko"), en=called.en or called.ko)


def person(ground: Ground, wanted: str) -> LText:
    """A person by name."""
    known = ground.snapshot.find(Person, wanted)
    return name(known.name) if known and known.name else same(wanted)


def counterpart(ground: Ground, met: Counterpart) -> LText:
    """Somebody of the other side; one whose name is not known goes by organisation and role."""
    known = ground.snapshot.find(Person, met.person)
    if known is not None and known.name:
        return name(known.name)
    host, role = organisation(ground, met.organisation), both(met.role)
    return LText(
        ko=role.ko if host.ko in role.ko else f"{host.ko} {role.ko}".strip(),
        en=role.en if host.en in role.en else f"{role.en}, {host.en}".removeprefix(", "),
    )


def delegate(ground: Ground, wanted: str) -> LText:
    """`강기정 시장`; one whose name is not recorded goes by the role."""
    known = ground.snapshot.find(Delegate, wanted)
    if known is None:
        return same(wanted)
    who = ground.snapshot.find(Person, known.person)
    called = name(who.name) if who else LText()
    held = title_on(who, ground.span.first) if who and ground.span else None
    role = both(known.role)
    title = held.title.ko if called.ko and held and held.title.ko else role.ko
    return LText(ko=f"{called.ko} {title}".strip() or wanted, en=called.en or role.en or wanted)


def delegates(ground: Ground, wanted: Sequence[str]) -> LText:
    """Delegates in the order given; beyond four, three and a head count."""
    return _several([delegate(ground, one) for one in _shown(wanted)], len(wanted), "persons")


def several(named: Sequence[LText]) -> LText:
    """`가, 나`, or `가, 나, 다 등 9건`."""
    return _several(_shown(named), len(named), "things")


def _shown(listed: Sequence[S]) -> Sequence[S]:
    return listed if len(listed) <= MANY else listed[: MANY - 1]


def _several(shown: Sequence[LText], total: int, counted: str) -> LText:
    some = LText(ko=", ".join(t.ko for t in shown), en=", ".join(t.en for t in shown))
    if len(shown) == total:
        return some
    return phrase(f"and_other_{counted}", some=spoken(some), total=total, others=total - len(shown))


def record(ground: Ground, wanted: str) -> LText:
    """Any record by what it is called."""
    known = ground.snapshot.by_id.get(wanted)
    match known:
        case Item():
            return title(known)
        case Brief():
            return phrase("paper_of", item=spoken(record(ground, known.item)))
        case Delegate():
            return delegate(ground, wanted)
        case Person():
            return person(ground, wanted)
        case _:
            called = getattr(known, "name", None) or getattr(known, "title", None)
            return both(called) if isinstance(called, LText) else same(wanted)


def organisation(ground: Ground, wanted: str) -> LText:
    """An organisation by its short name where it has one."""
    known = ground.snapshot.find(Organisation, wanted)
    called = known and (known.short_name or known.name)
    return both(called) if called else same(wanted)
