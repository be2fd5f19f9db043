"""준비사항(실무용): tasks, contact log, costs, gifts with prices, travel documents; needs on a sheet of their own."""

from tripdesk.briefs.book import Block, Cell, GridRow, Paper, Runs
from tripdesk.briefs.compose.blocks import grid, labelled, lead
from tripdesk.briefs.compose.numbering import Numbering, titled
from tripdesk.briefs.compose.pen import Pen
from tripdesk.briefs.roles import PaperKind
from tripdesk.model.attendance import protocol
from tripdesk.model.audience import A
from tripdesk.model.itinerary import Item
from tripdesk.model.logistics import Gift
from tripdesk.model.office_style import full_date, listing, money
from tripdesk.model.people import Counterpart, Organisation


def preparation(pen: Pen) -> list[Block]:
    """What staff have to do and to answer for."""
    if pen.view.edition.audience is not A.STAFF:
        return _gifts(pen)
    return [*_tasks(pen), *_contact_log(pen), *_documents(pen), *_gifts(pen), *_costs(pen)]


def needs(pen: Pen, numbering: Numbering, chapter: str) -> tuple[Paper, ...]:
    """식이·건강: only in the book of the one who is named to read it."""
    rows: list[GridRow] = []
    for need in pen.view.needs:
        diets = listing((pen.value(diet) for diet in need.diets), pen.lang)
        about = [pen.plain(diets), pen.say(need.diet), pen.say(need.health), pen.say(need.religion)]
        rows.append(
            GridRow((_cell(pen.plain(pen.delegate_by_id(need.delegate))), tuple(r for r in about if r)), need.id)
        )
    if not rows:
        return ()
    table = grid(pen, (("guest", 4), ("needs", 9)), rows, "needs")
    return (titled(numbering, PaperKind.REFERENCE, 2, f"{chapter}-1", pen.words("chapter.needs"), [table]),)


def _tasks(pen: Pen) -> list[Block]:
    rows: list[GridRow] = []
    for task in sorted(pen.view.tasks, key=lambda t: (t.due is None, t.due, t.id)):
        cells: tuple[Cell, ...] = (
            _cell(pen.plain(full_date(task.due, pen.lang) if task.due else "")),
            tuple(r for r in (pen.say(task.title), labelled(pen, "result", pen.say(task.result))) if r),
            _cell(pen.plain(task.owner)),
            _cell(pen.plain(pen.value(task.state))),
        )
        rows.append(GridRow(cells, task.id))
    if not rows:
        return []
    heads = (("due", 4), ("task", 8), ("owner", 3), ("state", 2))
    return [lead(pen, "lead.tasks"), grid(pen, heads, rows, "tasks")]


def _contact_log(pen: Pen) -> list[Block]:
    rows: list[GridRow] = []
    for item in pen.in_order(i for i in pen.view.items if i.contact_log):
        for entry in item.contact_log:
            cells: tuple[Cell, ...] = (
                _cell(pen.plain(full_date(entry.date, pen.lang))),
                _cell(pen.plain(pen.item_name(item))),
                _cell(pen.plain(listing((entry.by, entry.channel), pen.lang))),
                tuple(r for r in (pen.say(entry.result), labelled(pen, "next", pen.say(entry.next))) if r),
            )
            rows.append(GridRow(cells, item.id))
    if not rows:
        return []
    heads = (("date", 4), ("engagement", 5), ("by", 3), ("result", 7))
    return [lead(pen, "lead.contact_log"), grid(pen, heads, rows, "contact_log")]


def _documents(pen: Pen) -> list[Block]:
    rows: list[GridRow] = []
    for delegate in sorted(pen.view.delegates, key=protocol):
        until = full_date(delegate.passport_valid_until, pen.lang) if delegate.passport_valid_until else ""
        cells: tuple[Cell, ...] = (
            _cell(pen.plain(pen.delegate(delegate))),
            _cell(pen.plain(delegate.passport_name)),
            _cell(pen.plain(until)),
            _cell(pen.plain(pen.value(delegate.entry_permit))),
        )
        rows.append(GridRow(cells, delegate.id))
    if not rows:
        return []
    heads = (("name", 5), ("passport_name", 4), ("valid_until", 4), ("entry_permit", 3))
    return [lead(pen, "lead.documents"), grid(pen, heads, rows, "documents")]


def _gifts(pen: Pen) -> list[Block]:
    """The ledger of gifts; prices only where this reader sees them."""
    rows: list[GridRow] = []
    for gift in pen.view.gifts:
        counterpart = pen.view.find(Counterpart, gift.counterpart)
        organisation = pen.view.find(Organisation, gift.organisation)
        given_at = pen.view.find(Item, gift.item)
        then = pen.on(given_at.day if given_at else None)
        to = then.counterpart(counterpart) if counterpart else pen.flat(organisation.name) if organisation else ""
        cells: tuple[Cell, ...] = (
            _cell(pen.plain(pen.value(gift.direction))),
            _cell((*pen.say(gift.name), *pen.words("pieces", count=gift.quantity))),
            _cell(pen.plain(to)),
            _terms(pen, gift),
        )
        rows.append(GridRow(cells, gift.id))
    if not rows:
        return []
    heads = (("direction", 2), ("gift", 5), ("to", 5), ("gift_terms", 5))
    return [lead(pen, "lead.gifts"), grid(pen, heads, rows, "gifts")]


def _terms(pen: Pen, gift: Gift) -> Cell:
    price = money(gift.unit_price, gift.currency, pen.lang) if gift.unit_price is not None else ""
    lines = [
        labelled(pen, "unit_price", pen.plain(price)),
        labelled(pen, "engraving", pen.plain(gift.engraving)),
        pen.words("reported") if gift.reported else (),
        pen.say(gift.notes),
    ]
    return tuple(line for line in lines if line)


def _costs(pen: Pen) -> list[Block]:
    rows: list[GridRow] = []
    for item in pen.in_order(i for i in pen.view.items if i.costs):
        for cost in item.costs:
            cells: tuple[Cell, ...] = (
                _cell(pen.plain(pen.item_name(item))),
                _cell(pen.say(cost.label)),
                _cell(pen.plain(money(cost.amount, cost.currency, pen.lang))),
            )
            rows.append(GridRow(cells, item.id))
    if not rows:
        return []
    heads = (("engagement", 6), ("cost", 5), ("amount", 4))
    return [lead(pen, "lead.costs"), grid(pen, heads, rows, "costs")]


def _cell(runs: Runs) -> Cell:
    return (runs,) if runs else ()
