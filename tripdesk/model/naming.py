"""What records and fields are called among staff; in a name a text stands in for its missing side."""

from datetime import date

from tripdesk import messages
from tripdesk.messages import UiLanguage, templates
from tripdesk.model.brief import Brief
from tripdesk.model.itinerary import Item
from tripdesk.model.office_style.people import name_text, title_on
from tripdesk.model.people import Counterpart, Delegate, Needs, Organisation, Person
from tripdesk.model.snapshot import Gathered
from tripdesk.model.text import LText, PersonName


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


def name(called: PersonName) -> LText:
    """A name of a person; `실파 콜하트카(Shilpa Kolhatkar)` in Korean."""
    return LText(ko=name_text(called, "ko"), en=called.en or called.ko)


def person(gathered: Gathered, wanted: str) -> LText:
    """A person by name."""
    known = gathered.find(Person, wanted)
    return name(known.name) if known and known.name else same(wanted)


def organisation(gathered: Gathered, wanted: str) -> LText:
    """An organisation by its short name where it has one."""
    known = gathered.find(Organisation, wanted)
    called = known and (known.short_name or known.name)
    return both(called) if called else same(wanted)


def counterpart(gathered: Gathered, met: Counterpart) -> LText:
    """Somebody of the other side; one whose name is not known goes by organisation and role."""
    known = gathered.find(Person, met.person)
    if known is not None and known.name:
        return name(known.name)
    host, role = organisation(gathered, met.organisation), both(met.role)
    return LText(
        ko=role.ko if host.ko in role.ko else f"{host.ko} {role.ko}".strip(),
        en=role.en if host.en in role.en else f"{role.en}, {host.en}".removeprefix(", "),
    )


def delegate(gathered: Gathered, wanted: str, day: date | None) -> LText:
    """`강기정 시장`, with the title held on that day; one whose name is not recorded goes by the role."""
    known = gathered.find(Delegate, wanted)
    if known is None:
        return same(wanted)
    who = gathered.find(Person, known.person)
    called = name(who.name) if who else LText()
    held = title_on(who, day) if who and day else None
    role = both(known.role)
    position = held.title.ko if called.ko and held and held.title.ko else role.ko
    return LText(ko=f"{called.ko} {position}".strip() or wanted, en=called.en or role.en or wanted)


def record(gathered: Gathered, wanted: str, day: date | None) -> LText:
    """Any record by what it is called; its id where it has no name."""
    known = gathered.by_id.get(wanted)
    match known:
        case Item():
            return title(known)
        case Brief():
            return phrase("paper_of", item=spoken(record(gathered, known.item, day)))
        case Delegate():
            return delegate(gathered, wanted, day)
        case Needs():
            return delegate(gathered, known.delegate, day)
        case Counterpart():
            return counterpart(gathered, known)
        case Person():
            return person(gathered, wanted)
        case Organisation():
            return organisation(gathered, wanted)
        case _:
            called = next((held for at in ("name", "title", "text", "alt") if (held := getattr(known, at, None))), None)
            return both(called) if isinstance(called, LText) else same(wanted)


def field_words(language: UiLanguage, path: str) -> str:
    """A path as an officer says it: `points[2].text.ko` → `논의사항 3 · 내용`."""
    known = templates(language)
    said: list[str] = []
    for step in path.split("."):
        name, _, number = step.partition("[")
        word = known.get(f"fields.{name}", name)
        said.append(f"{word} {int(number.rstrip(']')) + 1}" if number else word)
    return " · ".join(said)
