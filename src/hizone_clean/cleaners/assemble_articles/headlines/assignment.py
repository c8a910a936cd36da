"""Which display lines are the headline of which article: the best way to hand them out, by learned weights.

A page's headlines stand over their article, under it, or all together at its end, in order, reversed or mixed. The lines
are walked through once; at each the best few ways to hand out the lines so far are kept (a beam), so that the cost grows
with the number of lines and not with the number of ways. What a way is worth is the sum of its features (``features.py``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from hizone_clean.cleaners.assemble_articles.borders import Segment
from hizone_clean.cleaners.assemble_articles.headlines.features import (
    CROWD,
    MOST_LINES,
    Amount,
    DisplayLine,
    article_features,
    form_features,
    headline_features,
    headline_weights,
    left_features,
    order_features,
    place_features,
    seam_features,
)
from hizone_clean.models.linear import Weights, score_amounts, score_features
from hizone_clean.ways import best_ways

_BEAM = 6
_OPTIONS = 10
_CLOSE = 6.0
"""How much worse than the best headline that begins at a line another may be and still be tried."""
_CAPTION_PROOF = 2.0
"""A picture's text has a headline of its own only where nearly all that a line says is said by it."""
_CLAIM = 0.3
"""Evidence of a single line from which an article that did not get it is worth another look: one rare word."""


class Assignment(NamedTuple):
    """Who got which lines, and how well it all fits."""

    score: float
    headlines: dict[int, tuple[int, ...]]
    """The parts that make up each article's headline, by the article's index; what is nobody's is left out."""
    proof: dict[int, float]
    """How much each headline's wording speaks for its article."""
    claimed: frozenset[int] = frozenset()
    """Articles that may be two: more lines speak for them than their headline has, or it has several lines."""


Group = tuple[int, int, int]
"""First line, line after the last, and article of a headline."""
_Option = tuple[float, int, int]
"""A headline that begins at a line: how well it fits, the line after it, its article."""


class Way(NamedTuple):
    """One way to hand out the lines so far."""

    score: float
    used: int
    """The articles that have a headline, as bits."""
    last: int
    """The article of the headline before in the same run of lines, or -1."""
    step: int
    """Whether that one stands below the article before it, above it (-1), or none is before it (0)."""
    end: int
    """How many lines were handed out."""
    groups: tuple[Group, ...]


_new_way = partial(tuple.__new__, Way)
_START = Way(0.0, 0, -1, 0, 0, ())
_state = attrgetter("used", "last", "step")
"""What two ways have in common that can go on in the same ways: which articles have a headline, and how the last two stood."""


class Lines:
    """The display lines of a page, and what is seen of them whatever articles they may head.

    ``evidence`` is what each line says for each article, ``said`` all that the page says, without blanks.
    """

    def __init__(self, lines: Sequence[DisplayLine], evidence: Sequence[Sequence[float]], said: str) -> None:
        self.lines, self.evidence, self.said = lines, evidence, said
        self.shadows = any(line.twice for line in lines)
        self.crowds = Counter(line.place for line in lines)

    def in_crowd(self, at: int) -> bool:
        """Whether so many lines stand where line ``at`` stands that they are the headlines of a page put together."""
        return self.crowds[self.lines[at].place] > CROWD

    def ends(self, at: int) -> Iterator[int]:
        """The lines that a headline which begins at line ``at`` may end before."""
        lines = self.lines
        for end in range(at + 1, min(at + MOST_LINES, len(lines)) + 1):
            last = lines[end - 1]
            if end > at + 1 and (last.place != lines[at].place or last.begins or last.alone):
                return
            yield end
            if last.signed or last.alone:
                return

    def seam(self, at: int) -> list[Amount]:
        """What is seen of line ``at`` and the one over it."""
        articles = ((name, 1.0) for name in article_features(self.evidence[at - 1], self.evidence[at]))
        return [*seam_features(self.lines[at - 1], self.lines[at], self.said, shadows=self.shadows), *articles]

    def group(self, first: int, end: int) -> list[str]:
        """What is seen of a headline from line ``first`` to before line ``end``."""
        return list(headline_features(self.lines[first:end], self.evidence[first:end], shadows=self.shadows))

    def form(self, first: int, end: int) -> tuple[Amount]:
        """How much the lines from ``first`` to before ``end`` look like a headline."""
        return form_features(self.lines[first:end])

    def left(self, at: int) -> list[str]:
        """What is seen of line ``at`` when it is nobody's."""
        return list(left_features(self.lines[at], shadows=self.shadows))


def assign_headlines(segments: Sequence[Segment], shown: Lines) -> Assignment:
    """The best way to hand out the lines of ``shown`` to ``segments``."""
    lines, evidence = shown.lines, shown.evidence
    if not lines or not segments:
        return Assignment(0.0, {}, {})
    best = find_ways(segments, shown, headline_weights())[0]
    headlines = {owner: tuple(line.at for line in lines[first:last]) for first, last, owner in best.groups}
    proof = {owner: sum(evidence[at][owner] for at in range(first, last)) for first, last, owner in best.groups}
    return Assignment(best.score, headlines, proof, _claimed(evidence, best))


def most_proof(evidence: Sequence[Sequence[float]], owner: int) -> float:
    """The most that any headline's wording could speak for article ``owner``."""
    said = [row[owner] for row in evidence]
    return max((sum(said[at : at + MOST_LINES]) for at in range(len(said))), default=0.0)


def _claimed(evidence: Sequence[Sequence[float]], way: Way) -> frozenset[int]:
    owners = {at: owner for first, last, owner in way.groups for at in range(first, last)}
    strongest = ((at, max(range(len(row)), key=row.__getitem__)) for at, row in enumerate(evidence))
    strays = {best for at, best in strongest if owners.get(at) != best and evidence[at][best] > _CLAIM}
    several = {owner for first, last, owner in way.groups if last > first + 1}
    return frozenset(strays | several)


def find_ways(segments: Sequence[Segment], shown: Lines, weights: Weights) -> list[Way]:
    """The best few ways to hand out all lines, the best first, each with what its features weigh together."""
    lines = shown.lines
    untitled = sum(1 << at for at, segment in enumerate(segments) if not segment.is_caption)
    seams = [0.0] + [score_amounts(shown.seam(at), weights) for at in range(1, len(lines))]
    every = [_options(segments, shown, at, seams, weights) for at in range(len(lines))]
    hopes = [[(1 << owner, most) for owner, most in enumerate(row) if most] for row in _hopes(every, len(segments))]

    def go_on(way: Way, at: int) -> Iterator[Way]:
        if at == 0 or lines[at - 1].place != lines[at].place:
            way = way._replace(last=-1, step=0)
        yield way._replace(score=way.score + score_features(shown.left(at), weights), end=at + 1)
        yield from _with_headline(way, at, every[at], untitled, weights)

    def to_come(way: Way, at: int) -> float:
        return -sum([most for owner, most in hopes[at] if not way.used & owner])

    return best_ways(
        _START, range(len(lines)), go_on, cost=_cost, most=_BEAM, alike=_state, taken=attrgetter("end"), to_come=to_come
    )


def _cost(way: Way) -> float:
    return -way.score


def _hopes(every: Sequence[Sequence[_Option]], count: int) -> list[list[float]]:
    """For each line and article the best headline that may still come for the article from there on."""
    hopes = [[0.0] * count]
    for options in reversed(every):
        hope = hopes[-1].copy()
        for score, _, owner in options:
            hope[owner] = max(hope[owner], score)
        hopes.append(hope)
    return hopes[::-1]


