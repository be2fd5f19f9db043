"""Packages from the command line: given out, taken in, locked; the passphrase is seen nowhere."""

import json
import os
import pty
import sys
from pathlib import Path

import pytest

from tests.model.small import SMALL
from tests.oracles import ROOT
from tripdesk.cli import main
from tripdesk.services import sealing
from tripdesk.settings import read_settings

SECRET = "CANARY-암호-말"


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
    Path("secret.txt").write_text(f"{SECRET}\nnot this\n", encoding="utf-8")


def says(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    assert main(list(words)) == code
    captured = capsys.readouterr()
    return captured.out + captured.err


def test_a_package_stands_wherever_a_trip_does(capsys: pytest.CaptureFixture[str]) -> None:
    assert says(capsys, "export", "trip.json", "-o", "a.tripdesk") == "내보냄: a.tripdesk\n"
    whole = says(capsys, "show", "trip.json", "--json")
    assert says(capsys, "show", "a.tripdesk", "--json") == whole
    assert says(capsys, "check", "a.tripdesk") == says(capsys, "check", "trip.json")
    for name in ("trip.json", "a.tripdesk"):
        says(capsys, "book", name, "--edition", "staff", "--pages", "never", "-o", f"{name}.docx")
        says(capsys, "calendar", name, "--for", "시장", "-o", f"{name}.ics")
    for kind in ("docx", "ics"):
        assert Path(f"a.tripdesk.{kind}").read_bytes() == Path(f"trip.json.{kind}").read_bytes()

    assert says(capsys, "import", "a.tripdesk", "--yes").count("가져옴: trip") == 1
    assert says(capsys, "import", "a.tripdesk", "--yes").endswith("trip: 바꿀 것이 없습니다.\n")
    says(capsys, "export", "trip", "-o", "b.tripdesk")
    says(capsys, "export", "trip", "-o", "c.tripdesk")
    assert Path("b.tripdesk").read_bytes() == Path("c.tripdesk").read_bytes()
    says(capsys, "export", "b.tripdesk", "-o", "d.json")
    assert Path("d.json").read_text("utf-8") == whole


def test_a_locked_package(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    said = says(capsys, "export", "trip.json", "-o", "a.tripdesk", "--encrypt", "--passphrase-file", "secret.txt")
    assert said == "내보냄(암호로 잠금): a.tripdesk\n"
    assert sealing.is_sealed(Path("a.tripdesk").read_bytes())
    needed = "a.tripdesk: 암호가 필요하지만 물어볼 화면이 없습니다. "
    assert says(capsys, "import", "a.tripdesk", "--yes", code=1).startswith(needed)
    monkeypatch.setenv("TRIPDESK_PASSPHRASE", "틀림 CANARY")
    wrong = says(capsys, "import", "a.tripdesk", "--yes", code=1)
    assert wrong.startswith("a.tripdesk: 암호가 맞지 않거나 파일이 손상되었습니다. ")
    assert not (tmp_path / "office").exists(), "nothing was begun"
    monkeypatch.setenv("TRIPDESK_PASSPHRASE", SECRET)
    said += wrong + says(capsys, "import", "a.tripdesk", "--yes")
    monkeypatch.delenv("TRIPDESK_PASSPHRASE")
    assert says(capsys, "show", "trip") == says(capsys, "show", "a.tripdesk", "--passphrase-file", "secret.txt")
    assert "CANARY" not in said
    kept = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and path.name != "secret.txt"]
    assert not any(SECRET.encode() in data or b"CANARY" in data for data in kept)


def at_a_terminal(*words: str, typed: tuple[str, ...]) -> tuple[int, str]:
    """A command at a terminal of its own: each text is typed after a question. Gives its exit code and the screen."""
    child, screen = pty.fork()
    if child == 0:
        os.execv(sys.executable, [sys.executable, "-m", "tripdesk", *words])
    shown, waiting = b"", list(typed)
    while True:
        try:
            shown += os.read(screen, 4096)
        except OSError:  # Linux says EIO when the other side is closed
            break
        if waiting and shown.count(b": ") > len(typed) - len(waiting):
            os.write(screen, waiting.pop(0).encode() + b"\n")
    os.close(screen)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), shown.decode()


