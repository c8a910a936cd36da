"""The files that a run visits: named files as they are named, folders in sorted order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hizone_clean.command.settings import Settings

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    Ignores = tuple[tuple[Path, GitIgnoreSpec], ...]


class Found(NamedTuple):
    """A file to visit, and its name below the folder that it was found in."""

    path: Path
    relative: Path
    problem: str = ""
    """Why it, or the folder that it is, cannot be visited."""


def walk(names: Iterable[str], settings: Settings) -> Iterator[Found]:
    """The files that ``names`` stand for: a file for itself, a folder for the files below it that ``include`` names.

    In folders ``.gitignore`` is obeyed, hidden files and folders are passed over, and a link that leads out of the folder
    is not followed; nor is the folder of raw forms entered. ``exclude`` holds for named files too; its patterns match a name, or a path as it was given, from
    the folder that the command runs in, or from that of the configuration file.
    """
    for name in names:
        path = Path(name)
        if path.is_dir():
            yield from (file._replace(relative=file.path.relative_to(path)) for file in _below(path, settings))
        elif not any(_matches(place, settings.exclude, settings.home) for place in (path, *path.parents)):
            yield Found(path, Path(path.name))


def _below(root: Path, settings: Settings) -> Iterator[Found]:
    real = Path(os.path.realpath(root))
    waiting: list[tuple[Path, bool, Ignores]] = [(root, True, tuple(_ignores_above(real)))]
    while waiting:
        path, is_folder, above = waiting.pop()
        if _matches(path, settings.exclude, settings.home) or (
            is_folder and path != root and _holds_raw(path, settings)
        ):
            continue
        if not is_folder:
            if _matches(path, settings.include, settings.home) and _inside(path, real):
                yield Found(path, path)
            continue
        ignores = (*_ignores(path, real / path.relative_to(root)), *above)
        try:
            children = _children(path)
        except OSError as error:
            yield Found(path, path, error.strerror or str(error))
            continue
        waiting += [
            (path / name, folder, ignores)
            for name, folder in children
            if not (ignores and _ignored(real / path.relative_to(root) / name, folder, ignores))
        ]


def _holds_raw(folder: Path, settings: Settings) -> bool:
    return bool(settings.keep_raw) and os.path.realpath(folder) == os.path.realpath(settings.keep_raw)


def _children(folder: Path) -> list[tuple[str, bool]]:
    """The names in ``folder``, last first, each with whether it is a folder; nothing hidden, no link to a folder."""
    with os.scandir(folder) as entries:
        return sorted(((entry.name, entry.is_dir()) for entry in entries if _is_shown(entry)), reverse=True)


def _is_shown(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith("."):
        return False
    try:
        return entry.is_dir(follow_symlinks=False) or entry.is_file()
    except OSError:  # a link that leads to itself
        return False


def _ignores_above(real: Path) -> Iterator[tuple[Path, GitIgnoreSpec]]:
    """The ignore files between ``real`` and the top of its repository, nearest first; none outside of a repository."""
    top = next((place for place in (real, *real.parents) if (place / ".git").exists()), real)
    for place in real.parents:
        if place == top or top in place.parents:
            yield from _ignores(place, place)


def _ignores(folder: Path, real: Path) -> Ignores:
    path = folder / ".gitignore"
    if not path.is_file():
        return ()
    from pathspec import GitIgnoreSpec

    return ((real, GitIgnoreSpec.from_lines(path.read_text("utf-8", "replace").splitlines())),)


def _ignored(real: Path, is_folder: bool, ignores: Ignores) -> bool:
    """Whether the nearest ignore file that speaks of the path says so, as git has it."""
    for folder, spec in ignores:
        verdict = spec.check_file(f"{real.relative_to(folder).as_posix()}{'/' if is_folder else ''}").include
        if verdict is not None:
            return verdict
    return False


def _matches(path: Path, patterns: tuple[str, ...], home: str) -> bool:
    if not patterns:
        return False
    if any(fnmatchcase(path.name, pattern.rstrip("/")) for pattern in patterns):
        return True
    with_folders = [pattern.rstrip("/") for pattern in patterns if "/" in pattern.rstrip("/")]
    spellings = _spellings(path, home) if with_folders else ()
    return any(fnmatchcase(spelling, pattern) for pattern in with_folders for spelling in spellings)


def _spellings(path: Path, home: str) -> set[str]:
    absolute = Path.cwd() / path
    places = (Path.cwd(), Path(home)) if home else (Path.cwd(),)
    seen_from = (Path(os.path.relpath(absolute, place)) for place in places)
    return {path.as_posix(), *(seen.as_posix() for seen in seen_from)}


def _inside(path: Path, real: Path) -> bool:
    return not path.is_symlink() or Path(os.path.realpath(path)).is_relative_to(real)
