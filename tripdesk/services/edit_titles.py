"""What an edit is called where it can be undone: `‘엔비디아 본사 방문’ 시작 변경`."""

import json
from typing import Any, cast

from tripdesk.messages import UiLanguage, sentence
from tripdesk.model.history import SHARED, STORE_KINDS, Change, Key
from tripdesk.services.chronicle import field_words
from tripdesk.store.store import Store

LONGEST = 40
_UNTOLD = {"calendar", "id"}


def edit_title(store: Store, changes: tuple[Change, ...], language: UiLanguage) -> str:
    """The name of what these changes did; of an undo, what it took back. Empty for no changes."""
    if not changes:
        return ""
    transactions = list(dict.fromkeys(change.tx for change in changes))
    whole = [line for tx in transactions[-3:] for line in store.changes_of_tx(tx)]
    lines = [line for line in whole if line.kind not in STORE_KINDS] or whole
    records = {line.key: line for line in lines}
    back = lines[-1].label.code == "undone"
    if len(records) > 1:
        kinds = {line.kind for line in records.values()}
        kind = sentence(language, f"kinds.{kinds.pop()}") if len(kinds) == 1 else ""
        code = lines[-1].label.path if back or lines[-1].label.code == "redone" else lines[-1].label.code
        return sentence(
            language, "edits.several", {"kind": kind, "count": len(records), "act": _act(language, code, len(records))}
        ).strip()
    line = lines[-1]
    before, after = (line.after, lines[0].before) if back else (lines[0].before, line.after)
    kind = sentence(language, f"kinds.{line.kind}") if line.kind not in STORE_KINDS else ""
    facts = {"kind": kind, "name": _name(store, line)}
    if before is None or after is None:
        return sentence(language, "edits.added" if before is None else "edits.removed", facts)
    old, new = (cast(dict[str, Any], json.loads(doc)) for doc in (before, after))
    differing = [name for name in new if old.get(name) != new[name] and name not in _UNTOLD]
    if set(differing) == {"start", "end"}:
        return sentence(language, "edits.moved", facts)
    if len(differing) == 1:
        return sentence(language, "edits.field", {**facts, "field": field_words(language, differing[0])})
    return sentence(language, "edits.changed", facts)


def _act(language: UiLanguage, code: str, count: int) -> str:
    return sentence(language, f"labels.{code}", {"count": count})


def _name(store: Store, line: Change) -> str:
    """The title or name of the record, or that of the person or item it is about."""
    doc = cast(dict[str, Any], json.loads(line.after or line.before or "{}"))
    for _ in range(3):
        for name in ("title", "name", "text", "role"):
            held: Any = doc.get(name)
            if isinstance(held, dict):
                text = cast(dict[str, str], held)
                if said := text.get("ko") or text.get("en"):
                    return said if len(said) <= LONGEST else f"{said[:LONGEST]}…"
        upward = next((str(doc[name]) for name in ("person", "item", "delegate") if isinstance(doc.get(name), str)), "")
        held_there = upward and (store.get(Key(line.key.scope, upward)) or store.get(Key(SHARED, upward)))
        if not held_there:
            break
        doc = cast(dict[str, Any], json.loads(held_there.record.model_dump_json()))
    return line.key.id
