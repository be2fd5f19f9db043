"""The contents: a real field, filled in with links. No page numbers: each paper counts its own pages."""

from tripdesk.briefs.book import Contents, Ref
from tripdesk.briefs.writers.docx import looks
from tripdesk.briefs.writers.docx.words import Words
from tripdesk.briefs.writers.docx.xml import FIELD, FIELD_TYPE, INSTRUCTION, R_, SDT, SPACE, VAL, Element, sub, w

_INSTRUCTION = ' TOC \\o "1-2" \\h \\z \\n '
_BEGIN, _SEPARATE, _END = ({FIELD_TYPE: kind} for kind in ("begin", "separate", "end"))


def write_contents(parent: Element, contents: Contents, words: Words) -> None:
    """The field begins in the first line and ends in the last, so that no empty line remains."""
    if not contents.entries:
        return
    control = sub(parent, SDT)
    gallery = sub(sub(control, w("sdtPr")), w("docPartObj"))
    sub(gallery, w("docPartGallery"), {VAL: "Table of Contents"})
    sub(gallery, w("docPartUnique"))
    inside = sub(control, w("sdtContent"))
    last = len(contents.entries) - 1
    for at, entry in enumerate(contents.entries):
        line = words.paragraph(inside, looks.CONTENTS[entry.level - 1])
        if at == 0:
            sub(sub(line, R_), FIELD, _BEGIN)
            instruction = sub(sub(line, R_), INSTRUCTION, {SPACE: "preserve"})
            instruction.text = _INSTRUCTION
            sub(sub(line, R_), FIELD, _SEPARATE)
        words.run(line, Ref(f"{entry.label} {entry.text}".strip(), entry.lang, entry.anchor))
        if at == last:
            sub(sub(line, R_), FIELD, _END)
