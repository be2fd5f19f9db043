"""Beside the itinerary: everything about the item selected, or what several have in common. Each field saves itself."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from tripdesk.errors import Rejected, TripdeskError
from tripdesk.model.brief import Brief
from tripdesk.model.checks import Finding
from tripdesk.model.ids import BriefId, ItemId
from tripdesk.model.itinerary import ENGAGEMENTS, Item, ItemKind, MoveMode, Openness, Status
from tripdesk.model.office_style import word_of
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.trip import Grade
from tripdesk.services.item_lines import kind_word
from tripdesk.services.item_ways import on_way, way_of
from tripdesk.services.starting import new_id
from tripdesk.ui.fields import ChoiceField, LineField, TextField, new_gesture
from tripdesk.ui.operations import items as operations
from tripdesk.ui.schedule.inspector_fields import Group, TypedField
from tripdesk.ui.schedule.inspector_log import ContactLog
from tripdesk.ui.schedule.inspector_sides import OtherSide, OurSide
from tripdesk.ui.schedule.inspector_times import Times
from tripdesk.ui.schedule.inspector_way import WayFields, Where
from tripdesk.ui.schedule.item_table_cells import STATES
from tripdesk.ui.schedule.pick_field import PickField
from tripdesk.ui.session import Notice, Session
from tripdesk.ui.theme import GAP, PAD
from tripdesk.ui.words import button, emptied, label, pill, set_state, spoken

WIDTH = 340


class ItemInspector(QWidget):
    """The item selected. `record_wanted` asks for its meeting paper; `duplicated` names the copy that was asked for."""

    record_wanted = Signal(str)
    duplicated = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.snapshot: TripSnapshot | None = None
        self.items: tuple[Item, ...] = ()
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(280)
        self.resize(WIDTH, self.height())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(self.area)
        body = QWidget()
        body.setProperty("role", "panel")
        body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(PAD + 6, PAD + 4, PAD + 6, PAD + 6)
        self._column.setSpacing(PAD)
        self._build()
        self.area.setWidget(body)

    # --- what it is made of

    def _build(self) -> None:
        add = self._column.addWidget
        self._pills = QHBoxLayout()
        self._pills.setSpacing(6)
        self.kind_pill, self.grade_pill, self.status_pill = pill("", "note"), pill("", "bad"), pill()
        for one in (self.kind_pill, self.grade_pill, self.status_pill):
            self._pills.addWidget(one)
        self._pills.addStretch()
        self.copy = button(self.tr("Duplicate"), self.duplicate, "quiet")
        self._pills.addWidget(self.copy)
        self._column.addLayout(self._pills)
        self.heading = label("", "heading", wraps=True)
        add(self.heading)
        self.title_ko, self.title_en = (
            self._line(self.tr("Title in Korean"), partial(self._set_side, "title", "ko")),
            self._line(self.tr("Title in English"), partial(self._set_side, "title", "en")),
        )
        self.title_ko.setPlaceholderText(self.tr("Title in Korean"))
        self.title_en.setPlaceholderText(self.tr("Title in English"))
        self.title_ko.setProperty("role", "strong")
        add(Group(self.tr("Title")).add(self.title_ko, self.title_en))
        self.times = Times(self)
        add(self.times)
        self.where = Where(self)
        add(self.where)
        self.way = WayFields(self)
        add(self.way)
        self.others = OtherSide(self)
        add(self.others)
        self.ours = OurSide(self)
        add(self.ours)
        add(self._to_check())
        add(self._foot())
        add(self._choices())
        self.notes = TextField(self.tr("Notes"), 2, 8)
        self.notes.committed.connect(partial(self._set_side, "notes", self._side))
        self.notes_group = Group(self.tr("Notes")).add(self.notes)
        add(self.notes_group)
        self.log = ContactLog(self)
        add(self.log)
        self._column.addStretch()

    def _choices(self) -> QWidget:
        self.kind, self.status, self.press, self.grade = (
            self._choice(self.tr("Kind"), "kind"),
            self._choice(self.tr("Status"), "status"),
            self._choice(self.tr("Open to the press"), "press"),
            self._choice(self.tr("Grade"), "grade"),
        )
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(PAD)
        for names in (
            ((self.tr("Kind"), self.kind), (self.tr("Status"), self.status)),
            ((self.tr("Open to the press"), self.press), (self.tr("Grade"), self.grade)),
        ):
            row = QHBoxLayout()
            row.setSpacing(GAP)
            for name, field in names:
                row.addWidget(Group(name).add(field), 1)
            column.addLayout(row)
        return whole

    def _choice(self, name: str, field: str) -> ChoiceField:
        made = ChoiceField(name)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        made.committed.connect(partial(self._choose, field))
        return made

    def _to_check(self) -> QWidget:
        self.cautions = QFrame()
        self.cautions.setProperty("role", "caution")
        self._cautions = QVBoxLayout(self.cautions)
        self._cautions.setContentsMargins(10, 8, 10, 8)
        self._cautions.setSpacing(4)
        self.check_group = Group(self.tr("To check")).add(self.cautions)
        return self.check_group

    def _foot(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        self.paper = button("", self.open_paper, "primary")
        row.addWidget(self.paper, 1)
        return foot

    def _line(self, name: str, save: Callable[[str, str], object]) -> LineField:
        made = LineField(name)
        made.committed.connect(save)
        return made

    # --- what it shows

    @property
    def item(self) -> Item | None:
        """The one item shown; None for none or several."""
        return self.items[0] if len(self.items) == 1 else None

    @property
    def _side(self) -> str:
        return "ko" if self.session.language == "ko" else "en"

    def show_items(self, snapshot: TripSnapshot, findings: Sequence[Finding], ids: Sequence[str]) -> None:
        """Shows these items. What was typed about others is saved first; what is typed about these stays."""
        found = tuple(item for own in ids if (item := snapshot.find(Item, own)) is not None)
        if [item.id for item in found] != [item.id for item in self.items]:
            self.settle()
            for typed in self.findChildren(TypedField):
                typed.drop()
            self.area.verticalScrollBar().setValue(0)
            self.way.pending = False
        self.snapshot, self.items = snapshot, found
        if not found:
            return
        one = self.item is not None
        for widget in (
            self.title_ko.parentWidget(), self.times, self.where, self.others, self.notes_group,
            self.log, self.paper, self.copy,
        ):  # fmt: skip
            if widget is not None:
                widget.setVisible(one)
        self._show_common()
        if self.item is not None:
            self._show_one(snapshot, self.item)
        else:
            self.way.hide()
        self.ours.show_items(snapshot, found)
        self._show_findings(findings)

    def _show_common(self) -> None:
        language = self.session.language
        heading = self.tr("%n items selected", "", len(self.items))
        self.heading.setVisible(self.item is None)
        self.heading.setText(heading)
        classes: tuple[tuple[ChoiceField, str, type[StrEnum]], ...] = (
            (self.kind, "kind", ItemKind),
            (self.status, "status", Status),
            (self.press, "press", Openness),
            (self.grade, "grade", Grade),
        )
        for field, name, cls in classes:
            field.offer([(value, word_of(value, language)) for value in cls])
            values = {getattr(item, name) for item in self.items}
            field.show_value(values.pop() if len(values) == 1 else None)

    def _show_one(self, snapshot: TripSnapshot, item: Item) -> None:
        language = self.session.language
        self.kind_pill.setText(kind_word(item, language))
        self.grade_pill.setText(word_of(item.grade, language))
        self.grade_pill.setVisible(item.grade is not Grade.GENERAL)
        self.status_pill.setText(word_of(item.status, language))
        set_state(self.status_pill, STATES[item.status])
        self.title_ko.show_value(item.title.ko)
        self.title_en.show_value(item.title.en)
        self.times.show_item(snapshot, item)
        self.where.show_item(snapshot, item)
        self.way.show_item(snapshot, item)
        self.others.show_item(snapshot, item)
        self.notes.show_value(spoken(item.notes, language))
        self.log.show_item(item)
        self.log.setVisible(item.kind in ENGAGEMENTS or bool(item.contact_log))
        self.others.setVisible(
            item.kind not in {ItemKind.MOVE, ItemKind.STAY, ItemKind.FREE} or bool(item.counterparts)
        )
        has = str(item.id) in snapshot.brief_of
        self.paper.setText(self.tr("Open the meeting paper") if has else self.tr("Make a meeting paper"))
        self.paper.setVisible(has or item.kind in ENGAGEMENTS)

    def _show_findings(self, findings: Sequence[Finding]) -> None:
        shown = {str(item.id) for item in self.items}
        said = list(dict.fromkeys(f.sentence(self.session.language) for f in findings if shown & set(f.records)))
        self.check_group.setVisible(bool(said))
        if said != getattr(self, "_said", None):
            self._said = said
            emptied(self._cautions)
            for sentence in said:
                self._cautions.addWidget(label(f"⚠ {sentence}", wraps=True))

    def settle(self) -> None:
        """Saves what was typed and not saved yet."""
        for kind in (LineField, TextField, PickField):
            for field in self.findChildren(kind):
                field.settle()

    # --- saving

    def ids(self, kind: str) -> str:
        """An id for a new record."""
        return new_id(kind, self.session.desk.ids)

    def save(self, pairs: Sequence[tuple[Item, Item]], gesture: str, path: str, places: Sequence[object] = ()) -> None:
        """Saves items as they are to be, those that differ."""
        trip = self.session.open_id
        wanted = [(seen, item) for seen, item in pairs if seen != item]
        new = tuple(place for place in places if isinstance(place, operations.Place))
        if wanted:
            self.session.edit(lambda editing: operations.revise_items(editing, trip, wanted, gesture, path, new))

    def take(self, change: Callable[[Item], Item], gesture: str, path: str) -> str:
        """Saves the one item changed; why it cannot be, or nothing."""
        if self.item is None:
            return ""
        try:
            self.save([(self.item, change(self.item))], gesture, path)
        except Rejected as refused:
            return self.session.say(refused)
        except ValueError:
            return self.session.say(Rejected("placed_end_first", id=str(self.item.id)))
        return ""

    def say(self, error: TripdeskError) -> None:
        """One sentence at the foot of the window."""
        self.session.noticed.emit(Notice(self.session.say(error), bad=True))

    def _set_side(self, field: str, side: str, text: str, gesture: str) -> None:
        for item in self.items[:1]:
            held = getattr(item, field)
            self.save([(item, item.revised(**{field: held.revised(**{side: text.strip()})}))], gesture, field)

    def _choose(self, field: str, value: object, gesture: str) -> None:
        if field == "kind":
            self._choose_kind(ItemKind(str(value)), gesture)
            return
        self.save([(item, item.revised(**{field: value})) for item in self.items], gesture, field)

    def _choose_kind(self, value: ItemKind, gesture: str) -> None:
        if value is ItemKind.MOVE:
            item = self.item
            if item is not None and item.move is None and self.snapshot is not None:
                self.way.begin(self.snapshot, item)
            elif item is None:
                self.say(Rejected("way_incomplete"))
                self._show_common()
            return
        self.way.pending = False
        self.save([(item, item.revised(kind=value, move=None)) for item in self.items], gesture, "kind")

    def become_way(self, mode: MoveMode | None = None) -> None:
        """Makes the item a move when both of its ends are known."""
        item, snapshot = self.item, self.snapshot
        if item is None or snapshot is None:
            return
        origin, destination = self.way.ends(way_of(snapshot, item))
        if origin is None or destination is None:
            return
        try:
            wanted = on_way(item, origin, destination, mode)
        except Rejected as refused:
            self.say(refused)
            return
        self.save([(item, wanted)], new_gesture(), "move", self.way.new_places)
        self.way.pending = False

    # --- what its buttons do

    def duplicate(self) -> None:
        """A copy at the same times."""
        if self.item is not None:
            trip, own, copy = self.session.open_id, str(self.item.id), self.ids("item")
            self.duplicated.emit(copy)
            self.session.edit(lambda editing: operations.duplicate_item(editing, trip, own, copy), notice=True)

    def open_paper(self) -> None:
        """Goes to the meeting paper, made first where there is none."""
        item, snapshot = self.item, self.snapshot
        if item is None or snapshot is None:
            return
        brief = snapshot.brief_of.get(str(item.id))
        if brief is not None:
            self.record_wanted.emit(str(brief.id))
            return
        trip, own = self.session.open_id, self.ids("brief")
        new = Brief(id=BriefId(own), item=ItemId(str(item.id)), their_side=item.counterparts)
        self.session.edit(
            lambda editing: operations.ask_for_paper(editing, trip, str(new.item), new),
            notice=True,
        )
