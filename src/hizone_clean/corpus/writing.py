"""The documents of a shard as files: JSON lines, Parquet or CSV, and beside them the documents that failed."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import IO, Any, Protocol

from hizone_clean.corpus.rows import COLUMNS

_ROWS, _CHARACTERS = 500, 1 << 22
"""Rows, or characters of text, of which a group of rows of Parquet is made: what is in memory at a time."""


class Writer(Protocol):
    """Writes rows to an open file."""

    def add(self, row: Mapping[str, Any]) -> None:
        """Write one row."""

    def end(self) -> None:
        """Write what is still held."""


def writer_of(form: str, file: IO[bytes], columns: tuple[str, ...]) -> Writer:
    """The writer of ``form`` that writes rows of ``columns`` to ``file``."""
    if form == "parquet":
        return _ParquetWriter(file, columns)
    if form == "csv":
        return _CsvWriter(file, columns)
    return JsonlWriter(file, form.partition(".")[2])


class JsonlWriter:
    """JSON lines in UTF-8; what a document does not say is left out. Packed, its bytes tell no time and no name."""

    def __init__(self, file: IO[bytes], packed: str = "") -> None:
        self._file: Any = file
        if packed == "gz":
            import gzip

            self._file = gzip.GzipFile("", "wb", 6, file, mtime=0)
        elif packed == "zst":
            import zstandard

            self._file = zstandard.ZstdCompressor(6).stream_writer(file, closefd=False)
        self._packed = bool(packed)

    def add(self, row: Mapping[str, Any]) -> None:
        """Write one row as a line."""
        self._file.write(
            as_json({key: value for key, value in row.items() if value is not None and value != []}) + b"\n"
        )

    def add_line(self, line: bytes) -> None:
        """Write a row that is a line already."""
        self._file.write(line)

    def end(self) -> None:
        """Close what packs, not the file."""
        if self._packed:
            self._file.close()


class _CsvWriter:
    """CSV as RFC 4180 has it, after the mark by which Excel knows UTF-8; lists and records stand as JSON in their cells."""

    def __init__(self, file: IO[bytes], columns: tuple[str, ...]) -> None:
        import csv

        self._text = io.TextIOWrapper(file, "utf-8", "replace", newline="")
        self._columns = columns
        self._text.write("\ufeff")
        self._rows = csv.writer(self._text)
        self._rows.writerow(columns)

    def add(self, row: Mapping[str, Any]) -> None:
        """Write one row."""
        from hizone_clean.rendering.table import inert

        self._rows.writerow([inert(_cell(row.get(name))) for name in self._columns])

    def end(self) -> None:
        """Let go of the file without closing it."""
        self._text.flush()
        self._text.detach()


def _cell(value: Any) -> Any:
    if value is None or value == []:
        return ""
    return value if isinstance(value, (str, int, float)) else as_json(value).decode()


class _ParquetWriter:
    """Parquet, a group of rows at a time."""

    def __init__(self, file: IO[bytes], columns: tuple[str, ...]) -> None:
        import pyarrow.parquet as pq

        self._schema = schema_of(columns)
        self._file = pq.ParquetWriter(file, self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []
        self._held = 0

    def add(self, row: Mapping[str, Any]) -> None:
        """Hold one row, and write when there are enough."""
        record = row.get("record")
        self._rows.append({**row, "record": as_json(record).decode() if record else None})
        self._held += len(row["text"])
        if len(self._rows) >= _ROWS or self._held >= _CHARACTERS:
            self._write()

    def end(self) -> None:
        """Write what is held, and the footer."""
        self._write()
        self._file.close()

    def _write(self) -> None:
        import pyarrow as pa

        if self._rows:
            try:
                table = pa.Table.from_pylist(self._rows, self._schema)
            except UnicodeEncodeError:  # half of a surrogate pair, which JSON can hold
                table = pa.Table.from_pylist(without_surrogates(self._rows), self._schema)
            self._file.write_table(table)
        self._rows, self._held = [], 0


def schema_of(columns: tuple[str, ...]) -> Any:
    """The columns of Parquet, by their names."""
    import pyarrow as pa

    text, texts, number = pa.string(), pa.list_(pa.string()), pa.int64()
    article = pa.struct([("title", text), ("kicker", text), ("authors", texts), ("source", text), ("text", text)])
    removal = pa.struct([("lines", pa.list_(number)), ("reason", text), ("by", text), ("text", text)])
    doubt = pa.struct([("line", number), ("kind", text), ("text", text), ("note", text)])
    kinds = {
        **dict.fromkeys(COLUMNS, text),
        **dict.fromkeys(("authors", "tags", "categories"), texts),
        "articles": pa.list_(article),
        "removed": pa.list_(removal),
        "diagnostics": pa.list_(doubt),
    }
    return pa.schema([(name, kinds[name]) for name in columns])


def as_json(value: Any) -> bytes:
    """``value`` as one line of JSON in UTF-8; bytes become text, and what is no text a mark."""
    from orjson import OPT_NON_STR_KEYS, dumps

    try:
        return bytes(dumps(value, _plain, OPT_NON_STR_KEYS))
    except (TypeError, ValueError):  # half of a surrogate pair, a number of more than 64 bits
        import json

        return json.dumps(without_surrogates(value), ensure_ascii=False, default=_plain).encode()


def without_surrogates(value: Any) -> Any:
    """``value`` with a question mark for each half of a surrogate pair, which no encoding can hold.

    >>> without_surrogates({"甲": ["\\ud83d"]})
    {'甲': ['?']}
    """
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {without_surrogates(key): without_surrogates(inner) for key, inner in value.items()}
    return [without_surrogates(inner) for inner in value] if isinstance(value, (list, tuple)) else value


def _plain(value: Any) -> str:
    return bytes(value).decode("utf-8", "backslashreplace") if isinstance(value, (bytes, bytearray)) else str(value)