def test_a_passphrase_is_typed_twice_and_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    export = ("export", "trip.json", "-o", "a.tripdesk", "--encrypt")
    code, screen = at_a_terminal(*export, typed=(SECRET, "other"))
    assert (code, screen.splitlines()[-1]) == (1, "The two passphrases are not the same. Try again.")
    assert not Path("a.tripdesk").exists()
    code, shown = at_a_terminal(*export, typed=(SECRET, SECRET))
    assert (code, shown.splitlines()[-1]) == (0, "Exported, locked with a passphrase: a.tripdesk")
    code, opened = at_a_terminal("show", "a.tripdesk", typed=(SECRET,))
    assert code == 0
    assert "Meeting with Google" in opened
    assert "CANARY" not in screen + shown + opened


def test_the_passphrase_is_passed_on_to_no_program() -> None:
    settings = read_settings("ko", {"HOME": "/home/kim", "PATH": "", "TRIPDESK_PASSPHRASE": SECRET}, store="x.db")
    assert settings.passphrase == SECRET
    assert SECRET not in f"{settings} {dict(settings.environment)}"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("export", "trip.json", "-o", "a.zip"), "a.zip: 내보낼 파일 이름은 .json이나 .tripdesk로 끝나야 합니다.\n"),
        (("export", "trip.json", "-o", "a.json", "--encrypt"), "a.json: --encrypt는 .tripdesk 꾸러미에만 씁니다. "),
        (("export", "trip.json", "-o", "a.tripdesk", "--encrypt"), "a.tripdesk: 암호가 필요하지만 "),
        (
            ("export", "trip.json", "-o", "a.tripdesk", "--encrypt", "--passphrase-file", "empty.txt"),
            "암호가 비어 있습니다. ",
        ),
        (("import", "trip.tripdesk", "--yes"), "trip.tripdesk: 파일이 없습니다. "),
        (("import", "text.tripdesk", "--yes"), "text.tripdesk: tripdesk 꾸러미가 아닙니다. "),
    ],
)
def test_what_cannot_be_done_is_said(capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str) -> None:
    Path("empty.txt").write_bytes(b"")
    Path("text.tripdesk").write_bytes(b"text")
    assert says(capsys, *words, code=1).startswith(said)
    assert not Path("a.tripdesk").exists()


def test_a_refused_package_changes_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    says(capsys, "import", "trip.json", "--yes")
    says(capsys, "export", "trip", "-o", "a.tripdesk")
    before = json.loads(says(capsys, "history", "trip", "--json")), says(capsys, "show", "trip", "--json")
    whole = Path("a.tripdesk").read_bytes()
    for number, data in enumerate((whole[:-1], b"x" + whole, whole.replace(b"PK\1\2", b"PK\1\3", 1))):
        Path(f"{number}.tripdesk").write_bytes(data)
        said = says(capsys, "import", f"{number}.tripdesk", "--yes", code=1)
        assert said.startswith(f"{number}.tripdesk: ")
        assert said.count("\n") == 1
    assert (json.loads(says(capsys, "history", "trip", "--json")), says(capsys, "show", "trip", "--json")) == before
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_a_passphrase_without_a_lock_is_not_silently_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    says(capsys, "import", "trip.json", "--yes")
    said = says(capsys, "export", "trip", "-o", "a.tripdesk", "--passphrase-file", "secret.txt", code=1)
    assert said.startswith("a.tripdesk: 암호를 주었으나 잠그라고 하지 않았습니다.")
    assert not Path("a.tripdesk").exists()


def test_a_book_is_named_as_the_word_file_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    said = says(capsys, "book", "trip.json", "--edition", "staff", "-o", "book.pdf", code=1)
    assert said == "book.pdf: 자료집은 Word 파일입니다. 이름을 .docx로 끝내세요.\n"
    assert not Path("book.pdf").exists()


def test_what_is_no_backup_leaves_no_copies_of_the_store_behind(capsys: pytest.CaptureFixture[str]) -> None:
    says(capsys, "import", "trip.json", "--yes")
    before = sorted(Path("office/backups").iterdir())
    says(capsys, "restore", "trip.json", code=1)
    says(capsys, "restore", "missing.db", code=1)
    assert sorted(Path("office/backups").iterdir()) == before


def test_nobody_is_destroyed_who_would_come_back_with_the_pen(capsys: pytest.CaptureFixture[str]) -> None:
    says(capsys, "import", "trip.json", "--yes")
    says(capsys, "export", "trip", "-o", "a.tripdesk", "--hand-over", "--to", "현지팀")
    said = says(capsys, "purge", "mayor", "--mentions", "blank", "--yes", code=1)
    assert "mayor: 출장 trip의 편집권이 현지팀에 있어 파기할 수 없습니다." in said
