"""Writes LICENCES.md: every package that runs with tripdesk, its version and licence, from the installed metadata.

`python -m tools.licences --write` writes the file; without it, prints the text.
"""

import sys
from collections.abc import Iterator
from importlib.metadata import PackageMetadata, distribution
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "LICENCES.md"

ACCEPTED = frozenset(
    {"Apache-2.0", "Apache-2.0 OR BSD-3-Clause", "BSD-2-Clause", "BSD-3-Clause", "MIT", "MIT-CMU", "PSF-2.0"}
)
LINKED = {"pyside6-essentials", "shiboken6"}
"""Qt under LGPL-3.0: a library of its own that the office may replace; tripdesk is not linked into one file with it."""

"""Licences under which a city may pass tripdesk on. A new one is looked at before it is added."""

SPELT_OUT = {"python-dateutil": "Apache-2.0 OR BSD-3-Clause", "pyrage": "MIT"}
"""Packages whose metadata say `Dual License`, or nothing, and leave the rest to their LICENSE file."""

HEAD = """# Licences

tripdesk runs with these packages. Their licence texts come with them when they are installed.
Written by `make lock` from the packages' own metadata; not edited by hand.

| package | version | licence | home |
| --- | --- | --- | --- |
"""


class Licence(NamedTuple):
    """A package and the licence it states."""

    package: str
    version: str
    licence: str
    home: str


def _home(metadata: PackageMetadata) -> str:
    named = dict(entry.split(", ", 1) for entry in metadata.get_all("Project-URL") or [])
    for label in ("Homepage", "Home", "Repository", "Source"):
        if label in named:
            return named[label]
    return metadata["Home-page"] or ""


def locked(lock: Path) -> Iterator[Requirement]:
    """The pinned packages of a lock file that are for this system."""
    for line in lock.read_text(encoding="utf-8").splitlines():
        if line and line[0] not in "# ":
            requirement = Requirement(line.removesuffix("\\").strip())
            if requirement.marker is None or requirement.marker.evaluate():
                yield requirement


def licences() -> list[Licence]:
    """The licences of the packages that tripdesk runs with."""
    found: list[Licence] = []
    for requirement in locked(ROOT / "requirements" / "desk.txt"):
        metadata = distribution(requirement.name).metadata
        stated = SPELT_OUT.get(requirement.name) or metadata["License-Expression"] or metadata["License"] or ""
        found.append(Licence(requirement.name, metadata["Version"], stated, _home(metadata)))
    return found


def text() -> str:
    """What LICENCES.md says."""
    return HEAD + "".join(f"| {one.package} | {one.version} | {one.licence} | {one.home} |\n" for one in licences())


if __name__ == "__main__":
    if "--write" in sys.argv[1:]:
        FILE.write_text(text(), encoding="utf-8", newline="\n")
    else:
        sys.stdout.write(text())
