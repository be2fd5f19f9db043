"""The Word writer beside bare lxml and zip writing the very same parts.

    python benchmarks/word_writer.py [--meetings 150] [--json]

A book of N meetings (facts, 12 points, remarks, 4 questions and answers, 3 profiles each, three papers a meeting) and a
schedule of 400 rows. Promise: `write_docx`, warm, takes at most twice the bare writing, and grows in proportion.
"""

import argparse
import io
import json
import statistics
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from typing import Any

from lxml import etree

from tripdesk import resources
from tripdesk.briefs.assets import Assets
from tripdesk.briefs.book import (
    QA,
    BioCard,
    Block,
    Book,
    Column,
    Contents,
    ContentsEntry,
    FactsRow,
    FactsTable,
    GridRow,
    GridTable,
    Heading,
    ListItem,
    Marking,
    Paper,
    Para,
    PointList,
    Runs,
    Text,
)
from tripdesk.briefs.roles import Align, ListFamily, PaperKind, ParaRole
from tripdesk.briefs.writers.docx import write_docx
from tripdesk.model.trip import Grade

TEMPLATE = resources.read_bytes("templates", "office-ko.docx")
LABELS = ("일 시", "장 소", "상대측", "우리 측", "목 적", "통 역", "언 론", "비 고")
SENTENCE = "공동연구소 설립과 인공지능 창업기업 지원을 위한 실무 협의를 올해 안에 시작하기로 함"
Tree = tuple[str, dict[str, str], str | None, tuple[Any, ...]]


def words(text: str) -> Runs:
    return (Text(text, "ko"),)


def meeting(number: int) -> tuple[Paper, ...]:
    label, anchor = f"Ⅳ-{number}", f"meeting-{number}"
    levels = (1, 2, 3, 2, 3, 2, 1, 2, 3, 3, 2, 2)
    profile = tuple(words(f"{SENTENCE} {at}") for at in range(6))
    front: tuple[Block, ...] = (
        Heading(2, label, words(f"면담 {number}"), anchor),
        FactsTable(tuple(FactsRow(words(name), (words(f"{SENTENCE} {number}"),)) for name in LABELS), "면담 개요"),
        Para(ParaRole.LEAD, words("논의사항")),
        PointList(ListFamily.POINTS, tuple(ListItem(level, words(f"{SENTENCE} {level}")) for level in levels)),
        *(BioCard(None, words(f"사람 {number}-{at}"), (words("총괄"), words("Director")), profile) for at in range(3)),
    )
    remarks: tuple[Block, ...] = (
        Heading(2, "", words("말씀자료"), f"{anchor}-remarks"),
        *(Para(ParaRole.REMARKS, words(f"{SENTENCE}. {SENTENCE}.")) for _ in range(6)),
    )
    answers = (words(f"{SENTENCE}."), words(f"{SENTENCE}."))
    reference: tuple[Block, ...] = (
        Heading(2, "", words("참고"), f"{anchor}-reference", in_contents=False),
        Para(ParaRole.CAUTION, words("참고(회담장 지참 금지)")),
        *(QA(words(f"{SENTENCE}은 언제입니까?"), answers) for _ in range(4)),
    )
    return (
        Paper(PaperKind.MEETING, label, f"paper-{anchor}", front),
        Paper(PaperKind.REMARKS, f"{label} 말씀", f"paper-{anchor}-remarks", remarks),
        Paper(PaperKind.REFERENCE, f"{label} 참고", f"paper-{anchor}-reference", reference),
    )


def schedule(rows: int = 400) -> Paper:
    heads = ("일자", "현지시간", "한국시간", "일정", "장소", "참석")
    columns = tuple(
        Column(words(head), weight, Align.CENTRE) for head, weight in zip(heads, (1, 2, 2, 4, 2, 1), strict=True)
    )
    said = ("1. 4.", "09:00~10:00", "02:00~03:00", SENTENCE, "산타클라라", "전원")
    made = tuple(GridRow(tuple((words(f"{cell} {at}"),) for cell in said)) for at in range(rows))
    heading = Heading(1, "Ⅲ.", words("세부 일정"), "schedule")
    return Paper(PaperKind.DAY, "Ⅲ", "paper-schedule", (heading, GridTable(columns, made, "일정표")))


