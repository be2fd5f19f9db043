"""What the tables of the delegation show: a row a record, a text and a value a column. Nothing of widgets."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from tripdesk.messages import UiLanguage
from tripdesk.model.attendance import protocol
from tripdesk.model.office_style import head_count, person_on, word_of
from tripdesk.model.people import Contact, Counterpart, Delegate, Duty, Organisation, Person
from tripdesk.model.record import Record
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.text import EMPTY, LText
from tripdesk.model.trip import Party


@dataclass(frozen=True, slots=True)
class Row:
    """A record as it is drawn: what each cell says, and the values of those that are chosen rather than typed."""

    id: str
    record: Record = field(repr=False)
    cells: dict[str, str] = field(repr=False)
    values: dict[str, Any] = field(default_factory=dict[str, Any], repr=False)


def day_cell(day: date | None) -> str:
    """A day as it is typed: `2030. 6. 15.`."""
    return f"{day.year}. {day.month}. {day.day}." if day else ""


def spoken_in(text: LText, language: UiLanguage) -> str:
    """A text in the interface's language, or in the other one."""
    return (text.ko or text.en) if language is UiLanguage.KO else (text.en or text.ko)


def words_of(values: Iterable[StrEnum], language: UiLanguage) -> str:
    """Several words of a list."""
    return ", ".join(word_of(value, language.value) for value in values)


def delegate_rows(snapshot: TripSnapshot, language: UiLanguage, party: str = "") -> list[Row]:
    """The delegates in protocol order; of one party only, where it is given."""
    rows: list[Row] = []
    for place, one in enumerate(sorted(snapshot.delegates, key=protocol), 1):
        if party and one.party != party:
            continue
        person = snapshot.find(Person, one.person)
        office = snapshot.find(Organisation, one.organisation)
        group = snapshot.find(Party, one.party)
        cells = {
            "order": str(place),
            "name": (person.name.ko or person.name.reading) if person else "",
            "name_en": person.name.en if person else "",
            "role": one.role.ko,
            "role_en": one.role.en,
            "duties": words_of(one.duties, language),
            "organisation": _office(office, language),
            "party": spoken_in(group.name, language) if group else "",
            "mobile": one.mobile,
            "email": one.email,
            "passport_name": one.passport_name,
            "passport_until": day_cell(one.passport_valid_until),
            "permit": word_of(one.entry_permit, language.value),
        }
        values = {"party": str(one.party), "permit": one.entry_permit, "duties": one.duties}
        rows.append(Row(str(one.id), one, cells, values))
    return rows


def counterpart_rows(snapshot: TripSnapshot, language: UiLanguage) -> list[Row]:
    """Those of the other side, in the order the office gave them."""
    rows: list[Row] = []
    for one in snapshot.counterparts:
        person = snapshot.find(Person, one.person)
        cells = {
            "name": (person.name.ko or person.name.reading) if person else "",
            "name_en": person.name.en if person else "",
            "organisation": _office(snapshot.find(Organisation, one.organisation), language),
            "role": one.role.ko,
            "role_en": one.role.en,
            "phone": one.phone,
            "email": one.email,
            "notes": one.notes.ko,
        }
        rows.append(Row(str(one.id), one, cells))
    return rows


def contact_rows(snapshot: TripSnapshot, language: UiLanguage) -> list[Row]:
    """The numbers to call, the one on call first."""
    rows: list[Row] = []
    for one in sorted(snapshot.contacts, key=lambda one: not one.on_call):
        cells = {
            "kind": word_of(one.role, language.value),
            "name": one.name.ko,
            "name_en": one.name.en,
            "phone": one.phone,
            "mobile": one.mobile,
            "address": one.address.ko or one.address.en,
            "notes": one.notes.ko,
            "on_call": "",
        }
        rows.append(Row(str(one.id), one, cells, {"kind": one.role, "on_call": one.on_call}))
    return rows


def heads(snapshot: TripSnapshot, language: UiLanguage, party: str = "") -> str:
    """`강기정 시장 등 9명(통역 1명 포함)`, of the whole delegation or of one party; empty without anybody."""
    those = [one for one in snapshot.delegates if not party or one.party == party]
    if not those:
        return ""
    first = min(those, key=lambda one: (Duty.HEAD not in one.duties, *protocol(one)))
    return head_count(
        len(those),
        language.value,
        head=LText(ko=_called(snapshot, first, "ko"), en=_called(snapshot, first, "en")),
        interpreters=sum(Duty.INTERPRETER in one.duties for one in those),
    )


def name_of(record: Record, snapshot: TripSnapshot, language: UiLanguage) -> str:
    """What somebody in these tables is called."""
    if isinstance(record, Delegate | Counterpart):
        person = snapshot.find(Person, record.person)
        name = LText(ko=person.name.reading or person.name.ko, en=person.name.en) if person else EMPTY
        return spoken_in(name, language) or spoken_in(record.role, language)
    return spoken_in(record.name, language) if isinstance(record, Contact | Party) else ""


def _called(snapshot: TripSnapshot, one: Delegate, language: str) -> str:
    person = snapshot.find(Person, one.person)
    if person is None:
        return ""
    first = min((item.start.date for item in snapshot.items if item.start), default=None)
    if first is None:
        return person_on(person.revised(titles=()), date.min, language, role=one.role)
    return person_on(person, first, language, role=one.role)


def _office(office: Organisation | None, language: UiLanguage) -> str:
    if office is None:
        return ""
    return spoken_in(office.short_name, language) or spoken_in(office.name, language)
