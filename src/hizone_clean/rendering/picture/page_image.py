"""A page of a PDF as a small PNG in sixteen greys, to stand behind the picture of its lines."""

from __future__ import annotations

import struct
import zlib

_WIDTH = 760
"""Pixels across: enough to recognise a page, and to read its headlines."""
_MOST_PIXELS = 4_000_000
_HIGH = bytes(grey & 0xF0 for grey in range(256))
_LOW = bytes(grey >> 4 for grey in range(256))


def page_image(pdf: bytes, number: int) -> bytes | None:
    """Page ``number`` (from 1) of ``pdf`` as a PNG; ``None`` where it cannot be drawn."""
    try:
        import pypdfium2
    except ImportError:
        return None
    try:
        document = pypdfium2.PdfDocument(pdf)
        page = document[number - 1]
        width, height = page.get_size()
        scale = _WIDTH / max(1.0, width)
        if scale * scale * width * height > _MOST_PIXELS:
            scale = (_MOST_PIXELS / (width * height)) ** 0.5
        bitmap = page.render(scale=scale, grayscale=True)
        rows = bytes(bitmap.buffer)
        return png_of_grey(rows, bitmap.width, bitmap.height, bitmap.stride)
    except (pypdfium2.PdfiumError, IndexError, ValueError):
        return None


def png_of_grey(rows: bytes, width: int, height: int, stride: int) -> bytes:
    """A PNG (ISO/IEC 15948) with 4 bits a pixel of an 8-bit grey bitmap, whose rows begin every ``stride`` bytes.

    >>> png_of_grey(b"\\x00\\xff", 2, 1, 2)[:8]
    b'\\x89PNG\\r\\n\\x1a\\n'
    """
    packed = bytearray()
    for start in range(0, height * stride, stride):
        row = rows[start : start + width] + (b"\xff" if width % 2 else b"")
        first, second = row[0::2].translate(_HIGH), row[1::2].translate(_LOW)
        pairs = int.from_bytes(first, "big") | int.from_bytes(second, "big")
        packed += b"\0" + pairs.to_bytes(len(first), "big")
    header = struct.pack(">IIBBBBB", width, height, 4, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(packed), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
