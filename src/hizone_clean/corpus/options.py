"""What the command line of ``hizone-corpus`` says, and the orders that it gives."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

from hizone_clean import __version__
from hizone_clean.command.settings import LEANINGS, QUOTES, SPACINGS, Settings, load_settings, size_of
from hizone_clean.command.steps import pipeline_for
from hizone_clean.corpus.errors import CorpusError
from hizone_clean.corpus.places import ENDS
from hizone_clean.corpus.plan import Orders
from hizone_clean.corpus.reading.keys import Keys
from hizone_clean.corpus.storage import is_remote

_SETTINGS = (
    "spacing",
    "quotes",
    "script",
    "favour",
    "encoding",
    "pages",
    "keep",
    "skip",
    "only",
    "include",
    "exclude",
    "max_size",
)
_ABOUT = "Many dirty Chinese documents in, clean ones out: JSON lines, Parquet, WARC, folders of files and PDFs."
_EXAMPLES = """examples:
  hizone-corpus crawl.warc.gz clean --format parquet     a web archive to Parquet
  hizone-corpus crawl.jsonl clean --html-key html        JSON lines to JSON lines
  hizone-corpus pages/ pdfs/ clean --jobs 8 --removed    folders, with what was taken away
the same command again finishes what was broken off"""


def make_parser() -> argparse.ArgumentParser:
    """The parser of the command line."""
    parser = argparse.ArgumentParser(
        "hizone-corpus", description=_ABOUT, epilog=_EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "inputs", nargs="+", metavar="INPUT", help="files, folders, or addresses that fsspec knows (s3://…)"
    )
    parser.add_argument("output", metavar="OUTPUT", help="the folder to write to; a file of documents for each shard")
    parser.add_argument("--version", action="version", version=f"hizone-corpus {__version__}")
    _add_input(parser)
    _add_output(parser)
    _add_cleaning(parser)
    _add_running(parser)
    return parser


def _add_input(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument_group("what is read").add_argument
    add("--html-key", default="", metavar="KEY", help="of JSON lines and Parquet, where pages stand (default: html)")
    add("--text-key", default="", metavar="KEY", help="where texts stand, if there is no page (default: text)")
    add(
        "--id-key",
        default="",
        metavar="KEY",
        help="where ids stand (default: id; a record without one is named by its place)",
    )
    add("--url-key", default="", metavar="KEY", help="where addresses stand (default: url)")
    add("--include", action="append", metavar="PATTERN", help="of a folder, take files whose name or path matches")
    add("--exclude", action="append", metavar="PATTERN", help="pass over files and folders whose name or path matches")
    add("--encoding", metavar="NAME", help="what bytes are in; found out when not given")
    add("--pages", metavar="1-4", help="the pages of a PDF to read")


def _add_output(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument_group("what is written").add_argument
    add("--format", choices=ENDS, default="jsonl", help="what documents are written as (default: jsonl)")
    add("--deduplicate", action="store_true", help="leave out documents whose text came before, in whole or nearly")
    add(
        "--no-duplicates",
        action="store_true",
        help="do not look for such documents, which are else told in _duplicates.jsonl",
    )
    add("--removed", action="store_true", help="add what was taken away to each document")
    add("--diagnostics", action="store_true", help="add what is doubtful to each document")


def _add_cleaning(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument_group("how it cleans").add_argument
    add("--spacing", choices=SPACINGS, help="between Han and Latin: none, one blank (pangu), or as it is (keep)")
    add("--quotes", choices=QUOTES, help="“ ” (curly), 「 」 (corner), keep, or auto")
    add("--script", metavar="NAME", help="simplified, or an OpenCC configuration such as s2tw")
    add("--favour", choices=LEANINGS, help="in doubt keep text (recall), or take junk away (precision)")
    add("--keep", action="append", metavar="REASON", help="take nothing away for this reason")
    add("--skip", action="append", metavar="STEP", help="leave this step out")
    add("--only", action="append", metavar="STEP", help="run this step alone (may be given more than once)")
    add("--no-evidence", action="store_true", help="do not look first which lines many documents of one source share")
    add("--max-size", metavar="SIZE", help="of one document: 64M when not given")
    add(
        "--time-limit",
        type=float,
        default=60,
        metavar="SECONDS",
        help="of processor time for one document (default: 60; 0: none)",
    )
    add("--memory-limit", default="1G", metavar="SIZE", help="for one document (default: 1G; 0: none)")
    add("--config", type=Path, metavar="FILE", help="settings file with a table [tool.hizone-clean]")


def _add_running(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument_group("how it runs").add_argument
    add(
        "--jobs",
        type=int,
        default=0,
        metavar="N",
        help="workers at a time (default: one for each core; on a cluster, what it gives)",
    )
    add(
        "--shard-size",
        default="0",
        metavar="SIZE",
        help="what is done at a time, and anew after a crash (default: up to 64M)",
    )
    add(
        "--engine",
        choices=("local", "ray", "slurm"),
        default="local",
        help="where: processes of this machine, Ray, Slurm",
    )
    add(
        "--engine-option",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="of Ray (address, num_cpus, memory …) or Slurm (partition, time, mem_per_cpu_gb, qos, venv_path …)",
    )
    add("--resume", action="store_true", help="finish what was broken off: the default")
    add("--restart", action="store_true", help="begin anew, over what an earlier run wrote")
    add("--dry-run", action="store_true", help="show the shards and the settings, and end")
    add("-q", "--quiet", action="store_true", help="say nothing but failures")


def orders_of(options: argparse.Namespace) -> Orders:
    """The orders that ``options`` give. Raises ``SettingsError`` or ``CorpusError`` for what cannot be."""
    given = {name: value for name in _SETTINGS if (value := getattr(options, name)) is not None}
    overrides: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in given.items()
    }
    # a corpus is often a folder of strangers: settings are taken from a file that is named, never from one that is found
    config = options.config or Path(os.devnull)
    settings: Settings = load_settings(config, overrides, [])
    pipeline_for(settings)  # what does not exist is told before anything begins
    if options.time_limit < 0 or options.jobs < 0:
        raise CorpusError("--time-limit and --jobs cannot be below 0")
    return Orders(
        settings,
        Keys(options.text_key, options.html_key, options.id_key, options.url_key),
        options.format,
        removed=options.removed,
        diagnostics=options.diagnostics,
        time_limit=options.time_limit,
        evidence=not options.no_evidence,
        duplicates=options.deduplicate or not options.no_duplicates,
        deduplicate=options.deduplicate,
        memory_limit=0 if options.memory_limit == "0" else size_of(options.memory_limit),
        shard_size=0 if options.shard_size == "0" else size_of(options.shard_size),
    )


def engine_options_of(options: argparse.Namespace) -> dict[str, Any]:
    """The options of the engine: numbers as numbers. Raises ``CorpusError`` for one without a value."""
    told: dict[str, Any] = {}
    for one in options.engine_option:
        key, is_given, value = one.partition("=")
        if not is_given:
            raise CorpusError(f"--engine-option {one} has no value: KEY=VALUE")
        told[key.replace("-", "_")] = int(value) if value.isdecimal() else value
    return told


def output_of(options: argparse.Namespace) -> str:
    """Where to write. Raises ``CorpusError`` for a place that is a file, or an input."""
    output: str = options.output
    if is_remote(output):
        return output.rstrip("/")
    if os.path.isfile(output):  # noqa: PTH113
        raise CorpusError(f"{output} is a file: the last argument names the folder to write to")
    if any(not is_remote(name) and os.path.realpath(name) == os.path.realpath(output) for name in options.inputs):
        raise CorpusError(f"{output} is an input: name another folder to write to")
    return output
