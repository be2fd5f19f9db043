"""What is found, in which order, where it matched; and that nothing else is."""

import sqlite3
import string
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.model.small import both
from tests.stores import KIM, TRIP, editing, held, opened, small_trip, taken_in
from tripdesk.errors import Rejected, Unavailable
from tripdesk.model.folding import folded, initials
from tripdesk.model.history import SHARED, Key, Label, Put
from tripdesk.model.itinerary import Place
from tripdesk.model.people import Person
from tripdesk.model.text import LText, PersonName
from tripdesk.services.finding import Finder, Found, Term, query
from tripdesk.store import keeping, searching
from tripdesk.store.store import Store

PEOPLE = [
    {"id": "mayor", "name": {"ko": "강기정", "en": "Kang Gi-jung", "hanja": "姜琪正"}},
    {
        "id": "lee",
        "name": {"ko": "이진형", "en": "Jin Hyung Lee"},
        "titles": [{"title": both("스탠퍼드대학교 교수", "Professor, Stanford University")}],
    },
    {"id": "other-lee", "name": {"ko": "이진희", "en": "Lee Jin-hee"}},
    {"id": "jose", "name": {"en": "José Müller", "reading": "호세 뮐러"}, "other_spellings": ["Jose Mueller"]},
    {"id": "kim", "name": {"ko": "김이진"}, "profile": [both("강기정 시장의 동창", "")]},
]
POINTS = [{"level": 1, "text": both("광주 인공지능 집적단지 협력 제안", "Cooperation in Gwangju's AI cluster")}]
REMARKS = [
    {"part": "opening", "paragraphs": [both("따뜻하게 맞아 주셔서 감사합니다.", "Thank you for your warm welcome.")]}
]
ANSWERS = [{"question": both("투자 규모는?", "How much?"), "answer": both("협의 중입니다.", "Under discussion.")}]
TRIP_OF_MANY = {
    "people": PEOPLE,
    "briefs[0].points": POINTS,
    "briefs[0].remarks": REMARKS,
    "briefs[0].answers": ANSWERS,
    "delegates[0].mobile": "010-1234-5678",
    "items[1].notes": both("안내 데스크 02) 345-6789", ""),
    "contacts": [
        {"id": "sf", "role": "mission", "name": both("총영사관", "Consulate General"), "phone": "+1 (415) 921-2251"}
    ],
    "needs": [
        {"id": "diet", "delegate": "head", "reader": "head", "health": both("땅콩 알레르기", "Peanut allergy")},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = opened(tmp_path_factory.mktemp("store") / "tripdesk.db")
    taken_in(made, small_trip(TRIP_OF_MANY))
    yield made
    made.close()


def ids(found: Found) -> list[str]:
    return [hit.key.id for hit in found.hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("이진형", ["lee"]),
        ("ㅇㅈㅎ", ["lee", "other-lee"]),
        ("ㅇ진형", ["lee"]),
        ("이ㅈㅎ", ["lee", "other-lee"]),
        ("ㄱㄱㅈ", ["mayor"]),
        ("진", ["kim", "lee", "other-lee"]),
        ("ㅇㅈ", ["lee", "other-lee", "kim"]),
        ("lee", ["other-lee", "lee"]),
        ("LEE jin", ["other-lee", "lee"]),
        ("ｌｅｅ", ["other-lee", "lee"]),
        ("jinhyung", ["lee"]),
        ("gi-jung", ["mayor"]),
        ("gijung", ["mayor"]),
        ("jose muller", ["jose"]),
        ("호세", ["jose"]),
        ("姜琪正", ["mayor"]),
        ("강기정", ["mayor", "kim"]),
        ("stanford professor", ["lee"]),
        ("교수 이진", ["lee"]),
        ("교수 김", []),
        ("01012345678", ["head"]),
        ("+82 10-1234-5678", ["head"]),
        ("82 10 1234 5678", ["head"]),
        ("1234 5678", ["head"]),
        ("234567", ["google", "head"]),
        ("415-921-2251", ["sf"]),
        ("+1 415 921 2251", ["sf"]),
        ("총영사 9212251", ["sf"]),
        ("023456789", ["google"]),
        ("구글", ["org", "google"]),
        ("구글 면담", ["google"]),
        ("미국", ["trip"]),
        ("집적단지", ["paper"]),
        ("따뜻하게 감사", ["paper"]),
        ("투자 규모", ["paper"]),
        ("땅콩", []),
        ("4f1d0a9c7be24a53", []),
        ("없는 말", []),
    ],
)  # fmt: skip
def test_what_is_found(store: Store, text: str, expected: list[str]) -> None:
    assert ids(Finder(store).find(text)) == expected


@pytest.mark.parametrize(
    ("text", "name", "path", "matched"),
    [
        ("ㅈㅎ", LText(ko="이진형", en="Jin Hyung Lee"), "name.ko", "진형"),
        ("stanford", LText(ko="이진형", en="Jin Hyung Lee"), "titles[0].title.en", "Stanford"),
        ("집적단지", LText(ko="구글 면담", en="Meeting with Google"), "points[0].text.ko", "집적단지"),
        (
            "warm welcome",
            LText(ko="구글 면담", en="Meeting with Google"),
            "remarks[0].paragraphs[0].en",
            "warm welcome",
        ),
        ("12345678", LText(ko="강기정", en="Kang Gi-jung"), "mobile", "1234-5678"),
        ("+82 10 1234", LText(ko="강기정", en="Kang Gi-jung"), "mobile", "010-1234-5678"),
        ("345-6789", LText(ko="구글 면담", en="Meeting with Google"), "notes.ko", "345-6789"),
    ],
)
def test_where_it_matched(store: Store, text: str, name: LText, path: str, matched: str) -> None:
    hit = Finder(store).find(text).hits[0]
    assert (hit.name, hit.path, hit.piece[slice(*hit.span)]) == (name, path, matched)


def test_a_piece_shows_a_little_around(store: Store) -> None:
    hit = Finder(store).find("집적단지").hits[0]
    assert hit.piece == "광주 인공지능 집적단지 협력 제안"


def test_more_than_are_shown(store: Store) -> None:
    found = Finder(store).find("이진", limit=2)
    assert (ids(found), found.more) == (["lee", "other-lee"], True)
    assert not Finder(store).find("이진", limit=3).more


@pytest.mark.parametrize("text", ["", " ", "-", "…", "\u200b"])
def test_nothing_to_look_for(store: Store, text: str) -> None:
    with pytest.raises(Rejected) as refused:
        Finder(store).find(text)
    assert refused.value.code == "search_empty"


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("홍길동 010-1234", (Term(("홍길동",)), Term(("010", "1234"), ("0101234", "101234")))),
        ("KE017", (Term(("ke017",)),)),
        ("2023 1월", (Term(("2023",), ("2023",)), Term(("1월",)))),
        ("(02)345 6789", (Term(("02", "345", "6789"), ("023456789", "23456789")),)),
        ("12", (Term(("12",)),)),
        ("010", (Term(("010",), ("010",)),)),
    ],
)
def test_a_query(text: str, terms: tuple[Term, ...]) -> None:
    assert query(text).terms == terms


