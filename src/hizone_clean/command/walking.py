"""The files that a run visits: named files as they are named, folders in sorted order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hizone_clean.command.settings import Settings

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

Ignores = tuple[tuple[Path, "GitIgnoreSpec"], ...]


class Found(NamedTuple):
    """A file to visit, and its name below the folder that it was found in."""

    path: Path
    relative: Path


def walk(names: list[str], settings: Settings) -> Iterator[Found]:
    """The files that ``names`` stand for: a file for itself, a folder for the files below it that ``include`` names.

    In folders ``.gitignore`` is obeyed, hidden folders are passed over, and a link that leads out of the folder is not
    followed. ``exclude`` holds for named files too.
    """
    for name in names:
        path = Path(name)
        if path.is_dir():
            yield from (Found(file, file.relative_to(path)) for file in _below(path, settings))
        elif not _matches(path, settings.exclude):
            yield Found(path, Path(path.name))


def _below(root: Path, settings: Settings) -> Iterator[Path]:
    home = root.resolve()
    waiting: list[tuple[Path, Ignores]] = [(root, ())]
    while waiting:
        path, above = waiting.pop()
        if path.is_dir():
            ignores = (*above, *_ignores(path))
            waiting += [(child, ignores) for child in _children(path) if not _ignored(child, ignores)]
        elif _matches(path, settings.include) and not _matches(path, settings.exclude) and _inside(path, home):
            yield path


def _children(folder: Path) -> list[Path]:
    """The entries of ``folder``, last first, without hidden ones and links to folders."""
    with os.scandir(folder) as entries:
        shown = [e for e in entries if not e.name.startswith(".") and not (e.is_symlink() and e.is_dir())]
    return sorted((Path(folder, entry.name) for entry in shown), reverse=True)


def _ignores(folder: Path) -> Ignores:
    path = folder / ".gitignore"
    if not path.is_file():
        return ()
    from pathspec import GitIgnoreSpec

    return ((folder, GitIgnoreSpec.from_lines(path.read_text("utf-8", "replace").splitlines())),)


def _ignored(path: Path, ignores: Ignores) -> bool:
    tail = "/" if path.is_dir() else ""
    return any(spec.match_file(f"{path.relative_to(folder).as_posix()}{tail}") for folder, spec in ignores)


def _matches(path: Path, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch(path.name, pattern) or fnmatch(path.as_posix(), pattern) for pattern in patterns)


def _inside(path: Path, home: Path) -> bool:
    return not path.is_symlink() or path.resolve().is_relative_to(home)
