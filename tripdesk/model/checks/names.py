"""One person, one spelling."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, cast

from tripdesk.model import fields
from tripdesk.model.checks import phrases
from tripdesk.model.checks.finding import Code, Finding, Severity, found
from tripdesk.model.checks.ground import Ground
from tripdesk.model.checks.romanised import bucket, letters, same_name
from tripdesk.model.people import Person
from tripdesk.model.text import LText, PersonName

NOT_PROSE = frozenset(
    {"id", "other_spellings", "passport_name", "email", "website", "source", "profile_source", "file_name", "key"}
    | {"sha256", "media_type", "phone", "mobile", "zone", "home_zone", "address", "plate", "currency", "country_code"}
)
"""Fields in which a spelling is an address, a source or somebody else's, and no mistake."""
SHORTEST_READING = 4


def spellings_in_texts(ground: Ground) -> Iterator[Finding]:
    """A spelling the office ruled out stands in a text. One finding for each spelling, with every record."""
    wrong: dict[str, tuple[Person, str]] = {}
    for person in ground.snapshot.people:
        for spelling in person.other_spellings:
            if spelling.strip():
                wrong.setdefault(spelling.strip().casefold(), (person, spelling.strip()))
    for right in (s for p in ground.snapshot.people for s in _spellings(p.name)):
        wrong.pop(right.casefold(), None)
    if not wrong:
        return
    searched = _search(wrong, ground.snapshot.people)
    seen: dict[str, dict[str, set[str]]] = {}
    as_written = [json.dumps(spelling, ensure_ascii=False)[1:-1] for spelling in wrong]
    for _, record in ground.snapshot.records():
        body = record.model_dump_json().casefold()
        if not any(spelling in body for spelling in as_written):
            continue
        for inner, text in fields.texts(record):
            if _field(inner) in NOT_PROSE:
                continue
            for match in searched.finditer(text):
                if (hit := match.group().casefold()) in wrong:
                    seen.setdefault(hit, {}).setdefault(cast(Any, record).id, set()).add(inner)
    for hit, places in seen.items():
        person, spelling = wrong[hit]
        yield found(
            Code.SPELLING_IN_TEXT,
            Severity.WARNING,
            (person.id, *places),
            None,
            (person.id, spelling),
            name=phrases.name(person.name) if person.name else phrases.same(person.id),
            spelling=spelling,
            where=phrases.several([phrases.record(ground, place) for place in places]),
            count=sum(len(texts) for texts in places.values()),
        )


def _field(path: str) -> str:
    """The name of the field a text stands in: `remarks[0].paragraphs[1].ko` → `ko`; `other_spellings[0]` → its own."""
    return path.rpartition(".")[2].partition("[")[0]


def _spellings(name: PersonName) -> tuple[str, ...]:
    return tuple(s.strip() for s in (name.ko, name.en, name.reading, name.hanja) if s.strip())


def _search(wrong: dict[str, tuple[Person, str]], people: Sequence[Person]) -> re.Pattern[str]:
    """Finds wrong spellings as whole words. A right spelling that holds a wrong one is found first, and passed over."""
    right = {s for p in people for s in _spellings(p.name) if any(w in s.casefold() for w in wrong)}
    longest_first = sorted({*right, *(spelling for _, spelling in wrong.values())}, key=lambda s: (-len(s), s))
    return re.compile("|".join(_whole_word(s) for s in longest_first), re.IGNORECASE)


def _whole_word(spelling: str) -> str:
    """Hangul takes particles behind it, Latin letters do not."""
    end = r"(?![^\W\d_])" if spelling[-1].isascii() else ""
    return rf"(?<![^\W\d_]){re.escape(spelling)}{end}"


