"""The grid of a page whose blanks hold places: where its columns begin and end, in half ems from the page's left edge.

PyMuPDF's sorted text is such a page. A line begins with as many blanks as its first word lies characters from the left
edge, and a run of blanks inside it is as wide as that many characters of the word behind it. So the places of all words
are known but for half a character, and the columns' beginnings stand out as the places where many words begin.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from hizone_clean.cleaners.deinterleave_columns.columns import Tokens, find_measures

INDENT = 4
"""Half ems by which a paragraph's first line stands in."""
_GUTTER = 2
_ROUNDS = (4.5, 2.5)
"""How far from a column's beginning a word may seem to begin, before and after the beginnings were first guessed."""
_FEWEST, _SHARE = 6, 0.15
"""Votes that make a place the beginning of a column, and their share of the votes for the strongest."""
_FAR = 8
"""Blanks from which a run may reach from the left edge, though text stands before it."""
_MOST_COLUMNS = 9
"""Columns that a page may have; a text with more is none."""
_OVERLONG = 6
"""By how much a word may be wider than the measure; one that is wider yet holds the ends of two rows."""


class Word(NamedTuple):
    """A run of text without blanks."""

    text: str
    blanks: int
    """Blanks before it."""
    width: int
    """Half ems that it takes in type of the text's size."""

    @property
    def gap(self) -> float:
        """How wide the blanks before it are, each as wide as one of its characters."""
        return self.blanks * self.width / len(self.text)

    def gap_at(self, measure: float) -> float:
        """The same where a line that is a little too wide for ``measure`` was squeezed to it."""
        squeezed = measure < self.width <= measure + _OVERLONG
        return self.gap * measure / self.width if squeezed else self.gap


class Grid(NamedTuple):
    """Where the columns of a page begin and end."""

    edges: list[float]
    rights: list[float]

    def column(self, place: float) -> int:
        """Number of the column in which ``place`` lies, or of the last one before it."""
        return max(0, bisect_right(self.edges, place + 1) - 1)

    @property
    def measure(self) -> float:
        """Width of the narrowest column."""
        return min(right - edge for edge, right in zip(self.edges, self.rights, strict=True))


def read_words(tokens: Tokens) -> list[Word]:
    """The words of a line, each with the blanks before it."""
    ends = [0, *(token.end for token in tokens)]
    return [Word(token.text, token.start - end, token.width) for token, end in zip(tokens, ends, strict=False)]


def find_grid(rows: Sequence[Tokens], lines: Sequence[Sequence[Word]]) -> Grid | None:
    """The grid on which ``lines`` are set; ``None`` if they show no measure."""
    found = find_measures(rows)
    if not found:
        return None
    measures = [measure for measure in found if abs(measure - 2 * found[0]) > _OVERLONG]  # the ends of two rows
    widest = _exact(lines, max(measures))
    edges: list[float] = []
    votes: Counter[int] = Counter()
    for reach in _ROUNDS:
        votes = _votes(lines, edges, widest, reach)
        edges = _peaks(votes, min(measures))
    if len(edges) > _MOST_COLUMNS:
        return None
    edges = _on_one_pitch(edges, votes, _far_places(lines, widest), min(measures))
    below = [*edges[1:], edges[-1] + 2 * widest] if edges else []
    return Grid(edges, [min(e + widest, b - _GUTTER) for e, b in zip(edges, below, strict=True)]) if edges else None


def _exact(lines: Iterable[Sequence[Word]], measure: int) -> int:
    """The width that most full lines have, near ``measure``."""
    widths = Counter(word.width for line in lines for word in line if abs(word.width - measure) < 2)
    return max(widths, key=lambda width: (widths[width], width))


def _votes(lines: Iterable[Sequence[Word]], edges: Sequence[float], widest: int, reach: float) -> Counter[int]:
    """How many words begin at each place; those that begin a line, of which the blanks tell directly, count twice."""
    votes: Counter[int] = Counter()
    for line in lines:
        place = 0.0
        for number, word in enumerate(line):
            place = _snapped(place + (_narrow_gap(line[number - 1], word) if number else word.gap), edges, reach)
            if not number or not word.text[0].isascii():
                votes[round(place)] += 1 if number else 2
            if word.width > widest + _OVERLONG:
                break
            place += word.width
    return votes


def _narrow_gap(before: Word, word: Word) -> float:
    """The blanks before ``word``; one beside a digit or Latin letter is narrow: "10 月"."""
    return 0.5 if word.blanks == 1 and (word.text[0].isascii() or before.text[-1].isascii()) else word.gap


def _snapped(place: float, edges: Sequence[float], reach: float) -> float:
    edge = min(edges, key=lambda e: abs(e - place), default=place)
    return edge if abs(edge - place) <= reach else place


def _peaks(votes: Counter[int], narrowest: int) -> list[float]:
    near = {at: votes[at - 1] + votes[at] + votes[at + 1] for at in votes}
    peaks: list[int] = []
    for at in sorted(near, key=lambda place: (-near[place], place)):
        if len(peaks) > _MOST_COLUMNS or near[at] < max(_FEWEST, _SHARE * near[peaks[0]] if peaks else 0):
            break
        if all(abs(at - other) >= narrowest - _GUTTER for other in peaks):
            peaks.append(at)
    return sorted(map(float, peaks))


def _far_places(lines: Iterable[Sequence[Word]], widest: int) -> Counter[int]:
    """Places that blanks tell from the left edge on."""
    return Counter(
        round(word.gap_at(widest))
        for line in lines
        for number, word in enumerate(line)
        if not number or word.blanks >= _FAR
    )


def _on_one_pitch(edges: list[float], votes: Counter[int], far: Counter[int], narrowest: int) -> list[float]:
    """The edges, made even where they stand on one pitch, with those that lay in too few lines to be seen."""
    steps = sorted(b - a for a, b in pairwise(edges))
    rough = steps[(len(steps) - 1) // 2] if steps else 0.0
    if rough < narrowest:
        return edges
    on = [(n, edge) for edge in edges if (n := round(edge / rough)) and abs(edge - n * rough) <= 1.5 + n]
    if not on or len(on) < len(edges) - 1 - (len(edges) > 3):
        return edges
    pitch = _pitch([(n, edge, 1) for n, edge in on])
    near = [(n, at, far[at]) for n in range(1, _MOST_COLUMNS) for at in far if abs(at - n * pitch) <= 1.5 + 0.5 * n]
    if sum(count for *_, count in near) >= _FEWEST:
        pitch = _pitch(near)
    last = max(n for n, _ in on)
    while last < _MOST_COLUMNS and _support(pitch * (last + 1), votes) + _support(pitch * (last + 1), far) >= _FEWEST:
        last += 1
    return [n * pitch for n in range(last + 1)]


def _pitch(places: Sequence[tuple[int, float, int]]) -> float:
    """The pitch of which the places, each with its number and weight, are nearest to the multiples."""
    return sum(n * at * weight for n, at, weight in places) / sum(n * n * weight for n, _, weight in places)


def _support(place: float, votes: Counter[int]) -> int:
    return sum(votes[at] for at in range(round(place) - 3, round(place) + 4))
