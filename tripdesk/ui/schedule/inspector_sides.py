"""Who meets: the other side by name, our side by party and by person, who leads."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from tripdesk.errors import Rejected
from tripdesk.model import naming
from tripdesk.model.itinerary import Item
from tripdesk.model.people import Counterpart, Delegate, Person
from tripdesk.model.record import Record
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.services.item_lines import heads_text
from tripdesk.services.item_sides import (
    candidates,
    new_organisation,
    new_person,
    roll,
    with_delegate,
    with_other_side,
    with_party,
    without_other_side,
)
from tripdesk.ui.fields import ChoiceField, new_gesture
from tripdesk.ui.operations.items import add_counterpart
from tripdesk.ui.schedule.inspector_fields import Checks, Chips, Group
from tripdesk.ui.schedule.pick_field import Offer, PickField
from tripdesk.ui.theme import GAP
from tripdesk.ui.words import button, label, spoken

if TYPE_CHECKING:
    from tripdesk.ui.schedule.inspector import ItemInspector

PERSON, HOST = "new-person:", "new-organisation:"


class OtherSide(QWidget):
    """Counterparts and organisations of the item shown."""

    def __init__(self, inspector: "ItemInspector") -> None:
        super().__init__(inspector)
        self._inspector = inspector
        self.chips = Chips(self.tr("Take out %1"), self._remove)
        self.add = PickField(self.tr("Add a person or an organisation of the other side"), self._offers)
        self.add.setPlaceholderText(self.tr("Add a person or an organisation…"))
        self.add.picked.connect(self._picked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Group(self.tr("Their side")).add(self.chips, self.add))

    def show_item(self, snapshot: TripSnapshot, item: Item) -> None:
        """Shows who is met."""
        language = self._inspector.session.language
        rows: list[tuple[str, str, str]] = []
        hosts: set[str] = set()
        for met in snapshot.those(Counterpart, item.counterparts):
            host = spoken(naming.organisation(snapshot, met.organisation), language)
            hosts.add(met.organisation)
            person = snapshot.find(Person, met.person)
            named = spoken(naming.counterpart(snapshot, met), language)
            about = self.tr("profile") if person is not None and person.profile else ""
            rows.append((str(met.id), named if host in named else f"{named} · {host}", about))
        for own in item.organisations:
            if own not in hosts:
                rows.append((str(own), spoken(naming.organisation(snapshot, own), language), ""))
        self.chips.show_names(rows)

    def _offers(self, typed: str) -> list[Offer]:
        inspector = self._inspector
        if inspector.snapshot is None or inspector.item is None:
            return []
        found = candidates(inspector.snapshot, inspector.item, typed, inspector.session.language)
        offers = [Offer(one.key, one.name, one.fits) for one in found][:6]
        if typed and not any(offer.fits == 0 for offer in offers):
            offers.append(Offer(PERSON + typed, self.tr("New person “%1”").replace("%1", typed), 3))
            offers.append(Offer(HOST + typed, self.tr("New organisation “%1”").replace("%1", typed), 3))
        return offers

    def _picked(self, offer: object, gesture: str) -> None:
        inspector = self._inspector
        item, snapshot = inspector.item, inspector.snapshot
        self.add.forget()
        if item is None or snapshot is None or not isinstance(offer, Offer):
            return
        try:
            if offer.key.startswith(PERSON):
                wanted, records = new_person(snapshot, item, offer.key.removeprefix(PERSON), inspector.ids)
            elif offer.key.startswith(HOST):
                wanted, records = new_organisation(item, offer.key.removeprefix(HOST), inspector.ids)
            else:
                wanted, records = with_other_side(snapshot, item, offer.key, inspector.ids)
        except Rejected as refused:
            inspector.say(refused)
            return
        self._save(item, wanted, records, gesture)

    def _save(self, item: Item, wanted: Item, records: Sequence[Record], gesture: str) -> None:
        trip = self._inspector.session.open_id
        self._inspector.session.edit(
            lambda editing: add_counterpart(editing, trip, item, records, wanted, gesture), notice=bool(records)
        )

    def _remove(self, own: str) -> None:
        item = self._inspector.item
        if item is not None:
            self.add.setFocus()
            self._inspector.save([(item, without_other_side(item, own))], new_gesture(), "counterparts")


class OurSide(QWidget):
    """Parties and people of ours; of several items the parties they have in common."""

    def __init__(self, inspector: "ItemInspector") -> None:
        super().__init__(inspector)
        self._inspector = inspector
        self.heads = label("", "strong", wraps=True)
        self.parties = Checks(self._party, 3)
        self.people = Checks(self._person)
        self.people.hide()
        self.more = button(self.tr("Choose people…"), self._toggle, "quiet")
        self.more.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.lead = ChoiceField(self.tr("Led by"))
        self.lead.committed.connect(self._lead)
        self.lead_group = Group(self.tr("Led by")).add(self.lead)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(Group(self.tr("Our side")).add(self.heads, self.parties, self.more, self.people))
        column.addWidget(self.lead_group)

    def show_items(self, snapshot: TripSnapshot, items: Sequence[Item]) -> None:
        """Shows who of us attends."""
        language = self._inspector.session.language
        boxes: list[tuple[str, str, bool | None]] = []
        for party in snapshot.parties:
            there = {party.id in item.parties for item in items}
            boxes.append((str(party.id), spoken(party.name, language), there.pop() if len(there) == 1 else None))
        self.parties.show_boxes(boxes)
        item = items[0] if len(items) == 1 else None
        self.heads.setVisible(item is not None)
        self.more.setVisible(item is not None and bool(snapshot.delegates))
        self.lead_group.setVisible(item is not None and bool(snapshot.delegates))
        if item is None:
            self.people.hide()
            return
        self.heads.setText(heads_text(snapshot, item, language) or self.tr("Nobody yet"))
        rows = [(delegate, there, self._name(snapshot, delegate, item)) for delegate, there in roll(snapshot, item)]
        self.people.show_boxes([(str(delegate.id), name, there) for delegate, there, name in rows])
        choices: list[tuple[object, str]] = [(None, self.tr("Not decided"))]
        choices += [(str(d.id), name) for d, there, name in rows if there or d.id == item.lead]
        self.lead.offer(choices)
        self.lead.show_value(str(item.lead) if item.lead is not None else None)

    def _name(self, snapshot: TripSnapshot, delegate: Delegate, item: Item) -> str:
        return spoken(naming.delegate(snapshot, str(delegate.id), item.day), self._inspector.session.language)

    def _toggle(self) -> None:
        self.people.setVisible(self.people.isHidden())
        self.more.setText(self.tr("Choose people…") if self.people.isHidden() else self.tr("Hide people"))

    def _party(self, own: str, there: bool) -> None:
        pairs = [(item, with_party(item, own, there)) for item in self._inspector.items]
        self._inspector.save(pairs, new_gesture(), "parties")

    def _person(self, own: str, there: bool) -> None:
        item, snapshot = self._inspector.item, self._inspector.snapshot
        if item is not None and snapshot is not None:
            self._inspector.save([(item, with_delegate(snapshot, item, own, there))], new_gesture(), "people")

    def _lead(self, own: object, gesture: str) -> None:
        item = self._inspector.item
        if item is not None:
            self._inspector.save([(item, item.revised(lead=own))], gesture, "lead")