def book(meetings: int) -> Book:
    """The same book every time."""
    entries = tuple(
        ContentsEntry(2, f"Ⅳ-{number}", f"면담 {number}", "ko", f"meeting-{number}")
        for number in range(1, meetings + 1)
    )
    contents = Paper(PaperKind.CONTENTS, "", "paper-contents", (Contents(entries),))
    papers = [paper for number in range(1, meetings + 1) for paper in meeting(number)]
    return Book(
        title="자료집",
        office="국제관계과",
        lang="ko",
        reader="단장용",
        issue="1차",
        issued_at="2023-01-01T00:00:00Z",
        marking=Marking(Grade.SECRET, "대 외 비"),
        papers=(contents, schedule(), *papers),
    )


def tree_of(element: Any) -> Tree:
    """An element as plain tuples: name, attributes, text, children."""
    return element.tag, dict(element.attrib), element.text, tuple(tree_of(child) for child in element)


def bare(tree: Tree, namespaces: dict[str, str], others: list[tuple[str, bytes]]) -> bytes:
    """The floor: build the same elements from tuples, serialise them, zip the same parts."""
    make = etree.SubElement

    def build(parent: Any, children: tuple[Tree, ...]) -> None:
        for name, attributes, text, below in children:
            made = make(parent, name, attributes) if attributes else make(parent, name)
            if text is not None:
                made.text = text
            if below:
                build(made, below)

    root = etree.Element(tree[0], nsmap=namespaces)
    build(root, tree[3])
    document = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in [("word/document.xml", document), *others]:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return out.getvalue()


def medians(*works: Callable[[], object], times: int = 5) -> list[float]:
    """The median seconds of each work, run in turn so that a busy machine is fair to all; first runs do not count."""
    taken: list[list[float]] = [[] for _ in works]
    for at in range(times + 1):
        for seconds, work in zip(taken, works, strict=True):
            begun = time.perf_counter()
            work()
            if at:
                seconds.append(time.perf_counter() - begun)
    return [statistics.median(seconds) for seconds in taken]


def measured(meetings: int) -> dict[str, float]:
    """Seconds of both, and how many times the bare writing the writer takes."""
    made = book(meetings)
    counts = {paper.anchor: 2 for paper in made.papers}
    written = write_docx(made, TEMPLATE, Assets(), counts)
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    root = etree.fromstring(dict(parts)["word/document.xml"])
    tree, namespaces = tree_of(root), dict(root.nsmap)
    others = [(name, data) for name, data in parts if name != "word/document.xml"]
    floor, ours = medians(lambda: bare(tree, namespaces, others), lambda: write_docx(made, TEMPLATE, Assets(), counts))
    return {"meetings": meetings, "write_docx": ours, "bare": floor, "ratio": ours / floor, "bytes": len(written)}


def peak(meetings: int) -> float:
    """The most memory Python held while writing, in MiB. libxml2's own trees are not seen by Python."""
    made = book(meetings)
    write_docx(made, TEMPLATE, Assets())
    tracemalloc.start()
    write_docx(made, TEMPLATE, Assets())
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 2**20


def resident() -> float | None:
    """The most memory this process ever had, in MiB; unknown on Windows."""
    try:
        import resource  # noqa: PLC0415  (there is none on Windows)
    except ImportError:
        return None
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--meetings", type=int, default=150)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    main_case = measured(asked.meetings)
    line = [measured(count) for count in (50, 100, 200, 300)]
    found = {"main": main_case, "line": line, "python_peak_mib": peak(asked.meetings), "resident_mib": resident()}
    if asked.json:
        print(json.dumps(found))
        return
    print("meetings  write_docx     bare   ratio   ms/meeting")
    for row in [main_case, *line]:
        each = row["write_docx"] / row["meetings"] * 1000
        print(
            f"{row['meetings']:8.0f}  {row['write_docx']:8.3f} s {row['bare']:7.3f} s  {row['ratio']:5.2f}  {each:8.2f}"
        )
    print(f"peak in Python {found['python_peak_mib']:.0f} MiB, resident {found['resident_mib'] or 0:.0f} MiB")


if __name__ == "__main__":
    main()
