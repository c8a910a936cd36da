"""The table of words as a file that is mapped into memory: of its rows only those are read that a text asks for.

``resources/language_model.bin`` is text in UTF-8 with an index behind it. For each first character there is a group of
rows, ended by an empty line: the row of the character itself (nothing where it has none), then one row for each word that
begins with it, parted from the word by a tab. The index is the place of each character's group, four bytes, little end
first, for all characters up to U+FFFF; 0 says that there is none. Processes share the one copy in memory, and a process
holds what its texts have asked for: at most the words of the table.
"""

from __future__ import annotations

import mmap
from functools import cache
from struct import unpack_from
from typing import NamedTuple

from hizone_clean.resources import path_of

_INDEX = 4 << 16
"""Bytes of the index."""


_LOWEST, _STEP, _FIRST_CODE = -18.0, 0.25, 33
"""The logarithm of a frequency is written as a character: of the lowest, and each next one stands for a step more."""
_FREQUENCIES = {chr(code): (code - _FIRST_CODE) * _STEP + _LOWEST for code in range(_FIRST_CODE, 127)}


class Group(NamedTuple):
    """What the table holds on one character."""

    row: str
    """The character's own row; empty where it has none."""
    frequencies: dict[str, float]
    """The words that begin with it, each with the logarithm of its frequency."""


_NOTHING = Group("", {})


@cache
def _table() -> mmap.mmap:
    with path_of("language_model.bin").open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


@cache
def group_of(character: str) -> Group:
    """What the table holds on ``character``.

    >>> group_of("园").frequencies["园区"] < group_of("的").frequencies["的"]
    True
    """
    start, end = _place_of(character)
    if not start:
        return _NOTHING
    row, *lines = _table()[start:end].decode().split("\n")
    words = [line.partition("\t") for line in lines]
    return Group(row, {word: _FREQUENCIES[rest[0]] for word, _, rest in words})


def row_of(word: str) -> str:
    """The row of ``word``: the character that stands for its frequency, and the words after it; empty where it has none.

    Looked for in the table each time, for few words are asked for and the rows of all would fill the memory.
    """
    start, end = _place_of(word[0])
    key = f"\n{word}\t".encode("utf-8", "surrogatepass")
    at = _table().find(key, start, end) if start else -1
    if at < 0:
        return ""
    stop = _table().find(b"\n", at + len(key), end)
    return _table()[at + len(key) : stop if stop >= 0 else end].decode()


@cache
def _place_of(character: str) -> tuple[int, int]:
    """Where the group of ``character`` begins and ends in the table; 0 where there is none."""
    number, table = ord(character), _table()
    if number > 0xFFFF:
        return 0, 0
    (start,) = unpack_from("<I", table, len(table) - _INDEX + 4 * number)
    return (start, table.find(b"\n\n", start)) if start else (0, 0)
