"""The set-up says at once what a machine lacks, with the command that installs it, and downloads nothing before."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.oracles import ROOT

pytestmark = pytest.mark.skipif(shutil.which("sh") is None, reason="the set-up is a shell script for make")

TOOLS = ("sh", "cat", "cut", "sha256sum", "grep", "id", "basename", "dirname", "rm", "env", "make")
DEBIAN = 'ID=debian\nVERSION_ID="12"\n'
UBUNTU = 'ID=ubuntu\nID_LIKE="debian"\n'
FEDORA = "ID=fedora\n"


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A copy of the set-up in a folder of its own, with a PATH that holds only the plainest tools."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in TOOLS:
        found = shutil.which(name)
        if found:
            (programs / name).symlink_to(found)
    program(tmp_path, "fc-list", "echo 'Noto Sans CJK KR'")
    program(tmp_path, "ldconfig", "grep -o 'lib[a-zA-Z0-9-]*[.]so[.][0-9]*' tools/setup.sh")
    for name in ("tools/setup.sh", "Makefile", "pyproject.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    return tmp_path


def program(machine: Path, name: str, body: str) -> None:
    file = machine / "bin" / name
    file.unlink(missing_ok=True)
    file.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    file.chmod(0o755)


def user(machine: Path, uid: int) -> None:
    program(machine, "id", f"echo {uid}")


def python(machine: Path, *, version_is_new: bool = True, venv_is_there: bool = True) -> None:
    """A `python3` that answers the questions of the set-up; it can do nothing else."""
    program(
        machine,
        "python3",
        f"""case "$2" in
*version_info*) exit {0 if version_is_new else 1} ;;
*_base_executable*) echo "{machine}/bin/python3" ;;
*ensurepip*) {"exit 0" if venv_is_there else f'[ -f "{machine}/venv-installed" ]'} ;;
*) echo "python3 $*" >>"{machine}/log"; exit 9 ;;
esac""",
    )


def set_up(machine: Path, os_release: str, *words: str) -> tuple[int, str]:
    """The exit code and what was said on stderr."""
    (machine / "os-release").write_text(os_release, encoding="utf-8")
    ended = subprocess.run(
        [machine / "tools" / "setup.sh", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        cwd="/",
        env={"PATH": str(machine / "bin"), "TRIPDESK_OS_RELEASE": str(machine / "os-release")},
        timeout=60,
        check=False,
    )
    return ended.returncode, ended.stderr


def log(machine: Path) -> str:
    """What was run of the programs that only take notes."""
    return (machine / "log").read_text(encoding="utf-8") if (machine / "log").exists() else ""


NO_PYTHON = "tripdesk: Python 3.11 이상이 없습니다.\n          Python 3.11 or newer is missing.\n"
NO_VENV = "tripdesk: Python의 venv 모듈이 없습니다.\n          Python's venv module is missing.\n"
APT = "\n설치 명령 / install with:\n    sudo apt-get update && sudo apt-get install -y "
OTHER = "\n운영체제의 방법으로 설치한 뒤 다시 실행하십시오. / Install it the way of your system, then run again.\n"


@pytest.mark.parametrize(
    ("has_python", "release", "said"),
    [
        (False, DEBIAN, NO_PYTHON + APT + "python3 python3-venv\n"),
        (False, FEDORA, NO_PYTHON + OTHER),
        (True, DEBIAN, NO_VENV + APT + "python3-venv\n"),
        (True, UBUNTU, NO_VENV + APT + "python3-venv\n"),
        (True, FEDORA, NO_VENV + OTHER),
    ],
)
def test_a_user_is_told_what_is_missing(has_python: bool, release: str, said: str, machine: Path) -> None:
    user(machine, 1000)
    program(machine, "apt-get", f'echo "apt-get $*" >>"{machine}/log"')
    if has_python:
        python(machine, venv_is_there=False)
    assert set_up(machine, release) == (1, said)
    assert log(machine) == ""
    assert not (machine / ".venv").exists()


def test_an_old_python_does_not_count(machine: Path) -> None:
    user(machine, 1000)
    python(machine, version_is_new=False)
    assert set_up(machine, FEDORA) == (1, NO_PYTHON + OTHER)


def test_everything_missing_is_named_at_once(machine: Path) -> None:
    user(machine, 1000)
    program(machine, "apt-get", "exit 9")
    python(machine, venv_is_there=False)
    program(machine, "fc-list", "exit 0")
    program(machine, "ldconfig", "echo libEGL.so.1")
    code, said = set_up(machine, DEBIAN, "oracles")
    assert code == 1
    wanted = said.splitlines()[-1].split()
    always_there = {"python3-gi", "gir1.2-ical-3.0"}  # asked of the system's own Python, which this PATH cannot hide
    assert [word for word in wanted if word not in always_there] == [
        *("sudo", "apt-get", "update", "&&", "sudo", "apt-get", "install", "-y"),
        *("python3-venv", "libegl1", "libgl1", "libdbus-1-3", "libxkbcommon-x11-0", "libxcb-cursor0", "libxcb-icccm4"),
        *("libxcb-image0", "libxcb-keysyms1", "libxcb-render-util0", "libxcb-shape0", "libxcb-randr0", "libxcb-xkb1"),
        *("fontconfig", "fonts-noto-cjk", "xvfb", "libreoffice-writer-nogui"),
        *("poppler-utils", "calcurse", "nodejs", "npm"),
    ]


def test_root_on_debian_installs_what_is_missing(machine: Path) -> None:
    user(machine, 0)
    installs = f'case "$*" in *python3-venv*) : >"{machine}/venv-installed" ;; esac'
    program(machine, "apt-get", f'echo "apt-get $* [$DEBIAN_FRONTEND]" >>"{machine}/log"\n{installs}')
    python(machine, venv_is_there=False)
    code, _ = set_up(machine, DEBIAN)
    assert code == 9  # the Python of this test makes no environment
    assert log(machine).splitlines() == [
        "apt-get update -q [noninteractive]",
        "apt-get install -y -q --no-install-recommends python3-venv [noninteractive]",
        "python3 -V",
        "python3 -m venv .venv",
    ]


@pytest.mark.parametrize("apt", ["exit 100", "exit 0"], ids=["apt fails", "apt changes nothing"])
def test_root_is_told_when_apt_does_not_help(apt: str, machine: Path) -> None:
    user(machine, 0)
    program(machine, "apt-get", apt)
    python(machine, venv_is_there=False)
    assert set_up(machine, DEBIAN) == (1, NO_VENV + APT + "python3-venv\n")


def test_a_wrong_word_is_refused(machine: Path) -> None:
    assert set_up(machine, DEBIAN, "everything") == (2, "usage: tools/setup.sh [environment|oracles]\n")


def test_no_package_is_named_without_a_hash() -> None:
    for lock in sorted((ROOT / "requirements").glob("*.txt")):
        pinned = [line for line in lock.read_text(encoding="utf-8").splitlines() if line and line[0] not in " #"]
        assert pinned != []
        assert [line for line in pinned if "==" not in line or not line.endswith("\\")] == []


@pytest.mark.parametrize("lock", [*sorted((ROOT / "requirements").glob("*.txt")), "tools/oracles/package-lock.json"])
def test_no_lock_names_a_host(lock: Path | str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if "://" in line or "--index" in line or "--find-links" in line] == []
