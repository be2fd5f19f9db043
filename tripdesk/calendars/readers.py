"""Whose calendar it is: somebody's on the trip, or that of a whole edition."""

from tripdesk.model.audience import A
from tripdesk.model.recipients import Recipient
from tripdesk.model.view import View

_TRAVELLING = frozenset({A.PRINCIPAL, A.INTERPRETER, A.MEMBER, A.COMPANY})


def is_of_travellers(view: View) -> bool:
    """Whether it is the calendar of delegates, who read only what is theirs. Staff as such read everything."""
    recipient = view.find(Recipient, view.edition.recipient)
    named = recipient is not None and bool(recipient.delegate or recipient.party)
    return bool(view.own) and (view.edition.audience in _TRAVELLING or named)
