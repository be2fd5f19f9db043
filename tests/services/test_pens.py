"""Who holds the pen: a trip goes to another desk and comes back, and no time is changed in two places."""

import contextlib
import os
import random
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SOAK
from tests.services.test_packages import nobody
from tests.stores import KIM, START, TRIP, Clock, Ids, editing, held, opened, small_trip, taken_in, text_of
from tripdesk import files
from tripdesk.errors import Rejected, TripdeskError, Unavailable
from tripdesk.model.checks import Code
from tripdesk.model.contract import write_trip
from tripdesk.model.history import SHARED, Author, Committed, Key, Label, Pen, Put, Remove, pen_key
from tripdesk.services import backups, settling
from tripdesk.services.checking import check_trip
from tripdesk.services.importing import Plan, apply_import, plan_import
from tripdesk.services.issuing import issue_trip
from tripdesk.services.library import stored_trip
from tripdesk.services.lineage import lineage_of
from tripdesk.services.packages import export_package, open_file
from tripdesk.services.pens import hand_over, pen_of, pen_told, pens_after_restore, take_back
from tripdesk.services.proposing import Fit, proposals, short_id
from tripdesk.store.store import Store

RETITLED = Label("changed", ("google",), "title.ko")


@dataclass
class Office:
    """A desk with a store of its own."""

    name: str
    folder: Path
    tickets: Ids = field(default_factory=Ids)
    moves: int = 0

    def __post_init__(self) -> None:
        self.by = Author(f"{self.name}님", self.name)
        self.tickets = Ids(f"{self.name}-ticket-")
        self.store = opened(self.folder / f"{self.name}.db", prefix=f"{self.name}-")

    def edits(self, ko: str) -> None:
        """Changes the trip as a window would. What comes of it the caller sees."""
        was = held(self.store, "google")
        item: Any = was.record
        self.last = editing(self.store, self.by).change(was, item.revised(title=item.title.revised(ko=ko)), RETITLED)

    def moves_google(self, minutes: int) -> None:
        was = held(self.store, "google")
        item: Any = was.record
        moved = item.revised(start=item.start.plus(minutes), end=item.end.plus(minutes))
        self.last = editing(self.store, self.by).change(was, moved, Label("changed", ("google",), "start"))

    @property
    def has_it(self) -> bool:
        was = self.store.get(Key(TRIP, "google"))
        return was is not None and not was.deleted

    def may_edit(self) -> bool:
        """Whether the store takes an edit of the trip now: tried."""
        if not self.has_it:
            return False
        was = held(self.store, "google")
        item: Any = was.record
        self.moves += 1
        other = item.revised(title=item.title.revised(en=f"{self.name} {self.moves}"))
        try:
            done = self.store.commit(RETITLED, [Put(TRIP, other, was.version)], self.by)
        except Rejected as error:
            return error.code != "pen_away"
        return isinstance(done, Committed)

    @property
    def title(self) -> str:
        item: Any = held(self.store, "google").record
        return item.title.ko

    def gives(self, to: str = "", move: files.Move = files.move) -> Path:
        self.moves += 1
        target = self.folder / f"{self.name}-{self.moves}.tripdesk"
        trip = stored_trip(self.store, TRIP)
        return hand_over(self.store, trip, target, to, self.by, START, self.tickets(), move=move)

    def copies(self) -> Path:
        """A package without the pen."""
        self.moves += 1
        target = self.folder / f"{self.name}-{self.moves}.tripdesk"
        pen = pen_told(self.store, TRIP, self.by)
        return export_package(stored_trip(self.store, TRIP), target, lineage_of(self.store, TRIP), pen=pen)

    def takes(self, package: Path) -> Plan:
        trip = open_file(str(package), nobody)
        plan = plan_import(self.store, trip, START)
        apply_import(self.store, trip, plan, self.by)
        return plan

    def takes_back(self) -> None:
        take_back(self.store, TRIP, self.by, START, self.tickets())

    @property
    def pen(self) -> tuple[bool, int] | None:
        pen = pen_of(self.store, TRIP)
        return None if pen is None else (pen.here, pen.turn)


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[tuple[Office, Office, Office]]:
    made = (Office("A", tmp_path), Office("B", tmp_path), Office("C", tmp_path))
    taken_in(made[0].store, small_trip(), by=made[0].by)
    yield made
    for office in made:
        office.store.close()


