"""면담자료: for each engagement a one-page summary, people, discussion points; remarks and reference on own sheets."""

from tripdesk.briefs.book import (
    QA,
    Block,
    FactsRow,
    FactsTable,
    GridRow,
    GridTable,
    ListItem,
    Paper,
    Para,
    PointList,
    Runs,
)
from tripdesk.briefs.compose.blocks import bio, columns, lead, listed, organisation_card, points
from tripdesk.briefs.compose.numbering import Numbering, opening, titled
from tripdesk.briefs.compose.pen import Pen
from tripdesk.briefs.compose.remarks import remarks_blocks
from tripdesk.briefs.roles import ListFamily, PaperKind, ParaRole
from tripdesk.model.audience import SPEAKERS, A
from tripdesk.model.brief import Brief, Interpreting, Point, PointKind, parted
from tripdesk.model.itinerary import ENGAGEMENTS, Item, ItemKind
from tripdesk.model.logistics import Gift
from tripdesk.model.office_style import full_date, listing, time_text
from tripdesk.model.people import Counterpart, Delegate, Organisation, Person

KEY_POINTS = 3
"""한 면 요약 names the three points that matter most."""


def meetings(pen: Pen, numbering: Numbering) -> tuple[Paper, ...]:
    """The papers of meetings and visits, in the order they happen."""
    return _chapter(pen, numbering, "meetings", ENGAGEMENTS - {ItemKind.CEREMONY})


def ceremonies(pen: Pen, numbering: Numbering) -> tuple[Paper, ...]:
    """행사 시나리오·인사말씀: the papers of ceremonies, addresses in both languages."""
    return _chapter(pen, numbering, "ceremonies", frozenset({ItemKind.CEREMONY}))


def _chapter(pen: Pen, numbering: Numbering, key: str, kinds: frozenset[ItemKind]) -> tuple[Paper, ...]:
    if pen.view.edition.audience not in SPEAKERS | {A.HOST}:
        return ()
    briefed = pen.view.brief_of
    held = pen.in_order(
        i
        for i in pen.view.items
        if i.kind in kinds or (key == "meetings" and i.kind not in ENGAGEMENTS and (i.id in briefed or pen.outside))
    )
    if not held:
        return ()
    chapter = numbering.chapter()
    papers: list[Paper] = []
    for number, item in enumerate(held, start=1):
        papers += _papers(pen, numbering, item, chapter, number)
    papers[0] = opening(papers[0], numbering, chapter, pen.words(f"chapter.{key}"))
    return tuple(papers)


def _papers(pen: Pen, numbering: Numbering, item: Item, chapter: str, number: int) -> list[Paper]:
    """Up to four sheets: the paper, the remarks, the reference sheet, seats and gifts."""
    pen = pen.on(item.day)
    brief = pen.view.brief_of.get(item.id)
    label = f"{chapter}-{number}"
    title = pen.item_title(item)
    source = brief.id if brief else item.id
    made = [titled(numbering, PaperKind.MEETING, 2, label, title, _main(pen, item, brief), source)]
    in_both = item.kind is ItemKind.CEREMONY
    sheets = (
        ("remarks", PaperKind.REMARKS, remarks_blocks(pen, brief, both=in_both) if brief else []),
        ("reference", PaperKind.REFERENCE, _reference(pen, item, brief)),
        ("seats", PaperKind.MEETING, _seats_and_gifts(pen, brief, item) if brief else []),
    )
    for key, kind, blocks in sheets:
        if blocks:
            named = pen.words(f"sheet.{key}", title=pen.item_name(item))
            sheet = f"{label} {pen.w(f'sheet_label.{key}')}"
            made.append(titled(numbering, kind, 2, sheet, named, blocks, source, in_contents=False))
    return made


def _main(pen: Pen, item: Item, brief: Brief | None) -> list[Block]:
    view = pen.view
    their = _their_side(pen, item, brief)
    blocks: list[Block] = [FactsTable(tuple(_facts(pen, item, brief)), pen.w("summary.meeting"))]
    if brief:
        blocks += _agenda(pen, item, brief)
    for counterpart in their:
        person = view.find(Person, counterpart.person)
        if person and not pen.outside:
            blocks += [lead(pen, "lead.their_people")] if counterpart is their[0] else []
            blocks.append(bio(pen, person, counterpart))
    if not pen.outside:
        met = dict.fromkeys([*item.organisations, *(c.organisation for c in their)])
        for organisation in view.those(Organisation, tuple(met)):
            blocks += organisation_card(pen, organisation)
    if brief:
        blocks += points(pen, "lead.background", brief.background, brief.id)
        said, _ = parted(brief.points)
        blocks += _point_list(pen, "lead.points", said, brief.id)
    return blocks


