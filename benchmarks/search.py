"""Searching 100,000 people: what a person waits for each kind of question, beside a bare scan of the same folded texts.

python -m benchmarks.search [PEOPLE]
"""

import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.stores import KIM, opened
from tripdesk.model.folding import folded
from tripdesk.model.history import SHARED, Key, Label, Put
from tripdesk.model.itinerary import Place
from tripdesk.model.people import DatedTitle, Person
from tripdesk.model.text import LText, PersonName
from tripdesk.services.finding import Finder
from tripdesk.store.store import Store

PEOPLE = 100_000
AT_ONCE = 2_000
SURNAMES = "김이박최정강조윤장임한오서신권황안송류홍"
GIVEN = "가나다라마바사아자차카하기민지현우진수영준호서연주은혜정석훈성재형희"
LATIN = ("gil", "dong", "min", "su", "ji", "hyun", "seo", "yeon", "ha", "jun", "woo", "young", "hee", "jin", "hyung")
WORDS = (
    "국제협력", "인공지능", "반도체", "투자유치", "과장", "본부장", "교수", "연구소", "자동차", "문화", "도시", "광주",
    "교류", "행사", "담당", "부회장", "의원", "대사관", "총영사", "방문", "협약", "데이터", "에너지",
    "배터리", "스타트업", "산업",
)  # fmt: skip
WORDS_EN = ("director", "professor", "mayor", "institute", "cooperation", "energy", "culture", "vice", "president")
QUESTIONS: dict[str, tuple[str, ...]] = {
    "part of a Korean name": ("진형", "이진", "서연", "현우", "강기"),
    "a whole Korean name": ("이진형", "김서연", "박현우"),
    "English": ("jinhyung", "seo yeon", "KIM", "professor", "hyun woo"),
    "초성": ("ㅇㅈㅎ", "ㄱㅅㅇ", "ㅂㅎㅇ", "ㅈㅎ"),
    "초성 and syllables": ("이ㅈㅎ", "ㄱ서연"),
    "phone digits": ("01012345678", "1234", "+82 10 2345", "55-6677"),
    "words of a text": ("인공지능 교수", "energy president", "이 반도체", "서연 과장 광주"),
    "one letter": ("김", "a", "ㅇ", "7", "진"),
    "nothing": ("뷁뷁", "zzzz", "ㅋㅋㅋㅋ", "0000000000", "없는 사람"),
}  # fmt: skip


def people(count: int, rng: random.Random) -> Iterator[Person | Place]:
    """People with a name, a title, a few lines of profile; every second with a number, which a place holds."""

    def said(words: tuple[str, ...], most: int) -> str:
        return " ".join(rng.choices(words, k=rng.randint(3, most)))

    for number in range(count):
        ko = rng.choice(SURNAMES) + rng.choice(GIVEN) + rng.choice(GIVEN)
        en = f"{rng.choice(LATIN).title()} {''.join(rng.choices(LATIN, k=2)).title()}"
        title = DatedTitle(title=LText(ko=said(WORDS, 4), en=said(WORDS_EN, 4)))
        profile = tuple(LText(ko=said(WORDS, 9)) for _ in range(rng.randint(0, 4)))
        yield Person(id=f"p{number}", name=PersonName(ko=ko, en=en), titles=(title,), profile=profile)
        if number % 2:
            phone = f"010-{rng.randrange(10_000):04}-{rng.randrange(10_000):04}"
            yield Place(id=f"q{number}", name=LText(ko=said(WORDS, 3)), phone=phone)


def filled(path: Path, count: int, seed: int = 1) -> Store:
    """A store with so many people."""
    store = opened(path)
    waiting: list[Put] = []
    for record in people(count, random.Random(seed)):
        waiting.append(Put(SHARED, record, 0))
        if len(waiting) == AT_ONCE:
            store.commit(Label("imported"), waiting, KIM)
            waiting = []
    store.commit(Label("imported"), waiting, KIM)
    return store


def spent(work: Callable[[], Any]) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def percentile(times: list[float], part: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * part))]


def main(count: int = PEOPLE) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tripdesk.db"
        store = filled(path, count)
        size = path.stat().st_size / 1e6
        finder = Finder(store)
        first = spent(lambda: finder.find("이진형"))
        cold = spent(lambda: Finder(store).find("이진형"))
        print(
            f"{count} people, {count // 2} places, {size:.0f} MB (with index {path.stat().st_size / 1e6:.0f} MB): "
            f"index made in {first / 1000:.1f} s; first search of a program {cold:.0f} ms"
        )
        bare = sqlite3.connect(path)
        texts = [name + text for name, text in bare.execute("SELECT name, text FROM search")]
        every: list[float] = []
        working: list[float] = []
        for question, asked in QUESTIONS.items():
            ours: list[float] = []
            for text in asked * 9:
                busy = time.process_time()
                ours.append(spent(lambda text=text: finder.find(text)))
                working.append((time.process_time() - busy) * 1000)
            words = [folded(text) for text in asked]
            like = [spent(lambda word=word: in_sql(bare, word)) for word in words for _ in range(3)]
            scan = [spent(lambda word=word: [at for at, text in enumerate(texts) if word in text]) for word in words]
            every += ours
            median, plain = statistics.median(ours), statistics.median(like)
            print(
                f"  {question}: p50 {median:.1f} ms, p95 {percentile(ours, 0.95):.1f} ms; "
                f"LIKE over the index {plain:.0f} ms = {plain / median:.1f} x; "
                f"a scan in Python {statistics.median(scan):.0f} ms"
            )
        print(
            f"  all: p50 {percentile(every, 0.5):.1f} ms, p95 {percentile(every, 0.95):.1f} ms; "
            f"of processor time p50 {percentile(working, 0.5):.1f} ms, p95 {percentile(working, 0.95):.1f} ms"
        )
        after_edits(store, finder)
        bare.close()
        store.close()


def in_sql(bare: sqlite3.Connection, word: str) -> list[Any]:
    wanted = f"%{word}%"
    asked = "SELECT scope, id FROM search WHERE name LIKE ? OR digits LIKE ? OR text LIKE ?"
    return bare.execute(asked, (wanted, wanted, wanted)).fetchall()


def after_edits(store: Store, finder: Finder) -> None:
    """A search right after an edit."""
    times: list[float] = []
    for number in range(60):
        held = store.get(Key(SHARED, f"p{number}"))
        assert held is not None
        person: Any = held.record
        new = person.revised(name=person.name.revised(ko=f"새이름{number}"))
        store.commit(Label("changed"), [Put(SHARED, new, held.version)], KIM)
        times.append(spent(lambda: finder.find("새이름")))
    print(f"  right after an edit: p50 {percentile(times, 0.5):.1f} ms, p95 {percentile(times, 0.95):.1f} ms")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
