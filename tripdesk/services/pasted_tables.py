"""Tables copied in Excel or 한글: their cells, merged ones too, and the items their rows speak of."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser

from tripdesk.errors import Rejected
from tripdesk.services.item_entry import entry
from tripdesk.services.typed_times import plain, typed_date, typed_time

Row = tuple[str, ...]
LARGEST = 5_000
"""Rows, and columns in a row, that are read at most."""
WIDEST = 60


def cells_of(text: str, html: str = "") -> tuple[Row, ...]:
    """The cells of what was copied, row by row, all rows equally long. HTML tells of merged cells: they repeat.

    Raises Rejected when there is no table.
    """
    rows = _html_rows(html) if "<t" in html.lower() else []
    rows = rows or _text_rows(text)
    rows = [row for row in rows if any(row)]
    if not rows:
        raise Rejected("table_empty")
    width = max(len(row) for row in rows)
    return tuple(tuple(row) + ("",) * (width - len(row)) for row in rows)


def as_text(rows: Sequence[Sequence[str]]) -> str:
    """Cells as a spreadsheet takes them: a tab between cells, quotes around what holds tabs, lines or quotes."""

    def quoted(cell: str) -> str:
        return '"' + cell.replace('"', '""') + '"' if re.search(r'[\t\n\r"]', cell) else cell

    return "\n".join("\t".join(quoted(cell) for cell in row) for row in rows)


def _text_rows(text: str) -> list[list[str]]:
    """Tab-separated cells; a quoted cell may hold tabs, lines and doubled quotes."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    rows: list[list[str]] = [[]]
    at = 0
    while at <= len(text) and len(rows) <= LARGEST:
        if text[at : at + 1] == '"' and (closed := _closing(text, at)) > 0:
            cell, at = text[at + 1 : closed].replace('""', '"'), closed + 1
        else:
            ends = [n for n in (text.find("\t", at), text.find("\n", at)) if n >= 0]
            to = min(ends, default=len(text))
            cell, at = text[at:to], to
        if len(rows[-1]) < WIDEST:
            rows[-1].append(_tidy(cell))
        if text[at : at + 1] == "\n":
            rows.append([])
        at += 1
    return rows


def _closing(text: str, at: int) -> int:
    """Where the quote opened at `at` closes before a tab, a line or the end; -1 when it does not."""
    found = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|$)').match(text, at)
    return found.end() - 1 if found else -1


def _tidy(cell: str) -> str:
    return "\n".join(" ".join(line.split()) for line in cell.strip().splitlines())


@dataclass
class _Cell:
    text: str = ""
    down: int = 1
    across: int = 1


