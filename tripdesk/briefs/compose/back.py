"""비상연락망, 국가·도시 정보, 용어집, 인물 찾아보기: what is looked up rather than read."""

from collections.abc import Iterator

from tripdesk.briefs.book import (
    BioCard,
    Block,
    Cell,
    FactsRow,
    FactsTable,
    GridRow,
    ListItem,
    Pairs,
    Paper,
    Para,
    PointList,
    Ref,
    Run,
    Runs,
    Text,
)
from tripdesk.briefs.compose.blocks import bio, grid, lead, organisation_card
from tripdesk.briefs.compose.numbering import Numbering, titled
from tripdesk.briefs.compose.pen import Pen
from tripdesk.briefs.roles import Emphasis, ListFamily, PaperKind, ParaRole
from tripdesk.model.fields import references
from tripdesk.model.office_style import listing, time_difference
from tripdesk.model.people import Counterpart, Organisation, Person
from tripdesk.model.text import LText
from tripdesk.model.times import ZonedTime
from tripdesk.model.trip import Destination


def contacts(pen: Pen) -> list[Block]:
    """Whom to call for what."""
    rows: list[GridRow] = []
    driving = {vehicle.driver for vehicle in pen.view.vehicles}
    for contact in pen.view.contacts:
        if contact.id in driving and not any((contact.phone, contact.mobile, contact.address, contact.notes)):
            continue
        numbers = [pen.plain(n) for n in (contact.phone, contact.mobile) if n]
        organisation = pen.view.find(Organisation, contact.organisation)
        about = [pen.say(organisation.name) if organisation else (), pen.say(contact.address), pen.say(contact.notes)]
        cells: tuple[Cell, ...] = (
            (pen.plain(pen.value(contact.role)),),
            (pen.say(contact.name),) if contact.name else (),
            tuple(numbers),
            tuple(line for line in about if line),
        )
        rows.append(GridRow(cells, contact.id))
    if not rows:
        return []
    heads = (("contact_role", 3), ("contact", 4), ("phone", 4), ("about_contact", 5))
    return [grid(pen, heads, rows, "contacts")]


def cities(pen: Pen) -> list[Block]:
    """국가·도시 정보: time difference, climate, voltage, currency."""
    blocks: list[Block] = []
    for destination in pen.view.trip.destinations:
        rows: list[FactsRow] = []
        at = _moment_in(pen, destination)
        if at:
            pen.fact(rows, "time_difference", time_difference(destination.zone, pen.home, at, pen.lang))
        pen.fact(rows, "climate", pen.say(destination.climate))
        pen.fact(rows, "voltage", pen.say(destination.voltage))
        pen.fact(rows, "currency", pen.say(destination.currency))
        pen.fact(rows, "notes", *pen.lines(destination.notes))
        named = listing((pen.flat_both(destination.city), pen.flat_both(destination.country)), pen.lang)
        blocks.append(lead(pen, "lead.city", name=named))
        if rows:
            blocks.append(FactsTable(tuple(rows), pen.w("summary.city")))
    return blocks


def _moment_in(pen: Pen, destination: Destination) -> ZonedTime | None:
    """When the delegation is there; else when the trip begins: the difference depends on the season."""
    times = [i.start for i in pen.in_order(pen.view.items) if i.start]
    there = [t for t in times if t.zone == destination.zone]
    return (there or times or [None])[0]


def glossary(pen: Pen) -> list[Block]:
    """용어집: Korean and English side by side."""
    rows: list[tuple[Cell, Cell]] = []
    for term in pen.view.terms:
        rows.append((_sided(pen, term.text, term.note, "ko"), _sided(pen, term.text, term.note, "en")))
    if not rows:
        return []
    return [Pairs((pen.words("column.korean"), pen.words("column.english")), tuple(rows))]


def _sided(pen: Pen, text: LText, note: LText, lang: str) -> Cell:
    noted = note.ko if lang == "ko" else note.en
    return tuple(runs for runs in (pen.side(text, lang), pen.plain(f"※ {noted}" if noted else "")) if runs)


def people(pen: Pen, before: tuple[Paper, ...]) -> list[Block]:
    """인물 찾아보기: everybody with a name, and in which paper; then who and what no paper has shown."""
    view = pen.view
    shown = {b.source for paper in before for b in paper.blocks if isinstance(b, BioCard)}
    parts: dict[str, list[Counterpart]] = {}
    for counterpart in view.counterparts:
        parts.setdefault(counterpart.person, []).append(counterpart)
    found = _papers_with(pen, before)
    rows: list[GridRow] = []
    for person in sorted((p for p in view.people if p.name), key=lambda p: pen.name(p)):
        about = (*_positions(pen, person), *_parts(pen, parts.get(person.id, [])))
        cells: tuple[Cell, ...] = (
            _named(pen, person),
            tuple(dict.fromkeys(runs for runs in about if runs)),
            _found_in(pen, found.get(person.id, [])),
        )
        rows.append(GridRow(cells, person.id))
    blocks: list[Block] = []
    if rows:
        heads = (("name", 5), ("title_of", 6), ("found_in", 3))
        blocks.append(grid(pen, heads, rows, "people"))
    ours = {d.person for d in view.delegates}
    left = [p for p in view.people if p.id not in shown and p.id not in ours]
    others = [(p, c) for p in left for c in parts.get(p.id, [None]) if _worth_a_card(p, c)]
    if others:
        blocks.append(lead(pen, "lead.other_people"))
        for person, counterpart in others:
            blocks.append(bio(pen, person, counterpart))
    return [*blocks, *_other_organisations(pen, before)]


