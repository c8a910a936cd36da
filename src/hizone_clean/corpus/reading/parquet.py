"""Tables in Parquet: a row is a document; a stretch is a range of row groups."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hizone_clean.corpus.reading.keys import Keys, record_of
from hizone_clean.corpus.reading.pieces import Piece
from hizone_clean.corpus.record import Record
from hizone_clean.corpus.storage import open_to_read

_BATCH = 64
"""Rows that are in memory at a time: pages of a megabyte are usual."""


def read_parquet(piece: Piece, keys: Keys) -> Iterator[Record]:
    """The documents of the row groups of ``piece``."""
    import pyarrow.parquet as pq

    with open_to_read(piece.path) as file:
        table = pq.ParquetFile(file)
        end = table.num_row_groups if piece.end < 0 else piece.end
        at = sum(table.metadata.row_group(n).num_rows for n in range(piece.start))
        for group in range(piece.start, end):
            for batch in table.iter_batches(_BATCH, row_groups=[group], use_threads=False):
                for row in batch.to_pylist():
                    yield record_of({key: _plain(value) for key, value in row.items()}, keys, f"{piece.name}@{at}")
                    at += 1


def row_groups_of(path: str) -> list[int]:
    """The sizes of the row groups of ``path`` in bytes, as they are stored."""
    import pyarrow.parquet as pq

    with open_to_read(path) as file:
        told = pq.ParquetFile(file).metadata
        groups = [told.row_group(n) for n in range(told.num_row_groups)]
        return [sum(group.column(at).total_compressed_size for at in range(group.num_columns)) for group in groups]


def _plain(value: Any) -> Any:
    """``value`` as JSON knows it, texts and bytes as they are."""
    return value if value is None or isinstance(value, (str, bytes, int, float, bool, list, dict)) else str(value)
