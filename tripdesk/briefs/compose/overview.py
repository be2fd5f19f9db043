"""출장 개요: what, when, where, who, why."""

from tripdesk.briefs.book import Block, FactsRow, FactsTable, ListItem, Para, PointList
from tripdesk.briefs.compose.blocks import lead, points
from tripdesk.briefs.compose.pen import Pen
from tripdesk.briefs.roles import ListFamily, ParaRole
from tripdesk.model.audience import A
from tripdesk.model.itinerary import ENGAGEMENTS, Status
from tripdesk.model.office_style import listing, trip_dates


def overview(pen: Pen) -> list[Block]:
    """The facts of the trip as far as this reader has them."""
    view = pen.view
    facts = view.facts
    rows: list[FactsRow] = []
    pen.fact(rows, "trip", pen.say(view.trip.title), source=view.trip.id)
    if facts.first_day and facts.last_day:
        stay = (facts.nights, facts.days) if facts.nights is not None and facts.days is not None else None
        pen.fact(rows, "period", trip_dates(facts.first_day, facts.last_day, stay, pen.lang), source=view.trip.id)
    pen.fact(rows, "destinations", listing((pen.flat_both(d.city) for d in view.trip.destinations), pen.lang))
    pen.fact(rows, "delegation", pen.heads(facts.head_count))
    pen.fact(rows, "purpose", *pen.lines(view.trip.purpose), source=view.trip.id)
    if view.issue and view.issue.reason:
        pen.fact(rows, "issue_reason", pen.say(view.issue.reason))
    if facts.reach:
        pen.fact(rows, "reach", *(f"{pen.flat_both(r.role)} {r.mobile}" for r in facts.reach))
    blocks: list[Block] = []
    if view.trip.notice:
        blocks.append(Para(ParaRole.NOTICE, pen.say(view.trip.notice), view.trip.id))
    if rows:
        blocks.append(FactsTable(tuple(rows), pen.w("summary.overview")))
    blocks += points(pen, "lead.background", view.trip.background, view.trip.id)
    blocks += _main_engagements(pen)
    return blocks


def _main_engagements(pen: Pen) -> list[Block]:
    """The engagements at a glance; of the head of delegation, those attended in person."""
    of_the_head = pen.view.edition.audience is A.PRINCIPAL
    confirmed = [i for i in pen.view.items if i.kind in ENGAGEMENTS and i.status is Status.CONFIRMED and i.start]
    held = [item for item in confirmed if pen.view.is_own(item) or not of_the_head]
    if not held:
        return []
    listed = tuple(
        ListItem(
            1,
            (*pen.plain(f"{pen.day_of(item)} "), *pen.title_only(item)),
            item.id,
        )
        for item in pen.in_order(held)
    )
    return [lead(pen, "lead.engagements"), PointList(ListFamily.POINTS, listed)]
