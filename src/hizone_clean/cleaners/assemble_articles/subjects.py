"""The articles of a page on which no news item opens and nobody signs: essays, dialogue, reports.

Only the subject tells there where an article ends: the bigrams of the three hundred characters before and after. Every way
to cut the paragraphs and to hand out the headlines is weighed at once: a headline may stand over its article, or with the
others at the end of the page, in the articles' order or reversed. A page that no cut makes better is one article.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from math import log, log1p
from typing import NamedTuple

from hizone_clean.cleaners.assemble_articles.borders import Segment
from hizone_clean.cleaners.assemble_articles.headlines.assignment import Assignment
from hizone_clean.cleaners.assemble_articles.parts import Part
from hizone_clean.cleaners.assemble_articles.wording import border_odds, read_wording, unspaced
from hizone_clean.language.standing_heads import names_round_up
from hizone_clean.layout.headline_form import headline_form

_POSSIBLE = -3.0
"""Log odds from which a border without a line over it is weighed."""
_HEADED, _UNHEADED = 2.0, -1.5
_HEADING = -0.4
"""What a display line inside an article costs."""
_SHADOW, _NO_SHADOW, _SHADOWED_INSIDE = 2.0, -1.5, -4.0
_SIGNED = 2.5
_TITLE, _LINE_LEFT = 1.0, -0.8
_FORM, _LEAST_FORM = 0.3, -4.0
"""Weight of what a line lacks by itself to look like a headline, and the most of it that counts."""
_LENGTH = (0.0, 0.0, -0.1, -0.6, -1.2)
_MOST_LINES = 4
_WEIGHTS = {2: 0.35, 3: 0.8, 4: 1.0}
_MOST_BORDERS, _MOST_WAITING = 48, 30
_FEWEST, _MOST = 3, 240
"""Paragraphs of a page at least and at most."""


class _Page(NamedTuple):
    """The paragraphs of a page, the display lines before each and behind the last, and what these say of the paragraphs."""

    parts: Sequence[Part]
    cores: Sequence[int]
    runs: Sequence[Sequence[int]]
    said: dict[int, list[float]]
    """For each line the sums, up to each paragraph, of what it says of them."""
    shadows: bool


class _Way(NamedTuple):
    """One way to cut and head the paragraphs so far."""

    score: float
    articles: tuple[tuple[int, tuple[int, ...]], ...]
    """First paragraph and headline of each article."""


def by_subject(parts: Sequence[Part], lines: Collection[int], least: float) -> tuple[list[Segment], Assignment] | None:
    """The articles of ``parts`` and their headlines, of which ``lines`` may be a part; ``None`` where the page is one article.

    Several articles must be ``least`` better than one.
    """
    cores = [at for at, part in enumerate(parts) if part.kind == "body"]
    signed = sum(part.kind == "byline" for part in parts)
    if not _FEWEST <= len(cores) <= _MOST or signed > 1 or any(part.kind == "caption" or part.opens for part in parts):
        return None
    if any(names_round_up(part.text) for part in parts if part.kind == "line"):
        return None
    page = _read(parts, cores, lines)
    ratios = _ratios(page)
    borders = [at for at in range(1, len(cores)) if page.runs[at] or ratios[at] > _POSSIBLE]
    waiting = list(page.runs[-1])
    if len(borders) > _MOST_BORDERS or len(waiting) > _MOST_WAITING:
        return None
    ways = [_best(page, borders, ratios, waiting, reverse) for reverse in (False, True)]
    best = max(ways, key=lambda way: way.score)
    if len(best.articles) == 1:
        return None
    whole = max(_best(page, [], ratios, waiting, reverse).score for reverse in (False, True))
    return _assigned(page, best) if best.score - whole >= least else None


def _read(parts: Sequence[Part], cores: Sequence[int], candidates: Collection[int]) -> _Page:
    edges = [-1, *cores, len(parts)]
    runs = [[at for at in range(first + 1, last) if at in candidates] for first, last in pairwise(edges)]
    lines = [at for run in runs for at in run]
    texts = [parts[at].text for at in cores]
    shown = [unspaced(parts[at].text) for at in lines]
    wording = read_wording(shown, texts)
    spread: dict[str, int] = {}
    for hits in wording.hits:
        for gram in hits:
            spread[gram] = spread.get(gram, 0) + 1
    worth = {gram: _WEIGHTS[len(gram)] * log((len(texts) + 1) / count) for gram, count in spread.items()}
    said: dict[int, list[float]] = {}
    for at, text in zip(lines, shown, strict=True):
        sums = [0.0]
        for hits in wording.hits:
            sums.append(
                sums[-1] + sum(worth[gram] * (1 + log1p(hits[gram])) for gram in wording.wanted[text] & hits.keys())
            )
        said[at] = sums
    return _Page(parts, cores, runs, said, sum(parts[at].twice for at in lines) > 1)


def _ratios(page: _Page) -> list[float]:
    """For each paragraph the log odds that an article begins with it; who signed over it speaks for that too."""
    ratios = border_odds([page.parts[at].text for at in page.cores])
    for number, (above, at) in enumerate(pairwise(page.cores), 1):
        ratios[number] += _SIGNED * any(part.kind == "byline" for part in page.parts[above:at])
    return ratios


def _best(page: _Page, borders: Sequence[int], ratios: Sequence[float], waiting: Sequence[int], reverse: bool) -> _Way:
    """The best way: for each border and number of waiting lines that are handed out, the best that comes to there."""
    stops = [0, *borders, len(page.cores)]
    queue = list(waiting)[::-1] if reverse else list(waiting)
    reached: list[dict[int, _Way]] = [{} for _ in stops]
    reached[0][0] = _Way(0.0, ())
    for number, first in enumerate(stops[:-1]):
        inside = 0.0
        opened = {
            taken: _Way(way.score + (ratios[first] if first else 0.0), way.articles)
            for taken, way in reached[number].items()
        }
        for last_number in range(number + 1, len(stops)):
            last = stops[last_number]
            for taken, way in opened.items():
                for score, used, lines in _headlines(page, first, last, queue, taken, reverse):
                    total = way.score + score + inside
                    there = reached[last_number]
                    if used not in there or there[used].score < total:
                        there[used] = _Way(total, (*way.articles, (first, lines)))
            if last < len(page.cores):
                inside += sum(_inside(page, at) for at in page.runs[last])
    ends = [
        way._replace(score=way.score + sum(_left(page, at) for at in queue[used:])) for used, way in reached[-1].items()
    ]
    return max(ends, key=lambda way: way.score)


def _left(page: _Page, at: int) -> float:
    """What a line at the end of the page costs that is no headline."""
    return _SHADOWED_INSIDE if page.parts[at].twice else _LINE_LEFT


def _inside(page: _Page, at: int) -> float:
    return _SHADOWED_INSIDE if page.parts[at].twice else _HEADING


def _headlines(
    page: _Page, first: int, last: int, queue: Sequence[int], taken: int, reverse: bool
) -> Iterator[tuple[float, int, tuple[int, ...]]]:
    """The headlines that the article from paragraph ``first`` to ``last`` may have: score, waiting lines used, lines."""
    run = page.runs[first]
    inside = sum(_inside(page, at) for at in run)
    yield inside + _UNHEADED, taken, ()
    for size in range(1, min(len(run), _MOST_LINES) + 1):
        lines = tuple(run[-size:])
        rest = _LINE_LEFT * (len(run) - size)
        yield _HEADED + rest + _worth(page, lines, first, last), taken, lines
    for skipped in range(2):
        for size in range(1, _MOST_LINES + 1):
            start, end = taken + skipped, taken + skipped + size
            if end > len(queue):
                break
            lines = tuple(queue[start:end][::-1] if reverse else queue[start:end])
            yield (
                inside + _worth(page, lines, first, last) + sum(_left(page, at) for at in queue[taken:start]),
                end,
                lines,
            )


def _worth(page: _Page, lines: Sequence[int], first: int, last: int) -> float:
    """How well ``lines`` are the headline of the paragraphs from ``first`` to ``last``."""
    score = _TITLE + _LENGTH[len(lines)]
    for at in lines:
        sums = page.said[at]
        score += log1p(sums[-1]) * (sums[last] - sums[first]) / (sums[-1] + 1.0)
    shadows = [page.parts[at].twice for at in lines]
    if page.shadows:
        score += _SHADOW if all(shadows) else _NO_SHADOW * shadows.count(False)
    score += _FORM * sum([max(_LEAST_FORM, min(0.0, headline_form(page.parts[at].text))) for at in lines])
    gaps = [page.parts[at].gap for at in lines[1:]]
    return score - 0.4 * sum(gap > 0 for gap in gaps)


def _assigned(page: _Page, way: _Way) -> tuple[list[Segment], Assignment]:
    firsts = [first for first, _ in way.articles]
    lasts = [at - 1 for at in firsts[1:]] + [len(page.cores) - 1]
    segments = [Segment(page.cores[first], page.cores[last]) for first, last in zip(firsts, lasts, strict=True)]
    headlines = {number: lines for number, (_, lines) in enumerate(way.articles) if lines}
    return segments, Assignment(way.score, headlines, {})
