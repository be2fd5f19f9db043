"""Makes a book: view, tree, pictures, document; measured where a renderer is there."""

from dataclasses import dataclass, field, replace

from tripdesk import resources
from tripdesk.briefs.book import Book, Heading, Warn
from tripdesk.briefs.compose import compose
from tripdesk.briefs.roles import PaperKind
from tripdesk.briefs.writers.docx import paper_marks, write_docx
from tripdesk.errors import Rejected, TripdeskError
from tripdesk.model.audience import Audience
from tripdesk.model.recipients import Language
from tripdesk.model.view import Edition, view_of
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

    book: Book = field(repr=False)
    data: bytes = field(repr=False)
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
