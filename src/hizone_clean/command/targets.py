"""The files that the accounts of a run go to: none may be a document, nor anything that is no account."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from hizone_clean.command.settings import SettingsError


def check_targets(
    removed: Path | None, report: Path | None, inputs: Iterable[Path], output: Path | None = None
) -> None:
    """Raise ``SettingsError`` where an account would be written over a document, or over anything that is no account."""
    taken = {_identity(path): path for path in inputs}
    for option, path, is_ours in (("--removed", removed, _holds_rows), ("--report", report, _holds_report)):
        if not path:
            continue
        if (identity := _identity(path)) in taken:
            raise SettingsError(
                f"{option} {path} is {taken[identity]} itself, which is to be cleaned: name another file"
            )
        if path.is_file() and path.stat().st_size and not is_ours(path):
            raise SettingsError(f"{option} {path} would overwrite a file that no {option} wrote: name another file")
    if output and (identity := _identity(output)) in taken:
        raise SettingsError(f"--output {output} is {taken[identity]} itself, which is to be cleaned: name another file")
    if removed and report and _identity(removed) == _identity(report):
        raise SettingsError(f"--removed and --report cannot both be {removed}")


def _identity(path: Path) -> tuple[int, int] | str:
    """The same for all names of one file: links, also hard ones, and another case of the letters where that is no other."""
    try:
        status = path.stat()
    except OSError:
        return os.path.realpath(path)
    return (status.st_dev, status.st_ino)


def _holds_rows(path: Path) -> bool:
    import json

    with path.open("rb") as file:
        line = file.readline(1 << 20)
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return len(line) == 1 << 20 and line.startswith(b'{"file": ')
    return isinstance(row, dict) and {"file", "lines", "reason", "by"} <= set(row)


def _holds_report(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(4096)
    return head.startswith(b"<!DOCTYPE html>") and b"hizone-clean" in head
