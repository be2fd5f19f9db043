"""방문단 명단(역할분담)."""

from tripdesk.briefs.book import Block, Cell, GridRow, Runs
from tripdesk.briefs.compose.blocks import bio, grid, one_line
from tripdesk.briefs.compose.pen import Pen
from tripdesk.briefs.roles import Emphasis
from tripdesk.model.attendance import protocol
from tripdesk.model.audience import A
from tripdesk.model.people import Delegate, Organisation, Person
from tripdesk.model.trip import Party


def delegation(pen: Pen) -> list[Block]:
    """One table in protocol order, as far as this reader sees names, duties and numbers; then known profiles."""
    view = pen.view
    people = sorted(view.delegates, key=protocol)
    if not people or view.edition.audience in (A.DRIVER, A.PRESS, A.PUBLIC):
        return []
    rows: list[GridRow] = []
    for number, delegate in enumerate(people, start=1):
        party = view.find(Party, delegate.party)
        cells: tuple[Cell, ...] = (
            (pen.plain(str(number)),),
            (pen.say(party.name),) if party and party.name else (),
            _who(pen, delegate),
            pen.lines(delegate.tasks),
            tuple(pen.plain(n) for n in (delegate.mobile, delegate.email) if n),
        )
        rows.append(GridRow(cells, delegate.id))
    heads = (("order", 1), ("party", 2), ("name_title", 6), ("tasks", 5), ("numbers", 3))
    table = grid(pen, heads, rows, "delegation", centred=frozenset({"order"}))
    return [table, *_profiles(pen, people)]


def _who(pen: Pen, delegate: Delegate) -> Cell:
    """Name and title; below, the role where it says more, and the organisation of who is not the city's."""
    view = pen.view
    person = view.find(Person, delegate.person)
    called = pen.delegate(delegate)
    cell: list[Runs] = [pen.plain(called)]
    if person and person.name:
        cell.append(pen.plain(pen.other_script(person.name), Emphasis.QUIET))
    titles = [title.title for title in person.titles] if person else []
    more = [pen.say(text) for text in (*titles, delegate.role)]
    cell += [runs for runs in more if one_line(runs) not in called]
    organisation = view.find(Organisation, delegate.organisation)
    if organisation and organisation.id != view.trip.organisation:
        cell.append(pen.say(organisation.name))
    return tuple(runs for runs in cell if runs)


def _profiles(pen: Pen, people: list[Delegate]) -> list[Block]:
    made: list[Block] = []
    for delegate in people:
        person = pen.view.find(Person, delegate.person)
        if person and (person.profile or person.contacts_so_far):
            made.append(bio(pen, person))
    return made
