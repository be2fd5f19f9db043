"""When: the day, both ends and whose clocks they are read by; below, the same at home; and the assembly before it."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tripdesk.errors import Rejected
from tripdesk.model.itinerary import Assembly, Item, Place
from tripdesk.model.office_style import full_date, home_word, time_text
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.services.item_cells import Sheet, dated_time, typed_into
from tripdesk.services.item_days import first_day, in_order, item_before, rezoned, typed_zone
from tripdesk.services.item_lines import Column, end_text, home_time
from tripdesk.services.typed_times import moment, typed_date, typed_time
from tripdesk.ui.schedule.inspector_fields import Group, TypedField
from tripdesk.ui.schedule.item_table import place_offers
from tripdesk.ui.schedule.pick_field import Offer, PickField
from tripdesk.ui.theme import PAD
from tripdesk.ui.words import label, spoken

if TYPE_CHECKING:
    from tripdesk.ui.schedule.inspector import ItemInspector


class Times(QWidget):
    """The times of the item shown."""

    def __init__(self, inspector: "ItemInspector") -> None:
        super().__init__(inspector)
        self._inspector = inspector
        self.problem = label("", "problem", wraps=True)
        self.problem.hide()
        self.day = TypedField(self.tr("Date"), self._set_day, self._say)
        self.start = TypedField(self.tr("Start"), self._set_start, self._say)
        self.end = TypedField(self.tr("End"), self._set_end, self._say)
        self.zone = TypedField(self.tr("Clocks (time zone)"), self._set_zone, self._say)
        self.end_zone = TypedField(self.tr("Clocks at the end"), self._set_end_zone, self._say)
        self.day.setPlaceholderText(self.tr("Date"))
        self.start.setPlaceholderText(self.tr("Start"))
        self.end.setPlaceholderText(self.tr("End"))
        self.home = label("", "small", wraps=True)
        self.at = TypedField(self.tr("Assembly time"), self._set_assembly, self._say)
        self.at.setPlaceholderText(self.tr("Time, or −15"))
        self.assembly_place = PickField(self.tr("Assembly place"), self._places)
        self.assembly_place.setPlaceholderText(self.tr("Place"))
        self.assembly_place.picked.connect(self._set_assembly_place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(PAD)
        when = Group(self.tr("When")).add(self.day).beside(self.start, self.end)
        when.beside(self.zone, self.end_zone).add(self.home, self.problem)
        column.addWidget(when)
        column.addWidget(Group(self.tr("Assembly")).beside(self.at, self.assembly_place, stretches=(2, 3)))

    def show_item(self, snapshot: TripSnapshot, item: Item) -> None:
        """Shows its times."""
        language = self._inspector.session.language
        self.day.show_value(full_date(item.day, language) if item.day else "")
        self.start.show_value(time_text(item.start, language) if item.start else "")
        self.end.show_value(end_text(item, language))
        self.zone.show_value(item.start.zone if item.start else "")
        two = item.start is not None and item.end is not None and item.start.zone != item.end.zone
        self.end_zone.setVisible(two)
        self.end_zone.show_value(item.end.zone if item.end else "")
        self.zone.setVisible(item.start is not None)
        said = home_time(item, snapshot.trip.home_zone, language)
        self.home.setText(f"{home_word(snapshot.trip.home_zone, language)} {said}" if said else "")
        self.home.setVisible(bool(said))
        held = item.assembly
        self.at.show_value(time_text(held.at, language) if held else "")
        place = snapshot.find(Place, held.place) if held else None
        self.assembly_place.show_value(spoken(place.name, language) if place else "")
        self.at.setEnabled(item.start is not None)
        self.assembly_place.setEnabled(held is not None)

    def _say(self, why: str) -> None:
        self.problem.setText(why)
        self.problem.setVisible(bool(why))

    def _sheet(self) -> Sheet:
        snapshot, item = self._inspector.snapshot, self._inspector.item
        assert snapshot is not None
        before = item_before(in_order(snapshot.items), item) if item is not None and item.start is not None else None
        return Sheet(snapshot, self._inspector.session.language, self._inspector.ids, before)

    def _set_day(self, text: str, gesture: str) -> str:
        def change(item: Item) -> Item:
            sheet = self._sheet()
            if item.start is not None or not text.strip():
                return typed_into(sheet, item, Column.DATE, text).item
            return self._first_time(sheet, item, text)

        return self._inspector.take(change, gesture, "start")

    def _first_time(self, sheet: Sheet, item: Item, text: str) -> Item:
        """A day for an item that has no time: it needs a time too, typed beside it or with it."""
        near = first_day(sheet.snapshot, self._today())
        started = self.start.text().strip()
        if not started:
            day, _ = dated_time(text, near)
            if day is None:
                raise Rejected("time_after_day")
            return typed_into(sheet, item, Column.START, text).item
        day = typed_date(text, near)
        return typed_into(Sheet(sheet.snapshot, sheet.language, sheet.ids, None, day), item, Column.START, started).item

    def _today(self) -> date:
        snapshot = self._inspector.snapshot
        assert snapshot is not None
        return self._inspector.session.desk.today(snapshot.trip.home_zone)

    def _set_start(self, text: str, gesture: str) -> str:
        def change(item: Item) -> Item:
            sheet = self._sheet()
            if item.start is None and text.strip():
                near = first_day(sheet.snapshot, self._today())
                typed_day = self.day.text().strip()
                if typed_day:
                    day = typed_date(typed_day, near)
                    sheet = Sheet(sheet.snapshot, sheet.language, sheet.ids, None, day)
                elif (day := dated_time(text, near)[0]) is not None:
                    sheet = Sheet(sheet.snapshot, sheet.language, sheet.ids, None, day)
            return typed_into(sheet, item, Column.START, text).item

        why = self._inspector.take(change, gesture, "start")
        if not why and self.day.held:
            self.day.drop()
        return why

    def _set_end(self, text: str, gesture: str) -> str:
        return self._inspector.take(lambda i: typed_into(self._sheet(), i, Column.END, text).item, gesture, "end")

    def _set_zone(self, text: str, gesture: str) -> str:
        def change(item: Item) -> Item:
            assert self._inspector.snapshot is not None
            one = item.start is not None and item.end is not None and item.start.zone == item.end.zone
            return rezoned(item, typed_zone(text, self._inspector.snapshot), end=one)

        return self._inspector.take(change, gesture, "start")

    def _set_end_zone(self, text: str, gesture: str) -> str:
        def change(item: Item) -> Item:
            assert self._inspector.snapshot is not None
            return rezoned(item, typed_zone(text, self._inspector.snapshot), start=False)

        return self._inspector.take(change, gesture, "end")

    def _set_assembly(self, text: str, gesture: str) -> str:
        def change(item: Item) -> Item:
            if not text.strip() or item.start is None:
                return item.revised(assembly=None)
            typed = typed_time(text)
            held = item.assembly
            if typed.relative:
                at = item.start.plus(-abs(typed.minute))
            else:
                at = moment(typed, item.start.date, item.start.zone)
            if at.utc > item.start.utc:
                raise Rejected("assembly_late", start=f"{item.start.local:%H:%M}")
            return item.revised(assembly=held.revised(at=at) if held else Assembly(at=at))

        return self._inspector.take(change, gesture, "assembly")

    def _places(self, typed: str) -> list[Offer]:
        snapshot = self._inspector.snapshot
        return list(place_offers(snapshot, typed, self._inspector.session.language)) if snapshot else []

    def _set_assembly_place(self, offer: object, gesture: str) -> None:
        def change(item: Item) -> Item:
            if item.assembly is None:
                return item
            place = offer.key if isinstance(offer, Offer) else None
            return item.revised(assembly=item.assembly.revised(place=place))

        self._inspector.take(change, gesture, "assembly")
