"""A stage of a run: one pipeline of datatrove over a number of tasks, and what a worker does with one of them."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any, NamedTuple, Protocol

from hizone_clean.corpus.errors import FULL, ShardError
from hizone_clean.corpus.places import Places
from hizone_clean.corpus.plan import load_orders
from hizone_clean.corpus.storage import joined, names_in, written_whole


class Stage(NamedTuple):
    """One stage, as it travels to a worker: names alone, so that a worker of any engine makes the rest itself."""

    output: str
    name: str
    tasks: int


class Done(NamedTuple):
    """What became of one task."""

    rank: int
    error: str = ""


class Engine(Protocol):
    """Where tasks are done."""

    def run(self, stage: Stage, tick: Callable[[], None]) -> Iterator[Done]:
        """Do the tasks of ``stage`` that are not done, and give each as it ends; ``tick`` is called now and then."""


def steps_of_stage(stage: Stage) -> list[Any]:
    """The steps of ``stage``."""
    places = Places(stage.output)
    orders, shards = load_orders(places)
    if stage.name in ("learn", "merge", "clean"):
        from hizone_clean.corpus.shards import CleanShard, LearnShard, MergeLearned, ReadShard, WriteShard

        reader = ReadShard(places, orders)
        if stage.name == "learn":
            return [reader, LearnShard(places, orders)]
        if stage.name == "merge":
            return [MergeLearned(places, shards)]
        return [reader, CleanShard(places, orders), WriteShard(places, orders)]
    from hizone_clean.corpus.duplicates import SignTexts, WriteWithout, bucket_steps, cluster_steps

    if stage.name == "sign":
        return [SignTexts(places, orders)]
    if stage.name == "match":
        return bucket_steps(places)
    return cluster_steps(places, shards) if stage.name == "group" else [WriteWithout(places, orders)]


def unfinished(stage: Stage) -> list[int]:
    """The tasks of ``stage`` that have no mark of being finished."""
    done = set(names_in(os.path.join(Places(stage.output).stage(stage.name), "completions")))  # noqa: PTH118
    return [rank for rank in range(stage.tasks) if f"{rank:05d}" not in done]


class Task:
    """The tasks of one stage in one process: the steps are made once.

    What datatrove's own executors do with a task, but for its logs: data goes from step to step, the statistics are saved, and
    last the mark that it is finished.
    """

    def __init__(self, stage: Stage) -> None:
        os.environ.setdefault("TQDM_DISABLE", "1")
        from datatrove.utils.logging import logger

        logger.remove()  # what goes wrong is told once, by the one who gave the task
        self._folder = Places(stage.output).stage(stage.name)
        self._parts = Places(stage.output).parts
        self._tasks = stage.tasks
        self._steps = steps_of_stage(stage)

    def run(self, rank: int) -> None:
        """Do the task ``rank``. Raises ``ShardError`` where it cannot be done."""
        from datatrove.utils.stats import PipelineStats

        steps = deepcopy(self._steps)
        try:
            data: Any = None
            for step in steps:
                data = step(data, rank, self._tasks)
            deque(data or (), maxlen=0)
            told = PipelineStats(steps).to_json().encode()
            for name, content in ((f"stats/{rank:05d}.json", told), (f"completions/{rank:05d}", b"")):
                with written_whole(joined(self._folder, *name.split("/")), self._parts) as file:
                    file.write(content)
        except ShardError:
            raise
        except OSError as error:
            raise ShardError(f"cannot be written: {error.strerror or error}", stops=error.errno in FULL) from error
        except Exception as error:
            raise ShardError(f"{type(error).__name__}: {error}".splitlines()[0]) from error
