"""`.tripdesk` packages: a trip in one file with its attachments and hashes (`docs/formats/package.md`)."""

from collections.abc import Callable
from pathlib import Path

from tripdesk import archives, files
from tripdesk.errors import Rejected
from tripdesk.model.contract import read_trip, write_trip
from tripdesk.model.package import (
    BLOBS,
    MANIFEST,
    TRIP,
    Lineage,
    Manifest,
    Member,
    Passed,
    read_manifest,
    write_manifest,
)
from tripdesk.services import sealing
from tripdesk.services.trips import LARGEST_TRIP, OpenTrip, attachment_bytes, check_attachments, read_open

SUFFIX = ".tripdesk"
LARGEST_PACKAGE = archives.LARGEST + 10_000_000
"""Bytes of a package as it lies on disk."""

Passphrase = Callable[[Path], str]
"""Gives the passphrase of a locked package. Raises Rejected when nobody is there to give it."""


def is_package(path: Path) -> bool:
    """Whether a name is that of a package."""
    return path.suffix.lower() == SUFFIX


def open_file(reference: str, passphrase: Passphrase) -> OpenTrip:
    """The trip in a snapshot or a package, told apart by their first bytes. Raises Rejected or Unavailable."""
    path = Path(reference)
    data = files.read_limited(path, LARGEST_PACKAGE if is_package(path) else LARGEST_TRIP)
    if sealing.is_sealed(data):
        sealing.check_sealed(data, path)
        data = sealing.unseal(data, passphrase(path), path)
        if not archives.is_archive(data):
            raise Rejected("not_a_package", path=path)
    if archives.is_archive(data):
        return read_package(data, path)
    if is_package(path):
        raise Rejected("not_a_package", path=path)
    return read_open(data, path)


def read_package(data: bytes, path: Path) -> OpenTrip:
    """The trip of a package that is not locked. Nothing touches the disk. Raises Rejected, naming `path`."""
    parts = archives.read(data, path)
    if MANIFEST not in parts or TRIP not in parts:
        raise Rejected("package_part_missing", path=path)
    manifest = read_manifest(parts[MANIFEST], path)
    _check_members(manifest, parts, path)
    snapshot, halved = read_trip(parts[TRIP])
    if snapshot.trip.id != manifest.trip:
        raise Rejected("package_other_trip", path=path)
    named = {attachment.sha256 for attachment in snapshot.attachments}
    held = {name.removeprefix(BLOBS) for name in parts if name.startswith(BLOBS)}
    if named - held:
        raise Rejected("package_part_missing", path=path)
    if held - named or len(held) + 2 != len(parts):
        raise Rejected("package_part_unknown", path=path)
    opened = OpenTrip(snapshot, path, halved, lambda sha256: parts[BLOBS + sha256], package=manifest)
    check_attachments(opened)
    return opened


def _check_members(manifest: Manifest, parts: dict[str, bytes], path: Path) -> None:
    listed = {member.name: member for member in manifest.members}
    if len(listed) != len(manifest.members):
        raise Rejected("package_manifest", path=path)
    held = parts.keys() - {MANIFEST}
    if listed.keys() - held:
        raise Rejected("package_part_missing", path=path)
    if held - listed.keys():
        raise Rejected("package_part_unknown", path=path)
    for name, member in listed.items():
        named = name.removeprefix(BLOBS) if name.startswith(BLOBS) else member.sha256
        if len(parts[name]) != member.size or not files.sha256(parts[name]) == member.sha256 == named:
            raise Rejected("package_part_changed", path=path)


def package_of(trip: OpenTrip, path: Path, lineage: tuple[Lineage, ...] = (), pen: Passed | None = None) -> bytes:
    """The package of a trip: the same bytes for the same trip, lineage and pen. `path` is what a refusal names."""
    blobs = {BLOBS + a.sha256: attachment_bytes(trip, a) for a in trip.snapshot.attachments}
    parts = {TRIP: write_trip(trip.snapshot), **dict(sorted(blobs.items()))}
    members = tuple(
        Member(name=name, size=len(content), sha256=files.sha256(content)) for name, content in parts.items()
    )
    manifest = Manifest(trip=trip.snapshot.trip.id, members=members, lineage=lineage, pen=pen)
    return archives.write({MANIFEST: write_manifest(manifest), **parts}, path)


def export_package(
    trip: OpenTrip,
    target: Path,
    lineage: tuple[Lineage, ...] | None = None,
    passphrase: str = "",
    pen: Passed | None = None,
    move: files.Move = files.move,
    written: Callable[[], None] | None = None,
) -> Path:
    """Writes a package, locked when there is a passphrase. Returns where it went. Raises Rejected, Unavailable.

    Without a lineage what the package it comes from tells is passed on, but not the pen. `written`: `write_atomic`.
    """
    files.check_target(target)
    if lineage is None and trip.package is not None:
        lineage = trip.package.lineage
        pen = trip.package.pen.revised(passes=False) if trip.package.pen is not None else None
    data = package_of(trip, target, lineage or (), pen)
    return files.write_atomic(target, sealing.seal(data, passphrase) if passphrase else data, move, written)
