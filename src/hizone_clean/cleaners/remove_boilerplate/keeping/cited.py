"""Lists inside the body's container that lead to other sites: what a text cites, recommends or is a guide to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from hizone_clean.blocks import Block
from hizone_clean.cleaners.remove_boilerplate.body import is_condemned
from hizone_clean.cleaners.remove_boilerplate.page_features import Facts

_FEWEST, _SHORTEST = 2, 6
"""Items of such a list, and letters of one in the mean: shorter ones are buttons, 微博 QQ空间."""
_LISTS = ("ul", "ol", "dl")
_ALL = 0.9


def cited_lists(parts: Sequence[str], main: str, blocks: Sequence[Block], facts: Sequence[Facts]) -> frozenset[str]:
    """The ``parts`` of the container ``main`` that are lists of links to other sites, under a line that no phrase condemns.

    A list of links to the page's own site is a menu or tells other stories; under 友情链接 stand those who exchange links.
    """
    members: dict[str, list[int]] = defaultdict(list)
    for at, part in enumerate(parts):
        if part and part != main:
            members[part].append(at)
    return frozenset(
        part
        for part, places in members.items()
        if part[part.rfind(">") + 1 :].partition(".")[0] in _LISTS
        and len(places) >= _FEWEST
        and not (places[0] and is_condemned(facts[places[0] - 1]))
        and sum(facts[at].size for at in places) >= _SHORTEST * len(places)
        and _lead_away([blocks[at] for at in places])
    )


def _lead_away(items: Sequence[Block]) -> bool:
    """Whether all links of ``items``, and nearly each of these has one, lead to other sites."""
    linked = [item for item in items if item.links]
    return len(linked) >= _ALL * len(items) and all(item.away >= _ALL * item.links for item in linked)
