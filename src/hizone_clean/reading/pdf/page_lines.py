"""Lines out of the spans of a page: what is drawn beside one another on one height, as far as no gutter parts it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from hizone_clean.reading.pdf.drawn import Drawn
from hizone_clean.reading.pdf.spans import Span
from hizone_clean.reading.pdf.wide_blanks import closed

_SAME_HEIGHT = 0.5
"""Share of the lower of two letters that must stand beside the higher one on one line: a raised figure does."""
_GUTTER = 0.9
"""Ems between two letters of running text that part columns: justified lines leave .6 at most, narrow gutters 1."""
_SPREAD = 1.7
"""The same between letters that were spread: 第  1 4 0  届."""
_TIGHT = 0.3
_BACK = 0.7
"""Ems by which a letter may begin before the last one ends and still go on: marks are squeezed, italics lean."""
_HALF_WIDTH = 1.1
"""The same where an opening mark follows, or a closing one stands before: each is set half as wide as its type."""
_CLOSERS, _OPENERS = frozenset("，。、；：！？”’）》〉」』】〕)"), frozenset("“‘（《〈「『【〔(")
_HALF = 0.5
_SAME_PLACE = 0.3
"""Share of its width by which a letter is drawn beside itself to look bold, or as its own shadow."""
_WORD, _PHRASE = 0.17, 0.55
"""Ems beyond the usual that part two words or two names, and a number from Han, between which some paper is custom."""
_ONE_SIZE = 0.95
"""By how much the sizes of two runs may differ that are one type."""
_OFF = 0.5
"""Ems by which a mark may stand off the middle of a line that reads down."""
_UNDER, _APART = 0.5, 0.8
"""Ems by which a letter may reach into the one above in a line that reads down, and of paper between the two; rows of a table
stand farther apart."""
_BLANK_DOWN = 1.4
"""The same where a blank was set between the two."""
_OVER = 0.3
"""Share of a blank behind which the next letter begins that leaves it its room."""
_TALL = 1.5
"""Times its width that a line is high that reads down."""
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
    is_turned: bool = False
    """Whether it runs up, down or aslant."""
    weight: int = 0
    """How heavy its face is: 0, 1 or 2."""

    @property
    def reads_down(self) -> bool:
        """Whether its letters stand one below the other."""
        return len(self.text) >= _FEWEST_DOWN and self.top - self.bottom > _TALL * (self.right - self.left)


def page_lines(spans: Sequence[Span], drawn: Drawn) -> list[PageLine]:
    """The lines of a page in the order in which they were drawn; a rule between two parts them."""
    upright = [span for span in spans if not span.is_turned]
    runs = _read_down([run for run in _runs(upright, drawn) if not all(span.is_blank for span in run)])
    joined = _joined(list(closed([_trimmed(run) for run in runs], drawn)), drawn)
    turned = [PageLine(*span[:6], is_turned=True) for span in spans if span.is_turned]
    return [_line(run) for run in joined] + turned


Run = list[Span]


def _runs(spans: Sequence[Span], drawn: Drawn) -> Iterator[Run]:
    """Spans that were drawn one behind the other on one height, no gutter between."""
    run: Run = []
    tight = False
    for span in spans:
        gap = 0.0
        if len(run) > 1 and run[-1].is_blank and _is_over(run[-1], span):
            run.pop()
        if run:
            text, left, bottom, _, top, *_ = span
            last = run[-1]
            high, low = top - bottom, last.top - last.bottom
            em, least = (high, low) if high > low else (low, high)
            if text == last.text and _is_at(last, span, em) and not span.is_blank:
                continue
            gap = left - last.right
            shared = (top if top < last.top else last.top) - (bottom if bottom > last.bottom else last.bottom)
            back = _HALF_WIDTH if text[0] in _OPENERS or last.text[-1] in _CLOSERS else _BACK
            parted = shared < _SAME_HEIGHT * least or not -back * em <= gap <= (_GUTTER if tight else _SPREAD) * em
            if parted or (drawn.upright and _is_ruled(drawn, last, span, em)):
                yield run
                run = []
        if len(span.text) > 1:
            tight = span.step < _TIGHT * span.height
        else:
            tight = gap < _TIGHT * span.height and bool(run) and (len(run) > 1 or len(run[0].text) > 1)
        run.append(span)
    if run:
        yield run


def _is_over(blank: Span, span: Span) -> bool:
    """Whether a letter is drawn over the blank before it, which some programs put behind every letter to keep its code."""
    return span.left <= blank.left + _OVER * (blank.right - blank.left) and not span.is_blank


def _is_ruled(drawn: Drawn, last: Span, span: Span, em: float) -> bool:
    """Whether a rule runs between two spans; the box of a mark that is set half as wide as its type may reach over it."""
    left = last.right - (_HALF * em if last.text[-1] in _CLOSERS else 0.0)
    right = span.left + (_HALF * em if span.text[0] in _OPENERS else 0.0)
    return drawn.parts(left, right, span.bottom, span.top)


def _is_at(one: Span, other: Span, em: float) -> bool:
    """Whether two spans of one text stand at one place, which is drawn twice."""
    near = _SAME_PLACE * min(em, (one.right - one.left) / len(one.text))
    return abs(one.left - other.left) <= near and abs(one.bottom - other.bottom) <= near


def _beside(one: Span, other: Span) -> bool:
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared >= _SAME_HEIGHT * min(one.height, other.height)


def _trimmed(run: Run) -> Run:
    """``run`` without the blanks at its ends."""
    first, last = 0, len(run)
    while run[first].is_blank:
        first += 1
    while run[last - 1].is_blank:
        last -= 1
    return run[first:last]


def _read_down(runs: list[Run]) -> list[Run]:
    """``runs`` with single letters that were drawn one close below the other as one: a line that reads down."""
    found: list[Run] = []
    column: Run = []
    for at, run in enumerate([*runs, []]):
        alone = len(run) == 1 and len(run[0].text) == 1 and (bool(column) or _may_begin_column(run[0]))
        if alone and (not column or _is_below(column[-1], run[0])):
            column.append(run[0])
            continue
        if alone and len(column) > 1 and _goes_on_below(column, run[0], runs[at + 1] if at + 1 < len(runs) else []):
            upper = column[-1]
            column += [Span("\u3000", upper.left, run[0].top, upper.right, upper.bottom, upper.size), run[0]]
            continue
        found += [column] if len(column) >= _FEWEST_DOWN else [[letter] for letter in column]
        column = list(run) if alone else []
        found += [run] if run and not alone else []
    return found


def _may_begin_column(span: Span) -> bool:
    """Whether ``span`` may be the first letter of a line that reads down; there Latin is turned on its side."""
    return not span.text.isascii() or span.right - span.left > _TALL * span.height


def _is_below(upper: Span, lower: Span, apart: float = _APART) -> bool:
    em = max(upper.size, lower.size)
    off = abs(upper.left + upper.right - lower.left - lower.right) / 2
    gap = upper.bottom - lower.top  # the box of a mark is that of its ink
    return off < _OFF * em and -_UNDER * em <= gap <= apart * em and lower.bottom < upper.bottom


def _goes_on_below(column: Run, letter: Span, after: Run) -> bool:
    """Whether ``letter`` goes on a line that reads down behind a blank of one letter, as in 本报讯　市: another is close below it."""
    pair = len(after) == 1 and len(after[0].text) == 1 and _is_below(letter, after[0])
    return pair and _is_below(column[-1], letter, _BLANK_DOWN)


def _joined(runs: list[Run], drawn: Drawn) -> list[Run]:
    """``runs`` with those put together that stand on one height, one right behind the other, though not drawn so."""
    order = sorted(range(len(runs)), key=lambda at: (-_middle(runs[at]), runs[at][0].left))
    into: dict[int, int] = {}
    row: list[int] = []
    for at in [*order, -1]:
        if at >= 0 and (not row or _beside(runs[row[-1]][-1], runs[at][0])):
            row.append(at)
            continue
        for left, right in _neighbours(sorted(row, key=lambda n: runs[n][0].left), runs, drawn) if len(row) > 1 else ():
            into[right] = into.get(left, left)
        row = [at]
    if not into:
        return runs
    members: dict[int, list[int]] = {}
    for at in range(len(runs)):
        members.setdefault(into.get(at, at), []).append(at)
    first = {min(group): group for group in members.values()}
    return [
        [span for n in sorted(first[at], key=lambda n: runs[n][0].left) for span in runs[n]] for at in sorted(first)
    ]


def _neighbours(row: Sequence[int], runs: Sequence[Run], drawn: Drawn) -> Iterator[tuple[int, int]]:
    for left, right in pairwise(row):
        one, other = runs[left][-1], runs[right][0]
        em = max(one.height, other.height)
        # a headline that hangs over its column may end close to the next one's line: of that the size is another
        most = _PHRASE if min(one.size, other.size) >= _ONE_SIZE * max(one.size, other.size) else _WORD
        near = _beside(one, other) and -_TIGHT * em <= other.left - one.right <= most * em
        if near and not (drawn.upright and _is_ruled(drawn, one, other, em)):
            yield left, right


def _middle(run: Run) -> float:
    return (run[0].top + run[0].bottom) / 2


def _line(run: Run) -> PageLine:
    if len(run) == 1:
        text, left, bottom, right, top, size, _, _, weight, _ = run[0]
        return PageLine(text, left, bottom, right, top, size or 1.0, False, weight)
    longest = max(run, key=lambda span: len(span.text))
    size = longest.size or 1.0
    texts, lefts, bottoms, rights, tops, _, _, _, weights, _ = zip(*run, strict=True)
    weight = max(weights)
    if weight != min(weights):  # of Han alone: figures and Latin have a font of their own
        of_han = [weight for text, weight in zip(texts, weights, strict=True) if text > "\u3100"]
        weight = min(of_han or weights)
    return PageLine(_text(run, size), min(lefts), min(bottoms), max(rights), max(tops), size, False, weight)


def _text(run: Run, size: float) -> str:
    """The letters as text, a blank where more paper shows than between the others of the line and no blank was drawn."""
    gaps = [right.left - left.right for left, right in pairwise(run)]
    if max(gaps) <= _WORD * size:
        return "".join([span.text for span in run])
    inside = [span.step for span in run for _ in span.text[1:]]
    usual = max(0.0, median(gaps + inside))
    parts = [run[0].text]
    for (left, right), gap in zip(pairwise(run), gaps, strict=True):
        mixed = left.text[-1].isascii() != right.text[0].isascii()
        if gap - usual > (_PHRASE if mixed else _WORD) * size and not (left.is_blank or right.is_blank):
            parts.append(" ")
        parts.append(right.text)
    return "".join(parts)
