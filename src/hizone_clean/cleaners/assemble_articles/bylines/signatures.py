"""Whose byline it is: names stand behind an article's last sentence, or, on some pages, before its headline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hizone_clean.cleaners.assemble_articles.borders import Segment
from hizone_clean.cleaners.assemble_articles.bylines.heads import opening_authors
from hizone_clean.cleaners.assemble_articles.parts import Part


def find_signatures(
    parts: Sequence[Part], segments: Sequence[Segment], headlines: Mapping[int, Sequence[int]]
) -> dict[int, list[int]]:
    """For each article the parts that are its bylines: behind its body, under its headline, or before it.

    A bare name between two articles says nothing of whose it is. It is the second's where another byline ends the first,
    or where the first names its author as it opens and the second does not; and everywhere on a page that shows this
    habit more often than the other.
    """
    found: dict[int, list[int]] = {number: [] for number in range(len(segments))}
    between = _between(parts, segments)
    leads = {at: _leads(parts, segments, at, number) for at, number in between.items() if parts[at].bare}
    habit = sum(leads.values()) > 0
    for at, number in between.items():
        side = leads.get(at, -1)
        owner = number + 1 if side > 0 or (side == 0 and habit) else number
        if 0 <= owner < len(segments):
            found[owner].append(at)
    for number, group in headlines.items():
        under = group[-1] + 1
        if under < len(parts) and parts[under].kind == "byline" and under not in found[number]:
            found[number].append(under)
    return found


def _between(parts: Sequence[Part], segments: Sequence[Segment]) -> dict[int, int]:
    """The bylines that follow a body directly, or open the page, each with the article before it (-1: none)."""
    found = {}
    for number, start in enumerate([0, *(segment.last + 1 for segment in segments)], -1):
        at = start
        while at < len(parts) and parts[at].kind == "byline":
            found[at] = number
            at += 1
    return found


def _leads(parts: Sequence[Part], segments: Sequence[Segment], at: int, number: int) -> int:
    """1 where the bare names at part ``at`` belong to the article after ``number``, -1 where to this, 0 if untold."""
    if number < 0 or number + 1 == len(segments):
        return 1 if number < 0 else -1
    before, after = (_names_author(parts, segments[owner]) for owner in (number, number + 1))
    before = before or at > segments[number].last + 1
    return before - after


def _names_author(parts: Sequence[Part], segment: Segment) -> bool:
    return segment.is_caption or bool(opening_authors(parts[segment.first].text))
