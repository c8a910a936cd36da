"""One shard, from its pieces to its files: the steps of datatrove that the command is made of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hizone_clean.command.learning import LineCounts, Table, added_up, read_sketches, write_sketches, write_table
from hizone_clean.command.settings import size_of
from hizone_clean.command.steps import pipeline_for, with_elsewhere
from hizone_clean.corpus.account import Account
from hizone_clean.corpus.cleaning import CleanDocuments
from hizone_clean.corpus.datatrove_parts import Row
from hizone_clean.corpus.deaths import ENOUGH, deaths_of
from hizone_clean.corpus.errors import FULL, ShardError
from hizone_clean.corpus.limits import Limits, OverTimeError, UnderWay
from hizone_clean.corpus.places import Places
from hizone_clean.corpus.plan import Orders, pieces_of
from hizone_clean.corpus.reading import read_piece
from hizone_clean.corpus.record import Record
from hizone_clean.corpus.rows import COLUMNS, FOUND
from hizone_clean.corpus.step_kinds import GatheringStep, ShardStep
from hizone_clean.corpus.storage import local_copy, open_to_read, remove, written_whole
from hizone_clean.corpus.writing import JsonlWriter, Writer, writer_of
from hizone_clean.pipeline import Pipeline

_RECORD = "hizone_record"
"""Where a row carries what its container holds of it."""
_SHOWN = 1000
_SOURCES = 64
"""Sources that are known at a time."""
_AT_A_TIME = 200
"""Files that are open at a time."""


class ReadShard(ShardStep):
    """The documents of a shard, in the order of its pieces."""

    type = "📖 - READER"
    name = "hizone-corpus"

    def run(self, data: Any = None, rank: int = 0, world_size: int = 1) -> Iterator[Row]:
        """Give each document of the shard ``rank``; one that cannot be read carries its error."""
        for piece in pieces_of(self.places, rank):
            for record in read_piece(piece, self.orders.keys):
                yield row_of(record)


def row_of(record: Record) -> Row:
    """``record`` as a row of datatrove."""
    known = {key: record.keys[key] for key in (*FOUND[:3], "url") if record.keys.get(key)}
    row = Row(record.raw, record.id, metadata={**known, _RECORD: record})
    if record.error:
        row.metadata["error"] = record.error
    return row


def _bytes_of(raw: str | bytes) -> int:
    return len(raw if isinstance(raw, bytes) else raw.encode("utf-8", "surrogatepass"))


class LearnShard(ShardStep):
    """Counts which lines of a shard stand in many documents of their source."""

    type = "🔎 - LEARNER"
    name = "hizone-corpus"

    def run(self, data: Iterable[Row], rank: int = 0, world_size: int = 1) -> Iterator[Row]:
        """Look at each document of ``data``; nothing goes on."""
        counts, orders = LineCounts(), self.orders
        deadly = deaths_of(self.places, rank)
        limits = Limits(orders.time_limit, orders.memory_limit)
        with UnderWay(self.places.under_way(rank)) as under_way, suppress(ShardError):  # cleaning tells what is broken
            for number, row in enumerate(data):
                record: Record = row.metadata[_RECORD]
                if record.raw and deadly.get(number, 0) < ENOUGH:
                    under_way.at(number)
                    with suppress(Exception, OverTimeError), limits.one_document():
                        encoding = orders.settings.encoding or None
                        counts.add(record.source, record.raw, encoding=encoding, name=record.name)
                under_way.passed(_bytes_of(record.raw))
        with written_whole(self.places.sketch(rank), self.places.parts) as file:
            write_sketches(counts.sketches(), file)
        yield from ()


class MergeLearned(GatheringStep):
    """Adds up what was counted in all shards."""

    type = "🔎 - LEARNER"
    name = "hizone-corpus merge"

    def run(self, data: Any = None, rank: int = 0, world_size: int = 1) -> Iterator[Row]:
        """Write the table that all workers look into; nothing goes on."""
        parts = [self.places.sketch(number) for number in range(self.shards)]
        with ExitStack() as files, TemporaryDirectory() as folder:
            while len(parts) > _AT_A_TIME:
                parts = [
                    self._together(parts[first : first + _AT_A_TIME], Path(folder, f"{len(parts)}-{first}"))
                    for first in range(0, len(parts), _AT_A_TIME)
                ]
            opened = [read_sketches(files.enter_context(open_to_read(part))) for part in parts]
            with written_whole(self.places.table, self.places.parts) as file:
                write_table(added_up(opened), file)
        yield from ()

    @staticmethod
    def _together(parts: Sequence[str], target: Path) -> str:
        with ExitStack() as files, target.open("wb") as file:
            write_sketches(added_up([read_sketches(files.enter_context(open_to_read(part))) for part in parts]), file)
        return str(target)


class CleanShard(CleanDocuments):
    """Cleans the documents of a shard; those that fail go on with their error, and it is noted which one is under way."""

    def __init__(self, places: Places, orders: Orders) -> None:
        super().__init__(
            pipeline_for(orders.settings),
            removed=orders.removed,
            diagnostics=orders.diagnostics,
            time_limit=orders.time_limit,
            memory_limit=orders.memory_limit,
        )
        self.places = places
        self.orders = orders
        self._table: Table | None = None
        self._known: dict[str, Pipeline] = {}

    def run(self, data: Iterable[Row], rank: int = 0, world_size: int = 1) -> Iterator[Row]:
        """Clean each document of ``data``; all go on."""
        deadly = deaths_of(self.places, rank)
        self._table = Table(local_copy(self.places.table, self.places.local)) if self.orders.evidence else None
        limits, account = self.limits(), Account()
        settings = self.orders.settings
        most = size_of(settings.max_size)
        with UnderWay(self.places.under_way(rank)) as under_way:
            for number, row in enumerate(data):
                record: Record = row.metadata[_RECORD]
                size = _bytes_of(record.raw)
                if record.error:
                    account.add_failure(record.error.partition(":")[0])
                elif deadly.get(number, 0) >= ENOUGH:
                    told = "not cleaned: its process died over it, for want of memory or of time"
                    self._failed(row, row.text, told, account)
                elif len(row.text) > most:
                    self._failed(row, row.text, f"larger than {settings.max_size}", account)
                else:
                    under_way.at(number)
                    how = {
                        "name": record.name,
                        "encoding": settings.encoding or record.charset or None,
                        "pages": settings.pages or None,
                    }
                    self.clean(row, limits, account, **how)
                under_way.passed(size)
                yield row
        account.note(self)
        with written_whole(self.places.account(rank), self.places.parts) as file:
            file.write(json.dumps(account.as_dict(), ensure_ascii=False).encode())

    def pipeline_for(self, row: Row) -> Pipeline:
        """The pipeline that knows what other documents of the same source have."""
        if self._table is None:
            return self.pipeline
        source = row.metadata[_RECORD].source
        if source not in self._known:
            if len(self._known) >= _SOURCES:
                self._known.clear()
            self._known[source] = with_elsewhere(self.pipeline, self._table.elsewhere(source))
        return self._known[source]


class WriteShard(ShardStep):
    """Writes the rows of a shard: those that were cleaned, and in another file those that failed. Both appear whole."""

    type = "💽 - WRITER"
    name = "hizone-corpus"

    def run(self, data: Iterable[Row], rank: int = 0, world_size: int = 1) -> Iterator[Row]:
        """Write all rows of ``data`` as the files of the shard ``rank``; nothing goes on."""
        try:
            self._write(data, rank)
        except ShardError:
            raise
        except OSError as error:
            stops = error.errno in FULL
            raise ShardError(f"cannot be written: {error.strerror or error}", stops=stops) from error
        yield from ()

    def _write(self, data: Iterable[Row], rank: int) -> None:
        orders, places = self.orders, self.places
        columns = columns_of(orders)
        target = places.cleaned if orders.deduplicate else places.documents
        failures = places.failures(rank)
        with ExitStack() as files:
            documents = files.enter_context(written_whole(target(rank, orders.form), places.parts))
            failed: Writer | None = None
            writer = writer_of(orders.form, documents, columns)
            for row in data:
                if "error" in row.metadata:
                    if failed is None:
                        failed = JsonlWriter(files.enter_context(written_whole(failures, places.parts)))
                    failed.add(_failure(row))
                else:
                    writer.add(_row(row, columns))
            writer.end()
            if failed is None:
                remove(failures)


def columns_of(orders: Orders) -> tuple[str, ...]:
    """The columns that ``orders`` ask for."""
    more = ("removed",) * orders.removed + ("diagnostics",) * orders.diagnostics
    return (*COLUMNS, *more)


def _row(row: Row, columns: tuple[str, ...]) -> dict[str, Any]:
    told = row.metadata
    record: Record = told[_RECORD]
    values = {"id": row.id, "text": row.text, "record": dict(record.keys) or None}
    return {name: values[name] if name in values else told.get(name) for name in columns}


def _failure(row: Row) -> dict[str, Any]:
    record: Record = row.metadata[_RECORD]
    shown = {
        key: value if len(str(value)) <= _SHOWN else f"{str(value)[:_SHOWN]}…" for key, value in record.keys.items()
    }
    return {"id": row.id, "error": row.metadata["error"], "record": shown or None}
