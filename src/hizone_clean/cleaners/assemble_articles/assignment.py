"""Which display lines are the headline of which article: by what they say, by where they stand only where that leaves a tie.

A page's headlines stand over their article, under it, or all together at its end, in order, reversed or mixed. The lines
are walked through once; at each the best few ways to hand out the lines so far are kept (a beam), so that the cost grows
with the number of lines and not with the number of ways.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from hizone_clean.cleaners.assemble_articles.borders import Segment

_BEAM = 4
_OPTIONS = 10
_CLOSE = 6.0
"""How much worse than the best headline that begins at a line another may be and still be tried."""
_MOST_LINES = 4
"""Lines of one headline at most: kicker, two lines of title, deck."""
_KICKERS = 2
"""Lines of smaller type over a headline that are its kicker at most."""
_MOST_ARTICLES = 60
"""Articles up to which wording is compared; beyond, a headline goes to the article that it stands over."""

# What follows is set by hand, in the unit of the wording: a line hands out some two to three in all to the articles that say
# what it says, so that words outweigh each of these, and several of these together outweigh a chance word.
_FOR_A_TITLE, _LINE_LEFT = 1.0, -0.8
"""An article with a headline, a line that is nobody's: both are rare, the latter where an extractor took in a fragment."""
_OVER, _UNDER, _EACH_LINE_OVER = 1.2, 0.8, 0.4
"""Standing over its article, as most do, or right under it, as in text whose columns end with their headlines."""
_FAR_FOR_NO_REASON = -0.5
"""Standing elsewhere although no word speaks for it: then it had better stay nobody's than go anywhere."""
_CROWD, _IN_A_CROWD = 4, 0.3
"""Lines in one place from which they are a page's headlines put together, whose place says a third as much."""
_IN_ORDER, _SKIPPED = 0.6, 0.2
"""Going on in the order, or the reverse, that a run began with; each article left out (three count at most)."""
_FOR_A_CAPTION, _CAPTION_PROOF, _NEVER = -1.5, 2.0, -99.0
"""A picture's text has a headline of its own only where nearly all that a line says is said by it."""
_CONTRADICTED = 0.5
"""Share of what a line says for its best article by which it speaks against all others."""
_FITS = 1.0
"""What is called as round-ups are, over a round-up; as much against it over anything else."""
_CLAIM = 0.3
"""Evidence of a single line from which an article that did not get it is worth another look: one rare word."""
_LENGTH = (0.0, 0.0, -0.1, -0.4, -1.0)
"""By the lines of a headline: two are usual, three are kicker, title and deck, four are seldom."""
_SAYS_NOTHING, _NOTHING = -0.4, 0.2
"""A further line that no article says anything of, apart from the one before it."""
_TORN_OFF, _TORN, _PASTED = -0.2, -0.6, -0.8
"""A blank line inside a headline: behind its first line, where a kicker ends, and further on; none between two headlines."""


class DisplayLine(NamedTuple):
    """A display line that may be a headline or a part of one."""

    at: int
    """Index of its part."""
    place: int
    """Index of the article that it stands over; the number of articles at the end of the page."""
    signed: bool
    """Whether a byline follows, so that no headline goes on past it."""
    gap: int
    """Blank lines before it; -1 where gaps mean nothing."""
    begins: bool = False
    """Whether it is called as columns are, so that it can only be the first line of a headline."""
    alone: bool = False
    """Whether it is called as round-ups are, so that it is a headline by itself."""


class Assignment(NamedTuple):
    """Who got which lines, and how well it all fits."""

    score: float
    headlines: dict[int, tuple[int, ...]]
    """The parts that make up each article's headline, by the article's index; what is nobody's is left out."""
    proof: dict[int, float]
    """How much each headline's wording speaks for its article."""
    claimed: frozenset[int] = frozenset()
    """Articles that more lines speak for than their headline has."""


_Option = tuple[float, int, int]
"""A headline that begins at a line: how well it fits, the line after it, its article."""


class _Way(NamedTuple):
    """One way to hand out the lines so far."""

    score: float
    used: int
    """The articles that have a headline, as bits."""
    last: int
    """The article of the headline before in the same run of lines, or -1."""
    step: int
    groups: tuple[tuple[int, int, int], ...]
    """First line, line after the last, and article of each headline."""


