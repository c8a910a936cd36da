"""``hizone-corpus``: many dirty documents in, clean ones out, on one machine or on a cluster.

Exit status: 0 done, 1 done but some documents failed, 2 wrong use, or shards that are not finished, 130 interrupted.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
from collections import Counter
from typing import Any

from hizone_clean.command.output import say
from hizone_clean.command.settings import SettingsError
from hizone_clean.command.speaking import put_into_chinese, speaks_chinese
from hizone_clean.command.summary import passed_over
from hizone_clean.corpus.errors import CorpusError, need_extra
from hizone_clean.corpus.options import engine_options_of, make_parser, orders_of, output_of
from hizone_clean.corpus.places import Places
from hizone_clean.corpus.plan import Orders, Plan, check_same, cut, store
from hizone_clean.corpus.storage import is_remote, joined


def main(argv: list[str] | None = None) -> int:
    """Run the command with ``argv`` and give its exit status."""
    parser = make_parser()
    if speaks_chinese():
        put_into_chinese(parser)
    options = parser.parse_args(argv)
    try:
        need_extra()
        return _run(options)
    except (CorpusError, SettingsError, OSError) as error:
        say(f"hizone-corpus: {error}")
        return 2


def entry() -> None:
    """The console script: :func:`main`, with a quiet end for Ctrl-C."""
    try:
        status = main()
    except KeyboardInterrupt:
        say("hizone-corpus: interrupted; the same command again finishes the rest")
        status = 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        status = 0
    sys.exit(status)


def _run(options: argparse.Namespace) -> int:
    orders, output = orders_of(options), output_of(options)
    passed: Counter[str] = Counter()
    plan = make_plan(options.inputs, output, orders, passed)
    if options.dry_run:
        _show(plan, output)
        return 0
    places = Places(output)
    with only_one(places):
        if options.restart:
            _sweep(places)
        if not check_same(plan, places):
            _refuse_strangers(places)
            store(plan, places)
        return run(plan, places, options)


def make_plan(inputs: list[str], output: str, orders: Orders, passed: Counter[str]) -> Plan:
    """The plan for ``inputs``."""
    from hizone_clean.corpus.inputs import find_inputs

    found = find_inputs(inputs, orders.settings, output, passed)
    shards = list(cut(found, orders.shard_size))
    return Plan(orders, tuple(inputs), tuple(pieces for pieces, _ in shards), tuple(size for _, size in shards), passed)


def run(plan: Plan, places: Places, options: argparse.Namespace) -> int:
    """Do what is not done of ``plan``, and tell."""
    from hizone_clean.corpus.flow import run_stages, stages_of
    from hizone_clean.corpus.summary import lines_of, sum_up

    begun = time.monotonic()
    if plan.passed and not options.quiet:
        say(passed_over(Counter(plan.passed)))
    broken: dict[int, str] = {}
    if options.engine == "slurm":
        from hizone_clean.corpus.engines.on_slurm import still_queued, submit

        stages = stages_of(plan.orders, places, len(plan.shards))
        if waiting := still_queued(places) or submit(stages, options.jobs, engine_options_of(options)):
            print(f"Slurm has the jobs {', '.join(waiting)}; the same command again tells how far they are")
    else:
        with engine_of(options) as engine:
            broken = run_stages(plan, places, engine, quiet=options.quiet)
    summary = sum_up(places, len(plan.shards), broken)
    complete = summary["finished"] == summary["shards"]
    if not options.quiet or not complete:
        for line in lines_of(summary, places.output, time.monotonic() - begun):
            say(line)
    if not complete:
        return 2
    shutil.rmtree(places.parts, ignore_errors=True)
    return int(summary["failed"] > 0)


def engine_of(options: argparse.Namespace) -> Any:
    """The engine that ``options`` ask for."""
    told = engine_options_of(options)
    if options.engine == "ray":
        from hizone_clean.corpus.engines.on_ray import RayEngine

        return RayEngine(options.jobs, told)
    if told:
        raise CorpusError(
            "--engine-option is for --engine ray and slurm: the engine of this machine has none but --jobs"
        )
    from hizone_clean.corpus.engines.local import LocalEngine

    return LocalEngine(options.jobs or os.cpu_count() or 1)


def _show(plan: Plan, output: str) -> None:
    print(plan.orders.settings.as_toml())
    told = {key: value for key, value in plan.orders.as_dict().items() if key not in ("settings", "version")}
    print("\n".join(f"# {key.replace('_', '-')}: {value}" for key, value in told.items()))
    for rank, (pieces, size) in enumerate(zip(plan.shards, plan.sizes, strict=True)):
        first = pieces[0]
        span = f" {first.start}-{first.end}" if first.end >= 0 else ""
        more = f" and {len(pieces) - 1} more" if len(pieces) > 1 else ""
        print(f"{rank:05d}  {size:>12,} bytes  {first.kind}  {first.name}{span}{more}")
    print(f"{len(plan.shards)} shards, {sum(plan.sizes):,} bytes -> {output}")


class only_one:  # noqa: N801 - reads as what it is where it is used
    """Holds the output for one run: two at a time would write each other's shards. Raises ``CorpusError`` where one runs."""

    def __init__(self, places: Places) -> None:
        self.places = places

    def __enter__(self) -> None:
        os.makedirs(self.places.local, exist_ok=True)  # noqa: PTH103
        self.file = open(joined(self.places.local, "lock"), "w")  # noqa: PTH123
        try:
            import fcntl

            fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except ImportError:
            return
        except OSError as error:
            raise CorpusError(f"another run is at work in {self.places.output}") from error
        for left in ("parts", "under-way"):
            shutil.rmtree(joined(self.places.local, left), ignore_errors=True)

    def __exit__(self, *error: object) -> None:
        self.file.close()


def _sweep(places: Places) -> None:
    """Take away what an earlier run wrote, and nothing else."""
    from hizone_clean.corpus.sweeping import sweep

    sweep(places)


def _refuse_strangers(places: Places) -> None:
    """Raise ``CorpusError`` where the output holds files that are of no run of ours."""
    from hizone_clean.corpus.storage import names_in

    strangers = [name for name in names_in(places.output) if not name.startswith(".")]
    if strangers and not is_remote(places.output):
        raise CorpusError(
            f"{places.output} holds {strangers[0]}, which no run of hizone-corpus wrote: name an empty or a new folder"
        )
