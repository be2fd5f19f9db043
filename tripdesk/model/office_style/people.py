"""People as an office writes them: one way to count heads, names with the title valid on the day."""

from datetime import date

from tripdesk.model.office_style.language import in_language, listing, phrase
from tripdesk.model.people import DatedTitle, Person
from tripdesk.model.text import EMPTY, LText, PersonName
from tripdesk.wording import words


def head_count(
    total: int, language: str, *, head: LText = EMPTY, interpreters: int = 0, others_form: bool = False
) -> str:
    """`강기정 시장 등 9명(통역 1명 포함)`; with `others_form` `강기정 시장 외 8명(통역 1명 포함)`.

    `total` counts everybody, the head and the interpreters included. Alone, the head is just named.
    """
    named = in_language(head, language)
    if named and total <= 1:
        return named
    if not named:
        said = phrase(language, "heads", total)
        return said + (phrase(language, "incl_interpreters", interpreters) if interpreters else "")
    form = "head_and_others" if others_form else "head_and_all"
    said = phrase(language, form, total - 1, head=named, total=total)
    return said + (phrase(language, "total_incl_interpreters", interpreters, total=total) if interpreters else "")


def title_on(person: Person, day: date) -> DatedTitle | None:
    """What somebody is on that day; of several, the one listed last."""
    for title in reversed(person.titles):
        if (title.since is None or title.since <= day) and (title.until is None or day <= title.until):
            return title
    return None


def name_text(name: PersonName, language: str, *, both: bool = False) -> str:
    """`강기정`; a foreign name (one with a reading) `실파 콜하트카(Shilpa Kolhatkar)`; in English the English side.

    `both` adds the other script to a Korean name too: `이진형(Jin Hyung Lee)`.
    """
    if language != "ko":
        said = name.en or (words(language)["style.untranslated"] if name else "")
        return f"{said} ({name.ko})" if both and name.ko and said else said
    hangul = name.reading or name.ko
    if not hangul:
        return name.en
    return f"{hangul}({name.en})" if name.en and (both or name.reading) else hangul


def name_and_title(name: PersonName, title: LText, language: str) -> str:
    """`강기정 시장`, `Kang Gi-jung, Mayor of Gwangju Metropolitan City`; one of the two when the other is missing."""
    parts = (name_text(name, language), in_language(title, language))
    return words(language)["style.title_joint"].join(part for part in parts if part)


def person_on(person: Person, day: date, language: str, *, role: LText = EMPTY) -> str:
    """Somebody with the title of that day. Who has no name is called by the role alone, or by the title."""
    held = title_on(person, day)
    title = held.title if held else EMPTY
    return name_and_title(person.name, title, language) if person.name else in_language(role or title, language)


def persons_on(people: tuple[Person, ...], day: date, language: str) -> str:
    """Several people in the order given."""
    return listing((person_on(person, day, language) for person in people), language)