def notes_on_others(pen: Pen, numbering: Numbering, chapter: str, before: tuple[Paper, ...]) -> tuple[Paper, ...]:
    """Notes on counterparts whom no reference sheet has named: on a reference sheet of their own."""
    told = {i.source for p in before for b in p.blocks if isinstance(b, PointList) for i in b.items}
    noted = [c for c in pen.view.counterparts if c.notes and c.id not in told]
    if not noted:
        return ()
    items = [ListItem(1, (*pen.plain(f"{pen.counterpart(c)}: "), *pen.say(c.notes)), c.id) for c in noted]
    blocks: list[Block] = [
        Para(ParaRole.CAUTION, pen.words("reference_notice")),
        PointList(ListFamily.POINTS, tuple(items)),
    ]
    label = f"{chapter} {pen.w('sheet_label.reference')}"
    title = pen.words("lead.their_notes")
    return (titled(numbering, PaperKind.REFERENCE, 2, label, title, blocks, in_contents=False),)


def _named(pen: Pen, person: Person) -> Cell:
    """The name, below it the scripts it does not say."""
    said = pen.name(person)
    more = listing((side for side in (person.name.ko, person.name.en, person.name.hanja) if side not in said), pen.lang)
    return tuple(runs for runs in (pen.plain(said), pen.plain(more, Emphasis.QUIET)) if runs)


def _positions(pen: Pen, person: Person) -> Iterator[Runs]:
    """Every title of the day, and where it is held unless it says so."""
    for held in person.titles:
        yield pen.say(held.title)
        organisation = pen.view.find(Organisation, held.organisation)
        if organisation and pen.flat(organisation.name) not in pen.flat(held.title):
            yield pen.say(organisation.name)


def _parts(pen: Pen, counterparts: list[Counterpart]) -> Iterator[Runs]:
    """What somebody is on this trip, and for whom."""
    for counterpart in counterparts:
        organisation = pen.view.find(Organisation, counterpart.organisation)
        yield pen.say(counterpart.role)
        yield pen.say(organisation.name) if organisation else ()


def _worth_a_card(person: Person, counterpart: Counterpart | None) -> bool:
    about = (person.profile, person.contacts_so_far, person.form_of_address)
    return any(about) or (counterpart is not None and any((counterpart.phone, counterpart.email, counterpart.notes)))


def _other_organisations(pen: Pen, before: tuple[Paper, ...]) -> list[Block]:
    told = {getattr(item, "source", "") for paper in before for b in paper.blocks for item in getattr(b, "items", ())}
    told |= {getattr(b, "source", "") for paper in before for b in paper.blocks}
    blocks: list[Block] = []
    named = {wanted for _, one in pen.view.records() for _, kind, wanted in references(one) if kind == "organisation"}
    for organisation in pen.view.organisations:
        if organisation.id not in told and organisation.id != pen.view.trip.organisation:
            card = organisation_card(pen, organisation)
            alone = not card and organisation.id not in named
            blocks += [Para(ParaRole.BODY, pen.say(organisation.name), organisation.id)] if alone else card
    own = pen.view.find(Organisation, pen.view.trip.organisation)
    return [*blocks, *(organisation_card(pen, own) if own else [])]


def _papers_with(pen: Pen, before: tuple[Paper, ...]) -> dict[str, list[Paper]]:
    """The papers of the items where each person takes part, in the order of the book."""
    view = pen.view
    there: dict[str, set[str]] = {}
    for item in view.items:
        brief = view.brief_of.get(item.id)
        named = (*item.counterparts, *((*brief.their_side, *brief.our_side) if brief else ()))
        there[brief.id if brief else item.id] = set(map(str, named))
    persons = {str(one.id): str(one.person) for one in (*view.counterparts, *view.delegates)}
    found: dict[str, list[Paper]] = {}
    for paper in before:
        if paper.kind is PaperKind.MEETING and " " not in paper.label:
            for person in {persons[one] for one in there.get(paper.source, ()) if one in persons}:
                found.setdefault(person, []).append(paper)
    return found


def _found_in(pen: Pen, papers: list[Paper]) -> Cell:
    """Links to papers."""
    runs: list[Run] = []
    for paper in papers:
        runs += [Text(", ", pen.lang)] if runs else []
        runs.append(Ref(paper.label, pen.lang, paper.anchor))
    return (tuple(runs),) if runs else ()
