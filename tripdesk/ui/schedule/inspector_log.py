"""How an engagement was arranged, step by step: dated lines, the last one empty for the next."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tripdesk.errors import Rejected
from tripdesk.model.itinerary import ContactLogEntry, Item
from tripdesk.model.office_style import short_date
from tripdesk.services.item_entry import in_its_language
from tripdesk.services.typed_times import typed_date
from tripdesk.ui.fields import LineField
from tripdesk.ui.schedule.inspector_fields import TypedField
from tripdesk.ui.theme import GAP
from tripdesk.ui.words import label, spoken

if TYPE_CHECKING:
    from tripdesk.ui.schedule.inspector import ItemInspector


class _Step(QWidget):
    """One step: its date, what came of it."""

    def __init__(self, log: "ContactLog", number: int) -> None:
        super().__init__(log)
        self.date = TypedField(self.tr("Date of contact"), partial(log.set_date, number), log.say)
        self.result = LineField(self.tr("Contact and what came of it"))
        self.result.committed.connect(partial(log.set_result, number))
        self.by = label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.date, 2)
        row.addWidget(self.result, 5)
        column.addLayout(row)
        column.addWidget(self.by)


class ContactLog(QWidget):
    """The contact log of the item shown."""

    def __init__(self, inspector: "ItemInspector") -> None:
        super().__init__(inspector)
        self._inspector = inspector
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(label(self.tr("Contacts so far on this item"), "label"))
        self.problem = label("", "problem", wraps=True)
        self.problem.hide()
        self._column.addWidget(self.problem)
        self.steps: list[_Step] = []

    def show_item(self, item: Item) -> None:
        """Shows its steps, and a line for the next."""
        language = self._inspector.session.language
        while len(self.steps) > len(item.contact_log) + 1:
            gone = self.steps.pop()
            gone.hide()
            self._column.removeWidget(gone)
            gone.deleteLater()
        while len(self.steps) < len(item.contact_log) + 1:
            step = _Step(self, len(self.steps))
            self.steps.append(step)
            self._column.insertWidget(self._column.count() - 1, step)
        for step, held in zip(self.steps, (*item.contact_log, None), strict=True):
            step.date.show_value(short_date(held.date, language) if held else "")
            said = spoken(held.result, language) if held else ""
            step.result.show_value(f"{held.channel}: {said}" if held and held.channel else said)
            step.result.setPlaceholderText("" if held else self.tr("Channel: what came of it"))
            about = " · ".join(filter(None, (held.by, spoken(held.next, language)))) if held else ""
            step.by.setText(about)
            step.by.setVisible(bool(about))

    def say(self, why: str) -> None:
        """Why a date cannot be taken."""
        self.problem.setText(why)
        self.problem.setVisible(bool(why))

    def set_date(self, number: int, text: str, gesture: str) -> str:
        """Another date for a step."""

        def change(item: Item) -> Item:
            if number >= len(item.contact_log):
                typed_date(text, self._today())
                return item
            steps = list(item.contact_log)
            steps[number] = steps[number].revised(date=typed_date(text, steps[number].date))
            return item.revised(contact_log=tuple(steps))

        return self._inspector.take(change, gesture, "contact_log")

    def set_result(self, number: int, text: str, gesture: str) -> None:
        """What came of a step, `channel: result`; emptied, the step goes; in the last line it is a new one."""
        channel, colon, said = text.partition(": ")
        if not colon or len(channel) > 12:
            channel, said = "", text

        def change(item: Item) -> Item:
            steps = list(item.contact_log)
            if number < len(steps) and not text.strip():
                del steps[number]
            elif number < len(steps):
                side = "ko" if self._inspector.session.language == "ko" else "en"
                result = steps[number].result.revised(**{side: said.strip()})
                steps[number] = steps[number].revised(channel=channel.strip(), result=result)
            elif text.strip():
                typed = self.steps[number].date.text().strip()
                try:
                    day = typed_date(typed, self._today()) if typed else self._today()
                except Rejected:
                    day = self._today()
                actor = self._inspector.session.desk.author.actor
                steps.append(
                    ContactLogEntry(date=day, by=actor, channel=channel.strip(), result=in_its_language(said.strip()))
                )
            return item.revised(contact_log=tuple(steps))

        self._inspector.take(change, gesture, "contact_log")

    def _today(self) -> date:
        snapshot = self._inspector.snapshot
        assert snapshot is not None
        return self._inspector.session.desk.today(snapshot.trip.home_zone)