Offices = tuple[Office, Office, Office]


def test_there_and_back_with_edits_there_and_proposals_here(offices: Offices) -> None:
    a, b, _ = offices
    before = text_of(a.store)
    b.takes(a.gives("출장 현지팀"))
    assert (a.pen, b.pen) == ((False, 1), (True, 1))
    assert text_of(a.store) == text_of(b.store) == before

    b.moves_google(-30)
    b.edits("현지에서 고침")
    a.edits("집에서 바라는 제목")
    editing(a.store, a.by).remove(held(a.store, "gift"), Label("removed"))
    assert text_of(a.store) == before
    assert {one.proposal.kind: one.fit for one in proposals(a.store, TRIP)} == {"item": Fit.FITS, "gift": Fit.FITS}

    plan = a.takes(b.gives("A"))
    assert (plan.pen, plan.counts["changed"], plan.counts["conflicts"]) == ("comes", 1, 0)
    assert (a.pen, b.pen) == ((True, 2), (False, 2))
    assert text_of(a.store) == text_of(b.store)
    assert a.title == "현지에서 고침"

    fits = {one.proposal.kind: (one.fit, short_id(one.proposal)) for one in proposals(a.store, TRIP)}
    assert (fits["item"][0], fits["gift"][0]) == (Fit.OVERTAKEN, Fit.FITS)
    with pytest.raises(Rejected, match="proposal_overtaken"):
        settling.take(a.store, TRIP, fits["item"][1], a.by, START)
    settled = settling.take(a.store, TRIP, "all", a.by, START)
    assert (settled.count, [one.proposal.kind for one in settled.left]) == (1, ["item"])
    assert held(a.store, "gift").deleted

    editing(a.store, a.by).undo()
    assert not held(a.store, "gift").deleted
    assert len(proposals(a.store, TRIP)) == 2, "the proposal is back with what it proposed"
    settling.drop(a.store, TRIP, "all", a.by)
    assert proposals(a.store, TRIP) == ()


def test_undoing_the_return_undoes_what_changed_and_keeps_the_pen(offices: Offices) -> None:
    a, b, _ = offices
    a.edits("먼저")
    before = text_of(a.store)
    b.takes(a.gives())
    b.edits("현지에서 고침")
    a.takes(b.gives())
    after = text_of(a.store)
    editing(a.store, a.by).undo()
    assert (text_of(a.store), a.pen) == (before, (True, 2))
    editing(a.store, a.by).redo()
    assert (text_of(a.store), a.pen) == (after, (True, 2))
    editing(a.store, a.by).undo()
    editing(a.store, a.by).undo()
    assert a.title == "구글 면담", "what was done before it went away can be undone too"
    assert a.may_edit()


BLOCKED: dict[str, Callable[[Office], object]] = {
    "undo": lambda a: editing(a.store, a.by).undo(),
    "issue": lambda a: issue_trip(a.store, TRIP, "", a.by, START),
    "bring back": lambda a: editing(a.store, a.by).bring_back(Key(TRIP, "task")),
    "a membership": lambda a: a.store.commit(Label("removed"), [Remove(Key(TRIP, "~icn"), 1)], a.by),
    "handing over again": lambda a: a.gives(),
}


@pytest.mark.parametrize("what", BLOCKED)
def test_while_the_pen_is_away_nothing_of_the_trip_changes(what: str, offices: Offices) -> None:
    a = offices[0]
    a.edits("먼저")
    editing(a.store, a.by).remove(held(a.store, "task"), Label("removed"))
    a.gives("현지팀")
    before = text_of(a.store)
    with pytest.raises(Rejected) as refused:
        BLOCKED[what](a)
    facts = {"trip": TRIP, "other": {"ko": "현지팀", "en": "현지팀"}, "at": "2023-01-02 12:04"}
    assert (refused.value.code, refused.value.facts) == ("pen_away", facts)
    assert text_of(a.store) == before


def test_shared_people_outlive_the_trip_and_are_not_held(offices: Offices) -> None:
    a = offices[0]
    a.gives()
    was = held(a.store, "mayor", SHARED)
    person: Any = was.record
    done = editing(a.store, a.by).change(was, person.revised(name=person.name.revised(en="Kang")), Label("changed"))
    assert isinstance(done, Committed)
    assert done.label.code == "changed"


