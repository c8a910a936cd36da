"""The byte order marks."""

from __future__ import annotations

import codecs
from typing import NamedTuple


class ByteOrderMark(NamedTuple):
    """A byte order mark."""

    bytes: bytes
    encoding: str


_MARKS = (  # UTF-32's before UTF-16's, of which one is the beginning
    ByteOrderMark(codecs.BOM_UTF8, "utf-8"),
    ByteOrderMark(codecs.BOM_UTF32_LE, "utf-32-le"),
    ByteOrderMark(codecs.BOM_UTF32_BE, "utf-32-be"),
    ByteOrderMark(codecs.BOM_UTF16_LE, "utf-16-le"),
    ByteOrderMark(codecs.BOM_UTF16_BE, "utf-16-be"),
    ByteOrderMark(b"\x84\x31\x95\x33", "gb18030"),
)


def find_mark(data: bytes) -> ByteOrderMark | None:
    """Give the byte order mark that the data begins with."""
    return next((mark for mark in _MARKS if data.startswith(mark.bytes)), None)
