"""A cluster of Ray, or this machine as one.

datatrove's own executor for Ray runs each task in a pool inside an actor and waits for ever where that pool's process is killed;
here a task is a task of Ray, whose death Ray tells.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from hizone_clean.corpus.deaths import Tries
from hizone_clean.corpus.engines.stage import Done, Stage, Task, unfinished
from hizone_clean.corpus.errors import CorpusError, ShardError, need_extra
from hizone_clean.corpus.places import Places

_STARTS = 3
_TASKS: dict[Stage, Task] = {}
"""In a process of the cluster: the stages that it has worked on."""


class RayEngine:
    """The workers of a cluster, ``jobs`` of them at a time at most; to be used in a ``with`` block.

    ``options`` are those of ``ray.init`` (``address``, ``namespace``) and of a task (``num_cpus``, ``memory``, ``resources``).
    Without an address, ``RAY_ADDRESS`` says where the cluster is; without that, this machine is made one.
    """

    def __init__(self, jobs: int, options: Mapping[str, Any]) -> None:
        need_extra("ray")
        self.jobs = jobs
        self.options = {key: value for key, value in options.items() if key not in ("address", "namespace")}
        self._address = options.get("address") or os.environ.get("RAY_ADDRESS")
        self._namespace = options.get("namespace")

    def __enter__(self) -> RayEngine:
        import ray

        how: dict[str, Any] = {"log_to_driver": False, "namespace": self._namespace}
        if self._address:
            how["address"] = self._address
        else:
            how |= {"num_cpus": self.jobs or None, "include_dashboard": False}
        for attempt in range(_STARTS):
            try:
                ray.init(**how)
                return self
            except Exception as error:  # what Ray raises where a busy machine does not start it within 30 seconds
                ray.shutdown()
                if attempt == _STARTS - 1:
                    raise CorpusError(f"Ray cannot be started, or reached: {error}") from error
        raise AssertionError("unreachable")

    def __exit__(self, *error: object) -> None:
        import ray

        ray.shutdown()

    def run(self, stage: Stage, tick: Callable[[], None], every: float = 0.5) -> Iterator[Done]:
        """Do the tasks of ``stage`` that are not done, and give each as it ends; after a full disk no more are begun."""
        import ray
        from ray.exceptions import NodeDiedError, OutOfMemoryError, WorkerCrashedError

        do = ray.remote(_do).options(**{"max_retries": 0, "num_cpus": 1, **self.options})
        waiting = unfinished(stage)[::-1]
        busy: dict[Any, int] = {}
        tries = Tries(Places(stage.output))
        stopped = False
        while waiting or busy:
            most = self.jobs or 2 * int(ray.cluster_resources().get("CPU", 1))
            while waiting and len(busy) < most and not stopped:
                rank = waiting.pop()
                busy[do.remote(tuple(stage), rank)] = rank
            if not busy:
                return
            ready, _ = ray.wait(list(busy), timeout=every)
            tick()
            for one in ready:
                rank = busy.pop(one)
                try:
                    error, stops = ray.get(one)
                except (WorkerCrashedError, OutOfMemoryError, NodeDiedError):
                    if tries.died(rank):
                        yield Done(rank, "its process died again and again, for want of memory perhaps")
                    else:
                        waiting.append(rank)
                    continue
                stopped |= stops
                yield Done(rank, error)


def _do(told: tuple[str, str, int], rank: int) -> tuple[str, bool]:
    stage = Stage(*told)
    try:
        if stage not in _TASKS:
            _TASKS[stage] = Task(stage)
        _TASKS[stage].run(rank)
    except ShardError as error:
        return str(error), error.stops
    except Exception as error:  # a defect of ours, or a package that does not load there
        return f"{type(error).__name__}: {error}", True
    return "", False
