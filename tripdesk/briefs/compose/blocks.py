"""Small pieces that several chapters are made of."""

from collections.abc import Iterable, Sequence

from tripdesk.briefs.book import BioCard, Block, Column, GridRow, GridTable, ListItem, Para, PointList, Portrait, Runs
from tripdesk.briefs.compose.pen import Pen
from tripdesk.briefs.roles import Align, ListFamily, ParaRole
from tripdesk.model.logistics import Attachment
from tripdesk.model.people import Counterpart, Organisation, Person
from tripdesk.model.text import LText
from tripdesk.model.view.conditions import valid_on


def lead(pen: Pen, key: str, **facts: object) -> Para:
    """A small heading inside a paper: □ 진행 순서."""
    return Para(ParaRole.LEAD, pen.words(key, **facts))


def one_line(runs: Runs) -> str:
    """The words without their line breaks."""
    return "".join(run.text for run in runs).replace("\n", " / ")


def listed(lines: Iterable[Runs], source: str = "", level: int = 1) -> PointList:
    """Lines as a list of points on one level."""
    return PointList(ListFamily.POINTS, tuple(ListItem(level, runs, source) for runs in lines))


def points(pen: Pen, key: str, texts: tuple[LText, ...], source: str = "") -> list[Block]:
    """Texts as a list under a small heading; nothing when there are none."""
    lines = pen.lines(texts)
    return [lead(pen, key), listed(lines, source)] if lines else []


def columns(pen: Pen, *heads: tuple[str, int], centred: frozenset[str] = frozenset()) -> tuple[Column, ...]:
    """The columns of a grid by the keys of their heads and their weights."""
    return tuple(
        Column(pen.words(f"column.{key}"), weight, Align.CENTRE if key in centred else Align.LEFT)
        for key, weight in heads
    )


def grid(
    pen: Pen,
    heads: Sequence[tuple[str, int]],
    rows: Sequence[GridRow],
    summary: str,
    centred: frozenset[str] = frozenset(),
) -> GridTable:
    """A table without the columns that say nothing to this reader."""
    filled = [n for n in range(len(heads)) if any(row.cells[n] for row in rows)]
    kept = columns(pen, *(heads[n] for n in filled), centred=centred)
    trimmed = tuple(GridRow(tuple(row.cells[n] for n in filled), row.source) for row in rows)
    return GridTable(kept, trimmed, pen.w(f"summary.{summary}"))


def portrait(pen: Pen, person: Person) -> Portrait | None:
    """The portrait this reader sees."""
    picture = pen.view.find(Attachment, person.portrait)
    if picture is None:
        return None
    return Portrait(picture.sha256, pen.flat(picture.alt) or pen.w("portrait_of", name=pen.person(person)))


def labelled(pen: Pen, key: str, runs: Runs) -> Runs:
    """`호칭: Ms. Kolhatkar`; nothing when there is nothing to say."""
    label = pen.w(f"facts.{key}")
    if all(len(part) == 1 for part in label.split(" ")):
        label = label.replace(" ", "")
    return (*pen.plain(f"{label}: "), *runs) if runs else ()


def bio(pen: Pen, person: Person, counterpart: Counterpart | None = None) -> BioCard:
    """A person's card: name, titles, form of address, ways to reach, then profile and earlier contacts."""
    view = pen.view
    held = [title for title in person.titles if pen.day is None or valid_on(title, pen.day)]
    lines: list[Runs] = [pen.say(title.title) for title in held]
    if counterpart is not None:
        organisation = view.find(Organisation, counterpart.organisation)
        lines.append(pen.say(organisation.name) if organisation else ())
        lines.append(labelled(pen, "role", pen.say(counterpart.role)))
    lines.append(labelled(pen, "form_of_address", pen.say(person.form_of_address)))
    if person.name.hanja and pen.lang == "ko":
        lines.append(labelled(pen, "hanja", pen.plain(person.name.hanja)))
    if person.name.reading and person.name.ko and person.name.reading != person.name.ko:
        lines.append(labelled(pen, "reading", pen.plain(person.name.reading)))
    if counterpart is not None:
        lines.append(labelled(pen, "phone", pen.plain(counterpart.phone)))
        lines.append(labelled(pen, "email", pen.plain(counterpart.email)))
    profile = (*pen.lines(person.profile), *(labelled(pen, "so_far", r) for r in pen.lines(person.contacts_so_far)))
    name = pen.plain(pen.name(person) or pen.person(person, counterpart.role if counterpart else LText()))
    return BioCard(portrait(pen, person), name, tuple(r for r in lines if r), profile, person.id)


def organisation_card(pen: Pen, organisation: Organisation) -> list[Block]:
    """기관 현황 and the contacts so far."""
    named = pen.flat_both(organisation.name)
    made: list[Block] = []
    lines = pen.lines(organisation.profile)
    if lines:
        made += [lead(pen, "lead.organisation", name=named), listed(lines, organisation.id)]
    so_far = pen.lines(organisation.contacts_so_far)
    if so_far:
        made += [lead(pen, "lead.so_far", name=named), listed(so_far, organisation.id)]
    if organisation.gift_policy:
        made.append(
            Para(ParaRole.NOTE, labelled(pen, "gift_policy", pen.say(organisation.gift_policy)), organisation.id)
        )
    return made
