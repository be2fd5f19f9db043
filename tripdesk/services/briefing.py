"""Makes a book: view, tree, pictures, document; measured where a renderer is there."""

import unicodedata
from dataclasses import dataclass, replace

from tripdesk import resources
from tripdesk.briefs.book import Book, Heading, Warn
from tripdesk.briefs.compose import compose
from tripdesk.briefs.roles import PaperKind
from tripdesk.briefs.writers.docx import paper_marks, write_docx
from tripdesk.errors import Rejected, TripdeskError
from tripdesk.model.audience import Audience
from tripdesk.model.people import Organisation
from tripdesk.model.recipients import Language
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.view import Edition, hosts_met, view_of
from tripdesk.services.rendering import Renderer
from tripdesk.services.trips import OpenTrip, assets_for

LANGUAGES: dict[Audience, Language] = {
    Audience.PRINCIPAL: Language.KO,
    Audience.STAFF: Language.KO,
    Audience.INTERPRETER: Language.BOTH,
    Audience.MEMBER: Language.KO,
    Audience.HOST: Language.EN,
}
"""The editions that have a book, each with the language it is issued in when none is asked for."""


@dataclass(frozen=True, slots=True)
class MadeBook:
    """A finished book: the tree, the document, and the pages when they were measured."""

    book: Book
    data: bytes
    pages: int | None

    @property
    def chapters(self) -> int:
        """How many chapters it has."""
        return sum(isinstance(b, Heading) and b.level == 1 for b in self.book.blocks())

    @property
    def meetings(self) -> int:
        """How many meeting papers it has, their further sheets not counted."""
        papers = (p for p in self.book.papers if p.kind is PaperKind.MEETING)
        return sum(any(isinstance(b, Heading) and b.in_contents for b in p.blocks) for p in papers)


def make_book(
    trip: OpenTrip,
    edition: Edition,
    language: Language | None = None,
    template: bytes | None = None,
    renderer: Renderer | None = None,
) -> MadeBook:
    """The book of an edition. With a renderer the footers carry the pages of each paper. Raises TripdeskError."""
    if edition.audience not in LANGUAGES:
        raise Rejected("edition_without_book", edition=edition.audience)
    view = view_of(trip.snapshot, edition)
    book = compose(view, language or LANGUAGES[edition.audience])
    halved = tuple(Warn("text_halved", (("where", path),)) for path in trip.halved)
    if edition.audience is Audience.STAFF:
        book = replace(book, warnings=(*book.warnings, *halved))
    look = template if template is not None else default_template()
    assets = assets_for(trip, view)
    data = write_docx(book, look, assets)
    if renderer is None:
        return MadeBook(book, data, None)
    try:
        pages, counts = renderer.pages(data, paper_marks(book))
    except TripdeskError:
        failed = replace(book, warnings=(*book.warnings, Warn("renderer_failed")))
        return MadeBook(failed, data, None)
    return MadeBook(book, write_docx(book, look, assets, counts), pages)


def default_template() -> bytes:
    """The Korean public-office template."""
    return resources.read_bytes("templates", "office-ko.docx")


def edition_of(snapshot: TripSnapshot, audience: Audience, organisation: str | None) -> Edition:
    """The edition for an audience and, of a host, an organisation named by id or by part of its name."""
    if audience is not Audience.HOST:
        if organisation is not None:
            raise Rejected("organisation_not_for", edition=audience)
        return Edition(audience=audience)
    met = hosts_met(snapshot)
    if organisation is None:
        raise Rejected("host_needs_organisation", names=_names(met))
    named = organisation.strip()
    matches = [o for o in met if o.id == named] or [o for o in met if named and _called(o, named)]
    if len(matches) != 1:
        code = "organisation_ambiguous" if matches else "organisation_not_met"
        raise Rejected(code, names=_names(tuple(matches) or met))
    return Edition(audience=audience, organisation=matches[0].id)


def _called(organisation: Organisation, words: str) -> bool:
    names = (organisation.name, organisation.short_name)
    return any(_folded(words) in _folded(side) for name in names for side in (name.ko, name.en))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _names(organisations: tuple[Organisation, ...]) -> str:
    return ", ".join(f"{o.name.en or o.name.ko or o.id} ({o.id})" for o in organisations) or "-"
