"""Columns that an extractor wrote row by row, one piece a line, with nothing left of the gutters.

pdftotext and pdfminer do so where the leading is loose. Only the sense of the words tells: line after line, the text
jumps from column to column and comes back. A stretch is parted only where the lines put together again make far more
sense than they do as they stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from hizone_clean.cleaners.deinterleave_columns.row_measures import display_width
from hizone_clean.language.language_model import follows, joins

_STOPS = frozenset("。！？；”’」』）…!?")
_RUNS_ON = frozenset("，、（《“‘")
_NARROWEST, _WIDEST = 16, 64
_FULL = 0.8
_WINDOW, _SUSPECT, _POOR, _POOR_IN_ALL, _SHORTEST = 10, 0.3, 0.8, 1.05, 6
"""Broken-off lines in a row that are judged together; their mean seam, of two characters and in full, and the mean of
the whole stretch from which text is in order; lines that a stretch must have. Text in order lies near 1.3 and 2.1."""
_AROUND = 10
"""Lines before and after a poor stretch that are looked at with it."""
_LONGEST, _VAIN = 400, 6
"""Lines that a stretch may have; stretches looked at in vain after which a text is held to be none of this kind."""
_BEAM, _MOST_COLUMNS = 20, 7
_STAY, _PASSED, _NEW, _FLUSH, _ANEW = -1.5, -2.0, -2.5, -2.0, 0.3
"""What it costs to stay in a column where there are several, to pass one that is broken off, to open one, to begin all anew; and what a
line gains that begins after a finished paragraph."""
_FRESH = 0.4
"""What speaks for a column that got a line in the row before, and against one that got none for longer."""
_PASSED_DONE = -1.0
"""What it costs to pass a column that finished a paragraph in the row before."""
_GLUED = 1.5
"""What speaks for going on with the line right above, and against all others."""
_GAIN, _GAIN_EACH, _GOOD = 20.0, 0.75, 1.3
"""How much more sense the parted lines must make in all and in the mean of their seams, and how much that mean must be.
In text that was in order the best other way gained 14 and 0.5 at most; in parted text it gained 0.9 to 2.2 as a rule."""


class Line(NamedTuple):
    """A line of the stretch: its text without blanks around it, and whether it breaks off in the middle of a sentence."""

    text: str
    is_open: bool
    glued: bool = False
    """Whether no blank line parts it from the line before, where blank lines part most."""


class _Step(NamedTuple):
    """One line of a way: the step before it, the line, and the line above it in its column (-1 at the top)."""

    before: _Step | None
    at: int
    above: int


class _Band(NamedTuple):
    """A finished band: the one before it, and the last lines of its columns."""

    before: _Band | None
    last: tuple[int, ...]


class _Way(NamedTuple):
    """A way to share the lines so far: the last line of each column from left to right, and the column just written."""

    value: float
    last: tuple[int, ...]
    at: int
    step: _Step
    above: _Band | None = None
    """The bands that are finished."""


def part_lines(texts: Sequence[str], gaps: Sequence[int] = ()) -> list[int]:
    """The order in which the lines of ``texts`` are read; as they stand wherever that makes sense.

    ``gaps`` are the blank lines before each: what stands without one under the line before, where most stand apart, is
    held to go on with it.
    """
    lines = _read(texts, gaps)
    order: list[int] = []
    vain = 0
    for start, stop in _stretches(lines):
        order += range(len(order), start)
        parted = [start + at for at in _parted(lines[start:stop])]
        vain = 0 if parted != sorted(parted) else vain + 1
        order += parted
        if vain == _VAIN:
            break
    return [*order, *range(len(order), len(lines))]


def _read(texts: Sequence[str], gaps: Sequence[int]) -> list[Line]:
    tells = 3 * sum(map(bool, gaps)) > len(texts)
    bare = [text.strip() for text in texts]
    widths = [display_width(text) if len(text) <= _WIDEST else 0 for text in bare]
    counts = Counter(width for width in widths if _NARROWEST <= width <= _WIDEST)
    measure = max(counts, key=lambda w: (counts[w - 1] + counts[w] + counts[w + 1], w), default=0)
    return [
        Line(
            text,
            bool(text) and text[-1] not in _STOPS and (text[-1] in _RUNS_ON or width >= _FULL * measure > 0),
            tells and not gap,
        )
        for text, width, gap in zip(bare, widths, gaps or [1] * len(bare), strict=True)
    ]


def _stretches(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where one broken-off line after the other is followed by words that do not go on."""
    places = [at for at, (line, after) in enumerate(pairwise(lines)) if line.is_open and after.text]
    quick = [follows(lines[at].text[-1], lines[at + 1].text[0]) for at in places]
    suspects = [first for first in range(len(places) - _WINDOW + 1) if _mean(quick, first) < _SUSPECT]
    values: dict[int, float] = {}
    for first in suspects:
        for at in places[first : first + _WINDOW]:
            if at not in values:
                values[at] = joins(lines[at].text, lines[at + 1].text)
    start = stop = 0
    for first in suspects:
        if sum(values[at] for at in places[first : first + _WINDOW]) >= _POOR * _WINDOW:
            continue
        low = max(stop if stop else 0, places[first] - _AROUND, 0)
        high = min(len(lines), places[first + _WINDOW - 1] + 1 + _AROUND)
        if stop and low <= stop and high - start <= _LONGEST:
            stop = high
            continue
        if stop:
            yield start, stop
        start, stop = low, high
    if stop:
        yield start, stop


