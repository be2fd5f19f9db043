"""What the machine and the user decide: interface language, folders, programs beside ours. Read once, at the start."""

import locale
import os
import platform
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tripdesk.errors import Rejected
from tripdesk.messages import UiLanguage

PASSPHRASE = "TRIPDESK_PASSPHRASE"


@dataclass(frozen=True, slots=True)
class Settings:
    """`work_folder` is private to the user and holds what a renderer needs for a moment; `soffice` is LibreOffice.

    `environment` is what programs beside ours are started with. `store` is the file of the store; `user` and `desk`
    sign its history. `passphrase` opens and locks packages; it is not passed on to other programs. `language_given`
    says that the language was asked for, not found on the machine.
    """

    ui_language: UiLanguage
    work_folder: Path
    store: Path
    user: str
    desk: str
    soffice: Path | None = None
    passphrase: str = field(default="", repr=False)
    language_given: bool = False
    environment: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)

    @property
    def backup_folder(self) -> Path:
        """Where the backups of the store lie: beside it."""
        return self.store.parent / "backups"


def read_settings(
    ui_language: str | None = None, environment: Mapping[str, str] | None = None, store: str | None = None
) -> Settings:
    """The settings of this machine and user. Raises Rejected for a store on a server, which is not built yet."""
    env = os.environ if environment is None else environment
    found = shutil.which("soffice", path=env.get("PATH")) or shutil.which("libreoffice", path=env.get("PATH"))
    return Settings(
        ui_language=UiLanguage(ui_language) if ui_language else _language(env),
        work_folder=_cache_folder(env) / "tripdesk" / "work",
        store=_store(store or env.get("TRIPDESK_STORE") or "", env),
        user=env.get("TRIPDESK_USER") or env.get("USERNAME") or env.get("USER") or env.get("LOGNAME") or "-",
        desk=env.get("TRIPDESK_DESK") or env.get("COMPUTERNAME") or platform.node() or "-",
        soffice=Path(found) if found else _windows_soffice(env),
        passphrase=env.get(PASSPHRASE) or "",
        language_given=bool(ui_language),
        environment={name: value for name, value in env.items() if name != PASSPHRASE},
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


def _store(named: str, env: Mapping[str, str]) -> Path:
    if "://" in named:
        raise Rejected("store_server_not_yet", where=named.partition("://")[0])
    return Path(named) if named else _data_folder(env) / "tripdesk" / "tripdesk.db"


def _data_folder(env: Mapping[str, str]) -> Path:
    """Where the user's data belong: `%LOCALAPPDATA%` (never the roaming profile), or XDG_DATA_HOME."""
    if sys.platform == "win32":
        return _cache_folder(env)
    return Path(env.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def _windows_soffice(env: Mapping[str, str]) -> Path | None:
    if sys.platform != "win32":
        return None
    usual = Path(env.get("PROGRAMFILES", "C:/Program Files")) / "LibreOffice" / "program" / "soffice.exe"
    return usual if usual.exists() else None
