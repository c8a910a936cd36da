"""Documents of a shard that was written: their texts, and the same file without some of them."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator
from typing import Any

from hizone_clean.corpus.places import Places
from hizone_clean.corpus.plan import Orders
from hizone_clean.corpus.reading.jsonl import unpacked
from hizone_clean.corpus.storage import open_to_read, written_whole
from hizone_clean.corpus.writing import JsonlWriter

_BATCH = 256


def texts_of(places: Places, orders: Orders, rank: int) -> Iterator[tuple[str, str]]:
    """The id and the text of each document of the shard ``rank``, in order."""
    path = (places.cleaned if orders.deduplicate else places.documents)(rank, orders.form)
    with open_to_read(path) as stored:
        if orders.form == "parquet":
            import pyarrow.parquet as pq

            for batch in pq.ParquetFile(stored).iter_batches(_BATCH, columns=["id", "text"], use_threads=False):
                yield from zip(batch["id"].to_pylist(), batch["text"].to_pylist(), strict=True)
        elif orders.form == "csv":
            csv.field_size_limit(1 << 30)
            rows = csv.reader(io.TextIOWrapper(stored, "utf-8-sig", newline=""))
            next(rows, None)
            yield from ((row[0], row[1]) for row in rows)
        else:
            from orjson import loads

            with unpacked(stored, path) as file:
                for line in file:
                    row = loads(line)
                    yield row["id"], row.get("text", "")


def write_without(places: Places, form: str, rank: int, unwanted: Collection[int]) -> None:
    """The shard ``rank`` in its place, without the documents of the numbers ``unwanted``."""
    path = places.cleaned(rank, form)
    with open_to_read(path) as stored, written_whole(places.documents(rank, form), places.parts) as target:
        if form == "parquet":
            _filter_parquet(stored, target, unwanted)
        elif form == "csv":
            csv.field_size_limit(1 << 30)
            rows = csv.reader(io.TextIOWrapper(stored, "utf-8", newline=""))
            text = io.TextIOWrapper(target, "utf-8", newline="")
            csv.writer(text).writerows(row for number, row in enumerate(rows, -1) if number not in unwanted)
            text.flush()
            text.detach()
        else:
            writer = JsonlWriter(target, form.partition(".")[2])
            with unpacked(stored, path) as file:
                for number, line in enumerate(file):
                    if number not in unwanted:
                        writer.add_line(line)
            writer.end()


def _filter_parquet(stored: Any, target: Any, unwanted: Collection[int]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    source = pq.ParquetFile(stored)
    number = 0
    with pq.ParquetWriter(target, source.schema_arrow, compression="zstd") as writer:
        for group in range(source.num_row_groups):
            table = source.read_row_group(group, use_threads=False)
            wanted = [number + at not in unwanted for at in range(len(table))]
            number += len(table)
            writer.write_table(table.filter(pa.array(wanted)))
