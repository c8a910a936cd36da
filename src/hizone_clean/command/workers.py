"""Many files over several processes: results in the order of the input, and memory that does not grow with their number."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, parent_process

from hizone_clean.command.cleaning import clean_files
from hizone_clean.command.job import Job, Outcome
from hizone_clean.command.settings import SettingsError
from hizone_clean.command.walking import Found

# files that a worker gets at a time, and batches that wait for each worker
_BATCH = 8
_AHEAD = 4


def clean_in_workers(found: list[Found], job: Job, jobs: int) -> Iterator[Outcome]:
    """The outcomes of ``found`` in order, made by ``jobs`` processes.

    Raises ``SettingsError`` when a process was killed from outside, which happens when memory runs out.
    """
    pool = ProcessPoolExecutor(jobs, initializer=_begin)
    try:
        yield from _in_order(pool, found, job, jobs * _AHEAD)
    except BrokenProcessPool:
        raise SettingsError("a worker was killed, perhaps for want of memory: try again with fewer --jobs") from None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _in_order(pool: ProcessPoolExecutor, found: list[Found], job: Job, ahead: int) -> Iterator[Outcome]:
    size = max(1, min(_BATCH, len(found) // ahead))
    waiting: deque[Future[list[Outcome]]] = deque()
    for start in range(0, len(found), size):
        waiting.append(pool.submit(clean_files, found[start : start + size], job))
        if len(waiting) >= ahead:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


def _begin() -> None:
    """In a worker: leave Ctrl-C to the parent, and end when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        connection.wait([parent.sentinel])
        os._exit(1)
