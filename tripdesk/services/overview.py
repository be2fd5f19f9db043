"""A trip told in a few lines, for the command line."""

from collections.abc import Iterator

from tripdesk.messages import UiLanguage, sentence
from tripdesk.model.durations import nights_and_days, trip_span
from tripdesk.model.itinerary import Item
from tripdesk.model.office_style import both_clocks, in_language, short_date, travel, trip_dates, word_of
from tripdesk.model.snapshot import TripSnapshot


def lines(snapshot: TripSnapshot, language: UiLanguage) -> Iterator[str]:
    """Title, dates, head count, then each day with its items on both clocks."""
    yield in_language(snapshot.trip.title, language)
    span = trip_span(snapshot)
    if span:
        yield trip_dates(span.first, span.last, nights_and_days(snapshot), language)
    counts = {"people": len(snapshot.delegates), "items": len(snapshot.items), "briefs": len(snapshot.briefs)}
    yield sentence(language, "cli.show_counts", counts)
    day = None
    timed = sorted((i for i in snapshot.items if i.start), key=lambda i: (i.start.utc if i.start else 0, i.id))
    for item in timed:
        if item.day and item.day != day:
            day = item.day
            yield ""
            yield short_date(day, language, year=True)
        yield f"  {_when(item, snapshot.trip.home_zone, language)}  {_what(item, language)}"
    loose = [item for item in snapshot.items if item.start is None]
    if loose:
        yield ""
        yield sentence(language, "cli.show_unscheduled")
        yield from (f"  {_what(item, language)}" for item in loose)


def _when(item: Item, home: str, language: UiLanguage) -> str:
    if item.start is None or item.end is None:
        return ""
    if item.start.zone != item.end.zone:
        return travel(item.start, item.end, "", "", home, language).line
    return both_clocks(item.start, item.end, home, language, dated=False)


def _what(item: Item, language: UiLanguage) -> str:
    return f"{word_of(item.kind, language)} · {in_language(item.title, language)} [{word_of(item.status, language)}]"
