"""Passports and entry permits."""

from collections.abc import Callable, Iterator

from tripdesk.model.checks import phrases
from tripdesk.model.checks.calendar_days import months_later
from tripdesk.model.checks.finding import Code, Finding, Severity, found
from tripdesk.model.checks.ground import Ground
from tripdesk.model.people import Delegate, EntryPermit

PASSPORT_OUTLASTS = 6
"""Months a passport is to be valid after the way back."""


def travel_documents(ground: Ground) -> Iterator[Finding]:
    """What somebody could be turned back for at a desk. What is unknown is said once for all."""
    if not ground.abroad:
        return
    yield from _passports(ground)
    for delegate in ground.snapshot.delegates:
        if delegate.entry_permit is EntryPermit.REFUSED:
            yield found(
                Code.PERMIT_REFUSED,
                Severity.ERROR,
                (delegate.id,),
                who=phrases.delegate(ground, delegate.id),
            )
    yield from _unknown(ground, Code.PERMIT_UNKNOWN, Severity.WARNING, _permit_unknown)
    yield from _unknown(ground, Code.PASSPORT_UNKNOWN, Severity.NOTE, _passport_unknown)


def _passports(ground: Ground) -> Iterator[Finding]:
    for who, line in ground.lines.items():
        until = ground.delegate(who).passport_valid_until
        last = max((t for t in line if t.active), key=lambda t: t.end, default=None)
        back = last.ends.at(ground.home).date if last else ground.span and ground.span.last
        if until is None or back is None or until >= months_later(back, PASSPORT_OUTLASTS):
            continue
        expired = until < back
        yield found(
            Code.PASSPORT_EXPIRED if expired else Code.PASSPORT_SHORT,
            Severity.ERROR if expired else Severity.WARNING,
            (who,),
            who=phrases.delegate(ground, who),
            until=phrases.full_date(until),
            back=phrases.full_date(back),
        )


def _permit_unknown(delegate: Delegate) -> bool:
    return delegate.entry_permit is EntryPermit.UNKNOWN


def _passport_unknown(delegate: Delegate) -> bool:
    return delegate.passport_valid_until is None


def _unknown(
    ground: Ground, code: Code, severity: Severity, is_unknown: Callable[[Delegate], bool]
) -> Iterator[Finding]:
    people = tuple(who for who in ground.lines if is_unknown(ground.delegate(who)))
    if people:
        yield found(code, severity, people, None, ("trip",), who=phrases.delegates(ground, people))
