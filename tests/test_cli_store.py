"""The command line on the store: one day of an office, from the first import to a restore."""

import json
from pathlib import Path

import pytest

from tests.model.small import SMALL
from tripdesk.cli import main


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "TRIPDESK_STORE": str(tmp_path / "office" / "tripdesk.db"),
        "TRIPDESK_USER": "김주무관",
        "TRIPDESK_DESK": "의전1",
        "LANG": "ko_KR.UTF-8",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.chdir(tmp_path)
    Path("trip.json").write_text(SMALL, encoding="utf-8")


def says(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    assert main(list(words)) == code
    captured = capsys.readouterr()
    return captured.out + captured.err


def test_a_day_of_an_office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert says(capsys, "trips") == "저장된 출장이 없습니다. ‘tripdesk import 파일’로 가져오세요.\n"
    plan = "trip.json — 미국 출장 (trip): 새 기록 {}건, 바뀜 {}건, 지움 0건, 충돌 0건, 이쪽만 바뀜 0건\n"
    assert says(capsys, "import", "trip.json", "--plan") == plan.format(16, 0)
    refused = "trip.json: 가져오지 않았습니다. 위 계획대로 하려면 --yes를 붙이세요.\n"
    assert says(capsys, "import", "trip.json", code=1) == plan.format(16, 0) + refused
    assert says(capsys, "import", "trip.json", "--yes").startswith(plan.format(16, 0) + "가져옴: trip, 기록 ")
    assert says(capsys, "trips") == "trip  미국 출장\n"
    assert "구글 면담" in says(capsys, "show", "미국")

    Path("trip.json").write_text(SMALL.replace("2023-01-09T14:00", "2023-01-09T13:30"), encoding="utf-8")
    says(capsys, "import", "trip.json", "--yes")
    assert "    일정 ‘구글 면담’ 시작: 2023-01-09 14:00 → 2023-01-09 13:30\n" in says(capsys, "history", "trip")
    shown = json.loads(says(capsys, "show", "trip", "--json"))
    assert (shown["items"][1]["start"]["local"][:16], shown["items"][1]["calendar"]["sequence"]) == (
        "2023-01-09T13:30",
        1,
    )
    assert says(capsys, "issue", "trip", "-m", "구글 시각 변경").startswith("trip: 1차 배포본 확정(")
    assert says(capsys, "calendar", "trip", "--for", "시장", "-o", "mayor.ics").startswith("mayor.ics — 시장, 일정 ")

    says(capsys, "backup", "-o", "copy.db")
    assert says(capsys, "verify") == f"{tmp_path / 'office' / 'tripdesk.db'}: 온전합니다.\n"
    store = tmp_path / "office" / "tripdesk.db"
    store.write_bytes(store.read_bytes().replace("구글".encode(), "구굴".encode()))
    assert "손상되었습니다. 되돌리려면: tripdesk restore " in says(capsys, "verify", code=1)
    assert says(capsys, "show", "trip", code=1).count("\n") == 1
    says(capsys, "restore", "copy.db")
    assert says(capsys, "verify").endswith("온전합니다.\n")
    assert json.loads(says(capsys, "show", "trip", "--json"))["issue"]["number"] == 1


def test_undo_and_redo_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    says(capsys, "import", "trip.json", "--yes")
    Path("trip.json").write_text(SMALL.replace("구글 면담", "구글 방문"), encoding="utf-8")
    says(capsys, "import", "trip.json", "--yes")
    assert says(capsys, "undo", "--plan").startswith("되돌릴 것: 파일에서 가져옴(1건)")
    assert says(capsys, "undo") == "되돌림: 파일에서 가져옴(1건) (기록 1건)\n"
    assert "구글 면담" in says(capsys, "show", "trip")
    assert says(capsys, "redo") == "다시 함: 파일에서 가져옴(1건) (기록 1건)\n"
    assert "구글 방문" in says(capsys, "show", "trip")
    assert says(capsys, "redo", code=1) == "다시 할 것이 없습니다.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "없는출장"), "‘없는출장’: 그런 출장이 없습니다. 있는 출장: 미국 출장 (trip)\n"),
        (
            ("restore", "trip.json"),
            "trip.json: tripdesk 자료 파일이 아닙니다. 그대로 두었습니다. 다른 파일을 지정하세요.\n",
        ),
        (
            ("--store", "postgresql://x/y", "trips"),
            "서버(postgresql)에 둔 자료는 아직 쓸 수 없습니다. --store에 파일 경로를 적으세요.\n",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said(capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str) -> None:
    says(capsys, "import", "trip.json", "--yes")
    assert says(capsys, *words, code=1) == said
