"""A stretch of one input: the unit that shards are made of."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["jsonl", "parquet", "warc", "file"]
_ENDS: dict[str, Kind] = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".jsonlines": "jsonl", ".parquet": "parquet", ".pq": "parquet", ".warc": "warc",
    ".wet": "warc",
}  # fmt: skip
COMPRESSIONS = (".gz", ".zst")
CONTAINERS = tuple(f"*{end}{packed}" for end in _ENDS for packed in ("", *COMPRESSIONS))
"""What is taken of a folder, beside documents."""


class Piece(NamedTuple):
    """A stretch of one file."""

    kind: Kind
    path: str
    name: str
    """What it is called in the ids of its documents."""
    start: int = 0
    """Bytes into JSON lines, row groups into Parquet."""
    end: int = -1
    """-1: to its end."""

    @property
    def is_plain(self) -> bool:
        """Whether its bytes are about those of its documents."""
        return self.kind in ("jsonl", "file") and not is_packed(self.path)


def kind_of(path: str) -> Kind:
    """What the file ``path`` is read as, by its name.

    >>> kind_of("a/crawl.JSONL.gz"), kind_of("a.parquet"), kind_of("page.html")
    ('jsonl', 'parquet', 'file')
    """
    name = path.rpartition("/")[2].lower()
    for packed in COMPRESSIONS:
        name = name.removesuffix(packed)
    return _ENDS.get(f".{name.rpartition('.')[2]}", "file")


def is_packed(path: str) -> bool:
    """Whether the file ``path`` is compressed, by its name: it can be read only from its beginning."""
    return path.lower().endswith(COMPRESSIONS)
