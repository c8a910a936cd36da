"""The marks that end sentences and lines."""

from __future__ import annotations

STOPS = frozenset("。！？!?…｡")
CLOSERS = frozenset("”’」』）)》〉】〕]\"'")
