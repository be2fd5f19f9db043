"""`tripdesk search` as an office uses it."""

import json
import sqlite3
from pathlib import Path

import pytest

from tests.model.small import SMALL
from tripdesk.cli import main


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("TRIPDESK_STORE", str(tmp_path / "office" / "tripdesk.db"))
    monkeypatch.setenv("LANG", "ko_KR.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.chdir(tmp_path)
    Path("trip.json").write_text(SMALL, encoding="utf-8")
    says(capsys, "import", "trip.json", "--yes")


def says(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    assert main(list(words)) == code
    captured = capsys.readouterr()
    return captured.out + captured.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ㄱㄱㅈ",), "인물 강기정 (mayor) — 이름 · 국문: 강기정\n"),
        (
            ("구글",),
            "기관 구글 (org) — 이름 · 국문: 구글\n일정 구글 면담 (trip google) — 제목 · 국문: 구글 면담\n",
        ),
        (("면담", "구글"), "일정 구글 면담 (trip google) — 제목 · 국문: 구글 면담\n"),
        (
            ("proposal", "--ui-lang", "en"),
            "meeting paper Meeting with Google (trip paper) — discussion points 1 · text · English: Proposal\n",
        ),
        (("없는 말",), "찾은 것이 없습니다.\n"),
    ],
)  # fmt: skip
def test_it_says_where(capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str) -> None:
    assert says(capsys, "search", *words) == said


def test_json_is_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(says(capsys, "search", "면담", "--json")) == {
        "text": "면담",
        "hits": [
            {
                "kind": "item",
                "id": "google",
                "trip": "trip",
                "name": {"ko": "구글 면담", "en": "Meeting with Google"},
                "field": "title.ko",
                "piece": "구글 면담",
                "span": [3, 5],
            }
        ],
        "more": False,
    }
    assert json.loads(says(capsys, "search", "없는 말", "--json")) == {"text": "없는 말", "hits": [], "more": False}


def test_nothing_to_look_for_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert says(capsys, "search", "…", code=1) == "찾을 말이 없습니다. 글자나 숫자를 적으세요.\n"


def test_verify_throws_a_wrong_index_away(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "office" / "tripdesk.db"
    says(capsys, "search", "구글")
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE search SET name = '\n 다른 것\n' WHERE id = 'google'")
    connection.close()
    whole = f"{path}: 온전합니다.\n"
    mended = "찾기 색인이 기록과 달라 버렸습니다. 다음에 찾을 때 새로 만듭니다.\n"
    assert [says(capsys, "verify"), says(capsys, "verify")] == [mended + whole, whole]
    assert "구글 면담 (trip google)" in says(capsys, "search", "면담")
