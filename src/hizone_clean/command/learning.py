"""Which lines stand in many documents of one source: counted in bounded memory, added up in any order with one result.

Of each source the documents with the smallest hashes are looked at, :data:`SAMPLE` of them: which those are depends on the
documents alone, not on who meets them first. So the counts of two shards can be put together, and the counts of all shards are
the same on any engine.
"""

from __future__ import annotations

import struct
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from heapq import merge
from itertools import groupby
from typing import IO

from hizone_clean.cleaners.repair_characters import repair_characters
from hizone_clean.elsewhere import Elsewhere, line_key
from hizone_clean.errors import InputError
from hizone_clean.pipeline import Pipeline
from hizone_clean.reading import read

SAMPLE = 64
"""Documents of a source that are looked at; a share of them is known to a few hundredths."""
_MOST = 4000
"""Lines of a document that are looked at."""
_NUMBER = struct.Struct("<Q")
_READER = Pipeline(repair_characters, read)
Sketch = tuple[bytes, dict[int, tuple[int, ...]]]
"""A source, and of its sampled documents the keys of their lines, by the hash of the document."""


class LineCounts:
    """The lines of the documents that were added, by source."""

    def __init__(self) -> None:
        self._sources: dict[bytes, dict[int, tuple[int, ...]]] = {}

    def add(self, source: str, raw: str | bytes, *, encoding: str | None = None, name: str = "") -> None:
        """Look at the document ``raw`` of ``source``; what cannot be read tells nothing. The same document counts once."""
        data = raw.encode("utf-8", "surrogatepass") if isinstance(raw, str) else raw
        number = int.from_bytes(blake2b(data, digest_size=8).digest(), "little")
        sampled = self._sources.setdefault(source_key(source), {})
        if number in sampled or (len(sampled) >= SAMPLE and number > max(sampled)):
            return
        try:
            blocks = _READER(raw, encoding=encoding, name=name).blocks
        except InputError:
            return
        sampled[number] = tuple(sorted({line_key(block.text) for block in blocks[:_MOST] if block.text.strip()}))
        if len(sampled) > SAMPLE:
            del sampled[max(sampled)]

    def sketches(self) -> Iterator[Sketch]:
        """What was counted, in the order of the keys of the sources."""
        yield from sorted(self._sources.items())

    def elsewhere(self, source: str) -> Elsewhere | None:
        """What the documents of ``source`` share."""
        sampled = self._sources.get(source_key(source))
        return Elsewhere(len(sampled), shared(sampled)) if sampled else None


def source_key(source: str) -> bytes:
    """A short key for the name of a source."""
    return blake2b(source.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def shared(sampled: dict[int, tuple[int, ...]]) -> dict[int, int]:
    """In how many documents each line stands, of the lines that stand in several."""
    counts = Counter(key for keys in sampled.values() for key in keys)
    return {key: count for key, count in counts.items() if count > 1}


def write_sketches(sketches: Iterable[Sketch], file: IO[bytes]) -> None:
    """Write ``sketches``, which come in the order of their sources."""
    for source, sampled in sketches:
        file.write(source + _NUMBER.pack(len(sampled)))
        for number, keys in sorted(sampled.items()):
            file.write(struct.pack(f"<{2 + len(keys)}Q", number, len(keys), *keys))


def read_sketches(file: IO[bytes]) -> Iterator[Sketch]:
    """What :func:`write_sketches` wrote, one source at a time."""
    while source := file.read(8):
        sampled: dict[int, tuple[int, ...]] = {}
        for _ in range(_number(file)):
            number, size = _number(file), _number(file)
            sampled[number] = struct.unpack(f"<{size}Q", file.read(8 * size))
        yield source, sampled


def added_up(parts: Iterable[Iterable[Sketch]]) -> Iterator[Sketch]:
    """The sketches of many parts as one, a source in memory at a time.

    >>> list(added_up([[(b"a", {1: (7,)})], [(b"a", {2: (7,)}), (b"b", {3: ()})]]))
    [(b'a', {1: (7,), 2: (7,)}), (b'b', {3: ()})]
    """
    for source, group in groupby(merge(*parts, key=lambda sketch: sketch[0]), key=lambda sketch: sketch[0]):
        all_of_it: dict[int, tuple[int, ...]] = {}
        for _, sampled in group:
            all_of_it |= sampled
            for number in sorted(all_of_it)[SAMPLE:]:
                del all_of_it[number]
        yield source, all_of_it


def write_table(sketches: Iterable[Sketch], file: IO[bytes]) -> None:
    """Write what the documents of each source share, for :class:`Table`; ``sketches`` come in the order of their sources."""
    index: list[tuple[bytes, int, int, int]] = []
    at = 0
    for source, sampled in sketches:
        counts = sorted(shared(sampled).items())
        file.write(b"".join(_NUMBER.pack(key) + struct.pack("<H", min(count, 65535)) for key, count in counts))
        index.append((source, at, len(counts), len(sampled)))
        at += 10 * len(counts)
    for source, start, size, documents in index:
        file.write(source + struct.pack("<QII", start, size, documents))
    file.write(_NUMBER.pack(len(index)))


class Table:
    """What the documents of each source share, in a file that is mapped, not loaded: all workers of a machine have it once."""

    def __init__(self, path: str) -> None:
        import mmap

        with open(path, "rb") as file:  # noqa: PTH123
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._sources = _NUMBER.unpack(self._data[-8:])[0]
        self._index = len(self._data) - 8 - 24 * self._sources
        self.elsewhere = lru_cache(64)(self._elsewhere)

    def _elsewhere(self, source: str) -> Elsewhere | None:
        key = source_key(source)
        at = bisect_left(range(self._sources), key, key=self._source)
        if at == self._sources or self._source(at) != key:
            return None
        start, size, documents = struct.unpack("<QII", self._data[self._index + 24 * at + 8 :][:16])
        rows = struct.iter_unpack("<QH", self._data[start : start + 10 * size])
        return Elsewhere(documents, dict(rows))

    def _source(self, at: int) -> bytes:
        return self._data[self._index + 24 * at : self._index + 24 * at + 8]


def _number(file: IO[bytes]) -> int:
    return int(_NUMBER.unpack(file.read(8))[0])
