"""A file that is one document."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from hizone_clean.corpus.reading.keys import Keys
from hizone_clean.corpus.reading.pieces import Piece
from hizone_clean.corpus.record import Record
from hizone_clean.corpus.storage import open_to_read

LARGEST = 1 << 26
"""Bytes that one document may have."""


def read_document(piece: Piece, keys: Keys) -> Iterator[Record]:
    """The one document of ``piece``; a file that cannot be opened is a document that fails, no shard."""
    place = PurePosixPath(piece.name)
    folder = str(place.parent) if place.parent.name else ""
    try:
        with open_to_read(piece.path) as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        yield Record(piece.name, name=place.name, folder=folder, error=f"cannot be read: {error.strerror or error}")
        return
    if len(raw) > LARGEST:
        yield Record(piece.name, name=place.name, folder=folder, error=f"larger than {LARGEST >> 20} MB")
        return
    yield Record(piece.name, raw, name=place.name, folder=folder)
