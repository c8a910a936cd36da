"""The passages of columns that were written row by row, and how many of them lie between one and the next of its column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import log1p
from typing import NamedTuple

from hizone_clean.cleaners.deinterleave_columns.page_wording import PageWording
from hizone_clean.layout.lines import end_kind, has_inner_mark, start_kind
from hizone_clean.layout.widths import width
from hizone_clean.models.language_model import joins

FARTHEST = 12
"""Passages from one to the next of its column at most: twice as many columns as a page has, as a rule."""
_NEAR, _FAR = 3, 10
"""Passages on either side that tell the rhythm of a place: those right there, and those around it."""
_FEWEST = 3
"""Seams that a step must have near a place."""
_NARROWER, _INDENT, _SAME = -3.0, 3.0, 1.2
_SHARE = 0.06
"""Share of the lines from which a width is that of a column."""
_MARKS_AT_END = frozenset("，、：；。")
_DOUBT = 0.5
"""Value of a seam below which a line rather does not go on."""
_MARKS = (("quote", "“", "”"), ("title", "《", "》"), ("bracket", "（(", "）)"))
_LEAST, _MOST = -1.5, 4.0
"""What one seam may say at most for or against a rhythm."""


class Passage(NamedTuple):
    """Lines that stand together without a blank line, where blank lines part most; else one line."""

    first: int
    last: int
    """Places of its first and last line."""
    head: str
    tail: str
    """The first and the last line."""
    is_open: bool
    """Whether its last line breaks off in the middle of a sentence."""
    head_width: float
    tail_width: float
    head_kind: str
    """What its first line starts with, and whether that line ends a sentence."""
    opened: frozenset[str]
    """The pairs of marks of which its last line leaves one open."""
    closed: frozenset[str]
    """The pairs of marks of which its first line closes one that it did not open."""
    stands_across: bool
    """Whether it may stand across columns, as headlines do: no clause ends in its first line, and no column is as wide."""


class Seam(NamedTuple):
    """What the words say for one passage to go on in another."""

    joins: float
    two: float
    three: float
    four: float
    """How much the page itself says the two, three and four characters that meet there, as logarithms."""


class Rhythm(NamedTuple):
    """How many passages on the columns go on around a place."""

    step: int
    """The number that makes most sense there."""
    sense: dict[int, float]
    """How much sense each number makes."""


class Rows(NamedTuple):
    """Passages in the order in which they were written, and what the page says of them."""

    passages: list[Passage]
    wording: PageWording
    seams: dict[tuple[int, int], Seam]
    """What the words say of each two passages that are not too far apart."""
    near: list[Rhythm]
    far: list[Rhythm]
    """The rhythm at each passage, by its neighbours and by all around it."""


def read_rows(texts: Sequence[str], glued: Sequence[bool]) -> Rows:
    """The passages of ``texts``; ``glued`` says which lines go on with the line before for sure."""
    passages = list(_passages(texts, glued))
    wording = PageWording(texts)
    seams = {pair: seam_of(wording, passages[pair[0]], passages[pair[1]]) for pair in _pairs(len(passages))}
    told = _sense_of_steps(passages, seams)
    near, far = (_rhythms(told, len(passages), reach) for reach in (_NEAR, _FAR))
    return Rows(passages, wording, seams, near, far)


def _pairs(count: int) -> Iterator[tuple[int, int]]:
    return ((at, then) for at in range(count) for then in range(at + 1, min(count, at + FARTHEST + 1)))


def _passages(texts: Sequence[str], glued: Sequence[bool]) -> Iterator[Passage]:
    starts = [at for at in range(len(texts)) if not at or not glued[at]]
    widths = [width(text) for text in texts]
    measures = _measures(widths)
    for first, end in zip(starts, [*starts[1:], len(texts)], strict=True):
        head, tail = texts[first], texts[end - 1]
        is_open = end_kind(tail) not in ("stop", "signed")
        head_kind = f"{start_kind(head)} {'stop' if end_kind(head) in ('stop', 'signed') else 'open'}"
        yield Passage(
            first,
            end - 1,
            head,
            tail,
            is_open,
            widths[first],
            widths[end - 1],
            head_kind,
            _opened(tail),
            _closed(head),
            _is_bare(head) and round(widths[first]) not in measures,
        )


def _measures(widths: Sequence[float]) -> set[int]:
    """The widths that many lines have, as those of columns do, in ems."""
    counts = Counter(map(round, widths))
    return {near + off for near, count in counts.items() if count > _SHARE * len(widths) for off in (-1, 0, 1)}


def _is_bare(text: str) -> bool:
    return text[-1] not in _MARKS_AT_END and not has_inner_mark(text)


def _opened(text: str) -> frozenset[str]:
    return frozenset(name for name, opening, closing in _MARKS if _last(text, opening) > _last(text, closing))


def _closed(text: str) -> frozenset[str]:
    return frozenset(name for name, opening, closing in _MARKS if _first(text, closing) < _first(text, opening))


def _last(text: str, marks: str) -> int:
    return max(text.rfind(mark) for mark in marks)


def _first(text: str, marks: str) -> int:
    return min((at for mark in marks if (at := text.find(mark)) >= 0), default=len(text))


def seam_of(wording: PageWording, before: Passage, after: Passage) -> Seam:
    """What the words at the end of one passage and at the head of another say for them to follow each other."""
    said = wording.at_seam(before.tail[-3:], after.head[:3])
    return Seam(joins(before.tail, after.head), *(map(log1p, said) if said[0] else said))


def fit_of_widths(left: float, right: float) -> str:
    """How wide a line is, measured by the line that it may go on: narrower, set in, alike, or wider, which an indent explains."""
    more = right - left
    if more < -_SAME:
        return "narrower" if more < _NARROWER else "set in"
    return "alike" if more < _SAME else "indent" if more < _INDENT else "wider"


def _sense_of_steps(
    passages: Sequence[Passage], seams: dict[tuple[int, int], Seam]
) -> list[tuple[list[float], list[int]]]:
    """For each number of passages to go on: how much sense it makes up to each place, and how many seams tell so."""
    count = len(passages)
    told = []
    for step in range(1, min(count, FARTHEST + 1)):
        values = [_for_rhythm(passages[at], passages[at + step], seams[at, at + step]) for at in range(count - step)]
        sums = [0.0, *accumulate([value or 0.0 for value in values])]
        told.append((sums, [0, *accumulate([value is not None for value in values])]))
    return told


def _rhythms(told: Sequence[tuple[list[float], list[int]]], count: int, reach: int) -> list[Rhythm]:
    """The rhythm at each of ``count`` passages, as far as those up to ``reach`` before and after it tell."""
    sense: list[dict[int, float]] = [{} for _ in range(count)]
    for step, (sums, found) in enumerate(told, 1):
        for at in range(count):
            low, high = max(0, min(at - reach, count - step)), min(at + reach + 1, count - step)
            if (many := found[high] - found[low]) >= _FEWEST:
                sense[at][step] = (sums[high] - sums[low]) / (many + 1)
    return [Rhythm(max(values, key=values.__getitem__, default=1), values) for values in sense]


def _for_rhythm(left: Passage, right: Passage, seam: Seam) -> float | None:
    """What one seam says for a step; nothing where no sentence is broken off."""
    if not left.is_open or left.first != left.last:
        return None
    value = seam.joins - _DOUBT + seam.two + seam.three + seam.four
    # a first line, set in, goes on with nothing
    value -= 2 * (fit_of_widths(left.tail_width, right.head_width) == "set in" and right.head_kind.endswith("open"))
    return max(_LEAST, min(_MOST, value))
