"""A run of the command: one document from standard input, or files and folders."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING

from hizone_clean.command.cleaning import clean_bytes, clean_file
from hizone_clean.command.input import read_stream
from hizone_clean.command.job import Job, Outcome
from hizone_clean.command.options import flag, mode_of
from hizone_clean.command.output import Output, OutputError, Progress, coloured, say
from hizone_clean.command.placing import place, without_own_output
from hizone_clean.command.settings import TABLES, Settings, SettingsError, size_of
from hizone_clean.command.summary import Summary, passed_over
from hizone_clean.command.targets import check_targets, without_own_report
from hizone_clean.command.walking import Found, walk

if TYPE_CHECKING:
    from hizone_clean.command.learned import Learned


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Clean what ``options`` name as ``settings`` say; the exit status. Raises ``SettingsError`` for wrong use."""
    if options.field and settings.include == Settings().include:
        from hizone_clean.command.records import RECORD_FILES

        settings = settings._replace(include=RECORD_FILES)
    job = Job(
        settings,
        mode_of(options, settings.format),
        options.output_dir or Path(),
        removed=options.removed is not None,
        changes=options.explain is not None,
        report=options.report is not None,
        learned=_learned(options, settings),
        picture=options.picture is not None,
        field=options.field or "",
        skip_data=options.skip_data,
        colour=coloured(sys.stdout),
    )
    if job.field and (job.mode not in ("stdout", "output_dir") or job.report or job.picture or job.settings.normalize):
        raise SettingsError(
            "--field gives JSON lines, on standard output or with --output-dir: leave out what asks for more"
        )
    if "-" in options.files and len(options.files) > 1:
        raise SettingsError("- (standard input) cannot stand beside files")
    if options.files in ([], ["-"]):
        return _filter(job, options)
    return _visit(options.files, job, options)


def _learned(options: argparse.Namespace, settings: Settings) -> Learned | None:
    if options.learn_from is None:
        return None
    from hizone_clean.command.learned import learn_from

    return learn_from(options.learn_from, settings)


def _filter(job: Job, options: argparse.Namespace) -> int:
    if job.mode in ("in_place", "output_dir"):
        raise SettingsError(f"{flag(job.mode)} needs files: standard input has no place on disk")
    check_targets(options, ())
    if sys.stdin is None:
        raise SettingsError("standard input is closed: name the files to clean")
    if sys.stdin.isatty() and not options.quiet:
        say("hizone-clean: reading from the terminal; Ctrl-D ends the document")
    try:
        data = read_stream(sys.stdin.buffer, size_of(job.settings.max_size))
    except OSError as error:
        raise SettingsError(f"cannot read standard input: {error.strerror or error}") from error
    outcome = clean_bytes(options.stdin_filename, data, job)
    return _account(iter([outcome]), [], job, options)


def _visit(names: list[str], job: Job, options: argparse.Namespace) -> int:
    passed: Counter[str] = Counter()
    found = without_own_report(list(walk(names, _readable(job), passed)), options.report)
    found = without_own_output(found, job)
    folders = [name for name in names if os.path.isdir(name)]  # noqa: PTH112 - Path.is_dir raises in a closed folder
    several = len(found) > 1 or bool(folders)
    if job.mode == "stdout" and several and not job.field:
        _check_room_for_several(job.settings.format, options.output)
        job = job._replace(joined=options.output is not None)
    check_targets(options, (file.path for file in found))
    if options.picture and len(found) > 1:
        raise SettingsError("--picture draws one document; --report draws all of them")
    if not found:
        return _nothing_found(names, bool(folders), passed, job.settings, quiet=options.quiet)
    outcomes = _cleaned(found, job, min(options.jobs, len(found)))
    told = passed if job.mode != "stdout" or several else None
    return _account(outcomes, found, job, options, told, several=several)


def _check_room_for_several(form: str, output: Path | None) -> None:
    """Raise ``SettingsError`` where several documents cannot go to one place."""
    if form == "json":
        raise SettingsError(
            "several files make no one JSON document: --format jsonl writes a line for each, or --output-dir"
        )
    if form not in ("jsonl", *TABLES) and not output:
        raise SettingsError(
            "several files need -o all.md (or .txt, .csv, .xlsx), --output-dir, --in-place, --check, --diff or --format jsonl"
        )


def _readable(job: Job) -> Settings:
    """The settings of ``job`` without the PDFs of folders where files are written back: a PDF is none that could be."""
    if job.mode in ("stdout", "output_dir"):
        return job.settings
    return job.settings._replace(include=tuple(one for one in job.settings.include if one.lower() != "*.pdf"))


def _nothing_found(names: list[str], in_folders: bool, passed: Counter[str], settings: Settings, *, quiet: bool) -> int:
    """Of named files all may be excluded, as a hook does; a folder with nothing to clean is perhaps the wrong one."""
    if in_folders or not quiet:
        what = f" ({passed_over(passed)})" if passed else ""
        say(f"no files to clean in {', '.join(names)}{what}; of folders, --include takes {', '.join(settings.include)}")
    return 2 if in_folders else 0


def _cleaned(found: list[Found], job: Job, jobs: int) -> Iterator[Outcome]:
    if jobs < 2:
        return map(clean_file, found, repeat(job))
    from hizone_clean.command.workers import clean_in_workers

    return clean_in_workers(found, job, jobs)


def _account(
    outcomes: Iterator[Outcome],
    found: list[Found],
    job: Job,
    options: argparse.Namespace,
    passed: Counter[str] | None = None,
    *,
    several: bool = False,
) -> int:
    """Write and say what each outcome holds, as it comes; the exit status that follows."""
    in_folders = any(not file.named for file in found)
    summary = Summary(job.mode, quiet=options.quiet, verbose=options.verbose, in_folders=in_folders)
    progress = Progress(len(found), quiet=options.quiet)
    accounts = {name: getattr(options, name) for name in ("removed", "report", "picture", "explain", "output")}
    output = Output(job, **accounts, several=several)
    try:
        for outcome in _placed(outcomes, found, job, output):
            progress.clear()
            summary.add(outcome)
            output.take(outcome)
            progress.step(outcome.name)
    except OutputError as error:
        summary.break_off(str(error))
        passed = None
    finally:
        progress.clear()
    try:
        output.close()
    except OSError as error:
        summary.break_off(str(error))
    summary.tell_untold()
    if passed is not None:
        summary.close(passed)
    return summary.status


def _placed(outcomes: Iterator[Outcome], found: list[Found], job: Job, output: Output) -> Iterable[Outcome]:
    for number, outcome in enumerate(outcomes):
        if outcome.status == "changed":
            outcome = output.note(outcome)
        yield place(outcome, found[number], job) if found else outcome