_new_way = partial(tuple.__new__, _Way)
_Ways = dict[tuple[int, int, int], _Way]
"""The best way for each set of articles that have a headline, last article and direction."""
_START = _Way(0.0, 0, -1, 0, ())


def assign_headlines(
    segments: Sequence[Segment], lines: Sequence[DisplayLine], evidence: Sequence[Sequence[float]]
) -> Assignment:
    """The best way to hand out ``lines`` to ``segments``; ``evidence`` is what each line says for each article."""
    if not lines or not segments:
        return Assignment(0.0, {}, {})
    best = _best_way(segments, lines, evidence)
    headlines = {owner: tuple(line.at for line in lines[first:last]) for first, last, owner in best.groups}
    proof = {owner: sum(evidence[at][owner] for at in range(first, last)) for first, last, owner in best.groups}
    return Assignment(best.score, headlines, proof, _claimed(lines, evidence, best))


def most_proof(evidence: Sequence[Sequence[float]], owner: int) -> float:
    """The most that any headline's wording could speak for article ``owner``."""
    said = [row[owner] for row in evidence]
    return max((sum(said[at : at + _MOST_LINES]) for at in range(len(said))), default=0.0)


def stands_in_order(segments: Sequence[Segment], lines: Sequence[DisplayLine]) -> bool:
    """Whether over each article, and nowhere else, there stands what can be its headline (or there are too many)."""
    crowds = Counter(line.place for line in lines)
    if len(segments) > _MOST_ARTICLES:
        return True
    every = all(bool(crowds[at]) is not segment.is_caption for at, segment in enumerate(segments))
    mixed = any(_begins_another(before, line) for before, line in pairwise(lines))
    return every and not mixed and not crowds[len(segments)] and max(crowds.values(), default=0) <= _MOST_LINES


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
            over[number] = tuple(group[:_MOST_LINES])
    return Assignment(0.0, over, {})


def by_place(segments: Sequence[Segment], lines: Sequence[DisplayLine]) -> Assignment:
    """The lines over each article for its headline."""
    over: dict[int, tuple[int, ...]] = {}
    for line in lines:
        if line.place < len(segments) and not segments[line.place].is_caption:
            over[line.place] = (*over.get(line.place, ()), line.at)[:_MOST_LINES]
    return Assignment(0.0, over, {})


def _claimed(lines: Sequence[DisplayLine], evidence: Sequence[Sequence[float]], way: _Way) -> frozenset[int]:
    owners = {at: owner for first, last, owner in way.groups for at in range(first, last)}
    strongest = ((at, max(range(len(row)), key=row.__getitem__)) for at, row in enumerate(evidence))
    strays = {best for at, best in strongest if owners.get(at) != best and evidence[at][best] > _CLAIM}
    crowded = {owner for first, last, owner in way.groups if last - first > 2}
    return frozenset(strays | crowded)


def _best_way(segments: Sequence[Segment], lines: Sequence[DisplayLine], evidence: Sequence[Sequence[float]]) -> _Way:
    untitled = sum(1 << at for at, segment in enumerate(segments) if not segment.is_caption)
    crowds = Counter(line.place for line in lines)
    every = [_options(segments, lines, evidence, at, crowds[line.place]) for at, line in enumerate(lines)]
    hopes = _hopes(every, len(segments))
    reached: list[_Ways] = [{} for _ in range(len(lines) + 1)]
    _reach(reached[0], _START)
    for at, line in enumerate(lines):
        begins = at == 0 or lines[at - 1].place != line.place
        pasted = 0.0 if begins else _pasted(lines, at)
        for way in _best(reached[at].values(), hopes[at]):
            fresh = way._replace(last=-1, step=0) if begins else way
            _reach(reached[at + 1], fresh._replace(score=fresh.score + _LINE_LEFT + pasted))
            _extend(reached, fresh, at, every[at], pasted, untitled)
    return max(reached[-1].values())


def _hopes(every: Sequence[Sequence[_Option]], count: int) -> list[list[float]]:
    """For each line and article the best headline that may still come for the article from there on."""
    hopes = [[0.0] * count]
    for options in reversed(every):
        hope = hopes[-1].copy()
        for score, _, owner in options:
            hope[owner] = max(hope[owner], score)
        hopes.append(hope)
    return hopes[::-1]


