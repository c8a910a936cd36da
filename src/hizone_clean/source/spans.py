"""Spans of source lines."""

from __future__ import annotations

from collections.abc import Iterable

from hizone_clean.blocks import Span


def merged_spans(spans: Iterable[Span]) -> list[Span]:
    """``spans`` of lines in order, those that share a line made one."""
    merged: list[Span] = []
    for first, last in sorted(spans):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged
