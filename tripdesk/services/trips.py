"""Opens a trip from its snapshot file, with the attachments that lie beside it."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tripdesk import files, resources
from tripdesk.briefs import pictures
from tripdesk.briefs.assets import Assets
from tripdesk.errors import Rejected, TripdeskError
from tripdesk.model.contract import read_trip, write_trip
from tripdesk.model.history import Pen
from tripdesk.model.instants import Told
from tripdesk.model.logistics import Attachment
from tripdesk.model.package import Manifest
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.view import View

LARGEST_TRIP = 50_000_000
LARGEST_ATTACHMENT = 20_000_000
"""Bytes. A trip of 300 meetings takes about three million."""


@dataclass(frozen=True, slots=True)
class OpenTrip:
    """A snapshot, where it was read from, and the paths of texts in which half a character was replaced.

    `blob` gives attachments by their hash where they do not lie beside the file, `told` the times of the last issue
    of a trip that is kept in a store; `package` is what a package says. `away` is the pen when it is not where this
    trip was read from.
    """

    snapshot: TripSnapshot = field(repr=False)
    path: Path
    halved: tuple[str, ...] = ()
    blob: Callable[[str], bytes] | None = None
    told: Callable[[], Told | None] = lambda: None
    package: Manifest | None = None
    away: Pen | None = None

    @property
    def folder(self) -> Path:
        """Where attachments lie: `NAME.files`."""
        return attachments_of(self.path)


def attachments_of(path: Path) -> Path:
    """`trip.json` → `trip.files`."""
    return path.with_name(f"{path.stem}.files")


def open_trip(reference: str) -> OpenTrip:
    """The trip in the snapshot file at that path. Raises Rejected or Unavailable."""
    path = Path(reference)
    return read_open(files.read_limited(path, LARGEST_TRIP), path)


def read_open(data: bytes, path: Path) -> OpenTrip:
    """The trip in the bytes of a snapshot file. Raises Rejected."""
    snapshot, halved = read_trip(data)
    return OpenTrip(snapshot, path, halved)


def read_sample(name: str) -> TripSnapshot:
    """The sample trip that is shipped."""
    return read_trip(resources.read_bytes("sample", name))[0]


def attachment_bytes(trip: OpenTrip, attachment: Attachment) -> bytes:
    """The bytes of an attachment, if they are the ones the trip names. Raises Rejected with `where`."""
    where = _where(trip, attachment)
    try:
        if trip.blob is not None:
            data = trip.blob(attachment.sha256)
        else:
            data = files.read_limited(trip.folder / attachment.sha256, LARGEST_ATTACHMENT)
    except TripdeskError as error:
        code = "attachment_too_large" if error.code == "file_too_large" else "attachment_missing"
        raise Rejected(code, where=where, limit=LARGEST_ATTACHMENT // 1_000_000) from None
    if hashlib.sha256(data).hexdigest() != attachment.sha256:
        raise Rejected("attachment_changed", where=where)
    return data


def prepared_picture(trip: OpenTrip, attachment: Attachment) -> bytes:
    """An attached picture as books print it. Raises Rejected with `where`."""
    data = attachment_bytes(trip, attachment)
    try:
        return pictures.normalise(data)
    except Rejected as error:
        raise Rejected(error.code, **error.facts, where=_where(trip, attachment)) from None


def assets_for(trip: OpenTrip, view: View) -> Assets:
    """The portraits of the people this view shows, and no other picture."""
    named = {person.portrait for person in view.people if person.portrait}
    shown = [attachment for attachment in view.attachments if attachment.id in named]
    return Assets({one.sha256: prepared_picture(trip, one) for one in shown})


def check_attachments(trip: OpenTrip) -> None:
    """Raises Rejected for the first attachment that is missing, changed or no picture though it says so."""
    for attachment in trip.snapshot.attachments:
        if attachment.media_type.startswith("image/"):
            prepared_picture(trip, attachment)
        else:
            attachment_bytes(trip, attachment)


def export_trip(trip: OpenTrip, target: Path, move: files.Move = files.move) -> Path:
    """Writes the snapshot as canonical JSON with its attachments beside it. Returns where the snapshot went.

    A failure leaves nothing new behind. What another program holds open gets a second name, attachments too.
    """
    if target.suffix.lower() != ".json":
        raise Rejected("export_suffix", path=target)
    files.check_target(target)
    copies = {a.sha256: attachment_bytes(trip, a) for a in trip.snapshot.attachments}
    with files.written_together(_beside(target, copies)):
        path = files.write_atomic(target, write_trip(trip.snapshot), move)
    if path != target:
        with files.written_together(_beside(path, copies)):
            pass
    return path


def _beside(path: Path, copies: Mapping[str, bytes]) -> dict[Path, bytes]:
    return {attachments_of(path) / name: data for name, data in copies.items()}


def _where(trip: OpenTrip, attachment: Attachment) -> str:
    ids = [a.id for a in trip.snapshot.attachments]
    return f"attachments[{ids.index(attachment.id)}]"