def _options(
    segments: Sequence[Segment],
    shown: Lines,
    at: int,
    seams: Sequence[float],
    weights: Weights,
) -> list[_Option]:
    """The headlines that may begin at line ``at``, each for its article, the best first."""
    summed, most, inside = [0.0] * len(segments), 0.0, 0.0
    wording, contradicted = weights["wording"], weights["contradicted"]
    options: list[_Option] = []
    for end in shown.ends(at):
        row = shown.evidence[end - 1]
        summed = [total + weight for total, weight in zip(summed, row, strict=True)]
        most += max(row)
        inside += seams[end - 1] if end > at + 1 else 0.0
        base = inside + score_features(shown.group(at, end), weights) + contradicted * most
        base += score_amounts(shown.form(at, end), weights)
        floor = max(summed) - _CLOSE
        for owner, total in enumerate(summed):
            if total > floor and (seen := _of_article(segments[owner], shown, at, end, owner, total)) is not None:
                options.append((base + wording * total + score_features(seen, weights), end, owner))
    options.sort(reverse=True)
    return [option for option in options[:_OPTIONS] if option[0] > options[0][0] - _CLOSE]


def _of_article(
    segment: Segment, shown: Lines, first: int, end: int, owner: int, wording: float
) -> tuple[str, ...] | None:
    """What is seen of the lines from ``first`` to before ``end`` as the headline of article ``owner``; ``None`` if they cannot be."""
    line = shown.lines[end - 1]
    seen = place_features(line.place - owner, end - first, wording, crowd=shown.in_crowd(first))
    if segment.is_caption:
        return (*seen, "caption") if wording >= _CAPTION_PROOF else None
    if line.alone:
        seen = (*seen, "called as a round-up, over one" if segment.is_round_up else "called as a round-up, over none")
    elif segment.is_round_up:
        seen = (*seen, "over a round-up")
    return seen


def _with_headline(way: Way, at: int, options: Sequence[_Option], untitled: int, weights: Weights) -> Iterator[Way]:
    """``way`` with each headline that may begin at line ``at``."""
    _, used, last, direction, _, groups = way
    for worth, end, owner in options:
        if used >> owner & 1:
            continue
        score, step = worth + way.score, 0
        if last >= 0:
            step = 1 if owner > last else -1
            score += score_features(order_features(direction, step, _skipped(last, owner, used, untitled)), weights)
        yield _new_way((score, used | 1 << owner, owner, step, end, (*groups, (at, end, owner))))


def _skipped(last: int, owner: int, used: int, untitled: int) -> int:
    """How many articles between two have no headline yet."""
    low, high = (last, owner) if owner > last else (owner, last)
    return (((1 << high) - (1 << low + 1)) & untitled & ~used).bit_count()


def features_of_way(segments: Sequence[Segment], shown: Lines, groups: Sequence[Group]) -> Counter[str]:
    """All that is seen of a way to hand out the lines: what it is worth is the sum of this, weighed."""
    lines, evidence = shown.lines, shown.evidence
    untitled = sum(1 << at for at, segment in enumerate(segments) if not segment.is_caption)
    seen: Counter[str] = Counter()
    taken = {at for first, end, _ in groups for at in range(first, end)}
    for at in range(len(lines)):
        if at not in taken:
            seen.update(shown.left(at))
    used, last, step, place = 0, -1, 0, -1
    for first, end, owner in groups:
        for at in range(first + 1, end):
            _add(seen, shown.seam(at))
        seen.update(shown.group(first, end))
        _add(seen, shown.form(first, end))
        wording = sum(evidence[at][owner] for at in range(first, end))
        most = sum(max(evidence[at]) for at in range(first, end))
        _add(seen, [("wording", wording), ("contradicted", most)])
        seen.update(_of_article(segments[owner], shown, first, end, owner, wording) or ())
        if lines[first].place != place:
            last, step, place = -1, 0, lines[first].place
        if last >= 0:
            direction, step = step, 1 if owner > last else -1
            seen.update(order_features(direction, step, _skipped(last, owner, used, untitled)))
        used, last = used | 1 << owner, owner
    return seen


def _add(seen: Counter[str], amounts: Sequence[Amount]) -> None:
    for name, amount in amounts:
        seen[name] += amount  # type: ignore[assignment]
