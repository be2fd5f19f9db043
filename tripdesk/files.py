"""The file system as users meet it: atomic writes, sizes, names that Windows allows, files held open by Word.

The one module that may use what only POSIX offers.
"""

import contextlib
import errno
import os
import re
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from tripdesk.errors import Rejected, Unavailable

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$", re.IGNORECASE)
LONGEST_NAME_BYTES = 180
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG} if hasattr(errno, "EDQUOT") else {errno.ENOSPC})


def safe_name(text: str) -> str:
    """A file name (without folder) that Windows and Linux both take. Never empty."""
    name = _FORBIDDEN.sub("-", text).strip(" .") or "-"
    while len(name.encode("utf-8")) > LONGEST_NAME_BYTES:
        name = name[:-1].rstrip(" .")
    return f"_{name}" if _RESERVED.match(name) else name


def read_limited(path: Path, limit: int) -> bytes:
    """The bytes of a file of at most `limit` bytes. Raises Rejected or Unavailable."""
    try:
        if path.is_dir():
            raise Rejected("is_directory", path=path)
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size > limit:
                raise Rejected("file_too_large", path=path, limit=limit // 1_000_000)
            data = file.read(limit + 1)
    except FileNotFoundError:
        raise Rejected("file_missing", path=path) from None
    except (OSError, ValueError):
        raise Unavailable("file_unreadable", path=path) from None
    if len(data) > limit:
        raise Rejected("file_too_large", path=path, limit=limit // 1_000_000)
    return data


def make_folder(path: Path) -> None:
    """The folder, made if it is not there. Raises Unavailable."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise Rejected("folder_is_file", path=path) from None
    except OSError as error:
        raise _refusal(error, path) from None


def make_private_folder(path: Path) -> None:
    """A folder that only this user can open (on POSIX; on Windows it lies in the user's own profile)."""
    make_folder(path)
    if os.name == "posix":
        with contextlib.suppress(OSError):
            path.chmod(0o700)


def empty_folder(path: Path, older_than: float = 3600.0) -> None:
    """Removes what a killed program left in a work folder: everything not touched for `older_than` seconds."""
    newest = max((p.stat().st_mtime for p in [path, *path.iterdir()]), default=0.0)
    for left in path.iterdir():
        if newest - left.stat().st_mtime > older_than:
            shutil.rmtree(left, ignore_errors=True)


def check_target(path: Path) -> Path:
    """Where a write to `path` would go, links followed. Raises what `write_atomic` would before it writes."""
    try:
        target = path.resolve()
        if target.is_dir():
            raise Rejected("target_is_directory", path=path)
        if target.exists() and not stat.S_ISREG(target.stat().st_mode):
            raise Rejected("target_not_a_file", path=path)
        if not target.parent.is_dir():
            raise Rejected("folder_missing", path=path.parent)
    except OSError as error:
        raise _refusal(error, path) from None
    return target


def write_atomic(path: Path, data: bytes) -> Path:
    """Writes beside the target and moves into place; a failure leaves the old file as it was.

    Returns where the data went: a second name when another program holds the target open. Raises
    Rejected for a target that is no ordinary file, Unavailable when the disk or the folder does not allow it.
    """
    target = check_target(path)
    beside = target.with_name(f".tripdesk-{os.getpid()}.part")
    try:
        _write_through(beside, data)
        return _move(beside, target, path)
    except OSError as error:
        raise _refusal(error, path) from None
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _write_through(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _move(beside: Path, target: Path, asked: Path) -> Path:
    for candidate in _names(target):
        if candidate != target and candidate.exists():
            continue
        try:
            beside.replace(candidate)
        except PermissionError:
            if os.name != "nt":
                raise
            continue
        _sync_folder(candidate.parent)
        return asked if candidate == target else candidate
    raise Unavailable("target_held_open", path=asked)


def _names(target: Path) -> Iterator[Path]:
    yield target
    for number in range(2, 10):
        yield target.with_name(f"{target.stem} ({number}){target.suffix}")


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        with contextlib.suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _refusal(error: OSError, path: Path) -> Unavailable:
    if error.errno in _FULL:
        return Unavailable("disk_full", path=path)
    if error.errno == errno.ENAMETOOLONG:
        return Unavailable("name_too_long", path=path.parent)
    return Unavailable("target_unwritable", path=path)
