"""What completes the command in a shell, made from its own parser: options, names of steps and reasons, files and folders."""

from __future__ import annotations

import argparse
from typing import get_args

_FOLDERS = ("DIR",)
_FILES = ("FILE",)


def completion_of(parser: argparse.ArgumentParser, shell: str) -> str:
    """The script that completes ``parser`` in ``shell``. Raises ``ImportError`` where shtab is not installed.

    >>> from hizone_clean.command.options import make_parser
    >>> "--output-dir" in completion_of(make_parser(), "bash")
    True
    """
    import shtab

    from hizone_clean.blocks import Reason
    from hizone_clean.pipeline.default import default_pipeline

    known = {"keep": get_args(Reason), "skip": default_pipeline.names, "only": default_pipeline.names}
    for action in parser._actions:
        if action.dest in known:
            action.choices = known[action.dest]
        elif action.metavar in _FOLDERS:
            action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
        elif action.metavar in _FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
    return str(shtab.complete(parser, shell))
