"""Which passage goes on with which, where columns were written row by row: features, their weights, and the chains that result.

A feature is a short name such as ``width alike stop`` (the next line is as wide as the one that breaks off, and ends a
sentence); its weight stands in ``resources/next_passages.json``, learned by ``training/train_next_passages.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from hizone_clean.cleaners.deinterleave_columns.by_sense.row_passages import (
    FARTHEST,
    Passage,
    Rows,
    Seam,
    fit_of_widths,
    seam_of,
)
from hizone_clean.cleaners.deinterleave_columns.page_wording import PageWording
from hizone_clean.models.linear import Weights, load_weights, score_amounts

_REACH = 8
"""Passages of a chain whose wording is compared."""
_MOST_SHARED = 4.0
_SURE = 2.5
"""Value from which a broken-off column goes on at the head of another, wherever that stands."""
_MOST_FEET = 60
"""Broken-off columns above which these are no columns, and no turns are looked for."""
_FARTHEST_OFF, _NO_SENSE = 4, -0.5
"""How far off the rhythm is told apart, and the sense of a step that no passages nearby take."""
_GOES_ON = 0.8
"""Mean of what the words say over a headline from which it does not end the columns beside it."""
_NEAR = 7
"""Characters from the seam within which a list shows that it goes on."""

Links = dict[int, int]
"""For each passage the next of its column."""


def link_passages(rows: Rows) -> Links:
    """For each passage the one that it goes on with: first by itself, then by what the chains so found talk of."""
    weights = load_weights("next_passages")
    scores = {pair: score_amounts(features(rows, *pair), weights) for pair in rows.seams}
    links = _matched(scores)
    for pair, shared in shared_wording(rows, links).items():
        scores[pair] += shared * weights.get("wording" if rows.passages[pair[0]].is_open else "wording after stop", 0.0)
    links = _matched(scores)
    bands = _part_bands(rows, links)
    return _with_turns(rows, links, bands, weights)


def features(rows: Rows, at: int, then: int) -> list[tuple[str, float]]:
    """The features that passage ``then`` is the next of its column after ``at``, each with how much of it there is."""
    left, right, step = rows.passages[at], rows.passages[then], then - at
    near, around = rows.near[at], rows.far[at]
    kind = "after stop" if not left.is_open else "open" if left.first == left.last else "after several"
    far, near_off, near_sense, around_off, around_sense = _names_of_steps(
        step, _bounded(step - near.step), _bounded(step - around.step), kind
    )
    return [
        (far, 1.0),
        (near_off, 1.0),
        (near_sense, near.sense.get(step, _NO_SENSE)),
        (around_off, 1.0),
        (around_sense, around.sense.get(step, _NO_SENSE)),
        *_features_at_seam(left, right, rows.seams[at, then]),
    ]


@lru_cache(4096)
def _names_of_steps(step: int, near_off: int, around_off: int, kind: str) -> tuple[str, str, str, str, str]:
    return (
        f"far {step}",
        f"near off {near_off} {kind}",
        f"near sense {kind}",
        f"around off {around_off} {kind}",
        f"around sense {kind}",
    )


@lru_cache(1024)
def _names_at_seam(head_kind: str, fit: str, is_open: bool) -> tuple[str, str, str]:
    start, _, end = head_kind.partition(" ")
    after = "" if is_open else " after stop"
    return f"start {start}{after}", f"width {fit} {end}{after}", f"joins{after}"


def _bounded(off: int) -> int:
    return -_FARTHEST_OFF if off < -_FARTHEST_OFF else _FARTHEST_OFF if off > _FARTHEST_OFF else off


def _features_at_seam(left: Passage, right: Passage, seam: Seam) -> list[tuple[str, float]]:
    """The features that do not depend on where the passages stand."""
    start, fit, joined = _names_at_seam(right.head_kind, fit_of_widths(left.tail_width, right.head_width), left.is_open)
    found = [(start, 1.0), (fit, 1.0), (joined, seam.joins / 2)]
    if not left.is_open:
        return found
    if left.opened or right.closed:
        found += _features_of_marks(left, right)
    if "、" in left.tail[-_NEAR:] and "、" in right.head[:_NEAR]:
        found.append(("list goes on", 1.0))
    if seam.two:
        found += (("says two", seam.two), ("says three", seam.three), ("says four", seam.four))
    return found


def _features_of_marks(left: Passage, right: Passage) -> Iterator[tuple[str, float]]:
    """Whether what is open where a line breaks off is closed in the next one, and nothing else is."""
    for name in left.opened | right.closed:
        is_open, closes = name in left.opened, name in right.closed
        yield f"{name} {'open' if is_open else 'shut'} {'closes' if closes else 'stays'}", 1.0


def _matched(scores: Mapping[tuple[int, int], float]) -> Links:
    """Each passage with at most one before and one after it, the best pairs first: as good as the best matching, where measured."""
    links: Links = {}
    taken: set[int] = set()
    for (at, then), score in sorted(scores.items(), key=lambda pair: -pair[1]):
        if score < 0:
            break
        if at not in links and then not in taken:
            links[at] = then
            taken.add(then)
    return links


def shared_wording(rows: Rows, links: Links) -> dict[tuple[int, int], float]:
    """How much rare wording the paragraph that ends in a passage shares with the one that begins in another."""
    broken = {at: then for at, then in links.items() if rows.passages[at].is_open}
    words = [_words(passage, rows.wording) for passage in rows.passages]
    before = {then: at for at, then in broken.items()}
    back = [_along(at, before, words) for at in range(len(words))]
    ahead = [_along(at, broken, words) for at in range(len(words))]
    return {
        (at, then): min(
            _MOST_SHARED, sum((len(word) - 1) / rows.wording.times(word) for word in back[at] & ahead[then])
        )
        for at, then in rows.seams
    }


def _words(passage: Passage, wording: PageWording) -> set[str]:
    """Two or three Han in a row that the page says more than once."""
    words: set[str] = set()
    for text in {passage.head, passage.tail}:
        for size in (2, 3):
            words.update(text[at : at + size] for at in range(len(text) - size + 1))
    return {word for word in words if wording.times(word) > 1 and min(word) >= "\u4e00" and max(word) <= "\u9fff"}


def _along(at: int | None, links: Links, words: Sequence[set[str]]) -> set[str]:
    found: set[str] = set()
    for _ in range(_REACH):
        if at is None:
            break
        found |= words[at]
        at = links.get(at)
    return found


def _part_bands(rows: Rows, links: Links) -> list[int]:
    """The band of each passage; links over a border that no words speak for are cut.

    A headline over all columns ends them: what breaks off above it goes on at the head of another column, not below it.
    """
    band, bands = 0, []
    for at, passage in enumerate(rows.passages):
        if passage.stands_across:
            over = [(up, links[up]) for up in range(max(0, at - FARTHEST), at) if links.get(up, 0) >= at]
            said = [sum(rows.seams[pair]) for pair in over if rows.passages[pair[0]].is_open]
            if sum(said) <= _GOES_ON * len(said):
                band += 1
                for pair in over:
                    if not rows.passages[pair[0]].is_open or sum(rows.seams[pair]) < _GOES_ON:
                        del links[pair[0]]
        bands.append(band)
    return bands


def _with_turns(rows: Rows, links: Links, bands: Sequence[int], weights: Weights) -> Links:
    """``links`` and those from the foot of a column, in the middle of a sentence, to the head of another."""
    heads = set(range(len(rows.passages))) - set(links.values())
    feet = [at for at, passage in enumerate(rows.passages) if passage.is_open and at not in links]
    if len(feet) > _MOST_FEET:
        return links
    turns = {
        (foot, head): _turn(rows, foot, head, weights) for foot in feet for head in heads if bands[foot] == bands[head]
    }
    for (foot, head), score in sorted(turns.items(), key=lambda pair: (-pair[1], pair[0])):
        if score < _SURE:
            break
        if foot not in links and head in heads and _foot(links, head) != foot:
            links[foot] = head
            heads.remove(head)
    return links


def _turn(rows: Rows, foot: int, head: int, weights: Weights) -> float:
    left, right = rows.passages[foot], rows.passages[head]
    return score_amounts(_features_at_seam(left, right, seam_of(rows.wording, left, right)), weights)


def _foot(links: Links, at: int) -> int:
    """The last passage of the chain that goes on from ``at``."""
    while at in links:
        at = links[at]
    return at


def in_chains(links: Links, count: int) -> list[int]:
    """The passages one chain after the other, in the order of their heads."""
    order: list[int] = []
    followers = set(links.values())
    for head in range(count):
        if head in followers:
            continue
        order.append(head)
        while order[-1] in links:
            order.append(links[order[-1]])
    return order
