"""The stages of a run, one after another: what many documents share, the cleaning itself."""

from __future__ import annotations

from hizone_clean.command.output import say
from hizone_clean.corpus.engines.stage import Engine, Stage, unfinished
from hizone_clean.corpus.errors import CorpusError
from hizone_clean.corpus.places import Places
from hizone_clean.corpus.plan import Orders, Plan
from hizone_clean.corpus.summary import CLEANING, Progress

_TOLD = {"learn": "looking for what documents share", "merge": "adding that up", "clean": CLEANING}


def stages_of(orders: Orders, places: Places, shards: int) -> list[Stage]:
    """The stages of a run in their order."""
    tasks = {"learn": shards, "merge": 1, "clean": shards} if orders.evidence else {"clean": shards}
    return [Stage(places.output, name, count) for name, count in tasks.items()]


def run_stages(plan: Plan, places: Places, engine: Engine, *, quiet: bool) -> dict[int, str]:
    """Do what is not done of ``plan``; the shards that could not be cleaned, and why.

    Raises ``CorpusError`` where a stage between cannot be done, without which the next would do something else.
    """
    broken: dict[int, str] = {}
    for stage in stages_of(plan.orders, places, len(plan.shards)):
        todo = unfinished(stage)
        if stage.name == "clean" and not quiet and len(todo) < stage.tasks:
            say(f"{stage.tasks - len(todo)} of {stage.tasks} shards are done already")
        if not todo or (stage.name != "clean" and not unfinished(stage._replace(name="clean", tasks=len(plan.shards)))):
            continue
        sizes = plan.sizes if stage.tasks == len(plan.sizes) else (1,) * stage.tasks
        progress = Progress(_TOLD[stage.name], places, sizes, todo, quiet=quiet)
        errors: dict[int, str] = {}
        try:
            for one in engine.run(stage, progress.tick):
                if one.error:
                    errors[one.rank] = one.error
                else:
                    progress.finish(one.rank)
        finally:
            progress.clear()
        if stage.name == "clean":
            broken = errors
        elif errors:
            raise CorpusError(f"{_TOLD[stage.name]}: {next(iter(errors.values()))}; the same command again goes on")
    return broken
