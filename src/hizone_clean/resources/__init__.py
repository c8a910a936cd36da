"""What is data and not code: phrase lists, tables, weights. Each file says where it comes from."""

from __future__ import annotations

from pathlib import Path


def read_resource(name: str) -> str:
    """The text of the file ``name`` in this folder."""
    return path_of(name).read_text(encoding="utf-8")


def path_of(name: str) -> Path:
    """Where the file ``name`` of this folder is."""
    return Path(__file__).parent / name
