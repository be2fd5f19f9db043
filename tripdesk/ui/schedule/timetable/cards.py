"""Drawing an item: a card with a coloured edge. A card is drawn once for what it says and its size, then kept."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QTextLayout,
    QTextOption,
)

from tripdesk.ui.schedule.timetable.faces import Face
from tripdesk.ui.schedule.timetable.kinds import icon, look_colours
from tripdesk.ui.theme import CARD, RADIUS, SMALL, Colours

EDGE, INSET, ICON = 4, 5, 13
KEPT = 1500
"""How many cards are kept."""


@dataclass(frozen=True, slots=True)
class Style:
    """What every card shares: colours, fonts, device pixels for one of ours."""

    colours: Colours
    head: QFont
    line: QFont
    pill: QFont
    ratio: float


def style(colours: Colours, font: QFont, ratio: float) -> Style:
    """The style for a font and colours."""

    def sized(px: int, weight: QFont.Weight) -> QFont:
        made = QFont(font)
        made.setPixelSize(px)
        made.setWeight(weight)
        return made

    head, plain = QFont.Weight.DemiBold, QFont.Weight.Normal
    return Style(colours, sized(CARD, head), sized(CARD, plain), sized(SMALL, QFont.Weight.Bold), ratio)


class Cards:
    """Pictures of cards, the least used of them forgotten."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[Face, int, int, int], QPixmap] = OrderedDict()

    def clear(self) -> None:
        """Forgets all of them: other colours, fonts or pixels."""
        self._kept.clear()

    def picture(self, face: Face, width: int, height: int, look: Style, *, bar: int = 0) -> QPixmap:
        """The card of that face and size. `bar` makes it a bar of one line, so wide; its words may reach further."""
        key = (face, width, height, bar)
        kept = self._kept.get(key)
        if kept is None:
            kept = _drawn(face, width, height, look, bar)
            self._kept[key] = kept
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return kept


def _drawn(face: Face, width: int, height: int, look: Style, bar: int) -> QPixmap:
    pixmap = QPixmap(max(1, round(width * look.ratio)), max(1, round(height * look.ratio)))
    pixmap.setDevicePixelRatio(look.ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge, ground, words = look_colours(face.look, look.colours)
    flat = bar > 0
    _ground(painter, QRectF(0, 0, bar or width, height), edge, ground, look.colours, face)
    text = QColor(
        look.colours.dim if face.off else words if face.look in {"move", "free", "stay"} else look.colours.text
    )
    inner = QRectF(EDGE + INSET, 3, width - EDGE - 2 * INSET + 1, height - 5)
    if flat or inner.height() < 20:
        inner = QRectF(inner.x(), 0, inner.width(), height)
    if inner.width() > 8:
        _written(painter, inner, face, look, text, words, flat)
    painter.end()
    return pixmap


def _ground(painter: QPainter, box: QRectF, edge: str, ground: str, colours: Colours, face: Face) -> None:
    shape = QPainterPath()
    shape.addRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    painter.fillPath(shape, QColor(colours.panel if face.tentative or face.off else ground))
    painter.save()
    painter.setClipPath(shape)
    if face.tentative or face.off:
        strip = QPen(QColor(edge if face.tentative else colours.line_strong), 2 * EDGE - 2)
        strip.setDashPattern([0.7, 0.5])
        strip.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(strip)
        painter.drawLine(QPointF(0, box.top()), QPointF(0, box.bottom()))
    else:
        painter.fillRect(QRectF(box.left(), box.top(), EDGE, box.height()), QColor(edge))
    painter.restore()
    if face.tentative or face.off:
        outline = QPen(QColor(edge if face.tentative else colours.line_strong), 1)
        outline.setDashPattern([3, 3])
        painter.setPen(outline)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)


