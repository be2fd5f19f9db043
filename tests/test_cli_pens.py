"""Handing a trip over from the command line: two desks, each with a store of its own."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.model.small import SMALL
from tripdesk.cli import main

Says = Callable[..., str]


@pytest.fixture
def says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Says:
    monkeypatch.setenv("LANG", "ko_KR.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.chdir(tmp_path)
    Path("trip.json").write_text(SMALL, encoding="utf-8")

    def said(desk: str, *words: str, code: int = 0) -> str:
        monkeypatch.setenv("TRIPDESK_STORE", str(tmp_path / desk / "tripdesk.db"))
        monkeypatch.setenv("TRIPDESK_USER", f"{desk} 주무관")
        monkeypatch.setenv("TRIPDESK_DESK", desk)
        assert main(list(words)) == code
        captured = capsys.readouterr()
        return captured.out + captured.err

    return said


def changed(title: str, name: str = "changed.json") -> str:
    Path(name).write_text(SMALL.replace("구글 면담", title), encoding="utf-8")
    return name


def test_there_and_back(says: Says) -> None:
    says("의전", "import", "trip.json", "--yes")
    given = says("의전", "export", "trip", "-o", "가는.tripdesk", "--hand-over", "--to", "현지팀")
    assert given.splitlines()[-1].startswith("trip: 편집권을 이 꾸러미와 함께 넘겼습니다. ")
    assert says("의전", "issue", "trip", code=1).startswith("trip: 편집권이 ")
    assert "현지팀에 있어 여기서는 고칠 수 없습니다. " in says("의전", "undo", code=1)
    book = ("book", "trip", "--edition", "staff", "--pages", "never", "-o", "x.docx")
    for words in (book, ("calendar", "trip", "--for", "시장", "-o", "x.ics")):
        assert "현지팀에 있습니다. 여기 내용은 그 뒤에 바뀐 것을 담지 못했을 수 있습니다.\n" in says("의전", *words)
    assert "[주의] 편집권이 다른 자리에 있음: 현지팀, " in says("의전", "check", "trip")

    proposed = says("의전", "import", changed("집에서 바란 제목"), "--yes")
    assert "수정 제안으로 남김: trip, 기록 1건. ‘tripdesk proposals trip’로 봅니다.\n" in proposed
    assert "구글 면담" in says("의전", "show", "trip")

    assert "trip: 편집권이 여기로 옵니다.\n" in says("현지", "import", "가는.tripdesk", "--yes")
    Path("there.json").write_text(SMALL.replace("감사 서한", "감사 편지"), encoding="utf-8")
    says("현지", "import", "there.json", "--yes")
    says("현지", "export", "trip", "-o", "오는.tripdesk", "--hand-over", "--to", "의전")
    assert "의전에 있어 여기서는 고칠 수 없습니다. " in says("현지", "undo", code=1)

    back = says("의전", "import", "오는.tripdesk", "--yes")
    assert "바뀜 1건" in back
    assert "trip: 편집권이 여기로 옵니다.\n" in back
    (listed,) = json.loads(says("의전", "proposals", "trip", "--json"))
    assert (listed["record"], listed["by"], listed["fit"], listed["proposed"]["title"]["ko"]) == (
        "google", "의전 주무관", "fits", "집에서 바란 제목",
    )  # fmt: skip
    lines = says("의전", "proposals", "trip").splitlines()
    assert lines[0].startswith(f"{listed['id']}  바꿈: 일정 ‘구글 면담’ — 의전 주무관, ")
    assert lines[1:] == ["    제목 · 국문: 지금 구글 면담 → 제안 집에서 바란 제목"]
    unknown = says("의전", "proposals", "trip", "--take", "없는것", code=1)
    assert unknown == f"없는것: 그런 수정 제안이 없습니다. 있는 제안: {listed['id']}\n"
    assert says("의전", "proposals", "trip", "--take", "all").startswith("trip: 수정 제안 1건을 반영했습니다. ")
    assert "집에서 바란 제목" in says("의전", "show", "trip")
    says("의전", "undo")
    assert says("의전", "proposals", "trip", "--drop", listed["id"]).startswith("trip: 수정 제안 1건을 버렸습니다. ")
    assert says("의전", "proposals", "trip") == "trip: 수정 제안이 없습니다.\n"
    assert "    " not in says("의전", "verify")


def test_taking_back_and_a_restore(says: Says) -> None:
    says("의전", "import", "trip.json", "--yes")
    assert says("의전", "take-back", "trip", code=1) == "trip: 편집권이 이미 여기 있습니다. 그대로 고치면 됩니다.\n"
    says("의전", "backup", "-o", "before.db")
    says("의전", "export", "trip", "-o", "a.tripdesk", "--hand-over")
    restored = says("의전", "restore", "before.db")
    assert "trip: 편집권이 다른 자리에 있을 수 있어" in restored
    assert says("의전", "undo", code=1).startswith("trip: 편집권이 ")
    unsure = says("의전", "take-back", "trip", code=1).splitlines()
    assert unsure[0].startswith("trip: 편집권이 ")
    assert unsure[1] == "trip: 회수하지 않았습니다. 위 내용을 확인했으면 --yes를 붙이세요."
    assert "trip: 편집권을 회수했습니다. 이제 여기서 고칩니다.\n" in says("의전", "take-back", "trip", "--yes")
    assert "trip: 이 꾸러미의 편집권은 받지 않았습니다" in says("의전", "import", "a.tripdesk", "--plan", code=1)
    assert says("의전", "issue", "trip").startswith("trip: 1차 배포본 확정(")


@pytest.mark.parametrize(
    "words",
    [
        ("export", "trip", "-o", "a.json", "--hand-over"),
        ("export", "trip.json", "-o", "a.tripdesk", "--hand-over"),
    ],
)
def test_only_a_stored_trip_is_handed_over_as_a_package(words: tuple[str, ...], says: Says) -> None:
    says("의전", "import", "trip.json", "--yes")
    assert "--hand-over는 저장된 출장을 .tripdesk 꾸러미로 내보낼 때만 씁니다. " in says("의전", *words, code=1)
    assert list(Path().glob("a.*")) == []
