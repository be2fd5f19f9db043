"""Runs and paragraphs: the innermost loop of the writer."""

from dataclasses import dataclass, field
from typing import assert_never

from tripdesk.briefs.book import Ref, Runs, Text
from tripdesk.briefs.roles import Emphasis
from tripdesk.briefs.writers.docx.looks import EMPHASIS
from tripdesk.briefs.writers.docx.template import Template
from tripdesk.briefs.writers.docx.xml import (
    ANCHOR,
    BR,
    HISTORY,
    HYPERLINK,
    KEEP_NEXT,
    PPR,
    R_,
    RPR,
    SPACE,
    STYLE,
    TAB,
    VAL,
    Attributes,
    Element,
    P,
    T,
    sub,
    w,
)

Props = tuple[tuple[str, Attributes], ...]
_LANGUAGE = {"ko": {w("eastAsia"): "ko-KR"}, "en": {VAL: "en-US"}}


@dataclass(slots=True)
class Words:
    """How the runs of one book look: the styles by name, and what a run of a language and emphasis carries.

    Text in the book's own language carries no language of its own: the template's defaults name both.
    """

    template: Template
    lang: str
    marks: dict[str, str]
    styles: dict[str, Attributes] = field(init=False)
    _props: dict[tuple[str, Emphasis], Props] = field(init=False)

    def __post_init__(self) -> None:
        self.styles = {name: {VAL: ident} for name, ident in self.template.paragraph.items()}
        self._props = {}

    def paragraph(self, parent: Element, style: str, runs: Runs = (), *, keep: bool = False) -> Element:
        """A paragraph in a named style; `keep` holds it with the next."""
        made = sub(parent, P)
        props = sub(made, PPR)
        sub(props, STYLE, self.styles[style])
        if keep:
            sub(props, KEEP_NEXT)
        for run in runs:
            self.run(made, run)
        return made

    def run(self, parent: Element, run: Text | Ref) -> None:
        """Words, or words that lead elsewhere; a reference to nothing is words only."""
        match run:
            case Text():
                self._text(parent, run.text, self._look(run.lang, run.emphasis))
            case Ref():
                mark = self.marks.get(run.anchor)
                target = sub(parent, HYPERLINK, {ANCHOR: mark, HISTORY: "1"}) if mark else parent
                self._text(target, run.text, self._look(run.lang, Emphasis.NONE))
            case _:
                assert_never(run)

    def _look(self, lang: str, emphasis: Emphasis) -> Props:
        key = (lang, emphasis)
        found = self._props.get(key)
        if found is None:
            style = ((w("rStyle"), {VAL: self.template.character[EMPHASIS[emphasis]]}),) if emphasis in EMPHASIS else ()
            speech = ((w("lang"), _LANGUAGE[lang]),) if lang != self.lang and lang in _LANGUAGE else ()
            found = self._props[key] = (*style, *speech)
        return found

    def _text(self, parent: Element, text: str, look: Props) -> None:
        made = sub(parent, R_)
        if look:
            props = sub(made, RPR)
            for name, attributes in look:
                sub(props, name, attributes)
        if "\n" in text or "\t" in text:
            for at, line in enumerate(text.split("\n")):
                if at:
                    sub(made, BR)
                for place, piece in enumerate(line.split("\t")):
                    if place:
                        sub(made, TAB)
                    if piece:
                        _words(made, piece)
        elif text:
            _words(made, text)


def _words(run: Element, text: str) -> None:
    made = sub(run, T)
    made.text = text
    if text[0] == " " or text[-1] == " " or "  " in text:
        made.set(SPACE, "preserve")
