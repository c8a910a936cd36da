"""Writing so that a file is either old or new, whatever happens in between."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from zlib import crc32

from hizone_clean.patterns import pattern

# ".hizone-clean-3f2a9c01-4711-ab12cd34": whose it is (machine, process), and a random end
_TEMPORARY = pattern(r"\.hizone-clean-([0-9a-f]{8})-(\d+)-")


def write_atomically(path: Path, data: bytes) -> bool:
    """Make ``data`` the content of ``path``; whether anything had to be written.

    A temporary file in the same folder is written, flushed to the disk and renamed over the target. The mode and, where
    that is allowed, the owner of an existing file and a symbolic link to it are kept; equal content is not written again.
    What is no regular file (``/dev/stdout``) is written to as it is.

    Raises ``OSError`` when it cannot be written; a file that is marked read-only cannot.
    """
    target = Path(os.path.realpath(path))
    status = _status(target)
    if status and not stat.S_ISREG(status.st_mode):
        target.write_bytes(data)
        return True
    if status:
        if status.st_size == len(data) and target.read_bytes() == data:
            return False
        # the administrator may write to it; whoever marked it meant the administrator too, as containers run as one
        if not os.access(target, os.W_OK) or not status.st_mode & 0o222:
            raise PermissionError("it is read-only")
    target.parent.mkdir(parents=True, exist_ok=True)
    _replace(target, data, status)
    return True


def create(path: Path, data: bytes) -> bool:
    """Make a new file ``path`` with ``data``; ``False`` where there is something already, which stays as it is.

    Of two runs that create one name at once, one is told ``False``. Raises ``OSError`` when it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path.parent)
    name = _temporary(path.parent, data)
    try:
        _take_over(name, None)
        os.link(name, path)
    except FileExistsError:
        return False
    except OSError:  # no second name for a file on this file system: whoever opens it first has it
        return _create_here(path, data)
    finally:
        Path(name).unlink(missing_ok=True)
    _sync_folder(path.parent)
    return True


def _create_here(path: Path, data: bytes) -> bool:
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError:
        return False
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return True


def _status(target: Path) -> os.stat_result | None:
    try:
        return target.stat()
    except FileNotFoundError:
        return None


def _replace(target: Path, data: bytes, status: os.stat_result | None) -> None:
    _sweep(target.parent)
    name = _temporary(target.parent, data)
    try:
        _take_over(name, status)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _temporary(folder: Path, data: bytes) -> str:
    """The name of a new file in ``folder`` that holds ``data``, on the disk."""
    # the name of the target plays no part in it: a name in Chinese may be as long as a name can be
    handle, name = tempfile.mkstemp(prefix=f".hizone-clean-{_machine()}-{os.getpid()}-", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return name


def _take_over(name: str, status: os.stat_result | None) -> None:
    if status is None:
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        return
    if hasattr(os, "chown") and (status.st_uid, status.st_gid) != (os.geteuid(), os.getegid()):
        with suppress(PermissionError):
            os.chown(name, status.st_uid, status.st_gid)
    Path(name).chmod(stat.S_IMODE(status.st_mode))


@cache
def _sweep(folder: Path) -> None:
    """Take away, once a run, what killed runs on this machine left in ``folder``."""
    for path in folder.iterdir():
        found = _TEMPORARY.match(path.name)
        if found and found[1] == _machine() and not _is_alive(int(found[2])):
            with suppress(OSError):
                path.unlink()


@cache
def _machine() -> str:
    return f"{crc32(os.uname().nodename.encode() if hasattr(os, 'uname') else b''):08x}"


def _is_alive(process: int) -> bool:
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
