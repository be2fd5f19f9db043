"""What kind of place a path is: a disk of this machine, a share of another, a folder that a program keeps in step.

SQLite's locks and journals hold on a disk of this machine only (sqlite.org/howtocorrupt.html, 2.1), and a program that
copies a store while it is written copies half of it. So a store in the other two places is read and not written.
"""

import contextlib
import ctypes
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

from tripdesk.errors import Unavailable

_OF_OTHER_MACHINES = re.compile(
    r"""(?x) (fuse\.)? (
        cifs | smb\d? | smbfs | nfs\d? | 9p | afs | auristorfs | afpfs | ncpfs? | webdav | davfs2? | ftp | ftpfs
        | curlftpfs | sshfs | ceph | glusterfs | lustre | beegfs | gpfs | gfs2? | ocfs2 | orangefs | pvfs2 | moosefs
        | mfs | juicefs | s3fs | goofys | gcsfuse | rclone | gvfsd-fuse | kio-fuse | onedriver | google-drive-ocamlfuse
        | acfs | coda | vboxsf | vmhgfs | vmhgfs-fuse | prl_fs | virtiofs | drvfs
    )"""
)
"""File systems of other machines, of a host below this one, or of a service (Linux `filesystems`, macOS `mount`)."""
_ADDRESS = re.compile(r"\w+://|//|[^/]+:/")
"""A source that is an address: davfs2 and others mount as plain `fuse`."""

_SYNCED = (
    ("OneDrive", re.compile(r"onedrive( ?- ?.+)?")),
    ("Dropbox", re.compile(r"dropbox( ?[(-].+)?")),
    ("Google Drive", re.compile(r"google ?drive(-.+)?|구글 ?드라이브|drivefs")),
    ("iCloud Drive", re.compile(r"icloud ?drive(-.+)?|mobile documents|com~apple~clouddocs")),
    ("네이버 MYBOX", re.compile(r"((naver|네이버) ?)?mybox|n드라이브|naver ?cloud|네이버 ?클라우드")),
    ("Nextcloud", re.compile(r"nextcloud\d*")),
    ("ownCloud", re.compile(r"owncloud\d*")),
    ("Seafile", re.compile(r"seafile|seadrive")),
    ("Synology Drive", re.compile(r"synology ?drive|cloudstation")),
    ("Box", re.compile(r"box sync|box-box")),
    ("CloudStorage", re.compile(r"cloudstorage")),
)
"""Folders as these programs name them, in small letters."""
_AT_THE_TOP = re.compile(r"my drive|내 드라이브|shared drives|공유 드라이브")
"""What Google Drive calls the first folder of the drive it makes."""
_MARKS = (
    ("Dropbox", (".dropbox", ".dropbox.cache")),
    ("Google Drive", (".tmp.drivedownload", ".tmp.driveupload")),
    ("Nextcloud", (".nextcloudsync.log",)),
    ("ownCloud", (".owncloudsync.log",)),
    ("Synology Drive", (".SynologyWorkingDirectory",)),
    ("Seafile", (".seafile-data", "seafile-ignore.txt")),
    ("Syncthing", (".stfolder",)),
)
"""What they leave in the folder they keep in step."""
_JOURNALS_OF_SYNC = (("Nextcloud", ".sync_*.db"), ("ownCloud", "._sync_*.db"))
_REMOTE_DRIVE = 4
"""DRIVE_REMOTE of GetDriveTypeW."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What a machine says of its disks. `mounts` is its mount table; `drive_type` what GetDriveTypeW says of `Z:\\`."""

    platform: str
    mounts: Callable[[], str] = lambda: ""
    drive_type: Callable[[str], int] = lambda _: 0
    environment: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)


@dataclass(frozen=True, slots=True)
class Place:
    """`kind` is `local`, `share` or `synced`; `by` what makes it so: a file system, or the program that copies it."""

    kind: str
    by: str = ""

    @property
    def refusal(self) -> str:
        """The code of the reason why no store is written there; empty where it is."""
        return {"share": "store_on_a_share", "synced": "store_in_a_synced_folder"}.get(self.kind, "")


LOCAL = Place("local")


def this_machine(environment: Mapping[str, str]) -> Machine:
    """The machine we run on."""
    return Machine(sys.platform, _mounts, _drive_type, environment)


