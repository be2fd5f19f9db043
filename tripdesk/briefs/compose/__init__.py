"""From a view to a book: one file a chapter, in the order of `terms.md`, "Order of a book"."""

from tripdesk.briefs.book import Block, Book, Marking, Paper, Warn, runs_of
from tripdesk.briefs.compose.back import cities, contacts, glossary, notes_on_others, people
from tripdesk.briefs.compose.delegation import delegation
from tripdesk.briefs.compose.front import book_title, contents, cover, office, reader
from tripdesk.briefs.compose.itinerary import itinerary
from tripdesk.briefs.compose.logistics import logistics
from tripdesk.briefs.compose.meetings import ceremonies, meetings
from tripdesk.briefs.compose.numbering import Numbering, chapter_paper
from tripdesk.briefs.compose.overview import overview
from tripdesk.briefs.compose.pen import Pen
from tripdesk.briefs.compose.preparation import needs, preparation
from tripdesk.briefs.roles import Emphasis
from tripdesk.model.office_style import issue_mark
from tripdesk.model.recipients import Language
from tripdesk.model.trip import Grade
from tripdesk.model.view import View

__all__ = ["compose"]


def compose(view: View, language: Language) -> Book:
    """The book of a view. Chapters without anything to say are left out, and nothing shows that they were."""
    pen = Pen(view, language)
    numbering = Numbering()
    marking = _marking(pen)
    front = cover(pen, numbering, marking)
    papers: tuple[Paper, ...] = ()

    def chapter(key: str, blocks: list[Block]) -> None:
        nonlocal papers
        papers = (*papers, *chapter_paper(numbering, pen, key, blocks))

    chapter("overview", overview(pen))
    chapter("delegation", delegation(pen))
    papers = (*papers, *itinerary(pen, numbering))
    papers = (*papers, *meetings(pen, numbering), *ceremonies(pen, numbering))
    if not pen.outside:
        chapter("logistics", logistics(pen))
        chapter("contacts", contacts(pen))
        chapter("cities", cities(pen))
        chapter("glossary", glossary(pen))
        chapter("people", people(pen, papers))
        papers = (*papers, *notes_on_others(pen, numbering, papers[-1].label if papers else "", papers))
        chapter("preparation", preparation(pen))
        papers = (*papers, *needs(pen, numbering, papers[-1].label if papers else ""))
    whole = (front, *contents(pen, numbering, papers), *papers)
    return Book(
        title=book_title(pen),
        office=office(pen),
        lang=pen.lang,
        reader=reader(pen),
        issue=issue_mark(view.issue, pen.lang),
        issued_at=f"{_stamp(view)}Z",
        marking=marking,
        papers=whole,
        warnings=(*_cleaned(view), *_untranslated(whole)),
    )


def _marking(pen: Pen) -> Marking:
    """대외비 when the trip is, or when something in this very book is, told to its reader or not."""
    grade = pen.view.facts.grade
    return Marking(grade, pen.w("banner.secret") if grade is Grade.SECRET else "")


def _stamp(view: View) -> str:
    """The only time in the metadata: that of the issue; before any, the last revision of an item in the book."""
    if view.issue:
        return view.issue.as_of.utc.strftime("%Y-%m-%dT%H:%M:%S")
    latest = max((item.calendar.revised_at for item in view.items), default=None)
    return latest.strftime("%Y-%m-%dT%H:%M:%S") if latest else "2000-01-01T00:00:00"


def _cleaned(view: View) -> tuple[Warn, ...]:
    return tuple(Warn("text_cleaned", (("where", unfit.path), ("count", str(unfit.count)))) for unfit in view.unfit)


def _untranslated(papers: tuple[Paper, ...]) -> tuple[Warn, ...]:
    missing = sum(
        getattr(run, "emphasis", None) is Emphasis.MISSING
        for paper in papers
        for block in paper.blocks
        for runs in runs_of(block)
        for run in runs
    )
    return (Warn("untranslated", (("count", str(missing)),)),) if missing else ()
