"""Files on this machine or at any address that fsspec knows, behind few functions; nothing appears half written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any
from uuid import uuid4


def is_remote(path: str) -> bool:
    """Whether ``path`` is an address rather than a file of this machine.

    >>> is_remote("s3://bucket/a"), is_remote("C:\\\\a"), is_remote("file:///a")
    (True, False, True)
    """
    return "://" in path or "::" in path


def joined(folder: str, *names: str) -> str:
    """The path of ``names`` below ``folder``."""
    return "/".join((folder.rstrip("/"), *names)) if is_remote(folder) else str(Path(folder, *names))


def open_to_read(path: str) -> IO[bytes]:
    """The bytes of ``path`` as they are stored. Raises ``OSError``."""
    if not is_remote(path):
        return Path(path).open("rb", buffering=1 << 20)
    import fsspec

    opened: IO[bytes] = fsspec.open(path, "rb").open()
    return opened


@contextmanager
def written_whole(path: str, parts: str) -> Iterator[IO[bytes]]:
    """A file to write, which stands at ``path`` when the block ends well, and else nowhere.

    ``parts`` is a local folder for what is under way: of the same file system where ``path`` is of this machine.
    """
    Path(parts).mkdir(parents=True, exist_ok=True)
    part = Path(parts, f"{uuid4().hex}.part")
    try:
        with part.open("wb", buffering=1 << 20) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        put_in_place(part, path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def put_in_place(part: Path, path: str) -> None:
    """Move the finished file ``part`` to ``path``."""
    if not is_remote(path):
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        part.replace(path)
        return
    system, inner = _system(path)
    system.makedirs(inner.rpartition("/")[0], exist_ok=True)
    system.put_file(str(part), inner)


def remove(path: str) -> None:
    """Take the file ``path`` away, if it is there."""
    if not is_remote(path):
        Path(path).unlink(missing_ok=True)
        return
    system, inner = _system(path)
    with suppress(FileNotFoundError):
        system.rm_file(inner)


def read_bytes(path: str) -> bytes | None:
    """What ``path`` holds; ``None`` where it does not exist."""
    try:
        with open_to_read(path) as file:
            return file.read()
    except FileNotFoundError:
        return None


def local_copy(path: str, folder: str) -> str:
    """A file of this machine that holds what ``path`` holds: itself, or a copy in ``folder`` that is made once."""
    if not is_remote(path):
        return path
    target = Path(folder, path.rpartition("/")[2])
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f"{uuid4().hex}.part")
        system, inner = _system(path)
        system.get_file(inner, str(part))
        part.replace(target)
    return str(target)


def exists(path: str) -> bool:
    """Whether there is a file or folder ``path``."""
    if not is_remote(path):
        return os.path.exists(path)  # noqa: PTH110 - Path.exists raises in a closed folder
    system, inner = _system(path)
    return bool(system.exists(inner))


def names_in(folder: str) -> list[str]:
    """The names of the files in ``folder``, sorted; none where it does not exist."""
    if not is_remote(folder):
        try:
            return sorted(os.listdir(folder))  # noqa: PTH208
        except (FileNotFoundError, NotADirectoryError):
            return []
    system, inner = _system(folder)
    with suppress(FileNotFoundError):
        return sorted(str(name).rpartition("/")[2] for name in system.ls(inner, detail=False))
    return []


def _system(path: str) -> tuple[Any, str]:
    from fsspec.core import url_to_fs

    system, inner = url_to_fs(path)
    return system, str(inner)
