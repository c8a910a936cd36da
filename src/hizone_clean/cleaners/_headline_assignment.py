"""Which display lines are the headline of which article: by what they say, by where they stand only where that leaves a tie.

A page's headlines stand over their article, under it, or all together at its end, in order, reversed or mixed. The lines
are walked through once; at each the best few ways to hand out the lines so far are kept (a beam), so that the cost grows
with the number of lines and not with the number of ways.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log1p
from typing import NamedTuple

from hizone_clean.cleaners._article_borders import Segment
from hizone_clean.cleaners._article_parts import Part
from hizone_clean.cleaners._shared_wording import weigh_wording

_BEAM = 24
_MOST_LINES = 4
"""Lines of one headline at most: kicker, two lines of title, deck."""
_MOST_ARTICLES = 60
"""Articles on a page up to which wording is compared; beyond, a headline goes to the article that it stands over."""

_FOR_A_TITLE = 1.0
_LINE_LEFT = -0.8
_OVER, _UNDER = 1.2, 0.8
_IN_ORDER = 0.6
_FOR_A_CAPTION, _PROOF = -1.5, 2.0
_LENGTH = (0.0, 0.0, -0.1, -0.4, -1.0)
_SAYS_NOTHING = -0.6
_CONTRADICTED = 0.7
_TORN, _PASTED = -0.4, -0.5


class Line(NamedTuple):
    """A display line that may be a headline or a part of one."""

    at: int
    """Index of its part."""
    place: int
    """Index of the article that it stands over; the number of articles at the end of the page."""
    signed: bool
    """Whether a byline follows, so that no headline goes on past it."""
    gap: int


class _Way(NamedTuple):
    score: float
    used: int
    last: int
    step: int
    groups: tuple[tuple[int, int, int], ...]


class Assignment(NamedTuple):
    """Who got which lines, and how well it all fits."""

    score: float
    headlines: dict[int, tuple[int, ...]]
    """The parts that make up each article's headline, by the article's index; what is nobody's is left out."""
    proof: dict[int, float]
    """How much each headline's wording speaks for its article."""


def assign_headlines(parts: Sequence[Part], segments: Sequence[Segment], lines: Sequence[Line]) -> Assignment:
    """The best way to hand out ``lines`` to ``segments``."""
    if not lines or not segments:
        return Assignment(0.0, {}, {})
    if len(segments) > _MOST_ARTICLES:
        return Assignment(0.0, _by_place(segments, lines), {})
    evidence = _evidence(parts, segments, lines)
    best = _best_way(segments, lines, evidence)
    headlines = {owner: tuple(line.at for line in lines[first:last]) for first, last, owner in best.groups}
    proof = {owner: sum(evidence[at][owner] for at in range(first, last)) for first, last, owner in best.groups}
    return Assignment(best.score, headlines, proof)


def _by_place(segments: Sequence[Segment], lines: Sequence[Line]) -> dict[int, tuple[int, ...]]:
    over: dict[int, tuple[int, ...]] = {}
    for line in lines:
        if line.place < len(segments) and not segments[line.place].is_caption:
            over[line.place] = (*over.get(line.place, ()), line.at)[:_MOST_LINES]
    return over


def _evidence(parts: Sequence[Part], segments: Sequence[Segment], lines: Sequence[Line]) -> list[list[float]]:
    """For each line and article what the line says for it: near 0 for no word in common, 4 for many rare ones."""
    bodies = [[parts[at].text for at in range(s.first, s.last + 1)] for s in segments]
    weighed = weigh_wording([parts[line.at].text for line in lines], bodies)
    return [[log1p(sum(row)) * weight / (sum(row) + 1.0) for weight in row] for row in weighed]


def _best_way(segments: Sequence[Segment], lines: Sequence[Line], evidence: list[list[float]]) -> _Way:
    crowds = [sum(1 for line in lines if line.place == place) for place in range(len(segments) + 1)]
    reached: list[dict[tuple[int, int, int], _Way]] = [{} for _ in range(len(lines) + 1)]
    start = _Way(0.0, 0, -1, 0, ())
    reached[0][(0, -1, 0)] = start
    tight = {line.place for line in lines if line.gap == 0}
    for at, line in enumerate(lines):
        ways = sorted(reached[at].values(), reverse=True)[:_BEAM]
        starts_run = at == 0 or lines[at - 1].place != line.place
        for way in ways:
            fresh = way._replace(last=-1, step=0) if starts_run else way
            pasted = _PASTED if not starts_run and line.gap == 0 and line.place in tight and not lines[at - 1].signed else 0.0
            _reach(reached[at + 1], fresh._replace(score=fresh.score + _LINE_LEFT + pasted))
            _extend(reached, fresh, at, pasted, segments, lines, evidence, crowds)
    return max(reached[-1].values())


def _extend(
    reached: list[dict[tuple[int, int, int], _Way]],
    way: _Way,
    at: int,
    pasted: float,
    segments: Sequence[Segment],
    lines: Sequence[Line],
    evidence: list[list[float]],
    crowds: Sequence[int],
) -> None:
    """Add every headline that begins at line ``at`` to ``way``."""
    place = lines[at].place
    summed = [0.0] * len(segments)
    shape = pasted
    for size in range(1, _MOST_LINES + 1):
        here = at + size - 1
        if here >= len(lines) or lines[here].place != place:
            break
        if size > 1:
            shape += _TORN if lines[here].gap else 0.0
            shape += _SAYS_NOTHING if lines[here].gap and sum(evidence[here]) < 0.2 else 0.0
        strongest = max(evidence[here])
        for owner, weight in enumerate(evidence[here]):
            summed[owner] += weight - _CONTRADICTED * (strongest - weight)
        for owner, segment in enumerate(segments):
            if way.used >> owner & 1:
                continue
            score = way.score + _FOR_A_TITLE + shape + _LENGTH[size] + summed[owner]
            score += _position(place, owner, crowds[place], size)
            if segment.is_caption:
                if summed[owner] < _PROOF:
                    continue
                score += _FOR_A_CAPTION
            step, order = _order(way, owner, segments)
            groups = (*way.groups, (at, here + 1, owner))
            _reach(reached[here + 1], _Way(score + order, way.used | 1 << owner, owner, step, groups))
        if lines[here].signed:
            break


def _reach(ways: dict[tuple[int, int, int], _Way], way: _Way) -> None:
    key = (way.used, way.last, way.step)
    if key not in ways or ways[key].score < way.score:
        ways[key] = way


def _position(place: int, owner: int, crowd: int, size: int) -> float:
    """What standing over or under its article says for a headline; nothing much where many stand together."""
    share = 1.0 if crowd <= 4 else 0.3
    if owner == place:
        return (_OVER + 0.4 * (size - 1)) * share
    return _UNDER * share if owner == place - 1 else 0.0


def _order(way: _Way, owner: int, segments: Sequence[Segment]) -> tuple[int, float]:
    """Whether the headlines of a run follow their articles' order, or its reverse, without a gap."""
    if way.last < 0:
        return 0, 0.0
    step = 1 if owner > way.last else -1
    low, high = sorted((owner, way.last))
    skipped = sum(1 for between in range(low + 1, high) if not segments[between].is_caption and not way.used >> between & 1)
    bonus = _IN_ORDER if way.step in (0, step) else -_IN_ORDER
    return step, bonus - 0.2 * min(skipped, 3)
