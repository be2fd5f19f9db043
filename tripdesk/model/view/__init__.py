"""Editions: who may see what. The only way from a trip to anything that is issued."""

from tripdesk.model.view.admission import hosts_met
from tripdesk.model.view.edition import Edition, edition_for
from tripdesk.model.view.facts import Facts, HeadCount, ItemFacts
from tripdesk.model.view.legible import Unfit, legible
from tripdesk.model.view.view import View, view_of

__all__ = [
    "Edition",
    "Facts",
    "HeadCount",
    "ItemFacts",
    "Unfit",
    "View",
    "edition_for",
    "hosts_met",
    "legible",
    "view_of",
]
