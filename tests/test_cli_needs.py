"""What one named person may read (diet, health, religion) is told to nobody else by any command that lists things.

`show --json` and `export` give the whole trip, as they say.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.model.small import both, edited
from tripdesk.cli import main

FIRST, SECOND, PROPOSED = "CANARY-one", "CANARY-two", "CANARY-three"
OFFICER = {"id": "lee", "name": {"ko": "이진형", "en": "Lee Jinhyeong"}}
DELEGATE = {"id": "officer", "person": "lee", "party": "mayors", "role": both("주무관", "Officer")}

Says = Callable[..., str]


def needs(health: str) -> dict[str, object]:
    said = f"{health}; 강기정 시장과 같은 약"
    return {"id": "needs", "delegate": "officer", "reader": "officer", "diets": ["halal"], "health": both(said, health)}


def snapshot(name: str, health: str) -> str:
    trip = edited({"people[1]": OFFICER, "delegates[1]": DELEGATE, "needs": [needs(health)]})
    Path(name).write_text(json.dumps(trip, ensure_ascii=False), encoding="utf-8")
    return name


@pytest.fixture
def says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Says:
    """An office where health was noted, noted otherwise, and is to be noted otherwise again by somebody."""
    monkeypatch.setenv("LANG", "ko_KR.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setenv("TRIPDESK_STORE", str(tmp_path / "office" / "tripdesk.db"))
    monkeypatch.chdir(tmp_path)

    def said(*words: str, code: int = 0) -> str:
        assert main(list(words)) == code
        captured = capsys.readouterr()
        return captured.out + captured.err

    said("import", snapshot("one.json", FIRST), "--yes")
    said("issue", "trip")
    said("import", snapshot("two.json", SECOND), "--yes")
    said("export", "trip", "-o", "away.tripdesk", "--hand-over", "--to", "현지팀")
    said("import", snapshot("three.json", PROPOSED), "--yes")
    return said


@pytest.mark.parametrize(
    "words",
    [
        ("trips",),
        ("show", "trip"),
        ("check", "trip"),
        ("check", "trip", "--json"),
        ("history", "trip"),
        ("history", "trip", "--json"),
        ("diff", "trip"),
        ("diff", "trip", "--json"),
        ("diff", "trip", "--by-person"),
        ("proposals", "trip"),
        ("proposals", "trip", "--json"),
        ("search", "CANARY"),
        ("undo", "--plan"),
        ("purge", "mayor", "--plan"),
        ("purge", "mayor", "--plan", "--json"),
        ("import", "one.json", "--plan"),
        ("verify",),
    ],
    ids=" ".join,
)
def test_no_list_tells_it(words: tuple[str, ...], says: Says, capsys: pytest.CaptureFixture[str]) -> None:
    main(list(words))
    captured = capsys.readouterr()
    assert "CANARY" not in captured.out + captured.err


def test_it_is_told_that_it_changed(says: Says) -> None:
    told = "    식이·건강 ‘이진형’ 건강: 내용은 지정된 열람자만 볼 수 있음\n"
    assert told in says("history", "trip")
    edits = json.loads(says("history", "trip", "--json"))
    assert [edit["changes"] for edit in edits if edit["label"] == "imported"][1] == [
        {"kind": "needs", "id": "needs", "act": "changed", "fields": [{"path": "health", "from": None, "to": None}]}
    ]
    assert says("proposals", "trip").splitlines()[1] == "    건강: 내용은 지정된 열람자만 볼 수 있음"
    (offered,) = json.loads(says("proposals", "trip", "--json"))
    assert (offered["withheld"], offered["now"], offered["proposed"]) == (True, None, None)


def test_a_plan_of_destruction_says_where_it_speaks_of_another_and_not_what(says: Says) -> None:
    plan = json.loads(says("purge", "mayor", "--plan", "--json"))
    (mention,) = [one for one in plan["mentions"] if one["kind"] == "needs"]
    assert (mention["path"], mention["context"], mention["text"]) == ("health.ko", None, None)


def test_what_is_inside_a_proposal_is_not_reworded(says: Says) -> None:
    plan = json.loads(says("purge", "mayor", "--plan", "--json"))
    place = next(f"proposal {one['id']} {one['path']}" for one in plan["mentions"] if one["kind"] == "proposal")
    refused = says("purge", "mayor", "--yes", "--mentions", "blank", "--reword", f"{place}=아무 글", code=1)
    assert refused.splitlines()[-1].startswith(f"{place}: 수정 제안 안의 글은 바꿔 쓸 수 없습니다. ")
    says("take-back", "trip", "--yes")
    says("purge", "mayor", "--yes", "--mentions", "blank")
    assert "강기정" not in says("proposals", "trip", "--json")