def _written(painter: QPainter, box: QRectF, face: Face, look: Style, text: QColor, tint: str, flat: bool) -> None:
    head = QFont(look.head)
    head.setStrikeOut(face.off)
    spacing = QFontMetricsF(look.line).height()
    room = int(box.height() // spacing)
    one = flat or room <= 1
    indent = ICON + 4.0 if box.width() > (90 if one else 48) else 0.0
    pills = _pills_that_fit(face, look, box.width())
    painter.setPen(text)
    if one:
        pill_room = 0.0
        if flat or box.height() >= 15:
            pill_room = _pills_at_the_right(painter, box, pills[:1], look, face, head, indent)
        said = face.head if flat else " · ".join((face.head, *face.lines))
        left = box.adjusted(indent, 0, -pill_room, 0)
        if indent:
            painter.drawPixmap(QPointF(box.x(), box.center().y() - ICON / 2), icon(face.look, tint, ICON, look.ratio))
        font = head
        if box.height() < QFontMetricsF(head).height():
            font = QFont(head)
            font.setPixelSize(SMALL)
        painter.setFont(font)
        painter.setPen(text)
        elided = QFontMetricsF(font).elidedText(said, Qt.TextElideMode.ElideRight, left.width())
        painter.drawText(left, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, elided)
        return
    if indent:
        painter.drawPixmap(QPointF(box.x(), box.y() + (spacing - ICON) / 2), icon(face.look, tint, ICON, look.ratio))
    told = any(state in {"warn", "bad"} for _, state, _ in pills)
    urgent = face.tentative or face.off or (told and box.width() > 100)
    rows = room - (1 if pills and (room >= 3 or urgent) else 0)
    used = _wrapped(painter, box, face.head, head, spacing, min(3, max(1, rows)), indent)
    painter.setPen(QColor(look.colours.dim))
    painter.setFont(look.line)
    metrics = QFontMetricsF(look.line)
    for line in face.lines:
        if used >= rows:
            break
        row = QRectF(box.x(), box.y() + used * spacing, box.width(), spacing)
        painter.drawText(
            row,
            Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine,
            metrics.elidedText(line, Qt.TextElideMode.ElideRight, row.width()),
        )
        used += 1
    if pills and used < room:
        x = box.x()
        for words, state, wide in pills:
            _pill(painter, QRectF(x, box.y() + used * spacing + 2, wide, spacing - 2), words, state, look)
            x += wide + 4


def _wrapped(painter: QPainter, box: QRectF, said: str, font: QFont, spacing: float, most: int, indent: float) -> int:
    """Writes a text over at most so many lines, the first indented, the last elided. Returns how many it took."""
    layout = QTextLayout(said, font)
    option = QTextOption()
    hangul = any("가" <= sign <= "힣" for sign in said)  # breaks between any two syllables
    wrap = QTextOption.WrapMode.WrapAnywhere if hangul else QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    option.setWrapMode(wrap)
    layout.setTextOption(option)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    layout.beginLayout()
    used = 0
    while used < most:
        line = layout.createLine()
        if not line.isValid():
            break
        left = indent if used == 0 else 0.0
        width = max(1.0, box.width() - left)
        line.setLineWidth(width)
        begin, length = line.textStart(), line.textLength()
        rest = said[begin:] if used == most - 1 else said[begin : begin + length]
        row = QRectF(box.x() + left, box.y() + used * spacing, width, spacing)
        shown = metrics.elidedText(rest.strip(), Qt.TextElideMode.ElideRight, width)
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
        used += 1
    layout.endLayout()
    return used


def _pills_that_fit(face: Face, look: Style, width: float) -> list[tuple[str, str, float]]:
    metrics = QFontMetricsF(look.pill)
    fitting: list[tuple[str, str, float]] = []
    for words, state in face.pills:
        wide = metrics.horizontalAdvance(words) + 12
        if wide <= width:
            fitting.append((words, state, wide))
            width -= wide + 4
    return fitting


def _pills_at_the_right(
    painter: QPainter,
    box: QRectF,
    pills: list[tuple[str, str, float]],
    look: Style,
    face: Face,
    head: QFont,
    indent: float,
) -> float:
    """A pill beside a single line: a status always, anything else where the line leaves room. Returns its width."""
    if not pills:
        return 0.0
    words, state, wide = pills[0]
    needed = QFontMetricsF(head).horizontalAdvance(face.head) + indent
    must = face.tentative or face.off
    if box.width() - needed < wide + 4 and not (must and box.width() > wide + 50):
        return 0.0
    height = min(16.0, box.height())
    _pill(painter, QRectF(box.right() - wide, box.center().y() - height / 2, wide, height), words, state, look)
    return wide + 4


def _pill(painter: QPainter, box: QRectF, words: str, state: str, look: Style) -> None:
    colours = look.colours
    ground = getattr(colours, f"{state}_soft") if state else colours.slate_soft
    ink = getattr(colours, state) if state else colours.slate
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    painter.setFont(look.pill)
    painter.setPen(QColor(ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, words)
