"""A run of the command: one document from standard input, or files and folders."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from itertools import repeat
from pathlib import Path

from hizone_clean.command.cleaning import clean_bytes, clean_file
from hizone_clean.command.job import Job, Outcome
from hizone_clean.command.options import flag, mode_of
from hizone_clean.command.output import Output, Progress, coloured, say
from hizone_clean.command.placing import place, without_own_output
from hizone_clean.command.settings import Settings, SettingsError
from hizone_clean.command.summary import Summary
from hizone_clean.command.walking import Found, walk


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Clean what ``options`` name as ``settings`` say; the exit status. Raises ``SettingsError`` for wrong use."""
    job = Job(
        settings,
        mode_of(options, settings.format),
        options.output_dir or Path(),
        removed=options.removed is not None,
        changes=options.explain is not None,
        report=options.report is not None,
        colour=coloured(sys.stdout),
    )
    if "-" in options.files and len(options.files) > 1:
        raise SettingsError("- (standard input) cannot stand beside files")
    if options.files in ([], ["-"]):
        return _filter(job, options)
    return _visit(options.files, job, options)


def _filter(job: Job, options: argparse.Namespace) -> int:
    if job.mode in ("in_place", "output_dir"):
        raise SettingsError(f"{flag(job.mode)} needs files: standard input has no place on disk")
    if sys.stdin.isatty() and not options.quiet:
        say("hizone-clean: reading from the terminal; Ctrl-D ends the document")
    outcome = clean_bytes(options.stdin_filename, sys.stdin.buffer.read(), job)
    return _account(iter([outcome]), [], job, options, totals=False)


def _visit(names: list[str], job: Job, options: argparse.Namespace) -> int:
    found = without_own_output(list(walk(names, job.settings)), job)
    several = len(found) > 1 or any(Path(name).is_dir() for name in names)
    if job.mode == "stdout" and several and job.settings.format != "jsonl":
        raise SettingsError("several files need --check, --diff, --in-place, --output-dir or --format jsonl")
    if not found and not options.quiet:
        say(f"no files to clean in {', '.join(names)}; of folders, --include takes {', '.join(job.settings.include)}")
    outcomes = _cleaned(found, job, min(options.jobs, len(found)))
    return _account(outcomes, found, job, options, totals=job.mode != "stdout" or several)


def _cleaned(found: list[Found], job: Job, jobs: int) -> Iterator[Outcome]:
    if jobs < 2:
        return map(clean_file, found, repeat(job))
    from hizone_clean.command.workers import clean_in_workers

    return clean_in_workers(found, job, jobs)


def _account(
    outcomes: Iterator[Outcome], found: list[Found], job: Job, options: argparse.Namespace, *, totals: bool
) -> int:
    """Write and say what each outcome holds, as it comes; the exit status that follows."""
    summary, progress = Summary(job.mode, quiet=options.quiet), Progress(len(found), quiet=options.quiet)
    output = Output(job, removed=options.removed, report=options.report, explain=options.explain)
    try:
        for outcome in _placed(outcomes, found, job, output):
            progress.clear()
            summary.add(outcome)
            output.take(outcome)
            progress.step(outcome.name)
    finally:
        progress.clear()
    output.close()
    if totals:
        summary.close()
    return summary.status


def _placed(outcomes: Iterator[Outcome], found: list[Found], job: Job, output: Output) -> Iterable[Outcome]:
    for number, outcome in enumerate(outcomes):
        if outcome.status == "changed":
            output.note(outcome)
        yield place(outcome, found[number], job) if found else outcome
