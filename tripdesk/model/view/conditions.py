"""The conditions a field can carry beyond its audience: one function for each `Rule`."""

from collections.abc import Callable
from datetime import date
from typing import Any

from tripdesk.model.audience import A, Audience, Rule
from tripdesk.model.people import Contact, DatedTitle, Delegate, Duty, Person
from tripdesk.model.view.edition import Standpoint

Condition = Callable[[Any, Any, Standpoint], Any]
"""(record, held value, standpoint) → what of the value is seen; None for nothing of it."""

REACHED_BY: dict[Audience, Duty] = {
    A.PRINCIPAL: Duty.CHIEF_OF_STAFF,
    A.INTERPRETER: Duty.CONTACT,
    A.MEMBER: Duty.CONTACT,
    A.COMPANY: Duty.CONTACT,
    A.HOST: Duty.CONTACT,
    A.DRIVER: Duty.CONTACT,
    A.PRESS: Duty.SPOKESPERSON,
}
"""Whose mobile number each reader is given (`terms.md`, "mobile numbers"); staff are given all."""


def mobile(record: Any, held: Any, who: Standpoint) -> Any:
    """The number of the one this reader is to call."""
    if who.audience is A.STAFF:
        return held
    if isinstance(record, Delegate):
        return held if REACHED_BY.get(who.audience) in record.duties else None
    itself = who.recipient is not None and isinstance(record, Contact) and who.recipient.contact == record.id
    reaches_contact = REACHED_BY.get(who.audience) is Duty.CONTACT
    return held if isinstance(record, Contact) and ((record.on_call and reaches_contact) or itself) else None


def own_room(record: Any, held: Any, who: Standpoint) -> Any:
    """One's own room; staff see all. An edition that several people read shows none of theirs."""
    return held if who.audience is A.STAFF or who.own == frozenset({str(record.id)}) else None


def valid_on(title: DatedTitle, day: date) -> bool:
    """Whether a title is held on a day, both ends included; open ends hold."""
    return (title.since is None or title.since <= day) and (title.until is None or day <= title.until)


def valid_title(record: Any, held: Any, who: Standpoint) -> Any:
    """The titles held on some day of the trip."""
    if who.span is None or not isinstance(record, Person):
        return held
    first, last = who.span
    kept = (t for t in record.titles if (t.since is None or t.since <= last) and (t.until is None or first <= t.until))
    return tuple(kept)


CONDITIONS: dict[Rule, Condition] = {
    Rule.MOBILE: mobile,
    Rule.OWN_ROOM: own_room,
    Rule.VALID_TITLE: valid_title,
}
