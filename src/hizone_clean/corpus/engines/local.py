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
from typing import Any, NamedTuple

from hizone_clean.corpus.deaths import Tries
from hizone_clean.corpus.engines.stage import Stage, Task, unfinished
from hizone_clean.corpus.errors import ShardError
from hizone_clean.corpus.places import Places


class Done(NamedTuple):
    """What became of one task."""

    rank: int
    error: str = ""


class _Worker:
    """A process and what it is doing."""

    def __init__(self, stage: Stage) -> None:
        context = get_context("spawn")
        self.ours, theirs = context.Pipe()
        self.process = context.Process(target=_work, args=(stage, theirs), daemon=True)
        self.process.start()
        theirs.close()
        self.rank = -1

    def give(self, rank: int) -> None:
        """Have it do the task ``rank``."""
        self.rank = rank
        self.ours.send(rank)

    def end(self) -> None:
        """End it, whatever it is doing."""
        self.process.kill()
        self.process.join()
        self.ours.close()


def run_locally(
    stage: Stage, jobs: int, *, every: float = 0.5, tick: Callable[[], None] | None = None
) -> Iterator[Done]:
    """Do the tasks of ``stage`` that are not done in ``jobs`` processes, and give each as it ends.

    ``tick`` is called about each ``every`` seconds. After a full disk no more tasks are begun.
    """
    waiting = unfinished(stage)[::-1]
    workers: list[_Worker] = []
    stopped = False
    tries = Tries(Places(stage.output))
    try:
        while waiting or workers:
            while waiting and len(workers) < jobs and not stopped:
                workers.append(_Worker(stage))
                workers[-1].give(waiting.pop())
            if not workers:
                return
            ready = wait([one for worker in workers for one in (worker.ours, worker.process.sentinel)], every)
            if tick:
                tick()
            for worker in list(workers):
                if worker.ours not in ready and worker.process.sentinel not in ready:
                    continue
                told = _told(worker)
                if told is None:  # it died
                    workers.remove(worker)
                    worker.end()
                    if tries.died(worker.rank):
                        yield Done(worker.rank, "its process died again and again, for want of memory perhaps")
                    else:
                        waiting.append(worker.rank)
                    continue
                stopped |= told[1]
                done = Done(worker.rank, told[0])
                if waiting and not stopped:
                    worker.give(waiting.pop())
                else:
                    workers.remove(worker)
                    worker.end()
                yield done
    finally:
        for worker in workers:
            worker.end()


def _told(worker: _Worker) -> tuple[str, bool] | None:
    """What ``worker`` says of its task: an error or none, and whether others would fail too; ``None`` where it died."""
    try:
        told: tuple[str, bool] | None = worker.ours.recv() if worker.ours.poll() else None
    except (EOFError, OSError):
        return None
    return told


def _work(stage: Stage, ours: Connection[Any, Any]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    task: Task | None = None
    while True:
        try:
            rank = ours.recv()
        except EOFError:
            return
        try:
            task = task or Task(stage)
            task.run(rank)
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
