"""How much wording two texts share, weighed by how rare it is on the page: the evidence for what belongs together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import log, log1p

_WORDS = re.compile(r"[^\W_]+")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_WEIGHTS = {2: 0.35, 3: 0.8, 4: 1.0}
_LEAD = 1.3
"""A headline says above all what the first paragraph says."""


def grams(text: str, size: int, words: re.Pattern[str] = _WORDS) -> set[str]:
    """The character n-grams of ``text`` that cross no mark and no blank."""
    return {run[at : at + size] for run in words.findall(text) for at in range(len(run) - size + 1)}


def shared_share(one: str, other: str, size: int = 3) -> float:
    """The share of the shorter text's n-grams that the other has too, 0 to 1.

    Halves of one newspaper article share a twelfth of their trigrams at the median, two articles a hundredth.
    """
    first, second = grams(one, size, _HAN), grams(other, size, _HAN)
    return len(first & second) / max(1, min(len(first), len(second)))


def covered_share(line: str, text: str) -> float:
    """The share of a short line's bigrams that ``text`` has, 0 to 1."""
    mine = grams(line, 2)
    return len(mine & grams(text, 2)) / max(1, len(mine))


def weigh_wording(lines: Sequence[str], texts: Sequence[Sequence[str]]) -> list[list[float]]:
    """For each line its evidence for each text (a text is its paragraphs, the lead first): rare n-grams that it shares."""
    wanted = [{gram for size in _WEIGHTS for gram in grams(line, size)} for line in lines]
    every = set().union(*wanted) if wanted else set()
    found = [_counted(every, text) for text in texts]
    spread = Counter(gram for counts in found for gram in counts)
    worth = {gram: _WEIGHTS[len(gram)] * log((len(texts) + 1) / spread[gram]) for gram in spread}
    return [[sum(worth[g] * counts[g] for g in mine & counts.keys()) for counts in found] for mine in wanted]


def _counted(wanted: set[str], paragraphs: Sequence[str]) -> dict[str, float]:
    """The wanted n-grams of a text, with how much the text says them."""
    body = "\n".join(paragraphs)
    lead = paragraphs[0] if paragraphs else ""
    here = wanted & set().union(*(grams(body, size) for size in _WEIGHTS))
    return {gram: (_LEAD if gram in lead else 1.0) * (0.6 + 0.6 * log1p(body.count(gram))) for gram in here}


def weak_seams(texts: Sequence[str], least: int, limit: float) -> list[tuple[float, int]]:
    """The borders between ``texts`` over which less than ``limit`` is shared: the share and the index of the text after.

    Both sides have ``least`` characters or more.
    """
    every = [grams(text, 3, _HAN) for text in texts]
    ahead = Counter(gram for mine in every for gram in mine)
    behind: set[str] = set()
    shared, length, whole = 0, 0, sum(map(len, texts))
    found: list[tuple[float, int]] = []
    for at, mine in enumerate(every[:-1]):
        for gram in mine:
            ahead[gram] -= 1
            shared += (gram not in behind and ahead[gram] > 0) - (gram in behind and ahead[gram] == 0)
            if not ahead[gram]:
                del ahead[gram]
        behind |= mine
        length += len(texts[at])
        share = shared / max(1, min(len(behind), len(ahead)))
        if min(length, whole - length) >= least and share < limit:
            found.append((share, at + 1))
    return found
