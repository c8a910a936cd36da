"""What a PDF begins with."""

from __future__ import annotations

_HEAD = 1024
"""Bytes within which the mark stands; some tools write a line of their own before it."""


def is_pdf(data: bytes) -> bool:
    """Whether ``data`` is a PDF.

    >>> is_pdf(b"%PDF-1.7"), is_pdf("园区".encode())
    (True, False)
    """
    head = data[:_HEAD]
    at = head.find(b"%PDF-")
    return at == 0 or (at > 0 and b"\n" in head[at:] and b"obj" in data[at : at + 4 * _HEAD])
