"""How much wording two texts share, weighed by how rare it is on the page: the evidence for what belongs together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import chain
from math import log, log1p
from operator import add
from typing import NamedTuple

from hizone_clean.patterns import pattern

_WORDS = pattern(r"[^\W_]+")
_HAN = pattern(r"[\u3400-\u9fff]+")
_WEIGHTS = {2: 0.35, 3: 0.8, 4: 1.0}
_LEAD = 1.3
"""A headline says above all what the first paragraph says."""


def grams(text: str, size: int, words: re.Pattern[str] = _WORDS) -> set[str]:
    """The character n-grams of ``text`` that cross no mark and no blank."""
    runs = words.findall(text)
    if size == 2:
        return set(chain.from_iterable([map(add, run, run[1:]) for run in runs]))
    return {run[at : at + size] for run in runs for at in range(len(run) - size + 1)}


def _grams_of_all_sizes(text: str) -> frozenset[str]:
    runs = _WORDS.findall(text)
    return frozenset(run[at : at + size] for run in runs for size in _WEIGHTS for at in range(len(run) - size + 1))


def shared_share(one: str, other: str) -> float:
    """The share of the shorter text's Han trigrams that the other has too, 0 to 1.

    Halves of one newspaper article share a twelfth at the median, two articles a hundredth.
    """
    first, second = grams(one, 3, _HAN), grams(other, 3, _HAN)
    return len(first & second) / max(1, min(len(first), len(second)))


def covered_share(line: str, text: str) -> float:
    """The share of a short line's bigrams that ``text`` has, 0 to 1."""
    mine = grams(line, 2)
    return sum(gram in text for gram in mine) / max(1, len(mine))


def unspaced(line: str) -> str:
    """A headline without blanks, as it may be spread (增 绿 降 碳)."""
    return "".join(line.split())


_WINDOW = 300
"""Characters on each side of a border whose wording is compared."""
_FOREIGN, _OWN, _LEAST = 1.6, 55.0, -4.5
"""Log odds of a border where nothing is shared, what each share of bigrams takes off, and where they end.

Counted over the borders of 28 newspaper pages: .76 of those that share a hundredth are borders of articles, .5 at three
hundredths, .1 at six, hardly one above ten.
"""


class Wording(NamedTuple):
    """The n-grams of a page's short lines, and how often each of its paragraphs says them."""

    wanted: dict[str, frozenset[str]]
    hits: tuple[dict[str, int], ...]
    said: dict[tuple[int, ...], dict[str, float]]
    """What an article, named by its paragraphs, says of them; filled as it is asked for."""
    shared: dict[tuple[int, ...], dict[str, list[tuple[str, float]]]]
    """What it says of each line's n-grams; filled as it is asked for."""


def read_wording(lines: Sequence[str], paragraphs: Sequence[str]) -> Wording:
    """Look once for all n-grams of ``lines`` in ``paragraphs``."""
    wanted = {line: _grams_of_all_sizes(line) for line in lines}
    every = frozenset().union(*wanted.values())
    pairs = {gram for gram in every if len(gram) == 2}
    longer: dict[str, list[str]] = {}
    for gram in every - pairs:
        longer.setdefault(gram[:2], []).append(gram)
    return Wording(wanted, tuple(_hits(text, pairs, longer) for text in paragraphs), {}, {})


def _hits(text: str, pairs: set[str], longer: dict[str, list[str]]) -> dict[str, int]:
    here = pairs.intersection(map(add, text, text[1:]))
    counts = {pair: text.count(pair) for pair in here}
    for pair in here:
        for gram in longer.get(pair, ()):
            if gram[-2:] in here and (count := text.count(gram)):
                counts[gram] = count
    return counts


def weigh_wording(wording: Wording, lines: Sequence[str], articles: Sequence[Sequence[int]]) -> list[list[float]]:
    """For each line its evidence for each article (its paragraphs' indices, the lead first): rare n-grams that it shares."""
    names = [tuple(paragraphs) for paragraphs in articles]
    spread = Counter(chain.from_iterable(_said(wording, name) for name in names))
    rarity = [log((len(articles) + 1) / count) for count in range(1, len(articles) + 1)]
    worth = {gram: _WEIGHTS[len(gram)] * rarity[count - 1] for gram, count in spread.items()}
    columns = [_weights(wording, lines, name, worth) for name in names]
    rows = []
    for row in zip(*columns, strict=True):
        total = sum(row)
        rows.append([log1p(total) * weight / (total + 1.0) for weight in row])
    return rows


def _weights(
    wording: Wording, lines: Sequence[str], paragraphs: tuple[int, ...], worth: dict[str, float]
) -> list[float]:
    """For each line how much one article says of it."""
    shared = wording.shared.setdefault(paragraphs, {})
    weights = []
    for line in lines:
        if line not in shared:
            counts = _said(wording, paragraphs)
            shared[line] = [(gram, counts[gram]) for gram in sorted(wording.wanted[line] & counts.keys())]
        found = shared[line]
        weights.append(sum([worth[gram] * weight for gram, weight in found]) if found else 0.0)
    return weights


@cache
def _often(count: int) -> float:
    """What it is worth that something is said so often."""
    return 0.6 + 0.6 * log1p(count)


def _said(wording: Wording, paragraphs: tuple[int, ...]) -> dict[str, float]:
    """The wanted n-grams of an article, with how much it says them."""
    if paragraphs not in wording.said:
        lead = wording.hits[paragraphs[0]] if paragraphs else {}
        counts = dict(lead)
        for at in paragraphs[1:]:
            for gram, count in wording.hits[at].items():
                counts[gram] = counts.get(gram, 0) + count
        wording.said[paragraphs] = {
            gram: (_LEAD if gram in lead else 1.0) * _often(count) for gram, count in counts.items()
        }
    return wording.said[paragraphs]


def border_odds(texts: Sequence[str]) -> list[float]:
    """For each of ``texts`` the log odds that another article begins with it, by the bigrams shared over the border."""
    whole = "\n".join(texts)
    odds, place = [0.0] * min(1, len(texts)), 0
    for text in texts[:-1]:
        place += len(text) + 1
        before, after = grams(whole[max(0, place - _WINDOW) : place], 2), grams(whole[place : place + _WINDOW], 2)
        share = len(before & after) / max(1, min(len(before), len(after)))
        odds.append(max(_LEAST, _FOREIGN - _OWN * share))
    return odds