def place_of(path: Path, machine: Machine) -> Place:
    """The kind of place of a file, there or not, links followed. What cannot be found out counts as local."""
    try:
        whole = path.resolve()
    except (OSError, RuntimeError, ValueError):
        whole = path.absolute()
    folders = [*whole.parents]
    return place_by_name(str(whole), machine) or _place_by_marks(folders) or LOCAL


def refuse_to_write(path: Path, machine: Machine) -> None:
    """Raises Unavailable where no store is to be written."""
    place = place_of(path, machine)
    if place.refusal:
        raise Unavailable("store_on_a_share" if place.kind == "share" else "store_in_a_synced_folder", path=path)


def place_by_name(path: str, machine: Machine) -> Place | None:
    """What the whole path of a file tells by itself, with the mount table and the environment; None when nothing."""
    windows = machine.platform == "win32"
    pure = PureWindowsPath(path) if windows else PurePosixPath(path)
    by = _windows_share(str(pure), machine) if windows else _mounted_from(pure, machine.mounts())
    if by:
        return Place("share", by)
    for name, value in machine.environment.items():
        if name.casefold().startswith("onedrive") and value and _is_below(pure, type(pure)(value)):
            return Place("synced", "OneDrive")
    folders = pure.parts[1:-1]
    for number, folder in enumerate(folders):
        said = folder.casefold()
        for by, names in _SYNCED:
            if names.fullmatch(said):
                return Place("synced", by)
        if windows and number == 0 and _AT_THE_TOP.fullmatch(said):
            return Place("synced", "Google Drive")
    return None


def _place_by_marks(folders: list[Path]) -> Place | None:
    for folder in folders:
        with contextlib.suppress(OSError):
            for by, names in _MARKS:
                if any((folder / name).exists() for name in names):
                    return Place("synced", by)
            for by, pattern in _JOURNALS_OF_SYNC:
                if next(folder.glob(pattern), None) is not None:
                    return Place("synced", by)
    return None


def _is_below(path: PurePath, folder: PurePath) -> bool:
    return folder.is_absolute() and folder in path.parents


def _windows_share(path: str, machine: Machine) -> str:
    plain = path.removeprefix("\\\\?\\")
    if plain.upper().startswith("UNC\\") or (plain == path and path.startswith("\\\\")):
        return "UNC"
    drive = plain[:2]
    return drive if drive[1:] == ":" and machine.drive_type(f"{drive}\\") == _REMOTE_DRIVE else ""


def _mounted_from(path: PurePath, mounts: str) -> str:
    """The file system of another machine that a path lies on; the last of two mounts on one folder hides the first.

    What the whole machine runs from is its own disk, whatever kind it is.
    """
    found, longest = "", -1
    for folder, kind, source in _table(mounts):
        at = PurePosixPath(folder)
        if (at == path or at in path.parents) and len(at.parts) >= longest:
            longest = len(at.parts)
            elsewhere = _OF_OTHER_MACHINES.fullmatch(kind) or (kind == "fuse" and _ADDRESS.match(source))
            found = kind if elsewhere and folder != "/" else ""
    return found


def _table(mounts: str) -> list[tuple[str, str, str]]:
    """Folder, kind and source of each mount: /proc/self/mountinfo (proc(5)), or what macOS' `mount` prints."""
    found: list[tuple[str, str, str]] = []
    for line in mounts.splitlines():
        before, dash, after = line.partition(" - ")
        fields, kinds = before.split(), after.split()
        if dash and len(fields) > 4 and len(kinds) > 1:
            found.append((_unescaped(fields[4]), kinds[0].casefold(), _unescaped(kinds[1])))
        elif match := re.fullmatch(r"(.+?) on (/.*) \((\w+)[,)].*", line):
            found.append((match[2], match[3].casefold(), match[1]))
    return found


def _unescaped(text: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), text)


def _mounts() -> str:
    try:
        if sys.platform == "darwin":
            asked = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False, timeout=5)
            return asked.stdout
        return Path("/proc/self/mountinfo").read_text("utf-8", errors="surrogateescape")
    except (OSError, subprocess.SubprocessError):
        return ""


def _drive_type(root: str) -> int:
    if sys.platform != "win32":
        return 0
    return int(ctypes.windll.kernel32.GetDriveTypeW(ctypes.c_wchar_p(root)))
