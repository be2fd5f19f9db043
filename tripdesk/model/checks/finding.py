"""What a check found: a code, the records it is about, and the facts its sentence needs."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from tripdesk import messages
from tripdesk.messages import UiLanguage
from tripdesk.model.audience import STAFF, Shown
from tripdesk.model.record import Value
from tripdesk.model.text import LText

STAFF_ONLY = Shown(STAFF, printed=False)


class Severity(StrEnum):
    """`error` must be wrong, `warning` is likely wrong, `note` is worth a look."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Code(StrEnum):
    """Every kind of finding. Its sentence is `findings.<code>` in `resources/messages`."""

    PERSON_IN_TWO_PLACES = "person_in_two_places"
    INTERPRETER_IN_TWO_PLACES = "interpreter_in_two_places"
    NIGHT_WITHOUT_LODGING = "night_without_lodging"
    ARRIVAL_BEFORE_DEPARTURE = "arrival_before_departure"
    FLIGHT_TOO_LONG = "flight_too_long"
    TRAVEL_TIME_SHORT = "travel_time_short"
    MOVE_TOO_SHORT = "move_too_short"
    VEHICLE_OVER_CAPACITY = "vehicle_over_capacity"
    VEHICLE_IN_TWO_PLACES = "vehicle_in_two_places"
    BRIEF_MISSING = "brief_missing"
    OBJECTIVES_MISSING = "objectives_missing"
    POINTS_MISSING = "points_missing"
    REMARKS_MISSING = "remarks_missing"
    INTERPRETER_UNDECIDED = "interpreter_undecided"
    INTERPRETER_UNNAMED = "interpreter_unnamed"
    PROFILE_MISSING = "profile_missing"
    ADDRESS_FORM_MISSING = "address_form_missing"
    TITLE_OLD = "title_old"
    TITLE_UNCONFIRMED = "title_unconfirmed"
    TITLE_MISSING = "title_missing"
    SPELLING_IN_TEXT = "spelling_in_text"
    NAME_SPELT_TWO_WAYS = "name_spelt_two_ways"
    PASSPORT_NAME_DIFFERS = "passport_name_differs"
    PASSPORT_EXPIRED = "passport_expired"
    PASSPORT_SHORT = "passport_short"
    PASSPORT_UNKNOWN = "passport_unknown"
    PERMIT_REFUSED = "permit_refused"
    PERMIT_UNKNOWN = "permit_unknown"
    MEAL_GAP = "meal_gap"
    HOLIDAY = "holiday"
    HOME_DESK_AT_NIGHT = "home_desk_at_night"
    ENGLISH_MISSING = "english_missing"
    CLOSED_ITEM_FOR_HOST = "closed_item_for_host"
    OUTSIDE_TITLE_MISSING = "outside_title_missing"
    ITEM_UNSCHEDULED = "item_unscheduled"
    PLACE_MISSING = "place_missing"
    ASSEMBLY_ODD = "assembly_odd"
    AGENDA_OVERRUNS = "agenda_overruns"
    ISSUED_TIME_MOVED = "issued_time_moved"
    PEN_AWAY = "pen_away"


_PAIR = frozenset({"who", "one", "one_when", "other", "other_when"})
_ITEM = frozenset({"item", "when"})

