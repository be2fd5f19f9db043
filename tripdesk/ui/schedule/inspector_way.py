"""Where an item is, or for a move its way: both ends by name or airport code, how, which number."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tripdesk.errors import Rejected
from tripdesk.model.itinerary import Item, ItemKind, MoveMode, Place
from tripdesk.model.office_style import word_of
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.services.airports import airport
from tripdesk.services.item_cells import Sheet, at_place, new_place
from tripdesk.services.item_ways import Way, airport_place, way_of
from tripdesk.ui.fields import ChoiceField, LineField
from tripdesk.ui.schedule.inspector_fields import Group
from tripdesk.ui.schedule.item_table import place_offers
from tripdesk.ui.schedule.pick_field import Offer, PickField
from tripdesk.ui.theme import PAD
from tripdesk.ui.words import label, spoken

if TYPE_CHECKING:
    from tripdesk.ui.schedule.inspector import ItemInspector

AIRPORT = "airport:"


class _Places:
    """What the fields of places share: offers, and the place that is meant."""

    def __init__(self, inspector: "ItemInspector") -> None:
        self._inspector = inspector

    def offers(self, typed: str) -> list[Offer]:
        """Places that fit, and the airport of that code."""
        snapshot = self._inspector.snapshot
        if snapshot is None:
            return []
        found = list(place_offers(snapshot, typed, self._inspector.session.language))
        there = airport(typed) if len(typed.strip()) == 3 else None
        if there is not None and all(p.airport_code != there.code for p in snapshot.places):
            found.insert(0, Offer(AIRPORT + there.code, f"{there.code}  {there.name}", 0))
        return found

    def meant(self, offer: Offer, item: Item) -> tuple[Place, bool]:
        """The place of an offer, and whether it is new. Raises Rejected."""
        snapshot = self._inspector.snapshot
        assert snapshot is not None
        if offer.key.startswith(AIRPORT):
            return airport_place(snapshot, offer.key.removeprefix(AIRPORT), self._inspector.ids)
        known = snapshot.find(Place, offer.key)
        if known is not None:
            return known, False
        sheet = Sheet(snapshot, self._inspector.session.language, self._inspector.ids)
        return new_place(sheet, offer.text, item), True


class Where(QWidget):
    """The place, and the room there."""

    def __init__(self, inspector: "ItemInspector") -> None:
        super().__init__(inspector)
        self._inspector, self._places = inspector, _Places(inspector)
        self.place = PickField(self.tr("Place"), self._places.offers, self.tr("New place “%1”"))
        self.place.setPlaceholderText(self.tr("Name, or first consonants"))
        self.place.picked.connect(self._set_place)
        self.room = LineField(self.tr("Room"))
        self.room.setPlaceholderText(self.tr("Room"))
        self.room.committed.connect(self._set_room)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Group(self.tr("Place")).beside(self.place, self.room, stretches=(3, 2)))

    def show_item(self, snapshot: TripSnapshot, item: Item) -> None:
        """Shows where it is; a move has its way instead."""
        language = self._inspector.session.language
        place = snapshot.find(Place, item.place)
        self.place.show_value(spoken(place.name, language) if place else "")
        self.room.show_value(spoken(item.room, language))
        self.setVisible(item.kind is not ItemKind.MOVE and not self._inspector.way.pending)

    def _set_place(self, offer: object, gesture: str) -> None:
        item = self._inspector.item
        if item is None:
            return
        try:
            if not isinstance(offer, Offer):
                self._inspector.save([(item, item.revised(place=None))], gesture, "place")
                return
            place, new = self._places.meant(offer, item)
            self._inspector.save([(item, at_place(item, place))], gesture, "place", (place,) if new else ())
        except Rejected as refused:
            self._inspector.say(refused)

    def _set_room(self, text: str, gesture: str) -> None:
        item = self._inspector.item
        if item is not None:
            side = "ko" if self._inspector.session.language == "ko" else "en"
            room = item.room.revised(**{side: text.strip()})
            self._inspector.save([(item, item.revised(room=room))], gesture, "room")


class WayFields(QWidget):
    """How a move goes. `pending` while an item is to become one and an end is not known yet."""

    def __init__(self, inspector: "ItemInspector") -> None:
        super().__init__(inspector)
        self._inspector, self._places = inspector, _Places(inspector)
        self.pending = False
        self.new_places: tuple[Place, ...] = ()
        self._chosen: dict[str, Place] = {}
        new = self.tr("New place “%1”")
        self.origin = PickField(self.tr("From"), self._places.offers, new)
        self.destination = PickField(self.tr("To"), self._places.offers, new)
        for name, field in (("origin", self.origin), ("destination", self.destination)):
            field.setPlaceholderText(self.tr("Place, or airport code"))
            field.picked.connect(partial(self._set_end, name))
        self.mode = ChoiceField(self.tr("How"))
        self.mode.committed.connect(self._set_mode)
        self.number = LineField(self.tr("Flight or train number"))
        self.number.setPlaceholderText(self.tr("Number"))
        self.number.committed.connect(self._set_number)
        self.hint = label(self.tr("It becomes a move when both places are known."), "small", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(PAD)
        column.addWidget(Group(self.tr("From")).add(self.origin))
        column.addWidget(Group(self.tr("To")).add(self.destination))
        column.addWidget(self.hint)
        column.addWidget(Group(self.tr("How")).beside(self.mode, self.number))

    def show_item(self, snapshot: TripSnapshot, item: Item) -> None:
        """Shows the way of a move."""
        language = self._inspector.session.language
        if item.move is not None:
            self.pending = False
        if not self.pending:
            self._chosen, self.new_places = {}, ()
        way = way_of(snapshot, item)
        origin, destination = self.ends(way)
        for field, place in ((self.origin, origin), (self.destination, destination)):
            code = f"{place.airport_code} · " if place is not None and place.airport_code else ""
            field.show_value(code + spoken(place.name, language) if place is not None else "")
        self.mode.offer([(mode, word_of(mode, language)) for mode in MoveMode])
        self.mode.show_value(item.move.mode if item.move is not None else None)
        self.number.show_value(item.move.number if item.move is not None else "")
        self.number.setEnabled(item.move is not None)
        self.hint.setVisible(self.pending)
        self.setVisible(item.kind is ItemKind.MOVE or self.pending)

    def begin(self, snapshot: TripSnapshot, item: Item) -> None:
        """Asks for both ends of what is to become a move."""
        self.pending = True
        self._inspector.where.hide()
        self.show_item(snapshot, item)
        (self.destination if way_of(snapshot, item).origin is not None else self.origin).setFocus()

    def ends(self, way: Way) -> tuple[Place | None, Place | None]:
        """Both ends: those just chosen, else those there are."""
        return self._chosen.get("origin", way.origin), self._chosen.get("destination", way.destination)

    def _set_end(self, name: str, offer: object, _gesture: str) -> None:
        item, snapshot = self._inspector.item, self._inspector.snapshot
        if item is None or snapshot is None:
            return
        if not isinstance(offer, Offer):
            self.show_item(snapshot, item)
            return
        try:
            place, new = self._places.meant(offer, item)
        except Rejected as refused:
            self._inspector.say(refused)
            return
        self._chosen[name] = place
        self.new_places = (*self.new_places, place) if new else self.new_places
        self._inspector.become_way()

    def _set_mode(self, mode: object, gesture: str) -> None:
        item = self._inspector.item
        if item is None:
            return
        if item.move is None:
            self._inspector.become_way(MoveMode(str(mode)))
        else:
            self._inspector.save([(item, item.revised(move=item.move.revised(mode=mode)))], gesture, "move")

    def _set_number(self, text: str, gesture: str) -> None:
        item = self._inspector.item
        if item is not None and item.move is not None:
            move = item.move.revised(number=text.strip().upper())
            self._inspector.save([(item, item.revised(move=move))], gesture, "move")
