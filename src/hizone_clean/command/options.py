"""What the command line says: its options, and the settings and the mode that they ask for."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hizone_clean import __version__
from hizone_clean.command.settings import FORMATS, LEANINGS, QUOTES, SPACINGS, TABLES, SettingsError

if TYPE_CHECKING:
    from hizone_clean.command.job import Mode

_SETTINGS = (
    "format", "spacing", "quotes", "script", "favour", "encoding", "pages", "keep", "skip", "only", "include", "exclude", "keep_raw",
    "max_size", "normalize", "ignore_off",
)  # fmt: skip


FORMAT_OF_NAME = {
    ".md": "markdown", ".markdown": "markdown", ".txt": "text", ".text": "text", ".json": "json", ".jsonl": "jsonl",
    ".csv": "csv", ".xlsx": "xlsx", ".parquet": "parquet",
}  # fmt: skip
"""The format that the name of an output file asks for."""

SHELLS = ("bash", "zsh", "tcsh", "fish", "powershell")
_EXAMPLES = """\
examples:
  hizone-clean page.html                           the clean text, on the screen
  hizone-clean -o clean -f markdown articles/      a folder of Markdown out of a folder
  hizone-clean -o table.csv articles/              a table, a row for each article
  hizone-clean -o all.md page1.pdf page2.html      several documents in one file
  hizone-clean -d article.txt                      what would change in a file
  hizone-clean -i --removed gone.jsonl articles/   clean a folder, and keep what was taken away
  hizone-clean -c --report report.html articles/   look at it all, change nothing
  curl … | hizone-clean | wc -m                    a filter in a pipe
  hizone-clean mcp                                 a server for assistants (Model Context Protocol)
"""


def make_parser() -> argparse.ArgumentParser:
    """The parser of the command line; its groups follow the reader's questions."""
    about = "Dirty Chinese documents in, clean text out."
    parser = argparse.ArgumentParser("hizone-clean", description=about, epilog=_EXAMPLES, formatter_class=_format_help)
    parser.add_argument("files", nargs="*", metavar="FILE", help="files or folders; - or none is standard input")
    _add_modes(parser)
    _add_cleaning(parser)
    _add_accounts(parser)
    _add_files(parser)
    return parser


def _format_help(prog: str) -> argparse.HelpFormatter:
    """The usual formatter, told the width: to find it out it would load a third of what a run needs."""
    return argparse.RawDescriptionHelpFormatter(prog, width=terminal_width() - 2)


def terminal_width() -> int:
    """The columns of the terminal; 80 where there is none."""
    try:
        return int(os.environ.get("COLUMNS") or os.get_terminal_size(1).columns)
    except (ValueError, OSError):
        return 80


