"""The wheel alone: built offline, installed in an empty environment with only what `requirements/run.txt` names."""

import os
import shutil
import subprocess
import sys
import zipfile
from importlib.metadata import distribution
from pathlib import Path, PurePosixPath

import pytest

from tests.oracles import ROOT
from tools.licences import locked


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    quiet = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_", "VIRTUAL_ENV"))
    }
    home = folder / "home"
    home.mkdir(exist_ok=True)
    return subprocess.run(
        [str(word) for word in command],
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        cwd=folder,
        env={**quiet, "HOME": str(home), "PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        timeout=240,
        check=False,
    )


def ran(*command: str | Path, folder: Path) -> str:
    ended = run(*command, folder=folder)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


def lay_out_runtime(target: Path) -> None:
    """Copies the distributions that tripdesk runs with, and nothing else, into an empty folder."""
    for requirement in locked(ROOT / "requirements" / "run.txt"):
        installed = distribution(requirement.name)
        for file in installed.files or []:
            if ".." not in PurePosixPath(file).parts and file.suffix != ".pyc":
                there = target / file
                there.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(str(installed.locate_file(file)), there)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=120,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def clean(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment that holds the wheel and what it runs with."""
    folder = tmp_path_factory.mktemp("clean")
    ran(sys.executable, "-m", "venv", "--without-pip", folder / "env", folder=folder)
    programs = folder / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    python = programs / "python"
    ran(sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", wheel, folder=folder)
    packages = ran(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=folder).strip()
    lay_out_runtime(Path(packages))
    return programs


def test_the_wheel_holds_code_resources_and_licences_only(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    shipped = {f"tripdesk/_resources/{p.relative_to(ROOT / 'resources').as_posix()}" for p in resources()}
    assert shipped - set(names) == set()
    assert {name.split("/")[0].split("-")[0] for name in names} == {"tripdesk"}
    assert [name for name in names if name.endswith("/licenses/LICENCES.md")] != []


def resources() -> list[Path]:
    return [p for p in (ROOT / "resources").rglob("*") if p.is_file() and "__pycache__" not in p.parts]


@pytest.mark.parametrize("module", ["PySide6", "pytest", "hypothesis", "tools", "tests", "pip", "typst"])
def test_the_environment_is_clean(module: str, clean: Path, tmp_path: Path) -> None:
    ended = run(clean / "python", "-c", f"import {module}", folder=tmp_path)
    assert "ModuleNotFoundError" in ended.stderr


def test_tripdesk_comes_from_the_wheel(clean: Path, tmp_path: Path) -> None:
    where = ran(clean / "python", "-c", "import tripdesk; print(tripdesk.__file__)", folder=tmp_path)
    assert Path(where.strip()).is_relative_to(clean.parent)


def test_a_book_is_made_there(clean: Path, tmp_path: Path) -> None:
    where = ran(clean / "python", "-c", "from tripdesk import resources; print(resources.root())", folder=tmp_path)
    trip = Path(where.strip()) / "sample" / "ces-2023.json"
    ran(clean / "tripdesk", "book", trip, "--edition", "principal", "-o", tmp_path / "book.docx", folder=tmp_path)
    with zipfile.ZipFile(tmp_path / "book.docx") as package:
        assert package.testzip() is None
        assert "word/document.xml" in package.namelist()
