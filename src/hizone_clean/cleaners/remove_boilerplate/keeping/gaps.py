"""The stretches between what is kept that nothing but their place speaks against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hizone_clean.blocks import Block
from hizone_clean.cleaners.remove_boilerplate.body import SENTENCE, is_innocent, states_makers
from hizone_clean.cleaners.remove_boilerplate.keeping.lists import are_broken, are_cells, introduced_items, whole_lists
from hizone_clean.cleaners.remove_boilerplate.page_features import Facts
from hizone_clean.cleaners.remove_boilerplate.page_places import place_features
from hizone_clean.cleaners.remove_boilerplate.reasons import is_occasion
from hizone_clean.language.dates import CLOCK, DAY
from hizone_clean.patterns import pattern

# 2024-03-20, 2024年6月3日, 09:12
_DATE = pattern(f"{DAY}|{CLOCK}")

_GAP = -1.6
"""Mean score down to which a stretch between headline and body, or between two runs of body, stays with them."""
_BROKEN = -1.5
"""How much lower the mean score of pieces of sentences, or of code, may be."""
LEAD = 12
"""Blocks between the headline and the body that may be its opening lines."""
_BETWEEN = 5
"""Blocks between two runs of body that may belong to both; a longer stretch is a list of its own."""
FURNITURE = frozenset(("comment", "related", "advert", "share", "pop", "page", "hidden"))
"""What the name of a part tells that is set into an article's container and is none of the article."""


def keep_doubtful(
    kept: Sequence[bool],
    scores: Sequence[float],
    blocks: Sequence[Block],
    facts: Sequence[Facts],
    title: int | None,
    least: float = _GAP,
) -> list[bool]:
    """``kept`` with the stretches that nothing speaks against but their place: between two runs of body, under the headline.

    A stretch that holds a phrase, or mostly links, goes as the scores have it.
    """
    result = list(kept)
    own = {name for at, stays in enumerate(kept) if stays for name in place_features(blocks[at].path)}
    for first, last in _gaps(kept, title):
        while title is not None and title < first < min(last, title + 3) and states_makers(facts[first]):
            first += 1  # under the headline stands who wrote it, then the text
        stretch = range(first, last)
        is_lead = title is not None and title < first <= title + 3
        if not stretch or any((FURNITURE - own) & place_features(blocks[at].path) for at in stretch):
            continue
        is_broken = are_broken(blocks, facts, stretch)
        if len(stretch) > (LEAD if is_lead else _BETWEEN) and not is_broken and not are_cells(blocks, facts, stretch):
            continue
        lowest = least + _BROKEN if is_broken else least
        if all(is_innocent(facts[at]) for at in stretch) and sum(scores[first:last]) / len(stretch) >= lowest:
            for at in stretch:
                is_button = is_lead and facts[at].phrase is not None  # 分享, 收藏
                result[at] = is_occasion(blocks, at) or not (is_button or _is_byline(blocks[at], facts[at]))
    for at in introduced_items(result, blocks, facts):
        result[at] = True
    for rows in whole_lists(blocks):
        if any(result[at] for at in rows):
            for at in rows:
                result[at] = True
    return result


def _gaps(kept: Sequence[bool], title: int | None) -> Iterator[tuple[int, int]]:
    """Where each stretch that goes begins and ends, between the headline and the last block of body."""
    bodies = [at for at, stays in enumerate(kept) if stays and at != title]
    if not bodies:
        return
    start = title + 1 if title is not None and title < bodies[0] <= title + LEAD else bodies[0]
    place = start
    for at in bodies:
        if at > place:
            yield place, at
        place = max(place, at + 1)


def _is_byline(block: Block, fact: Facts) -> bool:
    """A short line with a date between headline and text: 2024-03-20 来源：临江日报."""
    return fact.size < SENTENCE and not (fact.mass or fact.stop) and _DATE.search(block.text) is not None
