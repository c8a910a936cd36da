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

from hizone_clean.command.cleaning import clean_files, shown_name
from hizone_clean.command.job import Job, Outcome
from hizone_clean.command.walking import Found

# files that a worker gets at a time, and batches that wait for each worker
_BATCH = 8
_AHEAD = 4


def clean_in_workers(found: list[Found], job: Job, jobs: int) -> Iterator[Outcome]:
    """The outcomes of ``found`` in order, made by ``jobs`` processes.

    Where a process dies (memory ran out, somebody killed it), the documents that were under way are tried again one by
    one in a process of their own: the one that kills it is told, the others are done, and the run goes on.
    """
    done, ahead = 0, jobs * _AHEAD
    size = max(1, min(_BATCH, len(found) // ahead))
    while done < len(found):
        pool = ProcessPoolExecutor(jobs, initializer=_begin)
        try:
            for outcome in _in_order(pool, found[done:], job, size, ahead):
                yield outcome
                done += 1
            return
        except BrokenProcessPool:
            under_way = found[done : done + size * (ahead + 1)]
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
        for outcome in _one_by_one(under_way, job):
            yield outcome
            done += 1


def _in_order(pool: ProcessPoolExecutor, found: list[Found], job: Job, size: int, ahead: int) -> Iterator[Outcome]:
    waiting: deque[Future[list[Outcome]]] = deque()
    for start in range(0, len(found), size):
        waiting.append(pool.submit(clean_files, found[start : start + size], job))
        if len(waiting) >= ahead:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


def _one_by_one(found: list[Found], job: Job) -> Iterator[Outcome]:
    pool = ProcessPoolExecutor(1, initializer=_begin)
    try:
        for file in found:
            try:
                yield from pool.submit(clean_files, [file], job).result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                pool = ProcessPoolExecutor(1, initializer=_begin)
                why = "not cleaned: its process was killed, perhaps for want of memory"
                yield Outcome(shown_name(file.path), "failed", problems=(why,))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _begin() -> None:
    """In a worker: leave Ctrl-C to the parent, and end when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        connection.wait([parent.sentinel])
        os._exit(1)
