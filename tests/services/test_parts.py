"""Editing a part of a record beside others."""

from pathlib import Path

from tests.stores import KIM, LEE, editing, opened, small_trip, taken_in
from tripdesk.model.history import SHARED, Committed, Conflict, Key
from tripdesk.model.people import Person
from tripdesk.model.text import LText
from tripdesk.services.parts import listed, paragraphs, part, set_part
from tripdesk.store.store import Store

MAYOR = Key(SHARED, "mayor")


def store_of(folder: Path) -> Store:
    store = opened(folder / "desk.db")
    taken_in(store, small_trip())
    return store


def mayor(store: Store) -> Person:
    held = store.get(MAYOR)
    assert held is not None
    assert isinstance(held.record, Person)
    return held.record


def test_two_people_fill_in_two_sides_of_a_name(tmp_path: Path) -> None:
    store = store_of(tmp_path)
    set_part(editing(store, KIM), MAYOR, part("name.hanja"), "", "姜琪正")
    assert isinstance(set_part(editing(store, LEE), MAYOR, part("name.en"), "Kang Gijung", "Kang Gi-jung"), Committed)
    assert (mayor(store).name.hanja, mayor(store).name.en) == ("姜琪正", "Kang Gi-jung")
    store.close()


def test_the_same_side_given_two_values_is_a_conflict(tmp_path: Path) -> None:
    store = store_of(tmp_path)
    set_part(editing(store, LEE), MAYOR, part("name.en"), "Kang Gijung", "G. Kang")
    done = set_part(editing(store, KIM), MAYOR, part("name.en"), "Kang Gijung", "Kang")
    assert isinstance(done, Conflict)
    assert done.who == LEE
    assert mayor(store).name.en == "G. Kang"
    store.close()


def test_what_this_desk_wrote_while_it_waited_is_no_conflict(tmp_path: Path) -> None:
    store = store_of(tmp_path)
    set_part(editing(store), MAYOR, part("name.en"), "Kang Gijung", "K")
    assert isinstance(set_part(editing(store), MAYOR, part("name.en"), "Kang Gijung", "Kang"), Committed)
    assert mayor(store).name.en == "Kang"
    store.close()


def test_a_paragraph_a_line_and_both_languages_stay_together(tmp_path: Path) -> None:
    store = store_of(tmp_path)
    ko, en = paragraphs("profile", "ko"), paragraphs("profile", "en")
    set_part(editing(store), MAYOR, ko, "", "첫째\n둘째")
    set_part(editing(store), MAYOR, en, "", "\nSecond")
    assert mayor(store).profile == (LText(ko="첫째"), LText(ko="둘째", en="Second"))
    assert en.read(mayor(store)) == "\nSecond"
    set_part(editing(store), MAYOR, ko, "첫째\n둘째", "")
    assert mayor(store).profile == (LText(en="Second"),)
    store.close()


def test_spellings_are_a_list_with_commas(tmp_path: Path) -> None:
    store = store_of(tmp_path)
    set_part(editing(store), MAYOR, listed("other_spellings"), "", "Kang Ki-jung, Gang Gi-jeong ,, Kang Ki-jung")
    assert mayor(store).other_spellings == ("Kang Ki-jung", "Gang Gi-jeong")
    store.close()
