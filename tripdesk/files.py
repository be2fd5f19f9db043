"""The file system as users meet it: atomic writes, sizes, names that Windows allows, files held open by Word.

The one module that may use what only POSIX offers.
"""

import contextlib
import errno
import hashlib
import os
import re
import shutil
import stat
from collections.abc import Callable, Generator, Iterator, Mapping
from itertools import count
from pathlib import Path

from tripdesk.errors import Rejected, TripdeskError, Unavailable

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]')
_RESERVED = re.compile(r"^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$", re.IGNORECASE)
LONGEST_NAME_BYTES = 180
_BLOCK = 1 << 20
UNFINISHED_FOR = 86_400.0
"""Seconds."""
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG} if hasattr(errno, "EDQUOT") else {errno.ENOSPC})


class HeldOpen(Exception):
    """Another program holds the file open, and the system does not let it be replaced."""


Move = Callable[[Path, Path], None]
"""Moves a file onto another name, whatever lies there. Raises HeldOpen or OSError."""


def move(source: Path, target: Path) -> None:
    """As the system moves. Windows refuses with PermissionError while a program holds the target open."""
    try:
        source.replace(target)
    except PermissionError:
        if os.name == "nt":
            raise HeldOpen from None
        raise


def safe_name(text: str, suffix: str = "") -> str:
    """A file name (without folder) that Windows and Linux both take. Never empty, never without its suffix."""
    name = _FORBIDDEN.sub("-", text).strip(" .") or "-"
    while len(name.encode("utf-8")) > LONGEST_NAME_BYTES - len(suffix):
        name = name[:-1].rstrip(" .")
    return f"_{name}{suffix}" if _RESERVED.match(name) else f"{name}{suffix}"


