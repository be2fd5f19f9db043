"""Times that were told to somebody and stand for another instant now, because a country changed its clocks."""

from collections.abc import Iterator

from tripdesk.model.checks import phrases
from tripdesk.model.checks.finding import Code, Finding, Severity, found
from tripdesk.model.checks.ground import HELD, Ground
from tripdesk.model.instants import name_of, times_of, wall_clock
from tripdesk.model.itinerary import Item
from tripdesk.model.office_style import clocks
from tripdesk.model.text import LText
from tripdesk.model.times import TZDATA_VERSION, at_instant


def issued_times_moved(ground: Ground) -> Iterator[Finding]:
    """Unchanged local times of the last issue whose instant is another under the present zone rules, once an item."""
    if ground.told is None:
        return
    named: set[str] = set()
    for item, path, time in times_of(ground.snapshot):
        if not isinstance(item, Item) or item.status not in HELD or item.id in named:
            continue
        then = ground.told.times.get(name_of("item", item.id, path))
        if then is None or (then.local, then.zone) != (wall_clock(time), time.zone) or then.instant == time.utc:
            continue
        named.add(item.id)
        yield found(
            Code.ISSUED_TIME_MOVED,
            Severity.WARNING,
            (item.id,),
            item.day,
            item=phrases.title(item),
            when=phrases.moment(time),
            number=ground.told.number,
            home=LText(ko=clocks.home_word(ground.home, "ko"), en=clocks.home_word(ground.home, "en")),
            was=phrases.moment(at_instant(then.instant, ground.home)),
            before=ground.told.tzdata,
            now=phrases.moment(time.at(ground.home)),
            present=TZDATA_VERSION,
        )
