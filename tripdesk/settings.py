"""What the machine and the user decide: interface language, folders, programs beside ours. Read once, at the start."""

import locale
import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tripdesk.messages import UiLanguage


@dataclass(frozen=True, slots=True)
class Settings:
    """`work_folder` is private to the user and holds what a renderer needs for a moment; `soffice` is LibreOffice.

    `environment` is what programs beside ours are started with.
    """

    ui_language: UiLanguage
    work_folder: Path
    soffice: Path | None = None
    environment: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)


def read_settings(ui_language: str | None = None, environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of this machine and user."""
    env = os.environ if environment is None else environment
    found = shutil.which("soffice", path=env.get("PATH")) or shutil.which("libreoffice", path=env.get("PATH"))
    return Settings(
        ui_language=UiLanguage(ui_language) if ui_language else _language(env),
        work_folder=_cache_folder(env) / "tripdesk" / "work",
        soffice=Path(found) if found else _windows_soffice(env),
        environment=dict(env),
    )


def _language(env: Mapping[str, str]) -> UiLanguage:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if env.get(name):
            return UiLanguage.KO if env[name].lower().startswith("ko") else UiLanguage.EN
    system = locale.getlocale()[0] or ""
    return UiLanguage.KO if system.lower().startswith("ko") else UiLanguage.EN


def _cache_folder(env: Mapping[str, str]) -> Path:
    if sys.platform == "win32":
        return Path(env.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    return Path(env.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _windows_soffice(env: Mapping[str, str]) -> Path | None:
    if sys.platform != "win32":
        return None
    usual = Path(env.get("PROGRAMFILES", "C:/Program Files")) / "LibreOffice" / "program" / "soffice.exe"
    return usual if usual.exists() else None
