"""The names events go by on phones and servers. They reveal nothing, and no two readers share one."""

import base64
import hashlib
import hmac

from tripdesk.model.itinerary import Item
from tripdesk.model.recipients import Recipient
from tripdesk.model.view import View


def uid(view: View, item: Item, key: str) -> str:
    """`td-` and 130 bits of HMAC-SHA256 over trip, item, reader and generation, in `[a-z2-7]`."""
    edition = view.edition
    recipient = view.find(Recipient, edition.recipient)
    reader = (
        f"recipient:{edition.recipient}"
        if edition.recipient
        else f"edition:{edition.audience.value}:{edition.organisation or ''}"
    )
    said = "|".join((view.trip.id, item.id, reader, str(recipient.generation if recipient else 0)))
    digest = hmac.new(key.encode("utf-8"), said.encode("utf-8"), hashlib.sha256).digest()
    return f"td-{base64.b32encode(digest).decode('ascii').lower()[:26]}"
