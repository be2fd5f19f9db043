"""A time that was told, and that a change of a country's clocks has moved since."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.model.checks.trips import EN, KO, LOS_ANGELES, TODAY, Edits, at, edited
from tripdesk.model.checks import Code, findings
from tripdesk.model.instants import Told, ToldTime, name_of, times_of, wall_clock
from tripdesk.model.times import TZDATA_VERSION

SUMMER_ALL_YEAR = timedelta(hours=-1)
"""What Los Angeles would be by if it had been told of under summer time for good."""


def told(edits: Edits, shift: timedelta, only: str) -> Told:
    """The times of a trip as an issue froze them, those of one item under rules that were off by that much."""
    times = {name_of(r.record_kind, str(r.id), path): time for r, path, time in times_of(edited(edits))}
    off = {name for name, time in times.items() if name.startswith(f"item {only}.") and time.zone == LOS_ANGELES}
    return Told(
        3,
        "2022a",
        {n: ToldTime(wall_clock(t), t.zone, t.utc + (shift if n in off else timedelta())) for n, t in times.items()},
    )


TALK = "item talk.start"
ASSEMBLED: Edits = {"talk.assembly": {"at": at("1-9 12:40")}}


@pytest.mark.parametrize(
    ("issued", "now", "shift", "found"),
    [
        ({}, {}, timedelta(), []),
        ({}, {}, SUMMER_ALL_YEAR, ["talk"]),
        ({}, {"talk.start": at("1-9 13:05"), "talk.end": at("1-9 13:55")}, SUMMER_ALL_YEAR, []),
        ({}, {"talk.start": at("1-9 13:05")}, SUMMER_ALL_YEAR, ["talk"]),
        ({}, {"talk.status": "cancelled"}, SUMMER_ALL_YEAR, []),
        ({}, {"talk.status": "backup"}, SUMMER_ALL_YEAR, ["talk"]),
        (ASSEMBLED, ASSEMBLED, SUMMER_ALL_YEAR, ["talk"]),
        ({}, {"-talk": None, "-talk-paper": None}, SUMMER_ALL_YEAR, []),
    ],
    ids=[
        "the same rules",
        "other rules: once for both ends",
        "moved since",
        "only its start was moved since",
        "cancelled since",
        "kept as a backup",
        "with an assembly: still once",
        "gone since",
    ],
)  # fmt: skip
def test_an_unchanged_local_time_that_is_another_instant_now(
    issued: Edits, now: Edits, shift: timedelta, found: list[str]
) -> None:
    known = findings(edited(now), TODAY, told(issued, shift, "talk"))
    assert [f.records[0] for f in known if f.code is Code.ISSUED_TIME_MOVED] == found


def test_it_says_both_instants_on_the_clock_at_home_both_releases_and_what_to_do() -> None:
    start = at("1-9 13:00")
    then = ToldTime(start["local"], start["zone"], datetime(2023, 1, 9, 20, tzinfo=UTC))
    (known,) = (
        f
        for f in findings(edited({"talk.start": start}), TODAY, Told(3, "2022a", {TALK: then}))
        if f.code is Code.ISSUED_TIME_MOVED
    )
    assert (known.sentence(KO), known.sentence(EN)) == (
        "시간대 규칙이 바뀜: ‘버클리 면담’ 현지시간 1. 9.(월) 13:00 — "
        "3차 배포본(tzdata 2022a)에서는 한국 1. 10.(화) 05:00, "
        f"지금 규칙(tzdata {TZDATA_VERSION})으로는 한국 1. 10.(화) 06:00. "
        "현지 시각이 그대로인지 상대 측에 확인하고, 다시 확정해 새로 보내세요.",
        "Time zone rules have changed: ‘Talk at Berkeley’ at Mon 9 Jan 13:00 local time was "
        "Tue 10 Jan 05:00 in Korea when issue 3 was frozen (tzdata 2022a) and is "
        f"Tue 10 Jan 06:00 in Korea by the present rules (tzdata {TZDATA_VERSION}). "
        "Ask the other side whether the local time holds, then freeze and send a new issue.",
    )