def read_limited(path: Path, limit: int) -> bytes:
    """The bytes of a file of at most `limit` bytes. Raises Rejected or Unavailable."""
    try:
        if path.is_dir():
            raise Rejected("is_directory", path=path)
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size > limit:
                raise Rejected("file_too_large", path=path, limit=limit // 1_000_000)
            data = file.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise Rejected("file_missing", path=path) from None
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
            raise Rejected("name_too_long", path=path.parent) from None
        raise Unavailable("file_unreadable", path=path) from None
    if len(data) > limit:
        raise Rejected("file_too_large", path=path, limit=limit // 1_000_000)
    return data


def make_folder(path: Path) -> None:
    """The folder, made if it is not there. Raises Rejected or Unavailable."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise Rejected("folder_is_file", path=path) from None
    except OSError as error:
        raise _refusal(error, path) from None


def make_private_folder(path: Path) -> None:
    """A folder that only this user can open (on POSIX; on Windows it lies in the user's own profile).

    One that was there before stays as open as it was: others may work in it.
    """
    was_there = path.is_dir()
    make_folder(path)
    if os.name == "posix" and not was_there:
        with contextlib.suppress(OSError):
            path.chmod(0o700)


def make_private_file(path: Path) -> None:
    """An empty file that only this user can open, where there is none (on Windows the folder keeps it).

    Raises OSError, also when it is there.
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def empty_folder(path: Path, older_than: float = 3600.0) -> None:
    """Removes what a killed program left in a work folder: everything not touched for `older_than` seconds."""
    newest = max((p.stat().st_mtime for p in [path, *path.iterdir()]), default=0.0)
    for left in path.iterdir():
        if newest - left.stat().st_mtime > older_than:
            shutil.rmtree(left, ignore_errors=True)


def is_writable_folder(path: Path) -> bool:
    """Whether a file can be made in it: tried, for permissions alone do not tell."""
    try:
        beside = _beside(path / "trial")
        beside.unlink()
    except OSError:
        return False
    return True


def names_a_file(path: Path, suffix: str) -> bool:
    """Whether somebody who says where to write means a file: one that is there, or a name that ends so."""
    try:
        return not path.is_dir() and (path.suffix.lower() == suffix or path.exists())
    except OSError as error:
        raise _refusal(error, path) from None


def check_target(path: Path) -> Path:
    """Where a write to `path` would go, links followed. Raises what can be known before anything is written."""
    try:
        target = path.resolve()
        if target.is_dir():
            raise Rejected("target_is_directory", path=path)
        if target.exists() and not stat.S_ISREG(target.stat().st_mode):
            raise Rejected("target_not_a_file", path=path)
        if target.parent.exists() and not target.parent.is_dir():
            raise Rejected("folder_is_file", path=path.parent)
        if not target.parent.is_dir():
            raise Rejected("folder_missing", path=path.parent)
        if not os.access(target.parent, os.W_OK | os.X_OK) or (target.exists() and not os.access(target, os.W_OK)):
            raise Unavailable("target_unwritable", path=path)
    except OSError as error:
        raise _refusal(error, path) from None
    except (RuntimeError, ValueError):  # a link that leads to itself; a NUL
        raise Rejected("target_not_a_file", path=path) from None
    return target


def write_atomic(
    path: Path,
    data: bytes,
    move: Move = move,
    written: Callable[[], None] | None = None,
    *,
    private: bool = False,
) -> Path:
    """Writes beside the target and moves into place; a failure leaves the old file as it was.

    A file that was there stays as open to others as it was; a new one is only its user's if `private`.
    `written` is called when all is on the disk and before anything is moved; when it raises, nothing is.
    Returns where the data went: a second name when another program holds the target open. Raises Rejected for a
    target that is no ordinary file, Unavailable when the disk or the folder does not allow it.
    """
    target = check_target(path)
    beside: Path | None = None
    try:
        beside = _beside(target, private=private)
        with contextlib.suppress(FileNotFoundError):
            shutil.copymode(target, beside)
        _write_through(beside, data)
        if written is not None:
            written()
        return _moved(beside, target, path, move)
    except OSError as error:
        raise _refusal(error, path) from None
    finally:
        if beside is not None:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)


@contextlib.contextmanager
def written_together(contents: Mapping[Path, bytes], *, private: bool = False) -> Generator[None]:
    """Writes files, into folders made where missing; when the block that follows fails, what was added goes again.

    A file that holds the same bytes already is left alone. `private`: `write_atomic`. Raises Rejected or Unavailable.
    """
    added: list[Path] = []
    folders = [folder for folder in dict.fromkeys(path.parent for path in contents) if not _is_there(folder)]
    try:
        for path, data in contents.items():
            make_folder(path.parent)
            if not _holds(path, data):
                added += [] if _is_there(path) else [path]
                write_atomic(path, data, private=private)
        yield
    except BaseException:
        for path in added:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
        for folder in folders:
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise


def sha256(data: bytes) -> str:
    """The hash of bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


def settle(path: Path) -> None:
    """Waits until what was written to a file is on the disk. Raises Unavailable."""
    try:
        with path.open("r+b") as file:
            os.fsync(file.fileno())
    except OSError as error:
        raise _refusal(error, path) from None


def destroy(path: Path) -> None:
    """Overwrites a file and removes it, as far as the disk lets a program overwrite. Raises Unavailable."""
    try:
        with path.open("r+b") as file:
            for _ in range(path.stat().st_size // _BLOCK + 1):
                file.write(bytes(_BLOCK))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
    except FileNotFoundError:
        return
    except OSError as error:
        raise _refusal(error, path) from None


def replace(source: Path, target: Path, move: Move = move) -> Path:
    """Moves a finished file onto another name; a second name when a program holds that open. Raises Unavailable."""
    try:
        return _moved(source, target, target, move)
    except OSError as error:
        raise _refusal(error, target) from None


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return True


def clear_unfinished(made: Path, pattern: str) -> None:
    """Removes files of that pattern beside one just made that are a day older: what a killed program left half written.

    They hold what was to be written, so they are not to lie about. Ages are those of the disk, not of the clock.
    """
    with contextlib.suppress(OSError):
        now = made.stat().st_mtime
        for left in made.parent.glob(pattern):
            with contextlib.suppress(OSError):
                if now - left.stat().st_mtime > UNFINISHED_FOR:
                    left.unlink()


def _beside(target: Path, *, private: bool = True) -> Path:
    """A new empty file in the same folder; one that was left there before is never opened."""
    for number in count():
        beside = target.with_name(f".tripdesk-{os.getpid()}-{number}.part")
        try:
            if private:
                make_private_file(beside)
            else:
                beside.touch(exist_ok=False)
        except FileExistsError:
            continue
        clear_unfinished(beside, ".tripdesk-*.part")
        return beside
    raise AssertionError("unreachable")


def _write_through(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _moved(beside: Path, target: Path, asked: Path, move: Move) -> Path:
    for candidate in _names(target):
        if candidate != target and candidate.exists():
            continue
        try:
            move(beside, candidate)
        except HeldOpen:
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


def _refusal(error: OSError, path: Path) -> TripdeskError:
    if error.errno in _FULL:
        return Unavailable("disk_full", path=path)
    if error.errno == errno.ENAMETOOLONG:
        return Rejected("name_too_long", path=path.parent)
    return Unavailable("target_unwritable", path=path)
