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

from hizone_clean.cleaners.deinterleave_columns.by_sense.next_passages import in_chains, link_passages
from hizone_clean.cleaners.deinterleave_columns.by_sense.row_passages import read_rows
from hizone_clean.cleaners.deinterleave_columns.columns import STOPS
from hizone_clean.layout.lines import has_inner_mark
from hizone_clean.layout.widths import display_width
from hizone_clean.models.language_model import follows, joins

_RUNS_ON = frozenset("，、（《“‘")
_NARROWEST, _WIDEST = 16, 64
_FULL = 0.8
_WINDOW, _SUSPECT, _POOR, _POOR_IN_ALL, _SHORTEST = 10, 0.3, 0.8, 1.05, 6
"""Broken-off lines in a row that are judged together; their mean seam, of two characters and in full, and the mean of
the whole stretch from which text is in order; lines that a stretch must have. Text in order lies near 1.3 and 2.1."""
_BROKEN_OFF = 3
"""Lines of a stretch of which one must have a mark inside and break off at a Chinese character, as lines of a column do: of those
that columns were made of 38 in a hundred do at least, of a list of headlines, of threads or of talks 29 at most."""
_AROUND = 10
"""Lines before and after a poor stretch that are looked at with it."""
_LONGEST, _VAIN = 400, 6
"""Lines that a stretch may have; stretches looked at in vain after which a text is held to be none of this kind."""
_GAIN, _GAIN_EACH, _GOOD = 20.0, 0.75, 1.3
"""How much more sense the parted lines must make in all and in the mean of their seams, and how much that mean must be.
In text that was in order the best other way gained 14 and 0.5 at most; in parted text it gained 0.9 to 2.2 as a rule."""


class GivenLine(NamedTuple):
    """A line as the extractor gave it, without the blanks around it."""

    text: str
    is_open: bool
    """Whether it breaks off in the middle of a sentence."""
    glued: bool = False
    """Whether no blank line parts it from the line before, where blank lines part most."""


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


def _read(texts: Sequence[str], gaps: Sequence[int]) -> list[GivenLine]:
    tells = 3 * sum(map(bool, gaps)) > len(texts)
    bare = [text.strip() for text in texts]
    widths = [display_width(text) if len(text) <= _WIDEST else 0 for text in bare]
    counts = Counter([width for width in widths if _NARROWEST <= width <= _WIDEST])
    measure = max(counts, key=lambda w: (counts[w - 1] + counts[w] + counts[w + 1], w), default=0)
    return [
        GivenLine(
            text,
            bool(text) and text[-1] not in STOPS and (text[-1] in _RUNS_ON or width >= _FULL * measure > 0),
            tells and not gap,
        )
        for text, width, gap in zip(bare, widths, gaps or [1] * len(bare), strict=True)
    ]


def _stretches(lines: Sequence[GivenLine]) -> Iterator[tuple[int, int]]:
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


def _parted(lines: Sequence[GivenLine]) -> list[int]:
    """The lines of a stretch column after column, if that is far better than as they stand."""
    plain = list(range(len(lines)))
    if len(lines) < _SHORTEST or _BROKEN_OFF * sum(_breaks_off(line.text) for line in lines) < len(lines):
        return plain
    before, seams = _value(lines, plain), sum(line.is_open for line in lines)
    if before > _POOR_IN_ALL * seams:
        return plain
    parted = _columns(lines)
    after = _value(lines, parted)
    is_better = after - before >= max(_GAIN, _GAIN_EACH * seams) and after >= _GOOD * seams
    return parted if is_better else plain


def _breaks_off(text: str) -> bool:
    return "\u4e00" <= text[-1:] <= "\u9fff" and has_inner_mark(text)


def _columns(lines: Sequence[GivenLine]) -> list[int]:
    """The lines of a stretch column after column."""
    rows = read_rows([line.text for line in lines], [line.glued for line in lines])
    order = in_chains(link_passages(rows), len(rows.passages))
    return [at for passage in order for at in range(rows.passages[passage].first, rows.passages[passage].last + 1)]


def _value(lines: Sequence[GivenLine], order: Sequence[int]) -> float:
    return sum(_bounded(joins(lines[a].text, lines[b].text)) for a, b in pairwise(order) if lines[a].is_open)


def _bounded(value: float) -> float:
    return max(-3.0, min(5.0, value))