def _best(ways: Collection[_Way], hope: Sequence[float]) -> list[_Way]:
    """The most promising ways: what they have, and what the articles without a headline may still get."""
    if len(ways) <= _BEAM:
        return list(ways)
    open_hopes = [(1 << at, most) for at, most in enumerate(hope) if most]
    ranked = [(way.score + sum([most for bit, most in open_hopes if not way.used & bit]), way) for way in ways]
    ranked.sort(reverse=True)
    return [way for _, way in ranked[:_BEAM]]


def _pasted(lines: Sequence[DisplayLine], at: int) -> float:
    """The cost of a border before line ``at`` where the source has none: in a run that shows gaps elsewhere."""
    return _PASTED if lines[at].gap == 0 and not lines[at - 1].signed else 0.0


def _options(
    segments: Sequence[Segment], lines: Sequence[DisplayLine], evidence: Sequence[Sequence[float]], at: int, crowd: int
) -> list[_Option]:
    """The headlines that may begin at line ``at``, each for its article, the best first."""
    place = lines[at].place
    summed, shape = [0.0] * len(segments), _FOR_A_TITLE
    options: list[_Option] = []
    for size in range(1, _MOST_LINES + 1):
        here = at + size - 1
        if here == len(lines) or lines[here].place != place or (size > 1 and (lines[here].begins or lines[here].alone)):
            break
        row = evidence[here]
        least = _CONTRADICTED * max(row)
        summed = [total + (1 + _CONTRADICTED) * weight - least for total, weight in zip(summed, row, strict=True)]
        if size > 1:
            shape += (_TORN_OFF if size == 2 else _TORN) if lines[here].gap > 0 else 0.0
            shape += _SAYS_NOTHING if lines[here].gap and sum(row) < _NOTHING else 0.0
        floor = max(summed) - _CLOSE
        base = shape + _LENGTH[size]
        for owner, total in enumerate(summed):
            if total > floor:
                place_and_form = _of_place(lines[here], owner, crowd, size, total)
                if segments[owner].is_caption or lines[here].alone:
                    place_and_form += _of_form(lines[here], segments[owner], total)
                options.append((base + total + place_and_form, here + 1, owner))
        if lines[here].signed or lines[here].alone:
            break
    options.sort(reverse=True)
    return [option for option in options[:_OPTIONS] if option[0] > options[0][0] - _CLOSE]


def _of_form(line: DisplayLine, segment: Segment, evidence: float) -> float:
    """What the form of a body says: a caption seldom has a headline, and a round-up one that is called so."""
    if segment.is_caption:
        return _FOR_A_CAPTION if evidence >= _CAPTION_PROOF else _NEVER
    return (_FITS if segment.is_round_up else -_FITS) if line.alone else 0.0


def _of_place(line: DisplayLine, owner: int, crowd: int, size: int, evidence: float) -> float:
    """What standing over or under its article says for a headline; not much where many stand together."""
    share = 1.0 if crowd <= _CROWD else _IN_A_CROWD
    if owner == line.place:
        return (_OVER + _EACH_LINE_OVER * (size - 1)) * share
    far = _FAR_FOR_NO_REASON if evidence < _NOTHING and not line.alone else 0.0
    return (_UNDER * share if owner == line.place - 1 else 0.0) + far


def _extend(
    reached: Sequence[_Ways], way: _Way, at: int, options: Sequence[_Option], pasted: float, untitled: int
) -> None:
    """Add ``way`` with each headline that may begin at line ``at``: better where it follows its run's order, or the reverse."""
    _, used, last, direction, groups = way
    for worth, end, owner in options:
        if used >> owner & 1:
            continue
        score, step = worth + pasted + way.score, 0
        if last >= 0:
            step = 1 if owner > last else -1
            low, high = (last, owner) if step > 0 else (owner, last)
            skipped = ((1 << high) - (1 << low + 1)) & untitled & ~used
            score += (_IN_ORDER if direction in (0, step) else -_IN_ORDER) - _SKIPPED * min(skipped.bit_count(), 3)
        key = (used | 1 << owner, owner, step)
        ways = reached[end]
        if key not in ways or ways[key].score < score:
            ways[key] = _new_way((score, *key, (*groups, (at, end, owner))))


def _reach(ways: _Ways, way: _Way) -> None:
    key = (way.used, way.last, way.step)
    if key not in ways or ways[key].score < way.score:
        ways[key] = way
