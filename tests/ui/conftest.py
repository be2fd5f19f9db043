"""Windows for the tests of the desk."""

from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.desks import DeskUnderTest, open_window, sample


@pytest.fixture
def opens(qapp: QApplication, tmp_path: Path) -> Generator[Callable[..., DeskUnderTest]]:
    """Opens windows, and closes them after the test."""
    made: list[DeskUnderTest] = []

    def new(folder: str = "desk", **more: Any) -> DeskUnderTest:
        made.append(open_window(qapp, tmp_path / folder, **more))
        return made[-1]

    yield new
    for one in made:
        one.application.close()
        one.settle()


@pytest.fixture
def empty(opens: Callable[..., DeskUnderTest]) -> DeskUnderTest:
    """A window on an empty store."""
    return opens()


@pytest.fixture
def with_sample(opens: Callable[..., DeskUnderTest], tmp_path: Path) -> DeskUnderTest:
    """A window with the sample trip open."""
    return opens(trip=sample(tmp_path))