# As things change


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Store]:
    made = opened(tmp_path / "tripdesk.db")
    taken_in(made, small_trip(TRIP_OF_MANY))
    yield made
    made.close()


def renamed(store: Store, own: str, ko: str) -> None:
    person: Any = held(store, own, SHARED)
    editing(store).change(person, person.record.revised(name=PersonName(ko=ko)), Label("changed"))


def test_an_edit_is_found_at_once(fresh: Store) -> None:
    finder = Finder(fresh)
    assert ids(finder.find("이진형")) == ["lee"]
    renamed(fresh, "lee", "박서연")
    assert (ids(finder.find("이진형")), ids(finder.find("ㅂㅅㅇ"))) == ([], ["lee"])
    editing(fresh).undo()
    assert (ids(finder.find("이진형")), ids(finder.find("박서연"))) == (["lee"], [])


def test_what_is_deleted_is_not_found_until_it_is_back(fresh: Store) -> None:
    finder = Finder(fresh)
    assert ids(finder.find("부채")) == ["gift"]
    editing(fresh).remove(held(fresh, "gift"), Label("removed"))
    assert ids(finder.find("부채")) == []
    assert ids(Finder(fresh).find("부채")) == []
    editing(fresh).undo()
    assert ids(finder.find("부채")) == ["gift"]


