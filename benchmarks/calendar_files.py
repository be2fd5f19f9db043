"""2,000 events to one .ics file, beside plain joining of the same lines made ready beforehand.

`python -m benchmarks.calendar_files`
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from tripdesk.calendars.events import Event, EventStatus
from tripdesk.calendars.ics import calendar_file
from tripdesk.model.times import ZonedTime, at_instant

COUNT = 2000
ROUNDS = 5
ZONES = ("America/Los_Angeles", "Asia/Seoul", "Europe/Paris")


def event(number: int) -> Event:
    """One of many: a meeting an hour long, with a text as phones get it at full detail."""
    start: ZonedTime = at_instant(datetime(2027, 1, 4, tzinfo=UTC) + timedelta(hours=3 * number), ZONES[number % 3])
    return Event(
        uid=f"td-{number:026d}",
        title=f"[협의 중] 제{number}차 협력 면담 / Meeting {number}",
        description="집결 13:20 호텔 로비\n1. 9.(월) 14:00~15:00(한국 1. 10.(화) 07:00~08:00)\n"
        "참석 시장 등 9명(통역 1명 포함)\n담당 의전팀장\n차량 1호차 8ABC123\n연락처 연락 담당 +1 213 555 0102",
        location="2788 San Tomas Expy, Santa Clara, CA 95051 (본사 · 2층 회의실)",
        position=(37.3708, -121.9675),
        start=start,
        end=start.plus(60),
        status=EventStatus.TENTATIVE,
        busy=True,
        public=False,
        alarms=(50, 30),
        sequence=1,
        revised_at=datetime(2026, 12, 20, tzinfo=UTC),
    )


def best_of(work: Callable[[], object]) -> float:
    """Seconds of the quickest round."""
    taken: list[float] = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return min(taken)


def main() -> None:
    """Prints seconds and the ratio."""
    for count in (COUNT // 4, COUNT):
        events = [event(number) for number in range(count)]
        file = calendar_file(events, "benchmark")
        lines = file.decode("utf-8").split("\r\n")
        ours = best_of(lambda: calendar_file(events, "benchmark"))  # noqa: B023
        plain = best_of(lambda: "\r\n".join(lines).encode("utf-8"))  # noqa: B023
        print(
            f"calendar_files  {count} events  {len(file) / 1e6:.2f} MB  {ours:.3f} s"
            f" ({ours / count * 1e6:.0f} µs an event)"
            f"  joining the same {len(lines)} lines {plain:.4f} s  ratio {ours / plain:.0f}"
        )


if __name__ == "__main__":
    main()