def _mean(values: Sequence[float], first: int) -> float:
    return sum(values[first : first + _WINDOW]) / _WINDOW


def _parted(lines: Sequence[Line]) -> list[int]:
    """The lines of a stretch column after column, if that is far better than as they stand."""
    plain = list(range(len(lines)))
    if len(lines) < _SHORTEST:
        return plain
    before, seams = _value(lines, plain), sum(line.is_open for line in lines)
    if before > _POOR_IN_ALL * seams:
        return plain
    parted = _columns(_best_way(lines))
    after = _value(lines, parted)
    is_better = after - before >= max(_GAIN, _GAIN_EACH * seams) and after >= _GOOD * seams
    return parted if is_better else plain


def _columns(way: _Way) -> list[int]:
    """The lines of a way, column after column."""
    above: dict[int, int] = {}
    step: _Step | None = way.step
    while step:
        above[step.at] = step.above
        step = step.before
    order: list[int] = []
    band: _Band | None = _Band(way.above, way.last)
    while band:
        for at in reversed(band.last):
            while at >= 0:
                order.append(at)
                at = above[at]
        band = band.before
    return order[::-1]


def _value(lines: Sequence[Line], order: Sequence[int]) -> float:
    return sum(_bounded(joins(lines[a].text, lines[b].text)) for a, b in pairwise(order) if lines[a].is_open)


def _bounded(value: float) -> float:
    return max(-3.0, min(5.0, value))


def _best_way(lines: Sequence[Line]) -> _Way:
    ways = [_Way(0.0, (0,), 0, _Step(None, 0, -1))]
    seams: dict[tuple[int, int], float] = {}
    for at in range(1, len(lines)):
        nexts: dict[tuple[tuple[int, ...], int], _Way] = {}
        for way in ways:
            for other in _continued(way, at, lines, seams):
                key = other.last, other.at
                if key not in nexts or other.value > nexts[key].value:
                    nexts[key] = other
        ways = sorted(nexts.values(), key=lambda w: -w.value)[:_BEAM]
    return ways[0]


def _continued(way: _Way, at: int, lines: Sequence[Line], seams: dict[tuple[int, int], float]) -> Iterator[_Way]:
    """The ways that go on with line ``at`` in each column, and in a new one to the right of the last."""
    count = len(way.last)
    for column, last in enumerate(way.last):
        if (last, at) not in seams:
            seams[last, at] = _seam(lines[last], lines[at])
        value = way.value + seams[last, at] + _passed(way, column, at, lines)
        value += _FRESH if at - last <= count + 1 else -_FRESH
        if lines[at].glued:
            value += _GLUED if last == at - 1 else -_GLUED
        heads = (*way.last[:column], at, *way.last[column + 1 :])
        yield _Way(value, heads, column, _Step(way.step, at, last), way.above)
    broken = sum(lines[last].is_open for last in way.last)
    if count > 1 and broken <= 1:
        value = way.value + _FLUSH + _PASSED * broken
        yield _Way(value, (at,), 0, _Step(way.step, at, -1), _Band(way.above, way.last))
    if count < _MOST_COLUMNS:
        heads = (*way.last[: way.at + 1], at, *way.last[way.at + 1 :])
        yield _Way(way.value + _NEW, heads, way.at + 1, _Step(way.step, at, -1), way.above)


def _seam(last: Line, line: Line) -> float:
    if last.is_open or last.text[-1] in _STOPS:
        value = _bounded(joins(last.text, line.text))
        return value if last.is_open else _ANEW + value
    return _ANEW


def _passed(way: _Way, column: int, at: int, lines: Sequence[Line]) -> float:
    count = len(way.last)
    if column == way.at:
        return _STAY if count > 1 else 0.0
    value = 0.0
    for step in range(way.at + 1, way.at + (column - way.at) % count):
        last = way.last[step % count]
        value += _PASSED if lines[last].is_open else _PASSED_DONE if at - last <= count + 1 else 0.0
    return value
