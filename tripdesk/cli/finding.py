"""Finding things in the store."""

import argparse

from tripdesk.app import Desk
from tripdesk.cli.commands import Commands
from tripdesk.cli.speech import Speech
from tripdesk.messages import sentence
from tripdesk.model.history import SHARED
from tripdesk.model.office_style import in_language
from tripdesk.services.chronicle import field_words
from tripdesk.services.finding import Hit


def add(commands: Commands) -> None:
    """search."""
    search = commands.command("search", _search)
    search.add_argument("text", metavar="TEXT", nargs="+", help=commands.told("search_text"))
    search.add_argument("--json", action="store_true", help=commands.told("json"))


def _search(options: argparse.Namespace, desk: Desk, say: Speech) -> int:
    text = " ".join(options.text)
    found = desk.finder.find(text)
    if options.json:
        say.json({"text": text, "hits": [_told(hit) for hit in found.hits], "more": found.more})
        return 0
    for hit in found.hits:
        kind = sentence(say.language, f"kinds.{hit.kind}")
        name = in_language(hit.name, say.language) if hit.name else hit.key.id
        facts = {"kind": kind, "name": name, "id": hit.key.id, "field": field_words(say.language, hit.path)}
        facts |= {"piece": hit.piece, "trip": hit.key.scope}
        say.line("search_hit" if hit.key.scope == SHARED else "search_hit_of_trip", **facts)
    if not found.hits:
        say.line("search_nothing")
    elif found.more:
        say.line("search_more", count=len(found.hits))
    return 0


def _told(hit: Hit) -> dict[str, object]:
    return {
        "kind": hit.kind,
        "id": hit.key.id,
        "trip": hit.key.scope or None,
        "name": hit.name.model_dump(),
        "field": hit.path,
        "piece": hit.piece,
        "span": list(hit.span),
    }
