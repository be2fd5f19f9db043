"""How each kind of item looks: its icon, its edge, its ground, the colour of its words."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from tripdesk import resources
from tripdesk.model.itinerary import Item, ItemKind, MoveMode
from tripdesk.ui.theme import DARK, LIGHT, Colours

_LOOKS = {
    "meeting": ("accent", "accent_soft", "accent_text"),
    "visit": ("amber", "amber_soft", "amber"),
    "ceremony": ("plum", "plum_soft", "plum"),
    "move": ("faint", "slate_soft", "slate"),
    "flight": ("note", "note_soft", "note"),
    "stay": ("slate", "slate_soft", "slate"),
    "meal": ("good", "good_soft", "good"),
    "press": ("bad", "bad_soft", "bad"),
    "free": ("line_strong", "ground", "dim"),
}


def look_of(item: Item) -> str:
    """The name of the look of an item: its kind, or `flight`."""
    flies = item.kind is ItemKind.MOVE and item.move is not None and item.move.mode is MoveMode.FLIGHT
    return "flight" if flies else str(item.kind)


def look_colours(look: str, colours: Colours) -> tuple[str, str, str]:
    """Edge, ground and words of a look."""
    edge, ground, words = _LOOKS[look]
    return getattr(colours, edge), getattr(colours, ground), getattr(colours, words)


def colours_in_force(palette: QPalette) -> Colours:
    """The colours of the theme that a widget's palette belongs to."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


@lru_cache(maxsize=256)
def icon(look: str, colour: str, size: int, ratio: float) -> QPixmap:
    """The line icon of a look in a colour, `size` px square."""
    drawn = resources.read_text("icons", f"kind-{look}.svg").replace("currentColor", colour)
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawn.encode())).render(painter)
    painter.end()
    return pixmap
