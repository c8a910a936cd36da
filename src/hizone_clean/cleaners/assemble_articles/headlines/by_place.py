"""Headlines that stand where they belong: over their article, or in large type over it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from hizone_clean.cleaners.assemble_articles.borders import Segment
from hizone_clean.cleaners.assemble_articles.headlines.assignment import Assignment
from hizone_clean.cleaners.assemble_articles.headlines.features import MOST_LINES, DisplayLine

_KICKERS = 2
"""Lines of smaller type over a headline that are its kicker at most."""
_MOST_ARTICLES = 60
"""Articles up to which wording is compared; beyond, a headline goes to the article that it stands over."""


def stands_in_order(segments: Sequence[Segment], lines: Sequence[DisplayLine]) -> bool:
    """Whether over each article, and nowhere else, there stands what can be its headline (or there are too many)."""
    crowds = Counter(line.place for line in lines)
    if len(segments) > _MOST_ARTICLES:
        return True
    every = all(bool(crowds[at]) is not segment.is_caption for at, segment in enumerate(segments))
    mixed = any(_begins_another(before, line) for before, line in pairwise(lines))
    return every and not mixed and not crowds[len(segments)] and max(crowds.values(), default=0) <= MOST_LINES


def _begins_another(before: DisplayLine, line: DisplayLine) -> bool:
    """Whether a headline begins at ``line`` although one stands over it already."""
    return before.place == line.place and (line.begins or line.alone or before.alone or before.signed)


def by_type(segments: Sequence[Segment], lines: Sequence[DisplayLine], large: Collection[int]) -> Assignment:
    """The lines over each article for its headline where their type is known: those in ``large`` type, and a kicker above.

    Nothing stands far from its article there. Where nothing over an article is large, all that stands over it is its headline.
    """
    over: dict[int, tuple[int, ...]] = {}
    for number, segment in enumerate(segments):
        group = [line.at for line in lines if line.place == number and not segment.is_caption]
        shown = [place for place, at in enumerate(group) if at in large]
        if shown:
            group = group[max(0, shown[0] - _KICKERS) : shown[-1] + 1]
        if group:
            over[number] = tuple(group[:MOST_LINES])
    return Assignment(0.0, over, {})


def by_place(segments: Sequence[Segment], lines: Sequence[DisplayLine]) -> Assignment:
    """The lines over each article for its headline."""
    over: dict[int, tuple[int, ...]] = {}
    for line in lines:
        if line.place < len(segments) and not segments[line.place].is_caption:
            over[line.place] = (*over.get(line.place, ()), line.at)[:MOST_LINES]
    return Assignment(0.0, over, {})
