"""방문단 명단(역할분담)."""

from tripdesk.briefs.book import Block, Cell, GridRow, GridTable, Runs
from tripdesk.briefs.compose.blocks import bio, columns
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
    shows_tasks = any(d.tasks for d in people)
    shows_numbers = any(d.mobile or d.email for d in people)
    heads = [("order", 1), ("party", 2), ("name_title", 5)]
    heads += [("tasks", 5)] if shows_tasks else []
    heads += [("numbers", 4)] if shows_numbers else []
    rows: list[GridRow] = []
    for number, delegate in enumerate(people, start=1):
        party = view.find(Party, delegate.party)
        cells: list[Cell] = [
            (pen.plain(str(number)),),
            (pen.say(party.name),) if party and party.name else (),
            _who(pen, delegate),
        ]
        if shows_tasks:
            cells.append(pen.lines(delegate.tasks))
        if shows_numbers:
            cells.append(tuple(pen.plain(n) for n in (delegate.mobile, delegate.email) if n))
        rows.append(GridRow(tuple(cells), delegate.id))
    table = GridTable(columns(pen, *heads, centred=frozenset({"order"})), tuple(rows), pen.w("summary.delegation"))
    return [table, *_profiles(pen, people)]


def _who(pen: Pen, delegate: Delegate) -> Cell:
    """Name and title; below, the role where it says more, and the organisation of who is not the city's."""
    view = pen.view
    person = view.find(Person, delegate.person)
    cell: list[Runs] = [pen.plain(pen.delegate(delegate))]
    if person and person.name:
        cell.append(pen.plain(pen.other_script(person.name), Emphasis.QUIET))
        cell += [pen.say(title.title) for title in person.titles]
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
