"""Processes of this machine, each with a task of its own.

datatrove's own pool waits for ever where a worker is killed, for want of memory or by hand; here the death of a process is
seen at once, noted against the document that it was cleaning, and the task is done anew by another.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from typing import Any

from hizone_clean.corpus.deaths import Tries
from hizone_clean.corpus.engines.stage import Done, Stage, Task, unfinished
from hizone_clean.corpus.errors import ShardError
from hizone_clean.corpus.places import Places


class _Worker:
    """A process and what it is doing."""

    def __init__(self) -> None:
        context = get_context("spawn")
        self.ours, theirs = context.Pipe()
        self.process = context.Process(target=_work, args=(theirs,), daemon=True)
        self.process.start()
        theirs.close()
        self.rank = -1

    def give(self, stage: Stage, rank: int) -> None:
        """Have it do the task ``rank`` of ``stage``."""
        self.rank = rank
        self.ours.send((stage, rank))

    def end(self, patience: float = 0) -> None:
        """End it, whatever it is doing; with ``patience``, it is first given these seconds to end by itself."""
        self.ours.close()
        self.process.join(patience)
        self.process.kill()
        self.process.join()


class LocalEngine:
    """``jobs`` processes of this machine, which stay for all stages of a run; to be used in a ``with`` block."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._idle: list[_Worker] = []
        self._busy: list[_Worker] = []

    def __enter__(self) -> LocalEngine:
        return self

    def __exit__(self, *error: object) -> None:
        for worker in self._busy:
            worker.end()
        for worker in self._idle:
            worker.end(patience=5)
        self._busy, self._idle = [], []

    def run(self, stage: Stage, tick: Callable[[], None], every: float = 0.5) -> Iterator[Done]:
        """Do the tasks of ``stage`` that are not done, and give each as it ends; after a full disk no more are begun.

        ``tick`` is called about each ``every`` seconds.
        """
        waiting = unfinished(stage)[::-1]
        tries = Tries(Places(stage.output))
        stopped = False
        while waiting or self._busy:
            while waiting and len(self._busy) < self.jobs and not stopped:
                worker = self._idle.pop() if self._idle else _Worker()
                worker.give(stage, waiting.pop())
                self._busy.append(worker)
            if not self._busy:
                return
            ready = set(wait([one for worker in self._busy for one in (worker.ours, worker.process.sentinel)], every))
            tick()
            for worker in [one for one in self._busy if {one.ours, one.process.sentinel} & ready]:
                self._busy.remove(worker)
                told = _told(worker)
                if told is not None:
                    self._idle.append(worker)
                    stopped |= told[1]
                    yield Done(worker.rank, told[0])
                    continue
                worker.end()
                if tries.died(worker.rank):
                    yield Done(worker.rank, "its process died again and again, for want of memory perhaps")
                else:
                    waiting.append(worker.rank)


def _told(worker: _Worker) -> tuple[str, bool] | None:
    """What ``worker`` says of its task: an error or none, and whether others would fail too; ``None`` where it died."""
    try:
        told: tuple[str, bool] | None = worker.ours.recv() if worker.ours.poll() else None
    except (EOFError, OSError):
        return None
    return told


def _work(ours: Connection[Any, Any]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    tasks: dict[Stage, Task] = {}
    while True:
        try:
            stage, rank = ours.recv()
        except EOFError:
            return
        try:
            if stage not in tasks:
                tasks[stage] = Task(stage)
            tasks[stage].run(rank)
            ours.send(("", False))
        except ShardError as error:
            ours.send((str(error), error.stops))
        except Exception as error:  # a defect of ours, or a package that does not load here
            ours.send((f"{type(error).__name__}: {error}", True))


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)
