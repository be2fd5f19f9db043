"""Finding things: in all people, organisations, trips, items, papers, as they stand now.

A `Finder` holds the folded texts in memory, a long text a column, records one after the other in the order they are
shown in: a search is a few runs of `str.find`. It follows the feed, so that an edit is found at once.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from heapq import merge
from itertools import accumulate, groupby, islice
from typing import Any
from unicodedata import normalize

from tripdesk.errors import Rejected
from tripdesk.model.folding import (
    dialled,
    folded,
    has_initials,
    in_initials,
    initials,
    is_part_of_number,
    located,
    located_digits,
)
from tripdesk.model.history import SHARED, SHARED_KINDS, Held, Key
from tripdesk.model.record import Record
from tripdesk.model.searchable import ORDER, Piece, SearchRow, pieces
from tripdesk.model.text import EMPTY, LText
from tripdesk.store.searching import State
from tripdesk.store.store import Store

LIMIT = 50
AROUND = 24
"""Characters shown on each side of what matched."""
FEW_DIGITS = 3
"""Fewer are not looked for in phone numbers."""
SLICE, SLICES = 2_000, 50
"""Of each column so many characters at so many places tell common words from rare ones."""
LONG_TAIL = 2000
"""Changed records kept apart before all is laid out anew."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found: what it is called, and where it matched: field path, a piece of it, from where to where.

    Records without a name of their own are called by the person or item they are of, or by their role.
    """

    kind: str
    key: Key
    name: LText
    path: str
    piece: str = field(repr=False)
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """The hits, best first, and whether there are more."""

    hits: tuple[Hit, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Term:
    """Words that all must be there, or, of a run of digits, a phone number with one of these in it."""

    words: tuple[str, ...]
    digits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: every term must match. `phrase` is all of it, folded."""

    phrase: str
    terms: tuple[Term, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words of all terms."""
        return tuple(word for term in self.terms for word in term.words)


def query(text: str) -> Query:
    """What somebody typed. Raises Rejected when there is nothing in it to look for."""
    typed = normalize("NFC", text)
    phrase = folded(typed)
    if not phrase:
        raise Rejected("search_empty")
    terms: list[Term] = []
    for is_number, those in groupby(typed.split(), is_part_of_number):
        words = folded(" ".join(those)).split()
        own = "".join(words)
        if is_number and len(own) >= FEW_DIGITS:
            numbers = dict.fromkeys(one for one in (own, dialled(own)) if len(one) >= FEW_DIGITS)
            terms.append(Term(tuple(words), tuple(numbers)))
        else:
            terms += [Term((word,)) for word in words]
    return Query(phrase, tuple(terms))


class _Column:
    """The texts of many records, one after the other."""

    def __init__(self, texts: Iterable[str]) -> None:
        parts = list(texts)
        self.text = "".join(parts)
        self.starts = [0, *accumulate(map(len, parts))]
        length = len(self.text)
        self.sample = "".join(self.text[at : at + SLICE] for at in range(0, length, max(SLICE, length // SLICES)))

    def of(self, row: int) -> str:
        """The text of one record."""
        return self.text[self.starts[row] : self.starts[row + 1]]

    def having(self, wanted: str) -> Iterator[int]:
        """The records with that in their text, in order."""
        at = self.text.find(wanted)
        while at >= 0:
            row = bisect_right(self.starts, at) - 1
            yield row
            at = self.text.find(wanted, self.starts[row + 1])


class _Shelf:
    """Records that are searched, in the order they are shown in."""

    def __init__(self, rows: Iterable[SearchRow]) -> None:
        by_kind: dict[str, list[SearchRow]] = {kind: [] for kind in ORDER}
        for row in rows:
            by_kind[row.kind].append(row)
        for those in by_kind.values():
            those.sort(key=lambda row: f"{row.name}\0{row.scope}\0{row.id}")
        ordered = [row for those in by_kind.values() for row in those]
        self.keys = [row.key for row in ordered]
        self.kinds = [row.kind for row in ordered]
        self.people = len(by_kind["person"])
        self.names = _Column(row.name for row in ordered)
        self.digits = _Column(row.digits for row in ordered)
        self.texts = _Column(row.text for row in ordered)
        self.initials = initials(self.names.text)

    def place(self, row: int) -> tuple[int, str, Key]:
        """What orders records that match as well as each other."""
        return ORDER[self.kinds[row]], self.names.of(row), self.keys[row]

    def ranks(self, wanted: Query) -> tuple[Iterator[int], ...]:
        """The records that match, those that match best first; one may come again in a later rank."""
        whole = [one for one in dict.fromkeys((wanted.phrase, wanted.phrase.replace(" ", ""))) if self._names_any(one)]
        named = [f"\n {one}\n" for one in whole], [f"\n {one}" for one in whole], [f" {one}" for one in whole], whole
        found: list[Iterator[int]] = [merge(*map(self._named, forms)) for forms in named]
        if len(wanted.terms) > 1:
            main = min(wanted.words, key=self._common)
            found.append(row for row in self._named(main) if all(self._is_named(row, one) for one in wanted.words))
        if len(wanted.terms) == 1:
            found.append(merge(*map(self.digits.having, wanted.terms[0].digits)))
        is_written = cache(lambda: wanted.phrase in self.texts.text)
        found += [self._written(one, is_written) for one in (f" {wanted.phrase}", wanted.phrase)]
        if len(wanted.words) > 1:
            rarest = min(wanted.terms, key=lambda term: min(map(self._common, term.words)))
            found.append(row for row in self._with(rarest) if all(self._matches(row, one) for one in wanted.terms))
        return tuple(found)

    def _common(self, wanted: str) -> int:
        """How common a word is, as far as a sample tells: the rarest of several is looked for first."""
        if has_initials(wanted):
            return initials(self.names.sample).count(initials(wanted))
        return sum(column.sample.count(wanted) for column in (self.names, self.digits, self.texts))

    def _written(self, wanted: str, at_all: Callable[[], bool]) -> Iterator[int]:
        if at_all():
            yield from self.texts.having(wanted)

    def _names_any(self, wanted: str) -> bool:
        if has_initials(wanted):
            return in_initials(self.names.text, self.initials, wanted) >= 0
        return wanted in self.names.text

    def _named(self, wanted: str) -> Iterator[int]:
        """Records with that in a name, or, of 초성, in the 초성 of a person's name or at the start of a word."""
        if not has_initials(wanted):
            yield from self.names.having(wanted)
            return
        at = -1
        while (at := in_initials(self.names.text, self.initials, wanted, at + 1)) >= 0:
            row = bisect_right(self.names.starts, at) - 1
            if row < self.people or self._starts_word(at, wanted):
                yield row
                at = self.names.starts[row + 1] - 1

    def _starts_word(self, at: int, wanted: str) -> bool:
        return wanted[0] in " \n" or self.names.text[at - 1] == " "

    def _is_named(self, row: int, wanted: str) -> bool:
        begin, end = self.names.starts[row : row + 2]
        if not has_initials(wanted):
            return self.names.text.find(wanted, begin, end) >= 0
        own = self.initials[begin:end]
        at = in_initials(self.names.of(row), own, wanted)
        while at >= 0 and row >= self.people and not self._starts_word(begin + at, wanted):
            at = in_initials(self.names.of(row), own, wanted, at + 1)
        return at >= 0

    def _with(self, term: Term) -> Iterator[int]:
        """The records in which one word of a term stands anywhere, or its number."""
        main = min(term.words, key=self._common)
        return merge(*map(self.digits.having, term.digits), self._named(main), self.texts.having(main))

    def _matches(self, row: int, term: Term) -> bool:
        return any(one in self.digits.of(row) for one in term.digits) or all(
            self._is_named(row, one) or one in self.texts.of(row) for one in term.words
        )


class Finder:
    """Finds in a store what is there at the moment of the search. One thread at a time, like the store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._seen: State | None = None
        self._shelves: list[_Shelf] = []
        self._tail: dict[Key, SearchRow | None] = {}
        """What was changed since the first shelf was laid out; None where nothing is there any more."""

    def find(self, text: str, limit: int = LIMIT) -> Found:
        """The records that match, best first. Raises Rejected for nothing to look for, Unavailable."""
        wanted = query(text)
        self._catch_up()
        keys = list(islice(self._matching(wanted, limit + 1), limit + 1))
        held = self._store.many(keys)
        docs = {key: one.record.model_dump(mode="json") for key, one in held.items()}
        named = self._names(held)
        hits: list[Hit] = []
        for key in keys[:limit]:
            if key in held and (place := _place(held[key], docs[key], wanted)):
                hits.append(Hit(held[key].record.record_kind, key, named[key], *place))
        return Found(tuple(hits), len(keys) > limit)

    def _catch_up(self) -> None:
        if self._seen is not None:
            since = self._store.search_rows_since(self._seen)
            if since is not None:
                self._seen, keys, rows = since
                if not keys:
                    return
                self._tail |= dict.fromkeys(keys)
                self._tail |= {row.key: row for row in rows}
                if len(self._tail) <= LONG_TAIL:
                    self._shelves[1:] = [_Shelf(row for row in self._tail.values() if row is not None)]
                    return
        self._seen, rows = self._store.search_rows()
        self._shelves, self._tail = [_Shelf(rows)], {}

    def _matching(self, wanted: Query, limit: int) -> Iterator[Key]:
        seen: set[Key] = set()
        for together in zip(*(shelf.ranks(wanted) for shelf in self._shelves), strict=True):
            fresh: list[list[tuple[int, str, Key]]] = []
            for shelf, rows in zip(self._shelves, together, strict=True):
                gone = self._tail.keys() if shelf is self._shelves[0] else set[Key]()
                new = (row for row, _ in groupby(rows) if shelf.keys[row] not in seen and shelf.keys[row] not in gone)
                fresh.append([shelf.place(row) for row in islice(new, limit)])
            for *_, key in merge(*fresh):
                seen.add(key)
                yield key

    def _names(self, held: Mapping[Key, Held]) -> dict[Key, LText]:
        """What each record is called; what has no name is called by the person or item it is of, if that has one."""
        own = {key: _name(one.record) for key, one in held.items()}
        others = {key: _other(key, held[key].record) for key, name in own.items() if not name}
        found = self._store.many({other for other in others.values() if other is not None})
        called = {key: _name(one.record) for key, one in found.items()}
        return own | {
            key: (called.get(other, EMPTY) if other else EMPTY) or _role(held[key].record)
            for key, other in others.items()
        }


def _name(record: Record) -> LText:
    for name in ("title", "name", "text", "file_name"):
        held: Any = getattr(record, name, None)
        if held:
            return LText(ko=held, en=held) if isinstance(held, str) else LText(ko=held.ko, en=held.en)
    return EMPTY


def _role(record: Record) -> LText:
    role = getattr(record, "role", None)
    return role if isinstance(role, LText) else EMPTY


def _other(key: Key, record: Record) -> Key | None:
    for name in ("person", "item"):
        held = getattr(record, name, None)
        if held:
            return Key(SHARED if name in SHARED_KINDS else key.scope, str(held))
    return None


def _place(held: Held, doc: Mapping[str, Any], wanted: Query) -> tuple[str, str, tuple[int, int]] | None:
    """Where the query stands in a record: its whole, or the first of its terms; None unless every term does."""
    texts = sorted(pieces(held.record.record_kind, doc), key=lambda piece: not piece.is_name)
    where = [_term_in(texts, term) for term in wanted.terms]
    if not all(where):
        return None
    found = _word_in(texts, wanted.phrase) or where[0]
    if found is None:
        return None
    piece, (begin, end) = found
    before, after = piece.text[max(0, begin - AROUND) : begin], piece.text[end : end + AROUND]
    shown = "".join(" " if one.isspace() else one for one in before + piece.text[begin:end] + after)
    return piece.path, shown, (len(before), len(before) + end - begin)


def _term_in(texts: list[Piece], term: Term) -> tuple[Piece, tuple[int, int]] | None:
    for piece in texts:
        if term.digits and (span := located_digits(piece.text, term.digits)):
            return piece, span
    found = [_word_in(texts, word) for word in term.words]
    return found[0] if found and all(found) else None


def _word_in(texts: list[Piece], word: str) -> tuple[Piece, tuple[int, int]] | None:
    for piece in texts:
        if span := located(piece.text, word):
            return piece, span
    return None
