"""Making books and calendar files from the window."""

from pathlib import Path

from PySide6.QtWidgets import QLabel

from tests.ui.desks import DeskUnderTest, clicks
from tripdesk.messages import UiLanguage
from tripdesk.services.library import stored_trip
from tripdesk.services.making import BookChoice, books_of, make_chosen
from tripdesk.ui.book.page import BookPage


def dialog(desk: DeskUnderTest, folder: Path) -> BookPage:
    desk.window.trip.asked.emit("book")
    desk.settle()
    page = desk.window.findChildren(BookPage)[0]
    page.folder.setText(str(folder))
    return page


def told(page: BookPage) -> list[str]:
    """What the result list says, line by line."""
    area = page._outcomes_area.widget()
    assert area is not None
    return [label.text() for label in area.findChildren(QLabel)]


def test_the_books_that_are_ticked_are_the_ones_of_the_command_line(with_sample: DeskUnderTest, tmp_path: Path) -> None:
    page = dialog(with_sample, tmp_path / "window")
    clicks(page.make)
    with_sample.settle()
    trip = stored_trip(with_sample.desk.store, with_sample.session.open_id)
    plain = [choice for choice in books_of(trip) if not choice.organisation]
    for choice in plain:
        make_chosen(trip, choice, tmp_path / "line", None)
    made = {path.name: path.read_bytes() for path in (tmp_path / "window").iterdir()}
    assert made == {path.name: path.read_bytes() for path in (tmp_path / "line").iterdir()}
    assert len(made) == len(plain)


def test_a_folder_that_cannot_be_made_is_said_for_each_and_nothing_breaks(
    with_sample: DeskUnderTest, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    page = dialog(with_sample, tmp_path / "file" / "books")
    clicks(page.make)
    with_sample.settle()
    failed = [said for said in told(page) if said == "실패"]
    ticked = [row for row in page._rows if row[0].isChecked()]
    assert len(failed) == len(ticked)
    assert page.make.isEnabled()


def test_a_host_is_offered_its_own_book_only_when_it_is_ticked(with_sample: DeskUnderTest, tmp_path: Path) -> None:
    page = dialog(with_sample, tmp_path / "out")
    hosts = [row for row in page._rows if isinstance(row[1], BookChoice) and row[1].organisation]
    assert hosts
    assert not any(box.isChecked() for box, _, _ in hosts)
    assert with_sample.session.language is UiLanguage.KO
