"""Placeholder until decoding lands."""

from __future__ import annotations

from typing import NamedTuple


class Decoded(NamedTuple):
    """Decoded text."""

    text: str
    encoding: str
    confidence: str
    losses: tuple[tuple[int, int], ...] = ()
    rivals: tuple[str, ...] = ()


def detect_and_decode(data: bytes, *, encoding: str | None = None) -> Decoded:
    """Decode."""
    return Decoded(data.decode(encoding or "utf-8", "replace"), "utf-8", "certain")


def decode(data: bytes, *, encoding: str | None = None) -> str:
    """Decode."""
    return detect_and_decode(data, encoding=encoding).text
