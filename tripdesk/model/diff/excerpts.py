"""Two long texts, cut to where they differ."""

LONGEST = 80
"""Characters of a text that is shown whole."""
MOST = 240
"""Characters shown of what differs."""
AROUND = 12
"""Characters kept on both sides of what differs."""
ELLIPSIS = "…"


def excerpts(old: str, new: str) -> tuple[str, str]:
    """Both texts; when one is long, only where they part, with a little of what they share on both sides."""
    if max(len(old), len(new)) <= LONGEST:
        return old, new
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return _cut(old, head, tail), _cut(new, head, tail)


def _cut(text: str, head: int, tail: int) -> str:
    first = head - AROUND if head > AROUND + 1 else 0
    last = len(text) - tail + AROUND if tail > AROUND + 1 else len(text)
    shown = text[first:last].strip()
    if len(shown) > MOST:
        shown = shown[: MOST - 1] + ELLIPSIS
    return f"{ELLIPSIS if first else ''}{shown}{ELLIPSIS if last < len(text) else ''}"
