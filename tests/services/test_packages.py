"""Packages: a trip in one file, locked or not; what was tampered with is refused and changes nothing."""

import json
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from PIL import Image

from tests.model.small import edited
from tests.stores import KIM, START, TRIP, editing, opened, taken_in, text_of
from tripdesk import archives
from tripdesk.errors import Rejected, TripdeskError
from tripdesk.messages import UiLanguage, sentence
from tripdesk.model.contract import read_trip
from tripdesk.services import sealing
from tripdesk.services.importing import apply_import, plan_import
from tripdesk.services.library import stored_trip
from tripdesk.services.lineage import lineage_of
from tripdesk.services.packages import export_package, open_file, package_of, read_package
from tripdesk.services.trips import OpenTrip, attachment_bytes

NOTE = b"CANARY-note"
NAME = sha256(NOTE).hexdigest()
ATTACHED = {"id": "note", "sha256": NAME, "media_type": "text/plain"}
CANARY = "CANARY-title"
PASSPHRASE = "광주 CANARY 암호"


def trip_of(changes: dict[str, object]) -> OpenTrip:
    return OpenTrip(read_trip(json.dumps(edited(changes)).encode())[0], Path("trip.json"), (), lambda _: NOTE)


TRIP_WITH_NOTE = trip_of({"attachments": [ATTACHED], "items[1].title.ko": CANARY})


def nobody(path: Path) -> str:
    raise AssertionError(f"a passphrase was asked for {path}")


def test_a_package_is_opened_like_the_trip_it_came_from(tmp_path: Path) -> None:
    path = export_package(TRIP_WITH_NOTE, tmp_path / "a.tripdesk")
    copy = open_file(str(path), nobody)
    assert copy.snapshot == TRIP_WITH_NOTE.snapshot
    assert attachment_bytes(copy, copy.snapshot.attachments[0]) == NOTE
    again = export_package(copy, tmp_path / "b.tripdesk")
    assert again.read_bytes() == path.read_bytes()
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_a_package_is_known_by_its_bytes_not_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(package_of(TRIP_WITH_NOTE, tmp_path))
    assert open_file(str(tmp_path / "a.json"), nobody).snapshot == TRIP_WITH_NOTE.snapshot


def test_a_package_of_the_store_tells_what_states_its_records_had(tmp_path: Path) -> None:
    store = opened(tmp_path / "t.db")
    taken_in(store, trip_of({}))
    taken_in(store, trip_of({"items[1].title.ko": "바뀐 제목", "gifts": []}))
    states = {line.record: len(line.states) for line in lineage_of(store, TRIP)}
    assert {name: states[name] for name in (f"{TRIP}/google", f"{TRIP}/gift", f"{TRIP}/task", "/mayor")} == {
        f"{TRIP}/google": 2,
        f"{TRIP}/gift": 1,
        f"{TRIP}/task": 1,
        "/mayor": 1,
    }
    path = export_package(stored_trip(store, TRIP), tmp_path / "a.tripdesk", lineage_of(store, TRIP))
    copy = open_file(str(path), nobody)
    assert copy.package is not None
    assert copy.package.lineage == lineage_of(store, TRIP)
    assert export_package(copy, tmp_path / "b.tripdesk").read_bytes() == path.read_bytes()
    store.close()


# Locked


def test_a_locked_package_opens_with_its_passphrase_and_shows_nothing_without(tmp_path: Path) -> None:
    path = export_package(TRIP_WITH_NOTE, tmp_path / "a.tripdesk", passphrase=PASSPHRASE)
    data = path.read_bytes()
    assert sealing.is_sealed(data)
    assert not any(word in data for word in (b"PK\3\4", b"CANARY", b"manifest", NAME.encode()))
    typed_on_a_mac = normalize("NFD", PASSPHRASE)
    assert open_file(str(path), lambda _: typed_on_a_mac).snapshot == TRIP_WITH_NOTE.snapshot
    for damaged, given in ((data, "CANARY-wrong"), (data[:-1], PASSPHRASE)):
        path.write_bytes(damaged)
        with pytest.raises(Rejected) as refused:
            open_file(str(path), lambda _, given=given: given)
        assert (refused.value.code, refused.value.facts) == ("passphrase_wrong", {"path": path})
        assert refused.value.__suppress_context__
    assert [one.name for one in tmp_path.iterdir()] == ["a.tripdesk"]


