"""A book for one recipient: it holds what only that one may read."""

import json
import re
import zipfile
from pathlib import Path

import pytest

from tests.oracles import ROOT
from tripdesk.cli import main

SAMPLE = ROOT / "resources" / "sample" / "ces-2023.json"
NEEDS = [need["diet"]["ko"] for need in json.loads(SAMPLE.read_text(encoding="utf-8"))["needs"]]


def words_of(book: Path) -> str:
    with zipfile.ZipFile(book) as package:
        return re.sub(r"<[^>]+>", "", package.read("word/document.xml").decode("utf-8"))


@pytest.mark.parametrize(
    ("asked", "reads_needs"),
    [
        (["--edition", "staff"], False),
        (["--edition", "staff", "--for", "비서실장"], False),
        (["--edition", "staff", "--for", "의전팀장"], True),
        (["--edition", "staff", "--for", "recipient-protocol"], True),
    ],
)
def test_diet_and_health_stand_in_the_book_of_the_named_reader_only(
    asked: list[str], reads_needs: bool, tmp_path: Path
) -> None:
    book = tmp_path / "book.docx"
    assert main(["book", str(SAMPLE), *asked, "--pages", "never", "-o", str(book)]) == 0
    assert [need in words_of(book) for need in NEEDS] == [reads_needs] * len(NEEDS)


@pytest.mark.parametrize(
    ("edition", "name", "sentence"),
    [
        ("interpreter", "의전팀장", "There is no such recipient. Choose one of: 통역 (recipient-interpreter)\n"),
        ("principal", "", "There is no such recipient. Choose one of: 시장 (recipient-mayor)\n"),
    ],
)
def test_a_recipient_of_another_edition_is_refused(
    edition: str, name: str, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "book.docx"
    words = ["book", str(SAMPLE), "--edition", edition, "--for", name, "--ui-lang", "en", "-o", str(target)]
    assert (main(words), capsys.readouterr().err, target.exists()) == (1, sentence, False)