def _add_modes(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument_group("where it goes (standard output, when none is given)").add_argument
    add("-i", "--in-place", action="store_true", help="write each file back, clean")
    add(
        "-o", action=_File, type=Path, metavar="PATH", help="--output for all.md, all.txt, all.csv …; else --output-dir"
    )
    add(
        "--output",
        type=Path,
        metavar="FILE",
        help="write all of it into this one file, in the format that its name says",
    )
    add("--output-dir", type=Path, metavar="DIR", help="write the clean files there, under their own names")
    add("-c", "--check", action="store_true", help="write nothing; exit 1 when a file would change")
    add("-d", "--diff", action="store_true", help="write nothing; show what would change, exit 1 when something would")
    add("-f", "--format", choices=FORMATS, help="what comes out (default: text)")


def _add_cleaning(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument_group("how it cleans").add_argument
    add("--normalize", action="store_true", default=None, help="characters and punctuation only: takes nothing away")
    add("--spacing", choices=SPACINGS, help="between Han and Latin: none, one blank (pangu), or as it is (keep)")
    add("--quotes", choices=QUOTES, help="“ ” (curly), 「 」 (corner), keep, or auto: 「 」 stay in Traditional text")
    add("--script", metavar="NAME", help="simplified, or an OpenCC configuration such as s2tw")
    add("--favour", choices=LEANINGS, help="in doubt keep text (recall), or take junk away (precision)")
    add("-e", "--encoding", metavar="NAME", help="what the input is in; found out when not given")
    add("--pages", metavar="1-4", help="the pages of a PDF to read: 1-4 or 2,5-; all when not given")
    add("--keep", action="append", metavar="REASON", help="take nothing away for this reason")
    add("--skip", action="append", metavar="STEP", help="leave this step out")
    add("--only", action="append", metavar="STEP", help="run this step alone (may be given more than once)")
    add(
        "--ignore-off",
        action="store_true",
        default=None,
        help="clean also what says hizone-clean: off, as strangers may",
    )
    add("--learn-from", type=Path, metavar="DIR", help="take away also what many documents of this folder share")
    add("--skip-data", action="store_true", help="pass over data (JSON, tables, code …) that is named, as in folders")
    add("--field", metavar="KEY", help="of JSON lines, JSON or a table, clean what stands under this key or column")


def _add_accounts(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument_group("what it tells").add_argument
    add("--removed", type=Path, metavar="FILE", help="write what was taken away to this JSON lines file")
    add(
        "--report",
        type=Path,
        metavar="FILE",
        help="write a page to look at, result beside source; of several, a list and a page each",
    )
    add("--picture", type=Path, metavar="FILE", help="draw where every line of the page went, as FILE.svg")
    add("--explain", action="store_const", const="lines", help="tell on standard error what each step did")
    add("--explain-jsonl", action="store_const", const="jsonl", dest="explain", help="the same as JSON lines")
    add("-v", "--verbose", action="store_true", help="tell every warning, not ten and how many more")
    add("-q", "--quiet", action="store_true", help="say nothing but failures")
    add("--show-config", action="store_true", help="print the settings that hold here, and end")
    add("--list-cleaners", action="store_true", help="print the steps in the order that they run, and end")
    add(
        "--print-completion",
        action=_PrintCompletion,
        choices=SHELLS,
        help="print what completes this command in a shell",
    )
    add("-V", "--version", action="version", version=f"hizone-clean {__version__}")


def _add_files(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument_group("which files").add_argument
    add("--include", action="append", metavar="PATTERN", help="of a folder, take files whose name or path matches")
    add("--exclude", action="append", metavar="PATTERN", help="pass over files and folders whose name or path matches")
    add("--keep-raw", metavar="DIR", help="with --in-place, keep the raw form of each file there")
    add("--config", type=Path, metavar="FILE", help="settings file, in place of the nearest pyproject.toml")
    add("--trust", action="store_true", help="let the pyproject.toml that is found change words and write elsewhere")
    add("--max-size", metavar="SIZE", help="pass over what is larger: 64M when not given; k, M and G are known")
    add("--stdin-filename", default="-", metavar="NAME", help="what to call standard input; its folder's settings hold")
    add(
        "-j",
        "--jobs",
        type=_count,
        default=1,
        metavar="N",
        help="processes to use for several files; 0: one for each core",
    )


class _File(argparse.Action):
    """``-o``: one file where the name says a format, else a folder."""

    def __call__(self, parser: argparse.ArgumentParser, options: argparse.Namespace, path: Any, _: Any = None) -> None:
        is_file = path.suffix.lower() in FORMAT_OF_NAME and not os.path.isdir(path)  # noqa: PTH112 - raises in a closed folder
        setattr(options, "output" if is_file else "output_dir", path)


class _PrintCompletion(argparse.Action):
    """Prints the script that completes the command, and ends; what makes it is loaded only here."""

    def __call__(self, parser: argparse.ArgumentParser, _: object, shell: Any, __: str | None = None) -> None:
        from hizone_clean.command.completion import completion_of

        try:
            print(completion_of(parser, shell))
        except ImportError:
            parser.error("--print-completion needs shtab: pip install shtab")
        parser.exit()


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"must be a whole number, not {text!r}")
    return int(text) or os.cpu_count() or 1


def overrides_of(options: argparse.Namespace) -> dict[str, Any]:
    """The settings that the command line gives, which win over those of a file."""
    given = {name: getattr(options, name) for name in _SETTINGS if getattr(options, name) is not None}
    if options.output and (form := FORMAT_OF_NAME.get(options.output.suffix.lower())):
        given.setdefault("format", form)
    return {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}


def mode_of(options: argparse.Namespace, form: str) -> Mode:
    """The one mode that ``options`` ask for. Raises ``SettingsError`` for two, or for one that ``form`` cannot have."""
    modes: dict[Mode, bool] = {
        "in_place": options.in_place,
        "output_dir": options.output_dir is not None,
        "check": options.check,
        "diff": options.diff,
    }
    chosen: list[Mode] = [mode for mode, asked in modes.items() if asked]
    if len(chosen) > 1:
        raise SettingsError(f"{flag(chosen[0])} and {flag(chosen[1])} exclude each other")
    mode = chosen[0] if chosen else "stdout"
    if form in TABLES and mode != "stdout":
        raise SettingsError(f"a table is one file: --output FILE or standard output, not {flag(mode)}")
    if options.output is not None and mode != "stdout":
        raise SettingsError(f"--output puts all into one file: leave out {flag(mode)}")
    if form in ("json", "jsonl") and mode in ("in_place", "check", "diff"):
        raise SettingsError(f"{flag(mode)} works with --format text or markdown, not {form}")
    return mode


def flag(mode: Mode) -> str:
    """The option that asks for ``mode``."""
    return f"--{mode.replace('_', '-')}"
