"""Numbers of chapters and papers: counted over what this reader gets, so that a gap tells nothing."""

from dataclasses import dataclass, replace

from tripdesk.briefs.book import Block, Heading, Paper, Runs
from tripdesk.briefs.compose.pen import Pen
from tripdesk.briefs.roles import PaperKind
from tripdesk.model.office_style import roman


@dataclass(slots=True)
class Numbering:
    """Hands out chapter numbers, and an anchor to each heading."""

    chapters: int = 0
    anchors: int = 0

    def anchor(self) -> str:
        """A new anchor, saying nothing of what it marks."""
        self.anchors += 1
        return f"a{self.anchors}"

    def chapter(self) -> str:
        """The number of the next chapter: Ⅰ, Ⅱ …"""
        self.chapters += 1
        return roman(self.chapters)


def chapter_paper(numbering: Numbering, pen: Pen, key: str, blocks: list[Block]) -> tuple[Paper, ...]:
    """A chapter that is one paper; nothing when it has nothing to say."""
    if not blocks:
        return ()
    label = numbering.chapter()
    return (titled(numbering, PaperKind.CHAPTER, 1, label, pen.words(f"chapter.{key}"), blocks),)


def titled(
    numbering: Numbering,
    kind: PaperKind,
    level: int,
    label: str,
    title: Runs,
    blocks: list[Block],
    source: str = "",
    *,
    in_contents: bool = True,
) -> Paper:
    """A paper under a heading that carries its number."""
    anchor = numbering.anchor()
    shown = f"{label}." if level == 1 else label
    heading = Heading(level, shown, title, anchor, in_contents, source)
    return Paper(kind, label, anchor, (heading, *blocks), source)


def opening(paper: Paper, numbering: Numbering, chapter: str, title: Runs) -> Paper:
    """The first paper of a chapter with the chapter's own heading above its own."""
    return replace(paper, blocks=(Heading(1, f"{chapter}.", title, numbering.anchor()), *paper.blocks))
