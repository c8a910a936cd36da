"""The stages of a run, one after another: what many documents share, the cleaning itself, which documents came before."""

from __future__ import annotations

from hizone_clean.command.output import say
from hizone_clean.corpus.engines.stage import Engine, Stage, unfinished
from hizone_clean.corpus.errors import CorpusError
from hizone_clean.corpus.places import Places
from hizone_clean.corpus.plan import Orders, Plan
from hizone_clean.corpus.summary import CLEANING, Progress

_TOLD = {
    "learn": "looking for what documents share",
    "merge": "adding that up",
    "clean": CLEANING,
    "sign": "signing texts",
    "match": "matching signatures",
    "group": "grouping duplicates",
    "write": "leaving duplicates out",
}


def stages_of(orders: Orders, places: Places, shards: int) -> list[Stage]:
    """The stages of a run in their order."""
    tasks = {"learn": shards, "merge": 1} if orders.evidence else {}
    tasks["clean"] = shards
    if orders.duplicates:
        from hizone_clean.corpus.duplicates import BUCKETS

        tasks |= {"sign": shards, "match": BUCKETS, "group": 1}
        tasks |= {"write": shards} if orders.deduplicate else {}
    return [Stage(places.output, name, count) for name, count in tasks.items()]


def run_stages(plan: Plan, places: Places, engine: Engine, *, quiet: bool) -> dict[int, str]:
    """Do what is not done of ``plan``; the shards that could not be cleaned, and why.

    What comes after cleaning waits until all shards are cleaned. Raises ``CorpusError`` where a stage beside it cannot be done.
    """
    stages = stages_of(plan.orders, places, len(plan.shards))
    cleaned = not unfinished(Stage(places.output, "clean", len(plan.shards)))
    for stage in stages:
        todo = unfinished(stage)
        if stage.name == "clean" and not quiet and len(todo) < stage.tasks:
            say(f"{stage.tasks - len(todo)} of {stage.tasks} shards are done already")
        if not todo or (cleaned and stage.name in ("learn", "merge")):
            continue
        sizes = plan.sizes if stage.tasks == len(plan.sizes) else (1,) * stage.tasks
        plain = {
            rank
            for rank in todo
            if stage.name in ("learn", "clean") and all(piece.is_plain for piece in plan.shards[rank])
        }
        progress = Progress(_TOLD[stage.name], places, sizes, todo, plain=plain, quiet=quiet)
        errors: dict[int, str] = {}
        try:
            for one in engine.run(stage, progress.tick):
                if one.error:
                    errors[one.rank] = one.error
                else:
                    progress.finish(one.rank)
        finally:
            progress.clear()
        if stage.name == "clean" and unfinished(stage):
            return errors
        if errors:
            raise CorpusError(f"{_TOLD[stage.name]}: {next(iter(errors.values()))}; the same command again goes on")
    return {}
