"""``hizone-clean``: dirty Chinese documents in, clean text out.

The cleaned text alone goes to standard output; everything else goes to standard error. Exit status: 0 done, 1 ``--check``
or ``--diff`` found changes, 2 wrong use or a document that cannot be read, 130 interrupted.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hizone_clean import __version__
from hizone_clean.command.settings import FORMATS, SPACINGS, SettingsError, load_settings

if TYPE_CHECKING:
    from hizone_clean.command.cleaning import Job, Mode, Outcome
    from hizone_clean.command.settings import Settings
    from hizone_clean.command.walking import Found


def main(argv: list[str] | None = None) -> int:
    """Run the command with ``argv`` and give its exit status."""
    parser = _parser()
    options = parser.parse_args(argv)
    try:
        settings = load_settings(options.config, _overrides(options), options.files)
        return _run(options, settings)
    except SettingsError as error:
        print(f"hizone-clean: {error}", file=sys.stderr)
        return 2


def entry() -> None:
    """The console script: :func:`main`, with a quiet end for a closed pipe and for Ctrl-C."""
    try:
        status = main()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    except KeyboardInterrupt:
        status = 130
    sys.exit(status)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("hizone-clean", description=(__doc__ or "").split("\n")[0].replace("``", ""))
    add = parser.add_argument
    add("files", nargs="*", metavar="FILE", help="files or folders; - or none is standard input")
    add("--format", choices=FORMATS, help="what comes out (default: text)")
    add("--in-place", action="store_true", help="write each file back, clean")
    add("--output-dir", type=Path, metavar="DIR", help="write the clean files there, under their own names")
    add("--check", action="store_true", help="write nothing; exit 1 when a file would change")
    add("--diff", action="store_true", help="write nothing; show what would change")
    add("--normalize", action="store_true", default=None, help="characters and punctuation only: takes nothing away")
    add("--spacing", choices=SPACINGS, help="between Han and Latin: none, one blank (pangu), or as it is (keep)")
    add("--script", metavar="NAME", help="simplified, or an OpenCC configuration such as s2tw")
    add("--favour", choices=("recall", "precision"), help="in doubt keep text (recall), or take junk away (precision)")
    add("--encoding", metavar="NAME", help="what the input is in; found out when not given")
    add("--keep", action="append", metavar="REASON", help="take nothing away for this reason")
    add("--skip", action="append", metavar="STEP", help="leave this step out")
    add("--only", action="append", metavar="STEP", help="run this step alone (may be given more than once)")
    add("--exclude", action="append", metavar="PATTERN", help="pass over files whose name or path matches")
    add("--keep-raw", metavar="DIR", help="with --in-place, keep the first raw form of each file there")
    add("--removed", type=Path, metavar="FILE", help="write what was taken away to this JSON lines file")
    add("--report", type=Path, metavar="FILE", help="write a page to look at: source, result, removals, changes")
    add("--explain", nargs="?", const="lines", choices=("lines", "jsonl"), help="tell on standard error what was done")
    add("--config", type=Path, metavar="FILE", help="settings file, in place of the nearest pyproject.toml")
    add("--show-config", action="store_true", help="print the settings that hold here, and end")
    add("--list-cleaners", action="store_true", help="print the steps in the order that they run, and end")
    add("--stdin-filename", default="-", metavar="NAME", help="what to call standard input in messages")
    add("--jobs", type=int, default=1, metavar="N", help="processes to use for several files")
    add("--quiet", action="store_true", help="say nothing but failures")
    add("--version", action="version", version=f"hizone-clean {__version__}")
    return parser


def _overrides(options: argparse.Namespace) -> dict[str, Any]:
    named = ("format", "spacing", "script", "favour", "encoding", "keep", "skip", "only", "exclude", "keep_raw", "normalize")
    given = {name: getattr(options, name) for name in named if getattr(options, name) is not None}
    return {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}


def _run(options: argparse.Namespace, settings: Settings) -> int:
    if options.show_config:
        print(settings.as_toml())
        return 0
    from hizone_clean.command.steps import pipeline_for

    pipeline = pipeline_for(settings)
    if options.list_cleaners:
        print("\n".join(pipeline.names))
        return 0
    from hizone_clean.command.cleaning import Job

    mode = _mode(options)
    job = Job(settings, mode, options.output_dir or Path(), ledger=bool(options.explain), report=options.report is not None)
    named = [name for name in options.files if name != "-"]
    return _visit(named, job, options) if named else _filter(job, options)


def _mode(options: argparse.Namespace) -> Mode:
    modes: dict[Mode, bool] = {
        "in_place": options.in_place,
        "output_dir": options.output_dir is not None,
        "check": options.check,
        "diff": options.diff,
    }
    chosen: list[Mode] = [mode for mode, asked in modes.items() if asked]
    if len(chosen) > 1:
        raise SettingsError(f"--{chosen[0].replace('_', '-')} and --{chosen[1].replace('_', '-')} exclude each other")
    return chosen[0] if chosen else "stdout"


def _filter(job: Job, options: argparse.Namespace) -> int:
    from hizone_clean.command.cleaning import clean_bytes

    if job.mode in ("in_place", "output_dir"):
        raise SettingsError(f"--{job.mode.replace('_', '-')} needs files: standard input has no place on disk")
    outcome, _ = clean_bytes(options.stdin_filename, sys.stdin.buffer.read(), job)
    return _account([outcome], 1, job, options, totals=False)


def _visit(names: list[str], job: Job, options: argparse.Namespace) -> int:
    from hizone_clean.command.walking import walk

    found = list(walk(names, job.settings))
    several = len(found) > 1 or any(Path(name).is_dir() for name in names)
    if job.mode == "stdout" and several and job.settings.format != "jsonl":
        raise SettingsError("several files need --check, --diff, --in-place, --output-dir or --format jsonl")
    _refuse_collisions(found, job)
    outcomes = _cleaned(found, job, options.jobs)
    return _account(outcomes, len(found), job, options, totals=job.mode != "stdout" or several)


def _refuse_collisions(found: list[Found], job: Job) -> None:
    seen: dict[Path, Path] = {}
    for file in found if job.mode == "output_dir" else ():
        other = seen.setdefault(file.relative, file.path)
        if other is not file.path:
            raise SettingsError(f"{other} and {file.path} would both be written to {job.output_dir / file.relative}")


def _cleaned(found: list[Found], job: Job, jobs: int) -> Iterator[Outcome]:
    from hizone_clean.command.cleaning import clean_file

    if jobs < 2 or len(found) < 2:
        yield from map(partial(clean_file, job=job), found)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(min(jobs, len(found))) as pool:
        yield from pool.map(partial(clean_file, job=job), found, chunksize=max(1, min(16, len(found) // (4 * jobs))))


def _account(outcomes: Iterable[Outcome], count: int, job: Job, options: argparse.Namespace, *, totals: bool) -> int:
    """Say and write what each outcome holds, as it comes; the exit status that follows."""
    from hizone_clean.command.output import Output, Progress
    from hizone_clean.command.summary import Summary

    summary, progress = Summary(job.mode, quiet=options.quiet), Progress(count, quiet=options.quiet)
    output = Output(job, removed=options.removed, report=options.report, explain=options.explain)
    for outcome in outcomes:
        progress.clear()
        summary.add(outcome)
        output.take(outcome)
        progress.step(outcome.name)
    progress.clear()
    output.close()
    if totals:
        summary.close()
    return summary.status
