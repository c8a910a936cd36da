"""The files that the inputs of a run stand for, in an order that depends on nothing but their names."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase

from hizone_clean.command.settings import Settings
from hizone_clean.command.walking import walk
from hizone_clean.corpus.errors import CorpusError
from hizone_clean.corpus.reading import Piece
from hizone_clean.corpus.reading.pieces import CONTAINERS, kind_of
from hizone_clean.corpus.storage import is_remote


def find_inputs(names: Sequence[str], settings: Settings, output: str, passed: Counter[str]) -> list[tuple[Piece, int]]:
    """The files of ``names``, each whole, with its size in bytes; the names of documents are seen from what all have in common.

    A folder stands for the documents and containers below it that ``settings`` include; others are counted in ``passed``.
    Raises ``CorpusError`` where there is none, or one cannot be visited.
    """
    found = [
        one
        for name in names
        for one in (_remote(name, settings) if is_remote(name) else _local(name, settings, passed))
    ]
    inside = os.path.realpath(output) + os.sep if not is_remote(output) else output.rstrip("/") + "/"
    found = [
        (path, size)
        for path, size in found
        if not (path if is_remote(path) else os.path.realpath(path)).startswith(inside)
    ]
    if not found:
        raise CorpusError(
            f"nothing to clean in {', '.join(names)}; of folders, {', '.join(settings.include)} are taken"
        )
    shown = _shown_names([path for path, _ in found], names)
    pieces = [(Piece(kind_of(path), path, name), size) for (path, size), name in zip(found, shown, strict=True)]
    return list({piece.path: (piece, size) for piece, size in pieces}.values())


def with_containers(settings: Settings) -> Settings:
    """``settings`` that take containers of folders beside documents."""
    return settings._replace(include=(*settings.include, *CONTAINERS))


def _local(name: str, settings: Settings, passed: Counter[str]) -> Iterator[tuple[str, int]]:
    if any(mark in name for mark in "*?[") and not os.path.exists(name):  # noqa: PTH110
        import glob

        for one in sorted(glob.glob(name, recursive=True)):  # noqa: PTH207
            yield from _local(one, settings, passed)
        return
    for file in walk([name], with_containers(settings), passed):
        if file.problem:
            raise CorpusError(f"{file.path}: {file.problem}")
        try:
            yield str(file.path), file.path.stat().st_size
        except OSError as error:
            raise CorpusError(f"{file.path}: {error.strerror or error}") from error


def _remote(name: str, settings: Settings) -> Iterator[tuple[str, int]]:
    from fsspec.core import url_to_fs

    system, inner = url_to_fs(name)
    told = system.glob(inner, detail=True) if any(mark in inner for mark in "*?[") else None
    if told is None:
        told = system.find(inner, detail=True) if system.isdir(inner) else {inner: system.info(inner)}
        wanted = [one.lower() for one in (*settings.include, *CONTAINERS)] if system.isdir(inner) else ["*"]
    else:
        wanted = ["*"]
    for path in sorted(told):
        if any(fnmatchcase(path.rpartition("/")[2].lower(), one) for one in wanted):
            yield str(system.unstrip_protocol(path)), int(told[path].get("size") or 0)


def _shown_names(paths: Sequence[str], names: Sequence[str]) -> list[str]:
    """The name of each of ``paths`` below the folder that all inputs have in common."""
    if any(map(is_remote, paths)):
        parts = [path.split("/")[:-1] for path in paths]
        shared = next(
            (n for n, names in enumerate(zip(*parts, strict=False)) if len({*names}) > 1), min(map(len, parts))
        )
        below = "/".join([*parts[0][:shared], ""])
        return [path[len(below) :] for path in paths]
    roots = [name if os.path.isdir(name) else os.path.dirname(name) or "." for name in names]  # noqa: PTH112, PTH120
    roots = [root for root in roots if os.path.isdir(root)] or [os.path.dirname(path) for path in paths]  # noqa: PTH112, PTH120
    below = os.path.commonpath([os.path.abspath(root) for root in roots])  # noqa: PTH100
    return [os.path.relpath(os.path.abspath(path), below).replace(os.sep, "/") for path in paths]  # noqa: PTH100
