"""A Word file taken apart, for tests to read."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


class Package:
    """A Word file, taken apart."""

    def __init__(self, data: bytes) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(data))
        self.names = self.archive.namelist()
        self.trees: dict[str, Any] = {
            name: etree.fromstring(self.archive.read(name)) for name in self.names if name.endswith((".xml", ".rels"))
        }

    @cached_property
    def stories(self) -> list[str]:
        """The parts that hold paragraphs."""
        return [name for name in self.names if re.fullmatch(r"word/(document|header\d+|footer\d+)\.xml", name)]

    def all(self, tag: str, *parts: str) -> Iterator[tuple[str, Any]]:
        """Every element of a name in the given parts, or in all stories."""
        for part in parts or self.stories:
            for found in self.trees[part].iter(W + tag):
                yield part, found

    def relations(self, part: str) -> dict[str, tuple[str, str, str]]:
        """Kind, full target and mode of each relationship of a part by id; the package's own for an empty name."""
        folder, _, name = part.rpartition("/")
        rels = self.trees.get(f"{folder}/_rels/{name}.rels" if part else "_rels/.rels")
        return {
            rel.get("Id"): (
                rel.get("Type"),
                posixpath.normpath(posixpath.join(folder, rel.get("Target"))),
                rel.get("TargetMode", ""),
            )
            for rel in (rels if rels is not None else ())
        }

    @cached_property
    def styles(self) -> dict[str, dict[str, str]]:
        """Names of styles by kind and id."""
        found: dict[str, dict[str, str]] = {"paragraph": {}, "character": {}, "table": {}, "numbering": {}}
        for _, style in self.all("style", "word/styles.xml"):
            found[style.get(W + "type")][style.get(W + "styleId")] = style.find(W + "name").get(W + "val")
        return found

    def text(self, element: Any) -> str:
        """The words of an element, with line breaks and tabs."""
        signs = {W + "br": "\n", W + "tab": "\t"}
        inside = element.iter(W + "t", *signs)
        return "".join(signs.get(found.tag, found.text or "") for found in inside if found.getparent().tag == W + "r")

    def paragraphs(self, part: str = "word/document.xml") -> list[tuple[str, str]]:
        """The name of the style and the words of each paragraph in order."""
        names = self.styles["paragraph"]
        return [
            (names[found.find(f"{W}pPr/{W}pStyle").get(W + "val")], self.text(found))
            for _, found in self.all("p", part)
        ]