def test_a_changed_file_becomes_proposals_once(offices: Offices) -> None:
    a, b, _ = offices
    package = a.gives()
    before = text_of(a.store)
    changed = small_trip({"items[1].title.ko": "파일에서", "tasks[1]": {"id": "task-2", "title": {"ko": "보고"}}})
    assert {change.kind for change in taken_in(a.store, changed, by=a.by).changes} == {"proposal"}
    assert taken_in(a.store, changed, by=a.by).changes == ()
    assert text_of(a.store) == before
    assert len(proposals(a.store, TRIP)) == 2

    b.takes(package)
    a.takes(b.gives())
    assert settling.take(a.store, TRIP, "all", a.by, START).count == 2
    assert (a.title, proposals(a.store, TRIP)) == ("파일에서", ())


def test_two_proposals_for_one_record_are_taken_one_by_one(offices: Offices) -> None:
    a, b, _ = offices
    package = a.gives()
    a.edits("이렇게")
    a.edits("아니면 이렇게")
    b.takes(package)
    a.takes(b.gives())
    assert [one.fit for one in proposals(a.store, TRIP)] == [Fit.RIVAL, Fit.RIVAL]
    assert settling.take(a.store, TRIP, "all", a.by, START).count == 0
    chosen = next(o for o in proposals(a.store, TRIP) if "아니면" in o.proposal.doc)
    settling.take(a.store, TRIP, short_id(chosen.proposal), a.by, START)
    assert a.title == "아니면 이렇게"
    assert [one.fit for one in proposals(a.store, TRIP)] == [Fit.OVERTAKEN]


def test_a_package_taken_in_on_two_desks_comes_back_once(offices: Offices) -> None:
    a, b, c = offices
    package = a.gives()
    b.takes(package)
    c.takes(package)
    b.edits("B의 것")
    c.edits("C의 것")
    from_b, from_c = b.gives(), c.gives()
    assert a.takes(from_b).pen == "comes"
    kept = text_of(a.store)
    plan = a.takes(from_c)
    assert (plan.pen, plan.counts["changed"], plan.counts["conflicts"]) == ("refused", 0, 1)
    assert (text_of(a.store), a.pen) == (kept, (True, 2))


def test_old_packages_take_nothing(offices: Offices) -> None:
    a, b, _ = offices
    first = a.gives()
    b.takes(first)
    b.edits("B의 것")
    second = b.gives()
    a.takes(second)
    a.edits("A의 것")
    for old in (first, second):
        kept = text_of(a.store)
        plan = a.takes(old)
        assert (plan.pen in {"", "refused"}, plan.edits) == (True, ())
        assert (text_of(a.store), a.pen) == (kept, (True, 2))
    assert b.takes(first).pen == "refused"
    assert b.pen == (False, 2)
    assert not b.may_edit()


def test_the_pen_comes_home_by_a_third_desk(offices: Offices) -> None:
    a, b, c = offices
    b.takes(a.gives())
    c.takes(b.gives())
    c.edits("C의 것")
    assert a.takes(c.gives()).pen == "comes"
    assert (a.title, a.pen, b.pen, c.pen) == ("C의 것", (True, 3), (False, 2), (False, 3))


def test_taking_back_ends_the_other_desks_turn(offices: Offices) -> None:
    a, b, _ = offices
    with pytest.raises(Rejected, match="pen_is_here"):
        a.takes_back()
    b.takes(a.gives())
    b.edits("B의 것")
    a.takes_back()
    a.edits("A의 것")
    plan = a.takes(b.gives())
    assert (plan.pen, plan.counts["conflicts"], a.title, a.pen) == ("refused", 1, "A의 것", (True, 2))


def test_a_copy_of_a_trip_that_was_handed_over_can_only_be_read(offices: Offices) -> None:
    a, b, c = offices
    package = a.gives("B")
    plan = c.takes(a.copies())
    assert (plan.pen, c.pen, c.may_edit()) == ("copy", (False, 0), False)
    b.takes(package)
    b.edits("B의 것")
    assert c.takes(b.gives()).pen == "comes"
    assert (c.title, c.may_edit()) == ("B의 것", True)


def test_whoever_makes_something_of_it_is_told(offices: Offices) -> None:
    a = offices[0]
    assert check_codes(a.store).count(Code.PEN_AWAY) == 0
    a.gives("현지팀")
    assert stored_trip(a.store, TRIP).away == pen_of(a.store, TRIP)
    assert check_codes(a.store).count(Code.PEN_AWAY) == 1


