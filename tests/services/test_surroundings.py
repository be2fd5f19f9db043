"""What the machine may lack: a work folder, a renderer, an intact installation."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tripdesk.errors import Unavailable
from tripdesk.services.diagnosis import examine
from tripdesk.services.rendering import Renderer


def program(folder: Path, text: str) -> Path:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


def no_folder(folder: Path) -> tuple[Path, Path]:
    (folder / "file").touch()
    return program(folder, "exit 0"), folder / "file" / "work"


def no_program(folder: Path) -> tuple[Path, Path]:
    return folder / "missing", folder / "work"


def no_result(folder: Path) -> tuple[Path, Path]:
    return program(folder, "exit 0"), folder / "work"


def no_success(folder: Path) -> tuple[Path, Path]:
    return program(folder, "exit 3"), folder / "work"


def no_pdf(folder: Path) -> tuple[Path, Path]:
    return program(folder, 'for last; do :; done; echo nothing > "${last%.docx}.pdf"'), folder / "work"


@pytest.mark.parametrize("machine", [no_folder, no_program, no_result, no_success, no_pdf])
def test_a_renderer_that_cannot_work_says_so_and_leaves_nothing(
    machine: Callable[[Path], tuple[Path, Path]], tmp_path: Path
) -> None:
    soffice, work = machine(tmp_path)
    with pytest.raises(Unavailable, match="renderer_failed"):
        Renderer(soffice, work).pages(b"PK", {})
    assert not work.is_dir() or list(work.iterdir()) == []


def test_doctor_names_what_it_looked_at(tmp_path: Path) -> None:
    found = {one.code: dict(one.facts) for one in examine(None, tmp_path / "work")}
    assert found.keys() == {"program", "zones", "part", "resources", "folder", "no_renderer", "disk"}
    assert found["folder"] == {"path": str(tmp_path / "work")}
    assert os.access(tmp_path / "work", os.W_OK)


def test_doctor_tells_of_a_folder_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    report = examine(tmp_path / "soffice", tmp_path / "file" / "work")
    assert [one.code for one in report if not one.well] == ["folder_unwritable"]
    assert "renderer" in {one.code for one in report}
