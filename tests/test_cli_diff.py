"""`tripdesk diff` as it is typed."""

import json
from pathlib import Path

import pytest

from tests.model.small import SMALL
from tripdesk.cli import main

MOVED = SMALL.replace("2023-01-09T14:00", "2023-01-09T13:30").replace("감사 서한", "감사 편지")


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for name, value in {
        "TRIPDESK_STORE": str(tmp_path / "tripdesk.db"),
        "TRIPDESK_USER": "김주무관",
        "TRIPDESK_DESK": "의전1",
        "LANG": "ko_KR.UTF-8",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.chdir(tmp_path)
    take_in(SMALL)
    capsys.readouterr()


def take_in(text: str) -> None:
    Path("trip.json").write_text(text, encoding="utf-8")
    assert main(["import", "trip.json", "--yes"]) == 0


def says(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> list[str]:
    capsys.readouterr()
    assert main(list(words)) == code
    captured = capsys.readouterr()
    return (captured.out + captured.err).splitlines()


def test_before_and_after_a_change(capsys: pytest.CaptureFixture[str]) -> None:
    assert says(capsys, "diff", "trip", code=1) == [
        "출장 trip: 아직 확정한 배포본이 없어 비교할 수 없습니다. ‘tripdesk issue trip’으로 먼저 확정하세요."
    ]
    main(["issue", "미국"])
    (same,) = says(capsys, "diff", "미국")
    assert same.startswith("1차(")
    assert same.endswith(" 기준) → 현재: 달라진 점이 없습니다.")

    take_in(MOVED)
    first, *lines = says(capsys, "diff", "미국")
    assert first.endswith(" 기준) → 현재: 달라진 점 2건")
    assert lines == [
        "",
        "2023. 1. 9.(월)",
        "  구글 면담: 시각 14:00~15:00 → 13:30~15:00",
        "    해당: 강기정 단장",
        "",
        "날짜와 관계없는 사항",
        "  할 일 ‘감사 편지’: 제목 ‘감사 서한’ → ‘감사 편지’",
    ]
    assert says(capsys, "diff", "미국", "--by-person", "--ui-lang", "en")[1:] == [
        "",
        "Kang Gijung",
        "  Mon 9 Jan Meeting with Google: time 14:00–15:00 → 13:30–15:00",
        "",
        "Concerns nobody in particular",
        "  task ‘Letter of thanks’: title (Korean) ‘감사 서한’ → ‘감사 편지’",
    ]

    main(["issue", "미국"])
    assert says(capsys, "diff", "미국", "1", "2")[1:] == lines
    assert [d["type"] for d in json.loads("\n".join(says(capsys, "diff", "미국", "1", "--json")))["differences"]] == [
        "moved",
        "reworded",
    ]
    assert json.loads("\n".join(says(capsys, "diff", "미국", "--json"))) == {
        "trip": "trip",
        "from": 2,
        "to": None,
        "differences": [],
    }
    assert says(capsys, "diff", "미국", "7", code=1) == ["출장 trip: 7차 배포본이 없습니다. 번호를 확인하세요."]


def test_a_number_that_is_none_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["diff", "trip", "first"])
    assert "first" in capsys.readouterr().err