def _facts(pen: Pen, item: Item, brief: Brief | None) -> list[FactsRow]:
    rows: list[FactsRow] = []
    pen.fact(rows, "when", pen.when(item, year=True) or pen.w("no_time_yet"), source=item.id)
    place = pen.place(item.place)
    pen.fact(rows, "where", pen.where(item), place.address if place else "", source=item.id)
    their = _their_side(pen, item, brief)
    stood_for = {c.organisation for c in their}
    alone = [pen.flat_both(o.name) for o in pen.view.those(Organisation, item.organisations) if o.id not in stood_for]
    ours_id, theirs_id = pen.view.trip.organisation, pen.view.edition.organisation
    theirs = (*(pen.counterpart(c) for c in their), *alone)
    pen.fact(rows, "their_side", *theirs, source=item.id, label=_named(pen, theirs_id))
    seated = brief.our_side if brief else ()
    ours = _our_side(pen, item, brief)
    at_the_table = pen.names(pen.delegate(d) for d in ours if d.id in seated or not seated)
    also = pen.names(pen.delegate(d) for d in ours if seated and d.id not in seated)
    behind = pen.w("also_present", names=also) if also else ""
    pen.fact(rows, "our_side", pen.heads_at(item), at_the_table, behind, source=item.id, label=_named(pen, ours_id))
    if brief and pen.view.shows(Brief, "interpreting"):
        pen.fact(rows, "interpreting", _interpreting(pen, brief), source=brief.id)
    if pen.view.shows(Item, "press"):
        pen.fact(rows, "press", pen.value(item.press), source=item.id)
    diets = pen.view.facts_by_item[item.id].diets
    pen.fact(rows, "diets", listing((f"{pen.value(d.diet)} {d.count}" for d in diets), pen.lang), source=item.id)
    if brief is None:
        return rows
    pen.fact(rows, "objectives", *pen.lines(brief.objectives), source=brief.id)
    said, _ = parted(brief.points)
    key = [p for p in said if p.key and p.kind is PointKind.MESSAGE][:KEY_POINTS]
    pen.fact(rows, "key_points", *pen.lines(p.text for p in key), source=brief.id)
    asks = [p for p in said if p.kind is PointKind.ASK]
    pen.fact(rows, "asks", *pen.lines(p.text for p in asks), source=brief.id)
    if pen.view.shows(Brief, "state"):
        due = pen.w("due", date=full_date(brief.due, pen.lang)) if brief.due else ""
        written = listing((pen.flat(brief.department), brief.author, due, pen.value(brief.state)), pen.lang)
        pen.fact(rows, "written_by", written, source=brief.id)
    return rows


def _named(pen: Pen, organisation: str | None) -> str:
    """For a host, sides are called by name: ours and theirs would be the wrong way round."""
    found = pen.view.find(Organisation, organisation) if pen.outside else None
    return pen.flat(found.name) if found else ""


def _interpreting(pen: Pen, brief: Brief) -> str:
    who = pen.delegate_by_id(brief.interpreter)
    said = pen.value(brief.interpreting)
    return listing((said, who), pen.lang) if brief.interpreting is not Interpreting.NOT_NEEDED else said


def _their_side(pen: Pen, item: Item, brief: Brief | None) -> tuple[Counterpart, ...]:
    """In the order of the paper, then who else is named for the item."""
    named = dict.fromkeys([*(brief.their_side if brief else ()), *item.counterparts])
    return pen.view.those(Counterpart, tuple(named))


def _our_side(pen: Pen, item: Item, brief: Brief | None) -> tuple[Delegate, ...]:
    """In the order of the paper where it gives one, else everybody in protocol order."""
    present = pen.view.facts_by_item[item.id].present
    ordered = dict.fromkeys([*(brief.our_side if brief else ()), *present])
    return pen.view.those(Delegate, tuple(ordered))