def test_an_edit_of_another_program_is_found(fresh: Store) -> None:
    finder, other = Finder(fresh), opened(fresh.path, prefix="other")
    finder.find("이진형")
    renamed(other, "lee", "박서연")
    other.close()
    assert ids(finder.find("박서연")) == ["lee"]


def test_a_store_that_was_restored_is_searched_anew(fresh: Store, tmp_path: Path) -> None:
    finder = Finder(fresh)
    copy = keeping.back_up(fresh.path, tmp_path / "copy.db")
    renamed(fresh, "lee", "박서연")
    assert ids(finder.find("박서연")) == ["lee"]
    keeping.restore(fresh.path, copy)
    assert (ids(finder.find("박서연")), ids(finder.find("이진형"))) == ([], ["lee"])


@pytest.mark.parametrize("much", [1, 10_000])
def test_it_does_not_matter_how_much_of_the_index_is_written(
    fresh: Store, monkeypatch: pytest.MonkeyPatch, much: int
) -> None:
    monkeypatch.setattr(searching, "MUCH", much)
    monkeypatch.setattr(searching, "PAGE", 3)
    Finder(fresh).find("이진형")
    renamed(fresh, "lee", "박서연")
    editing(fresh).remove(held(fresh, "gift"), Label("removed"))
    assert [ids(Finder(fresh).find(text)) for text in ("박서연", "이진형", "부채", "구글")] == [
        ["lee"], [], [], ["org", "google"],
    ]  # fmt: skip
    assert keeping.index_is_whole(fresh.path)


@pytest.mark.parametrize("written", [True, False])
def test_a_store_that_is_only_read_is_searched_too(fresh: Store, written: bool) -> None:
    if written:
        Finder(fresh).find("이진형")
    renamed(fresh, "lee", "박서연")
    before = fresh.path.read_bytes()
    reader = opened(fresh.path, readonly="store_read_only")
    assert (ids(Finder(reader).find("ㅂㅅㅇ")), ids(Finder(reader).find("이진형"))) == (["lee"], [])
    reader.close()
    assert fresh.path.read_bytes() == before


