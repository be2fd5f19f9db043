"""Numbered lists: each has a number of its own, so that it begins at 1."""

from tripdesk.briefs.writers.docx.template import Template

_AGAIN = "".join(f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>' for level in range(4))


class Numbering:
    """The numbering part of one book: the template's families and a number for each list."""

    def __init__(self, template: Template) -> None:
        self._template = template
        self._lists: list[str] = []

    def new_list(self) -> str:
        """The number of another list."""
        number = str(self._template.first_num + len(self._lists))
        family = f'<w:abstractNumId w:val="{self._template.numbered_family}"/>'
        self._lists.append(f'<w:num w:numId="{number}">{family}{_AGAIN}</w:num>')
        return number

    def to_bytes(self) -> bytes:
        """The part."""
        return "".join((self._template.numbering, *self._lists, "</w:numbering>")).encode("utf-8")
