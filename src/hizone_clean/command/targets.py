"""The files that the accounts of a run go to: none may be a document, nor anything that is no account."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from hizone_clean.command.settings import SettingsError
from hizone_clean.command.walking import Found


def check_targets(options: argparse.Namespace, inputs: Iterable[Path]) -> None:
    """Raise ``SettingsError`` where an account would be written over a document, or over anything that is no account."""
    taken = {_identity(path): path for path in inputs}
    accounts = {"removed": _holds_rows, "report": is_report, "picture": _holds_picture, "output": None}
    named: dict[tuple[int, int] | str, str] = {}
    for name, is_ours in accounts.items():
        path: Path | None = getattr(options, name)
        option = f"--{name}"
        if not path:
            continue
        if (identity := _identity(path)) in taken:
            raise SettingsError(
                f"{option} {path} is {taken[identity]} itself, which is to be cleaned: name another file"
            )
        if is_ours and path.is_file() and path.stat().st_size and not is_ours(path):
            raise SettingsError(f"{option} {path} would overwrite a file that no {option} wrote: name another file")
        if identity in named:
            raise SettingsError(f"{named[identity]} and {option} cannot both be {path}")
        named[identity] = option


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


def is_report(path: Path) -> bool:
    """Whether ``path`` holds a page of a report."""
    with path.open("rb") as file:
        head = file.read(4096)
    return head.startswith(b"<!DOCTYPE html>") and b"hizone-clean" in head


def _holds_picture(path: Path) -> bool:
    with path.open("rb") as file:
        return b'data-by="hizone-clean"' in file.read(200)


class ReportPlaces(NamedTuple):
    """Where a report goes: its first page, and the folder of the others."""

    first: Path
    pages: Path


def report_places(path: Path, *, several: bool) -> ReportPlaces:
    """``r.html`` with its other pages in ``r-pages``; for several documents ``DIR`` is a folder with ``index.html``.

    >>> report_places(Path("out/r.html"), several=True).pages.as_posix()
    'out/r-pages'
    """
    if several and (not path.suffix or path.is_dir()):
        return ReportPlaces(path / "index.html", path / "pages")
    return ReportPlaces(path, path.with_name(f"{path.stem}-pages"))


def without_own_report(found: list[Found], report: Path | None) -> list[Found]:
    """``found`` without the pages that an earlier run wrote for the same ``report``."""
    if report is None:
        return found
    places = {os.path.realpath(place) for several in (False, True) for place in report_places(report, several=several)}

    def is_own(path: Path) -> bool:
        real = os.path.realpath(path)
        return (real in places or str(Path(real).parent) in places) and _is_report(path)

    return [file for file in found if not is_own(file.path)]


def _is_report(path: Path) -> bool:
    try:
        return is_report(path)
    except OSError:
        return False
