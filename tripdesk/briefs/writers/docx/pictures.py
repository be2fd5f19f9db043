"""Pictures in the text: each picture once in the package, with neutral names and the words for those who cannot see."""

from collections.abc import Mapping
from typing import Final

from tripdesk.briefs import pictures
from tripdesk.briefs.assets import Assets
from tripdesk.briefs.book import Portrait
from tripdesk.briefs.writers.docx.template import Part, Relation
from tripdesk.briefs.writers.docx.xml import PIC, R_, WP, A, Element, R, sub, w

_IMAGE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_EMU_A_MM: Final = 36000
_INLINE: Final[Mapping[str, str]] = {"distT": "0", "distB": "0", "distL": "0", "distR": "0"}


class Pictures:
    """The pictures of one book, numbered as they appear."""

    def __init__(self, assets: Assets) -> None:
        self._assets = assets
        self._placed = 0
        self._known: dict[str, tuple[str, int, int]] = {}
        self.parts: list[Part] = []
        self.relations: list[Relation] = []

    def place(self, paragraph: Element, portrait: Portrait) -> None:
        """Puts a picture into a paragraph, or leaves the frame empty when there is none."""
        known = self._known.get(portrait.sha256) or self._taken(portrait.sha256)
        if known is None:
            return
        ident, wide, high = known
        self._placed += 1
        name = f"picture {self._placed}"
        extent = {"cx": str(wide), "cy": str(high)}
        drawing = sub(sub(paragraph, R_), w("drawing"))
        inline = sub(drawing, f"{{{WP}}}inline", _INLINE)
        sub(inline, f"{{{WP}}}extent", extent)
        said = {"descr": portrait.alt, "title": portrait.alt}
        sub(inline, f"{{{WP}}}docPr", {"id": str(self._placed), "name": name, **said})
        frame = sub(inline, f"{{{WP}}}cNvGraphicFramePr")
        sub(frame, f"{{{A}}}graphicFrameLocks", {"noChangeAspect": "1"})
        data = sub(sub(inline, f"{{{A}}}graphic"), f"{{{A}}}graphicData", {"uri": PIC})
        picture = sub(data, f"{{{PIC}}}pic")
        about = sub(picture, f"{{{PIC}}}nvPicPr")
        sub(about, f"{{{PIC}}}cNvPr", {"id": "0", "name": name})
        sub(about, f"{{{PIC}}}cNvPicPr")
        fill = sub(picture, f"{{{PIC}}}blipFill")
        sub(fill, f"{{{A}}}blip", {f"{{{R}}}embed": ident})
        sub(sub(fill, f"{{{A}}}stretch"), f"{{{A}}}fillRect")
        shape = sub(picture, f"{{{PIC}}}spPr")
        place = sub(shape, f"{{{A}}}xfrm")
        sub(place, f"{{{A}}}off", {"x": "0", "y": "0"})
        sub(place, f"{{{A}}}ext", extent)
        sub(sub(shape, f"{{{A}}}prstGeom", {"prst": "rect"}), f"{{{A}}}avLst")

    def _taken(self, sha256: str) -> tuple[str, int, int] | None:
        data = self._assets.get(sha256)
        if data is None:
            return None
        number = len(self.parts) + 1
        kind = pictures.kind_of(data)
        part = Part(f"word/media/picture{number}.{kind}", f"image/{kind}", data)
        relation = Relation(f"rIdP{number}", _IMAGE, part.name)
        self.parts.append(part)
        self.relations.append(relation)
        wide, high = pictures.printed_size(data)
        known = (relation.ident, round(wide * _EMU_A_MM), round(high * _EMU_A_MM))
        self._known[sha256] = known
        return known