def check_codes(store: Store) -> list[Code]:
    return [finding.code for finding in check_trip(stored_trip(store, TRIP), START.date())]


# Crashes and failures on the way


def stop(source: Path, target: Path) -> None:
    raise OSError(5, "Input/output error")


def test_when_the_package_cannot_be_put_there_the_pen_can_be_taken_back(offices: Offices) -> None:
    a = offices[0]
    with pytest.raises(Unavailable) as failed:
        a.gives(move=stop)
    assert failed.value.code == "hand_over_broken"
    assert (a.pen, list(a.folder.glob("*.tripdesk")), list(a.folder.glob(".*"))) == ((False, 1), [], [])
    a.takes_back()
    assert a.may_edit()


def test_when_the_disk_refuses_the_package_the_pen_stays(offices: Offices) -> None:
    a = offices[0]
    trip = stored_trip(a.store, TRIP)
    with pytest.raises(TripdeskError, match="folder_missing"):
        hand_over(a.store, trip, a.folder / "none" / "x.tripdesk", "", a.by, START, "t")
    assert (a.pen, a.may_edit()) == (None, True)


def test_an_edit_on_the_way_keeps_the_pen_here(offices: Offices) -> None:
    a = offices[0]
    trip = stored_trip(a.store, TRIP)
    a.edits("그 사이에")
    with pytest.raises(Rejected, match="store_moved_on"):
        hand_over(a.store, trip, a.folder / "x.tripdesk", "", a.by, START, "t")
    assert (a.pen, list(a.folder.glob("*.tripdesk"))) == (None, [])


@pytest.mark.parametrize("when", ["written", "given", "moved"])
def test_killed_between_there_are_never_two_pens(when: str, offices: Offices) -> None:
    """A child hands over and is killed before the pen is given, before the package is moved, or just after."""
    a, b, _ = offices
    child = os.fork()
    if child == 0:
        try:
            hand_over_until(when, a.store.path)
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    placed = list(a.folder.glob("*.tripdesk"))
    expected = {"written": (None, 0, ["A"]), "given": ((False, 1), 0, []), "moved": ((False, 1), 1, ["B"])}
    known = a.pen
    for package in placed:
        b.takes(package)
    holding = [office.name for office in (a, b) if office.may_edit()]
    assert (known, len(placed), holding) == expected[when]
    if when == "given":
        a.takes_back()
        assert a.may_edit()


def hand_over_until(when: str, path: Path) -> None:
    class Deadly(Clock):
        def __call__(self) -> datetime:
            return die() if when == "written" else super().__call__()

    def die() -> datetime:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError

    def moved(source: Path, target: Path) -> None:
        if when == "moved":
            files.move(source, target)
        die()

    store = opened(path, Deadly(), prefix="child-")
    hand_over(store, stored_trip(store, TRIP), path.with_suffix(".tripdesk"), "", KIM, START, "ticket", move=moved)


# Restores

HERE, AWAY = True, False


def pen(here: bool, turn: int) -> Pen:
    return Pen(here=here, turn=turn, ticket=f"t{turn}", other="B", at=small_trip().snapshot.items[1].start)


@pytest.mark.parametrize(
    ("now", "backup", "wanted"),
    [
        ({}, {}, {}),
        ({"trip": pen(AWAY, 1)}, {}, {"trip": (AWAY, 1)}),
        ({"trip": pen(HERE, 2)}, {}, {"trip": (HERE, 2)}),
        ({"trip": pen(AWAY, 3)}, {"trip": pen(HERE, 2)}, {"trip": (AWAY, 3)}),
        ({"trip": pen(HERE, 2)}, {"trip": pen(AWAY, 1)}, {"trip": (HERE, 2)}),
        ({"trip": pen(HERE, 2)}, {"trip": pen(HERE, 2)}, {}),
        ({}, {"trip": pen(HERE, 2)}, {"trip": (AWAY, 2)}),
        ({}, {"trip": pen(AWAY, 1)}, {}),
        ({"trip": pen(HERE, 2)}, {"trip": pen(HERE, 4)}, {"trip": (AWAY, 4)}),
    ],
)
def test_which_pens_a_restored_store_has(
    now: dict[str, Pen], backup: dict[str, Pen], wanted: dict[str, tuple[bool, int]]
) -> None:
    assert {trip: (p.here, p.turn) for trip, p in pens_after_restore(now, backup)} == wanted


