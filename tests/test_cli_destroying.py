"""Deleting, bringing back, holding and destroying, as an officer types it."""

import json
from pathlib import Path
from typing import Protocol

import pytest

from tests.guest import MENTIONS, found_in, guest_trip
from tripdesk.cli import main


class Says(Protocol):
    """Runs a command and returns what it said on both streams."""

    def __call__(self, *words: str, code: int = 0) -> str: ...


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "office"
    for name, value in {
        "TRIPDESK_STORE": str(folder / "tripdesk.db"),
        "TRIPDESK_USER": "김주무관",
        "TRIPDESK_DESK": "의전1",
        "LANG": "ko_KR.UTF-8",
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.chdir(tmp_path)
    guest_trip(tmp_path)
    assert main(["import", "trip.json", "--yes"]) == 0
    return folder


@pytest.fixture
def says(capsys: pytest.CaptureFixture[str]) -> Says:
    capsys.readouterr()

    def run(*words: str, code: int = 0) -> str:
        assert main(list(words)) == code
        captured = capsys.readouterr()
        return captured.out + captured.err

    return run


def test_a_plan_a_refusal_and_a_receipt(says: Says, office: Path) -> None:
    plan = says("purge", "한소라", "--plan").splitlines()
    assert plan[0] == (
        "파기할 사람: 한소라(han-sora), 기록 8건, 이력 10줄, 파일 1개. "
        "고쳐 쓸 것: 배포본 0개, 백업 2개. 다른 기록의 글 7곳에 언급됨."
    )
    assert plan[2] == "  파기: 방문단 sora (출장 trip)"
    assert plan[6] == "  없이는 있을 수 없어 함께 파기: 식이·건강 head-needs (출장 trip)"
    assert plan[-1] == "  언급: task task result.ko — 결과 · 국문: STAYS-3 한 국장이 010 9876 5432로"

    assert "7곳을 어떻게 할지 정하지 않았습니다" in says("purge", "한소라", "--yes", code=1)
    assert says("purge", "한소라", "--mentions", "blank", code=1).splitlines()[-1] == (
        "han-sora: 파기하지 않았습니다. 위 계획대로 하려면 --yes를 붙이세요."
    )
    assert found_in(office) != []

    receipt = json.loads(says("purge", "한소라", "--mentions", "blank", "--yes", "--json"))
    assert (receipt["finished"], receipt["left"], receipt["actor"]) == (True, {}, "김주무관")
    assert found_in(office) == []
    assert says("verify").endswith("온전합니다.\n")
    assert "파기됨: " in says("history", "trip")
    again = says("purge", "한소라", "--yes", code=1)
    assert again == "‘한소라’: 인물 1명 가운데 그런 사람이 없습니다. 이름이나 식별자를 확인하세요.\n"


def test_the_plan_edited_is_the_choice(says: Says, office: Path) -> None:
    plan = json.loads(says("purge", "한소라", "--plan", "--json"))
    assert {f"{m['kind']} {m['id']} {m['path']}": m["text"] for m in plan["mentions"]} == {
        place: text for place, (text, _) in MENTIONS.items()
    }
    for mention in plan["mentions"]:
        mention["choice"] = "blank"
        if mention["path"] == "owner":
            mention |= {"choice": "reword", "new_text": "담당 국장"}
    Path("choices.json").write_text(json.dumps(plan), encoding="utf-8")
    keep = ("--mention", "item google notes.en=keep")
    said = says("purge", "han-sora", "--choices", "choices.json", *keep, "--yes")
    assert "  언급: 둠 " in said
    assert "  그대로 둠: item google notes.en\n" in said
    shown = json.loads(says("show", "trip", "--json"))
    assert (shown["tasks"][0]["owner"], shown["items"][1]["notes"]["en"]) == ("담당 국장", "STAYS-2 call Mr. Han")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--mention", "item google=keep"), "‘item google=keep’: 읽을 수 없습니다."),
        (("--mention", "item google notes.ko=drop"), "‘item google notes.ko=drop’: 읽을 수 없습니다."),
        (("--mention", "item google title.ko=keep"), "item google title.ko: 계획에 그런 언급이 없습니다."),
        (("--reword", "item google notes.ko=한소라"), "item google notes.ko: 고쳐 쓴 글에 그 사람이 다시 나옵니다."),
        (("--choices", "trip.json"), "trip.json: 파기 계획 파일이 아닙니다."),
        (("--choices", "nothing.json"), "nothing.json: 파일이 없습니다."),
    ],
)
def test_a_choice_that_cannot_be_read_is_said(says: Says, words: tuple[str, ...], said: str) -> None:
    told = says("purge", "한소라", "--yes", "--json", *words, code=1)
    assert told.startswith(said)
    assert told.count("\n") == 1


def test_a_hold(says: Says) -> None:
    assert says("hold", "한소라", code=1).startswith("han-sora: 파기 보류 중이 아닙니다.")
    assert says("hold", "한소라", "-m", "기록물법 제30조") == "han-sora: 파기를 보류했습니다.\n"
    refused = says("purge", "한소라", "--mentions", "blank", "--yes", "--json", code=1)
    assert refused == (
        "han-sora: 파기 보류 중이어서 파기할 수 없습니다. "
        "사유는 ‘tripdesk hold han-sora’로 보세요. 아무것도 파기하지 않았습니다.\n"
    )
    assert "기록물법 제30조" in says("hold", "han-sora")
    assert says("undo", "--plan").startswith("되돌릴 것: 파일에서 가져옴")
    assert says("hold", "한소라", "--release") == "han-sora: 파기 보류를 풀었습니다.\n"


def test_a_trip_deleted_listed_and_brought_back(says: Says) -> None:
    assert says("deleted") == "최근 30일 동안 지운 것이 없습니다.\n"
    refused = says("remove", "미국", code=1)
    assert refused == "trip: 지우지 않았습니다. 출장과 그 안의 모든 기록을 지우려면 --yes를 붙이세요.\n"
    assert says("remove", "미국", "--yes").startswith("출장 trip: 기록 ")
    assert says("trips") == "저장된 출장이 없습니다. ‘tripdesk import 파일’로 가져오세요.\n"
    (listed,) = json.loads(says("deleted", "--json"))
    assert (listed["kind"], listed["id"], listed["name"], listed["by"], listed["days_left"]) == (
        "trip", "trip", "미국 출장", "김주무관", 30,
    )  # fmt: skip
    assert says("deleted", "미국").startswith("출장 trip ‘미국 출장’ — 김주무관, ")
    assert says("bring-back", "미국").startswith("되살림: trip (기록 ")
    assert says("trips") == "trip  미국 출장\n"
    assert says("bring-back", "trip", "gift", code=1).startswith("gift: 출장 trip에서 지운 것 가운데 없습니다.")
