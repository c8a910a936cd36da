"""What is data and not code: phrase lists, tables, weights. Each file says where it comes from."""

from __future__ import annotations

from pathlib import Path


def read_resource(name: str) -> str:
    """The text of the file ``name`` in this folder."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def read_packed_resource(name: str) -> str:
    """The text of the file ``name`` in this folder, which is packed by gzip."""
    import gzip

    return gzip.decompress(Path(__file__).with_name(name).read_bytes()).decode("utf-8")
