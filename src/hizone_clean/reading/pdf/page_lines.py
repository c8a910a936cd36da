"""Lines out of the letters of a page: what is drawn beside one another on one height, as far as no gutter parts it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from hizone_clean.reading.pdf.letters import Letter, is_blank

_SAME_HEIGHT = 0.5
"""Share of the lower of two letters that must stand beside the higher one on one line: a raised figure does."""
_GUTTER = 0.9
"""Ems between two letters of running text that part columns: justified lines leave .6 at most, narrow gutters 1."""
_SPREAD = 1.7
"""The same between letters that were spread: 第  1 4 0  届."""
_TIGHT = 0.3
_BACK = 0.7
"""Ems by which a letter may begin before the last one ends and still go on: marks are squeezed, italics lean."""
_SAME_PLACE = 0.3
"""Share of its width by which a letter is drawn beside itself to look bold, or as its own shadow."""
_WORD, _PHRASE = 0.17, 0.55
"""Ems beyond the usual that part two words or two names, and a number from Han, between which some paper is custom."""
_ONE_SIZE = 0.95
"""By how much the sizes of two runs may differ that are one type."""
_OFF = 0.5
"""Ems by which a mark may stand off the middle of a line that reads down."""
_STEP = 0.3, 1.4
"""Ems from one letter to the one below in a line that reads down; rows of a table stand farther apart."""
_FEWEST_DOWN = 3


class PageLine(NamedTuple):
    """A line where it stands, in points from the lower left corner of its page."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    """Size of its type."""


def page_lines(letters: Sequence[Letter]) -> list[PageLine]:
    """The lines of a page in the order in which they were drawn."""
    runs = _read_down([run for run in _runs(letters) if not all(map(is_blank, run))])
    joined = _joined([_trimmed(run) for run in runs])
    return [_line(run) for run in joined]


Run = list[Letter]


def _runs(letters: Sequence[Letter]) -> Iterator[Run]:
    """Letters that were drawn one behind the other on one height, no gutter between."""
    run: Run = []
    tight = False
    for letter in letters:
        if run:
            _, left, bottom, _, top, _ = letter
            last = run[-1]
            high, low = top - bottom, last.top - last.bottom
            em, least = (high, low) if high > low else (low, high)
            near = _SAME_PLACE * min(em, last.right - last.left)
            if letter.text == last.text and _is_at(last, letter, near) and not is_blank(letter):
                continue
            gap = left - last.right
            shared = (top if top < last.top else last.top) - (bottom if bottom > last.bottom else last.bottom)
            if shared < _SAME_HEIGHT * least or not -_BACK * em <= gap <= (_GUTTER if tight else _SPREAD) * em:
                yield run
                run = []
            tight = gap < _TIGHT * em and len(run) > 1
        run.append(letter)
    if run:
        yield run


def _is_at(one: Letter, other: Letter, near: float) -> bool:
    return abs(one.left - other.left) <= near and abs(one.bottom - other.bottom) <= near


def _beside(one: Letter, other: Letter) -> bool:
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared >= _SAME_HEIGHT * min(one.height, other.height)


def _trimmed(run: Run) -> Run:
    """``run`` without the blanks at its ends."""
    first = next(at for at, letter in enumerate(run) if not is_blank(letter))
    last = next(at for at in range(len(run) - 1, -1, -1) if not is_blank(run[at]))
    return run[first : last + 1]


def _read_down(runs: list[Run]) -> list[Run]:
    """``runs`` with single letters that were drawn one close below the other as one: a line that reads down."""
    found: list[Run] = []
    column: Run = []
    for run in [*runs, []]:
        alone = len(run) == 1 and not run[0].text.isascii()
        if alone and (not column or _is_below(column[-1], run[0])):
            column.append(run[0])
            continue
        found += [column] if len(column) >= _FEWEST_DOWN else [[letter] for letter in column]
        column = list(run) if alone else []
        found += [run] if run and not alone else []
    return found


def _is_below(upper: Letter, lower: Letter) -> bool:
    em = max(upper.size, lower.size)
    off = abs(upper.left + upper.right - lower.left - lower.right) / 2
    return off < _OFF * em and _STEP[0] * em <= upper.top - lower.top <= _STEP[1] * em


def _joined(runs: list[Run]) -> list[Run]:
    """``runs`` with those put together that stand on one height, one right behind the other, though not drawn so."""
    order = sorted(range(len(runs)), key=lambda at: (-_middle(runs[at]), runs[at][0].left))
    into: dict[int, int] = {}
    row: list[int] = []
    for at in [*order, -1]:
        if at >= 0 and (not row or _beside(runs[row[-1]][-1], runs[at][0])):
            row.append(at)
            continue
        for left, right in _neighbours(sorted(row, key=lambda n: runs[n][0].left), runs):
            into[right] = into.get(left, left)
        row = [at]
    members: dict[int, list[int]] = {}
    for at in range(len(runs)):
        members.setdefault(into.get(at, at), []).append(at)
    first = {min(group): group for group in members.values()}
    return [
        [letter for n in sorted(first[at], key=lambda n: runs[n][0].left) for letter in runs[n]] for at in sorted(first)
    ]


def _neighbours(row: Sequence[int], runs: Sequence[Run]) -> Iterator[tuple[int, int]]:
    for left, right in pairwise(row):
        one, other = runs[left][-1], runs[right][0]
        em = max(one.height, other.height)
        # a headline that hangs over its column may end close to the next one's line: of that the size is another
        most = _PHRASE if min(one.size, other.size) >= _ONE_SIZE * max(one.size, other.size) else _WORD
        if _beside(one, other) and -_TIGHT * em <= other.left - one.right <= most * em:
            yield left, right


def _middle(run: Run) -> float:
    return (run[0].top + run[0].bottom) / 2


def _line(run: Run) -> PageLine:
    size = median(letter.size for letter in run) or 1.0
    return PageLine(
        _text(run, size),
        min(letter.left for letter in run),
        min(letter.bottom for letter in run),
        max(letter.right for letter in run),
        max(letter.top for letter in run),
        size,
    )


def _text(run: Run, size: float) -> str:
    """The letters as text, a blank where more paper shows than between the others of the line and no blank was drawn."""
    gaps = [right.left - left.right for left, right in pairwise(run)]
    usual = max(0.0, median(gaps)) if gaps else 0.0
    parts = [run[0].text]
    for (left, right), gap in zip(pairwise(run), gaps, strict=True):
        mixed = left.text.isascii() != right.text.isascii()
        if gap - usual > (_PHRASE if mixed else _WORD) * size and not (is_blank(left) or is_blank(right)):
            parts.append(" ")
        parts.append(right.text)
    return "".join(parts)