def test_an_index_that_is_half_written_is_not_relied_upon(fresh: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when the program is killed while it writes the index for the first time."""
    monkeypatch.setattr(searching, "PAGE", 3)
    with fresh._engine.begin() as connection:  # pyright: ignore[reportPrivateUsage]
        last = searching.write_page(connection, None)
        assert searching.write_page(connection, last) is not None
    editing(fresh).remove(held(fresh, "gift"), Label("removed"))
    assert [ids(Finder(fresh).find(text)) for text in ("이진형", "구글", "부채")] == [["lee"], ["org", "google"], []]
    assert keeping.index_is_whole(fresh.path)


def test_what_is_destroyed_leaves_the_index_too(fresh: Store) -> None:
    Finder(fresh).find("이진형")
    engine = fresh._engine  # pyright: ignore[reportPrivateUsage]
    with engine.begin() as connection:
        searching.forget(connection, [Key(SHARED, "lee")])
    connection = sqlite3.connect(fresh.path)
    kept = connection.execute("SELECT id FROM search WHERE name LIKE '%이진형%'").fetchall()
    connection.close()
    assert kept == []


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE search SET name = '박서연' WHERE id = 'lee'",
        "DELETE FROM search WHERE id = 'lee'",
        "INSERT INTO search VALUES ('', 'ghost', 'person', '\n 유령\n', '\n', '\n')",
    ],
)
def test_a_damaged_index_shows_nothing_wrong_and_is_noticed(fresh: Store, sql: str) -> None:
    Finder(fresh).find("이진형")
    connection = sqlite3.connect(fresh.path)
    with connection:
        assert connection.execute(sql).rowcount == 1
    connection.close()
    assert [ids(Finder(fresh).find(text)) for text in ("박서연", "유령")] == [[], []]
    assert keeping.damages(fresh.path) == ()
    assert not keeping.index_is_whole(fresh.path)
    keeping.drop_index(fresh.path)
    assert keeping.index_is_whole(fresh.path)
    assert ids(Finder(fresh).find("이진형")) == ["lee"]


@pytest.mark.parametrize("value", ["", "{}", "[1, 2]", '["0", 3, "tx1"]', '["RULES", 3, "another"]'])
def test_a_watermark_that_is_not_so_is_no_watermark(fresh: Store, value: str) -> None:
    Finder(fresh).find("이진형")
    fresh.set_meta("search", value.replace("RULES", searching.RULES))
    assert ids(Finder(fresh).find("이진형")) == ["lee"]


def test_a_damaged_record_is_not_shown(fresh: Store) -> None:
    finder = Finder(fresh)
    finder.find("이진형")
    connection = sqlite3.connect(fresh.path)
    with connection:
        connection.execute("UPDATE records SET doc = replace(doc, '이진형', '박서연') WHERE id = 'lee'")
    connection.close()
    with pytest.raises(Unavailable) as refused:
        finder.find("이진형")
    assert refused.value.code == "record_damaged"


# Whatever they are called

SYLLABLES = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=2, max_size=5)
LATIN = st.text(string.ascii_letters + "éüÅß -'’", min_size=2, max_size=20)
NUMBERS = st.from_regex(r"\A(\+82[ -]?|0)1[0-9]([ -]?[0-9]{4}){2}\Z")


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Finder, Iterator[int]]]:
    made = opened(tmp_path_factory.mktemp("crowd") / "tripdesk.db", prefix="crowd")
    yield made, Finder(made), count(1)
    made.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=60)
@given(ko=SYLLABLES, en=LATIN, phone=NUMBERS, data=st.data())
def test_a_person_is_found_by_any_part_and_not_after_it_is_deleted(
    crowd: tuple[Store, Finder, Iterator[int]], ko: str, en: str, phone: str, data: st.DataObject
) -> None:
    store, finder, numbers = crowd
    number = next(numbers)
    person = Person(id=f"person-{number}", name=PersonName(ko=ko, en=en))
    place = Place(id=f"place-{number}", name=LText(ko=f"장소 {number}"), phone=phone)
    store.commit(Label("changed"), [Put(SHARED, person, 0), Put(SHARED, place, 0)], KIM)

    def part_of(text: str, least: int) -> str:
        begin = data.draw(st.integers(0, len(text) - least))
        return text[begin : data.draw(st.integers(begin + least, len(text)))]

    own, where = Key(SHARED, f"person-{number}"), Key(SHARED, f"place-{number}")
    english = part_of(normalize("NFC", en), 2)
    assume(folded(english))
    digits = part_of("".join(one for one in phone if one.isdigit()), 3)
    asked = [(part_of(ko, 2), own), (initials(ko), own), (english, own), (digits, where), (phone, where)]
    for text, key in asked:
        assert key in {hit.key for hit in finder.find(text, limit=10_000).hits}, text

    for key in (own, where):
        editing(store).remove(held(store, key.id, SHARED), Label("removed"))
    for text, key in asked:
        assert key not in {hit.key for hit in finder.find(text, limit=10_000).hits}, text


def test_the_small_trip_is_searched_in_its_scope(store: Store) -> None:
    assert [hit.key for hit in Finder(store).find("구글").hits] == [Key(SHARED, "org"), Key(TRIP, "google")]
