"""Which edition and which recipients are meant by the words of a user."""

import unicodedata
from collections.abc import Iterable

from tripdesk.errors import Rejected
from tripdesk.model.audience import Audience
from tripdesk.model.people import Organisation
from tripdesk.model.recipients import Recipient
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.text import LText
from tripdesk.model.view import Edition, hosts_met


def edition_of(snapshot: TripSnapshot, audience: Audience, organisation: str | None) -> Edition:
    """The edition for an audience and, of a host, an organisation named by id or by part of its name."""
    if audience is not Audience.HOST:
        if organisation is not None:
            raise Rejected("organisation_not_for", edition=audience)
        return Edition(audience=audience)
    met = hosts_met(snapshot)
    if organisation is None:
        raise Rejected("host_needs_organisation", names=_organisations(met))
    named = organisation.strip()
    matches = [o for o in met if o.id == named] or [o for o in met if _called(named, o.name, o.short_name)]
    if len(matches) != 1:
        code = "organisation_ambiguous" if matches else "organisation_not_met"
        raise Rejected(code, names=_organisations(tuple(matches) or met))
    return Edition(audience=audience, organisation=matches[0].id)


def recipient_called(recipients: Iterable[Recipient], words: str) -> Recipient:
    """The one recipient with that id or name, or else with that part of a name."""
    among = tuple(recipients)
    if not among:
        raise Rejected("no_recipients")
    named = words.strip()
    exact = [r for r in among if r.id == named] or [
        r for r in among if folded(named) in (folded(r.name.ko), folded(r.name.en)) and named
    ]
    found = exact or [r for r in among if _called(named, r.name)]
    if len(found) != 1:
        raise Rejected("recipient_ambiguous" if found else "recipient_unknown", names=_recipients(found or among))
    return found[0]


def recipients_for(snapshot: TripSnapshot, name: str | None, audience: Audience | None) -> tuple[Recipient, ...]:
    """The recipient of that name, those of an audience, or all of them when neither is given."""
    if name is not None:
        return (recipient_called(snapshot.recipients, name),)
    if not snapshot.recipients:
        raise Rejected("no_recipients")
    if audience is None:
        return snapshot.recipients
    return recipients_of(snapshot, audience)


def recipients_of(snapshot: TripSnapshot, audience: Audience) -> tuple[Recipient, ...]:
    """The recipients of an audience. Raises Rejected when there are none."""
    found = tuple(r for r in snapshot.recipients if r.audience is audience)
    if not found:
        raise Rejected("no_recipient_of_edition", edition=audience)
    return found


def name_of(recipient: Recipient) -> str:
    """A recipient as the office calls it."""
    return recipient.name.ko or recipient.name.en or recipient.id


def _called(words: str, *names: LText) -> bool:
    return bool(words) and any(folded(words) in folded(side) for name in names for side in (name.ko, name.en))


def folded(text: str) -> str:
    """As names are compared: composed, without case."""
    return unicodedata.normalize("NFC", text).casefold()


def _organisations(organisations: tuple[Organisation, ...]) -> str:
    return ", ".join(f"{o.name.en or o.name.ko or o.id} ({o.id})" for o in organisations) or "-"


def _recipients(recipients: Iterable[Recipient]) -> str:
    return ", ".join(f"{name_of(r)} ({r.id})" for r in recipients)
