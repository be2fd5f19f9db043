"""An item typed on one line: `10:00 구글 방문 1시간 30분`, `14:00~15:30 NVIDIA visit`, `930 수행원 회의`."""

import re
from dataclasses import dataclass
from datetime import date

from tripdesk.errors import Rejected
from tripdesk.model.itinerary import ItemKind
from tripdesk.model.text import LText
from tripdesk.model.times import ZonedTime
from tripdesk.services.typed_times import end_typed, plain, start_typed, typed_length, typed_time

DEFAULT_MINUTES = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """What the line says: a name, times as they were typed (empty when none), how long in minutes, what kind."""

    title: str
    start: str = ""
    end: str = ""
    minutes: int = 0
    kind: ItemKind = ItemKind.MEETING


_CLOCK = (
    r"(?:(?:오전|오후|새벽|아침|낮|저녁|밤)\s*)?"
    r"(?:\d{1,2}\s*시(?:\s*반|\s*\d{1,2}\s*분?)?|\d{1,2}[:.]\d\d|\d{3,4}|\d{1,2}(?=\s*(?:am|pm|[ap]\.m)))"
    r"(?:\s*(?:am|pm|[ap]\.m\.?))?|정오|noon"
)
_NEXT = r"(?:익일|다음\s*날|next\s+day)\s*"
_RANGE = re.compile(
    rf"^(?P<start>{_CLOCK})\s*(?:[~–—-]|부터|to)\s*(?P<end>(?:{_NEXT})?(?:{_CLOCK}))\s*(?:까지)?(?=\s|$)", re.I
)
_START = re.compile(rf"^(?P<start>\+\s*\d+\s*(?:분|시간)?|{_CLOCK})(?:에|부터)?(?=\s|$)", re.I)
_LASTING = re.compile(
    r"\s(?P<length>(?:\d{1,2}(?:\.\d)?\s*(?:시간|hours?|hrs?|h)(?:\s*(?:반|\d{1,2}\s*(?:분|minutes?|mins?|m)))?"
    r"|\d{1,3}\s*(?:분|minutes?|mins?|min)))(?:\s*간)?\s*$",
    re.I,
)
KINDS: tuple[tuple[ItemKind, tuple[str, ...]], ...] = (
    (ItemKind.PRESS, ("기자", "언론", "인터뷰", "브리핑", "press", "interview")),
    (
        ItemKind.CEREMONY,
        ("체결식", "개막", "폐막", "기념식", "협약", "행사", "리셉션", "reception", "ceremony", "signing", "reception"),
    ),
    (ItemKind.MEAL, ("조찬", "오찬", "만찬", "식사", "breakfast", "lunch", "dinner")),
    (ItemKind.STAY, ("숙박", "체크인", "lodging", "check-in")),
    (ItemKind.FREE, ("자유 시간", "자유시간", "휴식", "free time")),
    (ItemKind.VISIT, ("방문", "참관", "시찰", "견학", "visit", "tour")),
    (ItemKind.MEETING, ("면담", "회의", "간담", "협의", "meeting", "talk")),
)
"""Words by which a title tells its kind, the surer first. A move is never guessed: it needs its two ends."""


def entry(line: str) -> Entry:
    """What a line says. Raises Rejected without a name, or for a time that cannot be read."""
    said = " ".join(line.replace("～", "~").split())
    start = end = ""
    if found := _RANGE.match(said):
        start, end = found["start"], found["end"]
        if (half := re.match("오후|저녁", start)) and re.match(r"\d{1,2}\s*시", end):
            end = f"{half[0]} {end}"
    elif found := _START.match(said):
        start = found["start"]
    rest = said[found.end() :] if found else said
    minutes = 0
    lasting = _LASTING.search(" " + rest)
    if lasting is not None and start and not end:
        minutes = typed_length(lasting["length"])
        rest = (" " + rest)[: lasting.start()]
    for typed in filter(None, (start, end)):
        typed_time(typed)
    title = rest.strip(" ,-")
    if not title:
        raise Rejected("entry_empty")
    return Entry(title, start, end, minutes, kind_of(title))


def kind_of(title: str) -> ItemKind:
    """The kind a title speaks of; a meeting where it says nothing."""
    said = plain(title)
    return next((kind for kind, words in KINDS if any(word in said for word in words)), ItemKind.MEETING)


def times_of(
    read: Entry, day: date, key: str, after: ZonedTime | None = None
) -> tuple[ZonedTime | None, ZonedTime | None]:
    """The times an entry means on a day of a place; none where it names none. Raises Rejected."""
    if not read.start:
        return None, None
    start = start_typed(read.start, day, key, after)
    if read.end:
        return start, end_typed(read.end, start, key)
    return start, start.plus(read.minutes or DEFAULT_MINUTES)


def in_its_language(text: str) -> LText:
    """A text on the side of the language it is written in: Korean where there is a Hangul letter, else English."""
    hangul = any("가" <= c <= "힣" or "ㄱ" <= c <= "ㆎ" for c in text)
    return LText(ko=text) if hangul else LText(en=text)
