"""How much time and memory one document may take, and which documents killed their process before."""

from __future__ import annotations

import contextlib
import os
import signal
import struct
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

try:
    import resource
except ImportError:  # Windows has neither these limits nor these signals
    resource = None  # type: ignore[assignment]

_GRACE = 2.0
"""Times the limit after which a document that does not hear the alarm (inside a parser in C) costs its process."""
_NONE = -1
_FORM = struct.Struct("<4q")


class OverTimeError(BaseException):
    """A document took more time than one may have. No ``except Exception`` on its way takes it for something else."""


class Limits:
    """The limits of one document; to be used in the main thread of a process.

    ``seconds`` are of processor time, so that a busy machine changes nothing; ``memory`` is what one document may add to what
    the process holds already. 0 is no limit. Where the system has no such limits (Windows), there are none.
    """

    def __init__(self, seconds: float, memory: int) -> None:
        main = threading.current_thread() is threading.main_thread()
        self.seconds = seconds if main and hasattr(signal, "setitimer") else 0
        self.memory = memory if resource is not None and os.path.exists("/proc/self/statm") else 0  # noqa: PTH110
        self._since = 0.0
        if self.seconds:
            signal.signal(signal.SIGPROF, self._ring)
            threading.Thread(target=self._watch, daemon=True).start()
        if self.memory:
            self._statm = os.open("/proc/self/statm", os.O_RDONLY)
            self._page = os.sysconf("SC_PAGE_SIZE")
            self._most = resource.getrlimit(resource.RLIMIT_AS)

    @contextlib.contextmanager
    def one_document(self) -> Iterator[None]:
        """Raise ``OverTimeError`` or ``MemoryError`` where what is inside takes more than one document may."""
        if self.memory:
            held = int(os.pread(self._statm, 64, 0).split(b" ", 1)[0]) * self._page
            resource.setrlimit(resource.RLIMIT_AS, (held + self.memory, self._most[1]))
        if self.seconds:
            self._since = time.process_time()
            signal.setitimer(signal.ITIMER_PROF, self.seconds)
        try:
            yield
        finally:
            if self.seconds:
                signal.setitimer(signal.ITIMER_PROF, 0)
                self._since = 0.0
            if self.memory:
                resource.setrlimit(resource.RLIMIT_AS, self._most)

    def _ring(self, number: int, frame: Any) -> None:
        if self._since:
            raise OverTimeError(f"took more than {self.seconds:g} seconds of processor time")

    def _watch(self) -> None:
        while True:
            time.sleep(max(0.2, self.seconds / 4))
            since = self._since
            if since and time.process_time() - since > _GRACE * self.seconds + 1:
                os.kill(os.getpid(), signal.SIGKILL)


class UnderWay:
    """A small file that says which document of a shard is being cleaned, and how far the shard is.

    What it says is left when the process is killed.
    """

    def __init__(self, path: str) -> None:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o644)
        self._process = os.getpid()
        self._documents = self._bytes = 0
        self.at(_NONE)

    def at(self, number: int) -> None:
        """The document of this number is being cleaned; -1: none is."""
        os.pwrite(self._file, _FORM.pack(number, self._process, self._documents, self._bytes), 0)

    def passed(self, size: int) -> None:
        """A document of ``size`` bytes is done with, and none is being cleaned."""
        self._documents += 1
        self._bytes += size
        self.at(_NONE)

    def __enter__(self) -> UnderWay:
        return self

    def __exit__(self, *error: object) -> None:
        os.close(self._file)


def read_under_way(path: str) -> int:
    """The number of the document that was being cleaned when its process ended; -1 for none.

    >>> read_under_way("/nowhere")
    -1
    """
    return _read(path)[0]


def process_of(path: str) -> int:
    """The process that writes, or wrote, the file ``path``; -1 for none."""
    return _read(path)[1]


def read_passed(path: str, since: float = 0.0) -> tuple[int, int]:
    """How many documents of the shard are done with, and how many bytes they have, if that was written after ``since``.

    >>> read_passed("/nowhere")
    (0, 0)
    """
    try:
        return _read(path)[2:] if os.stat(path).st_mtime >= since else (0, 0)  # noqa: PTH116
    except OSError:
        return 0, 0


def _read(path: str) -> tuple[int, int, int, int]:
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            data = file.read(_FORM.size)
    except OSError:
        data = b""
    return _FORM.unpack(data) if len(data) == _FORM.size else (_NONE, _NONE, 0, 0)
