"""What the pages promise holds: examples are read, links lead somewhere, both READMEs name the same commands."""

import re
from pathlib import Path

import pytest

from tests.oracles import ROOT
from tripdesk.model import contract, upcast
from tripdesk.model.contract import read_trip, write_trip

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
TRIP_PAGE = (ROOT / "docs" / "formats" / "trip-json.md").read_text(encoding="utf-8")


def fenced(text: str, language: str) -> list[str]:
    return re.findall(rf"^ *```{language}\n(.*?)^ *```$", text, re.DOTALL | re.MULTILINE)


def test_the_example_of_the_format_is_a_trip() -> None:
    (example,) = fenced(TRIP_PAGE, "json")
    snapshot, halved = read_trip(example.encode("utf-8"))
    assert halved == ()
    assert read_trip(write_trip(snapshot))[0] == snapshot


def test_the_page_names_every_refusal_of_the_contract() -> None:
    rows = [line.split("|")[1] for line in TRIP_PAGE.split("## Refusals")[1].splitlines() if line.startswith("| `")]
    named = {code for row in rows for code in re.findall(r"`(\w+)`", row)}
    modules = [Path(module.__file__ or "").read_text(encoding="utf-8") for module in (contract, upcast)]
    raised = {code for source in modules for code in re.findall(r'Rejected\("(\w+)"', source)}
    tables = vars(contract)
    assert named == raised | {*tables["_CODES"].values()} | tables["_OWN"] | {"wrong_type", "out_of_range"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8"))
    local = [target for target in targets if "://" not in target]
    assert [target for target in local if not (page.parent / target).exists()] == []


def commands(page: str) -> list[str]:
    return re.findall(r"(?:^ *|`|bin/|&& )((?:make|tripdesk) [a-z]+)", (ROOT / page).read_text(encoding="utf-8"), re.M)


def test_both_readmes_name_the_same_commands() -> None:
    assert commands("README.md") == commands("README.en.md")


def test_the_make_targets_of_the_readme_are_those_of_the_makefile() -> None:
    (phony,) = re.findall(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    said = {command.removeprefix("make ") for command in commands("README.en.md") if command.startswith("make ")}
    assert said == set(phony.split()) - {"help"}
