"""Drawing a timetable: hours, days, cards, the band, the ruler. Only what can be seen is drawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

from tripdesk.ui.schedule.timetable.cards import Cards, Style
from tripdesk.ui.schedule.timetable.faces import Face
from tripdesk.ui.schedule.timetable.frame import CLOCK, HEAD, MARGIN, Frame
from tripdesk.ui.schedule.timetable.layout import Bar, Part
from tripdesk.ui.theme import BASE, CARD, RADIUS, SMALL

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_MIDDLE = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine


@dataclass(frozen=True, slots=True)
class DayWords:
    """The head of a day: `1. 10.(화)`, the city, and what its clocks are where the ruler does not say it."""

    date: str
    city: str
    clock: str = ""


@dataclass(frozen=True, slots=True)
class Ghost:
    """Where something would go: a day, minutes, what it says, whether it can."""

    day: int
    top: int
    bottom: int
    said: str
    bad: bool = False


@dataclass(slots=True)
class Scene:
    """Everything that is drawn."""

    frame: Frame
    heads: Sequence[DayWords] = ()
    ruler: Sequence[tuple[str, int]] = ()
    """Further clocks of the ruler: what each is called, and by how many minutes it is ahead of the days shown."""
    local_word: str = ""
    part_face: Callable[[Part], Face] | None = None
    bar_face: Callable[[Bar], Face] | None = None
    shorts: Sequence[tuple[str, str]] = ()
    """What each strip says, at length and in short."""
    selected: frozenset[str] = frozenset()
    current: str = ""
    focused: bool = False
    ghosts: Sequence[Ghost] = field(default_factory=tuple[Ghost, ...])
    lifted: frozenset[str] = frozenset()
    spot: Ghost | None = None

    @property
    def here(self) -> frozenset[int]:
        """The days in which something is selected."""
        return frozenset(part.day for part in self.frame.plan.parts if part.item in self.selected)


def paint_body(painter: QPainter, scene: Scene, cards: Cards, look: Style) -> None:
    """Draws the hours with their cards, without what comes and goes: the part that is kept as a picture."""
    frame = scene.frame
    painter.fillRect(QRectF(0, 0, frame.width, frame.height), QColor(look.colours.panel))
    painter.setClipRect(QRectF(0, frame.head, frame.width, frame.height - frame.head))
    _grid(painter, scene, look)
    _cards(painter, scene, cards, look)
    _shorts(painter, scene, look)
    _ruler(painter, scene, look)


def paint_head(painter: QPainter, scene: Scene, cards: Cards, look: Style) -> None:
    """Draws what stands above the hours: days, band."""
    _heads(painter, scene, look)
    _band(painter, scene, cards, look)


def paint_over(painter: QPainter, scene: Scene, look: Style) -> None:
    """Draws over the hours what comes and goes: the selection, what is being dragged, the place of a new item."""
    frame = scene.frame
    painter.save()
    painter.setClipRect(QRectF(frame.ruler - 3, frame.head, frame.width, frame.height - frame.head))
    for part, box in frame.visible_parts:
        if part.item in scene.selected or (part.item == scene.current and scene.focused):
            _mark(painter, scene, part.item, box, look)
    for ghost in scene.ghosts:
        _ghost(painter, frame, ghost, look)
    if scene.spot is not None:
        _ghost(painter, frame, scene.spot, look)
    painter.restore()


def _grid(painter: QPainter, scene: Scene, look: Style) -> None:
    frame = scene.frame
    painter.setPen(QPen(QColor(look.colours.line), 1))
    hours = range(frame.plan.opens, frame.plan.closes + 1, 60)
    painter.drawLines(
        [QLineF(frame.ruler, round(frame.y(m)) + 0.5, frame.width, round(frame.y(m)) + 0.5) for m in hours]
    )
    painter.drawLines(
        [QLineF(round(frame.x(d)) + 0.5, frame.head, round(frame.x(d)) + 0.5, frame.height) for d in frame.shown]
    )


def _cards(painter: QPainter, scene: Scene, cards: Cards, look: Style) -> None:
    if scene.part_face is None:
        return
    for part, box in scene.frame.visible_parts:
        painter.setOpacity(0.35 if part.item in scene.lifted else 1)
        picture = cards.picture(scene.part_face(part), round(box.width()), round(box.height()), look)
        painter.drawPixmap(QPointF(round(box.x()), round(box.y())), picture)
    painter.setOpacity(1)


def _mark(painter: QPainter, scene: Scene, own: str, box: QRectF, look: Style) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = QRectF(round(box.x()), round(box.y()), round(box.width()), round(box.height()))
    if own in scene.selected:
        painter.setPen(QPen(QColor(look.colours.accent), 2))
        painter.drawRoundedRect(inner.adjusted(0, 0, 0, 0), RADIUS, RADIUS)
    if own == scene.current and scene.focused:
        painter.setPen(QPen(QColor(look.colours.text), 1))
        painter.drawRoundedRect(inner.adjusted(-2, -2, 2, 2), RADIUS + 2, RADIUS + 2)


def _shorts(painter: QPainter, scene: Scene, look: Style) -> None:
    colours = look.colours
    for short, said in zip(scene.frame.plan.shorts, scene.shorts, strict=False):
        if short.other.day not in scene.frame.shown:
            continue
        box = scene.frame.short(short)
        painter.fillRect(box, QColor(colours.bad_soft))
        hatch = QColor(colours.bad)
        hatch.setAlpha(40)
        painter.fillRect(box, QBrush(hatch, Qt.BrushStyle.BDiagPattern))
        painter.setPen(QColor(colours.bad))
        font = QFont(look.pill)
        painter.setFont(font)
        inner = box.adjusted(4, 0, -4, 0)
        metrics = QFontMetricsF(font)
        fitting = said[0] if metrics.horizontalAdvance(said[0]) <= inner.width() else said[1]
        painter.drawText(inner, _LEFT, metrics.elidedText(fitting, Qt.TextElideMode.ElideRight, inner.width()))


def ghost_box(frame: Frame, ghost: Ghost) -> QRectF:
    """Where a ghost is drawn."""
    top = frame.y(ghost.top)
    return QRectF(
        frame.x(ghost.day) + MARGIN, top, frame.day_width - 2 * MARGIN, max(22.0, frame.y(ghost.bottom) - top - 1)
    )


def _ghost(painter: QPainter, frame: Frame, ghost: Ghost, look: Style) -> None:
    if ghost.day not in frame.shown:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = ghost_box(frame, ghost)
    ink = look.colours.bad if ghost.bad else look.colours.accent
    ground = QColor(look.colours.bad_soft if ghost.bad else look.colours.accent_soft)
    ground.setAlpha(225)
    pen = QPen(QColor(ink), 1.5, Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    painter.setPen(QColor(look.colours.bad if ghost.bad else look.colours.accent_text))
    painter.setFont(look.head)
    inner = box.adjusted(8, 2, -6, -2)
    painter.drawText(
        inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, ghost.said
    )


def _ruler(painter: QPainter, scene: Scene, look: Style) -> None:
    frame, colours = scene.frame, look.colours
    painter.save()
    painter.setClipRect(QRectF(0, frame.head, frame.ruler, frame.height - frame.head))
    painter.fillRect(QRectF(0, frame.head, frame.ruler, frame.height), QColor(colours.panel))
    font = QFont(look.line)
    font.setPixelSize(SMALL)
    painter.setFont(font)
    for minute in range(frame.plan.opens, frame.plan.closes + 1, 60):
        y = frame.y(minute)
        if y < frame.head - 10 or y > frame.height + 10:
            continue
        painter.setPen(QColor(colours.text))
        painter.drawText(QRectF(0, y - 8, CLOCK, 16), _MIDDLE, _clock(minute))
        painter.setPen(QColor(colours.faint))
        for number, (_, ahead) in enumerate(scene.ruler, 1):
            painter.drawText(QRectF(number * CLOCK - 4, y - 8, CLOCK, 16), _MIDDLE, _clock((minute - ahead) % 1440))
    painter.restore()


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _heads(painter: QPainter, scene: Scene, look: Style) -> None:
    frame, colours = scene.frame, look.colours
    painter.fillRect(QRectF(0, 0, frame.width, frame.head), QColor(colours.panel))
    small = QFont(look.line)
    small.setPixelSize(SMALL)
    painter.setFont(small)
    painter.setPen(QColor(colours.dim))
    painter.drawText(QRectF(0, 4, CLOCK, 22), _MIDDLE, scene.local_word)
    for number, (word, _) in enumerate(scene.ruler, 1):
        painter.drawText(QRectF(number * CLOCK - 4, 4, CLOCK, 22), _MIDDLE, word)
    date = QFont(look.head)
    date.setPixelSize(BASE)
    date.setWeight(QFont.Weight.Bold)
    here = scene.here
    for day in frame.shown:
        box = QRectF(frame.x(day), 0, frame.day_width, HEAD)
        if day in here:
            painter.fillRect(box, QColor(colours.accent_faint))
        words = scene.heads[day]
        painter.setFont(date)
        painter.setPen(QColor(colours.text))
        inner = box.adjusted(10, 5, -4, 0)
        elided = QFontMetricsF(date).elidedText(words.date, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(QRectF(inner.x(), 5, inner.width(), 20), _LEFT, elided)
        small.setPixelSize(CARD)
        painter.setFont(small)
        painter.setPen(QColor(colours.dim))
        said = " · ".join(filter(None, (words.city, words.clock)))
        elided = QFontMetricsF(small).elidedText(said, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(QRectF(inner.x(), 25, inner.width(), 18), _LEFT, elided)
    painter.setPen(QPen(QColor(colours.line), 1))
    painter.drawLine(QLineF(0, frame.head - 0.5, frame.width, frame.head - 0.5))
    painter.drawLines([QLineF(round(frame.x(d)) + 0.5, 0, round(frame.x(d)) + 0.5, frame.head) for d in frame.shown])


def _band(painter: QPainter, scene: Scene, cards: Cards, look: Style) -> None:
    if scene.bar_face is None:
        return
    for bar, box in scene.frame.visible_bars:
        face, wide = scene.bar_face(bar), round(box.width())
        room = round(scene.frame.reach(bar) - box.x())
        picture = cards.picture(face, max(wide, room), round(box.height()), look, bar=wide)
        painter.drawPixmap(QPointF(round(box.x()), round(box.y())), picture)
        if bar.item in scene.selected or (bar.item == scene.current and scene.focused):
            _mark(painter, scene, bar.item, box, look)
