"""표지 and 목차."""

from tripdesk.briefs.book import Block, Contents, ContentsEntry, Heading, Marking, Paper, Para
from tripdesk.briefs.compose.numbering import Numbering
from tripdesk.briefs.compose.pen import Pen
from tripdesk.briefs.roles import PaperKind, ParaRole
from tripdesk.model.office_style import full_date, issue_mark, trip_dates, word_of
from tripdesk.model.people import Organisation
from tripdesk.model.trip import Grade


def book_title(pen: Pen) -> str:
    """The trip's title; for a host `Visit of Gwangju Metropolitan City`, as other titles may name other hosts."""
    ours = pen.view.find(Organisation, pen.view.trip.organisation)
    if pen.outside or not pen.view.trip.title:
        return pen.w("host_title", organisation=pen.flat(ours.name) if ours else "")
    return pen.flat(pen.view.trip.title)


def office(pen: Pen) -> str:
    """The name of the office that issues the book."""
    ours = pen.view.find(Organisation, pen.view.trip.organisation)
    return pen.flat(ours.name) if ours else ""


def reader(pen: Pen) -> str:
    """`단장용`; a host book names its organisation: `For Google`."""
    host = pen.view.find(Organisation, pen.view.edition.organisation)
    if host and pen.outside:
        return pen.w("reader_host", organisation=pen.flat(host.name))
    return word_of(pen.view.edition.audience, pen.lang)


def cover(pen: Pen, numbering: Numbering, marking: Marking) -> Paper:
    """Title, dates, reader, issue, office; a 대외비 book adds protection period and notice."""
    view = pen.view
    facts = view.facts
    blocks: list[Block] = [Para(ParaRole.COVER_TITLE, pen.plain(book_title(pen)), view.trip.id)]
    if facts.first_day and facts.last_day and not pen.outside:
        stay = (facts.nights, facts.days) if facts.nights is not None and facts.days is not None else None
        blocks.append(_line(pen, trip_dates(facts.first_day, facts.last_day, stay, pen.lang)))
    blocks.append(_line(pen, pen.w("cover.reader", reader=reader(pen))))
    blocks.append(_line(pen, issue_mark(view.issue, pen.lang)))
    protection = view.trip.protection
    if marking.grade is Grade.SECRET and protection:
        if protection.until:
            blocks.append(_line(pen, pen.w("cover.protected_until", date=full_date(protection.until, pen.lang))))
        if protection.notice:
            blocks.append(Para(ParaRole.CAUTION, pen.say(protection.notice), view.trip.id))
    if view.trip.notice:
        blocks.append(Para(ParaRole.NOTICE, pen.say(view.trip.notice), view.trip.id))
    ours = view.find(Organisation, view.trip.organisation)
    if ours and ours.name:
        blocks.append(Para(ParaRole.COVER_OFFICE, pen.say(ours.name)))
    return Paper(PaperKind.COVER, "", numbering.anchor(), tuple(blocks), view.trip.id)


def _line(pen: Pen, text: str) -> Para:
    return Para(ParaRole.COVER_LINE, pen.plain(text))


def contents(pen: Pen, numbering: Numbering, papers: tuple[Paper, ...]) -> tuple[Paper, ...]:
    """The contents of the papers that follow; none for a book of a single paper."""
    entries = tuple(
        ContentsEntry(
            block.level, block.label, "".join(r.text for r in block.runs).replace("\n", " / "), pen.lang, block.anchor
        )
        for paper in papers
        for block in paper.blocks
        if isinstance(block, Heading) and block.in_contents
    )
    if len(entries) < 2:
        return ()
    title = Para(ParaRole.LEAD, pen.words("chapter.contents"))
    return (Paper(PaperKind.CONTENTS, "", numbering.anchor(), (title, Contents(entries))),)
