"""Names, places and times as a finding says them, in both languages."""

from collections.abc import Sequence
from datetime import date, timedelta

from tripdesk import messages
from tripdesk.messages import UiLanguage
from tripdesk.model.checks.ground import Ground, Timed
from tripdesk.model.itinerary import Item
from tripdesk.model.office_style import clocks, dates
from tripdesk.model.office_style.people import name_text
from tripdesk.model.people import Delegate, Organisation, Person
from tripdesk.model.text import LText, PersonName
from tripdesk.model.times import ZonedTime

MANY = 4


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


def delegate(ground: Ground, wanted: str) -> LText:
    """`강기정 시장`; one whose name is not recorded goes by the role."""
    known = ground.snapshot.find(Delegate, wanted)
    if known is None:
        return same(wanted)
    who = ground.snapshot.find(Person, known.person)
    called = name(who.name) if who else LText()
    role = both(known.role)
    return LText(ko=f"{called.ko} {role.ko}".strip() or wanted, en=called.en or role.en or wanted)


def delegates(ground: Ground, wanted: Sequence[str]) -> LText:
    """Delegates in the order given; beyond four, three and a head count."""
    return several([delegate(ground, one) for one in wanted], "persons")


def several(named: Sequence[LText], counted: str = "things") -> LText:
    """`가, 나`, or `가, 나, 다 등 9명`."""
    shown = named if len(named) <= MANY else named[: MANY - 1]
    ko, en = ", ".join(t.ko for t in shown), ", ".join(t.en for t in shown)
    if shown is named:
        return LText(ko=ko, en=en)
    unit = spoken(phrase(counted))
    return phrase("and_others", some={"ko": ko, "en": en}, total=len(named), others=len(named) - len(shown), unit=unit)


def organisation(ground: Ground, wanted: str) -> LText:
    """An organisation by its short name where it has one."""
    known = ground.snapshot.find(Organisation, wanted)
    called = known and (known.short_name or known.name)
    return both(called) if called else same(wanted)