class _Tables(HTMLParser):
    """Collects the cells of the first table; what else the page holds is left alone."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[_Cell]] = []
        self._cell: _Cell | None = None
        self._depth = 0
        self._done = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
        if self._done or self._depth != 1 or len(self.rows) > LARGEST:
            return
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"} and self.rows:
            named = dict(attrs)
            self._cell = _Cell(down=_span(named.get("rowspan")), across=_span(named.get("colspan")))
            self.rows[-1].append(self._cell)
        elif tag in {"br", "p", "div"} and self._cell is not None and self._cell.text.strip():
            self._cell.text += "\n"

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._depth:
            self._depth -= 1
            self._done = self._done or self._depth == 0
        if tag in {"td", "th", "tr"}:
            self._cell = None

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._done:
            self._cell.text += " ".join(data.split()) if not data.strip() else re.sub(r"\s+", " ", data)


def _span(value: str | None) -> int:
    return min(int(value), 500) if value and value.isdecimal() and int(value) > 0 else 1


def _html_rows(html: str) -> list[list[str]]:
    parser = _Tables()
    parser.feed(html)
    rows: list[list[str]] = []
    hanging: dict[int, tuple[int, str]] = {}
    for cells in parser.rows:
        row: list[str] = []
        waiting = list(cells)
        while (waiting or any(at >= len(row) for at in hanging)) and len(row) < WIDEST:
            at = len(row)
            if at in hanging:
                left, text = hanging.pop(at)
                row.append(text)
                if left > 1:
                    hanging[at] = (left - 1, text)
                    if not waiting and not any(n > at for n in hanging):
                        break
            elif waiting:
                cell = waiting.pop(0)
                text = _tidy(cell.text)
                for n in range(cell.across):
                    row.append(text if n == 0 else "")
                    if cell.down > 1:
                        hanging[at + n] = (cell.down - 1, text if n == 0 else "")
            else:
                row.append("")
        rows.append(row)
    return rows


COLUMNS: dict[str, tuple[str, ...]] = {
    "date": ("일자", "날짜", "월일", "일시", "date", "day"),
    "start": ("시작", "시각", "시간", "start", "time", "from"),
    "end": ("종료", "끝", "end", "to", "until"),
    "kind": ("구분", "종류", "kind", "type"),
    "title": ("일정명", "일정", "내용", "주요일정", "세부일정", "행사명", "title", "item", "event", "what", "contents"),
    "place": ("장소", "위치", "place", "venue", "location", "where"),
    "who": ("참석", "참석자", "대상", "일행", "party", "who", "attending"),
    "notes": ("비고", "메모", "notes", "remarks"),
    "status": ("상태", "진행", "status", "state"),
}
"""Headings by which a column is known."""


@dataclass(frozen=True, slots=True)
class PastedItem:
    """What a row says of an item, in the words of the table; `row` counts from 1. Empty is not said."""

    row: int
    date: date | None
    start: str = ""
    end: str = ""
    title: str = ""
    kind: str = ""
    place: str = ""
    who: str = ""
    notes: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class ReadTable:
    """The items of a table, and the rows that could not be read with the reason for each."""

    items: tuple[PastedItem, ...]
    unread: tuple[tuple[int, Rejected], ...] = field(default=())


def items_of(rows: Sequence[Row], near: date) -> ReadTable:
    """The items a table lists. A row without a date is of the date above it; a row of only a date begins a day.

    Columns are known by their headings, or else by what stands in them. Raises Rejected when no item is found.
    """
    columns, body = _columns(rows, near)
    items: list[PastedItem] = []
    unread: list[tuple[int, Rejected]] = []
    day: date | None = None
    for number, row in enumerate(rows, 1):
        if number <= body:
            continue
        said = {name: row[at] for name, at in columns.items() if at < len(row)}
        try:
            if said.get("date", "").strip():
                day = typed_date(said["date"].split("\n")[0], day or near)
            item = _item(number, day, said)
        except Rejected as refused:
            unread.append((number, refused))
            continue
        if item is not None:
            items.append(item)
    if not items and not unread:
        raise Rejected("table_without_items")
    return ReadTable(tuple(items), tuple(unread))


_BETWEEN = re.compile(r"\s*[~～–—]\s*|\s+-\s+|(?<=\d)-(?=\d)")


def _item(number: int, day: date | None, said: dict[str, str]) -> PastedItem | None:
    title = " ".join(said.get("title", "").split())
    start, end = (" ".join(said.get(name, "").split()) for name in ("start", "end"))
    if start and not end:
        parts = _BETWEEN.split(start, maxsplit=1)
        start, end = parts[0], parts[1] if len(parts) > 1 else ""
    if not title:
        if start and end:
            raise Rejected("entry_empty")
        return None
    if not start:
        try:
            read = entry(title)
        except Rejected:
            read = None
        if read is not None and read.start:
            title, start, end = read.title, read.start, read.end or (f"+{read.minutes}" if read.minutes else "")
    for typed in filter(None, (start, end)):
        typed_time(typed)
    rest = {name: " ".join(said.get(name, "").split()) for name in ("kind", "place", "who", "notes", "status")}
    return PastedItem(number, day, start, end, title, **rest)


def _columns(rows: Sequence[Row], near: date) -> tuple[dict[str, int], int]:
    """Which column holds what, and how many rows stand above the first item."""
    for number, row in enumerate(rows[:5], 1):
        found: dict[str, int] = {}
        for at, cell in enumerate(row):
            heading = plain(cell).replace(" ", "")
            name = next((n for n, words in COLUMNS.items() if heading in words and n not in found), None)
            if name is not None:
                found[name] = at
        if "title" in found and len(found) > 1:
            return found, number
    found = {}

    def dated(cell: str) -> object:
        return typed_date(cell, near)

    found |= _by_content(rows, "date", dated, set())
    found |= _by_content(rows, "start", _span_of_time, set(found.values()))
    if "start" in found:
        found |= _by_content(rows, "end", _span_of_time, set(found.values()))
    left = [at for at in range(len(rows[0])) if at not in found.values()]
    texts = sorted(left, key=lambda at: -sum(len(row[at]) for row in rows))
    if texts:
        found["title"] = min(texts[:2]) if len(texts) > 1 and _mostly(rows, min(texts[:2])) else texts[0]
        after = [at for at in left if at > found["title"]]
        if after:
            found["place"] = after[0]
    return found, 0


def _mostly(rows: Sequence[Row], at: int) -> bool:
    return sum(bool(row[at]) for row in rows) * 2 > len(rows)


def _span_of_time(cell: str) -> object:
    return [typed_time(part) for part in _BETWEEN.split(cell, maxsplit=1)]


def _by_content(rows: Sequence[Row], name: str, reads: Callable[[str], object], taken: set[int]) -> dict[str, int]:
    for at in range(len(rows[0])):
        filled = [row[at] for row in rows if row[at]]
        if at in taken or not filled:
            continue
        good = 0
        for cell in filled:
            bare = cell.strip()
            if name == "date" and bare.isdecimal():
                continue
            if name != "date" and bare.isdecimal() and len(bare) < 3:
                continue
            try:
                reads(bare)
            except Rejected:
                continue
            good += 1
        if good * 3 >= len(filled) * 2:
            return {name: at}
    return {}