FACTS: dict[Code, frozenset[str]] = {
    Code.PERSON_IN_TWO_PLACES: _PAIR,
    Code.INTERPRETER_IN_TWO_PLACES: _PAIR,
    Code.NIGHT_WITHOUT_LODGING: frozenset({"night", "who"}),
    Code.ARRIVAL_BEFORE_DEPARTURE: frozenset({"item", "departure", "arrival"}),
    Code.FLIGHT_TOO_LONG: frozenset({"item", "departure", "arrival", "lasting"}),
    Code.TRAVEL_TIME_SHORT: _PAIR | {"short", "slack", "needed"},
    Code.MOVE_TOO_SHORT: _ITEM | {"short", "planned", "needed"},
    Code.VEHICLE_OVER_CAPACITY: _ITEM | {"vehicle", "passengers", "seats"},
    Code.VEHICLE_IN_TWO_PLACES: (_PAIR - {"who"}) | {"vehicle"},
    Code.BRIEF_MISSING: _ITEM,
    Code.OBJECTIVES_MISSING: _ITEM,
    Code.POINTS_MISSING: _ITEM,
    Code.REMARKS_MISSING: _ITEM,
    Code.INTERPRETER_UNDECIDED: _ITEM,
    Code.INTERPRETER_UNNAMED: _ITEM,
    Code.PROFILE_MISSING: _ITEM | {"who"},
    Code.ADDRESS_FORM_MISSING: _ITEM | {"who"},
    Code.TITLE_OLD: _ITEM | {"who", "title", "as_of"},
    Code.TITLE_UNCONFIRMED: _ITEM | {"who", "title"},
    Code.TITLE_MISSING: _ITEM | {"who"},
    Code.SPELLING_IN_TEXT: frozenset({"name", "spelling", "where", "count"}),
    Code.NAME_SPELT_TWO_WAYS: frozenset({"one", "other"}),
    Code.PASSPORT_NAME_DIFFERS: frozenset({"who", "passport", "english"}),
    Code.PASSPORT_EXPIRED: frozenset({"who", "until", "back"}),
    Code.PASSPORT_SHORT: frozenset({"who", "until", "back"}),
    Code.PASSPORT_UNKNOWN: frozenset({"who"}),
    Code.PERMIT_REFUSED: frozenset({"who"}),
    Code.PERMIT_UNKNOWN: frozenset({"who"}),
    Code.MEAL_GAP: frozenset({"party", "on", "since", "until", "lasting"}),
    Code.HOLIDAY: frozenset({"place", "on", "holiday", "items"}),
    Code.HOME_DESK_AT_NIGHT: _ITEM,
    Code.ENGLISH_MISSING: frozenset({"record", "count", "parts"}),
    Code.CLOSED_ITEM_FOR_HOST: _ITEM | {"grade", "host"},
    Code.OUTSIDE_TITLE_MISSING: _ITEM | {"hosts"},
    Code.ITEM_UNSCHEDULED: frozenset({"item"}),
    Code.PLACE_MISSING: _ITEM,
    Code.ASSEMBLY_ODD: _ITEM | {"assembly"},
    Code.AGENDA_OVERRUNS: _ITEM | {"until"},
    Code.ISSUED_TIME_MOVED: _ITEM | {"number", "home", "was", "before", "now", "present"},
    Code.PEN_AWAY: frozenset({"other", "at"}),
}
"""What the sentence of each code may name; `found` gives exactly these."""


class Fact(Value):
    """What stands in the braces of a sentence, in both languages."""

    name: Annotated[str, STAFF_ONLY]
    said: Annotated[LText, STAFF_ONLY]


class Finding(Value):
    """Something to check (확인 필요). It is told to staff only, and only ever derived."""

    code: Annotated[Code, STAFF_ONLY]
    severity: Annotated[Severity, STAFF_ONLY]
    day: Annotated[date | None, STAFF_ONLY] = None
    records: Annotated[tuple[str, ...], STAFF_ONLY]
    facts: Annotated[tuple[Fact, ...], STAFF_ONLY] = ()
    about: Annotated[tuple[str, ...], STAFF_ONLY] = ()

    @property
    def key(self) -> str:
        """The same for the same finding tomorrow, while times, texts or further persons change."""
        return ":".join((self.code, *(self.about or self.records)))

    @property
    def said(self) -> dict[str, dict[str, str]]:
        """The facts as `messages.sentence` takes them."""
        return {fact.name: {"ko": fact.said.ko, "en": fact.said.en} for fact in self.facts}

    def sentence(self, language: UiLanguage) -> str:
        """What an office would say of it."""
        return messages.sentence(language, f"findings.{self.code}", self.said)


def found(
    code: Code,
    severity: Severity,
    records: tuple[str, ...],
    day: date | None = None,
    about: tuple[str, ...] = (),
    **facts: LText | str | int,
) -> Finding:
    """A finding with its facts. `about` names it where the records may change from day to day.

    Raises TypeError for facts other than those `FACTS` declares.
    """
    if facts.keys() != FACTS[code]:
        raise TypeError(f"{code}: {sorted(facts)} given, {sorted(FACTS[code])} declared")
    said = tuple(
        Fact(name=name, said=fact if isinstance(fact, LText) else LText(ko=str(fact), en=str(fact)))
        for name, fact in facts.items()
    )
    return Finding(code=code, severity=severity, day=day, records=records, facts=said, about=about)
