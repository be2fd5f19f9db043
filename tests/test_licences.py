"""LICENCES.md names every package tripdesk runs with, and each may be passed on."""

import tomllib

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools import licences


def test_the_file_is_what_the_installed_packages_say() -> None:
    assert licences.FILE.read_text(encoding="utf-8") == licences.text(), "run `make lock`"


def test_every_licence_is_one_we_accept() -> None:
    refused = [
        one
        for one in licences.licences()
        if one.licence not in licences.ACCEPTED and one.package not in licences.LINKED
    ]
    assert refused == [], "look at the licence; then add it to tools/licences.py or drop the package"


def test_every_dependency_of_the_project_is_locked() -> None:
    project = tomllib.loads((licences.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extra = project["optional-dependencies"]["desk"]
    wanted = {canonicalize_name(Requirement(line).name) for line in [*project["dependencies"], *extra]}
    locked = {canonicalize_name(one.name) for one in licences.locked(licences.ROOT / "requirements" / "desk.txt")}
    assert wanted - locked == set(), "run `make lock`"
