"""Reading what is to be cleaned: as much as a document may have, and no waiting for what never comes."""

from __future__ import annotations

import os
import stat
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

_PATIENCE = 3.0
"""Seconds that a named pipe is given to find somebody who writes to it."""


class TooLargeError(OSError):
    """There is more than a document may have."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"larger than {_shown(limit)}: --max-size takes it, if this is one document")


def read_file(path: Path, limit: int) -> bytes:
    """What ``path`` holds, at most ``limit`` bytes. Raises ``OSError`` when it cannot be read or holds more.

    ``/dev/zero`` has no end, and a pipe without a writer no beginning: neither is waited for.
    """
    status = path.stat()
    if stat.S_ISFIFO(status.st_mode) and hasattr(os, "O_NONBLOCK"):
        return _read_pipe(path, limit)
    if stat.S_ISREG(status.st_mode) and status.st_size > limit:
        raise TooLargeError(limit)
    with path.open("rb", buffering=0) as file:
        return read_stream(file, limit)


def read_stream(stream: IO[bytes], limit: int) -> bytes:
    """All of ``stream``. Raises ``TooLargeError`` when that is more than ``limit`` bytes."""
    pieces: list[bytes] = []
    size = 0
    while piece := stream.read(min(1 << 20, limit - size + 1)):
        pieces.append(piece)
        size += len(piece)
        if size > limit:
            raise TooLargeError(limit)
    return b"".join(pieces)


def _read_pipe(path: Path, limit: int) -> bytes:
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    with os.fdopen(handle, "rb", buffering=0) as file:
        first = _first_of(handle)
        os.set_blocking(handle, True)
        return first + read_stream(file, limit - len(first))


def _first_of(handle: int) -> bytes:
    """The first bytes of a pipe, once somebody writes; nothing when a writer came and went. Raises ``OSError`` for no writer."""
    from select import select

    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        with suppress(BlockingIOError):  # somebody has it open and has not written yet
            if first := os.read(handle, 1 << 16):
                return first
            time.sleep(0.02)  # nobody has it open
            continue
        select([handle], [], [])
    raise OSError("a pipe that nobody writes to")


def _shown(size: int) -> str:
    for unit, factor in (("GB", 1 << 30), ("MB", 1 << 20), ("kB", 1 << 10)):
        if size >= factor:
            return f"{size / factor:.3g} {unit}"
    return f"{size} bytes"
