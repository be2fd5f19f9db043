"""The whole of `tripdesk book`, from a trip's file to a Word file, beside a bare process that writes the same.

    python -m benchmarks.books [--meetings 150] [--rounds 5] [--json]

The bare process reads the same JSON with `json`, builds the same elements with lxml from plain tuples made ready
beforehand, and zips the same parts: what any program would have to do. Every run is a process of its own, in turn.
Promise: at most four times the bare process, and twice the meetings take at most 2.3 times as long.
"""

import argparse
import io
import json
import marshal
import os
import statistics
import subprocess
import sys
import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from lxml import etree

from tests.trips import many_meetings

EDITIONS = ("staff", "principal")
LINE = (50, 100, 200, 300)

BARE = """
import gc, json, marshal, sys, zipfile
from lxml import etree
source, tree, target = sys.argv[1:]
gc.disable()
with open(source, "rb") as file:
    json.loads(file.read())
with open(tree, "rb") as file:
    (name, namespaces, children), parts = marshal.loads(file.read())
make = etree.SubElement
def build(parent, children):
    for name, attributes, text, below in children:
        made = make(parent, name, attributes) if attributes else make(parent, name)
        if text is not None:
            made.text = text
        if below:
            build(made, below)
root = etree.Element(name, nsmap=namespaces)
build(root, children)
document = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
    for name, data in [("word/document.xml", document), *parts]:
        archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
"""

LAUNCH = """
import json, os, subprocess, sys, time
begun = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
memory = None
if hasattr(os, "wait4"):
    _, status, used = os.wait4(process.pid, 0)
    code, memory = os.waitstatus_to_exitcode(status), used.ru_maxrss / 1024
else:
    code = process.wait()
taken = time.perf_counter() - begun
if code:
    sys.exit(f"{sys.argv[1:]} ended with {code}")
print(json.dumps({"seconds": taken, "mebibytes": memory}))
"""
"""A small process that starts the one to be measured: a child is charged with the memory of its parent."""

STAGES = """
import json, sys, time
begun = time.perf_counter()
taken = {}
def lap(stage):
    global begun
    now = time.perf_counter()
    taken[stage] = now - begun
    begun = now
import tripdesk.cli
from tripdesk.briefs.compose import compose
from tripdesk.briefs.writers.docx import write_docx
from tripdesk.model.audience import Audience
from tripdesk.model.view import Edition, view_of
from tripdesk.services.briefing import LANGUAGES, default_template
from tripdesk.services.trips import assets_for, open_trip
lap("import")
trip = open_trip(sys.argv[1])
lap("read")
edition = Edition(audience=Audience(sys.argv[2]))
view = view_of(trip.snapshot, edition)
lap("view")
book = compose(view, LANGUAGES[edition.audience])
lap("compose")
write_docx(book, default_template(), assets_for(trip, view))
lap("write")
print(json.dumps(taken))
"""


@dataclass(frozen=True)
class Run:
    """What one process took."""

    seconds: float
    mebibytes: float | None


@dataclass(frozen=True)
class Measured:
    """The medians for one edition of a trip of so many meetings."""

    edition: str
    meetings: int
    whole: float
    bare: float
    ratio: float
    whole_mib: float | None
    bare_mib: float | None
    stages: dict[str, float]


def run(folder: Path, *command: str) -> Run:
    """One process from start to end. Its peak memory is told where the system tells it."""
    told = subprocess.run(
        [sys.executable, "-c", LAUNCH, sys.executable, *command],
        capture_output=True,
        check=True,
        env=_as_installed(folder),
    )
    return Run(**json.loads(told.stdout))


def _as_installed(folder: Path) -> dict[str, str]:
    """With compiled modules kept, as an installation keeps them, whatever this machine is set to."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(folder / "compiled")}


def tree_of(element: Any) -> tuple[Any, ...]:
    """An element as plain tuples: name, attributes, text, children."""
    return element.tag, dict(element.attrib), element.text, tuple(tree_of(child) for child in element)


def made_ready(book: bytes) -> bytes:
    """What the bare process builds: the elements of document.xml, and the other parts as they are."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(parts.pop("word/document.xml"))
    tag, _, _, children = tree_of(root)
    return marshal.dumps(((tag, dict(root.nsmap), children), list(parts.items())))


def stages_of(trip: Path, edition: str, rounds: int) -> dict[str, float]:
    """The median seconds of each stage."""
    found: list[dict[str, float]] = []
    for _ in range(rounds):
        command = [sys.executable, "-c", STAGES, str(trip), edition]
        done = subprocess.run(command, capture_output=True, check=True, env=_as_installed(trip.parent))
        found.append(json.loads(done.stdout))
    return {stage: statistics.median(one[stage] for one in found) for stage in found[0]}


def measured(folder: Path, edition: str, meetings: int, rounds: int, *, stages: bool = False) -> Measured:
    """Both processes in turn, so that a busy machine is fair to both; the first runs do not count."""
    trip, target, tree, bare = (folder / name for name in ("trip.json", "book.docx", "book.tree", "bare.docx"))
    trip.write_text(json.dumps(many_meetings(meetings), ensure_ascii=False), encoding="utf-8")
    ours = ("-m", "tripdesk", "book", str(trip), "--edition", edition, "--pages", "never", "-o", str(target))
    run(folder, *ours)
    tree.write_bytes(made_ready(target.read_bytes()))
    theirs = ("-c", BARE, str(trip), str(tree), str(bare))
    run(folder, *theirs)
    pairs = [(run(folder, *ours), run(folder, *theirs)) for _ in range(rounds)]
    whole, floor = (statistics.median(pair[side].seconds for pair in pairs) for side in (0, 1))
    peaks = [[pair[side].mebibytes for pair in pairs] for side in (0, 1)]
    most = [max(known) if (known := [one for one in peak if one is not None]) else None for peak in peaks]
    shares = stages_of(trip, edition, rounds) if stages else {}
    return Measured(edition, meetings, whole, floor, whole / floor, most[0], most[1], shares)


def line_of(found: Measured) -> str:
    memory = "".join(f"{mib:7.0f}" if mib is not None else "      ?" for mib in (found.whole_mib, found.bare_mib))
    times = f"{found.whole:7.2f} s {found.bare:7.2f} s {found.ratio:6.2f}"
    return f"{found.edition:10} {found.meetings:6}  {times}  {memory} MiB"


def main() -> None:
    """Prints seconds, ratio and memory of both, the stages, and how time grows with the meetings."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--meetings", type=int, default=150)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with TemporaryDirectory() as place:
        folder = Path(place)
        books = [measured(folder, edition, asked.meetings, asked.rounds, stages=True) for edition in EDITIONS]
        line = [measured(folder, "staff", meetings, 3) for meetings in LINE]
    if asked.json:
        print(json.dumps({"books": [asdict(one) for one in books], "line": [asdict(one) for one in line]}))
        return
    print("edition  meetings    whole      bare   ratio    whole   bare")
    for found in books:
        print(line_of(found))
        print("   ", ", ".join(f"{stage} {seconds:.2f} s" for stage, seconds in found.stages.items()))
    for found in line:
        print(line_of(found))
    print(f"from 50 to 300 meetings: 6 times the meetings, {line[-1].whole / line[0].whole:.2f} times the time")


if __name__ == "__main__":
    main()
