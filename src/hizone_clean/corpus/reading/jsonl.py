"""JSON lines, plain or compressed, whole or a stretch of bytes."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import IO, Any

from hizone_clean.corpus.errors import ShardError
from hizone_clean.corpus.reading.keys import Keys, record_of
from hizone_clean.corpus.reading.pieces import Piece
from hizone_clean.corpus.record import Record
from hizone_clean.corpus.storage import open_to_read
from hizone_clean.decoding import decode

_LONGEST = 1 << 28
"""Bytes of a line that are read: a longer one is no record, and would take the memory."""
_SHOWN = 2000


def read_jsonl(piece: Piece, keys: Keys) -> Iterator[Record]:
    """The records of the lines that begin in ``piece``; one that is broken comes as an error and stops nothing."""
    from orjson import JSONDecodeError, loads

    for at, line in lines_of(piece):
        place = f"{piece.name}@{at}"
        try:
            row: Any = loads(line)
        except JSONDecodeError:
            try:
                row = _loaded(line)
            except (ValueError, RecursionError) as error:
                text = line[:_SHOWN].decode("utf-8", "backslashreplace")
                yield Record(place, keys={"line": text}, error=f"broken JSON: {error}")
                continue
        yield record_of(row, keys, place)


def lines_of(piece: Piece) -> Iterator[tuple[int, bytes]]:
    """The lines of ``piece`` that hold anything, each with the byte at which it begins; the last one to its end."""
    with open_to_read(piece.path) as stored, unpacked(stored, piece.path) as file:
        at = piece.start
        if at:
            file.seek(at - 1)
            at += len(file.readline(_LONGEST)) - 1  # the line that began before belongs to the stretch before
        while piece.end < 0 or at < piece.end:
            line = file.readline(_LONGEST)
            if not line:
                return
            if len(line) == _LONGEST and not line.endswith(b"\n"):
                raise ShardError(f"{piece.path}: the line at byte {at} is longer than {_LONGEST >> 20} MB")
            text = line.strip(b"\xef\xbb\xbf \t\r\n" if not at else b" \t\r\n")
            if text:
                yield at, text
            at += len(line)


def unpacked(stored: IO[bytes], path: str) -> IO[bytes]:
    """The bytes that ``stored`` holds, unpacked as the name ``path`` says."""
    if path.lower().endswith(".gz"):
        import gzip

        return io.BufferedReader(gzip.GzipFile(fileobj=stored), 1 << 20)
    if path.lower().endswith(".zst"):
        return io.BufferedReader(_Zstandard(stored), 1 << 20)
    return stored


class _Zstandard(io.RawIOBase):
    """Frames of Zstandard one after another; one that breaks off is an error, which the package's own reader does not tell."""

    def __init__(self, stored: IO[bytes]) -> None:
        import zstandard

        self._unpacker = zstandard.ZstdDecompressor(max_window_size=1 << 31)
        self._frame: Any = None
        self._stored, self._rest, self._ready = stored, b"", b""

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """The next bytes; 0 at the end. Raises ``EOFError`` where the last frame has none."""
        while not self._ready:
            packed = self._rest or self._stored.read(1 << 17)
            self._rest = b""
            if not packed:
                if self._frame is not None:
                    raise EOFError("compressed data breaks off")
                return 0
            self._frame = self._frame or self._unpacker.decompressobj()
            self._ready = self._frame.decompress(packed)
            if self._frame.eof:
                self._rest, self._frame = self._frame.unused_data, None
        count = min(len(buffer), len(self._ready))
        buffer[:count], self._ready = self._ready[:count], self._ready[count:]
        return count


def _loaded(line: bytes) -> Any:
    """What another reader makes of ``line``: of bytes that are no UTF-8, of NaN, of half of a surrogate pair."""
    try:
        text = line.decode()
    except UnicodeDecodeError:
        text = decode(line)
    return json.loads(text)
