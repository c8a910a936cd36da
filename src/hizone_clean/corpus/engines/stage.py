"""A stage of a run: one pipeline of datatrove over a number of tasks, and what a worker does with one of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any, NamedTuple, Protocol

from hizone_clean.corpus.errors import ShardError
from hizone_clean.corpus.places import Places
from hizone_clean.corpus.plan import load_orders
from hizone_clean.corpus.storage import names_in


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
    from hizone_clean.corpus.shards import steps_of

    return steps_of(stage.name, places, orders, shards)


def unfinished(stage: Stage) -> list[int]:
    """The tasks of ``stage`` that have no mark of being finished."""
    done = set(names_in(os.path.join(Places(stage.output).stage(stage.name), "completions")))  # noqa: PTH118
    return [rank for rank in range(stage.tasks) if f"{rank:05d}" not in done]


class Task:
    """The tasks of one stage in one process: the steps are made once."""

    def __init__(self, stage: Stage) -> None:
        from datatrove.executor.base import PipelineExecutor
        from datatrove.utils.logging import logger

        logger.remove()  # what it says stands in the logs of the tasks

        class Executor(PipelineExecutor):  # type: ignore[misc]
            """One process of somebody else's making."""

            world_size = stage.tasks

            def __init__(self) -> None:
                super().__init__([], Places(stage.output).stage(stage.name))

            def run(self) -> None:
                """Tasks are run one by one."""

            def get_distributed_env(self, node_rank: int = -1) -> dict[str, str]:
                """What datatrove tells its servers of models, which there are none of here."""
                names = ("node_ips", "cpus_per_task", "mem_per_cpu", "gpus_on_node", "executor")
                return {f"datatrove_{name}": "" for name in names}

        self._executor = Executor()
        self._steps = steps_of_stage(stage)

    def run(self, rank: int) -> None:
        """Do the task ``rank``, unless it is done. Raises ``ShardError`` where it cannot be."""
        self._executor.pipeline = deepcopy(self._steps)
        try:
            self._executor._run_for_rank(rank, local_rank=1)
        except ShardError:
            raise
        except OSError as error:
            from hizone_clean.corpus.shards import FULL

            raise ShardError(f"cannot be written: {error.strerror or error}", stops=error.errno in FULL) from error
        except Exception as error:
            raise ShardError(f"{type(error).__name__}: {error}".splitlines()[0]) from error