def _agenda(pen: Pen, item: Item, brief: Brief) -> list[Block]:
    lines: list[Runs] = []
    for step in brief.agenda:
        at = item.start.plus(step.after_minutes) if item.start and step.after_minutes is not None else None
        clock = pen.plain(f"{time_text(at, pen.lang)} ") if at else ()
        who = pen.flat_both(step.who)
        lines.append((*clock, *pen.say(step.text), *pen.plain(f" ({who})" if who else "")))
    return [lead(pen, "lead.agenda"), listed(lines, brief.id)] if lines else []


def _point_list(pen: Pen, key: str, said: list[Point], source: str) -> list[Block]:
    if not said:
        return []
    items: list[ListItem] = []
    lowest = min(point.level for point in said)
    above = 0
    for point in said:
        above = min(point.level - lowest + 1, above + 1)
        mark = pen.w("ask_mark") if point.kind is PointKind.ASK else pen.w("key_mark") if point.key else ""
        items.append(ListItem(above, (*pen.plain(mark), *pen.say(point.text)), source))
    return [lead(pen, key), PointList(ListFamily.POINTS, tuple(items))]


def _reference(pen: Pen, item: Item, brief: Brief | None) -> list[Block]:
    """참고(회담장 지참 금지): what the other side must never read across the table."""
    blocks = [*(_private(pen, brief) if brief else []), *_notes_on_people(pen, item, brief)]
    return [Para(ParaRole.CAUTION, pen.words("reference_notice"), item.id), *blocks] if blocks else []


def _notes_on_people(pen: Pen, item: Item, brief: Brief | None) -> list[Block]:
    noted = [c for c in _their_side(pen, item, brief) if c.notes]
    items = [ListItem(1, (*pen.plain(f"{pen.counterpart(c)}: "), *pen.say(c.notes)), c.id) for c in noted]
    return [lead(pen, "lead.their_notes"), PointList(ListFamily.POINTS, tuple(items))] if items else []


def _private(pen: Pen, brief: Brief) -> list[Block]:
    _, cautions = parted(brief.points)
    blocks: list[Block] = [
        *points(pen, "lead.minimum_goals", brief.minimum_goals, brief.id),
        *_point_list(pen, "lead.cautions", cautions, brief.id),
    ]
    if brief.answers:
        blocks.append(lead(pen, "lead.answers"))
    for answer in brief.answers:
        question = (*pen.words("question_mark"), *pen.say(answer.question))
        said = ((*pen.words("answer_mark"), *pen.say(answer.answer)),) if answer.answer else ()
        blocks.append(QA(question, said, brief.id))
    return blocks


def _seats_and_gifts(pen: Pen, brief: Brief, item: Item) -> list[Block]:
    blocks: list[Block] = []
    if brief.seats:
        ours: list[str] = []
        theirs: list[str] = []
        for seat in sorted(brief.seats, key=lambda s: s.position):
            counterpart = pen.view.find(Counterpart, seat.counterpart)
            named = pen.counterpart(counterpart) if counterpart else pen.delegate_by_id(seat.delegate)
            if named or seat.delegate or counterpart:
                (theirs if counterpart else ours).append(f"{seat.position}. {named}".strip())
        rows = tuple(
            GridRow(tuple((pen.plain(side[n]),) if n < len(side) else () for side in (ours, theirs)), brief.id)
            for n in range(max(len(ours), len(theirs)))
        )
        if rows:
            heads = columns(pen, ("our_side", 1), ("their_side", 1))
            blocks += [lead(pen, "lead.seats"), GridTable(heads, rows, pen.w("summary.seats"))]
    wanted = dict.fromkeys([*brief.gifts, *(g.id for g in pen.view.gifts if g.item == item.id)])
    gifts = [_gift(pen, gift) for gift in pen.view.those(Gift, tuple(wanted))]
    return [*blocks, lead(pen, "lead.gifts"), listed(gifts, brief.id)] if gifts else blocks


def _gift(pen: Pen, gift: Gift) -> Runs:
    counterpart = pen.view.find(Counterpart, gift.counterpart)
    to = pen.counterpart(counterpart) if counterpart else ""
    said = (
        *pen.plain(f"[{pen.value(gift.direction)}] "),
        *pen.say(gift.name),
        *pen.words("pieces", count=gift.quantity),
    )
    return (*said, *pen.plain(f" ({to})" if to else ""))
