"""`tripdesk doctor`: whether this installation can do its work, and what the machine lacks."""

import contextlib
import platform
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from tripdesk import __version__, files
from tripdesk.errors import TripdeskError
from tripdesk.model.times import TZDATA_VERSION, zone_names
from tripdesk.services.briefing import default_template
from tripdesk.services.demo import SAMPLE
from tripdesk.services.places import LOCAL, Machine, place_of
from tripdesk.services.sending import sending
from tripdesk.services.trips import read_sample
from tripdesk.store.store import Store

PARTS = ("pydantic", "lxml", "python-docx", "icalendar", "pillow", "holidays", "pypdf", "pyrage")


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing looked at: a code of `cli.doctor_…`, its facts, and whether it is well."""

    code: str
    facts: tuple[tuple[str, str], ...] = ()
    well: bool = True


def examine(soffice: Path | None, work_folder: Path) -> tuple[Examined, ...]:
    """Everything looked at, in order."""
    return (
        Examined("program", (("version", __version__), ("python", platform.python_version()))),
        Examined("zones", (("version", TZDATA_VERSION), ("count", str(len(zone_names()))))),
        *(_part(name) for name in PARTS),
        _resources(),
        _work_folder(work_folder),
        Examined("renderer", (("path", str(soffice)),)) if soffice else Examined("no_renderer"),
        Examined("disk"),
    )


def examine_store(path: Path, machine: Machine, opens: Callable[[], Store]) -> tuple[Examined, ...]:
    """Where the store lies and how it is. `opens` opens it for reading; nothing is made or written."""
    where = ("path", str(path))
    place = place_of(path, machine)
    said = (
        ()
        if place == LOCAL
        else (
            Examined("store_share" if place.kind == "share" else "store_synced", (where, ("by", place.by)), well=False),
        )
    )
    if not path.exists():
        return (*said, Examined("no_store", (where,)))
    try:
        with contextlib.closing(opens()) as store:
            found = sending(store)
    except TripdeskError as error:
        return (*said, Examined("store_refused", (where, ("code", error.code)), well=False))
    off = (Examined("sending_off", (("since", found.since or "?"),)),) if found.off else ()
    return (*said, Examined("store", (where,)), *off)


def _part(name: str) -> Examined:
    try:
        return Examined("part", (("name", name), ("version", version(name))))
    except PackageNotFoundError:
        return Examined("part_missing", (("name", name),), well=False)


def _resources() -> Examined:
    try:
        read_sample(SAMPLE)
        default_template()
    except (TripdeskError, OSError):
        return Examined("resources_damaged", well=False)
    return Examined("resources")


def _work_folder(folder: Path) -> Examined:
    try:
        files.make_private_folder(folder)
        well = files.is_writable_folder(folder)
    except TripdeskError:
        well = False
    return Examined("folder" if well else "folder_unwritable", (("path", str(folder)),), well)