def passport_names(ground: Ground) -> Iterator[Finding]:
    """The name in the passport is romanised otherwise than the name we print."""
    for delegate in ground.snapshot.delegates:
        person = ground.snapshot.find(Person, delegate.person)
        english = person.name.en if person else ""
        if letters(english) and letters(delegate.passport_name) and not same_name(english, delegate.passport_name):
            yield found(
                Code.PASSPORT_NAME_DIFFERS,
                Severity.WARNING,
                (delegate.id, delegate.person),
                who=phrases.delegate(ground, delegate.id),
                passport=delegate.passport_name,
                english=english,
            )


def people_spelt_twice(ground: Ground) -> Iterator[Finding]:
    """Two records that may be one person: a name the same in one script and another in the other."""
    pairs: dict[tuple[str, str], tuple[Person, Person]] = {}
    for one, other in (*_same_korean(ground.snapshot.people), *_same_english(ground.snapshot.people)):
        pairs.setdefault((min(one.id, other.id), max(one.id, other.id)), (one, other))
    for key, (one, other) in pairs.items():
        yield found(
            Code.NAME_SPELT_TWO_WAYS,
            Severity.NOTE,
            key,
            one=_in_full(one.name),
            other=_in_full(other.name),
        )


def _in_full(name: PersonName) -> LText:
    """Both scripts, so that the difference is seen: `콜하트카 · Kolhatkar`."""
    return phrases.same(" · ".join(dict.fromkeys(s for s in (name.reading or name.ko, name.en) if s)))


def _same_korean(people: Sequence[Person]) -> Iterator[tuple[Person, Person]]:
    alike: dict[str, list[Person]] = {}
    for person in people:
        if person.name.ko and person.name.en:
            alike.setdefault(person.name.ko, []).append(person)
    for group in alike.values():
        yield from ((a, b) for a, b in _neighbours(group) if not same_name(a.name.en, b.name.en))


def _same_english(people: Sequence[Person]) -> Iterator[tuple[Person, Person]]:
    """Foreign names whose reading differs, alike in English or a syllable apart where one has no English."""
    alike: dict[str, list[Person]] = {}
    for person in people:
        if person.name.en and person.name.reading:
            alike.setdefault(bucket(person.name.en), []).append(person)
    for group in alike.values():
        for a, b in _neighbours(group):
            if same_name(a.name.en, b.name.en) and _bare(a) != _bare(b):
                yield a, b
    near: dict[str, list[Person]] = {}
    for person in people:
        for form in _one_syllable_off(_bare(person)):
            near.setdefault(form, []).append(person)
    for group in near.values():
        yield from ((a, b) for a, b in _neighbours(group) if _bare(a) != _bare(b) and _may_be_one(a, b))


def _neighbours(group: Sequence[Person]) -> Iterator[tuple[Person, Person]]:
    """Each with the first of its group: a name given ten times is nine findings, not forty-five."""
    yield from ((group[0], other) for other in group[1:])


def _bare(person: Person) -> str:
    return "".join(person.name.reading.split())


def _one_syllable_off(reading: str) -> frozenset[str]:
    """Forms two readings share when one syllable differs or is missing."""
    if len(reading) < SHORTEST_READING:
        return frozenset()
    cut = {reading[:n] + reading[n + 1 :] for n in range(len(reading))}
    swapped = {f"{reading[:n]}*{reading[n + 1 :]}" for n in range(len(reading))}
    return frozenset({reading} | cut | swapped)


def _may_be_one(one: Person, other: Person) -> bool:
    """Whether the English names do not tell the two apart: one is unknown, or they are a letter apart."""
    if not (one.name.en and other.name.en):
        return True
    a, b = "".join(letters(one.name.en)), "".join(letters(other.name.en))
    return same_name(one.name.en, other.name.en) or _one_letter_apart(a, b)


def _one_letter_apart(one: str, other: str) -> bool:
    start = next((n for n, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), min(len(one), len(other)))
    rests = one[start:], other[start:]
    return rests[0][1:] == rests[1] or rests[0] == rests[1][1:] or rests[0][1:] == rests[1][1:]
