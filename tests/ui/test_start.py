"""Starting the desk from the command line."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.ui.desks import settings_of
from tripdesk.errors import Unavailable
from tripdesk.ui.application import run


def test_without_a_screen_it_says_so_instead_of_dying(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    settings = replace(settings_of(tmp_path), environment={"HOME": str(tmp_path)})
    with pytest.raises(Unavailable, match="no_screen"):
        run(settings)
    assert not settings.store.exists()