@pytest.mark.parametrize("damaged", [False, True])
def test_a_restore_does_not_bring_a_pen_back(damaged: bool, offices: Offices, tmp_path: Path) -> None:
    a, b, _ = offices
    b.takes(a.gives())
    a.takes(b.gives())
    copy = backups.copy_to(a.store.path, tmp_path / "copy.db")
    b.takes(a.gives("B"))
    a.store.close()
    if damaged:
        a.store.path.write_bytes(b"nothing of ours" * 99)
    backups.restore(a.store.path, copy, tmp_path / "backups", START + timedelta(hours=1))
    a.store = opened(a.store.path, prefix="after-")
    assert a.pen == ((False, 2) if damaged else (False, 3))
    assert [office.name for office in (a, b) if office.may_edit()] == ["B"]
    assert backups.verify(a.store.path) == ()
    assert list(tmp_path.glob("*.restoring*")) == []
    a.takes_back()
    assert a.may_edit()


def test_a_restore_from_before_the_first_hand_over_does_not_either(offices: Offices, tmp_path: Path) -> None:
    a, b, _ = offices
    copy = backups.copy_to(a.store.path, tmp_path / "copy.db")
    b.takes(a.gives("B"))
    a.store.close()
    backups.restore(a.store.path, copy, tmp_path / "backups", START + timedelta(hours=1))
    a.store = opened(a.store.path, prefix="after-")
    assert (a.pen, a.may_edit(), b.may_edit()) == ((False, 1), False, True)
    assert a.takes(b.gives()).pen == "comes"


# The store itself


def test_a_pen_never_falls_back(offices: Offices) -> None:
    a = offices[0]
    a.gives()
    stored = held(a.store, "~pen")
    for lower in (pen(HERE, 1), pen(HERE, 0), pen(AWAY, 0)):
        with pytest.raises(Rejected, match="pen_old"):
            a.store.commit(Label("x"), [Put(TRIP, lower, stored.version)], a.by)
    assert a.store.get(pen_key(TRIP)) == stored


@pytest.mark.loop
def test_at_no_time_do_two_stores_take_edits(tmp_path: Path) -> None:
    """A random walk of four desks: each package that carries the pen is taken in at one desk, and there again."""
    seed = random.SystemRandom().randrange(1 << 32)
    rounds, steps = (40, 60) if SOAK else (2, 25)
    passed = 0
    for walk in range(rounds):
        chance = random.Random(seed + walk)
        folder = tmp_path / str(walk)
        folder.mkdir()
        desks = [Office(name, folder) for name in "ABCD"]
        taken_in(desks[0].store, small_trip(), by=desks[0].by)
        desks[1].takes(desks[0].gives())
        holding = ["B"]
        underway: list[tuple[Office, Path]] = []
        used: list[tuple[Office, Path]] = []
        for _ in range(steps):
            step = chance.choice(["give", "take", "take", "edit", "copy", "undo", "redo", "old"])
            desk = chance.choice([one for one in desks if one.name in holding] if step == "give" and holding else desks)
            with contextlib.suppress(Rejected):
                if step == "give":
                    underway.append((desk, desk.gives()))
                elif step == "take" and underway and underway[0][0] is not desk:
                    _, package = underway.pop()
                    used.append((desk, package))
                    assert desk.takes(package).pen == "comes"
                    passed += 1
                    assert text_of(desk.store) == write_trip(open_file(str(package), nobody).snapshot).decode()
                elif step == "edit" and desk.has_it:
                    desk.edits(f"{desk.name} {chance.random()}")
                elif step == "copy" and desk.pen is not None:
                    chance.choice(desks).takes(desk.copies())
                elif step == "undo":
                    editing(desk.store, desk.by).undo()
                elif step == "redo":
                    editing(desk.store, desk.by).redo()
                elif step == "old" and used:
                    taker, package = chance.choice(used)
                    taker.takes(package)
            holding = [one.name for one in desks if one.may_edit()]
            where = f"seed {seed + walk}: {holding} after {step} at {desk.name}"
            assert len(holding) + len(underway) <= 1, where
        for desk in desks:
            desk.store.close()
    print(f"seed {seed}: {rounds} walks of {steps} steps, the pen taken in {passed} times, never two")
