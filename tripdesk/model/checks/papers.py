"""Meeting papers: what a head of delegation would miss when opening the book at the table."""

from collections.abc import Iterable, Iterator

from tripdesk.model.brief import Brief, Interpreting, PointKind
from tripdesk.model.checks import phrases
from tripdesk.model.checks.finding import Code, Finding, Severity, found
from tripdesk.model.checks.ground import Ground
from tripdesk.model.itinerary import Item, Status
from tripdesk.model.text import LText


def papers(ground: Ground) -> Iterator[Finding]:
    """Each thing an engagement's paper lacks; one finding when there is no paper at all."""
    for item in ground.engagements:
        brief = ground.snapshot.brief_of.get(item.id)
        if brief is None:
            yield _lacking(Code.BRIEF_MISSING, item, (item.id,))
            continue
        for code in _lacks(brief):
            yield _lacking(code, item, (item.id, brief.id))


def _lacks(brief: Brief) -> Iterator[Code]:
    if not any(brief.objectives):
        yield Code.OBJECTIVES_MISSING
    if not any(point.text for point in brief.points if point.kind is not PointKind.CAUTION):
        yield Code.POINTS_MISSING
    if not _any_text(remark.paragraphs for remark in brief.remarks):
        yield Code.REMARKS_MISSING
    if brief.interpreting is Interpreting.UNDECIDED:
        yield Code.INTERPRETER_UNDECIDED
    elif brief.interpreting is Interpreting.OURS and brief.interpreter is None:
        yield Code.INTERPRETER_UNNAMED


def _any_text(scripts: Iterable[tuple[LText, ...]]) -> bool:
    return any(any(paragraphs) for paragraphs in scripts)


def _lacking(code: Code, item: Item, records: tuple[str, ...]) -> Finding:
    return found(
        code,
        Severity.WARNING if item.status is Status.CONFIRMED else Severity.NOTE,
        records,
        item.day,
        item=phrases.title(item),
        when=phrases.time_of(item),
    )
