"""The documents of a shard: JSON lines, Parquet, WARC, and files as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hizone_clean.corpus.errors import ShardError
from hizone_clean.corpus.reading.files import read_document
from hizone_clean.corpus.reading.jsonl import read_jsonl
from hizone_clean.corpus.reading.keys import Keys
from hizone_clean.corpus.reading.pieces import Piece
from hizone_clean.corpus.record import Record

_THEIRS = ("zlib", "zstandard", "pyarrow", "fastwarc", "pyo3_runtime", "fsspec", "botocore", "aiohttp")
__all__ = ["Keys", "Piece", "read_piece"]


def read_piece(piece: Piece, keys: Keys) -> Iterator[Record]:
    """The documents of ``piece`` in order. Raises ``ShardError`` where it cannot be read to its end."""
    try:
        yield from _reader(piece.kind)(piece, keys)
    except (OSError, EOFError, ValueError) as error:
        raise ShardError(f"{piece.path} cannot be read: {_told(error)}") from error
    except BaseException as error:  # what other packages raise: zlib.error, ZstdError, ArrowInvalid, a panic of Rust
        if type(error).__module__.partition(".")[0] in _THEIRS:
            raise ShardError(f"{piece.path} cannot be read: {_told(error)}") from error
        raise


def _reader(kind: str) -> Callable[[Piece, Keys], Iterator[Record]]:
    if kind == "jsonl":
        return read_jsonl
    if kind == "parquet":
        from hizone_clean.corpus.reading.parquet import read_parquet

        return read_parquet
    if kind == "warc":
        from hizone_clean.corpus.reading.warc import read_warc

        return read_warc
    return read_document


def _told(error: BaseException) -> str:
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return " ".join(str(text).split())[:300]
