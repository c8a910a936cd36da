"""A cluster of Slurm: datatrove writes the scripts and hands them to ``sbatch``, a job array for each stage.

Nothing waits here: the command ends when the jobs are queued. The same command again tells how far they are, queues what failed,
and sums up when all is done.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from typing import Any

from hizone_clean.corpus.datatrove_parts import PipelineStep
from hizone_clean.corpus.deaths import note_death
from hizone_clean.corpus.engines.stage import Stage, steps_of_stage, unfinished
from hizone_clean.corpus.errors import CorpusError
from hizone_clean.corpus.limits import read_under_way
from hizone_clean.corpus.places import Places
from hizone_clean.corpus.storage import joined, read_bytes, written_whole


class NoteDeath(PipelineStep):  # type: ignore[misc]
    """Before a shard is begun: notes what the process that died over it was at, as nobody else here sees it die."""

    type = "🪦 - NOTE"
    name = "hizone-corpus"

    def __init__(self, places: Places) -> None:
        super().__init__()
        self.places = places

    def run(self, data: Any = None, rank: int = 0, world_size: int = 1) -> None:
        """Note what was under way; nothing goes on."""
        if read_under_way(self.places.under_way(rank)) >= 0:
            note_death(self.places, rank)


def submit(stages: Sequence[Stage], jobs: int, options: Mapping[str, Any]) -> list[str]:
    """Queue what is not done of ``stages``, each after the one before; what was queued, for a reader.

    Raises ``CorpusError`` where ``sbatch`` is missing, refuses, or an option is unknown.
    """
    from datatrove.executor.slurm import SlurmPipelineExecutor

    missing = [name for name in ("partition", "time") if name not in options]
    if missing:
        raise CorpusError(f"Slurm wants to know {' and '.join(missing)}: --engine-option {missing[0]}=…")
    places = Places(stages[0].output)
    queued: list[str] = []
    before = ""
    for stage in stages:
        todo = unfinished(stage)
        if not todo:
            continue
        steps = [NoteDeath(places), *steps_of_stage(stage)]
        try:
            executor = SlurmPipelineExecutor(
                steps,
                tasks=stage.tasks,
                workers=jobs or -1,
                job_name=f"hizone-{stage.name}",
                logging_dir=os.path.abspath(places.stage(stage.name)),  # noqa: PTH100
                depends_job_id=before or None,
                run_on_dependency_fail=False,
                **options,
            )
            executor.run()
        except TypeError as error:
            raise CorpusError(f"--engine-option: {error}") from error
        except (OSError, subprocess.SubprocessError) as error:
            raise CorpusError(f"sbatch cannot be run: {error}") from error
        before = str(executor.job_id)
        queued.append(before)
    with written_whole(joined(places.state, "slurm.json"), places.parts) as file:
        file.write(json.dumps(queued).encode())
    return queued


def still_queued(places: Places) -> list[str]:
    """The jobs of an earlier call that Slurm still has."""
    known = json.loads(read_bytes(joined(places.state, "slurm.json")) or b"[]")
    if not known:
        return []
    try:
        told = subprocess.run(
            ["squeue", "-h", "-o", "%A", "-j", ",".join(known)], capture_output=True, text=True, check=False
        )
    except OSError as error:
        raise CorpusError(f"squeue cannot be run: {error}") from error
    return sorted(set(told.stdout.split()) & set(known))
