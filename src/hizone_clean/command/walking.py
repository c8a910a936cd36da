"""The files that a run visits: named files as they are named, folders in sorted order."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from hizone_clean.command.ignoring import Ignores, is_ignored, read_ignores
from hizone_clean.command.settings import Settings


class Found(NamedTuple):
    """A file to visit, and its name below the folder that it was found in."""

    path: Path
    relative: Path
    problem: str = ""
    """Why it, or the folder that it is, cannot be visited."""
    named: bool = True
    """Whether it was named, rather than found in a folder."""
    target: Path = Path()
    """Where its clean form goes, when that is another folder."""


def walk(names: Iterable[str], settings: Settings, passed: Counter[str] | None = None) -> Iterator[Found]:
    """The files that ``names`` stand for: a file for itself, a folder for the files below it that ``include`` names.

    In folders ``.gitignore`` is obeyed, hidden files and folders are passed over, and a link that leads out of the folder
    or to a hidden place is not followed; nor is the folder of raw forms entered. ``exclude`` holds for named files too; its
    patterns match a name, or a path as it was given, from the folder that the command runs in, or from that of the
    configuration file. Files that ``include`` does not name are counted in ``passed``, by the ends of their names.
    """
    passed = Counter() if passed is None else passed
    for name in names:
        path = Path(name)
        if leads_to_hidden(path):
            yield Found(path, Path(path.name), "not followed: the link leads to a hidden place; name the file itself")
        elif _is_folder(path):
            below = _below(path, settings, passed)
            yield from (file._replace(relative=file.path.relative_to(path)) for file in below)
        elif not any(_matches(place, settings.exclude, settings.home) for place in (path, *path.parents)):
            yield Found(path, Path(path.name))


def leads_to_hidden(path: Path) -> bool:
    """Whether ``path`` is a link, or goes through one below the current folder, that ends in a hidden place.

    ``a.txt -> .git/config`` in a folder of strangers would hand the machine's own files to the cleaner.
    """
    real, here = os.path.realpath(path), os.path.realpath(".")
    if os.path.islink(path) or not path.is_absolute():  # noqa: PTH114 - Path.is_symlink raises in a closed folder
        start = os.path.realpath(path.parent) if path.is_absolute() else here
        named = {part for part in path.parts if part.startswith(".")}
        return any(part.startswith(".") for part in set(Path(os.path.relpath(real, start)).parts) - named - {".", ".."})
    return False


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises in a closed folder


def _below(root: Path, settings: Settings, passed: Counter[str]) -> Iterator[Found]:
    real = Path(os.path.realpath(root))
    above = _ignores_above(real)
    if any(_is_ignored_from(place, above) for place in (real, *real.parents)):
        return
    waiting: list[tuple[Path, bool, tuple[Ignores, ...]]] = [(root, True, above)]
    while waiting:
        path, is_folder, above = waiting.pop()
        if _matches(path, settings.exclude, settings.home) or (
            is_folder and path != root and _holds_raw(path, settings)
        ):
            continue
        if not is_folder:
            if not _matches(path, settings.include, settings.home):
                passed[path.suffix.lower() or "without an extension"] += 1
            elif _inside(path, real):
                yield Found(path, path, named=False)
            continue
        place = real / path.relative_to(root)
        try:
            children = _children(path)
            ignores = (*_ignores(path, place), *above)
        except OSError as error:
            yield Found(path, path, error.strerror or str(error))
            continue
        waiting += [
            (path / name, folder, ignores)
            for name, folder in children
            if not (ignores and is_ignored(place / name, folder, ignores))
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


def _ignores_above(real: Path) -> tuple[Ignores, ...]:
    """The ignore files between ``real`` and the top of its repository, nearest first; none outside of a repository."""
    top = next((place for place in (real, *real.parents) if _exists(place / ".git")), real)
    found: list[Ignores] = []
    for place in real.parents:
        if place == top or top in place.parents:
            try:
                found += _ignores(place, place)
            except OSError:  # what may not be read says nothing
                continue
    return tuple(found)


def _is_ignored_from(place: Path, above: tuple[Ignores, ...]) -> bool:
    return is_ignored(place, True, [one for one in above if one.folder in place.parents])


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _ignores(folder: Path, real: Path) -> tuple[Ignores, ...]:
    path = folder / ".gitignore"
    return (read_ignores(path, real),) if path.is_file() else ()


def _matches(path: Path, patterns: tuple[str, ...], home: str) -> bool:
    if not patterns:
        return False
    if any(_names(path.name, pattern.rstrip("/")) for pattern in patterns):
        return True
    with_folders = [pattern.rstrip("/") for pattern in patterns if "/" in pattern.rstrip("/")]
    spellings = _spellings(path, home) if with_folders else ()
    return any(fnmatchcase(spelling, pattern) for pattern in with_folders for spelling in spellings)


def _names(name: str, pattern: str) -> bool:
    """Whether ``pattern`` is of ``name``; of an extension alone (``*.html``), whatever its case."""
    return fnmatchcase(name.lower(), pattern.lower()) if pattern.startswith("*.") else fnmatchcase(name, pattern)


def _spellings(path: Path, home: str) -> set[str]:
    absolute = Path.cwd() / path
    places = (Path.cwd(), Path(home)) if home else (Path.cwd(),)
    seen_from = (Path(os.path.relpath(absolute, place)) for place in places)
    return {path.as_posix(), *(seen.as_posix() for seen in seen_from)}


def _inside(path: Path, real: Path) -> bool:
    """Whether ``path`` is no link, or one that stays in the folder ``real`` and in what is shown of it."""
    if not path.is_symlink():
        return True
    target = Path(os.path.realpath(path))
    return target.is_relative_to(real) and not any(part.startswith(".") for part in target.relative_to(real).parts)
