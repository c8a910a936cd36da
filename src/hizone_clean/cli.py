"""``hizone-clean``: dirty Chinese documents in, clean text out.

The cleaned text alone goes to standard output; everything else goes to standard error. Exit status: 0 done, 1 ``--check``
or ``--diff`` found changes, 2 wrong use or a document that cannot be read, 130 interrupted.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from hizone_clean.command.options import make_parser, overrides_of
from hizone_clean.command.settings import SettingsError, load_settings
from hizone_clean.command.speaking import put_into_chinese, speaks_chinese
from hizone_clean.patterns import keep_patterns

if TYPE_CHECKING:
    import argparse

    from hizone_clean.command.settings import Settings


_SELDOM = 50_000
"""Objects made before the collector looks for circles: loading a run's modules makes many that stay, and no circle."""


def main(argv: list[str] | None = None) -> int:
    """Run the command with ``argv`` and give its exit status."""
    if _asks_for_server(sys.argv[1:] if argv is None else argv):
        return _serve()
    parser = make_parser()
    if speaks_chinese():
        put_into_chinese(parser)
    options = parser.parse_args(argv)
    try:
        named = [options.stdin_filename] if options.files in ([], ["-"]) else options.files
        settings = load_settings(options.config, overrides_of(options), named, trust=options.trust)
        return _run(options, settings)
    except BrokenPipeError:
        raise
    except (SettingsError, OSError) as error:
        from hizone_clean.command.output import say

        say(f"hizone-clean: {error}")
        return 2


def entry() -> None:
    """The console script: :func:`main`, with a quiet end for a closed pipe and for Ctrl-C."""
    _open_what_is_closed()
    gc.set_threshold(_SELDOM)
    try:
        status = main()
        if sys.stdout is not None:
            sys.stdout.flush()
        keep_patterns()
        gc.freeze()  # nobody needs to look through what goes with the process
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        status = 0
    except KeyboardInterrupt:
        from hizone_clean.command.output import say

        say("hizone-clean: interrupted")
        status = 130
    sys.exit(status)


def _open_what_is_closed() -> None:
    """Take the numbers of standard streams that are closed, or the first file that is opened would be one of them."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def _asks_for_server(argv: list[str]) -> bool:
    """Whether the command line is ``hizone-clean mcp``, and no file has that name."""
    return argv == ["mcp"] and not os.path.exists("mcp")  # noqa: PTH110 - no pathlib before it is needed


def _serve() -> int:
    from hizone_clean.command.output import say

    try:
        from hizone_clean.command.mcp_server import serve

        return serve()
    except ImportError as error:
        say(f"hizone-clean: the server needs a package more: pip install 'hizone-clean[mcp]' ({error})")
        return 2


def _run(options: argparse.Namespace, settings: Settings) -> int:
    if options.show_config:
        _print(settings.as_toml())
        return 0
    from hizone_clean.command.steps import pipeline_for

    pipeline = pipeline_for(settings)
    if options.list_cleaners:
        _print("\n".join(pipeline.names))
        return 0
    _check_encoding(settings)
    _check_pages(settings)
    from hizone_clean.command.running import run

    return run(options, settings)


def _print(text: str) -> None:
    """Settings may hold Chinese, whatever encoding the terminal says that it has."""
    from hizone_clean.command.output import put

    put(f"{text}\n")


def _check_encoding(settings: Settings) -> None:
    from hizone_clean.decoding.encoding_names import resolve_encoding
    from hizone_clean.errors import InputError

    try:
        resolve_encoding(settings.encoding or "utf-8")
    except InputError as error:
        raise SettingsError(str(error)) from error


def _check_pages(settings: Settings) -> None:
    if settings.pages:
        from hizone_clean.reading.pdf import parse_pages

        try:
            parse_pages(settings.pages)
        except ValueError as error:
            raise SettingsError(f"pages: {error}") from error