HEADER = b"age-encryption.org/v1\n"
SCRYPT = HEADER + b"-> scrypt EXNbaaWH9u9nWYv3nT49rg %d\n" + b"a" * 43 + b"\n--- " + b"b" * 43 + b"\n" + bytes(99)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (SCRYPT % 22, "sealed_too_hard"),
        (SCRYPT % 64, "sealed_too_hard"),
        (SCRYPT % 999, "sealed_too_hard"),
        (HEADER + b"-> X25519 " + b"a" * 43 + b"\n" + b"b" * 43 + b"\n--- " + bytes(99), "sealed_otherwise"),
        (HEADER + b"-> scrypt AAAA 1\n", "sealed_otherwise"),
        (HEADER, "sealed_otherwise"),
        (b"age-encryption.org/v2\n", "not_a_package"),
        (b"", "not_a_package"),
        (b'{"format": "tripdesk.trip"}', "not_a_package"),
    ],
)
def test_what_no_passphrase_opens_is_refused_before_one_is_asked_for(data: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "a.tripdesk"
    path.write_bytes(data)
    with pytest.raises(Rejected) as refused:
        open_file(str(path), nobody)
    assert (refused.value.code, refused.value.facts) == (code, {"path": path})


def test_a_locked_file_holds_a_package_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.tripdesk"
    path.write_bytes(sealing.seal(b'{"format": "tripdesk.trip"}', PASSPHRASE))
    with pytest.raises(Rejected, match="not_a_package"):
        open_file(str(path), lambda _: PASSPHRASE)


# Tampered with

Parts = dict[str, bytes]


def honest() -> Parts:
    return archives.read(package_of(TRIP_WITH_NOTE, Path("x")), Path("x"))


def manifest(**other: Any) -> Callable[[Parts], Parts]:
    """With other values in the manifest."""
    return lambda parts: parts | {"manifest.json": json.dumps(json.loads(parts["manifest.json"]) | other).encode()}


def listing(parts: Parts) -> Parts:
    """With the manifest made to fit the parts, as a forger would."""
    members = [
        {"name": name, "size": len(content), "sha256": sha256(content).hexdigest()}
        for name, content in parts.items()
        if name != "manifest.json"
    ]
    return manifest(members=members)(parts)


def without(name: str) -> Callable[[Parts], Parts]:
    return lambda parts: {one: content for one, content in parts.items() if one != name}


def forged(**other: bytes) -> Callable[[Parts], Parts]:
    return lambda parts: listing(parts | {name.replace("__", "/"): content for name, content in other.items()})


def trip(**edits: object) -> bytes:
    data = edited({"attachments": [ATTACHED], "items[1].title.ko": CANARY})
    return json.dumps(data | edits).encode()


def picture_bomb() -> Parts:
    made = BytesIO()
    Image.new("1", (8_000, 6_000)).save(made, "PNG")
    name = sha256(made.getvalue()).hexdigest()
    attached = {"id": "note", "sha256": name, "media_type": "image/png"}
    parts = without(f"blobs/{NAME}")(honest())
    return listing(parts | {"trip.json": trip(attachments=[attached]), f"blobs/{name}": made.getvalue()})


DEEP = b"[" * 100_000 + b"]" * 100_000
HOSTILE: list[tuple[str, Callable[[Parts], Parts], str]] = [
    ("no manifest", without("manifest.json"), "package_part_missing"),
    ("no trip", without("trip.json"), "package_part_missing"),
    ("no trip, and none told of", lambda parts: listing(without("trip.json")(parts)), "package_part_missing"),
    ("no attachment", without(f"blobs/{NAME}"), "package_part_missing"),
    ("no attachment, and none told of", lambda parts: listing(without(f"blobs/{NAME}")(parts)), "package_part_missing"),
    ("a part that is not told of", lambda parts: parts | {"run.exe": b"MZ"}, "package_part_unknown"),
    ("a part of another kind", forged(run=b"MZ"), "package_part_unknown"),
    ("an attachment nobody names", forged(blobs__x=b"MZ"), "package_part_changed"),
    ("an attachment nobody names, by its hash",
     lambda parts: listing(parts | {f"blobs/{sha256(b'MZ').hexdigest()}": b"MZ"}), "package_part_unknown"),
    ("another trip in place of it", lambda parts: parts | {"trip.json": trip(tasks=[])}, "package_part_changed"),
    ("another attachment of the same size",
     lambda parts: parts | {f"blobs/{NAME}": NOTE.lower()}, "package_part_changed"),
    ("another attachment, told of", lambda parts: listing(parts | {f"blobs/{NAME}": b"other"}), "package_part_changed"),
    ("a wrong size", lambda parts: manifest(members=[
        one | {"size": one["size"] + 1} for one in json.loads(parts["manifest.json"])["members"]])(parts),
     "package_part_changed"),
    ("a part told of twice", lambda parts: manifest(members=json.loads(parts["manifest.json"])["members"] * 2)(parts),
     "package_manifest"),
    ("a manifest of another trip", manifest(trip="other"), "package_other_trip"),
    ("a newer version", manifest(version=2), "package_newer"),
    ("no version", manifest(version="1"), "package_manifest"),
    ("another format", manifest(format="tripdesk.trip"), "package_manifest"),
    ("a field nobody knows", manifest(extra=1), "package_manifest"),
    ("no hash", manifest(lineage=[{"record": "trip/google", "states": ["x"]}]), "package_manifest"),
    ("a manifest that is a list", lambda parts: parts | {"manifest.json": b"[]"}, "package_manifest"),
    ("a manifest nested deep", lambda parts: parts | {"manifest.json": DEEP}, "package_manifest"),
    ("a manifest that is no text", lambda parts: parts | {"manifest.json": b"\xff"}, "package_manifest"),
    ("a trip nested deep", forged(**{"trip.json": DEEP}), "too_deep"),
    ("a trip that is none", forged(**{"trip.json": b"{}"}), "not_a_trip"),
    ("a trip with a reference to nothing", forged(**{"trip.json": trip(places=[])}), "reference_to_nothing"),
    ("a picture that is a bomb", lambda _: picture_bomb(), "picture_too_large"),
]  # fmt: skip


@pytest.mark.parametrize(("tamper", "code"), [case[1:] for case in HOSTILE], ids=[case[0] for case in HOSTILE])
def test_a_package_that_was_tampered_with_is_refused(tamper: Callable[[Parts], Parts], code: str) -> None:
    path = Path("x.tripdesk")
    data = archives.write(tamper(honest()), path)
    with pytest.raises(TripdeskError) as refused:
        read_package(data, path)
    assert refused.value.code == code
    said = [sentence(language, f"errors.{code}", refused.value.facts) for language in UiLanguage]
    assert "CANARY" not in f"{refused.value!r} {refused.value} {said}"


# Into a store


def packaged(tmp_path: Path, name: str, changes: dict[str, object]) -> OpenTrip:
    """A trip as another store gives it out after taking it in and changing it so."""
    store = opened(tmp_path / f"{name}.db")
    taken_in(store, trip_of({}))
    if changes:
        taken_in(store, trip_of(changes))
    path = export_package(stored_trip(store, TRIP), tmp_path / f"{name}.tripdesk", lineage_of(store, TRIP))
    store.close()
    return open_file(str(path), nobody)


NOTHING = {"new": 0, "changed": 0, "removed": 0, "conflicts": 0, "kept": 0}
MINE, THEIRS = {"items[1].title.ko": "여기서"}, {"items[1].title.ko": "거기서"}


@pytest.mark.parametrize(
    ("here", "there", "counts"),
    [
        ({}, {}, {}),
        ({}, THEIRS, {"changed": 1}),
        (MINE, {}, {"kept": 1}),
        (MINE, MINE, {}),
        (MINE, THEIRS, {"conflicts": 1}),
        ({}, {"gifts": []}, {"removed": 1}),
        ({"gifts": []}, {}, {"kept": 1}),
        ({"gifts": []}, {"gifts[0].unit_price": "50000"}, {"conflicts": 1}),
        ({"gifts[0].unit_price": "50000"}, {"gifts": []}, {"conflicts": 1}),
        ({"people[0].name.en": "Kang Gi-jung"}, {}, {"kept": 1}),
    ],
)
def test_what_a_package_does(
    here: dict[str, object], there: dict[str, object], counts: dict[str, int], tmp_path: Path
) -> None:
    store = opened(tmp_path / "here.db")
    taken_in(store, trip_of({}))
    taken_in(store, trip_of(here))
    before = text_of(store)
    other = packaged(tmp_path, "there", there)
    plan = plan_import(store, other, START)
    assert plan.counts == {**NOTHING, **counts}
    apply_import(store, other, plan, KIM)
    again = plan_import(store, other, START)
    assert (again.edits, again.counts["conflicts"]) == ((), counts.get("conflicts", 0))
    if not any(counts.get(name) for name in ("changed", "removed")):
        assert text_of(store) == before
    store.close()


def test_two_exports_edited_in_turn_do_not_hide_a_conflict(tmp_path: Path) -> None:
    """A gives out, changes a record and gives out again; B changed the first copy: that is not an update of A's."""
    store = opened(tmp_path / "a.db")
    taken_in(store, trip_of({}))
    other = packaged(tmp_path, "b", THEIRS)
    taken_in(store, trip_of(MINE))
    export_package(stored_trip(store, TRIP), tmp_path / "a.tripdesk", lineage_of(store, TRIP))
    assert plan_import(store, other, START).counts == {**NOTHING, "conflicts": 1}
    store.close()


def test_what_one_desk_learned_of_another_it_tells_a_third(tmp_path: Path) -> None:
    """B's second state comes to C through A, who never had the first: C, who has it, is behind and not in conflict."""
    first = packaged(tmp_path, "b1", THEIRS)
    second = packaged(tmp_path, "b2", {"items[1].title.ko": "더"})
    b = opened(tmp_path / "b.db")
    for step in (trip_of({}), first, trip_of({"items[1].title.ko": "더"})):
        taken_in(b, step)
    a, c = opened(tmp_path / "a.db"), opened(tmp_path / "c.db")
    taken_in(a, trip_of({}))
    taken_in(c, trip_of({}))
    taken_in(c, first)
    path = export_package(stored_trip(b, TRIP), tmp_path / "p.tripdesk", lineage_of(b, TRIP))
    taken_in(a, open_file(str(path), nobody))
    path = export_package(stored_trip(a, TRIP), tmp_path / "q.tripdesk", lineage_of(a, TRIP))
    plan = plan_import(c, open_file(str(path), nobody), START)
    assert plan.counts == {**NOTHING, "changed": 1}
    assert plan_import(c, second, START).counts == {**NOTHING, "conflicts": 1}, "which never had the first state"
    for store in (a, b, c):
        store.close()


def test_an_import_that_was_undone_can_be_done_again(tmp_path: Path) -> None:
    store = opened(tmp_path / "here.db")
    other = packaged(tmp_path, "there", THEIRS)
    taken_in(store, other)
    before = text_of(store)
    editing(store).undo()
    taken_in(store, other)
    assert text_of(store) == before
    store.close()
